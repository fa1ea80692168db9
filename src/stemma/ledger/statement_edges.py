"""Edges between reports that carry one utterance in versions of their own, where no shared text says so already."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from stemma.ledger.utterances import Worded, link
from stemma.ledger.wording import words_in
from stemma.records import DocumentSpan, Passage, Utterance, content_id


def same_statement_passages(
    statements: Sequence[Worded], utterances: Sequence[Utterance], passages: Sequence[Passage]
) -> list[Passage]:
    """One edge for each two reports that carry versions of one utterance and share no text that says so already."""
    by_id = {w.statement.id: w for w in statements}
    held: Mapping[frozenset[str], list[Passage]] = _by_pair(passages)
    out: dict[str, Passage] = {}
    for utterance in utterances:
        members = [by_id[s] for s in utterance.statements if s in by_id]
        chain = sorted(members, key=lambda w: (w.statement.document, w.span.start))
        for a, b in itertools.combinations(chain, 2) if len(chain) <= 8 else itertools.pairwise(chain):
            if a.statement.document == b.statement.document:
                continue
            if any(_covers(p, a.span, b.span) for p in held.get(frozenset((a.span.document, b.span.document)), ())):
                continue
            found = link(a, b)
            if not found.same:
                continue
            identifier = content_id("p", "same_statement", *_flat(a.span), *_flat(b.span))
            reason = f"{utterance.speaker.name if utterance.speaker else 'somebody'}: {found.reason}"
            count = min(len(list(words_in(a.text))), len(list(words_in(b.text))))
            out[identifier] = Passage(
                identifier, a.span, b.span, "same_statement", round(found.similarity, 3), count, False, reason
            )
    return [out[key] for key in sorted(out)]


def _by_pair(passages: Sequence[Passage]) -> Mapping[frozenset[str], list[Passage]]:
    held: dict[frozenset[str], list[Passage]] = defaultdict(list)
    for passage in passages:
        held[frozenset((passage.a.document, passage.b.document))].append(passage)
    return held


def _covers(passage: Passage, one: DocumentSpan, other: DocumentSpan) -> bool:
    """The passage holds most of the shorter of the two: what they share of the statement, it says already."""
    a, b = (one, other) if passage.a.document == one.document else (other, one)
    shorter = min(a.end - a.start, b.end - b.start)
    return min(_shared(passage.a, a), _shared(passage.b, b)) >= 0.5 * shorter


def _shared(passage: DocumentSpan, span: DocumentSpan) -> int:
    return min(passage.end, span.end) - max(passage.start, span.start)


def _flat(span: DocumentSpan) -> tuple[str, int, int]:
    return span.document, span.start, span.end
