"""What a piece of a line may be, by its form, its tag and the pieces beside it: word, mark, adverb, finite verb.

A tag is one vote: where form and neighbours say otherwise, they decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.pieces import Piece
from stemma.language.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS, VERB_FORMS
from stemma.language.nouns import TIME_NOUNS
from stemma.language.verbs import INTRANSITIVE_VERBS
from stemma.language.wordlist import listed

_SUBJECTS = frozenset({"he", "i", "it", "one", "she", "they", "we", "who", "you"})
_INDEFINITE = listed("""
    all another anyone both each everyone few he her him i it many most neither nobody none one others she some somebody
    someone that them these they this those us we you
""")
_MARKS = frozenset("\"“”„«»'‘’")


def is_word(piece: Piece) -> bool:
    return piece.quote is None and piece.text[:1].isalnum()


def is_mark(piece: Piece) -> bool:
    """A quotation mark left standing because what it encloses is a term, not speech."""
    return piece.low in _MARKS


def is_capital(piece: Piece) -> bool:
    return piece.text[:1].isupper()


def is_auxiliary(piece: Piece) -> bool:
    return piece.low in AUXILIARIES


def is_adverb(piece: Piece) -> bool:
    return (
        piece.tag == "ADV"
        or piece.low in ("not", "n't")
        or (piece.low.endswith("ly") and piece.tag in ("", "ADV", "ADJ"))
    )


def is_time_word(piece: Piece) -> bool:
    if piece.low in _TIMES_IN_NAMES and is_capital(piece):
        return False  # "the Evening Gull"
    return piece.low in TIME_NOUNS or piece.low in _DAYS or (piece.low[:-1] in TIME_NOUNS and piece.low.endswith("s"))


_TIMES_IN_NAMES = listed("century day decade evening hour month morning night season week year")
_DAYS = listed("""
    april august december earlier february friday january july june later march may monday november october recently
    saturday september sunday thursday tuesday wednesday
""")


def is_subject_pronoun(piece: Piece) -> bool:
    return piece.low in _SUBJECTS


def is_finite(pieces: Sequence[Piece], place: int) -> bool:
    """Is the piece a finite verb or an auxiliary, by its form, its tag and the word before it?

    An -ed form that a preposition follows ("wounded in", "led by") is taken as a participle unless a
    pronoun or an auxiliary stands before it, or it can have no object ("died in"); `past_after_noun`
    finds those that are the only verb of their clause.
    """
    piece = pieces[place]
    if piece.quote is not None or (not is_word(piece) and not piece.low.startswith("'")):
        return False
    if piece.low == "may" and is_capital(piece) and place:
        return False  # the month
    if piece.low in AUXILIARIES:
        return piece.low not in ("'s", "be", "been", "being", "having") or (
            piece.tag in ("AUX", "VERB") and piece.low == "'s"
        )
    if piece.low.endswith("ing") or (is_capital(piece) and (place == 0 or is_capital(pieces[place - 1]))):
        return False
    if piece.tag != "VERB" and not (piece.tag == "" and piece.low in VERB_FORMS and not is_capital(piece)):
        return False
    before = pieces[place - 1].low if place else ""
    if before in ("to", "by", "of") or before in DETERMINERS - {"that", "this", "many", "some", "most", "all"}:
        return False
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    entries = {tag for _, tag in VERB_FORMS.get(piece.low, ())}
    if any(lemma in INTRANSITIVE_VERBS for lemma, _ in VERB_FORMS.get(piece.low, ())):
        return True
    if ("VN" in entries or piece.low.endswith("ed")) and before not in _SUBJECTS:
        return after is None or not (after.low in PREPOSITIONS or is_time_word(after)) or "VN" not in entries
    return True


def past_after_noun(pieces: Sequence[Piece], place: int) -> bool:
    """May this -ed form be the finite verb of a clause that has no other: "300 homes | burned in the fire"?

    A form that an agent follows ("a plan approved by the board") stays a participle; a measure after
    "by" is no agent ("sales dropped by 12 percent").
    """
    piece = pieces[place]
    if place == 0 or piece.quote is not None or not piece.low.endswith("ed") or is_capital(piece):
        return False
    if piece.tag != "VERB" and piece.low not in VERB_FORMS:
        return False
    before = pieces[place - 1]
    if before.tag not in ("NOUN", "PROPN") or not ends_phrase(before) or is_time_word(before):
        return False
    following = [other.low for other in pieces[place + 1 : place + 3]]
    if following[:1] != ["by"]:
        return True
    return len(following) > 1 and (following[1][:1].isdigit() or pieces[place + 2].tag == "NUM")


def opens_phrase(piece: Piece) -> bool:
    """May a noun phrase begin with this piece?"""
    if piece.quote is not None:
        return False
    if piece.low in DETERMINERS or piece.low in POSSESSIVES or piece.low in _INDEFINITE:
        return True
    if piece.low in PREPOSITIONS or piece.low in CONJUNCTIONS or piece.low in AUXILIARIES:
        return piece.tag == "PROPN" and is_capital(piece)  # "Via Soluna", the name of a firm
    if piece.tag in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET", ""):
        return is_word(piece) or piece.text[:1] in ("$", "€", "£", "@") or is_mark(piece)
    if is_capital(piece) and piece.tag not in ("ADV", "ADP", "SCONJ"):
        return True
    return piece.tag == "VERB" and piece.low.endswith(("ed", "ing"))


def ends_phrase(piece: Piece) -> bool:
    """May a noun phrase end with this piece?"""
    if piece.quote is not None:
        return False
    if piece.low in (")", "]") or is_mark(piece) or piece.low in _INDEFINITE or piece.low in _SUBJECTS:
        return True
    if piece.low in PREPOSITIONS or piece.low in CONJUNCTIONS or piece.low in DETERMINERS or piece.low in AUXILIARIES:
        return False
    return is_word(piece) and (piece.tag not in ("ADV", "SCONJ", "CCONJ", "ADP", "AUX") or is_capital(piece))
