"""What a word may be by itself: its possible tags with costs, from lexicon, ending and capital.

Costs are small whole numbers, a step for about each halving of likelihood; no corpus is read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stemma.language.adjectives import ADJECTIVES, ADJECTIVES_IN_LY, ADVERBS
from stemma.language.gazetteer import MONTHS, WEEKDAYS, country_adjective
from stemma.language.nouns import IRREGULAR_PLURALS, LOOKALIKE_NOUNS, SINGULAR_IN_S, TIME_NOUNS, singular
from stemma.language.verbs import NOUNS_FIRST, NOUNS_TOO, VERB_FORMS
from stemma.language.wordlist import listed

#: Fine tags: what each becomes in the end.
UNIVERSAL: dict[str, str] = {
    "AX": "AUX",  # can, will, must
    "BE": "AUX",  # is, were
    "CC": "CCONJ",
    "CD": "NUM",
    "CM": "PUNCT",  # comma
    "DO": "AUX",
    "DT": "DET",
    "HV": "AUX",  # have, had
    "IN": "ADP",
    "JJ": "ADJ",
    "NG": "PART",  # not
    "NN": "NOUN",
    "NP": "PROPN",
    "NS": "NOUN",  # plural
    "PC": "PUNCT",  # stop, colon, dash
    "PG": "PART",  # 's
    "PN": "PRON",  # I, they, who: subject or alone
    "PS": "PRON",  # its, their
    "PX": "PRON",  # them, him: object only
    "RB": "ADV",
    "RP": "ADP",  # out, up, after a verb
    "SC": "SCONJ",
    "SY": "SYM",
    "TO": "PART",
    "UH": "INTJ",
    "VB": "VERB",
    "VD": "VERB",
    "VG": "VERB",
    "VN": "VERB",
    "VZ": "VERB",
    "WH": "PRON",  # relative who, which, that
    "XX": "X",
}
STATES = tuple(sorted(UNIVERSAL))
INDEX = {state: number for number, state in enumerate(STATES)}

Candidates = tuple[tuple[int, int], ...]


def _of(notation: str) -> Candidates:
    """ "NN VB2" -> ((index of NN, 0), (index of VB, 2))."""
    return tuple((INDEX[entry[:2]], int(entry[2:] or 0)) for entry in notation.split())


#: Closed classes and words of several classes, by hand: word(s) = candidates with costs.
_CLOSED: dict[str, Candidates] = {
    word: _of(notation)
    for notation, words in (
        ("DT", "a an the every"),
        ("DT RB3", "no"),
        ("DT PN2", "all another any both each either neither some"),
        ("DT PN1", "this these those"),
        ("DT2 WH1 SC PN3", "that"),
        ("RB2 SC2 IN2 DT5", "half"),
        ("JJ RB1", "more less enough"),
        ("JJ", "few many several such other same own fewer certain various"),
        ("JJ RB1", "most least much little"),
        ("PS", "its my our their your whose"),
        ("PS PX1", "her"),
        ("PS PN3", "his"),
        ("PN", "i he she we they it you one's everybody everyone everything nobody somebody someone something anybody "
               "anyone anything none nothing what whatever whoever"),
        ("PX", "me him us them himself herself itself themselves ourselves myself yourself yourselves mine hers ours theirs yours"),
        ("WH", "who whom which"),
        ("CD PN3 NN4", "one"),
        ("CD", "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
               "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
               "trillion bn mn zero"),
        ("NS", "hundreds thousands millions billions dozens scores tens"),
        ("NN", "dozen"),
        ("IN", "of at from with into onto upon among amongst amid amidst between beneath beside besides despite toward towards "
               "via versus vs per within without throughout against during including concerning regarding except unlike alongside "
               "aboard for"),
        ("IN RP1", "on in by off over up out down through along across around about"),
        ("IN SC1", "after before since until till"),
        ("IN SC1 RB4", "than"),
        ("IN RB2", "above below behind beyond inside outside under underneath opposite past round near"),
        ("IN SC1 RB2", "as"),
        ("IN VB4", "like"),
        ("RB RP1", "away back apart together aside"),
        ("SC", "if because although though whereas unless whether while whilst albeit lest that"),
        ("SC RB1", "once"),
        ("RB SC1", "when where how why whenever wherever"),
        ("RB SC2 IN2", "so"),
        ("CC", "and or nor &"),
        ("CC IN4", "but"),
        ("CC RB2", "yet plus"),
        ("TO IN", "to"),
        ("NG", "not n't n’t"),
        ("AX", "can could may might must shall should would ought 'll ’ll wo ca 'd ’d cannot"),
        ("AX NN4", "will"),
        ("BE", "am is are was were be been being 'm ’m 're ’re ai"),
        ("HV VB1", "have 've ’ve"),
        ("HV VZ1", "has"),
        ("HV VD1 VN3", "had"),
        ("HV VG1", "having"),
        ("DO VB1", "do"),
        ("DO VZ1", "does"),
        ("DO VD1", "did"),
        ("VN JJ2", "done"),
        ("PG BE1", "'s ’s"),
        ("PG PC2", "' ’"),
        ("RB", "very too also just only even still already never always often again there here then now"),
        ("JJ RB2 RB", "further"),
        ("UH", "ah aha alas alright hello hey hi hm hmm huh mm mhm oh ok okay oops please uh um wow yeah yep yes"),
        ("CM", ", ;"),
        ("PC", ". ! ? : … ... - – — / ( ) [ ] { } * | •"),
        ("SY", "$ % £ € ¥ + = # @ < > ° ~"),
        ("VN IN2", "given"),
        ("VG IN", "following according"),
        ("JJ RB2 IN4", "next"),
        ("JJ RB1 VB5", "last"),
        ("NS", "people police"),
        ("VD VN1 JJ3 NN5", "left"),
        ("VD", "said told"),
        ("VZ", "says"),
        ("VB", "say"),
        ("RB", "ago"),
        ("NN RB3", "today yesterday tomorrow tonight"),
        ("IN", "because-of"),
    )
    for word in words.split()
}  # fmt: skip
# "that" stands above twice: the later entry would hide the richer one
_CLOSED["that"] = _of("SC WH1 DT1 PN3")
_CLOSED["there"] = _of("RB1 PN")
_CLOSED["no"] = _of("DT UH4 RB4")

#: Words that may be a number, all lower case.
NUMERALS = frozenset(word for word, candidates in _CLOSED.items() if any(STATES[one] == "CD" for one, _ in candidates))

#: Endings of words that open a sentence without an article: plurals, masses, abstracts, participles.
_BARE_ENDINGS = (
    "ance",
    "ed",
    "ence",
    "hood",
    "ing",
    "ism",
    "ity",
    "ly",
    "ment",
    "ness",
    "ology",
    "s",
    "ship",
    "sion",
    "tion",
)
#: A lower-case word of which nothing is known.
_UNKNOWN = _of("NN JJ4 VB5")

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$", re.IGNORECASE)
_ORDINAL_WORDS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)

#: Endings of unknown words, longest first; the first that fits decides.
_ENDINGS: tuple[tuple[str, Candidates], ...] = tuple(
    (ending, _of(notation))
    for ending, notation in (
        ("ability", "NN"), ("ibility", "NN"), ("ization", "NN"), ("isation", "NN"), ("ically", "RB"), ("ological", "JJ"),
        ("ships", "NS"), ("ments", "NS"), ("tions", "NS"), ("sions", "NS"), ("ities", "NS"), ("ation", "NN"), ("ology", "NN"),
        ("ness", "NN"), ("ment", "NN"), ("tion", "NN"), ("sion", "NN"), ("ship", "NN"), ("hood", "NN"), ("ance", "NN"),
        ("ence", "NN"), ("ancy", "NN"), ("ency", "NN"), ("ists", "NS"), ("isms", "NS"), ("able", "JJ"), ("ible", "JJ"),
        ("less", "JJ"), ("ical", "JJ"), ("ious", "JJ"), ("eous", "JJ"), ("uous", "JJ"), ("like", "JJ"), ("wide", "JJ RB2"),
        ("ward", "RB JJ1"), ("wards", "RB"), ("wise", "RB"), ("some", "JJ NN3"), ("ual", "JJ NN3"), ("ial", "JJ NN3"),
        ("ful", "JJ"), ("ous", "JJ"), ("ive", "JJ NN3"), ("ian", "JJ1 NN"), ("ary", "JJ NN2"), ("ory", "JJ1 NN"),
        ("ist", "NN JJ3"), ("ism", "NN"), ("ity", "NN"), ("ish", "JJ NN4"), ("ant", "NN JJ1"), ("ent", "JJ NN1"),
        ("est", "JJ NN3"), ("ic", "JJ NN3"), ("al", "JJ NN2"), ("ar", "JJ2 NN"), ("er", "NN JJ5"), ("or", "NN"),
        ("ly", "RB"), ("ize", "VB"), ("ise", "VB NN2"), ("ify", "VB"), ("ate", "VB NN2 JJ2"),
    )
)  # fmt: skip


#: Irregular verbs without an object: their participles do not stand before nouns ("a fled convoy") or work as adjectives.
_INTRANSITIVE = listed("arise become come creep fall flee go kneel leap lie sit sleep stand stride swim weep")


def _noun_cost(base: str) -> int:
    """What it costs to read a verb's base, or its form in -s, as a noun."""
    if base in NOUNS_FIRST:
        return 0
    return 1 if base in NOUNS_TOO else 5


@lru_cache(maxsize=65536)
def _lower_candidates(lower: str) -> Candidates:
    """What a word written in lower case may be."""
    closed = _CLOSED.get(lower)
    if closed is not None:
        return closed
    if not any(character.isalpha() for character in lower):
        return _of("CD") if any(character.isdigit() for character in lower) else _of("PC")
    if lower[0].isdigit():
        return _of("JJ NN3") if _ORDINAL.match(lower) else _of("CD NN4")
    found: dict[int, int] = {}

    def add(notation: str) -> None:
        for index, cost in _of(notation):
            found[index] = min(cost, found.get(index, 99))

    forms = VERB_FORMS.get(lower, ())
    for base, fine in forms:
        found[INDEX[fine]] = 1 if base in NOUNS_FIRST and fine in ("VB", "VZ") else 0
    verbal = bool(found)
    if lower in ADJECTIVES:
        add("JJ" if not verbal else "JJ1")
    if lower in _ORDINAL_WORDS:
        add("JJ RB3")
    if lower in ADVERBS:
        add("RB" if lower not in ADJECTIVES else "RB2")
    if lower in LOOKALIKE_NOUNS:
        add("NN" if lower not in ADJECTIVES else "NN1")
    if lower in TIME_NOUNS:
        add("NN")
    if lower in IRREGULAR_PLURALS and lower not in SINGULAR_IN_S:
        add("NS")
    elif lower in SINGULAR_IN_S:
        add("NN")
    if verbal:
        fines = set(found)
        if INDEX["VB"] in fines and lower not in ADJECTIVES:
            add(f"NN{_noun_cost(lower)}")
        if INDEX["VZ"] in fines:
            base = next(lemma for lemma, tag in VERB_FORMS[lower] if tag == "VZ")
            add(f"NS{_noun_cost(base)}")
        if INDEX["VG"] in fines:
            add("NN3 JJ4")
        if any(fine == "VN" and base not in _INTRANSITIVE for base, fine in forms):
            add("JJ3")
    if found:
        return tuple(found.items())
    if lower.endswith("ing") and len(lower) > 5:
        return _of("VG NN1 JJ3")
    if lower.endswith("ed") and len(lower) > 4:
        return _of("VD1 VN JJ1")
    if lower.endswith("ly") and lower not in ADJECTIVES_IN_LY and len(lower) > 4:
        return _of("RB")
    if lower in ADJECTIVES_IN_LY:
        return _of("JJ RB3")
    for ending, candidates in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return candidates
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        return _of("NS VZ5") if singular(lower) != lower else _of("NN")
    return _UNKNOWN


@lru_cache(maxsize=65536)
def candidates_of(text: str, initial: bool, title_case: bool) -> Candidates:
    """What a word may be, from its letters and whether a capital means anything where it stands."""
    lower = text.lower()
    if not text[0].isupper():
        return _lower_candidates(lower)
    if lower in MONTHS or lower in WEEKDAYS:
        return _of("NP") if lower not in {"may", "march"} or not initial else _of("NP1 AX1")
    if country_adjective(text) is not None:
        return _of("JJ NP2") if not text.endswith("s") or text.endswith("ese") else _of("NP")
    if len(text) > 1 and text.isupper() and not title_case and lower not in _CLOSED:
        return _of("NP")
    common = _lower_candidates(lower)
    known = (
        lower in _CLOSED or lower in ADJECTIVES or lower in ADVERBS or lower in VERB_FORMS or lower in LOOKALIKE_NOUNS
    )
    if text == "I":
        return _of("PN")
    if title_case:
        return (*common, (INDEX["NP"], 3 if known else 1))
    if initial:
        if known:
            return common if lower in _CLOSED else (*common, (INDEX["NP"], 4))
        if not lower.endswith(_BARE_ENDINGS):
            # an unknown singular without an article opens a sentence as a name far more often than as a noun
            return ((INDEX["NP"], 0), *((index, cost + 2) for index, cost in common))
        return (*common, (INDEX["NP"], 1))
    if lower in _CLOSED:
        return (*((index, cost + 1) for index, cost in common), (INDEX["NP"], 4))
    return ((INDEX["NP"], 0), *((index, cost + 5) for index, cost in common if STATES[index] in {"JJ", "NN", "NS"}))
