"""On how many legs a claim stands: four counts with bounds, never one number.

texts: reports that carry it.  origins: texts that these reports go back to.  utterances: acts of
saying.  asserters: parties behind them.  `low` is what is left after every possible merge, `high`
counts with the certain ones only.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Protocol

from stemma.ledger.entities import Directory
from stemma.ledger.groups import Groups
from stemma.ledger.mentions import is_agency
from stemma.ledger.wording import folded
from stemma.reading.credits import canonical_agency
from stemma.records import Attribution, Count, Independence, Origin

#: Links of a chain that carry what others say.
_CHANNELS = frozenset({"agency", "medium"})


class Told(Protocol):
    """One place where a report tells a claim; `asserter` is None in the report's own voice."""

    @property
    def document(self) -> str: ...
    @property
    def asserter(self) -> str | None: ...
    @property
    def utterance(self) -> str | None: ...
    @property
    def chain(self) -> tuple[Attribution, ...]: ...
    @property
    def translated(self) -> bool: ...


class Backed(Protocol):
    """A claim with all places where reports tell it: of figures or of assertions."""

    @property
    def mentions(self) -> Sequence[Told]: ...
    @property
    def documents(self) -> tuple[str, ...]: ...
    @property
    def asserters(self) -> frozenset[str]: ...


def independence_of(draft: Backed, origins: Sequence[Origin], directory: Directory) -> Independence:
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
    for reports in shared_channels(draft).values():
        through = sorted({origin_of[d].id if d in origin_of else d for d in reports})
        for one, other in itertools.pairwise(through):
            possible.join(one, other)  # the words may have reached both through it
    return Independence(
        texts=Count(len(documents), len(documents)),
        origins=Count(len(possible.all()), len(certain)),
        utterances=_utterances(draft, origin_of),
        asserters=_asserters(draft, origin_of, directory),
    )


def acts_of_saying(mentions: Sequence[Told]) -> frozenset[str]:
    """The utterances behind some mentions: a translation's is no other than the one that its speaker made elsewhere."""
    own = frozenset(m.utterance for m in mentions if m.utterance is not None and not m.translated)
    speakers = {m.asserter for m in mentions if m.utterance is not None and not m.translated}
    anew: dict[str | None, str] = {}
    for mention in mentions:
        if mention.utterance is not None and mention.translated and mention.asserter not in speakers:
            anew.setdefault(mention.asserter, mention.utterance)
    return own | frozenset(anew.values())


def attributed(draft: Backed) -> Mapping[str, frozenset[str]]:
    """Report -> parties to whom it attributes the claim anywhere; a headline inherits from its report."""
    found: dict[str, set[str]] = {document: set() for document in draft.documents}
    for mention in draft.mentions:
        if mention.asserter is not None:
            found[mention.document].add(mention.asserter)
    return {document: frozenset(parties) for document, parties in found.items()}


def _utterances(draft: Backed, origin_of: Mapping[str, Origin]) -> Count:
    spoken = acts_of_saying(draft.mentions)
    told = {
        origin_of[d].id if d in origin_of else d
        for d in draft.documents
        if not any(m.utterance for m in draft.mentions if m.document == d)
    }
    speakers = {m.asserter for m in draft.mentions if m.utterance}
    low = max(1, len(speakers - {None})) if spoken else 1
    high = max(low, len(spoken) + len(told))
    return Count(min(low, high), high)


def _asserters(draft: Backed, origin_of: Mapping[str, Origin], directory: Directory) -> Count:
    """Named parties certainly; a report that names nobody may have the figure from one of them, or on its own.

    An agency through which a named party's words came elsewhere is no party.
    """
    carriers = _carriers(draft, directory)
    named = draft.asserters - carriers or draft.asserters
    own = {origin_of[d].id if d in origin_of else d for d, parties in attributed(draft).items() if not parties}
    high = max(1, len(named) + len(own))
    return Count(min(max(1, _parties_at_least(draft, named, directory)), high), high)


def _carriers(draft: Backed, directory: Directory) -> frozenset[str]:
    """Agencies and media that some report of the claim names as the channel of another party's words."""
    found = set()
    for mention in draft.mentions:
        for link in mention.chain:
            entity = directory.find(mention.document, link.entity, link.name)
            channel = link.role in _CHANNELS or is_agency(link.name)
            if channel and entity is not None and mention.asserter not in (None, entity):
                found.add(entity)
    return frozenset(found)


def _parties_at_least(draft: Backed, named: frozenset[str], directory: Directory) -> int:
    """Parties left when all that may be one are one.

    One they may be when the name of one holds that of the other, when one chain names both, and when
    one is a person of whom no report says for whom he or she speaks, or an agency that may only
    carry, and the other is a body.
    """
    possible: Groups[str] = Groups(named)
    for one, other in itertools.combinations(sorted(named), 2):
        if any(a <= b or b <= a for a in _names(one, directory) for b in _names(other, directory)):
            possible.join(one, other)
    for mention in draft.mentions:
        chain = [directory.find(mention.document, link.entity, link.name) for link in mention.chain]
        parties = sorted({directory.asserter(entity) for entity in chain if entity is not None} & named)
        for one, other in itertools.pairwise(parties):
            possible.join(one, other)
    loose = {party for party in named if _may_speak_for_another(party, directory)}
    firm = {possible.find(party) for party in named - loose}
    if firm:
        return len(firm)
    people = {possible.find(party) for party in loose if not is_agency(directory.name(party))}
    return len(people) or 1


def _names(entity: str, directory: Directory) -> list[frozenset[str]]:
    known = directory.entities.get(entity)
    names = [known.name, *(alias.text for alias in known.aliases)] if known is not None else []
    return [words for name in names if (words := frozenset(folded(name).split()))]


def _may_speak_for_another(entity: str, directory: Directory) -> bool:
    known = directory.entities.get(entity)
    return known is not None and (known.kind == "person" or is_agency(known.name))


def shared_channels(draft: Backed) -> Mapping[str, frozenset[str]]:
    """Agency or medium -> reports of the claim whose chain names it ("told Reuters"); those of two and more only."""
    found: dict[str, set[str]] = {}
    for mention in draft.mentions:
        for link in mention.chain:
            if link.role in _CHANNELS or (link.role != "outlet" and is_agency(link.name)):
                found.setdefault(folded(canonical_agency(link.name)), set()).add(mention.document)
    return {name: frozenset(reports) for name, reports in sorted(found.items()) if len(reports) > 1}
