"""What is kept of a unit for grouping: small, without its text, and enough to compare it with any other.

A sketch can be stored and read back, so that a later run compares new reports with known ones without their texts.
"""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from stemma.engines import Engine
from stemma.records import Segment, TimeInterval
from stemma.stories.slots import Slots, back_of, day_of, slots_of
from stemma.stories.terms import Counts, counts_of_all
from stemma.stories.units import Unit

#: Characters of a text that are kept to name a story without a headline.
OPENING = 360


@dataclass(frozen=True, slots=True)
class Sketch:
    """One main segment (`main`) or one spliced article: where it is, when it was told, and the slots it fills.

    `length`: characters told.  `given`: the story that the input names.  `day`, `back`: see `stemma.stories.slots`.
    """

    document: str
    main: bool
    segments: tuple[Segment, ...]
    title: str
    opening: str
    length: int
    outlet: str | None
    given: str | None
    published: TimeInterval | None
    not_before: datetime.date | None
    day: datetime.date | None
    back: tuple[tuple[datetime.date, datetime.date], ...]
    slots: Slots

    @property
    def key(self) -> tuple[str, int]:
        """Orders units and tells them apart."""
        return self.document, -1 if self.main else self.segments[0].start

    @classmethod
    def of(cls, unit: Unit) -> Sketch:
        document = unit.extraction.document
        return cls(
            unit.document,
            unit.main,
            unit.segments,
            unit.title,
            " ".join(unit.told[:OPENING].split()),
            len(unit.told),
            document.outlet if unit.main else None,
            document.story if unit.main else None,
            unit.published,
            unit.not_before,
            day_of(unit),
            back_of(unit),
            slots_of(unit),
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sketch with the counts of its terms."""

    sketch: Sketch
    counts: Counts


def draw(units: Sequence[Unit], engine: Engine) -> Iterator[Drawn]:
    """Sketch and counts of each unit, in order."""
    for unit, counts in zip(units, counts_of_all(units, engine), strict=True):
        yield Drawn(Sketch.of(unit), counts)


def by_key(drawn: Iterable[Drawn]) -> list[Drawn]:
    return sorted(drawn, key=lambda one: one.sketch.key)


def packed(drawn: Sequence[Drawn]) -> bytes:
    """The sketches of one report as bytes, for a store: compressed MessagePack, or JSON where half a surrogate pair is held."""
    try:
        data = msgspec.msgpack.encode(drawn)
    except UnicodeEncodeError:
        data = json.dumps(msgspec.to_builtins(drawn)).encode("ascii")
    return zlib.compress(data, 1)


def unpacked(data: bytes) -> list[Drawn]:
    """From the bytes of `packed`."""
    plain = zlib.decompress(data)
    if plain.startswith(b"["):  # in MessagePack a number, and no list
        return msgspec.convert(json.loads(plain), list[Drawn], strict=False)
    return msgspec.msgpack.decode(plain, type=list[Drawn])
