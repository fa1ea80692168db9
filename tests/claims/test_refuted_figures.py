"""Figures named to be refuted: who holds them, and that they count against, not for."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import annotated

from stemma.claims import extract

#: (sentence, [(figure's number, polarity, chain without the outlet)])
TABLE = [
    ("The closures will cost 900 jobs, not 450 as the council says, the guild said.", [
        (900, "asserted", ["guild"]), (450, "denied", ["council", "guild"]),
    ]),
    ("The closures will cost 900 jobs, not the 450 claimed by the council, the guild said.", [
        (900, "asserted", ["guild"]), (450, "denied", ["council", "guild"]),
    ]),
    ("Mayor Orla Finch said 61 people died, not 52 as the council says.", [
        (61, "asserted", ["Orla Finch"]), (52, "denied", ["council", "Orla Finch"]),
    ]),
    ("It is untrue that 40 people drowned, the reeve said.", [(40, "denied", ["reeve"])]),
    ("The reeve said it was not true that 40 people drowned.", [(40, "denied", ["reeve"])]),
    ("The reeve called claims of 40 deaths false.", [(40, "denied", ["reeve"])]),
    ("The reeve dismissed reports of 300 dead.", [(300, "denied", ["reeve"])]),
    ("An earlier version of this report said that 51 people drowned.", [(51, "denied", ["earlier version"])]),
    ("This article originally stated that 51 people drowned; the correct figure is 15.", [
        (51, "denied", ["article"]), (15, "asserted", []),
    ]),
    ("The reeve said 40 people drowned in an earlier version of events.", [(40, "asserted", ["reeve"])]),
    ("The council did not confirm reports of 40 deaths.", [(40, "questioned", ["council"])]),
    ("The council did not confirm the report, but said 40 people drowned.", [(40, "asserted", ["council"])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_refuted(text: str, expected: list[tuple[int, str, list[str]]]) -> None:
    found = extract(*annotated(text)).quantities
    assert [(one.amount, one.polarity, [link.name for link in one.attribution[:-1]]) for one in found] == expected
