"""Invented reports, and the things that happen to a text on its way from outlet to outlet."""

from __future__ import annotations

import random
from collections.abc import Sequence

from stemma.records import Block, Credit, Document, Story, TimeInterval

#: A wire on an invented accident: narration, one quotation, figures.
WIRE = (
    "Rescue crews in the port of Quellmar pulled eleven sailors from the burning ferry Ondine on Tuesday night.",
    "The vessel had left the island of Sarn an hour earlier with a cargo of fertiliser and forty passengers.",
    "Harbour master Tove Lindqvar said the fire broke out in the engine room and spread within minutes.",
    '"We heard two dull blasts and then the whole stern was glowing, and nobody on the quay knew how many were aboard," '
    "Lindqvar told reporters at the pier.",
    "Six of the rescued were flown to a burns clinic in Harrowgate, where doctors described their state as stable.",
    "The shipping line Merrow Lines has withdrawn the sister vessel from service until inspectors have seen her valves.",
    "A fishing boat that was the first on the scene towed two rafts to the breakwater before the tugs arrived.",
    "Quellmar last saw a fire of this kind nineteen years ago, when a grain store burned for three days.",
)

_EVERYDAY = (
    "the",
    "of",
    "and",
    "in",
    "to",
    "with",
    "a",
    "for",
    "on",
    "at",
    "by",
    "from",
    "was",
    "were",
    "after",
    "had",
)


def filler(seed: int, sentences: int) -> str:
    """Background that shares everyday words with other background, and no running text."""
    pick = random.Random(seed)

    def word() -> str:
        return "".join(pick.choice("bdfgklmnprstvz") + pick.choice("aeiou") for _ in range(pick.randint(2, 4)))

    out = []
    for _ in range(sentences):
        words = [word() if pick.random() < 0.6 else pick.choice(_EVERYDAY) for _ in range(pick.randint(8, 16))]
        out.append(" ".join(words).capitalize() + ".")
    return " ".join(out)


def edited(text: str, rate: float, seed: int = 1) -> str:
    """The text with so many of its words replaced, dropped or preceded by another."""
    pick = random.Random(seed)
    out = []
    for word in text.split():
        chance = pick.random()
        if chance < rate * 0.6:
            out.append(f"zeb{pick.randint(0, 999)}")
        elif chance >= rate * 0.8:
            out += [f"quo{pick.randint(0, 999)}", word] if chance < rate else [word]
    return " ".join(out)


def document(
    id: str,
    text: str,
    *,
    kinds: Sequence[tuple[str, str]] = (),
    outlet: str | None = None,
    credits: Sequence[str] = (),
    published: TimeInterval | None = None,
) -> Document:
    """A document of `text`, or of the (kind, text) parts in `kinds`; credits are agencies named at its end."""
    blocks: list[Block] = []
    if kinds:
        text = ""
        for kind, part in kinds:
            blocks.append(Block(id, len(text), len(text) + len(part) + 1, kind))  # type: ignore[arg-type]
            text += part + "\n"
    given = tuple(Credit(agency, len(text), len(text)) for agency in credits)
    return Document(id, text, "", outlet=outlet, credits=given, blocks=tuple(blocks), published=published)


def story(*documents: Document) -> Story:
    ids = tuple(one.id for one in documents)
    return Story("story-1", "", ids, (), None, None, "storyline-1")
