"""How two claims stand to each other: ten rules, tried in order, the first that fires decides.

| # | test | relation |
| --- | --- | --- |
| 1 | thing, role, measure or unit differ | not_comparable, unless arithmetic ties them: agree |
| 2 | scopes are disjoint, or neither contains the other | not_comparable |
| 3 | same utterance or passage, or the same figure rounded, bounded, reworded | restate |
| 4 | explicit correction by the same party or its successor | supersede |
| 5 | later as-of of a running count, or of a stock by the same asserter | supersede |
| 6 | as-of differ, a stock or rate, different asserters | not_comparable |
| 7 | same as-of, one interval strictly inside the other | refine |
| 8 | same as-of, equal or overlapping intervals | agree |
| 9 | same as-of, disjoint intervals; one party denies the other's figure; a report sets two parties' figures against each other | conflict |
| 10 | what the other rules need is unknown | not_comparable |

The last part of rule 9 is tried before rule 5: who says "twice the number that the board gives" says that the
two days do not explain it.

A rule is a pure function of the two claims and of what a `Context` says about the pair.  It returns
a `Verdict` with its reason in plain words, or None to leave the pair to the next rule.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from stemma.ledger.values import (
    centre,
    equal,
    is_bound,
    near,
    overlap,
    ratio_words,
    rounding,
    strictly_inside,
    words,
    written,
)  # fmt: skip
from stemma.records import Claim, Measure, RelationKind

ScopeRelation = Literal["same", "a_in_b", "b_in_a", "overlapping", "disjoint", "unknown"]
TimeRelation = Literal["same", "a_first", "b_first", "other_period", "unknown"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a pair of claims shares beyond the claims themselves.

    `differs` names the parts of the question (thing, role, measure, unit) on which the two differ,
    each with its words.  `one_statement` and `one_passage` are the reason why the two are versions
    of one utterance or of one text.  `correction` says which of the two corrects the other, and by
    which words.  `stale` names the one that only an outdated headline carries.  A `running` count goes on
    while the event lasts; a `growing` one among them never falls, unless it is corrected.
    `contrast` gives the words with which a report sets the two against each other, as figures of two parties.
    `dated` is set when the texts themselves date both.
    `unproven` names what is missing to say that two rivals answer one question (`stemma.ledger.rivals`).
    `headline_word` says why a vague word of a headline ("thousands") stands for the figure below it.
    """

    differs: tuple[str, ...] = ()
    arithmetic: str | None = None
    scope: ScopeRelation = "same"
    scope_words: str = ""
    one_statement: str | None = None
    one_passage: str | None = None
    correction: tuple[Literal["a", "b"], str] | None = None
    stale: tuple[Literal["a", "b"], str] | None = None
    time: TimeRelation = "same"
    time_words: str = ""
    measure: Measure = "unknown"
    running: bool = False
    growing: bool = False
    same_asserter: bool | None = None
    asserter_words: str = ""
    may_reword: bool = True
    headline_word: str | None = None
    dated: bool = False
    contrast: str | None = None
    unproven: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`swapped` is set when it is `a` that refines or supersedes `b`."""

    kind: RelationKind
    rule: str
    reason: str
    cause: str | None = None
    confidence: float = 0.8
    swapped: bool = False


Rule = Callable[[Claim, Claim, Context], Verdict | None]


def _figures(a: Claim, b: Claim) -> str:
    return f"{words(a.value)} and {words(b.value)}"


def question_differs(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """1: thing, role, measure or unit differ.  Parts and whole that add up agree."""
    if not context.differs:
        return None
    if context.arithmetic:
        return Verdict("agree", "1 question", f"different questions that add up: {context.arithmetic}", None, 0.75)
    reason = f"{_figures(a, b)} answer different questions: {'; '.join(context.differs)}"
    if equal(a.value, b.value):
        reason += "; that the number is the same is no confirmation"
    return Verdict("not_comparable", "1 question", reason, context.differs[0].split(":")[0], 0.85)


def scopes_apart(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """2: scopes are disjoint, overlap, or one is a part of the other and the figures differ accordingly."""
    if context.scope in ("same", "unknown"):
        return None
    note = f" ({context.scope_words})" if context.scope_words else ""
    if context.scope == "disjoint":
        return Verdict("not_comparable", "2 scope", f"their scopes do not meet{note}", "scope", 0.8)
    if context.scope == "overlapping":
        return Verdict("not_comparable", "2 scope", f"neither scope contains the other{note}", "scope", 0.75)
    if equal(a.value, b.value) or context.one_statement or context.one_passage:
        return None
    part, whole = (a, b) if context.scope == "a_in_b" else (b, a)
    part_low, whole_high = part.value.lower, whole.value.upper
    if part_low is not None and whole_high is not None and part_low > whole_high:
        return None
    reason = f"{words(part.value)} is for a part of what {words(whole.value)} is for{note}"
    return Verdict("not_comparable", "2 scope", reason, "scope", 0.75)


def same_figure(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """3: two versions of one utterance or passage, or one figure in a coarser and a finer form."""
    if context.stale or a.polarity != b.polarity:
        return None
    coarser = rounding(a.value, b.value)
    if context.time not in ("same", "unknown"):
        if coarser and context.same_asserter is not False and _keeps_an_end(a, b, context.time):
            return Verdict("restate", "3 same figure", f"{coarser}, told again later", None, 0.7)
        return None
    if context.headline_word:
        return Verdict("restate", "3 same figure", context.headline_word, None, 0.7)
    if context.unproven and overlap(a.value, b.value):
        return None
    one = context.one_statement or context.one_passage
    if one and (coarser or overlap(a.value, b.value)):
        lost = coarser or lost_between(a, b)
        return Verdict("restate", "3 same figure", f"{one}; {lost}", None, 0.85)
    if coarser and (context.may_reword or "vague" not in (a.value.form, b.value.form)):
        return Verdict("restate", "3 same figure", coarser, None, 0.75)
    return None


def _keeps_an_end(a: Claim, b: Claim, time: TimeRelation) -> bool:
    """ "Between 25 and 30", a day later "up to 30": the later one is a bound at an end of the earlier range."""
    if time not in ("a_first", "b_first"):
        return False
    early, late = (a, b) if time == "a_first" else (b, a)
    if early.value.form != "range" or not is_bound(late.value):
        return False
    return late.value.upper == early.value.upper if late.value.lower is None else late.value.lower == early.value.lower


def lost_between(a: Claim, b: Claim) -> str:
    """What the coarser of two versions lost against the finer one, in words."""
    if equal(a.value, b.value):
        return f"both say {words(a.value)}"
    if strictly_inside(a.value, b.value):
        return f"{words(b.value)} is wider than {words(a.value)}"
    if strictly_inside(b.value, a.value):
        return f"{words(a.value)} is wider than {words(b.value)}"
    return f"{words(a.value)} became {words(b.value)}"


def corrected(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """4: the text says that the figure was wrong ("earlier said six", "revised to")."""
    if context.correction is None:
        return None
    which, evidence = context.correction
    reason = f"an explicit correction: {evidence}"
    return Verdict("supersede", "4 correction", reason, "correction", 0.85, swapped=which == "a")


def set_against(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """9, tried before time decides: a report sets the figures of two parties against each other."""
    if context.contrast is None or a.polarity != b.polarity:
        return None
    return Verdict("conflict", "9 conflict", f"set against each other: {context.contrast}", None, 0.7)


def overtaken(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """5: a later count of the same thing, whoever counts; or a later estimate by the same asserter."""
    if context.stale:
        which, evidence = context.stale
        if equal(a.value, b.value):
            return None
        return Verdict("supersede", "5 later", evidence, "unclear", 0.7, swapped=which == "b")
    if context.time not in ("a_first", "b_first"):
        return None
    if a.polarity != b.polarity:
        return None
    late = "b" if context.time == "a_first" else "a"
    if equal(a.value, b.value):
        return None
    if context.running:
        if context.growing and _falls(a, b, late):
            return None
        who = "a running count"
    elif context.same_asserter:
        who = f"same asserter ({context.asserter_words})" if context.asserter_words else "same asserter"
    elif context.same_asserter is None and context.dated and not overlap(a.value, b.value):
        who = "told as a fact, and nothing says that two parties are behind the two"
    else:
        return None
    reason = f"later as-of ({context.time_words}), {who}: {words((a if late == 'b' else b).value)}"
    reason += f" gave way to {words((b if late == 'b' else a).value)}"
    cause = "change" if not overlap(a.value, b.value) else "unclear"
    sure = 0.8 if context.running or context.same_asserter else 0.6
    return Verdict("supersede", "5 later", reason, cause, sure, swapped=late == "a")


def _falls(a: Claim, b: Claim, late: str) -> bool:
    later, earlier = (b, a) if late == "b" else (a, b)
    return not overlap(a.value, b.value) and centre(later.value) < centre(earlier.value)


def other_time(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """6: figures of different days by different parties; the size of the difference is told, not explained."""
    if context.time not in ("a_first", "b_first", "other_period"):
        return None
    if context.time != "other_period" and (context.running or _denies(a, b)):
        return None
    reason = f"different times ({context.time_words})"
    if context.asserter_words and not context.same_asserter:
        reason += f", different asserters ({context.asserter_words})"
    times = ratio_words(a.value, b.value)
    if times:
        small, large = sorted((a, b), key=lambda claim: centre(claim.value))
        reason += f"; {words(small.value)} and {words(large.value)} differ {times}, which the texts do not explain"
    return Verdict("not_comparable", "6 other time", reason, "time", 0.75)


def narrowed(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """7: same as-of, one interval strictly inside the other."""
    if context.time != "same" or context.scope == "unknown" or context.unproven or a.polarity != b.polarity:
        return None
    for fine, coarse, swapped in ((b, a, False), (a, b, True)):
        if strictly_inside(fine.value, coarse.value):
            reason = f"same as-of{_at(context)}; {words(fine.value)} lies within {words(coarse.value)}"
            return Verdict("refine", "7 narrower", reason, None, 0.7, swapped)
    return None


def in_agreement(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """8: same as-of, intervals that can both hold; a running count that stands still agrees at any time."""
    standing = context.running and equal(a.value, b.value) and context.time != "other_period"
    if (context.time != "same" and not standing) or context.scope == "unknown" or a.polarity != b.polarity:
        return None
    if context.unproven or not overlap(a.value, b.value):
        return None
    how = "the same figure" if equal(a.value, b.value) else "figures that can both hold"
    return Verdict("agree", "8 agree", f"{how}: {_figures(a, b)}{_at(context)}", None, 0.75)


def in_conflict(a: Claim, b: Claim, context: Context) -> Verdict | None:
    """9: same as-of and nothing satisfies both; or one denies what the other asserts."""
    if {a.polarity, b.polarity} == {"asserted", "denied"}:
        if _denies(a, b):
            if context.same_asserter:
                taken_back = f"the party that gave it takes it back: {_figures(a, b)}"
                return Verdict("supersede", "4 correction", taken_back, "correction", 0.7, a.polarity == "denied")
            return Verdict(
                "conflict", "9 conflict", f"one party denies what the other asserts: {_figures(a, b)}", None, 0.8
            )
        return None
    if context.time != "same" or context.scope == "unknown" or context.unproven or overlap(a.value, b.value):
        return None
    confidence = 0.6 if is_bound(a.value) or is_bound(b.value) else 0.7
    return Verdict("conflict", "9 conflict", f"cannot both hold{_at(context)}: {_figures(a, b)}", None, confidence)


def _denies(a: Claim, b: Claim) -> bool:
    """One asserts what the other denies: the same number, hedged or as a bound; no wide interval that only holds it."""
    if {a.polarity, b.polarity} != {"asserted", "denied"}:
        return False
    told, denied = (a.value, b.value) if b.polarity == "denied" else (b.value, a.value)
    if denied.form in ("more_than", "at_least") and denied.lower is not None:  # "denied that more than six died"
        return told.lower is not None and (told.lower > denied.lower or near(told.lower, denied.lower))
    hedged = all(claim.value.form not in ("range", "vague") for claim in (a, b))
    return equal(a.value, b.value) or (hedged and near(written(a.value), written(b.value)))


def not_known(a: Claim, b: Claim, context: Context) -> Verdict:
    """10: what the other rules need is unknown."""
    missing = []
    if context.growing and context.time in ("a_first", "b_first"):
        late = "b" if context.time == "a_first" else "a"
        if _falls(a, b, late):
            missing.append(
                f"why a count that only grows is smaller later ({context.time_words}): corrected, or of a part"
            )
    if context.time == "unknown":
        missing.append("when one of the figures was true" if not context.time_words else context.time_words)
    if context.scope == "unknown":
        missing.append("what area or group one of them covers" if not context.scope_words else context.scope_words)
    if context.unproven:
        missing.append(context.unproven)
    if context.same_asserter is None and not missing:
        missing.append("who asserts one of them")
    if a.polarity != b.polarity:
        missing.append(f"whether the figures are meant as true ({a.polarity}, {b.polarity})")
    reason = f"{_figures(a, b)} cannot be compared; unknown: {', '.join(missing) or 'how the two relate'}"
    return Verdict("not_comparable", "10 unknown", reason, "unknown", 0.5)


def _at(context: Context) -> str:
    return f" ({context.time_words})" if context.time_words else ""


#: The rules by name, in the order in which they are tried; any may be left out but `not_known`, which always decides.
RULES: Mapping[str, Rule] = {
    "question": question_differs,
    "scope": scopes_apart,
    "same-figure": same_figure,
    "correction": corrected,
    "contrast": set_against,
    "later": overtaken,
    "other-time": other_time,
    "narrower": narrowed,
    "agreement": in_agreement,
    "conflict": in_conflict,
}


#: How often decisions of a rule were right where readers judged or labelled them (`tools/judge_ledger`, and the labelled
#: stories), rounded to .05; rules with too few judged decisions keep what they say of themselves.
MEASURED: Mapping[str, float] = {
    "conflict": 0.5,
    "later": 0.8,
    "narrower": 0.5,
    "other-time": 0.9,
    "same-figure": 0.7,
    "scope": 0.85,
    "unknown": 0.8,
}


def relate(a: Claim, b: Claim, context: Context, without: Collection[str] = ()) -> Verdict:
    """The verdict of the first rule that fires, those named in `without` left out; rule 10 decides what is left."""
    for name, rule in RULES.items():
        verdict = rule(a, b, context) if name not in without else None
        if verdict is not None:
            swapped = verdict.swapped and verdict.kind in ("refine", "supersede")
            return replace(verdict, swapped=swapped, confidence=MEASURED.get(name, verdict.confidence))
    return replace(not_known(a, b, context), confidence=MEASURED["unknown"])
