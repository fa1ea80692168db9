"""What an id is the id of, and where that is: for links that name nothing but an id."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import ColumnElement, func, select

from stemma.store import schema
from stemma.store.access import Access

Located = Literal[
    "story",
    "claim",
    "assertion",
    "series",
    "origin",
    "entity",
    "utterance",
    "finding",
    "passage",
    "figure",
    "statement",
    "document",
]

#: Where each kind has its ids, and the column that says what it belongs to: a story, a claim or a document.
_PLACES: tuple[tuple[Located, ColumnElement[str], ColumnElement[str]], ...] = (
    ("story", schema.stories.c.id, schema.stories.c.id),
    ("claim", schema.claims.c.id, schema.claims.c.story),
    ("assertion", schema.assertions.c.id, schema.assertions.c.story),
    ("series", schema.series.c.id, schema.series.c.id),
    ("origin", schema.origins.c.id, schema.origins.c.story),
    ("entity", schema.entities.c.id, schema.entities.c.id),
    ("utterance", schema.utterances.c.id, schema.utterances.c.story),
    ("finding", schema.findings.c.id, schema.findings.c.id),
    ("passage", schema.passages.c.id, schema.passages.c.a_document),
    ("figure", schema.quantities.c.id, schema.quantities.c.document),
    ("statement", schema.statements.c.id, schema.statements.c.document),
    ("document", schema.documents.c.id, schema.documents.c.id),
)


class Locating(Access):
    """Finds things by their ids alone."""

    def locate(self, id_: str) -> tuple[Located, str] | None:
        """The kind of thing with this id, and what it belongs to (see above); None when nothing has it.

        A finding belongs to the document or the story that it tells of.
        """
        with self.reading() as connection:
            for kind, column, home in _PLACES:
                found = connection.execute(select(home).where(column == id_)).scalar()
                if found is None:
                    continue
                if kind == "finding":
                    about, claims = schema.finding_claims.c, schema.claims.c
                    own = select(claims.story).join(about.claim.table, about.claim == claims.id)
                    evidence = schema.finding_documents.c
                    found = (
                        connection.execute(own.where(about.finding == id_)).scalar()
                        or connection.execute(
                            select(schema.story_documents.c.story)
                            .join(evidence.document.table, evidence.document == schema.story_documents.c.document)
                            .where(evidence.finding == id_)
                            .order_by(schema.story_documents.c.main.desc())
                        ).scalar()
                    )
                    if found is None:
                        continue
                return kind, found
        return None

    def stories_naming(self, entity: str, limit: int) -> tuple[int, list[str]]:
        """How many stories have a report that names an entity, and the latest of them."""
        links, told, stories = schema.entity_documents.c, schema.story_documents.c, schema.stories.c
        named = select(told.story).join(links.entity.table, links.document == told.document)
        return self._latest(stories.id.in_(named.where(links.entity == entity).scalar_subquery()), limit)

    def stories_of_outlet(self, outlet: str, limit: int) -> tuple[int, list[str]]:
        """How many stories have a report of an outlet, and the latest of them."""
        documents, told, stories = schema.documents.c, schema.story_documents.c, schema.stories.c
        own = select(told.story).join(documents.id.table, documents.id == told.document)
        return self._latest(stories.id.in_(own.where(documents.outlet == outlet).scalar_subquery()), limit)

    def _latest(self, condition: ColumnElement[bool], limit: int) -> tuple[int, list[str]]:
        stories = schema.stories.c
        last = func.coalesce(stories.end_date, stories.start_date)
        query = select(stories.id).where(condition).order_by(last.is_(None), last.desc(), stories.position).limit(limit)
        with self.reading() as connection:
            total = connection.execute(select(func.count()).select_from(schema.stories).where(condition)).scalar_one()
            return total, list(connection.execute(query).scalars())

    def outlets(self, limit: int) -> list[tuple[str, int]]:
        """The outlets with most reports that tell a story, and how many each has."""
        table, told = schema.documents.c, schema.story_documents.c
        number = func.count()
        query = (
            select(table.outlet, number)
            .where(table.outlet.is_not(None), table.status == "ok", table.id.in_(select(told.document)))
            .group_by(table.outlet)
            .order_by(number.desc(), table.outlet)
            .limit(limit)
        )
        with self.reading() as connection:
            return [(row[0], row[1]) for row in connection.execute(query)]

    def names_like(self, words: str, limit: int) -> list[tuple[str, str, str]]:
        """(id, name, kind) of entities whose name has all these words, those that most reports name first."""
        table, named = schema.entities.c, schema.entity_documents.c
        conditions = [table.name.icontains(word, autoescape=True) for word in words.split()[:10]]
        number = select(func.count()).where(named.entity == table.id).scalar_subquery()
        query = (
            select(table.id, table.name, table.kind).where(*conditions).order_by(number.desc(), table.name).limit(limit)
        )
        with self.reading() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(query)]
