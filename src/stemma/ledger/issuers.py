"""Whose paper it is: "the statement said" in a report that has told who issued the statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from stemma.ledger.entities import Directory
from stemma.ledger.wording import folded
from stemma.records import Extraction

#: A paper that is named by its kind alone does not say who issued it.
BARE_PAPERS = frozenset(
    {
        "announcement", "communique", "communiqué", "document", "interview", "news release", "press release",
        "press statement", "release", "report", "statement", "unnamed",
    }
)  # fmt: skip
#: Papers that somebody issues in his own name; a report or an interview is often another's.
_ISSUED = frozenset({"announcement", "communique", "communiqué", "release", "statement"})
_PARTIES = frozenset({"organisation", "speaker"})


def paper_of(name: str) -> str | None:
    """The kind of paper that a bare name of one says ("the statement", "a press release"); None for other names."""
    plain = folded(name)
    return plain.split()[-1] if plain in BARE_PAPERS else None


def issuers(extraction: Extraction, directory: Directory) -> Mapping[str, str]:
    """Kind of paper -> the one party that this report says issued it; papers of several parties are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    document = extraction.document.id
    for statement in extraction.statements:
        speaker = statement.speaker
        if speaker is None or paper_of(speaker.name):
            continue
        entity = directory.find(document, speaker.entity, speaker.name)
        for via in statement.via:
            paper = paper_of(via.name) or ""
            if entity is not None and paper in _ISSUED:
                found[paper].add(directory.asserter(entity))
    for quantity in extraction.quantities:
        party: str | None = None
        for link in quantity.attribution:
            paper = paper_of(link.name) or ""
            if paper in _ISSUED and party is not None:
                found[paper].add(directory.asserter(party))
            elif not paper and link.role in _PARTIES and party is None:
                party = directory.find(document, link.entity, link.name)
    return {paper: next(iter(parties)) for paper, parties in sorted(found.items()) if len(parties) == 1}
