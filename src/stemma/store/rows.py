"""Records as rows and back: the key columns of each table, and the whole record as JSON."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Table

from stemma.records import (
    Assertion,
    Claim,
    Document,
    Entity,
    Extraction,
    Finding,
    Independence,
    Lineage,
    Name,
    Origin,
    Passage,
    Predication,
    Quantity,
    Relation,
    Series,
    SpeaksFor,
    Statement,
    Story,
    Time,
    TimeInterval,
    Toll,
    Utterance,
)
from stemma.store import schema

Row = dict[str, Any]
R = TypeVar("R")


def to_json(record: object) -> str:
    """A record as JSON; half surrogate pairs become escapes, so that any text can be stored."""
    try:
        return msgspec.json.encode(record).decode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(record))


def from_json(text: str, kind: type[R]) -> R:
    """The record that `to_json` was given."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:  # a half surrogate pair: the standard library reads it
        return msgspec.convert(json.loads(text), kind, strict=False)


def seal(record: str) -> str:
    """The digest of a record as it is written: 128 bits of SHA-256, hexadecimal."""
    return hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True)
class Shelf(Generic[R]):
    """One table with the record it holds: `field` is its name in `Extraction` or `Ledger`."""

    field: str
    table: Table
    kind: type[R]
    columns: Callable[[R], Row]

    def row(self, position: int, record: R) -> Row:
        written = to_json(record)
        row = {**self.columns(record), "position": position, "record": written}
        return {**row, "digest": seal(written)} if "digest" in self.table.c else row

    def record(self, text: str) -> R:
        return from_json(text, self.kind)


#: Fields in which the records of all reports say the same again and again.
_REPEATED = ("document", "entity", "text")


def sharing(record: R, strings: dict[str, str]) -> R:
    """The record, with the one string that `strings` has for each of its own: a report has its id in every record."""
    for field in _REPEATED:
        value = getattr(record, field, None)
        if isinstance(value, str):
            object.__setattr__(record, field, strings.setdefault(value, value))  # an equal value: nothing changes
    return record


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _days(name: str, time: TimeInterval | None) -> Row:
    return {f"{name}_start": _iso(time.start if time else None), f"{name}_end": _iso(time.end if time else None)}


def _pick(*fields: str) -> Callable[[Any], Row]:
    """The columns that are fields of the record under the same name."""

    def columns(record: Any) -> Row:
        return {name: getattr(record, name) for name in fields}

    return columns


def _place(record: Any) -> Row:
    return {"document": record.document, "start_offset": record.start, "end_offset": record.end}


def _name(name: Name) -> Row:
    return {**_place(name), "text": name.text, "kind": name.kind, "entity": name.entity}


def _time(time: Time) -> Row:
    return {**_place(time), "text": time.text, "anchor": time.anchor, **_days("value", time.value)}


_quantity_fields = _pick("id", "surface", "form", "amount", "lower", "upper", "unit", "measure", "polarity", "block")


def _quantity(quantity: Quantity) -> Row:
    return {
        **_place(quantity),
        **_quantity_fields(quantity),
        **_days("as_of", quantity.as_of),
        "thing": quantity.thing.label if quantity.thing else None,
        "asserted_by": quantity.attribution[0].name if quantity.attribution else None,
    }


def _statement(statement: Statement) -> Row:
    return {
        "document": statement.document,
        "start_offset": statement.content[0].start if statement.content else None,
        "end_offset": statement.content[-1].end if statement.content else None,
        "speaker": statement.speaker.name if statement.speaker else None,
        **_pick("id", "mode", "act", "block")(statement),
        **_days("said", statement.said),
    }


def _passage(passage: Passage) -> Row:
    return {
        **_pick("id", "edge", "similarity", "stock")(passage),
        "a_document": passage.a.document,
        "a_start": passage.a.start,
        "a_end": passage.a.end,
        "b_document": passage.b.document,
        "b_start": passage.b.start,
        "b_end": passage.b.end,
    }


def _story(story: Story) -> Row:
    return {
        **_pick("id", "title", "storyline")(story),
        "start_date": _iso(story.start),
        "end_date": _iso(story.end),
    }


def _utterance(utterance: Utterance) -> Row:
    return {
        **_pick("id", "story")(utterance),
        "speaker": utterance.speaker.name if utterance.speaker else None,
        **_days("said", utterance.said),
    }


def _predication(predication: Predication) -> Row:
    return {
        **_place(predication),
        **_pick("id", "predicate", "polarity", "statement", "block")(predication),
        "asserted_by": predication.attribution[0].name if predication.attribution else None,
    }


def _bounds(counts: Independence) -> Row:
    return {
        f"{name}_{end}": getattr(getattr(counts, name), end)
        for name in ("texts", "origins", "utterances", "asserters")
        for end in ("low", "high")
    }


_assertion_fields = _pick("id", "story", "proposition", "predicate", "polarity", "rank", "rank_reason", "confidence")


def _assertion(assertion: Assertion) -> Row:
    return {**_assertion_fields(assertion), **_days("as_of", assertion.as_of), **_bounds(assertion.independence)}


def _claim(claim: Claim) -> Row:
    return {
        **_pick("id", "kind", "story", "series", "proposition", "polarity", "rank", "rank_reason", "confidence")(claim),
        **_pick("form", "lower", "upper", "unit")(claim.value),
        **_days("as_of", claim.as_of),
        **_bounds(claim.independence),
    }


def _toll(toll: Toll) -> Row:
    figures = {"killed": toll.killed, "injured": toll.injured, "missing": toll.missing}
    bounds = {
        f"{name}_{end}": getattr(figure, end) for name, figure in figures.items() for end in ("best", "lower", "upper")
    }
    return {**_pick("story", "policy")(toll), **bounds}


_relation = _pick("a", "b", "kind", "cause", "rule", "reason", "confidence")

#: What one document gives.  The rows of `speaks_for` do not know their document: the store adds it.
EXTRACTION_SHELVES: tuple[Shelf[Any], ...] = (
    Shelf("names", schema.names, Name, _name),
    Shelf("times", schema.times, Time, _time),
    Shelf("quantities", schema.quantities, Quantity, _quantity),
    Shelf("statements", schema.statements, Statement, _statement),
    Shelf("speaks_for", schema.speaks_for, SpeaksFor, _pick("person", "body", "reason")),
    Shelf("predications", schema.predications, Predication, _predication),
)

#: What the documents give together.
LEDGER_SHELVES: tuple[Shelf[Any], ...] = (
    Shelf("passages", schema.passages, Passage, _passage),
    Shelf("stories", schema.stories, Story, _story),
    Shelf("lineages", schema.lineages, Lineage, _pick("source", "target", "confidence", "directed")),
    Shelf("origins", schema.origins, Origin, _pick("id", "story", "kind", "name")),
    Shelf("entities", schema.entities, Entity, _pick("id", "kind", "name", "speaks_for")),
    Shelf("utterances", schema.utterances, Utterance, _utterance),
    Shelf("claims", schema.claims, Claim, _claim),
    Shelf("relations", schema.relations, Relation, _relation),
    Shelf("assertions", schema.assertions, Assertion, _assertion),
    Shelf("assertion_relations", schema.assertion_relations, Relation, _relation),
    Shelf("series", schema.series, Series, _pick("id", "thing", "role", "measure", "unit", "preferred")),
    Shelf("findings", schema.findings, Finding, _pick("id", "kind", "text")),
    Shelf("tolls", schema.tolls, Toll, _toll),
)


#: By what records come in order where a ledger was made in parts: the same order as of one made at once.
_ORDER: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("passages", "stories", "entities", "utterances"), attrgetter("id")),
    **dict.fromkeys(("origins", "claims", "tolls", "assertions"), attrgetter("story")),
    **dict.fromkeys(("relations", "assertion_relations"), attrgetter("a", "b")),
    "series": attrgetter("stories"),
}


def in_order(field: str, records: list[R]) -> tuple[R, ...]:
    """The records as the ledger has them, from those in order of their positions."""
    return tuple(sorted(records, key=_ORDER[field]) if field in _ORDER else records)


def document_row(document: Document) -> Row:
    """The document's columns.  Its record leaves the text out: the column `text` has it."""
    bare = msgspec.to_builtins(document)
    del bare["text"]
    return {
        **_pick("id", "sha256", "path", "url", "title", "outlet", "language", "status", "error", "story", "text")(
            document
        ),
        **_days("published", document.published),
        "record": json.dumps(bare),
    }


def document_record(record: str, text: str) -> Document:
    return msgspec.convert({**json.loads(record), "text": text}, Document)


def whole_record(extraction: Extraction) -> str:
    """All of an extraction in one piece of JSON, without the text."""
    bare = msgspec.to_builtins(extraction)
    del bare["document"]["text"]
    return json.dumps(bare)


def whole_extraction(record: str, text: str) -> Extraction:
    bare = json.loads(record)
    bare["document"]["text"] = text
    return msgspec.convert(bare, Extraction)
