"""One report in a terminal: its text with block kinds named, figures and statements told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from stemma.records import Ledger
from stemma.reporting.naming import readable
from stemma.reporting.safe import for_terminal, one_line
from stemma.reporting.terminal_parts import heading, line, provenance

#: Stretches without a figure longer than this are cut in the middle where a report is very long.
_LONG_REPORT = 60_000
_LONG_STRETCH = 2_000
_ITS_OWN = frozenset({"title", "standfirst", "byline", "dateline", "caption", "body", "credit"})


def print_document(console: Console, ledger: Ledger, document: str) -> None:
    """A report by id or short name: figures in bold, statements in italics, other people's words dim.

    Every figure is followed by its offsets and the claim it is in, so that the view says the same
    piped.  Raises `NotInLedger`.
    """
    lookup = readable(ledger)
    found = lookup.find_document(document)
    extraction = lookup.extractions[found.id]
    heading(console, lookup.title(found.id))
    line(console, provenance(lookup, found.id), "dim")
    if found.status != "ok":
        line(console, f"{found.status}: {found.error or 'no text'}", "bold red")
    said = _merged((part.start, part.end) for s in extraction.statements for part in s.content)
    figures = sorted(extraction.quantities, key=lambda q: (q.start, -q.end))
    blocks: list[tuple[int, int, str]] = [(b.start, b.end, b.kind) for b in found.blocks]
    at = waiting = 0
    for start, end, kind in blocks or [(0, len(found.text), "body")]:
        text = Text(style="" if kind in _ITS_OWN else "dim")
        at = max(at, start)
        while waiting < len(figures) and figures[waiting].start < end:
            q = figures[waiting]
            waiting += 1
            if q.start < at:
                continue  # within the figure before it
            _append(text, found.text, at, q.start, said)
            text.append(for_terminal(found.text[q.start : q.end]), "bold underline")
            claims = ", ".join(lookup.claims_of_quantity.get(q.id, ())) or "no claim"
            text.append(one_line(f" [{q.start}-{q.end} {claims}]"), "cyan")
            at = q.end
        _append(text, found.text, at, end, said)
        text.rstrip()
        if text.plain.strip():
            line(
                console,
                f"\N{BOX DRAWINGS LIGHT HORIZONTAL}\N{BOX DRAWINGS LIGHT HORIZONTAL} {kind} {start}-{end}",
                "dim",
            )
            console.print(text, highlight=False)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same characters as disjoint spans in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _append(text: Text, source: str, start: int, end: int, said: list[tuple[int, int]]) -> None:
    """Append source[start:end], italic where a statement stands, its middle left out when far too long."""
    if len(source) > _LONG_REPORT and end - start > _LONG_STRETCH:
        half = _LONG_STRETCH // 2
        _append(text, source, start, start + half, said)
        text.append(f"\n[{end - start - 2 * half:,} characters not shown]\n", "dim")
        start = end - half
    for low, high, spoken in _runs(start, end, said):
        text.append(for_terminal(source[low:high]), "italic" if spoken else "")


def _runs(start: int, end: int, said: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """start..end cut where statements begin and end, with whether one stands there."""
    at = start
    for index in range(max(0, bisect_right(said, (start, start)) - 1), len(said)):
        low, high = said[index]
        if low >= end:
            break
        if high <= at:
            continue
        if low > at:
            yield at, low, False
            at = low
        yield at, min(high, end), True
        at = min(high, end)
    if at < end:
        yield at, end, False
