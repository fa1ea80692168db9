"""Two parties' figures that one report sets against each other, whatever days they are of.

"The aid group speaks of 31 deaths, nearly twice the number given by the health office, which counts 17":
who writes so says that both answer one question and that not both can be right.
"""

from __future__ import annotations

from collections.abc import Mapping

from stemma.ledger.comparisons import AGAINST, OF_EARLIER, OF_TWO_DAYS
from stemma.ledger.drafts import Draft, shared_reports
from stemma.ledger.mentions import Mention
from stemma.ledger.things import sentence_start
from stemma.ledger.values import centre
from stemma.records import Extraction

#: Characters between the figures of one such comparison.
_REACH = 220


def contrast(a: Draft, b: Draft, extractions: Mapping[str, Extraction]) -> str | None:
    """The words of a report that set the two figures against each other, with its name; None when none does."""
    if centre(a.value) == centre(b.value):
        return None
    for one, other in shared_reports(a, b):
        first, second = sorted((one, other), key=lambda m: m.quantity.start)
        if second.quantity.start - first.quantity.end > _REACH or not _two_parties(one, other):
            continue
        text = extractions[one.document].document.text
        between = text[first.quantity.end : second.quantity.start]
        earlier = OF_EARLIER.match(text, second.quantity.end)
        if AGAINST.search(between) and not OF_TWO_DAYS.search(between) and not earlier:
            start = sentence_start(text, first.quantity.start)
            words = " ".join(text[start : second.quantity.end].split())
            return f"“{words}” ({one.document})"
    return None


def _two_parties(a: Mention, b: Mention) -> bool:
    """The report does not have both from one party, as far as it says."""
    return a.asserter is None or b.asserter is None or a.asserter != b.asserter
