"""What `stemma show timeline|entities|entity|places|outlets|outlet` shows: the ledger seen from one side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from stemma.commands.common import USAGE, Sorry, console
from stemma.commands.parts import resolve

if TYPE_CHECKING:
    from stemma.records import Ledger
    from stemma.views.outlets import OutletFindings
    from stemma.views.people import Profile
    from stemma.views.timeline import Timeline

#: The views, and whether an id says which part: "may", "must", or not at all.
VIEWS = {"timeline": "may", "entities": "", "entity": "must", "places": "", "outlets": "", "outlet": "must"}

#: Names told in an error.
_NAMED = 5

Named = TypeVar("Named")


def show_view(ledger: Ledger, view: str, wanted: str | None) -> None:
    """The view in the terminal; `wanted` is a story, an entity or an outlet, by id or by name."""
    from stemma.reporting import terminal_views as terminal

    out = console()
    match view:
        case "timeline":
            terminal.print_timelines(out, ledger, _timelines(ledger, wanted))
        case "entities":
            terminal.print_entities(out, _profiles(ledger))
        case "entity":
            terminal.print_entity(out, ledger, _entity(ledger, wanted or ""))
        case "places":
            terminal.print_places(out, _places(ledger))
        case "outlets":
            terminal.print_outlets(out, ledger, _outlets(ledger))
        case _:
            terminal.print_outlet(out, ledger, _outlet(ledger, wanted or ""))


def view_records(ledger: Ledger, view: str, wanted: str | None) -> Iterator[dict[str, Any]]:
    """The same as public records."""
    from stemma.views import interchange

    match view:
        case "timeline":
            return map(interchange.timeline_json, _timelines(ledger, wanted))
        case "entities":
            return map(interchange.profile_json, _profiles(ledger))
        case "entity":
            return iter([interchange.profile_json(_entity(ledger, wanted or ""))])
        case "places":
            return map(interchange.place_json, _places(ledger))
        case "outlets":
            return map(interchange.outlet_json, _outlets(ledger))
        case _:
            return iter([interchange.outlet_json(_outlet(ledger, wanted or ""))])


def check_view(view: str, wanted: str | None) -> None:
    """Raise `Sorry` when the view needs a name that is not given, or takes none."""
    if VIEWS[view] == "must" and wanted is None:
        listing = {"entity": "entities", "outlet": "outlets"}[view]
        raise Sorry(f"which {view}? give its name or id; `stemma show {listing}` lists them", USAGE)
    if not VIEWS[view] and wanted is not None:
        raise Sorry(f"`stemma show {view}` takes no id", USAGE)


def _timelines(ledger: Ledger, wanted: str | None) -> list[Timeline]:
    """All, or that of one storyline, or of one story alone."""
    from stemma.records.parts import only_story
    from stemma.views.timeline import timelines

    if wanted is None:
        return timelines(ledger)
    lines = {story.storyline for story in ledger.stories if story.storyline}
    ids = [story.id for story in ledger.stories]
    chosen = resolve(
        wanted, [*ids, *sorted(lines)] if wanted.startswith("storyline") else ids, "story", "stemma show stories"
    )
    if chosen in lines:
        return [line for line in timelines(ledger) if line.storyline == chosen]
    return timelines(only_story(ledger, next(story for story in ledger.stories if story.id == chosen)))


def _profiles(ledger: Ledger) -> list[Profile]:
    from stemma.views.people import profiles

    return profiles(ledger)


def _places(ledger: Ledger) -> list[Any]:
    from stemma.views.places import located

    return located(ledger)


def _outlets(ledger: Ledger) -> list[OutletFindings]:
    from stemma.views.outlets import outlets

    return outlets(ledger)


def _entity(ledger: Ledger, wanted: str) -> Profile:
    def names(profile: Profile) -> list[str]:
        return [profile.name, *(alias.text for alias in profile.aliases)]

    return _named(_profiles(ledger), wanted, names, "entity", "stemma show entities")


def _outlet(ledger: Ledger, wanted: str) -> OutletFindings:
    def names(outlet: OutletFindings) -> list[str]:
        return [outlet.name] if outlet.name else list(outlet.documents)

    return _named(_outlets(ledger), wanted, names, "outlet", "stemma show outlets")


def _named(found: Sequence[Named], wanted: str, names: Callable[[Named], list[str]], noun: str, listing: str) -> Named:
    """By name, in whatever case; else by id or its beginning.  Several of one name are told with their ids."""
    key = " ".join(wanted.casefold().split())
    called = [one for one in found if key in (name.casefold() for name in names(one))]
    if len(called) == 1:
        return called[0]
    by_id = {one.id: one for one in found}  # type: ignore[attr-defined]
    if called:
        ids = [one.id for one in called]  # type: ignore[attr-defined]
        listed = ", ".join(ids[:_NAMED]) + (", ..." if len(ids) > _NAMED else "")
        raise Sorry(
            f"{len(ids)} of the ledger's {listing.rpartition(' ')[2]} are called {wanted!r}: give one of {listed}"
        )
    if wanted in by_id or any(id_.startswith(wanted) or id_.partition("-")[2].startswith(wanted) for id_ in by_id):
        return by_id[resolve(wanted, list(by_id), noun, listing)]
    partly = [names(one)[0] for one in found if any(key in name.casefold() for name in names(one))]
    if partly:
        raise Sorry(f"the ledger has no {noun} {wanted!r}: did you mean {' or '.join(partly[:_NAMED])}?")
    raise Sorry(f"the ledger has no {noun} {wanted!r}: `{listing}` tells what it has")
