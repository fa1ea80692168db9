"""What there is to set, key by key: what each may hold, and what to say when it holds something else."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from stemma.claims.vague import CONVENTION
from stemma.ledger.policies import CODING, CRITERIA, POLICIES

#: Stands for any name in the path of a key.
ANY = "*"

Path = tuple[str, ...]
"""A key from the top of the file, such as ("hosts", "pause")."""


@dataclass(frozen=True, slots=True)
class Key:
    """One thing to set.  `wrong` gives the complaint about a value, None when it is right; `allowed` is for people."""

    allowed: str
    wrong: Callable[[Any], str | None]


def _if_not(right: Callable[[Any], bool], allowed: str) -> Key:
    return Key(allowed, lambda value: None if right(value) else f"is {_shown(value)}; it must be {allowed}")


def _shown(value: Any) -> str:
    text = repr(value) if not isinstance(value, bool) else str(value).lower()
    return text if len(text) <= 60 else f"{text[:57]}..."


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _seconds(value: Any) -> bool:
    return _number(value) and 0 <= value <= 3600


def _annotator(value: Any) -> bool:
    return value in ("trained", "rules") or (_text(value) and value.startswith("spacy:") and len(value) > 6)


def _count(least: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= least


def _interval(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_number, value)) and 0 <= value[0] < value[1]


def _order(value: Any) -> str | None:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        return f"is {_shown(value)}; it must be a list of criteria: {', '.join(CRITERIA)}"
    unknown = next((one for one in value if one not in CRITERIA), None)
    return f"has no criterion {unknown!r}; there are {', '.join(CRITERIA)}" if unknown is not None else None


def _alias(value: Any) -> str | None:
    if not _texts(value) or len(value) < 2:
        return f"is {_shown(value)}; it must be a list of two or more names, the usual one first"
    for name in value:
        if not any(sign.isupper() for sign in name):
            return (
                f"has {name!r}, which is no name: it needs a capital (what “the board” is, the reports of a story tell)"
            )
        if " = " in name or "; " in name:
            return f"has {name!r}; a name holds neither “ = ” nor “; ”"
    return None


_LIST_OF_NAMES = _if_not(_texts, "a list of names")

#: Every key of a file, in the order in which `stemma config show` tells them.
KEYS: Mapping[Path, Key] = {
    ("annotator",): _if_not(_annotator, '"trained", "rules" or "spacy:NAME" of a pipeline that is installed'),
    ("ages",): _if_not(lambda value: isinstance(value, bool), "true or false"),
    ("workers",): _if_not(_count(1), "a whole number from 1"),
    ("policies", "preferred"): _if_not(_text, f"the name of a policy: {', '.join(POLICIES)}, or one of [policies.own]"),
    ("policies", "coding"): _if_not(lambda value: value in CODING, f"one of {', '.join(CODING)}"),
    ("policies", "own", ANY, "order"): Key(f"a list of {', '.join(CRITERIA)}", _order),
    ("policies", "own", ANY, "why"): _if_not(_text, "text"),
    ("vague-words", ANY): _if_not(_interval, "two numbers, [lower, upper], the lower end below the upper"),
    ("hosts", "pause"): _if_not(_seconds, "seconds, 0 to 3600"),
    ("hosts", "pauses", ANY): _if_not(_seconds, "seconds, 0 to 3600"),
    ("hosts", "max-pages"): _if_not(_count(0), "a whole number from 0"),
    ("hosts", "user-agent"): _if_not(lambda value: _text(value) and value.isascii(), "plain ASCII text"),
    ("hosts", "allow"): _if_not(_texts, "a list of host names"),
}  # fmt: skip

#: Lists of tables, `[[alias]]` and `[[outlet]]`: the keys of one entry.  The first must be there.
ENTRIES: Mapping[str, Mapping[str, Key]] = {
    "alias": {"names": Key("two or more names, the usual one first", _alias)},
    "outlet": {
        "name": _if_not(_text, "a name"),
        "sites": _LIST_OF_NAMES,
        "also": _LIST_OF_NAMES,
        "publisher": _if_not(_text, "a name"),
    },
}

#: Names that stand for `ANY` in a path, where not every name will do.
NAMES: Mapping[Path, Mapping[str, Any]] = {("vague-words",): CONVENTION}

#: Names that are taken: a policy of one's own cannot be called as a published one.
TAKEN: Mapping[Path, Mapping[str, Any]] = {("policies", "own"): POLICIES}
