"""What a list of stories tells of their reports, and what the ledger was made by."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import func, select

from stemma.store import schema
from stemma.store.access import Access


class Changes(Access):
    """When the documents of a ledger were read, and which there are."""

    def reports_since(self, moment: str, stories: Sequence[str]) -> dict[str, int]:
        """By story, of those given, how many of its reports were read after a moment (ISO 8601, UTC), where any was."""
        told, documents = schema.story_documents.c, schema.documents.c
        query = (
            select(told.story, func.count(told.document.distinct()))
            .join(documents.id.table, documents.id == told.document)
            .where(told.story.in_(list(stories)), documents.read_at > moment)
            .group_by(told.story)
        )
        with self.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def read_at(self, document: str) -> str | None:
        """When a document was read last (ISO 8601, UTC); None when there is no such document."""
        table = schema.documents.c
        with self.reading() as connection:
            return connection.execute(select(table.read_at).where(table.id == document)).scalar()

    def document_ids(self) -> list[str]:
        """The ids of all documents, in order."""
        with self.reading() as connection:
            return list(connection.execute(select(schema.documents.c.id).order_by(schema.documents.c.id)).scalars())

    def policy(self) -> dict[str, str]:
        """What the ledger was made by: the choices that are noted with it."""
        with self.reading() as connection:
            noted = self._noted(connection, "policy")
        return {key: str(value) for key, value in json.loads(noted).items()} if noted else {}
