"""What the JSON twins hold, for the description of the interface (`/openapi.json`).

Records are those of the interchange (docs/interchange.md), each with its `type`.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

Record = dict[str, Any]


class Model(BaseModel):
    model_config = ConfigDict(extra="allow")


class Problem(Model):
    status: int = Field(description="the HTTP status")
    problem: str = Field(description="what is wrong")
    advice: str = Field(description="what to do")


class Paged(Model):
    """A page of a list: `offset` counts from 0; `next` is the address of the next page, null on the last."""

    total: int
    offset: int
    limit: int
    next: str | None = None


class StoryRow(Model):
    id: str
    title: str
    start: str | None
    end: str | None
    reports: int
    origins: list[int] = Field(description="[at least, at most]")
    claims: int
    conflicts: int
    url: str


class StoriesPage(Paged):
    stories: list[StoryRow]
    last_visit: str | None = None


class StoryPage(Model):
    story: Record
    headline: list[Record]
    origins: list[Record]
    counts: Record


class ClaimPage(Model):
    claim: Record
    evidence: list[Record]
    relations: list[Record]


class SeriesPage(Model):
    series: Record
    claims: list[Record]
    relations: list[Record]


class RecordsPage(Paged):
    records: list[Record]


class DocumentPage(Model):
    document: Record
    records: list[Record]


class ComparePage(Model):
    documents: list[Record] = Field(default=[])
    passages: list[Record] = Field(default=[], description="passages with the number of their group")
    figures: list[Record] = Field(default=[], description="a row a question: the claims of each report")
    notes: list[Record] = Field(default=[])


class EntityPage(Paged):
    entity: Record
    records: list[Record] = Field(description="claims it asserts")


class OutletPage(Model):
    outlet: str
    reports: list[Record]
    drift: list[Record]


class AboutPage(Model):
    version: str
    counts: dict[str, int]
    policy: dict[str, str]
    measured: list[Record]


class Reading(Model):
    id: str
    state: str
    doing: str
    finished: int
    words: str
    summary: Record
    problem: str
    url: str


class ReadingsPage(Model):
    records: list[Reading]


class DecisionMade(Model):
    decision: int = Field(description="its number in the log")
    act: str
    actor: str
    reason: str


class SearchPage(Paged):
    records: list[Record] = Field(description="reports or claims, the best first")
    stories: list[Record]
    entities: list[Record]
