"""What a cue introduces to its right: where the words begin, whom they are told to, and where they end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.claims import cues
from stemma.claims.arcs import complement
from stemma.claims.circumstances import aside_before_that, skip_circumstance, then_words, timed
from stemma.claims.content_ends import CLOSERS, content_end, phrase_content_end
from stemma.claims.elliptical import SAYING_NUMBERS, is_elliptical
from stemma.claims.groups import VerbGroup
from stemma.claims.piece_kinds import (
    is_adverb,
    is_capital,
    is_finite,
    is_subject_pronoun,
    is_time_word,
    opens_phrase,
    past_after_noun,
)
from stemma.claims.pieces import Piece
from stemma.claims.sources import Range, phrase_end
from stemma.language.lexicon import AUXILIARIES, PREPOSITIONS, VERB_FORMS
from stemma.language.verbs import NOUNS_FIRST
from stemma.language.wordlist import listed

_REACH = 60
#: Words that the occasion of telling may take up, before "that".
_OCCASION = 9
_WH = listed("how if what when where whether which who why")
#: What a bare clause may begin with, beside its subject.
_CLAUSE_OPENERS = listed("""
    after although at because by despite during if in on once since though under unless when while with without
""")
#: What is claimed without a word, in a phrase of so many pieces: "the storm claimed 12 lives", "the list claimed nine seats".
_TAKEN = listed("casualties crown life lives medal medals prize scalp seat seats title titles victim victims")
_TAKING = 8
_MARKS_OPENING = frozenset("\"“'‘")
_MARKS_CLOSING = frozenset("\"”'’")


#: Relations of the clause that a verb takes.
_CLAUSAL = frozenset({"ccomp"})


@dataclass(frozen=True, slots=True)
class Complement:
    """Pieces begin..end of the content; `addressee` the phrase told to; `frame` which complement was read."""

    begin: int
    end: int
    frame: str
    addressee: Range | None = None


def complement_after(pieces: Sequence[Piece], group: VerbGroup, groups: Sequence[VerbGroup]) -> Complement | None:
    """The complement of a cue, or None when nothing that it can take follows.

    `groups` are all verb groups of the line: where the next one begins its own clause, this one's content ends.
    """
    at = group.last
    if at >= len(pieces):
        return None
    if group.lemma in cues.TELL or group.lemma in cues.DIRECT_TO:
        stop = phrase_end(pieces, at)
        if stop > at:
            directed = _directive(pieces, group, at, stop)
            if directed is not None:
                return Complement(at, content_end(pieces, directed, group, groups), "directive", (at, stop))
            found = _clause(pieces, group, stop, groups)
            if found is not None:
                return Complement(found.begin, found.end, found.frame, (at, stop))
            that = _that_after(pieces, stop) if group.lemma in cues.TELL else None
            if that is not None:
                return Complement(that + 1, content_end(pieces, that + 1, group, groups), "that", (at, stop))
    if group.lemma in cues.PREDICATING:
        found = _predication(pieces, group, at, groups)
        if found is not None:
            return found
    found = _clause(pieces, group, at, groups)
    if found is not None:
        return found
    return _phrase(pieces, group, at, groups) or _by_arcs(pieces, group, groups)


def _that_after(pieces: Sequence[Piece], start: int) -> int | None:
    """The place of "that" after the occasion of telling ("told the house | on a video call | that"), or None."""
    if start >= len(pieces) or pieces[start].low not in PREPOSITIONS:
        return None
    for at in range(start + 1, min(len(pieces) - 1, start + _OCCASION)):
        if pieces[at].low == "that":
            return at
        if pieces[at].quote is not None or pieces[at].low in CLOSERS or pieces[at].low in AUXILIARIES:
            return None
    return None


def _by_arcs(pieces: Sequence[Piece], group: VerbGroup, groups: Sequence[VerbGroup]) -> Complement | None:
    """The clause that the parse hangs on the verb, where the words alone do not show it."""
    labels = _CLAUSAL if group.lemma in cues.CLAUSE | cues.TELL | cues.SAYING else frozenset({"xcomp"})
    if group.lemma in cues.UNDERTAKE:
        labels = labels | {"xcomp"}
    found = complement(pieces, group.verb, labels)
    if group.lemma == "claim" and is_taken(pieces, group.last):
        return None
    if found is None or found[0] < group.last or found[1] - found[0] < 2:
        return None
    begin = found[0] + 1 if pieces[found[0]].low == "that" else found[0]
    end = content_end(pieces, begin, group, groups)
    return Complement(begin, end, "arc") if end > begin else None


def _directive(pieces: Sequence[Piece], group: VerbGroup, start: int, stop: int) -> int | None:
    """Where "to do something" begins after an addressee, else None."""
    at = stop
    while at < len(pieces) and (is_adverb(pieces[at]) or pieces[at].low == "not") and at < stop + 3:
        at += 1
    if (
        group.lemma in cues.DIRECT_TO
        and at + 1 < len(pieces)
        and pieces[at].low == "to"
        and pieces[at + 1].low.isalpha()
    ):
        return stop
    return None


def _predication(
    pieces: Sequence[Piece], group: VerbGroup, start: int, groups: Sequence[VerbGroup]
) -> Complement | None:
    """ "accused the army of ...", "described it as ...", "called the deal a mistake"."""
    links = cues.PREDICATING[group.lemma]
    stop = phrase_end(pieces, start)
    if stop == start or stop >= len(pieces):
        return None
    if links and not any(pieces[at].low in links for at in range(stop, min(len(pieces), stop + 12))):
        return None
    if not links and not (opens_phrase(pieces[stop]) or pieces[stop].quote is not None):
        longer = stop - start > 1 and not is_finite(pieces, stop)
        return Complement(start, content_end(pieces, start, group, groups), "predication") if longer else None
    return Complement(start, content_end(pieces, start, group, groups), "predication")


def _clause(pieces: Sequence[Piece], group: VerbGroup, start: int, groups: Sequence[VerbGroup]) -> Complement | None:
    """A quote, a that-clause, a question, a bare clause or an infinitive from `start` on, circumstances skipped."""
    lemma = group.lemma
    takes_clause = lemma in cues.CLAUSE or lemma in cues.TELL or lemma in cues.SAYING
    bare = lemma in cues.CLAUSE or lemma in cues.TELL  # "continued" and "retorted" take a quote or a that-clause alone
    at = start
    while True:
        if at >= len(pieces):
            return None
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if piece.quote is not None:
            return Complement(at, content_end(pieces, at, group, groups), "quote") if takes_clause else None
        if piece.low == ":" and following is not None:
            return Complement(at + 1, content_end(pieces, at + 1, group, groups), "colon") if takes_clause else None
        if piece.low == "," and following is not None and following.quote is not None:
            return Complement(at + 1, content_end(pieces, at + 1, group, groups), "quote") if takes_clause else None
        if piece.low == "," and aside_before_that(pieces, at):
            at = aside_before_that(pieces, at)
            continue
        if piece.low == "that" and _predicate(following) and _describes(pieces, group, start, at):
            return None  # "reported on clashes that had begun", "the emission rules that could close the mill"
        if piece.low == "that" and following is not None and takes_clause:
            return Complement(at + 1, content_end(pieces, at + 1, group, groups), "that")
        if piece.low in _WH and (takes_clause or group.withheld) and following is not None:
            return Complement(at, content_end(pieces, at, group, groups), "question")
        if at == start and lemma in cues.GERUND and _gerund(pieces, at):
            return Complement(at, content_end(pieces, at, group, groups), "gerund")
        if piece.low == "to" and lemma in cues.UNDERTAKE and following is not None and following.low.isalpha():
            told_when = at == start or is_time_word(pieces[at - 1])  # "agreed on Friday to sell"
            return Complement(at, content_end(pieces, at, group, groups), "infinitive") if told_when else None
        if at == start and lemma in SAYING_NUMBERS and is_elliptical(pieces, at):
            return Complement(at, content_end(pieces, at, group, groups), "clause")
        if bare and not timed(pieces, at) and not then_words(pieces, at) and _bare_clause(pieces, at, lemma):
            return Complement(at, content_end(pieces, at, group, groups), "clause")
        skipped = skip_circumstance(pieces, at)
        if skipped == at:
            return None
        if piece.low in ("about", "on", "over") and pieces[skipped - 1].low in cues.FORMS:
            return None  # "commented on reports that": the reports' words, not the speaker's
        if at > start and skipped < len(pieces) - 1 and pieces[skipped].low == ",":
            skipped += 1  # "said today, at the opening, the road ..."
        at = skipped


def _describes(pieces: Sequence[Piece], group: VerbGroup, start: int, that: int) -> bool:
    """Does "that" go on with a noun: one after the cue, or the cue's own form, where that is a plural as well?"""
    if that > start:
        return not is_time_word(pieces[that - 1])
    return group.first == group.verb and group.lemma in NOUNS_FIRST and pieces[group.verb].low.endswith("s")


def _gerund(pieces: Sequence[Piece], at: int) -> bool:
    """Does a gerund with something after it stand here: "denied | taking money"?"""
    piece = pieces[at]
    forms = {tag for _, tag in VERB_FORMS.get(piece.low, ())}
    if not piece.low.endswith("ing") or is_capital(piece) or at + 1 >= len(pieces) or pieces[at + 1].low in CLOSERS:
        return False
    return "VG" in forms or piece.tag == "VERB"


def _predicate(piece: Piece | None) -> bool:
    """Does a verb stand here that can have nothing but a relative pronoun as its subject: "that had begun"?"""
    if piece is None:
        return False
    past = any(tag == "VD" for _, tag in VERB_FORMS.get(piece.low, ()))
    return piece.low in AUXILIARIES or (past and piece.tag == "VERB")


def _bare_clause(pieces: Sequence[Piece], start: int, lemma: str) -> bool:
    """Does a clause without "that" begin here: a subject, then a finite verb?

    A comma before the verb is crossed only in pairs ("the mayor, a nurse, was"), or after an opening
    phrase or clause ("despite the rain, the road was").  With no finite verb at all, an -ed form after
    a noun is one ("said 300 homes burned in the fire"), unless the cue takes a noun phrase as well
    ("announced plans drafted in May").
    """
    opening = pieces[start].low in _CLAUSE_OPENERS
    if not (opens_phrase(pieces[start]) or opening):
        return False
    limit = min(len(pieces), start + _REACH)
    subordinate = commas = 0
    only_past, either = False, lemma in cues.NOUN
    for at in range(start, limit):
        low = pieces[at].low
        if pieces[at].quote is not None and at > start:
            return True
        if low in (".", ":", ";", "?", "!"):
            return only_past
        if low == ",":
            commas += 1
            if opening:
                opening, subordinate, commas = False, 0, 0
        elif low in ("who", "which") and at > start:
            subordinate = 1
        elif at > start and is_finite(pieces, at):
            if not subordinate:
                return only_past or opening or commas != 1
            subordinate = 0
        elif not (either or opening or subordinate or commas) and at > start and past_after_noun(pieces, at):
            only_past = True
    return only_past


def _phrase(pieces: Sequence[Piece], group: VerbGroup, start: int, groups: Sequence[VerbGroup]) -> Complement | None:
    """A noun phrase as content: after the verb itself, or after the preposition that goes with it."""
    at = start
    while at < len(pieces) and at < start + 3 and (is_adverb(pieces[at]) or timed(pieces, at)):
        at = max(at + 1, skip_circumstance(pieces, at))
    if at >= len(pieces):
        return None
    piece = pieces[at]
    prepositions = cues.PREPOSITIONAL.get(group.lemma)
    if prepositions is not None and piece.low in prepositions and at + 1 < len(pieces):
        head = (
            at + 2 if is_adverb(pieces[at + 1]) and at + 2 < len(pieces) else at + 1
        )  # "called for | immediately ending"
        if opens_phrase(pieces[at + 1]) or pieces[at + 1].quote is not None or pieces[head].low.endswith("ing"):
            return Complement(at + 1, phrase_content_end(pieces, at + 1, group, groups), "prepositional")
        return None
    if group.withheld and piece.low in ("to", "on", "about", "for") and at + 1 < len(pieces):
        begin = at + 1 if opens_phrase(pieces[at + 1]) else at
        return Complement(begin, phrase_content_end(pieces, begin, group, groups), "phrase")
    if group.withheld and opens_phrase(piece):
        return Complement(at, phrase_content_end(pieces, at, group, groups), "phrase")
    with_particle = group.lemma in cues.PARTICLE and group.last == group.verb + 2  # "ruled out | new taxes"
    if piece.low in _MARKS_OPENING and group.lemma in cues.SAYING:
        closing = next((k for k in range(at + 1, min(len(pieces), at + 6)) if pieces[k].low in _MARKS_CLOSING), None)
        if closing is not None and (closing + 1 >= len(pieces) or pieces[closing + 1].low in PREPOSITIONS | CLOSERS):
            return Complement(at, closing + 1, "phrase")  # "chanted “Let them go” | at the gate"
    if not (group.lemma in cues.NOUN or with_particle) or is_time_word(piece):
        return None
    if group.lemma == "claim" and is_taken(pieces, at):
        return None
    if group.lemma in cues.DISMISSING and _counts(pieces, at):
        return None  # "dismissed 300 workers"
    if group.lemma == "contest" and not any(piece.low in cues.TOLD for piece in pieces[at : at + _TAKING]):
        return None  # "contested the seat"
    if group.lemma == "show" and group.first > 0 and is_subject_pronoun(pieces[group.first - 1]):
        return None
    if piece.quote is not None or (opens_phrase(piece) and piece.low not in ("he", "she", "they", "we", "i")):
        return Complement(at, phrase_content_end(pieces, at, group, groups), "phrase")
    return None


def _counts(pieces: Sequence[Piece], start: int) -> bool:
    """Does the phrase count things or persons, rather than words: "300 workers", "its chief"?"""
    part = pieces[start : start + _TAKING]
    return part[0].tag == "NUM" and not any(piece.low in cues.TOLD for piece in part)


def is_taken(pieces: Sequence[Piece], start: int) -> bool:
    """Is the noun of the phrase that begins here, the last before a preposition or mark, one of `_TAKEN`?"""
    at = start
    while at + 1 < min(len(pieces), start + _TAKING):
        following = pieces[at + 1]
        if following.low in PREPOSITIONS or following.low in CLOSERS or is_time_word(following):
            break
        at += 1
    return pieces[at].low in _TAKEN
