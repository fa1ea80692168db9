"""Numbers that name a thing and count none: "K24", "Highway 81", "iPhone 11", "Section 12(3)", "12 News".

Each rule looks at the words around one number in digits; `is_designation` is what the masks ask.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stemma.claims.currencies import CURRENCY_BEFORE, currency_after, currency_before
from stemma.claims.digits import suffix_is_scale
from stemma.claims.following import plural_noun_follows, unit_follows
from stemma.claims.numbered_names import is_numbered_name
from stemma.claims.numerals import ONES, SCALES
from stemma.claims.units import magnitude_before, measure_after, percent_after
from stemma.claims.words import Word, lower_at
from stemma.language.wordlist import listed

#: Nouns whose number names them: "Highway 81", "Resolution 2249", "Flight 370".
_LABELS = listed("""
    act annex apartment appendix apt article avenue bill block box bus camp case category channel chapter checkpoint clause
    code column count district division exit fig figure file flat flight formula gate generation grade group highway hwy
    image interstate item junction level line lot mark marker measure milepost model motorway no no. nos number operation order
    page paragraph part phase photo pier platform plot proposition protocol question regulation resolution road room round route
    row rule runway schedule section sector segment size squad square stage state station step suite table terminal tier
    track train type unit verse version vol volume ward zone
""")
#: Of those, the ones that name only when capitalised or when no plural noun follows.
_AMBIGUOUS = listed("""
    act block box bus camp case count district division figure file flat generation group item level line lot mark measure
    number operation order part phase plot question round row squad square stage state station step table track train type
    unit ward
""")
#: Of those, the ones that name in lower case too.
_NUMBERED = listed("count level number phase stage")
#: Of those, the ones that are numbered out of so many.
_NUMBERED_OF = listed("image page photo")
#: After these a lower-case label with its number is a name, since nothing is counted.
_CLOSING = frozenset({"", ")", ",", ".", ";"})
#: Of those, verbs as often as nouns: "they number 40".
_VERBAL = listed("count figure line number")
#: Makers whose aircraft are named by number.
_MAKERS = listed("airbus antonov boeing cessna embraer fokker ilyushin tupolev")
#: Letters that open the designation of a weapon, vehicle or road.
_DESIGNATORS = frozenset({"AK", "AR", "BM", "BTR", "MH", "MiG", "PT", "RPG", "SA", "SU", "Su", "UH"})
#: Stock indexes that are named with the number of their members: "the FTSE 250".
_INDEXES = listed("aex asx cac dax dow ftse ibex kospi mdax nasdaq nifty nikkei omx russell sensex sp stoxx topix tsx")
#: What a broadcaster that is named by its channel calls itself.
_BROADCASTS = frozenset({"NEWS", "News", "Newsroom", "Sports", "TV"})
#: Before a hyphen these leave the number a figure: "sub-300", "minus-5".
_SIGNS = listed("minus sub to")
#: After a name and a number these show that the number is a figure; the others when one more number follows.
_AFTER_FIGURE = listed("% more per percent")
_JOINTS = listed("and or to")


def is_designation(words: Sequence[Word], at: int) -> bool:
    """Does the number words[at] name something instead of counting it?  Constant time."""
    return any(rule(words, at) for rule in _RULES)


def _glued_to_letters_before(words: Sequence[Word], at: int) -> bool:
    """ "K24", "KC135"; "US$5" and "RM20" are money."""
    before = words[at - 1] if at else None
    if before is None or not words[at].glued or before.kind != "word":
        return False
    return (before.lower not in CURRENCY_BEFORE or before.text.islower()) and currency_before(words, at) is None


def _tied_to_name_before(words: Sequence[Word], at: int) -> bool:
    """ "COVID-19", "COVID -19", "A/2"; "sub-300", "ten-15" and "magnitude-6" are figures."""
    if at < 2 or not words[at].glued or words[at - 1].text not in ("-", "‑", "/"):
        return False
    lead = words[at - 2]
    if not words[at - 1].glued:
        acronym = lead.text.isupper() and len(lead.text) > 2 and lead.lower not in _INDEXES
        return acronym and words[at].text.isdecimal() and not unit_follows(words, at)
    figure = lead.lower in _SIGNS or lead.lower in ONES or lead.lower in SCALES
    if lead.kind != "word" or figure or (lead.glued and at >= 3 and words[at - 3].kind == "number"):
        return False
    return magnitude_before(words, at) is None


def _glued_to_letters_after(words: Sequence[Word], at: int) -> bool:
    """ "135R", "5G": letters that are no unit and no multiplier."""
    glued = words[at + 1] if at + 1 < len(words) else None
    if glued is None or not glued.glued or glued.kind != "word":
        return False
    if suffix_is_scale(words, at + 1, money=True) and glued.text != "B" and len(glued.lower) <= 3:
        return False
    if currency_after(words, at + 1) or percent_after(words, at + 1):
        return False
    return measure_after(words, at + 1) is None or glued.text == "G"


def _after_label(words: Sequence[Word], at: int) -> bool:
    """ "Highway 81", "phase 2", but not "camp 40 refugees"."""
    before = words[at - 1] if at else None
    label = before.lower if before is not None else ""
    if before is None or label not in _LABELS or unit_follows(words, at):
        return False
    if label in _AMBIGUOUS and plural_noun_follows(words, at):
        return False
    if label in _VERBAL and before.tag == "VERB":
        return False
    if before.text[:1].isupper() or label not in _AMBIGUOUS or label in _NUMBERED:
        return True
    # a singular has an article unless its number names it: "from block 12", but "in the block 12 died"
    bare = at > 1 and words[at - 2].tag == "ADP"
    return before.tag == "NOUN" and (bare or lower_at(words, at + 1) in _CLOSING)


def _ends_label(words: Sequence[Word], at: int) -> bool:
    """ "Image 2 of 8"."""
    return at >= 3 and lower_at(words, at - 1) == "of" and lower_at(words, at - 3) in _NUMBERED_OF


def _in_brand_name(words: Sequence[Word], at: int) -> bool:
    """ "M&R 500", "iPhone 11": an ampersand or a capital inside the word before makes a name of it."""
    before = words[at - 1] if at else None
    if before is None or before.kind != "word" or unit_follows(words, at) or lower_at(words, at + 1) in SCALES:
        return False
    if at >= 2 and before.glued and words[at - 2].text == "&":
        return True
    return before.text[:1].islower() and not before.text.islower()


def _in_name_of_index(words: Sequence[Word], at: int) -> bool:
    """ "the FTSE 250"; "the FTSE 250 points down" is none."""
    if lower_at(words, at - 1) not in _INDEXES or not 2 <= len(words[at].text) <= 4:
        return False
    return not _is_reckoned(words, at) and lower_at(words, at + 1) not in ("points", "%")


def _is_reckoned(words: Sequence[Word], at: int) -> bool:
    return plural_noun_follows(words, at) or unit_follows(words, at) or lower_at(words, at + 1) in SCALES


def _inside_name(words: Sequence[Word], at: int) -> bool:
    """A small bare number between or after capitalised words of running text: "Cloud 9 Club", "Falcon 9"."""
    if at < 2 or not words[at].text.isdecimal() or len(words[at].text) > 4 or currency_before(words, at) is not None:
        return False
    before = words[at - 1]
    two = at > 2 and before.text.istitle() and words[at - 2].text.istitle()
    named = before.tag == "PROPN" or two or (before.text.isupper() and words[at - 2].text == "-")
    if before.kind != "word" or not named or not before.text[:1].isupper() or _is_reckoned(words, at):
        return False
    if sum(1 for w in words if w.kind == "word" and w.text.islower() and len(w.text) > 3) < 2:
        return False  # in a headline in title case a capital says nothing
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None:
        return True
    joined = after.lower in _JOINTS and at + 2 < len(words) and words[at + 2].tag == "NUM"
    return after.tag not in ("ADJ", "NUM") and after.lower not in _AFTER_FIGURE and not joined


def _tells_apart(words: Sequence[Word], at: int) -> bool:
    """ "the Nor Bal 4 and Nor Bal 3 lines" (see `numbered_names`)."""
    named = at > 0 and words[at - 1].kind == "word"
    return named and currency_before(words, at) is None and is_numbered_name(words, at)


def _after_mark(words: Sequence[Word], at: int) -> bool:
    """ "No.7", "#12", "Section 12(3)"."""
    before = words[at - 1] if at else None
    if before is None:
        return False
    if before.text == "#":
        return True
    if before.text == "." and before.glued and lower_at(words, at - 2) in ("no", "nos"):
        return True
    return before.text == "(" and before.glued and words[at].glued and words[at - 2].kind == "number"


def _padded(words: Sequence[Word], at: int) -> bool:
    """ "0735 in the morning", "007"; not the thousands of "40 000"."""
    text = words[at].text
    if at and words[at - 1].kind == "number" and words[at].start == words[at - 1].end + 1 and len(text) == 3:
        return False
    return len(text) >= 3 and text.isdecimal() and text[0] == "0"


def _after_designator(words: Sequence[Word], at: int) -> bool:
    """ "an AK 47", "a Boeing 737"; "Airbus 40 orders" counts."""
    if lower_at(words, at - 1) in _MAKERS:
        return not _is_reckoned(words, at)
    return at > 0 and words[at - 1].text in _DESIGNATORS


def _before_broadcast(words: Sequence[Word], at: int) -> bool:
    """ "told 12 News": a channel that names its broadcaster."""
    return at + 1 < len(words) and words[at + 1].text in _BROADCASTS and len(words[at].text) <= 2


_RULES: tuple[Callable[[Sequence[Word], int], bool], ...] = (
    _glued_to_letters_before,
    _tied_to_name_before,
    _glued_to_letters_after,
    _after_label,
    _ends_label,
    _in_brand_name,
    _in_name_of_index,
    _inside_name,
    _tells_apart,
    _after_mark,
    _padded,
    _after_designator,
    _before_broadcast,
)
