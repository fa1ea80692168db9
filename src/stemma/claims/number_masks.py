"""Numbers in digits that are no figures: names of things, years, ages, telephone numbers, scores, bare hours.

Each rule looks at the words around one number and gives the reason, None when it has nothing to say; an empty reason
keeps the number a figure whatever the rules after it say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stemma.claims.age_masks import is_age
from stemma.claims.designations import is_designation
from stemma.claims.following import plural_noun_follows, unit_follows
from stemma.claims.measures import DURATIONS
from stemma.claims.numbers import read_numeral
from stemma.claims.numerals import SCALES
from stemma.claims.words import Word, lower_at
from stemma.claims.year_masks import is_year
from stemma.language.wordlist import listed

#: More digits than this are a key, a hash or a serial number.
_LONGEST = 30
#: So many digits without a separator are a serial number, unless something is counted or reckoned.
_SERIAL = 7
#: Numbers of emergency services, and those of them that are mostly amounts.
_EMERGENCY, _EMERGENCY_WHEN_CALLED = listed("911 999"), listed("000 111 112")
_CALLING = ("call", "dial", "phone")
_SCORE_WORDS = listed("""
    aggregate beat beaten beating defeat defeated defeating draw drew final lead leading led lose loss lost record score
    scored series tie tied victory vote voted win winning won
""")
_RECKONING = listed("""
    age count counted death deaths estimate estimated figure number numbers price put puts rate score stand stands stay
    stood tally toll total value valued
""")
#: How many words before a number are looked through for what reckons it.
_REACH = 9
_BEFORE_HOUR = listed("around at by until")
_RELATIVE_AFTER = listed("after ago before earlier hence later previously prior")


def mask_of_number(words: Sequence[Word], at: int) -> str:
    """Why the number in digits words[at] is no figure; "" when it is one.  Constant time."""
    for rule in _RULES:
        reason = rule(words, at)
        if reason is not None:
            return reason
    return ""


def _malformed(words: Sequence[Word], at: int) -> str | None:
    """ "1,000,00", "3,5": groups of digits that no thousands make, so that neither part may be read alone."""
    if len(words[at].text) > _LONGEST:
        return "identifier"
    for left in (at, at - 2):
        if left < 0 or left + 2 >= len(words) or words[left + 1].text != "," or not words[left + 1].glued:
            continue
        right = words[left + 2]
        small = len(words[left].text) < 4 or "," in words[left].text
        if words[left].kind == right.kind == "number" and right.glued and small:
            return "malformed number"
    return None


def _identifier(words: Sequence[Word], at: int) -> str | None:
    return "identifier" if is_designation(words, at) else None


def _telephone(words: Sequence[Word], at: int) -> str | None:
    """ "called 911", "dial 112"; "911 calls" are counted."""
    text = words[at].text
    if text in _EMERGENCY and not plural_noun_follows(words, at):
        return "telephone number"
    called = text in _EMERGENCY_WHEN_CALLED and any(
        word.lower.startswith(_CALLING) for word in words[max(0, at - 3) : at]
    )
    return "telephone number" if called else None


def _year(words: Sequence[Word], at: int) -> str | None:
    return "year" if is_year(words, at) else None


def _serial(words: Sequence[Word], at: int) -> str | None:
    text = words[at].text
    if not text.isdecimal() or len(text) < _SERIAL or plural_noun_follows(words, at) or unit_follows(words, at):
        return None
    return None if _is_reckoned(words, at) else "identifier"


def _pair(words: Sequence[Word], at: int) -> str | None:
    """ "120/80" is a pair of readings, "3/4" a figure."""
    stroke = lower_at(words, at + 1) == "/" and words[at + 1].glued
    if stroke and at + 2 < len(words) and words[at + 2].kind == "number":
        return _unless_fraction(words, at)
    if lower_at(words, at - 1) == "/" and words[at - 1].glued and at >= 2 and words[at - 2].kind == "number":
        return _unless_fraction(words, at - 2)
    return None


def _unless_fraction(words: Sequence[Word], at: int) -> str:
    numeral = read_numeral(words, at)
    return "" if numeral is not None and numeral.kind == "fraction" else "pair of readings"


def _bare_hour(words: Sequence[Word], at: int) -> str | None:
    """ "was found dead at 5 behind the barn": an hour without its a.m., where nothing is counted or reckoned."""
    text, before = words[at].text, lower_at(words, at - 1)
    if not text.isdecimal() or int(text) > 12 or before not in _BEFORE_HOUR:
        return None
    if unit_follows(words, at) or _is_reckoned(words, at):
        return None
    after = words[at + 1] if at + 1 < len(words) else None
    ends = after is None or (after.kind == "mark" and after.text in ",.;")
    joined = after is not None and after.tag in ("ADP", "CCONJ") and after.lower != "of" and before == "at"
    return "clock time" if ends or joined else None


def _is_reckoned(words: Sequence[Word], at: int) -> bool:
    """Does a word before the number say that it is the value of something: "the toll stood at 5"?"""
    return any(word.lower in _RECKONING for word in words[max(0, at - _REACH) : at])


def _age(words: Sequence[Word], at: int) -> str | None:
    return "age" if is_age(words, at) else None


def _score(words: Sequence[Word], at: int) -> str | None:
    """ "2-1" and "won 3 to 2": a falling or level pair, or a pair in the company of a contest."""
    text = words[at].text
    if not text.isdecimal() or len(text) > 3:
        return None
    scored = any(_is_score(words, left) for left in (at, at - 2) if left >= 0 and left + 2 < len(words))
    return "score" if scored else None


def _is_score(words: Sequence[Word], left: int) -> bool:
    one, joint, other = words[left : left + 3]
    if not (one.text.isdecimal() and other.text.isdecimal() and len(one.text) <= 3 and len(other.text) <= _SERIAL):
        return False
    spelled = joint.lower == "to" and lower_at(words, left - 1) not in ("by", "from")
    if not spelled and (joint.text not in ("-", "–", "—") or not joint.glued or not other.glued):
        return False
    if unit_follows(words, left + 2) or lower_at(words, left + 3) in SCALES:
        return False
    falling = int(one.text) >= int(other.text)
    near = words[max(0, left - 4) : left] if spelled else [*words[max(0, left - 8) : left], *words[left + 3 : left + 6]]
    contest = any(word.lower in _SCORE_WORDS for word in near)
    return contest and falling if spelled else contest or falling


def _lead(words: Sequence[Word], at: int) -> str | None:
    return lead_time(words, at + 1) or None


def lead_time(words: Sequence[Word], unit: int) -> str:
    """ "15 minutes before the call": a length of time that only places something in time; `unit`: where its name stands."""
    if lower_at(words, unit) in ("-", "‑") or lower_at(words, unit).removesuffix("s") not in DURATIONS:
        return ""
    after, second = lower_at(words, unit + 1), lower_at(words, unit + 2)
    if after in _RELATIVE_AFTER or (after, second) in (("from", "now"), ("in", "advance")):
        return "time before or after"
    return ""


_RULES: tuple[Callable[[Sequence[Word], int], str | None], ...] = (
    _malformed,
    _identifier,
    _telephone,
    _year,
    _serial,
    _pair,
    _bare_hour,
    _age,
    _score,
    _lead,
)
