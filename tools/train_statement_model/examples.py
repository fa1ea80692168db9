"""Labelled documents as rows for learning: frames that are statements or are not, sayings that hit one or do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from labelled import LabelledDocument, Ranges
from learning import Row

from stemma.claims.pieces import Line, whole_words
from stemma.claims.quotes import Quote
from stemma.claims.sayings import Saying
from stemma.claims.statements import ruled_sayings
from stemma.claims.weighing.evidence import features
from stemma.claims.weighing.frames import Frame, Tree
from stemma.claims.weighing.signs import signs
from stemma.claims.weighing.voice import candidate_frames, content_spans, quoted_tokens
from stemma.language import Annotator
from stemma.reading import read_document
from stemma.records import Annotation, Document, Source

WORD = re.compile(r"\w+")
#: A frame is the labelled statement of its cue when their contents share so much of their words.
LIKE = 0.5

Words = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Read:
    """A labelled document as the package reads it, its sayings those of the rules alone."""

    labelled: LabelledDocument
    document: Document
    annotation: Annotation
    lines: list[Line]
    quotes: list[Quote]
    sayings: list[Saying]


def read(labelled: LabelledDocument, annotator: Annotator) -> Read:
    document = read_document(Source(labelled.id, text=labelled.text))
    annotation = annotator.annotate(document)
    lines, quotes, sayings = ruled_sayings(document, annotation, whole_words(annotation))
    return Read(labelled, document, annotation, lines, quotes, sayings)


def words(text: str, ranges: Ranges) -> Words:
    """The words of some ranges, a leading "that" left out: what statements are compared by."""
    found = sorted(match.span() for start, end in ranges for match in WORD.finditer(text, start, end))
    if len(found) > 1 and text[slice(*found[0])].lower() == "that":
        found = found[1:]
    return frozenset(found)


def shared(one: Words, other: Words) -> float:
    """Jaccard's measure; 0 for two empty sets."""
    return len(one & other) / len(one | other) if one or other else 0.0


def of_saying(saying: Saying) -> Ranges:
    return tuple((part.start, part.end) for part in saying.content)


def frame_rows(read: Read) -> list[Row]:
    """A row for every frame: right for the one nearest to a labelled statement of its cue, if near enough."""
    text = read.labelled.text
    barred = quoted_tokens(text, read.annotation.tokens, read.quotes)
    every = [(tree, frame) for tree, frames in candidate_frames(read.annotation, barred) for frame in frames]
    contents = [_frame_words(text, tree, frame, read.quotes) for tree, frame in every]
    right: set[int] = set()
    for statement in read.labelled.statements:
        gold = words(text, statement.content)
        near = [
            (shared(gold, contents[at]), -at)
            for at, (tree, frame) in enumerate(every)
            if _has_cue(statement.cue, tree, frame)
        ]
        if near and max(near)[0] >= LIKE:
            right.add(-max(near)[1])
    return [Row(tuple(features(tree, frame)), at in right) for at, (tree, frame) in enumerate(every)]


def _frame_words(text: str, tree: Tree, frame: Frame, quotes: Sequence[Quote]) -> Words:
    return words(text, tuple((part.start, part.end) for part in content_spans(tree, frame, quotes)))


def _has_cue(cue: Ranges, tree: Tree, frame: Frame) -> bool:
    token = tree.tokens[frame.cue]
    return any(start < token.end and token.start < end for start, end in cue)


def saying_rows(read: Read) -> list[Row]:
    """A row for every saying of the rules: right when it is paired with a labelled statement, best overlap first."""
    text = read.labelled.text
    beside: dict[int, list[Saying]] = {}
    for one in read.sayings:
        beside.setdefault(one.line, []).append(one)
    gold = [words(text, one.content) for one in read.labelled.statements]
    hit = {pair[1] for pair in paired(gold, [words(text, of_saying(one)) for one in read.sayings])}
    return [Row(tuple(signs(text, one, beside[one.line])), at in hit) for at, one in enumerate(read.sayings)]


def paired(gold: Sequence[Words], found: Sequence[Words]) -> list[tuple[int, int, float]]:
    """(place in gold, place in found, share): one to one, best share first, nothing without a word in common."""
    by_word: dict[tuple[int, int], list[int]] = {}
    for place, one in enumerate(found):
        for word in one:
            by_word.setdefault(word, []).append(place)
    pairs = {(i, j) for i, one in enumerate(gold) for word in one for j in by_word.get(word, ())}
    ranked = sorted((-shared(gold[i], found[j]), i, j) for i, j in pairs)
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    kept: list[tuple[int, int, float]] = []
    for share, i, j in ranked:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            kept.append((i, j, -share))
    return kept
