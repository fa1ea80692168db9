"""The whole flow on one page: from what a person names to the ledger.

    source -> document -> annotation -> extraction        each document alone: `read_source`
    extractions -> passages -> stories -> ledger          all documents together: `build`

`read` does both on a ledger directory, `extract` the first alone.  The rooms are imported where they are
used, so that a command that needs one of them does not wait for all.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from stemma.engines import Limits, Processes, rare_collections
from stemma.language import DEFAULT
from stemma.records import Document, Extraction, Ledger, Source

if TYPE_CHECKING:
    from stemma.engines import Engine
    from stemma.reading.outlets import Outlet
    from stemma.store import LedgerStore, Stamp
    from stemma.store.documents import Held

#: Documents committed at once: as many as come in so many seconds, but no more than so many.
BATCH_SECONDS = 1.0
BATCH_DOCUMENTS = 200

#: Time that one document may take: a constant, and so much more for each megabyte of its source.
SECONDS = 30.0
SECONDS_PER_MEGABYTE = 15.0

#: What one worker may use; a document that needs more is given up.
WORKER_MEMORY = 4 << 30

#: What every worker needs and takes long to import: done once, before the first of them starts.
WORKER_MODULES = ("stemma.reading", "stemma.language", "stemma.claims", "stemma.ledger", "stemma.stories", "spacy")


# --------------------------------------------------------------------------------------- the flow


@dataclass(frozen=True, slots=True)
class Settings:
    """How a document is read: all that its extraction depends on besides its source.

    `annotator`: what tags and parses; `vague_words`: a whole table of them, None for the one in force; `outlets`: the
    user's own, beside those that ship; `ages`: are they quantities too?
    """

    annotator: str = DEFAULT
    vague_words: Mapping[str, tuple[float, float]] | None = None
    outlets: tuple[Outlet, ...] = ()
    ages: bool = False


def read_source(source: Source, settings: Settings = Settings()) -> Extraction:
    """All that one document gives on its own.  A source that cannot be read gives its document alone."""
    from stemma.claims import extract, vague
    from stemma.language import get_annotator
    from stemma.reading import read_document

    document = read_document(source, settings.outlets)
    if document.status != "ok":
        return Extraction(document)
    annotation = get_annotator(settings.annotator).annotate(document)
    with vague.by(settings.vague_words):
        return extract(document, annotation, settings.ages)


def build(
    extractions: Sequence[Extraction],
    group_by: str | None = None,
    engine: Engine | None = None,
    without_rules: Collection[str] = (),
) -> Ledger:
    """What the documents give together.  `group_by` "story" takes the given stories instead of finding them.

    `without_rules` names rules of `stemma.ledger.relations.RULES` that are left out when claims are compared.
    """
    from stemma.ledger import reconcile
    from stemma.reading.repeated import mark_repeated
    from stemma.reuse import shared_passages
    from stemma.stories import group_stories

    extractions = mark_repeated(extractions)
    passages = shared_passages([extraction.document for extraction in extractions], engine)
    stories = group_stories(extractions, passages, group_by, engine)
    return reconcile(extractions, passages, stories, engine, frozenset(without_rules))


# ------------------------------------------------------------------------------------- running it


@dataclass(frozen=True, slots=True)
class Summary:
    """What one `read` did and what the ledger holds now.

    `read` counts documents that are new or changed, `empty` those among the sources that hold no text, `unchanged`
    those known already and skipped; `failures` are (id, reason) of the rest.
    """

    read: int
    empty: int
    unchanged: int
    failures: tuple[tuple[str, str], ...]
    documents: int
    stories: int
    claims: int


Progress = Callable[[str, int], None]
"""Told what is being done ("reading" or "comparing") and how many documents are finished."""


def read(
    sources: Iterable[Source],
    store: LedgerStore,
    *,
    engine: Engine | None = None,
    group_by: str | None = None,
    settings: Settings = Settings(),
    without_rules: Collection[str] = (),
    progress: Progress = lambda doing, finished: None,
) -> Summary:
    """Read what is new among the sources into the ledger, then compare all its documents anew.

    Finished documents are committed every few seconds, so an interrupted run goes on where it was.
    What runs the stages is the `engine`, this process when there is none.
    Sources that were read before, with the same bytes and the same title, outlet, date and story, are skipped.
    """
    settings = _in_force(settings)
    read_by = json.dumps(asdict(settings), sort_keys=True)
    held, removed = store.held(), store.removed()
    locations = {known.location: id_ for id_, known in held.items() if known.location}
    unchanged = changed = empty = 0
    failures: list[tuple[str, str]] = []
    stamps: dict[str, Stamp] = {}

    def unread() -> Iterator[Source]:
        nonlocal unchanged
        for source in sources:
            source = _own_id(source, held, locations)
            reason = (removed.get(source.id) or removed.get(_sha256(source))) if removed else None
            if reason is not None:
                failures.append((source.id, f"was removed from this ledger and stays out: {reason}"))
                continue
            stamp = _stamp(source, read_by)
            known = held.get(source.id)
            if known is not None and known.current and known.stamp == stamp.key and source.error is None:
                unchanged += 1
                progress("reading", unchanged + changed + empty + len(failures))
            else:
                stamps[source.id] = stamp
                yield source

    batch: list[Extraction] = []
    committed = time.monotonic()
    outcomes = _extractions(unread(), engine, settings)
    try:
        for source, extraction in outcomes:
            if extraction.document.status == "error":
                failures.append((source.id, extraction.document.error or "unknown reason"))
            elif extraction.document.status == "empty":
                empty += 1
            else:
                changed += 1
            if extraction.document.status != "error" or _exists(source):
                batch.append(extraction)
            progress("reading", unchanged + changed + empty + len(failures))
            if len(batch) >= BATCH_DOCUMENTS or time.monotonic() - committed > BATCH_SECONDS:
                store.add(batch, stamps)
                batch.clear()
                committed = time.monotonic()
    finally:
        outcomes.close()
        store.add(batch, stamps)

    rebuild(store, engine=engine, group_by=group_by, without_rules=without_rules, progress=progress)
    counts = store.counts()
    return Summary(changed, empty, unchanged, tuple(failures), counts["documents"], counts["stories"], counts["claims"])


def rebuild(
    store: LedgerStore,
    *,
    engine: Engine | None = None,
    group_by: str | None = None,
    without_rules: Collection[str] = (),
    progress: Progress = lambda doing, finished: None,
) -> None:
    """Compare all documents anew, unless the ledger was made of exactly these, in this way."""
    from stemma.ledger import edits

    if not store.ledger_is_current(group_by, without_rules):
        with rare_collections():
            extractions = store.load_extractions()
            progress("comparing", len(extractions))
        with rare_collections():  # the extractions are among what stays
            ledger = build(extractions, group_by, engine, without_rules)
            edited = edits(ledger.extractions, store.former_versions(), ledger.claims)
            store.replace_ledger(replace(ledger, findings=(*ledger.findings, *edited)), group_by)


def extract(
    sources: Iterable[Source],
    *,
    engine: Engine | None = None,
    settings: Settings = Settings(),
) -> Iterator[Extraction]:
    """Every source on its own, in the order given, without a ledger; what fails is a document with its reason."""
    for _, extraction in _extractions(sources, engine, _in_force(settings)):
        yield extraction


def _in_force(settings: Settings) -> Settings:
    """The settings with the table of vague words that is in force here, which workers do not see."""
    from stemma.claims import vague

    if settings.vague_words is None and vague.convention() != vague.CONVENTION:
        return replace(settings, vague_words=vague.convention())
    return settings


def _extractions(
    sources: Iterable[Source], engine: Engine | None, settings: Settings
) -> Generator[tuple[Source, Extraction], None, None]:
    stage = partial(read_source, settings=settings)
    limits = Limits(seconds=_seconds, memory_bytes=WORKER_MEMORY, preload=WORKER_MODULES)
    outcomes = (engine or Processes(1)).outcomes(stage, sources, limits)
    for outcome in outcomes:
        if outcome.value is not None:
            yield outcome.item, outcome.value
        else:
            yield outcome.item, _given_up(outcome.item, outcome.error or "unknown reason")


def _seconds(source: Source) -> float:
    size = len(source.data) if source.data is not None else len(source.text or "")
    return SECONDS + SECONDS_PER_MEGABYTE * size / 1e6


def _given_up(source: Source, reason: str) -> Extraction:
    return Extraction(
        Document(
            id=source.id,
            text="",
            sha256=_sha256(source),
            path=source.path,
            url=source.url,
            title=source.title,
            outlet=source.outlet,
            language=source.language,
            story=source.story,
            status="error",
            error=reason,
        )
    )


# ------------------------------------------------------------------------------- what is new, and its name


def _sha256(source: Source) -> str:
    data = source.data if source.data is not None else (source.text or "").encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def _stamp(source: Source, read_by: str) -> Stamp:
    """Of the bytes, all that was given with them and the settings, but not of the path: a moved file is the same."""
    from stemma.store import Stamp

    fields = ("url", "media", "title", "outlet", "published", "language", "story", "listed", "charset")
    given = {
        "bytes": _sha256(source),
        "settings": read_by,
        "source": {name: getattr(source, name) for name in fields},
    }
    key = hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()
    return Stamp(key, _location(source))


def _location(source: Source) -> str | None:
    """Where a file of its own lies; None for a record among others and for standard input."""
    return str(Path(source.path).absolute()) if source.path and source.data is not None and not source.part else None


def _exists(source: Source) -> bool:
    """Whether there is something that could not be read, rather than a name that leads nowhere."""
    if source.data is not None or source.text is not None:
        return True
    return source.path is not None and Path(source.path).is_file()


def _own_id(source: Source, held: dict[str, Held], locations: dict[str, str]) -> Source:
    """The source under the id that the ledger knows its file by, or under one that no other file has.

    A file's id is its name; when the ledger has another file of that name, its folder goes in front.
    """
    location = _location(source)
    if location is None:
        return source
    if location in locations:
        return replace(source, id=locations[location])
    for id_ in (source.id, f"{Path(location).parent.name}/{Path(location).name}", location):
        known = held.get(id_)
        moved = known is not None and known.sha256 == _sha256(source) and not Path(known.location or "/").is_file()
        if known is None or moved:
            return replace(source, id=id_)
    return source
