"""The page in a real browser, where one is installed: fits a phone, loads nothing, runs nothing."""

import shutil

import pytest
from halcyon_star import make_ledger

from stemma.reporting import render_html

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture
def opened(browser, tmp_path):
    """A function that writes a page and opens it: (page, what it asked for or complained of)."""
    contexts = []

    def show(text, width=1280, fragment=""):
        file = tmp_path / "page.html"
        file.write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        contexts.append(context)
        page, noticed = context.new_page(), []
        page.on("console", lambda message: noticed.append(message.text))
        page.on("request", lambda request: noticed.append(request.url) if request.url != file.as_uri() else None)
        page.goto(file.as_uri() + fragment)
        return page, noticed

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_asked_for_and_no_page_scrolls_sideways(opened, width):
    page, noticed = opened(render_html(make_ledger()), width)
    assert noticed == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_evidence_in_a_folded_block_opens_and_comes_into_view(opened):
    page, _ = opened(render_html(make_ledger()), fragment="#q-q_north_comment")
    assert page.locator("[id='q-q_north_comment']").is_visible()


def test_a_click_goes_from_the_figure_to_its_claim_and_back(opened):
    page, _ = opened(render_html(make_ledger()))
    page.locator("[id='q-q_bell_dead']").click()
    assert page.url.endswith("#c-dead-17")
    page.locator("[id='c-dead-17'] a.ev").first.click()
    assert page.url.endswith("#q-q_bell_dead")


def test_the_policy_stops_a_script_that_got_in(opened):
    page, noticed = opened(
        render_html(make_ledger()).replace("</main>", "<script>document.title='run'</script></main>")
    )
    assert page.title() != "run"
    assert any("Content Security Policy" in message for message in noticed)
