"""What a decision spoke of is found again by its words; what is not certain is flagged, never taken for granted."""

from __future__ import annotations

from dataclasses import replace

from deciding import REPORTS, Desk, claim_of, ledger_of, machine
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma import decisions
from stemma.decisions.anchors import Finder, figure_anchor
from stemma.records import Ledger, Outcome

SENTENCE = "The hospital in Marlow said 57 people were hurt."


def with_text(document: str, text: str) -> Ledger:
    return ledger_of({**REPORTS, document: text})


def after(document: str, text: str, without: tuple[str, ...] = ()) -> tuple[Outcome, Ledger]:
    """What becomes of a rejection of the hospital's 57 when one report reads otherwise."""
    desk = Desk(machine())
    desk.decide(decisions.reject(machine(), claim_of(machine(), 57).id))
    desk.ledger = ledger_of({**REPORTS, document: text}, without)
    return desk.outcomes[0], desk.shown


def test_the_same_text_is_the_same_place() -> None:
    outcome, shown = after("b.txt", REPORTS["b.txt"])
    assert outcome.state == "applied" and claim_of(shown, 57).state == "rejected"


def test_a_figure_that_moved_is_found_by_its_surroundings() -> None:
    moved = REPORTS["b.txt"].replace(
        "Forty-two people", "Divers went down at noon, the harbour master said. Forty-two people"
    )
    outcome, shown = after("b.txt", moved)
    assert outcome.state == "applied" and claim_of(shown, 57).state == "rejected"


def test_a_word_changed_nearby_does_not_lose_it() -> None:
    outcome, _ = after("b.txt", REPORTS["b.txt"].replace("hospital in Marlow said", "hospital in Marlow told us"))
    assert outcome.state == "applied"


def test_a_figure_that_was_corrected_is_flagged() -> None:
    outcome, shown = after("b.txt", REPORTS["b.txt"].replace("57", "58"))
    assert outcome.state == "flagged" and "not there any more" in outcome.reason
    assert claim_of(shown, 58).state == "machine", "another figure is not rejected in its place"


def test_words_that_stand_twice_are_ambiguous() -> None:
    outcome, shown = after("b.txt", f"{SENTENCE} {SENTENCE} {SENTENCE}\n\n{REPORTS['b.txt'].replace(SENTENCE, '')}")
    assert outcome.state == "flagged" and "like places" in outcome.reason
    assert not [c for c in shown.claims if c.state == "rejected"]


def test_the_same_number_in_other_surroundings_is_another_figure() -> None:
    other = REPORTS["b.txt"].replace(
        SENTENCE, "A tug 57 metres long towed the ferry away, and later 57 cars were landed."
    )
    outcome, _ = after("b.txt", other)
    assert outcome.state == "flagged"


def test_a_report_that_is_gone_is_flagged() -> None:
    desk = Desk(machine())
    desk.decide(decisions.accept(machine(), claim_of(machine(), 57).id))
    desk.ledger = ledger_of({id_: text for id_, text in REPORTS.items() if id_ != "b.txt"})
    assert desk.outcomes[0].state == "flagged" and "not in this ledger" in desk.outcomes[0].reason


def test_what_is_erased_is_left_out_and_the_rest_still_holds() -> None:
    desk = Desk(machine())
    claim = claim_of(machine(), 42)
    entry = desk.decide(decisions.accept(machine(), claim.id))
    (group,) = entry.target.anchors
    erased = tuple(replace(a, exact="", erased=True) if a.document == "b.txt" else a for a in group)
    desk.log = [replace(entry, target=replace(entry.target, anchors=(erased,)))]
    desk.ledger = ledger_of({id_: text for id_, text in REPORTS.items() if id_ != "b.txt"})
    assert desk.outcomes[0].state == "applied" and claim_of(desk.shown, 42).state == "reviewed"


def test_a_claim_that_grew_keeps_an_acceptance_and_flags_a_rejection() -> None:
    grown = {**REPORTS, "e.txt": REPORTS["a.txt"].replace("Ferry hits pier", "Crash of a ferry")}
    for make, state in ((decisions.accept, "applied"), (decisions.reject, "flagged")):
        desk = Desk(machine())
        desk.decide(make(machine(), claim_of(machine(), 42).id))
        desk.ledger = ledger_of(grown)
        assert desk.outcomes[0].state == state
        assert "1 mention" in desk.outcomes[0].reason or "2 mentions" in desk.outcomes[0].reason


def test_a_figure_that_is_read_otherwise_now_is_flagged() -> None:
    desk = Desk(machine())
    entry = desk.decide(decisions.reject(machine(), claim_of(machine(), 57).id))
    (group,) = entry.target.anchors
    misread = tuple(replace(a, lower=5.0, upper=7.0) for a in group)
    desk.log = [replace(entry, target=replace(entry.target, anchors=(misread,)))]
    assert desk.outcomes[0].state == "flagged"
    assert desk.outcomes[0].reason == "“57” in b.txt is read as 57 now, it was 5 to 7"


def test_rules_left_out_keep_or_flag_every_decision() -> None:
    """Whatever the ledger is made by, a decision is applied to the very figures it was made about, or flagged."""
    from stemma.ledger.relations import RULES

    desk = Desk(machine())
    for claim in machine().claims:
        desk.decide(decisions.accept(machine(), claim.id))
    wanted = {d.sequence: {a.record for a in d.target.anchors[0]} for d in desk.log}
    for rule in RULES:
        desk.ledger = ledger_of(REPORTS, (rule,))
        shown = {c.id: set(c.quantities) for c in desk.shown.claims}
        assert len(desk.outcomes) == len(desk.log)
        for outcome in desk.outcomes:
            assert outcome.state in ("applied", "flagged") and outcome.reason
            if outcome.state == "applied":
                assert [shown[c] for c in outcome.records] == [wanted[outcome.sequence]]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab 57.\n", max_size=40), st.text(alphabet="ab 57.\n", max_size=40), st.booleans())
def test_no_edit_of_a_report_makes_a_figure_of_other_words(before: str, behind: str, cut: bool) -> None:
    """An anchor finds its own words or nothing."""
    (extraction,) = [e for e in machine().extractions if e.document.id == "b.txt"]
    text = before + (extraction.document.text[:-30] if cut else extraction.document.text) + behind
    now = ledger_of({"b.txt": text})
    finder = Finder(now)
    figures = {q.id: q for e in now.extractions for q in e.quantities}
    for quantity in extraction.quantities:
        found = finder.find(figure_anchor(extraction, quantity))
        if found.record is not None:
            there = figures[found.record]
            assert text[there.start : there.end].find(quantity.surface) >= 0 or quantity.surface in text
            assert (there.start, there.end) == (quantity.start + len(before), quantity.end + len(before)) or (
                there.start < quantity.end + len(before) and quantity.start + len(before) < there.end
            )
