"""Train the language model that ships with the package: corpora, training, figures, weights.

    python tools/train_language_model/train.py all --ud DATA/ud --ner DATA/ner/ner.jsonl.gz --work WORK

does these four, each of which can be asked for alone:

    corpora    the treebank documents on the allow-list and the name sets, as spaCy reads them, into WORK
    train      spaCy's training with config.cfg, into WORK/model (an hour and a half on one core)
    evaluate   the figures of evaluate.py, into WORK/figures.json
    pack       the weights without what only training needs, with their figures, into the package

The same data, versions and machine give the same weights: the seed is in config.cfg and nothing runs in parallel.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
from pathlib import Path
from typing import Any

import corpus
import evaluate
import numpy
import spacy
import thinc
from spacy.strings import StringStore

HERE = Path(__file__).parent
CONFIG = HERE / "config.cfg"
PACKAGE = HERE.parents[1] / "src" / "stemma" / "language" / "model"

#: Of the weights: that of the treebank with the strictest terms.
LICENCE = "CC BY-SA 4.0"
#: What of the treebanks is read, for training and for the figures.
TREEBANKS = ("ewt_train.conllu.gz", "gum_train.conllu.gz", "gum_dev.conllu.gz", "ewt_dev.conllu.gz")
#: The most that the weights may weigh in the package.
LARGEST = 15 * 10**6


def make_corpora(ud: Path, ner: Path, work: Path) -> None:
    work.mkdir(parents=True, exist_ok=True)
    counts = corpus.write(work / "train.spacy", work / "dev.spacy", ud, ner)
    print(f"words for training: {counts}")
    for name in ("train.spacy", "dev.spacy"):
        print(f"{corpus.sha256(work / name)}  {name}")


def train(work: Path) -> None:
    """Train on one core; the best model by the held-out sentences is left in WORK/model/model-best."""
    from spacy.cli.train import train as spacy_train

    overrides = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    spacy_train(CONFIG, work / "model", overrides=overrides)


def provenance(ud: Path, ner: Path, work: Path) -> dict[str, Any]:
    """What the weights were made of and with: hashes of the data, versions, and the words of each part."""
    files = [*(ud / name for name in TREEBANKS), ner]
    made = [path for name in ("train.spacy", "dev.spacy") if (path := work / name).exists()]
    return {
        "licence": LICENCE,
        "data_sha256": {path.name: corpus.sha256(path) for path in files},
        "corpora_sha256": {path.name: corpus.sha256(path) for path in made},
        "config_sha256": corpus.sha256(CONFIG),
        "documents_sha256": corpus.sha256(corpus.ALLOWED),
        "documents": len(corpus.allowed_documents()),
        "name_sets": corpus.NAME_SETS,
        "versions": {
            "numpy": numpy.__version__,
            "python": platform.python_version(),
            "spacy": spacy.__version__,
            "thinc": thinc.__version__,
        },
    }


def last_step(model: Path) -> dict[str, Any]:
    """The scores that spaCy wrote beside the model: on gold tokens, punctuation left out of the arcs."""
    scores = json.loads((model / "meta.json").read_text(encoding="utf-8")).get("performance", {})
    wanted = ("tag_acc", "pos_acc", "morph_acc", "dep_uas", "dep_las", "sents_f", "ents_p", "ents_r", "ents_f")
    return {name: round(scores[name], 4) for name in wanted if isinstance(scores.get(name), float)}


def pack(model: Path, figures: dict[str, Any], target: Path) -> int:
    """Write the weights and their figures; returns the bytes written.

    The treebanks' words are left out of the vocabulary: the model needs none but its own labels.
    """
    nlp = spacy.load(model)
    labels = {label for _, component in nlp.pipeline for label in getattr(component, "labels", ())}
    strings = {part for label in labels for part in _parts(label)}
    nlp.meta = {
        **nlp.meta,
        "name": "stemma",
        "version": "1.0.0",
        "description": "Tags, morphology, arcs and name mentions for English news",
        "author": "The stemma maintainers",
        "license": LICENCE,
        "performance": {},
    }
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    weights = target / "weights"
    shutil.rmtree(weights, ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(weights)
    StringStore(sorted(strings)).to_disk(weights / "vocab" / "strings.json")
    written = sum(path.stat().st_size for path in weights.rglob("*") if path.is_file())
    if written > LARGEST:
        raise SystemExit(f"the weights weigh {written:,} bytes, more than the {LARGEST:,} allowed in the package")
    hashes = {
        path.relative_to(weights).as_posix(): corpus.sha256(path) for path in weights.rglob("*") if path.is_file()
    }
    figures = {**figures, "bytes": written, "weights_sha256": hashes}
    (target / "figures.json").write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return written


def _parts(label: str) -> set[str]:
    """The strings that a label is stored by: itself, and the features and values in it."""
    found = {label}
    for feature in label.split("|"):
        name, _, value = feature.partition("=")
        found |= {feature, name, *value.split(",")}
    return found - {""}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="""Examples:
  python tools/train_language_model/train.py all --ud data/ud --ner data/ner/ner.jsonl.gz --work /tmp/language
  python tools/train_language_model/train.py corpora --ud data/ud --ner data/ner/ner.jsonl.gz --work /tmp/language
  python tools/train_language_model/train.py train --work /tmp/language
  python tools/train_language_model/train.py evaluate --work /tmp/language --ud data/ud --ner data/ner/ner.jsonl.gz
  python tools/train_language_model/train.py pack --work /tmp/language
""",
    )
    parser.add_argument("step", choices=["all", "corpora", "train", "evaluate", "pack"])
    parser.add_argument("--work", type=Path, required=True, help="folder for the corpora and the trained model")
    parser.add_argument("--ud", type=Path, help=f"folder with {', '.join(TREEBANKS)}")
    parser.add_argument("--ner", type=Path, help="ner.jsonl.gz: the name sets, one sentence a line")
    parser.add_argument("--model", type=Path, help="the model to measure and pack [default: WORK/model/model-best]")
    parser.add_argument(
        "--at", type=int, metavar="STEP", help="the training step of that model, to be kept with the figures"
    )
    parser.add_argument("--to", type=Path, default=PACKAGE, help="where to pack [default: the package]")
    asked = parser.parse_args()
    if asked.step not in ("train", "pack") and not (asked.ud and asked.ner):
        parser.error(f"{asked.step} needs --ud and --ner")
    return asked


def main() -> None:
    asked = _arguments()
    model = asked.model or asked.work / "model" / "model-best"
    measured = asked.work / "figures.json"
    if asked.step in ("all", "corpora"):
        make_corpora(asked.ud, asked.ner, asked.work)
    if asked.step in ("all", "train"):
        train(asked.work)
    if asked.step in ("all", "evaluate"):
        figures = {
            "training_step": asked.at,
            **provenance(asked.ud, asked.ner, asked.work),
            "training_scores": last_step(model),
            "figures": evaluate.figures_of(model, asked.ud, asked.ner),
        }
        measured.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        evaluate.show(figures["figures"])
    if asked.step in ("all", "pack"):
        if not measured.exists():
            sys.exit(f"{measured} is not there: run the step 'evaluate' first")
        written = pack(model, json.loads(measured.read_text(encoding="utf-8")), asked.to)
        print(f"{written:,} bytes of weights in {asked.to}")


if __name__ == "__main__":
    main()
