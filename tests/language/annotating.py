"""Shared by the tests of this room: a text as a document of one or more blocks, annotated."""

from __future__ import annotations

import datetime

from stemma.language import get_annotator
from stemma.records import Annotation, Block, BlockKind, Document, TimeInterval


def document(text: str, published: str | None = None, blocks: list[tuple[str, BlockKind]] | None = None) -> Document:
    """A document; `published` an ISO day; `blocks` (text, kind) pieces instead of `text`."""
    pieces = blocks if blocks is not None else [(text, "body")]
    made: list[Block] = []
    at = 0
    for piece, kind in pieces:
        if piece:
            made.append(Block("d", at, at + len(piece), kind))
            at += len(piece)
    day = datetime.date.fromisoformat(published) if published else None
    return Document(
        id="d",
        text="".join(piece for piece, _ in pieces),
        sha256="",
        blocks=tuple(made),
        published=TimeInterval(day, day, "given") if day else None,
    )


def annotated(text: str, published: str | None = None) -> Annotation:
    return get_annotator().annotate(document(text, published))


def sentences_of(text: str) -> list[str]:
    annotation = annotated(text)
    return [text[sentence.start : sentence.end] for sentence in annotation.sentences]
