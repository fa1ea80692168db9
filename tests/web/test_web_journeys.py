"""What people do with a ledger in a browser, from the first click to the last, on the shipped example.

Each test is one errand; `visit` tells of whatever a page wrote to the console, asked elsewhere or popped up.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from live_server import serving

from stemma import pipeline
from stemma.reading import open_sources
from stemma.store import LedgerStore

Visit = Callable[..., Any]
SEEDS = Path(os.environ.get("STEMMA_SEEDS", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
FERRY = (
    "Ferry aground off Corran Head\n\nCORRAN, 3 March 2031 - The coastguard said on Monday that 48 passengers were "
    "taken off the ferry, which ran aground at dawn.\n"
)


def record(address: str) -> Any:
    with urlopen(address, timeout=20) as answer:
        return json.load(answer)


def flood(site: str) -> str:
    """The address of the story of five reports."""
    return site + str(next(one for one in record(f"{site}/stories.json")["stories"] if one["reports"] == 5)["url"])


def test_a_reader_filters_the_stories_and_opens_one(visit: Visit, site: str) -> None:
    page, noticed = visit(site)
    assert page.title() == "Stories · stemma"
    everything = page.locator(".story-list li").count()
    page.get_by_label("Words of its reports").fill('"relief envoy"')
    page.get_by_role("button", name="Filter").click()
    assert page.locator(".story-list li").count() == 1 < everything
    page.get_by_label("From").fill("2031-01-01")
    page.get_by_role("button", name="Filter").click()
    assert page.get_by_text("No story is like that.").is_visible()
    page.get_by_role("link", name="Clear").click()
    page.get_by_label("Show").select_option("single")
    page.get_by_role("button", name="Filter").click()
    assert 0 < page.locator(".story-list li").count() < everything
    assert page.locator(".story-list .chip.single").count() == page.locator(".story-list li").count()
    page.get_by_label("Show").select_option("")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Fewer than 1,200 residents").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Fewer than 1,200 residents")
    assert noticed == []


def test_a_reader_follows_a_figure_from_the_story_to_the_chart_and_its_table(visit: Visit, site: str) -> None:
    page, noticed = visit(flood(site))
    card = page.locator(".cards a").first
    figure = card.locator(".big").inner_text()
    card.click()
    assert "/series/" in page.url
    chart = page.locator("figure.chart").first
    assert chart.get_attribute("aria-label").startswith("Estimates over time")
    shown = [text.strip() for text in chart.locator(".row .label a").all_inner_texts()]
    assert figure in shown
    table = page.locator("table.claims").first
    assert set(shown) <= {text.strip() for text in table.locator("tbody th a, tbody td a").all_inner_texts()}
    assert page.locator(".row svg").count() >= len(shown)
    page.get_by_role("link", name=figure, exact=True).first.click()
    assert "/claims/" in page.url
    assert page.get_by_role("heading", level=1).inner_text().strip() == figure
    assert noticed == []


def test_every_part_of_a_story_can_be_opened_from_its_tabs(visit: Visit, site: str) -> None:
    page, noticed = visit(flood(site))
    tabs = page.get_by_label("Parts of this story").get_by_role("link")
    addresses = [tab.get_attribute("href") for tab in tabs.all()]
    assert len(addresses) >= 6
    for address in addresses:
        page.locator(f'nav[aria-label="Parts of this story"] a[href="{address}"]').click()
        assert page.url == site + str(address)
        assert page.locator('nav[aria-label="Parts of this story"] [aria-current="page"]').count() == 1
        assert page.locator("main").inner_text().strip()
    assert noticed == []


def test_a_checker_goes_from_a_claim_to_the_words_and_back(visit: Visit, site: str) -> None:
    page, noticed = visit(flood(site))
    page.locator(".cards a").first.click()
    page.locator("figure.chart .row a").first.click()
    claim = page.url
    evidence = page.locator("article.evidence").first
    words = evidence.locator("mark").inner_text()
    evidence.locator("header a").first.click()
    assert "/documents/" in page.url
    marked = page.locator(":target")
    assert words in marked.inner_text()
    assert marked.is_visible()
    box = marked.bounding_box()
    assert 0 <= box["y"] <= 800
    page.locator(f'.report-text a[href="{claim.removeprefix(site)}"]').first.click()
    assert page.url == claim
    page.go_back()
    page.get_by_role("link", name="claim", exact=True).first.click()
    assert "/claims/" in page.url
    assert noticed == []


def test_an_editor_compares_reports_side_by_side(visit: Visit, site: str) -> None:
    page, noticed = visit(flood(site))
    picks = page.locator("input.pick")
    picks.nth(2).check()
    page.get_by_role("button", name="Compare the chosen side by side").click()
    assert page.get_by_role("heading", level=1).inner_text() == "3 reports side by side"
    assert page.locator("table.sidebyside thead th").count() == 3
    shared = page.locator("table.sidebyside .shared")
    assert shared.count() >= 2
    links = page.locator("table.sidebyside .shared a.no")
    number = links.first.inner_text()
    colours = {
        one.evaluate("e => getComputedStyle(e.parentElement).backgroundColor")
        for one in links.all()
        if one.inner_text() == number
    }
    assert len(colours) == 1
    target = links.first.get_attribute("href")
    links.first.click()
    assert page.url.endswith(str(target))
    assert page.locator(":target").is_visible()
    assert page.locator("table.compared tbody tr").count() >= 1
    assert noticed == []


def test_a_reader_looks_up_who_speaks_and_who_prints(visit: Visit, site: str) -> None:
    page, noticed = visit(flood(site))
    outlet = page.locator("table.reports td[data-label=Outlet] a").first
    name = outlet.inner_text()
    outlet.click()
    assert page.get_by_role("heading", level=1).inner_text() == name
    assert page.locator("table.reports tbody tr").count() >= 1
    page.go_back()
    page.locator(".cards a").first.click()
    page.locator("figure.chart .row a").first.click()
    asserter = page.get_by_role("complementary", name="Why").locator("a[href^='/entities/']").first
    name = asserter.inner_text()
    asserter.click()
    assert page.get_by_role("heading", level=1).inner_text() == name
    assert page.get_by_role("heading", name="What it asserts").is_visible()
    assert page.locator("table.claims tbody tr").count() >= 1
    assert noticed == []


def test_a_reader_searches_and_learns_how_often_it_errs(visit: Visit, site: str) -> None:
    page, noticed = visit(f"{site}/about")
    assert page.get_by_role("heading", name="How often it errs, as measured").is_visible()
    assert page.locator("main table tbody tr").count() >= 3
    page.keyboard.press("/")
    page.keyboard.type("stranded")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=stranded")
    assert page.locator("ol.hits li").count() >= 1
    assert {word.lower() for word in page.locator("ol.hits mark").all_inner_texts()} >= {"stranded"}
    page.get_by_label("Where to look").get_by_role("link", name=re.compile("claims")).click()
    page.locator("ol.hits a").first.click()
    assert "/claims/" in page.url
    page.goto(f"{site}/search?q=zzzunheard")
    assert page.get_by_text("Nothing has all these words.").is_visible()
    assert noticed == []


# ------------------------------------------------------------------------------------------------ the desk


def decided(site: str) -> list[tuple[str, str]]:
    return [(one["operation"], one["reason"]) for one in reversed(record(f"{site}/decisions.json")["records"])]


def act(page: Any, letter: str, reason: str, before: Callable[[], None] | None = None) -> None:
    """Press the letter, do what the act needs, say why and who, and send it: all by the keyboard."""
    page.keyboard.press(letter)
    panel = page.locator(f'details[open][data-key="{letter}"]')
    panel.wait_for()
    assert page.evaluate("document.activeElement.closest('details[open]') !== null")
    if before is not None:
        before()
    panel.get_by_label("Why").focus()
    page.keyboard.type(reason)
    panel.get_by_label("You").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Ana Reyes")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator('[role="alert"]').all_inner_texts() == []
    page.locator('.done[role="status"]').wait_for()


def test_an_editor_works_through_the_queue_by_keyboard_alone(visit: Visit, desk_site: str) -> None:
    page, noticed = visit(f"{desk_site}/review")
    questions = page.locator("article.question")
    assert questions.count() >= 3

    def at() -> Any:
        return page.evaluate(
            "[...document.querySelectorAll('article.question')].findIndex(e => e.contains(document.activeElement))"
        )

    page.keyboard.press("j")
    assert at() == 0
    page.keyboard.press("j")
    assert at() == 1
    page.keyboard.press("k")
    assert at() == 0
    first = questions.first.get_attribute("id")
    act(page, "a", "read the report")
    assert page.locator(f"article#{first}").count() == 0
    act(page, "r", "misread")
    page.keyboard.press("u")
    page.wait_for_url(re.compile(r"done=3"))
    act(page, "e", "a slip of the pen", lambda: page.keyboard.type("641"))
    assert [what for what, _ in decided(desk_site)] == ["accept", "reject", "undo", "edit"]
    assert decided(desk_site)[0] == ("accept", "read the report")
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    assert page.locator("details[open][data-key]").count() == 0
    assert noticed == []


def test_an_editor_merges_and_splits_claims_by_keyboard(visit: Visit, desk_site: str) -> None:
    story = flood(desk_site)
    claims = record(f"{story}/claims.json?limit=200")["records"]
    many = next(one for one in claims if len(one["evidence"]) > 1)
    page, noticed = visit(f"{desk_site}/review?about={many['id']}")
    page.keyboard.press("j")

    def choose_mention() -> None:
        page.locator('details[open] input[name="apart"]').first.focus()
        page.keyboard.press("Space")

    act(page, "s", "two different counts", choose_mention)

    assert page.get_by_text("This claim is no longer there.").is_visible()
    after = record(f"{story}/claims.json?limit=200")["records"]
    one, other = [claim["id"] for claim in after if claim["figure"] == many["figure"]]
    page.goto(f"{desk_site}/review?about={one}")
    page.keyboard.press("j")

    def choose_claim() -> None:
        box = page.locator(f'details[open] input[name="with"][value="{other}"]')
        box.focus()
        if not box.is_checked():
            page.keyboard.press("Space")

    act(page, "m", "the same figure in other words", choose_claim)
    assert [what for what, _ in decided(desk_site)] == ["split", "merge"]
    assert noticed == []


def test_a_reporter_drops_a_file_and_watches_it_become_a_story(visit: Visit, desk_site: str) -> None:
    page, noticed = visit(f"{desk_site}/read")
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "ferry.txt", {type: "text/plain"}));
          const drop = document.getElementById("drop");
          for (const name of ["dragenter", "dragover", "drop"])
            drop.dispatchEvent(new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        FERRY,
    )
    assert page.locator("#chosen").inner_text() == "1 file chosen"
    with page.expect_request(re.compile(r"/read/[0-9a-f]+/events$")):
        page.get_by_role("button", name="Read them").click()
    assert page.locator("#live").get_attribute("aria-live") == "polite"
    page.get_by_role("heading", level=1, name="Read", exact=True).wait_for(timeout=90_000)
    assert page.locator(".facts").inner_text().startswith("read\n1") or "1" in page.locator(".facts").inner_text()
    page.get_by_role("link", name="See the stories").click()
    page.get_by_role("link", name="Ferry aground off Corran Head").click()
    assert "48" in page.locator("main").inner_text()
    assert noticed == []


# ------------------------------------------------------------------------------------------- other reports


@pytest.fixture(scope="module")
def seeds_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not SEEDS.is_dir():
        pytest.skip("no folder of seed reports beside this checkout")
    folder = tmp_path_factory.mktemp("seeds") / "ledger"
    with LedgerStore.create(folder) as store:
        pipeline.read(open_sources([str(SEEDS)]), store)
    with serving(folder) as address:
        yield address


def test_the_pages_hold_for_reports_from_the_world(visit: Visit, seeds_site: str) -> None:
    waiting, seen, kinds = [f"{seeds_site}/stories"], set(), set()
    page, noticed = visit(waiting[0])
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"/[^/]*-[0-9a-f]{8,}", "/*", address.removeprefix(seeds_site).partition("?")[0])
        if address in seen or (kind in kinds and kind != "/claims/*"):
            continue
        seen.add(address)
        kinds.add(kind)
        if len(seen) > 40:
            break
        assert page.goto(address).status == 200
        assert page.get_by_role("heading", level=1).count() == 1, address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        found = page.eval_on_selector_all("main a[href]", "all => all.map(one => one.getAttribute('href'))")
        ours = {one.partition("#")[0] for one in found if one.startswith("/")}
        waiting += [seeds_site + one for one in sorted(ours) if "/export" not in one and ".json" not in one]
    assert {"/stories/*", "/claims/*", "/documents/*", "/series/*"} <= kinds
    assert noticed == []
