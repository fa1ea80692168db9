"""Holders of an office who speak for a body that another sentence, or another report, names.

"The health minister, Ida Holm" speaks for "the health ministry" when the story names one: the field of
the office must be among the modifiers of the body.  What a single report says outright ("spokeswoman of
the board") is found with the statements; this is for what only the story as a whole tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.ledger.descriptions import parse
from stemma.ledger.wording import folded
from stemma.records import Extraction

#: Office -> head noun of the body that it heads.
_BODY_OF: Mapping[str, str] = {"minister": "ministry"}
_BEFORE = re.compile(r"\b((?:[\w-]+\s+){0,2}[\w-]+)\s+(minister)\s*,?\s*(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"^\s*,\s*((?:[\w-]+\s+){0,2}[\w-]+)\s+(minister)\b", re.IGNORECASE)
_NO_FIELD = frozenset(
    [
        "a",
        "an",
        "and",
        "deputy",
        "first",
        "former",
        "junior",
        "new",
        "of",
        "our",
        "prime",
        "s",
        "senior",
        "the",
        "their",
        "then",
    ]
)
_WINDOW = 80

Mention = tuple[str, str]


def office_holders(
    extractions: Sequence[Extraction], story_of: Mapping[str, str], names: Mapping[Mention, Sequence[str]]
) -> Iterator[tuple[Mention, Mention, str]]:
    """(mention of a person, mention of the body, the words that say so); `names` are the names of each mention."""
    bodies: dict[tuple[str, str], list[tuple[frozenset[str], Mention]]] = defaultdict(list)
    for mention in sorted(names):
        for name in sorted(names[mention]):
            description = parse(name)
            if description is not None and description.modifiers:
                story = story_of.get(mention[0], mention[0])
                bodies[story, description.head].append((description.modifiers, mention))
    for extraction in extractions:
        document = extraction.document
        story = story_of.get(document.id, document.id)
        if not any((story, head) in bodies for head in _BODY_OF.values()):
            continue
        for person in extraction.names:
            if person.kind != "person":
                continue
            before = _BEFORE.search(document.text[max(0, person.start - _WINDOW) : person.start])
            found = before or _AFTER.search(document.text[person.end : person.end + _WINDOW])
            if found is None:
                continue
            field = frozenset(folded(found.group(1)).split()) - _NO_FIELD
            head = _BODY_OF[found.group(2).casefold()]
            fitting = [body for modifiers, body in bodies.get((story, head), ()) if field and field <= modifiers]
            if fitting:
                yield (document.id, person.entity), min(fitting), f"{' '.join(found.group().split())} ({person.text})"
