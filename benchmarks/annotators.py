"""The annotators side by side: words a second on one core, parts of speech, names, counted things.

    OPENBLAS_NUM_THREADS=1 python benchmarks/annotators.py      (the command line sets this for itself)
    python benchmarks/annotators.py --ud DATA/ud --ner DATA/ner/ner.jsonl.gz --counted GOLD/quantities.jsonl --texts GOLD/docs

Speed is measured on made reports, in processor time.  With `--ud`: universal parts of speech (F1 over the tokens of raw
text) on the news of GUM's development part.  With `--ner`: names without their kind on the part of wikigold that
training leaves out (see tools/train_language_model).  With `--counted`: whether a figure's counted thing has the head
that the labels name (lemma), by the rules of claims on each annotator's tags and arcs.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from made_reports import write_reports
from stemma.language import Annotator, get_annotator
from stemma.language.lexicon import lemma
from stemma.records import Annotation, Block, Document

sys.path.insert(0, str(Path(__file__).parents[1] / "tools" / "train_language_model"))


def document(name: str, text: str) -> Document:
    return Document(id=name, text=text, sha256="", blocks=(Block(name, 0, len(text), "body"),) if text else ())


def share(right: int, count: int) -> float:
    return right / count if count else 0.0


def f1(right: int, system: int, gold: int) -> float:
    return 2 * right / (system + gold) if system + gold else 0.0


# ------------------------------------------------------------------------------------- speed


def made_documents(count: int) -> list[Document]:
    with tempfile.TemporaryDirectory(prefix="stemma-benchmark-") as folder:
        write_reports(Path(folder), count)
        paths = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        return [document(path.name, path.read_text(encoding="utf-8")) for path in paths]


def speed(annotator: Annotator, documents: list[Document]) -> dict[str, float]:
    """Words a second of processor time, white space between words; and the share of tokens with arcs."""
    annotator.annotate(documents[0])
    words = sum(len(one.text.split()) for one in documents)
    began = time.process_time()
    annotations = [annotator.annotate(one) for one in documents]
    seconds = time.process_time() - began
    tokens = [token for annotation in annotations for token in annotation.tokens]
    return {"words/s": round(words / seconds), "parsed": share(sum(one.head >= 0 for one in tokens), len(tokens))}


# ------------------------------------------------------------------------------------- tags and names


def tags(annotator: Annotator, ud: Path) -> dict[str, float]:
    import evaluate

    right = system = gold = 0
    for text in evaluate.texts(ud / "gum_dev.conllu.gz", lambda name: "_news_" in name):
        places = {(one.start, one.end): one.pos for one in text.tokens}
        tokens = annotator.annotate(document(text.name, text.text)).tokens
        right += sum(places.get((one.start, one.end)) == one.tag for one in tokens)
        system += len(tokens)
        gold += len(text.tokens)
    return {"pos": f1(right, system, gold)}


def names(annotator: Annotator, ner: Path) -> dict[str, float]:
    """Names of persons, bodies and places as stretches of characters, whichever of the three; the labels have no others."""
    import corpus

    right = system = gold = 0
    for number, doc in enumerate(corpus.mentions(ner, test=True)):
        found = annotator.annotate(document(str(number), doc.text)).names
        given = {(one.start, one.end) for one in found if one.kind != "other"}
        wanted = {(one.start_char, one.end_char) for one in doc.ents}
        right += len(given & wanted)
        system += len(given)
        gold += len(wanted)
    return {"names P": share(right, system), "names R": share(right, gold), "names F1": f1(right, system, gold)}


# ------------------------------------------------------------------------------------- counted things


class Counted(NamedTuple):
    """A labelled figure: its numeral's characters, and the lemmas that its counted thing's head may have."""

    file: str
    start: int
    end: int
    heads: frozenset[str]


_COMPLEMENTS = (" of ", " in ", " to ", " from ", " under ", " suspected ", " who ", " that ")


def counted(gold: Path) -> Iterator[Counted]:
    """The labelled figures with a counted thing; its head is the last word before a complement."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        if row["level"] == "trap" or not row.get("counted_span") or row["num_start"] is None:
            continue
        phrase = row["counted_span"]["text"]
        for complement in _COMPLEMENTS:
            phrase = phrase.split(complement)[0]
        heads = [part.split()[-1].rpartition("-")[2] for part in phrase.split(" and ") if part.split()]
        yield Counted(
            row["file"], row["num_start"], row["num_end"], frozenset(lemma(one, "NOUN") for one in heads[-2:])
        )


def heads_by_rule(made: Document, annotation: Annotation) -> dict[int, str]:
    """Lemma of the counted thing by the first character of the numeral."""
    from stemma.claims import extract_quantities

    found = extract_quantities(made, annotation)
    return {one.numeral.start: one.thing.head for one in found if one.thing is not None}


def numbers_to_heads(annotator: Annotator, gold: Path, texts: Path) -> dict[str, float]:
    """Share of the labelled figures whose head is found."""
    right = count = 0
    labelled: dict[str, list[Counted]] = {}
    for one in counted(gold):
        labelled.setdefault(one.file, []).append(one)
    for file, figures in sorted(labelled.items()):
        made = document(file, (texts / file).read_text(encoding="utf-8"))
        found = heads_by_rule(made, annotator.annotate(made))
        count += len(figures)
        right += sum(_within(found, one) in one.heads for one in figures)
    return {"number -> head": share(right, count)}


def _within(found: dict[int, str], one: Counted) -> str | None:
    return next((head for start, head in sorted(found.items()) if one.start <= start < one.end), None)


# ------------------------------------------------------------------------------------- all of it


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotators", nargs="+", default=["rules", "trained"], metavar="NAME")
    parser.add_argument("--reports", type=int, default=150, help="made reports to measure speed on [default: 150]")
    parser.add_argument("--ud", type=Path, help="folder with gum_dev.conllu.gz")
    parser.add_argument("--ner", type=Path, help="ner.jsonl.gz: the name sets, one sentence a line")
    parser.add_argument("--counted", type=Path, help="labelled figures, one JSON object a line")
    parser.add_argument("--texts", type=Path, help="folder with the texts of the labelled figures")
    asked = parser.parse_args()
    documents = made_documents(asked.reports)
    for name in asked.annotators:
        annotator = get_annotator(name)
        rows = speed(annotator, documents)
        if asked.ud:
            rows |= tags(annotator, asked.ud)
        if asked.ner:
            rows |= names(annotator, asked.ner)
        if asked.counted and asked.texts:
            rows |= numbers_to_heads(annotator, asked.counted, asked.texts)
        print(f"{name:20}", "  ".join(f"{key} {value:.4g}" for key, value in rows.items()))


if __name__ == "__main__":
    main()
