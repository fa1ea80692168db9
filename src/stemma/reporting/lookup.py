"""Finding things in a ledger: by id, from a mention to its claim, from a report to its origin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from stemma.records import (
    Assertion,
    Claim,
    Document,
    DocumentSpan,
    Entity,
    Extraction,
    Ledger,
    Lineage,
    Origin,
    Passage,
    Quantity,
    Relation,
    Series,
    Statement,
    Story,
    Toll,
    Utterance,
    content_id,
)
from stemma.reporting.safe import excerpt

_SHORT = 14
_FIRST_WORDS = 70
_SUFFIXES = (".txt", ".html", ".htm", ".json", ".xhtml", ".md")
_CUTS = re.compile(r"[_\-. ]")


class NotInLedger(LookupError):
    """Nothing in the ledger has this id; the message names some that it has."""


class Lookup:
    """A ledger with its cross-references turned into dictionaries, built in one pass."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.extractions: dict[str, Extraction] = {e.document.id: e for e in ledger.extractions}
        self.documents: dict[str, Document] = {i: e.document for i, e in self.extractions.items()}
        self.quantities: dict[str, Quantity] = {q.id: q for e in ledger.extractions for q in e.quantities}
        self.statements: dict[str, Statement] = {s.id: s for e in ledger.extractions for s in e.statements}
        self.claims: dict[str, Claim] = {c.id: c for c in ledger.claims}
        self.assertions: dict[str, Assertion] = {a.id: a for a in ledger.assertions}
        self.series: dict[str, Series] = {s.id: s for s in ledger.series}
        self.stories: dict[str, Story] = {s.id: s for s in ledger.stories}
        self.entities: dict[str, Entity] = {e.id: e for e in ledger.entities}
        self.origins: dict[str, Origin] = {o.id: o for o in ledger.origins}
        self.series_of_claim: dict[str, Series] = {c: s for s in ledger.series for c in s.claims}
        self.story_of_document: dict[str, Story] = {d: s for s in ledger.stories for d in s.documents}
        self.origin_of_document: dict[str, Origin] = {d: o for o in ledger.origins for d in o.documents}
        self.utterance_of_statement: dict[str, Utterance] = {s: u for u in ledger.utterances for s in u.statements}
        self.entity_of_member = {m: e for e in ledger.entities for m in e.members}
        self.figure_at = {(q.document, q.start, q.end): q.id for q in self.quantities.values()}
        self.claims_of_quantity: dict[str, list[str]] = {}
        self.claims_of_statement: dict[str, list[str]] = {}
        for claim in ledger.claims:
            for mention in claim.quantities:
                self.claims_of_quantity.setdefault(mention, []).append(claim.id)
            for mention in claim.statements:
                self.claims_of_statement.setdefault(mention, []).append(claim.id)
        self.relations_of_claim: dict[str, list[Relation]] = defaultdict(list)
        for relation in ledger.relations:
            self.relations_of_claim[relation.a].append(relation)
            if relation.b != relation.a:
                self.relations_of_claim[relation.b].append(relation)
        self._tolls: dict[str, Toll] = {toll.story: toll for toll in ledger.tolls}
        self.short = short_names(self.documents)
        self._by_story()

    def document_name(self, document: str) -> str:
        """The short name by which tables call a report; its id when it is not in the ledger."""
        return self.short.get(document, document)

    def title(self, document: str) -> str:
        """The report's title, else its first words in quotation marks, else that it has none."""
        found = self.documents[document]
        if found.title and found.title.strip():
            return found.title
        first = excerpt(found.text.strip()[:400], _FIRST_WORDS)
        return f"\N{LEFT DOUBLE QUOTATION MARK}{first}\N{RIGHT DOUBLE QUOTATION MARK}" if first else "untitled"

    def place(self, span: DocumentSpan) -> str:
        """The page's element for a span: the figure that stands there, else one of its own.

        "" when the report is not in the ledger, or the span is beyond its text.
        """
        document = self.documents.get(span.document)
        if document is None or span.start >= len(document.text):
            return ""
        figure = self.figure_at.get((span.document, span.start, span.end))
        return figure or content_id("e", span.document, span.start, span.end)

    def entity_name(self, entity: str) -> str:
        found = self.entities.get(entity)
        return found.name if found else entity

    def spoken_for(self, entity: str) -> str | None:
        """The name of the body for which this entity speaks, when the reports say so."""
        found = self.entities.get(entity)
        return self.entity_name(found.speaks_for) if found and found.speaks_for else None

    def mentions(self, claim: Claim) -> list[Quantity]:
        """The claim's figures in order of report and place."""
        found = [self.quantities[q] for q in claim.quantities if q in self.quantities]
        return sorted(found, key=lambda q: (self.document_name(q.document), q.start, q.end))

    def claim_statements(self, claim: Claim) -> list[Statement]:
        found = [self.statements[s] for s in claim.statements if s in self.statements]
        return sorted(found, key=lambda s: (self.document_name(s.document), s.content[:1]))

    def origins_of_story(self, story: Story) -> list[Origin]:
        return self._origins[story.id]

    def lineages_of_story(self, story: Story) -> list[Lineage]:
        """Those with both ends among the story's reports and origins."""
        return self._lineages[story.id]

    def passages_of_story(self, story: Story) -> list[Passage]:
        """Those that two of the story's own reports share."""
        return self._passages[story.id]

    def series_of_story(self, story: Story) -> list[Series]:
        return self._series[story.id]

    def utterances_of_story(self, story: Story) -> list[Utterance]:
        return self._utterances[story.id]

    def claims_of_story(self, story: Story) -> list[Claim]:
        return self._claims[story.id]

    def toll_of_story(self, story: Story) -> Toll | None:
        """Its killed, injured and missing; None when the ledger gives no toll for it."""
        return self._tolls.get(story.id)

    def _by_story(self) -> None:
        """Group what belongs to stories once, so that a ledger of many stories is read once."""
        self._origins: dict[str, list[Origin]] = defaultdict(list)
        self._lineages: dict[str, list[Lineage]] = defaultdict(list)
        self._passages: dict[str, list[Passage]] = defaultdict(list)
        self._series: dict[str, list[Series]] = defaultdict(list)
        self._utterances: dict[str, list[Utterance]] = defaultdict(list)
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        home = {document: story.id for document, story in self.story_of_document.items()}
        for origin in self.ledger.origins:
            self._origins[origin.story].append(origin)
        ends = home | {origin.id: origin.story for origin in self.ledger.origins}
        for edge in self.ledger.lineages:
            if edge.source in ends and ends[edge.source] == ends.get(edge.target):
                self._lineages[ends[edge.source]].append(edge)
        for passage in self.ledger.passages:
            if passage.a.document in home and home[passage.a.document] == home.get(passage.b.document):
                self._passages[home[passage.a.document]].append(passage)
        for series in self.ledger.series:
            for story in dict.fromkeys(series.stories):
                self._series[story].append(series)
        for utterance in self.ledger.utterances:
            self._utterances[utterance.story].append(utterance)
        for claim in self.ledger.claims:
            self._claims[claim.story].append(claim)

    def find_document(self, name: str) -> Document:
        """By id, short name, or the beginning of either when only one report has it."""
        by_short = {short: document for document, short in self.short.items()}
        if name in by_short and name not in self.documents:
            return self.documents[by_short[name]]
        return self.documents[_one(name, self.documents, "report")]

    def find_claim(self, name: str) -> Claim:
        return self.claims[_one(name, self.claims, "claim")]

    def find_assertion(self, name: str) -> Assertion | None:
        """The assertion with this id; None when no assertion has it."""
        return next((one for one in self.ledger.assertions if one.id == name), None)

    def find_series(self, name: str) -> Series:
        return self.series[_one(name, self.series, "series")]

    def find_story(self, name: str) -> Story:
        return self.stories[_one(name, self.stories, "story")]


def _one(name: str, known: Iterable[str], noun: str) -> str:
    """The id that is `name`, or the only one that starts with it."""
    ids = list(known)
    if name in ids:
        return name
    starting = [i for i in ids if i.startswith(name)] if name else []
    if len(starting) == 1:
        return starting[0]
    if starting:
        raise NotInLedger(f"{len(starting)} {noun} ids start with {name!r}: {', '.join(starting[:5])}")
    some = ", ".join(ids[:5]) + (" ..." if len(ids) > 5 else "")
    raise NotInLedger(f"no {noun} {name!r} in this ledger" + (f"; it has {some}" if ids else ", which has none"))


def short_names(documents: Iterable[str]) -> dict[str, str]:
    """A name of few characters for each report, unique in the ledger: file stem, or its first parts.

    "017_9ac41e77d2.txt" becomes "017" when no other report shares it; the last part of an address
    stands for the address.  Two reports that would share a name keep longer ones, then a number.
    """
    ids = list(documents)
    stems = {i: _stem(i) for i in ids}
    heads = {i: _head(stem) for i, stem in stems.items()}
    taken: dict[str, int] = defaultdict(int)
    for head in heads.values():
        taken[head] += 1
    names: dict[str, str] = {}
    used: set[str] = set()
    again: dict[str, int] = defaultdict(int)
    for i in ids:
        name = stems[i] if len(stems[i]) <= _SHORT or taken[heads[i]] > 1 else heads[i]
        name = name if len(name) <= 2 * _SHORT else name[: 2 * _SHORT]
        candidate = name
        while candidate in used:
            again[name] += 1
            candidate = f"{name}~{again[name] + 1}"
        used.add(candidate)
        names[i] = candidate
    return names


def _head(stem: str) -> str:
    """The first parts of a file stem that make at least three characters: "003", "1-harbour"."""
    for cut in _CUTS.finditer(stem):
        if cut.start() >= 3:
            return stem[: min(cut.start(), _SHORT)]
    return stem[:_SHORT]


def _stem(document: str) -> str:
    tail = document.split("?", 1)[0].split("#", 1)[0].rstrip("/")
    tail = PurePosixPath(tail).name or document
    for suffix in _SUFFIXES:
        if tail.lower().endswith(suffix) and len(tail) > len(suffix):
            return tail[: -len(suffix)]
    return tail
