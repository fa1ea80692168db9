"""Times: sentence -> interval, counted from Wednesday 20 March 2019 unless the text has its own day."""

import datetime

import pytest
from annotating import annotated, document

from stemma.language import get_annotator
from stemma.language.times import complete
from stemma.records import Time, TimeInterval

PUBLISHED = "2019-03-20"

#: sentence, the time's words, first day, last day (None: open), anchor
TIMES = [
    # in full
    ("It was founded on 18 March 2017.", "18 March 2017", "2017-03-18", "2017-03-18", "none"),
    ("It opened on March 18, 2017, at noon.", "March 18, 2017", "2017-03-18", "2017-03-18", "none"),
    ("Dated 2017-12-28.", "2017-12-28", "2017-12-28", "2017-12-28", "none"),
    ("Dated 28.12.2017.", "28.12.2017", "2017-12-28", "2017-12-28", "none"),
    ("Dated 03/04/2017.", "03/04/2017", "2017-03-04", "2017-04-03", "none"),
    ("In March 2018 it shut.", "March 2018", "2018-03-01", "2018-03-31", "none"),
    ("In 2018 it shut.", "2018", "2018-01-01", "2018-12-31", "none"),
    ("Prices fell in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "none"),
    ("The third quarter of 2018 was wet.", "The third quarter of 2018", "2018-07-01", "2018-09-30", "none"),
    ("The talks of Monday, 11 March 2019 failed.", "Monday, 11 March 2019", "2019-03-11", "2019-03-11", "none"),
    ("Prices fell in the late 1990s.", "late 1990s", "1996-09-01", "1999-12-31", "none"),
    ("The gate is from the 17th century.", "the 17th century", "1601-01-01", "1700-12-31", "none"),
    ("Stocks fell below those of 2016.", "2016", "2016-01-01", "2016-12-31", "none"),
    ("Stocks are half as high as 2016.", "2016", "2016-01-01", "2016-12-31", "none"),
    ("The 2013-16 plan failed.", "2013-16", "2013-01-01", "2016-12-31", "none"),
    ("The 2017/18 season was short.", "2017/18", "2017-01-01", "2018-12-31", "none"),
    ("It broke even in fiscal 2017.", "fiscal 2017", "2017-01-01", "2017-12-31", "none"),
    ("They met in the autumn of 2017.", "the autumn of 2017", "2017-09-01", "2017-11-30", "none"),
    ("They met in the winter of 2014-15.", "the winter of 2014-15", "2014-12-01", "2015-02-28", "none"),
    ("At the end of 2017 it shut.", "the end of 2017", "2017-11-01", "2017-12-31", "none"),
    ("In the first nine months of 2018 it rained.", "the first nine months of 2018", "2018-01-01", "2018-09-30", "none"),
    ("In the second week of May 2018 it rained.", "the second week of May 2018", "2018-05-08", "2018-05-14", "none"),
    ("It lost a fifth in the year ended 31 March 2018.", "year ended 31 March 2018", "2017-04-01", "2018-03-31", "none"),
    ("From 28 March to 4 May 2018 it was dry.", "From 28 March to 4 May 2018", "2018-03-28", "2018-05-04", "none"),
    # without the year
    ("It fell on Dec. 26.", "Dec. 26", "2018-12-26", "2018-12-26", "publication"),
    ("It fell on December 5.", "December 5", "2018-12-05", "2018-12-05", "publication"),
    ("The talks of 11-13 March failed.", "11-13 March", "2019-03-11", "2019-03-13", "publication"),
    ("It was shut Dec. 30 - Jan. 2.", "Dec. 30 - Jan. 2", "2018-12-30", "2019-01-02", "publication"),
    ("In November it shut.", "November", "2018-11-01", "2018-11-30", "publication"),
    ("On the fifth of this month they left.", "the fifth of this month", "2019-03-05", "2019-03-05", "publication"),
    ("They left on the ninth.", "the ninth", "2019-03-09", "2019-03-09", "publication"),
    ("They left on the fifth of last month.", "the fifth of last month", "2019-02-05", "2019-02-05", "publication"),
    ("It sank on New Year's Eve.", "New Year's Eve", "2018-12-31", "2018-12-31", "publication"),
    ("They were last seen last Christmas.", "last Christmas", "2018-12-25", "2018-12-25", "publication"),
    ("In the summer it was dry.", "the summer", "2018-06-01", "2018-08-31", "publication"),
    ("Last autumn it was dry.", "Last autumn", "2018-09-01", "2018-11-30", "publication"),
    ("It is to open next summer.", "next summer", "2019-06-01", "2019-08-31", "publication"),
    ("The lease ends next January.", "next January", "2020-01-01", "2020-01-31", "publication"),
    ("Vacancies fell in the three months to January.", "three months to January", "2018-11-01", "2019-01-31", "publication"),
    ("From November to February it was wet.", "From November to February", "2018-11-01", "2019-02-28", "publication"),
    # weekdays
    ("They meet this Friday.", "this Friday", "2019-03-22", "2019-03-22", "publication"),
    ("They must go by Friday.", "by Friday", None, "2019-03-22", "publication"),
    ("Before May 2018 it had 40 members.", "Before May 2018", None, "2018-04-30", "none"),
    ("Three boats had left before Monday.", "before Monday", None, "2019-03-17", "publication"),
    ("It rained from Monday to Thursday.", "from Monday to Thursday", "2019-03-11", "2019-03-14", "publication"),
    ("Thieves came over the weekend.", "the weekend", "2019-03-16", "2019-03-17", "publication"),
    ("The fair will open this weekend.", "this weekend", "2019-03-23", "2019-03-24", "publication"),
    ("It broke on Wednesday.", "Wednesday", "2019-03-20", "2019-03-20", "publication"),
    ("It broke on Thursday.", "Thursday", "2019-03-14", "2019-03-14", "publication"),
    ("It broke last Wednesday.", "last Wednesday", "2019-03-13", "2019-03-13", "publication"),
    ("It broke on Wednesday last week.", "Wednesday last week", "2019-03-13", "2019-03-13", "publication"),
    ("The council will meet on Friday.", "Friday", "2019-03-22", "2019-03-22", "publication"),
    ("They meet next Monday.", "next Monday", "2019-03-25", "2019-03-25", "publication"),
    # from where the writer stands
    ("Two boats sank today.", "today", "2019-03-20", "2019-03-20", "publication"),
    ("Two boats sank last night.", "last night", "2019-03-19", "2019-03-19", "publication"),
    ("Two boats sank earlier this month.", "earlier this month", "2019-03-01", "2019-03-20", "publication"),
    ("Two boats sank this week.", "this week", "2019-03-18", "2019-03-24", "publication"),
    ("Two boats sank last month.", "last month", "2019-02-01", "2019-02-28", "publication"),
    ("Two boats sank late last year.", "late last year", "2018-09-01", "2018-12-31", "publication"),
    ("Three weeks ago it was dry.", "Three weeks ago", "2019-02-27", "2019-02-27", "publication"),
    ("In recent weeks it was dry.", "In recent weeks", "2019-02-20", "2019-03-20", "publication"),
    ("It was dry over the past 24 hours.", "over the past 24 hours", "2019-03-19", "2019-03-20", "publication"),
    ("It shut in June last year.", "June last year", "2018-06-01", "2018-06-30", "publication"),
    ("After last year's flood it shut.", "last year", "2018-01-01", "2018-12-31", "publication"),
    ("They left the day before yesterday.", "the day before yesterday", "2019-03-18", "2019-03-18", "publication"),
    ("Six have died so far this year.", "so far this year", "2019-01-01", "2019-03-20", "publication"),
    ("Six died in the last year.", "in the last year", "2018-03-20", "2019-03-20", "publication"),
    ("The judge will rule in two weeks.", "in two weeks", "2019-04-03", "2019-04-03", "publication"),
    ("It lapses in two months' time.", "in two months' time", "2019-05-01", "2019-05-31", "publication"),
    # bounded
    ("It will shut by the end of the year.", "by the end of the year", None, "2019-12-31", "publication"),
    ("Bids close no later than 1 April.", "no later than 1 April", None, "2019-04-01", "publication"),
    ("Since the 1980s it has been dry.", "Since the 1980s", "1980-01-01", None, "none"),
    ("Since 2014 it has been dry.", "Since 2014", "2014-01-01", None, "none"),
    ("Until Friday it had been dry.", "Until Friday", None, "2019-03-15", "publication"),
    ("Up until today it was dry.", "until today", None, "2019-03-20", "publication"),
    ("Between 2014 and 2016 it was dry.", "Between 2014 and 2016", "2014-01-01", "2016-12-31", "none"),
    ("From March 3 to March 5 it was dry.", "From March 3 to March 5", "2019-03-03", "2019-03-05", "publication"),
    # counted from a day the text tells
    ("It fell on 5 May 2018. The next day it was closed.", "The next day", "2018-05-06", "2018-05-06", "text"),
    ("It fell on 5 May 2018. Two days later it was shut.", "Two days later", "2018-05-07", "2018-05-07", "text"),
    ("It fell on 5 May 2018. That night it was shut.", "That night", "2018-05-05", "2018-05-05", "text"),
    ("In 2012 it made 60; two years earlier it made 90.", "two years earlier", "2010-01-01", "2010-12-31", "text"),
    ("In 2012 it made 60, after 90 the year before.", "the year before", "2011-01-01", "2011-12-31", "text"),
    ("It rose in 2012. In May of that year it fell.", "May of that year", "2012-05-01", "2012-05-31", "text"),
    ("“We will march on Friday,” Ito told the Herald on 1 May 2018.", "Friday", "2018-05-04", "2018-05-04", "utterance"),
    ("They fear for the ports’ 2017 budget.", "2017", "2017-01-01", "2017-12-31", "none"),
    ("They fear for the ports' 2017 budget.", "2017", "2017-01-01", "2017-12-31", "none"),
    ("“It fell today,” Ito told the Herald on 5 May 2018.", "today", "2018-05-05", "2018-05-05", "utterance"),
]  # fmt: skip


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def found(text: str, words: str, published: str | None = PUBLISHED) -> Time:
    times = {time.text: time for time in annotated(text, published).times}
    assert words in times, sorted(times)
    return times[words]


@pytest.mark.parametrize(("text", "words", "start", "end", "anchor"), TIMES)
def test_times(text: str, words: str, start: str | None, end: str | None, anchor: str) -> None:
    time = found(text, words)
    assert time.value is not None
    assert (time.value.start, time.value.end, time.anchor) == (day(start), day(end), anchor)
    assert time.value.basis


PARTIALS = [
    ("It fell on December 5.", "December 5", "--12-05", "2018-12-05", "2018-12-05"),
    ("They left on the ninth.", "the ninth", "---09", "2019-03-09", "2019-03-09"),
    ("It broke on Wednesday.", "Wednesday", "weekday:2", "2019-03-20", "2019-03-20"),
    ("The council will meet on Friday.", "Friday", "weekday+:4", "2019-03-22", "2019-03-22"),
    ("Three weeks ago it was dry.", "Three weeks ago", "offset:-21d", "2019-02-27", "2019-02-27"),
    ("It was dry this month.", "this month", "month:0", "2019-03-01", "2019-03-31"),
    ("It was dry until today.", "until today", "..offset:+0d", None, "2019-03-20"),
    ("It was dry in recent weeks.", "in recent weeks", "past:28d", "2019-02-20", "2019-03-20"),
    ("Sales fell in Q4.", "Q4", "quarter:--Q4", "2018-10-01", "2018-12-31"),
    ("It fell on May 5. The next day it shut.", "The next day", "offset:+1d@--05-05", "2018-05-06", "2018-05-06"),
    ("“It fell today,” Ito told the Herald on May 5.", "today", "offset:+0d@--05-05", "2018-05-05", "2018-05-05"),
]


@pytest.mark.parametrize(("text", "words", "partial", "start", "end"), PARTIALS)
def test_a_time_without_an_anchor_keeps_what_the_words_say(
    text: str, words: str, partial: str, start: str | None, end: str | None
) -> None:
    value = found(text, words, published=None).value
    assert value is not None
    assert (value.start, value.end, value.partial) == (None, None, partial)
    completed = complete(value, datetime.date.fromisoformat(PUBLISHED))
    assert completed is not None
    assert (completed.start, completed.end) == (day(start), day(end))


DURATIONS = [
    ("They had lived there for three years.", "three years", 1095.75),
    ("It took a two-hour drive.", "two-hour", 2 / 24),
    ("After twenty-four days it ended.", "twenty-four days", 24.0),
    ("It lasted for a week.", "a week", 7.0),
    ("It lasted two and a half days.", "two and a half days", 2.5),
    ("Workers laid the track in two weeks.", "two weeks", 14.0),
]


@pytest.mark.parametrize(("text", "words", "days"), DURATIONS)
def test_lengths_of_time(text: str, words: str, days: float) -> None:
    time = found(text, words)
    assert time.value is None
    assert time.duration_days == pytest.approx(days)


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.",
        "A 29-year-old man was 30 years old.",
        "It costs $500 a day.",
        "More than 2018 people came.",
        "He sat in the sun with Jan Novak.",
        "Nobody knew the second man.",
        "Goats drank from the spring.",
        "The fall of the cabinet surprised few.",
        "Shops were full on Black Friday.",
        "He said that year-old cheese is best.",
        "A horse sold for 1900-2000 crowns.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert annotated(text, PUBLISHED).times == ()


def test_a_caption_does_not_anchor_the_body() -> None:
    made = document("", blocks=[("A boat on May 5, 2018.\n", "caption"), ("The next day it sank on Monday.", "body")])
    times = {time.text: time.value for time in get_annotator().annotate(made).times}
    assert times["The next day"] is None
    assert times["Monday"] is not None
    assert not times["Monday"].known


def test_complete_leaves_a_known_time_and_refuses_what_it_cannot_read() -> None:
    known = TimeInterval(datetime.date(2018, 5, 5), None, "x")
    anchor = datetime.date(2019, 3, 20)
    assert complete(known, anchor) is known
    assert complete(TimeInterval(None, None, "x"), anchor) is None
    assert complete(TimeInterval(None, None, "x", partial="--02-31"), anchor) is None
    assert complete(TimeInterval(None, None, "x", partial="sometime"), anchor) is None
