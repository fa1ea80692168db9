"""Coarse tags: universal parts of speech by lexicon, ending and neighbours.

Every word has a few candidates with a cost (what the word says by itself), every pair of
neighbouring tags a cost (what the order of words says), and the cheapest path through the sentence
wins: the Viterbi algorithm over tags a little finer than the universal ones, so that "to" asks
for a base form and "has" for a participle.  All costs are set by hand, in steps of about one
halving of likelihood; no corpus is read.  Quotation marks and brackets are looked through.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stemma.language.adjectives import ADJECTIVES, ADJECTIVES_IN_LY, ADVERBS
from stemma.language.gazetteer import MONTHS, WEEKDAYS, country_adjective
from stemma.language.lexicon import FUNCTION_WORDS
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
_STATES = tuple(sorted(UNIVERSAL))
_INDEX = {state: number for number, state in enumerate(_STATES)}
_START = len(_STATES)

#: After the row's tag, the cost of each next tag; tags not named cost `_UNLIKELY`.
_UNLIKELY = 7
_NEXT = """
AX: VB1 NG2 RB3 BE2 HV3 DO6 PN4 CM5 DT6 PC5 VD8 NN7 NS7
BE: VN2 VG2 JJ2 DT2 NG3 RB3 IN3 NN4 NS5 CD4 TO4 NP4 PN4 PS4 BE4 SC4 PC4 CM5 RP4 VB7 VD7 WH4
CC: NN2 NS3 JJ3 DT3 NP3 VB4 VD4 VG4 VN4 VZ4 RB3 PN3 PS4 IN3 CD4 AX5 BE5 TO4 HV5 SC4 WH5
CD: NS1 NN2 JJ3 CD3 IN3 PC3 CM3 NP4 CC4 VN5 VG6 VD5 VZ6 AX5 BE5 SY3 TO5 RB5 HV5 VB6 SC5
CM: DT3 NN4 NS4 NP3 JJ4 IN3 CC2 PN3 WH3 RB3 VG3 VN4 VD4 CD4 PS4 SC3 BE5 AX5 VB6 VZ5 HV5 TO5 PC5
DO: NG1 PN2 VB2 DT4 NN5 NS4 NP4 RB3 PS5 PC4 CM5
DT: NN1 JJ2 NS2 NP3 CD3 VN4 VG4 RB4 IN4 BE7 AX7 DT5 VD7 VZ6 VB8 PC6 PN6 HV6 CM6
HV: VN1 DT5 BE2 NG2 RB3 TO5 PN4 NN6 NS6 JJ6 CD6 HV3 PS6 CM6 NP5 IN6 VB8 VD7
IN: DT2 NN3 NS3 NP2 JJ3 PS3 CD3 PX3 PN4 VG3 WH3 IN5 RB5 VN5 SC5 CC6 PC6 CM5 TO6 VB8 VD8 VZ8 BE8 AX8
JJ: NN1 NS2 JJ3 IN3 CC3 CM3 PC3 TO4 NP4 CD4 SC4 VG5 VN5 VB6 VD6 VZ6 RB5 DT5 BE5 AX6 PN5
NG: VB2 VN3 VG3 DT3 JJ3 RB3 TO4 BE3 IN4 HV4 PC5 CM5 NN5 CD5 AX6 VD5 VZ6 SC5
NN: IN2 PC2 CM2 NN3 CC3 NS3 VD3 VZ3 BE3 AX3 PG3 VN4 VG4 WH3 RB4 HV4 TO4 CD5 DT5 PN5 SC4 JJ5 NP5 VB6 PX7 PS6 RP5
NP: NP2 NN3 NS4 CM2 PC3 IN3 VD3 VZ4 PG3 CC3 BE3 AX4 HV4 CD4 JJ5 VN5 VG5 WH4 RB4 VB6 TO5 DT5 PN6 SC5 DO5
NS: IN2 PC2 CM2 CC3 VB3 VD3 BE3 AX3 HV3 WH3 VN3 VG4 RB4 TO4 PG4 NN6 NS6 VZ6 DT5 PN5 SC4 JJ5 CD5 DO4 NP6
PC: DT3 NN4 NS4 NP3 JJ4 PN3 IN3 CC4 RB4 VB5 VD5 VN5 VG5 VZ6 CD3 SC4 PS4 WH4 PC3 UH5 AX5 BE5
PG: NN1 NS2 JJ2 NP3 VN5 VG5 CD4 RB5 IN5 CM5 PC5
PN: VD2 VB3 VZ3 BE2 AX2 HV3 DO4 RB3 PC4 CM4 IN4 NG6 NN7 NS7 JJ5 TO4 VG5 VN5 DT5 SC4 WH4 CC5 NP6 PN6
PS: NN1 NS2 JJ2 NP4 CD4 VN4 VG4 RB5 PC6
PX: IN2 PC2 CM3 TO3 RB3 VB4 DT3 JJ4 SC4 VG4 CC4 VN5 NN5 PN5 RP4 VD7
RB: VD3 VN3 JJ3 IN3 CM3 PC3 VB3 RB3 DT4 VG4 VZ4 CD3 NN5 NS5 SC4 PN4 NP4 TO4 CC4 BE4 AX4 HV4 RP4
RP: DT2 IN2 NN4 NS4 PC3 CM3 PS3 CD3 NP4 JJ4 TO4 RB4 CC4 VG4 PX4 PN5
SC: PN2 DT2 NN3 NS3 NP3 PS3 JJ3 VG4 VN4 IN4 RB4 CD4 TO4 BE5 VB6 VD5 VZ5 AX5
SY: CD1 NN3 NP3 NS4 PC4
TO: VB1 BE2 HV3 RB4 DO3 NG5
UH: CM1 PC1 PN3 DT4
VB: DT2 NN3 NS3 IN2 PS3 NP3 PX3 JJ3 RB3 TO3 RP2 CD3 SC3 PC3 CM4 PN4 VG4 VN4 WH4 CC4 VB6 VD7 BE6
VD: DT2 IN2 NN4 NS4 PS3 NP3 PX3 JJ4 RB3 TO3 RP2 CD3 SC3 PC3 CM3 PN3 VG4 VN4 WH4 CC4 VB7 VD7 BE6 AX6
VG: DT2 NN3 NS3 IN2 PS3 NP3 PX3 JJ3 RB3 TO3 RP2 CD3 SC3 PC4 CM4 PN4 VN5 WH4 CC4 VB7 VD6
VN: IN1 DT3 NN4 NS4 RB3 TO3 RP2 PC3 CM3 CC4 SC4 JJ4 NP4 PS4 CD4 VG4 PX5 PN5 VN6 VD6
VZ: DT2 IN2 NN3 NS3 PS3 NP3 PX3 JJ3 RB3 TO3 RP2 CD3 SC2 PC3 CM4 PN3 VG4 VN4 WH4 CC4 VB7 VD7
WH: VD2 VB3 VZ3 BE2 AX3 HV3 PN3 DT3 NN4 NS3 NP3 PS3 RB3 IN4 DO4 TO4 JJ5 CM5 CD5
XX: XX2 PC3 CM3 NN4
START: DT2 NP3 NN3 NS3 JJ3 PN2 IN3 RB3 PS3 CD3 SC3 CC4 VG4 VN4 WH4 VB4 AX5 BE5 HV6 UH5 VD6 VZ6 PC4 SY4 TO5 XX5 DO5
"""


def _transitions() -> list[list[int]]:
    table = [[_UNLIKELY] * len(_STATES) for _ in range(len(_STATES) + 1)]
    for line in _NEXT.strip().splitlines():
        before, costs = line.split(":")
        row = table[_START if before == "START" else _INDEX[before]]
        for entry in costs.split():
            row[_INDEX[entry[:2]]] = int(entry[2:])
    return table


_COST = _transitions()

Candidates = tuple[tuple[int, int], ...]


def _of(notation: str) -> Candidates:
    """ "NN VB2" -> ((index of NN, 0), (index of VB, 2))."""
    return tuple((_INDEX[entry[:2]], int(entry[2:] or 0)) for entry in notation.split())


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

    for base, fine in VERB_FORMS.get(lower, ()):
        found[_INDEX[fine]] = 1 if base in NOUNS_FIRST and fine in ("VB", "VZ") else 0
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
        if _INDEX["VB"] in fines and lower not in ADJECTIVES:
            add(f"NN{_noun_cost(lower)}")
        if _INDEX["VZ"] in fines:
            base = next(lemma for lemma, tag in VERB_FORMS[lower] if tag == "VZ")
            add(f"NS{_noun_cost(base)}")
        if _INDEX["VG"] in fines:
            add("NN3 JJ4")
        if _INDEX["VN"] in fines:
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
def _candidates(text: str, initial: bool, title_case: bool) -> Candidates:
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
        return (*common, (_INDEX["NP"], 3 if known else 1))
    if initial:
        if known:
            return common if lower in _CLOSED else (*common, (_INDEX["NP"], 4))
        if not lower.endswith(_BARE_ENDINGS):
            # an unknown singular without an article opens a sentence as a name far more often than as a noun
            return ((_INDEX["NP"], 0), *((index, cost + 2) for index, cost in common))
        return (*common, (_INDEX["NP"], 1))
    if lower in _CLOSED:
        return (*((index, cost + 1) for index, cost in common), (_INDEX["NP"], 4))
    return ((_INDEX["NP"], 0), *((index, cost + 5) for index, cost in common if _STATES[index] in {"JJ", "NN", "NS"}))


_LOOK_THROUGH = frozenset({'"', "“", "”", "‘", "``", "''", "(", ")", "[", "]", "«", "»"})


def is_title_case(texts: list[str]) -> bool:
    """Whether nearly all the words of a sentence begin with a capital, so that a capital tells nothing."""
    words = [text for text in texts if text[0].isalpha()]
    if len(words) < 3:
        return False
    lower = [text for text in words if text[0].islower()]
    content = sum(1 for text in lower if len(text) > 2 and text not in FUNCTION_WORDS)
    return content * 12 <= len(words) and len(lower) * 5 <= len(words) * 2


def tag_sentence(texts: list[str]) -> list[str]:
    """The universal part of speech of each token of one sentence."""
    return [UNIVERSAL[state] for state in fine_tags(texts)]


def fine_tags(texts: list[str]) -> list[str]:
    """The fine tag (see `UNIVERSAL`) of each token of one sentence; linear in its length."""
    title_case = is_title_case(texts)
    result = ["PC"] * len(texts)
    # per visited token: the token's index, its candidates, and for each the best predecessor
    visited: list[int] = []
    columns: list[list[tuple[int, int]]] = []
    scores: list[tuple[int, int]] = [(_START, 0)]
    initial = True
    for position, text in enumerate(texts):
        if text in _LOOK_THROUGH:
            initial = initial or text in {'"', "“", "‘", "``"}
            continue
        candidates = _candidates(text, initial, title_case)
        initial = text in {":", "—", "–", "•"} or (initial and not text[0].isalnum())
        column: list[tuple[int, int]] = []
        updated: list[tuple[int, int]] = []
        if len(scores) == 1:
            before, base = scores[0]
            row = _COST[before]
            for index, cost in candidates:
                column.append((index, 0))
                updated.append((index, base + cost + row[index]))
        else:
            for index, cost in candidates:
                best = 1 << 30
                best_at = 0
                for at, (before, base) in enumerate(scores):
                    total = base + _COST[before][index]
                    if total < best:
                        best = total
                        best_at = at
                column.append((index, best_at))
                updated.append((index, best + cost))
        visited.append(position)
        columns.append(column)
        scores = updated
    if not visited:
        return result
    at = min(range(len(scores)), key=lambda number: scores[number][1])
    for position, column in zip(reversed(visited), reversed(columns), strict=True):
        index, before_at = column[at]
        result[position] = _STATES[index]
        at = before_at
    return result
