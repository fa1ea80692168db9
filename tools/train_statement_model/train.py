"""Train the weights by which frames and sayings are weighed, and write them with their figures into the package.

    python tools/train_statement_model/train.py --ud DATA/ud

Two logistic models over our labels of the "train" documents: "frames" (is this frame a statement?) and "sayings" (does
what a rule found hit a statement?).  A few minutes on one core; nothing is left to chance.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import evaluate
from examples import frame_rows, read, saying_rows
from labelled import LABELS, labelled_documents
from learning import PENALTIES, Row, fit

from stemma.language import get_annotator

PACKAGE = Path(__file__).parents[2] / "src" / "stemma" / "claims" / "weighing" / "model"
LICENCE = "CC BY-SA 4.0"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--ud", type=Path, required=True, help="folder with the treebanks' parts (ewt_train.conllu.gz, ...)"
    )
    parser.add_argument("--to", type=Path, default=PACKAGE, help="where the weights go [default: the package]")
    parser.add_argument("--no-figures", action="store_true", help="write the weights without measuring them")
    asked = parser.parse_args()
    annotator = get_annotator("trained")
    reads = [read(one, annotator) for one in labelled_documents(asked.ud) if one.use == "train"]
    asked.to.mkdir(parents=True, exist_ok=True)
    counts: dict[str, dict[str, int]] = {}
    for name, rows_of in (("frames", frame_rows), ("sayings", saying_rows)):
        rows: list[Row] = [row for one in reads for row in rows_of(one)]
        model = fit(rows, PENALTIES[name])
        write(asked.to / f"{name}.json", {"intercept": model.intercept, "weights": dict(model.weights)})
        counts[name] = {"rows": len(rows), "right": sum(row.right for row in rows), "weights": len(model.weights)}
        print(name, counts[name])
    if asked.no_figures:
        return
    table = evaluate.figures(asked.ud)
    evaluate.show(table)
    made = {
        "licence": LICENCE,
        "labels_sha256": {path.name: sha256(path) for path in sorted(LABELS.glob("*.tsv"))},
        "weights_sha256": {f"{name}.json": sha256(asked.to / f"{name}.json") for name in counts},
        "examples": counts,
        "figures": table,
    }
    (asked.to / "figures.json").write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
