"""Numbers, units, ranges, changes and masks in sentences of many kinds of news: what each says, and what it does not.

Every figure is written as `told` writes it: "12" exact, "~12" approximate, "<12", "<=12", ">12", ">=12", "12..15" a
range, "[24, 100)" a vague amount, "up 5" and "down 5" a change, "x2" a ratio to another figure; then the unit.
"""

from __future__ import annotations

import pytest

from stemma.claims import extract, extract_quantities
from stemma.language import get_annotator
from stemma.records import Block, Document, Quantity

SYMBOLS = {"exact": "", "approximate": "~", "less_than": "<", "at_most": "<=", "more_than": ">", "at_least": ">="}

#: sentence, and its figures in order
SENTENCES: dict[str, list[tuple[str, str]]] = {
    "money": [
        ("The port authority will borrow $5m to dredge the channel.", "5,000,000 USD"),
        ("Brussels gave the growers 5m euros last spring.", "5,000,000 EUR"),
        ("The state set aside Rs 3 crore for the widows of the mine.", "30,000,000 INR"),
        ("A levy of A$2.4 billion was shelved by the cabinet.", "2,400,000,000 AUD"),
        ("The insurer paid US$18,500 to each claimant.", "18,500 USD"),
        ("Damage to the quay was put at between £4m and £6m.", "4,000,000..6,000,000 GBP"),
        ("The harbour board owes its dredgers 700,000 kroner in back pay.", "700,000 krone"),
        ("Tickets cost from €15 to €40 at the gate.", "15..40 EUR"),
        ("Smugglers charged them 3,000 Libyan dinars each.", "3,000 LYD"),
        ("The judge fined the brewery 20 lakh rupees.", "2,000,000 INR"),
        ("Fuel now sells at $1.30 a litre in Oster.", "1.3 USD/litre"),
        ("Teachers earn about 900 euros a month.", "~900 EUR/month"),
        ("The fund lost $2.5bn, or 11% of its value.", "2,500,000,000 USD|x0.11 percent"),
        ("A ransom of half a million dollars was paid.", "500,000 USD"),
        ("Its market value has slipped below $40 billion.", "<40,000,000,000 USD"),
        ("The bridge cost C$95 million to repair.", "95,000,000 CAD"),
        ("They were promised a $200-a-week allowance.", "200 USD/week"),
        ("A pint costs 80 pence in the members' bar.", "80 penny"),
        ("The gang took jewels worth ¥30 million.", "30,000,000 JPY"),
        ("The stock slid to 118.5p by noon.", "118.5 penny"),
        ("Flats cost from RM120,000 to RM300,000 in the new quarter.", "120,000..300,000 MYR"),
        ("It makes over 9 million crowns ($400,000) a month.", ">9,000,000 crown/month|>400,000 USD/month"),
        ("Soles and crabs fetch €9 and €14 a kilo respectively.", "9 EUR|14 EUR/kilogram"),
    ],
    "parts": [
        ("One in five wells in the delta is salty.", "0.2 ratio"),
        ("Three out of four nurses voted to walk out.", "0.75 ratio"),
        ("Two thirds of the seats went to the opposition.", "0.666667 ratio"),
        ("Nearly half of the ballots were spoiled.", "~0.5 ratio"),
        ("About 17 percent of the herd tested positive.", "~17 percent"),
        ("Turnout reached 61.5 per cent by dusk.", "61.5 percent"),
        ("The central bank cut its rate by 25 basis points.", "down 25 basis point"),
        ("Support for the bill is up three percentage points.", "up 3 percentage point"),
        ("A quarter of the crew has scurvy.", "0.25 ratio"),
        ("Between 30 and 35 per cent of lambs died in the frost.", "30..35 percent"),
        ("Six in 10 voters stayed at home.", "0.6 ratio"),
        ("More than two-fifths of the town is under water.", ">0.4 ratio"),
        ("Inflation ran at 8.25% in the year to June.", "8.25 percent"),
    ],
    "measures": [
        ("The reef lies 40 km off the cape.", "40 kilometre"),
        ("Gusts of up to 130 km/h tore off roofs.", "<=130 kilometre per hour"),
        ("The dam holds 2.5 million cubic metres of water.", "2,500,000 cubic metre"),
        ("Winds topped 90 mph on the ridge.", ">90 mile per hour"),
        ("A 10-metre wave struck the ferry.", "10 metre"),
        ("The fire has burned 1,200 hectares of pine.", "1,200 hectare"),
        ("Divers went down 2 1/2 fathoms.", "2.5 fathom"),
        ("The plant turns out 400 megawatts.", "400 megawatt"),
        ("Rain of 150 mm fell overnight.", "150 millimetre"),
        ("Farmers were left with six and a half tonnes of rotten figs.", "6.5 tonne"),
        ("The mercury fell to minus 12 degrees Celsius.", "-12 celsius"),
        ("The depot covers some 14 square miles.", "~14 square mile"),
        ("The pipeline carries 60,000 barrels a day.", "60,000 barrel per day"),
        ("Each raft is 12 feet long.", "12 foot"),
        ("Police seized 35 kilos of heroin.", "35 kilogram"),
        ("A 6.2-magnitude quake rattled the valley.", "6.2 magnitude"),
        ("The tremor, of magnitude 5.8, cracked walls.", "5.8 magnitude"),
        ("The strike lasted eleven days.", "11 day"),
        ("Tugs can do no more than 12 kt against the wind.", "<=12 knot"),
        ("The sleigh went 80 m.p.h. down the slope.", "80 mile per hour"),
        ("Moths crossed more than 100 kilometres (60 miles) of sea.", ">100 kilometre|>60 mile"),
        ("The turbine made 35 GWh in May.", "35 gigawatt hour"),
        ("A 3,000-square-foot barn was flattened.", "3,000 square foot"),
        ("Each ration has 2,100 calories.", "2,100 calorie"),
        ("The heat reached 44C in the camp.", "44 celsius"),
        ("Sheds come from 60 sq ft up to 110 sq ft.", "60..110 square foot"),
        ("The well gave 300 litres per second.", "300 litre per second"),
    ],
    "counts": [
        ("Some 24,000 dockers walked out at dawn.", "~24,000"),
        ("Twenty-six miners are still below ground.", "26"),
        ("The clinic treated 1,04,500 patients in a year.", "104,500"),
        ("Up to 3.2 million hens were culled.", "<=3,200,000"),
        ("At least two hundred and six houses slid into the ravine.", ">=206"),
        ("The union speaks for 45k drivers.", "45,000"),
        ("A dozen and a half goats were stolen.", "18"),
        ("Organisers spoke of a crowd 80,000 strong.", "80,000"),
        ("A 24,000-strong crowd filled the bowl.", "24,000"),
        ("Half a dozen guards were suspended.", "6"),
        ("Five to seven million voters have yet to register.", "5,000,000..7,000,000"),
        ("Between 1500 and 2100 residents were moved.", "1,500..2,100"),
        ("The airline will drop 1,800 jobs and 12 routes.", "1,800|12"),
        ("Seventeen sailors and three cooks were picked up.", "17|3"),
        ("The outbreak has killed 30-odd calves.", "~30"),
        ("Medics counted 40 or more cases.", ">=40"),
        ("Not more than 15 boats may enter at once.", "<=15"),
        ("The list holds 300 to 400 names.", "300..400"),
        ("Roughly 7 or 8 shots were heard.", "7..8"),
        ("In all, 12 500 ballots were burnt.", "12,500"),
        ("Nine bodies were found, four of them in a lorry.", "9|4"),
        ("No fewer than 70 wagons left the rails.", ">=70"),
        ("Close to 600 firms have closed.", "~600"),
        ("Upwards of 900 claims were lodged.", ">900"),
    ],
    "vague": [
        ("Dozens of stalls were smashed.", "[24, 100)"),
        ("Hundreds of weavers marched on the mill.", "[200, 1,000)"),
        ("Tens of thousands of pilgrims are stranded.", "[20,000, 100,000)"),
        ("Several hundred seals were found dead.", "[200, 1,000)"),
        ("A few thousand voters queued in the rain.", "[2,000, 10,000)"),
        ("The quake left thousands homeless.", "[2,000, 10,000)"),
        ("Losses run to hundreds of millions of dollars.", "[200,000,000, 1,000,000,000) USD"),
        ("A couple of dozen trucks were torched.", "~24"),
        ("Scores of passengers were hurt.", "[40, 100)"),
    ],
    "changes": [
        ("Output fell by a third.", "down 0.333333 ratio"),
        ("Arrests doubled in a year.", "x2 ratio"),
        ("Wheat imports rose 14 percent.", "up 14 percent"),
        ("The jobless count dropped by 14,000 to 183,000.", "down 14,000|183,000"),
        ("The toll rose to 58, up from 41.", "58|41"),
        ("The estimate was revised down from 900 to 650.", "900|650"),
        ("Sales went up from 300 to 420 units.", "300|420"),
        ("Shares of the brewer closed 3.1% lower.", "down 3.1 percent"),
        ("Rents have tripled since the war.", "x3 ratio"),
        ("Cases increased fivefold.", "x5 ratio"),
        ("The backlog shrank by 2,300 files.", "down 2,300"),
        ("Profit was down 8 per cent at £61m.", "down 8 percent|61,000,000 GBP"),
        ("The index gained 112 points to 8,406.", "up 112|8,406"),
        ("Its fleet is twice as big as that of its rival.", "x2 ratio"),
        ("Prices jumped by more than 40%.", "up 40 percent"),
        ("The navy wants to cut 6,000 posts.", "6,000"),
        ("The swarm is four times the size of the last one.", "x4"),
        ("The council halved the subsidy.", "x0.5 ratio"),
        ("Unemployment rose 0.2% to 5.1%.", "up 0.2 percent|5.1 percent"),
        ("The reservoir dropped by 5 to 7 metres.", "down 5..7 metre"),
        ("The shipyard's shares were 190 points lower at noon.", "down 190"),
        ("The pound slipped below $1.10.", "<1.1 USD"),
    ],
    "of many kinds": [
        ("The airline's losses more than doubled to $340m.", "x2 ratio|340,000,000 USD"),
        ("Nearly three in ten pupils were absent on Friday.", "~0.3 ratio"),
        ("Its workforce has shrunk from 4,200 to just 900 in six years.", "4,200|900|6 year"),
        ("Police put the crowd at 15,000 to 20,000.", "15,000..20,000"),
        ("The levy rises by 2p a litre from 1 April.", "up 2 penny/litre"),
        ("They had walked 300-plus kilometres when the rains came.", ">=300 kilometre"),
        ("The trust gave away £1.5 million, almost twice as much as last year.", "1,500,000 GBP|x2 ratio"),
        ("A lorry carrying 22 tonnes of gravel overturned on the M6.", "22 tonne"),
        ("The vaccine was 94.1% effective in a trial of 30,400 adults.", "94.1 percent|30,400"),
        ("In Ward 7, 61 of 80 beds are taken.", "61|80"),
        ("The cooperative owes its members between 8 and 9 billion pesos.", "8,000,000,000..9,000,000,000 peso"),
        ("Only a handful of the 450 seats are still open.", "450"),
        ("The runner-up got 12,031 votes, 44 fewer than the winner.", "12,031|down 44"),
        ("The verdict was 9-3 in favour of the plaintiff.", ""),
        ("Reserves stood at 11.4 trillion cubic feet.", "11,400,000,000,000 cubic foot"),
        ("The blaze destroyed as many as 70 homes and 1,500 acres of scrub.", "<=70|1,500 acre"),
        ("The commission got 2,000-odd letters.", "~2,000"),
        ("Under Section 12(3) the fine is capped at 500 crowns.", "500"),
        ("Exports to the islands slumped 40 to 45 per cent.", "down 40..45 percent"),
        ("Rainfall is a fifth below average.", "0.2 ratio"),
        ("One person was killed and two others hurt when a crane fell.", "1|2"),
        ("No fewer than 3 in 4 shops on the quay stand empty.", ">=0.75 ratio"),
        ("The 2031 census counted 1.2m households.", "1,200,000"),
        ("He ran the 800 metres in under two minutes.", "800 metre|<2 minute"),
        ("The pay deal is worth 6.5% over two years.", "6.5 percent|2 year"),
        ("Some 4 billion litres a day leak from the mains.", "~4,000,000,000 litre per day"),
        ("The firm will shut 14 of its 37 plants by 2033.", "14|37"),
        ("The peak is 3,900m high.", "3,900 metre"),
        ("The caravan of 60-some trucks left at dawn.", "~60"),
        ("The ward's 12 nurses and two dozen porters voted 28 to 8 for the strike.", "12|24"),
    ],
    "no figures": [
        ("The accord was signed on 12 May 1987 in Lund.", ""),
        ("Flight 617 was held on the tarmac.", ""),
        ("The second suspect fled over the 3rd Street bridge.", ""),
        ("Call 555-0142 or visit Room 12.", ""),
        ("They met at 10:30 and again at 4 p.m.", ""),
        ("The wreck lies at 41.9028° N, 12.4964° E.", ""),
        ("Under Article 50 the term ends in 2019.", ""),
        ("The A40 and the M1 were both shut.", ""),
        ("A Kestrel K-24 drone came down near the school.", ""),
        ("Rovers beat United 3-1 on Saturday.", ""),
        ("The 1990s were lean years for the port.", ""),
        ("She was one of the first to arrive.", ""),
        ("Mara Voss, 34, of Elm Court, was charged.", ""),
        ("The court sat under Rule 26 of Act 9.", ""),
        ("Version 4.2.1 of the app mends the fault.", ""),
        ("The team works 24/7 on the line.", ""),
        ("On one hand the reform is cheap.", ""),
        ("The law of 1879 still stands.", ""),
        ("Channel 4 broke the story.", ""),
        ("The bomb went off at 0640 hours.", ""),
        ("A 12-year-old boy raised the alarm.", ""),
        ("He turned 60 in March.", ""),
        ("Route 66 was closed near mile marker 12.", ""),
        ("The 5th Brigade crossed the river.", ""),
        ("He drove a 1964 sedan into the lake.", ""),
        ("COVID-19 wards stayed shut.", ""),
        ("The Stoxx 600 opened flat.", ""),
        ("The clip plays in 1080p.", ""),
    ],
}

ROWS = [(kind, *row) for kind, rows in SENTENCES.items() for row in rows]


def number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:.6g}"


def told(one: Quantity) -> str:
    """A figure in the words of the table."""
    unit = f" {one.unit}" if one.unit else ""
    if one.form == "relative" and one.relative is not None and one.relative.factor is not None:
        return f"x{number(one.relative.factor)}{unit}"
    if one.form == "change" and one.amount is not None and one.lower != one.upper and one.unit and not one.hedges:
        ends = sorted((abs(one.lower or 0), abs(one.upper or 0)))
        return f"{'down' if one.amount < 0 else 'up'} {number(ends[0])}..{number(ends[1])}{unit}"
    if one.form == "change" and one.amount is not None:
        return f"{'down' if one.amount < 0 else 'up'} {number(abs(one.amount))}{unit}"
    if one.form == "vague":
        return f"[{number(one.lower or 0)}, {number(one.upper or 0)}){unit}"
    if one.form == "range":
        return f"{number(one.lower or 0)}..{number(one.upper or 0)}{unit}"
    value = next((v for v in (one.amount, one.lower, one.upper) if v is not None), 0.0)
    return f"{SYMBOLS.get(one.form, '?')}{number(value)}{unit}"


def figures(sentence: str) -> str:
    document = Document(id="one", text=sentence, sha256="", blocks=(Block("one", 0, len(sentence), "body"),))
    annotation = get_annotator("trained").annotate(document)
    found = (one for one in extract_quantities(document, annotation) if "article" not in one.flags)
    return "|".join(map(told, found))


@pytest.mark.parametrize(("kind", "sentence", "expected"), ROWS)
def test_what_a_sentence_says(kind: str, sentence: str, expected: str) -> None:
    assert figures(sentence) == expected, kind


@pytest.mark.parametrize(("language", "count"), [("en", 1), ("pcm", 1), (None, 1), ("de", 0), ("fr-CA", 0)])
def test_figures_are_read_where_they_are_written_as_in_english(language: str | None, count: int) -> None:
    text = "Brell: 15.3 ppg."
    document = Document("one", text, "", blocks=(Block("one", 0, len(text), "body"),), language=language)
    found = extract(document, get_annotator("trained").annotate(document)).quantities
    assert len(found) == count
