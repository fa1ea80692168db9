"""The ledger for language models, over the Model Context Protocol (https://modelcontextprotocol.io), read only.

Each tool answers with records that carry their evidence: document, offsets and the very characters; counts of
independence are bounds.  The ledger is loaded anew when it was written to, so that a server may run beside
`stemma watch`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import stemma
from stemma.configuration import configuration
from stemma.interchange import (
    Record,
    claim_json,
    origin_json,
    relation_json,
    series_json,
    story_json,
    verification_json,
)
from stemma.ledger.policies import preferred_by
from stemma.location import Location
from stemma.records import Claim, Story
from stemma.reporting.lookup import Lookup
from stemma.store import LedgerStore
from stemma.store.access import Where
from stemma.verification import Verifier

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS = (
    "A ledger of figures that news reports claim. Forty reprints of one text are one origin: cite the number of origins, "
    "not of reports. Bounds [low, high] mean that the texts leave it open: give both. verify_claim says whether any report "
    "supports a claim as worded; only 'supported' is support. Quote evidence with its document."
)

#: Most records that one answer holds; `more` says how many were left out.
MOST = 50

#: Most texts that one call may collapse, and characters of them in all.
MOST_TEXTS, MOST_CHARACTERS = 200, 2_000_000


class CurrentLedger:
    """A ledger on disk as it is now, with its figures preferred by the policy configured for it."""

    def __init__(self, directory: Where) -> None:
        self.directory = directory
        self.policy = configuration(Location.of(directory)).policy()
        self._seen: int | None = None
        self._lookup: Lookup | None = None
        self._verifier: Verifier | None = None

    @property
    def lookup(self) -> Lookup:
        """The ledger with its cross-references; loaded again when it was written to."""
        with LedgerStore.open(self.directory) as store:
            seen = store.generation()
            if self._lookup is None or seen != self._seen:
                self._lookup = Lookup(preferred_by(store.shown_ledger(), self.policy))
                self._seen, self._verifier = seen, None
        return self._lookup

    @property
    def verifier(self) -> Verifier:
        ledger = self.lookup.ledger
        if self._verifier is None:
            self._verifier = Verifier(ledger)
        return self._verifier


def server(directory: Where) -> MCPServer:
    """A server of the ledger's tools.  Raises ImportError without the extra `stemma-news[mcp]`, LedgerError without a ledger."""
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations

    current = CurrentLedger(directory)
    _ = current.lookup
    made: MCPServer = MCPServer("stemma", instructions=INSTRUCTIONS, version=stemma.__version__, log_level="WARNING")
    reading = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)

    @made.tool(annotations=reading)
    def find_stories(query: str = "") -> dict[str, Any]:
        """Stories of the ledger whose title or reports have all these words; all stories without any."""
        return _some(_stories(current.lookup, query))

    @made.tool(annotations=reading)
    def get_origins(story: str) -> dict[str, Any]:
        """Where the texts of a story come from: certain origins with their reports, possible merges, and why."""
        lookup = current.lookup
        return _some([origin_json(origin) for origin in lookup.origins_of_story(_story(lookup, story))])

    @made.tool(annotations=reading)
    def get_series(story: str) -> dict[str, Any]:
        """The figures of a story, question by question, in order of time, each with who says so and its evidence."""
        lookup = current.lookup
        chosen = _story(lookup, story).id
        return _some([_series(lookup, one.id) for one in lookup.ledger.series if chosen in one.stories])

    @made.tool(annotations=reading)
    def get_conflicts(story: str = "") -> dict[str, Any]:
        """Claims that cannot both be true, of one story or of all, with rule, reason and the evidence of both."""
        lookup = current.lookup
        chosen = _story(lookup, story).id if story else None
        return _some(
            [
                {**relation_json(one), "claims": [_claim(lookup, lookup.claims[end]) for end in (one.a, one.b)]}
                for one in lookup.ledger.relations
                if one.kind == "conflict" and chosen in (None, lookup.claims[one.a].story, lookup.claims[one.b].story)
            ]
        )

    @made.tool(annotations=reading)
    def verify_claim(claim: str) -> dict[str, Any]:
        """Whether any report of the ledger supports this sentence, as it is worded, on whose word and how many origins."""
        _ = current.lookup
        return verification_json(current.verifier.verify(claim))

    @made.tool(annotations=reading)
    def collapse(documents: list[str]) -> dict[str, Any]:
        """Of texts given here (not of the ledger): one for each origin, what was folded into it, what conflicts."""
        if len(documents) > MOST_TEXTS or sum(map(len, documents)) > MOST_CHARACTERS:
            raise ToolError(f"at most {MOST_TEXTS} texts of {MOST_CHARACTERS:,} characters in all")
        found = stemma.collapse(documents)
        return {
            "kept": [{**asdict(one), "text": one.text} for one in found.kept],
            "conflicts": [asdict(one) for one in found.conflicts],
            "unread": list(found.unread),
        }

    return made


def _some(records: Sequence[Record]) -> dict[str, Any]:
    return {"records": list(records[:MOST]), "more": max(0, len(records) - MOST)}


def _stories(lookup: Lookup, query: str) -> list[Record]:
    words = query.casefold().split()
    found = []
    for story in lookup.ledger.stories:
        texts = [story.title, *(lookup.documents[d].text for d in story.documents if d in lookup.documents)]
        whole = "\n".join(texts).casefold()
        if all(word in whole for word in words):
            found.append({**story_json(story), "origins": len(lookup.origins_of_story(story))})
    return found


def _story(lookup: Lookup, wanted: str) -> Story:
    """The story with this id, or the only one whose id begins so.  Raises ToolError with some that there are."""
    from mcp.server.mcpserver.exceptions import ToolError

    found = [story for story in lookup.ledger.stories if wanted and story.id.startswith(wanted)]
    if len(found) != 1:
        some = ", ".join(story.id for story in lookup.ledger.stories[:6])
        raise ToolError(
            f"{'no story' if not found else 'several stories'} {wanted!r}; find_stories lists them ({some} ...)"
        )
    return found[0]


def _series(lookup: Lookup, id_: str) -> Record:
    series = lookup.series[id_]
    return {
        **series_json(series),
        "claims": [_claim(lookup, lookup.claims[c]) for c in series.claims if c in lookup.claims],
    }


def _claim(lookup: Lookup, claim: Claim) -> Record:
    record = claim_json(claim)
    record["asserters"] = [lookup.entity_name(entity) for entity in claim.asserters]
    record["evidence"] = list(_evidence(lookup, claim))
    return record


def _evidence(lookup: Lookup, claim: Claim) -> Iterator[Record]:
    for quantity in lookup.mentions(claim)[:MOST]:
        document = lookup.documents[quantity.document]
        start, end = max(0, quantity.start - 80), min(len(document.text), quantity.end + 80)
        yield {
            "document": quantity.document,
            "url": document.url,
            "outlet": document.outlet,
            "start": quantity.start,
            "end": quantity.end,
            "surface": quantity.surface,
            "context": " ".join(document.text[start:end].split()),
            "attribution": [link.name for link in quantity.attribution],
        }
