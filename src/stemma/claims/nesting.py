"""Reports inside reports: what somebody's words tell of others is kept where it hands words on, and dropped elsewhere.

"The clerk said the board had announced that the dike was safe" tells of two statements, with the clerk in between.
"The clerk said she thinks the dike is safe" tells of one: the thought is what she said, and so are the wishes, orders,
judgements and refusals in her words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from stemma.claims import cues
from stemma.claims.attitudes import MINDS
from stemma.claims.piece_kinds import is_finite
from stemma.claims.pieces import Line
from stemma.claims.sayings import Saying
from stemma.language.wordlist import listed

#: How many sayings before and after one, in a sentence, may hold it.
_NEAR = 12
#: Verbs of saying that are verbs of the mind as well.
_THINKING = listed("believe fear find hope reason recall reflect think wonder")
#: Kinds of sayings whose source stands beside somebody else's report on purpose: "according to the Gull, the mayor said".
_PASSING_ON = frozenset(
    {
        "according",
        "cited",
        "corrected",
        "estimate",
        "given",
        "headline",
        "owned",
        "quoted",
        "recorded",
        "revised",
        "signed",
        "transcript",
    }
)
#: How much of a content is looked at for a verb.
_LOOK = 40


def outspoken(lines: Sequence[Line], sayings: Sequence[Saying]) -> list[Saying]:
    """The sayings without those inside another's words that hand over no words of their own."""
    by_line: dict[int, list[Saying]] = {}
    for one in sayings:
        by_line.setdefault(one.line, []).append(one)
    for beside in by_line.values():
        beside.sort(key=_place)
    return [one for one in sayings if hands_on(lines[one.line], one) or not within(one, by_line[one.line])]


def within(one: Saying, others: Sequence[Saying]) -> bool:
    """Does the cue stand inside the words of another saying?  `others` are in the order of their cues."""
    cue = one.cue
    if cue is None:
        return False
    here = bisect_left(others, cue.start, key=_place)
    near = others[max(0, here - _NEAR) : here + _NEAR]
    return any(
        part.start <= cue.start and cue.end <= part.end for other in near if other is not one for part in other.content
    )


def hands_on(line: Line, saying: Saying) -> bool:
    """Does it pass on words: a verb of saying with a clause or a quotation, or a source that is cited for them?"""
    if saying.rule in _PASSING_ON or saying.cue is None:
        return True
    if saying.act == "refuse":
        return saying.source is not None and saying.verb not in cues.WITHHOLD and _clausal(line, saying)
    if saying.act not in ("assert", "deny") or saying.verb in _THINKING | MINDS:
        return False
    return saying.verb in cues.SAYING | cues.TELL and _clausal(line, saying)


def _clausal(line: Line, saying: Saying) -> bool:
    """Is there a finite verb or a quotation in the words?"""
    pieces = line.pieces
    for part in saying.content:
        first = bisect_left(pieces, part.start, key=lambda piece: piece.start)
        last = bisect_left(pieces, part.end, key=lambda piece: piece.start)
        if any(pieces[at].quote is not None or is_finite(pieces, at) for at in range(first, min(last, first + _LOOK))):
            return True
    return False


def _place(saying: Saying) -> int:
    return saying.cue.start if saying.cue is not None else saying.content[0].start
