"""Words that compare two figures: as those of two parties, of two days, or as new and old."""

from __future__ import annotations

import re

#: Words between two figures that compare them as they stand, and the least by which the later one may be told to differ.
AGAINST = re.compile(
    r"\b(?:(?:far|many|much|slightly|well)\s+)?(?:fewer|higher|larger|less|lower|more|smaller)\s+than\s+(?:the|what)\b|"
    r"\b(?:twice|double|triple|half|three\s+times|four\s+times|ten\s+times)\s+(?:the|what|as\s+many)\b|"
    r"\b(?:contradict(?:s|ed|ing)?|disput(?:es|ed|ing)|in\s+contrast\s+(?:to|with)|reject(?:s|ed|ing)|unlike|whereas)\b|"
    r"(?:;|,\s+(?:but|while))\s+(?:\w+\s+){1,6}(?:counts?|counted|gave|give|gives|put|puts|said|says|spoke|speaks)\b",
    re.IGNORECASE,
)
#: Words that tell of two days, not of two parties.
OF_TWO_DAYS = re.compile(
    r"\b(?:(?:a|one)\s+(?:day|month|week|year)\s+(?:ago|earlier|before)|climb(?:ed|s|ing)?|earlier|fell|had\s+risen|initially|"
    r"instead\s+of|previous(?:ly)?|rais(?:ed|es|ing)|ris(?:en|es|ing)|rose|so\s+far|yesterday)\b|\bfrom\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
#: "The 350 announced in January": a figure that was told before, by whoever tells the new one.
OF_EARLIER = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:earlier|first|initially|originally|previously)\s+(?:announced|expected|forecast|given|mentioned|"
    r"planned|reported|told)\b|"
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:announced|expected|forecast|foreseen|given|mentioned|planned|predicted|promised|reported|told)\s+"
    r"(?:\w+\s+){0,2}?(?:at\s+first|before|earlier|initially|originally|previously|in\s+(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December|spring|summer|autumn|winter)|(?:last|a)\s+(?:week|month|year))\b",
    re.IGNORECASE,
)
