"""Measure the rules alone, and the rules with the weighed voice, on the labelled documents.

    python tools/train_statement_model/evaluate.py --ud DATA/ud

Every document is read by weights that never saw it: those of "train" by cross-validation over six parts, those of
"measure" by the weights of all the others.  A saying counts as a hit when its content shares a word with a labelled
statement, one to one, best overlap first; "exact" when the words are the same; "source" when the source's are too.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from examples import Read, frame_rows, of_saying, paired, read, saying_rows, words
from labelled import labelled_documents
from learning import PENALTIES, Row, fit

from stemma.claims.sayings import Saying
from stemma.claims.weighing import voice
from stemma.claims.weighing.logistic import Logistic
from stemma.language import get_annotator

PARTS = 6
TRUSTED = 0.95


def sayings_by(one: Read, models: dict[str, Logistic]) -> list[Saying]:
    """The sayings of a document by the rules and by the voice with these weights instead of the shipped ones."""
    kept = voice.shipped
    voice.shipped = models.__getitem__  # type: ignore[assignment]
    try:
        return voice.weighed(one.labelled.text, one.annotation, one.lines, one.quotes, one.sayings)
    finally:
        voice.shipped = kept


def trained_on(reads: Sequence[Read], rows: dict[str, tuple[list[Row], list[Row]]]) -> dict[str, Logistic]:
    frames = [row for one in reads for row in rows[one.labelled.id][0]]
    sayings = [row for one in reads for row in rows[one.labelled.id][1]]
    return {"frames": fit(frames, PENALTIES["frames"]), "sayings": fit(sayings, PENALTIES["sayings"])}


def unseen(reads: Sequence[Read]) -> Iterator[tuple[Read, list[Saying]]]:
    """Each document with its sayings by weights that were learnt without it."""
    rows = {one.labelled.id: (frame_rows(one), saying_rows(one)) for one in reads}
    train = [one for one in reads if one.labelled.use == "train"]
    for part in range(PARTS):
        models = trained_on([one for at, one in enumerate(train) if at % PARTS != part], rows)
        for one in train[part::PARTS]:
            yield one, sayings_by(one, models)
    models = trained_on(train, rows)
    for one in reads:
        if one.labelled.use != "train":
            yield one, sayings_by(one, models)


def scores(pairs: Sequence[tuple[Read, Sequence[Saying]]]) -> dict[str, float]:
    """Precision, recall and F1 of hits, F1 of exact contents and of sources, and what the trusted sayings are worth."""
    gold = found = hits = exact = sources = trusted = trusted_hits = 0
    for one, sayings in pairs:
        text = one.labelled.text
        labels = one.labelled.statements
        gold += len(labels)
        found += len(sayings)
        wanted = [words(text, label.content) for label in labels]
        given = [words(text, of_saying(saying)) for saying in sayings]
        sure = {at for at, saying in enumerate(sayings) if saying.confidence >= TRUSTED}
        trusted += len(sure)
        for i, j, share in paired(wanted, given):
            hits += 1
            exact += share == 1
            trusted_hits += j in sure
            source = sayings[j].source
            spans = () if source is None else ((source.start, source.end),)
            sources += bool(labels[i].source) and words(text, labels[i].source) == words(text, spans)
    return {
        "statements": gold,
        "found": found,
        "precision": _share(hits, found),
        "recall": _share(hits, gold),
        "f1": _share(2 * hits, gold + found),
        "exact_f1": _share(2 * exact, gold + found),
        "source_exact_f1": _share(2 * sources, gold + found),
        "trusted_precision": _share(trusted_hits, trusted),
        "trusted_recall": _share(trusted_hits, gold),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def figures(ud: Path) -> dict[str, dict[str, float]]:
    """The scores of rules alone and of both, for the documents of each use."""
    annotator = get_annotator("trained")
    reads = [read(one, annotator) for one in labelled_documents(ud)]
    both = list(unseen(reads))
    table: dict[str, dict[str, float]] = {}
    for use in ("train", "measure"):
        name = "cross-validated" if use == "train" else "held out"
        chosen = [(one, sayings) for one, sayings in both if one.labelled.use == use]
        table[f"{name}, rules alone"] = scores([(one, one.sayings) for one, _ in chosen])
        odds = [(one, [s for s in sayings if s.rule != "weighed"]) for one, sayings in chosen]
        table[f"{name}, rules with odds"] = scores(odds)
        table[f"{name}, rules and frames"] = scores(chosen)
    return table


def show(table: dict[str, dict[str, float]]) -> None:
    columns = list(next(iter(table.values())))
    print(f"{'':34}" + "".join(f"{column.replace('_', ' '):>18}" for column in columns))
    for name, row in table.items():
        print(f"{name:34}" + "".join(f"{row[column]:>18}" for column in columns))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--ud", type=Path, required=True, help="folder with the treebanks' parts (ewt_train.conllu.gz, ...)"
    )
    show(figures(parser.parse_args().ud))


if __name__ == "__main__":
    main()
