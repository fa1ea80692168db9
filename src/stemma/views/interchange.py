"""The views as public records, and all records of a ledger together with them: what `stemma export` writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stemma.interchange import Record, plain, records_of_ledger
from stemma.records import Ledger
from stemma.views.brief import Brief
from stemma.views.outlets import OutletFindings, outlets
from stemma.views.people import Profile, Role, roles
from stemma.views.places import Located, located
from stemma.views.timeline import Timeline, timelines


def ledger_records(ledger: Ledger, with_text: bool = False) -> Iterator[Record]:
    """Every record of the ledger, entities with their roles, then its timelines, places and outlets."""
    held = roles(ledger)
    spokesmen: dict[str, list[str]] = {}
    for entity in ledger.entities:
        if entity.speaks_for:
            spokesmen.setdefault(entity.speaks_for, []).append(entity.id)
    for record in records_of_ledger(ledger, with_text):
        if record["type"] == "entity":
            yield with_roles(record, held.get(record["id"], ()), spokesmen.get(record["id"], []))
        else:
            yield record
    yield from map(timeline_json, timelines(ledger))
    yield from map(place_json, located(ledger))
    yield from map(outlet_json, outlets(ledger))


def with_roles(record: Record, held: tuple[Role, ...], spoken_for_by: list[str]) -> Record:
    """An `entity` record with the roles it is told in and those who speak for it, by id."""
    return {**record, "roles": plain(held), "spoken_for_by": sorted(spoken_for_by)}


def timeline_json(timeline: Timeline) -> Record:
    return _typed("timeline", timeline)


def place_json(place: Located) -> Record:
    return _typed("place", place)


def outlet_json(outlet: OutletFindings) -> Record:
    """`credits` and `findings` as objects: name -> documents, kind -> count."""
    out = _typed("outlet", outlet)
    out["credits"] = {name: list(documents) for name, documents in outlet.credits}
    out["findings"] = dict(outlet.findings)
    return out


def profile_json(profile: Profile) -> Record:
    """An `entity` record with everything that its profile has; `speaks_for` stays an id, as in the record."""
    out = _typed("entity", profile)
    out["speaks_for"] = profile.speaks_for.entity if profile.speaks_for else None
    out["speaks_for_evidence"] = list(profile.speaks_for.evidence) if profile.speaks_for else []
    out["spoken_for_by"] = [tie.entity for tie in profile.spoken_for_by]
    return out


def brief_json(brief: Brief, lines: list[str]) -> Record:
    """`lines` are the series in words, one for each of `brief.series`."""
    out = _typed("brief", brief)
    for series, line in zip(out["series"], lines, strict=True):
        series["line"] = line
    return out


def _typed(kind: str, record: Any) -> Record:
    return {"type": kind, **plain(record)}
