"""The lines of a brief: how each series stands, in words around values that reports give.

"residents stranded: fewer than 1,200, as of 15 May 2024: joint flood command, in 3 of 5 reports, one origin; down from
fewer than 3,600 on 24 April".  Nothing is in a line that is not in the ledger.
"""

from __future__ import annotations

import calendar
import datetime
import re

from stemma.records import Attribution, Claim, Count, DocumentSpan, TimeInterval
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.pairs import series_title
from stemma.reporting.safe import one_line
from stemma.reporting.told import claim_label
from stemma.reporting.views import scope_notes
from stemma.views.brief import Brief, Extract
from stemma.views.standings import Standing

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: Places of a figure that a line cites.
_PLACES = 4
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_STEPS = {"up": "up from", "down": "down from", "changed": "before that"}


def standing_line(lookup: Lookup, standing: Standing) -> str:
    """One series in one line."""
    claim = lookup.claims[standing.claim]
    title = series_title(lookup.series[standing.series])
    told = [
        f"{title}: {_figure(lookup, claim)}, {_as_of(claim.as_of)}: {_voices(lookup, claim)}, in {_reports(standing)}"
    ]
    told[0] += f", {origins(claim.independence.origins)}"
    if standing.before is not None:
        told.append(_before(lookup, standing, claim))
    for rival in standing.contested:
        other = lookup.claims[rival]
        told.append(f"contested: {_figure(lookup, other)}, {_as_of(other.as_of)}, {_voices(lookup, other)}")
    told += scope_notes(lookup, claim)
    return one_line("; ".join(told))


def markdown(lookup: Lookup, brief: Brief) -> str:
    """The brief with numbered references; what reports hold is text and never markup."""
    told = [f"## {escaped(heading_of(brief))}", ""]
    references: list[str] = []
    for extract in brief.sentences:
        references.append(f"[{len(references) + 1}] {escaped(citation(lookup, extract))}")
        told += [f"> {escaped(extract.text)} [{len(references)}]", f"> *{escaped(support(lookup, extract))}*", ""]
        told[-2:-2] = [">"]
    for standing in brief.series:
        places = ", ".join(place_of(span) for span in standing.evidence[:_PLACES])
        told.append(f"- {escaped(standing_line(lookup, standing))} ({escaped(places)})")
    if brief.series:
        told.append("")
    told += [line for reference in references for line in (reference, "")]
    return "\n".join(told).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """One line in which nothing is markup to a reader of Markdown."""
    return _MARKS.sub(r"\\\1", one_line(text).strip())


def origins(count: Count) -> str:
    """ "one origin", "two origins", "one to three origins"."""
    low = _SMALL[count.low] if count.low < len(_SMALL) else f"{count.low:,}"
    if count.low == count.high:
        return f"{low} origin" if count.low == 1 else f"{low} origins"
    return f"{low} to {_SMALL[count.high] if count.high < len(_SMALL) else f'{count.high:,}'} origins"


def citation(lookup: Lookup, extract: Extract, place: bool = True) -> str:
    """Report, outlet, date, place: "5-evening, outlet not said, 20 May 2024, 5-evening-chronicle.txt:62-170"."""
    told = [one_line(extract.outlet or "outlet not said"), words.when(extract.published, "date not said")]
    if place:
        told = [lookup.document_name(extract.span.document), *told, place_of(extract.span)]
    return ", ".join(told)


def place_of(span: DocumentSpan) -> str:
    return one_line(f"{span.document}:{span.start}-{span.end}")


def support(lookup: Lookup, extract: Extract) -> str:
    """The counts of the foremost claim, and whether figures contest it."""
    told = words.support(extract.independence) if extract.independence else "support not counted"
    if extract.contested:
        rivals = [claim_label(lookup, claim, title=False) for claim in extract.contested]
        told += f"; contested by {words.listed(rivals)}"
    return one_line(told)


def heading_of(brief: Brief) -> str:
    return one_line(brief.title or brief.story)


def _figure(lookup: Lookup, claim: Claim) -> str:
    return claim_label(lookup, claim.id, title=False)


def _voices(lookup: Lookup, claim: Claim) -> str:
    """Who asserts it; nobody where the reports tell it in their own words."""
    mentions = lookup.mentions(claim)
    if mentions and all(_own(quantity.attribution) for quantity in mentions):
        return "the reports' own words"
    return words.listed([lookup.entity_name(entity) for entity in claim.asserters])


def _own(attribution: tuple[Attribution, ...]) -> bool:
    return all(link.role in ("outlet", "document") for link in attribution)


def _reports(standing: Standing) -> str:
    return f"{standing.reports} of {words.plural(standing.of, 'report')}"


def _before(lookup: Lookup, standing: Standing, claim: Claim) -> str:
    before = lookup.claims[standing.before or ""]
    step = "corrected from" if standing.corrected else _STEPS[standing.direction or "changed"]
    when = before.as_of
    if when is not None and when.start is not None and when.start == when.end:
        same = claim.as_of is not None and claim.as_of.start is not None and claim.as_of.start.year == when.start.year
        told = f"on {_long_day(when.start, year=not same)}"
    else:
        told = words.when(when, "at a time not said")
    figure = claim_label(lookup, before.id, title=False, polarity=not standing.corrected)
    return f"{step} {figure}" if before.polarity == "denied" else f"{step} {figure} {told}"


def _as_of(time: TimeInterval | None) -> str:
    """ "as of 27 December 2017"; other times as everywhere."""
    if time is None or not time.known:
        return "date not said"
    if time.start is not None and time.start == time.end:
        return f"as of {_long_day(time.start)}"
    return f"as of {words.when(time)}"


def _long_day(day: datetime.date, year: bool = True) -> str:
    return f"{day.day} {calendar.month_name[day.month]}{f' {day.year}' if year else ''}"
