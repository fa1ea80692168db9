"""From what single reports say to the ledger: who claims which figure, and how the figures relate."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.ledger.corrections import is_stale
from stemma.ledger.dating import Calendar, build_calendar
from stemma.ledger.drafts import Draft, gather_claims, gather_series
from stemma.ledger.drift import attribution_drift, restated_drift, scope_drift, unique
from stemma.ledger.entities import Directory, build_directory
from stemma.ledger.findings import ratio_findings, sum_findings
from stemma.ledger.independence import independence_of
from stemma.ledger.mentions import Mention, by_story, mentions_of
from stemma.ledger.pairs import (
    context_across,
    context_between_stories,
    context_within,
    pairs_across,
    pairs_within,
    sums,
)
from stemma.ledger.rank import rank_series
from stemma.ledger.relations import Context, relate
from stemma.ledger.scopes import scope_of
from stemma.ledger.unknowns import claim_unknowns, series_unknowns
from stemma.ledger.utterances import find_utterances, same_statement_passages, statement_words
from stemma.ledger.values import words
from stemma.records import (
    Claim,
    DocumentSpan,
    Extraction,
    Finding,
    Ledger,
    Lineage,
    Origin,
    Passage,
    Relation,
    Series,
    Story,
    content_id,
)
from stemma.reuse import trace_origins

#: Claims of one series that are compared with those of another story of the storyline.
_ACROSS_STORIES = 6


def reconcile(extractions: Sequence[Extraction], passages: Sequence[Passage], stories: Sequence[Story]) -> Ledger:
    """The ledger of these documents.  The order of the inputs does not matter; nothing is read or written."""
    extractions = sorted(extractions, key=lambda e: e.document.id)
    stories = sorted(stories, key=lambda s: s.id)
    directory = build_directory(extractions, passages, stories)
    calendar = build_calendar(extractions, passages, stories)
    statements = statement_words(extractions, stories, directory, calendar)
    utterances = find_utterances(statements, directory)
    linked = [*passages, *same_statement_passages(statements, utterances, passages)]
    lineages, origins = _trace(extractions, linked, stories)
    mentions = mentions_of(extractions, stories, directory, calendar, utterances)
    room = _Room({e.document.id: e for e in extractions}, directory, calendar, _grouped(origins))
    told = by_story(mentions)
    books = [_book_of(story, told.get(story.id, []), room) for story in stories]
    between = _between_stories(books, stories, room)
    return Ledger(
        extractions=tuple(extractions),
        passages=tuple(sorted(linked, key=lambda p: p.id)),
        stories=tuple(stories),
        lineages=tuple(lineages),
        origins=tuple(origins),
        entities=tuple(directory.entities.values()),
        utterances=tuple(sorted(utterances, key=lambda u: u.id)),
        claims=tuple(claim for book in books for claim in book.claims),
        relations=tuple(sorted([*(r for book in books for r in book.relations), *between], key=lambda r: (r.a, r.b))),
        series=tuple(series for book in books for series in book.series),
        findings=tuple(finding for book in books for finding in book.findings),
        policy={"vague": "stemma", "relations": "ten rules"},
    )


@dataclass(frozen=True, slots=True)
class _Room:
    """What every story of a run shares."""

    extractions: Mapping[str, Extraction]
    directory: Directory
    calendar: Calendar
    origins: Mapping[str, Sequence[Origin]]


@dataclass(frozen=True, slots=True)
class _Book:
    """The ledger of one story."""

    story: str
    storyline: str
    claims: tuple[Claim, ...]
    drafts: Mapping[str, Draft]
    series: tuple[Series, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]


def _grouped(origins: Sequence[Origin]) -> Mapping[str, Sequence[Origin]]:
    found: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        found[origin.story].append(origin)
    return found


def _trace(
    extractions: Sequence[Extraction], passages: Sequence[Passage], stories: Sequence[Story]
) -> tuple[list[Lineage], list[Origin]]:
    """Origins story by story, each with the passages of its own documents only."""
    documents = {e.document.id: e.document for e in extractions}
    story_of = {document: story.id for story in stories for document in story.documents}
    shared: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        home = story_of.get(passage.a.document)
        if home is not None and home == story_of.get(passage.b.document):
            shared[home].append(passage)
    lineages: list[Lineage] = []
    origins: list[Origin] = []
    for story in stories:
        members = [documents[d] for d in story.documents if d in documents]
        if not members:
            continue
        found, parts = trace_origins(members, shared[story.id], story)
        lineages += found
        origins += parts
    return lineages, origins


def _book_of(story: Story, mentions: Sequence[Mention], room: _Room) -> _Book:
    drafts = gather_claims(mentions)
    groups = gather_series(drafts)
    origins = room.origins.get(story.id, ())
    made: list[list[Claim]] = []
    by_id: dict[str, Draft] = {}
    for group in groups:
        members = [_with_times(drafts[i], [drafts[j] for j in group]) for i in group]
        claims = [_claim_of(draft, story, origins, room) for draft in members]
        by_id.update(zip((c.id for c in claims), members, strict=True))
        made.append([claims[i] for i in sorted(range(len(claims)), key=lambda i: _chronology(members[i], claims[i]))])
    relations = [r for claims in made for r in _inside(claims, by_id, room)]
    found_sums = sums([c for claims in made for c in claims], by_id)
    relations += _across(made, by_id, {(one.id, whole.id): text for one, _, whole, text in _told_parts(found_sums)})
    series, claims = _rank(story, made, by_id, relations, origins, room)
    findings = [*ratio_findings(story, room.extractions, made, by_id), *sum_findings(found_sums, by_id)]
    return _Book(story.id, story.storyline, tuple(claims), by_id, tuple(series), tuple(relations), tuple(findings))


def _with_times(draft: Draft, series: Sequence[Draft]) -> Draft:
    """A figure whose report gives it no time of its own takes that of the same party's figure beside it.

    "A few hundred, the board has said" above "fewer than 1,000, the board said on Wednesday" is of Wednesday too.
    """
    if draft.as_of_from in ("text", "said"):
        return draft
    for other in sorted(series, key=lambda d: d.key):
        if other.as_of_from not in ("text", "said") or not set(other.documents) & set(draft.documents):
            continue
        if draft.asserters and other.asserters and not draft.asserters & other.asserters:
            continue
        from stemma.ledger.values import overlap, rounding

        if set(draft.documents) <= set(other.documents) and (
            overlap(draft.value, other.value) or rounding(draft.value, other.value)
        ):
            return replace(draft, as_of=other.as_of, as_of_from="said")
    return draft


def _chronology(draft: Draft, claim: Claim) -> tuple[str, str, str]:
    time = draft.as_of
    end = time.end or time.start if time else None
    return (end.isoformat() if end else ""), words(claim.value), claim.id


def _claim_of(draft: Draft, story: Story, origins: Sequence[Origin], room: _Room) -> Claim:
    quantities = [m.quantity for m in draft.mentions]
    scope = scope_of(quantities, [area for m in draft.mentions for area in m.question.areas])
    asserters = tuple(sorted(draft.asserters)) or _outlets(draft, room.directory)
    origin_of = {document: origin.id for origin in origins for document in origin.documents}
    drift = [*scope_drift(scope), *attribution_drift(draft, origin_of, room.directory.name)]
    return Claim(
        id=content_id("c", story.id, *draft.key),
        kind="figure",
        story=story.id,
        proposition=proposition(draft, scope.places),
        value=draft.value,
        as_of=draft.as_of,
        scope=scope,
        polarity=draft.polarity,
        asserters=asserters,
        confidence=round(sum(q.confidence for q in quantities) / len(quantities), 3),
        drift=unique(drift),
        quantities=tuple(q.id for q in quantities),
        statements=tuple(sorted({m.statement for m in draft.mentions if m.statement})),
        rank="normal",
        rank_reason="not ranked yet",
        independence=independence_of(draft, origins),
        unknowns=claim_unknowns(draft, room.calendar),
        reasons=_reasons(draft),
    )


def _outlets(draft: Draft, directory: Directory) -> tuple[str, ...]:
    """The outlets that tell a figure in their own voice, when no report names a party behind it."""
    found = set()
    for mention in draft.mentions:
        for link in reversed(mention.quantity.attribution):
            entity = directory.find(mention.document, link.entity, link.name)
            if entity is not None:
                found.add(entity)
                break
    return tuple(sorted(found))


def _reasons(draft: Draft) -> tuple[str, ...]:
    if len(draft.mentions) == 1:
        return ("one mention",)
    reasons = [f"{len(draft.mentions)} mentions of {words(draft.value)} in {len(draft.documents)} reports"]
    if len(draft.utterances) == 1 and len(draft.documents) > 1:
        reasons.append("versions of one utterance")
    return tuple(reasons)


def proposition(draft: Draft, places: Sequence[str]) -> str:
    """The claim as one line for a reader: "fewer than 1,200 residents, stranded, in Upper Maren"."""
    question = draft.question
    parts = [" ".join(part for part in (words(draft.value), question.label) if part)]
    if question.role:
        parts.append(question.role)
    if places:
        parts.append(f"in {' and '.join(places)}")
    text = ", ".join(parts)
    return text if draft.polarity == "asserted" else f"{text} [{draft.polarity}]"


def _inside(claims: Sequence[Claim], drafts: Mapping[str, Draft], room: _Room) -> list[Relation]:
    series = [drafts[claim.id] for claim in claims]
    return [
        _relation(a, b, context_within(a, b, drafts, series, room.extractions, room.directory.name), drafts)
        for a, b in pairs_within(claims)
    ]


def _told_parts(found: Sequence[tuple[Claim, Claim, Claim, str]]) -> list[tuple[Claim, Claim, Claim, str]]:
    """Of each sum, the larger part first: its relation to the whole is the one that readers confuse."""
    return [
        (one, other, whole, text) if (one.value.lower or 0) >= (other.value.lower or 0) else (other, one, whole, text)
        for one, other, whole, text in found
    ]


def _across(
    series: Sequence[Sequence[Claim]], drafts: Mapping[str, Draft], tied: Mapping[tuple[str, str], str]
) -> list[Relation]:
    pairs = list(pairs_across(series, drafts))
    held = {frozenset((a.id, b.id)) for a, b in pairs}
    by_id = {claim.id: claim for members in series for claim in members}
    pairs += [(by_id[one], by_id[whole]) for one, whole in tied if frozenset((one, whole)) not in held]
    out = []
    for a, b in pairs:
        context = context_across(a, b, drafts)
        text = tied.get((a.id, b.id)) or tied.get((b.id, a.id))
        if text:
            context = replace(context, differs=context.differs or ("role: parts of one whole",), arithmetic=text)
        out.append(_relation(a, b, context, drafts))
    return out


def _relation(a: Claim, b: Claim, context: Context, drafts: Mapping[str, Draft]) -> Relation:
    verdict = relate(a, b, context)
    first, second = (b, a) if verdict.swapped else (a, b)
    spans = tuple(
        DocumentSpan(m.document, m.quantity.start, m.quantity.end)
        for claim in (first, second)
        for m in drafts[claim.id].mentions[:1]
    )
    return Relation(
        first.id, second.id, verdict.kind, verdict.cause, verdict.rule, verdict.reason, verdict.confidence, spans
    )


def _rank(
    story: Story,
    made: Sequence[Sequence[Claim]],
    drafts: Mapping[str, Draft],
    relations: Sequence[Relation],
    origins: Sequence[Origin],
    room: _Room,
) -> tuple[list[Series], list[Claim]]:
    series: list[Series] = []
    ranked: list[Claim] = []
    for claims in made:
        inside = [drafts[c.id] for c in claims]
        stale = frozenset(c.id for c, d in zip(claims, inside, strict=True) if is_stale(d, inside))
        ranks = rank_series(claims, relations, drafts, stale)
        identifier = content_id("series", story.id, *sorted(c.id for c in claims))
        preferred = next((c.id for c in claims if ranks[c.id].rank == "preferred"), None)
        fuller = _fuller(claims, relations, drafts)
        for claim in claims:
            drift = unique([*claim.drift, *restated_drift(drafts[claim.id], fuller.get(claim.id, ()))])
            ranking = ranks[claim.id]
            ranked.append(replace(claim, rank=ranking.rank, rank_reason=ranking.reason, series=identifier, drift=drift))
        labels = Counter(d.question.label for d in inside if d.question.label)
        roles = Counter(d.question.role for d in inside if d.question.role)
        series.append(
            Series(
                id=identifier,
                stories=(story.id,),
                thing=min(labels, key=lambda x: (-labels[x], x)) if labels else "",
                role=min(roles, key=lambda x: (-roles[x], x)) if roles else None,
                measure=Counter(d.question.measure for d in inside).most_common(1)[0][0],
                scope=tuple(sorted({place for c in claims for place in c.scope.places})),
                claims=tuple(c.id for c in claims),
                preferred=preferred,
                unit=claims[0].value.unit,
                unknowns=series_unknowns(inside),
            )
        )
    return series, ranked


def _fuller(
    claims: Sequence[Claim], relations: Sequence[Relation], drafts: Mapping[str, Draft]
) -> Mapping[str, list[Draft]]:
    """Claim -> the fuller versions of it that one of its own reports, or its own utterance, gives."""
    inside = {claim.id for claim in claims}
    found: dict[str, list[Draft]] = defaultdict(list)
    for relation in relations:
        if relation.kind == "restate" and relation.a in inside and relation.b in inside:
            for one, other in itertools.permutations((relation.a, relation.b)):
                a, b = drafts[one], drafts[other]
                kin = set(a.documents) & set(b.documents) or a.utterances & b.utterances
                if kin and _is_coarser(a, b):
                    found[one].append(b)
    return found


def _is_coarser(a: Draft, b: Draft) -> bool:
    from stemma.ledger.values import is_bound, is_point, significant_digits

    if b.value.form == "vague" or a.value == b.value:
        return False
    if a.value.form == "vague":
        return True
    if is_bound(b.value):
        return False
    if is_bound(a.value):
        return True
    if is_point(a.value) and b.value.form == "approximate":
        return not a.asserters or a.only_headlines or not b.only_headlines
    if is_point(a.value) and is_point(b.value) and a.value.lower is not None and b.value.lower is not None:
        return significant_digits(a.value.lower) < significant_digits(b.value.lower)
    return False


def _between_stories(books: Sequence[_Book], stories: Sequence[Story], room: _Room) -> list[Relation]:
    """Relations of claims that answer one question in two events of a storyline."""
    lines: dict[str, list[_Book]] = defaultdict(list)
    for book in books:
        lines[book.storyline].append(book)
    out = []
    for _, members in sorted(lines.items()):
        for one, other in itertools.combinations(members, 2):
            out += _between(one, other, room)
    return out


def _between(one: _Book, other: _Book, room: _Room) -> list[Relation]:
    claims_one, claims_other = ({c.id: c for c in book.claims} for book in (one, other))
    drafts = {**one.drafts, **other.drafts}
    out = []
    for a_series in one.series:
        for b_series in other.series:
            if a_series.unit != b_series.unit:
                continue
            for a_id in a_series.claims[-_ACROSS_STORIES:]:
                for b_id in b_series.claims[-_ACROSS_STORIES:]:
                    a, b = claims_one[a_id], claims_other[b_id]
                    context = context_between_stories(a, b, drafts, room.directory.name)
                    if context is not None:
                        out.append(_relation(a, b, context, drafts))
    return out
