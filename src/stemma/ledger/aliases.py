"""Other names of one body: from the editable table, from expanded acronyms, from texts that differ in the name only.

Two independent pieces of evidence make an alias, or one entry of the table `data/aliases.json`, or one of the user's own
(`by`).
Independent means: of two different kinds, or from two different pairs of documents.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files

from stemma.ledger.spellings import Skeleton, skeleton, spelt_alike
from stemma.ledger.wording import folded
from stemma.records import Document, Extraction, Passage

_ACRONYM = re.compile(r"\((?:the\s)?([A-Z][A-Za-z]?[A-Z]{1,6})\)")
_CAPITALISED = re.compile(r"[^\W\d_][^\W_]*(?:[-'’][^\W\d_]+)*")
_SMALL_WORDS = frozenset(["al", "and", "de", "des", "du", "for", "in", "of", "on", "or", "the", "to"])
_LONGEST_ALIGNED = 400
#: Edited passages looked at for each report: two agreeing pairs prove an alias, forty reprints prove no more.
_ENOUGH_PASSAGES = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two names (folded) may be the same: the kind of evidence, its place, and words for a reader."""

    one: str
    other: str
    kind: str
    place: str
    text: str


Aliases = tuple[tuple[str, ...], ...]
"""A user's own lists of names, one a body, its usual name first."""


class UsualNames:
    """The usual names of bodies: those of the editable table, and before them the user's own."""

    def __init__(self, own: Aliases) -> None:
        self.own = own
        shipped = json.loads((files("stemma") / "data" / "aliases.json").read_text(encoding="utf-8"))["bodies"]
        usual: dict[str, str] = {}
        for names in own:
            for name in names:
                usual.setdefault(folded(name), names[0])
        for names in shipped:
            said = next((usual[folded(name)] for name in names if folded(name) in usual), names[0])
            for name in names:
                usual.setdefault(folded(name), said)
        self.of: Mapping[str, str] = usual
        by_skeleton: dict[Skeleton, list[tuple[str, str]]] = defaultdict(list)
        for name, said in sorted(usual.items()):
            bones = skeleton(name)
            if bones is not None:
                by_skeleton[bones].append((name, said))
        self._by_skeleton = by_skeleton

    def spelt(self, key: str) -> str | None:
        """The usual name of the body that a folded name, or another spelling of it, stands for."""
        if key in self.of:
            return self.of[key]
        bones = skeleton(key)
        if bones is None:
            return None
        return next((usual for name, usual in self._by_skeleton.get(bones, ()) if spelt_alike(key, name)), None)


@lru_cache(maxsize=8)
def _with(own: Aliases) -> UsualNames:
    return UsualNames(own)


_IN_FORCE: ContextVar[UsualNames | None] = ContextVar("usual names in force", default=None)


@contextmanager
def by(own: Aliases) -> Iterator[None]:
    """Put the user's own aliases in force while this lasts, before those of the table."""
    before = _IN_FORCE.set(_with(own))
    try:
        yield
    finally:
        _IN_FORCE.reset(before)


def names_in_force() -> UsualNames:
    """What is asked for usual names here; the same object for the same aliases, so that it can key a cache."""
    return _IN_FORCE.get() or _with(())


def usual_names() -> Mapping[str, str]:
    """Folded name -> usual name of the body."""
    return names_in_force().of


def usual_name(key: str) -> str | None:
    """The usual name of the body that a folded name, or another spelling of it, stands for in the tables."""
    return _usual_name(names_in_force(), key)


@lru_cache(maxsize=1 << 14)
def _usual_name(names: UsualNames, key: str) -> str | None:
    return names.spelt(key)


def told(own: Aliases) -> str:
    """The user's aliases in words, as a ledger notes them: "Marlow Board = the MB; Senn Guard = SG"."""
    return "; ".join(" = ".join(names) for names in own)


def read_told(text: str) -> Aliases:
    """The aliases that a ledger noted."""
    return tuple(tuple(names.split(" = ")) for names in text.split("; ") if names)


def expanded_acronyms(document: Document) -> Iterable[Evidence]:
    """ "Relief Board of Velmora (RBV)": the letters in brackets start the words before them, small words aside."""
    for match in _ACRONYM.finditer(document.text):
        letters = match.group(1).upper()
        before = document.text[max(0, match.start() - 120) : match.start()]
        words = _CAPITALISED.findall(before)[-len(letters) * 2 - 2 :]
        for first in range(len(words)):
            name = words[first:]
            initials = "".join(word[0].upper() for word in name if word.casefold() not in _SMALL_WORDS)
            if initials == letters and name[0][0].isupper():
                full = " ".join(name)
                yield Evidence(
                    folded(full),
                    folded(match.group(1)),
                    "acronym",
                    document.id,
                    f"{full} ({match.group(1)}) in {document.id}",
                )
                break


def aligned_names(passages: Sequence[Passage], extractions: Mapping[str, Extraction]) -> Iterable[Evidence]:
    """Two versions of one passage that differ, at some place, in one name only."""
    taken: Counter[str] = Counter()
    for passage in sorted(passages, key=lambda p: p.id):
        if passage.edge == "verbatim" or passage.stock or passage.words > _LONGEST_ALIGNED:
            continue
        if taken[passage.a.document] >= _ENOUGH_PASSAGES and taken[passage.b.document] >= _ENOUGH_PASSAGES:
            continue
        taken.update((passage.a.document, passage.b.document))
        one, other = extractions.get(passage.a.document), extractions.get(passage.b.document)
        if one is None or other is None:
            continue
        left = _tokens(one.document.text[passage.a.start : passage.a.end])
        right = _tokens(other.document.text[passage.b.start : passage.b.end])
        if len(left) > _LONGEST_ALIGNED or len(right) > _LONGEST_ALIGNED:
            continue
        for op, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            a, b = " ".join(left[i1:i2]), " ".join(right[j1:j2])
            if op == "replace" and i2 - i1 <= 4 and j2 - j1 <= 4 and a[:1].isupper() and b[:1].isupper():
                place = "/".join(sorted((passage.a.document, passage.b.document)))
                yield Evidence(
                    folded(a),
                    folded(b),
                    "aligned",
                    place,
                    f"{a} and {b} stand at the same place of a text shared by {place}",
                )


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-'’]\w+)*", text)


def learnt_aliases(evidence: Iterable[Evidence]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Pairs of folded names with at least two independent pieces of evidence, and the evidence in words."""
    found: dict[tuple[str, str], set[tuple[str, str, str]]] = defaultdict(set)
    for piece in evidence:
        if piece.one != piece.other and piece.one and piece.other:
            pair = (min(piece.one, piece.other), max(piece.one, piece.other))
            found[pair].add((piece.kind, piece.place, piece.text))
    return {
        pair: tuple(sorted(text for _, _, text in pieces))
        for pair, pieces in sorted(found.items())
        if len({(kind, place) for kind, place, _ in pieces}) >= 2
    }
