"""Interchange records and labels as they come: JSON Lines, plain or packed, from a file or standard input."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

Record = dict[str, Any]


def read_lines(path: Path) -> Iterator[Record]:
    """The JSON objects of a file, one a line; "-" is standard input, ".gz" is unpacked, empty lines are passed over.

    Raises:
        ValueError: a line is no JSON object; names file and line.
        OSError: the file cannot be read.
    """
    if str(path) == "-":
        yield from _parsed(sys.stdin, "standard input")
        return
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
        yield from _parsed(lines, str(path))


def _parsed(lines: Iterable[str], name: str) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as problem:
            raise ValueError(f"{name}, line {number}: no JSON ({problem})") from None
        if not isinstance(record, dict):
            raise ValueError(f"{name}, line {number}: no JSON object")
        yield record


class Run:
    """The records of one run, sorted by the labelled document they belong to.

    A document of the run is a labelled one when their ids are the same, or the name of its file or page is
    (with or without the ending), or its bytes are (given the labelled texts).  Others are in `unknown`.
    """

    def __init__(self, records: Iterable[Record], keys: Iterable[str], texts: Mapping[str, str] | None = None) -> None:
        self._names: dict[str, str] = {}
        keys = list(keys)
        for spell in (lambda key: key, _name, _stem):
            for key in keys:
                self._names.setdefault(spell(key), key)
        hashes = {
            hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(): k for k, text in (texts or {}).items()
        }
        self.unknown: set[str] = set()
        self._known: dict[str, str | None] = {}
        self._records = list(records)
        for record in self._records:
            if record.get("type") == "document":
                spelled = (self._find(record.get(name)) for name in ("id", "path", "url"))
                found = next((key for key in spelled if key is not None), None) or hashes.get(str(record.get("sha256")))
                if found is not None:
                    self._known[str(record["id"])] = found

    def _find(self, value: object) -> str | None:
        if value is None:
            return None
        text = str(value)
        return next((self._names[name] for name in (text, _name(text), _stem(text)) if name in self._names), None)

    def key_of(self, document: str) -> str | None:
        """The labelled document that a document of the run is; None, and noted as unknown, for one without labels."""
        if document not in self._known:
            self._known[document] = self._find(document)
        if self._known[document] is None:
            self.unknown.add(document)
        return self._known[document]

    def whole(self, kind: str) -> list[Record]:
        """The records of a type that belongs to no single document, in the order they came."""
        return [record for record in self._records if record.get("type") == kind]

    def of_type(self, kind: str) -> dict[str, list[Record]]:
        """labelled document -> its records of that type, in the order they came."""
        out: dict[str, list[Record]] = {}
        for record in self._records:
            if record.get("type") != kind:
                continue
            key = self.key_of(str(record.get("document", record.get("id"))))
            if key is not None:
                out.setdefault(key, []).append(record)
        return out


def _name(value: str) -> str:
    """The last part of a path or address."""
    return PurePosixPath(value.rstrip("/")).name or value


def _stem(value: str) -> str:
    """That part without the endings of texts and pages."""
    name = _name(value)
    while name.endswith((".txt", ".html", ".htm", ".json", ".gz")):
        name = name.rpartition(".")[0]
    return name
