"""Numbers in digits that are no figures: identifiers, years, ages after a name, scores, bare hours.

Each rule looks at the words around one number and names the reason, "" when it has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.claims.currencies import CURRENCY_BEFORE, currency_after, currency_before
from stemma.claims.digits import suffix_is_scale
from stemma.claims.numbered_names import is_numbered_name
from stemma.claims.numbers import read_numeral
from stemma.claims.numerals import ONES, SCALES
from stemma.claims.persons import is_person
from stemma.claims.units import DURATIONS, magnitude_before, measure_after, percent_after
from stemma.claims.words import Word, lower_at
from stemma.language.gazetteer import country_adjective

#: Nouns whose number names them: "Highway 81", "Resolution 2249", "Flight 370".
_LABELS = frozenset({
    "act", "airbus", "annex", "apartment", "appendix", "apt", "article", "atlas", "avenue", "bill", "block", "boeing",
    "box", "bus", "camp", "case", "category", "channel", "chapter", "checkpoint", "clause", "code", "column", "count",
    "district", "division", "exit", "experiment", "extension", "fig", "figure", "file", "flat", "flight", "formula",
    "gate", "generation", "grade", "group", "highway", "hwy", "interstate", "item", "junction", "level", "line", "lot",
    "mark", "marker", "measure", "milepost", "model", "motorway", "no", "no.", "nos", "number", "object", "operation", "order", "page",
    "paragraph", "part", "passcode", "phase", "pier", "pin", "platform", "plot", "proposition", "protocol", "psalm",
    "question", "regulation", "resolution", "road", "room", "round", "route", "row", "rule", "runway", "schedule",
    "section", "sector", "segment", "ship", "size", "squad", "square", "stage", "state", "station", "step", "suite",
    "table", "terminal", "tier", "track", "train", "type", "unit", "verse", "version", "vol", "volume", "ward", "windows",
    "zone",
})  # fmt: skip
#: Of those, the ones that name only when capitalised or when no plural noun follows.
_AMBIGUOUS_LABELS = frozenset({
    "act", "block", "box", "bus", "camp", "case", "count", "district", "division", "figure", "file", "flat", "generation",
    "group", "item", "level", "line", "lot", "mark", "measure", "number", "object", "operation", "order", "part", "phase",
    "plot", "question", "round", "row", "ship", "squad", "square", "stage", "state", "station", "step", "table", "track",
    "train", "type", "unit", "ward",
})  # fmt: skip
#: Of those, the ones that name in lower case too.
_NUMBERED = frozenset({"count", "level", "number", "phase", "stage"})
#: Letters that open the designation of a weapon, vehicle or road.
_DESIGNATORS = frozenset({"AK", "AR", "BM", "BTR", "MH", "MiG", "PT", "RPG", "SA", "SU", "Su", "UH"})
#: Stock indexes that are named with the number of their members: "the FTSE 250", "the sp 500".
_INDEXES = frozenset({
    "aex", "asx", "cac", "dax", "dow", "ftse", "ibex", "kospi", "mdax", "nasdaq", "nifty", "nikkei", "omx", "russell", "sensex",
    "sp", "stoxx", "topix", "tsx",
})  # fmt: skip
_OWNING = frozenset({"'s", "a", "an", "her", "his", "its", "my", "our", "own", "that", "their", "this", "your"})
_BEING = frozenset({"'s", "be", "been", "is", "was"})
_TURNING = frozenset({"turn", "turned", "turning", "turns"})
_ONE_PERSON = frozenset({"boy", "girl", "he", "i", "man", "she", "who", "woman"})
#: What may follow the age of a person.
_AFTER_AGE = frozenset(
    {"after", "and", "at", "before", "but", "by", "during", "in", "last", "next", "on", "this", "when"}
)
_STATION_WORDS = frozenset({"NEWS", "News", "Newsroom", "Sports", "TV"})
_YEAR_BEFORE = frozenset({
    "after", "around", "autumn", "before", "between", "by", "circa", "during", "early", "fall", "from", "in", "into",
    "late", "mid", "of", "since", "spring", "summer", "than", "through", "throughout", "till", "to", "until", "winter",
    "year",
})  # fmt: skip
_SCORE_WORDS = frozenset({
    "aggregate", "beat", "beaten", "beating", "defeat", "defeated", "defeating", "draw", "drew", "final", "lead",
    "leading", "led", "lose", "loss", "lost", "record", "score", "scored", "series", "tie", "tied", "victory", "vote",
    "voted", "win", "winning", "won",
})  # fmt: skip
_RECKONING = frozenset({
    "age", "count", "counted", "death", "deaths", "estimate", "estimated", "figure", "number", "numbers", "price", "put",
    "puts", "rate", "score", "stand", "stands", "stay", "stood", "tally", "toll", "total", "value", "valued",
})  # fmt: skip
_RELATIVE_AFTER = frozenset({"after", "ago", "before", "earlier", "hence", "later", "on", "previously", "prior"})
#: More digits than this are a key, a hash or a serial number.
_LONGEST = 30
_PERSONAL_NOUN = re.compile(
    r"(?:child|children|kids|boys|girls|babies|people|infants|players|persons|those|men|women)$"
)


def mask_of_number(words: Sequence[Word], at: int) -> str:
    word, before, after = words[at], words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    text = word.text
    if len(text) > _LONGEST:
        return "identifier"
    if _misgrouped(words, at):
        return "malformed number"
    # glued to letters before: "K24", "KC-135R", "COVID-19"; "sub-300" and "minus-5" are figures
    attached = before is not None and word.glued and before.kind == "word"
    if (
        attached
        and before is not None
        and (before.lower not in CURRENCY_BEFORE or before.text.islower())
        and currency_before(words, at) is None
    ):
        return "identifier"
    if before is not None and word.glued and before.text in ("-", "‑", "/") and at >= 2 and before.glued:
        lead = words[at - 2]
        if (
            lead.kind == "word"
            and lead.lower not in ("sub", "minus", "to")
            and lead.lower not in ONES
            and not (lead.glued and at >= 3 and words[at - 3].kind == "number")
            and lead.lower not in SCALES
            and magnitude_before(words, at) is None
        ):
            return "identifier"
    # glued to letters after that are no unit and no multiplier: "135R", "5G"
    if after is not None and after.glued and after.kind == "word" and _ends_as_identifier(words, at):
        return "identifier"
    if before is not None and before.kind == "word":
        if _is_label(words, at) or _is_product(words, at):
            return "identifier"
        if currency_before(words, at) is None and (_inside_name(words, at) or is_numbered_name(words, at)):
            return "identifier"
    if before is not None and before.text == "." and before.glued and lower_at(words, at - 2) in ("no", "nos"):
        return "identifier"
    if before is not None and before.text == "#":
        return "identifier"
    if before is not None and before.text == "(" and before.glued and word.glued and words[at - 2].kind == "number":
        return "identifier"  # "Section 12(3)"
    if len(text) >= 3 and text.isdecimal() and text[0] == "0":
        return "identifier"  # "0735 in the morning", "007"
    if before is not None and before.text in _DESIGNATORS:
        return "identifier"
    if after is not None and after.text in _STATION_WORDS and len(text) <= 2:
        return "identifier"  # a broadcaster: "12 News"
    if (text in ("911", "999") and not plural_noun_follows(words, at)) or (
        text in ("112", "000", "111")
        and any(w.lower.startswith(("dial", "call", "phone")) for w in words[max(0, at - 3) : at])
    ):
        return "telephone number"
    if text.isdecimal() and _is_year(words, at):
        return "year"
    if (text.isdecimal() and len(text) >= 6 and text[0] == "0") or (
        len(text) >= 7
        and text.isdecimal()
        and not plural_noun_follows(words, at)
        and not _unit_follows(words, at)
        and not any(w.lower in _RECKONING for w in words[max(0, at - 9) : at])
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
    if under_age(words, at) or (text.isdecimal() and _age_of_person(words, at)):
        return "age"
    return _score(words, at) or lead_time(words, at + 1)


def _misgrouped(words: Sequence[Word], at: int) -> bool:
    """ "1,000,00", "3,5": groups of digits that no thousands make, so that neither part may be read alone."""
    for left in (at, at - 2):
        if left < 0 or left + 2 >= len(words) or words[left + 1].text != "," or not words[left + 1].glued:
            continue
        right = words[left + 2]
        small = len(words[left].text) < 4 or "," in words[left].text
        if words[left].kind == right.kind == "number" and right.glued and small:
            return True
    return False


def plural_noun_follows(words: Sequence[Word], at: int) -> bool:
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


def _is_label(words: Sequence[Word], at: int) -> bool:
    """Does the noun before name by number: "Highway 81", "phase 2", but not "camp 40 refugees"?"""
    before = words[at - 1]
    label = before.lower
    if (
        label not in _LABELS
        or _unit_follows(words, at)
        or (label in _AMBIGUOUS_LABELS and plural_noun_follows(words, at))
    ):
        return False
    if label in ("number", "count", "figure", "line") and before.tag == "VERB":
        return False
    return before.text[:1].isupper() or label not in _AMBIGUOUS_LABELS or label in _NUMBERED


def _is_product(words: Sequence[Word], at: int) -> bool:
    """Is the number part of a name: "R&D 500", "ePort 14", "her 626 Corvessa"?

    An ampersand or a capital inside the word before makes a name of it; so does one capitalised singular
    after an owned or determined number, since what is counted would stand in the plural.
    """
    if plural_noun_follows(words, at) or _unit_follows(words, at) or lower_at(words, at + 1) in SCALES:
        return False
    before = words[at - 1]
    if at >= 2 and before.glued and words[at - 2].text == "&":
        return True
    if before.text[:1].islower() and not before.text.islower():
        return True
    if before.lower in _INDEXES and 2 <= len(words[at].text) <= 4 and lower_at(words, at + 1) not in ("points", "%"):
        return True
    if words[at].text in ("0", "1") or not words[at].text.isdecimal() or at + 1 >= len(words):
        return False
    after = words[at + 1]
    named = after.tag in ("PROPN", "NOUN", "ADJ") and after.text.istitle() and country_adjective(after.text) is None
    if before.lower not in _OWNING or not named or after.glued:
        return False
    following = words[at + 2] if at + 2 < len(words) else None
    return following is None or following.tag not in ("ADJ", "PROPN")


def _age_of_person(words: Sequence[Word], at: int) -> bool:
    """ "she was 34 when", "who turned 60 in May": a bare number said of one person."""
    if not 0 < int(words[at].text) < 120 or _unit_follows(words, at) or plural_noun_follows(words, at):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.kind == "word" and after.lower not in _AFTER_AGE:
        return False
    if after is not None and after.kind == "mark" and after.text not in (",", ".", ";", "!", "?", ")"):
        return False
    verb = lower_at(words, at - 1)
    if verb not in _BEING and verb not in _TURNING:
        return False
    return any(w.lower in _ONE_PERSON for w in words[max(0, at - 4) : at - 1])


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
        or not (before.tag == "PROPN" or (before.text.isupper() and words[at - 2].text == "-"))
        or not before.text[:1].isupper()
        or at < 2
    ):
        return False
    if _unit_follows(words, at) or lower_at(words, at + 1) in SCALES or plural_noun_follows(words, at):
        return False
    if sum(1 for w in words if w.kind == "word" and w.text.islower() and len(w.text) > 3) < 2:
        return False  # in a headline in title case a capital says nothing
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or (
        after.tag not in ("ADJ", "NUM") and after.lower not in ("or", "and", "to", "more", "percent", "per", "%")
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
    if _unit_follows(words, at) or lower_at(words, at + 1) in SCALES:
        return False
    if (
        before is not None
        and before.lower in _YEAR_BEFORE
        and not (before.lower in ("of", "to", "from", "between") and _counted(words, at))
        and not opens_counted_range(words, at)
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
    if before is None and 1900 <= int(text) <= 2050:
        return True  # "2020 marks the end of ..."
    return not _counted(words, at) or (before is not None and before.lower in ("the", "in", "this", "last", "'s"))


def opens_counted_range(words: Sequence[Word], at: int) -> bool:
    """Is words[at] the 1500 of "between 1500 and 2100 residents": what is counted follows the second number?"""
    joint = lower_at(words, at + 1)
    if words[at].kind != "number" or lower_at(words, at - 1) not in ("between", "from"):
        return False
    if joint not in ("and", "to") or at + 2 >= len(words) or words[at + 2].kind != "number":
        return False
    return _counted(words, at + 2) or _unit_follows(words, at + 2)


def _counted(words: Sequence[Word], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        after is not None and after.kind == "word" and after.tag in ("NOUN", "ADJ") and plural_noun_follows(words, at)
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
    """ "was found dead at 5 behind the barn": an hour without its a.m., where nothing is counted or reckoned."""
    if lower_at(words, at - 1) not in ("at", "around", "until", "by") or _unit_follows(words, at):
        return False
    if any(w.lower in _RECKONING for w in words[max(0, at - 9) : at]):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        after is None
        or (after.kind == "mark" and after.text in ",.;")
        or (after.tag in ("ADP", "CCONJ") and after.lower != "of" and (lower_at(words, at - 1) == "at"))
    )


def under_age(words: Sequence[Word], at: int) -> bool:
    """ "children under five", "people over 65": a limit of age right after those it limits."""
    if at < 2 or lower_at(words, at - 1) not in ("under", "over", "above", "below"):
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
        spelled = joint.lower == "to" and lower_at(words, left - 1) not in ("by", "from")
        if not spelled and (joint.text not in ("-", "–", "—") or not joint.glued or not words[right].glued):
            continue
        if not words[left].text.isdecimal() or not words[right].text.isdecimal() or len(words[left].text) > 3:
            continue
        falling = int(words[left].text) >= int(words[right].text) if len(words[right].text) < 9 else False
        near = [*words[max(0, left - 8) : left], *words[right + 1 : right + 4]] if isinstance(words, list) else []
        if _unit_follows(words, right) or lower_at(words, right + 1) in SCALES:
            continue
        contest = any(w.lower in _SCORE_WORDS for w in (words[max(0, left - 4) : left] if spelled else near))
        if (contest and falling) if spelled else (falling or contest):
            return "score"
    return ""


def lead_time(words: Sequence[Word], unit: int) -> str:
    """ "15 minutes before the call": a length of time that only places something in time."""
    if lower_at(words, unit) in ("-", "‑"):
        return ""
    name = lower_at(words, unit).removesuffix("s")
    if name not in DURATIONS:
        return ""
    after = lower_at(words, unit + 1)
    if after in _RELATIVE_AFTER - {"on"} or (after == "from" and lower_at(words, unit + 2) == "now"):
        return "time before or after"
    if after == "in" and lower_at(words, unit + 2) == "advance":
        return "time before or after"
    return ""
