"""Names that the text equates, and names of places: sentence -> (words, kind, key); None: whatever it be."""

import pytest
from annotating import annotated

Row = tuple[str, str | None, str | None]

OTHER_NAMES: list[tuple[str, list[Row]]] = [
    (
        "Norvik Maritime, formerly known as Baltline, cut 40 jobs. Baltline had 300 staff.",
        [
            ("Norvik Maritime", "organisation", "norvik maritime"),
            ("Baltline", "organisation", "norvik maritime"),
            ("Baltline", "organisation", "norvik maritime"),
        ],
    ),
    (
        "Edda Krog of Skarn, better known as Mama Edda, sang. Mama Edda is 70.",
        [
            ("Edda Krog", "person", "edda krog"),
            ("Skarn", None, "skarn"),
            ("Mama Edda", "person", "edda krog"),
            ("Mama Edda", "person", "edda krog"),
        ],
    ),
    (
        "The town of Skarn, also called New Harbour, was flooded.",
        [("Skarn", "place", "skarn"), ("New Harbour", "place", "skarn")],
    ),
    (
        "The Tidewater Housing Board, or THB, closed. THB had 12 staff.",
        [
            ("Tidewater Housing Board", "organisation", "tidewater housing board"),
            ("THB", "organisation", "tidewater housing board"),
            ("THB", "organisation", "tidewater housing board"),
        ],
    ),
    (
        "The Movement for Open Rivers, abbreviated MOR, met.",
        [
            ("Movement for Open Rivers", "organisation", "movement for open rivers"),
            ("MOR", "organisation", "movement for open rivers"),
        ],
    ),
    (
        "Tern Shipping (formerly Coastbank Lines) closed. Coastbank Lines was old.",
        [
            ("Tern Shipping", "organisation", "tern shipping"),
            ("Coastbank Lines", "organisation", "tern shipping"),
            ("Coastbank Lines", "organisation", "tern shipping"),
        ],
    ),
    (
        "Michael Jordan Reyes was jailed. Jordan Reyes denied it.",
        [("Michael Jordan Reyes", "person", "michael jordan reyes"), ("Jordan Reyes", "person", "michael jordan reyes")],
    ),
    # no other names
    ("Ida Lund called Pia Ruen.", [("Ida Lund", "person", "ida lund"), ("Pia Ruen", "person", "pia ruen")]),
    ("Norway, or Sweden, will host.", [("Norway", "place", "norway"), ("Sweden", "place", "sweden")]),
]  # fmt: skip

PLACES: list[tuple[str, list[Row]]] = [
    ("He flew from Lusaka to Ndola.", [("Lusaka", "place", "lusaka"), ("Ndola", "place", "ndola")]),
    ("The road between Gweru and Kwekwe was cut.", [("Gweru", "place", "gweru"), ("Kwekwe", "place", "kwekwe")]),
    (
        "Ndola mayor Peter Chanda said 12 houses fell.",
        [("Ndola", "place", "ndola"), ("Peter Chanda", "person", "peter chanda")],
    ),
    (
        "Shelling hit Deir ez-Zor. Aid reached Deir al-Zour on Friday.",
        [("Deir ez-Zor", "place", "deir ez-zor"), ("Deir al-Zour", "place", "deir ez-zor")],
    ),
    ("Kiev was quiet. Two trains left Kyiv.", [("Kiev", "place", "kiev"), ("Kyiv", "place", "kiev")]),
    # a word, a man and a firm that are also called as a place is
    ("Floods hit Reading on Monday.", [("Reading", "place", "reading")]),
    ("Reading is fun for children.", []),
    ("She lives in Nice with two cats.", [("Nice", "place", "nice")]),
    ("Nice weather drew 300 swimmers.", []),
    ("Chad Ellison resigned on Monday. Troops left Chad.", [("Chad Ellison", "person", "chad ellison"), ("Chad", "place", "chad")]),
    ("Secretary Mark Austin resigned. Austin said he was tired.", [("Mark Austin", "person", "mark austin"), ("Austin", "person", "mark austin")]),
    ("Springfield Foods laid off 300 workers in Springfield.", [("Springfield Foods", "organisation", "springfield foods"), ("Springfield", "place", "springfield")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*OTHER_NAMES, *PLACES])
def test_names_and_what_they_name(text: str, expected: list[Row]) -> None:
    names = annotated(text).names
    assert [name.text for name in names] == [words for words, _, _ in expected]
    for name, (_, kind, key) in zip(names, expected, strict=True):
        assert kind is None or name.kind == kind
        assert key is None or name.entity == key
