"""When do two reports go back to one text?  One small rule for each kind of evidence.

Each rule returns its reason in words, or "" when it does not hold.  What merges for certain:

- `reprint`: most of the shorter report stands in the longer one;
- `running_narration`: a long stretch of narration in the same wording, which two people do not write;
- `retelling`: much of the shorter report comes back passage by passage, reworded, as in a translation
  made of a translation;
- `common_agency`: both credit the same agency and share narration, or a statement told in other words.

Shared quotations are no evidence: two reporters at one press conference have them both.
What falls short of these but is more than chance makes a merge possible (`below_threshold`).
"""

from __future__ import annotations

from collections.abc import Callable

from stemma.records import Document
from stemma.reuse.agencies import text_agencies
from stemma.reuse.overlap import Overlap

#: Share of the shorter report, and words, that make a reprint.
REPRINT_SHARE, REPRINT_WORDS = 0.5, 40
#: Share of either report that makes two copies of one text, whatever else is known.
COPY_SHARE = 0.8
#: Words of narration in the same wording: in all, and in one stretch.
NARRATION_WORDS, NARRATION_STRETCH = 40, 25
#: Share of the shorter report, words and passages that make a retelling; statements in other words help.
RETELLING_SHARE, RETELLING_WORDS, RETELLING_PASSAGES = 0.4, 60, 4
#: Words of narration that a common agency credit needs beside it.
AGENCY_WORDS = 20
#: Below these a pair shares no more than two reports of one event do by chance.
POSSIBLE_CLOSE, POSSIBLE_STRETCH = 25, 20
POSSIBLE_WORDS, POSSIBLE_SHARE = 45, 0.25


def reprint(overlap: Overlap) -> str:
    """Most of the shorter report stands in the longer, and not only its quotations."""
    if overlap.share >= REPRINT_SHARE and overlap.words >= REPRINT_WORDS and 2 * overlap.narration >= overlap.words:
        return f"{overlap.share:.0%} of the shorter report stands in the other"
    if overlap.share_a >= COPY_SHARE and overlap.share_b >= COPY_SHARE:
        return f"the two are one text but for {1 - min(overlap.share_a, overlap.share_b):.0%} of the words"
    return ""


def running_narration(overlap: Overlap) -> str:
    """A long stretch outside quotation marks in the same wording."""
    if overlap.close >= NARRATION_WORDS and overlap.longest >= NARRATION_STRETCH:
        return f"{overlap.close} words outside quotations are worded alike, {overlap.longest} of them in one stretch"
    return ""


def retelling(overlap: Overlap) -> str:
    """Passage after passage in other words: more than one event makes two people write alike."""
    passages = len(overlap.passages) + len(overlap.statements)
    enough = overlap.words >= RETELLING_WORDS and 2 * overlap.narration >= overlap.words
    if enough and overlap.share >= RETELLING_SHARE and passages >= RETELLING_PASSAGES:
        return f"{passages} passages, {overlap.share:.0%} of the shorter report, come back in the other, reworded"
    return ""


def common_agency(overlap: Overlap, one: Document, two: Document) -> str:
    """Both name the same agency as where their text is from, and share narration or a reworded statement."""
    common = text_agencies(one) & text_agencies(two)
    if common and overlap.narration >= AGENCY_WORDS:
        return f"both credit {sorted(common)[0]} and share {overlap.narration} words of narration"
    if common and overlap.statements:
        return f"both credit {sorted(common)[0]} and carry the same statement in other words"
    return ""


CERTAIN: tuple[Callable[[Overlap], str], ...] = (reprint, running_narration, retelling)


def certain(overlap: Overlap, one: Document, two: Document) -> str:
    """Why two reports certainly go back to one text; "" when the evidence is not enough."""
    for rule in CERTAIN:
        if reason := rule(overlap):
            return reason
    return common_agency(overlap, one, two)


def below_threshold(overlap: Overlap) -> str:
    """Why two reports may go back to one text, though not for certain; "" when nothing speaks for it."""
    if overlap.close >= POSSIBLE_CLOSE and overlap.longest >= POSSIBLE_STRETCH:
        return f"{overlap.close} words outside quotations are worded alike, too few to be sure"
    if overlap.narration >= POSSIBLE_WORDS and overlap.share >= POSSIBLE_SHARE:
        return f"{overlap.share:.0%} of the shorter report comes back in the other, too little to be sure"
    if overlap.statements and overlap.narration >= AGENCY_WORDS:
        return "the same statement in other words, and some narration alike"
    return ""
