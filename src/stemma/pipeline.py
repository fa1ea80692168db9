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
from typing import TYPE_CHECKING, Any

from stemma.engines import Limits, Processes, rare_collections
from stemma.growing import SMALL, Way, grow, kept_of_all, worth_growing
from stemma.language import DEFAULT
from stemma.records import Document, Extraction, Ledger, Source, content_id

if TYPE_CHECKING:
    from stemma.decisions import Links
    from stemma.engines import Engine
    from stemma.ledger.aliases import Aliases
    from stemma.ledger.entities import Directory
    from stemma.reading.outlets import Outlet
    from stemma.store import LedgerStore, Stamp
    from stemma.store.documents import Held

Record = Mapping[str, Any]
"""Settings as JSON values."""

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

    def record(self) -> Record:
        """The settings as JSON values, the same for the same readings: of vague words only those that were changed."""
        from stemma.claims.vague import CONVENTION

        words = self.vague_words or {}
        return {
            "annotator": self.annotator,
            "vague_words": {
                word: [float(low), float(high)]
                for word, (low, high) in sorted(words.items())
                if (low, high) != CONVENTION.get(word)
            },
            "outlets": [asdict(outlet) for outlet in self.outlets],
            "ages": self.ages,
        }

    @property
    def fingerprint(self) -> str:
        return content_id("k", json.dumps(self.record(), sort_keys=True))


def read_source(source: Source, settings: Settings = Settings()) -> Extraction:
    """All that one document gives on its own.  A source that cannot be read gives its document alone."""
    from stemma.reading import read_document

    return _extracted(read_document(source, settings.outlets), settings)


def read_again(extraction: Extraction, settings: Settings, former: Record | None) -> Extraction:
    """What a document that is held gives under other settings than the `former` (None: not known); its text is taken
    as it is.  It is worked on only if something in it depends on what has changed."""
    from stemma.reading.outlets import known_outlet

    document = extraction.document
    outlet = known_outlet(document.outlet, document.url, settings.outlets)
    publisher = outlet.publisher if outlet is not None else None
    if former is not None and not _depends(document.text, settings.record(), former):
        marked = replace(document, publisher=publisher, configuration=settings.fingerprint)
        return replace(extraction, document=marked)
    return _extracted(replace(document, publisher=publisher), settings)


def _depends(text: str, settings: Record, former: Record) -> bool:
    """Whether other figures, statements or names could be found in the text than were found under the former settings."""
    if (settings["annotator"], settings["ages"]) != (former["annotator"], former["ages"]):
        return True
    one, other = settings["vague_words"], former["vague_words"]
    changed = {word.split()[0] for word in {*one, *other} if one.get(word) != other.get(word)}
    folded = text.casefold() if changed else ""
    return any(word.removesuffix("s") in folded for word in changed)


def _extracted(document: Document, settings: Settings) -> Extraction:
    from stemma.claims import extract, vague
    from stemma.language import get_annotator

    document = replace(document, configuration=settings.fingerprint)
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
    aliases: Aliases = (),
    links: Links | None = None,
) -> Ledger:
    """What the documents give together.  `group_by` "story" takes the given stories instead of finding them.

    `without_rules` names rules of `stemma.ledger.relations.RULES` that are left out when claims are compared; each of
    the `aliases` is a list of names of one body, its usual name first; `links` are pairs of documents of which people
    decided that they tell one event, or that they do not.
    """
    return _built(extractions, Way(group_by, frozenset(without_rules), aliases, engine, links))[0]


def _built(extractions: Sequence[Extraction], way: Way) -> tuple[Ledger, Directory]:
    from stemma.ledger.aliases import by
    from stemma.ledger.entities import build_directory
    from stemma.ledger.reconcile import reconcile
    from stemma.reading.repeated import mark_repeated
    from stemma.reuse import shared_passages
    from stemma.stories import group_stories

    extractions = mark_repeated(extractions)
    passages = shared_passages([extraction.document for extraction in extractions], way.engine)
    stories = group_stories(extractions, passages, way.group_by, way.engine, must=way.must, cannot=way.cannot)
    with by(way.aliases):
        directory = build_directory(extractions, passages, stories)
    ledger = reconcile(extractions, passages, stories, way.engine, way.without, directory, aliases=way.aliases)
    if way.links is not None and way.links.key:
        ledger = replace(ledger, policy={**ledger.policy, "links": way.links.key})
    return ledger, directory


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
    aliases: Aliases = (),
    replay: bool = False,
    progress: Progress = lambda doing, finished: None,
) -> Summary:
    """Read what is new among the sources into the ledger, then bring what the documents give together up to date.

    Finished documents are committed every few seconds, so an interrupted run goes on where it was.
    What runs the stages is the `engine`, this process when there is none.
    Sources that were read before, with the same bytes and the same title, outlet, date and story, are skipped.
    A ledger is of one configuration: under other settings than it was read with last, every document that depends on
    what has changed is worked on anew, whether its source is among these or not.  `replay` compares all documents
    anew: see `rebuild`.
    """
    settings = _in_force(settings)
    others = _read_otherwise(store, settings)
    held, removed = store.held(), store.removed()
    locations = {known.location: id_ for id_, known in held.items() if known.location}
    unchanged = changed = empty = 0
    failures: list[tuple[str, str]] = []
    stamps: dict[str, Stamp] = {}
    seen: set[str] = set()

    def unread() -> Iterator[Source]:
        nonlocal unchanged
        for source in sources:
            source = _own_id(source, held, locations)
            reason = (removed.get(source.id) or removed.get(_sha256(source))) if removed else None
            if reason is not None:
                failures.append((source.id, f"was removed from this ledger and stays out: {reason}"))
                continue
            stamp = _stamp(source)
            known = held.get(source.id)
            fresh = known is not None and known.current and others.get(source.id, True)
            if known is not None and fresh and known.stamp == stamp.key and source.error is None:
                unchanged += 1
                seen.add(source.id)
                progress("reading", unchanged + changed + empty + len(failures))
            else:
                stamps[source.id] = stamp
                yield source

    batch: list[Extraction] = []
    committed = time.monotonic()
    outcomes = _extractions(unread(), engine, settings)
    try:
        for source, extraction in outcomes:
            others.pop(source.id, None)
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
        if batch:
            store.add(batch, stamps)

    again = _read_all_again(store, sorted(others), engine, settings, failures, progress)
    changed, unchanged = changed + len(again), unchanged - len(again & seen)
    store.note_configuration(settings.fingerprint, settings.record(), settled=True)
    rebuild(
        store,
        engine=engine,
        group_by=group_by,
        without_rules=without_rules,
        aliases=aliases,
        replay=replay,
        progress=progress,
    )
    counts = store.counts()
    return Summary(changed, empty, unchanged, tuple(failures), counts["documents"], counts["stories"], counts["claims"])


def _read_otherwise(store: LedgerStore, settings: Settings) -> dict[str, bool]:
    """The documents that were read under other settings, and whether the text that is held will do: not where outlets
    differ, by which a source is read.  Empty, without a look, where the last run finished with these settings.

    From here on until the run has finished the ledger is of no one configuration, so that the next one looks.
    """
    if store.configuration() == settings.fingerprint:
        return {}
    record, former = settings.record(), store.configurations()
    others = {
        document: former.get(before or "", {}).get("outlets") == record["outlets"]
        for document, before in store.read_otherwise(settings.fingerprint).items()
    }
    store.note_configuration(settings.fingerprint, settings.record(), settled=False)
    return others


def _read_all_again(
    store: LedgerStore,
    documents: Sequence[str],
    engine: Engine | None,
    settings: Settings,
    failures: list[tuple[str, str]],
    progress: Progress,
) -> set[str]:
    """Work on these documents under the settings, some at a time; returns those that gave something else than before.

    What cannot be worked on stays as it was, and is told among the failures.
    """
    former = store.configurations()
    held = store.held() if documents else {}
    finished, changed = 0, set()
    for at in range(0, len(documents), BATCH_DOCUMENTS):
        given = store.extractions_of(documents[at : at + BATCH_DOCUMENTS])
        work = [(one, settings, former.get(one.document.configuration or "")) for one in given]
        batch = []
        for outcome in (engine or Processes(1)).outcomes(_again, work, Limits(memory_bytes=WORKER_MEMORY)):
            before = outcome.item[0]
            after = outcome.value
            if after is None:
                failures.append((before.document.id, f"stays as it was read before: {outcome.error}"))
                after = replace(before, document=replace(before.document, configuration=settings.fingerprint))
            batch.append(after)
            if replace(after, document=before.document) != before:
                changed.add(before.document.id)
            finished += 1
            progress("reading", finished)
        store.add(batch, {one.document.id: held[one.document.id].given for one in batch})
    return changed


def _again(work: tuple[Extraction, Settings, Record | None]) -> Extraction:
    return read_again(*work)


def rebuild(
    store: LedgerStore,
    *,
    engine: Engine | None = None,
    group_by: str | None = None,
    without_rules: Collection[str] = (),
    aliases: Aliases | None = None,
    replay: bool = False,
    small: int = SMALL,
    progress: Progress = lambda doing, finished: None,
) -> None:
    """Bring the ledger up to date with its documents, unless it was made of exactly these, in this way.

    Where few documents are new or changed beside many, only the stories that they touch are made anew: see
    `stemma.growing`.  A ledger of up to `small` documents is always made anew as a whole; `replay` does that to any,
    also to one that is up to date.  `aliases` None: those that the ledger was made with.
    """
    from stemma.ledger.edits import edits

    if aliases is None:
        aliases = store.aliases()
    if not replay and store.ledger_is_current(group_by, without_rules, aliases):
        return
    way = Way(group_by, frozenset(without_rules), aliases, engine, store.links())
    if not replay and worth_growing(store, way, small):
        progress("comparing", len(store.pending()))
        with rare_collections():
            grow(store, way)
        return
    with rare_collections():
        extractions = store.load_extractions()
        progress("comparing", len(extractions))
    with rare_collections():  # the extractions are among what stays
        ledger, directory = _built(extractions, way)
        edited = edits(ledger.extractions, store.former_versions(), ledger.claims)
        policy = {**ledger.policy, **_told(store)}
        ledger = replace(ledger, findings=(*ledger.findings, *edited), policy=policy)
        store.replace_ledger(ledger, group_by, kept_of_all(extractions, ledger, directory, engine))


def _told(store: LedgerStore) -> dict[str, str]:
    """Under which settings the documents of a ledger were read, in the words that are shown with it."""
    made = store.configuration()
    settings = store.configurations().get(made or "")
    if made is None or settings is None:
        return {}
    words = "; ".join(f"{word} {low:,.0f} to {high:,.0f}" for word, (low, high) in settings["vague_words"].items())
    told = {"configuration": made, "annotator": settings["annotator"], "vague": words or "stemma"}
    if settings["outlets"]:
        told["outlets"] = ", ".join(outlet["name"] for outlet in settings["outlets"])
    if settings["ages"]:
        told["ages"] = "counted"
    return told


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


def _stamp(source: Source) -> Stamp:
    """Of the bytes and all that was given with them, but not of the path: a moved file is the same."""
    from stemma.store import Stamp

    fields = ("url", "media", "title", "outlet", "published", "language", "story", "listed", "charset")
    given = {
        "bytes": _sha256(source),
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
