"""Which column of a table is which field of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from stemma.reading.containers.json_lines import TEXT_FIELDS, record_source
from stemma.reading.containers.members import Reader, Unsuited
from stemma.records import Source

#: Fields a column can be.
FIELDS = ("id", "text", *TEXT_FIELDS)

#: Names that columns go by in published news tables, for each field, best first.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "doc_id", "document_id", "uid"),
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "plain_text"),
    "title": ("title", "headline", "heading"),
    "url": ("url", "link", "article_url", "source_url", "web_url"),
    "outlet": ("outlet", "publisher", "publication", "newspaper", "site", "domain", "source_name", "source"),
    "published": (
        "published", "date", "publish_date", "published_at", "publication_date", "date_publish", "date_published",
        "pub_date", "pubdate",
    ),
    "language": ("language", "lang"),
    "story": ("story", "event", "cluster", "story_id", "event_id"),
}  # fmt: skip


def column_of_field(columns: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """The column for each field that has one: as `given`, else by its usual name.

    Raises Unsuited when a given column is not there, or when none holds the text.
    """
    named = {column.strip().casefold().replace(" ", "_").replace("-", "_"): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for field in FIELDS:
        if field in given:
            if given[field] not in columns:
                raise Unsuited(f"there is no column {given[field]!r}; there are {_listed(columns)}")
            found[field] = given[field]
        else:
            usual = next((named[name] for name in USUAL_NAMES[field] if name in named), None)
            if usual is not None and usual not in given.values():
                found[field] = usual
    if "text" not in found:
        raise Unsuited(
            f"no column holds the text among {_listed(columns)}: name it with --columns text=NAME (the first row of a "
            "CSV file must name the columns)"
        )
    return found


def row_source(row: Mapping[str, Any], columns: Mapping[str, str], reader: Reader, number: int) -> Source:
    """The source of one row; `columns` is field to column.  An empty text is an empty report, not an error."""
    record: dict[str, Any] = {}
    for field, column in columns.items():
        value = row.get(column)
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        elif value is not None and not isinstance(value, str | int | list | dict):
            value = str(value)
        record[field] = value.strip() if isinstance(value, str) and field != "text" else value
    record["text"] = record.get("text") or ""
    return record_source(record, replace(reader, name=f"{reader.name}:{number}"))


def parse_columns(given: str | None) -> dict[str, str]:
    """ "text=body,title=headline" as field to column.  Raises ValueError, saying which fields there are."""
    found: dict[str, str] = {}
    for part in _parts(given or ""):
        field, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or not column or field not in FIELDS:
            raise ValueError(f"{part!r} is not FIELD=COLUMN with a field of {', '.join(FIELDS)}")
        found[field] = column
    return found


def _parts(given: str) -> Iterator[str]:
    return (part for part in given.split(",") if part.strip())


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(repr(column[:40]) for column in columns[:20]) + (" ..." if len(columns) > 20 else "")
