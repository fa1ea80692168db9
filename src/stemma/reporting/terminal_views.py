"""The views of a ledger in a terminal: timeline, entities, places, outlets, brief."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from stemma.records import DocumentSpan, Ledger
from stemma.reporting import words
from stemma.reporting.briefs import citation, heading_of, place_of, standing_line, support
from stemma.reporting.lookup import Lookup
from stemma.reporting.naming import readable
from stemma.reporting.safe import excerpt, one_line
from stemma.reporting.terminal_parts import cell, heading, item, line, table
from stemma.reporting.told import change_words, entry_label, said_label, where_words
from stemma.views.brief import Brief
from stemma.views.outlets import OutletFindings
from stemma.views.people import Profile, Said
from stemma.views.places import Located
from stemma.views.timeline import Entry, Timeline

#: Rows of a list of everything; a command that names one shows all of it.
_ROWS = 60
_SPANS = 4
_UNDATED = 12


def print_timelines(console: Console, ledger: Ledger, shown: Sequence[Timeline]) -> None:
    """Each storyline with its dated claims in order of as-of, then those without a date and why."""
    lookup = readable(ledger)
    if not shown:
        line(console, "No timeline: no claim was found.")
    for timeline in shown:
        heading(console, f"Timeline: {timeline.title or timeline.storyline}")
        line(
            console,
            f"{timeline.storyline}; {len(timeline.stories)} {'story' if len(timeline.stories) == 1 else 'stories'}",
            "dim",
        )
        if timeline.entries:
            grid = table("As of", "What", "Who, on what support", "In (report:characters)")
            grid.columns[3].no_wrap = True
            for entry in timeline.entries:
                grid.add_row(*_entry_cells(lookup, entry))
            console.print(grid)
        if timeline.undated:
            heading(console, f"Without a date: {len(timeline.undated)}", level=2)
            for entry in timeline.undated[:_UNDATED]:
                item(
                    console,
                    f"{entry_label(lookup, entry)}: {excerpt(entry.why_undated, 160)}; {_where(lookup, entry.evidence)}",
                )
            if len(timeline.undated) > _UNDATED:
                item(console, f"and {len(timeline.undated) - _UNDATED} more")


def _entry_cells(lookup: Lookup, entry: Entry) -> list[Text]:
    what = cell(entry_label(lookup, entry), "bold")
    for text in change_words(lookup, entry):
        what.append("\n" + one_line(text), "dim")
    counts = entry.independence
    who = cell(words.listed([lookup.entity_name(entity) for entity in entry.asserters]))
    who.append(f"\n{words.count(counts.texts, 'text')}, {words.count(counts.origins, 'origin')}", "dim")
    places = [one_line(f"{lookup.document_name(s.document)}:{s.start}-{s.end}") for s in entry.evidence[:_SPANS]]
    if len(entry.evidence) > _SPANS:
        places.append(f"and {len(entry.evidence) - _SPANS} more")
    return [cell(words.when(entry.when)), what, who, Text("\n".join(places))]


def _where(lookup: Lookup, evidence: Sequence[DocumentSpan]) -> str:
    shown = [f"{lookup.document_name(s.document)}:{s.start}-{s.end}" for s in evidence[:_SPANS]]
    if len(evidence) > _SPANS:
        shown.append(f"and {len(evidence) - _SPANS} more")
    return " ".join(shown)


def print_entities(console: Console, shown: Sequence[Profile]) -> None:
    """A row an entity: its other names, roles, whom it speaks for, and how much it says and is told of it."""
    heading(console, f"{len(shown):,} entities")
    grid = table("Name", "Kind", "Roles, and for whom", "Reports", "Says", "Told of")
    for profile in shown[:_ROWS]:
        name = cell(profile.name, "bold")
        name.append(f"\n{one_line(profile.id)}", "dim")
        ties = [role.text for role in profile.roles[:3]]
        if profile.speaks_for:
            ties.append(f"speaks for {profile.speaks_for.name}")
        ties += [f"{tie.name} speaks for it" for tie in profile.spoken_for_by[:4]]
        grid.add_row(
            name,
            profile.kind,
            cell("; ".join(ties)),
            str(len(profile.documents)),
            str(len(profile.asserted)),
            str(len(profile.told_of)),
        )
    console.print(grid)
    if len(shown) > _ROWS:
        item(console, f"and {len(shown) - _ROWS:,} more: stemma show entities --json")


def print_entity(console: Console, ledger: Ledger, profile: Profile) -> None:
    """One entity with everything that is known of it, each with where it stands."""
    lookup = readable(ledger)
    heading(console, profile.name)
    reports = words.first_of([lookup.document_name(document) for document in profile.documents])
    line(console, f"{profile.id}; {profile.kind}; named {words.plural(profile.mentions, 'time')}, in {reports}", "dim")
    for alias in profile.aliases:
        item(console, f"also {alias.text}: {'; '.join(alias.evidence)}")
    for role in profile.roles:
        item(console, f"as {role.text}: {_where(lookup, role.evidence)}")
    if profile.speaks_for:
        item(console, f"speaks for {profile.speaks_for.name}: {'; '.join(profile.speaks_for.evidence)}")
    for tie in profile.spoken_for_by:
        item(console, f"{tie.name} speaks for it: {'; '.join(tie.evidence)}")
    _print_said(console, lookup, "What it asserted, in order of time", profile.asserted)
    _print_said(console, lookup, "What is asserted of it", profile.told_of)


def _print_said(console: Console, lookup: Lookup, title: str, said: Sequence[Said]) -> None:
    if not said:
        return
    heading(console, title, level=2)
    for one in said:
        told = Text()
        told.append(f"{words.when(one.when, 'no date')}  ", "dim")
        told.append(one_line(said_label(lookup, one)))
        told.append(one_line(f"  {_where(lookup, one.evidence)}"), "dim")
        console.print(Padding(told, (0, 0, 0, 2)), highlight=False)


def print_places(console: Console, shown: Sequence[Located]) -> None:
    """A row a place: where it is and why, or why that stays open."""
    heading(console, words.plural(len(shown), "place"))
    grid = table("Place", "Where", "Why", "Reports", "Claims")
    for place in shown[:_ROWS]:
        where = cell(where_words(place), "" if place.status == "found" else "magenta")
        grid.add_row(
            cell(place.name, "bold"), where, cell(place.reason), str(len(place.documents)), str(len(place.claims))
        )
    console.print(grid)
    if len(shown) > _ROWS:
        item(console, f"and {len(shown) - _ROWS:,} more: stemma show places --json")
    if any(place.status == "found" for place in shown):
        item(console, "coordinates: GeoNames, CC BY 4.0; of a country those of its capital")


def print_outlets(console: Console, ledger: Ledger, shown: Sequence[OutletFindings]) -> None:
    """A row an outlet: what its reports here share, have alone, and attribute.  Findings, no verdict."""
    lookup = readable(ledger)
    heading(console, f"{words.plural(len(shown), 'outlet')}, as these reports show them")
    grid = table(
        "Outlet", "Reports", "Shared with agencies", "Shared with others", "Only here", "Figures attributed", "Drift"
    )
    for outlet in shown[:_ROWS]:
        grid.add_row(
            cell(outlet_name(lookup, outlet), "bold"),
            str(len(outlet.documents)),
            percent(outlet.agency_characters, outlet.characters),
            percent(outlet.elsewhere_characters, outlet.characters),
            percent(outlet.only_here_characters, outlet.characters),
            _attributed(outlet),
            cell(", ".join(f"{one.kind} {len(one.claims)}" for one in outlet.drift) or "none"),
        )
    console.print(grid)
    if len(shown) > _ROWS:
        item(console, f"and {len(shown) - _ROWS:,} more: stemma show outlets --json")
    item(
        console,
        "Shares are of the reports' own text. They say what these reports show, nothing about an outlet as such.",
    )


def outlet_name(lookup: Lookup, outlet: OutletFindings) -> str:
    return outlet.name or f"not said ({lookup.document_name(outlet.documents[0])})"


def percent(part: int, whole: int) -> str:
    """A share as a whole number of percent, "some" where it would round to nothing; "-" of nothing."""
    if not whole:
        return "-"
    return "<1 %" if 0 < part * 200 < whole else f"{part * 100 / whole:.0f} %"


def _attributed(outlet: OutletFindings) -> str:
    habits = outlet.habits
    told = f"{habits.named + habits.anonymous} of {habits.figures}"
    return f"{told} ({habits.anonymous} anonymous)" if habits.anonymous else told


def print_outlet(console: Console, ledger: Ledger, outlet: OutletFindings) -> None:
    """One outlet with the evidence behind each finding."""
    lookup = readable(ledger)
    heading(console, outlet_name(lookup, outlet))
    reports = words.first_of([lookup.document_name(document) for document in outlet.documents], 8)
    line(console, f"{outlet.id}; {words.plural(len(outlet.documents), 'report')}: {reports}", "dim")
    for name, documents in outlet.credits:
        item(console, f"credits {name} in {words.first_of([lookup.document_name(d) for d in documents])}")
    whole = outlet.characters
    item(console, f"own text: {whole:,} characters without comments, links and furniture")
    item(
        console, f"shared with news agencies or others of one agency's text: {percent(outlet.agency_characters, whole)}"
    )
    item(console, f"shared with any other outlet's reports: {percent(outlet.elsewhere_characters, whole)}")
    item(console, f"in no other report here: {percent(outlet.only_here_characters, whole)}")
    for shared in outlet.shared:
        other = shared.outlet or f"a report whose outlet is not said ({lookup.document_name(shared.documents[0])})"
        told = f"shares {shared.characters:,} characters with {other}{', a news agency' if shared.agency else ''}"
        item(console, f"{told}: {_where(lookup, shared.evidence)}", 4)
    habits = outlet.habits
    own = habits.figures - habits.named - habits.anonymous
    item(
        console,
        f"figures: {habits.figures}; {habits.named} with a source, {habits.anonymous} with one not named, {own} in its own words",
    )
    item(console, f"statements: {habits.statements}; {habits.unnamed_speakers} of a speaker not named")
    if habits.evidence:
        item(console, f"not named: {_where(lookup, habits.evidence)}", 4)
    for drift in outlet.drift:
        for text in drift.texts:
            item(console, f"drift, {drift.kind}: {text}")
    for kind, count in outlet.findings:
        item(console, f"in {words.plural(count, 'finding')} of kind {kind.replace('_', ' ')}")


def print_brief(console: Console, ledger: Ledger, brief: Brief) -> None:
    """The extracted sentences with citation and support, then a line for each series."""
    lookup = readable(ledger)
    heading(console, heading_of(brief))
    line(console, f"{brief.story}; {words.plural(len(brief.documents), 'report')}", "dim")
    if not brief.sentences:
        item(console, "No sentence of these reports carries a claim.")
    for number, extract in enumerate(brief.sentences, 1):
        console.print()
        told = Text()
        told.append(f"{number}. ", "dim")
        told.append(one_line(extract.text))
        console.print(told, highlight=False)
        item(console, f"{citation(lookup, extract)}", 3)
        item(console, support(lookup, extract), 3)
    if brief.series:
        heading(console, "Figures", level=2)
        for standing in brief.series:
            item(console, f"- {standing_line(lookup, standing)}")
            item(console, f"{' '.join(place_of(span) for span in standing.evidence[:_SPANS])}", 4)
    if brief.left_out:
        item(console, f"and {brief.left_out:,} more series: stemma show series")
