"""Figures, times and counts in words: a table of value -> what a reader sees."""

import datetime

import pytest

from stemma.records import Count, Independence, Relation, TimeInterval, Value
from stemma.reporting import words


def value(form, lower, upper, unit=None, lower_closed=True, upper_closed=True):
    return Value(form, lower, upper, lower_closed, upper_closed, unit)


def time(start, end, partial=None):
    def parse(text):
        return datetime.date.fromisoformat(text) if text else None

    return TimeInterval(parse(start), parse(end), partial=partial)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(0, "0"), (1234, "1,234"), (-50, "-50"), (13.2e9, "13.2 billion"), (2_500_000, "2.5 million"),
     (1_234_567, "1,234,567"), (0.333, "0.333"), (5.5, "5.5"), (1234.5, "1,234.5"), (1e12, "1 trillion")],
)  # fmt: skip
def test_numbers(amount, shown):
    assert words.number(amount) == shown


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (value("exact", 1000, 1000), "1,000"),
        (value("less_than", None, 1000, upper_closed=False), "fewer than 1,000"),
        (value("at_most", None, 1000), "at most 1,000"),
        (value("more_than", 70, None, "percent", lower_closed=False), "more than 70 %"),
        (value("at_least", 12, None), "at least 12"),
        (value("range", 1400, 2300), "1,400 to 2,300"),
        (value("approximate", 900, 1100), "about 1,000"),
        (value("approximate", 900, 1000, upper_closed=False), "nearly 1,000"),
        (value("approximate", 1000, 1100, lower_closed=False), "just over 1,000"),
        (value("exact", 2e9, 2e9, "USD"), "USD 2 billion"),
        (value("exact", 40, 40, "EUR/month"), "EUR 40 per month"),
        (value("exact", 12, 12, "kilometre"), "12 kilometres"),
        (value("exact", 1, 1, "square kilometre"), "1 square kilometre"),
        (value("less_than", None, 1, "year"), "fewer than 1 year"),
        (value("range", 5, 6, "foot"), "5 to 6 feet"),
        (value("exact", 30, 30, "celsius"), "30 degrees Celsius"),
        (value("exact", 90, 90, "kilometre per hour"), "90 kilometres per hour"),
        (value("exact", 450, 450, "foot pound-force"), "450 foot pounds-force"),
        (value("exact", 50, 50, "hertz"), "50 hertz"),
        (value("exact", float("inf"), float("inf")), "no number"),
        (value("exact", 0.25, 0.25, "ratio"), "0.25"),
        (value("vague", 200, 1000, upper_closed=False), "at least 200, under 1,000"),
        (value("relative", None, None), "no bounds known"),
        (value("less_than", None, None), "no bounds known"),
    ],
)
def test_figures(record, shown):
    assert words.figure(record) == shown


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (None, "not said"),
        (time("2031-08-03", "2031-08-03"), "3 Aug 2031"),
        (time("2031-08-03", "2031-08-05"), "3–5 Aug 2031"),
        (time("2031-08-30", "2031-09-02"), "30 Aug 2031 – 2 Sep 2031"),
        (time("2033-03-01", "2033-03-31"), "Mar 2033"),
        (time("2033-01-01", "2033-12-31"), "2033"),
        (time("2031-08-03", None), "since 3 Aug 2031"),
        (time(None, "2031-08-03"), "until 3 Aug 2031"),
        (time(None, None, "--12-05"), "5 Dec, year unknown"),
        (time(None, None, "--12"), "Dec, year unknown"),
        (time(None, None, "---05"), "day 5 of an unknown month"),
        (time(None, None, "weekday:2"), "a Wednesday, week unknown"),
        (time(None, None, "offset:-21d"), "21 days before an unknown day"),
        (time(None, None, "month:0"), "not anchored (month:0)"),
        (time(None, None, "weekday:99"), "not anchored (weekday:99)"),
    ],
)
def test_times(record, shown):
    assert words.when(record) == shown


def test_support_keeps_the_bounds():
    independence = Independence(Count(4, 4), Count(1, 2), Count(2, 2), Count(1, 1))
    assert words.support(independence) == "4 texts, 2 utterances, 1 origin (+1 possible), 1 asserter"


def test_gaps_between_estimates():
    first = time("2031-08-03", "2031-08-03")
    assert words.gap(first, time("2031-08-04", "2031-08-04")) is None
    assert words.gap(first, time("2031-08-24", "2031-08-24")) == "21 days later"
    assert words.gap(first, time("2032-11-03", "2032-11-03")) == "15 months later"
    assert words.gap(first, time("2035-02-03", "2035-02-03")) == "3.5 years later"
    assert words.gap(None, first) is None


@pytest.mark.parametrize(
    ("rule", "cause", "shown"),
    [
        ("5 later", "change", "rule 5 (later), cause: change"),
        ("4 correction", "correction", "rule 4 (correction)"),
        ("7", None, "rule 7"),
        ("same_figure", None, "same figure"),
    ],
)
def test_rules_are_named(rule, cause, shown):
    assert words.rule_name(Relation("a", "b", "agree", cause, rule, "", 1.0)) == shown
