"""The ledger in a terminal: readable at 80 columns, piped, without colour, and whatever a report holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.records import Ledger, Passage
from stemma.reporting import words
from stemma.reporting.assertions import assertion_view, assertions_of_story, relations_by_assertion
from stemma.reporting.lookup import Lookup
from stemma.reporting.naming import readable
from stemma.reporting.pairs import relation_view
from stemma.reporting.safe import excerpt, one_line
from stemma.reporting.series import origin_bounds, series_view, series_views, stories_in_order, story_span, told_in
from stemma.reporting.terminal_assertions import print_assertion, show_assertions
from stemma.reporting.terminal_parts import (
    RANK_STYLE,
    cell,
    evidence,
    heading,
    item,
    line,
    origin_name,
    show_across_series,
    show_drift,
    show_links,
    show_origins,
    show_passages,
    show_relations,
    show_reports,
    show_series,
    show_single,
    show_toll,
    show_unknowns,
    table,
)
from stemma.reporting.tolls import toll_view
from stemma.reporting.views import ClaimView, claim_views

#: What the whole ledger shows of a long list; each of the lists has a command of its own that shows all.
_REPORTS_SHOWN = 60
_SERIES_SHOWN = 40


def print_stories(console: Console, ledger: Ledger, counts: Mapping[str, tuple[int, int]] | None = None) -> None:
    """One row a story: the days it covers, its reports, origins, series and conflicts.

    `counts`: series and conflicts of each story, where the ledger has its stories and origins only.
    """
    lookup = readable(ledger)
    ledger = lookup.ledger
    heading(console, f"{len(ledger.stories):,} {'story' if len(ledger.stories) == 1 else 'stories'}")
    grid = table("Story", "Days", "What it holds")
    grid.columns[1].no_wrap = True
    conflicts = [r for r in ledger.relations if r.kind == "conflict"]
    home = {claim.id: claim.story for claim in ledger.claims}
    for story in stories_in_order(lookup):
        if counts is None:
            series = len(lookup.series_of_story(story))
            clashing = sum(story.id in (home.get(r.a), home.get(r.b)) for r in conflicts)
        else:
            series, clashing = counts[story.id]
        title = cell(story.title or "untitled", "bold")
        title.append("\n" + one_line(story.id), "dim")
        holds = [
            told_in(lookup, story),
            words.count(origin_bounds(lookup.origins_of_story(story)), "origin"),
            f"{series:,} series",
            words.plural(clashing, "conflict"),
        ]
        grid.add_row(title, story_span(story).replace(" \N{EN DASH} ", " \N{EN DASH}\n"), Text("\n".join(holds)))
    console.print(grid)


def print_story(console: Console, ledger: Ledger, story: str, why: bool = False) -> None:
    """One story by id: its reports, toll, series, origins, passages, drift. Raises `NotInLedger`.

    `why`: instead, each link that holds the story together, with what speaks for and against it.
    """
    lookup = readable(ledger)
    ledger = lookup.ledger
    found = lookup.find_story(story)
    views = claim_views(lookup)
    heading(console, found.title or found.id)
    line(console, f"{found.id}; {story_span(found)}; storyline {found.storyline}", "dim")
    for reason in found.reasons:
        line(console, f"together because: {reason}", "dim")
    if why:
        show_links(console, lookup, found)
        return
    show_reports(console, lookup, found.documents)
    show_toll(console, toll_view(lookup, views, found))
    for view in series_views(lookup, views, lookup.series_of_story(found)):
        show_series(console, view)
    show_drift(console, lookup, [views[claim.id] for claim in lookup.claims_of_story(found)])
    show_assertions(console, assertions_of_story(lookup, found))
    show_origins(console, lookup, lookup.origins_of_story(found))
    show_passages(console, lookup, lookup.passages_of_story(found))


def print_series(console: Console, ledger: Ledger, series: str | None = None) -> None:
    """The table of one series (by id, raises `NotInLedger`) or of all, with the relations in words."""
    lookup = readable(ledger)
    ledger = lookup.ledger
    views = claim_views(lookup)
    if series is not None:
        show_series(console, series_view(lookup, lookup.find_series(series), views))
    elif ledger.series:
        _all_series(console, lookup, views)
        show_across_series(console, lookup, views)
    else:
        line(console, "No series: no claim was found.")


def print_claim(console: Console, ledger: Ledger, claim: str) -> None:
    """One claim by id with everything behind it: chains, evidence, relations, rank. Raises `NotInLedger`."""
    lookup = readable(ledger)
    ledger = lookup.ledger
    told = lookup.find_assertion(claim)
    if told is not None:
        print_assertion(console, assertion_view(lookup, told, relations_by_assertion(lookup)))
        return
    found = lookup.find_claim(claim)
    views = claim_views(lookup)
    view = views[found.id]
    heading(console, view.label)
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    facts.add_row("claim", cell(f"{found.id}: {found.proposition}"))
    facts.add_row("interval", cell(view.bounds))
    facts.add_row("as of", cell(f"{view.as_of} ({view.as_of_basis})" if view.as_of_basis else view.as_of))
    facts.add_row("asserted by", cell(words.listed(view.asserters)))
    facts.add_row("support", cell(view.support))
    facts.add_row("rank", cell(f"{found.rank}: {found.rank_reason}", RANK_STYLE[found.rank]))
    for decided in view.decided:
        facts.add_row("decided", cell(decided))
    facts.add_row("confidence", f"{found.confidence:.2f}")
    for note in view.notes:
        facts.add_row("scope", cell(note))
    for drift in found.drift:
        facts.add_row("drift", cell(f"{lookup.document_name(drift.document)}, {drift.kind}: {drift.text}"))
    for unknown in found.unknowns:
        facts.add_row("unknown", cell(unknown))
    for reason in found.reasons:
        facts.add_row("grouped", cell(reason))
    console.print(facts)
    heading(console, "Evidence", level=2)
    for mention in view.mentions:
        console.print(evidence(lookup, mention))
    records = [relation_view(views, lookup, r) for r in lookup.relations_of_claim[found.id]]
    show_relations(console, "Relations", [r for r in records if r is not None])


def print_relations(console: Console, ledger: Ledger) -> None:
    """Every relation in words with its rule and reason: conflicts first, not comparable pairs last."""
    lookup = readable(ledger)
    ledger = lookup.ledger
    views = claim_views(lookup)
    shown = [view for r in ledger.relations if (view := relation_view(views, lookup, r)) is not None]
    order = ("conflict", "supersede", "refine", "restate", "agree", "not_comparable")
    show_relations(console, "Relations", sorted(shown, key=lambda view: order.index(view.relation.kind)))


def print_origins(console: Console, ledger: Ledger) -> None:
    """The origins of every story with their reports, which of them may be one, and the text that ties two reports."""
    lookup = readable(ledger)
    ledger = lookup.ledger
    for story in ledger.stories:
        origins = lookup.origins_of_story(story)
        heading(console, story.title or story.id)
        item(console, f"{told_in(lookup, story)}, {words.count(origin_bounds(origins), 'origin')}")
        show_origins(console, lookup, origins, titled=False)
        shared = _longest_shared(lookup.passages_of_story(story))
        for edge in lookup.lineages_of_story(story):
            origin = lookup.origins.get(edge.source)
            if origin is not None and edge.target in origin.documents:
                continue  # the table says so
            one = origin_name(lookup, edge.source) if origin is not None else lookup.document_name(edge.source)
            two = lookup.document_name(edge.target)
            tie = f"{one} lies before {two}" if edge.directed else f"{one} and {two}, which had it first is not known"
            item(console, f"{tie}: {'; '.join(edge.evidence)}")
            passage = shared.get(frozenset((edge.source, edge.target)))
            if passage is not None:
                text = lookup.documents[passage.a.document].text[passage.a.start : passage.a.end]
                quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{excerpt(text)}\N{RIGHT DOUBLE QUOTATION MARK}"
                console.print(Padding(cell(quoted, "dim"), (0, 0, 0, 4)), highlight=False)


def _longest_shared(passages: Iterable[Passage]) -> dict[frozenset[str], Passage]:
    """For each two reports the longest passage that they share and that is no stock phrase."""
    longest: dict[frozenset[str], Passage] = {}
    for passage in sorted(passages, key=lambda one: (-one.words, one.id)):
        if not passage.stock:
            longest.setdefault(frozenset((passage.a.document, passage.b.document)), passage)
    return longest


def print_passages(console: Console, ledger: Ledger) -> None:
    """The text that two reports share, both sides, by kind and similarity."""
    lookup = readable(ledger)
    ledger = lookup.ledger
    show_passages(console, lookup, list(ledger.passages), limit=None)


def _all_series(console: Console, lookup: Lookup, views: dict[str, ClaimView], limit: int | None = None) -> None:
    """The widest told series each with its table, then those that stand alone; at most `limit` of each."""
    shown = series_views(lookup, views, lookup.ledger.series)
    several = [view for view in shown if not view.alone]
    alone = [view for view in shown if view.alone]
    for view in several[:limit]:
        show_series(console, view)
    show_single(console, alone[:limit])
    left = len(shown) - len(several[:limit]) - len(alone[:limit])
    if left:
        item(console, f"and {left:,} more series: stemma show series")


def print_ledger(console: Console, ledger: Ledger) -> None:
    """The researcher's table: every story's reports, toll, series, relations, drift, origins, and the unknowns."""
    lookup = readable(ledger)
    ledger = lookup.ledger
    views = claim_views(lookup)
    if not ledger.extractions:
        line(console, "The ledger is empty: no report has been read and compared yet.")
        return
    heading(console, f"Ledger of {words.plural(len(ledger.extractions), 'report')}")
    show_reports(console, lookup, list(lookup.documents)[:_REPORTS_SHOWN])
    if len(lookup.documents) > _REPORTS_SHOWN:
        more = words.plural(len(lookup.documents) - _REPORTS_SHOWN, "more report")
        item(console, f"and {more}: stemma show stories, stemma report -o FILE.html")
    for story in ledger.stories:
        show_toll(console, toll_view(lookup, views, story), f"Toll: {story.title or story.id}")
    _all_series(console, lookup, views, _SERIES_SHOWN)
    show_across_series(console, lookup, views)
    show_drift(console, lookup, list(views.values()))
    for finding in ledger.findings:
        heading(console, "Findings", level=2) if finding is ledger.findings[0] else None
        item(console, f"{finding.kind}: {finding.text}")
    for story in ledger.stories:
        show_origins(console, lookup, lookup.origins_of_story(story), f"Origins: {story.title or story.id}")
    show_unknowns(console, lookup, views)
    made = "; ".join(f"{name} {value}" for name, value in sorted(ledger.policy.items()) if value)
    if made:
        item(console, f"made under: {made}")
