"""What the reports of one outlet show, here: text they share, text only they have, whom they attribute figures to, drift.

These are findings about the reports in the ledger, few as they may be, and no verdict on the outlet: no score is made of
them.  Text shared with another outlet says nothing of who had it first; the lineages do, where there is evidence.
A report whose outlet is not known stands for itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.ledger.mentions import is_agency
from stemma.records import (
    REPORT_KINDS,
    Document,
    DocumentSpan,
    Ledger,
    Passage,
    Quantity,
    Span,
    Statement,
    TimeInterval,
    content_id,
)
from stemma.views.sources import Sources, common, own_words, size, whole

#: Flags of figures that are not the report's own.
_NOT_OWN = frozenset({"comment", "foreign", "furniture", "repeated"})
#: Passages shown as evidence of what two outlets share.
_SHOWN = 5
#: Links of a chain that are no source: the outlet itself, and the text.
_NO_SOURCE = frozenset({"outlet"})


@dataclass(frozen=True, slots=True)
class SharedText:
    """Text that an outlet's reports have in common with another's: characters of its own reports, the longest first.

    `outlet` is None for a report whose outlet is not known; `agency` says whether the other is a news agency.
    """

    outlet: str | None
    documents: tuple[str, ...]
    agency: bool
    characters: int
    evidence: tuple[DocumentSpan, ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """How figures and statements are attributed.

    `figures` are all in the outlet's own text; of these `named` have a person, body or document as their source,
    `anonymous` one without a name, and the others none but the outlet.  `statements` likewise, by their speaker.
    `evidence` are the anonymous ones.
    """

    figures: int
    named: int
    anonymous: int
    statements: int
    unnamed_speakers: int
    evidence: tuple[DocumentSpan, ...]


@dataclass(frozen=True, slots=True)
class DriftOf:
    """Drift of one kind in the outlet's reports: the claims it touches, and what was dropped or sharpened."""

    kind: str
    claims: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletFindings:
    """What the ledger holds of one outlet; shares are of `characters`, its reports' own text without comments and furniture.

    `name` is None for a report whose outlet is not known.  `agency_characters` are shared with a news agency's report or
    with others that go back to one agency text; `elsewhere_characters` with any other outlet's; the rest,
    `only_here_characters`, no other report in the ledger has.  `findings` counts findings by kind.
    """

    id: str
    name: str | None
    documents: tuple[str, ...]
    stories: tuple[str, ...]
    published: tuple[TimeInterval, ...]
    credits: tuple[tuple[str, tuple[str, ...]], ...]
    characters: int
    agency_characters: int
    elsewhere_characters: int
    only_here_characters: int
    shared: tuple[SharedText, ...]
    habits: Habits
    drift: tuple[DriftOf, ...]
    findings: tuple[tuple[str, int], ...]


def outlets(ledger: Ledger) -> list[OutletFindings]:
    """One an outlet, those with most reports first, reports without a known outlet last."""
    sources = Sources(ledger)
    members: dict[str, list[Document]] = defaultdict(list)
    for document in sources.documents.values():
        if document.status == "ok":
            members[_key(document)].append(document)
    passages: dict[str, list[tuple[DocumentSpan, DocumentSpan, Passage]]] = defaultdict(list)
    for passage in ledger.passages:
        if not passage.stock and passage.a.document in sources.documents and passage.b.document in sources.documents:
            passages[passage.a.document].append((passage.a, passage.b, passage))
            passages[passage.b.document].append((passage.b, passage.a, passage))
    wires = _wires(ledger)
    drift: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for claim in ledger.claims:
        for lost in claim.drift:
            drift[lost.document].append((lost.kind, claim.id, lost.text))
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in ledger.findings:
        for told in {span.document for span in finding.evidence}:
            seen[told][finding.kind] += 1
    found = [
        _outlet(sources, key, sorted(documents, key=lambda one: one.id), passages, wires, drift, seen)
        for key, documents in members.items()
    ]
    return sorted(found, key=lambda one: (one.name is None, -len(one.documents), one.name or "", one.id))


def _key(document: Document) -> str:
    """One string for an outlet, and one for each report that has none."""
    return f"outlet\x1f{document.outlet}" if document.outlet else f"document\x1f{document.id}"


def _wires(ledger: Ledger) -> dict[str, str]:
    """Document -> the origin it goes back to, where that is an agency's text."""
    return {
        document: origin.id
        for origin in ledger.origins
        if origin.kind == "agency" or (origin.kind == "latent" and origin.name)
        for document in origin.documents
    }


def _outlet(
    sources: Sources,
    key: str,
    documents: Sequence[Document],
    passages: dict[str, list[tuple[DocumentSpan, DocumentSpan, Passage]]],
    wires: dict[str, str],
    drift: dict[str, list[tuple[str, str, str]]],
    seen: dict[str, Counter[str]],
) -> OutletFindings:
    others: dict[str, list[tuple[DocumentSpan, DocumentSpan, int]]] = defaultdict(list)
    total = agency = elsewhere = 0
    for document in documents:
        own = own_words(document)
        from_agency, from_others = [], []
        for here, there, passage in passages[document.id]:
            other = sources.documents[there.document]
            if _key(other) == key:
                continue
            others[_key(other)].append((here, there, passage.words))
            wire = wires.get(document.id)
            if is_agency(other.outlet or "") or (wire is not None and wire == wires.get(other.id)):
                from_agency.append(Span(here.start, here.end))
            from_others.append(Span(here.start, here.end))
        total += size(own)
        agency += size(common(from_agency, own))
        elsewhere += size(common(from_others, own))
    return OutletFindings(
        id=content_id("outlet", key),
        name=documents[0].outlet,
        documents=tuple(document.id for document in documents),
        stories=tuple(sorted({sources.story_of[d.id].id for d in documents if d.id in sources.story_of})),
        published=tuple(document.published for document in documents if document.published is not None),
        credits=_credits(documents),
        characters=total,
        agency_characters=agency,
        elsewhere_characters=elsewhere,
        only_here_characters=total - elsewhere,
        shared=_shared(sources, others),
        habits=_habits(sources, documents),
        drift=_drift(documents, drift),
        findings=tuple(sorted(sum((seen[document.id] for document in documents), Counter[str]()).items())),
    )


def _credits(documents: Iterable[Document]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for credit in document.credits:
            found[credit.agency].add(document.id)
    return tuple((name, tuple(sorted(found[name]))) for name in sorted(found, key=lambda n: (-len(found[n]), n)))


def _shared(
    sources: Sources, others: dict[str, list[tuple[DocumentSpan, DocumentSpan, int]]]
) -> tuple[SharedText, ...]:
    found = []
    for sides in others.values():
        there = sorted({other.document for _, other, _ in sides})
        by_document: dict[str, list[Span]] = defaultdict(list)
        for here, _, _ in sides:
            by_document[here.document].append(Span(here.start, here.end))
        longest = sorted(sides, key=lambda side: (-side[2], side[0], side[1]))[:_SHOWN]
        outlet = sources.documents[there[0]].outlet
        found.append(
            SharedText(
                outlet,
                tuple(there),
                is_agency(outlet or ""),
                sum(size(common(spans, own_words(sources.documents[d]))) for d, spans in by_document.items()),
                tuple(dict.fromkeys(span for here, other, _ in longest for span in (here, other))),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.characters, one.documents)))


def _habits(sources: Sources, documents: Iterable[Document]) -> Habits:
    figures = named = anonymous = statements = unnamed = 0
    evidence = []
    for document in documents:
        extraction = sources.extractions[document.id]
        for quantity in extraction.quantities:
            if quantity.block not in REPORT_KINDS or _NOT_OWN & set(quantity.flags):
                continue
            figures += 1
            role = _source_role(quantity)
            named += role == "named"
            if role == "anonymous":
                anonymous += 1
                evidence.append(DocumentSpan(document.id, quantity.start, quantity.end))
        for statement in extraction.statements:
            if statement.block in REPORT_KINDS and statement.content:
                statements += 1
                if _unnamed(statement):
                    unnamed += 1
                    evidence.append(whole(statement))
    return Habits(figures, named, anonymous, statements, unnamed, tuple(sorted(set(evidence))))


def _source_role(quantity: Quantity) -> str:
    """ "named", "anonymous", or "outlet" for a figure in the report's own words."""
    first = next((link for link in quantity.attribution if link.role not in _NO_SOURCE), None)
    if first is None:
        return "outlet"
    return "anonymous" if first.role == "anonymous" else "named"


def _unnamed(statement: Statement) -> bool:
    return statement.speaker is None or statement.speaker.entity is None


def _drift(documents: Iterable[Document], drift: dict[str, list[tuple[str, str, str]]]) -> tuple[DriftOf, ...]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for document in documents:
        for kind, claim, text in drift[document.id]:
            found[kind].append((claim, text))
    return tuple(
        DriftOf(kind, tuple(dict.fromkeys(claim for claim, _ in rows)), tuple(dict.fromkeys(text for _, text in rows)))
        for kind, rows in sorted(found.items())
    )
