"""Headline forms that no verb introduces: "Mayor: road open again" and "Road open again: mayor".

"Road open again, claims mayor" and "Mayor says road open again" have verbs and are read by `cued`.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.cued import cued_sayings
from stemma.claims.cues import FORMS
from stemma.claims.illnesses import ILLNESSES
from stemma.claims.mentions import DOCUMENTS
from stemma.claims.piece_kinds import is_capital, is_finite, is_word, opens_phrase
from stemma.claims.pieces import DASHES, Line, Piece
from stemma.claims.sayings import Saying, mode_of, span_of, trimmed
from stemma.claims.titles import OFFICES
from stemma.language.gazetteer import ORGANISATION_HEADS
from stemma.language.lexicon import PREPOSITIONS, VERB_FORMS, lemma
from stemma.language.wordlist import listed

#: A source in a headline has few words.
_LONGEST_SOURCE = 7
#: Labels before a colon that name a kind of text and nobody who speaks.
LABELS = listed("""
    address analysis breaking comment contact correction date editorial email exclusive explainer factbox fax interview live
    news note notice obituary opinion phone photo photos picture podcast profile review source tel telephone time timeline
    update venue video watch
""")


def headline_sayings(line: Line, index: int) -> list[Saying]:
    """The statement of a headline with one colon, or []; only titles and standfirsts are asked."""
    pieces = line.pieces
    if not line.is_headline:
        return _before_quote(line, index)
    colons = [
        at for at, piece in enumerate(pieces) if piece.low == ":" or (piece.low in DASHES and _spaced(pieces, at))
    ]
    if not colons:
        return []
    first, last = colons[0], colons[-1]
    parted = next((at for at in range(first + 2, len(pieces)) if pieces[at].low == ";"), None)
    if parted is not None and _is_source(pieces, 0, first) and _is_content(pieces, first + 1, parted):
        after = [one for one in cued_sayings(line, index) if one.cue and one.cue.start > pieces[parted].start]
        return [_saying(line, index, (0, first), (first + 1, parted), first), *after]
    if _is_source(pieces, 0, first) and _is_content(pieces, first + 1, len(pieces)):
        return [_saying(line, index, (0, first), (first + 1, len(pieces)), first)]
    stop = len(pieces)
    while stop > last + 1 and not (is_word(pieces[stop - 1]) or pieces[stop - 1].quote is not None):
        stop -= 1
    stop = next(
        (at for at in range(last + 2, stop) if pieces[at].low in _TOPICS), stop
    )  # "“...”: villagers | on the flood"
    if _is_source(pieces, last + 1, stop) and _is_content(pieces, 0, last):
        return [_saying(line, index, (last + 1, stop), (0, last), last)]
    return []


def _spaced(pieces: Sequence[Piece], at: int) -> bool:
    """Does a dash at this place part two phrases ("Dam safe - mayor") rather than join two words?"""
    if pieces[at].low != "-":
        return True
    return 0 < at < len(pieces) - 1 and pieces[at - 1].end < pieces[at].start and pieces[at].end < pieces[at + 1].start


def _before_quote(line: Line, index: int) -> list[Saying]:
    """ "Ada Holm: “We ran.”" in the body: a name, a colon and a quote, with at most a heading and a dash before them."""
    pieces = line.pieces
    at = next((at for at, piece in enumerate(pieces) if piece.low == ":"), None)
    if at is None or at + 1 >= len(pieces) or pieces[at + 1].quote is None:
        return []
    begin = next((k + 1 for k in range(at - 1, -1, -1) if pieces[k].low in DASHES), 0)
    begin += 1 if pieces[begin].low == "from" and begin + 1 < at else 0  # "From the report: “...”"
    return [_saying(line, index, (begin, at), (at + 1, at + 2), at)] if _is_source(pieces, begin, at) else []


#: Before the topic that a headline adds to who speaks.
_TOPICS = frozenset({"about", "on", "over"})
_SPEAKING = listed("""
    activist adviser aide analyst bank boss camp campaign charity coach court doctor driver expert family father firm
    lawyer leader manager mother neighbour nurse official owner parent pilot police poll regulator researcher resident
    scientist source student survivor teacher union victim watchdog widow witness worker
""")
#: Heads of topics, which headlines put before a colon as well.
NOUNS_OF_EVENTS = (
    listed("""
    accident attack avalanche blackout blast blaze bombing budget ceasefire clash collapse collision conflict crash crisis cyclone
    death derailment disaster drought earthquake economy election epidemic evacuation explosion famine fight fire flood
    football harvest heatwave hostage hurricane inflation killing landslide migration murder outbreak pandemic price
    protest quake raid rescue riot shipwreck shooting siege sinking storm strike summit talk talks toll tornado traffic
    trial truce tsunami typhoon vote war weather wildfire
""")
    | ILLNESSES
)


def _is_source(pieces: Sequence[Piece], begin: int, end: int) -> bool:
    """A short noun phrase without a verb, number or label ("Breaking: ...")."""
    words = [piece for piece in pieces[begin:end] if is_word(piece)]
    if (
        begin >= end
        or not words
        or len(words) > _LONGEST_SOURCE
        or any(piece.quote is not None for piece in pieces[begin:end])
    ):
        return False
    inverted = words[0].low in FORMS and len(words) > 1 and words[1].tag in ("DET", "PROPN")  # "Said the mayor: ..."
    if inverted or words[0].low in LABELS or (len(words) == 1 and not is_capital(words[0]) and words[0].tag == "VERB"):
        return False
    if (
        not opens_phrase(pieces[begin])
        or words[0].tag == "NUM"
        or words[-1].tag == "NUM"
        or words[-1].low in PREPOSITIONS
    ):
        return False
    if any(is_finite(pieces, at) and pieces[at].low not in FORMS for at in range(begin, end)):
        return False
    return _may_speak(words[-1], [piece for piece in words if piece.low not in PREPOSITIONS])


def _may_speak(last: Piece, words: Sequence[Piece]) -> bool:
    """Could this phrase speak: a name, an office, a body or a document, and not a topic ("Port strike: ...")?"""
    head = lemma(last.low, "NOUN")
    if head in OFFICES | DOCUMENTS | ORGANISATION_HEADS or last.low in ORGANISATION_HEADS or head in _SPEAKING:
        return True
    if len(words) == 1 and head in ILLNESSES:
        return False  # whatever its tag
    if last.tag == "NOUN" and not last.text.isupper() and (last.low == last.text or head in NOUNS_OF_EVENTS):
        return False
    return len(words) <= 4 and all(is_capital(piece) or piece.low in ("de", "al", "bin", "van") for piece in words)


def _is_content(pieces: Sequence[Piece], begin: int, end: int) -> bool:
    """Something asserted: a quote, a verb in any form, or at least four words."""
    part = pieces[begin:end]
    words = [piece for piece in part if is_word(piece)]
    if any(piece.quote is not None for piece in part):
        return True
    return len(words) >= 4 or (len(words) >= 2 and any(piece.low in VERB_FORMS for piece in words))


def _saying(line: Line, index: int, source: tuple[int, int], content: tuple[int, int], colon: int) -> Saying:
    pieces = line.pieces
    span = trimmed(pieces, *content)
    return Saying(
        line=index,
        content=(span,) if span is not None else (),
        mode=mode_of(pieces, *content),
        act="assert",
        cue=span_of(line, colon, colon + 1),
        source=trimmed(pieces, *source),
        block=line.block,
        rule="headline",
        verb=":",
        confidence=0.7,
    )
