"""A summary in Markdown that can be cited: each story with its series, what is printed, by whom, on what support."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.records import Ledger, Relation, Series, Story
from stemma.reporting.lookup import Lookup
from stemma.reporting.naming import readable
from stemma.reporting.safe import one_line
from stemma.reporting.views import judgement
from stemma.reporting.words import figure, listed, relation, support, when

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def summary(ledger: Ledger) -> str:
    """The whole ledger, story by story; every figure with its sources as numbered references below the story."""
    lookup = readable(ledger)
    told = "\n".join(line for story in lookup.ledger.stories for line in _story(lookup, story)).strip()
    return (told or "No claim was found.") + "\n"


def _story(lookup: Lookup, story: Story) -> Iterator[str]:
    documents = [document for document in story.documents if document in lookup.documents]
    series = [one for one in lookup.ledger.series if story.id in one.stories]
    if not documents or not series:
        return
    number = {document: place for place, document in enumerate(documents, 1)}
    yield f"## {_plain(story.title)}"
    yield ""
    origins = len(lookup.origins_of_story(story))
    yield f"{len(documents)} report(s), {origins} certain origin(s)."
    yield ""
    for one in series:
        yield from _series(lookup, one, number)
    yield ""
    for document, place in number.items():
        found = lookup.documents[document]
        facts = [found.outlet, when(found.published) if found.published else None, found.url]
        yield f"[{place}] {_plain(lookup.title(document))}. {_plain('. '.join(fact for fact in facts if fact))}".rstrip()
    yield ""


def _series(lookup: Lookup, series: Series, number: dict[str, int]) -> Iterator[str]:
    places = f", {listed(series.scope)}" if series.scope else ""
    role = f" {series.role}" if series.role else ""
    yield f"### {_plain(series.thing + role + places)}"
    yield ""
    for id_ in series.claims:
        claim = lookup.claims.get(id_)
        if claim is None:
            continue
        who = listed([lookup.entity_name(entity) for entity in claim.asserters]) or "asserter unknown"
        cited = sorted({number[q.document] for q in lookup.mentions(claim) if q.document in number})
        marks = "".join(f"[{place}]" for place in cited)
        shown = figure(claim.value, lookup.mentions(claim))
        chosen = f"**{_plain(shown)}**" if id_ == series.preferred else _plain(shown)
        denied = " (denied)" if claim.polarity == "denied" else ""
        decided = "".join(f"; {_plain(judgement(one))}" for one in claim.decided)
        yield (
            f"- {chosen}{denied}, as of {when(claim.as_of)}: {_plain(who)} {marks} - {support(claim.independence)}; "
            f"{claim.rank} ({_plain(claim.rank_reason)}){decided}"
        )
    for found in _between(lookup, series):
        yield f"- {_plain(_told(lookup, found))}"
    yield ""


def _between(lookup: Lookup, series: Series) -> list[Relation]:
    """Relations within the series that a reader must know of: what conflicts and what cannot be compared."""
    inside = set(series.claims)
    return [
        one
        for one in lookup.ledger.relations
        if one.kind in ("conflict", "not_comparable") and one.a in inside and one.b in inside
    ]


def _told(lookup: Lookup, found: Relation) -> str:
    one, other = (figure(lookup.claims[id_].value) for id_ in (found.a, found.b))
    return f"{one} and {other}: {relation(found.kind)[0]} ({found.reason})"


def _plain(text: str) -> str:
    """One line, in which nothing is markup."""
    return _MARKS.sub(r"\\\1", one_line(text).strip())
