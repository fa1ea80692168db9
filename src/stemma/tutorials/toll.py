"""Three weeks of reports of one landslide, in a folder a week: its toll rises, is disputed and is corrected.

The place, the outlets and the people are invented.
"""

from __future__ import annotations

from stemma.tutorials.pages import Page

POST, HERALD, ECHO, RECORD = "Dalmere Post", "Highland Herald", "The Valley Echo", "Dalmere Record"

# folder, outlet, day of September 2025, headline, paragraphs
REPORTS: tuple[tuple[str, str, int, str, tuple[str, ...]], ...] = (
    (
        "week-1",
        POST,
        2,
        "Nine dead as hillside buries part of Sorrel Bridge",
        (
            "A landslide at Sorrel Bridge has killed nine people, Dalmere police said on Tuesday, after two days of rain brought"
            " a hillside down on the lower end of the village.",
            "Another 14 people were missing, police said. Soldiers with dogs were looking for them in what is left of Mill Lane.",
            '"We heard the trees go first, and then there was nothing to hear but mud," said Ansel Torrin, who keeps the inn.',
            "The slope above Mill Lane gave way on Monday 1 September, shortly before midnight. It took eleven houses,"
            " the sawmill and the bridge that gives the village its name.",
        ),
    ),
    (
        "week-1",
        HERALD,
        2,
        "Landslide kills nine at Sorrel Bridge",
        (
            "Nine people were killed when a hillside slid onto Sorrel Bridge on Monday night, according to Dalmere police.",
            "The road to the village is cut, and helicopters are bringing in blankets. More rain is forecast for the week.",
            "The hillside above Mill Lane came down shortly before midnight after two days of rain and swept away the"
            " sawmill and the old bridge.",
        ),
    ),
    (
        "week-1",
        POST,
        4,
        "Sorrel Bridge toll rises to 13",
        (
            "The landslide at Sorrel Bridge has killed 13 people, Dalmere police said on Thursday.",
            "Ten people were still missing. Diggers had reached the last row of houses in Mill Lane, where the mud is four metres"
            " deep.",
            "The hillside above Mill Lane came down on Monday 1 September after two days of rain and buried eleven"
            " houses and the sawmill.",
        ),
    ),
    (
        "week-1",
        ECHO,
        4,
        "Mayor: landslide killed 17",
        (
            "The landslide at Sorrel Bridge has killed 17 people, the mayor of the village, Odile Varn, said on Thursday.",
            '"I have the list of names in my hand, and I know every one of them," Varn told The Valley Echo.',
            "The hillside above Mill Lane slid onto the village on Monday 1 September, after two days of rain, and"
            " took eleven houses, the sawmill and the bridge.",
        ),
    ),
    (
        "week-1",
        RECORD,
        6,
        "Toll of Sorrel Bridge landslide reaches 16",
        (
            "The landslide at Sorrel Bridge has killed 16 people, Dalmere police said on Saturday.",
            "Seven people were missing after five days of digging. A service was held in the church, which the mud spared.",
            "Eleven houses in Mill Lane and the sawmill were buried when the hillside above Sorrel Bridge came down on"
            " Monday 1 September after two days of rain.",
        ),
    ),
    (
        "week-2",
        HERALD,
        9,
        "Three more bodies found at Sorrel Bridge",
        (
            "The landslide at Sorrel Bridge has killed 19 people, Dalmere police said on Tuesday, after three more bodies were"
            " found under the sawmill.",
            "Four people were missing, police said.",
            "The hillside above Mill Lane came down on 1 September after two days of rain. Eleven houses, the sawmill"
            " and the bridge were lost.",
        ),
    ),
    (
        "week-2",
        POST,
        10,
        "Sorrel Bridge landslide: 21 dead",
        (
            "The landslide at Sorrel Bridge has killed 21 people, Dalmere police said on Wednesday.",
            "The province has sent engineers to look at the slope above the school.",
            "Mill Lane and the sawmill were buried when the hillside above the village came down on 1 September after"
            " two days of rain.",
        ),
    ),
    (
        "week-2",
        ECHO,
        11,
        "Relief workers count 25 dead",
        (
            "The landslide at Sorrel Bridge has killed 25 people, the Upland Relief Union said on Thursday.",
            "The union, which runs the kitchen in the school, counts seasonal workers whom nobody had registered.",
            "The hillside above Mill Lane came down on 1 September and buried eleven houses and the sawmill, where"
            " some of them worked.",
        ),
    ),
    (
        "week-2",
        RECORD,
        12,
        "Police correct toll of landslide to 20",
        (
            "The landslide at Sorrel Bridge has killed 20 people, Dalmere police said on Friday. They had earlier said that 21"
            " people were killed.",
            "One of the dead had been counted twice, at the sawmill and at the hospital, a police spokeswoman said.",
            "The hillside above Mill Lane came down on 1 September after two days of rain and buried eleven houses and"
            " the sawmill.",
        ),
    ),
    (
        "week-3",
        HERALD,
        16,
        "Sorrel Bridge toll at 23 as search nears end",
        (
            "The landslide at Sorrel Bridge has killed 23 people, Dalmere police said on Tuesday.",
            "One person was missing, police said. The search is to end on Thursday.",
            "The hillside above the village came down on 1 September, after two days of rain, and buried eleven houses"
            " in Mill Lane and the sawmill.",
        ),
    ),
    (
        "week-3",
        POST,
        18,
        "Search ends at Sorrel Bridge: 24 dead",
        (
            "The landslide at Sorrel Bridge has killed 24 people, Dalmere police said on Thursday as they ended the search.",
            "Nobody is missing any more. The lower end of the village will not be built on again, the council has decided.",
            "The hillside above Mill Lane came down on 1 September after two days of rain, and buried eleven houses,"
            " the sawmill and the bridge.",
        ),
    ),
    (
        "week-3",
        RECORD,
        19,
        "Twenty-four candles for Sorrel Bridge",
        (
            "Twenty-four people were killed by the landslide at Sorrel Bridge, Dalmere police said, and on Friday the village lit a"
            " candle for each of them.",
            "An inquiry into the felling of the wood above the village opens in October.",
            "The hillside above Mill Lane came down on 1 September after two days of rain and buried eleven houses and"
            " the sawmill.",
        ),
    ),
)


def toll() -> list[Page]:
    """The twelve pages, in the order of their days."""
    return [
        Page(
            f"{folder}/{day:02}-{outlet.lower().replace(' ', '-')}.html",
            outlet,
            f"2025-09-{day:02}T09:00:00+00:00",
            title,
            paragraphs,
            sections=("Home", "Region", "Country", "Sport"),
        )
        for folder, outlet, day, title, paragraphs in REPORTS
    ]
