"""The toll of a story in a terminal and on the page: every number with its bounds and why, nothing unescaped."""

from __future__ import annotations

import dataclasses
import io

import pytest
from halcyon_star import LANTERN, make_ledger
from lxml import html as lxml_html
from rich.console import Console

from stemma.records import Attackers, Ledger, Toll
from stemma.reporting import print_ledger, print_story, render_html
from stemma.reporting.naming import readable
from stemma.reporting.tolls import COLUMNS, toll_view
from stemma.reporting.views import claim_views

LEDGER = make_ledger()
HOSTILE = "<script>alert(1)</script> [bold red]x[/] \x1b[2J \u202etxet \ud800 <img src=x onerror=y>"


def with_toll(ledger: Ledger = LEDGER, **changes: object) -> Ledger:
    return dataclasses.replace(ledger, tolls=(dataclasses.replace(ledger.tolls[0], **changes),))


def told(show, ledger: Ledger, *arguments: str, width: int = 100) -> str:
    file = io.StringIO()
    show(Console(file=file, width=width), ledger, *arguments)
    return file.getvalue()


def rows_on_page(page: str) -> list[list[str]]:
    tree = lxml_html.document_fromstring(page)
    rows = tree.xpath("//table[contains(@class, 'toll')]//tbody/tr")
    return [[" ".join(part.text_content().split()) for part in row] for row in rows]


def test_the_rows() -> None:
    lookup = readable(LEDGER)
    view = toll_view(lookup, claim_views(lookup), LEDGER.stories[0])
    assert view is not None
    assert [(row.what, row.best, row.between) for row in view.rows] == [
        ("killed", "17", "14 to 19"),
        ("injured", "0", "0"),
        ("missing", "30", "30 to 45"),
    ]
    assert view.rows[0].claim is not None and view.rows[0].claim.claim.id == "c-dead-17"
    assert view.rows[1].claim is None
    assert LANTERN not in view.rows[2].reason and lookup.document_name(LANTERN) in view.rows[2].reason
    assert toll_view(lookup, {}, LEDGER.stories[1]) is None


@pytest.mark.parametrize(("show", "arguments"), [(print_story, ("story-ferry",)), (print_ledger, ())])
def test_the_terminal_shows_it(show, arguments) -> None:
    text = " ".join(told(show, LEDGER, *arguments).split())
    assert " ".join(COLUMNS) in text
    for part in ("killed 17 14 to 19 none told 17 killed: bell", "missing 30 30 to 45", "read from 17 (7 Aug 2031)"):
        assert part in text, part
    assert "attackers: no report tells of one" in text and "how it is settled: later over earlier" in text


def test_the_page_shows_it_and_leads_to_the_claim() -> None:
    page = render_html(LEDGER)
    killed, injured, missing = rows_on_page(page)
    assert killed[:4] == ["killed", "17", "14 to 19", "none told"] and "read from 17" in killed[4]
    assert injured[:3] == ["injured", "0", "0"] and "read from" not in injured[4]
    assert missing[:4] == ["missing", "30", "30 to 45", ""]
    links = lxml_html.document_fromstring(page).xpath("//table[contains(@class, 'toll')]//a/@href")
    assert links == ["#c-dead-17", "#c-missing-30"]


def test_attackers_are_told_apart() -> None:
    ledger = with_toll(attackers=Attackers(2, 1, "“both raiders died” (bell)"))
    killed, injured, missing = rows_on_page(render_html(ledger))
    assert (killed[3], injured[3], missing[3]) == ("2 of them", "1 of them", "")
    assert "both raiders died" in told(print_story, ledger, "story-ferry")


def test_hostile_words_stay_words() -> None:
    hostile = with_toll(
        policy=HOSTILE,
        attackers=Attackers(1, 0, HOSTILE),
        killed=dataclasses.replace(LEDGER.tolls[0].killed, reason=HOSTILE),
    )
    page = render_html(hostile)
    tree = lxml_html.document_fromstring(page)
    assert not tree.xpath("//script | //img") and "&lt;script&gt;" in page
    page.encode("utf-8")
    text = told(print_story, hostile, "story-ferry")
    assert "\x1b" not in text and "\u202e" not in text and "[bold red]" in text
    text.encode("utf-8")


def test_a_claim_that_the_ledger_has_not_is_not_linked() -> None:
    gone = with_toll(killed=dataclasses.replace(LEDGER.tolls[0].killed, claim="c-gone"))
    killed, *_ = rows_on_page(render_html(gone))
    assert "read from" not in killed[4]


def test_without_a_toll_there_is_no_table_and_one_story_shows_its_own() -> None:
    none = dataclasses.replace(LEDGER, tolls=())
    assert not rows_on_page(render_html(none)) and "how it is settled" not in told(print_story, none, "story-ferry")
    other: Toll = dataclasses.replace(LEDGER.tolls[0], story="story-review", policy="of the review")
    both = dataclasses.replace(LEDGER, tolls=(*LEDGER.tolls, other))
    assert len(rows_on_page(render_html(both))) == 6
    assert len(rows_on_page(render_html(both, "story-ferry"))) == 3
    assert "of the review" not in render_html(both, "story-ferry")


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_too_wide(width: int) -> None:
    text = told(print_story, LEDGER, "story-ferry", width=width)
    assert max(map(len, text.splitlines())) <= width
