"""Which agency or outlet a report names as where its text is from."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from stemma.records import Document

#: News agencies that outlets credit, by the forms in which they are written; editable.
AGENCIES: Final[dict[str, str]] = {
    "aap": "AAP",
    "afp": "AFP",
    "agence france presse": "AFP",
    "ani": "ANI",
    "ap": "AP",
    "associated press": "AP",
    "bloomberg": "Bloomberg",
    "bloomberg news": "Bloomberg",
    "deutsche presse agentur": "dpa",
    "dpa": "dpa",
    "efe": "EFE",
    "interfax": "Interfax",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "pa": "PA",
    "press association": "PA",
    "press trust of india": "PTI",
    "pti": "PTI",
    "reuters": "Reuters",
    "tass": "TASS",
    "the associated press": "AP",
    "united press international": "UPI",
    "upi": "UPI",
    "xinhua": "Xinhua",
}

#: Credits that name nobody in particular, and picture libraries: no evidence of where the words are from.
UNNAMED: Final = frozenset(
    {"agencies", "agency", "getty", "getty images", "istock", "news agencies", "shutterstock", "staff", "wires"}
)

_NOT_WORD = re.compile(r"[\W_]+")


def canonical_agency(name: str) -> str:
    """One name for all the forms of an agency; any other name as it stands, trimmed."""
    return AGENCIES.get(plain(name), name.strip())


def plain(name: str) -> str:
    """A name without case and punctuation, for comparison."""
    return _NOT_WORD.sub(" ", name.casefold()).strip()


def text_agencies(document: Document) -> set[str]:
    """The agencies a report credits for its words: credits of pictures and unnamed "agencies" left out.

    A credit inside a caption or right behind it ("... REUTERS/Name") is the picture's.
    """
    pictures = [
        block
        for before, block in pairwise((None, *document.blocks))
        if block is not None
        and (block.kind == "caption" or (block.kind == "credit" and before is not None and before.kind == "caption"))
    ]
    found: set[str] = set()
    for credit in document.credits:
        name = canonical_agency(credit.agency)
        pictured = any(block.start <= credit.start < block.end for block in pictures)
        if not pictured and plain(name) not in UNNAMED and plain(name):
            found.add(name)
    return found


def names_outlet(document: Document, outlet: str | None) -> str:
    """The words with which a report names another outlet; "" when it does not.

    Its own name says nothing, and a one- or two-letter name is left alone.
    """
    if not outlet or len(outlet) < 3 or plain(outlet) == plain(document.outlet or ""):
        return ""
    match = re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", document.text)
    return match.group() if match else ""
