"""The truth table of the ten relation rules: a pair of claims and what is known of it -> the verdict."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.ledger.relations import RULES, Context, not_known, relate
from stemma.records import Claim, Count, Independence, Scope, Value

ONE = Count(1, 1)


def claim(value: Value, polarity: str = "asserted", identifier: str = "c") -> Claim:
    return Claim(
        id=identifier, kind="figure", story="story", proposition="", value=value, as_of=None, scope=Scope(),
        polarity=polarity, asserters=("e",), confidence=0.5, drift=(), quantities=(), statements=(), rank="normal",
        rank_reason="", independence=Independence(ONE, ONE, ONE, ONE),
    )  # fmt: skip


def exact(amount: float, unit: str | None = None) -> Value:
    return Value("exact", amount, amount, True, True, unit)


def about(amount: float) -> Value:
    return Value("approximate", amount * 0.9, amount * 1.1, True, True, None)


def below(amount: float) -> Value:
    return Value("less_than", None, amount, False, False, None)


def up_to(amount: float) -> Value:
    return Value("at_most", None, amount, False, True, None)


def over(amount: float) -> Value:
    return Value("more_than", amount, None, False, False, None)


def between(low: float, high: float) -> Value:
    return Value("range", low, high, True, True, None)


def vague(low: float, high: float) -> Value:
    return Value("vague", low, high, True, False, None)


SAME_DAY = Context(time="same", same_asserter=False)
RUNNING = Context(
    measure="cumulative", running=True, time="a_first", time_words="3 May against 2 May", same_asserter=False
)
STOCK = Context(
    measure="stock", time="a_first", time_words="3 May against 2 May", same_asserter=True, asserter_words="the board"
)
OTHER = dataclasses.replace(STOCK, same_asserter=False, asserter_words="the board against the union")

TABLE = [
    # what is tested, a, b, context -> kind, number of the rule, cause, swapped
    ("1 other role", exact(5), exact(7), Context(differs=("role: killed against injured",)), "not_comparable", 1, "role", False),
    ("1 same number, other thing", exact(5), exact(5), Context(differs=("thing: ships against crews",)), "not_comparable", 1, "thing", False),
    ("1 parts and whole", exact(5), exact(6), Context(differs=("role: x",), arithmetic="5 + 1 = 6"), "agree", 1, None, False),
    ("2 disjoint places", exact(5), exact(9), Context(scope="disjoint"), "not_comparable", 2, "scope", False),
    ("2 overlapping places", exact(5), exact(9), Context(scope="overlapping"), "not_comparable", 2, "scope", False),
    ("2 a part and the whole", exact(5), exact(9), Context(scope="a_in_b"), "not_comparable", 2, "scope", False),
    ("2 a part larger than the whole", exact(12), exact(9), Context(scope="a_in_b"), "conflict", 9, None, False),
    ("2 a part with the same figure", exact(9), exact(9), Context(scope="b_in_a"), "agree", 8, None, False),
    ("3 one statement, other bound", between(150, 200), up_to(200), Context(one_statement="one statement of the mayor"), "restate", 3, None, False),
    ("3 one statement, two times", below(300), about(100), dataclasses.replace(STOCK, one_statement="one interview"), "supersede", 5, "unclear", False),
    ("3 one statement garbled", exact(7), exact(12), dataclasses.replace(SAME_DAY, one_statement="one statement"), "conflict", 9, None, False),
    ("3 one passage", below(400), vague(200, 1000), Context(one_passage="the same paragraph"), "restate", 3, None, False),
    ("3 hedge dropped", about(1000), exact(1000), SAME_DAY, "restate", 3, None, False),
    ("3 rounded", exact(44e6, "USD"), exact(43_885_310, "USD"), SAME_DAY, "restate", 3, None, False),
    ("3 cut off", exact(43e6, "USD"), exact(43_885_310, "USD"), SAME_DAY, "restate", 3, None, False),
    ("3 decimals", exact(35.7, "percent"), exact(35.72, "percent"), SAME_DAY, "restate", 3, None, False),
    ("3 small counts are no roundings", exact(10), exact(12), SAME_DAY, "conflict", 9, None, False),
    ("3 vague word for money", vague(20e6, 100e6), exact(43e6), SAME_DAY, "restate", 3, None, False),
    ("3 one end kept a day later", between(25, 30), up_to(30), dataclasses.replace(RUNNING, same_asserter=True), "restate", 3, None, False),
    ("3 a plural of the headline", vague(2000, 10_000), exact(22_000), Context(headline_word="a vague word"), "restate", 3, None, False),
    ("4 earlier said six", exact(6), exact(5), dataclasses.replace(RUNNING, correction=("b", "earlier said six")), "supersede", 4, "correction", False),
    ("4 the first one corrects", exact(5), exact(6), dataclasses.replace(SAME_DAY, correction=("a", "revised")), "supersede", 4, "correction", True),
    ("5 toll rises", exact(5), exact(9), RUNNING, "supersede", 5, "change", False),
    ("5 toll, later first", exact(9), exact(5), dataclasses.replace(RUNNING, time="b_first"), "supersede", 5, "change", True),
    ("5 stock of one asserter", below(3000), below(1000), STOCK, "supersede", 5, "unclear", False),
    ("5 stock, nested", about(1000), below(1000), STOCK, "supersede", 5, "unclear", False),
    ("5 stale headline", exact(2), up_to(4), dataclasses.replace(SAME_DAY, stale=("a", "stale")), "supersede", 5, "unclear", False),
    ("5 toll falls without a word", exact(9), exact(5), dataclasses.replace(RUNNING, growing=True), "not_comparable", 10, "unknown", False),
    ("4 toll falls, corrected", exact(9), exact(5), dataclasses.replace(RUNNING, growing=True, correction=("b", "revised")), "supersede", 4, "correction", False),
    ("5 the missing are found", exact(9), exact(5), RUNNING, "supersede", 5, "change", False),
    ("5 toll stands still", exact(5), exact(5), RUNNING, "agree", 8, None, False),
    ("6 stock of two parties", exact(1000), exact(15000), OTHER, "not_comparable", 6, "time", False),
    ("6 other period", exact(30), exact(36), Context(time="other_period"), "not_comparable", 6, "time", False),
    ("7 bound confirmed", up_to(4), exact(4), SAME_DAY, "refine", 7, None, False),
    ("7 the finer one first", exact(14), up_to(20), SAME_DAY, "refine", 7, None, True),
    ("8 equal", exact(5), exact(5), SAME_DAY, "agree", 8, None, False),
    ("8 overlapping", over(75), about(90), Context(may_reword=False, scope="same"), "refine", 7, None, False),
    ("8 both can hold", between(5, 9), between(8, 12), SAME_DAY, "agree", 8, None, False),
    ("9 disjoint", exact(2), exact(3), SAME_DAY, "conflict", 9, None, False),
    ("10 scope unknown", exact(65, "percent"), exact(90, "percent"), Context(scope="unknown"), "not_comparable", 10, "unknown", False),
    ("10 time unknown", exact(2), exact(3), Context(time="unknown"), "not_comparable", 10, "unknown", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "a", "b", "context", "kind", "rule", "cause", "swapped"), TABLE, ids=[row[0] for row in TABLE]
)
def test_truth_table(what, a, b, context, kind, rule, cause, swapped):
    verdict = relate(claim(a), claim(b), context)
    assert (verdict.kind, int(verdict.rule.split()[0]), verdict.cause, verdict.swapped) == (kind, rule, cause, swapped)
    assert verdict.reason


def test_a_denial_conflicts_with_what_it_denies():
    verdict = relate(claim(exact(40)), claim(exact(40), "denied"), SAME_DAY)
    assert verdict.kind == "conflict" and "denies" in verdict.reason


def test_a_denial_is_no_conflict_with_an_interval_that_only_holds_the_figure():
    for wide in (up_to(70), vague(20, 100), between(30, 60)):
        assert relate(claim(exact(45), "denied"), claim(wide), SAME_DAY).kind == "not_comparable"
    later = dataclasses.replace(OTHER, time_words="")
    assert relate(claim(about(45)), claim(exact(45), "denied"), later).kind == "conflict"


def test_the_reason_tells_the_size_of_an_unexplained_difference():
    verdict = relate(claim(below(1000)), claim(between(14_000, 16_000)), OTHER)
    assert "fourteen times" in verdict.reason
    assert "do not explain" in verdict.reason


def test_every_rule_of_the_table_is_tried_once():
    assert len(RULES) == len(set(RULES.values()))
    numbers = [int((rule.__doc__ or "").split(":")[0].split(",")[0]) for rule in [*RULES.values(), not_known]]
    assert sorted(set(numbers)) == list(range(1, 11))


amounts = st.integers(0, 10**9).map(float)
values = st.one_of(
    amounts.map(exact), amounts.map(about), amounts.map(below), amounts.map(up_to), amounts.map(over),
    st.tuples(amounts, amounts).map(lambda pair: between(min(pair), max(pair))),
)  # fmt: skip
times = st.sampled_from(["same", "a_first", "b_first", "other_period", "unknown"])
scopes = st.sampled_from(["same", "a_in_b", "b_in_a", "overlapping", "disjoint", "unknown"])
MIRROR = {"a_first": "b_first", "b_first": "a_first", "a_in_b": "b_in_a", "b_in_a": "a_in_b"}


@given(values, values, times, scopes, st.booleans(), st.sampled_from([True, False, None]))
def test_the_order_of_the_pair_does_not_matter(a, b, time, scope, running, same):
    context = Context(time=time, scope=scope, running=running, same_asserter=same)
    mirrored = dataclasses.replace(context, time=MIRROR.get(time, time), scope=MIRROR.get(scope, scope))
    one, other = relate(claim(a), claim(b), context), relate(claim(b), claim(a), mirrored)
    assert (one.kind, one.rule, one.cause) == (other.kind, other.rule, other.cause)
    if one.kind in ("refine", "supersede"):
        assert one.swapped != other.swapped


@pytest.mark.parametrize(
    ("without", "kind"),
    [((), "supersede"), (("later",), "conflict"), (("later", "conflict"), "not_comparable")],
)
def test_a_rule_left_out_leaves_the_pair_to_those_after_it(without: tuple[str, ...], kind: str) -> None:
    context = Context(stale=("a", "the headline of r1 still says 5"), time="same")
    assert relate(claim(exact(5)), claim(exact(8)), context, without).kind == kind
