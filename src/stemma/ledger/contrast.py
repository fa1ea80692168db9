"""Two parties' figures that one report sets against each other, whatever days they are of.

"The aid group speaks of 31 deaths, nearly twice the number given by the health office, which counts 17":
who writes so says that both answer one question and that not both can be right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stemma.ledger.drafts import Draft, shared_reports
from stemma.ledger.mentions import Mention
from stemma.ledger.things import sentence_start
from stemma.ledger.values import centre
from stemma.records import Extraction

#: Words between two figures that compare them as they stand, and the least by which the later one may be told to differ.
_AGAINST = re.compile(
    r"\b(?:(?:far|many|much|slightly|well)\s+)?(?:fewer|higher|larger|less|lower|more|smaller)\s+than\s+(?:the|what)\b|"
    r"\b(?:twice|double|triple|half|three\s+times|four\s+times|ten\s+times)\s+(?:the|what|as\s+many)\b|"
    r"\b(?:contradict(?:s|ed|ing)?|disput(?:es|ed|ing)|in\s+contrast\s+(?:to|with)|reject(?:s|ed|ing)|unlike|whereas)\b|"
    r"(?:;|,\s+(?:but|while))\s+(?:\w+\s+){1,6}(?:counts?|counted|gave|give|gives|put|puts|said|says|spoke|speaks)\b",
    re.IGNORECASE,
)
#: Words that tell of two days, not of two parties.
_OF_TWO_DAYS = re.compile(
    r"\b(?:(?:a|one)\s+(?:day|month|week|year)\s+(?:ago|earlier|before)|climb(?:ed|s|ing)?|earlier|fell|from|had\s+risen|initially|"
    r"instead\s+of|previous(?:ly)?|rais(?:ed|es|ing)|ris(?:en|es|ing)|rose|so\s+far|up\s+from|yesterday)\b",
    re.IGNORECASE,
)
#: "The 350 announced in January": a figure that was told before, by whoever tells the new one.
OF_EARLIER = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:announced|expected|forecast|foreseen|given|mentioned|planned|predicted|promised|reported|told)\s+"
    r"(?:\w+\s+){0,2}?(?:at\s+first|before|earlier|initially|originally|previously|in\s+(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December|spring|summer|autumn|winter)|(?:last|a)\s+(?:week|month|year))\b",
    re.IGNORECASE,
)
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
        if _AGAINST.search(between) and not _OF_TWO_DAYS.search(between) and not earlier:
            start = sentence_start(text, first.quantity.start)
            words = " ".join(text[start : second.quantity.end].split())
            return f"“{words}” ({one.document})"
    return None


def _two_parties(a: Mention, b: Mention) -> bool:
    """The report does not have both from one party, as far as it says."""
    return a.asserter is None or b.asserter is None or a.asserter != b.asserter
