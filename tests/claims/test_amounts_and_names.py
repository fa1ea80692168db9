"""Amounts that look like years, names or metres, and names and dates that look like amounts; units of every kind.

Figures are written as in `test_number_sentences`.
"""

from __future__ import annotations

import pytest
from tests.claims.test_number_sentences import figures

AMOUNTS = [
    # four digits after a noun of amounts are no year
    ("Harbour dues will rise by an average of 1500.", "1,500"),
    ("The choir drew a total of 1850 on its tour.", "1,850"),
    ("A record of 2040 was set at the weir, the keeper said.", "2,040"),
    ("The mill set the record of 1998 again.", ""),
    ("They took an average of 2015 and 2016.", ""),
    # a bare m is a million before a plural, else metres
    ("The shell fell into a yard 300m from the gate.", "300 metre"),
    ("Ilse Varro won the 800m final.", "800 metre"),
    ("Some 4m voters stayed at home.", "~4,000,000"),
    ("It sold 2.7m bound and printed copies.", "2,700,000"),
    ("The island has a population of 3.2m.", "3,200,000"),
    ("The divers found it 30m underground.", "30 metre"),
    # a day before its month takes no number after it
    ("On 23 September 28 miners were trapped.", "28"),
    ("On 3 May 40% of the ballots were spoiled.", "40 percent"),
    ("The memo of 17 May 88 (marked secret) was found.", ""),
    ("It was dated September 28.", ""),
    # thousands set apart by spaces
    ("The province counted 40 000 of them.", "40,000"),
    ("A sum of 1 250 000 marks was paid.", "1,250,000"),
    ("The press printed 12 500 ballots.", "12,500"),
    # signs of money in plain ASCII
    ("The stand cost PS21,700 and the flag PS4.50.", "21,700 GBP|4.5 GBP"),
    ("The yard was sold for PS8m.", "8,000,000 GBP"),
    ("Flight PS752 and the PS5 were late.", ""),
    ("Ordo lost ground to close at Y=5,182.", "5,182 JPY"),
    # supplied by an editor
    ("At least [9] persons drowned in the ford.", ">=9"),
    # halves and parts of multiples
    ("The board cut the subsidy by a half.", "down 0.5 ratio"),
    ("The debt is one billion and three quarters million crowns.", "1,000,750,000 crown"),
    ("The herd was cut by a dozen and a half.", "down 18"),
    # rates by any unit, and of money by any noun
    ("Steel sold at $900 per long ton.", "900 USD/long ton"),
    ("Power costs 30 euros per kilowatt hour there.", "30 EUR/kilowatt hour"),
    ("The ferry charges $12 per passenger.", "12 USD/passenger"),
    ("Growers get 40 kuna per litre.", "40 HRK/litre"),
    # units of every kind
    ("The counter showed 40 becquerels.", "40 becquerel"),
    ("Workers took up 12 millisieverts.", "12 millisievert"),
    ("It carries 3 gigabits per second.", "3 gigabit per second"),
    ("The pump lifts 90 kilolitres a day.", "90 kilolitre per day"),
    ("He lost two stone in a month.", "2 stone"),
    ("Boys threw six stones at the van.", "6"),
    ("All three leagues signed the pact.", "3"),
    ("She has two rods and a net.", "2"),
    ("The wire carries a current of 15 A at 230 V.", "15 ampere|230 volt"),
    ("The scanner needs a 1.5 T magnet.", "1.5 tesla"),
    ("A force of 10 N bent the rod.", "10 newton"),
    ("The capacitor is rated at 10 µF, the coil at 47 Ω.", "10 microfarad|47 ohm"),
    ("It was 38 C in the shade, a record heat.", "38 celsius"),
    ("The sap has a density of 1,100 kg/m3.", "1,100 kilogram per cubic metre"),
    ("The gust reached 31 m/s at the mast.", "31 metre per second"),
    ("The club has 3 A teams and 5 N players.", "3|5"),
    # a width has no sign
    ("Its samples err by plus or minus 3.1 percentage points.", "3.1 percentage point"),
    ("It was minus 12 degrees at dawn.", "-12 degree"),
    # two states share a unit given once
    ("Mileage crept from 20 mpg in spring to 24.", "20 mile per gallon|24 mile per gallon"),
    ("The rate went from 13.5 to 14 percent.", "13.5 percent|14 percent"),
    ("Depth fell from 9 metres to 40 boats' worth of silt.", "9 metre|40"),
    ("The wage went from $7.25 to $15 an hour.", "7.25 USD/hour|15 USD/hour"),
    ("Rooms run from $40 to $90, which makes $600 a week.", "40..90 USD|600 USD/week"),
    # ranges and states of change
    ("The dairy cut its guess from 8 to 9 percent to 4 to 6 percent.", "8..9 percent|4..6 percent"),
    ("The tram goes from 0 to 62 mph in 9 seconds.", "0..62 mile per hour|9 second"),
    ("Its top speed rose from 20 to 62 mph.", "20 mile per hour|62 mile per hour"),
    ("The fee rises from $160 to $180 to $200.", "160 USD|180 USD|200 USD"),
    ("The toll rose from 0 to 12.", "0|12"),
    # the direction of what edges, trends and ticks
    ("The index is trending up 0.2% today.", "up 0.2 percent"),
    ("Inflation ticked down 0.1 percentage points.", "down 0.1 percentage point"),
    ("Delgar Tin added 15 sen and Puro lost 4 sen.", "up 15 sen|down 4 sen"),
    ("Ordo gained 40 seats.", "40"),
    # what moves by a length, and what rises by it
    ("The shell fell 200 yards from block 12.", "200 yard"),
    ("Troops advanced 15 to 20 kilometres.", "15..20 kilometre"),
    ("The river rose three metres overnight.", "up 3 metre"),
    ("The lake's level fell two feet.", "down 2 foot"),
    ("A climber fell 40 metres to the ledge.", "40 metre"),
    ("In ward 9 four died and in the ward 12 died.", "4|12"),
    # superlatives that are told a value
    ("The highest bid is 84.75 cents and the lowest is 74.07.", "84.75 cent|74.07"),
]

NAMES = [
    "COVID -19 wards stayed shut.",
    "The new iVane 12 Pro lamps and the iVane 13 came out.",
    "We tried the Orbit Watch 5 to see if it holds.",
    "An Antonov 26 and a Boeing 737 stood on the strip.",
    "The Oska M&R 500 opened flat.",
    "They fired 122mm rockets.",
    "Gunners moved the 60-mm mortars at dusk.",
    "The men of squad 4, all unhurt, came home.",
    "Safety is our number one priority.",
    "It is a fifty-fifty chance.",
    "The charter asks for a two-thirds majority.",
    "The two sides met, and the three ministers left.",
]


@pytest.mark.parametrize(("sentence", "expected"), AMOUNTS)
def test_amounts(sentence: str, expected: str) -> None:
    assert figures(sentence) == expected


@pytest.mark.parametrize("sentence", NAMES)
def test_names(sentence: str) -> None:
    assert figures(sentence) == ""
