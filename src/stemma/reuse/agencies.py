"""Which agency or outlet a report names as where its text is from."""

from __future__ import annotations

import re

from stemma.reading.credits import canonical_agency, text_credits
from stemma.records import Document

_NOT_WORD = re.compile(r"[\W_]+")


def plain(name: str) -> str:
    """A name without case and punctuation, for comparison."""
    return _NOT_WORD.sub(" ", name.casefold()).strip()


def text_agencies(document: Document) -> set[str]:
    """The agencies a report credits for its words: credits of pictures and unnamed "agencies" left out."""
    return {canonical_agency(credit.agency) for credit in text_credits(document) if plain(credit.agency)}


def names_outlet(document: Document, outlet: str | None) -> str:
    """The words with which a report names another outlet; "" when it does not.

    Its own name says nothing, and a one- or two-letter name is left alone.
    """
    if not outlet or len(outlet) < 3 or plain(outlet) == plain(document.outlet or ""):
        return ""
    match = re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", document.text)
    return match.group() if match else ""
