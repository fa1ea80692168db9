"""The closed sets of words that records use: kinds, forms, measures, roles."""

from __future__ import annotations

from typing import Literal

BlockKind = Literal[
    "title", "standfirst", "byline", "dateline", "readtime", "caption", "body", "comment",
    "credit", "related", "boilerplate", "foreign",
]  # fmt: skip
BLOCK_KINDS: tuple[BlockKind, ...] = (
    "title", "standfirst", "byline", "dateline", "readtime", "caption", "body", "comment",
    "credit", "related", "boilerplate", "foreign",
)  # fmt: skip

#: Block kinds whose words are the report's own: only these feed the claims of its main segment.
REPORT_KINDS: frozenset[str] = frozenset({"title", "standfirst", "caption", "body", "byline", "dateline", "credit"})

Form = Literal[
    "exact", "approximate", "less_than", "at_most", "more_than", "at_least", "range", "vague", "relative", "change",
]  # fmt: skip
Measure = Literal["stock", "flow", "cumulative", "rate", "money", "size", "share", "unknown"]
Polarity = Literal["asserted", "denied", "questioned", "hypothetical"]
AttributionRole = Literal["speaker", "organisation", "medium", "agency", "outlet", "document", "anonymous"]
StatementMode = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "deny", "refuse", "order", "ask", "other"]
NameKind = Literal["person", "organisation", "place", "other"]
Edge = Literal["verbatim", "edited", "reworded", "same_statement"]
OriginKind = Literal["report", "agency", "statement", "latent"]
#: What a participant is to a predicate: who does it, whom or what it befalls, who gets it, what a state is said of,
#: and for other complements the preposition's part: from where, to where, with, against ... ("oblique").
ParticipantRole = Literal["agent", "patient", "recipient", "theme", "oblique", "place", "time"]
RelationKind = Literal["agree", "restate", "refine", "supersede", "conflict", "not_comparable"]
Rank = Literal["preferred", "normal", "deprecated"]
Anchor = Literal["publication", "utterance", "text", "none"]

VerdictKind = Literal[
    "supported", "disputed", "contradicted", "scope_differs", "not_as_told", "not_found", "not_checkable",
]  # fmt: skip
#: Verdicts, the most telling first: of several candidates the ledger offers, the first of these decides.
VERDICTS: tuple[VerdictKind, ...] = (
    "supported", "disputed", "contradicted", "scope_differs", "not_as_told", "not_found", "not_checkable",
)  # fmt: skip
Aspect = Literal[
    "figure", "unit", "thing", "role", "polarity", "direction", "asserter", "place", "time", "part", "scope", "hedge",
    "participants", "words",
]  # fmt: skip
