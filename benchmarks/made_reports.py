"""Short reports made from templates: invented places, bodies and people; the same for the same seed.

Each event is told by some twenty reports: one agency text, reprints of it with and without credit, rewordings,
and later reports with revised figures.  A few reports are pages with furniture around the text.
"""

from __future__ import annotations

import datetime
import html
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FIRST_PARTS = ("Alder", "Bren", "Corve", "Dun", "Esker", "Fal", "Gorse", "Hollin", "Ister", "Kel", "Lorn", "Mar")
LAST_PARTS = ("bridge", "by", "dale", "ford", "ham", "haven", "mere", "mouth", "stead", "ton", "wick", "worth")
RIVER_PARTS = ("a", "ach", "en", "er", "ith", "ona", "our", "wen")
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
#: A choice of words in a template.
_CHOICE = re.compile(r"\[([^\]]*)\]")
BODIES = ("Civil Defence Office", "Coast Guard", "Fire Brigade", "Health Directorate", "Police Command", "River Board")


@dataclass(frozen=True)
class Kind:
    """A kind of event: headlines, what is counted and what befell it, causes, and who did what where around it."""

    titles: tuple[str, ...]
    count: str
    verb: str
    causes: tuple[str, ...]
    who: tuple[str, ...]
    did: tuple[str, ...]


KINDS = (
    Kind(
        ("Flood in {place}", "{river} floods {place}", "{place} under water"),
        "residents",
        "evacuated",
        (
            "after the {river} [broke|burst|ate] through a [dam|dyke|wall] [north|south|upstream] of the town",
            "as the {river} rose [faster|higher|sooner] than [anyone|the gauges|old maps] had [foreseen|allowed for]",
            "when [meltwater|rain|a cloudburst] filled the [valley|basin|meadows] of the {river} [overnight|by dawn]",
            "because a [weir|sluice|culvert] on the {river} [gave way|jammed|collapsed] in the [storm|gale|thaw]",
        ),
        (
            "farmers",
            "boatmen",
            "soldiers",
            "a baker",
            "school classes",
            "the ferryman",
            "two plumbers",
            "cellar owners",
            "the parish council",
            "herdsmen",
            "volunteers with pumps",
            "the miller's family",
        ),
        (
            "carried sandbags",
            "drove cattle uphill",
            "rowed bread and blankets",
            "measured the gauge hourly",
            "emptied the archive",
            "moved organs and pews",
            "tied down timber",
            "cooked soup for fifty",
            "pumped out a laundry",
            "closed the lower sluice",
            "took in strangers",
            "guarded empty shops",
        ),
    ),
    Kind(
        ("Fire at warehouse in {place}", "Blaze destroys {place} depot", "Smoke over {place} after depot fire"),
        "workers",
        "injured",
        (
            "when [flames|a fire|a blaze] [spread|raced|jumped] through a [storage|paint|grain] hall by the {river}",
            "after [a spark|sparks|a short circuit] set [pallets|tyres|cotton bales] alight on the [quay|{river} pier]",
            "as [burning rubber|oily smoke|glowing chaff] [poured|drifted] from a [depot|shed|silo] on the {river}",
            "in a blaze that [began|started] in a [boiler|switch|drying] room at the [old|eastern|upper] docks",
        ),
        (
            "a night guard",
            "crews with ladders",
            "dockers",
            "the harbour pilot",
            "a tug",
            "neighbours",
            "insurers' men",
            "an apprentice",
            "tram drivers",
            "the night shift",
            "two nurses",
            "a paint dealer",
        ),
        (
            "kept windows shut",
            "rang the bell",
            "cooled gas bottles",
            "cut a hole in the roof",
            "rolled barrels away",
            "saved the ledgers",
            "hosed a fuel tank",
            "counted the missing",
            "handed out masks",
            "freed a watchdog",
            "blocked the tram line",
            "towed barges off",
        ),
    ),
    Kind(
        ("Train leaves tracks near {place}", "{place} express derailed", "Railcars collide at {place}"),
        "passengers",
        "injured",
        (
            "when a [regional|night|stopping] train [left the tracks|jumped a switch] [along|above|beside] the {river}",
            "as [an express|a railcar|a mail train] ran into [fallen trees|a landslip|a stray wagon] by the {river}",
            "after the [last|first|middle] carriage of a [school|workmen's|pilgrim] train tipped over at a [crossing|bend]",
            "because a [bridge|viaduct|culvert] over the {river} [sagged|cracked|sank] under [an engine|a goods train]",
        ),
        (
            "farmhands",
            "a signalman",
            "bus drivers",
            "the guard",
            "track workers",
            "a crane crew",
            "doctors on leave",
            "the stationmaster",
            "choir singers",
            "a postman",
            "linesmen",
            "a travelling vet",
        ),
        (
            "pulled doors open",
            "laid planks to the carriages",
            "stopped the next express",
            "sorted luggage until evening",
            "lit the field with tractors",
            "drove patients in vans",
            "lifted the engine",
            "walked the sleepers",
            "held up torches",
            "read out the names",
            "cut the power",
            "searched the ditch",
        ),
    ),
    Kind(
        ("Strike at {place} shipyard", "{place} yard locks its gates", "Walkout halts {place} docks"),
        "workers",
        "dismissed",
        (
            "in a dispute over [night shifts|overtime|crane rules] at the yard on the {river}",
            "after [welders|riggers|fitters] on the {river} [refused|voted down|tore up] a [pay scale|rota|contract]",
            "as the owners of the {river} docks [closed|sold|emptied] a whole [hall|slip|workshop]",
            "when talks about [pensions|safety|apprentices] at the yard [collapsed|stalled|ended in shouting]",
        ),
        (
            "pickets",
            "the union's treasurer",
            "suppliers",
            "apprentices",
            "a foreman",
            "shareholders",
            "canteen cooks",
            "ferry companies",
            "the mediator",
            "riggers' wives",
            "retired fitters",
            "a town councillor",
        ),
        (
            "warmed their hands over drums",
            "carried a coffin of oars",
            "waited for an offer",
            "feared for their orders",
            "sang at the gate",
            "left by the back door",
            "burned the new rota",
            "asked for a vote",
            "counted strike pay",
            "turned lorries away",
            "wrote to the minister",
            "painted a half-built hull",
        ),
    ),
)

#: Where and when somebody did something, and how it is told.
WHERE = (
    "near {street}",
    "in {neighbour}",
    "behind {street}",
    "on the road to {neighbour}",
    "below {place}",
    "at {street}",
    "between {street} and the river",
    "up in {neighbour}",
    "outside {place}",
    "along {street}",
)
WHEN = (
    "until the evening",
    "before noon",
    "all through the night",
    "at first light",
    "for hours",
    "shortly after midnight",
    "while it rained",
    "within an hour",
    "as the bells rang",
    "most of the day",
    "without being asked",
    "in silence",
)
ASIDES = (
    "nobody had told them to",
    "as their fathers did",
    "which helped little",
    "and slept in turns",
    "with borrowed tools",
    "though it was no use",
    "and would not give their names",
    "under the eyes of the mayor",
    "for the second time this year",
    "to the applause of children",
    "as far as anyone saw",
    "and thought no more of it",
)

#: Ways to say the same of an event.  One of the words between [ | ] is taken, by each event for itself.
LEADS = (
    "[At least|More than|Nearly|Some|Up to] {first} {count} [were|have been|had to be] {verb} [on|early on|late on] "
    "{weekday} {cause}, [the {body} said|according to the {body}|the {body} reported].",
    "The {body} [counts|speaks of|lists] {first} {count} {verb} [so far|by {weekday} noon|since {weekday}] {cause}.",
    "{cause}, [some|about|close to] {first} {count} [were|have been] {verb}, the {body} [announced|told reporters|wrote].",
)
QUOTES = (
    '"We [expect|fear|assume] that [number|figure|sum] to [rise|grow], [because|as|since] [about|some] {third} people '
    '[have not been reached|are not on our lists|do not answer]," {speaker}, a spokesman for the {body}, said.',
    '{speaker}, [speaking|who speaks] for the {body}, [said|warned|conceded]: "[Some|Roughly] {third} [names|calls|beds] '
    '[on our list|of that night] are [still|as yet] without [an answer|a trace|a reply]."',
    '"It [will|may] take [days|weeks|a while] to [find out|learn|say] what [became|has become] of the [other|remaining] '
    '{third}," said {speaker}, spokesman of the {body}.',
    '"[Ask me again|Come back] [tomorrow|on the morrow|next week]: today I have {third} [reports|letters|messages] and '
    '[no rest|one telephone|two hands]," {speaker} of the {body} [said|sighed|told the agency].',
)
COSTS = (
    "The {body} [put|puts|set] the [damage|loss|bill] at {cost} million crowns, [not counting|without] [houses|boats|stock].",
    "[Insurers|Brokers|Bankers] [speak of|reckon with|mention] {cost} million crowns.",
    "[Repairs|New walls|Relief] [may|could|will] cost [the province|the county] {cost} million crowns, [it is said|they add].",
    "The council of {place} [voted|set aside|found] {cost} million crowns [for a first week|to begin with|in haste].",
)
OTHER_LEADS = (
    "[No fewer than|A total of|All in all] {first} {count} [are|have been] {verb} in {place}, [by|on] the [word|count] of "
    "the {body}.",
    "[Word|News|Tidings] from the {body}: {first} {count} {verb} [in and around|near|about] {place}.",
    "{place} [wakes to|learns of|counts] [bad news|its worst day|a hard week]: {first} {count} {verb}, says the {body}.",
)
INDIRECT = (
    "{speaker} of the {body} told [this newspaper|our reporter|us] that the figure was [likely|bound|sure] to grow and that "
    "[nobody|no one] knew [where|how] [some|the] {third} others were.",
    "There [could|might|may] be more, {speaker} [admitted|said], for [about|roughly] {third} people [remain unaccounted "
    "for|have not been seen|are being looked for].",
    "Asked about the [remaining|other|last] {third}, {speaker} of the {body} [declined to comment|shook his head|fell silent].",
    "{speaker} [believes|thinks|hopes] that [around|some] {third} have gone to [relatives|friends|the hills] [without "
    "telling anyone|on foot|unseen].",
)
WITNESSES = (
    '"It was [very loud|quite dark|all over in minutes]," said {witness}, who [lives|works|keeps bees] [nearby|opposite].',
    '"I have [never|seldom] [seen|heard] [anything like it|such a thing|the like]," said {witness}.',
    "{witness}, a [retired|former|young] [teacher|smith|clerk], had just [put the kettle on|gone to bed|locked up].",
    "{witness} [watched|saw it|looked on] from [a window|a ladder|the roof] [across the road|two doors down].",
)
REVISED = (
    "The [number|count|tally] of {count} {verb} in {place} [has risen|is up|rose] to {later}, the {body} said, [up from|"
    "after] {first} [reported earlier|the day before].",
    "{later} {count}, not {first}, were {verb} in {place}: the {body} has [corrected|mended|redone] its [count|list].",
    "The {body} has [raised|lifted|revised] its [tally|sum] for {place} from {first} to {later} {count} {verb}.",
)
SCOPES = (
    "{speaker}, its spokesman, said the [new|latest] figure did not include {few} people from [the villages|{neighbour}].",
    "[Not among them|Left out] are {few} [day labourers|guests|seamen] from abroad, {speaker} [noted|added].",
    "That is without the {few} who [left hospital|went home] [the same day|at once], {speaker} [pointed out|explained].",
    "Excluding {few} [rescuers|helpers|firemen], the figure is [final|firm], {speaker} [insisted|said].",
)
RANGES = (
    "Between {low} and {high} people were [still|yet] being [looked after|fed] in a [sports hall|church|barn].",
    "From {low} to {high} of them [are expected|hope] to be home by the [weekend|end of the week|month's end].",
    "A [charity|bank|priest] in {place} thinks that {low} to {high} families will need help for [months|weeks|a year].",
)


@dataclass(frozen=True)
class Event:
    """What happened, and `words`, what the templates are filled with."""

    kind: Kind
    place: str
    agency: str
    day: datetime.date
    words: dict[str, object]


@dataclass(frozen=True)
class Made:
    """One report: the name of its file, and its content."""

    name: str
    content: str


def make_reports(count: int, seed: int = 1) -> Iterator[Made]:
    """So many reports of about one event for every twenty of them; each event in a place of its own."""
    chance = random.Random(seed)
    places = [first + last for first in FIRST_PARTS for last in LAST_PARTS]
    chance.shuffle(places)
    events = [_event(number, places, chance) for number in range(max(1, count // 20))]
    each = -(-count // len(events))
    told = [_reports(number, event, each, seed) for number, event in enumerate(events)]
    for number in range(count):
        title, outlet, day, paragraphs = next(told[number % len(events)])
        if number % 7 == 3:
            yield Made(f"report-{number:05}.html", _page(title, outlet, day, paragraphs))
        else:
            header = f"{outlet}, {day.day} {day:%B} {day.year}"
            yield Made(f"report-{number:05}.txt", "\n\n".join([title, header, *paragraphs]) + "\n")


def write_reports(folder: Path, count: int, seed: int = 1) -> None:
    for made in make_reports(count, seed):
        (folder / made.name).write_text(made.content, encoding="utf-8")


def _event(number: int, places: list[str], chance: random.Random) -> Event:
    place, kind = places[number % len(places)], KINDS[number % len(KINDS)]
    first = chance.randrange(15, 900)
    day = datetime.date(2031, 1, 1) + datetime.timedelta(days=chance.randrange(700))
    words: dict[str, object] = {
        "place": place,
        "neighbour": chance.choice(places),
        "street": chance.choice(STREETS),
        "river": chance.choice(FIRST_PARTS) + chance.choice(RIVER_PARTS),
        "body": f"{place} {chance.choice(BODIES)}",
        "speaker": f"{chance.choice(GIVEN_NAMES)} {chance.choice(SURNAMES)}",
        "count": kind.count,
        "verb": kind.verb,
        "weekday": f"{day:%A}",
        "first": first,
        "later": first + chance.randrange(5, 200),
        "third": first // 3,
        "few": 3 + first % 9,
        "low": first // 4 + 1,
        "high": first // 2 + 3,
        "cost": first // 10 + 2,
    }
    words["cause"] = _told(kind.causes, words, chance)
    return Event(kind, place, chance.choice(AGENCIES), day, words)


def _told(templates: Sequence[str], words: Mapping[str, object], chance: random.Random) -> str:
    """One of the templates, one word of each of its choices, filled in: seldom the same twice."""
    chosen = _CHOICE.sub(lambda choice: chance.choice(choice[1].split("|")), chance.choice(templates))
    return chosen.format_map(words)


def _sentence(templates: Sequence[str], words: Mapping[str, object], chance: random.Random) -> str:
    told = _told(templates, words, chance)
    return told[0].upper() + told[1:]


def _colour(event: Event, chance: random.Random) -> str:
    """Who did what, where and when, around the event."""
    parts = (chance.choice(one) for one in (event.kind.who, event.kind.did, WHERE, WHEN, ASIDES))
    who, did, where, when, aside = (part.format_map(event.words) for part in parts)
    orders = (
        f"{who} {did} {where} {when}, {aside}",
        f"{when}, {who} {did} {where}, {aside}",
        f"{where}, {who} {did} {when}, {aside}",
    )
    told = chance.choice(orders)
    return f"{told[0].upper()}{told[1:]}."


def _reports(number: int, event: Event, count: int, seed: int) -> Iterator[tuple[str, str, datetime.date, list[str]]]:
    """(headline, outlet, day, paragraphs) of the reports of one event.

    Reprints of the agency's text come first, then tellings of their own, then later ones with a revised figure.
    """
    chance = random.Random(f"{seed} {number}")
    headline = _sentence(event.kind.titles, event.words, chance)
    agency = [
        f"{event.place.upper()} ({event.agency}) - {_sentence(LEADS, event.words, chance)}",
        _sentence(QUOTES, event.words, chance),
        *(_colour(event, chance) for _ in range(3)),
        _sentence(COSTS, event.words, chance),
    ]
    for turn in range(count):
        town = event.place if chance.random() < 0.3 else _place(chance)
        outlet = f"{town} {chance.choice(OUTLETS)}"
        way = turn % 20
        if way < 8:
            yield headline, outlet, event.day, [*agency, f"({event.agency})"] if way % 2 else agency
        elif way < 14:
            witness = {"witness": f"{chance.choice(GIVEN_NAMES)} {chance.choice(SURNAMES)}"}
            title = f"{event.words['first']} {event.kind.verb}: {_sentence(event.kind.titles, event.words, chance)}"
            yield (
                title,
                outlet,
                event.day,
                [
                    _sentence(OTHER_LEADS, event.words, chance),
                    _colour(event, chance),
                    _sentence(INDIRECT, event.words, chance),
                    _colour(event, chance),
                    _sentence(WITNESSES, witness, chance),
                ],
            )
        else:
            yield (
                f"{headline}: new figures",
                outlet,
                event.day + datetime.timedelta(days=1 + way % 3),
                [
                    _sentence(REVISED, event.words, chance),
                    _sentence(SCOPES, event.words, chance),
                    _colour(event, chance),
                    _sentence(RANGES, event.words, chance),
                ],
            )


def _place(chance: random.Random) -> str:
    return chance.choice(FIRST_PARTS) + chance.choice(LAST_PARTS)


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
