"""Figures gathered into claims, and claims into series: first the same figure, then its rivals."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from stemma.ledger.areas import NO_ATLAS, Atlas, lie_of, told_apart
from stemma.ledger.drafts import Draft, days_between, draft_of, in_one_breath, one_breath, shared_reports
from stemma.ledger.mentions import Mention
from stemma.ledger.questions import differences, kinship, role_class
from stemma.ledger.remainders import rest_and_whole
from stemma.ledger.scopes import countries_apart, periods_apart
from stemma.ledger.singles import crowded, one_person, two_persons
from stemma.ledger.steps import FORBIDDEN, give_way, told_as_part
from stemma.ledger.things import Question, shown_period
from stemma.ledger.values import centre, coincidence, is_point, near, overlap, rounding, written
from stemma.records import Value
from stemma.reuse import average_linkage

#: Mean kinship from which equal figures are one claim, and different claims one series.
SAME_CLAIM, SAME_SERIES = 0.5, 0.45
#: Equal figures inside one report need more, unless one of them stands in its headline.
_WITHIN_REPORT, _HEADLINE_DISCOUNT = 0.12, 0.12
#: Rival figures that one report gives side by side, in one voice and for one time, seldom answer one question.
_SIDE_BY_SIDE = 0.25
#: "Two of the ships" beside "two ships".
_PART_AND_WHOLE = 0.25
#: "Two others were on their way" beside "two killed" in one report, no role of the table common to both.
_FURTHER_AND_ALL = 0.25
#: That one party asserts both figures.
_SAME_PARTY = 0.15
#: Rivals are of one order: what speaks against figures of which one is so many times the other.
_SOME, _MANY, _HUGE, _GROWN = 4.0, 12.0, 100.0, 40.0
_LARGE, _CLOSE = 100.0, 1.5
_SOME_TIMES, _MANY_TIMES, _HUGE_TIMES = 0.15, 0.3, 0.6
#: From this much on, two equal figures are one whatever the times beside them seem to say.
_TELLING = 0.45
#: From this much on, a report that gives a figure again without its noun means the same thing.
_REPEATED = 0.3
#: Questions compared for each claim: a claim of forty reprints has few different wordings.
_WORDINGS = 4
#: Figures of one story that are all compared with one another; of more than that, how many at a time.
_COMPARED_AT_ONCE, _RUN = 300, 100
#: An as-of given in the text this many days away is about something else than the figure of the story.
_FAR_DAYS = 45
#: Nouns that pick some of the people of an event by sex or age.
_SEXES_AND_AGES = frozenset({"boy", "child", "girl", "infant", "man", "teenager", "toddler", "woman"})


def same_words(a: Mention, b: Mention) -> bool:
    return a.utterance is not None and a.utterance == b.utterance


def gather_claims(mentions: Sequence[Mention]) -> list[Draft]:
    """Mentions of one story, grouped where figure, question, polarity and time allow one proposition."""
    buckets: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.document, m.quantity.start, m.quantity.end, m.quantity.id)):
        value = mention.value
        buckets[_rounded(value.lower), _rounded(value.upper), value.unit, mention.quantity.polarity].append(mention)
    drafts = []
    for _, members in sorted(buckets.items(), key=lambda item: [str(part) for part in item[0]]):
        for group in _linked(members):
            drafts.append(draft_of([members[i] for i in group]))
    return _with_hedges(sorted(drafts, key=lambda d: d.key))


def _with_hedges(drafts: Sequence[Draft]) -> list[Draft]:
    """A bare figure joins the same figure with a hedge in other reports: the hedge is lost on the way, no claim made.

    Where one report gives both, its bare form is a restatement of its own and stays a claim.
    """
    kept = [d for d in drafts if not is_point(d.value)]
    hedged = [at for at, d in enumerate(kept) if d.value.form == "approximate" and d.polarity == "asserted"]
    out = []
    for bare in (d for d in drafts if is_point(d.value)):
        fitting = [
            (-series_kinship(kept[at], bare), kept[at].key, at)
            for at in hedged
            if bare.polarity == "asserted" and _only_hedged(kept[at], bare)
        ]
        best = min(fitting, default=None)
        if best is None or -best[0] < SAME_CLAIM:
            out.append(bare)
        else:
            merged = draft_of([*kept[best[2]].mentions, *bare.mentions])
            kept[best[2]] = replace(merged, value=kept[best[2]].value)
    return sorted([*kept, *out], key=lambda d: d.key)


def _only_hedged(hedged: Draft, bare: Draft) -> bool:
    if hedged.value.unit != bare.value.unit or set(hedged.documents) & set(bare.documents):
        return False
    middle, number = centre(hedged.value), centre(bare.value)
    upper = hedged.value.upper
    return near(middle, number) or (not hedged.value.upper_closed and upper is not None and near(upper, number))


def _rounded(number: float | None) -> str:
    return "open" if number is None else f"{number:.9g}"


def _linked(members: Sequence[Mention]) -> list[list[int]]:
    """Groups of equal figures; mentions that ask the same in the same words are compared once."""
    profiles: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(members):
        apart = one.document if one_person(one) else ""
        profiles[one.question, one.asserter, one.as_of, one.headline, apart].append(at)
    several = crowded(members)
    lists = list(profiles.values())
    heads = [group[0] for group in lists]
    found = []
    for part in _in_parts(heads, [members[at].question for at in heads]):
        scores = {
            (i, j): _kin_of_equals(members[heads[part[i]]], members[heads[part[j]]], several)
            for i in range(len(part))
            for j in range(i + 1, len(part))
        }
        groups = average_linkage(len(part), scores, SAME_CLAIM)
        found += [sorted(at for i in group for at in lists[part[i]]) for group in groups]
    return found


def _in_parts(items: Sequence[object], questions: Sequence[Question]) -> list[list[int]]:
    """Numbers of the items, all together or, when they are very many, by noun and role and then in runs.

    Every pair of a part is compared, so that a page with ten thousand figures must not be one part.
    """
    if len(items) <= _COMPARED_AT_ONCE:
        return [list(range(len(items)))]
    sorted_out: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, question in enumerate(questions):
        sorted_out[question.kind, role_class(question.role)].append(at)
    return [
        numbers[first : first + _RUN]
        for _, numbers in sorted(sorted_out.items())
        for first in range(0, len(numbers), _RUN)
    ]


def _kin_of_equals(a: Mention, b: Mention, several: frozenset[tuple[str, str]]) -> float:
    if differences(a.question, b.question, same_figure=True) or not _times_fit(a, b):
        return FORBIDDEN
    if countries_apart(a.question.places, b.question.places) or (
        a.question.part != b.question.part and a.document == b.document
    ):
        return FORBIDDEN
    if one_person(a) and one_person(b) and two_persons(a, b, several):
        return FORBIDDEN
    if _goes_back(a, b):
        return 1.0
    if one_breath(a, b):
        return FORBIDDEN
    score = kinship(a.question, b.question, coincidence(a.value), same_words(a, b))
    if a.asserter is not None and a.asserter == b.asserter:
        score += _SAME_PARTY
    if a.question.part != b.question.part:
        score -= _PART_AND_WHOLE if a.document != b.document else 1.0
    if a.question.more != b.question.more and not _share_a_role(a, b):
        score -= _FURTHER_AND_ALL
    if a.document == b.document and coincidence(a.value) >= _REPEATED and not (a.question.kind and b.question.kind):
        score += _HEADLINE_DISCOUNT
    elif a.document == b.document:
        score -= _WITHIN_REPORT
        if a.headline != b.headline or "repeated" in a.quantity.flags + b.quantity.flags:
            score += _HEADLINE_DISCOUNT
    return score


def _share_a_role(a: Mention, b: Mention) -> bool:
    return role_class(a.question.role) == role_class(b.question.role) != ""


def _goes_back(a: Mention, b: Mention) -> bool:
    """ "The other five were taken to hospital" after "five others injured": the later one takes up the earlier."""
    if a.document != b.document or a.question.dimension != "count":
        return False
    first, second = (a, b) if a.quantity.start <= b.quantity.start else (b, a)
    return second.question.definite and not second.question.part and first.question.part == second.question.part


def _times_fit(a: Mention, b: Mention) -> bool:
    """Whether one proposition can hold for both times; days of publication never forbid it inside one story."""
    if not _one_occasion(a.occasion, b.occasion) and coincidence(a.value) < _TELLING:
        return False
    if a.as_of is None or b.as_of is None or "text" not in (a.as_of_from, b.as_of_from):
        return True
    if coincidence(a.value) >= _TELLING and a.question.measure not in ("stock", "rate"):
        return True
    if periods_apart(a.as_of, b.as_of):
        return False
    gap = days_between(a.as_of, b.as_of)
    if gap == 0:
        return True
    if a.question.measure in ("stock", "rate", "share") and a.as_of_from == b.as_of_from == "text":
        return a.asserter is not None and a.asserter == b.asserter and gap <= _FAR_DAYS
    return gap <= _FAR_DAYS


def _one_occasion(a: str | None, b: str | None) -> bool:
    """Both of the news, or both of one earlier time; "in January" and "earlier this year" may be one."""
    return a == b or (a is not None and b is not None and not (a.startswith("--") and b.startswith("--")))


def gather_series(drafts: Sequence[Draft], atlas: Atlas = NO_ATLAS) -> list[list[int]]:
    """Numbers of the drafts of one story that answer one question, of one area where reports tell areas apart."""
    areas = told_apart(drafts, atlas)
    found = []
    for part in _in_parts(drafts, [draft.question for draft in drafts]):
        scores: dict[tuple[int, int], float] = {}
        for i, j in itertools.combinations(range(len(part)), 2):
            a, b = drafts[part[i]], drafts[part[j]]
            if a.value.unit == b.value.unit:
                scores[i, j] = FORBIDDEN if lie_of(a, b, atlas, areas) else series_kinship(a, b)
        give_way(scores, [drafts[at] for at in part], SAME_SERIES)
        found += [[part[i] for i in group] for group in average_linkage(len(part), scores, SAME_SERIES)]
    return found


def series_kinship(a: Draft, b: Draft) -> float:
    """How much two claims look like answers to one question; a large negative number when they cannot be."""
    same_value = same_ends(a.value, b.value)
    coarser = rounding(a.value, b.value) is not None
    telling = coarser and max(coincidence(a.value), coincidence(b.value)) >= _TELLING
    if not telling and _times_forbid(a, b):
        return FORBIDDEN
    if (not same_value and _shares_of_two(a, b)) or rest_and_whole(a, b) or _part_of(a, b):
        return FORBIDDEN
    best, apart, pairs = 0.0, 0, 0
    figure = coincidence(a.value) if coarser or same_value else 0.0
    together = coarser and bool(a.utterances & b.utterances)
    mine, theirs = _comparable(a.questions, b.questions)
    for one, other in itertools.product(mine[:_WORDINGS], theirs[:_WORDINGS]):
        pairs += 1
        if countries_apart(one.places, other.places):
            return FORBIDDEN
        if differences(one, other, same_figure=coarser or same_value):
            apart += 1
        else:
            best = max(best, kinship(one, other, figure, together))
    if best <= 0 or 2 * apart > pairs or differences(mine[0], theirs[0], same_figure=coarser or same_value):
        return FORBIDDEN
    if same_value and a.polarity == b.polarity and not _times_differ(a, b):
        return FORBIDDEN  # looked at before, and found to be about different things
    if not coarser and _told_apart(a, b):
        return FORBIDDEN
    if a.asserters & b.asserters:
        best += _SAME_PARTY
    if _side_by_side(a, b):
        best -= _SIDE_BY_SIDE
    return best - _of_two_sizes(a, b)


def _of_two_sizes(a: Draft, b: Draft) -> float:
    """What speaks against one question when one figure is many times the other; counts in one role may be so far apart.

    Below zero, for one question, where two reports give large numbers of nearly one size.
    """
    small, large = sorted((written(a.value), written(b.value)))
    if small >= _LARGE and large < _CLOSE * small and not set(a.documents) & set(b.documents):
        return -_SOME_TIMES
    if a.question.dimension in ("percent", "ratio") or small <= 0 or "vague" in (a.value.form, b.value.form):
        return 0.0
    one_role = role_class(a.question.role) == role_class(b.question.role) != ""
    if one_role or a.question.measure == b.question.measure == "cumulative":
        return _SOME_TIMES if large > _GROWN * small else 0.0
    if large > _HUGE * small:
        return _HUGE_TIMES
    return _MANY_TIMES if large > _MANY * small else _SOME_TIMES if large > _SOME * small else 0.0


def _part_of(a: Draft, b: Draft) -> bool:
    """One of them counts a part of what the other counts.

    Some report says so ("40 cars; of these, 9 were blue", "9 of the 40 cars"); or of one day and one
    role, fewer women, men or children are told than people.
    """
    if overlap(a.value, b.value):
        return False
    for part, whole in ((a, b), (b, a)):
        if told_as_part(part, whole):
            return True
        kinds = {q.head in _SEXES_AND_AGES for q in part.questions if q.head}
        general = not any(q.head in _SEXES_AND_AGES for q in whole.questions)
        if kinds == {True} and general and whole.question.persons and centre(part.value) < centre(whole.value):
            return not _days_differ(part, whole)
    for x, y in shared_reports(a, b):
        one, all_ = (x, y) if x.question.part else (y, x)
        if all_.question.part or not one.question.part or one.headline or all_.headline:
            continue
        if one.question.kind == all_.question.kind and all_.quantity.start < one.quantity.start:
            return True
    return False


def _comparable(a: Sequence[Question], b: Sequence[Question]) -> tuple[Sequence[Question], Sequence[Question]]:
    """The questions of two claims; when reports tell both, or neither, as further ones ("two other rifles"), without that."""
    if {q.more for q in a} & {q.more for q in b}:
        return [replace(q, more=False) for q in a], [replace(q, more=False) for q in b]
    return a, b


def _days_differ(a: Draft, b: Draft) -> bool:
    return a.as_of is not None and b.as_of is not None and days_between(a.as_of, b.as_of) > 0


def same_ends(a: Value, b: Value) -> bool:
    """The same ends, open ones included."""

    def same(x: float | None, y: float | None) -> bool:
        return (x is None and y is None) or (x is not None and y is not None and near(x, y))

    return same(a.lower, b.lower) and same(a.upper, b.upper)


def _periods(draft: Draft) -> tuple[str, str] | None:
    return shown_period(draft.as_of) if draft.as_of_from == "text" else None


def _times_forbid(a: Draft, b: Draft) -> bool:
    """Figures of two occasions, of two reporting periods, or of days so far apart that only a stock could link them."""
    if not any(_one_occasion(x, y) for x in a.occasions for y in b.occasions):
        return True
    one, other = _periods(a), _periods(b)
    if one is not None and other is not None and one != other:
        return True
    if a.as_of is None or b.as_of is None or "text" not in (a.as_of_from, b.as_of_from):
        return False
    if one or other:
        return _of_another_time(a, b)
    if all(any(m.news for m in d.mentions) for d in (a, b)):
        return False  # each is the news of its day
    return days_between(a.as_of, b.as_of) > _FAR_DAYS and a.question.measure not in ("stock", "rate")


def _of_another_time(a: Draft, b: Draft) -> bool:
    """A count of a stretch of time long over when the other was true: "a flood in 1987 drowned 90" is of another flood.

    Sums, shares and stocks are told of years gone by, and are news all the same.
    """
    assert a.as_of is not None and b.as_of is not None
    if a.question.dimension != "count" or {a.question.measure, b.question.measure} & {"rate", "stock"}:
        return False
    return days_between(a.as_of, b.as_of) > _FAR_DAYS


def _shares_of_two(a: Draft, b: Draft) -> bool:
    """Percentages of two owners, or of two places: a rate of the Holms is no rival of one of the Brekkes."""
    if a.question.dimension not in ("percent", "ratio"):
        return False
    owners = [frozenset().union(*(q.owner for q in d.questions)) for d in (a, b)]
    places = [frozenset().union(*(q.places for q in d.questions)) for d in (a, b)]
    return any(one and other and not one & other for one, other in (owners, places))


def _times_differ(a: Draft, b: Draft) -> bool:
    if a.as_of is None or b.as_of is None or "text" not in (a.as_of_from, b.as_of_from):
        return False
    return days_between(a.as_of, b.as_of) > 0


def _told_apart(a: Draft, b: Draft) -> bool:
    """Some sentence gives both figures, and they cannot both hold: it counts two things, unless it dates them."""
    if overlap(a.value, b.value) or _times_differ(a, b):
        return False
    if a.asserters and b.asserters and not a.asserters & b.asserters:
        return False  # "a mayor says 60, the board says 40": two answers to one question
    return in_one_breath(a, b)


def _side_by_side(a: Draft, b: Draft) -> bool:
    """Some report gives both in its body, for one time and not on the word of two parties."""
    if overlap(a.value, b.value) or _times_differ(a, b):
        return False
    if a.only_headlines or b.only_headlines or (a.asserters and b.asserters and not a.asserters & b.asserters):
        return False
    bodies = [{m.document for m in d.mentions if not m.headline and not m.question.compared} for d in (a, b)]
    return bool(bodies[0] & bodies[1])
