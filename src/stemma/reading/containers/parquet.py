"""Parquet: one report a row, read in batches by DuckDB."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from stemma.reading.containers.columns import column_of_field, row_source
from stemma.reading.containers.members import Reader
from stemma.reading.containers.streams import FREE_BYTES
from stemma.records import Source

_BATCH = 200


def members(stream: BinaryIO, reader: Reader) -> Iterator[Source]:
    """A source a row.  Raises ValueError when no column holds the text, or the file is no Parquet."""
    if reader.path is not None and reader.depth == 0:
        yield from _rows(Path(reader.path), reader)
        return
    with tempfile.NamedTemporaryFile(suffix=".parquet") as copy:  # DuckDB reads files only
        shutil.copyfileobj(stream, copy, FREE_BYTES)
        copy.flush()
        yield from _rows(Path(copy.name), reader)


def _rows(path: Path, reader: Reader) -> Iterator[Source]:
    import duckdb

    settings = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "threads": "1"}
    with duckdb.connect(config=settings) as connection:
        try:
            result = connection.execute("SELECT * FROM read_parquet(?)", [_literal(path)])
            names = [str(column[0]) for column in result.description or ()]
            columns = column_of_field(names, reader.columns)
            wanted = ", ".join('"' + name.replace('"', '""') + '"' for name in columns.values())
            result = connection.execute(f"SELECT {wanted} FROM read_parquet(?)", [_literal(path)])
            number = 0
            while rows := result.fetchmany(_BATCH):
                for row in rows:
                    number += 1
                    source = row_source(dict(zip(columns.values(), row, strict=True)), columns, reader, number)
                    yield replace(source, error=f"row {number}: {source.error}") if source.error else source
        except duckdb.Error as problem:
            raise ValueError(str(problem)) from None


def _literal(path: Path) -> str:
    """The path as DuckDB wants it: its pattern signs stand for themselves."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))
