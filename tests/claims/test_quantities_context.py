"""What a figure counts, in which role, where, when, on which terms: sentence -> attributes."""

import datetime

import pytest

from stemma.claims.quantities import extract_quantities
from stemma.language import get_annotator
from stemma.records import Block, Document, Quantity, TimeInterval

_ANNOTATOR = get_annotator()
_DAY = datetime.date(2031, 5, 15)  # a Thursday


def quantities(text: str, *blocks: Block, published: datetime.date | None = _DAY) -> list[Quantity]:
    document = Document(
        "made.txt",
        text,
        "",
        blocks=blocks or (Block("made.txt", 0, len(text), "body"),),
        published=TimeInterval(published, published, "given") if published else None,
    )
    return extract_quantities(document, _ANNOTATOR.annotate(document))


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Rescuers found 14 stranded climbers on the ridge.", ["climber"]),
        ("Some 900 river pilots went on strike.", ["pilot"]),
        ("Dozens of ferries were late.", ["ferry"]),
        ("The fire killed 7 women and children.", ["woman"]),
        ("Divers pulled out 58 sailors, nine of whom were hurt.", ["sailor", "sailor"]),
        ("The harbour has 520 berths, 48 of which are for yachts.", ["berth", "berth"]),
        ("The army lost 9 men; the militia says it killed 60.", ["man", "man"]),
        ("The wardens put the number of sunken barges at 4,500.", ["barge"]),
        ("The death toll rose to 118.", ["toll"]),
        ("The programme received $3 billion.", ["programme"]),
        ("It is part of an overall budget of $640bn.", ["budget"]),
        ("The bank announced a $300m programme for wells.", ["programme"]),
        ("Farmers got about $90 million in fresh assistance.", ["assistance"]),
        ("Police seized 8.4m litres of fuel.", ["fuel"]),
        ("About two thirds of the province flooded.", ["province"]),
        ("One in five clinics has closed.", ["clinic"]),
        ("A 63 nation alliance was formed.", ["nation"]),
        ("Rents doubled to 800 euros.", ["rent", "rent"]),
    ],
)
def test_counted_thing(text: str, heads: list[str]) -> None:
    assert [q.thing.head if q.thing else None for q in quantities(text)] == heads


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The storm killed 12 people and injured 40 others.", ["killed", "injured"]),
        ("12 people were killed and 40 were wounded.", ["killed", "injured"]),
        ("12 dead, 40 hurt in Velden storm", ["killed", "injured"]),
        ("The attack left 12 people dead.", ["killed"]),
        ("Twelve miners died in the shaft.", ["killed"]),
        ("The toll stands at 12.", ["killed"]),
        ("Fewer than 900 rebels remain in the hills.", ["remaining"]),
        ("Fewer than 900 rebels are still in the hills.", ["remaining"]),
        ("The last few hundred rebels fled.", ["remaining"]),
        ("Police arrested 40 smugglers.", ["arrested"]),
        ("Some 6,000 families were displaced.", ["displaced"]),
        ("Crews rescued 31 sailors.", ["rescued"]),
        ("Three hikers are missing.", ["missing"]),
        ("40 patients were taken to hospital.", ["hospitalised"]),
        ("Some 300 farmers are still cut off by the flood.", ["stranded"]),
        ("The number of farmers stranded by the flood dropped below 300.", ["stranded"]),
        ("The ministry put the number of dead at 27.", ["killed"]),
        ("The fire claimed three lives.", ["killed"]),
        ("Six miners lost their lives.", ["killed"]),
        ("Three men shot two guards.", ["agent of shoot", "shot"]),
        ("They fired six flares and fled.", ["fire"]),
        ("The herdsman was shot four times.", [None]),
        ("Engineers rehabilitated 75 schools.", ["rehabilitate"]),
    ],
)
def test_role(text: str, roles: list[str]) -> None:
    assert [q.role for q in quantities(text)] == roles


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The storm killed 12 people.", "cumulative"),
        ("Some 900 rebels remain in Oska.", "stock"),
        ("The dam cost $2 billion.", "money"),
        ("Rent is $300 a month.", "rate"),
        ("It burned 40 hectares.", "size"),
        ("A third of the barns stood.", "share"),
    ],
)
def test_measure(text: str, measure: str) -> None:
    assert quantities(text)[0].measure == measure


def test_an_article_counts_one_person_only_where_something_happened_to_him() -> None:
    (quantity,) = quantities("A man was killed in the square.")
    assert (quantity.amount, quantity.flags, quantity.surface) == (1, ("article",), "A")
    assert quantity.confidence < 0.5
    assert quantities("A man walked across the square.") == []


def test_exclusions_go_to_the_figure_before_them() -> None:
    (here,) = quantities("There are fewer than 900 rebels, not including those in western Oska.")
    assert [x.text for x in here.excludes] == ["not including those in western Oska"]
    (quantity, *_) = quantities("There are fewer than 900 rebels. The figure excludes areas held by the army.")
    assert [x.text for x in quantity.excludes] == ["The figure excludes areas held by the army"]


def test_inclusions_name_what_is_taken_in() -> None:
    (quantity,) = quantities("Four people died, including the gunman.")
    assert [x.text for x in quantity.includes] == ["including the gunman"]


def test_places_follow_their_prepositions() -> None:
    (quantity,) = quantities("Some 900 beekeepers met in Kenya and Sudan, the guild said.")
    assert [p.name for p in quantity.places] == ["Kenya", "Sudan"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The toll reached 112 on Tuesday, compared with 97 on Monday.", [13, 12]),
        ("On 9 May, crews rescued 31 sailors.", [9]),
        ("Some 900 rebels remain, the mission said on Wednesday.", [14]),
        ("Some 900 rebels remain.", [15]),
    ],
)
def test_as_of(text: str, day: list[int]) -> None:
    assert [q.as_of.start.day if q.as_of and q.as_of.start else None for q in quantities(text)] == day


def test_the_time_of_a_former_figure_dates_no_other() -> None:
    now, former = quantities("The ministry revised the death toll down to 24, from 27 last week.")
    assert now.as_of is not None and now.as_of.start == _DAY
    assert former.as_of is not None and former.as_of.end is not None and former.as_of.end < _DAY


def test_the_start_of_a_count_does_not_date_it() -> None:
    (quantity,) = quantities("The floods have killed 27 people since the dike broke on 20 April.")
    assert quantity.as_of is not None and quantity.as_of.start == _DAY


def test_history_keeps_its_own_time() -> None:
    (quantity,) = quantities("In 2014, the flood killed 40 people.")
    assert quantity.as_of is not None and quantity.as_of.start == datetime.date(2014, 1, 1)


def test_without_an_anchor_the_day_stays_partial() -> None:
    (quantity,) = quantities("The mission said on Wednesday that 900 rebels remain.", published=None)
    assert quantity.as_of is not None
    assert (quantity.as_of.start, quantity.as_of.partial) == (None, "weekday:2")


def test_a_ratio_of_another_figure_keeps_its_base() -> None:
    text = (
        "Fewer than 900 goats are ill, the herders said on Wednesday. That is a third of the number given in April. "
        "On 20 April the herders said 2,700 goats were ill."
    )
    first, ratio, third = quantities(text)
    assert ratio.form == "relative" and ratio.relative is not None
    assert ratio.surface == "a third of the number given in April"
    assert ratio.relative.base is not None
    assert text[ratio.relative.base.start : ratio.relative.base.end] == "the number given in April"
    assert ratio.relative.base_quantity == third.id
    assert ratio.relative.resolved is not None and ratio.relative.resolved.upper == pytest.approx(900)
    assert first.id != third.id


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Rents doubled.", 2),
        ("Rents tripled within a year.", 3),
        ("Output halved.", 0.5),
        ("It is half of what the ministry gave in May.", 0.5),
        ("That is twice the number given in May.", 2),
    ],
)
def test_multiples(text: str, factor: float) -> None:
    relative = quantities(text)[0].relative
    assert relative is not None and (relative.operation, relative.factor) == ("ratio", factor)


@pytest.mark.parametrize(
    ("text", "amount", "direction"),
    [
        ("Shares fell 4%.", -4, "down"),
        ("Output rose by 12 percent.", 12, "up"),
        ("Exports were up 3%.", 3, "up"),
        ("The index lost 190 points.", -190, "down"),
        ("Aid was cut by $3 million.", -3e6, "down"),
    ],
)
def test_changes_are_signed(text: str, amount: float, direction: str) -> None:
    (quantity,) = quantities(text)
    assert quantity.form == "change" and quantity.relative is not None
    assert (quantity.amount, quantity.relative.direction) == (amount, direction)
    if quantity.lower is not None and quantity.upper is not None:
        assert quantity.lower <= quantity.upper


def test_a_change_told_again_in_another_unit_is_a_change() -> None:
    points, percent = quantities("The Oska index lost 190 points, or 0.6%.")
    assert (points.amount, percent.amount, percent.form) == (-190, -0.6, "change")


def test_growing_at_a_rate_is_no_change() -> None:
    (quantity,) = quantities("The economy is growing at 2.4% a year.")
    assert (quantity.form, quantity.amount) == ("exact", 2.4)


def test_the_rest_is_what_the_parts_leave() -> None:
    *_, rest = quantities("Of the 220 wagons, 150 need new wheels and the rest need paint.")
    assert rest.surface == "the rest" and rest.form == "relative" and rest.relative is not None
    assert rest.relative.resolved is not None and rest.relative.resolved.lower == 70
    assert [q.surface for q in quantities("The rest of the world looked on.")] == []


@pytest.mark.parametrize(
    ("text", "polarity", "flags"),
    [
        ("The ministry denied that 40 people had died.", "denied", ()),
        ("If 40 people had died we would know.", "hypothetical", ()),
        ("Without the dam 40 people would have died.", "hypothetical", ("counterfactual",)),
        ("Did 40 people die?", "questioned", ()),
        ("The port is expected to employ 40 pilots.", "asserted", ("projected",)),
        ("The ministry aims to train 40 pilots.", "asserted", ("target",)),
    ],
)
def test_polarity(text: str, polarity: str, flags: tuple[str, ...]) -> None:
    quantity = quantities(text)[0]
    assert quantity.polarity == polarity
    assert set(flags) <= set(quantity.flags)


def test_blocks_mark_what_is_not_the_report() -> None:
    title, comment, more = "900 rebels remain\n", "Only 20 rebels, I say.\n", "40 goats died elsewhere."
    text = title + title + comment + more
    ends = [len(title), 2 * len(title), 2 * len(title) + len(comment), len(text)]
    kinds = ("title", "title", "comment", "foreign")
    blocks = [Block("made.txt", start, end, kind) for start, end, kind in zip([0, *ends], ends, kinds, strict=False)]
    found = quantities(text, *blocks)
    assert [q.flags for q in found] == [(), ("repeated",), ("comment",), ("foreign",)]
    assert found[2].as_of is None


def test_a_time_in_what_money_is_for_does_not_date_the_sum() -> None:
    (asked,) = quantities("The trust asked for 12 million euros to mend the piers before May 2019.")
    assert asked.as_of is None or asked.as_of.end != datetime.date(2019, 4, 30)
    (given,) = quantities("The trust had given 12 million euros before May 2019.")
    assert given.as_of is not None and given.as_of.end == datetime.date(2019, 4, 30)
