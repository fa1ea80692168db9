"""On how many legs a claim stands: four counts with bounds, never one number.

texts: reports that carry it.  origins: texts that these reports go back to.  utterances: acts of
saying.  asserters: parties behind them.  `low` is what is left after every possible merge, `high`
counts with the certain ones only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.ledger.drafts import Draft
from stemma.ledger.groups import Groups
from stemma.records import Count, Independence, Origin


def independence_of(draft: Draft, origins: Sequence[Origin]) -> Independence:
    """The four counts of one claim.  A report without an origin of its own counts as one."""
    documents = draft.documents
    origin_of = {document: origin for origin in origins for document in origin.documents}
    certain = {origin_of[d].id if d in origin_of else d for d in documents}
    possible: Groups[str] = Groups(certain)
    for identifier in sorted(certain):
        origin = next((o for o in origins if o.id == identifier), None)
        for merge in origin.possible if origin else ():
            if merge.origin in certain:
                possible.join(identifier, merge.origin)
    return Independence(
        texts=Count(len(documents), len(documents)),
        origins=Count(len(possible.all()), len(certain)),
        utterances=_utterances(draft, origin_of),
        asserters=_asserters(draft, origin_of),
    )


def attributed(draft: Draft) -> Mapping[str, frozenset[str]]:
    """Report -> parties to whom it attributes the claim anywhere; a headline inherits from its report."""
    found: dict[str, set[str]] = {document: set() for document in draft.documents}
    for mention in draft.mentions:
        if mention.asserter is not None:
            found[mention.document].add(mention.asserter)
    return {document: frozenset(parties) for document, parties in found.items()}


def _utterances(draft: Draft, origin_of: Mapping[str, Origin]) -> Count:
    spoken = draft.utterances
    told = {
        origin_of[d].id if d in origin_of else d
        for d in draft.documents
        if not any(m.utterance for m in draft.mentions if m.document == d)
    }
    speakers = {m.asserter for m in draft.mentions if m.utterance}
    low = max(1, len(speakers - {None})) if spoken else 1
    high = max(low, len(spoken) + len(told))
    return Count(min(low, high), high)


def _asserters(draft: Draft, origin_of: Mapping[str, Origin]) -> Count:
    """Named parties certainly; a report that names nobody may have the figure from one of them, or on its own."""
    named = draft.asserters
    own = {origin_of[d].id if d in origin_of else d for d, parties in attributed(draft).items() if not parties}
    high = len(named) + len(own)
    return Count(max(1, min(len(named), high)), max(1, high))
