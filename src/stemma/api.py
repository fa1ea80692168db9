"""For programs: `stemma.read`, `stemma.open`, `stemma.collapse` and `stemma.verify`; nothing is written.

Documents are given as texts, or as dictionaries with the fields of the input format (`docs/interchange.md`): only
`text` is required; `id`, `title`, `url`, `outlet`, `published`, `language` and `story` are used when given.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stemma import pipeline
from stemma.ledger.policies import EDITOR
from stemma.objects import Claim, Evidence, Ledger, Relation, Series, Story, opened
from stemma.reading import open_sources
from stemma.reading.containers.json_lines import record_source
from stemma.reading.containers.members import Reader
from stemma.records import Extraction, Origin, Passage, Source, Verification
from stemma.records import Ledger as Records
from stemma.verification import Verifier as _Verifier

__all__ = [
    "Claim",
    "Collapsed",
    "Conflict",
    "Document",
    "Evidence",
    "Folded",
    "Kept",
    "Ledger",
    "Relation",
    "Series",
    "Story",
    "Verifier",
    "collapse",
    "open",
    "read",
    "verify",
]

Document = str | Mapping[str, Any]

#: Characters of a shared passage that are told.
_SHARED = 300
#: Shared passages told for one folded document, the longest first.
_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Folded:
    """A document that goes back to the same text as the one kept.  `shared` are the longest passages they share."""

    id: str
    position: int
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """One origin: the document that stands for it, those folded into it, and origins that it may be the same as.

    `position` counts the documents given, from 0.  `possible` names documents kept elsewhere, with the reason.
    """

    id: str
    position: int
    text: str
    origin: str
    reason: str
    folded: tuple[Folded, ...]
    possible: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims of which nothing satisfies both, or one of which denies the other, with the documents that make them."""

    one: str
    other: str
    reason: str
    one_documents: tuple[str, ...]
    other_documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collapsed:
    """The documents with their echoes out: one a certain origin, in the order given.

    `unread` are (id, reason) of documents without text; `ledger` holds all that was found, for `verify`.
    """

    kept: tuple[Kept, ...]
    conflicts: tuple[Conflict, ...]
    unread: tuple[tuple[str, str], ...]
    ledger: Records

    @property
    def texts(self) -> list[str]:
        """The texts kept, in the order given."""
        return [one.text for one in self.kept]


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    group_by: str | None = None,
    config: str | os.PathLike[str] | None = None,
) -> Ledger:
    """The ledger of files, folders and patterns, in memory and in this process.

    Addresses are not fetched.  What cannot be read stands in the ledger as a document with `status` "error".
    For many reports use `stemma read`, which keeps what it has read, and `stemma.open`.

    Args:
        group_by: "story" takes the stories given in the sources.
        config: a configuration file (docs/configuration.md); without it none is looked for.
    Raises:
        stemma.configuration.ConfigurationError: the file is wrong.
    """
    from stemma.configuration import Configuration, configuration

    chosen = configuration(None, os.fspath(config)) if config is not None else Configuration()
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    sources = open_sources([os.fspath(path) for path in given])
    settings = chosen.settings()
    extractions = [pipeline.read_source(source, settings) for source in sources]
    ledger = Ledger(pipeline.build(extractions, group_by, aliases=chosen.aliases))
    return ledger if chosen.preferred == EDITOR else ledger.prefer(chosen.policy())


def open(ledger: str | os.PathLike[str]) -> Ledger:
    """The ledger that `stemma read` has made in a directory, or in the PostgreSQL database of a URL, with what people
    decided; read story by story as it is asked for.

    Raises:
        stemma.store.LedgerError: there is none, or it cannot be used; the message says what to do.
    """
    return opened(os.fspath(ledger))


def collapse(documents: Iterable[Document], *, group_by: str | None = None) -> Collapsed:
    """Forty reprints are one: keep one document of each certain origin, tell what was folded and what conflicts.

    The one kept is the earliest of known date, else the longest.  Reports that merely may have a common origin are
    both kept; `Kept.possible` names them.  A repeated or missing `id` gets one made of the position.
    """
    sources = list(_sources(documents))
    ledger = pipeline.build(_extractions(sources), group_by)
    position = {source.id: at for at, source in enumerate(sources)}
    found = {e.document.id: e for e in ledger.extractions}
    shared = _passages_between(ledger.passages)
    heads = {o.id: _representative(o, found, position) for o in ledger.origins}
    kept = [_kept(origin, heads, found, shared, position) for origin in ledger.origins]
    placed = {document for origin in ledger.origins for document in origin.documents}
    kept += [
        Kept(id_, position[id_], e.document.text, "", "no other document tells the same", (), ())
        for id_, e in found.items()
        if id_ not in placed and e.document.status == "ok"
    ]
    unread = [(id_, e.document.error or "no text") for id_, e in found.items() if e.document.status != "ok"]
    return Collapsed(
        kept=tuple(sorted(kept, key=lambda one: one.position)),
        conflicts=tuple(_conflicts(ledger)),
        unread=tuple(sorted(unread, key=lambda one: position[one[0]])),
        ledger=ledger,
    )


class Verifier(_Verifier):
    """A ledger opened for questions (docs/verify.md): made once, asked often.  For use by one thread."""

    def __init__(self, ledger: Ledger | Records) -> None:
        super().__init__(ledger.records if isinstance(ledger, Ledger) else ledger)


def verify(text: str, ledger: Ledger | Records | Verifier) -> Verification:
    """Hold one claim against a ledger (see docs/verify.md); for many claims give a `Verifier(ledger)` made once."""
    return (ledger if isinstance(ledger, Verifier) else Verifier(ledger)).verify(text)


def _sources(documents: Iterable[Document]) -> Iterator[Source]:
    used: set[str] = set()
    for at, document in enumerate(documents):
        if not isinstance(document, str | Mapping):
            kind = type(document).__name__
            raise TypeError(f"document {at} is of type {kind}: give a text, or a dictionary with the field 'text'")
        record = {"text": document} if isinstance(document, str) else dict(document)
        name = f"document-{at}"
        source = record_source(record, Reader(name))
        if source.id in used:
            source = replace(source, id=name if name not in used else f"{name}+")
        used.add(source.id)
        yield source


def _extractions(sources: Iterable[Source]) -> list[Extraction]:
    return [pipeline.read_source(source) for source in sources]


def _passages_between(passages: Sequence[Passage]) -> dict[frozenset[str], list[Passage]]:
    found: dict[frozenset[str], list[Passage]] = {}
    for passage in passages:
        if not passage.stock:
            found.setdefault(frozenset((passage.a.document, passage.b.document)), []).append(passage)
    return found


def _representative(origin: Origin, found: Mapping[str, Extraction], position: Mapping[str, int]) -> str:
    def order(id_: str) -> tuple[bool, int, int, int]:
        document = found[id_].document
        day = document.published.end or document.published.start if document.published is not None else None
        return day is None, day.toordinal() if day is not None else 0, -len(document.text), position[id_]

    return min(origin.documents, key=order)


def _kept(
    origin: Origin,
    heads: Mapping[str, str],
    found: Mapping[str, Extraction],
    shared: Mapping[frozenset[str], Sequence[Passage]],
    position: Mapping[str, int],
) -> Kept:
    head = heads[origin.id]
    text = found[head].document.text
    folded = []
    for other in sorted(set(origin.documents) - {head}, key=lambda id_: position[id_]):
        spans = [p.a if p.a.document == head else p.b for p in shared.get(frozenset((head, other)), ())]
        longest = sorted(spans, key=lambda span: (span.start - span.end, span.start))[:_PASSAGES]
        passages = (" ".join(text[span.start : span.end].split()) for span in longest)
        folded.append(Folded(other, position[other], tuple(_excerpt(passage) for passage in passages)))
    possible = tuple((heads[m.origin], m.reason) for m in origin.possible if m.origin in heads)
    return Kept(head, position[head], text, origin.id, origin.reason, tuple(folded), possible)


def _excerpt(text: str) -> str:
    return text if len(text) <= _SHARED else text[: _SHARED - 1].rstrip() + "…"


def _conflicts(ledger: Records) -> Iterator[Conflict]:
    figures = {q.id: q.document for e in ledger.extractions for q in e.quantities}
    claims = {claim.id: claim for claim in ledger.claims}
    for relation in ledger.relations:
        if relation.kind == "conflict" and relation.a in claims and relation.b in claims:
            one, other = claims[relation.a], claims[relation.b]
            documents = [tuple(sorted({figures[q] for q in c.quantities if q in figures})) for c in (one, other)]
            yield Conflict(one.proposition, other.proposition, relation.reason, documents[0], documents[1])
