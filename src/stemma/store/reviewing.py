"""Which stories hold something that a person should look at, found without loading them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, case, func, select

from stemma.store import schema
from stemma.store.shown import Shown


class Reviewing(Shown):
    """The stories to review."""

    def stories_to_review(self, doubtful: float) -> list[str]:
        """Those that decisions speak of, then those with conflicts, then those with a preferred figure on one of
        several origins or a claim of less probability than `doubtful`; of each kind the latest first.

        A story in which all of it is decided already is among them: only the story itself tells.
        """
        stories, claims = schema.stories.c, schema.claims.c
        single = (
            select(claims.story)
            .where(claims.rank == "preferred", claims.origins_high <= 1, claims.story == stories.id)
            .exists()
        )
        doubted = select(claims.story).where(claims.confidence < doubtful, claims.story == stories.id).exists()
        last = func.coalesce(stories.end_date, stories.start_date)
        open_: ColumnElement[bool] = (stories.conflict_count > 0) | ((stories.origin_count > 1) & single) | doubted
        query = (
            select(stories.id)
            .where(open_)
            .order_by(case((stories.conflict_count > 0, 0), else_=1), last.is_(None), last.desc(), stories.position)
        )
        documents = {
            anchor.document
            for decision in self.decisions()
            for anchors in decision.target.anchors
            for anchor in anchors
        }
        decided = [story for document in sorted(documents) for story in self.find_stories_of("document", document)]
        with self.reading() as connection:
            return list(dict.fromkeys((*decided, *connection.execute(query).scalars())))
