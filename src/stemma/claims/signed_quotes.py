"""Quotations signed by who spoke them: "“We never slept.” — Ada Holm, nurse", as lists of voices print them.

The signature stands after a dash, behind the quotation or on a line of its own below it, and is a name or a person's
description to the end of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from stemma.claims.pieces import Line, is_speech
from stemma.claims.quotes import Quote
from stemma.claims.sayings import Saying
from stemma.records import Span

#: A dash and what stands behind it, up to the end of the line: no sentence, and no number first.
_SIGNATURE = re.compile(
    r"[ \t\xa0]*(?:\n[ \t\xa0]*){0,2}([-–—―]{1,2})[ \t\xa0]*([^\W\d_][^\n]{1,80}?)[ \t\xa0]*(?=\n|$)"
)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|da|di|del|la|van|von|der|bin|al|and)){0,5}(?:, [^.!?;:]{2,60})?"
)


def signed_sayings(text: str, quotes: Sequence[Quote], lines: Sequence[Line]) -> dict[int, Saying]:
    """Index of a line -> the saying that its signed quotation is."""
    found: dict[int, Saying] = {}
    if not lines or not any(dash in text for dash in "-–—―"):
        return found
    starts = [line.start for line in lines]
    for quote in quotes:
        signature = _SIGNATURE.match(text, quote.end)
        if signature is None or not quote.closed or not is_speech(quote, text):
            continue
        opened = text[max(0, quote.start - 1) : quote.start]
        if (opened and opened not in "\n\t \xa0") or _NAME.fullmatch(signature.group(2)) is None:
            continue
        if text[text.rfind("\n", 0, quote.start) + 1 : quote.start].strip():
            continue  # the quotation ends a sentence of its own, the dash goes on with it
        index = max(0, bisect_right(starts, quote.start) - 1)
        found[index] = Saying(
            line=index,
            content=(Span(quote.start, quote.end),),
            mode="direct",
            act="assert",
            cue=Span(*signature.span(1)),
            source=Span(*signature.span(2)),
            block=lines[index].block,
            rule="signed",
            verb="—",
            confidence=0.8,
        )
    return found
