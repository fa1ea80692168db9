"""`stemma show`: the ledger in the terminal, or its records as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    USAGE,
    AsOfOption,
    ConfigOption,
    JsonOption,
    LedgerOption,
    PreferOption,
    Sorry,
    UndatedOption,
    by_policy,
    configured,
    console,
    examples,
    load_as_of,
    load_ledger,
    polite,
    tell_behind,
    write_records,
)
from stemma.commands.parts import Kind, load_part, resolve, some
from stemma.commands.views import VIEWS, check_view, show_view, view_records
from stemma.location import Location

if TYPE_CHECKING:
    from stemma.configuration import Configuration
    from stemma.records import Assertion, Claim, Ledger


class What(StrEnum):
    ledger = "ledger"
    stories = "stories"
    story = "story"
    series = "series"
    claim = "claim"
    relations = "relations"
    origins = "origins"
    passages = "passages"
    document = "document"
    timeline = "timeline"
    entities = "entities"
    entity = "entity"
    places = "places"
    outlets = "outlets"
    outlet = "outlet"


EPILOG = examples(
    "stemma show stories                     which reports tell the same event",
    "stemma show series                      the figures about one question, in time, and how they relate",
    "stemma show claim 3f9a                  everything behind one claim; the start of an id is enough",
    "stemma show claim a-51cc                an assertion: what is said beside figures, by whom, against what",
    "stemma show story 3f9a --why            which links hold it together, and what speaks for each",
    "stemma show document a.txt              a report with its figures and statements marked",
    "stemma show document a.txt --text       its text alone, exactly",
    "stemma show timeline                    dated claims in the order of the time they hold for",
    "stemma show entity 'flood command'      names, roles, who speaks for whom, what it says, what is said of it",
    "stemma show outlets                     what these reports share, have alone, and attribute",
    "stemma show relations --json            records for programs",
    "stemma show series --as-of 2024-05-15   what was known then",
    "stemma show series --prefer cautious    the least of the figures that stand",
)

#: What cannot be shown without saying which, and where its ids are listed.
_LISTED_BY = {What.story: "show stories", What.claim: "show series", What.document: "show ledger"}

#: What is shown from the stories that it belongs to, without the rest of the ledger.
_PARTS: dict[What, Kind] = {
    What.story: "story",
    What.claim: "claim",
    What.series: "series",
    What.document: "document",
}


@polite
def show(
    what: Annotated[What, typer.Argument(metavar="WHAT", help="What to show.")] = What.ledger,
    id_: Annotated[str | None, typer.Argument(metavar="ID", help="Which one; the start of its id is enough.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOfOption = None,
    undated: UndatedOption = False,
    prefer: PreferOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
    text: Annotated[
        bool, typer.Option("--text", help="Of a document: its text alone, exactly as offsets count it.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Of a story: the links that hold it together, with the evidence of each.")
    ] = False,
) -> None:
    """Show the ledger, or one part of it."""
    if why and what is not What.story:
        raise Sorry("--why goes with `stemma show story ID`", USAGE)
    if text and what is not What.document:
        raise Sorry("--text goes with `stemma show document ID`", USAGE)
    settings = configured(ledger, config)
    if str(what) in VIEWS:
        check_view(str(what), id_)
        whole = by_policy(load_as_of(ledger, as_of, undated), prefer, settings)
        _show_view(ledger, whole, what, id_, as_of, json)
        return
    if what is What.stories and id_ is None and as_of is None and not undated:
        _list_stories(ledger, prefer, settings, json)
        return
    chosen: str | None
    if as_of is None and not undated and id_ is not None and what in _PARTS:
        part, chosen = load_part(ledger, _PARTS[what], id_)
        whole = by_policy(part, prefer, settings)
    else:
        whole = by_policy(load_as_of(ledger, as_of, undated), prefer, settings)
        if as_of is not None and id_ is not None:
            id_ = _then(load_ledger(ledger), whole, what, id_)
        chosen = _choose(whole, what, id_)
    if text:
        _print_text(whole, chosen or "")
    elif json:
        write_records(_records(whole, what, chosen), None)
    else:
        _print(whole, what, chosen, why)


def _list_stories(directory: Location, prefer: str | None, settings: Configuration, json: bool) -> None:
    """All stories, without what they hold."""
    from stemma.reporting import print_stories
    from stemma.store import LedgerStore

    with LedgerStore.open(directory) as store:
        listed, counts = store.story_list()
        tell_behind(directory, store)
    by_policy(listed, prefer, settings)
    if json:
        write_records(_records(listed, What.stories, None), None)
    else:
        print_stories(console(), listed, {id_: (held.series, held.conflicts) for id_, held in counts.items()})


def _show_view(
    directory: Location, whole: Ledger, what: What, wanted: str | None, as_of: str | None, json: bool
) -> None:
    """Timeline, entities, places, outlets: made of the whole ledger, or of that of a day."""
    if as_of is not None and wanted is not None and what is What.timeline and not wanted.startswith("storyline"):
        wanted = _then(load_ledger(directory), whole, What.story, wanted)
    if json:
        write_records(view_records(whole, str(what), wanted), None)
    else:
        show_view(whole, str(what), wanted)


def _then(now: Ledger, then: Ledger, what: What, id_: str) -> str:
    """The id that a thing of today had in the ledger of then; as given when it had that one, or is not known today."""
    from stemma import replay

    if id_ in _ids(then, what) or what not in (What.claim, What.series, What.story):
        return id_
    try:
        today = _choose(now, what, id_)
    except Sorry:
        return id_
    found: str | None = None
    if what is What.story:
        found = replay.then_of_story(next(s for s in now.stories if s.id == today), then)
    elif what is What.claim:
        known: list[Claim | Assertion] = [*now.claims, *now.assertions]
        found = replay.then_of_claim(next(c for c in known if c.id == today), then)
    elif what is What.series:
        found = replay.then_of_series(next(s for s in now.series if s.id == today), now, then)
    if found is None:
        raise Sorry(f"no report of the {what} {id_!r} was out by then")
    return found


def _print(ledger: Ledger, what: What, id_: str | None, why: bool = False) -> None:
    from stemma import reporting

    out = console()
    if what is What.document and id_:
        reporting.print_document(out, ledger, id_)
    elif what is What.claim and id_:
        reporting.print_claim(out, ledger, id_)
    elif what is What.story and id_:
        reporting.print_story(out, ledger, id_, why)
    elif what is What.series:
        reporting.print_series(out, ledger, id_)
    else:
        plain = {
            What.stories: reporting.print_stories,
            What.relations: reporting.print_relations,
            What.origins: reporting.print_origins,
            What.passages: reporting.print_passages,
        }
        plain.get(what, reporting.print_ledger)(out, ledger)


def _print_text(ledger: Ledger, id_: str) -> None:
    """The canonical text, byte for byte as UTF-8, with no newline added."""
    import sys

    text = next(e.document.text for e in ledger.extractions if e.document.id == id_)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()


def _ids(ledger: Ledger, what: What) -> list[str]:
    if what is What.document:
        return [extraction.document.id for extraction in ledger.extractions]
    kept: dict[What, Sequence[Any]] = {
        What.claim: (*ledger.claims, *ledger.assertions),
        What.story: ledger.stories,
        What.series: ledger.series,
    }
    return [record.id for record in kept.get(what, ())]


def _choose(ledger: Ledger, what: What, id_: str | None) -> str | None:
    """The full id that is meant; `Sorry` says which there are when none or several are."""
    ids = _ids(ledger, what)
    if id_ is None:
        if what in _LISTED_BY and len(ids) != 1:
            raise Sorry(f"which {what}? `stemma {_LISTED_BY[what]}` tells their ids{some(ids)}", USAGE)
        return ids[0] if what in _LISTED_BY else None
    if what not in (*_LISTED_BY, What.series):
        raise Sorry(f"`stemma show {what}` takes no id", USAGE)
    return resolve(id_, ids, str(what), f"stemma {_LISTED_BY.get(what, 'show series')}")


def _records(ledger: Ledger, what: What, id_: str | None) -> Iterator[dict[str, Any]]:
    """The public records of this kind; of one document, all that was found in it."""
    from stemma.interchange import records_of_extraction
    from stemma.views.interchange import ledger_records

    if what is What.document:
        yield from records_of_extraction(next(e for e in ledger.extractions if e.document.id == id_))
        return
    types: dict[What, Iterable[str]] = {
        What.stories: ("story",),
        What.relations: ("relation",),
        What.origins: ("origin", "lineage"),
        What.passages: ("passage",),
    }
    for record in ledger_records(ledger):
        if what is What.ledger or (record["type"] in types.get(what, (str(what),)) and id_ in (None, record.get("id"))):
            yield record
