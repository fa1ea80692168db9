"""Dates of publication: line -> interval; and what is no date line."""

import datetime

import pytest

from stemma.reading import read_document
from stemma.reading.dates import date_line, find_dates, iso_interval
from stemma.records import Source

BODY = "The harbour office of Bergvik said that a ferry had sunk off the coast and that all its passengers were safe."


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("3 May 2021", "2021-05-03", "2021-05-03"),
        ("3 May, 2021", "2021-05-03", "2021-05-03"),
        ("Monday, May 3, 2021", "2021-05-03", "2021-05-03"),
        ("Monday 3rd May 2021 10:20 GMT", "2021-05-03", "2021-05-03"),
        ("Published: 2021-05-03 10:20", "2021-05-03", "2021-05-03"),
        ("Sept. 9, 2014 at 6:12 PM EDT", "2014-09-09", "2014-09-09"),
        ("Updated 5 May 2021, first published 3 May 2021", "2021-05-03", "2021-05-03"),
        ("Posted: Monday, 5/23/2021 - Updated: 9 months ago", "2021-05-23", "2021-05-23"),
        ("03/05/2021", "2021-03-05", "2021-05-03"),
        ("3.5.2021", "2021-05-03", "2021-05-03"),
        ("GMT 10:12 2021 Monday ,03 May", "2021-05-03", "2021-05-03"),
    ],
)
def test_date_lines(line: str, first: str, last: str) -> None:
    found = date_line(line)
    assert found is not None
    assert (found.first, found.last) == (day(first), day(last))


@pytest.mark.parametrize(
    "line",
    [
        "May 2021",
        "The ferry sank on 3 May 2021",
        "30 February 2021",
        "3 May",
        "May",
        "10:20",
        "",
        "12/34 ferries",
        "Flight 3/5/2021/7",
    ],
)
def test_what_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


def test_a_date_without_a_year_is_partial() -> None:
    (found,) = find_dates("on December 5 the ferry")
    assert (found.first, found.last, found.partial) == (None, None, "--12-05")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-05-03T23:59:00Z", "2021-05-03", "2021-05-03"),
        ("20210503", "2021-05-03", "2021-05-03"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("May 3, 2021 ", "2021-05-03", "2021-05-03"),
    ],
)
def test_given_dates(value: str, first: str, last: str) -> None:
    assert iso_interval(value) == (day(first), day(last))
    published = read_document(Source("x", text=BODY, published=value)).published
    assert published is not None
    assert (published.start, published.end) == (day(first), day(last))
    assert value in published.basis


@pytest.mark.parametrize("value", ["", "soon", "2021-13-01", "0000-00-00", "99999"])
def test_no_dates(value: str) -> None:
    assert iso_interval(value) is None


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (f"Ferry sinks\n\n3 May 2021\n\n{BODY}\n\n{BODY}", "2021-05-03"),
        (f"Ferry sinks\n\nBy Ann Archer, May 3, 2021\n\n{BODY}\n\n{BODY}", "2021-05-03"),
        (f"Ferry sinks\n\nBERGVIK, 3 May 2021 (AFP) - {BODY}\n\n{BODY}", "2021-05-03"),
        (f"{BODY}\n\n{BODY}\n\nPublished on 3 May 2021", "2021-05-03"),
        (f"Ferry sinks\n\nDivers near the wreck, May 3, 2021. REUTERS/Ann Archer\n\n{BODY}\n\n{BODY}", None),
        (f"Ferry sinks\n\n{BODY}\n\n{BODY}\n\nCopyright 2021 Norland News. All rights reserved.", None),
        (f"Ferry sinks\n\n{BODY}\n\nGMT 10:12 2021 Monday ,03 May\nMarket opensGMT 10:12 2021 Sunday ,02 May\n", None),
        (f"Ferry sinks\n\n{BODY}\n\nThe owner said on 3 May 2021 that it had been inspected.", None),
    ],
)
def test_the_date_that_the_text_states(text: str, stated: str | None) -> None:
    document = read_document(Source("x", text=text))
    published = document.published
    if stated is None:
        assert published is None or not published.known
        return
    assert published is not None
    assert (published.start, published.end) == (day(stated), day(stated))
    assert published.start_offset is not None
    assert published.end_offset is not None
    assert "3" in document.text[published.start_offset : published.end_offset]


def test_a_place_opening_without_a_year_gives_a_partial_date() -> None:
    published = read_document(Source("x", text=f"BERGVIK, May 3 (AFP) - {BODY}\n\n{BODY}")).published
    assert published is not None
    assert (published.known, published.partial) == (False, "--05-03")


def test_the_address_of_a_page_is_the_last_resort_and_the_archive_s_stamp_none() -> None:
    url = "https://web.archive.org/web/20220101000000/https://gazette.example/2021/05/03/ferry"
    published = read_document(Source("x", text=BODY, url=url)).published
    assert published is not None
    assert (published.start, published.basis.split()[0]) == (day("2021-05-03"), "address")
    assert (
        read_document(
            Source("x", text=BODY, url="https://web.archive.org/web/20220101000000/https://a.example/x")
        ).published
        is None
    )
