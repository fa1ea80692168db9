"""Stories with a known ledger: reports written from templates about events that never were.

`made_story(domain, seed)` writes six reports of one event, each in wordings drawn at random, with what a
careful reader must find in them:

- a count that grows in three dated steps, told by one body, on the third day by its spokeswoman;
- on the third day another body with a count that cannot also hold, so that the two conflict;
- a reprint of the second report in another paper;
- a headline that rounds the number its text gives in full;
- a range whose headline keeps the upper end only;
- an exclusion that the second report and its reprint carry, and a later report of the same count does not;
- an earlier event told in passing, whose count belongs to no series of this one;
- in a fourth report a correction of the third day's count, by the body that gave it.
"""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from stemma.records import Source

_PLACES = (
    ("Brennock", "Talvia"), ("Ostrel", "Morvane"), ("Quellin", "Sardova"), ("Haskerby", "Lindreth"), ("Port Amsel", "Veyland"),
)  # fmt: skip
#: What one report takes out of a count.
EXCLUDED = "the islands in the estuary"
_TENS = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty", 6: "sixty"}
_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
#: One line for each report but the reprint: reporters on the spot write no sentence alike.
_LINES = (
    "Shops near the square opened late.",
    "Our reporter saw lamps burning in the town hall until midnight.",
    "A school band that was to play on Sunday has called off its concert.",
    "Nobody answered the telephone at the mayor's house.",
)
_WOMEN = ("Marta Ilvane", "Selma Drost", "Ines Korvald", "Petra Halloran")
_OUTLETS = (
    "Morning Ledger",
    "Evening Signal",
    "Coastal Gazette",
    "National Observer",
    "Daily Beacon",
    "Weekly Courier",
)


@dataclass(frozen=True, slots=True)
class Domain:
    """Words of one kind of event.

    `dead` are templates of the running count (N, P, B: number, place, body); `first`, `other` are the
    two bodies; `much` is a second, larger count, `span` one given as a range; `past` is the event in passing.
    """

    name: str
    opening: str
    first: str
    other: str
    head: str
    role: str
    running: tuple[str, ...]
    headline: str
    much: tuple[str, ...]
    much_head: str
    much_headline: str
    span: tuple[str, ...]
    span_head: str
    span_headline: str
    past: tuple[str, ...]
    colour: tuple[str, ...]


DOMAINS = (
    Domain(
        "flood", "The river Sell left its bed above {P} after two days of rain.", "{P} fire brigade", "provincial health office",
        "person", "killed",
        (
            "{N} people have been killed by the flood in {P}, the {B} said on {D}.",
            "The flood in {P} has killed {N} people, according to the {B}, which spoke on {D}.",
            '"The water has killed {N} people in {P}," the {B} said on {D}.',
        ),
        "Flood in {P} kills {N}",
        ("The water damaged {M} houses in the old town, the {B} said.", "{M} houses in the old town were damaged, according to the {B}."),
        "house", "About {R} houses damaged in {P}",
        ("Between {L} and {U} residents were moved to schools on higher ground, the {B} said.",),
        "resident", "Up to {U} residents moved in {P}",
        ("A similar flood in 2009 killed {Z} people.", "In 2009, a flood on the same river killed {Z} people."),
        ("Crews carried sandbags to the bridge all night.", "The railway along the bank is closed.", "More rain is forecast."),
    ),
    Domain(
        "ferry", "The ferry Alba sank within sight of the harbour of {P} before dawn.", "{P} coast guard", "transport ministry",
        "passenger", "killed",
        (
            "{N} passengers died when the ferry sank off {P}, the {B} said on {D}.",
            "The {B} said on {D} that {N} passengers had died in the sinking off {P}.",
            "{N} passengers are dead after the sinking off {P}, according to the {B}, which spoke on {D}.",
        ),
        "{N} dead as ferry sinks off {P}",
        ("Divers brought up {M} life jackets, the {B} said.", "{M} life jackets were brought up by divers, according to the {B}."),
        "jacket", "About {R} life jackets found off {P}",
        ("Between {L} and {U} relatives gathered at the terminal, the {B} said.",),
        "relative", "Up to {U} relatives wait in {P}",
        ("A similar accident in 2009 killed {Z} passengers.", "In 2009, {Z} passengers died when another ferry sank in the strait."),
        ("The hull lies at a depth that divers can reach.", "The harbour was closed to traffic.", "A crane ship is under way."),
    ),
    Domain(
        "strike", "Work at the yards of {P} has stopped over night shifts.", "Dockworkers' Union", "port authority",
        "worker", "arrested",
        (
            "{N} workers have been arrested at the yards of {P}, the {B} said on {D}.",
            "Police have arrested {N} workers at the yards of {P}, the {B} said on {D}.",
            "The {B} said on {D} that {N} workers had been arrested at the yards of {P}.",
        ),
        "{N} workers arrested at yards in {P}",
        ("The stoppage holds up {M} containers, the {B} said.", "{M} containers are held up by the stoppage, according to the {B}."),
        "container", "About {R} containers held up in {P}",
        ("Between {L} and {U} pickets stood at the gates, the {B} said.",),
        "picket", "Up to {U} pickets at the gates in {P}",
        ("A similar strike in 2009 ended with {Z} arrests.", "In 2009, {Z} workers were arrested in a strike at the same yards."),
        ("The gates stayed shut all day.", "Talks are to go on next week.", "Lorries queue along the ring road."),
    ),
    Domain(
        "election", "Counting in {P} began an hour after the polls had closed.", "electoral commission", "observer mission",
        "ballot", "counted",
        (
            "{N} ballots were found damaged in {P}, the {B} said on {D}.",
            "The {B} said on {D} that {N} damaged ballots had been found in {P}.",
            "{N} damaged ballots have been found in {P}, according to the {B}, which spoke on {D}.",
        ),
        "{N} damaged ballots in {P}",
        ("The count took in {M} polling stations, the {B} said.", "{M} polling stations were counted, according to the {B}."),
        "station", "About {R} polling stations counted in {P}",
        ("Between {L} and {U} voters were turned away, the {B} said.",),
        "voter", "Up to {U} voters turned away in {P}",
        ("At the election in 2009, {Z} ballots were found damaged.", "In 2009, {Z} damaged ballots had been found there."),
        ("The halls stayed lit until morning.", "A judge is to look at the lists.", "Turnout is not known yet."),
    ),
    Domain(
        "layoffs", "The glass maker Ordelin is to close its furnaces at {P}.", "works council", "labour office",
        "employee", "dismissed",
        (
            "{N} employees have been dismissed at the works in {P}, the {B} said on {D}.",
            "The {B} said on {D} that {N} employees had been dismissed at the works in {P}.",
            "{N} employees have lost their posts at the works in {P}, according to the {B}, which spoke on {D}.",
        ),
        "{N} employees dismissed in {P}",
        ("The works supply {M} shops, the {B} said.", "{M} shops are supplied by the works, according to the {B}."),
        "shop", "About {R} shops supplied from {P}",
        ("Between {L} and {U} apprentices would be taken on elsewhere, the {B} said.",),
        "apprentice", "Up to {U} apprentices of {P} to move",
        ("A closure in 2009 cost {Z} employees their posts.", "In 2009, {Z} employees were dismissed when a mill closed."),
        ("The last furnace is to go out in spring.", "The town lives by the works.", "A buyer has not been found."),
    ),
    Domain(
        "epidemic", "The fever reached {P} with the first warm days.", "{P} health board", "medical association",
        "person", "infected",
        (
            "{N} people have been infected with the fever in {P}, the {B} said on {D}.",
            "The {B} said on {D} that the fever had infected {N} people in {P}.",
            "The fever has infected {N} people in {P}, according to the {B}, which spoke on {D}.",
        ),
        "{N} infected with fever in {P}",
        ("Nurses gave out {M} masks, the {B} said.", "{M} masks were given out by nurses, according to the {B}."),
        "mask", "About {R} masks given out in {P}",
        ("Between {L} and {U} pupils were told to stay at home, the {B} said.",),
        "pupil", "Up to {U} pupils stay at home in {P}",
        ("A similar outbreak in 2009 infected {Z} people.", "In 2009, {Z} people were infected in an outbreak in the hills."),
        ("The clinics open at six now.", "Travellers are asked to wash their hands.", "The cause is not known."),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeStory:
    """The reports, and what must be found: numbers of the steps in order, and of all else."""

    domain: Domain
    place: str
    first: str
    other: str
    sources: tuple[Source, ...]
    steps: tuple[int, int, int]
    rival: int
    corrected: int
    much: int
    rounded: int
    lower: int
    upper: int
    past: int


def _in_words(number: int) -> str:
    """A number under seventy in words; those under twenty in digits, as they are written alone."""
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}{'-' if ones else ''}{_ONES[ones]}" if tens in _TENS else str(number)


def _day(date: datetime.date) -> str:
    return f"{date:%A}"


def made_story(domain: Domain, seed: int) -> MadeStory:
    """Six reports; the same for the same domain and seed."""
    draw = random.Random(f"{domain.name} {seed}")
    place, _ = draw.choice(_PLACES)
    woman = draw.choice(_WOMEN)
    outlets = draw.sample(_OUTLETS, 6)
    first, other = domain.first.format(P=place), domain.other.format(P=place)
    one = draw.randint(13, 19)
    steps = (one, one + draw.randint(5, 9), one + draw.randint(16, 24))
    rival = steps[2] + draw.randint(9, 15)
    corrected = steps[2] - draw.randint(2, 4)
    rounded = draw.choice((300, 400, 600, 700))
    much = rounded + draw.choice((-13, 12, 14, -9))
    lower = draw.choice((1200, 1500, 1700))
    upper = lower + draw.choice((400, 600))
    past = draw.randint(81, 97)
    start = datetime.date(2023, 5, 8) + datetime.timedelta(days=7 * draw.randint(0, 20))  # a Monday
    days = [start + datetime.timedelta(days=n) for n in range(4)]

    def say(template: str, **more: object) -> str:
        return template.format(**{"P": place, "B": first, **more})

    def running(wording: str, number: int, date: datetime.date, body: str = first) -> str:
        figure = draw.choice((str(number), _in_words(number)))
        text = say(wording, N=figure, D=_day(date), B=body)
        return text[0].upper() + text[1:]

    def report(number: int, date: datetime.date, headline: str, *paragraphs: str) -> Source:
        dated = f"{date.day} {date:%B} {date.year}"
        text = "\n\n".join((headline, dated, *paragraphs))
        return Source(f"{domain.name}-{seed}-{number}", text=text, title=headline, outlet=outlets[number - 1])

    wordings = draw.sample(domain.running, 3)
    much_first, much_again = draw.sample(domain.much, 2)
    lines = draw.sample(_LINES, 4)
    opening = say(domain.opening)
    colour = draw.sample(domain.colour, 3)
    excluded = f"The figure does not include {EXCLUDED}."
    second = (
        running(wordings[1], steps[1], days[1]), opening, say(much_first, M=much), excluded, *colour,
    )  # fmt: skip
    spokes = f"{woman}, a spokeswoman for the {first}, said on {_day(days[2])} that the number had risen."
    third = running(wordings[2], steps[2], days[2])
    correction = f"The {first} on {_day(days[3])} corrected the number of {_what(domain)} in {place} to {corrected}, from {steps[2]}."
    sources = (
        report(
            1, days[0], say(domain.headline, N=steps[0]), running(wordings[0], steps[0], days[0]), lines[0],
            say(draw.choice(domain.past), Z=past),
        ),
        report(2, days[1], say(domain.much_headline, R=rounded), *second),
        report(3, days[1], f"News from {place}", *second),
        report(4, days[2], say(domain.headline, N=steps[2]), third, spokes, lines[1], say(much_again, M=much)),
        report(
            5, days[2], say(domain.span_headline, U=f"{upper:,}"), say(draw.choice(domain.span), L=f"{lower:,}", U=f"{upper:,}"), lines[2],
            running(wordings[0], rival, days[2], other),
        ),
        report(6, days[3], f"Number corrected in {place}", correction, lines[3]),
    )  # fmt: skip
    return MadeStory(
        domain, place, first, other, sources, steps, rival, corrected, much, rounded, lower, upper, past
    )  # fmt: skip


def _what(domain: Domain) -> str:
    return {
        "flood": "people killed", "ferry": "passengers killed", "strike": "workers arrested",
        "election": "damaged ballots", "layoffs": "employees dismissed", "epidemic": "people infected",
    }[domain.name]  # fmt: skip
