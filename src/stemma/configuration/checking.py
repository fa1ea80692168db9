"""The text of a file into its values, or all that is wrong with it: which key, on which line, and what may stand there."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemma.configuration.keys import ANY, ENTRIES, KEYS, NAMES, TAKEN, Path

_HEADER = re.compile(r"\s*(\[\[?)\s*(?P<name>[^\]]+?)\s*\]")
_KEY = re.compile(r"""\s*(?P<name>(?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: `key` with dots, "" for the file as a whole; `line` from 1, None when it is not known."""

    where: str
    line: int | None
    key: str
    what: str

    def __str__(self) -> str:
        place = self.where if self.line is None else f"{self.where}, line {self.line}"
        return f"{place}: {f'{self.key} ' if self.key else ''}{self.what}"


class ConfigurationError(ValueError):
    """A configuration that cannot be used; `faults` are all that is wrong with it, the message is the first of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        more = f" (and {len(faults) - 1} more: `stemma config check` tells them)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")
        self.faults = tuple(faults)


def checked(text: str, where: str) -> dict[str, Any]:
    """The values of a file as TOML gives them, all of them allowed.  `where` names the file in messages.

    Raises:
        ConfigurationError: it is no TOML, or a key or value is wrong; has every fault.
    """
    try:
        given = tomllib.loads(text)
    except ValueError as problem:
        said = re.search(r"\(at line (\d+)", str(problem))
        line = int(said[1]) if said else max(1, len(text.splitlines()))
        what = re.sub(r"\s*\(at [^)]*\)$", "", str(problem))
        raise ConfigurationError([Fault(where, line, "", f"is no TOML: {what}")]) from None
    lines = _lines(text)
    faults = [Fault(where, _line(lines, path), ".".join(map(_quoted, path)), what) for path, what in _faults((), given)]
    if faults:
        raise ConfigurationError(sorted(faults, key=lambda fault: fault.line or 0))
    return given


def _faults(path: Path, table: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for name, value in table.items():
        here = (*path, name)
        if not path and name in ENTRIES:
            yield from _faults_of_entries(name, value)
            continue
        if path in NAMES and name not in NAMES[path]:
            yield here, f"is nothing to set{_suggested(name, list(NAMES[path]))}"
            continue
        if path in TAKEN and name in TAKEN[path]:
            yield here, "is the name of a published policy: choose another"
            continue
        key = next((KEYS[known] for known in KEYS if _is(known, here)), None)
        if key is not None:
            complaint = key.wrong(value)
            if complaint is not None:
                yield here, complaint
        elif any(_is(known[: len(here)], here) for known in KEYS):
            if not isinstance(value, dict):
                yield here, f"is a section: write [{'.'.join(here)}] and its keys below"
                continue
            if here[:2] == ("policies", "own") and len(here) == 3 and "order" not in value:
                yield here, 'needs a line such as: order = ["latest", "origins"]'
            yield from _faults(here, value)
        else:
            siblings = [known[len(path)] for known in KEYS if len(known) > len(path) and _is(known[: len(path)], path)]
            yield here, f"is nothing to set{_suggested(name, [*siblings, *([] if path else ENTRIES)])}"


def _faults_of_entries(name: str, entries: Any) -> Iterator[tuple[Path, str]]:
    keys = ENTRIES[name]
    first = next(iter(keys))
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield (name,), f"is a list of entries: write [[{name}]] and below it {first} = ..."
        return
    seen: dict[str, int] = {}
    for number, entry in enumerate(entries, 1):
        here = (name, str(number))
        if first not in entry:
            yield here, f"has no {first}"
        for field, value in entry.items():
            if field not in keys:
                yield (*here, field), f"is nothing to set{_suggested(field, list(keys))}"
                continue
            complaint = keys[field].wrong(value)
            if complaint is not None:
                yield (*here, field), complaint
            elif name == "alias":
                for one in {" ".join(str(one).casefold().split()) for one in value}:
                    if one in seen:
                        yield (
                            (*here, field),
                            f"has {one!r}, which alias {seen[one]} has too: a name stands for one body",
                        )
                    seen.setdefault(one, number)


def _is(known: Sequence[str], path: Sequence[str]) -> bool:
    return len(known) == len(path) and all(one in (ANY, other) for one, other in zip(known, path, strict=True))


def _suggested(name: str, names: Sequence[str]) -> str:
    names = list(dict.fromkeys(one for one in names if one != ANY))
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(names)}" if names else ""


def _quoted(part: str) -> str:
    return part if re.fullmatch(r"[\w-]+", part) else f'"{part}"'


def _lines(text: str) -> dict[Path, int]:
    """Where each key is written, as far as one sees it line by line; entries of a list are numbered from 1."""
    found: dict[Path, int] = {}
    section: Path = ()
    counted: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header is not None:
            section = _parts(header["name"])
            if header[1] == "[[":
                counted[section] = counted.get(section, 0) + 1
                section = (*section, str(counted[section]))
            found.setdefault(section, number)
            continue
        key = _KEY.match(line)
        if key is not None:
            found.setdefault((*section, *_parts(key["name"])), number)
    return found


def _parts(name: str) -> Path:
    return tuple(double or single or bare for double, single, bare in _PART.findall(name))


def _line(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of the key, else of the nearest one around it."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), None)
