"""The review queue: what waits, each act a decision with its reason on the disk, and its undo."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from stemma.store import LedgerStore
from stemma.web.app import create_app
from stemma.web.settings import Settings


@pytest.fixture
def folder(example: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "ledger"
    shutil.copytree(example, copy)
    return copy


@pytest.fixture
def desk(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(str(folder))), base_url="http://127.0.0.1:8750") as browser:
        yield browser


def decide(browser: TestClient, act: str, **fields: Any) -> Any:
    token = re.search(r'name="csrf" value="([0-9a-f]{64})"', browser.get("/review").text)
    assert token
    data = {"csrf": token[1], "act": act, "actor": "Ana Reyes", "reason": "read the report", **fields}
    return browser.post("/review", data=data)


def claim_of(browser: TestClient, figure: str) -> dict[str, Any]:
    for story in browser.get("/stories.json").json()["stories"]:
        for claim in browser.get(story["url"] + "/claims.json?limit=200").json()["records"]:
            if claim["figure"] == figure:
                found: dict[str, Any] = claim
                return found
    raise AssertionError(figure)


def test_the_queue_has_items_with_their_words_and_acts(desk: TestClient) -> None:
    page, record = desk.get("/review").text, desk.get("/review.json").json()
    assert record["records"]
    for item in record["records"]:
        assert item["kind"] in ("conflict", "single source", "low confidence")
        assert f'id="{item["id"]}"' in page
    for key in "arep":
        assert f'data-key="{key}"' in page
    assert "<mark>" in page


def test_what_is_accepted_leaves_the_queue_and_stands_in_the_log(desk: TestClient, folder: Path) -> None:
    item = next(one for one in desk.get("/review.json").json()["records"] if one["kind"] == "single source")
    response = decide(desk, "accept", claim=item["claims"][0])
    assert response.status_code == 200
    assert "Decision 1 is kept" in response.text
    assert item["id"] not in {one["id"] for one in desk.get("/review.json").json()["records"]}
    log = desk.get("/decisions.json").json()["records"]
    assert [(d["operation"], d["actor"], d["reason"]) for d in log] == [("accept", "Ana Reyes", "read the report")]
    with LedgerStore.open(folder) as store:
        assert len(store.decisions()) == 1
        assert store.decision_faults() == []


def test_a_rejected_claim_counts_no_more_until_it_is_undone(desk: TestClient) -> None:
    claim = claim_of(desk, "640")
    assert claim["rank"] == "preferred"
    decide(desk, "reject", claim=claim["id"])
    assert claim_of(desk, "640")["rank"] != "preferred"
    decide(desk, "undo", decision="1")
    assert claim_of(desk, "640")["rank"] == "preferred"
    assert [d["undone_by"] for d in desk.get("/decisions.json").json()["records"]] == [None, 2]


def test_a_rank_is_set_by_a_person(desk: TestClient) -> None:
    decide(desk, "rank", claim=claim_of(desk, "about 1,300")["id"], rank="preferred")
    claim = claim_of(desk, "about 1,300")
    assert claim["rank"] == "preferred"
    assert "Ana Reyes" in desk.get(claim["url"]).text


def test_a_figure_is_edited(desk: TestClient) -> None:
    claim = claim_of(desk, "640")
    decide(desk, "edit", claim=claim["id"], figure="600-700")
    record = desk.get(claim["url"] + ".json").json()["claim"]
    assert (record["value"]["lower"], record["value"]["upper"]) == (600, 700)
    assert "600" in desk.get(claim["url"]).text


def test_mentions_are_split_off_and_claims_merged(desk: TestClient) -> None:
    claim = claim_of(desk, "fewer than 1,200")
    before = len(claim["evidence"])
    apart = claim["quantities"][0]
    assert decide(desk, "split", claim=claim["id"], apart=[apart]).status_code == 200
    numbers = [
        len(one["evidence"])
        for story in desk.get("/stories.json").json()["stories"]
        for one in desk.get(story["url"] + "/claims.json").json()["records"]
        if one["figure"] == "fewer than 1,200"
    ]
    assert sorted(numbers) == [1, before - 1]
    one, other = claim_of(desk, "1,300"), claim_of(desk, "about 1,300")
    assert decide(desk, "merge", claim=one["id"], **{"with": [other["id"]]}).status_code == 200
    assert [d["operation"] for d in desk.get("/decisions.json").json()["records"]] == ["merge", "split"]


@pytest.mark.parametrize(
    ("act", "fields", "says"),
    [
        ("accept", {"reason": ""}, "say why"),
        ("accept", {"actor": "  "}, "say who"),
        ("edit", {"figure": "a few"}, "is no figure"),
        ("edit", {}, "nothing to edit"),
        ("rank", {"rank": "best"}, "choose a rank"),
        ("merge", {}, "two claims or more"),
        ("split", {}, "leaves mentions on both sides"),
        ("undo", {"decision": "99"}, "there is no decision 99"),
        ("undo", {"decision": "x"}, "by its number"),
    ],
)
def test_what_cannot_be_decided_is_told(desk: TestClient, act: str, fields: dict[str, str], says: str) -> None:
    response = decide(desk, act, claim=claim_of(desk, "fewer than 1,200")["id"], **fields)
    assert response.status_code == 422
    assert says in response.text
    assert desk.get("/decisions.json").json()["records"] == []


def test_a_claim_that_is_not_there_and_an_act_that_is_not_known(desk: TestClient) -> None:
    assert decide(desk, "accept", claim="c-none").status_code == 404
    assert decide(desk, "destroy", claim="c-none").status_code == 400


def test_after_a_decision_the_browser_is_led_back_and_nowhere_else(desk: TestClient) -> None:
    claim = claim_of(desk, "640")["id"]
    token = re.search(r'name="csrf" value="([0-9a-f]{64})"', desk.get("/review").text)
    assert token
    for back, start in (
        ("/review?kind=conflict&done=3", "/review?kind=conflict&done="),
        ("//elsewhere.example", "/review?done="),
    ):
        data = {
            "csrf": token[1],
            "act": "rank",
            "rank": "normal",
            "claim": claim,
            "actor": "A",
            "reason": "r",
            "back": back,
        }
        response = desk.post("/review", data=data, follow_redirects=False)
        assert response.headers["location"].startswith(start)


def test_decisions_need_the_form_and_a_server_that_may_write(desk: TestClient, folder: Path) -> None:
    data = {"act": "accept", "claim": claim_of(desk, "640")["id"], "actor": "A", "reason": "r"}
    assert desk.post("/review", data=data).status_code == 403
    with TestClient(create_app(Settings(str(folder), read_only=True)), base_url="http://127.0.0.1:8750") as browser:
        assert "read only" in browser.get("/review").text
        assert 'data-key="a"' not in browser.get("/review").text
        assert browser.post("/review", data=data).status_code == 403
    with LedgerStore.open(folder) as store:
        assert store.decisions() == ()


def test_one_claim_can_be_judged_from_its_page(desk: TestClient) -> None:
    claim = claim_of(desk, "fewer than 3,600")
    page = desk.get(claim["url"]).text
    assert f"/review?about={claim['id']}" in page
    judged = desk.get(f"/review?about={claim['id']}").text
    assert f'value="{claim["id"]}"' in judged
    assert 'data-key="s"' in judged
