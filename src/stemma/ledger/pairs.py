"""Which claims are compared, and what is known of each pair before the ten rules judge it.

Compared are all claims of one series, claims of two series that a reader may confuse (the same
number, the same thing in another role, a part and its whole), and claims of one question in two
stories of a storyline.  Every list is capped, so that the work grows with the number of claims.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from stemma.ledger.areas import Lie
from stemma.ledger.contrast import contrast
from stemma.ledger.corrections import correction, stale_headline
from stemma.ledger.drafts import Draft, days_between, in_one_breath, shared_reports
from stemma.ledger.mentions import Mention
from stemma.ledger.questions import differences, kinship, role_class
from stemma.ledger.relations import Context, ScopeRelation, TimeRelation
from stemma.ledger.rivals import unproven
from stemma.ledger.scopes import countries_apart, periods_apart, scope_relation
from stemma.ledger.times import is_growing, is_running, shown, time_relation
from stemma.ledger.values import centre, fits, is_point, near, rounding, significant_digits, words, written
from stemma.records import Claim, Extraction, Scope

#: Claims of one series that are compared with one another; beyond that only neighbours in time.
_WHOLE_SERIES = 24
#: Claims of one bucket (same number, same thing) that are compared across series.
_BUCKET = 24
#: Kinship from which figures of two events answer one question, and counts of people that readers compare anyway.
_KINDRED = 0.4
_CROWD = 10
#: Roles of those who were hit at all, dead or alive.
_ALL_HIT = ("affected", role_class("killed or injured"), "shot", "stabbed")
_SCOPE_OF: Mapping[Lie, ScopeRelation] = {"apart": "disjoint", "around": "b_in_a", "in": "a_in_b"}
#: How many times its lowest meaning a bare plural of a headline may stand for: "thousands" for 150,000 at most.
_ORDERS = 100


def pairs_within(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of one series, given in the order of as-of: all of a short series, neighbours of a long one."""
    if len(claims) <= _WHOLE_SERIES:
        yield from itertools.combinations(claims, 2)
        return
    for distance in range(1, 4):
        yield from zip(claims, claims[distance:], strict=False)


def pairs_across(series: Sequence[Sequence[Claim]], drafts: Mapping[str, Draft]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs from different series of one story that a reader may take for one another."""
    number = {claim.id: at for at, members in enumerate(series) for claim in members}
    buckets: dict[str, list[Claim]] = defaultdict(list)
    for members in series:
        for claim in members:
            draft = drafts[claim.id]
            question = draft.question
            buckets[f"number {written(claim.value):.9g}"].append(claim)
            if question.kind:
                buckets[f"thing {question.dimension} {'people' if question.persons else question.kind}"].append(claim)
            if question.role:
                role = role_class(question.role) or question.role
                buckets[f"role {question.dimension} {role}"].append(claim)
            if question.dimension not in ("count",):
                buckets[f"unit {question.dimension}"].append(claim)
    for at, pair in enumerate(_parts_and_wholes(series, drafts)):
        buckets[f"part {at}"] = list(pair)
    seen: set[tuple[str, str]] = set()
    for _, bucket in sorted(buckets.items()):
        chosen = sorted(bucket, key=lambda c: (-c.independence.texts.high, c.id))[:_BUCKET]
        for a, b in itertools.combinations(chosen, 2):
            key = (min(a.id, b.id), max(a.id, b.id))
            if number[a.id] != number[b.id] and key not in seen:
                seen.add(key)
                yield a, b


def _parts_and_wholes(series: Sequence[Sequence[Claim]], drafts: Mapping[str, Draft]) -> list[tuple[Claim, Claim]]:
    """Each claim that a report tells as a part ("210 of them children"), with that of the figure before it there."""
    in_report: dict[str, list[tuple[int, Claim, Mention]]] = defaultdict(list)
    for members in series:
        for claim in members:
            for mention in drafts[claim.id].mentions:
                in_report[mention.document].append((mention.quantity.start, claim, mention))
    found: dict[tuple[str, str], tuple[Claim, Claim]] = {}
    for _, told in sorted(in_report.items()):
        told.sort(key=lambda item: (item[0], item[1].id))
        for (_, whole, base), (_, part, mention) in itertools.pairwise(told):
            if mention.question.part and mention.sentence == base.sentence and part.id != whole.id:
                found.setdefault((part.id, whole.id), (part, whole))
    return [found[key] for key in sorted(found)]


def context_within(
    a: Claim,
    b: Claim,
    drafts: Mapping[str, Draft],
    series: Sequence[Draft],
    extractions: Mapping[str, Extraction],
    name: Callable[[str], str],
) -> Context:
    """What is known of two claims of one series."""
    one, other = drafts[a.id], drafts[b.id]
    running = is_running(one, other)
    stale = stale_headline(one, other, list(series))
    statement = _one_statement(one, other)
    passage = _one_report(one, other)
    time, time_words = time_relation(one, other, running)
    if passage and time != "same" and "text" not in (one.as_of_from, other.as_of_from):
        time, time_words = "same", ""
    if time == "same":
        time, time_words = _told_as_former(one, other) or (time, time_words)
    scope, scope_words = scope_relation(a.scope, b.scope, exact_parts=_whole_difference(a, b))
    if scope == "same":
        missing = _unknown_scope(a, b, one, other)
        scope, scope_words = ("unknown", missing) if missing else (scope, scope_words)
    corrects = correction(one, other, series, extractions)
    if stale or corrects:
        scope = "same"  # the older figure was of the same, whatever it left unsaid
    same, who = asserter_relation(one, other, name)
    return Context(
        scope=scope,
        scope_words=scope_words,
        one_statement=statement,
        one_passage=passage or _one_number(one, other, series),
        correction=corrects,
        stale=stale,
        time=time,
        time_words=time_words,
        measure=one.question.measure,
        running=running,
        growing=is_growing(one, other),
        same_asserter=same,
        asserter_words=who,
        may_reword=not running,
        dated=time in ("a_first", "b_first"),
        contrast=contrast(one, other, extractions),
        unproven=unproven(one, other),
        headline_word=_headline_word(one, other) or _headline_word(other, one),
    )


def _told_as_former(one: Draft, other: Draft) -> tuple[TimeRelation, str] | None:
    """ "24, down from 27": the report says which of the two is the earlier; None when none does."""
    for a, b in shared_reports(one, other):
        if a.question.former != b.question.former:
            old: TimeRelation = "a_first" if a.question.former else "b_first"
            return old, f"{a.document} tells one as what the other was before"
    return None


def _unknown_scope(a: Claim, b: Claim, one: Draft, other: Draft) -> str | None:
    """Of a sum or a share, what one of the two is for and the other does not say; None when both or neither do."""
    dimension = one.question.dimension
    if dimension == "count" or rounding(a.value, b.value):
        return None
    if bool(one.question.head) != bool(other.question.head):
        named = one if one.question.head else other
        return f"whether the other is for {named.question.label} too"
    owners = [frozenset().union(*(q.owner for q in d.questions)) for d in (one, other)]
    if dimension in ("percent", "ratio") and bool(a.scope.places) != bool(b.scope.places) and not owners[0] & owners[1]:
        return f"of what whole one of them is a share ({_places(a.scope)}, {_places(b.scope)})"
    return None


def context_across(a: Claim, b: Claim, drafts: Mapping[str, Draft], lie: Lie | None) -> Context:
    """Two claims of different series of one story: what sets their questions apart."""
    one, other = drafts[a.id], drafts[b.id]
    differs = list(differences(one.question, other.question, same_figure=False))
    places = countries_apart(one.question.places, other.question.places)
    if role_class(one.question.role) != role_class(other.question.role) or _larger_part(a, b, lie):
        lie = None
    if not differs and (places or lie):
        scopes = f"{_places(a.scope)} against {_places(b.scope)}"
        return Context(scope=_SCOPE_OF[lie or "apart"], scope_words=scopes)
    if not differs and one.as_of and other.as_of and periods_apart(one.as_of, other.as_of):
        return Context(time="other_period", time_words=f"{shown(one.as_of)} against {shown(other.as_of)}")
    if not differs:
        left, right = (_label(d) for d in (one, other))
        differs.append(f"thing: {left} against {right}, not known to be the same")
    return Context(differs=tuple(differs), measure=one.question.measure)


def _larger_part(a: Claim, b: Claim, lie: Lie | None) -> bool:
    """What would be the part by its area is larger than the whole, so that the two cannot be of one thing."""
    part, whole = (a, b) if lie == "in" else (b, a)
    return lie in ("around", "in") and centre(part.value) > centre(whole.value)


def context_between_stories(
    a: Claim, b: Claim, drafts: Mapping[str, Draft], name: Callable[[str], str]
) -> Context | None:
    """Two claims of one storyline but different events; None when they do not answer one question anyway."""
    one, other = drafts[a.id], drafts[b.id]
    differs = differences(one.question, other.question, same_figure=False)
    if differs or kinship(one.question, other.question, 0.0, same_words=False) < _KINDRED:
        crowd = all(d.question.persons and written(d.value) >= _CROWD for d in (one, other))
        if not crowd or a.rank != "preferred" or b.rank != "preferred":
            return None
        return Context(differs=differs or (f"thing: {_label(one)} against {_label(other)}",))
    time, time_words = time_relation(one, other, running=True)
    if time == "same":
        time, time_words = _told_as_former(one, other) or (time, time_words)
    scope, scope_words = scope_relation(a.scope, b.scope, exact_parts=False)
    same, who = asserter_relation(one, other, name)
    running = is_running(one, other)
    if running or time in ("same", "unknown"):
        time = "other_period"
        time_words = f"reports of two events, {shown(one.as_of)} and {shown(other.as_of)}"
    return Context(
        scope=scope if scope != "same" and time == "same" else "same",
        scope_words=scope_words,
        time=time,
        time_words=time_words,
        same_asserter=same,
        asserter_words=who,
    )


def _label(draft: Draft) -> str:
    question = draft.question
    role = f" ({question.role})" if question.role else ""
    return f"{question.label or question.dimension}{role}"


def _places(scope: Scope) -> str:
    return ", ".join(scope.places) or "places not named"


def _one_statement(one: Draft, other: Draft) -> str | None:
    if not one.utterances & other.utterances or in_one_breath(one, other):
        return None
    return "versions of one utterance"


def _one_report(one: Draft, other: Draft) -> str | None:
    """The same report gives both, of one party and one time, and the figures can both hold: one is its recast."""
    if not fits(one.value, other.value):
        return None
    if in_one_breath(one, other):
        return None
    for a, b in shared_reports(one, other):
        if a.sentence == b.sentence and a.question.compared != b.question.compared:
            return None  # "far more than the 4,000 that it gave": two figures, set side by side
        if a.asserter and b.asserter and a.asserter != b.asserter:
            continue
        if a.as_of_from == b.as_of_from == "text" and a.as_of and b.as_of and days_between(a.as_of, b.as_of):
            continue
        return f"{a.document} gives both for the same thing"
    return None


def _one_number(one: Draft, other: Draft, series: Sequence[Draft]) -> str | None:
    """ "Nearly $44 million" and "$43 million": two roundings of a figure that a report gives in full."""
    for full in series:
        if full is one or full is other or not is_point(full.value):
            continue
        if all(
            rounding(full.value, d.value)
            and significant_digits(written(d.value)) < significant_digits(written(full.value))
            for d in (one, other)
        ):
            return f"both are {words(full.value)} in fewer digits"
    return None


def _headline_word(vague: Draft, full: Draft) -> str | None:
    """ "Thousands march" above "22,000 people marched": the plural says only of what order the figure is, at least."""
    low, number = vague.value.lower, centre(full.value)
    if vague.value.form != "vague" or not vague.only_headlines or not low or full.value.form == "vague":
        return None
    below = set(vague.documents) & {m.document for m in full.mentions if not m.headline}
    if not below or not low <= number < low * _ORDERS:
        return None
    return f"the headline of {min(below)} gives {words(full.value)} in a vague word"


def _whole_difference(a: Claim, b: Claim) -> bool:
    """Both are exact counts and one exceeds the other by one, as when a gunman is counted in or left out."""
    if not (is_point(a.value) and is_point(b.value)) or a.value.lower is None or b.value.lower is None:
        return False
    return 0 < abs(a.value.lower - b.value.lower) <= 1


def asserter_relation(one: Draft, other: Draft, name: Callable[[str], str]) -> tuple[bool | None, str]:
    """(same party?, in words); None when one of the claims names nobody."""
    a, b = one.asserters, other.asserters
    if a & b:
        return True, ", ".join(sorted(name(party) for party in a & b))
    if a and b:
        left, right = (", ".join(sorted(name(party) for party in side)) for side in (a, b))
        return False, f"{left} against {right}"
    if not a and not b and set(one.documents) & set(other.documents):
        return True, "one report in its own voice"
    return None, "not named by every report"


def sums(claims: Sequence[Claim], drafts: Mapping[str, Draft]) -> list[tuple[Claim, Claim, Claim, str]]:
    """(part, part, whole, words): casualties of one story that add up, one part killed, one hurt, whole all hit.

    Only persons, exact counts and different roles: that two and three are five is no evidence otherwise.
    """
    people = [
        c
        for c in claims
        if is_point(c.value) and c.value.lower and c.value.unit is None
        and role_class(drafts[c.id].question.role) in ("injured", "killed", "missing", *_ALL_HIT)
        and not drafts[c.id].question.part
    ]  # fmt: skip
    people = sorted(people, key=lambda c: (-c.independence.texts.high, c.id))[: 2 * _BUCKET]
    out = []
    for whole in people:
        if role_class(drafts[whole.id].question.role) not in _ALL_HIT:
            continue
        for one, other in itertools.combinations(people, 2):
            roles = {role_class(drafts[c.id].question.role) for c in (one, other)}
            if roles == {"injured", "killed"} and whole.id not in (one.id, other.id):
                low, high, total = one.value.lower or 0, other.value.lower or 0, whole.value.lower or 0
                if near(low + high, total):
                    text = f"{words(one.value)} + {words(other.value)} = {words(whole.value)}"
                    out.append((one, other, whole, text))
    return out
