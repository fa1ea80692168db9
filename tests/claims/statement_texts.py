"""Documents of invented sentences for the statement tests, read by the rule annotator."""

from __future__ import annotations

import datetime
import hashlib

from stemma.claims.statements import extract_statements
from stemma.language import get_annotator
from stemma.records import Annotation, Block, BlockKind, Document, Span, Statement, TimeInterval


def document(
    text: str, kind: BlockKind = "body", published: datetime.date | None = None, outlet: str | None = None
) -> Document:
    """A document of one block of this kind; `published` as one day."""
    blocks = (Block("t.txt", 0, len(text), kind),) if text else ()
    day = TimeInterval(published, published, "given") if published is not None else None
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("t.txt", text, digest, published=day, outlet=outlet, blocks=blocks)


def annotated(
    text: str, kind: BlockKind = "body", published: datetime.date | None = None
) -> tuple[Document, Annotation]:
    made = document(text, kind, published)
    return made, get_annotator().annotate(made)


def statements(text: str, kind: BlockKind = "body", published: datetime.date | None = None) -> list[Statement]:
    return extract_statements(*annotated(text, kind, published))[0]


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span is not None else None


def contents(text: str, statement: Statement) -> tuple[str, ...]:
    return tuple(text[part.start : part.end] for part in statement.content)


def source(text: str, statement: Statement) -> str:
    return " | ".join(text[part.start : part.end] for part in statement.source)
