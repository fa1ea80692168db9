"""Tolls of fighting: what each side lost and which civilians died add up, and one side's own count is no toll."""

from __future__ import annotations

import stemma
from stemma.records import Toll


def toll(*texts: str) -> Toll:
    documents = [
        {"id": f"r{at}", "outlet": f"Outlet {at}", "published": f"2034-05-{9 + at:02}", "text": text, "story": "valley"}
        for at, text in enumerate(texts)
    ]
    return stemma.collapse(documents, group_by="story").ledger.tolls[0]


def test_the_dead_of_two_sides_add_up() -> None:
    found = toll(
        "The army has killed 40 rebels in fighting in the Karvel valley, its spokeswoman said. Five soldiers have died, she said."
    )
    assert found.killed.best == 45


def test_a_list_of_sides_is_the_whole() -> None:
    found = toll(
        "The fighting in the Karvel valley killed 31 civilians, 11 soldiers and, by the army's count, 64 rebels. The rebels "
        "give their own losses as 23."
    )
    assert found.killed.best == 106


def test_one_side_alone_is_the_toll_that_is_told() -> None:
    assert (
        toll("The army has killed 40 rebels in fighting in the Karvel valley, its spokeswoman said.").killed.best == 40
    )
