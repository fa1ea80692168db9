"""The parts of which the terminal views are made: one function a table or list.

Nothing here is Rich markup: every cell is a `Text`, and every word from a report passes `one_line`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.records import Origin, Passage, Story, StoryLink
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.pairs import RelationView, between_series
from stemma.reporting.safe import excerpt, one_line
from stemma.reporting.series import SeriesView
from stemma.reporting.tolls import COLUMNS, TollView
from stemma.reporting.unknowns import unknowns
from stemma.reporting.views import ClaimView, Mention

RANK_STYLE = {"preferred": "bold green", "normal": "", "deprecated": "dim"}
_RELATION_STYLE = {"conflict": "bold red", "supersede": "cyan", "not_comparable": "magenta"}
_WIDE = 132
_PAIRS_SHOWN = 12
_SUBJECTS_SHOWN = 5
_MENTIONS_SHOWN = 6
#: Characters of a reason that a narrow table holds.
_REASON = 240


def cell(text: str, style: str = "") -> Text:
    return Text(one_line(text), style=style)


def line(console: Console, text: str, style: str = "") -> None:
    console.print(cell(text, style), highlight=False)


def item(console: Console, text: str, indent: int = 2) -> None:
    """One entry of a list, wrapped under itself."""
    console.print(Padding(cell(text), (0, 0, 0, indent)), highlight=False)


def heading(console: Console, text: str, level: int = 1) -> None:
    console.print()
    console.print(cell(text.strip(), "bold underline" if level == 1 else "bold"), highlight=False)


def table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def origin_name(lookup: Lookup, origin: str) -> str:
    found = lookup.origins[origin]
    return found.name or f"the text of {words.first_of([lookup.document_name(d) for d in found.documents])}"


def provenance(lookup: Lookup, document: str) -> str:
    found = lookup.documents[document]
    published = words.when(found.published, "date not said")
    return f"{found.id}; {found.outlet or 'outlet not said'}; {published}; {len(found.text):,} characters"


def show_reports(console: Console, lookup: Lookup, documents: Iterable[str]) -> None:
    grid = table("Called", "Report", "Outlet", "Published")
    for document in documents:
        found = lookup.documents.get(document)
        if found is None:
            continue
        name = cell(lookup.title(found.id))
        if found.status != "ok":
            name = cell(f"{found.status}: {found.error or 'no text'}", "red")
        name.append(f"\n{one_line(found.id)}", "dim")
        grid.add_row(
            cell(lookup.document_name(found.id), "bold"),
            name,
            cell(found.outlet or "not said"),
            cell(words.when(found.published)),
        )
    console.print(grid)


def _voice_lines(view: ClaimView) -> Text:
    """Each asserter on a line of its own, then the routes; reports are named where the routes differ."""
    text = Text()
    several = sum(max(1, len(voice.routes)) for voice in view.voices) > 1
    for voice in view.voices:
        text.append("\n" if text else "")
        text.append(one_line(voice.who + (", in its own words" if voice.own else "")))
        for number, route in enumerate(voice.routes):
            text.append(";" if number else "")
            if route.through:
                text.append(one_line(f" through {route.through}"))
            elif len(voice.routes) > 1:
                text.append(" directly")
            if several and route.reports:
                text.append(one_line(f" ({route.where})"), "dim")
    return text


def _where(view: ClaimView) -> Text:
    shown = [one_line(mention.where) for mention in view.mentions[:_MENTIONS_SHOWN]]
    if len(view.mentions) > len(shown):
        shown.append(f"and {len(view.mentions) - len(shown)} more")
    return Text("\n".join(shown))


def _figure(view: ClaimView) -> Text:
    denied = "" if view.claim.polarity == "asserted" else f"{view.claim.polarity}: "
    text = cell(denied + view.figure, RANK_STYLE[view.claim.rank] or "bold")
    if view.claim.value.form == "vague":
        text.append(f"\n{one_line(view.bounds)}", "dim")
    for note in (*view.notes, *view.decided):
        text.append("\n" + one_line(note), "dim italic")
    return text


def _claims(console: Console, claims: Sequence[ClaimView]) -> None:
    """One table; where the terminal is narrow, support and rank go into lines under it."""
    wide = console.width >= _WIDE
    grid = table(
        "As of", "Figure", "Who, through whom", "In (report:characters)", *(("Support", "Rank") if wide else ())
    )
    grid.columns[3].no_wrap = True
    for view in claims:
        cells = [cell(view.as_of), _figure(view), _voice_lines(view), _where(view)]
        if wide:
            cells += [cell(view.support), cell(f"{view.claim.rank}: {view.claim.rank_reason}")]
        grid.add_row(*cells)
    console.print(grid)
    for view in () if wide else claims:
        told = Text(no_wrap=False)
        told.append(one_line(view.label), "bold")
        told.append(one_line(f": {view.support}; "))
        told.append(one_line(view.claim.rank), RANK_STYLE[view.claim.rank])
        told.append(one_line(f" ({view.claim.rank_reason})"))
        console.print(Padding(told, (0, 0, 0, 2)), highlight=False)


def show_series(console: Console, view: SeriesView) -> None:
    heading(console, f"Series: {view.title}")
    told = [view.measure, view.series.id]
    preferred = f"preferred: {view.preferred.label}" if view.preferred else "no preferred figure"
    line(console, "; ".join([preferred, *filter(None, told)]), "dim")
    _claims(console, view.claims)
    if view.apart:
        heading(console, "Beside it, not comparable:", level=2)
        _claims(console, view.apart)
    show_relations(console, "How they relate", view.relations, _PAIRS_SHOWN)
    if view.implied:
        verb = "follows" if len(view.implied) == 1 else "follow"
        item(console, f"{words.plural(len(view.implied), 'supersession')} more {verb} from these")
    show_relations(console, "Not comparable within the series", view.tray, _PAIRS_SHOWN)
    show_relations(console, "Not comparable with the series", view.outside, _PAIRS_SHOWN)
    for unknown in view.series.unknowns:
        item(console, f"unknown: {unknown}")


def show_relations(console: Console, title: str, views: Sequence[RelationView], limit: int | None = None) -> None:
    """Each pair in words with rule and evidence; beyond `limit` their number, and how to see them."""
    if not views:
        return
    heading(console, title, level=2)
    for view in views[:limit]:
        told = Text()
        told.append(one_line(view.ends[0]))
        told.append(f" {view.verb} ", _RELATION_STYLE.get(view.relation.kind, "bold"))
        told.append(one_line(view.ends[1]))
        told.append(one_line(f": {view.reason}"))
        told.append(one_line(f" [{view.rule}]"), "dim")
        for mention in view.evidence:
            told.append(one_line(f" {mention.where}"), "dim")
        if view.likewise:
            told.append(f" (likewise {words.plural(view.likewise, 'other pair')} of the two series)", "dim")
        console.print(Padding(told, (0, 0, 0, 2)), highlight=False)
    if limit is not None and len(views) > limit:
        item(console, f"and {words.plural(len(views) - limit, 'more pair')}: stemma show relations")


def show_single(console: Console, views: Sequence[SeriesView]) -> None:
    """Series of one claim in one report: a line each."""
    if not views:
        return
    heading(console, "Figures that stand alone")
    grid = table("As of", "Figure, and of what", "Who, through whom", "In (report:characters)")
    grid.columns[3].no_wrap = True
    for series in views:
        for view in series.claims:
            told = _figure(view)
            told.append("\n" + one_line(series.title))
            grid.add_row(cell(view.as_of), told, _voice_lines(view), _where(view))
    console.print(grid)


def show_across_series(console: Console, lookup: Lookup, views: dict[str, ClaimView]) -> None:
    """What stands between claims of different series; of the pairs that do not compare, their number."""
    shown = between_series(lookup, views)
    show_relations(console, "Between series", [view for view in shown if view.relation.kind != "not_comparable"])
    apart = sum(view.relation.kind == "not_comparable" for view in shown)
    if apart:
        pairs = f"{words.plural(apart, 'pair')} of claims in different series"
        line(console, f"Not comparable: {pairs}; why: stemma show relations", "dim")


def show_drift(console: Console, lookup: Lookup, views: Sequence[ClaimView]) -> None:
    rows = [(drift, view) for view in views for drift in view.claim.drift]
    if not rows:
        return
    heading(console, "Drift: what a report carries less of, or sharper", level=2)
    for drift, view in sorted(rows, key=lambda row: lookup.document_name(row[0].document)):
        item(console, f"{lookup.document_name(drift.document)}, {drift.kind} of {view.label}: {drift.text}")


def show_origins(
    console: Console, lookup: Lookup, origins: Sequence[Origin], title: str = "Origins", titled: bool = True
) -> None:
    if not origins:
        return
    if titled:
        heading(console, title, level=2)
    grid = table("Origin", "Kind", "Reports", "Why, and what it may be one with")
    for origin in origins:
        why = cell(origin.reason)
        for merge in origin.possible:
            other = origin_name(lookup, merge.origin) if merge.origin in lookup.origins else merge.origin
            why.append(("\n" if why else "") + one_line(f"perhaps one with {other}: {merge.reason}"))
        reports = words.first_of([lookup.document_name(d) for d in origin.documents], 8)
        grid.add_row(cell(origin_name(lookup, origin.id)), cell(origin.kind), cell(reports), why)
    console.print(grid)


def show_toll(console: Console, toll: TollView | None, title: str = "Toll") -> None:
    """Killed, injured and missing, a row each; under it what the reports tell of attackers, and the policy."""
    if toll is None:
        return
    heading(console, title, level=2)
    grid = table(*COLUMNS)
    for row in toll.rows:
        why = cell(excerpt(row.reason, _REASON))
        if row.claim is not None:
            why.append("\n" + one_line(f"read from {row.claim.label}"), "dim")
        grid.add_row(row.what, cell(row.best, "bold"), cell(row.between), cell(row.attackers), why)
    console.print(grid)
    item(console, f"attackers: {excerpt(toll.attackers, _REASON)}")
    item(console, f"how it is settled: {toll.policy}")


def show_links(console: Console, lookup: Lookup, story: Story) -> None:
    """The links that hold a story together, the weakest last; then those to other stories of its storyline."""
    links = sorted(story.links, key=lambda link: (link.kind == "storyline", -link.probability))
    if not links:
        line(console, "No link: no other report tells this event.")
    for link in links:
        a, b = (_end(lookup, link, end) for end in (link.a, link.b))
        what = {
            "likeness": f"one event, probability {link.probability:.2f}",
            "reprint": "copies of one text",
            "decision": "decided",
            "given": "given",
            "storyline": f"of one storyline, probability {link.probability:.2f}",
        }[link.kind]
        heading(console, f"{a} \N{EM DASH} {b}: {what}", level=2)
        for one in sorted(link.evidence, key=lambda one: -abs(one.adds)):
            item(console, f"{one.adds:+.1f}  {one.text}" if one.adds else one.text)


def _end(lookup: Lookup, link: StoryLink, document: str) -> str:
    name = lookup.document_name(document)
    return f"an article spliced into {name}" if document in link.spliced else name


def show_passages(console: Console, lookup: Lookup, passages: Sequence[Passage], limit: int | None = 12) -> None:
    if not passages:
        return
    heading(console, "Shared passages", level=2)
    ranked = sorted(passages, key=lambda p: (p.stock, -p.words, p.id))
    for passage in ranked[:limit]:
        kind = passage.edge.replace("_", " ") + (", stock phrase" if passage.stock else "")
        line(
            console,
            f"  {kind}, similarity {passage.similarity:.2f}" + (f": {passage.reason}" if passage.reason else ""),
            "bold",
        )
        for span in (passage.a, passage.b):
            document = lookup.documents.get(span.document)
            words_shared = excerpt(document.text[span.start : span.end], 200) if document else "not in this ledger"
            where = f"{lookup.document_name(span.document)}:{span.start}-{span.end}"
            console.print(Padding(cell(f"{where}  {words_shared}"), (0, 0, 0, 4)), highlight=False)
    if limit is not None and len(ranked) > limit:
        item(console, f"and {len(ranked) - limit} more")


def evidence(lookup: Lookup, mention: Mention) -> Padding:
    """The words around a mention, the mention itself in bold, after where it stands."""
    document = lookup.documents[mention.document]
    before = document.text[max(0, mention.start - 60) : mention.start]
    after = document.text[mention.end : mention.end + 60]
    told = Text()
    told.append(one_line(mention.where) + "  ", "dim")
    told.append(one_line("\N{HORIZONTAL ELLIPSIS}" + before) + " ")
    told.append(f"[{one_line(document.text[mention.start : mention.end])}]", "bold")
    told.append(" " + one_line(after + "\N{HORIZONTAL ELLIPSIS}"))
    return Padding(told, (0, 0, 0, 2))


def show_unknowns(console: Console, lookup: Lookup, views: dict[str, ClaimView]) -> None:
    """Each question with why it has no answer, and the first few of what it is asked of."""
    found = unknowns(lookup, views)
    if not found:
        return
    heading(console, "What is unknown, and why")
    for unknown in found:
        told = Text()
        told.append(one_line(unknown.question), "bold")
        told.append(one_line(f" ({unknown.why}): "))
        told.append(one_line("; ".join(subject.label for subject in unknown.subjects[:_SUBJECTS_SHOWN])))
        if len(unknown.subjects) > _SUBJECTS_SHOWN:
            told.append(f"; and {len(unknown.subjects) - _SUBJECTS_SHOWN} more")
        console.print(Padding(told, (0, 0, 0, 2)), highlight=False)
