"""What looks like a figure and is none: the first thing every sentence goes through.

Dates, clock times, ages, ordinals, identifiers, telephone numbers, coordinates, citation marks,
scores, addresses, versions, page furniture, "one of the ...".  Each mask keeps its reason.  A
numeral whose first word lies in a mask is not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.claims.mask_patterns import PATTERNS
from stemma.claims.numbers import FRACTIONS, ONES, SCALES, TENS, read_numeral, suffix_is_scale
from stemma.claims.persons import is_person
from stemma.claims.units import (
    CURRENCY_BEFORE,
    DURATIONS,
    currency_after,
    currency_before,
    measure_after,
    percent_after,
)
from stemma.claims.words import Word


class Mask(NamedTuple):
    start: int
    end: int
    reason: str


#: Reasons whose patterns need no digit.
_DIGITLESS = frozenset({"fixed expression", "age", "clock time", "address on the web"})
_ANY_DIGIT = re.compile(r"\d")

#: Nouns whose number names them: "Highway 81", "Resolution 2249", "Flight 370".
_LABELS = frozenset(
    [
        "act",
        "airbus",
        "annex",
        "appendix",
        "apartment",
        "apt",
        "article",
        "atlas",
        "avenue",
        "bill",
        "block",
        "boeing",
        "box",
        "bus",
        "camp",
        "case",
        "category",
        "channel",
        "chapter",
        "checkpoint",
        "clause",
        "code",
        "column",
        "count",
        "division",
        "district",
        "exit",
        "experiment",
        "extension",
        "fig",
        "figure",
        "file",
        "flat",
        "flight",
        "formula",
        "gate",
        "generation",
        "grade",
        "group",
        "highway",
        "hwy",
        "interstate",
        "item",
        "junction",
        "level",
        "line",
        "lot",
        "mark",
        "measure",
        "model",
        "motorway",
        "no",
        "no.",
        "nos",
        "number",
        "object",
        "operation",
        "order",
        "page",
        "paragraph",
        "part",
        "passcode",
        "phase",
        "pier",
        "pin",
        "platform",
        "plot",
        "protocol",
        "psalm",
        "proposition",
        "question",
        "regulation",
        "resolution",
        "road",
        "room",
        "round",
        "route",
        "row",
        "rule",
        "runway",
        "schedule",
        "section",
        "sector",
        "segment",
        "ship",
        "size",
        "squad",
        "square",
        "stage",
        "state",
        "station",
        "step",
        "suite",
        "table",
        "terminal",
        "tier",
        "track",
        "train",
        "type",
        "unit",
        "verse",
        "version",
        "vol",
        "volume",
        "ward",
        "windows",
        "zone",
    ]
)
#: Of those, the ones that name only when capitalised or when no plural noun follows.
_AMBIGUOUS_LABELS = frozenset(
    [
        "act",
        "block",
        "box",
        "bus",
        "camp",
        "case",
        "count",
        "district",
        "division",
        "figure",
        "file",
        "flat",
        "generation",
        "group",
        "item",
        "level",
        "line",
        "lot",
        "mark",
        "measure",
        "number",
        "object",
        "operation",
        "order",
        "part",
        "phase",
        "plot",
        "question",
        "round",
        "row",
        "ship",
        "square",
        "squad",
        "stage",
        "state",
        "station",
        "step",
        "table",
        "track",
        "train",
        "type",
        "unit",
        "ward",
    ]
)
#: Letters that open the designation of a weapon, vehicle or road.
_DESIGNATORS = frozenset({"AK", "AR", "BM", "BTR", "MH", "MiG", "PT", "RPG", "SA", "SU", "Su", "UH"})
_STATION_WORDS = frozenset({"News", "NEWS", "Newsroom", "Sports", "TV"})
_ORDINAL_WORDS = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "thirtieth",
        "fortieth",
        "fiftieth",
    ]
)
_YEAR_BEFORE = frozenset(
    [
        "after",
        "around",
        "before",
        "between",
        "by",
        "circa",
        "during",
        "early",
        "from",
        "in",
        "into",
        "late",
        "mid",
        "of",
        "since",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "than",
        "through",
        "throughout",
        "till",
        "to",
        "until",
        "year",
    ]
)
_DEFINITE = frozenset("both her his its my our the their these those your".split())
#: "one thing", "two sides": nouns that a small number singles out and does not count.
_DISCOURSE_NOUNS = frozenset(
    [
        "another",
        "aspect",
        "day",
        "example",
        "fact",
        "hand",
        "instance",
        "issue",
        "lesson",
        "matter",
        "morning",
        "night",
        "option",
        "point",
        "possibility",
        "problem",
        "question",
        "reason",
        "respect",
        "sense",
        "side",
        "step",
        "such",
        "thing",
        "time",
        "way",
        "word",
        "evening",
        "afternoon",
    ]
)
_SCORE_WORDS = frozenset(
    [
        "aggregate",
        "beat",
        "beating",
        "beaten",
        "defeat",
        "defeated",
        "defeating",
        "draw",
        "drew",
        "final",
        "lead",
        "leading",
        "led",
        "loss",
        "lost",
        "lose",
        "record",
        "score",
        "scored",
        "series",
        "tie",
        "tied",
        "victory",
        "vote",
        "voted",
        "win",
        "winning",
        "won",
    ]
)
_RECKONING = frozenset(
    """
age count counted death deaths estimate estimated figure number numbers price put puts rate score stand stands stay
stood tally toll total value valued
""".split()
)
_RELATIVE_AFTER = frozenset(["after", "ago", "before", "earlier", "hence", "later", "previously", "prior", "on"])
_PERSONAL_NOUN = re.compile(
    r"(?:child|children|kids|boys|girls|babies|people|infants|players|persons|those|men|women)$"
)


def masks_of(text: str, words: Sequence[Word], dates: Sequence[tuple[int, int]] = ()) -> list[Mask]:
    """All masks of one sentence, in no order; `dates` are spans of time expressions that name a day or period.

    Linear in the sentence.  The offsets are those of the words (into `text`).
    """
    if not words:
        return []
    start, end = words[0].start, words[-1].end
    out = [Mask(first, last, "date") for first, last in dates]
    has_digit = _ANY_DIGIT.search(text, start, end) is not None
    piece = text[start:end]
    lower = piece.lower()
    for reason, hints, pattern in PATTERNS:
        if (has_digit or reason in _DIGITLESS) and (not hints or any(hint in lower for hint in hints)):
            out.extend(
                Mask(start + m.start(), start + m.end(), reason) for m in pattern.finditer(piece) if m.end() > m.start()
            )
    out = [mask for mask in out if not (mask.reason == "age" and not _is_age(text, mask))]
    for i, word in enumerate(words):
        if word.kind == "number":
            reason = _number_mask(words, i)
        elif word.kind == "word" and (
            word.lower in ONES or word.lower in TENS or word.lower in _ORDINAL_WORDS or word.lower == "several"
        ):
            reason = _word_mask(words, i)
        else:
            continue
        if reason:
            out.append(Mask(word.start, word.end, reason))
    return out


def _is_age(text: str, mask: Mask) -> bool:
    """A match that holds no number ("age of", "a year-old") masks nothing that matters but may swallow one."""
    piece = text[mask.start : mask.end].lower()
    if any(character.isdigit() for character in piece):
        return True
    return any(part in ONES or part in TENS for part in re.split(r"[^a-z]+", piece))


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _plural_noun_follows(words: Sequence[Word], at: int) -> bool:
    """Does a counted noun seem to follow words[at]: a plural within three words of one phrase?"""
    for i in range(at + 1, min(at + 5, len(words))):
        word = words[i]
        if word.kind != "word" or word.tag in ("ADP", "VERB", "AUX", "CCONJ", "SCONJ", "PRON", "DET"):
            return False
        if (word.lower.endswith("s") and not word.lower.endswith("ss")) or word.lower in (
            "people",
            "men",
            "women",
            "children",
        ):
            return True
    return False


def _number_mask(words: Sequence[Word], at: int) -> str:
    word, before, after = words[at], words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    text = word.text
    # glued to letters before: "K24", "KC-135R", "COVID-19"; "sub-300" and "minus-5" are figures
    if before is not None and word.glued and before.kind == "word":
        if before.lower not in CURRENCY_BEFORE or before.text.islower():
            return "identifier"
    if before is not None and word.glued and before.text in ("-", "‑", "/") and at >= 2 and before.glued:
        lead = words[at - 2]
        if (
            lead.kind == "word"
            and lead.lower not in ("sub", "minus", "to")
            and lead.lower not in ONES
            and not (lead.lower in ("m", "k", "bn") or lead.lower in SCALES)
        ):
            return "identifier"
    # glued to letters after that are no unit and no multiplier: "135R", "5G"
    if after is not None and after.glued and after.kind == "word" and _ends_as_identifier(words, at):
        return "identifier"
    if before is not None and before.kind == "word":
        label = before.lower
        if label in _LABELS and (label not in _AMBIGUOUS_LABELS or not _plural_noun_follows(words, at)):
            if not (label in ("number", "count", "figure", "line") and before.tag == "VERB") and (
                before.text[:1].isupper()
                or label not in _AMBIGUOUS_LABELS
                or label in ("number", "count", "phase", "stage", "level")
            ):
                return "identifier"
        if currency_before(words, at) is None and _inside_name(words, at):
            return "identifier"
    if before is not None and before.text == "." and before.glued and _lower(words, at - 2) in ("no", "nos"):
        return "identifier"
    if before is not None and before.text == "#":
        return "identifier"
    if before is not None and before.text in _DESIGNATORS:
        return "identifier"
    if after is not None and after.text in _STATION_WORDS and len(text) <= 2:
        return "identifier"  # a broadcaster: "12 News"
    if (
        text in ("911", "999")
        and not _plural_noun_follows(words, at)
        or text in ("112", "000", "111")
        and any(w.lower.startswith(("dial", "call", "phone")) for w in words[max(0, at - 3) : at])
    ):
        return "telephone number"
    if text.isdecimal() and _is_year(words, at):
        return "year"
    if (text.isdecimal() and len(text) >= 6 and text[0] == "0") or (
        len(text) >= 7 and text.isdecimal() and not _plural_noun_follows(words, at) and not _unit_follows(words, at)
    ):
        return "identifier"
    if (
        after is not None
        and after.text == "/"
        and after.glued
        and at + 2 < len(words)
        and words[at + 2].kind == "number"
    ):
        return "" if _is_fraction(words, at) else "pair of readings"
    if before is not None and before.text == "/" and before.glued and at >= 2 and words[at - 2].kind == "number":
        return "" if _is_fraction(words, at - 2) else "pair of readings"
    if text.isdecimal() and int(text) <= 12 and _bare_hour(words, at):
        return "clock time"
    if text.isdecimal() and _age_after_name(words, at):
        return "age"
    if _under_age(words, at):
        return "age"
    return _score(words, at) or _lead_time(words, at + 1)


def _ends_as_identifier(words: Sequence[Word], at: int) -> bool:
    glued = words[at + 1]
    if suffix_is_scale(words, at + 1, money=True) and glued.text != "B" and len(glued.lower) <= 3:
        return False
    if currency_after(words, at + 1) or percent_after(words, at + 1):
        return False
    unit = measure_after(words, at + 1)
    return unit is None or glued.text in ("G",)


def _unit_follows(words: Sequence[Word], at: int) -> bool:
    return bool(currency_after(words, at + 1) or percent_after(words, at + 1) or measure_after(words, at + 1))


def _inside_name(words: Sequence[Word], at: int) -> bool:
    """A small bare number between or after capitalised words of running text: "Cloud 9 Club", "Falcon 9"."""
    word, before = words[at], words[at - 1]
    if (
        not word.text.isdecimal()
        or len(word.text) > 4
        or before.tag != "PROPN"
        or not before.text[:1].isupper()
        or at < 2
    ):
        return False
    if _unit_follows(words, at) or _lower(words, at + 1) in SCALES or _plural_noun_follows(words, at):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if (
        before.tag not in ("PROPN", "PRON")
        or sum(1 for w in words if w.kind == "word" and w.text.islower() and len(w.text) > 3) < 2
    ):
        return False  # in a headline in title case a capital says nothing
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        after is None
        or after.tag not in ("ADJ", "NUM")
        and after.lower not in ("or", "and", "to", "more", "percent", "per", "%")
    )


def _is_year(words: Sequence[Word], at: int) -> bool:
    text = words[at].text
    if len(text) != 4 or not 1000 <= int(text) <= 2100:
        return False
    before = words[at - 1] if at else None
    following = words[at + 1] if at + 1 < len(words) else None
    if before is not None and (
        before.text in CURRENCY_BEFORE or before.lower in ("than", "about", "some", "least", "nearly", "over")
    ):
        return False
    if _unit_follows(words, at) or _lower(words, at + 1) in SCALES:
        return False
    if (
        before is not None
        and before.lower in _YEAR_BEFORE
        and not (before.lower in ("of", "to", "from", "between") and _counted(words, at))
    ):
        return True
    if (
        following is not None
        and following.text in ("/", "-", "–")
        and at + 2 < len(words)
        and words[at + 2].kind == "number"
    ):
        return True
    if not 1700 <= int(text) <= 2100:
        return False
    return not _counted(words, at) or (before is not None and before.lower in ("the", "in", "this", "last", "'s"))


def _counted(words: Sequence[Word], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        after is not None and after.kind == "word" and after.tag in ("NOUN", "ADJ") and _plural_noun_follows(words, at)
    )


def _age_after_name(words: Sequence[Word], at: int) -> bool:
    """ "Dr Ada Kuhn, 38," and "Kuhn (38)"."""
    if at < 2 or len(words[at].text) > 3 or not 0 < int(words[at].text) < 120:
        return False
    opener = words[at - 1].text
    name = words[at - 2]
    if name.text == "." and name.glued and at >= 3:  # "Dost Jr., 38,"
        name = words[at - 3]
    if name.kind == "mark" and name.text in ("”", '"', ")") and at >= 3:
        name = words[at - 3]
    capital = name.kind == "word" and name.text[:1].isupper() and (name.tag in ("PROPN", "") or not name.text.isupper())
    after = words[at + 1] if at + 1 < len(words) else None
    if opener == "(":
        return capital and after is not None and after.text == ")"
    if opener == "," and is_person(name.lower) and after is not None and after.text == ",":
        return True  # "a woman, 30, was robbed"
    if opener != "," or not capital:
        return False
    return (
        after is None
        or after.text in (",", ".", ";", ")", ":", "—", "–", "-")
        or after.lower in ("and", "was", "of", "from", "who", "is", "said", "says", "died")
    )


def _is_fraction(words: Sequence[Word], at: int) -> bool:
    numeral = read_numeral(words, at)
    return numeral is not None and numeral.kind == "fraction"


def _bare_hour(words: Sequence[Word], at: int) -> bool:
    """ "pronounced dead at 5 at the scene": an hour without its a.m., where nothing is counted or reckoned."""
    if _lower(words, at - 1) not in ("at", "around", "until", "by") or _unit_follows(words, at):
        return False
    if any(w.lower in _RECKONING for w in words[max(0, at - 9) : at]):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        after is None
        or after.kind == "mark"
        and after.text in ",.;"
        or after.tag in ("ADP", "CCONJ")
        and after.lower != "of"
        and (_lower(words, at - 1) == "at")
    )


def _under_age(words: Sequence[Word], at: int) -> bool:
    """ "children under five", "people over 65": a limit of age right after those it limits."""
    if at < 2 or _lower(words, at - 1) not in ("under", "over", "above", "below"):
        return False
    noun = words[at - 2].lower
    if not _PERSONAL_NOUN.search(noun):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or after.kind != "word" or after.tag not in ("NOUN", "PROPN", "ADJ", "NUM")


def _score(words: Sequence[Word], at: int) -> str:
    """ "2-1" and "won 3 to 2": a falling or level pair, or a pair in the company of a contest."""
    text = words[at].text
    if not text.isdecimal() or len(text) > 3:
        return ""
    for left, right in ((at, at + 2), (at - 2, at)):
        if left < 0 or right >= len(words) or words[left].kind != "number" or words[right].kind != "number":
            continue
        joint = words[left + 1]
        if joint.text not in ("-", "–", "—") or not joint.glued or not words[right].glued:
            continue
        if not words[left].text.isdecimal() or not words[right].text.isdecimal() or len(words[left].text) > 3:
            continue
        falling = int(words[left].text) >= int(words[right].text) if len(words[right].text) < 9 else False
        near = [*words[max(0, left - 8) : left], *words[right + 1 : right + 4]] if isinstance(words, list) else []
        if _unit_follows(words, right) or _lower(words, right + 1) in SCALES:
            continue
        if falling or any(w.lower in _SCORE_WORDS for w in near):
            return "score"
    return ""


def _lead_time(words: Sequence[Word], unit: int) -> str:
    """ "15 minutes before the call": a length of time that only places something in time."""
    if _lower(words, unit) in ("-", "‑"):
        return ""
    name = _lower(words, unit).removesuffix("s")
    if name not in DURATIONS:
        return ""
    after = _lower(words, unit + 1)
    if after in _RELATIVE_AFTER - {"on"} or (after == "from" and _lower(words, unit + 2) == "now"):
        return "time before or after"
    if after == "in" and _lower(words, unit + 2) == "advance":
        return "time before or after"
    return ""


def _word_mask(words: Sequence[Word], at: int) -> str:
    word, before, after = words[at], words[at - 1] if at else None, _lower(words, at + 1)
    lower = word.lower
    if lower in _ORDINAL_WORDS:
        # "two thirds", "a third of" are read by the grammar from their first word
        return (
            ""
            if lower in FRACTIONS and before is not None and (before.lower in ONES or before.lower in ("a", "-"))
            else "ordinal"
        )
    if lower == "several":
        return ""
    previous = before.lower if before is not None else ""
    if (
        before is not None
        and before.text in ("-", "‑")
        and word.glued
        and before.glued
        and _lower(words, at - 2) not in TENS
    ):
        return "compound"
    if _lower(words, at + 1) in ("-", "‑") and words[at + 1].glued and at + 2 < len(words):
        tail = words[at + 2].lower
        if tail in FRACTIONS or tail in SCALES or tail in ONES:
            return ""
        if tail in _ORDINAL_WORDS:
            return "ordinal"
        if lower == "one" and measure_after(words, at + 1) is None:
            return "compound"
    if after in _ORDINAL_WORDS and after not in FRACTIONS and lower in TENS:
        return "ordinal"
    if _under_age(words, at):
        return "age"
    if lower == "one":
        return _one_mask(words, at, previous, after)
    if lower == "zero":
        return (
            "fixed expression"
            if previous in ("ground", "net") or after in ("tolerance", "sum", "hour", "emissions")
            else ""
        )
    if (
        before is not None
        and before.lower
        in ("phase", "stage", "level", "chapter", "part", "act", "formula", "type", "category", "grade")
        and not _plural_noun_follows(words, at)
    ):
        return "identifier"
    if after in _DISCOURSE_NOUNS or (
        after.removesuffix("s") in _DISCOURSE_NOUNS and previous in ("the", "these", "those", "both")
    ):
        return "discourse"
    if ONES.get(lower, 99) <= 10 and previous in _DEFINITE and _closed(words, at):
        return "closed count"
    return _lead_time(words, at + 1)


def _closed(words: Sequence[Word], at: int) -> bool:
    """ "the two countries": the reader knows them already.  A partitive ("none of the seven") counts them anew."""
    value = ONES[words[at].lower]
    if _lower(words, at - 2) == "of":
        whole = _lower(words, at - 3)
        if whole in ("one", "two", "three", "some", "each", "all", "either", "any", "many"):
            return True
        if whole in ("none", "most", "half", "four", "five", "six"):
            return False
    if _lower(words, at - 1) == "the" and _restricted(words, at):
        return False
    return value <= 3 or _lower(words, at - 1) in ("these", "those", "both")


def _restricted(words: Sequence[Word], at: int) -> bool:
    """ "the three people killed in the attack": a participle right after the noun makes the set a new one."""
    for i in range(at + 1, min(at + 4, len(words) - 2)):
        if words[i].tag == "NOUN" and words[i + 1].tag == "VERB":
            finite = any(word.tag in ("AUX", "VERB") for word in words[i + 3 : i + 16])
            return words[i + 2].tag == "ADP" and finite and not words[i + 1].lower.endswith(("s", "ing"))
        if words[i].tag not in ("NOUN", "ADJ", "PROPN"):
            return False
    return False


def _one_mask(words: Sequence[Word], at: int, previous: str, after: str) -> str:
    if after in SCALES or after in FRACTIONS or after == "half" or (after in ("in", "out") and (
        _lower(words, at + 2) in ONES or _lower(words, at + 2) in TENS or _lower(words, at + 2) in ("of", "every", "a")
        or (at + 2 < len(words) and words[at + 2].kind == "number" and len(words[at + 2].text) < 4)
    )):  # fmt: skip
        return ""
    if previous in ("a", "an", "another", "any", "anyone", "each", "either", "every", "neither", "only", "same", "such", "that", "the", "this",
                    "which", "good", "bad", "new", "big", "latest", "last", "first", "previous", "right", "wrong", "loved"):  # fmt: skip
        if previous != "only" or after in ("way", "of"):
            return "determiner"
    if after in (
        "of",
        "another",
        "or",
        "such",
        "who",
        "that",
        "which",
        "can",
        "must",
        "should",
        "might",
        "would",
        "'s",
        "more",
        "by",
        "as",
        "to",
        "is",
        "has",
        "day",
    ) and (after == "of" or after not in ("more", "is", "has")):
        return "partitive" if after == "of" else "pronoun"
    if after in _DISCOURSE_NOUNS:
        return "discourse"
    if previous in ("on", "at", "by", "for", "with", "as", "or", "about") and (not after or after in (",", ".", ";")):
        return "pronoun"
    # "one resident, Ada Kuhn, ...": an example, not a count
    for i in range(at + 1, min(at + 4, len(words) - 1)):
        if words[i].text == ",":
            following = words[i + 1]
            if following.text[:1].isupper() and following.tag == "PROPN" and i > at + 1:
                return "example"
            break
        if words[i].kind != "word":
            break
    return ""
