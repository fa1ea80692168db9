"""Every page by the rules of WCAG 2.2 A and AA (axe-core), and for people without a mouse or with less motion."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

axe_package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
AXE = Path(axe_package.__path__[0]) / "axe.min.js"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}}
#: What the colours can break: in the dark nothing else differs.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

Visit = Callable[..., Any]


def fetched(address: str) -> str:
    with urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


def pages(site: str) -> dict[str, str]:
    """The addresses of every kind of page, by kind."""
    stories = json.loads(fetched(f"{site}/stories.json"))["stories"]
    story = next(one["url"] for one in stories if one["reports"] == 5)
    overview, figures = fetched(site + story), fetched(f"{site}{story}/figures")

    def found(pattern: str, text: str) -> list[str]:
        return list(dict.fromkeys(re.findall(pattern, text)))

    documents = found(r'/documents/[\w-]+(?=["#])', overview)
    claim = found(r'/claims/[\w-]+(?=")', figures)[0]
    outlet = found(r'/outlet\?name=[^"#&]+', overview)[0]
    entity = found(r'/entities/[\w-]+(?=")', fetched(site + claim))[0]
    keys = [one.rpartition("/")[2] for one in documents]
    parts = found(rf'{story}/(\w+)(?=")', overview)
    return {
        "stories": "/stories",
        "no stories": "/stories?q=zzzunheard",
        "story": story,
        **{part: f"{story}/{part}" for part in parts if part != "export"},
        "series": found(r'/series/[\w-]+(?=")', overview)[0],
        "claim": claim,
        "document": documents[0],
        "versions": f"{documents[0]}/versions",
        "compare": "/compare?" + "&".join(f"d={key}" for key in keys[:3]),
        "nothing to compare": "/compare",
        "entity": entity,
        "outlet": outlet,
        "review": "/review",
        "judge": f"/review?about={claim.rpartition('/')[2]}",
        "decisions": "/decisions",
        "read": "/read",
        "search": "/search?q=stranded",
        "nothing found": "/search?q=zzzunheard",
        "about": "/about",
        "not found": "/claims/none",
    }


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_breaks_a_rule(visit: Visit, site: str, width: int) -> None:
    page, _ = visit(f"{site}/stories", width, bypass_csp=True)
    script = AXE.read_text(encoding="utf-8")
    addresses = pages(site)
    assert len(addresses) >= 22
    broken = []
    for name, address in addresses.items():
        page.goto(site + address)
        page.evaluate("document.querySelectorAll('main details:not([name])').forEach(one => { one.open = true })")
        page.evaluate(script)
        for scheme, rules in (("light", RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = page.evaluate(
                "rules => axe.run(document, {...rules, resultTypes: ['violations']})"
                ".then(all => [all.passes.length, all.violations])",
                rules,
            )
            assert found[0], name
            broken += [
                f"{name}, {scheme}: {rule['id']} ({rule['help']}): {rule['nodes'][0]['failureSummary']} "
                f"at {rule['nodes'][0]['target']}"
                for rule in found[1]
            ]
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            broken.append(f"{name}: scrolls sideways")
    assert broken == []


def test_the_rules_find_what_breaks_them(visit: Visit, site: str) -> None:
    page, _ = visit(f"{site}/stories", bypass_csp=True)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\"><input>')")
    page.evaluate("document.querySelector('main p').style.color = '#eee'")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, rules).then(all => all.violations.map(one => one.id))", RULES)
    assert {"image-alt", "label", "color-contrast"} <= set(found)


def test_the_first_tab_stop_leads_past_the_menu(visit: Visit, site: str) -> None:
    page, _ = visit(f"{site}/stories")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    assert skip.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


_STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  at.dataset.stop = at.dataset.stop || String(document.querySelectorAll("[data-stop]").length);
  const order = at.tabIndex;
  return [at.tagName + "#" + at.id + "." + at.className, shown, ring, at.dataset.stop, order];
}"""


@pytest.mark.parametrize("name", ["stories", "story", "claim", "document", "compare", "review", "read", "search"])
def test_every_stop_of_the_tab_key_is_seen_and_none_is_a_trap(visit: Visit, site: str, name: str) -> None:
    page, _ = visit(site + pages(site)[name])
    stops: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or (stop[3] == "0" and stops):
            break
        what, shown, ring, number, order = stop
        assert shown, f"{what} has the focus and is not on the screen"
        assert ring, f"{what} has the focus and does not show it"
        assert order == 0, f"{what} comes out of order"
        dates = "INPUT#f-since", "INPUT#f-until"  # a date has a stop for each of its parts
        assert stops[-1:] != [number] or what.startswith(dates), f"{what} keeps the focus"
        stops.append(number)
    else:
        assert len(set(stops)) > 200, "the tab key goes round within the page"
    assert len(set(stops)) > 8


def test_nothing_moves_for_people_who_ask_for_less_motion(visit: Visit, site: str) -> None:
    page, _ = visit(site + pages(site)["document"])
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
          const style = getComputedStyle(one);
          return [style.transitionDuration, style.animationDuration].some(
            all => all.split(",").some(time => parseFloat(time) > 0.01));
        }).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_charts_have_a_name_and_their_figures_as_text(visit: Visit, site: str) -> None:
    page, _ = visit(site + pages(site)["series"])
    chart = page.locator("figure.chart").first
    assert len(chart.get_attribute("aria-label")) > 20
    rows = chart.locator(".row")
    assert rows.count() >= 2
    for row in rows.all():
        assert row.locator("svg.strip").get_attribute("aria-hidden") == "true"
        assert re.search(r"\d", row.inner_text())
    table = page.locator("table.claims").first
    assert table.locator("caption").inner_text().strip()
    assert table.locator("thead th[scope=col]").count() >= 4


def test_the_page_prints_black_on_white_without_the_menu(visit: Visit, site: str) -> None:
    page, _ = visit(site + pages(site)["story"], scheme="dark")
    page.emulate_media(media="print", color_scheme="light")
    assert not page.locator("header.bar nav").is_visible()
    assert not page.locator(".find").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    assert page.get_by_role("heading", level=1).is_visible()
