"""Invented events, each told by several outlets in their own words, with what the language room would find."""

from __future__ import annotations

import datetime
import random

from stemma.records import Block, Document, Extraction, Name, Time, TimeInterval

#: The words that make an event, besides those of any news: people, places and matters of its own.
EVENTS = {
    "ferry": "Quellmar Ondine Lindqvar ferry fire engine sailors harbour burns rafts tugs breakwater Sarn fertiliser",
    "flood": "Maren Tolbeck dyke flood valley evacuated sandbags pumps barges Oduya shelters Velmora river crest",
    "trial": "Harrow Pellan court bribery minister verdict appeal contracts quarry judge Ostrelin sentence lawyer",
    "mine": "Brank Kessum shaft miners collapse gallery drilling rescuers oxygen Ildra seam tremor shift union",
}
NAMES = {
    "ferry": ("Quellmar", "Ondine", "Tove Lindqvar", "Sarn"),
    "flood": ("Maren", "Tolbeck", "Amaia Oduya", "Velmora"),
    "trial": ("Pellan", "Ostrelin", "Harrow"),
    "mine": ("Brank", "Kessum", "Ildra"),
}
_EVERYDAY = [
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
    "said",
    "that",
    "who",
]


def telling(event: str, seed: int, length: int = 110) -> str:
    """One outlet's telling of an event: its words in an order of its own, among everyday and other words."""
    pick = random.Random(f"{event} {seed}")
    own = EVENTS[event].split()

    def word() -> str:
        chance = pick.random()
        if chance < 0.35:
            return pick.choice(own)
        if chance < 0.7:
            return pick.choice(_EVERYDAY)
        return "".join(pick.choice("bdfgklmnprtvz") + pick.choice("aeiou") for _ in range(3))

    return " ".join(word() for _ in range(length)).capitalize() + "."


def extraction(
    id: str,
    text: str,
    *,
    title: str | None = None,
    published: datetime.date | None = None,
    foreign: str = "",
    names: tuple[str, ...] = (),
    days: tuple[datetime.date, ...] = (),
    story: str | None = None,
    status: str = "ok",
) -> Extraction:
    """A report with a body, perhaps an article spliced on, and the names that stand in its text."""
    blocks = [Block(id, 0, len(text), "body")] if text else []
    if foreign:
        blocks.append(Block(id, len(text), len(text) + len(foreign), "foreign"))
        text += foreign
    when = TimeInterval(published, published, "given") if published else None
    found = tuple(Name(id, at, at + len(name), name, "other", name) for name in names if (at := text.find(name)) >= 0)
    times = tuple(Time(id, 0, 1, str(day), TimeInterval(day, day, "in the text"), "none") for day in days)
    document = Document(
        id, text, "", title=title, published=when, blocks=tuple(blocks), story=story,
        status=status,  # type: ignore[arg-type]
    )  # fmt: skip
    return Extraction(document, names=found, times=times)


def reports(event: str, count: int, published: datetime.date | None = None, prefix: str = "") -> list[Extraction]:
    """`count` independent reports of one event."""
    return [
        extraction(
            f"{prefix}{event}-{k}", telling(event, k), title=f"{NAMES[event][0]} {event} report {k}",
            published=published, names=NAMES[event],
        )
        for k in range(count)
    ]  # fmt: skip
