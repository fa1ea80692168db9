"""What changed between the ledger as it was known at a time and as it is: story by story, in words, with evidence.

Known is what had been read by then (`by` "read"), each report in the version that was read last, or what had been
published by then ("published").  Only stories with a report that came or changed in between are made anew for then; reports
whose day of publication is not known count as known all along, since nothing shows that they are news.  What people
decided holds on both sides.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from stemma.decisions import apply
from stemma.ledger.edits import edits
from stemma.pipeline import build
from stemma.records import Claim, DocumentSpan, Extraction, Ledger, Relation, Series
from stemma.replay import out_by, then_of_claim, then_of_series
from stemma.reporting import words
from stemma.reporting.naming import readable
from stemma.reporting.pairs import relation_view, series_title
from stemma.reporting.views import ClaimView, claim_views
from stemma.store import LedgerStore

By = Literal["read", "published"]

#: Kinds of change in the order in which they are told, with what each is.
KINDS: Mapping[str, str] = {
    "report": "a report that is new",
    "silent_edit": "a report changed a figure and does not say so",
    "edit": "a report changed a figure and says so",
    "revised": "a report changed its text, and no figure",
    "conflict": "two claims that newly conflict",
    "settled": "two claims that conflicted and do so no more",
    "superseded": "a claim that another one has overtaken",
    "preferred": "another figure of the series is preferred now",
    "new": "a claim that no report made before",
    "supported": "a claim that more reports make",
    "dropped": "a claim that no report makes any more",
    "finding": "something newly found about the figures",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change.  `claims` are ids of the ledger as it is; `evidence` where it stands in the reports."""

    kind: str
    text: str
    claims: tuple[str, ...] = ()
    evidence: tuple[DocumentSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryChanges:
    """What changed in one story; `new`: no report of it was known then.  `now` is the ledger of the story."""

    story: str
    title: str
    new: bool
    changes: tuple[Change, ...]
    now: Ledger = field(repr=False)


def changes(
    store: LedgerStore,
    since: datetime.datetime,
    until: datetime.datetime | None = None,
    *,
    by: By = "read",
) -> Iterator[StoryChanges]:
    """The stories that changed, by id.

    Args:
        since: what was known at this time is compared; with a time zone.  By publication: at the end of the day before.
        until: with what was known then, None for now.
    """
    stories: set[str] = set()
    for document in _changed(store, since, until, by):
        stories.update(store.find_stories_of("document", document))
    way = (store.grouped_by(), None, store.rules_left_out(), store.aliases(), store.links())
    for id_ in sorted(stories):
        now = store.shown_story(id_)
        decided = now.decisions
        documents = [e.document.id for e in now.extractions]
        versions = store.versions_of(documents) if by == "read" else {}
        title = next((story.title for story in now.stories if story.title), id_)
        before = [v for e in now.extractions if (v := _known(e, versions, since, by)) is not None]
        if until is not None:
            after = [v for e in now.extractions if (v := _known(e, versions, until, by)) is not None]
            now = apply(build(after, *way), decided, part=True)[0]
        then = apply(build(before, *way), decided, part=True)[0]
        found = tuple(_compared(then, now, _times(versions)))
        if found:
            yield StoryChanges(id_, title, not then.stories, found, now)


def _changed(store: LedgerStore, since: datetime.datetime, until: datetime.datetime | None, by: By) -> list[str]:
    """The documents that came or changed in between."""
    if by == "read":
        return store.read_between(_iso(since), _iso(until) if until is not None else None)
    first, last = since.date(), until.date() if until is not None else None
    return store.published_between(first.isoformat(), last.isoformat() if last is not None else None)


def _known(
    extraction: Extraction,
    versions: Mapping[str, Sequence[tuple[str, Extraction]]],
    at: datetime.datetime,
    by: By,
) -> Extraction | None:
    """The document as it was known at the time; None when it was not."""
    if by == "published":
        day = at.date() if at.time() != datetime.time() else at.date() - datetime.timedelta(days=1)
        return None if out_by(extraction.document, day) is False else extraction
    found = [
        extraction if version.document.text == extraction.document.text else version
        for read_at, version in versions.get(extraction.document.id, ())
        if read_at <= _iso(at)
    ]
    return found[-1] if found else None


def _iso(time: datetime.datetime) -> str:
    return time.astimezone(datetime.UTC).isoformat(timespec="seconds")


def _times(versions: Mapping[str, Sequence[tuple[str, Extraction]]]) -> dict[tuple[str, str], str]:
    """When each version of a document was read, by its id and hash."""
    return {(id_, v.document.sha256): read_at for id_, some in versions.items() for read_at, v in some}


# ------------------------------------------------------------------------------------ then and now


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both ledgers, what each claim of now was then, and the documents that came or changed."""

    then: Ledger
    now: Ledger
    views: Mapping[str, ClaimView]
    titles: Mapping[str, str]
    former: Mapping[str, str]
    fresh: frozenset[str]

    def told(self, claim: str, beside: str | None = None) -> str:
        """The claim in words: figure, time, what is counted (not again after `beside`, where it is the same), whose word."""
        view = self.views[claim]
        who = words.listed(view.asserters) or words.listed([voice.who for voice in view.voices]) or "nobody named"
        title = self.titles.get(claim)
        if beside is not None and title == self.titles.get(beside):
            title = None
        return f"{view.label}{f', {title}' if title else ''}: {who}"

    def places(self, claim: str, fresh: bool = True) -> tuple[DocumentSpan, ...]:
        """Where the claim stands, `fresh`: in the documents that came or changed."""
        return tuple(
            DocumentSpan(mention.document, mention.start, mention.end)
            for mention in self.views[claim].mentions
            if not fresh or mention.document in self.fresh
        )


def _compared(then: Ledger, now: Ledger, read_at: Mapping[tuple[str, str], str]) -> Iterator[Change]:
    old = {e.document.id: e for e in then.extractions}
    fresh = frozenset(
        e.document.id
        for e in now.extractions
        if e.document.id not in old or old[e.document.id].document.text != e.document.text
    )
    lookup = readable(now)
    views = claim_views(lookup)
    titles = {claim: series_title(series) for series in now.series for claim in series.claims}
    pair = _Pair(then, now, views, titles, _former(then, now), fresh)
    found = [
        *_reports(pair, old, read_at, {d: lookup.title(d) for d in lookup.documents}),
        *_conflicts(pair, lambda record: ((v := relation_view(dict(views), lookup, record)) and v.sentence) or ""),
        *_superseded(pair),
        *_preferred(pair),
        *_claims(pair),
        *_findings(pair),
    ]
    order = list(KINDS)
    yield from sorted(found, key=lambda change: order.index(change.kind))


def _former(then: Ledger, now: Ledger) -> dict[str, str]:
    """Claim of now -> the one of then: it has figures of it, or else says the same of the same, once only on each side."""
    former = {claim.id: found for claim in now.claims if (found := then_of_claim(claim, then)) is not None}
    left, right = _by_meaning(then), _by_meaning(now)
    for meaning, ids in right.items():
        if len(ids) == len(left.get(meaning, ())) == 1:
            former.setdefault(ids[0], left[meaning][0])
    return former


def _by_meaning(ledger: Ledger) -> dict[tuple[object, ...], list[str]]:
    series: dict[str, Series] = {claim: one for one in ledger.series for claim in one.claims}
    found: dict[tuple[object, ...], list[str]] = {}
    for claim in ledger.claims:
        home = series.get(claim.id)
        if home is not None:
            time = (claim.as_of.start, claim.as_of.end) if claim.as_of is not None else None
            key = (home.thing, home.role, home.unit, claim.value, claim.polarity, time)
            found.setdefault(key, []).append(claim.id)
    return found


def _reports(
    pair: _Pair,
    old: Mapping[str, Extraction],
    read_at: Mapping[tuple[str, str], str],
    titles: Mapping[str, str],
) -> Iterator[Change]:
    for extraction in pair.now.extractions:
        document = extraction.document
        if document.id not in pair.fresh:
            continue
        before = old.get(document.id)
        if before is None:
            facts = [document.outlet, words.when(document.published) if document.published else None]
            told = ", ".join(fact for fact in facts if fact)
            yield Change("report", f"{document.id}: {titles.get(document.id, '')}{f' ({told})' if told else ''}")
            continue
        time = read_at.get((document.id, before.document.sha256), "")
        changed = list(edits([extraction], {document.id: [(time, before)]}, pair.now.claims))
        for finding in changed:
            yield Change(finding.kind, finding.text, finding.claims, finding.evidence)
        if not changed:
            yield Change("revised", f"{document.id}: its text changed since {time[:10]}, none of its figures did")


def _claims(pair: _Pair) -> Iterator[Change]:
    before = {claim.id: claim for claim in pair.then.claims}
    for claim in pair.now.claims:
        places = pair.places(claim.id)
        former = pair.former.get(claim.id)
        if former is None:
            if places:
                yield Change("new", pair.told(claim.id), (claim.id,), places)
        elif places and (grown := _grown(before[former], claim, pair)):
            yield Change("supported", f"{pair.told(claim.id)}; {grown}", (claim.id,), places)
    kept = set(pair.former.values())
    was = {c: series_title(s) for s in pair.then.series for c in s.claims}
    lost = [claim for claim in pair.then.claims if claim.id not in kept]
    if lost:
        views = claim_views(readable(pair.then))
        for claim in lost:
            if {m.document for m in views[claim.id].mentions} & pair.fresh:
                yield Change(
                    "dropped",
                    f"{views[claim.id].label}, {was.get(claim.id, claim.proposition)}: no report says it any more",
                )


def _grown(then: Claim, now: Claim, pair: _Pair) -> str:
    """On how many reports and origins it stands, where there are more than before; "" where there are not."""
    one, other = then.independence, now.independence
    if other.texts.high <= one.texts.high:
        return ""
    told = f"in {words.plural(other.texts.high, 'report')}, {one.texts.high} before"
    if other.origins != one.origins:
        return f"{told}; on {words.count(other.origins, 'origin')}, {words.count(one.origins, 'origin')} before"
    return f"{told}; on no more origins"


def _tied(ledger: Ledger, kind: str) -> dict[frozenset[str], Relation]:
    return {frozenset((r.a, r.b)): r for r in ledger.relations if r.kind == kind}


def _conflicts(pair: _Pair, sentence: Callable[[Relation], str]) -> Iterator[Change]:
    then, now = _tied(pair.then, "conflict"), _tied(pair.now, "conflict")
    known = {claim.id for claim in pair.now.claims}
    for ends, record in now.items():
        was = frozenset(pair.former.get(claim, "") for claim in ends)
        if was not in then and ends <= known and _concerned(pair, record):
            evidence = record.evidence or (*pair.places(record.a, False)[:1], *pair.places(record.b, False)[:1])
            yield Change("conflict", f"{sentence(record)}: {record.reason}", (record.a, record.b), evidence)
    became = {old: new for new, old in pair.former.items()}
    for ends in then:
        mine = frozenset(became.get(claim, "") for claim in ends)
        if "" not in mine and len(mine) == 2 and mine not in now:
            one, other = sorted(mine)
            yield Change("settled", f"{pair.told(one)}, and {pair.told(other)}: they conflict no more", (one, other))


def _concerned(pair: _Pair, record: Relation) -> bool:
    """Something that came or changed is in it: other differences come of the rest of the ledger, which is not compared."""
    spans = {span.document for span in record.evidence}
    return bool(spans & pair.fresh or pair.places(record.a) or pair.places(record.b))


def _superseded(pair: _Pair) -> Iterator[Change]:
    then = {(r.a, r.b) for r in pair.then.relations if r.kind == "supersede"}
    gone = {a for a, _ in then}
    known = {claim.id for claim in pair.now.claims}
    told: set[str] = set()
    for r in pair.now.relations:
        former = pair.former.get(r.a)
        if r.kind != "supersede" or former is None or former in gone or r.a in told or not {r.a, r.b} <= known:
            continue
        if _concerned(pair, r):
            told.add(r.a)
            by = f" ({r.cause})" if r.cause else ""
            text = f"{pair.told(r.a)}: overtaken by {pair.told(r.b, r.a)}{by}: {r.reason}"
            yield Change("superseded", text, (r.a, r.b), r.evidence or pair.places(r.b, False)[:1])


def _preferred(pair: _Pair) -> Iterator[Change]:
    before = {series.id: series for series in pair.then.series}
    claims = {claim.id: claim for claim in pair.now.claims}
    for series in pair.now.series:
        was = before.get(then_of_series(series, pair.now, pair.then) or "")
        if was is None or was.preferred is None or series.preferred not in claims:
            continue
        if pair.former.get(series.preferred) == was.preferred or not any(map(pair.places, series.claims)):
            continue
        old = next(claim for claim in pair.then.claims if claim.id == was.preferred)
        text = (
            f"{series_title(series)}: {pair.views[series.preferred].label} in place of {words.figure(old.value)} "
            f"({words.when(old.as_of)}): {claims[series.preferred].rank_reason}"
        )
        yield Change("preferred", text, (series.preferred,), pair.places(series.preferred, False)[:1])


def _findings(pair: _Pair) -> Iterator[Change]:
    known = {finding.id for finding in pair.then.findings}
    for finding in pair.now.findings:
        inside = {span.document for span in finding.evidence} & pair.fresh
        if finding.id not in known and finding.kind not in ("edit", "silent_edit") and inside:
            yield Change(
                "finding", f"{finding.kind.replace('_', ' ')}: {finding.text}", finding.claims, finding.evidence
            )


def counted(found: Iterable[StoryChanges]) -> dict[str, int]:
    """How many changes of each kind, in the order in which they are told; kinds without any are left out."""
    total = [change.kind for story in found for change in story.changes]
    return {kind: total.count(kind) for kind in KINDS if kind in total}
