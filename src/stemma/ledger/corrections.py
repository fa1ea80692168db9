"""Figures that a text says were wrong, and headlines that their own report has overtaken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from stemma.ledger.comparisons import OF_EARLIER
from stemma.ledger.drafts import Draft, shared_reports
from stemma.ledger.mentions import Mention
from stemma.ledger.values import centre, equal, fits, is_bound, overlap, rounding, words
from stemma.records import Extraction

_CUE = re.compile(
    r"\b(?:correct(?:ed|s|ing|ion)?|revis(?:e|es|ed|ing|ion)|amend(?:ed|s)?|lower(?:ed|s|ing)?|downgrad(?:ed|es)|"
    r"replac(?:es|ed|ing)|retract(?:ed|s|ion)|mistaken(?:ly)?|erroneous(?:ly)?|wrong(?:ly)?|miscounted|counted twice|"
    r"(?:at first|earlier|first|initially|originally|previously) (?:announced|believed|claimed|counted|estimated|given|"
    r"planned|put|reported|said|say|spoke|spoken|stated|thought|told)|instead of(?= (?:\w+ ){0,2}\d)|"
    r"(?:said|told|reported|announced|put|given|stated|claimed) (?:before|earlier|previously)|"
    r"had (?:at first|earlier|first|initially|originally|previously) "
    r"(?:announced|given|put|reported|said|spoken of|stated|thought))\b",
    re.IGNORECASE,
)
_DOWN_FROM = re.compile(
    r"(?:\bfrom|\breplac(?:es|ed|ing)(?: \w+){0,3}|\binstead of|\brather than|\bnot|"
    r"\b(?:at first|earlier|first|initially|originally|previously) \w+(?: \w+){0,3})\s+$",
    re.IGNORECASE,
)
_NAMED_OLD = re.compile(r"\b(?:from|instead\s+of|rather\s+than)\s+(?:\w+\s+){0,2}\d", re.IGNORECASE)
#: Cues that mark the older figure, not the newer.
_TOLD_BEFORE = ("at first", "earlier", "first", "had", "initially", "originally", "previously")
_REACH = 220
#: Mentions of a claim in which words of correction are looked for.
_LOOKED_AT = 40
_SENTENCE_END = re.compile(r"[.!?]\s|\n")

Which = tuple[Literal["a", "b"], str]


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = text[max(0, start - _REACH) : start]
    cuts = [m.end() for m in _SENTENCE_END.finditer(before)]
    first = max(0, start - _REACH) + (cuts[-1] if cuts else 0)
    cut = _SENTENCE_END.search(text, end, end + _REACH)
    return first, cut.start() if cut else min(len(text), end + _REACH)


def correction(a: Draft, b: Draft, series: Sequence[Draft], extractions: Mapping[str, Extraction]) -> Which | None:
    """Which of the two corrects the other and by which words; None when no text says so.

    Looked for in sentences that hold both figures ("revised down to 24, from 27"), then, when the two are
    not of different parties, in sentences that hold one of them and a word of correction.
    """
    if fits(a.value, b.value):
        return None
    for one, other in shared_reports(a, b):
        text = extractions[one.document].document.text
        first, last = _sentence(text, one.quantity.start, one.quantity.end)
        told_before = any(OF_EARLIER.match(text, m.quantity.end) for m in (one, other))
        if not first <= other.quantity.start < last or not (told_before or _CUE.search(text, first, last)):
            continue
        old_a, old_b = _is_old(text, first, one), _is_old(text, first, other)
        if old_a != old_b:
            return ("b" if old_a else "a"), f"“{' '.join(text[first:last].split())}” ({one.document})"
    if a.asserters and b.asserters and not a.asserters & b.asserters:
        return None
    for which, new, old in (("b", b, a), ("a", a, b)):
        withdrawn = _withdrawn(new, old, series, extractions)
        if withdrawn:
            return ("b" if which == "b" else "a"), withdrawn
    taken_back = _taken_back(a, b, extractions)
    if taken_back:
        return taken_back
    if not a.polarity == b.polarity == "asserted":
        return None  # a denied figure was nobody's to be corrected
    words_of_b = _corrects(b, a, series, extractions)
    if words_of_b:
        return "b", words_of_b
    words_of_a = _corrects(a, b, series, extractions)
    return ("a", words_of_a) if words_of_a else None


def _withdrawn(new: Draft, old: Draft, series: Sequence[Draft], extractions: Mapping[str, Extraction]) -> str | None:
    """ "38 were killed, not 40 as it had said earlier": the sentence of the new figure takes back the old one."""
    if not new.polarity == old.polarity == "asserted":
        return None
    for denied in series:
        if denied.polarity != "denied" or not equal(denied.value, old.value):
            continue
        for one, other in shared_reports(new, denied):
            text = extractions[one.document].document.text
            first, last = _sentence(text, one.quantity.start, one.quantity.end)
            if first <= other.quantity.start < last and _CUE.search(text, first, last):
                return f"“{' '.join(text[first:last].split())}” ({one.document})"
    return None


def _told_since(old: Draft, document: str, extractions: Mapping[str, Extraction]) -> bool:
    """Whether all reports of the figure are surely of later days than this report."""
    day = extractions[document].document.published
    if day is None or day.end is None:
        return False
    days = [extractions[one].document.published for one in old.documents]
    return all(one is not None and one.start is not None and one.start > day.end for one in days)


def _taken_back_in(document: str, new: Draft, old: Draft, extractions: Mapping[str, Extraction]) -> bool:
    """Whether this report says that it was the old figure that was told before."""
    if document not in old.documents or fits(new.value, old.value):
        return False
    found = _taken_back(new, old, extractions)
    return found is not None and found[0] == "a"


def _taken_back(a: Draft, b: Draft, extractions: Mapping[str, Extraction]) -> Which | None:
    """ "38 were killed, the board said.  It had earlier said 40": a larger figure told as what was said before."""
    which: Literal["a", "b"] = "a" if centre(a.value) < centre(b.value) else "b"
    new, old = (a, b) if which == "a" else (b, a)
    if new.question.measure != "cumulative":
        return None
    for one, other in shared_reports(new, old):
        text = extractions[one.document].document.text
        first, last = _sentence(text, other.quantity.start, other.quantity.end)
        cue = _CUE.search(text, first, other.quantity.start)
        if cue is not None and cue.group().casefold().startswith(_TOLD_BEFORE) and one.quantity.start < first:
            return which, f"“{' '.join(text[first:last].split())}” ({one.document})"
    return None


def _corrects(new: Draft, old: Draft, series: Sequence[Draft], extractions: Mapping[str, Extraction]) -> str | None:
    """The sentence in which a report that lacks the old figure gives the new one with a word of correction.

    It corrects nothing that was first told on a later day, and only what it takes back where it says what that was.
    """
    for mention in new.mentions[:_LOOKED_AT]:
        if mention.document in old.documents or _told_since(old, mention.document, extractions):
            continue
        if any(_taken_back_in(mention.document, new, other, extractions) for other in series if other is not new):
            continue
        text = extractions[mention.document].document.text
        first, last = _sentence(text, mention.quantity.start, mention.quantity.end)
        cue = _CUE.search(text, first, mention.quantity.start)
        if cue is None or cue.group().casefold().startswith(_TOLD_BEFORE) or _is_old(text, first, mention):
            continue
        if _NAMED_OLD.search(text, mention.quantity.end, last):
            continue  # the sentence names the figure that it corrects
        return f"“{' '.join(text[first:last].split())}” ({mention.document})"
    return None


def _is_old(text: str, first: int, mention: Mention) -> bool:
    if OF_EARLIER.match(text, mention.quantity.end):
        return True
    return _DOWN_FROM.search(text[first : mention.quantity.start]) is not None


def stale_headline(a: Draft, b: Draft, series: list[Draft]) -> Which | None:
    """A claim that only headlines carry, when the body of each such report gives another, larger count.

    A headline is written first and updated last; a smaller toll in it than in the report below it is
    an older one.
    """
    for name, one, other in (("a", a, b), ("b", b, a)):
        if one.only_headlines and not other.only_headlines and is_stale(one, series):
            which: Literal["a", "b"] = "a" if name == "a" else "b"
            reports = ", ".join(one.documents)
            return which, f"the headline of {reports} still says {words(one.value)}, its text does not any more"
    return None


def is_stale(draft: Draft, series: list[Draft]) -> bool:
    """A toll that only headlines carry, while the text below each of them gives a larger one and none like it."""
    if not draft.only_headlines or draft.question.measure != "cumulative":
        return False
    for document in draft.documents:
        bodies = [d for d in series if any(m.document == document and not m.headline for m in d.mentions)]
        if any(_backs(draft, body) for body in bodies) or not any(_outgrown(draft, body) for body in bodies):
            return False
    return True


def _backs(headline: Draft, body: Draft) -> bool:
    if rounding(headline.value, body.value):
        return True
    return overlap(headline.value, body.value) and not is_bound(body.value)


def _outgrown(headline: Draft, body: Draft) -> bool:
    """ "two" against "six"; also "two" against "up to four", whose only limit is twice as high."""
    if not overlap(body.value, headline.value):
        return centre(body.value) > centre(headline.value)
    return body.value.lower is None and centre(body.value) >= 1.5 * centre(headline.value)
