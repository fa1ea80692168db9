"""Quotations of one utterance that differ: quotation marks are no proof of verbatim wording.

Both versions are kept, as the reports print them, and the difference is told.  A quotation that is
merely cut, at an end or at an ellipsis, differs from the longer one in nothing.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.claims.quotes import pair_quotes
from stemma.ledger.wording import spoken_words
from stemma.records import DocumentSpan, Extraction, Finding, Statement, Utterance, content_id

#: Words that two quotations must have in common, in all and as a share of the shorter, to be versions of each other.
#: Of a short quotation all but one word are enough, of three at least.
_COMMON, _SHARE, _SHORT = 4, 0.5, 3
#: Wordings of one utterance that are compared with one another; a longer list is compared in its order.
_ALL = 8
#: Words of a quotation that are compared: more than any speech that a report prints in one piece.
_LONGEST = 400
_OMISSION = re.compile(r"\.\s?\.\s?\.|…|\[[^\]]{0,60}\]|\([^)]{0,60}\)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch inside quotation marks: its place, and its words and figures in lower case, cut where something is left out."""

    span: DocumentSpan
    parts: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(itertools.chain.from_iterable(self.parts))[:_LONGEST]


def divergences(utterances: Sequence[Utterance], extractions: Mapping[str, Extraction]) -> list[Finding]:
    """A finding for each two wordings that reports print, in quotation marks, as one utterance."""
    statements = {s.id: s for e in extractions.values() for s in e.statements}
    marked: dict[str, list[tuple[int, int]]] = {}
    out = []
    for utterance in utterances:
        members = [statements[i] for i in utterance.statements if i in statements and statements[i].mode != "indirect"]
        if len({s.document for s in members}) < 2:
            continue
        for document in {s.document for s in members} - marked.keys():
            marked[document] = [(q.start, q.end) for q in pair_quotes(extractions[document].document.text)]
        quotations = [q for s in members for q in _quotations(s, extractions[s.document], marked[s.document])]
        wordings: dict[tuple[tuple[str, ...], ...], list[Quotation]] = {}
        for quotation in sorted(quotations, key=lambda q: (q.span.document, q.span.start)):
            wordings.setdefault(quotation.parts, []).append(quotation)
        versions = list(wordings.values())
        name = utterance.speaker.name if utterance.speaker else "an unnamed speaker"
        for one, other in (
            itertools.combinations(versions, 2) if len(versions) <= _ALL else itertools.pairwise(versions)
        ):
            apart = len({q.span.document for q in (*one, *other)}) > 1
            difference = diverges(one[0], other[0]) if apart else None
            if difference is None:
                continue
            translated = _translation(one, extractions) or _translation(other, extractions)
            out.append(_finding(name, one, other, difference, translated))
    return sorted(out, key=lambda f: f.id)


def _quotations(statement: Statement, extraction: Extraction, marked: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    document = extraction.document
    for content in statement.content:
        for start, end in marked:
            if start < content.end and content.start < end:
                first, last = max(start, content.start), min(end, content.end)
                parts = [tuple(spoken_words(p)) for p in _OMISSION.split(document.text[first:last])]
                yield Quotation(DocumentSpan(document.id, first, last), tuple(p for p in parts if p))


def diverges(a: Quotation, b: Quotation) -> tuple[str, str] | None:
    """The first words in which the two differ, of each ("nobody", "none of us"); None when they do not, or in nearly all.

    Words that only one of the two has are told with those beside them ("every carriage now", "every carriage").
    """
    one, other = a.words, b.words
    if not one or not other or _cut(a, other) or _cut(b, one):
        return None
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    common = sum(block.size for block in blocks)
    fewest = min(len(one), len(other))
    if common < min(_COMMON, max(_SHORT, fewest - 1)) or common < _SHARE * fewest:
        return None
    seams = (_seams(a), _seams(b))
    ends = [(0, 0), *((block.a + block.size, block.b + block.size) for block in blocks)]
    starts = [*((block.a, block.b) for block in blocks), (len(one), len(other))]
    for place, ((i, j), (k, m)) in enumerate(zip(ends, starts, strict=True)):
        inside = 0 < place < len(blocks)
        if (not inside and (i == k or j == m)) or (i == k and j == m):
            continue  # one of them only begins later or ends earlier
        if seams[0] & set(range(i, k + 1)) or seams[1] & set(range(j, m + 1)):
            continue  # something was left out there, and marked
        left = 1 if inside and (i == k or j == m) else 0
        return " ".join(one[i - left : k + left]), " ".join(other[j - left : m + left])
    return None


def _cut(short: Quotation, words: Sequence[str]) -> bool:
    """Every part of the quotation stands, in order and unbroken, in the other's words."""
    at = 0
    for part in short.parts:
        found = next((i for i in range(at, len(words) - len(part) + 1) if tuple(words[i : i + len(part)]) == part), -1)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _seams(quotation: Quotation) -> frozenset[int]:
    """Numbers of the words right before which something was left out, and marked."""
    return frozenset(itertools.accumulate(len(part) for part in quotation.parts[:-1]))


def _translation(side: Sequence[Quotation], extractions: Mapping[str, Extraction]) -> str:
    """Why a wording that only translated reports have is no second one; "" where some other report has it."""
    documents = [extractions[q.span.document].document for q in side]
    if any(document.translation == "none" for document in documents):
        return ""
    first = documents[0]
    return f"{first.id} is a translation ({first.translation}: {first.translation_evidence or 'by its wording'})"


def _finding(
    name: str, one: Sequence[Quotation], other: Sequence[Quotation], difference: tuple[str, str], translated: str
) -> Finding:
    """Two wordings; where one of them is a translation's, the other alone is what was said."""
    reports = [" and ".join(sorted({q.span.document for q in side})) for side in (one, other)]
    quoted = f"{name} is quoted with “{difference[0]}” in {reports[0]} and with “{difference[1]}” in {reports[1]}"
    kind = "translated_quote" if translated else "quote_divergence"
    if translated:
        text = f"a quote translated anew, no second wording: {quoted}; {translated}"
    else:
        text = f"quotation marks, but not one wording: {quoted}; both versions are kept"
    spans = tuple(q.span for q in (*one, *other))
    flat = [part for span in spans for part in (span.document, span.start, span.end)]
    return Finding(content_id("f", kind, *flat), kind, (), text, spans)
