"""What looks like a figure and is none."""

import pytest

from stemma.claims.quantities import extract_quantities
from stemma.language import get_annotator
from stemma.records import Block, Document

_ANNOTATOR = get_annotator()


def surfaces(text: str) -> list[str]:
    document = Document("made.txt", text, "", blocks=(Block("made.txt", 0, len(text), "body"),))
    return [q.surface for q in extract_quantities(document, _ANNOTATOR.annotate(document))]


@pytest.mark.parametrize(
    "text",
    [
        "The pass was closed on 14 March 2031.",
        "The pass was closed on March 14.",
        "The council met in 2016 and again since 2019.",
        "The pass closed at 6:45 and opened at 7 p.m. sharp.",
        "The pass opened at 1530 hours and closed again.",
        "Mirela said she was 34 when the pass opened.",
        "The ePort 14 and the Oska M&R 500 were shown.",
        "An Antonov 26 stood on the strip.",
        "They went hands-on with the new iVane 7 to see if it holds up.",
        "The iVane 7 Pro lamps and the iVane 8 were shown.",
        "Safety is our number one priority.",
        "The bill needs a two-thirds majority.",
        "Mirela Dost, 38, denied it.",
        "The 51-year-old ferryman denied it.",
        "Children under five get milk.",
        "The ferryman, aged 34, denied it.",
        "Recruits as young as 10 were seen.",
        "It was the 507th flight of the KR-135B.",
        "K24 and the G9 agreed on Resolution 2249.",
        "Highway 81 and Flight 370 were named.",
        "Call 555-019-2847 for details.",
        "The wreck lies at 51°08′44″N 03°27′19″W.",
        "The harbour froze.[3][14]",
        "Oska United beat Velden 2-1.",
        "He lives at 1910 South Harbour Avenue.",
        "The fire began in the 9300 block of Quay Road.",
        "One of the ferries sank.",
        "Another ferry sank, and some ferries were late.",
        "Both ferries sank.",
        "The two countries signed.",
        "Each one was different.",
        "There is only one answer to that.",
        "A strike means one or more events.",
        "Many ferries were late, and so many people waited.",
        "It is the most remote village.",
        "Three weeks ago the mill closed.",
        "It closed within a year and for a week.",
        "4 min read | Last changed 09:35 | 23 replies",
        "Version 3.11.2 is out.",
        "See https://example.org/2024/05/12 for more.",
        "A third landslide hit, the second in days.",
        "Her pressure was 120/80 today.",
        "A carbine of 5.56mm calibre was shown.",
        "The Blue Lantern 9 nightclub was closed after the raid.",
        "One ferryman, Mirela Dost, denied it.",
        "She told 12 News that the quay was closed.",
        "Call 911 at once.",
        "Call the port at 1 (800) 226-TIPS.",
        "He is 6-foot-1 and bald.",
        "Anders Dost Jr., 21, denied it.",
        "A woman, 30, was robbed.",
        "They go from one house to the next.",
        "It was built in the 60's.",
        "The shots were heard at 0735 in the harbour.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 June 310 passengers sailed.", ["310"]),
        ("In 2016 there were 2,016 goats.", ["2,016"]),
        ("Dost, 38, counted 41 goats at 6:45.", ["41"]),
        ("The 51-year-old counted 12 goats, one of them lame.", ["12"]),
        ("A third storm came, but a third of the barns stood.", ["a third"]),
        ("Some 900 people came, although some left.", ["Some 900"]),
        ("The two ministers met 16 envoys.", ["16"]),
        ("Velden lost 2-1 before 12,000 fans.", ["12,000"]),
    ],
)
def test_only_the_figure(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected
