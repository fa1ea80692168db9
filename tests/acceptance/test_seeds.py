"""The table that a careful researcher gets from the five seed reports, on the public JSON Lines."""

from __future__ import annotations

import pytest

from published import Published

#: Characters of 003 from which on everything is a reader's comment, of 004 from which on other articles follow.
COMMENTS_OF_003, SPLICE_OF_004 = 1168, 2035


def document(records: Published, number: str) -> str:
    return next(d["id"] for d in records.by_type["document"] if d["id"].startswith(number))


def one(found: list[dict], what: str) -> dict:
    assert len(found) == 1, f"{what}: expected one claim, found {[c['proposition'] for c in found]}"
    return found[0]


@pytest.fixture(scope="module")
def main(seeds: Published) -> dict[str, dict]:
    """The claims of the December 2017 series, by their interval."""
    d = {n: document(seeds, n) for n in ("000", "001", "003", "004")}
    return {
        "<3000": one(seeds.claims(None, 3000, "less_than", documents={d["001"], d["004"]}), "<3,000"),
        "~1000": one(seeds.claims(900, 1100, "approximate", documents={d["003"]}), "about 1,000"),
        "<1000": one(seeds.claims(None, 1000, "less_than", documents={d["000"], d["001"], d["004"]}), "<1,000"),
    }


def test_the_series_has_three_dated_steps(seeds: Published, main: dict[str, dict]) -> None:
    assert [main[k]["as_of"]["end"] for k in ("<3000", "~1000", "<1000")] == ["2017-12-05", "2017-12-26", "2017-12-27"]
    assert len({seeds.series_of(claim)["id"] for claim in main.values()}) == 1
    assert document(seeds, "003") in seeds.documents_of(main["<3000"]), "restated by the spokesman"


def test_each_step_supersedes_the_one_before(seeds: Published, main: dict[str, dict]) -> None:
    for earlier, later in (("<3000", "~1000"), ("~1000", "<1000"), ("<3000", "<1000")):
        relation = seeds.relation(main[earlier], main[later])
        assert relation is not None
        assert (relation["kind"], relation["a"]) == ("supersede", main[earlier]["id"])
        assert "5" in relation["rule"]
        assert relation["reason"]


def test_one_party_asserts_all_three(seeds: Published, main: dict[str, dict]) -> None:
    assert len({tuple(claim["asserters"]) for claim in main.values()}) == 1
    assert all(claim["independence"]["asserters"] == [1, 1] for claim in main.values())
    assert "coalition" in seeds.asserters_of(main["<1000"])


def test_the_latest_figure_is_preferred(seeds: Published, main: dict[str, dict]) -> None:
    assert main["<1000"]["rank"] == "preferred"
    assert main["<1000"]["rank_reason"]
    assert seeds.series_of(main["<1000"])["preferred"] == main["<1000"]["id"]


def test_forty_reprints_are_one_origin(seeds: Published, main: dict[str, dict]) -> None:
    parts = {frozenset(name[:3] for name in origin["documents"]) for origin in seeds.by_type["origin"]}
    assert {frozenset({"000", "001", "004"}), frozenset({"003"})} <= parts
    assert main["<1000"]["independence"]["origins"] == [1, 1]
    assert main["<1000"]["independence"]["texts"] == [3, 3]
    latent = next(o for o in seeds.by_type["origin"] if len(o["documents"]) == 3)
    assert latent["kind"] == "latent"


def test_the_exclusion_is_carried_by_two_reports(seeds: Published, main: dict[str, dict]) -> None:
    (note,) = main["<1000"]["scope"]["excludes"]
    assert "western Syria" in note["text"]
    assert sorted(name[:3] for name in note["carried_by"]) == ["001", "004"]
    assert [name[:3] for name in note["absent_from"]] == ["000"]
    assert any(d["document"].startswith("000") and d["kind"] == "scope" for d in main["<1000"]["drift"])


def test_the_recast_is_drift_and_no_second_estimate(seeds: Published, main: dict[str, dict]) -> None:
    recast = one(seeds.claims(200, 1000, "vague", documents={document(seeds, "000")}), "a few hundred in 000")
    relation = seeds.relation(main["<1000"], recast)
    assert relation is not None
    assert relation["kind"] == "restate"
    assert recast["rank"] != "preferred"


def test_2019_is_another_event_of_the_same_storyline(seeds: Published) -> None:
    story = {d[:3]: s for s in seeds.by_type["story"] for d in s["documents"]}
    assert story["000"]["id"] == story["001"]["id"] == story["003"]["id"] == story["004"]["id"]
    assert story["002"]["id"] != story["000"]["id"]
    assert story["002"]["storyline"] == story["000"]["storyline"]


@pytest.mark.parametrize(("lower", "upper", "form"), [(15000, 20000, "range"), (200, 1000, "vague")])
def test_2019_is_not_comparable_with_2017(
    seeds: Published, main: dict[str, dict], lower: float, upper: float, form: str
) -> None:
    later = one(seeds.claims(lower, upper, form, documents={document(seeds, "002")}), form)
    relation = seeds.relation(main["<1000"], later)
    assert relation is not None
    assert relation["kind"] == "not_comparable"
    assert relation["reason"]


def test_the_flattened_lead_restates_the_range(seeds: Published) -> None:
    wide = one(seeds.claims(15000, 20000, "range"), "range")
    flat = one(seeds.claims(None, 20000, "at_most"), "up to 20,000")
    relation = seeds.relation(wide, flat)
    assert relation is not None
    assert relation["kind"] == "restate"
    assert any(d["document"].startswith("002") and d["kind"] == "bound" for d in [*wide["drift"], *flat["drift"]])


def test_the_stated_ratio_is_checked(seeds: Published) -> None:
    assert any(f["kind"] == "ratio" for f in seeds.by_type["finding"])


def test_comments_splices_and_links_stay_out(seeds: Published, main: dict[str, dict]) -> None:
    series = seeds.series_of(main["<1000"])
    for claim_id in series["claims"]:
        for quantity_id in seeds.claim[claim_id]["quantities"]:
            q = seeds.quantity[quantity_id]
            assert not (q["document"].startswith("003") and q["start"] >= COMMENTS_OF_003)
            assert not (q["document"].startswith("004") and q["start"] >= SPLICE_OF_004)


def test_every_figure_of_a_claim_has_its_characters(seeds: Published) -> None:
    for claim in seeds.claim.values():
        assert claim["quantities"] or claim["statements"] or claim["mentions"]
        assert claim["rank_reason"]
    for relation in seeds.by_type["relation"]:
        assert relation["reason"]
        assert relation["rule"]
