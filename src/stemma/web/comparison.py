"""Reports side by side: paragraphs that tell the same in one row, shared passages in one colour, figures held together.

The first report is the base: its paragraphs make the rows, and a paragraph of another stands beside the one that it
shares most with, as long as the order of both is kept.  What stands nowhere beside has a row of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.records import Claim, Document, DocumentSpan, Passage, Quantity, Series
from stemma.reporting.lookup import Lookup
from stemma.reporting.marks import Mark, Piece, pieces_of
from stemma.reporting.pairs import series_title
from stemma.reporting.views import ClaimView

_PARAGRAPH = re.compile(r"[^\n]+")
#: Paragraphs of a report that are laid out; the rest is on the report's own page.
_MOST = 400
#: Part of the shorter of two spans that both must cover to be one passage.
_SAME = 0.5

#: Characters that two headlines count as sharing, so that they stand beside each other.
_TITLE = 80

Standing = Literal["same", "differs", "only", "outside"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report has in a row: its paragraphs, each with its kind of block and its pieces."""

    paragraphs: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One question and what each report answers; `differs` when they do not all say the same."""

    series: Series
    title: str
    answers: tuple[tuple[ClaimView, ...], ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Something that only some of the reports carry: a scope, or what one dropped; `claim` is what it belongs to."""

    kind: str
    text: str
    claim: ClaimView
    carried: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`rows` hold a cell a report; `group` tells the number of a mark's passage, `standing` how a figure compares."""

    documents: tuple[Document, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figures: tuple[FigureRow, ...]
    notes: tuple[NoteRow, ...]
    passages: tuple[tuple[int, Passage], ...]
    group: dict[str, int]
    standing: dict[str, Standing]
    cut: bool


def compare(lookup: Lookup, views: dict[str, ClaimView], ids: Sequence[str]) -> Comparison:
    """The reports with these ids, the first as the base; all of them must be in the ledger."""
    documents = tuple(lookup.documents[i] for i in ids)
    passages = [
        p
        for p in lookup.ledger.passages
        if not p.stock and p.a.document in ids and p.b.document in ids and p.a.document != p.b.document
    ]
    passages.sort(key=lambda p: (p.a.start, p.b.start, p.id))
    figures, standing = _figures(lookup, views, ids)
    numbers = _groups(passages)
    marks: dict[str, list[Mark]] = {}
    group: dict[str, int] = {}
    for document in ids:
        marks[document], of_group = _passage_marks(document, ids, passages, numbers)
        group |= of_group
        marks[document] += [_figure_mark(lookup, q) for q in lookup.extractions[document].quantities]
    paragraphs = {document.id: _paragraphs(document) for document in documents}
    return Comparison(
        documents,
        tuple(_rows(documents, paragraphs, passages, marks)),
        tuple(figures),
        tuple(_notes(lookup, views, ids)),
        tuple((numbers[p.id], p) for p in passages),
        group,
        standing,
        any(len(found) > _MOST for found in paragraphs.values()),
    )


def _paragraphs(document: Document) -> list[Paragraph]:
    blocks = [(b.start, b.end, str(b.kind)) for b in document.blocks] or [(0, len(document.text), "body")]
    return [
        Paragraph(found.start(), found.end(), kind)
        for start, end, kind in blocks
        for found in _PARAGRAPH.finditer(document.text, start, end)
        if found.group().strip()
    ]


# ------------------------------------------------------------------------------------ passages


def _groups(passages: Sequence[Passage]) -> dict[str, int]:
    """Passage -> number, from 1: those that cover the same words of a report have the same."""
    parent = {p.id: p.id for p in passages}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for passage in passages:
        for span in (passage.a, passage.b):
            for start, end, other in spans[span.document]:
                common = min(end, span.end) - max(start, span.start)
                if common > _SAME * min(end - start, span.end - span.start):
                    parent[root(passage.id)] = root(other)
            spans[span.document].append((span.start, span.end, passage.id))
    numbers: dict[str, int] = {}
    return {p.id: numbers.setdefault(root(p.id), len(numbers) + 1) for p in passages}


def _passage_marks(
    document: str, ids: Sequence[str], passages: Sequence[Passage], numbers: dict[str, int]
) -> tuple[list[Mark], dict[str, int]]:
    """One mark for each stretch of a passage in this report; it leads to the next report that has the passage."""
    stretches: dict[int, list[list[int]]] = defaultdict(list)
    holders: dict[int, set[str]] = defaultdict(set)
    for passage in passages:
        number = numbers[passage.id]
        holders[number] |= {passage.a.document, passage.b.document}
        for span in (passage.a, passage.b):
            if span.document == document:
                stretches[number].append([span.start, span.end])
    at = ids.index(document)
    marks, group = [], {}
    for number, found in stretches.items():
        merged: list[list[int]] = []
        for start, end in sorted(found):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        others = [i for i in (*ids[at + 1 :], *ids[:at]) if i in holders[number]]
        target = f"g{number}-{ids.index(others[0])}-0" if others else ""
        for count, (start, end) in enumerate(merged):
            anchor = f"g{number}-{at}-{count}"
            group[anchor] = number
            marks.append(Mark(anchor, start, end, "passage", target, f"passage {number}, shared"))
    return marks, group


def _figure_mark(lookup: Lookup, quantity: Quantity) -> Mark:
    claims = lookup.claims_of_quantity.get(quantity.id)
    title = lookup.claims[claims[0]].proposition if claims else "in no claim"
    return Mark(quantity.id, quantity.start, quantity.end, "figure", claims[0] if claims else "", title, not claims)


# ---------------------------------------------------------------------------------------- rows


def _rows(
    documents: Sequence[Document],
    paragraphs: dict[str, list[Paragraph]],
    passages: Sequence[Passage],
    marks: dict[str, list[Mark]],
) -> list[tuple[Cell, ...]]:
    base = documents[0]
    own = paragraphs[base.id][:_MOST]
    beside = []
    for other in documents[1:]:
        theirs = paragraphs[other.id][:_MOST]
        beside.append((other, theirs, _matched(base.id, own, other.id, theirs, passages)))
    begun: set[str] = set()

    def cell(document: Document, some: Sequence[Paragraph]) -> Cell:
        return Cell(tuple((p.kind, pieces_of(document.text, p.start, p.end, marks[document.id], begun)) for p in some))

    rows = []
    done = [0] * len(beside)
    for number in range(len(own) + 1):
        here: list[list[Paragraph]] = []
        before: list[list[Paragraph]] = []
        for i, (_, theirs, matched) in enumerate(beside):
            mine = [k for k in range(len(theirs)) if matched.get(k) == number] if number < len(own) else []
            upto = mine[0] if mine else done[i] if number < len(own) else len(theirs)
            before.append(theirs[done[i] : upto])
            last = mine[-1] + 1 if mine else upto
            here.append(theirs[upto:last])
            done[i] = last
        if any(before):
            rows.append((Cell(()), *(cell(d, b) for (d, _, _), b in zip(beside, before, strict=True))))
        if number < len(own):
            cells = (cell(d, h) for (d, _, _), h in zip(beside, here, strict=True))
            rows.append((cell(base, [own[number]]), *cells))
    return rows


def _matched(
    base: str, own: Sequence[Paragraph], other: str, theirs: Sequence[Paragraph], passages: Sequence[Passage]
) -> dict[int, int]:
    """Paragraph of the other -> paragraph of the base, in the order of both: the choice that shares most characters."""
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for passage in passages:
        ends: dict[str, DocumentSpan] = {passage.a.document: passage.a, passage.b.document: passage.b}
        if set(ends) != {base, other}:
            continue
        left, right = ends[base], ends[other]
        scale = (left.end - left.start) / max(1, right.end - right.start)
        for k, paragraph in enumerate(theirs):
            low, high = max(paragraph.start, right.start), min(paragraph.end, right.end)
            if low >= high:
                continue
            first, last = left.start + (low - right.start) * scale, left.start + (high - right.start) * scale
            for b, mine in enumerate(own):
                common = min(mine.end, last) - max(mine.start, first)
                if common > 0:
                    shared[k, b] += common
    titles = [next((i for i, p in enumerate(some) if p.kind == "title"), None) for some in (theirs, own)]
    if titles[0] is not None and titles[1] is not None:
        shared[titles[0], titles[1]] += _TITLE
    pairs = sorted(shared)
    best: list[tuple[float, int]] = []
    for index, (k, b) in enumerate(pairs):
        weight, before = 0.0, -1
        for earlier in range(index):
            j, c = pairs[earlier]
            if j < k and c <= b and best[earlier][0] > weight:
                weight, before = best[earlier][0], earlier
        best.append((weight + shared[k, b], before))
    matched: dict[int, int] = {}
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        matched[pairs[at][0]] = pairs[at][1]
        at = best[at][1]
    return matched


# ------------------------------------------------------------------------------- figures, scope


def _figures(
    lookup: Lookup, views: dict[str, ClaimView], ids: Sequence[str]
) -> tuple[list[FigureRow], dict[str, Standing]]:
    told: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    standing: dict[str, Standing] = {}
    for document in ids:
        for quantity in lookup.extractions[document].quantities:
            standing[quantity.id] = "outside"
            for claim in lookup.claims_of_quantity.get(quantity.id, ()):
                series = lookup.series_of_claim.get(claim)
                if series is not None:
                    told[series.id][document][claim] = None
    rows = []
    for key, answers in told.items():
        common = set.intersection(*(set(claims) for claims in answers.values())) if len(answers) > 1 else set()
        differs = len(answers) > 1 and any(set(claims) != common for claims in answers.values())
        for document, claims in answers.items():
            for claim in claims:
                state: Standing = "only" if len(answers) == 1 else "same" if claim in common else "differs"
                for quantity in lookup.mentions(lookup.claims[claim]):
                    if quantity.document == document:
                        standing[quantity.id] = state
        series = lookup.series[key]
        cells = tuple(tuple(views[c] for c in series.claims if c in answers.get(d, ()) and c in views) for d in ids)
        rows.append(FigureRow(series, series_title(series), cells, differs))
    rows.sort(key=lambda row: (sum(bool(cell) for cell in row.answers) < 2, not row.differs, row.title))
    return rows, standing


def _notes(lookup: Lookup, views: dict[str, ClaimView], ids: Sequence[str]) -> list[NoteRow]:
    rows = []
    for claim in lookup.ledger.claims:
        view = views[claim.id]
        for kind, notes in (("leaves out", claim.scope.excludes), ("takes in", claim.scope.includes)):
            for note in notes:
                carried = tuple(i in note.carried_by for i in ids)
                if any(carried) and any(i in note.absent_from for i in ids):
                    rows.append(NoteRow(kind, " ".join(note.text.split()), view, carried))
        rows += [
            NoteRow(f"drift of {drift.kind}", drift.text, view, tuple(i == drift.document for i in ids))
            for drift in claim.drift
            if drift.document in ids and drift.kind != "scope" and _told_in(lookup, claim, ids) > 1
        ]
    return rows


def _told_in(lookup: Lookup, claim: Claim, ids: Sequence[str]) -> int:
    return len({quantity.document for quantity in lookup.mentions(claim)} & set(ids))
