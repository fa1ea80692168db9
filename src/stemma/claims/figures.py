"""Figures: numerals with their currency, unit, range and modifiers, as spans of one sentence.

`read_figures` walks the words once.  A figure is everything the interchange puts inside the span of
a quantity - modifier, numeral, currency or unit - together with its interval.  What it counts,
where and when is found by the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.claims.bound_words import Effect
from stemma.claims.bounds import Interval, interval_of, modifiers_of
from stemma.claims.currencies import CURRENCY_BEFORE
from stemma.claims.digits import SUFFIXES, scaled
from stemma.claims.masks import Mask
from stemma.claims.numerals import SCALES
from stemma.claims.parts import FigureKind, Part, part_at, unit_behind
from stemma.claims.units import rate_after
from stemma.claims.words import Word, lower_at

_DASHES = frozenset("-–—‑~")
#: What joins the ends of the second of two ranges.
_TO = _DASHES | {"to"}
#: What may stand between the joint of a range and its upper end, beside a currency.
_BEFORE_UPPER = frozenset({"-", "a", "about", "approximately", "as", "even", "many", "perhaps", "to", "up", "us"})
#: Kinds whose unit two states of one thing share, and how many words may lie between them.
_SHARING: frozenset[FigureKind] = frozenset({"measure", "percent"})
_STATES_APART = 6
#: How many words after a pair "respectively" is looked for.
_CLAUSE = 25
#: After these a pair "from 13 to 15" is two states of one thing and no range.
CHANGE_WORDS = frozenset({
    "advance", "advanced", "boost", "boosted", "boosting", "change", "changed", "climb", "climbed", "climbing", "cut",
    "cutting", "decline", "declined", "decrease", "decreased", "double", "doubled", "down", "drop", "dropped", "dropping",
    "ease", "eased", "edged", "expand", "expanded", "fall", "fallen", "falling", "fell", "gain", "gained", "go", "goes",
    "going", "grew", "grow", "growing", "grown", "halved", "increase", "increased", "increases", "increasing", "jump",
    "jumped", "jumps", "lift", "lifted", "lower", "lowered", "lowering", "narrowed", "plummeted", "plunge", "plunged",
    "raise", "raised", "raises", "raising", "reduce", "reduced", "reducing", "revise", "revised", "rise", "risen",
    "rises", "rising", "rose", "shrank", "shrink", "shrunk", "slash", "slashed", "slid", "slide", "slipped", "slowed",
    "soar", "soared", "surge", "surged", "tumbled", "up", "went", "widened",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """Words first..last (exclusive) are the span; numeral_first..numeral_last its numerals.

    `core_first`..`core_last` leaves the modifiers out but keeps currency and unit.  `kind` of the
    first numeral is in `numeral` ("digits", "words", "vague", "fraction", "couple", "zero").
    """

    first: int
    last: int
    core_first: int
    core_last: int
    numeral_first: int
    numeral_last: int
    numeral: str
    kind: FigureKind
    interval: Interval
    unit: str | None = None
    hedges: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    rate: str | None = None
    hyphenated: bool = False
    generic: bool = False


def read_figures(words: Sequence[Word], masks: Sequence[Mask]) -> list[Figure]:
    """All figures of a sentence in order, none on a mask, none overlapping another.  Linear in its length."""
    masked = _covered(words, masks)
    out: list[Figure] = []
    at, free = 0, 0
    while at < len(words):
        if masked[at]:
            at += 1
            continue
        part = part_at(words, at, free)
        if part is None or masked[part.numeral.last - 1]:
            at += 1
            continue
        figure = _figure(words, part, masked, free)
        if figure is not None:
            out.append(figure)
            at = free = figure.last
        else:
            at = free = part.last
    return _two_sided(words, _shared_units(words, out))


def _two_sided(words: Sequence[Word], figures: list[Figure]) -> list[Figure]:
    """ "more than 100 and fewer than 300": two bounds of one figure are the ends of a range, open or closed as they are."""
    out: list[Figure] = []
    for figure in figures:
        before = out[-1] if out else None
        if before is None or figure.first != before.last + 1 or lower_at(words, before.last) not in ("and", "but"):
            out.append(figure)
            continue
        low, high = sorted((before.interval, figure.interval), key=lambda one: one.lower is None)
        open_ends = low.upper is None and high.lower is None and before.unit == figure.unit
        if not open_ends or low.lower is None or high.upper is None or not low.lower < high.upper:
            out.append(figure)
            continue
        both = Interval("range", None, low.lower, high.upper, low.lower_closed, high.upper_closed)
        hedges, effects = (*before.hedges, *figure.hedges), (*before.effects, *figure.effects)
        out[-1] = replace(
            before, last=figure.last, core_last=figure.core_last, numeral_last=figure.numeral_last,
            interval=both, hedges=hedges, effects=effects,
        )  # fmt: skip
    return out


def _shared_units(words: Sequence[Word], figures: list[Figure]) -> list[Figure]:
    """ "from 13.5 to 14 mm", "from 20 mpg last year to 24": two states of one thing, with the unit given once."""
    for at in range(len(figures) - 1):
        left, right = figures[at], figures[at + 1]
        if not _opens_states(words, left) or lower_at(words, right.first - 1) != "to":
            continue
        if left.unit is None and left.kind == "count" and right.first == left.last + 1:
            if right.unit is not None and right.kind in _SHARING:
                figures[at] = replace(left, kind=right.kind, unit=right.unit)
        elif (
            left.rate is None
            and right.first == left.last + 1
            and right.rate
            and left.unit == (right.unit or "").split("/")[0]
        ):
            figures[at] = replace(left, unit=right.unit, rate=right.rate)  # "from $7 to $15 an hour"
        elif right.unit is None and right.kind == "count" and left.unit is not None and left.kind in _SHARING:
            counted = right.last < len(words) and words[right.last].tag in ("ADJ", "NOUN", "PROPN")
            if right.first - left.last <= _STATES_APART and not counted:
                figures[at + 1] = replace(right, kind=left.kind, unit=left.unit)
    return figures


def _opens_states(words: Sequence[Word], figure: Figure) -> bool:
    """Does "from" stand before the figure, outside its modifiers or the first of them?"""
    return "from" in (lower_at(words, figure.first - 1), lower_at(words, figure.first))


def _covered(words: Sequence[Word], masks: Sequence[Mask]) -> list[bool]:
    covered = [False] * len(words)
    if not masks:
        return covered
    reach, spans, next_mask = -1, sorted(masks), 0
    for i, word in enumerate(words):
        while next_mask < len(spans) and spans[next_mask].start < word.end:
            reach = max(reach, spans[next_mask].end)
            next_mask += 1
        covered[i] = reach > word.start
    return covered


def _figure(words: Sequence[Word], left: Part, masked: Sequence[bool], free: int) -> Figure | None:
    pair = _range(words, left, masked)
    value: float | None
    lower: float | None
    upper: float | None
    if pair is not None:
        lower, upper, right, opener = pair
        kind, unit = (right.kind, right.unit) if right.unit else (left.kind, left.unit)
        value = None
        core_first, core_last, vague = opener, right.last, False
        numeral_last = right.numeral.last
    else:
        kind, unit = left.kind, left.unit
        core_first, core_last = left.first, left.last
        value, lower, upper = left.numeral.value, left.numeral.lower, left.numeral.upper
        if value is not None:
            value *= left.sign
        vague = left.numeral.kind == "vague"
        numeral_last = left.numeral.last
    rate = (
        rate_after(words, core_last, kind == "money")
        if kind in ("money", "measure") and " per " not in (unit or "")
        else None
    )
    if rate is not None and unit is not None:
        core_last, unit = rate[0], f"{unit}{'/' if kind == 'money' else ' per '}{rate[1]}"
    if lower_at(words, core_first - 1) == "[" and lower_at(words, core_last) == "]" and core_first > free:
        core_first, core_last = core_first - 1, core_last + 1  # "at least [9] persons": supplied by an editor
    found = modifiers_of(words, core_first, core_last, kind == "duration")
    first = found.first if found.first >= free else core_first
    effects = list(found.effects)
    if found.first < free:
        effects, hedges = [], []
    else:
        hedges = found.hedges
    if kind == "count" and found.last > core_last:
        behind = unit_behind(words, found.last)
        if behind is not None:
            found.last, unit, kind = behind
    if left.numeral.kind == "couple" and pair is None and not effects:
        effects = ["approximate"]
    if lower_at(words, found.last - 1) == "more" and lower_at(words, found.last - 2) == "or" and value == 1:
        return None  # "one or more": any number at all
    interval = interval_of(value, lower, upper, effects, vague)
    # an article opens the span of a numeral it belongs to; a hyphen closes "a 10-metre dhow"
    hyphenated = (
        core_last > left.numeral.last and words[left.numeral.last].text in _DASHES and words[left.numeral.last].glued
    )
    return Figure(
        first=first,
        last=found.last,
        core_first=core_first,
        core_last=core_last,
        numeral_first=left.numeral.first,
        numeral_last=numeral_last,
        numeral=left.numeral.kind,
        kind=kind,
        interval=interval,
        unit=unit,
        hedges=tuple(hedges),
        effects=tuple(effects),
        rate=rate[1] if rate else None,
        hyphenated=hyphenated,
    )


def _range(words: Sequence[Word], left: Part, masked: Sequence[bool]) -> tuple[float, float, Part, int] | None:
    """(lower, upper, right part, index of the first word of the range) when `left` opens a range."""
    if left.numeral.kind not in ("digits", "words", "fraction", "couple") or left.numeral.value is None:
        return None
    opener = left.first
    before = lower_at(words, left.first - 1)
    at = left.last
    joint = lower_at(words, at)
    if joint in _DASHES and at + 1 < len(words) and lower_at(words, at + 1) in ("to", "or", "and"):
        at += 1  # "200- to 300-", "7- or 8-inch"
        joint = lower_at(words, at)
    if at + 1 >= len(words) or masked[at + 1]:
        return None
    between, states = before == "between" and joint == "and", False
    if before == "from" and joint == "up" and lower_at(words, at + 1) == "to":
        at, joint = at + 1, "to"  # "from 40 up to 60"
    if between:
        opener = left.first - 1
    elif joint == "to" and before == "from":
        states = any(w.lower in CHANGE_WORDS for w in words[max(0, left.first - 9) : left.first - 1])
        opener = left.first - 1
    elif joint in _DASHES:
        if joint == "~" and not (words[at].glued and words[at + 1].glued):
            return None
        if words[at].glued != words[at + 1].glued and joint == "-" and not words[at].glued:
            return None
    elif joint not in ("through", "to", "or") or _is_next_state(words, left.first):
        return None
    start = at + 1
    while start < len(words) and start < at + 4:
        if lower_at(words, start) not in _BEFORE_UPPER and words[start].text.lower() not in CURRENCY_BEFORE:
            break
        if lower_at(words, start) == "a" and lower_at(words, start + 1) in SCALES:
            break
        start += 1
    right = part_at(words, start, at + 1) if start < len(words) and not masked[start] else None
    if (
        right is None
        or right.numeral.value is None
        or right.numeral.kind not in ("digits", "words", "fraction", "couple")
    ):
        return None
    low, high = left.numeral.value * left.sign, right.numeral.value * right.sign
    if masked[right.numeral.last - 1]:
        return None
    # a multiplier or unit given once serves both ends: "two to three million", "$3-5 billion"
    if left.numeral.scale == 1 and right.numeral.scale > 1 and low < high / right.numeral.scale and not (
        right.numeral.kind == "digits" and _suffix_only(words, right) and low >= 1000
    ):  # fmt: skip
        low = scaled(low, right.numeral.scale)
    if (left.numeral.kind == "fraction") != (right.numeral.kind == "fraction"):
        return None
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.unit and not right.unit and left.kind != "money":
        return None
    if not low < high:
        return None
    if states and not _is_range_of_change(words, left, right):
        return None
    if joint == "to" and _is_change_and_level(words, left, right, high > 3 * low):
        return None
    if joint in ("or", "and") and lower_at(words, right.last) != "" and _respectively(words, right.last):
        return None
    if joint == "or" and not (between or high <= low * 2 + 1):
        return None
    if joint == "to" and before not in ("from", "between") and not left.unit and not right.unit and low == 0:
        return None
    return low, high, right, opener


def _is_next_state(words: Sequence[Word], at: int) -> bool:
    """Does "from" open the step that leads to words[at]: the $180 of "rises from $160 to $180 to $200"?"""
    if lower_at(words, at - 1) != "to":
        return False
    for word in reversed(words[max(0, at - 6) : at - 1]):
        if word.lower == "from":
            return True
        if word.lower in _TO or word.tag in ("AUX", "VERB") or word.text in (",", ";"):
            return False
    return False


def _is_range_of_change(words: Sequence[Word], left: Part, right: Part) -> bool:
    """ "cut from 8 to 9 percent to 4 to 6", "went from 0 to 62 mph": ends of a range, though what is said is a change."""
    if left.numeral.value == 0 and (right.unit or "").endswith(" per hour"):
        return True
    if lower_at(words, right.last) != "to" or right.last + 1 >= len(words):
        return False
    third = part_at(words, right.last + 1, right.last + 1)
    return (
        third is not None
        and third.last + 1 < len(words)
        and (lower_at(words, third.last) in _TO and part_at(words, third.last + 1, third.last + 1) is not None)
    )


def _is_change_and_level(words: Sequence[Word], left: Part, right: Part, far: bool) -> bool:
    """ "rose 0.2 % to 5.1 %", "dropped by 14,000 to 183,000": how much it changed, and where it stands now.

    `far`: the second number is more than three times the first, too far for a range after "by".
    """
    before = left.first - 1
    by = lower_at(words, before) == "by"
    if lower_at(words, before - by) not in CHANGE_WORDS:
        return False
    if left.unit is not None:
        return left.unit == right.unit
    counted = right.last < len(words) and words[right.last].tag in ("ADJ", "NOUN")
    return by and (far or (right.unit is None and not counted))


def _respectively(words: Sequence[Word], at: int) -> bool:
    """Is the pair told apart by "respectively" before the clause ends?"""
    for word in words[at : at + _CLAUSE]:
        if word.lower == "respectively":
            return True
        if word.text in (".", ";", ":"):
            return False
    return False


def _suffix_only(words: Sequence[Word], part: Part) -> bool:
    return lower_at(words, part.numeral.last - 1) in SUFFIXES
