"""Our labels of statements put back onto their texts: treebank documents rebuilt, offsets checked by hash.

No text lies here.  `labels/documents.tsv` names each document, the treebank part it stands in, its licence, the
SHA-256 of its rebuilt text and whether it trains or only measures; `labels/statements.tsv` has one statement a row,
as code points into that text, end exclusive, parts joined by a comma, "-" for what a statement does not have.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LABELS = Path(__file__).with_name("labels")

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One statement as we read it: `mode` direct, indirect or mixed, `act` as in the interchange."""

    content: Ranges
    cue: Ranges
    source: Ranges
    mode: str
    act: str


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """`use` is "train", or "measure" for documents that no part of this package was trained on."""

    id: str
    text: str
    licence: str
    use: str
    statements: tuple[Labelled, ...]


def rebuilt_texts(part: Path) -> Iterator[tuple[str, str]]:
    """(document id, text) of a treebank's part: its sentences as printed, a blank line between paragraphs."""
    document, text = "", ""
    with gzip.open(part, "rt", encoding="utf-8") as lines:
        begins = False
        for line in lines:
            if line.startswith("# newdoc id = "):
                if document:
                    yield document, text
                document, text = line.removeprefix("# newdoc id = ").rstrip("\n"), ""
            elif line.startswith("# newpar"):
                begins = True
            elif line.startswith("# text = "):
                joint = "" if not text else "\n\n" if begins else " "
                text += joint + line.removeprefix("# text = ").rstrip("\n")
                begins = False
    if document:
        yield document, text


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (LABELS / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def _ranges(notation: str) -> Ranges:
    pairs = (part.split("-") for part in notation.split(",")) if notation != "-" else ()
    return tuple((int(start), int(end)) for start, end in pairs)


def labelled_documents(ud: Path) -> list[LabelledDocument]:
    """Every labelled document with its text, from the treebanks in the folder `ud`.

    Raises ValueError where a text is not the one that was labelled.
    """
    statements: dict[str, list[Labelled]] = {}
    for row in _rows("statements.tsv"):
        one = Labelled(_ranges(row["content"]), _ranges(row["cue"]), _ranges(row["source"]), row["mode"], row["act"])
        statements.setdefault(row["document"], []).append(one)
    wanted = list(_rows("documents.tsv"))
    texts: dict[str, str] = {}
    for part in sorted({row["part"] for row in wanted}):
        ids = {row["document"] for row in wanted if row["part"] == part}
        texts.update((name, text) for name, text in rebuilt_texts(ud / part) if name in ids)
    found = []
    for row in wanted:
        text = texts.get(row["document"], "")
        if digest(text) != row["sha256"]:
            raise ValueError(f"{row['document']}: the text in {ud / row['part']} is not the one that was labelled")
        labels = tuple(statements.get(row["document"], ()))
        found.append(LabelledDocument(row["document"], text, row["licence"], row["use"], labels))
    return found
