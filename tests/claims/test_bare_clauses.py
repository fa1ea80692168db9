"""Clauses without "that" whose only verb looks like a participle, and sources that are easily missed."""

from __future__ import annotations

import pytest
from tests.claims.statement_texts import contents, source, statements

#: (sentence, [(source, content parts)])
TABLE = [
    # the -ed form is the verb of the clause
    ("Police said 12 people died in the landslip.", [("Police", ("12 people died in the landslip",))]),
    ("Wardens said four climbers died on Friday.", [("Wardens", ("four climbers died on Friday",))]),
    ("The reeve said 90 barns burned in the fire.", [("The reeve", ("90 barns burned in the fire",))]),
    ("Guilds said 2,000 weavers walked out.", [("Guilds", ("2,000 weavers walked out",))]),
    ("The board said wool sales dropped by 9 percent.", [("The board", ("wool sales dropped by 9 percent",))]),
    ("The reeve said on Friday 90 barns burned in the fire.", [("The reeve", ("90 barns burned in the fire",))]),
    ("In Parnau 12 people died on Friday, wardens said.", [("wardens", ("In Parnau 12 people died on Friday",))]),
    # the -ed form is a participle
    ("Police said 37 people injured in the slip were in hospital.", [
        ("Police", ("37 people injured in the slip were in hospital",)),
    ]),
    ("The guild announced a plan drafted by the reeve.", [("The guild", ("a plan drafted by the reeve",))]),
    # things claimed without a word
    ("The gale claimed 12 lives.", []),
    ("The plague has claimed an estimated 1,047 lives in Vesta.", []),
    ("The gale claimed its third victim on Friday.", []),
    ("The guild claimed a majority of votes.", [("The guild", ("a majority of votes",))]),
    # nouns that are adjectives or verbs elsewhere
    ("The firm said that 40 weavers were hurt.", [("The firm", ("40 weavers were hurt",))]),
    ("The fire chief said 40 barns were lost.", [("The fire chief", ("40 barns were lost",))]),
    ("The plague institute PLOM said 40 people were ill.", [("The plague institute PLOM", ("40 people were ill",))]),
    ("The rights monitor said 40 people were held.", [("The rights monitor", ("40 people were held",))]),
    ("Forty barns were lost, according to fire chief Bo Brandt.", [("fire chief Bo Brandt", ("Forty barns were lost",))]),
    ("Forty barns were lost, according to rescue crews.", [("rescue crews", ("Forty barns were lost",))]),
    ("Forty barns were lost, according to state radio.", [("state radio", ("Forty barns were lost",))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_statements(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(source(text, one), contents(text, one)) for one in statements(text)] == expected
