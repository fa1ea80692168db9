"""The tables of `ledger.sqlite`.

Every record has a row with its key columns, for people with a SQL prompt, and the whole of it as JSON
in `record`, which is what stemma itself reads back.  The meaning of every column is in the database
too: `SELECT * FROM dictionary`.

Offsets are code points into `documents.text`; `end_offset` is exclusive.  Dates are ISO 8601 text.
SQLite counts the characters of a text from 1: `substr(text, start_offset + 1, end_offset - start_offset)`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

#: Raised by one when a table changes shape.  A ledger with a higher number is for a newer program.
SCHEMA_VERSION = 2

metadata = MetaData()


class AnyText(TypeDecorator[str]):
    """Text that may hold half a surrogate pair (a broken JSON escape, a file name in an unknown encoding).

    UTF-8 cannot carry that, so such a value, and only such a one, is stored as bytes.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> Any:
        if value is None or value.isascii():
            return value
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: Any, dialect: Any) -> str | None:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _text(name: str, meaning: str, **options: Any) -> Column[str]:
    return Column(name, AnyText, comment=meaning, **options)


def _number(name: str, meaning: str) -> Column[float]:
    return Column(name, Float, comment=meaning)


def _count(name: str, meaning: str, **options: Any) -> Column[int]:
    return Column(name, Integer, comment=meaning, **options)


def _flag(name: str, meaning: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), comment=meaning)


def _record() -> Column[str]:
    return Column("record", Text, nullable=False, comment="the whole as JSON")


def _of_document(name: str, meaning: str, *columns: Column[Any]) -> Table:
    """A table of what one document gives: rows in the order of the text, replaced together with the document."""
    return Table(
        name,
        metadata,
        _text("document", "id of the document", primary_key=True),
        _count("position", "place in the document's list, from 0", primary_key=True, autoincrement=False),
        *columns,
        _record(),
        comment=meaning,
    )


def _of_ledger(name: str, meaning: str, *columns: Column[Any]) -> Table:
    """A table of what the documents give together: all of these are replaced at once."""
    return Table(
        name,
        metadata,
        _count("position", "place in the ledger's list, from 0", primary_key=True, autoincrement=False),
        *columns,
        _record(),
        comment=meaning,
    )


meta = Table(
    "meta",
    metadata,
    _text(
        "key",
        "schema_version, stemma_version, policy, group_by, ledger_of (what the ledger was made of)",
        primary_key=True,
    ),
    _text("value", "its value"),
    comment="what this file is and which program wrote it",
)

dictionary = Table(
    "dictionary",
    metadata,
    _text("table_name", "a table of this file", primary_key=True),
    _text("column_name", "one of its columns; empty for the table itself", primary_key=True),
    _text("meaning", "what it holds"),
    comment="the meaning of every table and column",
)

documents = Table(
    "documents",
    metadata,
    _text("id", "file name, address, or the id that was given", primary_key=True),
    _text("sha256", "of the bytes that were read"),
    _text(
        "stamp", "of the bytes and of what was given with them (title, outlet, date ...): read again when it differs"
    ),
    _text("location", "absolute path of a file; null for a record of a JSON Lines file"),
    _text("path", "path as given"),
    _text("url", "address"),
    _text("title", "headline"),
    _text("outlet", "who printed it"),
    _text("published_start", "first possible day of publication"),
    _text("published_end", "last possible day of publication"),
    _text("language", "ISO 639-1"),
    _text("status", "ok, empty or error"),
    _text("error", "why it could not be read"),
    _text("story", "the story that was given with it"),
    _text("text", "the canonical text; stored as bytes only if it holds half a surrogate pair"),
    _text("read_at", "when it was read, UTC"),
    _text("stemma_version", "the program that read it"),
    _record(),
    comment="one report each, as it was read last",
)

versions = Table(
    "versions",
    metadata,
    _count("sequence", "counts up", primary_key=True),
    _text("document", "id of the document"),
    _text("sha256", "of the bytes of this former version"),
    _text("text", "the canonical text of this former version"),
    _text("read_at", "when this version was read, UTC"),
    _text("replaced_at", "when another took its place, UTC"),
    _text("stemma_version", "the program that read it"),
    _record(),
    Index("versions_by_document", "document", "sha256"),
    comment="what documents said before they were read with another text; record is all that was found in it",
)

tombstones = Table(
    "tombstones",
    metadata,
    _count("sequence", "counts up", primary_key=True),
    _text("document", "id of a document that was removed"),
    _text("sha256", "of its bytes, or of those of a former version"),
    _text("reason", "why, as it was given"),
    _text("removed_at", "when, UTC"),
    comment="documents taken out for good: what has one of these ids or contents is not read in again",
)

names = _of_document(
    "names",
    "mentions of persons, organisations and places",
    _count("start_offset", "first character"),
    _count("end_offset", "character after the last"),
    _text("text", "as written"),
    _text("kind", "person, organisation, place or other"),
    _text("entity", "key shared by the mentions of one thing in the document"),
)

times = _of_document(
    "times",
    "expressions of time",
    _count("start_offset", "first character"),
    _count("end_offset", "character after the last"),
    _text("text", "as written"),
    _text("value_start", "first day"),
    _text("value_end", "last day"),
    _text("anchor", "what it is counted from: publication, utterance, text or none"),
)

quantities = _of_document(
    "quantities",
    "figures, each as an interval",
    _text("id", "made of the content"),
    _count("start_offset", "first character"),
    _count("end_offset", "character after the last"),
    _text("surface", "as written"),
    _text("form", "exact, approximate, less_than, range, vague ..."),
    _number("amount", "the figure, when there is one"),
    _number("lower", "lower bound, null when open"),
    _number("upper", "upper bound, null when open"),
    _text("unit", "null for counted things"),
    _text("thing", "what is counted, as written"),
    _text("measure", "stock, flow, cumulative, rate, money, size, share or unknown"),
    _text("as_of_start", "first day that the figure is for"),
    _text("as_of_end", "last day that the figure is for"),
    _text("polarity", "asserted, denied, questioned or hypothetical"),
    _text("asserted_by", "nearest link of the attribution"),
    _text("block", "kind of the block it stands in"),
)

statements = _of_document(
    "statements",
    "somebody's words as the report gives them",
    _text("id", "made of the content"),
    _count("start_offset", "first character of the first part"),
    _count("end_offset", "character after the last part"),
    _text("mode", "direct, indirect or mixed"),
    _text("act", "assert, deny, refuse, order, ask or other"),
    _text("speaker", "name of the speaker, null when unknown"),
    _text("said_start", "first possible day of saying it"),
    _text("said_end", "last possible day of saying it"),
    _text("block", "kind of the block it stands in"),
)

speaks_for = _of_document(
    "speaks_for",
    "who is said to speak for which body",
    _text("person", "key of the person in the document"),
    _text("body", "key of the body in the document"),
    _text("reason", "the words that say so"),
)

predications = _of_document(
    "predications",
    "clauses that assert, deny, ask or suppose something",
    _text("id", "made of the content"),
    _count("start_offset", "first character"),
    _count("end_offset", "character after the last"),
    _text("predicate", "its normal form"),
    _text("polarity", "asserted, denied, questioned or hypothetical"),
    _text("asserted_by", "nearest link of the attribution"),
    _text("statement", "id of the statement that holds it; null in narration"),
    _text("block", "kind of the block it stands in"),
)

ledger_documents = Table(
    "ledger_documents",
    metadata,
    _count("position", "place in the ledger's list, from 0", primary_key=True, autoincrement=False),
    _text("document", "id of the document"),
    _text("sha256", "of the version that the ledger was made of"),
    _text("record", "what the ledger holds of it, when that differs from what the document alone gave"),
    comment="the documents that the tables below were made of",
)

passages = _of_ledger(
    "passages",
    "text that two documents share",
    _text("id", "made of the content"),
    _text("a_document", "one document"),
    _count("a_start", "first character there"),
    _count("a_end", "character after the last there"),
    _text("b_document", "the other document"),
    _count("b_start", "first character there"),
    _count("b_end", "character after the last there"),
    _text("edge", "verbatim, edited, reworded or same_statement"),
    _number("similarity", "0 to 1"),
    _flag("stock", "too widespread to be evidence of copying"),
)

stories = _of_ledger(
    "stories",
    "events",
    _text("id", "made of the content"),
    _text("title", "headline of its first report"),
    _text("start_date", "first day"),
    _text("end_date", "last day"),
    _text("storyline", "events that belong together share it"),
)

lineages = _of_ledger(
    "lineages",
    "which text lies before which",
    _text("source", "document or origin before"),
    _text("target", "document after"),
    _number("confidence", "probability"),
    _flag("directed", "false when nothing says which came first"),
)

origins = _of_ledger(
    "origins",
    "documents of a story that certainly go back to one text",
    _text("id", "made of the content"),
    _text("story", "id of the story"),
    _text("kind", "report, agency, statement or latent"),
    _text("name", "its name, when the reports tell"),
)

entities = _of_ledger(
    "entities",
    "persons, bodies and places across documents",
    _text("id", "made of the content"),
    _text("kind", "person, organisation, place or other"),
    _text("name", "its fullest name"),
    _text("speaks_for", "id of the body it speaks for"),
)

utterances = _of_ledger(
    "utterances",
    "acts of saying",
    _text("id", "made of the content"),
    _text("story", "id of the story"),
    _text("speaker", "name of the speaker, null when unknown"),
    _text("said_start", "first possible day"),
    _text("said_end", "last possible day"),
)

claims = _of_ledger(
    "claims",
    "propositions with their bounds, rank and independence",
    _text("id", "made of the content"),
    _text("kind", "figure or assertion"),
    _text("story", "id of the story"),
    _text("series", "id of the series"),
    _text("proposition", "in words"),
    _text("form", "of the value"),
    _number("lower", "lower bound, null when open"),
    _number("upper", "upper bound, null when open"),
    _text("unit", "null for counted things"),
    _text("as_of_start", "first day it is for"),
    _text("as_of_end", "last day it is for"),
    _text("polarity", "asserted, denied, questioned or hypothetical"),
    _text("rank", "preferred, normal or deprecated"),
    _text("rank_reason", "why"),
    _number("confidence", "probability"),
    _count("texts_low", "different texts at least"),
    _count("texts_high", "different texts at most"),
    _count("origins_low", "independent origins at least"),
    _count("origins_high", "independent origins at most"),
    _count("utterances_low", "acts of saying at least"),
    _count("utterances_high", "acts of saying at most"),
    _count("asserters_low", "parties who assert it at least"),
    _count("asserters_high", "parties who assert it at most"),
)

assertions = _of_ledger(
    "assertions",
    "what reports say that is no figure, with rank and independence",
    _text("id", "made of the content"),
    _text("story", "id of the story"),
    _text("proposition", "in the words of a report"),
    _text("predicate", "its normal form"),
    _text("as_of_start", "first day it is for"),
    _text("as_of_end", "last day it is for"),
    _text("polarity", "asserted, denied, questioned or hypothetical"),
    _text("rank", "preferred, normal or deprecated"),
    _text("rank_reason", "why"),
    _number("confidence", "probability"),
    _count("texts_low", "different texts at least"),
    _count("texts_high", "different texts at most"),
    _count("origins_low", "independent origins at least"),
    _count("origins_high", "independent origins at most"),
    _count("utterances_low", "acts of saying at least"),
    _count("utterances_high", "acts of saying at most"),
    _count("asserters_low", "parties who assert it at least"),
    _count("asserters_high", "parties who assert it at most"),
)

assertion_relations = _of_ledger(
    "assertion_relations",
    "how two assertions stand to each other",
    _text("a", "id of an assertion"),
    _text("b", "id of the assertion that refines or supersedes a, if the kind is one of these"),
    _text("kind", "agree, restate, refine, supersede, conflict or not_comparable"),
    _text("cause", "change or unclear"),
    _text("rule", "the rule that fired"),
    _text("reason", "in words"),
    _number("confidence", "probability"),
)

relations = _of_ledger(
    "relations",
    "how two claims stand to each other",
    _text("a", "id of a claim"),
    _text("b", "id of the claim that refines or supersedes a, if the kind is one of these"),
    _text("kind", "agree, restate, refine, supersede, conflict or not_comparable"),
    _text("cause", "correction, change or unclear"),
    _text("rule", "the rule that fired"),
    _text("reason", "in words"),
    _number("confidence", "probability"),
)

series = _of_ledger(
    "series",
    "claims that answer one question",
    _text("id", "made of the content"),
    _text("thing", "what is counted"),
    _text("role", "killed, injured, missing ..."),
    _text("measure", "stock, flow, cumulative, rate, money, size, share or unknown"),
    _text("unit", "null for counted things"),
    _text("preferred", "id of the preferred claim"),
)

tolls = _of_ledger(
    "tolls",
    "killed, injured and missing of each story that has casualties",
    _text("story", "id of the story"),
    _text("policy", "how the figures are chosen"),
    *(
        _number(f"{name}_{end}", f"{name}: {what}")
        for name in ("killed", "injured", "missing")
        for end, what in (("best", "the number to print"), ("lower", "at least"), ("upper", "at most"))
    ),
)

findings = _of_ledger(
    "findings",
    "what else the figures show",
    _text("id", "made of the content"),
    _text("kind", "arithmetic, ratio ..."),
    _text("text", "in words"),
)
