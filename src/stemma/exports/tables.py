"""One table for each type of record, for spreadsheets and data frames.

A field of a record is a column of the same name; a field within a field is joined with a dot ("value.lower"); a list
is JSON in one cell, since it is as long as it is.  Types are those of the record: text, a number, true or false;
an empty cell is null.  `columns` says what each means, from the public schema.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

Record = Mapping[str, Any]
Row = dict[str, Any]

#: Fields that are one object with the same fields every time, so that each can be a column.
_NESTED = frozenset(
    {
        "a", "as_of", "attackers", "b", "cue", "independence", "injured", "killed", "missing", "numeral", "published", "modified",
        "relative", "said", "scope", "speaker", "thing", "value",
    }
)  # fmt: skip

#: Characters with which a cell would be a formula to a spreadsheet: such a text gets an apostrophe in CSV (OWASP).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(records: Iterable[Record]) -> dict[str, list[Row]]:
    """The rows of each type, in the order of the records; every row of a table has all its columns."""
    found: dict[str, list[Row]] = {}
    for record in records:
        found.setdefault(str(record["type"]), []).append(dict(_cells(record)))
    return {kind: _squared(rows) for kind, rows in found.items()}


def columns(rows: Sequence[Row]) -> list[str]:
    """The names of a table's columns, in the order in which they first come."""
    return list(dict.fromkeys(name for row in rows for name in row))


def write_csv(found: Mapping[str, Sequence[Row]], folder: Path) -> list[Path]:
    """One UTF-8 file a table (`claim.csv`), put in place when it is whole.  Raises OSError.

    A text that a spreadsheet would run as a formula has an apostrophe in front.
    """
    written = []
    for kind, rows in found.items():
        path = folder / f"{kind}.csv"
        part = path.with_name(path.name + ".part")
        with part.open("w", encoding="utf-8", newline="") as file:
            _write_rows(file, rows)
        os.replace(part, path)
        written.append(path)
    return written


def csv_text(found: Mapping[str, Sequence[Row]], kind: str) -> bytes:
    """One table as `write_csv` writes it; nothing when there is no such table."""
    text = io.StringIO(newline="")
    _write_rows(text, found.get(kind, ()))
    return text.getvalue().encode("utf-8", "replace")


def _write_rows(file: TextIO, rows: Sequence[Row]) -> None:
    names = columns(rows)
    writer = csv.writer(file)
    writer.writerow(names)
    writer.writerows([_safe(row[name]) for name in names] for row in rows)


def write_parquet(found: Mapping[str, Sequence[Row]], folder: Path) -> list[Path]:
    """One file a table (`claim.parquet`), put in place when it is whole.  Raises OSError."""
    import duckdb
    import numpy as np

    written = []
    settings = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "threads": "1"}
    with duckdb.connect(config=settings) as connection:
        for kind, rows in found.items():
            path = folder / f"{kind}.parquet"
            part = path.with_name(path.name + ".part")
            table = {}
            chosen = []
            for number, name in enumerate(columns(rows)):
                sql, values = typed([row[name] for row in rows])
                table[f"c{number}"] = np.array(values, dtype=object)
                quoted = name.replace('"', '""')
                chosen.append(f'CAST(c{number} AS {sql}) AS "{quoted}"')
            connection.register("given", table)
            target = str(part).replace("'", "''")
            try:
                connection.execute(f"COPY (SELECT {', '.join(chosen)} FROM given) TO '{target}' (FORMAT parquet)")
            except duckdb.IOException as problem:
                part.unlink(missing_ok=True)
                raise OSError(str(problem)) from None
            connection.unregister("given")
            os.replace(part, path)
            written.append(path)
    return written


def _cells(record: Record, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if key == "type" and not prefix:
            continue
        if isinstance(value, Mapping) and key in _NESTED:
            yield from _cells(value, f"{prefix}{key}.")
        elif isinstance(value, list | tuple | Mapping):
            yield prefix + key, json.dumps(value, ensure_ascii=False)
        else:
            yield prefix + key, value


def _squared(rows: list[Row]) -> list[Row]:
    """All columns in all rows; an object that is null in one row is several null cells there."""
    names = columns(rows)
    parents = {name.partition(".")[0] for name in names if "." in name}
    names = [name for name in names if name not in parents]
    return [{name: row.get(name) for name in names} for row in rows]


def typed(values: list[Any]) -> tuple[str, list[Any]]:
    """The SQL type that holds all values, and the values in it."""
    there = [value for value in values if value is not None]
    if there and all(isinstance(value, bool) for value in there):
        return "BOOLEAN", values
    if there and all(isinstance(value, int) and not isinstance(value, bool) for value in there):
        return "BIGINT", values
    if there and all(isinstance(value, int | float) and not isinstance(value, bool) for value in there):
        return "DOUBLE", [None if value is None else float(value) for value in values]
    return "VARCHAR", [None if value is None else _text(value) for value in values]


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "replace").decode("utf-8")


def _safe(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text("'" + value if value.startswith(_FORMULA) else value)
    return "" if value is None else value
