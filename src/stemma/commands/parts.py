"""The part of a ledger that one thing needs to be shown, found by the start of its id."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from stemma.commands.common import Sorry, say, tell_behind
from stemma.location import Location

if TYPE_CHECKING:
    from stemma.records import Ledger
    from stemma.store import LedgerStore

Kind = Literal["story", "claim", "series", "document"]

#: Where the ids of a kind are listed.
_LISTINGS = {
    "story": "stemma show stories",
    "claim": "stemma show series",
    "series": "stemma show series",
    "document": "stemma show ledger",
}

#: Most ids named in an error.
_NAMED = 6

#: Stories that are loaded to show one thing: a claim's own and those of the claims related to it come first.
_MOST_STORIES = 200

#: Ids among which one that was meant is looked for.
_NEAR = 2_000


def load_part(directory: Location, kind: Kind, wanted: str, machine: bool = False) -> tuple[Ledger, str]:
    """The stories that bear on a thing, and its full id; `Sorry` says which ids there are when none or several fit.

    Of a claim these are its own story, those of its series and of the claims related to it; of a series all that it
    runs through; of a document those that it tells.  A claim that was merged or split is the one that has most of its
    mentions now.  `machine`: without what people decided.
    """
    from stemma.records import Ledger
    from stemma.store import LedgerStore

    with LedgerStore.open(directory) as store:
        chosen = find_id(store, kind, wanted)
        if kind == "claim":
            stories = store.find_stories_of("assertion", chosen) or store.find_stories_around(chosen)
        else:
            stories = store.find_stories_of(kind, chosen)
        if len(stories) > _MOST_STORIES:
            say(f"stemma: {chosen} bears on {len(stories):,} stories; shown is what {_MOST_STORIES} of them hold")
            stories = stories[:_MOST_STORIES]
        part = store.load_stories(stories) if machine else store.shown_stories(stories)
        if kind == "claim" and chosen not in {c.id for c in part.claims} | {a.id for a in part.assertions}:
            from stemma.decisions import successor

            chosen = successor(store.load_stories(stories), part, chosen) or chosen
        if kind == "document" and not any(e.document.id == chosen for e in part.extractions):
            alone = store.load_document(chosen)
            part = Ledger(extractions=(alone,) if alone is not None else ())
        tell_behind(directory, store)
    return part, chosen


def find_id(store: LedgerStore, kind: Kind, wanted: str) -> str:
    """The full id that is meant, by itself or by its start."""
    ids = store.ids_like(kind, wanted)
    if kind == "claim":
        ids = [*ids, *store.ids_like("assertion", wanted)]
    ids = ids or store.ids_like(kind, "", _NEAR)
    return resolve(wanted, ids, kind, _LISTINGS[kind])


def resolve(wanted: str, ids: Sequence[str], noun: str, listing: str) -> str:
    """The id that is `wanted`, or the only one that starts so, with or without its kind ("c-") in front."""
    if wanted in ids:
        return wanted
    starting = [id_ for id_ in ids if wanted and id_.startswith(wanted)]
    if not starting and noun != "document":
        starting = [id_ for id_ in ids if wanted and id_.partition("-")[2].startswith(wanted)]
    if len(starting) == 1:
        return starting[0]
    if starting:
        raise Sorry(f"{wanted!r} is the start of {len(starting)} ids of this kind: write more of it{some(starting)}")
    near = difflib.get_close_matches(wanted, ids, n=3, cutoff=0.6) or [id_ for id_ in ids if wanted in id_][:3]
    if near:
        raise Sorry(f"the ledger has no {noun} {wanted!r}: did you mean {' or '.join(near)}?")
    raise Sorry(f"the ledger has no {noun} {wanted!r}: `{listing}` tells what it has{some(ids)}")


def some(ids: Sequence[str]) -> str:
    if not ids:
        return " (it has none)"
    return f" ({', '.join(ids[:_NAMED])}{', ...' if len(ids) > _NAMED else ''})"
