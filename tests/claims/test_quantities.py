"""Sentences and the intervals they give: the specification of `extract_quantities` as a table."""

import pytest

from stemma.claims.quantities import extract_quantities
from stemma.language import get_annotator
from stemma.records import Block, Document, Quantity

_ANNOTATOR = get_annotator()


def quantities(text: str) -> list[Quantity]:
    document = Document("made.txt", text, "", blocks=(Block("made.txt", 0, len(text), "body"),))
    return extract_quantities(document, _ANNOTATOR.annotate(document))


#: sentence, then for each quantity: surface, form, lower, upper, unit
TABLE = [
    # plain counts
    ("Rescuers found 14 climbers on Mount Oska.", [("14", "exact", 14, 14, None)]),
    ("Twenty-one shepherds crossed the border at Tarrin.", [("Twenty-one", "exact", 21, 21, None)]),
    ("Some 4,300 pilgrims reached Velden.", [("Some 4,300", "approximate", 3870, 4730, None)]),
    ("The valley has 3 million beehives.", [("3 million", "exact", 3e6, 3e6, None)]),
    ("A dozen guards left.", [("A dozen", "exact", 12, 12, None)]),
    ("About a dozen guards left.", [("About a dozen", "approximate", 10.8, 13.2, None)]),
    ("A couple of guards left.", [("A couple", "approximate", 1.8, 2.2, None)]),
    # bounds before
    ("Fewer than 60 beds were free.", [("Fewer than 60", "less_than", None, 60, None)]),
    ("Less than a thousand beds were free.", [("Less than a thousand", "less_than", None, 1000, None)]),
    ("Under 60 beds were free.", [("Under 60", "less_than", None, 60, None)]),
    ("Up to 350 tents burned.", [("Up to 350", "at_most", None, 350, None)]),
    ("As many as 350 tents burned.", [("As many as 350", "at_most", None, 350, None)]),
    ("No more than 350 tents burned.", [("No more than 350", "at_most", None, 350, None)]),
    ("At least 18 divers drowned.", [("At least 18", "at_least", 18, None, None)]),
    ("No fewer than 18 divers drowned.", [("No fewer than 18", "at_least", 18, None, None)]),
    ("More than 18 divers drowned.", [("More than 18", "more_than", 18, None, None)]),
    ("Over 18 divers drowned.", [("Over 18", "more_than", 18, None, None)]),
    ("Just over 18 divers drowned.", [("Just over 18", "more_than", 18, None, None)]),
    ("Upwards of 18 divers drowned.", [("Upwards of 18", "more_than", 18, None, None)]),
    ("Nearly 500 tents burned.", [("Nearly 500", "approximate", 450, 500, None)]),
    ("Close to 500 tents burned.", [("Close to 500", "approximate", 450, 500, None)]),
    ("Roughly 500 tents burned.", [("Roughly 500", "approximate", 450, 550, None)]),
    ("An estimated 500 tents burned.", [("An estimated 500", "approximate", 450, 550, None)]),
    ("Only 500 tents burned.", [("Only 500", "exact", 500, 500, None)]),
    ("Just under 500 tents burned.", [("Just under 500", "less_than", None, 500, None)]),
    # bounds after
    ("30 or more divers drowned.", [("30 or more", "at_least", 30, None, None)]),
    ("300 people or so danced.", [("300", "exact", 300, 300, None)]),
    ("30-odd divers came.", [("30-odd", "approximate", 27, 33, None)]),
    ("Police counted 30+ wrecks.", [("30+", "at_least", 30, None, None)]),
    # comparators in the verb lie outside the span
    ("The death toll has passed 80.", [("80", "more_than", 80, None, None)]),
    ("Arrivals exceeded 7,000 in a night.", [("7,000", "more_than", 7000, None, None)]),
    ("Parliament passed 80 bills.", [("80", "exact", 80, 80, None)]),
    # ranges
    ("Between 40 and 60 barges sank.", [("Between 40 and 60", "range", 40, 60, None)]),
    ("From 40 to 60 barges sank.", [("From 40 to 60", "range", 40, 60, None)]),
    ("40-60 barges sank.", [("40-60", "range", 40, 60, None)]),
    ("40 to 60 barges sank.", [("40 to 60", "range", 40, 60, None)]),
    ("Three or four barges sank.", [("Three or four", "range", 3, 4, None)]),
    ("Two to three million bees died.", [("Two to three million", "range", 2e6, 3e6, None)]),
    ("It needs $3-5 billion.", [("$3-5 billion", "range", 3e9, 5e9, "USD")]),
    ("It needs between €9 and €12 million.", [("between €9 and €12 million", "range", 9e6, 12e6, "EUR")]),
    (
        "Output rose from 13 million to 15 million tonnes.",
        [("13 million", "exact", 13e6, 13e6, "tonne"), ("15 million tonnes", "exact", 15e6, 15e6, "tonne")],
    ),
    # parts of a number
    ("A quarter of a million bees died.", [("A quarter of a million", "exact", 250_000, 250_000, None)]),
    ("It cost half a million crowns.", [("half a million crowns", "exact", 5e5, 5e5, "crown")]),
    ("It cost half million euros.", [("half million euros", "exact", 5e5, 5e5, "EUR")]),
    ("Three million and a half bees died.", [("Three million and a half", "exact", 3.5e6, 3.5e6, None)]),
    ("The path is 10 1/2 miles long.", [("10 1/2 miles", "exact", 10.5, 10.5, "mile")]),
    ("The grain weighs 3.1×10^-4 grams.", [("3.1×10^-4 grams", "exact", 3.1e-4, 3.1e-4, "gram")]),
    # money and measures
    ("The debt was $US13 trillion.", [("$US13 trillion", "exact", 13e12, 13e12, "USD")]),
    ("The balance was $-3.2m.", [("$-3.2m", "exact", -3.2e6, -3.2e6, "USD")]),
    ("Oil cost $75 U.S. per barrel in Oska.", [("$75 U.S. per barrel", "exact", 75, 75, "USD/barrel")]),
    ("Flats cost $21 per square foot.", [("$21 per square foot", "exact", 21, 21, "USD/square foot")]),
    ("The air held 1,200 parts per million.", [("1,200 parts per million", "exact", 1200, 1200, "part per million")]),
    ("The motor gives 450 Nm.", [("450 Nm", "exact", 450, 450, "newton metre")]),
    # vague
    ("Dozens of ferries were delayed.", [("Dozens", "vague", 24, 100, None)]),
    ("Hundreds of thousands of ducks died.", [("Hundreds of thousands", "vague", 200_000, 1_000_000, None)]),
    ("Only a few thousand voted.", [("Only a few thousand", "vague", 2000, 10_000, None)]),
    ("Several miners were killed in Oska.", [("Several", "vague", 3, 10, None)]),
    ("Several bridges cross the Tarrin.", []),
    # money
    ("The dam cost about $2 billion.", [("about $2 billion", "approximate", 1.8e9, 2.2e9, "USD")]),
    ("The dam cost £1.9m.", [("£1.9m", "exact", 1.9e6, 1.9e6, "GBP")]),
    ("The dam cost 40 million euros.", [("40 million euros", "exact", 4e7, 4e7, "EUR")]),
    ("The dam cost A$12bn.", [("A$12bn", "exact", 1.2e10, 1.2e10, "AUD")]),
    ("The dam cost RM45 million.", [("RM45 million", "exact", 4.5e7, 4.5e7, "MYR")]),
    ("They earn six Kuwaiti dinars.", [("six Kuwaiti dinars", "exact", 6, 6, "KWD")]),
    ("Tens of millions of dollars were lost.", [("Tens of millions of dollars", "vague", 2e7, 1e8, "USD")]),
    ("Rent is 640 euros a month.", [("640 euros a month", "exact", 640, 640, "EUR/month")]),
    ("Diesel is $2 per litre.", [("$2 per litre", "exact", 2, 2, "USD/litre")]),
    # shares
    ("Turnout was 61%.", [("61%", "exact", 61, 61, "percent")]),
    ("Turnout was just 61 per cent.", [("just 61 per cent", "exact", 61, 61, "percent")]),
    ("The gap is 5 percentage points.", [("5 percentage points", "exact", 5, 5, "percentage point")]),
    ("About a quarter of the orchards froze.", [("About a quarter", "approximate", 0.225, 0.275, "ratio")]),
    ("One in six orchards froze.", [("One in six", "exact", 1 / 6, 1 / 6, "ratio")]),
    ("More than half of the orchards froze.", [("More than half", "more_than", 0.5, None, "ratio")]),
    ("Most of the orchards froze.", [("Most", "more_than", 0.5, None, "ratio")]),
    ("Most orchards froze.", [("Most", "more_than", 0.5, None, "ratio")]),
    # measures
    ("It burned 700 square kilometres.", [("700 square kilometres", "exact", 700, 700, "square kilometre")]),
    ("It holds less than a square mile.", [("less than a square mile", "less_than", None, 1, "square mile")]),
    ("The tank held 8.4m litres of milk.", [("8.4m litres", "exact", 8.4e6, 8.4e6, "litre")]),
    ("The camp lies 30km from Velden.", [("30km", "exact", 30, 30, "kilometre")]),
    ("A 12-metre barge sank.", [("12-metre", "exact", 12, 12, "metre")]),
    ("The plant makes 84 MW.", [("84 MW", "exact", 84, 84, "megawatt")]),
    ("Winds reached 90 km/h.", [("90 km/h", "exact", 90, 90, "kilometre per hour")]),
    ("It fell to minus 12 degrees Celsius.", [("minus 12 degrees Celsius", "exact", -12, -12, "celsius")]),
    ("The siege lasted 40 days.", [("40 days", "exact", 40, 40, "day")]),
    # nothing
    ("Nobody was injured.", [("Nobody", "exact", 0, 0, None)]),
    ("No injuries were reported.", [("No", "exact", 0, 0, None)]),
    ("None of the nine sailors drowned.", [("None", "exact", 0, 0, None), ("nine", "exact", 9, 9, None)]),
    ("No one knows why.", []),
    # compounds
    ("A 40-nation alliance formed.", [("40", "exact", 40, 40, None)]),
    ("The four-legged goats fled.", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_intervals(text: str, expected: list[tuple[str, str, float | None, float | None, str | None]]) -> None:
    found = [(q.surface, q.form, q.lower, q.upper, q.unit) for q in quantities(text)]
    assert [f[:2] + f[4:] for f in found] == [e[:2] + e[4:] for e in expected]
    for (_, _, lower, upper, _), (_, _, low, high, _) in zip(found, expected, strict=True):
        assert lower == (None if low is None else pytest.approx(low))
        assert upper == (None if high is None else pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("At least 9 goats died.", (True, False)),
        ("More than 9 goats died.", (False, False)),
        ("Up to 9 goats died.", (False, True)),
        ("Fewer than 9 goats died.", (False, False)),
        ("Nearly 90 goats died.", (True, False)),
        ("Between 9 and 12 goats died.", (True, True)),
        ("Dozens of goats died.", (True, False)),
    ],
)
def test_open_and_closed_ends(text: str, closed: tuple[bool, bool]) -> None:
    (quantity,) = quantities(text)
    assert (quantity.lower_closed, quantity.upper_closed) == closed


@pytest.mark.parametrize(
    ("text", "numeral"),
    [
        ("Fewer than 60 beds were free.", "60"),
        ("Only a few thousand voted.", "a few thousand"),
        ("The dam cost about $2 billion.", "2 billion"),
        ("Between 40 and 60 barges sank.", "40 and 60"),
        ("No one was killed.", "No one"),
        ("A man was killed in Oska.", "A"),
    ],
)
def test_the_numeral_is_inside_the_span(text: str, numeral: str) -> None:
    (quantity,) = quantities(text)
    assert text[quantity.numeral.start : quantity.numeral.end] == numeral
