"""The ledger in a terminal: readable at 80 columns, piped, without colour, and whatever a report holds.

Nothing here is Rich markup: every cell is a `Text`, and every word from a report passes `one_line`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.records import Ledger, Origin, Passage
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.safe import excerpt, for_terminal, one_line
from stemma.reporting.unknowns import unknowns
from stemma.reporting.views import (
    ClaimView,
    Mention,
    RelationView,
    SeriesView,
    claim_views,
    origin_bounds,
    relation_view,
    series_view,
    story_span,
)

_RANK_STYLE = {"preferred": "bold green", "normal": "", "deprecated": "dim"}
_RELATION_STYLE = {"conflict": "bold red", "supersede": "cyan", "not_comparable": "magenta"}
_WIDE = 132
_MENTIONS_SHOWN = 6


def print_stories(console: Console, ledger: Ledger) -> None:
    """One row a story: the days it covers, its reports, origins, series and conflicts."""
    lookup = Lookup(ledger)
    _heading(console, f"{len(ledger.stories):,} {'story' if len(ledger.stories) == 1 else 'stories'}")
    table = _table("Story", "Days", "What it holds")
    table.columns[1].no_wrap = True
    conflicts = [r for r in ledger.relations if r.kind == "conflict"]
    home = {claim.id: claim.story for claim in ledger.claims}
    for story in ledger.stories:
        title = _text(story.title or "untitled", "bold")
        title.append("\n" + one_line(story.id), "dim")
        holds = [
            words.plural(len(story.documents), "report"),
            words.count(origin_bounds(lookup.origins_of_story(story)), "origin"),
            f"{len(lookup.series_of_story(story)):,} series",
            words.plural(sum(story.id in (home.get(r.a), home.get(r.b)) for r in conflicts), "conflict"),
        ]
        table.add_row(title, story_span(story).replace(" \N{EN DASH} ", " \N{EN DASH}\n"), Text("\n".join(holds)))
    console.print(table)


def print_story(console: Console, ledger: Ledger, story: str) -> None:
    """One story by id: its reports, series, origins, passages, drift. Raises `NotInLedger`."""
    lookup = Lookup(ledger)
    found = lookup.find_story(story)
    views = claim_views(lookup)
    _heading(console, found.title or found.id)
    _line(console, f"{found.id}; {story_span(found)}; storyline {found.storyline}", "dim")
    for reason in found.reasons:
        _line(console, f"together because: {reason}", "dim")
    _reports(console, lookup, found.documents)
    for series in lookup.series_of_story(found):
        _series(console, series_view(lookup, series, views))
    _drift(console, lookup, [views[c.id] for c in ledger.claims if c.story == found.id])
    _origins(console, lookup, lookup.origins_of_story(found))
    _passages(console, lookup, lookup.passages_of_story(found))


def print_series(console: Console, ledger: Ledger, series: str | None = None) -> None:
    """The table of one series (by id, raises `NotInLedger`) or of all, with the relations in words."""
    lookup = Lookup(ledger)
    views = claim_views(lookup)
    chosen = [lookup.find_series(series)] if series else list(ledger.series)
    if not chosen:
        _line(console, "No series: no claim was found.")
    for record in chosen:
        _series(console, series_view(lookup, record, views))
    if series is None:
        _across_series(console, lookup, views)


def print_claim(console: Console, ledger: Ledger, claim: str) -> None:
    """One claim by id with everything behind it: chains, evidence, relations, rank. Raises `NotInLedger`."""
    lookup = Lookup(ledger)
    found = lookup.find_claim(claim)
    views = claim_views(lookup)
    view = views[found.id]
    _heading(console, view.label)
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    facts.add_row("claim", _text(f"{found.id}: {found.proposition}"))
    facts.add_row("interval", _text(view.bounds))
    facts.add_row("as of", _text(f"{view.as_of} ({view.as_of_basis})" if view.as_of_basis else view.as_of))
    facts.add_row("asserted by", _text(words.listed(view.asserters)))
    facts.add_row("support", _text(view.support))
    facts.add_row("rank", _text(f"{found.rank}: {found.rank_reason}", _RANK_STYLE[found.rank]))
    facts.add_row("confidence", f"{found.confidence:.2f}")
    for note in view.notes:
        facts.add_row("scope", _text(note))
    for drift in found.drift:
        facts.add_row("drift", _text(f"{lookup.document_name(drift.document)}, {drift.kind}: {drift.text}"))
    for unknown in found.unknowns:
        facts.add_row("unknown", _text(unknown))
    for reason in found.reasons:
        facts.add_row("grouped", _text(reason))
    console.print(facts)
    _heading(console, "Evidence", level=2)
    for mention in view.mentions:
        console.print(_evidence(lookup, mention))
    records = [relation_view(views, lookup, r) for r in lookup.relations_of_claim[found.id]]
    _relations(console, "Relations", [r for r in records if r is not None])


def print_relations(console: Console, ledger: Ledger) -> None:
    """Every relation in words with its rule and reason: conflicts first, not comparable pairs last."""
    lookup = Lookup(ledger)
    views = claim_views(lookup)
    shown = [view for r in ledger.relations if (view := relation_view(views, lookup, r)) is not None]
    order = ("conflict", "supersede", "refine", "restate", "agree", "not_comparable")
    _relations(console, "Relations", sorted(shown, key=lambda view: order.index(view.relation.kind)))


def print_origins(console: Console, ledger: Ledger) -> None:
    """The origins of every story with their reports, and which of them may be one."""
    lookup = Lookup(ledger)
    for story in ledger.stories:
        _heading(console, story.title or story.id)
        _origins(console, lookup, lookup.origins_of_story(story), titled=False)
        for edge in lookup.lineages_of_story(story):
            arrow = "lies before" if edge.directed else "is tied to (direction not known)"
            ends = [_origin_name(lookup, e) if e in lookup.origins else lookup.document_name(e) for e in (edge.source, edge.target)]
            _line(console, f"  {ends[0]} {arrow} {ends[1]}: {'; '.join(edge.evidence)}")


def print_passages(console: Console, ledger: Ledger) -> None:
    """The text that two reports share, both sides, by kind and similarity."""
    lookup = Lookup(ledger)
    _passages(console, lookup, list(ledger.passages), limit=None)


def print_document(console: Console, ledger: Ledger, document: str) -> None:
    """A report's text with block kinds named and figures and statements highlighted. Raises `NotInLedger`.

    Every figure is followed by its offsets and the claim it is in, so that the view says the same piped.
    """
    lookup = Lookup(ledger)
    found = lookup.find_document(document)
    extraction = lookup.extractions[found.id]
    _heading(console, found.title or found.id)
    _line(console, _provenance(lookup, found.id), "dim")
    if found.status != "ok":
        _line(console, f"{found.status}: {found.error or 'no text'}", "bold red")
    statements = [(part.start, part.end) for s in extraction.statements for part in s.content]
    for block in found.blocks:
        inside = [q for q in extraction.quantities if block.start <= q.start < block.end]
        own = block.kind in ("body", "title", "standfirst", "caption", "dateline", "byline", "credit")
        _line(console, f"\N{BOX DRAWINGS LIGHT HORIZONTAL}\N{BOX DRAWINGS LIGHT HORIZONTAL} {block.kind} {block.start}-{block.end}", "dim")
        text = Text(style="" if own else "dim")
        at = block.start
        for q in sorted(inside, key=lambda q: (q.start, -q.end)):
            if q.start < at:
                continue
            _append(text, found.text, at, q.start, statements)
            text.append(for_terminal(found.text[q.start : q.end]), "bold underline")
            claims = ", ".join(lookup.claims_of_quantity.get(q.id, ())) or "no claim"
            text.append(one_line(f" \N{LEFT-POINTING ANGLE BRACKET}{q.start}-{q.end} {claims}\N{RIGHT-POINTING ANGLE BRACKET}"), "cyan")
            at = q.end
        _append(text, found.text, at, block.end, statements)
        text.rstrip()
        if text.plain:
            console.print(text, highlight=False)


def print_ledger(console: Console, ledger: Ledger) -> None:
    """The researcher's table: every story's reports, series, relations, drift, origins, and the unknowns."""
    lookup = Lookup(ledger)
    views = claim_views(lookup)
    if not ledger.extractions:
        _line(console, "The ledger is empty: no report has been read.")
        return
    _heading(console, f"Ledger of {words.plural(len(ledger.extractions), 'report')}")
    _reports(console, lookup, tuple(lookup.documents))
    ordered = sorted(
        (series_view(lookup, series, views) for series in ledger.series),
        key=lambda view: (-(len(view.claims) + len(view.apart) > 1 or view.texts > 1), -view.texts),
    )
    several = [view for view in ordered if len(view.claims) + len(view.apart) > 1 or view.texts > 1]
    for view in several:
        _series(console, view)
    _single(console, [view for view in ordered if view not in several])
    _across_series(console, lookup, views)
    _drift(console, lookup, list(views.values()))
    for finding in ledger.findings:
        _heading(console, "Findings", level=2) if finding is ledger.findings[0] else None
        _line(console, f"  {finding.kind}: {finding.text}")
    for story in ledger.stories:
        _origins(console, lookup, lookup.origins_of_story(story), f"Origins: {story.title or story.id}")
    _unknowns(console, lookup, views)


# ------------------------------------------------------------------------------------------- parts


def _text(text: str, style: str = "") -> Text:
    return Text(one_line(text), style=style)


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(_text(text, style), highlight=False)


def _heading(console: Console, text: str, level: int = 1) -> None:
    console.print()
    console.print(_text(text.strip(), "bold underline" if level == 1 else "bold"), highlight=False)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _origin_name(lookup: Lookup, origin: str) -> str:
    found = lookup.origins[origin]
    return found.name or f"the text of {words.listed([lookup.document_name(d) for d in found.documents])}"


def _provenance(lookup: Lookup, document: str) -> str:
    found = lookup.documents[document]
    published = words.when(found.published, "date not said")
    return f"{found.id}; {found.outlet or 'outlet not said'}; {published}; {len(found.text):,} characters"


def _reports(console: Console, lookup: Lookup, documents: Iterable[str]) -> None:
    table = _table("Called", "Report", "Outlet", "Published")
    for document in documents:
        found = lookup.documents.get(document)
        if found is None:
            continue
        name = _text(found.title or "untitled")
        if found.status != "ok":
            name = _text(f"{found.status}: {found.error or 'no text'}", "red")
        name.append(f"\n{one_line(found.id)}", "dim")
        table.add_row(
            _text(lookup.document_name(found.id), "bold"),
            name,
            _text(found.outlet or "not said"),
            _text(words.when(found.published)),
        )
    console.print(table)


def _voice_lines(view: ClaimView) -> Text:
    text = Text()
    for voice in view.voices:
        if text:
            text.append("\n")
        text.append(one_line(voice.who))
        if voice.through:
            joint = ", " if voice.through == "in its own words" else " through "
            text.append(one_line(joint + voice.through))
        if voice.reports and len(view.voices) > 1:
            text.append(one_line(f" ({', '.join(voice.reports)})"), "dim")
    return text


def _where(view: ClaimView) -> Text:
    shown = [one_line(mention.where) for mention in view.mentions[:_MENTIONS_SHOWN]]
    if len(view.mentions) > len(shown):
        shown.append(f"and {len(view.mentions) - len(shown)} more")
    return Text("\n".join(shown))


def _figure(view: ClaimView) -> Text:
    denied = "" if view.claim.polarity == "asserted" else f"{view.claim.polarity}: "
    text = _text(denied + view.figure, _RANK_STYLE[view.claim.rank] or "bold")
    for note in view.notes:
        text.append("\n" + one_line(note), "dim italic")
    return text


def _claims(console: Console, claims: Sequence[ClaimView]) -> None:
    """One table; where the terminal is narrow, support and rank go into lines under it."""
    wide = console.width >= _WIDE
    table = _table("As of", "Figure", "Who, through whom", "In (report:characters)", *(("Support", "Rank") if wide else ()))
    table.columns[3].no_wrap = True
    for view in claims:
        cells = [_text(view.as_of), _figure(view), _voice_lines(view), _where(view)]
        if wide:
            cells += [_text(view.support), _text(f"{view.claim.rank}: {view.claim.rank_reason}")]
        table.add_row(*cells)
    console.print(table)
    for view in () if wide else claims:
        line = Text(no_wrap=False)
        line.append(one_line(view.label), "bold")
        line.append(one_line(f": {view.support}; "))
        line.append(one_line(view.claim.rank), _RANK_STYLE[view.claim.rank])
        line.append(one_line(f" ({view.claim.rank_reason})"))
        console.print(Padding(line, (0, 0, 0, 2)), highlight=False)


def _series(console: Console, view: SeriesView) -> None:
    _heading(console, f"Series: {view.title}")
    told = [view.measure and f"a {view.measure}", view.series.id]
    preferred = f"preferred: {view.preferred.label}" if view.preferred else "no preferred figure"
    _line(console, "; ".join([preferred, *filter(None, told)]), "dim")
    _claims(console, view.claims)
    if view.apart:
        _heading(console, "Beside it, not comparable:", level=2)
        _claims(console, view.apart)
    _relations(console, "How they relate", view.relations)
    _relations(console, "Not comparable", view.tray)
    for unknown in view.series.unknowns:
        _line(console, f"  unknown: {unknown}")


def _relations(console: Console, title: str, views: Sequence[RelationView]) -> None:
    if not views:
        return
    _heading(console, title, level=2)
    for view in views:
        line = Text()
        line.append(one_line(view.subject.label))
        line.append(f" {view.verb} ", _RELATION_STYLE.get(view.relation.kind, "bold"))
        line.append(one_line(view.object.label))
        line.append(one_line(f": {view.reason}"))
        line.append(one_line(f" [{view.rule}]"), "dim")
        for mention in view.evidence:
            line.append(one_line(f" {mention.where}"), "dim")
        console.print(Padding(line, (0, 0, 0, 2)), highlight=False)


def _single(console: Console, views: Sequence[SeriesView]) -> None:
    """Series of one claim in one report: a line each."""
    if not views:
        return
    _heading(console, "Figures that stand alone")
    table = _table("As of", "Figure", "Of what", "Who, through whom", "In (report:characters)")
    table.columns[4].no_wrap = True
    for series in views:
        for view in series.claims:
            table.add_row(_text(view.as_of), _figure(view), _text(series.title), _voice_lines(view), _where(view))
    console.print(table)


def _across_series(console: Console, lookup: Lookup, views: dict[str, ClaimView]) -> None:
    home = lookup.series_of_claim
    records = [r for r in lookup.ledger.relations if home.get(r.a) is not home.get(r.b)]
    shown = [view for r in records if (view := relation_view(views, lookup, r)) is not None]
    _relations(console, "Between series", [view for view in shown if view.relation.kind != "not_comparable"])
    _relations(console, "Between series, not comparable", [v for v in shown if v.relation.kind == "not_comparable"])


def _drift(console: Console, lookup: Lookup, views: Sequence[ClaimView]) -> None:
    rows = [(drift, view) for view in views for drift in view.claim.drift]
    if not rows:
        return
    _heading(console, "Drift: what a report carries less of, or sharper", level=2)
    for drift, view in sorted(rows, key=lambda row: lookup.document_name(row[0].document)):
        _line(console, f"  {lookup.document_name(drift.document)}, {drift.kind} of {view.label}: {drift.text}")


def _origins(
    console: Console, lookup: Lookup, origins: Sequence[Origin], title: str = "Origins", titled: bool = True
) -> None:
    if not origins:
        return
    if titled:
        _heading(console, title, level=2)
    table = _table("Origin", "Kind", "Reports", "Why, and what it may be one with")
    for origin in origins:
        why = _text(origin.reason)
        for merge in origin.possible:
            other = _origin_name(lookup, merge.origin) if merge.origin in lookup.origins else merge.origin
            why.append(("\n" if why else "") + one_line(f"perhaps one with {other}: {merge.reason}"))
        reports = ", ".join(lookup.document_name(d) for d in origin.documents)
        table.add_row(_text(_origin_name(lookup, origin.id)), _text(origin.kind), _text(reports), why)
    console.print(table)


def _passages(console: Console, lookup: Lookup, passages: Sequence[Passage], limit: int | None = 12) -> None:
    if not passages:
        return
    _heading(console, "Shared passages", level=2)
    ranked = sorted(passages, key=lambda p: (p.stock, -p.words, p.id))
    for passage in ranked[:limit]:
        kind = passage.edge.replace("_", " ") + (", stock phrase" if passage.stock else "")
        _line(console, f"  {kind}, similarity {passage.similarity:.2f}" + (f": {passage.reason}" if passage.reason else ""), "bold")
        for span in (passage.a, passage.b):
            document = lookup.documents.get(span.document)
            words_shared = excerpt(document.text[span.start : span.end], 200) if document else "not in this ledger"
            where = f"{lookup.document_name(span.document)}:{span.start}-{span.end}"
            console.print(Padding(_text(f"{where}  {words_shared}"), (0, 0, 0, 4)), highlight=False)
    if limit is not None and len(ranked) > limit:
        _line(console, f"  and {len(ranked) - limit} more")


def _evidence(lookup: Lookup, mention: Mention) -> Padding:
    """The words around a mention, the mention itself in bold, after where it stands."""
    document = lookup.documents[mention.document]
    before = document.text[max(0, mention.start - 60) : mention.start]
    after = document.text[mention.end : mention.end + 60]
    line = Text()
    line.append(one_line(mention.where) + "  ", "dim")
    line.append(one_line("\N{HORIZONTAL ELLIPSIS}" + before) + " ")
    line.append(f"[{one_line(document.text[mention.start : mention.end])}]", "bold")
    line.append(" " + one_line(after + "\N{HORIZONTAL ELLIPSIS}"))
    return Padding(line, (0, 0, 0, 2))


def _append(text: Text, source: str, start: int, end: int, statements: Sequence[tuple[int, int]]) -> None:
    """Append source[start:end], italic where a statement stands."""
    cuts = {start, end}
    for low, high in statements:
        cuts |= {cut for cut in (low, high) if start < cut < end}
    ordered = sorted(cuts)
    for low, high in zip(ordered, ordered[1:], strict=False):
        said = any(a <= low and high <= b for a, b in statements)
        text.append(for_terminal(source[low:high]), "italic" if said else "")


def _unknowns(console: Console, lookup: Lookup, views: dict[str, ClaimView]) -> None:
    found = unknowns(lookup, views)
    if not found:
        return
    _heading(console, "What is unknown, and why")
    for unknown in found:
        line = Text()
        line.append(one_line(unknown.subject), "bold")
        line.append(one_line(f": {unknown.why}"))
        console.print(Padding(line, (0, 0, 0, 2)), highlight=False)
