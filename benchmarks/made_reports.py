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
BODIES = ("Civil Defence Office", "Coast Guard", "Fire Brigade", "Health Directorate", "Police Command", "River Board")


@dataclass(frozen=True)
class Kind:
    """A kind of event: headline, what is counted in two words, and sentences about it."""

    title: str
    count: str
    verb: str
    cause: str
    colour: tuple[str, ...]


KINDS = (
    Kind(
        "Flood in {place}",
        "residents",
        "evacuated",
        "after the river {river} broke through a dam north of the town",
        (
            "Water stood knee-deep in the market square for most of the day.",
            "Boats brought food and blankets to streets that cannot be reached by road.",
            "Schools stay closed until the end of the week.",
        ),
    ),
    Kind(
        "Fire at warehouse in {place}",
        "workers",
        "injured",
        "when a fire spread through a storage hall by the harbour",
        (
            "Smoke could be seen from the other side of the bay.",
            "The hall held paint, paper and old furniture.",
            "Neighbours were told to keep their windows shut.",
        ),
    ),
    Kind(
        "Train leaves tracks near {place}",
        "passengers",
        "injured",
        "when a regional train left the tracks on the line along the {river}",
        (
            "The line will be closed for several days.",
            "Buses take travellers between the two nearest stations.",
            "Two carriages came to rest in a field.",
        ),
    ),
    Kind(
        "Strike at {place} shipyard",
        "workers",
        "dismissed",
        "in a dispute over night shifts at the yard on the {river}",
        (
            "The yard builds ferries for the northern islands.",
            "Talks between both sides broke off on Monday evening.",
            "The union has called for a march through the old town.",
        ),
    ),
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
    first = chance.randrange(15, 900)
    return Event(
        number=number,
        kind=KINDS[number % len(KINDS)],
        place=place,
        river=chance.choice(FIRST_PARTS) + "a",
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
    kind = event.kind
    weekday = f"{event.day:%A}"
    return [
        f"{event.place.upper()} ({event.agency}) - At least {event.first} {kind.count} were {kind.verb} on {weekday} "
        f"{kind.cause.format(river=event.river)}, the {event.body} said.",
        f'"We expect that number to rise, because about {event.first // 3} people have not been reached," '
        f"{event.speaker}, a spokesman for the {event.body}, said in a statement.",
        *kind.colour,
        f"The {event.body} put the damage at {event.first // 10 + 2} million crowns, not counting private houses.",
    ]


def _reworded(event: Event, chance: random.Random) -> list[str]:
    kind = event.kind
    colour = list(kind.colour)
    chance.shuffle(colour)
    return [
        f"No fewer than {event.first} {kind.count} have been {kind.verb} in {event.place}, according to the {event.body}.",
        f"It happened {kind.cause.format(river=event.river)}.",
        *colour[:2],
        f"{event.speaker} of the {event.body} told this newspaper that the figure was likely to grow and that "
        f"nobody knew where some {event.first // 3} others were.",
        f'"{chance.choice(("It was very loud", "I have never seen anything like it", "We just ran"))}," '
        f"said {chance.choice(GIVEN_NAMES)} {chance.choice(SURNAMES)}, who lives nearby.",
    ]


def _later(event: Event, chance: random.Random) -> list[str]:
    kind = event.kind
    return [
        f"The number of {kind.count} {kind.verb} in {event.place} has risen to {event.later}, the {event.body} said, "
        f"up from {event.first} reported earlier.",
        f"{event.speaker}, its spokesman, said the new figure did not include {chance.randrange(3, 12)} people "
        f"from neighbouring villages.",
        chance.choice(kind.colour),
        f"Between {event.first // 4 + 1} and {event.first // 2 + 3} people were still being looked after in a sports hall.",
    ]


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
