"""Names: sentence -> (words, kind, key)."""

import pytest
from annotating import annotated

NAMES = [
    (
        "Foreign Minister Ana Ruiz told Reuters on Monday. Ruiz left.",
        [("Ana Ruiz", "person", "ana ruiz"), ("Reuters", "organisation", "reuters"), ("Ruiz", "person", "ana ruiz")],
    ),
    (
        "The Lake Relief Fund (LRF) came. The LRF left.",
        [
            ("Lake Relief Fund", "organisation", "lake relief fund"),
            ("LRF", "organisation", "lake relief fund"),
            ("LRF", "organisation", "lake relief fund"),
        ],
    ),
    (
        "A US-led force met Danish troops in Denmark, the United States said.",
        [
            ("US", "place", "united states"),
            ("Danish", "other", "denmark"),
            ("Denmark", "place", "denmark"),
            ("United States", "place", "united states"),
        ],
    ),
    ("Norway and Sweden agreed.", [("Norway", "place", "norway"), ("Sweden", "place", "sweden")]),
    ("Trinidad and Tobago agreed.", [("Trinidad and Tobago", "place", "trinidad and tobago")]),
    ("They fled the village of Tal al-Menar.", [("Tal al-Menar", "place", "tal al-menar")]),
    ("Rain fell in Deran province and in western Kenya.", [("Deran", "place", "deran"), ("Kenya", "place", "kenya")]),
    (
        "The Ministry of Water and Power apologised. The Ministry had lied.",
        [
            ("Ministry of Water and Power", "organisation", "ministry of water and power"),
            ("Ministry", "organisation", "ministry of water and power"),
        ],
    ),
    ("Army Col. Jon Keller left. Mr Keller slept.", [("Jon Keller", "person", "jon keller"), ("Keller", "person", "jon keller")]),
    ("President Omar bin Said spoke.", [("Omar bin Said", "person", "omar bin said")]),
    ("Residents fled. Meanwhile, rain fell on Tuesday in March.", []),
    ("MENARVILLE, KENYA — Ana Ruiz left.", [("MENARVILLE", None, "menarville"), ("KENYA", "place", "kenya"), ("Ana Ruiz", "person", "ana ruiz")]),
    # a headline shows only what the text or the gazetteer knows
    ("Storm Kills Dozens In Kenya", [("Kenya", "place", "kenya")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    names = annotated(text).names
    assert [(name.text, name.entity) for name in names] == [(words, key) for words, _, key in expected]
    for name, (_, kind, _) in zip(names, expected, strict=True):
        assert kind is None or name.kind == kind


def test_a_headline_shares_the_key_of_the_text() -> None:
    text = "Keller Warns Of New Floods\n\nCol. Jon Keller warned on Friday that the river would rise."
    names = annotated(text).names
    assert [(name.text, name.entity) for name in names] == [("Keller", "jon keller"), ("Jon Keller", "jon keller")]
