"""Statements of the same texts by stemma, by textacy and by regular expressions, side by side: how many, and how fast.

    python benchmarks/statements.py --setup                               once: an environment for textacy, under --cache
    python benchmarks/statements.py                                       own texts (below)
    python benchmarks/statements.py --labels LABELS --texts FOLDER        labels of `stemma evaluate statements`

textacy gives direct quotations alone, so the rows "direct" are the ones to compare; it raises on a text with an odd
number of quotation marks, and such texts count as read with nothing found ("refused").  It needs a parse: that of
en_core_web_sm where its environment has that pipeline, else the words, tags, lemmas and arcs of stemma's own model, whose
time is then not in its row.  It is run on whole texts and, a kindness, on each paragraph alone.  The expressions
are those a newsroom would write: a quote beside a verb of saying and a name, "X said that ...", "according to X".
Times are processor times, one core, after one text that is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from stemma.claims import extract
from stemma.evaluation import read_lines
from stemma.evaluation.statements import Told, evaluate_statements, found_of, labels_of
from stemma.interchange import records_of_extraction
from stemma.language import get_annotator
from stemma.language.lexicon import lemma
from stemma.reading import read_document
from stemma.records import Annotation, Source

PINS = ["textacy==0.13.0"]
PIPELINE = "en_core_web_sm"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "stemma-benchmarks"

#: Text -> its statements as (content, source phrase).
OWN: list[tuple[str, list[tuple[str, str]]]] = [
    ("“The pumps failed at dawn,” said Mayor Orla Finch. She added that two streets were under water.",
     [("“The pumps failed at dawn,”", "Mayor Orla Finch"), ("two streets were under water", "She")]),
    ("The Weir Board said the bank was safe. According to the police, nobody was hurt.",
     [("the bank was safe", "The Weir Board"), ("nobody was hurt", "the police")]),
    ("Bo Lind, who runs the ferry, told the Harbour Post: \"We lost forty boats.\"",
     [("\"We lost forty boats.\"", "Bo Lind, who runs the ferry,")]),
    ("\"It is a scandal,\" the union's leader shouted. \"Nobody warned us.\"",
     [("\"It is a scandal,\" \"Nobody warned us.\"", "the union's leader")]),
    ("A spokeswoman for the ministry denied that the dam had been opened.",
     [("the dam had been opened", "A spokeswoman for the ministry")]),
    ("The firm expects sales to fall, it said in a letter. The so-called \"wall\" is a dyke.",
     [("The firm expects sales to fall", "it")]),
    ("Ruiz promised: “We shall rebuild every house.” The crowd cheered.",
     [("“We shall rebuild every house.”", "Ruiz")]),
    ("Farmers say that the rain came too late, a claim that the weather service rejects.",
     [("the rain came too late", "Farmers")]),
]  # fmt: skip

#: Run by the interpreter of textacy's environment: texts with tokens come in, quotations go out.
WORKER = r"""
import json, sys, time
import spacy
from spacy.tokens import Doc
from textacy.extract import direct_quotations
pipeline = sys.argv[1]
nlp = spacy.load(pipeline) if spacy.util.is_package(pipeline) else None
vocab = spacy.blank("en").vocab
def made(row):
    if nlp is not None:
        return nlp(row["text"])
    return Doc(vocab, words=row["words"], spaces=row["spaces"], pos=row["tags"], lemmas=row["lemmas"],
               heads=row["heads"], deps=row["labels"], sent_starts=row["starts"])
rows = [json.loads(line) for line in sys.stdin]
seconds = 0.0
for place, row in enumerate(rows[:1] + rows):
    began = time.process_time()
    doc, found, refused = made(row), [], False
    if nlp is None:
        began = time.process_time()
    offsets = row["offsets"] if nlp is None else [[t.idx, t.idx + len(t)] for t in doc]
    try:
        for one in direct_quotations(doc):
            speaker = [t.i for t in one.speaker]
            found.append([[offsets[one.content.start][0], offsets[one.content.end - 1][1]],
                          [offsets[min(speaker)][0], offsets[max(speaker)][1]]])
    except ValueError:
        refused = True
    if place:
        seconds += time.process_time() - began
        print(json.dumps({"id": row["id"], "found": found, "refused": refused}))
print(json.dumps({"seconds": seconds, "pipeline": nlp is not None}))
"""

# ------------------------------------------------------------------------------------- expressions

_CUE = r"(?:has |had |have )?(?:said|says|say|told \w+|added|adds|announced|wrote|explained|insisted|warned|claimed|noted|asked|argued)"
_NAME = r"(?:[Tt]he |[Aa]n? |Mr\.? |Mrs\.? |Ms\.? |Dr\.? )?[\w’'-]+(?: [\w’'-]+){0,5}?"
_QUOTE = r"[“\"][^“”\"\n]{2,600}[”\"]"
EXPRESSIONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<content>{_QUOTE}),? (?P<source>{_NAME}) {_CUE}\b",
        rf"(?P<content>{_QUOTE}),? {_CUE} (?P<source>(?:the |a |an )?[\w’'-]+(?: [A-Z][\w’'-]+){{0,4}})",
        rf"(?P<source>{_NAME}),? {_CUE}[:,]? (?P<content>{_QUOTE})",
        rf"(?:^|(?<=[.!?] ))(?P<source>{_NAME}) {_CUE} (?:that )?(?P<content>[^“”\".\n]{{8,300}})",
        r"[Aa]ccording to (?P<source>[^,.\n]{2,60}), (?P<content>[^.\n]{8,300})",
        r"(?P<content>[^.\n]{8,300}), according to (?P<source>[^,.\n]{2,60})",
        rf"(?:^|(?<=[.!?] ))(?P<content>[^“”\".\n]{{8,300}}), (?P<source>(?:the )?[\w’'-]+(?: [\w’'-]+){{0,4}}) {_CUE}\.",
    )
)


def by_expressions(text: str) -> list[dict[str, Any]]:
    """Every match of every expression whose content no match before it has taken."""
    found: list[dict[str, Any]] = []
    taken: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        for expression in EXPRESSIONS:
            for match in expression.finditer(text, line.start(), line.end()):
                start, end = match.span("content")
                if any(start < other_end and other < end for other, other_end in taken):
                    continue
                taken.append((start, end))
                found.append({"content": [[start, end]], "source": [list(match.span("source"))]})
    return found


# ------------------------------------------------------------------------------------- textacy


def tokens_of(name: str, text: str, annotation: Annotation, start: int, end: int) -> dict[str, Any]:
    """What a spaCy Doc is made of, for the tokens within start..end; what is not parsed hangs on its sentence's first."""
    kept = [at for at, token in enumerate(annotation.tokens) if start <= token.start < end and token.text.strip()]
    place = {at: number for number, at in enumerate(kept)}
    firsts: dict[int, int] = {}
    for sentence in annotation.sentences:
        inside = [at for at in range(sentence.first, sentence.last) if at in place]
        firsts.update(dict.fromkeys(inside, inside[0]) if inside else {})
    row: dict[str, Any] = {"id": name, "text": text[start:end]}
    tokens = annotation.tokens
    row["words"] = [tokens[at].text for at in kept]
    row["spaces"] = [text[tokens[at].end : tokens[at].end + 1].isspace() for at in kept]
    row["tags"] = [tokens[at].tag or "X" for at in kept]
    row["lemmas"] = [lemma(tokens[at].text.lower(), tokens[at].tag) for at in kept]
    row["heads"] = [
        place[tokens[at].head]
        if tokens[at].head in place and firsts.get(tokens[at].head) == firsts.get(at)
        else place[firsts.get(at, at)]
        for at in kept
    ]
    row["labels"] = [
        "ROOT" if row["heads"][number] == number else (tokens[at].label or "dep").replace(":pass", "pass")
        for number, at in enumerate(kept)
    ]
    row["starts"] = [firsts.get(at, at) == at for at in kept]
    row["offsets"] = [[tokens[at].start, tokens[at].end] for at in kept]
    return row


def by_textacy(
    python: Path, texts: Mapping[str, str], annotations: Mapping[str, Annotation], paragraphs: bool
) -> tuple[dict[str, list[dict[str, Any]]], float, int, bool]:
    """(document -> statements, seconds, texts refused, with a pipeline of its own)."""
    rows = []
    for name, text in texts.items():
        pieces = [match.span() for match in re.finditer(r"[^\n]+", text)] if paragraphs else [(0, len(text))]
        rows += [tokens_of(f"{name}\t{start}", text, annotations[name], start, end) for start, end in pieces]
    rows = [row for row in rows if row["words"]]
    lines = "\n".join(json.dumps(row) for row in rows)
    done = subprocess.run(
        [str(python), "-c", WORKER, PIPELINE], input=lines, capture_output=True, text=True, check=True, timeout=3600
    )
    *answers, last = (json.loads(line) for line in done.stdout.splitlines())
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in texts}
    for answer in answers:
        name, _, start = answer["id"].partition("\t")
        shift = int(start) if last["pipeline"] else 0
        for content, source in answer["found"]:
            found[name].append({"content": [[at + shift for at in content]], "source": [[at + shift for at in source]]})
    return found, last["seconds"], sum(answer["refused"] for answer in answers), last["pipeline"]


def set_up(cache: Path) -> Path:
    """The interpreter of textacy's environment, made and filled if it is not there."""
    home = cache / "textacy"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PINS], check=True)
    return python


# ------------------------------------------------------------------------------------- side by side


def by_stemma(annotator: str, annotations: dict[str, Annotation], name: str, text: str) -> list[dict[str, Any]]:
    """The statement records of a text; its annotation is left in `annotations`."""
    document = read_document(Source(name, text=text, media="text/plain"))
    annotations[name] = get_annotator(annotator).annotate(document)
    extraction = extract(document, annotations[name])
    return [record for record in records_of_extraction(extraction) if record["type"] == "statement"]


def own() -> tuple[dict[str, str], dict[str, list[Told]]]:
    texts = {f"own-{number}": text for number, (text, _) in enumerate(OWN)}
    rows = []
    for name, (text, statements) in zip(texts, OWN, strict=True):
        told = []
        for content, source in statements:
            parts = re.findall(r"“[^”]*”|\"[^\"]*\"", content) or [content]
            spans = [[text.index(part), text.index(part) + len(part)] for part in parts]
            told.append({"content": spans, "source": [[text.index(source), text.index(source) + len(source)]]})
        rows.append({"id": name, "text": text, "attributions": told})
    return texts, labels_of(rows, {})


def labelled(labels: Path, folder: Path | None) -> tuple[dict[str, str], dict[str, list[Told]]]:
    rows = list(read_lines(labels))
    texts = {str(row["id"]): str(row["text"]) for row in rows if "attributions" in row}
    for name in sorted({str(row["doc"]) for row in rows if "doc" in row}):
        path = next(
            path
            for path in ((folder or labels.parent / "docs") / (name + end) for end in ("", ".txt"))
            if path.is_file()
        )
        texts[name] = path.read_bytes().decode("utf-8")
    return texts, labels_of(rows, texts)


def timed(
    texts: Mapping[str, str], read: Callable[[str, str], list[dict[str, Any]]]
) -> tuple[dict[str, list[dict[str, Any]]], float]:
    """What `read` gives for each text, and its processor time without that of a first text read twice."""
    name, text = next(iter(texts.items()))
    read(name, text)
    began = time.process_time()
    return {name: read(name, text) for name, text in texts.items()}, time.process_time() - began


def rows_of(
    texts: Mapping[str, str], labels: Mapping[str, Sequence[Told]], python: Path | None
) -> Iterator[tuple[str, ...]]:
    annotations: dict[str, Annotation] = {}
    for annotator in ("trained", "rules"):
        found, seconds = timed(texts, partial(by_stemma, annotator, annotations))
        sentences = sum(len(one.sentences) for one in annotations.values())
        yield row(f"stemma, {annotator}", texts, labels, found, f"{sentences / seconds:,.0f}")
        if annotator == "trained":
            trained = dict(annotations)
    found, seconds = timed(texts, lambda name, text: by_expressions(text))
    yield row("expressions", texts, labels, found, f"{sentences / seconds:,.0f}")
    if python is None:
        yield ("textacy: not set up (--setup, or --python PATH)", *[""] * 6)
        return
    for paragraphs in (False, True):
        found, seconds, refused, own_pipeline = by_textacy(python, texts, trained, paragraphs)
        name = "textacy, a paragraph at a time" if paragraphs else f"textacy, {refused} of {len(texts)} texts refused"
        yield row(
            name, texts, labels, found, f"{sentences / seconds:,.0f}" + ("" if own_pipeline else " without parsing")
        )


def row(
    name: str,
    texts: Mapping[str, str],
    labels: Mapping[str, Sequence[Told]],
    found: Mapping[str, list[dict[str, Any]]],
    speed: str,
) -> tuple[str, ...]:
    told = {key: found_of(found[key], texts[key]) for key in texts}
    result = evaluate_statements(labels, told, texts)
    shares = {share.name: share.value for share in result.shares}
    source = shares["direct: source, any word"]
    scores = [
        result.score(kind + what).f1 for kind in ("direct: ", "") for what in ("content, any word", "content exact")
    ]
    return (name, *(f"{one:.3f}" for one in scores), "-" if source is None else f"{source:.3f}", speed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, help="labels of statements (default: own texts)")
    parser.add_argument("--texts", type=Path, help="folder of the labelled texts, where the labels hold none")
    parser.add_argument("--setup", action="store_true", help="install textacy in an environment of its own")
    parser.add_argument("--cache", type=Path, default=CACHE, help="folder for that environment")
    parser.add_argument("--python", type=Path, help="an interpreter that has textacy")
    given = parser.parse_args()
    python: Path | None = given.python or given.cache / "textacy" / "bin" / "python"
    if given.setup:
        try:
            python = set_up(given.cache)
        except (subprocess.CalledProcessError, OSError) as problem:
            print(f"textacy could not be installed: {problem}", file=sys.stderr)
            return 1
    python = python if python is not None and python.exists() else None
    texts, labels = labelled(given.labels, given.texts) if given.labels else own()
    header = ("", "direct any", "exact", "all any", "exact", "source", "sentences/s")
    table = [header, *rows_of(texts, labels, python)]
    widths = [max(len(line[column]) for line in table) for column in range(len(header))]
    direct = sum(one.direct for told in labels.values() for one in told)
    print(f"{len(texts)} texts, {sum(map(len, labels.values()))} statements, {direct} of them direct")
    print("F1 of content, and the share of direct statements found whose source phrase is met")
    for line in table:
        print(
            "  ".join(
                [
                    line[0].ljust(widths[0]),
                    *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
                ]
            ).rstrip()
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
