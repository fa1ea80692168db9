"""Figures given by another figure: "a third of the number given in May", "doubled", "the rest", "fell by 5 %".

A relative figure keeps operation, factor and the span of its base; when the base is a figure of the
same document it is resolved.  A change is the signed difference itself, with its direction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.claims.currencies import HUNDREDTHS
from stemma.claims.figures import Figure
from stemma.claims.measures import DURATIONS
from stemma.claims.words import Word, lower_at

Direction = Literal["up", "down"]

#: Verbs that multiply their subject or object.
MULTIPLIERS: Mapping[str, float] = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "treble": 3, "trebled": 3, "trebling": 3, "triple": 3,
    "tripled": 3, "triples": 3, "tripling": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "quintupled": 5,
    "halve": 0.5, "halved": 0.5, "halving": 0.5, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5,
    "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10, "hundredfold": 100,
}  # fmt: skip
_ADJECTIVES = frozenset({"double", "quadruple", "treble", "triple"})
#: Nouns that make "a third of the ..." point at another figure.
_FIGURE_NOUNS = frozenset({
    "amount", "average", "budget", "capacity", "count", "estimate", "estimates", "figure", "figures", "forecast", "level",
    "number", "numbers", "price", "rate", "size", "sum", "tally", "toll", "total", "totals", "turnout", "value",
})  # fmt: skip
_UP = frozenset({
    "add", "added", "advance", "advanced", "climb", "climbed", "climbing", "climbs", "gain", "gained", "gaining", "gains",
    "grew", "grow", "growing", "grown", "grows", "increase", "increased", "increases", "increasing", "jump", "jumped",
    "jumping", "jumps", "leap", "leaping", "leaps", "leapt", "raise", "raised", "raises", "raising", "rise", "risen", "rises", "rising",
    "rocketed", "rose", "soar", "soared", "soaring", "soars", "surge", "surged", "surges", "surging", "swell", "swelled",
    "swelling", "up",
})  # fmt: skip
_DOWN = frozenset({
    "contracted", "cut", "cuts", "cutting", "decline", "declined", "declines", "declining", "decrease", "decreased",
    "decreases", "decreasing", "dip", "dipped", "dipping", "dips", "down", "drop", "dropped", "dropping", "drops", "eased", "fall", "fallen",
    "falling", "falls", "fell", "lose", "loses", "losing", "lost", "lower", "lowered", "plummet", "plummeted", "plummeting", "plunge",
    "plunged", "plunges", "plunging", "reduce", "reduced", "reduces", "reducing", "sank", "shed", "shrank", "shrink", "shrinking", "shrunk", "sink",
    "sinking", "slashed", "slid", "slide", "slides", "sliding", "slipped", "slipping", "slump", "slumped", "slumping",
    "tumbled", "tumbling",
})  # fmt: skip
#: Of those, the ones whose direct object is the thing itself: "cut 500 jobs", "lost 9 men", "raised $3m".
_TRANSITIVE = frozenset({
    "add", "added", "cut", "cuts", "cutting", "gain", "gained", "gaining", "gains", "lose", "loses", "losing", "lost",
    "lower", "lowered", "raise", "raised", "raises", "raising", "reduce", "reduced", "reduces", "reducing", "shed",
    "slashed",
})  # fmt: skip
#: Verbs of motion and trade that part from "up" and "down": shares "closed down 3 %", an index "went up 4 %".
_MOTION = frozenset({
    "close", "closed", "closes", "came", "come", "comes", "creep", "creeping", "crept", "drift", "drifted", "drifting", "edge",
    "edged", "edging", "end", "ended", "ends", "finish", "finished", "finishes", "go", "goes",
    "going", "gone", "head", "headed", "heading", "inch", "inched", "inching", "move", "moved", "moves", "moving", "open", "opened", "opens", "settle", "settled", "tick", "ticked", "ticking", "trade",
    "traded", "trades", "trading", "trend", "trended", "trending", "trends", "went",
})  # fmt: skip
#: Verbs whose "up" or "down" is part of them.
_PHRASAL = frozenset({
    "add", "build", "built", "end", "ended", "ending", "ends", "give", "given", "held", "hold", "made", "make", "makes",
    "making", "open", "opened", "pick", "put", "set", "take", "taken", "takes", "taking", "took", "track", "turn",
    "turned", "use", "used", "using", "wind", "wound",
})  # fmt: skip
#: Of those, the ones that part from "down": an index "ended down", but nothing "ends up".
_ENDING = frozenset({"end", "ended", "ending", "ends", "open", "opened", "track"})
#: Comparatives after the figure: "3 % lower".
_COMPARED: Mapping[str, Direction] = {"higher": "up", "lower": "down"}
#: Pasts that a tagger takes for nouns or adjectives.
_PASTS = frozenset({"fell", "grew", "leapt", "rose", "shed", "sank", "slid"})
_LENGTHS = frozenset({"fathom", "foot", "kilometre", "metre", "mile", "yard"})
#: What rises and falls by lengths; other things move by them.
_LEVELS = frozenset({
    "canal", "creek", "depth", "glacier", "height", "lake", "level", "levels", "reservoir", "river", "rivers", "sea", "seas",
    "stream", "tide", "tides", "water", "waters",
})  # fmt: skip
_BASE_END = frozenset('.,;:!?”"')
_BASE_STOP = frozenset({"although", "but", "though", "whereas", "while"})
_REST = frozenset({"others", "remainder", "rest"})


@dataclass(frozen=True, slots=True)
class Base:
    """The words that name what a relative figure is a part or multiple of."""

    first: int
    last: int


def base_of(words: Sequence[Word], figure: Figure) -> Base | None:
    """The base of "a fifth of what was feared", "half of what the ministry gave", else None."""
    at = figure.last
    if figure.kind not in ("ratio", "percent") or lower_at(words, at) != "of":
        if (
            figure.kind == "ratio"
            and lower_at(words, at) in ("what", "that")
            and lower_at(words, at + 1) not in ("", "of")
        ):
            return Base(at, _base_end(words, at))
        if figure.kind == "ratio" and lower_at(words, at) in ("his", "its", "that", "the", "their"):
            named = [w.lower for w in words[at + 1 : at + 3]]
            if any(w in _FIGURE_NOUNS for w in named):
                return Base(at, _base_end(words, at))  # "half the figure the union had named"
        return None
    at += 1
    if lower_at(words, at) == "what" or (
        lower_at(words, at) == "that" and lower_at(words, at + 1) in (",", ".", "number", "figure", "total")
    ):
        return Base(at, _base_end(words, at))
    for i in range(at, min(at + 6, len(words))):
        lower = words[i].lower
        if (words[i].kind == "mark" and lower not in ("'", "’", "-")) or words[i].tag in ("VERB", "AUX"):
            return None
        if lower in _FIGURE_NOUNS:
            # "half of the total population" counts people; "half of the total given in May" points at a figure
            following = words[i + 1] if i + 1 < len(words) else None
            if following is not None and (following.tag in ("NOUN", "PROPN") or _counts_after(words, i + 1)):
                continue
            return Base(at, _base_end(words, at))
        if words[i].tag == "ADP":
            return None
    return None


def _counts_after(words: Sequence[Word], at: int) -> bool:
    """Does "total" only qualify the noun of its phrase: "the total issued and outstanding shares"?"""
    for i in range(at, min(at + 5, len(words))):
        if words[i].tag in ("NOUN", "PROPN"):
            return i > at and words[i].lower.rstrip("s") not in DURATIONS
        participle = words[i].tag == "VERB" and words[i].lower.endswith("ed")
        if words[i].tag not in ("ADJ", "CCONJ") and not participle:
            return False
    return False


def _base_end(words: Sequence[Word], at: int) -> int:
    end = at
    while end < len(words) and end - at < 30:
        word = words[end]
        if (word.kind == "mark" and word.text in _BASE_END) or word.lower in _BASE_STOP:
            break
        end += 1
    return max(end, at + 1)


def change_of(words: Sequence[Word], figure: Figure) -> Direction | None:
    """The direction when the figure is a change itself: "fell by a third", "up 0.2%", "rose 64 points"."""
    if figure.kind == "duration" or figure.numeral == "zero" or _out_of(words, figure) or _is_level(figure):
        return None
    at = figure.first - 1
    if (
        figure.kind == "percent"
        and words[figure.first].text in ("+", "-", "−")
        and lower_at(words, figure.first) in ("+", "-", "−")
    ):
        return "up" if words[figure.first].text == "+" else "down"
    compared = figure.last + (figure.kind == "count" and _points(words, figure))
    if (figure.kind == "percent" or compared > figure.last) and lower_at(words, compared) in _COMPARED:
        return _COMPARED[lower_at(words, compared)]
    by = lower_at(words, at) == "by"
    if by or lower_at(words, at) in ("another", "further") or lower_at(words, at) == "a":
        at -= 1
    steps = 12 if by else 2
    for i in range(at, max(-1, at - steps), -1):
        word = words[i]
        if (word.text in (",", ";", ".", ":") and not by) or word.text in (";", "."):
            return None
        if word.kind == "number" or word.tag == "NUM":
            return None
        lower = word.lower
        direction: Direction | None = "up" if lower in _UP else "down" if lower in _DOWN else None
        if direction is None:
            if not by and word.tag not in ("ADV",):
                return None
            continue
        if word.tag in ("NOUN", "ADJ") and not by and lower not in ("up", "down") and not _is_past(words, i, figure):
            return None
        if lower in ("up", "down"):
            # "up 57 %", and not "make up 57 %", "end up"
            phrasal = i and words[i - 1].lower in (_PHRASAL - _ENDING if lower == "down" else _PHRASAL)
            if phrasal or _particle(words, i) or (figure.kind == "count" and not _points(words, figure)):
                return None
            if figure.unit in _LENGTHS and i and words[i - 1].lower in _MOTION:
                return None  # divers went down 20 metres
        if not by and figure.unit in _LENGTHS and not any(w.lower in _LEVELS for w in words[max(0, i - 6) : i]):
            return None  # a shell fell 200 yards away, troops advanced 15 miles
        if not by and lower in _TRANSITIVE and figure.kind not in ("percent", "ratio") and not _points(words, figure):
            return None
        if not by and figure.kind == "count" and not _points(words, figure):
            return None
        if not by and lower in _TRANSITIVE | {"up", "down"} and _partitive(words, figure):
            return None  # "lost 60 % of its value": a share
        return direction
    return None


def difference_of(words: Sequence[Word], figure: Figure) -> tuple[Direction, Base | None] | None:
    """ "30 more nurses than in 2019", "300 fewer staff", "1,000 down on last year": the direction, and what it is reckoned from.

    "Three more people died" is no difference: without a "than" further ones are counted.
    """
    if figure.kind not in ("count", "measure", "money") or figure.numeral in ("article", "zero"):
        return None
    at = figure.last
    way = lower_at(words, at)
    if way in ("up", "down") and lower_at(words, at + 1) == "on" and at + 2 < len(words):
        return ("up" if way == "up" else "down"), Base(at + 2, _base_end(words, at + 2))
    if way not in ("fewer", "less", "more"):
        return None
    direction: Direction = "up" if way == "more" else "down"
    for i in range(at + 1, min(at + 11, len(words))):
        if words[i].lower == "than" and i + 1 < len(words):
            return direction, Base(i + 1, _base_end(words, i + 1))
        if words[i].tag in ("VERB", "AUX") or (words[i].kind == "mark" and words[i].text not in ("-", "‑", "'", "’")):
            break
    return (direction, None) if way == "fewer" else None


def _is_past(words: Sequence[Word], at: int, figure: Figure) -> bool:
    """ "the composite index rose 0.6%": a past that is also a noun, right before a percentage, whatever its tag."""
    return figure.kind == "percent" and words[at].lower in _PASTS and at + 1 == figure.first


def _is_level(figure: Figure) -> bool:
    """ "slipped below 40", "rose above 5 percent": the bound is a mark that was passed, not the way to it."""
    return any(hedge.split()[-1] in ("above", "below", "beyond") for hedge in figure.hedges)


def _out_of(words: Sequence[Word], figure: Figure) -> bool:
    """ "three out of four", "one in ten": a part of a whole, whatever verb stands before it."""
    if figure.kind != "ratio":
        return False
    return any(word.lower in ("in", "of", "out") for word in words[figure.first + 1 : figure.last])


def _partitive(words: Sequence[Word], figure: Figure) -> bool:
    """Does the whole follow: "70 percent of the silt"?"""
    return lower_at(words, figure.last) == "of"


def _particle(words: Sequence[Word], at: int) -> bool:
    """Is the "up" or "down" at words[at] part of a verb with an object of its own ("brought down", "burned up")?"""
    if not at or words[at - 1].tag != "VERB":
        return False
    before = words[at - 1].lower
    return before not in _MOTION | _UP | _DOWN | _ENDING


def _points(words: Sequence[Word], figure: Figure) -> bool:
    """Is the figure told in the steps of a price or an index: "64 points", "15 sen"?"""
    return figure.unit in HUNDREDTHS or lower_at(words, figure.last) in (
        "points",
        "point",
        "basis",
        "percentage",
        "places",
        "sen",
        "cents",
    )


@dataclass(frozen=True, slots=True)
class Multiple:
    """ "doubled", "twice as many", "four times the number": words first..last, the factor, the numeral."""

    first: int
    last: int
    factor: float
    numeral_first: int
    numeral_last: int
    base: Base | None = None
    direction: Direction | None = None


def multiples(words: Sequence[Word], taken: Sequence[bool]) -> list[Multiple]:
    """All multiplying expressions that stand on words not `taken`."""
    out: list[Multiple] = []
    for i, word in enumerate(words):
        if word.kind != "word" or taken[i]:
            continue
        lower, following = word.lower, lower_at(words, i + 1)
        if lower in ("twice", "thrice") and following in ("as", "the", "what", "that", "its", "their"):
            base = Base(i + 1, _base_end(words, i + 1)) if following != "as" else None
            out.append(Multiple(i, i + 1, 2.0 if lower == "twice" else 3.0, i, i + 1, base))
        elif lower in MULTIPLIERS and lower not in ("double", "triple", "treble", "quadruple"):
            if word.tag == "ADJ" and lower.endswith("ed") and following and words[i + 1].tag == "NOUN":
                continue
            factor = MULTIPLIERS[lower]
            out.append(Multiple(i, i + 1, factor, i, i + 1, None, "down" if factor < 1 else "up"))
        elif lower in _ADJECTIVES and (
            following in ("the", "that", "what", "its") or (word.tag == "VERB" and following not in ("-", "‑"))
        ):
            base = Base(i + 1, _base_end(words, i + 1)) if following in ("the", "that", "what", "its") else None
            out.append(Multiple(i, i + 1, MULTIPLIERS[lower], i, i + 1, base, None if base else "up"))
    return out


def times_base(words: Sequence[Word], figure: Figure) -> Base | None:
    """For "four times the number", "3 times higher than": the base after "times"; None when it is no multiple."""
    if figure.kind != "count" or lower_at(words, figure.last) not in ("times", "fold", "-"):
        return None
    at = figure.last + 1
    if lower_at(words, figure.last) == "-" and lower_at(words, at) == "fold":
        return Base(at, at + 1)
    following = lower_at(words, at)
    if following in (
        "the",
        "as",
        "more",
        "higher",
        "greater",
        "larger",
        "bigger",
        "less",
        "lower",
        "what",
        "that",
        "its",
        "their",
    ):
        return Base(at, _base_end(words, at))
    return None


def rest_at(words: Sequence[Word], at: int) -> int | None:
    """The end of "the rest", "the remainder", "the others" at words[at]; None when it is none."""
    if lower_at(words, at) != "the" or lower_at(words, at + 1) not in _REST:
        return None
    following = lower_at(words, at + 2)
    if following == "of" and lower_at(words, at + 3) not in ("them", "these", "those", "which", "whom"):
        return None
    if at and words[at - 1].lower in ("for", "among", "amongst", "like", "with"):
        return None
    return at + 2
