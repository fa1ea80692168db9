"""Brief, timeline, people, places and outlets on the page: escaped, every link leads somewhere, the table says the same."""

from __future__ import annotations

import dataclasses
import re

import pytest
from bridge_reports import SOURCES, bridge
from lxml import html

from stemma.records import Ledger, Source
from stemma.reporting import render_html
from stemma.reporting.lookup import Lookup
from stemma.reporting.page_views import page_views
from stemma.views.brief import brief


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return bridge()


@pytest.fixture(scope="module")
def page(ledger: Ledger) -> html.HtmlElement:
    return html.fromstring(render_html(ledger))


def test_every_link_leads_to_one_element(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_the_brief_is_on_the_page_as_it_stands_in_the_reports(page: html.HtmlElement, ledger: Ledger) -> None:
    (story,) = ledger.stories
    shown = [" ".join(q.text_content().split()) for q in page.xpath("//ol[@class='brief']/li/q")]
    assert shown == [" ".join(one.text.split()) for one in brief(ledger, story.id).sentences]


def test_the_table_has_a_row_for_each_row_of_the_chart(page: html.HtmlElement) -> None:
    drawn = page.xpath(
        "//figure[contains(@class, 'timeline')]//li[contains(concat(' ', @class, ' '), ' row ')]//a/@href"
    )
    rows = page.xpath("//section[@class='times']//table//tbody/tr/@id")
    assert len(drawn) >= 5
    assert [link[1:] for link in drawn] == rows[: len(drawn)]


def test_there_is_no_script_and_nothing_of_a_report_is_markup() -> None:
    hostile = '<script>alert(1)</script><img src=x onerror=alert(2)> "Mayor" <b>Ida Renholt</b>'
    text = f"Police said 14 people died in {hostile} on Tuesday.\n\nThe mayor, Ida Renholt, said 15 people died in Springfield.\n"
    written = render_html(bridge(Source("x.txt", text=text, outlet="<i>Gazette</i>", published="2031-03-04")))
    assert "<script" not in written
    assert "<img" not in written
    assert "<i>Gazette" not in written and "<b>Ida" not in written


def test_people_places_and_outlets_are_told(page: html.HtmlElement) -> None:
    (who,) = page.xpath("//section[@id='part-who']")
    text = " ".join(who.text_content().split())
    for told in (
        "Ida Renholt",
        "service's spokeswoman",
        "city in Lebanon",
        "ambiguous: Springfield",
        "GeoNames",
        "Harbour Mirror",
        "no verdict",
    ):
        assert told in text


def test_a_stretch_is_a_bar_a_day_a_dot_and_what_is_far_off_an_arrow() -> None:
    days = [Source(f"{day}.txt", text=f"The river board said on 1{day} March 2031 that {day + 3} boats were missing.\n",
                   outlet="Daily Courier", published=f"2031-03-1{day}") for day in range(6)]  # fmt: skip
    old = Source("old.txt", text="Between 3 March 2031 and 6 March 2031 the ferry carried 4,000 passengers. In 1987 the ferry"
                 " carried 900 passengers, the board said.\n", outlet="Daily Courier", published="2031-03-16")  # fmt: skip
    ledger = bridge(*days, old)
    (line,) = page_views(Lookup(ledger), [[story.id for story in ledger.stories]]).timelines.values()
    shapes = {row.when: row.shape for row in line.rows}
    assert shapes["1987"] == "before"
    assert shapes["3\N{EN DASH}6 Mar 2031"] == "span"
    assert shapes["10 Mar 2031"] == "day"
    for row in line.rows:
        assert 0 <= row.low <= row.high <= 100
    assert [row.low for row in line.rows if row.shape == "day"] == sorted(
        row.low for row in line.rows if row.shape == "day"
    )
    drawn = html.fromstring(render_html(ledger))
    assert len(drawn.xpath("//figure[contains(@class, 'timeline')]//li//rect")) >= 1


def test_a_page_without_claims_is_whole() -> None:
    written = render_html(bridge(Source("empty.txt", text="Nothing here.\n")))
    assert re.search(r"No figure was found", written)


def test_the_order_of_the_reports_changes_no_view(ledger: Ledger) -> None:
    def seen(found: Ledger) -> dict[str, object]:
        (story,) = found.stories
        views = page_views(Lookup(found), [[story.id]])
        return {field.name: getattr(views, field.name) for field in dataclasses.fields(views)}

    assert seen(bridge(*reversed(SOURCES))) == seen(ledger)
