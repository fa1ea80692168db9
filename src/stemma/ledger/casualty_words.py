"""What the words of a report say of its casualties besides its figures: is it about them, does anybody die, is anybody hurt?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from stemma.language.wordlist import listed

#: Characters of the body that are its lead.
LEAD_LENGTH = 450
#: Mentions of death from which a report that says nothing of it in its lead may tell of one.
_OFTEN = 4
_TAKEN_BACK = 40

#: Words that tell of a death in a headline or lead, without the names of deeds that nobody need have died of.
_DEATH = re.compile(
    r"\b(?:bod(?:y|ies)\s+(?:was|were|of)|claim(?:s|ed)\s+the\s+li(?:fe|ves)|corpses?|dead|deadly|deaths?|died|dies|drown(?:ed|s)|"
    r"fatal(?:ly)?|fatalit(?:y|ies)|homicides?|kill(?:s|ed|er|ers|ing|ings)?|lost\s+(?:his|her)\s+life|manslaughter|murder(?:s|ed)?|"
    r"passed\s+away|perished|slain|slaying|slayings|succumbed|took\s+the\s+li(?:fe|ves))\b"
    r"(?!\s+(?:certificates?|penalty|row|threats?|weapon|charges?|squad|unit|detectives?|investigators?|bureau|division|rate|scene))",
    re.IGNORECASE,
)
_NO_DEATH_BEFORE = re.compile(
    r"\b(?:attempted|convicted\s+of|conviction|intent(?:ion)?\s+to|not|previous(?:ly)?|threatened\s+to|tried\s+to)\b[^.;]*$",
    re.IGNORECASE,
)
_INJURY = re.compile(
    r"\b(?:accidentally\s+shoots?|critical(?:ly)?|gunshot|hospitali[sz]ed|hurt|injur(?:y|ies|ed|ing|es)|non-life|recovering|"
    r"serious\s+condition|shot|shooting|stable\s+condition|stabbed|surviv(?:e|ed|ors?)|treated|wound(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
#: Words of which two make a report one of casualties, though it counts none.
_CASUALTIES = re.compile(
    r"\b(?:accidental(?:ly)?\s+(?:shoots?|shot|shooting)|bullet|deaths?|died|dies|drown(?:ed|s)|fatally|found\s+dead|gunfire|gunshot|"
    r"homicide|hospitali[sz]ed|injur(?:ed|ies|ing)|kill(?:ed|ing|s)|murder(?:ed)?|own\s+life|passed\s+away|shoots|shooting|"
    r"(?:(?:are|been|is|was|were)\s+(?:\w+ly\s+)?)shot|shot\s+(?:and|by|dead|in|to\s+death|(?:him|her)self)|stabb(?:ed|ing)|suicides?|victims?|"
    r"took\s+the\s+life|wound(?:ed|ing))\b",
    re.IGNORECASE,
)
#: Words of which one in the headline does.
_ANNOUNCED = re.compile(
    r"\b(?:dead|died|dies|drown(?:ed|s)|fatal(?:ly)?|gunshot|homicide|injur(?:ed|es)|killed|shooting|(?<!long )(?<!big )shot(?!\s+at)|"
    r"shoots\s+(?:him|her)self|slain|stabb(?:ed|ing)|wounded)\b",
    re.IGNORECASE,
)
_TIMES: Mapping[str, int] = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_MULTIPLE = re.compile(
    rf"\b({'|'.join(_TIMES)})[- ](?:fatal\s+)?(homicides?|killings?|murders?|shootings?|slayings?|stabbings?)\b(?![- ]suicide)",
    re.IGNORECASE,
)
_NUMBERS: Mapping[str, int] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    **{str(n): n for n in range(2, 31)},
}  # fmt: skip
#: "Three counts of murder", "four felony counts of aggravated assault": a victim a count.
_COUNTS = re.compile(
    rf"\b({'|'.join(_NUMBERS)})\s+(?:\w+\s+)?(?:counts|charges)\s+of\s+((?:[\w-]+\s+){{0,3}}?)(murder|manslaughter|homicide|assault|battery|wounding)\b",
    re.IGNORECASE,
)
_DEADLY = listed("homicide manslaughter murder")


@dataclass(frozen=True, slots=True)
class Tone:
    """`dies`: a death is told in the headline or lead; `dies_below`: only further down, but often; `hurts`: of an
    injury anywhere; `leads`: it is about casualties at all."""

    dies: bool
    dies_below: bool
    hurts: bool
    leads: bool


def tone_of(text: str, headline: str) -> Tone:
    """What the words of a report say; `headline` is the part of them that announces it."""
    deaths = [
        found.start()
        for found in _DEATH.finditer(text)
        if not _NO_DEATH_BEFORE.search(text, max(0, found.start() - _TAKEN_BACK), found.start())
    ]
    dies = bool(deaths) and deaths[0] < LEAD_LENGTH
    return Tone(
        dies=dies,
        dies_below=not dies and len(deaths) >= _OFTEN,
        hurts=_INJURY.search(text) is not None,
        leads=_ANNOUNCED.search(headline) is not None
        or sum(1 for _ in itertools.islice(_CASUALTIES.finditer(text), 2)) == 2,
    )


@dataclass(frozen=True, slots=True)
class WordCount:
    """A count that is no figure: of those killed, injured, or hit in any way; `charged`: by the charges brought."""

    slot: Literal["killed", "injured", "hit"]
    count: int
    start: int
    charged: bool


def counts_in_words(text: str) -> Iterator[WordCount]:
    """ "A double homicide", "a quadruple shooting", "three counts of murder"."""
    for found in _MULTIPLE.finditer(text):
        deed = found.group(2).casefold().rstrip("s")
        yield WordCount(
            "hit" if deed in ("shooting", "stabbing") else "killed",
            _TIMES[found.group(1).casefold()],
            found.start(),
            False,
        )
    for found in _COUNTS.finditer(text):
        attempted = "attempt" in found.group(2).casefold()
        slot: Literal["killed", "injured"] = (
            "killed" if found.group(3).casefold() in _DEADLY and not attempted else "injured"
        )
        yield WordCount(slot, _NUMBERS[found.group(1).casefold()], found.start(), True)
