"""Finding again what a decision spoke of: by its words and the characters around them, never by its id alone.

Where a report's text is what it was, the place is what it was.  In another text the words count only with their
context: one place that has both is the one; two are ambiguous; words in other surroundings are others.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from stemma.records import Extraction, Ledger, Quantity, Statement, TextAnchor

#: Characters kept on either side of the words.
CONTEXT = 32
#: Likeness of the surroundings, 0 to 1, from which words in an edited text are the same; and by how much the best of
#: several places must be ahead of the next.
ALIKE, AHEAD = 0.6, 0.2
#: Places of the same words that are looked at: a page may have a thousand times "the".
_PLACES = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """`record` is the id of the figure or statement that stands there now, None unless `state` is "found".

    "erased" went with its report, "absent" is in a report that this ledger does not have.
    """

    state: Literal["found", "ambiguous", "lost", "erased", "absent"]
    record: str | None
    reason: str = ""


def figure_anchor(extraction: Extraction, quantity: Quantity) -> TextAnchor:
    """The anchor of a figure in its report."""
    bare = _quoted(extraction, "figure", quantity.id, quantity.start, quantity.end)
    return replace(bare, lower=quantity.lower, upper=quantity.upper, unit=quantity.unit, polarity=quantity.polarity)


def statement_anchor(extraction: Extraction, statement: Statement) -> TextAnchor:
    """The anchor of a statement: the first part of what is said."""
    return _quoted(extraction, "statement", statement.id, *_said(statement))


def _said(statement: Statement) -> tuple[int, int]:
    return (statement.content[0].start, statement.content[0].end) if statement.content else (0, 0)


def _quoted(
    extraction: Extraction, kind: Literal["figure", "statement"], record: str, start: int, end: int
) -> TextAnchor:
    text = extraction.document.text
    return TextAnchor(
        document=extraction.document.id,
        kind=kind,
        record=record,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        text=digest(text),
    )


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal; half surrogate pairs count as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Finder:
    """Finds anchors in the reports of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.extractions = {e.document.id: e for e in ledger.extractions}
        self._digests: dict[str, str] = {}
        self._homes: dict[str, str] = {}

    def document_of(self, record: str) -> str | None:
        """The report that a figure or statement is of."""
        if not self._homes:
            for id_, extraction in self.extractions.items():
                self._homes |= {q.id: id_ for q in extraction.quantities}
                self._homes |= {s.id: id_ for s in extraction.statements}
        return self._homes.get(record)

    def find(self, anchor: TextAnchor) -> Found:
        """The figure or statement of today that stands where the anchor's words do."""
        if anchor.erased:
            return Found("erased", None, f"what it said of {anchor.document} went with the removed report")
        extraction = self.extractions.get(anchor.document)
        if extraction is None:
            return Found("absent", None, f"{anchor.document} is not in this ledger")
        text = extraction.document.text
        quoted = f"“{_short(anchor.exact)}” in {anchor.document}"
        if self._digest(anchor.document, text) == anchor.text:
            places = [anchor.start]
        else:
            places = _places(anchor, text)
        if not places:
            return Found("lost", None, f"the words {quoted} are not there any more in those surroundings")
        if len(places) > 1:
            return Found("ambiguous", None, f"the words {quoted} stand in {len(places)} like places now")
        start, end = places[0], places[0] + len(anchor.exact)
        records = _figures_at(extraction.quantities, start, end)
        if anchor.kind == "statement":
            records = _statements_at(extraction.statements, start, end)
        if not records:
            return Found("lost", None, f"no {anchor.kind} is read any more at {quoted}")
        if len(records) > 1:
            return Found("ambiguous", None, f"{len(records)} {anchor.kind}s are read now at {quoted}")
        return Found("found", records[0])

    def _digest(self, document: str, text: str) -> str:
        if document not in self._digests:
            self._digests[document] = digest(text)
        return self._digests[document]


def _places(anchor: TextAnchor, text: str) -> list[int]:
    """Where the words stand in like surroundings; the same ones before those that are only alike."""
    at = text.find(anchor.exact)
    starts: list[int] = []
    while at >= 0 and anchor.exact and len(starts) < _PLACES:
        starts.append(at)
        at = text.find(anchor.exact, at + 1)
    same = [at for at in starts if _around(anchor, text, at) == (anchor.prefix, anchor.suffix)]
    if same:
        return same
    likeness = sorted(((_likeness(anchor, text, at), at) for at in starts), reverse=True)
    alike = [(score, at) for score, at in likeness if score >= ALIKE]
    return [at for score, at in alike if score > alike[0][0] - AHEAD]


def _around(anchor: TextAnchor, text: str, at: int) -> tuple[str, str]:
    end = at + len(anchor.exact)
    return text[max(0, at - len(anchor.prefix)) : at], text[end : end + len(anchor.suffix)]


def _likeness(anchor: TextAnchor, text: str, at: int) -> float:
    """Share of the surrounding characters that are the same and in the same order."""
    size = len(anchor.prefix) + len(anchor.suffix)
    if not size:
        return 0.0
    pairs = zip((anchor.prefix, anchor.suffix), _around(anchor, text, at), strict=True)
    kept = 0
    for then, now in pairs:
        matcher = difflib.SequenceMatcher(None, then, now, autojunk=False)
        kept += sum(block.size for block in matcher.get_matching_blocks() if block.size > 2)
    return kept / size


def _figures_at(quantities: Iterable[Quantity], start: int, end: int) -> list[str]:
    touching = [q for q in quantities if q.start < end and start < q.end]
    exact = [q.id for q in touching if (q.start, q.end) == (start, end)]
    return exact or [q.id for q in touching]


def _statements_at(statements: Iterable[Statement], start: int, end: int) -> list[str]:
    """The statement whose words begin and end there; or the only one that is mostly the same words."""
    spans = [(s.id, *_said(s)) for s in statements]
    exact = [id_ for id_, first, last in spans if (first, last) == (start, end)]
    if exact:
        return exact
    return [
        id_ for id_, first, last in spans if 2 * (min(last, end) - max(first, start)) > max(last - first, end - start)
    ]


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= 60 else shown[:59] + "…"
