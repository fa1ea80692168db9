"""The figures of one sentence that are quantities, with what they count, in which role, and what they relate to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stemma.claims import relative
from stemma.claims.articles import CASUALTY_WORDS, NAMED, SUFFERED, joined_to_count, may_list, read_articles, read_names
from stemma.claims.bounds import Interval, interval_of, modifiers_of
from stemma.claims.clause_roles import ClauseRole, arcs_of, role_by_arcs
from stemma.claims.conversions import with_conversions, with_rate
from stemma.claims.figures import Figure, read_figures
from stemma.claims.masks import masks_of
from stemma.claims.measures import DURATIONS
from stemma.claims.phrases import PRONOUN_OBJECTS, subject_of
from stemma.claims.proportions import read_proportions
from stemma.claims.roles import find_role
from stemma.claims.selection import Evidence, evidence_of, reject
from stemma.claims.things import TOLLS, find_thing, thing_of_phrase
from stemma.claims.wholes import excepted_from, keeps_role, standing_of
from stemma.claims.word_order_roles import postposed
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma
from stemma.records import Form, Name, Quantity, Relative, Span, Thing

#: How many figures back an elided noun is looked for.
_RECENT = 6
#: How many words after a figure one may stand that shares its noun and verb.
_GAP = 14


@dataclass(slots=True)
class Candidate:
    """A figure with what was found for it, before it becomes a record; `excepted`: the words of what it is told without."""

    figure: Figure
    thing: Thing | None
    role: str | None
    flags: list[str] = field(default_factory=list)
    form: Form | None = None
    relative: Relative | None = None
    last: int | None = None
    amount: float | None = None
    evidence: Evidence | None = None
    excepted: tuple[int, int] | None = None


def candidates_of(
    text: str, words: Sequence[Word], dates: Sequence[tuple[int, int]], names: Sequence[Name] = ()
) -> list[Candidate]:
    """The figures of a sentence that are quantities, in order, with thing and role."""
    figures = with_conversions(words, read_figures(words, masks_of(text, words, dates)))
    taken = [False] * len(words)
    for figure in figures:
        taken[figure.first : figure.last] = [True] * (figure.last - figure.first)
    figures.extend(read_proportions(words, taken))
    arcs = arcs_of(words)
    if any(w.lower in CASUALTY_WORDS for w in words):
        figures.extend(read_articles(words, taken, arcs))
    figures.sort(key=lambda figure: figure.first)
    out: list[Candidate] = []
    previous: list[tuple[Figure, Thing | None]] = []
    for figure in figures:
        base = relative.base_of(words, figure) or relative.times_base(words, figure)
        thing = None if base is not None else find_thing(text, words, figure, previous[-_RECENT:])
        if base is not None and figure.kind == "count" and lower_at(words, base.first + 1) in ("fewer", "many", "more"):
            thing = next((other for _, other in reversed(previous) if other is not None), None)
        if thing is not None and thing.head in TOLLS and _other_fate(words, figure, thing):
            thing = None
        figure = with_rate(words, figure, thing)
        role, how = find_role(words, figure, thing, arcs)
        standing = standing_of(words, figure, previous[-1][0] if previous else None)
        if standing is not None and not keeps_role(words, figure, standing, how):
            role = None
        elif standing is not None and role is not None and out and out[-1].figure.first == standing.first:
            _leave_role(out, role, role_by_arcs(arcs, out[-1].figure, None) if arcs is not None else None)
        elif role is None and previous and out and _shares(words, previous[-1][0], figure, thing):
            thing, role = thing or out[-1].thing, out[-1].role
        elif role is None and previous and out and _goes_on(words, previous[-1][0], figure):
            role = out[-1].role
        elif role is None and out and figure.kind == "count" and _taken_out(words, figure):
            role = next((item.role for item in reversed(out) if item.figure.kind == "count" and item.role), None)
        if figure.numeral == "article" and thing is not None and thing.head in DURATIONS:
            thing = None  # "a 25-year-old"
        if figure.numeral == "article" and role not in SUFFERED:
            if not (out and out[-1].role in SUFFERED and joined_to_count(words, taken, figure.first)):
                continue
            role = out[-1].role
        before = [other for other, _ in previous[-_RECENT:]]
        judged = figure.numeral != "article" and standing is None and base is None
        if judged and reject(words, figure, thing, role, before):
            continue
        if standing is not None and out and out[-1].figure.first == standing.first and out[-1].thing is None:
            out[-1].thing = thing
        item = Candidate(figure, thing, role, evidence=evidence_of(words, figure, thing, how))
        if standing is None and previous:
            item.excepted = excepted_from(words, figure, previous[-1][0])
            if item.excepted is not None and out and out[-1].thing is None:
                out[-1].thing = thing
        if figure.numeral == "article":
            item.flags.append("article")
        _mark_relative(words, item, base)
        if item.form is None and out and _restates(words, out[-1], figure):
            _mark_change(item, out[-1].relative.direction if out[-1].relative is not None else None)
        previous.append((figure, thing))
        out.append(item)
    if names and may_list(words):
        out.extend(_of_names(text, words, names, taken))
    for multiple in relative.multiples(words, taken):
        out.append(_of_multiple(text, words, multiple))
    out.sort(key=lambda item: item.figure.first)
    return out


def _of_names(text: str, words: Sequence[Word], names: Sequence[Name], taken: Sequence[bool]) -> list[Candidate]:
    """Lists of victims by name; none where a figure of the sentence stands inside the list."""
    out = []
    for figure, role in read_names(words, names):
        if any(taken[figure.first : figure.last]):
            continue
        noun = next(
            (
                words[i]
                for i in range(figure.first - 1, 0, -1)
                if words[i].lower in NAMED and words[i - 1].lower == "the"
            ),
            None,
        )
        thing = Thing(noun.text, lemma(noun.text, "NOUN"), noun.start, noun.end) if noun is not None else None
        out.append(Candidate(figure, thing, role, ["listed"]))
    return out


def _shares(words: Sequence[Word], other: Figure, figure: Figure, thing: Thing | None) -> bool:
    """Is the figure's noun and verb left out because they are those of the figure before?

    "nineteen were killed in Tarrin and eight in Oska", "two boats sank on Monday, another three on Tuesday".
    """
    if figure.kind != "count" or other.kind != "count" or figure.first - other.last > _GAP:
        return False
    if thing is not None and thing.start >= words[figure.first].start:
        return False  # it has a noun of its own
    between = words[other.last : figure.first]
    joints = [i for i, w in enumerate(between) if w.lower in ("against", "and", "compared", ",", ";", "while")]
    if not joints or any(w.tag in ("VERB", "AUX") for w in between[joints[-1] + 1 :]):
        return False
    following = words[figure.last] if figure.last < len(words) else None
    return following is not None and (following.tag in ("ADP", "PUNCT", "ADV") or following.lower in ("last", "today"))


def _goes_on(words: Sequence[Word], other: Figure, figure: Figure) -> bool:
    """Does the figure go on with the one before past an insertion: "11 soldiers and, by the army's count, 64 rebels"?"""
    if figure.kind != "count" or other.kind != "count" or figure.first - other.last > _GAP:
        return False
    between = words[other.last : figure.first]
    joint = next((i for i, word in enumerate(between) if word.lower in ("and", "plus")), None)
    if (
        joint is None
        or joint + 2 >= len(between)
        or any(word.tag in ("VERB", "AUX") and word.lower != "according" for word in between)
    ):
        return False
    return between[joint + 1].text == "," and between[-1].text == ","


def _taken_out(words: Sequence[Word], figure: Figure) -> bool:
    """Is the figure a part of those told before, with no verb of its own: "including 12 nurses", "among them two boys"?"""
    at = figure.first - 1
    if lower_at(words, at) == "and" or words[at].text == ",":
        return False
    if lower_at(words, at) in ("including", "counting"):
        return True
    among = lower_at(words, at - 1) in ("among", "amongst") and lower_at(words, at) in PRONOUN_OBJECTS
    verb = next(
        (w for w in words[figure.last : figure.last + _GAP] if w.tag in ("VERB", "AUX") or w.text in ",;."), None
    )
    return among and (verb is None or verb.kind == "mark")


def _other_fate(words: Sequence[Word], figure: Figure, thing: Thing) -> bool:
    """Is it told right after a number what else became of those: "the toll climbed to 87, with 45 still missing"?"""
    fate, _ = postposed(words, figure.last)
    return thing.end <= words[figure.first].start and fate not in (None, "killed")


def _leave_role(out: list[Candidate], role: str, own: ClauseRole | None) -> None:
    """ "one of the 12 people killed in May": the role is that of the whole, and the part before has none by it.

    `own` is the role by the arcs of the part alone: "4,200 of the 6,000 homes destroyed had been rebuilt".
    """
    if out[-1].role != role:
        return
    if own is not None and own.role != role:
        out[-1].role = own.role
        return
    if out[-1].figure.interval.amount == 1 and out[-1].figure.kind == "count":
        out.pop()
    else:
        out[-1].role = None


def _number(figure: Figure) -> float | None:
    """The one number that stands for a figure: its amount, else its lower end, else its upper."""
    interval = figure.interval
    return next((value for value in (interval.amount, interval.lower, interval.upper) if value is not None), None)


def _mark_relative(words: Sequence[Word], item: Candidate, base: relative.Base | None) -> None:
    """Turn the figure into a relative one or a change where its clause says so."""
    figure = item.figure
    if base is not None:
        amount = _number(figure)
        factor = amount / 100 if amount is not None and figure.kind == "percent" else amount
        span = Span(words[base.first].start, words[base.last - 1].end)
        item.form, item.last = "relative", base.last
        item.relative = Relative("ratio", factor, span)
        return
    difference = relative.difference_of(words, figure)
    if difference is None:
        _mark_change(item, relative.change_of(words, figure))
        return
    direction, reckoned = difference
    _mark_change(item, direction)
    if reckoned is not None and item.relative is not None:
        span = Span(words[reckoned.first].start, words[reckoned.last - 1].end)
        item.relative = replace(item.relative, base=span)


def _restates(words: Sequence[Word], earlier: Candidate, figure: Figure) -> bool:
    """ "fell 190 points, or 0.6 %", "(0.6 %)": the same change once more, in another unit."""
    if earlier.form != "change" or figure.unit == earlier.figure.unit or figure.first - earlier.figure.last > 4:
        return False
    between = words[earlier.figure.last : figure.first]
    return bool(between) and between[-1].lower in ("or", "(") and all(w.lower not in ("and", ".") for w in between)


def _mark_change(item: Candidate, direction: relative.Direction | None) -> None:
    """Make the figure a change in this direction; nothing for None."""
    figure = item.figure
    amount = _number(figure)
    if direction is not None and amount is not None:
        signed = -abs(amount) if direction == "down" else abs(amount)
        share = figure.kind == "percent" and figure.unit == "percent"
        operation = "percent" if share else "ratio" if figure.kind == "ratio" else "difference"
        item.form, item.amount = "change", signed
        item.relative = Relative(operation, signed / 100 if share else signed, direction=direction)  # type: ignore[arg-type]


def candidate_of_remainder(
    words: Sequence[Word], first: int, last: int, relation: Relative, whole: Quantity
) -> Candidate:
    """ "the rest" as a relative figure; its value is in `relative.resolved`, the thing is that of the whole."""
    value = relation.resolved.lower if relation.resolved is not None else None
    interval = Interval("exact", value, value, value, True, True)
    figure = Figure(first, last, first, last, first, last, "words", "count", interval)
    role, _ = find_role(words, figure, None)
    return Candidate(figure, whole.thing, role, form="relative", relative=relation)


def _of_multiple(text: str, words: Sequence[Word], multiple: relative.Multiple) -> Candidate:
    """ "doubled", "more than twice as many": a ratio with the bound of its own words."""
    found = modifiers_of(words, multiple.first, multiple.last)
    interval = interval_of(multiple.factor, None, None, found.effects)
    figure = Figure(
        found.first, found.last, multiple.first, multiple.last, multiple.numeral_first, multiple.numeral_last,
        "words", "ratio", interval, "ratio", tuple(found.hedges), tuple(found.effects),
    )  # fmt: skip
    phrase = (
        subject_of(words, multiple.first) if multiple.base is None and words[multiple.first].tag == "VERB" else None
    )
    thing = thing_of_phrase(text, words, phrase) if phrase is not None else None
    span = Span(words[multiple.base.first].start, words[multiple.base.last - 1].end) if multiple.base else None
    last = multiple.base.last if multiple.base else None
    item = Candidate(figure, thing, None, form="relative", last=last)
    item.relative = Relative("ratio", multiple.factor, span, direction=multiple.direction)
    return item
