"""Coarse tags: universal parts of speech by lexicon, ending and neighbours.

Every word has a few candidates with a cost (what the word says by itself), every pair of
neighbouring tags a cost (what the order of words says), and the cheapest path through the sentence
wins: the Viterbi algorithm over tags a little finer than the universal ones, so that "to" asks
for a base form and "has" for a participle.  All costs are set by hand, in steps of about one
halving of likelihood; no corpus is read.  Quotation marks and brackets are looked through.

Where a model has tagged the sentence too, its tag is evidence on each word: the tags it does not say cost more, and its
own tag joins the candidates where the lexicon does not know it of the word ("sank" an adjective), at a cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from stemma.language.adjectives import ADVERBS
from stemma.language.candidates import INDEX, STATES, UNIVERSAL, Candidates, candidates_of
from stemma.language.lexicon import FUNCTION_WORDS, IRREGULAR_VERBS
from stemma.language.wordlist import listed

_START = len(STATES)
_TAGS = [UNIVERSAL[state] for state in STATES]

#: What a tag costs that the model does not say, and what the model's tag costs that the lexicon does not know: of an
#: irregular form ("fled", "sank") it knows all that it can be.
_UNSAID = 6
_UNKNOWN = 4
_UNKNOWN_OF_IRREGULAR = 9
#: The fine tag of a universal one that the lexicon does not know of a word; nouns and verbs go by their ending.
_FINE: dict[str, str] = {
    "ADJ": "JJ", "ADP": "IN", "ADV": "RB", "AUX": "AX", "CCONJ": "CC", "DET": "DT", "INTJ": "UH", "NOUN": "NN",
    "NUM": "CD", "PART": "PG", "PRON": "PN", "PROPN": "NP", "PUNCT": "PC", "SCONJ": "SC", "SYM": "SY", "VERB": "VB",
    "X": "XX",
}  # fmt: skip
_BY_ENDING = {
    "NOUN": (("s", "NS"),),
    "VERB": (("ing", "VG"), ("ed", "VN"), ("s", "VZ")),
}

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
VB: DT2 NN3 NS3 IN2 PS3 NP3 PX3 JJ3 RB3 TO3 RP2 CD3 SC3 PC3 CM4 PN4 VG4 VN4 WH4 CC4 VB6 VD9 BE6
VD: DT2 IN2 NN4 NS4 PS3 NP3 PX3 JJ4 RB3 TO3 RP2 CD3 SC3 PC3 CM3 PN3 VG4 VN4 WH4 CC4 VB7 VD7 BE6 AX6
VG: DT2 NN3 NS3 IN2 PS3 NP3 PX3 JJ3 RB3 TO3 RP2 CD3 SC3 PC4 CM4 PN4 VN5 WH4 CC4 VB7 VD6
VN: IN1 DT3 NN4 NS4 RB3 TO3 RP2 PC3 CM3 CC4 SC4 JJ4 NP4 PS4 CD4 VG4 PX5 PN5 VN6 VD6
VZ: DT2 IN2 NN3 NS3 PS3 NP3 PX3 JJ3 RB3 TO3 RP2 CD3 SC2 PC3 CM4 PN3 VG4 VN4 WH4 CC4 VB7 VD7
WH: VD2 VB3 VZ3 BE2 AX3 HV3 PN3 DT3 NN4 NS3 NP3 PS3 RB3 IN4 DO4 TO4 JJ5 CM5 CD5
XX: XX2 PC3 CM3 NN4
START: DT2 NP3 NN3 NS3 JJ3 PN2 IN3 RB3 PS3 CD3 SC3 CC4 VG4 VN4 WH4 VB4 AX5 BE5 HV6 UH5 VD6 VZ6 PC4 SY4 TO5 XX5 DO5
"""


def _transitions() -> list[list[int]]:
    table = [[_UNLIKELY] * len(STATES) for _ in range(len(STATES) + 1)]
    for line in _NEXT.strip().splitlines():
        before, costs = line.split(":")
        row = table[_START if before == "START" else INDEX[before]]
        for entry in costs.split():
            row[INDEX[entry[:2]]] = int(entry[2:])
    return table


_COST = _transitions()

#: After these "to" is a preposition and no verb follows: "according to rescue officials".
_BEFORE_PREPOSITION = frozenset({"according", "contrary", "due", "owing", "prior", "thanks"})
_PREPOSITION = ((INDEX["IN"], 0),)

#: Participles that stand for people: "the accused".
_AS_NOUNS = listed("accused beloved bereaved deceased disabled displaced injured unemployed wounded")

_LOOK_THROUGH = frozenset({'"', "“", "”", "‘", "``", "''", "(", ")", "[", "]", "«", "»"})


def is_title_case(texts: list[str]) -> bool:
    """Whether nearly all the words of a sentence begin with a capital, so that a capital tells nothing."""
    words = [text for text in texts if text[0].isalpha()]
    if len(words) < 3:
        return False
    lower = [text for text in words if text[0].islower()]
    content = sum(1 for text in lower if len(text) > 2 and text not in FUNCTION_WORDS)
    return content * 12 <= len(words) and len(lower) * 5 <= len(words) * 2


@lru_cache(maxsize=65536)
def _weighed(text: str, initial: bool, title_case: bool, said: str) -> Candidates:
    """What a word may be when a model says it is `said` ("" no word of a model).

    A sign without a letter or digit is what the rules say; in title case a capital made the proper noun, and it says
    nothing.
    """
    candidates = candidates_of(text, initial, title_case)
    if not said or (title_case and said == "PROPN") or not any(map(str.isalnum, text)):
        return candidates
    if said == "NOUN" and _is_no_noun(text.lower(), candidates):
        return candidates
    if (
        said == "ADV"
        and text[0].isupper()
        and not text.endswith("ly")
        and all(_TAGS[at] != "ADV" for at, _ in candidates)
    ):
        said = "PROPN"  # the lexicon knows the adverbs that no ending shows: "Voss added" opens with a name
    weighed = [(index, cost if _TAGS[index] == said else cost + _UNSAID) for index, cost in candidates]
    if all(_TAGS[index] != said for index, _ in candidates) and said in _FINE:
        low = text.lower()
        fine = next((fine for ending, fine in _BY_ENDING.get(said, ()) if low.endswith(ending)), _FINE[said])
        weighed.append((INDEX[fine], _UNKNOWN_OF_IRREGULAR if low in IRREGULAR_VERBS else _UNKNOWN))
    return tuple(weighed)


def _is_no_noun(low: str, candidates: Candidates) -> bool:
    """Is the word an adverb or the past of a verb and nothing else: "ashore", "500 marched"?"""
    tags = {_TAGS[index] for index, _ in candidates}
    past = low in IRREGULAR_VERBS or low.endswith("ed")
    return (tags == {"ADV"} and low in ADVERBS) or (
        past and "VERB" in tags and "NOUN" not in tags and low not in _AS_NOUNS
    )


def _is_preposition(texts: list[str], at: int) -> bool:
    """Whether the "to" at that position follows a word that only a noun phrase can complete."""
    return at > 0 and texts[at - 1].lower() in _BEFORE_PREPOSITION


def tag_sentence(texts: list[str], said: Sequence[str] = ()) -> list[str]:
    """The universal part of speech of each token of one sentence.

    `said`: what a model says of each token, "" where it says nothing; empty when no model has read the sentence.
    Linear in the sentence's length.
    """
    title_case = is_title_case(texts)
    result = ["PUNCT"] * len(texts)
    # per visited token: the token's index, its candidates, and for each the best predecessor
    visited: list[int] = []
    columns: list[list[tuple[int, int]]] = []
    scores: list[tuple[int, int]] = [(_START, 0)]
    initial = True
    for position, text in enumerate(texts):
        if text in _LOOK_THROUGH:
            initial = initial or text in {'"', "“", "‘", "``"}
            continue
        evidence = said[position] if said else ""
        if position > 1 and evidence == "VERB" and texts[position - 1] == "to" and _is_preposition(texts, position - 1):
            evidence = ""  # whoever takes "to" for a particle takes the word after it for a verb
        candidates = _weighed(text, initial, title_case, evidence)
        if text == "to" and _is_preposition(texts, position):
            candidates = _PREPOSITION
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
        result[position] = _TAGS[index]
        at = before_at
    return result
