"""Stories of a ledger, one at a time or a page of them: nothing here loads the whole ledger."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from stemma.records import Extraction, Ledger
from stemma.store import schema
from stemma.store.access import Access
from stemma.store.documents import load
from stemma.store.errors import LedgerError
from stemma.store.parts import ids_like, ledger_documents, load_stories, stories_around, stories_of
from stemma.store.search import reports_with

Kind = Literal["story", "document", "claim", "assertion", "series", "origin", "relation"]

#: Ids offered for one that is not there.
MOST_IDS = 100


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in a list: its days (ISO 8601, None when not known) and how much there is of it.

    `origins` are those that its reports certainly go back to, the upper bound; `conflicts` those that a claim of it is in.
    """

    id: str
    title: str
    first_day: str | None
    last_day: str | None
    documents: int
    origins: int
    claims: int
    conflicts: int
    series: int


class Stories(Access):
    """What a ledger holds of some of its stories."""

    def load_story(self, story_id: str) -> Ledger:
        """A ledger with this story alone.  Raises `LedgerError` when there is none."""
        found = self.load_stories([story_id])
        if not found.stories:
            raise LedgerError(f"the ledger has no story {story_id!r}: `stemma show stories` tells what it has")
        return found

    def load_stories(self, ids: Sequence[str]) -> Ledger:
        """A ledger with these stories alone, as `stemma.records.only_stories` takes them out; unknown ids are left out."""
        with self.reading() as connection:
            policy = self._noted(connection, "policy")
            return load_stories(connection, list(dict.fromkeys(ids)), json.loads(policy) if policy else {})

    def load_document(self, document_id: str) -> Extraction | None:
        """A document as the ledger was made of it, else as it was read last; None when there is none."""
        with self.reading() as connection:
            for extraction in ledger_documents(connection, [document_id]):
                return extraction
            return dict(load(connection, [document_id])).get(document_id)

    def find_stories_of(self, kind: Kind, id_: str) -> tuple[str, ...]:
        """The stories that a thing belongs to, the main one first: several of a series that runs through them.

        A relation is named by its two claims, "c-1 c-2".
        """
        with self.reading() as connection:
            return stories_of(connection, kind, id_)

    def find_story_of(self, kind: Kind, id_: str) -> str | None:
        """The first of `find_stories_of`; None when it is in no story, or there is no such thing."""
        return next(iter(self.find_stories_of(kind, id_)), None)

    def find_stories_around(self, claim: str) -> tuple[str, ...]:
        """The story of a claim, then the stories of its series and of the claims that a relation ties to it."""
        with self.reading() as connection:
            series = connection.execute(select(schema.claims.c.series).where(schema.claims.c.id == claim)).scalar()
            near = stories_around(connection, claim)
            return tuple(dict.fromkeys((*near, *(stories_of(connection, "series", series) if series else ()))))

    def ids_like(self, kind: Kind, start: str, limit: int = MOST_IDS) -> list[str]:
        """Ids that are `start` or begin with it, with or without their kind ("c-") in front, in order."""
        with self.reading() as connection:
            return ids_like(connection, kind, start, limit)

    def story_page(
        self,
        *,
        offset: int = 0,
        limit: int = 50,
        query: str | None = None,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        only: Literal["conflict", "single"] | None = None,
    ) -> tuple[int, list[StoryRow]]:
        """How many stories there are of this kind, and a page of them: the latest first, those without a day last.

        Args:
            query: words that all stand in the title, or in a report that is about it as a whole (see `LedgerStore.search`).
            since, until: days (ISO 8601); a story is in when one of its days is; one without a day is not.
            place: part of the name of a place that one of its reports names.
            only: "conflict": with claims that cannot both be true; "single": on one certain origin.
        """
        stories = schema.stories.c
        conditions: list[ColumnElement[bool]] = []
        if query and query.strip():
            conditions.append(_with_words(self._engine.dialect.name, query))
        if since is not None:
            conditions.append(func.coalesce(stories.end_date, stories.start_date) >= since)
        if until is not None:
            conditions.append(func.coalesce(stories.start_date, stories.end_date) <= until)
        if place is not None:
            conditions.append(stories.id.in_(_naming_place(place)))
        if only == "conflict":
            conditions.append(stories.conflict_count > 0)
        elif only == "single":
            conditions.append(stories.origin_count == 1)
        last = func.coalesce(stories.end_date, stories.start_date)
        columns = (
            stories.id, stories.title, stories.start_date, stories.end_date, stories.document_count,
            stories.origin_count, stories.claim_count, stories.conflict_count, stories.series_count,
        )  # fmt: skip
        page = (
            select(*columns)
            .where(*conditions)
            .order_by(case((last.is_(None), 1), else_=0), last.desc(), stories.position)
            .offset(offset)
            .limit(limit)
        )
        with self.reading() as connection:
            total = connection.execute(select(func.count()).select_from(schema.stories).where(*conditions)).scalar_one()
            rows = connection.execute(page).all()
        return total, [StoryRow(*row) for row in rows]


def _with_words(dialect: str, query: str) -> ColumnElement[bool]:
    stories, told = schema.stories.c, schema.story_documents.c
    titled = and_(*(stories.title.icontains(word, autoescape=True) for word in query.split()))
    reports = reports_with(dialect, query)
    if reports is None:
        return titled
    return or_(titled, stories.id.in_(select(told.story).where(told.main.is_(True), told.document.in_(reports))))


def _naming_place(place: str) -> ColumnElement[str]:
    """Ids of the stories of which a report names a place with this in its name."""
    entities, links, told = schema.entities.c, schema.entity_documents.c, schema.story_documents.c
    return (
        select(told.story)
        .join(links.entity.table, links.document == told.document)
        .join(entities.id.table, entities.id == links.entity)
        .where(and_(entities.kind == "place", or_(entities.name.icontains(place, autoescape=True))))
        .scalar_subquery()
    )
