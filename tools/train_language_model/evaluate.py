"""Measure a trained language model: arcs and tags on raw text, names, speed, time to load.

    python tools/train_language_model/evaluate.py --model WORK/model/model-best --ud DATA/ud --ner DATA/ner/ner.jsonl.gz
    python tools/train_language_model/evaluate.py --ud DATA/ud --ner DATA/ner/ner.jsonl.gz      # the shipped weights

(with OPENBLAS_NUM_THREADS=1 before it, as the `stemma` command sets it for itself, for the speed that the command has)

Raw text goes the way of the product: tokens and sentences by the rules, the rest by the model.  A token counts when
its characters are those of a gold token.  Scores are F1 over tokens, as in the CoNLL 2018 shared task (Zeman et al.
2018): LAS and UAS with punctuation, the relation without its subtype; "tag" is the Penn tag, "pos" the universal one.
Name mentions are compared without their type, on given tokens, on the fifth of wikigold that training never saw.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import corpus
import spacy

from stemma.language.annotator import words_and_sentences
from stemma.language.trained import TrainedAnnotator, on_one_thread, sentence_doc
from stemma.records import Block, Document

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "src" / "stemma" / "language" / "model" / "weights"


class Parsed(NamedTuple):
    """A token with what is said of it; `head` is a position in the list of the document's tokens."""

    start: int
    end: int
    pos: str
    tag: str
    head: int
    label: str


class Text(NamedTuple):
    name: str
    text: str
    tokens: list[Parsed]


# ------------------------------------------------------------------------------------- gold


def texts(path: Path, keep: Callable[[str], bool] = lambda name: True) -> Iterator[Text]:
    """The documents of a treebank as raw text, paragraphs apart by an empty line, with their gold tokens."""
    names: list[str] = []
    parts: dict[str, list[str]] = {}
    tokens: dict[str, list[Parsed]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        sentences = lines.read().strip().split("\n\n")
    for (name, sentence), comments in zip(corpus.sentences(path), sentences, strict=True):
        if name not in parts:
            names.append(name)
            parts[name], tokens[name] = [], []
        if parts[name] and "\n# newpar" in "\n" + comments:
            parts[name][-1] = parts[name][-1].rstrip(" ") + "\n\n"
        at = sum(map(len, parts[name]))
        first = len(tokens[name])
        for row in sentence.split("\n"):
            cells = row.split("\t")
            head = int(cells[6])
            tokens[name].append(
                Parsed(at, at + len(cells[1]), cells[3], cells[4], first + (head or int(cells[0])) - 1, cells[7])
            )
            parts[name].append(cells[1] + ("" if "SpaceAfter=No" in cells[9] else " "))
            at += len(parts[name][-1])
    for name in names:
        if keep(name):
            yield Text(name, "".join(parts[name]), tokens[name])


# ------------------------------------------------------------------------------------- system


def document(name: str, text: str) -> Document:
    blocks = (Block(name, 0, len(text), "body"),) if text else ()
    return Document(id=name, text=text, sha256="", blocks=blocks)


def read(pipeline: Any, text: str) -> list[Parsed]:
    """The text by the rules' tokens and sentences and the model's tags and arcs."""
    words, sentences = words_and_sentences(document("d", text))
    docs = (sentence_doc(pipeline.vocab, words[one.first : one.last]) for one in sentences)
    found = []
    for sentence, doc in zip(sentences, pipeline.pipe(docs, batch_size=256), strict=True):
        for token, place in zip(doc, range(sentence.first, sentence.last), strict=True):
            head = sentence.first + token.head.i
            found.append(Parsed(words[place].start, words[place].end, token.pos_, token.tag_, head, token.dep_.lower()))
    return found


# ------------------------------------------------------------------------------------- scores


def _f1(right: int, system: int, gold: int) -> float:
    return round(2 * right / (system + gold), 4) if system + gold else 0.0


def _relation(label: str) -> str:
    return label.split(":")[0].lower()


def score(pairs: Iterable[tuple[list[Parsed], list[Parsed]]]) -> dict[str, float]:
    """F1 of tokens, tags and arcs over (system, gold) documents."""
    right = dict.fromkeys(("tokens", "pos", "tag", "uas", "las", "las_without_punctuation"), 0)
    system_count = gold_count = system_words = gold_words = 0
    for system, gold in pairs:
        system_count += len(system)
        gold_count += len(gold)
        system_words += sum(one.label != "punct" for one in system)
        gold_words += sum(one.label != "punct" for one in gold)
        places = {(one.start, one.end): one for one in gold}
        for one in system:
            same = places.get((one.start, one.end))
            if same is None:
                continue
            head, gold_head = system[one.head], gold[same.head]
            attached = (head.start, head.end) == (gold_head.start, gold_head.end)
            labelled = attached and _relation(one.label) == _relation(same.label)
            right["tokens"] += 1
            right["pos"] += one.pos == same.pos
            right["tag"] += one.tag == same.tag
            right["uas"] += attached
            right["las"] += labelled
            right["las_without_punctuation"] += labelled and same.label != "punct"
    without = right.pop("las_without_punctuation")
    scores = {name: _f1(count, system_count, gold_count) for name, count in right.items()}
    aligned = right["tokens"] or 1
    scores["tag_of_aligned"] = round(right["tag"] / aligned, 4)
    scores["las_of_aligned"] = round(right["las"] / aligned, 4)
    scores["las_without_punctuation"] = _f1(without, system_words, gold_words)
    return scores


def mention_scores(pipeline: Any, ner: Path) -> dict[str, float]:
    """Precision, recall and F1 of untyped mentions on the sentences held back."""
    gold = list(corpus.mentions(ner, test=True))
    right = system = expected = 0
    copies = (
        spacy.tokens.Doc(pipeline.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]) for doc in gold
    )
    for doc, found in zip(gold, pipeline.pipe(copies), strict=True):
        wanted = {(one.start, one.end) for one in doc.ents}
        given = {(one.start, one.end) for one in found.ents}
        right += len(wanted & given)
        system += len(given)
        expected += len(wanted)
    return {
        "sentences": len(gold),
        "precision": round(right / system, 4) if system else 0.0,
        "recall": round(right / expected, 4) if expected else 0.0,
        "f1": _f1(right, system, expected),
    }


def speed(pipeline: Any, documents: list[Text]) -> dict[str, float]:
    """Words (gold tokens) a second of processor time on one core: all sentences read, then only those worth it."""
    words = sum(len(one.tokens) for one in documents)
    rates = {"words": float(words), "one_thread": float(os.environ.get("OPENBLAS_NUM_THREADS") == "1")}
    for name, selective in (("words_per_second_all", False), ("words_per_second", True)):
        annotator = TrainedAnnotator("measured", lambda: pipeline, selective)
        annotator.annotate(document("first", documents[0].text))
        began = time.process_time()
        for one in documents:
            annotator.annotate(document(one.name, one.text))
        rates[name] = round(words / (time.process_time() - began))
    return rates


_LOAD = """
import sys, time
began = time.process_time(), time.perf_counter()
import spacy
imported = time.process_time(), time.perf_counter()
spacy.load(sys.argv[1], disable=["tagger"])
print(imported[0] - began[0], time.process_time() - imported[0], time.perf_counter() - imported[1])
"""


def load_time(model: Path) -> dict[str, float]:
    """Seconds in a new process: processor time of importing spaCy, then of loading the model; and its wall clock."""
    ran = subprocess.run([sys.executable, "-c", _LOAD, str(model)], capture_output=True, text=True, check=True)
    importing, loading, wall = map(float, ran.stdout.split())
    return {"import_spacy": round(importing, 2), "load": round(loading, 2), "load_wall": round(wall, 2)}


# ------------------------------------------------------------------------------------- all of it


def figures_of(model: Path, ud: Path, ner: Path) -> dict[str, Any]:
    """Every figure of the model, deterministic but for speed and seconds."""
    pipeline = on_one_thread(spacy.load(model))
    news = list(texts(ud / "gum_dev.conllu.gz", lambda name: "_news_" in name))
    parts = {
        "gum_dev_news": news,
        "gum_dev": list(texts(ud / "gum_dev.conllu.gz")),
        "ewt_dev": list(texts(ud / "ewt_dev.conllu.gz")),
    }
    figures: dict[str, Any] = {
        name: score((read(pipeline, one.text), one.tokens) for one in documents) for name, documents in parts.items()
    }
    figures["wikigold_held_back"] = mention_scores(pipeline, ner)
    pipeline.disable_pipe("tagger")
    figures["speed"] = speed(pipeline, [*news, *parts["ewt_dev"]])
    figures["seconds"] = load_time(model)
    return figures


def show(figures: dict[str, Any]) -> None:
    for part, scores in figures.items():
        print(f"{part:20}", "  ".join(f"{name} {value:g}" for name, value in scores.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--model", type=Path, default=SHIPPED, help="folder of a spaCy pipeline [default: the shipped one]"
    )
    parser.add_argument("--ud", type=Path, required=True, help="folder with gum_dev.conllu.gz and ewt_dev.conllu.gz")
    parser.add_argument("--ner", type=Path, required=True, help="ner.jsonl.gz: the name sets, one sentence a line")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    figures = figures_of(asked.model, asked.ud, asked.ner)
    print(json.dumps(figures, indent=2)) if asked.json else show(figures)


if __name__ == "__main__":
    main()
