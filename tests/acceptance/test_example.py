"""The shipped example gives the ledger that is written down beside it."""

from __future__ import annotations

import json

import pytest

from published import EXAMPLE, Published

EXPECTED = json.loads((EXAMPLE / "expected.json").read_text(encoding="utf-8"))


def find(example: Published, key: str) -> dict:
    want = EXPECTED["claims"][key]
    found = [
        claim
        for claim in example.claims(want["lower"], want["upper"], want["form"])
        if example.documents_of(claim) & set(want["reports"])
    ]
    assert len(found) == 1, f"{key}: {[c['proposition'] for c in found]}"
    return found[0]


def test_stories_and_origins(example: Published) -> None:
    stories = sorted(sorted(s["documents"]) for s in example.by_type["story"] if s["documents"])
    assert stories == sorted(EXPECTED["stories"])
    lines = {s["storyline"] for s in example.by_type["story"] if s["documents"]}
    assert len(lines) == EXPECTED["storylines"]
    assert sorted(sorted(o["documents"]) for o in example.by_type["origin"]) == sorted(EXPECTED["origins"])


@pytest.mark.parametrize("key", sorted(EXPECTED["claims"]))
def test_claim(example: Published, key: str) -> None:
    want, claim = EXPECTED["claims"][key], find(example, key)
    assert sorted(example.documents_of(claim)) == want["reports"]
    assert claim["as_of"]["end"] == want["as_of"]
    assert want["asserter"].lower() in example.asserters_of(claim)
    assert len(claim["asserters"]) == 1
    if "origins" in want:
        assert claim["independence"]["origins"] == want["origins"]
    for note in claim["scope"]["excludes"]:
        assert want["excludes"]["text"] in note["text"]
        assert sorted(note["carried_by"]) == want["excludes"]["carried_by"]
        assert sorted(note["absent_from"]) == want["excludes"]["absent_from"]
    assert bool(claim["scope"]["excludes"]) == ("excludes" in want)


@pytest.mark.parametrize("number", range(len(EXPECTED["series"])))
def test_series(example: Published, number: int) -> None:
    want = EXPECTED["series"][number]
    claims = [find(example, key) for key in want["claims"]]
    assert len({example.series_of(claim)["id"] for claim in claims}) == 1
    series = example.series_of(claims[0])
    assert series["preferred"] == find(example, want["preferred"])["id"]
    ends = [(example.claim[i]["as_of"] or {}).get("end") or "" for i in series["claims"]]
    assert ends == sorted(ends)


@pytest.mark.parametrize("number", range(len(EXPECTED["relations"])))
def test_relation(example: Published, number: int) -> None:
    want = EXPECTED["relations"][number]
    a, b = find(example, want["a"]), find(example, want["b"])
    relation = example.relation(a, b)
    assert relation is not None
    assert relation["kind"] == want["kind"], relation["reason"]
    if want["kind"] == "supersede":
        assert (relation["a"], relation["b"]) == (a["id"], b["id"])
    if "cause" in want:
        assert relation["cause"] == want["cause"]


def test_findings_and_drift(example: Published) -> None:
    assert set(EXPECTED["findings"]) <= {f["kind"] for f in example.by_type["finding"]}
    drift = {(d["document"], d["kind"]) for c in example.claim.values() for d in c["drift"]}
    assert {(d["report"], d["kind"]) for d in EXPECTED["drift"]} <= drift


def test_comments_spliced_text_and_furniture_stay_out(example: Published) -> None:
    flood = {s["id"] for s in example.by_type["story"] if s["documents"]}
    values = {
        value
        for claim in example.claim.values()
        if claim["story"] in flood
        for value in (claim["value"]["lower"], claim["value"]["upper"])
    }
    assert not values & set(EXPECTED["never_in_a_claim_of_the_flood"])


def test_a_report_that_asserts_nothing_is_not_made_to(example: Published) -> None:
    refusals = [s for s in example.by_type["statement"] if s["act"] == "refuse"]
    assert {s["document"] for s in refusals} >= {"1-harbour-courier.txt", "2-valley-post.txt"}
