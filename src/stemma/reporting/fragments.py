"""Parts of the page for a notebook: a piece of HTML with its own style, no script, no address, nothing of a report run.

What a link of the page would lead to is not there, so links are plain words; the style holds within the piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from stemma.records import DocumentSpan, Ledger
from stemma.reporting.chart import SHAPE_NAMES, chart
from stemma.reporting.html import TEMPLATES, Links, environment
from stemma.reporting.lookup import Lookup
from stemma.reporting.naming import readable
from stemma.reporting.page import SeriesPart, build_page
from stemma.reporting.pairs import relation_view, series_title
from stemma.reporting.series import series_view
from stemma.reporting.tolls import COLUMNS
from stemma.reporting.views import claim_view, claim_views

if TYPE_CHECKING:
    from jinja2 import Environment

#: Characters told around a piece of evidence, on each side.
AROUND = 90

#: Series shown of one story, and stories of one ledger.
_SERIES, STORIES = 6, 20

_LINK = re.compile(r' (?:href="#[^"]*"|id="(?!part-hatch")[^"]*")')


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence with the words around it."""

    short: str
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in the list of a ledger."""

    title: str
    span: str
    facts: str


def ledger_fragment(facts: Sequence[tuple[str, str]], stories: Sequence[StoryLine], more: int) -> str:
    """Numbers with their nouns, a list of stories, and how many are not in it."""
    return _rendered("ledger", facts=facts, stories=stories, more=more)


def story_fragment(ledger: Ledger, story: str) -> str:
    """The story's reports, toll, and its series that are told most, with their charts."""
    page = build_page(ledger, story)
    line = page.storylines[0]
    return _rendered("story", line=line, part=line.stories[0], shown=line.series[:_SERIES], toll_columns=COLUMNS)


def series_fragment(lookup: Lookup, series: str) -> str:
    """The series as a chart, a table of its claims, and how they relate."""
    part = _series_part(lookup, series)
    return _rendered("series", part=part)


def claim_fragment(lookup: Lookup, claim: str) -> str:
    """The claim with its evidence in the words around it, and how it relates to others."""
    told = readable(lookup.ledger)
    view = claim_view(told, told.claims[claim])
    views = claim_views(told)
    home = told.series_of_claim.get(claim)
    tied = [relation_view(views, told, record) for record in told.relations_of_claim[claim]]
    return _rendered(
        "claim",
        view=view,
        title=series_title(home) if home is not None else view.claim.proposition,
        quotes=[quote(told, DocumentSpan(m.document, m.start, m.end)) for m in view.mentions],
        tied=[one for one in tied if one is not None],
    )


def quote(lookup: Lookup, span: DocumentSpan) -> Quote:
    """The words of a span and what stands before and after them, each on one line, cut at words."""
    document = lookup.documents[span.document]
    text = document.text
    before = " ".join(text[max(0, span.start - AROUND) : span.start].split(" ")[1 if span.start > AROUND else 0 :])
    after = text[span.end : span.end + AROUND]
    if span.end + AROUND < len(text):
        after = after.rpartition(" ")[0]
    return Quote(
        lookup.document_name(span.document),
        span.start,
        span.end,
        _flat(before),
        _flat(text[span.start : span.end]),
        _flat(after),
    )


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _series_part(lookup: Lookup, series: str) -> SeriesPart:
    told = readable(lookup.ledger)
    view = series_view(told, told.series[series], claim_views(told))
    drawn = chart(view.claims) if len(view.claims) + len(view.apart) > 1 else None
    return SeriesPart(view, drawn, chart(view.apart))


def _rendered(kind: str, **values: object) -> str:
    template = _templates().get_template("notebook.html.j2")
    text = template.render(kind=kind, shape_names=SHAPE_NAMES, style=_style(), **values)
    return _LINK.sub("", text)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    def nowhere(_: object) -> str:
        return "#"

    return environment(Links(nowhere, nowhere, nowhere, nowhere, nowhere, nowhere))


@lru_cache(maxsize=1)
def _style() -> str:
    """The page's style sheet within the piece (CSS nesting): what it says of the page as a whole holds for the piece."""
    rules = []
    for line in (TEMPLATES / "page.css").read_text(encoding="utf-8").splitlines():
        bare = line.strip()
        if bare.startswith(("html", "body", "@page", "body >")) or "{ html {" in bare:
            continue
        rules.append(line.replace(":root", "&"))
    own = "background: var(--paper); color: var(--ink); font: 15px/1.5 var(--font); padding: .8rem 1rem; border-radius: 6px;"
    return f".stemma-cell {{ {own}\n" + "\n".join(rules) + "\n}"
