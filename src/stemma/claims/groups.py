"""Verb groups that may introduce a statement: the cue verb with its auxiliaries, adverbs and negation.

Many forms of these verbs are nouns as well ("claims", "reports", "state").  The words around the form
decide, the tag is one vote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.claims import cues
from stemma.claims.arcs import has_subject, is_reduced
from stemma.claims.attitudes import ADJECTIVES, EAGER, MINDS, OF
from stemma.claims.piece_kinds import (
    ends_phrase,
    is_adverb,
    is_capital,
    is_finite,
    is_mark,
    is_subject_pronoun,
    is_word,
)
from stemma.claims.pieces import Piece
from stemma.language.lexicon import DETERMINERS, MODALS, POSSESSIVES, PREPOSITIONS, VERB_FORMS
from stemma.language.verbs import NOUNS_FIRST, NOUNS_TOO
from stemma.language.wordlist import listed

Shape = Literal["finite", "participle", "infinitive", "passive"]

#: "would not comment", "did not respond": verbs whose negation withholds words.
_ANSWERS = listed("""
    answer comment confirm disclose discuss divulge elaborate explain identify mention reply respond reveal say
    specify tell
""")
#: Of those, the ones that refuse in the perfect as well: "has not commented", "has yet to respond".
_STILL = listed("answer comment elaborate reply respond")
#: "declined to be named": no words are withheld, but a name.
_NAMELESS = listed("identified named quoted")
_BE = frozenset({"'m", "'re", "am", "are", "be", "been", "being", "is", "was", "were"})
#: "have both called": what may float between an auxiliary and its verb.
_FLOATING = frozenset({"all", "both", "each"})
_HAVE = frozenset({"'ve", "had", "has", "have", "having"})
_DO = frozenset({"did", "do", "does"})
_NEGATIONS = frozenset({"n't", "never", "not"})
#: Adverbs that belong to what stands before them ("a week ago said").
_NOT_OF_THE_VERB = _NEGATIONS | {"ago", "ahead", "alike", "away", "else", "together"}
#: "went on to say", "continued to insist", "failed to mention".
_MATRIX = listed("""
    appear appeared appears began begin begins came comes continue continued continues continuing decline declined declines
    declining fail failed fails goes going refuse refused refuses refusing seem seemed seems used went
""")
_WITHHOLDING = listed("decline declined declines declining fail failed fails refuse refused refuses refusing")
#: Adjectives of a state of mind, whatever they take.
_STATES = ADJECTIVES | EAGER | OF.keys()
_OUT_OF_REACH = frozenset({"contacted", "reached"})
#: The words that a group can be found at: nothing else is looked at.
_KEYS = frozenset({"drawn"}) | _WITHHOLDING | _OUT_OF_REACH | _ANSWERS | _STATES | cues.FORMS.keys()
_BEFORE_PARTICIPLE = listed("-- , after and before but by in while – —")
#: "kept insisting", "began arguing", "could not resist pointing out": the saying is the participle's.
_ASPECTS = listed("began begin begins keep keeps kept resist resisted start started starts stopped")
#: Before a participle these begin a shortened clause.
_REDUCING = listed("as if once than unless until when whenever where")
#: Verbs of speech that are nouns as well, beside those of the lexicon.
_NOUNS_OF_SPEECH = listed("""
    chant email gripe groan grumble lament moan murmur quip radio rant retort roar shout sigh snap sneer sob text wail
    whisper yell
""")
#: A headline has no more pieces than this.
_HEADLINE = 20
#: Longer words are capitalised in a headline In Title Case.
_SHORT_WORD = 4
#: So far before "as saying" the word "quoted" may stand.
_QUOTED = 14
_PLURAL_SUBJECTS = listed("all both few i many most others several some they those we you who")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Pieces first..last (exclusive) of a line; `verb` is the place of the cue verb itself."""

    first: int
    last: int
    verb: int
    lemma: str
    shape: Shape
    negated: bool = False
    withheld: bool = False


def may_be_passive(pieces: Sequence[Piece]) -> bool:
    """Is there a form of "be" among the pieces?"""
    return any(piece.low in _BE for piece in pieces)


def verb_groups(pieces: Sequence[Piece]) -> list[VerbGroup]:
    """All groups of a line, in order, not overlapping."""
    found: list[VerbGroup] = []
    floor = 0
    for place, piece in enumerate(pieces):
        if piece.low not in _KEYS or place < floor:
            continue
        group = _withheld(pieces, place) or _adjective(pieces, place)
        if group is None and not _nameless(pieces, place) and piece.low in cues.FORMS:
            group = _group(pieces, place)
        if group is not None and group.first >= floor:
            found.append(group)
            floor = group.last
    return found


def _left(pieces: Sequence[Piece], place: int) -> int:
    """The place before this one, adverbs and negations skipped; -1 at the beginning."""
    at = place - 1
    while at >= 0 and (pieces[at].low in _NEGATIONS or (is_adverb(pieces[at]) and pieces[at].low not in PREPOSITIONS)):
        at -= 1
    return at


def _auxiliaries(pieces: Sequence[Piece], place: int) -> tuple[int, list[str]]:
    """(first place of the group that ends in the verb at `place`, its auxiliaries from right to left)."""
    first, auxiliaries = place, []
    at = place - 1
    while at >= 0 and place - at <= 6:
        low = pieces[at].low
        if low in _BE or low in _HAVE or low in _DO or low in MODALS or _clitic(pieces, at):
            auxiliaries.append(low)
            first = at
        elif not (low in _NEGATIONS or low in _FLOATING or is_adverb(pieces[at])):
            break
        at -= 1
    if not auxiliaries:
        while (
            first > 0
            and is_adverb(pieces[first - 1])
            and pieces[first - 1].low not in _NEGATIONS
            and not is_capital(pieces[first - 1])
        ):
            first -= 1
    return first, auxiliaries


def _may_be_participle(piece: Piece) -> bool:
    """Can the past form be a participle too?  "wrote" cannot."""
    tags = {tag for _, tag in VERB_FORMS.get(piece.low, ())}
    return not tags or "VN" in tags


def _clitic(pieces: Sequence[Piece], at: int) -> bool:
    """Is it the 's of "she's denied it", "it's denouncing": is or has, and no possessive?"""
    return pieces[at].low == "'s" and at > 0 and is_subject_pronoun(pieces[at - 1]) and pieces[at - 1].low != "one"


def _negated(pieces: Sequence[Piece], first: int, verb: int) -> bool:
    return any(pieces[at].low in _NEGATIONS for at in range(first, verb))


def _group(pieces: Sequence[Piece], place: int) -> VerbGroup | None:
    piece = pieces[place]
    lemma, kinds = cues.FORMS[piece.low]
    if is_capital(piece) and place > 0 and piece.tag == "PROPN" and not _title_verb(pieces, place, lemma, kinds):
        return None
    first, auxiliaries = _auxiliaries(pieces, place)
    before = _left(pieces, place)
    previous = pieces[before] if before >= 0 else None
    last = place + 1
    if last < len(pieces) and pieces[last].low in cues.PARTICLE.get(lemma, ()):
        last += 1
    elif lemma in cues.PARTICLE and lemma not in cues.CLAUSE | cues.NOUN | cues.PREPOSITIONAL.keys():
        return None
    negated = _negated(pieces, first, place)
    if auxiliaries:
        return _with_auxiliary(pieces, VerbGroup(first, last, place, lemma, "finite", negated), auxiliaries, kinds)
    if previous is not None and previous.low == "to" and "base" in kinds:
        return _infinitive(pieces, before, VerbGroup(first, last, place, lemma, "infinitive", negated))
    if "participle" in kinds:
        attached = _is_participle(previous, piece) or (lemma in cues.SAYING and quoting(pieces, place) is not None)
        return VerbGroup(first, last, place, lemma, "participle") if attached else None
    follows = pieces[last].low if last < len(pieces) else ""
    if "past" in kinds and follows in PREPOSITIONS and _may_be_participle(piece) and is_reduced(pieces, place):
        return None  # "the purse found in the lane"
    if "past" in kinds and previous is not None and previous.low in _REDUCING:
        return None  # "when asked if he would resign"
    if piece.tag == "VERB" and kinds & {"base", "past", "third"} and has_subject(pieces, place):
        return VerbGroup(first, last, place, lemma, "finite")
    sole = "third" in kinds and _sole_verb(pieces, place, previous)
    if previous is not None and not _may_precede(previous) and not (sole and previous.tag == "ADJ"):
        return None
    after = pieces[last] if last < len(pieces) else None
    if "past" in kinds:
        reduced = (after is not None and after.low == "by") or (
            piece.tag in ("ADJ", "NOUN") and lemma not in cues.SAYING
        )
        return None if reduced else VerbGroup(first, last, place, lemma, "finite")
    heralded = after is not None and (after.low in ("that", ":") or after.quote is not None)
    if "third" in kinds and (
        heralded or piece.tag in ("VERB", "") or (previous is not None and is_subject_pronoun(previous)) or sole
    ):
        return VerbGroup(first, last, place, lemma, "finite")
    if lemma == "say" and "base" in kinds and previous is not None and ends_phrase(previous) and piece.tag != "NOUN":
        return VerbGroup(first, last, place, lemma, "finite")
    clause = after is not None and (after.low == "that" or (is_subject_pronoun(after) and after.low != "one"))
    if "base" in kinds and piece.tag == "VERB" and clause:
        return VerbGroup(first, last, place, lemma, "finite")
    if (
        "base" in kinds
        and previous is not None
        and _plural(previous, after)
        and (heralded or piece.tag in ("VERB", ""))
    ):
        return VerbGroup(first, last, place, lemma, "finite")
    return None


def quoting(pieces: Sequence[Piece], place: int) -> int | None:
    """The place of "quoted" or "cited" where this participle goes on with it: "quoted the clerk as | saying"."""
    if place < 2 or pieces[place - 1].low != "as":
        return None
    near = range(place - 2, max(-1, place - _QUOTED), -1)
    return next((at for at in near if cues.FORMS.get(pieces[at].low, ("",))[0] in ("cite", "quote")), None)


def _title_verb(pieces: Sequence[Piece], place: int, lemma: str, kinds: frozenset[str]) -> bool:
    """Is it the verb of a headline In Title Case: "Mayor Says Bridge Is Safe"?  Forms that are nouns as well are not."""
    if "third" not in kinds or lemma in NOUNS_FIRST or lemma in NOUNS_TOO or len(pieces) > _HEADLINE:
        return False
    return not any(piece.text.islower() and len(piece.text) > _SHORT_WORD for piece in pieces)


def _sole_verb(pieces: Sequence[Piece], place: int, previous: Piece | None) -> bool:
    """Can an -s form tagged as a noun be the verb after all?

    It can where no noun has such a form, where it closes the sentence after a name ("..., the Olm Gazette reports."), and in a headline that has no
    other finite verb ("Mayor urges calm", "Rivera calls on council to resign").
    """
    if previous is None or not (previous.tag in ("ADJ", "NOUN", "PROPN") or is_capital(previous)):
        return False
    lemma = cues.FORMS[pieces[place].low][0]
    if lemma not in NOUNS_FIRST | NOUNS_TOO | _NOUNS_OF_SPEECH and pieces[place].tag == "NOUN":
        return True  # "denies", "insists" are forms of no noun
    if place + 1 >= len(pieces) or pieces[place + 1].low == ".":
        return is_capital(previous)
    if len(pieces) > _HEADLINE or not is_capital(pieces[0]) or pieces[place].low == pieces[0].low:
        return False
    return not any(is_finite(pieces, at) for at in range(len(pieces)) if at != place)


def _with_auxiliary(
    pieces: Sequence[Piece], group: VerbGroup, auxiliaries: Sequence[str], kinds: frozenset[str]
) -> VerbGroup | None:
    nearest = auxiliaries[0]
    if nearest == "'s":
        return group if kinds & {"participle", "past"} else None
    if nearest in _BE:
        if "past" in kinds:
            return VerbGroup(group.first, group.last, group.verb, group.lemma, "passive", group.negated)
        return group if "participle" in kinds else None
    if nearest in _HAVE:
        return group if "past" in kinds else None
    return group if "base" in kinds else None


def _infinitive(pieces: Sequence[Piece], to: int, group: VerbGroup) -> VerbGroup:
    """ "went on to say" counts as one finite cue; any other infinitive is marked as such."""
    at = to - 1
    if at >= 1 and pieces[at].low == "on":
        at -= 1
    if at >= 0 and pieces[at].low in _MATRIX:
        first, _ = _auxiliaries(pieces, at)
        return VerbGroup(first, group.last, group.verb, group.lemma, "finite", pieces[at].low in _WITHHOLDING)
    return group


def _nameless(pieces: Sequence[Piece], place: int) -> bool:
    """ "who declined to be named", "asking not to be quoted by name": the source keeps its name, and says nothing by it."""
    lows = [piece.low for piece in pieces[place + 1 : place + 5]]
    lows = lows[1:] if lows[:1] == ["not"] else lows
    return lows[:2] == ["to", "be"] and lows[2:3] != [] and lows[2] in _NAMELESS


def _paired(pieces: Sequence[Piece], place: int) -> int:
    """Where a withheld verb ends, with one joined to it: "confirm or deny", "confirm nor deny"."""
    joined = place + 2 < len(pieces) and pieces[place + 1].low in ("nor", "or")
    return place + 3 if joined and pieces[place + 2].low in _ANSWERS | {"deny"} else place + 1


def _withheld(pieces: Sequence[Piece], place: int) -> VerbGroup | None:
    """ "declined to comment", "would not say", "did not respond", "has yet to reply", "would not be drawn on"."""
    low = pieces[place].low
    following = pieces[place + 1].low if place + 1 < len(pieces) else ""
    if low in _STILL and place > 2 and pieces[place - 1].low == "to" and pieces[place - 2].low == "yet":
        first, auxiliaries = _auxiliaries(pieces, place - 1)
        if auxiliaries and auxiliaries[0] in _HAVE | _BE:
            return VerbGroup(first, place + 1, place, low, "finite", True, True)
    if low in _ANSWERS and place > 1 and pieces[place - 1].low == "neither":
        first, auxiliaries = _auxiliaries(pieces, place - 1)
        if auxiliaries and auxiliaries[0] in MODALS | _DO:
            return VerbGroup(first, _paired(pieces, place), place, low, "finite", True, True)
    if low == "drawn" and following in ("about", "into", "on") and place > 1 and pieces[place - 1].low == "be":
        first, _ = _auxiliaries(pieces, place)
        if _negated(pieces, first, place):
            return VerbGroup(first, place + 1, place, "comment", "finite", True, True)
    perfect = next((lemma for lemma, tag in VERB_FORMS.get(low, ()) if tag == "VN" and lemma in _STILL), None)
    if perfect is not None:
        first, auxiliaries = _auxiliaries(pieces, place)
        if auxiliaries and auxiliaries[0] in _HAVE and _negated(pieces, first, place):
            return VerbGroup(first, place + 1, place, perfect, "finite", True, True)
    if low in _WITHHOLDING and place + 2 < len(pieces) and pieces[place + 1].low == "to":
        if pieces[place].low.startswith("fail") and pieces[place + 2].low not in ("answer", "respond", "reply"):
            return None
        lemma = pieces[place + 2].low
        if lemma not in _ANSWERS and lemma not in cues.LEMMAS - MINDS:
            return None
        first, _ = _auxiliaries(pieces, place)
        shape: Shape = "participle" if low.endswith("ing") and first == place else "finite"
        return VerbGroup(first, _paired(pieces, place + 2), place + 2, lemma, shape, True, True)
    if low in _OUT_OF_REACH and place > 1 and pieces[place - 1].low == "be":
        first, auxiliaries = _auxiliaries(pieces, place)
        if _negated(pieces, first, place) and place + 2 < len(pieces) and pieces[place + 1].low == "for":
            return VerbGroup(first, place + 1, place, low, "finite", True, True)
    if low in _ANSWERS and place > 0:
        first, auxiliaries = _auxiliaries(pieces, place)
        modal = (
            auxiliaries and (auxiliaries[-1] in MODALS or auxiliaries[-1] in _DO) and auxiliaries[0] not in _BE | _HAVE
        )
        if modal and _negated(pieces, first, place):
            return VerbGroup(first, _paired(pieces, place), place, low, "finite", True, True)
    return None


def _adjective(pieces: Sequence[Piece], place: int) -> VerbGroup | None:
    """ "is convinced that", "was wary of", "is keen to": a state of mind, read as the verb that takes the same."""
    if pieces[place].low not in _STATES or place + 1 >= len(pieces):
        return None
    before = _left(pieces, place)
    if before < 0 or pieces[before].low not in _BE:
        return None
    first, _ = _auxiliaries(pieces, place)
    follows = pieces[place + 1]
    negated = _negated(pieces, first, place)
    if pieces[place].low in EAGER and follows.low == "to":
        return VerbGroup(first, place + 1, place, "want", "finite", negated)
    if follows.low in OF.get(pieces[place].low, ()):
        return VerbGroup(first, place + 2, place, "oppose", "finite", negated)
    if pieces[place].low not in ADJECTIVES:
        return None
    if (
        follows.low == "that"
        or is_subject_pronoun(follows)
        or follows.tag in ("DET", "PROPN")
        or follows.low == "there"
    ):
        return VerbGroup(first, place + 1, place, "know", "finite", negated)
    return None


def _may_precede(previous: Piece) -> bool:
    """May this piece stand right before a finite verb?"""
    if previous.quote is not None or is_mark(previous) or previous.low in (",", ")", "--", "–", "—", ";"):
        return True
    if previous.low in ("and", "but", "who", "which", "that", "then", "or", "yet"):
        return True
    if (
        is_subject_pronoun(previous)
        or previous.low in _PLURAL_SUBJECTS
        or previous.low in ("this", "these", "those", "none")
    ):
        return True
    if previous.low in DETERMINERS or previous.low in POSSESSIVES or previous.low in PREPOSITIONS:
        return False
    if previous.tag == "ADJ" and not is_capital(previous):
        return False
    return ends_phrase(previous)


def _plural(previous: Piece, after: Piece | None) -> bool:
    low = previous.low
    share = previous.tag == "NUM" or low in ("percent", "cent", "half", "majority")
    if share and after is not None and (is_subject_pronoun(after) or after.low in ("that", "the", "there")):
        return True
    if low in _PLURAL_SUBJECTS or low in ("and", "but"):
        return True
    return (
        is_word(previous)
        and ends_phrase(previous)
        and (low.endswith("s") or low in ("people", "police", "men", "women"))
    )


def _is_participle(previous: Piece | None, piece: Piece) -> bool:
    """ "..., adding that": after a comma, a quote, a conjunction, a noun or nothing - not after an article."""
    if previous is None:
        return is_capital(piece)
    if previous.quote is not None or previous.low in _BEFORE_PARTICIPLE or previous.low in _ASPECTS:
        return True
    if (
        previous.low in DETERMINERS
        or previous.low in POSSESSIVES
        or previous.low in PREPOSITIONS
        or previous.tag == "ADJ"
    ):
        return False
    return previous.tag in ("NOUN", "PROPN", "") and ends_phrase(previous)
