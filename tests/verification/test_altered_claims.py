"""Claims held against reports: what is true in other words is supported, what is altered never is."""

from __future__ import annotations

from pathlib import Path

import pytest
from claim_sets import HERE, outcome

import stemma

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.fixture(scope="module")
def told() -> stemma.Verifier:
    return stemma.Verifier(stemma.read(HERE / "told_reports.jsonl"))


def test_sixty_true_and_sixty_altered_claims() -> None:
    found = outcome(stemma.read(HERE / "told_reports.jsonl"), "told_claims.tsv")
    assert (found.true, found.altered) == (60, 60)
    assert found.false == []
    assert len(found.missed) <= 10, found.missed


def test_forty_more_of_each() -> None:
    found = outcome(stemma.read(HERE / "fresh_reports.jsonl"), "fresh_claims.tsv")
    assert (found.true, found.altered) == (40, 40)
    assert found.false == []
    assert len(found.missed) <= 7, found.missed


def test_thirty_more_of_each() -> None:
    found = outcome(stemma.read(HERE / "third_reports.jsonl"), "third_claims.tsv")
    assert (found.true, found.altered) == (30, 30)
    assert found.false == []
    assert len(found.missed) <= 11, found.missed


def test_a_ferry_a_plant_and_a_cup() -> None:
    found = outcome(stemma.read(HERE / "fourth_reports.jsonl"), "fourth_claims.tsv")
    assert (found.true, found.altered) == (14, 34)
    assert found.false == []
    assert len(found.missed) <= 2, found.missed


def test_a_deadline_to_come_is_borne_out_by_the_same_one_alone() -> None:
    verifier = stemma.Verifier(stemma.read(HERE / "fourth_reports.jsonl"))
    told = "Carmont Steel will cut 1,400 jobs at its plant in Wendel by "
    verdicts = [verifier.verify(told + end) for end in ("the end of 2025", "the end of 2026", "the end of 2024")]
    assert [one.verdict for one in verdicts] == ["supported", "scope_differs", "scope_differs"]
    assert "31 December 2025" in verdicts[1].reason


def test_what_an_outlet_took_back_is_not_supported_by_its_correction() -> None:
    verifier = stemma.Verifier(stemma.read(HERE / "fourth_reports.jsonl"))
    told = verifier.verify("51 people were in hospital after the sinking of the Silver Heron")
    assert told.verdict in ("contradicted", "disputed"), told.reason


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports are not beside this checkout")
def test_claims_about_the_seeds() -> None:
    found = outcome(stemma.read(sorted(SEEDS.glob("*.txt"))), "seed_claims.tsv")
    assert (found.true, found.altered) == (20, 20)
    assert found.false == []
    assert len(found.missed) <= 2, found.missed


@pytest.mark.parametrize(
    ("claim", "verdict", "aspect"),
    [
        ("Nine people drowned when the ferry Skarven capsized off Corran, the coast guard said.", "supported", None),
        ("Nineteen people drowned when the Skarven capsized off Corran, the coast guard said.", "contradicted", "figure"),
        ("There were 120 people on board the ferry Skarven.", "contradicted", "polarity"),
        ("Varnholt's shares rose by 6 percent on Tuesday.", "contradicted", "direction"),
        ("Around 8,000 people marched through Tessel on Wednesday, police said.", "scope_differs", "time"),
        ("Green Ridge said that spending on clearing undergrowth had fallen by 8 percent.", "not_as_told", "asserter"),
        ("Police arrested 35 supporters of the Moor Party after clashes in Lund.", "not_as_told", "participants"),
        ("Some 640 camels crossed the border at Tarn.", "not_found", None),
    ],
)  # fmt: skip
def test_each_verdict_names_what_differs(told: stemma.Verifier, claim: str, verdict: str, aspect: str | None) -> None:
    found = told.verify(claim)
    assert found.verdict == verdict, found.reason
    if aspect is not None:
        assert aspect in {difference.aspect for difference in found.parts[0].differences}


def test_evidence_is_the_exact_characters(told: stemma.Verifier) -> None:
    ledger = stemma.read(HERE / "told_reports.jsonl").records
    texts = {e.document.id: e.document.text for e in ledger.extractions}
    part = told.verify("Fishing boats rescued 52 people from the water.").parts[0]
    spans = [one.span for one in part.evidence]
    assert [texts[span.document][span.start : span.end] for span in spans] == ["52"]
    assert part.independence is not None and part.independence.origins.high == 1
    assert part.surface == "52" and part.found is not None and part.found.lower == 52


def test_a_claim_of_several_figures_stands_or_falls_with_each(told: stemma.Verifier) -> None:
    both = told.verify("There were 64 passengers and seven crew on board the ferry.")
    assert [part.verdict for part in both.parts] == ["supported", "supported"]
    swapped = told.verify("There were seven passengers and 64 crew on board the ferry.")
    assert not swapped.supported


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("...", "empty"),
        ("seven ships " * 500, "longer than 2,000 characters"),
        ("La policía dijo que unas ocho mil personas marcharon por las calles de la ciudad.", "another language"),
        ("It was nice.", "without a figure"),
    ],
)
def test_what_cannot_be_checked_says_why(told: stemma.Verifier, claim: str, reason: str) -> None:
    found = told.verify(claim)
    assert found.verdict == "not_checkable"
    assert reason in found.reason


def test_words_without_a_figure_need_a_statement_that_says_them(told: stemma.Verifier) -> None:
    assert told.verify("The observers said that this did not change the result.").verdict != "contradicted"
    assert not told.verify("The head of the mission said that this changed the result.").supported
    assert not told.verify("Petra Holub said this is a triumph for a whole region.").supported
    assert told.verify("The rebels of the Tamar Front said they had shot down an army helicopter.").supported
    assert not told.verify("The army said that it had shot down a rebel helicopter.").supported
    assert not told.verify("The army said that the rebels had shot down an army helicopter.").supported


def test_nothing_is_found_in_an_empty_ledger() -> None:
    assert stemma.verify("Nine people drowned off Corran.", stemma.read([])).verdict == "not_found"


@pytest.mark.parametrize("claim", ["\ud800 9 people", "9", "-1", "९ people", "\u202e12 dead", "(((12", "12 " * 300])
def test_no_text_makes_it_raise(told: stemma.Verifier, claim: str) -> None:
    assert told.verify(claim).verdict in ("not_found", "not_checkable", "not_as_told", "contradicted", "scope_differs")
