"""Words looked for in reports and claims: what a person types never is more than words to the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import ColumnElement, LargeBinary, Select, cast, column, func, literal, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSVECTOR

from stemma.store import schema
from stemma.store.access import Access
from stemma.store.errors import LedgerError
from stemma.store.words import INDEXED

if TYPE_CHECKING:
    from sqlalchemy import Connection

Searched = Literal["reports", "claims"]

#: Characters shown on either side of a word that was found, and excerpts shown of one report.
_AROUND, _EXCERPTS = 90, 3

#: Two code points that are no characters: they mark where a word was found.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_WORDY = re.compile(r"[^\W_]")

#: Most words of one query.
_MOST_TERMS = 30


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Characters start..end of a document, and in them the places of the words looked for, as offsets of the document."""

    document: str
    start: int
    end: int
    text: str
    matches: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or claim with all words of the query.  `title` is the headline, or the proposition of the claim.

    `story` is the one that it tells or belongs to, None for a report that is in none yet.  The excerpts of a claim are
    its figures in the reports.
    """

    kind: Literal["report", "claim"]
    id: str
    title: str
    story: str | None
    published: str | None
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One word or one phrase; `start`: words that begin so; `without`: what has it is left out."""

    text: str
    start: bool = False
    without: bool = False


def terms(query: str) -> tuple[Term, ...]:
    """What a query asks for: words, "phrases in quotation marks", beginnings* and -words that must not be there.

    Raises `LedgerError` when there is nothing to look for.
    """
    found = []
    for minus, phrase, word in _TERM.findall(query.encode("utf-8", "replace").decode().replace("\x00", " ")):
        text = (phrase or word).strip()
        if _WORDY.search(text):
            found.append(Term(text.rstrip("*") if word else text, bool(word) and text.endswith("*"), bool(minus)))
    if not any(not term.without for term in found):
        raise LedgerError("there is no word to look for: write some, such as `stemma search ferry pier`")
    return tuple(found[:_MOST_TERMS])


def _for_sqlite(asked: Sequence[Term]) -> str:
    def one(term: Term) -> str:
        return '"' + term.text.replace('"', '""') + '"' + (" *" if term.start else "")

    wanted = " AND ".join(one(term) for term in asked if not term.without)
    return f"({wanted})" + "".join(f" NOT {one(term)}" for term in asked if term.without)


def _for_postgresql(asked: Sequence[Term]) -> ColumnElement[Any]:
    whole: ColumnElement[Any] | None = None
    for term in asked:
        if term.start:
            quoted = term.text.replace("\\", "\\\\").replace("'", "''")
            made: ColumnElement[Any] = func.to_tsquery("english", f"'{quoted}':*")
        else:
            made = func.phraseto_tsquery("english", term.text)
        if term.without:
            made = func.tsquery_not(made)
        whole = made if whole is None else whole.op("&&")(made)
    assert whole is not None
    return whole


class _Index:
    """How one database looks for the words of a query in one table."""

    def __init__(self, dialect: str, where: Searched, asked: Sequence[Term]) -> None:
        self.records = schema.documents if where == "reports" else schema.claims
        self.key = schema.documents.c.number if where == "reports" else schema.claims.c.position
        text = schema.documents.c.text if where == "reports" else schema.claims.c.proposition
        name = "report_words" if where == "reports" else "claim_words"
        if dialect == "postgresql":
            query = _for_postgresql(asked)
            words: ColumnElement[Any] = literal_column(f"{self.records.name}.words", TSVECTOR)
            self.source: Any = self.records
            self.condition: ColumnElement[bool] = words.op("@@", is_comparison=True)(query)
            self.rank: ColumnElement[Any] = func.ts_rank_cd(words, query).desc()
            options = f"HighlightAll=true, StartSel={_OPEN}, StopSel={_CLOSE}"
            indexed = func.left(func.translate(text, "<>", "  "), INDEXED)
            self.marked: ColumnElement[Any] = func.ts_headline("english", indexed, query, options)
        else:
            index = table(name, column("rowid"), column(name))
            self.source = index.join(self.records, index.c.rowid == self.key)
            self.condition = index.c[name].op("MATCH", is_comparison=True)(literal(_for_sqlite(asked)))
            weights = (5.0, 1.0) if where == "reports" else (1.0,)
            self.rank = func.bm25(literal_column(name), *weights)
            number = 1 if where == "reports" else 0
            self.marked = cast(func.highlight(literal_column(name), number, _OPEN, _CLOSE), LargeBinary)

    def select(self, *columns: ColumnElement[Any]) -> Select[Any]:
        return select(*columns).select_from(self.source).where(self.condition)


def reports_with(dialect: str, query: str) -> Select[Any] | None:
    """A query for the ids of the reports that have all these words; None when there is no word in it."""
    try:
        asked = terms(query)
    except LedgerError:
        return None
    return _Index(dialect, "reports", asked).select(schema.documents.c.id)


class Search(Access):
    """Full-text search over a ledger."""

    def search(self, query: str, kind: Searched = "reports", limit: int = 20, offset: int = 0) -> tuple[int, list[Hit]]:
        """How many reports or claims have all words of the query, and a page of them, the best first.

        Words are found in any case and in other forms of theirs (barge, barges); a "phrase" in quotation marks, a
        beginn*, a -word to leave out.  Raises `LedgerError` when there is no word in it.
        """
        asked = terms(query)
        with self.reading() as connection:
            index = _Index(connection.dialect.name, kind, asked)
            total = connection.execute(index.select(func.count())).scalar_one()
            found = _reports if kind == "reports" else _claims
            return total, found(connection, index, limit, offset)


def _reports(connection: Connection, index: _Index, limit: int, offset: int) -> list[Hit]:
    table = schema.documents.c
    columns = (table.id, table.title, table.published_start, table.text, index.marked)
    rows = connection.execute(index.select(*columns).order_by(index.rank, table.id).limit(limit).offset(offset)).all()
    told = schema.story_documents.c
    query = select(told.document, told.story).where(told.document.in_([row[0] for row in rows])).order_by(told.main)
    stories = {row[0]: row[1] for row in connection.execute(query)}
    return [
        Hit("report", id_, title or "", stories.get(id_), day, tuple(_excerpts(id_, text or "", _decoded(marked))))
        for id_, title, day, text, marked in rows
    ]


def _decoded(marked: str | bytes | None) -> str:
    """SQLite gives the marked text as bytes: it may hold half a surrogate pair."""
    return marked.decode("utf-8", "surrogatepass") if isinstance(marked, bytes) else marked or ""


def _claims(connection: Connection, index: _Index, limit: int, offset: int) -> list[Hit]:
    table = schema.claims.c
    columns = (table.id, table.proposition, table.story, table.as_of_start)
    rows = connection.execute(index.select(*columns).order_by(index.rank, table.id).limit(limit).offset(offset)).all()
    places = _figures(connection, [row[0] for row in rows])
    return [
        Hit("claim", id_, proposition or "", story or None, day, tuple(places.get(id_, ())))
        for id_, proposition, story, day in rows
    ]


def _figures(connection: Connection, claims: Sequence[str]) -> dict[str, list[Excerpt]]:
    """The first figures of each claim, in the reports."""
    links, figures, documents = schema.claim_quantities.c, schema.quantities.c, schema.documents.c
    query = (
        select(links.claim, figures.document, figures.start_offset, figures.end_offset, documents.text)
        .join(figures.id.table, figures.id == links.quantity)
        .join(documents.id.table, documents.id == figures.document)
        .where(links.claim.in_(claims))
        .order_by(links.claim, figures.document, figures.start_offset)
    )
    found: dict[str, list[Excerpt]] = {}
    for claim, document, start, end, text in connection.execute(query):
        shown = found.setdefault(claim, [])
        if len(shown) < _EXCERPTS and end <= len(text):
            shown.append(_excerpt(document, text, [(start, end)]))
    return found


def _excerpts(document: str, text: str, marked: str) -> list[Excerpt]:
    """The text around the words that the database marked, nearby ones together; its beginning when none is in it."""
    spans = _spans(text, marked)
    groups: list[list[tuple[int, int]]] = []
    for span in spans:
        if groups and span[0] - groups[-1][-1][1] <= _AROUND and span[1] - groups[-1][0][0] <= 3 * _AROUND:
            groups[-1].append(span)
        else:
            groups.append([span])
    best = sorted(sorted(groups, key=lambda group: (-len(group), group[0]))[:_EXCERPTS])
    return [_excerpt(document, text, group) for group in best] or [_excerpt(document, text, [])]


def _spans(text: str, marked: str) -> list[tuple[int, int]]:
    """Searched the marks are, as offsets of the text; none where the text holds such marks itself or was cut otherwise."""
    spans, plain = [], []
    at = 0
    for piece in re.split(f"({_OPEN}|{_CLOSE})", marked):
        if piece == _OPEN:
            spans.append((at, at))
        elif piece == _CLOSE and spans:
            spans[-1] = (spans[-1][0], at)
        elif piece not in (_OPEN, _CLOSE):
            plain.append(piece)
            at += len(piece)
    same = text.replace("<", " ").replace(">", " ").startswith("".join(plain).replace("<", " ").replace(">", " "))
    return [span for span in spans if span[0] < span[1]] if same else []


def _excerpt(document: str, text: str, matches: Sequence[tuple[int, int]]) -> Excerpt:
    """The matches with whole words around them."""
    first, last = (matches[0][0], matches[-1][1]) if matches else (0, 0)
    start, end = max(0, first - _AROUND), min(len(text), last + (_AROUND if matches else 2 * _AROUND))
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    while last < end < len(text) and not text[end].isspace():
        end -= 1
    return Excerpt(document, start, end, text[start:end], tuple(matches))
