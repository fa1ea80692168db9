""" "The federation": a body named before by its full name, though it has not spoken."""

import pytest
from tests.claims.statement_texts import statements

BODIES = [
    ("The Norvik Coalition lost on Sunday. The coalition said 40 seats were gone.", "norvik coalition"),
    (
        "The Federation of Harbour Unions struck. The federation said 900 men walked out.",
        "federation of harbour unions",
    ),
    ("The League of Small Islands met. The league said 14 members had paid.", "league of small islands"),
    ("The Lorvik Ministry of Roads paid. The ministry said 40 km were repaired.", "lorvik ministry of roads"),
    ("The Movement for Open Rivers met. The movement said 30 dams were old.", "movement for open rivers"),
    ("Tern Shipping cut jobs. The company said 300 would go.", "tern shipping"),
]


@pytest.mark.parametrize(("text", "entity"), BODIES)
def test_the_body_of_a_head_noun(text: str, entity: str) -> None:
    assert [one.speaker.entity for one in statements(text) if one.speaker is not None] == [entity]
