"""Reports that attack the reader: nothing of theirs becomes markup, a link that runs, or a page that breaks."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from stemma import pipeline
from stemma.records import Source
from stemma.store import LedgerStore
from stemma.web.app import create_app
from stemma.web.settings import Settings

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{7*7}}{% raw %}"
TEXT = (
    f"Storm {ATTACK} floods Lindau\n\nLINDAU, 3 March 2031 - The mayor {ATTACK} said on Monday that 48 houses were "
    f"under water. \u202e\x1b[31m \ud800 \x00 The council said 52 houses were under water.\n"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("hostile") / "ledger"
    sources = [
        Source(
            id=f"../{ATTACK}/{number}.txt",
            text=TEXT + f"Version {number}.",
            title=f"{ATTACK} {number}",
            outlet=f"Outlet {ATTACK}",
            url="javascript:alert(3)" if number else f"https://x.example/{ATTACK}",
            published="2031-03-03",
        )
        for number in range(3)
    ]
    with LedgerStore.create(folder) as store:
        pipeline.read(sources, store)
    with TestClient(create_app(Settings(str(folder))), base_url="http://127.0.0.1:8750") as browser:
        yield browser


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))


def test_no_page_runs_what_a_report_holds(hostile: TestClient) -> None:
    waiting, seen = ["/stories"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        response = hostile.get(address)
        assert response.status_code == 200, address
        if not response.headers["content-type"].startswith("text/html") or "/export" in address:
            continue
        parser = Tags()
        parser.feed(response.text)
        for tag, attributes in parser.tags:
            assert tag != "img"
            assert not any(name.startswith("on") or name == "style" for name in attributes)
            if tag == "script":
                assert str(attributes["src"]).startswith("/static/")
            if tag == "a" and attributes.get("href"):
                parts = urlsplit(str(attributes["href"]))
                assert parts.scheme in ("", "http", "https"), attributes
                if not parts.scheme:
                    waiting.append(parts.path + (f"?{parts.query}" if parts.query else "") if parts.path else address)
    assert len(seen) > 15


@pytest.mark.parametrize(
    "address", [f"/stories?q={ATTACK}", f"/outlet?name={ATTACK}", f"/find/{ATTACK}", f"/review?about={ATTACK}", f"/documents?id={ATTACK}"]
)  # fmt: skip
def test_no_page_runs_what_an_address_holds(hostile: TestClient, address: str) -> None:
    response = hostile.get(address)
    assert response.status_code in (200, 404, 422)
    assert "<script>alert" not in response.text
    assert "<img" not in response.text


def test_the_file_to_keep_is_named_harmlessly(hostile: TestClient) -> None:
    story = hostile.get("/stories.json").json()["stories"][0]
    header = hostile.get(story["url"] + "/export?format=csv").headers["content-disposition"]
    assert set(header) <= set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.;=" ')
