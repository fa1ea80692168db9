"""How many of the passages reported between reports of different events are no reuse: a sample, read and judged.

    python benchmarks/judged_passages.py FILE.jsonl[.gz]... --sample 100 --show        the sample, to be read
    python benchmarks/judged_passages.py FILE.jsonl[.gz]... --sample 100               what was said of it

Each file is a set of reports, a JSON object a line with "id", "text" and, where it is known, the "story" it tells.  All
sets are compared together.  Drawn are passages that are not marked as stock, of two documents of different stories, or of
a set without stories; one of each couple of documents, so that one reprint does not fill the sample.

What was said of each stands in judged_passages.tsv: where the two sides are, and `copied` (a text or a part of one taken
over, by either or from a third), `quotation` (the same words of somebody, background included), `stock` (a phrase of the
trade, a title, page furniture, a form that is filled in) or `chance`.  The texts themselves are their publishers'.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from stemma.engines import Processes
from stemma.reading import read_document
from stemma.records import Document, Passage, Source
from stemma.reuse import shared_passages

JUDGED = Path(__file__).with_suffix(".tsv")
VERDICTS = ("copied", "quotation", "stock", "chance")
#: Characters shown on either side of a passage.
AROUND = 60


def reports(files: Sequence[Path]) -> Iterator[tuple[Document, str | None]]:
    """(document, its story) of every line; a document is named after its file and itself."""
    for file in files:
        name = file.name.split(".")[0]
        with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else open(file, encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                source = Source(id=f"{name}:{row['id']}", text=row["text"], title=row.get("title"))
                yield read_document(source), f"{name}:{row['story']}" if row.get("story") else None


def drawn(passages: Sequence[Passage], stories: dict[str, str | None], count: int, seed: int) -> list[Passage]:
    chance = random.Random(seed)
    across = [
        one
        for one in passages
        if not one.stock and (stories[one.a.document] is None or stories[one.a.document] != stories[one.b.document])
    ]
    chance.shuffle(across)
    couples: dict[tuple[str, str], Passage] = {}
    for one in across:
        couples.setdefault((one.a.document, one.b.document), one)
    print(f"{len(across)} passages across stories in {len(couples)} couples of documents", file=sys.stderr)
    return list(couples.values())[:count]


def place(passage: Passage) -> tuple[str, ...]:
    sides = ((side.document, side.start, side.end) for side in (passage.a, passage.b))
    return tuple(str(one) for side in sides for one in side)


def show(passage: Passage, texts: dict[str, str]) -> None:
    print("\t".join(place(passage)), f"{passage.words} words, {passage.edge}")
    for side in (passage.a, passage.b):
        text = texts[side.document]
        before, after = text[max(0, side.start - AROUND) : side.start], text[side.end : side.end + AROUND]
        print("   ", " ".join(f"{before}[[{text[side.start : side.end]}]]{after}".split())[:700])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--show", action="store_true", help="print the passages of the sample")
    asked = parser.parse_args()
    read = list(reports(asked.files))
    passages = shared_passages([document for document, _ in read], Processes(asked.workers))
    sample = drawn(passages, {document.id: story for document, story in read}, asked.sample, asked.seed)
    if asked.show:
        texts = {document.id: document.text for document, _ in read}
        for one in sample:
            show(one, texts)
        return 0
    with JUDGED.open(encoding="utf-8", newline="") as file:
        said = {
            tuple(row[:6]): row[6] for row in csv.reader(file, delimiter="\t") if row and not row[0].startswith("#")
        }
    counts = Counter(said.get(place(one), "not judged") for one in sample)
    for verdict in (*VERDICTS, "not judged"):
        print(f"{verdict:12}{counts[verdict]:5}")
    judged = sum(counts[verdict] for verdict in VERDICTS)
    if judged:
        print(f"stock or chance: {(counts['stock'] + counts['chance']) / judged:.1%} of {judged}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
