"""Every page that a link leads to opens, says what it should, and has a JSON twin that says the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from stemma.store import LedgerStore


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("id"):
            self.ids.append(str(given["id"]))


def parsed(page: str) -> Links:
    found = Links()
    found.feed(page)
    return found


def flood(client: TestClient) -> dict[str, Any]:
    """The main story of the example."""
    stories = client.get("/stories.json").json()["stories"]
    return next(story for story in stories if story["reports"] == 5)


def test_the_root_leads_to_the_stories(client: TestClient) -> None:
    response = client.get("/", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/stories")


def test_every_link_of_every_page_leads_somewhere_and_every_fragment_is_there(client: TestClient) -> None:
    waiting, seen, ids, wanted = ["/stories"], set(), {}, []
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, (address, response.text[:300])
        if not response.headers["content-type"].startswith("text/html"):
            continue
        page = parsed(response.text)
        assert len(page.ids) == len(set(page.ids)), address
        ids[address] = set(page.ids)
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            where = (parts.path + (f"?{parts.query}" if parts.query else "")) if parts.path else address
            if parts.fragment and not parts.path.startswith("/find/"):
                wanted.append((address, where, parts.fragment))
            waiting.append(where)
    assert len(seen) > 60
    missing = [(a, w, f) for a, w, f in wanted if w in ids and f not in ids[w]]
    assert not missing


def test_the_list_has_the_stories_with_their_counts(client: TestClient) -> None:
    page = client.get("/stories").text
    record = client.get("/stories.json").json()
    assert record["total"] == len(record["stories"]) == 3
    for story in record["stories"]:
        assert story["url"] in page
    assert "<b>5</b> texts" in page
    assert "single source" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=flood+command", 1),
        ("q=nothing+of+the+kind", 0),
        ("since=2024-09-01", 1),
        ("until=2024-06-01", 1),
        ("only=single", 1),
        ("only=conflict", 0),
        ("since=no+day", 3),
        ("limit=1&offset=1", 1),
    ],
)
def test_the_list_is_filtered_and_paged(client: TestClient, query: str, expected: int) -> None:
    assert len(client.get(f"/stories.json?{query}").json()["stories"]) == expected


def test_a_story_tells_the_preferred_figures_with_their_support_first(client: TestClient) -> None:
    story = flood(client)
    page = client.get(story["url"]).text
    record = client.get(story["url"] + ".json").json()
    figures = {one["preferred"]["figure"]: one["preferred"]["support"] for one in record["headline"]}
    assert figures["640"] == "1 text, 1 utterance, 1 origin, 1 asserter"
    assert page.index("Headline facts") < page.index('class="chart"') < page.index('id="reports"')
    for figure in ("640", "24"):
        assert figure in page


@pytest.mark.parametrize("tab", ["figures", "claims", "relations", "origins", "drift"])
def test_each_part_of_a_story_has_a_page_and_its_twin(client: TestClient, tab: str) -> None:
    address = flood(client)["url"] + f"/{tab}"
    assert client.get(address).status_code == 200
    record = client.get(address + ".json").json()
    assert record["records"]
    assert record["total"] >= len(record["records"])


def test_a_page_of_claims_ends_where_the_next_begins(client: TestClient) -> None:
    address = flood(client)["url"] + "/claims.json"
    whole = [claim["id"] for claim in client.get(address).json()["records"]]
    paged: list[str] = []
    following: str | None = f"{address}?limit=4"
    while following:
        record = client.get(following).json()
        paged += [claim["id"] for claim in record["records"]]
        following = record["next"]
    assert paged == whole


def test_a_claim_shows_its_words_its_chain_and_its_reasons(client: TestClient) -> None:
    claims = client.get(flood(client)["url"] + "/claims.json").json()["records"]
    claim = next(one for one in claims if one["figure"] == "fewer than 1,200")
    page, record = client.get(claim["url"]).text, client.get(claim["url"] + ".json").json()
    assert len(record["evidence"]) == len(claim["evidence"]) == 10
    for one in record["evidence"]:
        assert "1,200" in one["surface"]
        assert one["attribution"][0]["name"] == "joint flood command"
    assert "<mark>" in page
    assert "superseded by 640" in page
    assert "leaves out" in page


def test_evidence_is_the_very_characters_of_the_report(client: TestClient, example: Path) -> None:
    with LedgerStore.open(example) as store:
        texts = {e.document.id: e.document.text for e in store.load_extractions()}
    for claim in client.get(flood(client)["url"] + "/claims.json").json()["records"]:
        for one in client.get(claim["url"] + ".json").json()["evidence"]:
            text = texts[one["document"]]
            assert text[one["start"] : one["end"]] == one["surface"]
            assert one["before"] + one["surface"] + one["after"] in text


def test_a_report_has_every_figure_as_a_link_to_its_claim(client: TestClient) -> None:
    claim = client.get(flood(client)["url"] + "/claims.json").json()["records"][0]
    address, _, fragment = claim["evidence"][0]["url"].partition("#")
    page = client.get(address).text
    assert re.search(rf'<a class="m figure-mark" href="{claim["url"]}"[^>]* id="{fragment}"', page)


def test_reports_side_by_side_have_shared_passages_and_what_differs(client: TestClient) -> None:
    claims = client.get(flood(client)["url"] + "/claims.json").json()["records"]
    claim = next(one for one in claims if one["figure"] == "fewer than 1,200")
    keys = list(dict.fromkeys(one["url"].split("#")[0].rsplit("/", 1)[1] for one in claim["evidence"]))
    address = "&".join(f"d={key}" for key in keys[:2])
    record, page = client.get(f"/compare.json?{address}").json(), client.get(f"/compare?{address}").text
    assert record["passages"]
    assert any(row["differs"] for row in record["figures"])
    assert any("eastern shore" in note["text"] and note["carried"] == [False, True] for note in record["notes"])
    for number in {passage["group"] for passage in record["passages"]}:
        assert f'id="g{number}-0-0"' in page
        assert f'id="g{number}-1-0"' in page
    assert client.get("/compare?" + "&".join(f"d={key}" for key in keys[:3])).status_code == 200


@pytest.mark.parametrize(
    ("form", "media", "holds"),
    [
        ("html", "text/html", "Content-Security-Policy"),
        ("jsonl", "application/jsonl", '"type":"claim"'),
        ("csv", "text/csv", "proposition"),
        ("claimreview", "application/ld+json", "https://schema.org"),
        ("markdown", "text/markdown", "flood command"),
        ("ucdp", "text/csv", "24"),
    ],
)
def test_a_story_can_be_taken_away(client: TestClient, form: str, media: str, holds: str) -> None:
    response = client.get(flood(client)["url"] + f"/export?format={form}")
    assert response.headers["content-type"].startswith(media)
    assert response.headers["content-disposition"].startswith("attachment")
    assert holds in response.text


@pytest.mark.parametrize(
    "address",
    [
        "/stories/none",
        "/claims/none.json",
        "/series/none",
        "/documents/none",
        "/documents?id=none",
        "/find/none",
        "/stories?offset=-1",
        "/stories.json?limit=0",
        "/stories?only=other",
        "/compare?d=none&d=other",
        "/nowhere",
        "/stories/%00",
        "/claims/%ff%fe",
        "/documents/..%2f..%2fetc%2fpasswd",
        "/static/..%2f..%2fapp.py",
    ],
)
def test_what_is_not_there_is_told_with_what_to_do(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code in (404, 422)
    if ".json" in address:
        assert set(response.json()) == {"status", "problem", "advice"}
    else:
        assert "<h1>" in response.text
        assert "/stories" in response.text


def test_words_are_found_in_reports_claims_headlines_and_names(client: TestClient) -> None:
    record = client.get('/search.json?q="joint flood command"').json()
    assert record["total"] >= 3
    assert record["entities"]
    page = client.get("/search?q=flood+command").text
    assert "<mark>" in page
    assert 'value="flood command"' in page
    assert client.get("/search.json?q=residents&in=claims").json()["records"][0]["url"].startswith("/claims/")
    assert (
        client.get("/search.json?q=command+-flood").json()["total"]
        < client.get("/search.json?q=command").json()["total"]
    )


@pytest.mark.parametrize(
    "words", ["", "-", '"', "()", "* OR", "NEAR(a b)", "a" * 200, "'; DROP TABLE claims; --", "%00"]
)
def test_nothing_that_is_typed_breaks_the_search(client: TestClient, words: str) -> None:
    for where in ("reports", "claims"):
        assert client.get("/search", params={"q": words, "in": where}).status_code == 200
