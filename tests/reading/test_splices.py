"""Another article spliced into a report, and what must not be taken for one."""

from stemma.reading import read_document
from stemma.records import Source

FERRY = [
    "The harbour office of Bergvik said on Monday that a ferry with forty passengers had sunk off the coast of Norland.",
    "All forty passengers of the ferry were brought ashore by fishermen, the harbour office said, and four were treated.",
    "The ferry had left the harbour of Bergvik at four in the morning and was on its way to the islands off the coast.",
    "Divers of the harbour office searched the ferry until the evening and found a hole below the engine room.",
    "The owner of the ferry said the passengers would be paid back and that the ferry had been inspected in spring.",
    "The coast of Norland has seen two ferry accidents this year, and the harbour office has asked for stricter rules.",
]
STRIKE = [
    "The metalworkers however had occupied it before they were made to leave. In the valley towns of Halden and Lirum the "
    "unions counted nine thousand strikers.",
    "Talks about wages broke down last week over a bonus for night shifts, and the smelter has stood still since then.",
    "Managers offered three per cent over two years.The unions want five, a shorter week and an end to contract labour.",
    "A mediator named by the labour court will meet both sides in Halden, where the furnaces must be relit within days.",
    "Economists at the Lirum institute put the cost of the strike at two million crowns a day for the whole valley.",
]


def foreign_from(paragraphs: list[str], title: str | None = None) -> int | None:
    """Index of the first paragraph that is foreign; all later ones must be, too."""
    document = read_document(Source("x", text="\n".join(paragraphs), title=title))
    kinds = [block.kind for block in document.blocks]
    if "foreign" not in kinds:
        return None
    first = kinds.index("foreign")
    assert set(kinds[first:]) == {"foreign"}
    return document.text[: document.blocks[first].start].count("\n")


def test_an_opening_that_points_back_to_nothing() -> None:
    assert foreign_from(FERRY + STRIKE) == len(FERRY)


def test_a_place_opening_in_mid_text() -> None:
    opened = ["HALDEN, Norland (AFP) - " + STRIKE[1], *STRIKE[2:]]
    assert foreign_from(FERRY + opened) == len(FERRY)


def test_a_headline_in_mid_text_belongs_to_what_it_heads() -> None:
    opened = ["Smelter stands still for a second week", "HALDEN, Norland (AFP) - " + STRIKE[1], *STRIKE[2:]]
    assert foreign_from(FERRY + opened) == len(FERRY)


def test_a_change_of_subject_alone_is_no_splice() -> None:
    assert foreign_from(FERRY + STRIKE[1:2] + STRIKE[3:]) is None


def test_a_place_opening_after_teasers_is_where_the_report_begins() -> None:
    opened = ["HALDEN, Norland (AFP) - " + STRIKE[1], *STRIKE[2:]]
    assert foreign_from(FERRY + opened, title="Strike at the Lirum smelter costs the valley two million crowns") is None


def test_background_that_returns_to_the_subject_is_no_splice() -> None:
    assert foreign_from([*FERRY, *STRIKE[:3], *FERRY[:4]]) is None


def test_a_report_without_a_splice() -> None:
    assert foreign_from(FERRY * 2) is None
    assert foreign_from(STRIKE) is None
