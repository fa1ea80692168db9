"""A report's text cut into well-nested pieces, so that every mention can be an element of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stemma.records import BlockKind, Document, Quantity
from stemma.reporting.lookup import Lookup
from stemma.reporting.safe import for_html
from stemma.reporting.unknowns import why_outside

#: Marks deeper than this are given as empty anchors: a text of nested quotes must not nest a page.
_DEEPEST = 8
#: Unmarked stretches longer than this are cut in the middle where a report is very long.
_LONG_REPORT = 60_000
_LONG_STRETCH = 2_000
#: Blocks that are not the report's own words are folded when longer than this.
_FOLD = 240
_NOT_ITS_OWN = frozenset({"comment", "related", "boilerplate", "foreign"})

MarkKind = Literal["passage", "told", "evidence", "statement", "figure"]
_INNERMOST: dict[str, int] = {"passage": 0, "told": 1, "evidence": 2, "statement": 3, "figure": 4}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters start..end as an element `anchor` that links to `target` (another element's id)."""

    anchor: str
    start: int
    end: int
    kind: MarkKind
    target: str
    title: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One step in writing the text: open or close a mark, an anchor without extent, or characters.

    `first` is true where the element that bears the mark's id opens (a mark that another cuts in two
    opens twice), `last` where it closes for good; `link` when the element itself may be a link.
    """

    step: Literal["open", "close", "anchor", "text", "cut"]
    text: str = ""
    mark: Mark | None = None
    first: bool = True
    last: bool = True
    link: bool = False


@dataclass(frozen=True, slots=True)
class BlockView:
    kind: BlockKind
    pieces: tuple[Piece, ...]
    folded: bool
    start: int
    end: int


def marks_of(lookup: Lookup, document: str) -> list[Mark]:
    """All figures and statements of a report."""
    extraction = lookup.extractions[document]
    found = [_figure_mark(lookup, quantity) for quantity in extraction.quantities]
    for statement in extraction.statements:
        utterance = lookup.utterance_of_statement.get(statement.id)
        claims = lookup.claims_of_statement.get(statement.id)
        speaker = statement.speaker.name if statement.speaker else "speaker not known"
        target = utterance.id if utterance else claims[0] if claims else f"outside-{statement.id}"
        for number, part in enumerate(statement.content):
            anchor = statement.id if number == 0 else f"{statement.id}-{number}"
            found.append(Mark(anchor, part.start, part.end, "statement", target, f"said by: {speaker}"))
    return found


def _figure_mark(lookup: Lookup, quantity: Quantity) -> Mark:
    claims = lookup.claims_of_quantity.get(quantity.id)
    if claims:
        title = f"claim: {lookup.claims[claims[0]].proposition}"
        return Mark(quantity.id, quantity.start, quantity.end, "figure", claims[0], title)
    title = f"in no claim: {why_outside(quantity)}"
    return Mark(quantity.id, quantity.start, quantity.end, "figure", f"outside-{quantity.id}", title, True)


def block_views(document: Document, marks: Iterable[Mark]) -> list[BlockView]:
    """Each block with its pieces; a mark over several blocks is one element in each.

    A text without blocks is shown as one body.  White space at a block's edges is left out.
    """
    length = len(document.text)
    ordered = sorted(
        (mark for mark in marks if mark.start < length),
        key=lambda mark: (mark.start, -mark.end, _INNERMOST[mark.kind], mark.anchor),
    )
    spans: list[tuple[int, int, BlockKind]] = [(b.start, b.end, b.kind) for b in document.blocks]
    if not spans and length:
        spans = [(0, length, "body")]
    views = []
    waiting = 0
    running: list[Mark] = []
    begun: set[str] = set()
    for start, end, kind in spans:
        inside = [mark for mark in running if mark.end > start]
        while waiting < len(ordered) and ordered[waiting].start < end:
            inside.append(ordered[waiting])
            waiting += 1
        running = [mark for mark in inside if mark.end > end]
        low, high = _trim(document.text, start, end)
        if low >= high:
            continue
        pieces = _pieces(document.text, low, high, inside, begun, length > _LONG_REPORT)
        folded = kind in _NOT_ITS_OWN and high - low > _FOLD
        views.append(BlockView(kind, tuple(pieces), folded, start, end))
    return views


def pieces_of(text: str, start: int, end: int, marks: Iterable[Mark], begun: set[str]) -> tuple[Piece, ...]:
    """Characters start..end with the marks in them; `begun` collects the anchors that were placed before, and now."""
    inside = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start),
        key=lambda mark: (mark.start, -mark.end, _INNERMOST[mark.kind], mark.anchor),
    )
    return tuple(_pieces(text, start, end, inside, begun, False))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _pieces(text: str, start: int, end: int, marks: list[Mark], begun: set[str], long: bool) -> list[Piece]:
    """One pass over the marks' edges with a stack; what crosses is closed and opened again."""
    opens: dict[int, list[Mark]] = {}
    edges = {start, end}
    for mark in marks:
        low, high = min(max(mark.start, start), end), max(min(mark.end, end), start)
        opens.setdefault(low, []).append(mark)
        edges |= {low, high}
    pieces: list[Piece] = []
    stack: list[Mark] = []
    ordered = sorted(edges)
    for at, next_at in zip(ordered, [*ordered[1:], end], strict=True):
        _close(pieces, stack, at, at == end)
        for mark in opens.get(at, ()):
            first = mark.anchor not in begun
            begun.add(mark.anchor)
            if len(stack) >= _DEEPEST or min(mark.end, end) <= at:
                pieces.append(Piece("anchor", mark=mark, first=first))
            else:
                pieces.append(Piece("open", mark=mark, first=first, link=_may_link(mark, stack)))
                stack.append(mark)
        if at < next_at:
            pieces += _text(text[at:next_at], long and not stack)
    return pieces


def _may_link(mark: Mark, stack: list[Mark]) -> bool:
    """Links do not nest: only a figure is a link itself, and only outside another figure."""
    return mark.kind == "figure" and all(other.kind != "figure" for other in stack)


def _close(pieces: list[Piece], stack: list[Mark], at: int, everything: bool) -> None:
    """Close what ends here, with whatever opened inside it, and open the latter again."""
    ending = [i for i, mark in enumerate(stack) if everything or mark.end <= at]
    if not ending:
        return
    deepest = ending[0]
    again = []
    while len(stack) > deepest:
        mark = stack.pop()
        over = mark.end <= at
        pieces.append(Piece("close", mark=mark, last=over, link=_may_link(mark, stack)))
        if not over and not everything:
            again.append(mark)
    for mark in reversed(again):
        pieces.append(Piece("open", mark=mark, first=False, link=_may_link(mark, stack)))
        stack.append(mark)


def _text(text: str, may_cut: bool) -> list[Piece]:
    text = for_html(text)
    if not may_cut or len(text) <= _LONG_STRETCH:
        return [Piece("text", text)]
    half = _LONG_STRETCH // 2
    return [Piece("text", text[:half]), Piece("cut", f"{len(text) - 2 * half:,}"), Piece("text", text[-half:])]
