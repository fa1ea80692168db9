"""Tolls that grow: what a toll grew by is no toll, what was said earlier dates nothing, repeats do not make it new."""

from __future__ import annotations

import stemma
from stemma.records import Ledger

WIRE = "Four workers were killed on Monday when a charge went off too early at a quarry near Velm, police said."
EVENING = "The death toll from Monday's blast at the quarry near Velm rose to six after rescuers found two bodies under the rubble, the fire service said."
NEXT_DAY = "Seven people died in Monday's quarry blast near Velm, the miners' union said on Tuesday. Police have confirmed six deaths."
LATER = (
    "Rescuers recovered the body of the last missing worker at the quarry near Velm, police said on Wednesday, bringing the "
    "death toll to seven. Police earlier said six had died."
)


def ledger(*reports: tuple[str, str]) -> Ledger:
    documents = [
        {"id": f"r{at}", "outlet": f"Outlet {at}", "published": day, "text": text, "story": "quarry"}
        for at, (day, text) in enumerate(reports)
    ]
    return stemma.collapse(documents, group_by="story").ledger


def killed(made: Ledger) -> dict[str, list[float | None]]:
    """The preferred figure of each series of the dead, by its key, and all of its figures."""
    claims = {claim.id: claim for claim in made.claims}
    return {
        f"{claims[one.preferred].value.lower:g}": sorted(claims[c].value.lower or 0 for c in one.claims)
        for one in made.series
        if one.role == "killed" and one.preferred
    }


def test_what_a_toll_grew_by_stands_apart_from_it() -> None:
    made = ledger(("2033-02-14", WIRE), ("2033-02-14", EVENING), ("2033-02-15", NEXT_DAY), ("2033-02-16", LATER))
    assert killed(made) == {"7": [4, 6, 7], "2": [2]}


def test_a_toll_that_reports_go_on_repeating_is_older_than_a_larger_one_told_first_after_it() -> None:
    stale = "Six people died in the quarry blast near Velm. The quarry is closed."
    made = ledger(("2033-02-14", EVENING), ("2033-02-15", NEXT_DAY.partition(" Police")[0]), ("2033-02-17", stale))
    value = {claim.id: claim.value.lower for claim in made.claims}
    told = {(value[r.a], value[r.b], r.kind) for r in made.relations if {value[r.a], value[r.b]} == {6, 7}}
    assert told == {(6, 7, "supersede")}
