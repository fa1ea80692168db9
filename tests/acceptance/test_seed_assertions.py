"""What the five seed reports assert beside figures: by predicate, participants, asserters and reports."""

from __future__ import annotations

import pytest

from published import Published

#: Characters of 003 from which on everything is a reader's comment, of 004 from which on other articles follow.
COMMENTS_OF_003, SPLICE_OF_004 = 1168, 2035
THREE = ("000", "001", "004")


def assertions(records: Published) -> list[dict]:
    return [claim for claim in records.claim.values() if claim["kind"] == "assertion"]


def reports(claim: dict) -> set[str]:
    return {mention["document"][:3] for mention in claim["mentions"]}


def speakers(claim: dict) -> str:
    return " ".join(link["name"].casefold() for mention in claim["mentions"] for link in mention["attribution"][:2])


def told(records: Published, *words: str) -> list[dict]:
    """Assertions whose predicate has all these words."""
    return [claim for claim in assertions(records) if set(words) <= set(claim["predicate"].split())]


def test_victory_is_declared_by_both_states(seeds: Published) -> None:
    found = [claim for claim in told(seeds, "victory") if reports(claim) >= set(THREE)]
    assert len(found) == 1
    agents = {p["name"].casefold() for p in found[0]["participants"] if p["role"] == "agent"}
    assert agents == {"iraq", "syria"}
    assert {seeds.entity[one]["name"].casefold() for one in found[0]["asserters"]} == {"iraq", "syria"}
    alone = [claim for claim in told(seeds, "victory") if claim is not found[0]]
    assert all("syria" not in " ".join(p["name"].casefold() for p in c["participants"]) for c in alone)


def test_the_ministers_task_is_one_assertion_of_three_reports(seeds: Published) -> None:
    found = [c for c in assertions(seeds) if any(p["head"] == "task" for p in c["participants"])]
    assert [reports(claim) for claim in found] == [set(THREE)]
    assert "lavrov" in speakers(found[0])
    assert found[0]["polarity"] == "asserted"


def test_the_battle_is_over_says_one_party(seeds: Published) -> None:
    found = [c for c in told(seeds, "over") if any(p["head"] == "battle" for p in c["participants"])]
    assert [reports(claim) for claim in found] == [set(THREE)]
    assert found[0]["independence"]["asserters"] == [1, 1]
    assert "russia" in seeds.asserters_of(found[0])


@pytest.mark.parametrize("predicate", ["kill", "capture"])
def test_most_of_the_fighters(seeds: Published, predicate: str) -> None:
    found = [c for c in told(seeds, predicate) if any(p["head"] == "fighter" for p in c["participants"])]
    assert [reports(claim) for claim in found] == [set(THREE)]
    assert {p["role"] for p in found[0]["participants"] if p["head"] == "fighter"} == {"patient"}
    assert "coalition" in seeds.asserters_of(found[0])
    assert found[0]["independence"]["origins"] == [1, 1]


def test_a_refusal_asserts_nothing(seeds: Published) -> None:
    refused = [s for s in seeds.by_type["statement"] if s["act"] == "refuse"]
    assert {statement["document"][:3] for statement in refused} >= {"000", "004"}
    ids = {statement["id"] for statement in refused}
    assert not [claim for claim in assertions(seeds) if ids & set(claim["statements"])]
    assert not told(seeds, "engage")
    assert not told(seeds, "escape")


def test_nothing_from_comments_or_other_articles(seeds: Published) -> None:
    for claim in assertions(seeds):
        for mention in claim["mentions"]:
            assert not (mention["document"].startswith("003") and mention["start"] >= COMMENTS_OF_003)
            assert not (mention["document"].startswith("004") and mention["start"] >= SPLICE_OF_004)


def test_a_translation_is_flagged_and_adds_no_utterance(seeds: Published) -> None:
    flagged = {d["id"][:3]: d for d in seeds.by_type["document"] if d["translation"] != "none"}
    assert flagged.keys() == {"001"}
    assert flagged["001"]["translation_evidence"]
    drift = {d["document"][:3] for c in assertions(seeds) for d in c["drift"] if d["kind"] == "translation"}
    assert drift == {"001"}
    kinds = {f["kind"] for f in seeds.by_type["finding"] if any(e["document"][:3] == "001" for e in f["evidence"])}
    assert "quote_divergence" not in kinds
