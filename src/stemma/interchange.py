"""Records as the public JSON Lines: one plain dictionary a record, each with a `type`.

The names are a contract: fields may be added, none renamed.  Offsets are code points into the
canonical text; dates are ISO 8601; a time is `{"start", "end", "basis"}` with null for an open end,
and null altogether when neither end is known (then `*_partial` says what the words do tell).
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from stemma.records import (
    Assertion,
    Claim,
    Count,
    Decision,
    Document,
    Entity,
    Extraction,
    Finding,
    Ledger,
    Lineage,
    Origin,
    Outcome,
    Passage,
    Quantity,
    Relation,
    Series,
    Statement,
    Story,
    Time,
    TimeInterval,
    Toll,
    Utterance,
    Verification,
)

Record = dict[str, Any]


def to_line(record: Record) -> str:
    """One JSON line, without the newline.  Lone surrogates are written as escapes, so any text survives."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(record, separators=(",", ":"))
    return text


def time_json(time: TimeInterval | None) -> Record | None:
    """A time as JSON; null when neither end is known, because then there is nothing to compare with."""
    if time is None or not time.known:
        return None
    out: Record = {
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
        "basis": time.basis,
    }
    if time.start_offset is not None:
        out["start_offset"], out["end_offset"] = time.start_offset, time.end_offset
    return out


def plain(value: Any) -> Any:
    """Records, tuples and dates as JSON values, field by field."""
    if isinstance(value, TimeInterval):
        return time_json(value)
    if isinstance(value, Count):
        return [value.low, value.high]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def _typed(kind: str, record: object) -> Record:
    return {"type": kind, **plain(record)}


def document_json(document: Document, with_text: bool = False) -> Record:
    out = _typed("document", document)
    del out["blocks"]
    out["date_evidence"] = [time for time in out["date_evidence"] if time is not None]
    if not with_text:
        del out["text"]
    return out


def _partial(out: Record, name: str, time: TimeInterval | None) -> Record:
    if time is not None and not time.known and time.partial:
        out[f"{name}_partial"] = time.partial
    return out


def quantity_json(quantity: Quantity) -> Record:
    return _partial(_typed("quantity", quantity), "as_of", quantity.as_of)


def statement_json(statement: Statement) -> Record:
    return _partial(_typed("statement", statement), "said", statement.said)


def time_record_json(time: Time) -> Record:
    return _partial(_typed("time", time), "value", time.value)


def records_of_extraction(extraction: Extraction, with_text: bool = False) -> Iterator[Record]:
    """All records of one document, in the order document, blocks, quantities, statements, predications, times, names."""
    yield document_json(extraction.document, with_text)
    for block in extraction.document.blocks:
        yield _typed("block", block)
    for quantity in extraction.quantities:
        yield quantity_json(quantity)
    for statement in extraction.statements:
        yield statement_json(statement)
    for predication in extraction.predications:
        yield _partial(_typed("predication", predication), "as_of", predication.as_of)
    for time in extraction.times:
        yield time_record_json(time)
    for name in extraction.names:
        yield _typed("name", name)


def passage_json(passage: Passage) -> Record:
    return _typed("passage", passage)


def lineage_json(lineage: Lineage) -> Record:
    out = _typed("lineage", lineage)
    out["from"], out["to"] = out.pop("source"), out.pop("target")
    return out


def origin_json(origin: Origin) -> Record:
    return _typed("origin", origin)


def story_json(story: Story) -> Record:
    return _typed("story", story)


def utterance_json(utterance: Utterance) -> Record:
    return _partial(_typed("utterance", utterance), "said", utterance.said)


def entity_json(entity: Entity) -> Record:
    return _typed("entity", entity)


def claim_json(claim: Claim) -> Record:
    return _partial(_typed("claim", claim), "as_of", claim.as_of)


#: What a claim of kind "assertion" has in the place of a value: the fields of one, none of them known.
_NO_VALUE: Record = dict.fromkeys(("form", "lower", "upper", "lower_closed", "upper_closed", "unit"))


def assertion_json(assertion: Assertion) -> Record:
    """A claim of kind "assertion": predicate and participants, where a figure has a value, quantities and a series.

    The fields of a figure are there too and empty, so that a reader of claims need not ask first.
    """
    told = _partial(_typed("claim", assertion), "as_of", assertion.as_of)
    scope = {"places": told["places"], "excludes": [], "includes": []}
    figure = {"value": dict(_NO_VALUE), "scope": scope, "quantities": [], "series": ""}
    return {"type": "claim", "id": told.pop("id"), "kind": "assertion", **figure, **told}


def relation_json(relation: Relation) -> Record:
    return _typed("relation", relation)


def series_json(series: Series) -> Record:
    return _typed("series", series)


def finding_json(finding: Finding) -> Record:
    return _typed("finding", finding)


def toll_json(toll: Toll) -> Record:
    return _typed("toll", toll)


def decision_json(decision: Decision, outcome: Outcome | None = None) -> Record:
    """An entry of the log; `outcome` is what became of it: state, reason and the ids of what it is about here."""
    out = _typed("decision", decision)
    out["outcome"] = None if outcome is None else {k: v for k, v in plain(outcome).items() if k != "sequence"}
    return out


def verification_json(verification: Verification) -> Record:
    """A verdict: the claim's text, the verdict and its reason, and each part with its evidence."""
    return _typed("verdict", verification)


def records_of_ledger(ledger: Ledger, with_text: bool = False) -> Iterator[Record]:
    """Every record of the ledger: first those of each document, then those across documents."""
    for extraction in ledger.extractions:
        yield from records_of_extraction(extraction, with_text)
    yield from map(passage_json, ledger.passages)
    yield from map(lineage_json, ledger.lineages)
    yield from map(origin_json, ledger.origins)
    yield from map(story_json, ledger.stories)
    yield from map(utterance_json, ledger.utterances)
    yield from map(entity_json, ledger.entities)
    yield from map(claim_json, ledger.claims)
    yield from map(assertion_json, ledger.assertions)
    yield from map(relation_json, ledger.relations)
    yield from map(relation_json, ledger.assertion_relations)
    yield from map(series_json, ledger.series)
    yield from map(finding_json, ledger.findings)
    yield from map(toll_json, ledger.tolls)
    outcomes = {outcome.sequence: outcome for outcome in ledger.outcomes}
    yield from (decision_json(decision, outcomes.get(decision.sequence)) for decision in ledger.decisions)


def lines(records: Iterable[Record]) -> Iterator[str]:
    """JSON lines, each with its newline."""
    for record in records:
        yield to_line(record) + "\n"
