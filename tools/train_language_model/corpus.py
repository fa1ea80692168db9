"""Training data for the language model: treebank sentences and name mentions as spaCy documents.

Only documents on the allow-list (`documents.tsv`: treebank, document, licence) are read from the treebanks, and
only the sets below from the name data.  Sentences of the treebanks carry no names and those of the name sets
no tags or arcs; what is missing is left missing, so that each component learns from its own data alone.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.training.converters import conllu_to_docs

ALLOWED = Path(__file__).with_name("documents.tsv")

#: Sets of name mentions and their licences.  The sets' own test parts are used too: none of them is a
#: benchmark here, except a fifth of wikigold, which is held back.
NAME_SETS = {
    "crossner-ai-dev": "MIT",
    "crossner-ai-test": "MIT",
    "crossner-ai-train": "MIT",
    "crossner-literature-dev": "MIT",
    "crossner-literature-test": "MIT",
    "crossner-literature-train": "MIT",
    "crossner-music-dev": "MIT",
    "crossner-music-test": "MIT",
    "crossner-music-train": "MIT",
    "crossner-politics-dev": "MIT",
    "crossner-politics-test": "MIT",
    "crossner-politics-train": "MIT",
    "crossner-science-dev": "MIT",
    "crossner-science-test": "MIT",
    "crossner-science-train": "MIT",
    "wikigold": "CC BY 4.0",
    "wnut17-train": "CC BY 4.0",
}
HELD_BACK = "wikigold"

#: Dependency relations that keep their subtype; all others are reduced to the universal one.
SUBTYPES = frozenset(
    {
        "acl:relcl",
        "aux:pass",
        "compound:prt",
        "nmod:desc",
        "nmod:poss",
        "nmod:unmarked",
        "nsubj:pass",
        "obl:agent",
        "obl:unmarked",
    }
)

#: Shares of training documents that are repeated in headline capitals and in capitals throughout.
TITLE_CASE, UPPER_CASE = 0.06, 0.02

NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”")
NO_SPACE_AFTER = frozenset("([{$£€“")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def allowed_documents() -> dict[str, str]:
    """Licence by document id."""
    with ALLOWED.open(encoding="utf-8", newline="") as lines:
        return {row["document"]: row["licence"] for row in csv.DictReader(lines, delimiter="\t")}


def sentences(path: Path, allowed: dict[str, str] | None = None) -> Iterator[tuple[str, str]]:
    """(document id, sentence) of a treebank; multiword tokens and empty nodes are taken apart and out."""
    document = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for part in lines.read().strip().split("\n\n"):
            rows, space_after = [], {}
            for line in part.split("\n"):
                if line.startswith("# newdoc id = "):
                    document = line.removeprefix("# newdoc id = ")
                if line.startswith("#"):
                    continue
                cells = line.split("\t")
                if "-" in cells[0]:
                    first, last = map(int, cells[0].split("-"))
                    space_after |= dict.fromkeys(range(first, last), "SpaceAfter=No")
                    space_after[last] = "SpaceAfter=No" if "SpaceAfter=No" in cells[9] else "_"
                    continue
                if "." in cells[0]:
                    continue
                if cells[7] not in SUBTYPES:
                    cells[7] = cells[7].split(":")[0]
                given = "SpaceAfter=No" if "SpaceAfter=No" in cells[9] else "_"
                cells[9] = space_after.get(int(cells[0]), given)
                rows.append("\t".join(cells))
            if rows and (allowed is None or document in allowed):
                yield document, "\n".join(rows)


def treebank(paths: list[Path], allowed: dict[str, str] | None = None, together: int = 8) -> Iterator[Doc]:
    """Documents of `together` sentences each, so that the parser learns where sentences end."""
    for path in paths:
        text = "\n\n".join(sentence for _, sentence in sentences(path, allowed)) + "\n\n"
        yield from conllu_to_docs(text, n_sents=together, no_print=True)


def _spaces(tokens: list[str]) -> list[bool]:
    following = [*tokens[1:], "."]
    return [
        not (after[0] in NO_SPACE_BEFORE or token in NO_SPACE_AFTER)
        for token, after in zip(tokens, following, strict=True)
    ]


def held_back(record: dict[str, object]) -> bool:
    """A fifth of the sentences of one set, chosen by the hash of their id."""
    digest = hashlib.sha256(str(record["id"]).encode()).digest()
    return record["set"] == HELD_BACK and digest[0] % 5 == 0


def mentions(path: Path, test: bool) -> Iterator[Doc]:
    """Sentences with their name mentions; those held back, or all others."""
    vocab = spacy.blank("en").vocab
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["set"] not in NAME_SETS or held_back(record) != test:
                continue
            doc = Doc(vocab, words=record["tokens"], spaces=_spaces(record["tokens"]))
            spans, start = [], None
            tags = [*record["tags"], "O"]
            for i, tag in enumerate(tags):
                if start is not None and not tag.startswith("I-"):
                    spans.append(Span(doc, start, i, label=tags[start][2:]))
                    start = None
                if tag.startswith("B-"):
                    start = i
            doc.set_ents(spans)
            yield doc


def recased(doc: Doc, upper: bool) -> Doc:
    """The same annotations over the same words in headline capitals, or in capitals throughout."""
    words = [t.text.upper() if upper else t.text[:1].upper() + t.text[1:] for t in doc]
    copy = Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    for old, new in zip(doc, copy, strict=True):
        new.tag_, new.pos_, new.lemma_ = old.tag_, old.pos_, old.lemma_
        new.set_morph(str(old.morph))
    copy.from_array(["HEAD", "DEP"], doc.to_array(["HEAD", "DEP"]))
    return copy


def write(train: Path, dev: Path, ud: Path, ner: Path, seed: int = 7) -> dict[str, int]:
    """Write both corpora and return the number of words of each part."""
    random_ = random.Random(seed)
    allowed = allowed_documents()
    counts = {"treebank": 0, "names": 0, "recased": 0}
    bin_ = DocBin(store_user_data=False)
    for doc in treebank([ud / "ewt_train.conllu.gz", ud / "gum_train.conllu.gz"], allowed):
        bin_.add(doc)
        counts["treebank"] += len(doc)
        chance = random_.random()
        if chance < TITLE_CASE + UPPER_CASE:
            copy = recased(doc, upper=chance < UPPER_CASE)
            bin_.add(copy)
            counts["recased"] += len(copy)
    for doc in mentions(ner, test=False):
        bin_.add(doc)
        counts["names"] += len(doc)
    bin_.to_disk(train)
    held = DocBin(store_user_data=False)
    for doc in treebank([ud / "gum_dev.conllu.gz"]):
        held.add(doc)
    for doc in mentions(ner, test=True):
        held.add(doc)
    held.to_disk(dev)
    return counts
