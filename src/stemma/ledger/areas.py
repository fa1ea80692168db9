"""Which place lies in which: a village in a province in a country, by the gazetteer and by what the reports say.

A place beside a figure is either where it happened or what it is for, and words do not tell: "two killed in Arles" and
"three killed in France" may be one event.  So a smaller place sets a figure apart from that of a larger one only where
some report gives both, for both places, of one thing: "5,000 across the province, 2,600 in one district".
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.language.gazetteer import place, within
from stemma.language.lexicon import FUNCTION_WORDS
from stemma.ledger.drafts import Draft
from stemma.ledger.mentions import Mention
from stemma.ledger.questions import differences
from stemma.ledger.values import overlap
from stemma.ledger.wording import folded

Lie = Literal["in", "around", "apart"]

#: Kinds of place from small to large; those of one line may hold one another, and say nothing.
_LEVELS: Mapping[str, int] = {
    word: level
    for level, words in enumerate(
        (
            "hamlet neighborhood neighbourhood quarter suburb village",
            "borough city municipality parish town",
            "canton county district prefecture",
            "governorate province region state",
            "country republic",
        )
    )
    for word in words.split()
}
_KINDS = "|".join(sorted(_LEVELS))
_NAME = r"[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2}"
_KIND_OF = re.compile(rf"\b({_KINDS})\s+of\s+({_NAME})")
_NAME_KIND = re.compile(rf"({_NAME})\s+({_KINDS})\b")
_IN = re.compile(rf"({_NAME}),?\s+in\s+(?:the\s+)?(?:(?:{_KINDS})\s+of\s+)?({_NAME})")
#: Figures with a place in one report that are compared with one another.
_COMPARED = 40


@dataclass(frozen=True, slots=True)
class Atlas:
    """Places as the reports of one story tell them; all names folded."""

    levels: Mapping[str, int]
    inside: frozenset[tuple[str, str]]

    def lies(self, a: str, b: str) -> Lie | None:
        """How place `a` lies to place `b`; None when nobody says.

        The words of the reports come first, then the gazetteer, then the kinds: a district lies in the only province told.
        """
        if a == b:
            return None
        if (a, b) in self.inside:
            return "in"
        if (b, a) in self.inside:
            return "around"
        one, other = place(a), place(b)
        if one is not None and other is not None and a not in self.levels and b not in self.levels:
            if within(one, other)[0]:
                return "in"
            if within(other, one)[0]:
                return "around"
            return "apart"
        left, right = self.levels.get(a), self.levels.get(b)
        if left is None or right is None:
            return None
        if left == right:
            return "apart"
        large = max(left, right)
        if sum(level == large for level in self.levels.values()) != 1:
            return None
        return "in" if left < right else "around"


#: Of reports that say nothing of their places.
NO_ATLAS = Atlas({}, frozenset())


def build_atlas(texts: Iterable[str]) -> Atlas:
    """What the reports of a story say of their places: "the district of Brannock", "Dorrin, in Maravel"."""
    levels: dict[str, int] = {}
    inside: set[tuple[str, str]] = set()
    for text in texts:
        told = [*_KIND_OF.findall(text), *((kind, name) for name, kind in _NAME_KIND.findall(text))]
        for kind, name in told:
            if folded(name) not in FUNCTION_WORDS:  # "The province"
                levels.setdefault(folded(name), _LEVELS[kind])
        for small, large in _IN.findall(text):
            inside.add((folded(small), folded(large)))
    return Atlas(levels, frozenset(pair for pair in inside if pair[0] in levels and pair[1] in levels))


def told_apart(drafts: Sequence[Draft], atlas: Atlas) -> frozenset[frozenset[str]]:
    """Pairs of places for which one report gives figures of one thing that cannot be of one area."""
    in_report: dict[str, list[Mention]] = defaultdict(list)
    for draft in drafts:
        for mention in draft.mentions:
            if mention.question.places and not mention.headline:
                in_report[mention.document].append(mention)
    found = set()
    for mentions in in_report.values():
        for a, b in itertools.combinations(mentions[:_COMPARED], 2):
            if overlap(a.value, b.value) or differences(a.question, b.question, same_figure=False):
                continue
            for x, y in itertools.product(sorted(a.question.places), sorted(b.question.places)):
                if x not in b.question.places and y not in a.question.places and atlas.lies(x, y) is not None:
                    found.add(frozenset((x, y)))
    return frozenset(found)


def lie_of(a: Draft, b: Draft, atlas: Atlas, apart: frozenset[frozenset[str]]) -> Lie | None:
    """How the area of one claim lies to that of another, where reports tell the areas apart; None when they do not."""
    one = frozenset().union(*(q.places for q in a.questions))
    other = frozenset().union(*(q.places for q in b.questions))
    if not one or not other or one & other:
        return None
    found = {atlas.lies(x, y) for x in one for y in other if frozenset((x, y)) in apart}
    return found.pop() if len(found) == 1 else None
