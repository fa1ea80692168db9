"""Short reports made from templates: invented places, bodies and people; the same for the same seed.

Each event is told by some twenty reports: one agency text, reprints of it with and without credit, rewordings,
and later reports with revised figures.  A few reports are pages with furniture around the text.
"""

from __future__ import annotations

import datetime
import html
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FIRST_PARTS = ("Alder", "Bren", "Corve", "Dun", "Esker", "Fal", "Gorse", "Hollin", "Ister", "Kel", "Lorn", "Mar")
LAST_PARTS = ("bridge", "by", "dale", "ford", "ham", "haven", "mere", "mouth", "stead", "ton", "wick", "worth")
SURNAMES = ("Abrel", "Costane", "Dovrin", "Ekholt", "Farrun", "Gavell", "Hestrin", "Jorvald", "Kestane", "Lumbard")
GIVEN_NAMES = ("Anna", "Bertil", "Clara", "David", "Elin", "Frances", "Gerald", "Helen", "Ivor", "Johanna")
OUTLETS = ("Courier", "Dispatch", "Gazette", "Herald", "Ledger", "Mail", "Observer", "Post", "Record", "Tribune")
AGENCIES = ("Coastline News Agency", "Inland Wire", "Meridian Press")
STREETS = (
    "Chapel Row",
    "Cooper Lane",
    "Ferry Street",
    "Lime Walk",
    "Mill Quay",
    "Orchard Road",
    "Tanner Square",
    "West Gate",
)
BODIES = ("Civil Defence Office", "Coast Guard", "Fire Brigade", "Health Directorate", "Police Command", "River Board")


@dataclass(frozen=True)
class Kind:
    """A kind of event: headline, what is counted and what befell it, and sentences of which an event has some."""

    title: str
    count: str
    verb: str
    causes: tuple[str, ...]
    colour: tuple[str, ...]


KINDS = (
    Kind(
        "Flood in {place}",
        "residents",
        "evacuated",
        (
            "after the river {river} broke through a dam north of the town",
            "as the {river} rose faster than anyone had foreseen",
            "when meltwater filled the valley of the {river} overnight",
            "because a weir on the {river} gave way in the storm",
            "with the {river} over its banks for the second time this year",
        ),
        (
            "Water stood knee-deep in {street} for most of the day.",
            "Boats brought food and blankets to houses beyond {street} that cannot be reached by road.",
            "Schools in {place} stay closed until the end of the week.",
            "Farmers on the low meadows moved cattle and sheep to the barns above {neighbour}.",
            "Power failed in {neighbour} shortly before noon and came back only in the evening.",
            "A bakery near {street} gave its bread away before the cellar filled.",
            "The gauge below {neighbour} stood higher than in any spring since it was built.",
            "Soldiers filled sandbags on {street} through the night.",
        ),
    ),
    Kind(
        "Fire at warehouse in {place}",
        "workers",
        "injured",
        (
            "when a fire spread through a storage hall by the harbour",
            "after a spark from a grinder set pallets alight on the quay",
            "as flames ran along a row of sheds beside the {river}",
            "in a blaze that began in a boiler room at the old docks",
            "while burning rubber poured from a depot on the {river}",
        ),
        (
            "Smoke drifted over {neighbour} and could be seen from the ferry.",
            "The hall off {street} held paint, paper and old furniture.",
            "Neighbours on {street} were told to keep their windows shut.",
            "Crews from {neighbour} brought a second ladder engine soon after midnight.",
            "Part of the roof fell into the yard where lorries from {place} are loaded.",
            "Nobody could say yet whether the sprinklers in the hall had worked.",
            "A guard on his round noticed the glow behind {street} and rang the bell.",
            "The harbour office in {place} sent two tugs with water guns.",
        ),
    ),
    Kind(
        "Train leaves tracks near {place}",
        "passengers",
        "injured",
        (
            "when a regional train left the tracks on the line along the {river}",
            "as a night express ran into fallen trees by the {river}",
            "after the last carriage of a school train tipped over at a crossing",
            "because a bridge over the {river} sagged under a stopping train",
            "in a collision of two railcars at the {river} junction",
        ),
        (
            "The line to {neighbour} will be closed for several days.",
            "Buses take travellers from {place} to {neighbour} until the track is mended.",
            "Two carriages came to rest in a field behind {street}.",
            "The driver had taken over the train in {neighbour} only minutes before.",
            "Farmhands with tractors were the first to reach the carriages beyond {street}.",
            "A crane from the works at {neighbour} is expected to lift the engine.",
            "Rails on this stretch near {place} had been ground in the autumn.",
            "Luggage lay along the embankment until the evening.",
        ),
    ),
    Kind(
        "Strike at {place} shipyard",
        "workers",
        "dismissed",
        (
            "in a dispute over night shifts at the yard on the {river}",
            "after welders on the {river} refused a new pay scale",
            "as the owners of the {river} docks closed a whole hall",
            "when talks about pensions at the yard collapsed",
            "because a contract for six ferries on the {river} was lost",
        ),
        (
            "The yard builds ferries for the islands off {neighbour}.",
            "Talks in {neighbour} between both sides broke off late in the evening.",
            "The union has called for a march along {street} to the town hall.",
            "A half-finished hull has stood on the slip at {place} since the summer.",
            "Pickets warmed their hands over oil drums at the gate on {street}.",
            "Suppliers in {neighbour} fear for their orders if the dispute lasts.",
            "The owners bought the yard at {place} from the province for a token sum.",
            "Apprentices from {neighbour} were sent home with full pay.",
        ),
    ),
)


#: Ways to say the same of an event.
LEADS = (
    "At least {first} {count} were {verb} on {weekday} {cause}, the {body} said.",
    "More than {first} {count} have been {verb} {cause}, according to a first count of the {body} on {weekday}.",
    "{first} {count} were {verb} early on {weekday} {cause}, said the {body}.",
    "The {body} counts {first} {count} {verb} so far {cause}.",
    "On {weekday}, {cause}, nearly {first} {count} were {verb}, the {body} reported.",
    "Up to {first} {count} had to be {verb} {cause}, the {body} announced on {weekday}.",
    "{cause}, some {first} {count} were {verb} by {weekday} noon, the {body} told reporters.",
)
QUOTES = (
    '"We expect that number to rise, because about {third} people have not been reached," {speaker}, a spokesman for '
    "the {body}, said in a statement.",
    '{speaker}, speaking for the {body}, said: "Some {third} names on our list are still without an answer."',
    '"It will take days to find out what became of the other {third}," said {speaker}, spokesman of the {body}.',
    'A spokesman for the {body}, {speaker}, called it "the longest night in {third} months of service".',
    '"Nobody should come here to look: {third} helpers are enough," {speaker} of the {body} warned.',
    '"We were ready for {third} of them, not for all," the spokesman of the {body}, {speaker}, conceded.',
    "{speaker} told the agency for the {body} that {third} calls had come in within an hour.",
    '"Ask me again tomorrow, today I have {third} reports and no rest," said {speaker}, who speaks for the {body}.',
    "According to {speaker}, spokesman for the {body}, {third} volunteers had come forward by the afternoon.",
    '"My own house is one of {third} that we cannot enter," {speaker}, the spokesman of the {body}, said.',
    '"What matters now is that {third} beds are free," said the {body}\'s spokesman {speaker}.',
)
COSTS = (
    "The {body} put the damage at {cost} million crowns, not counting private houses.",
    "Insurers speak of {cost} million crowns.",
    "Repairs may cost the province {cost} million crowns, officials in {place} estimate.",
    "A fund of {cost} million crowns is to help those who lost most.",
    "The council of {place} voted {cost} million crowns for the first week.",
)
OTHER_LEADS = (
    "No fewer than {first} {count} have been {verb} in {place}, according to the {body}.",
    "Word from the {body}: {first} {count} {verb} in and around {place}.",
    "In {place}, {first} {count} were {verb}, if the {body} has counted rightly.",
    "{place} wakes to bad news, with {first} {count} {verb} by the count of the {body}.",
    "It is {first} {count} who were {verb} at {place}, says the {body}.",
)
INDIRECT = (
    "{speaker} of the {body} told this newspaper that the figure was likely to grow and that nobody knew where some "
    "{third} others were.",
    "There could be more, {speaker} admitted, for about {third} people remain unaccounted for.",
    "{speaker} would not say whether {third} or fewer are still to be found.",
    "Roughly {third} people are missing from the lists, {speaker} added by telephone.",
    "Asked about the remaining {third}, {speaker} of the {body} declined to comment.",
    "{speaker} believes that around {third} have gone to relatives without telling anyone.",
    "Of a further {third} there is no trace in the books, {speaker} wrote to our reporter.",
)
WITNESSES = (
    '"It was very loud," said {}, who lives nearby.',
    '"I have never seen anything like it," said {}.',
    "{}, a retired teacher, had just put the kettle on.",
    '"We just ran," {} remembers.',
    "{} watched from a window across the road.",
)
REVISED = (
    "The number of {count} {verb} in {place} has risen to {later}, the {body} said, up from {first} reported earlier.",
    "{later} {count}, not {first}, were {verb} in {place}: the {body} has corrected its count.",
    "After a second look at its lists the {body} now speaks of {later} {count} {verb} in {place} instead of {first}.",
    "The {body} has raised its tally for {place} from {first} to {later} {count} {verb}.",
)
SCOPES = (
    "{speaker}, its spokesman, said the new figure did not include {few} people from neighbouring villages.",
    "Not among them are {few} day labourers from abroad, {speaker} noted.",
    "The sum leaves out {few} cases that other districts count as theirs, according to {speaker}.",
    "{few} children were counted twice at first, {speaker} explained.",
    "That is without the {few} who left hospital the same day, {speaker} pointed out.",
    "{speaker} said that {few} of them had been added from a list of the parish.",
    "Excluding {few} members of the rescue crews, the figure is final, {speaker} insisted.",
)
RANGES = (
    "Between {low} and {high} people were still being looked after in a sports hall.",
    "From {low} to {high} of them are expected to be home by the end of the week.",
    "A charity in {place} thinks that {low} to {high} families will need help for months.",
)


@dataclass(frozen=True)
class Event:
    number: int
    kind: Kind
    place: str
    river: str
    body: str
    speaker: str
    agency: str
    day: datetime.date
    first: int
    later: int
    cause: str
    wording: int
    colour: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """One report: the name of its file, and its content."""

    name: str
    content: str


def make_reports(count: int, seed: int = 1) -> Iterator[Made]:
    """So many reports of about one event for every twenty of them."""
    chance = random.Random(seed)
    events = [_event(number, chance) for number in range(max(1, count // 20))]
    for number in range(count):
        event = events[number % len(events)]
        yield _report(number, event, number // len(events), chance)


def write_reports(folder: Path, count: int, seed: int = 1) -> None:
    for made in make_reports(count, seed):
        (folder / made.name).write_text(made.content, encoding="utf-8")


def _event(number: int, chance: random.Random) -> Event:
    place = chance.choice(FIRST_PARTS) + chance.choice(LAST_PARTS)
    river = chance.choice(FIRST_PARTS) + "a"
    neighbour = chance.choice(FIRST_PARTS) + chance.choice(LAST_PARTS)
    first = chance.randrange(15, 900)
    kind = KINDS[number % len(KINDS)]
    told = chance.sample(kind.colour, 3)
    return Event(
        number=number,
        kind=kind,
        cause=chance.choice(kind.causes).format(river=river),
        wording=chance.randrange(1000),
        colour=tuple(t.format(place=place, neighbour=neighbour, street=chance.choice(STREETS)) for t in told),
        place=place,
        river=river,
        body=f"{place} {chance.choice(BODIES)}",
        speaker=f"{chance.choice(GIVEN_NAMES)} {chance.choice(SURNAMES)}",
        agency=chance.choice(AGENCIES),
        day=datetime.date(2031, 1, 1) + datetime.timedelta(days=chance.randrange(700)),
        first=first,
        later=first + chance.randrange(5, 200),
    )


def _report(number: int, event: Event, turn: int, chance: random.Random) -> Made:
    """The turn-th report of an event: reprints first, then rewordings, then later ones with a revised figure."""
    outlet = f"{event.place if chance.random() < 0.3 else chance.choice(FIRST_PARTS) + chance.choice(LAST_PARTS)} "
    outlet += chance.choice(OUTLETS)
    way = turn % 20
    title = event.kind.title.format(place=event.place, river=event.river)
    if way < 8:
        day, paragraphs = event.day, _agency_text(event)
        if way % 2:
            paragraphs = [*paragraphs, f"({event.agency})"]
    elif way < 14:
        day, paragraphs = event.day, _reworded(event, chance)
        title = f"{event.first} {event.kind.verb}: {title}"
    else:
        day, paragraphs = event.day + datetime.timedelta(days=1 + way % 3), _later(event, chance)
        title = f"{title}: new figures"
    header = f"{outlet}, {day.day} {day:%B} {day.year}"
    if number % 7 == 3:
        return Made(f"report-{number:05}.html", _page(title, outlet, day, paragraphs))
    return Made(f"report-{number:05}.txt", "\n\n".join([title, header, *paragraphs]) + "\n")


def _agency_text(event: Event) -> list[str]:
    return [
        f"{event.place.upper()} ({event.agency}) - {_worded(LEADS, event)}",
        _worded(QUOTES, event),
        *event.colour,
        _worded(COSTS, event),
    ]


def _reworded(event: Event, chance: random.Random) -> list[str]:
    colour = list(event.colour)
    chance.shuffle(colour)
    witness = f"{chance.choice(GIVEN_NAMES)} {chance.choice(SURNAMES)}"
    return [
        _worded(OTHER_LEADS, event),
        *colour[:2],
        _worded(INDIRECT, event),
        chance.choice(WITNESSES).format(witness),
    ]


def _later(event: Event, chance: random.Random) -> list[str]:
    return [_worded(REVISED, event), _worded(SCOPES, event), chance.choice(event.colour), _worded(RANGES, event)]


def _worded(templates: tuple[str, ...], event: Event) -> str:
    """The event's own choice among the ways to say it: two events seldom share a sentence, as in life."""
    return templates[event.wording % len(templates)].format(
        place=event.place,
        body=event.body,
        speaker=event.speaker,
        count=event.kind.count,
        verb=event.kind.verb,
        cause=event.cause,
        weekday=f"{event.day:%A}",
        first=event.first,
        later=event.later,
        third=event.first // 3,
        few=3 + event.first % 9,
        low=event.first // 4 + 1,
        high=event.first // 2 + 3,
        cost=event.first // 10 + 2,
    )


def _page(title: str, outlet: str, day: datetime.date, paragraphs: list[str]) -> str:
    body = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)} | {outlet}</title>\n'
        f'<meta property="og:site_name" content="{outlet}">\n'
        f'<meta property="article:published_time" content="{day.isoformat()}T08:00:00Z"></head>\n'
        f'<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>\n'
        f"<article><h1>{html.escape(title)}</h1>\n{body}\n</article>\n"
        f'<aside><h2>Most read</h2><a href="/a">Ten walks for the autumn</a></aside>\n'
        f"<footer>Copyright {outlet}. All rights reserved.</footer></body></html>\n"
    )
