"""The ledger as it is now, a story at a time: what was opened last is kept until the ledger changes.

No page loads the whole ledger: lists are made by the database, a page at a time, and the rest from the part that
one story fills.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from stemma.configuration import configuration
from stemma.ledger.policies import preferred_by
from stemma.location import Location
from stemma.records import Extraction, Ledger, Story
from stemma.reporting.assertions import AssertionsOf, assertions_of_story
from stemma.reporting.evidence import evidence_marks
from stemma.reporting.lookup import Lookup, NotInLedger
from stemma.reporting.marks import Mark
from stemma.reporting.naming import readable
from stemma.reporting.page import DocumentPart, Storyline, document_part, storyline_part
from stemma.reporting.pairs import RelationView, between_series, relation_view
from stemma.reporting.views import ClaimView, claim_views
from stemma.store import LedgerStore
from stemma.store.sqlite_file import LEDGER_FILE
from stemma.store.stories import Kind
from stemma.views.brief import Brief, brief
from stemma.views.timeline import Timeline, timelines
from stemma.web.links import document_key

T = TypeVar("T")

#: Parts of the ledger kept, and seconds for which a look at the ledger's state holds good.
_KEPT, _FRESH = 64, 0.5


class Part:
    """Some stories of the ledger with all that is shown of them, each thing made when a page first wants it."""

    def __init__(self, ledger: Ledger) -> None:
        self.lookup: Lookup = readable(ledger)

    @property
    def ledger(self) -> Ledger:
        return self.lookup.ledger

    @property
    def story(self) -> Story:
        return self.ledger.stories[0]

    @cached_property
    def views(self) -> dict[str, ClaimView]:
        return claim_views(self.lookup)

    @cached_property
    def relations(self) -> list[RelationView]:
        found = (relation_view(self.views, self.lookup, record) for record in self.ledger.relations)
        return [view for view in found if view is not None]

    @cached_property
    def marks(self) -> dict[str, dict[str, Mark]]:
        return evidence_marks(self.lookup, self.relations, self.views, assertions=len(self.ledger.assertions))

    @cached_property
    def storyline(self) -> Storyline:
        between = between_series(self.lookup, self.views)
        return storyline_part(
            self.lookup, self.views, between, self.story.storyline, list(self.ledger.stories), first=True
        )

    @cached_property
    def told(self) -> AssertionsOf:
        """What is asserted beside figures, all of it, contested and best supported first."""
        return assertions_of_story(self.lookup, self.story, shown=len(self.ledger.assertions))

    @cached_property
    def brief(self) -> Brief:
        return brief(self.ledger, self.story.id)

    @cached_property
    def timeline(self) -> Timeline | None:
        """None when no claim was found."""
        return next((line for line in timelines(self.ledger) if self.story.id in line.stories), None)

    def document(self, identifier: str) -> DocumentPart:
        return document_part(self.lookup, identifier, self.marks.get(identifier, {}))


class Ledgers:
    """A ledger on disk as it is at the moment of asking; safe to use from many threads.

    Figures are preferred by `policy`, the one configured when the server was started.
    """

    def __init__(self, where: str) -> None:
        self.location = Location.of(where)
        self.policy = configuration(self.location).policy()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()
        self._looked = 0.0
        self._state = ""
        self._store: LedgerStore | None = None
        self._opened = -1

    @contextmanager
    def open(self) -> Iterator[LedgerStore]:
        """The ledger to read.  Raises `LedgerError` when there is none.

        One store serves all threads, so that its statements are compiled once; another file is another store.
        """
        with self._lock:
            file = self._file()
            if self._store is None or file != self._opened:
                self._store, self._opened = LedgerStore.open(self.location), file
            store = self._store
        yield store

    def _file(self) -> int:
        directory = self.location.directory
        try:
            return (directory / LEDGER_FILE).stat().st_ino if directory is not None else 0
        except OSError:
            return -1

    def fingerprint(self) -> str:
        """Another one whenever anything in the ledger has changed."""
        now = time.monotonic()
        if now - self._looked > _FRESH:
            with self.open() as store:
                generation = store.generation()
            self._state = f"{self._opened} {generation}"
            self._looked = now
        return self._state

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once as long as the ledger stays as it is, however many ask at the same time."""
        whole = (self.fingerprint(), key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return self._kept[whole]  # type: ignore[no-any-return]
            making = self._making.setdefault(whole, Lock())
        with making:
            with self._lock:
                if whole in self._kept:
                    return self._kept[whole]  # type: ignore[no-any-return]
            try:
                made = make()
            finally:
                with self._lock:
                    self._making.pop(whole, None)
            with self._lock:
                self._kept[whole] = made
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return made

    def counts(self) -> dict[str, int]:
        """Rows of every table of the ledger."""

        def load() -> dict[str, int]:
            with self.open() as store:
                return store.counts()

        return self.kept("counts", load)

    def forget(self) -> None:
        """Look at the ledger anew at the next question: something was just written."""
        self._looked = 0.0

    # -------------------------------------------------------------------------- parts of it

    def story(self, identifier: str) -> Part:
        """One story.  Raises `NotInLedger`."""
        return self._part((identifier,), f"There is no story {identifier!r} in this ledger.")

    def stories(self, identifiers: tuple[str, ...]) -> Part:
        """Several stories together; those that are not there are left out."""
        return self._part(identifiers, None)

    def story_of(self, kind: Kind, identifier: str) -> Part:
        """The story of a claim, a series ...: raises `NotInLedger`."""
        with self.open() as store:
            found = store.find_story_of(kind, identifier)
        if found is None:
            raise NotInLedger(f"There is no {kind} {identifier!r} in this ledger.")
        return self.story(found)

    def around_document(self, identifier: str) -> Part:
        """All the stories that a report tells as a whole or in a part; the report alone when it tells none."""
        return self.around_documents([identifier])

    def around_documents(self, identifiers: Sequence[str]) -> Part:
        """All the stories that these reports tell; a report that tells none is there too, without anything about it."""

        with self.open() as store:
            stories = tuple(dict.fromkeys(story for i in identifiers for story in store.find_stories_of("document", i)))
        if stories:
            part = self._part(stories, None)  # as a rule the page before this one loaded it
            if all(i in part.lookup.documents for i in identifiers):
                return part

        def load() -> Part:
            with self.open() as store:
                ledger = preferred_by(store.shown_stories(stories), self.policy)
                there = {extraction.document.id for extraction in ledger.extractions}
                alone = [store.load_document(i) for i in identifiers if i not in there]
            extractions = (*ledger.extractions, *(extraction for extraction in alone if extraction is not None))
            return Part(replace(ledger, extractions=extractions))

        return self.kept(("documents", *identifiers), load)

    def _part(self, stories: tuple[str, ...], otherwise: str | None) -> Part:
        def load() -> Part:
            with self.open() as store:
                ledger = preferred_by(store.shown_stories(stories), self.policy)
            if not ledger.stories and otherwise is not None:
                raise NotInLedger(otherwise)
            return Part(ledger)

        return self.kept(("stories", stories), load)

    def document_id(self, key: str) -> str:
        """The id of the report that has this key in addresses.  Raises `NotInLedger`."""

        def load() -> dict[str, str]:
            with self.open() as store:
                return {document_key(identifier): identifier for identifier in store.document_ids()}

        keys = self.kept("documents", load)
        if key not in keys:
            raise NotInLedger("There is no such report in this ledger.")
        return keys[key]

    def versions(self, identifier: str) -> list[tuple[str, Extraction]]:
        """The former versions of a report, oldest first, each with the time at which it was read."""
        with self.open() as store:
            return store.versions_of([identifier]).get(identifier, [])[:-1]
