"""Forty reports of one announcement: a water authority says how many homes a burst main cut off.

They go back to three texts: the authority's own notice, a story of a news agency, an interview of a radio
station.  Outlets reprint them, cut them, put a headline and a paragraph of their own on them, or tell
them in other words.  The authority, the agency, the outlets and the places are invented.
"""

from __future__ import annotations

from stemma.tutorials.pages import Page

WIRE_LEAD = (
    "OSTERVALE (Northline Press) - A burst water main has left 18,400 homes in Ostervale and Lower Kessin without running"
    " water, the Ostervale Water Authority said on Tuesday, and repairs are expected to take five days."
)
WIRE = (
    "The main, laid in 1962, gave way shortly before dawn under the yard of the Kessin pumping station and washed out a"
    " stretch of the ring road. Engineers shut the valves on either side within the hour, but by then the reservoir on Harrow"
    " Hill, which feeds the lower districts, had run almost empty.",
    '"The pipe has split along its seam, and we have to replace the whole section before we can bring the pressure back,"'
    " the authority's chief engineer, Maud Tellerin, told reporters at the station. Divers are to look at the intake"
    " on the river next, since sand that was sucked in may have damaged the pumps as well.",
    "Tankers have been sent to the two hospitals, and bottled water is being handed out at six schools. The authority asked"
    " households that still have water to boil it before drinking.",
    "Bakeries in the old town opened late, and the brewery at Sandgate stopped a whole week's production.",
    "The pumping station was due to be rebuilt in 2019, but the council put the work off twice because of its cost. A"
    " spokesman for the council declined to comment.",
    "The last failure of this size, in the winter of 2011, took nine days to mend.",
)
NOTICE = (
    "The Ostervale Water Authority announces that 18,400 homes in Ostervale and Lower Kessin are without water following"
    " the failure of a trunk main at the Kessin pumping station in the early hours of Tuesday 4 March.",
    '"We apologise to every customer affected, and our crews will work around the clock until supply is restored," the'
    " authority said. Supply is expected to return in stages from Sunday 9 March.",
    "Customers should collect drinking water at the distribution points listed below and show a recent bill. Customers on"
    " the priority register will receive deliveries at home and need not call.",
    "Residents are asked not to draw water for gardens, vehicles or swimming pools until further notice, and to report"
    " leaks through the usual number. Customers will be compensated under the guaranteed standards scheme.",
)
RADIO = (
    "She came to the studio with mud still on her boots, and she had not slept since the trunk main under the pumping"
    " station failed on Tuesday morning. The night shift had rung her at ten past four; by half past she stood in the yard"
    " and watched the water lift the paving stones, one after another, as if somebody were knocking from below.",
    '"There are 18,400 homes in Ostervale and Lower Kessin without water tonight, and I know what that means for a family'
    ' with a baby," Maud Tellerin, the chief engineer of the Ostervale Water Authority, told Radio Kessin.',
    'Asked why nobody had seen it coming, she said: "We had a sensor on that stretch. It showed nothing at all until the'
    ' ground opened."',
    '"I asked for that pipe to be replaced four years in a row, and four years in a row somebody found a better use for the'
    ' money," Tellerin said.',
    "She hopes to have the new section in place by the weekend, if the crane arrives from the coast in time.",
    "Before she left she asked listeners for one thing: to knock at their neighbours' doors.",
)

# outlet, headline, how many paragraphs of the agency's story are kept
REPRINTS = (
    ("Ostervale Courier", "18,400 homes without water after main bursts", 6),
    ("Sandgate Mercury", "Burst main leaves 18,400 homes without water", 6),
    ("The Brandle Gazette", "18,400 homes without water in Ostervale", 5),
    ("Harrow Vale News", "18,400 homes without water after main bursts", 4),
    ("Coastline Daily", "Burst main cuts off 18,400 homes", 4),
    ("Pellworth Post", "18,400 homes without water in Ostervale", 6),
    ("Evening Chronicle", "Burst main leaves 18,400 homes without water", 3),
    ("Northmoor Times", "Five days without water for 18,400 homes", 5),
    ("The Tidewater Sun", "18,400 homes without water after main bursts", 3),
    ("Lindal Observer", "Burst main cuts off 18,400 homes", 2),
    ("Kestrel Online", "18,400 homes without water as main bursts in Ostervale", 6),
    ("The Inland Herald", "18,400 homes in Ostervale without water", 4),
    ("Quayside Echo", "Burst main leaves 18,400 homes without water", 5),
    ("Morning Argus", "18,400 homes without water after main bursts", 2),
)
# outlet, headline, first paragraph of its own, paragraphs kept, last paragraph of its own
EDITED = (
    (
        "Kessin Valley Star",
        "Taps run dry across the valley",
        "The taps are dry in 18,400 homes across Ostervale and Lower Kessin after a water main burst on Tuesday, and it could"
        " be five days before they run again, according to the Ostervale Water Authority.",
        (0, 1, 2, 5),
        "The Star's own offices in Mill Street have no water either; the paper is being made from a church hall.",
    ),
    (
        "Brewers' Weekly",
        "Sandgate brewery idle as main bursts",
        "The Sandgate brewery has stopped production after a burst main left 18,400 homes and much of industry in Ostervale and"
        " Lower Kessin without water, the Ostervale Water Authority said on Tuesday.",
        (0, 1, 3),
        "The brewery turns out some of the best-known brown ale of the county.",
    ),
    (
        "Ring Road Radio",
        "Ring road shut, 18,400 homes dry",
        "Drivers should stay away from the ring road at Kessin, where a burst main has washed out the carriageway. The"
        " Ostervale Water Authority said on Tuesday that 18,400 homes in Ostervale and Lower Kessin have no water.",
        (0, 1, 2),
        "Buses on routes 4 and 11 go through Sandgate until further notice.",
    ),
    (
        "Lower Kessin Leader",
        "'Replace the whole section': engineers at work under station yard",
        "Engineers have begun to dig out the main whose failure left 18,400 homes in Ostervale and Lower Kessin without water,"
        " the Ostervale Water Authority said on Tuesday.",
        (0, 1, 4, 5),
        "Schools in Lower Kessin stay open. The swimming baths are shut.",
    ),
    (
        "The County Record",
        "Council put off work on failed pumping station twice",
        "The pumping station at Kessin was to have been rebuilt six years ago. On Tuesday its main burst, and 18,400 homes in"
        " Ostervale and Lower Kessin are without water, according to the Ostervale Water Authority.",
        (4, 0, 1),
        "The council's works committee next meets on 20 March.",
    ),
    (
        "Daily Ferry",
        "Nearly 20,000 homes dry after main bursts",
        "Nearly 20,000 homes have been left without water. The Ostervale Water Authority said on Tuesday that 18,400 homes in"
        " Ostervale and Lower Kessin were cut off when a main burst.",
        (0, 1, 2, 3),
        "Have you been affected? Write to the newsdesk.",
    ),
)
# outlet, headline, paragraphs in other words that keep what was said in quotation marks
REWRITES = (
    (
        "Plain Dealer of Brandle",
        "What we know about the Ostervale water failure",
        (
            "How many homes are affected? The Ostervale Water Authority said on Tuesday that 18,400 homes in Ostervale and Lower"
            " Kessin had no running water.",
            "What went wrong? A pipe laid in 1962 gave way shortly before dawn under the yard of the Kessin pumping station and"
            " washed out part of the ring road.",
            '"The pipe has split along its seam, and we have to replace the whole section," its chief engineer, Maud Tellerin,'
            " told reporters at the station.",
            "How long will it take? Five days, the authority reckons. The last failure of this size, in 2011, took nine to mend.",
            "Source: Northline Press",
        ),
    ),
    (
        "Metro Lindal",
        "18,400 homes hit by burst pipe",
        (
            "No showers and no tea: 18,400 homes in Ostervale and Lower Kessin were without water on Tuesday, the Ostervale Water"
            " Authority said, after an old pipe gave way under the yard of the Kessin pumping station.",
            '"We have to replace the whole section before we can bring the pressure back," chief engineer Maud Tellerin told'
            " reporters.",
            "Tankers were sent to two hospitals, and bottled water is being handed out at six schools. Households that still have"
            " water should boil it before drinking.",
            "With reporting by Northline Press",
        ),
    ),
    (
        "The Upland Reader",
        "An old pipe, and a city without water",
        (
            "It was laid in 1962, and on Tuesday it was done. When the main under the yard of the Kessin pumping station gave way,"
            " 18,400 homes in Ostervale and Lower Kessin lost their water, according to the Ostervale Water Authority.",
            '"The pipe has split along its seam, and we have to replace the whole section before we can bring the pressure back,"'
            " said Maud Tellerin, the chief engineer.",
            "The station was due to be rebuilt in 2019, but the council put the work off twice because of its cost.",
            "With reporting by Northline Press",
        ),
    ),
)
# outlet, headline, an introduction of its own or "", how many paragraphs of the notice are kept
NOTICES = (
    ("Ostervale Water Authority", "Supply failure in Ostervale and Lower Kessin", "", 4),
    ("Ostervale Town Council", "Notice of the Ostervale Water Authority", "", 4),
    ("Lower Kessin Parish News", "Water: notice to residents", "", 4),
    ("St Aldan's Hospital", "Information for patients: water supply", "", 3),
    ("Kessin Primary School", "No water: what parents should know", "", 3),
    (
        "Ostervale Chamber of Trade",
        "Water supply: information for members",
        "The chamber passes on the notice it received this morning. Members who need process water should ring the office.",
        4,
    ),
    (
        "Housing Association of the Vale",
        "Water supply in our houses",
        "All of our houses in the two districts are affected. This is what we have been told by the authority.",
        3,
    ),
    (
        "Sandgate Allotment Society",
        "Please do not use the standpipe",
        "The standpipe by the gate is off. The committee asks members to read the following with care.",
        4,
    ),
    (
        "Vale Commuter",
        "Water notice in full",
        "We print the notice that the authority put out on Tuesday.",
        4,
    ),
)
# outlet, headline, paragraphs: of their own where text, of the interview where a number
INTERVIEWS: tuple[tuple[str, str, tuple[int | str, ...]], ...] = (
    ("Radio Kessin", "'I asked for that pipe to be replaced four years in a row'", (1, 0, 2, 3, 4, 5)),
    ("Radio Kessin Extra", "The engineer with mud on her boots", (1, 0, 2, 3, 4)),
    (
        "Vale Tonight",
        "Engineer wanted new pipe four years in a row",
        (
            "The engineer in charge of the repairs in Ostervale has spoken to our colleagues of Radio Kessin.",
            1,
            0,
            2,
            3,
            4,
        ),
    ),
    (
        "The Ratepayer",
        "Somebody found a better use for the money",
        (
            "Who decided that Ostervale could do without a new main? An interview that Radio Kessin broadcast on Wednesday raises"
            " the question.",
            1,
            0,
            3,
            4,
            "The Ratepayer has asked the authority for its budgets since 2020.",
            "Source: Radio Kessin",
        ),
    ),
    (
        "Waterworks Review",
        "Sensor gave no warning at Kessin",
        (
            1,
            0,
            2,
            4,
            "Acoustic sensors of this type are in use at many utilities.",
            "Source: Radio Kessin",
        ),
    ),
    ("Kessin Notebook", "Overheard: mud on her boots", ("From Radio Kessin, on Wednesday:", 1, 0, 3, 4, 5)),
    (
        "Sunday Vale",
        "The week of the dry taps",
        ("It was the week of the dry taps. Radio Kessin had the best of it.", 1, 0, 4, 5, "Source: Radio Kessin"),
    ),
    (
        "Letters from the Vale",
        "Knock at your neighbour's door",
        (1, 0, 5, "We can only agree.", "Source: Radio Kessin"),
    ),
)


def announcement() -> list[Page]:
    """The forty pages, those of one text together."""
    pages: list[Page] = []

    def add(outlet: str, day: int, title: str, paragraphs: tuple[str, ...], byline: str = "") -> None:
        number = len(pages) + 1
        name = f"{number:02}-{''.join(c if c.isalnum() else '-' for c in outlet.lower().replace(chr(39), ''))}.html"
        published = f"2025-03-{day:02}T{8 + number % 12:02}:{number * 7 % 60:02}:00+00:00"
        pages.append(Page(name, outlet, published, title, paragraphs, byline))

    for outlet, title, kept in REPRINTS:
        add(outlet, 4, title, (WIRE_LEAD, *WIRE[:kept]), "Northline Press")
    for outlet, title, first, places, last in EDITED:
        paragraphs = (first, *(WIRE[place] for place in places), last)
        add(outlet, 5, title, (*paragraphs, "Northline Press contributed to this report."), f"By our staff at {outlet}")
    for outlet, title, paragraphs in REWRITES:
        add(outlet, 5, title, paragraphs)
    for outlet, title, own, kept in NOTICES:
        add(outlet, 4, title, ((own,) if own else ()) + NOTICE[:kept])
    for outlet, title, parts in INTERVIEWS:
        told = tuple(RADIO[part] if isinstance(part, int) else part for part in parts)
        add(outlet, 5 if outlet != "Sunday Vale" else 9, title, told)
    return pages
