"""A ledger for programs and notebooks: stories, series and claims that know one another, with their evidence in words.

Everything here is read from records (`stemma.records`), which each object has as `record`.  A ledger on disk is read story by story,
when a story is first asked for something: a large one is never in memory as a whole unless `records` is asked for.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from stemma import records as noted
from stemma.reporting import fragments, words
from stemma.reporting.lookup import Lookup
from stemma.reporting.pairs import series_title
from stemma.reporting.series import origin_bounds, story_span, told_in
from stemma.reporting.views import ClaimView, claim_view

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from stemma.ledger.policies import Policy
    from stemma.store import LedgerStore

__all__ = ["Claim", "Each", "Evidence", "Ledger", "Relation", "Series", "Story"]

T = TypeVar("T")

#: Stories asked of a ledger on disk at a time, for their ids.
_PAGE = 500


class Each(Generic[T]):
    """Things of a ledger: iterate over them, count them, or take one by its number, its id or the start of it."""

    def __init__(self, each: Callable[[], Iterable[T]], count: Callable[[], int]) -> None:
        self._each, self._count = each, count

    def __iter__(self) -> Iterator[T]:
        return iter(self._each())

    def __len__(self) -> int:
        return self._count()

    def __getitem__(self, wanted: int | str) -> T:
        """By number, from the end when negative, or by id.  Raises IndexError, or KeyError with what is wrong."""
        if isinstance(wanted, int):
            place = wanted + len(self) if wanted < 0 else wanted
            for number, one in enumerate(self):
                if number == place:
                    return one
            raise IndexError(f"there are {len(self)}, not one with the number {wanted}")
        found = {one.id: one for one in self if _begins(one.id, wanted)}  # type: ignore[attr-defined]
        if wanted in found:
            return found[wanted]
        if len(found) == 1:
            return next(iter(found.values()))
        raise KeyError(f"{len(found)} ids begin with {wanted!r}" if found else f"none has the id {wanted!r}")

    def __repr__(self) -> str:
        first = [repr(one) for one, _ in zip(self, range(3), strict=False)]
        return f"[{', '.join(first)}{', ...' if len(self) > 3 else ''}] ({len(self)})"


def _begins(id_: str, wanted: str) -> bool:
    return bool(wanted) and (id_.startswith(wanted) or id_.partition("-")[2].startswith(wanted))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a report says it.  `text` are the characters `start`..`end` of the report; `before` and `after` stand around."""

    report: str
    start: int
    end: int
    text: str
    before: str
    after: str
    outlet: str | None
    url: str | None
    published: datetime.date | None

    def __str__(self) -> str:
        return f"{self.report}:{self.start}-{self.end} … {self.before}[{self.text}]{self.after} …"


@dataclass(frozen=True)
class Relation:
    """How a claim stands to the `other`: "supersedes" and "is superseded by", "refines", "agrees with", "conflicts with" ...

    `kind`, `cause`, `rule` and `reason` are those of the record.
    """

    record: noted.Relation
    other: Claim
    sentence: str

    @property
    def kind(self) -> str:
        return self.record.kind

    @property
    def cause(self) -> str | None:
        return self.record.cause

    @property
    def rule(self) -> str:
        return self.record.rule

    @property
    def reason(self) -> str:
        return self.record.reason

    def __repr__(self) -> str:
        return f"<{self.sentence} {self.other.label}>"


class Claim:
    """One proposition: a figure of something, as of a time, on somebody's word."""

    def __init__(self, record: noted.Claim, lookup: Lookup) -> None:
        self.record = record
        self._lookup = lookup

    @cached_property
    def _view(self) -> ClaimView:
        return claim_view(self._lookup, self.record)

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def figure(self) -> str:
        """The value as a reader says it: "fewer than 1,200"."""
        return self._view.figure

    @property
    def label(self) -> str:
        """Figure and time: "fewer than 1,200 (15 May 2024)"."""
        return self._view.label

    @property
    def lower(self) -> float | None:
        return self.record.value.lower

    @property
    def upper(self) -> float | None:
        return self.record.value.upper

    @property
    def unit(self) -> str | None:
        return self.record.value.unit

    @property
    def as_of(self) -> tuple[datetime.date | None, datetime.date | None]:
        """First and last day that it holds for; (None, None) when the reports do not say."""
        time = self.record.as_of
        return (time.start, time.end) if time is not None else (None, None)

    @property
    def polarity(self) -> str:
        return self.record.polarity

    @property
    def rank(self) -> str:
        """ "preferred", "normal" or "deprecated"; `rank_reason` says why."""
        return self.record.rank

    @property
    def rank_reason(self) -> str:
        return self.record.rank_reason

    @property
    def asserters(self) -> tuple[str, ...]:
        """Who stands behind it, by name; empty when the reports do not say."""
        return tuple(self._lookup.entity_name(entity) for entity in self.record.asserters)

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that carry it."""
        return tuple(dict.fromkeys(one.report for one in self.evidence))

    @property
    def independence(self) -> noted.Independence:
        """Texts, origins, utterances and asserters behind it, each as bounds `low` and `high`."""
        return self.record.independence

    @property
    def support(self) -> str:
        """The same in words: "3 texts, 1 utterance, 1 origin, 1 asserter"."""
        return self._view.support

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every place in the reports that carries the claim, by report and place."""
        return tuple(
            _evidence(self._lookup, noted.DocumentSpan(m.document, m.start, m.end)) for m in self._view.mentions
        )

    @property
    def series(self) -> Series | None:
        found = self._lookup.series_of_claim.get(self.id)
        return Series(found, self._lookup) if found is not None else None

    @property
    def relations(self) -> tuple[Relation, ...]:
        """How it stands to each other claim that it was compared with and that is in reach: of its story, or of them all."""
        found = []
        for record in self._lookup.relations_of_claim[self.id]:
            other = self._lookup.claims.get(record.b if record.a == self.id else record.a)
            if other is not None:
                found.append(Relation(record, Claim(other, self._lookup), _verb(record, self.id)))
        return tuple(found)

    @property
    def conflicts(self) -> tuple[Claim, ...]:
        """The claims that it cannot be true together with."""
        return tuple(relation.other for relation in self.relations if relation.kind == "conflict")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Claim) and other.record == self.record

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        home = self._lookup.series_of_claim.get(self.id)
        return f"<Claim {self.label}{f', {series_title(home)}' if home is not None else ''}>"

    def _repr_html_(self) -> str:
        return fragments.claim_fragment(self._lookup, self.id)


_PASSIVE = {"supersedes": "is superseded by", "refines": "is refined by", "restates": "is restated by"}


def _verb(record: noted.Relation, mine: str) -> str:
    verb, b_first = words.relation(record.kind)
    return verb if (record.b == mine) == b_first else _PASSIVE.get(verb, verb)


def _evidence(lookup: Lookup, span: noted.DocumentSpan) -> Evidence:
    document = lookup.documents[span.document]
    told = fragments.quote(lookup, span)
    published = document.published
    return Evidence(
        report=span.document,
        start=span.start,
        end=span.end,
        text=document.text[span.start : span.end],
        before=told.before,
        after=told.after,
        outlet=document.outlet,
        url=document.url,
        published=published.start if published is not None and published.start == published.end else None,
    )


class Series:
    """The claims that answer one question, in order of time."""

    def __init__(self, record: noted.Series, lookup: Lookup) -> None:
        self.record = record
        self._lookup = lookup

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def title(self) -> str:
        """What is counted, in which role, where: "residents stranded, Maren"."""
        return series_title(self.record)

    @property
    def thing(self) -> str:
        return self.record.thing

    @property
    def role(self) -> str | None:
        return self.record.role

    @property
    def measure(self) -> str:
        return self.record.measure

    @property
    def unit(self) -> str | None:
        return self.record.unit

    @property
    def claims(self) -> tuple[Claim, ...]:
        """In order of as-of."""
        known = self._lookup.claims
        return tuple(Claim(known[claim], self._lookup) for claim in self.record.claims if claim in known)

    @property
    def preferred(self) -> Claim | None:
        found = self._lookup.claims.get(self.record.preferred or "")
        return Claim(found, self._lookup) if found is not None else None

    @property
    def conflicts(self) -> tuple[tuple[Claim, Claim], ...]:
        """Pairs of its claims that cannot both be true."""
        return _conflicts(self._lookup, set(self.record.claims))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Series) and other.record == self.record

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<Series {self.title}: {words.plural(len(self.record.claims), 'claim')}>"

    def _repr_html_(self) -> str:
        return fragments.series_fragment(self._lookup, self.id)


def _conflicts(lookup: Lookup, inside: Collection[str]) -> tuple[tuple[Claim, Claim], ...]:
    return tuple(
        (Claim(lookup.claims[r.a], lookup), Claim(lookup.claims[r.b], lookup))
        for claim in sorted(inside)
        for r in lookup.relations_of_claim[claim]
        if r.kind == "conflict" and r.a == claim and r.b in inside and {r.a, r.b} <= lookup.claims.keys()
    )


class _Records:
    """What has records: as tables."""

    def _whole(self) -> noted.Ledger:
        raise NotImplementedError

    def _rows(self, type_: str) -> list[dict[str, Any]]:
        from stemma.exports.tables import tables
        from stemma.views.interchange import ledger_records

        found = tables(record for record in ledger_records(self._whole(), with_text=True) if record["type"] == type_)
        return found.get(type_, [])

    def to_arrow(self, type_: str = "claim") -> pyarrow.Table:
        """The records of a type as a table of Arrow, a field a column (docs/tables.md); empty when there is none.

        Needs the package `pyarrow`: `pip install 'stemma-news[frames]'`.
        """
        from stemma.exports.frames import arrow_table

        return arrow_table(self._rows(type_))

    def to_pandas(self, type_: str = "claim") -> pandas.DataFrame:
        """The same as a data frame of pandas, whose types know missing values.

        Needs the package `pandas`: `pip install 'stemma-news[frames]'`.
        """
        from stemma.exports.frames import data_frame

        return data_frame(self._rows(type_))


class Story(_Records):
    """One event, and what its reports claim."""

    def __init__(self, id_: str, title: str, load: Callable[[], Lookup]) -> None:
        self.id = id_
        self.title = title
        self._load = load

    @cached_property
    def _lookup(self) -> Lookup:
        return self._load()

    @cached_property
    def records(self) -> noted.Ledger:
        """The ledger of this story alone, as records."""
        return noted.only_story(self._lookup.ledger, self.record)

    def _whole(self) -> noted.Ledger:
        return self.records

    @property
    def record(self) -> noted.Story:
        return self._lookup.stories[self.id]

    @property
    def reports(self) -> tuple[noted.Document, ...]:
        """The reports that tell it."""
        return tuple(self._lookup.documents[d] for d in self.record.documents if d in self._lookup.documents)

    @property
    def days(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The days of its reports, the first and the last."""
        return self.record.start, self.record.end

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(Claim(one, self._lookup) for one in self._lookup.claims_of_story(self.record))

    @property
    def series(self) -> tuple[Series, ...]:
        return tuple(Series(one, self._lookup) for one in self._lookup.series_of_story(self.record))

    @property
    def conflicts(self) -> tuple[tuple[Claim, Claim], ...]:
        """Pairs of its claims that cannot both be true."""
        return _conflicts(self._lookup, {claim.id for claim in self._lookup.claims_of_story(self.record)})

    @property
    def assertions(self) -> tuple[noted.Assertion, ...]:
        """What its reports say that is no figure, as records (docs/assertions.md)."""
        return tuple(one for one in self._lookup.ledger.assertions if one.story == self.id)

    @property
    def origins(self) -> noted.Count:
        """How many independent origins its reports have, as bounds."""
        return origin_bounds(self._lookup.origins_of_story(self.record))

    @property
    def toll(self) -> noted.Toll | None:
        return self._lookup.toll_of_story(self.record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Story) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<Story {self.title or self.id}>"

    def _repr_html_(self) -> str:
        return fragments.story_fragment(self.records, self.id)


class Ledger(_Records):
    """Who claims which figure about what, as of when, through whom, on how many independent origins.

    Made by `stemma.read` and `stemma.open`, or of records: `Ledger(stemma.collapse(texts).ledger)`.
    """

    def __init__(self, of: noted.Ledger | LedgerStore) -> None:
        self._store = None if isinstance(of, noted.Ledger) else of
        self._given = of if isinstance(of, noted.Ledger) else None

    @cached_property
    def records(self) -> noted.Ledger:
        """The whole as records, in memory."""
        if self._store is not None:
            return self._store.shown_ledger()
        assert self._given is not None
        return self._given

    def _whole(self) -> noted.Ledger:
        return self.records

    @property
    def stories(self) -> Each[Story]:
        """The latest first, those without a day last."""
        return Each(self._stories, lambda: self._count("stories"))

    @property
    def series(self) -> Each[Series]:
        """Story by story; one that runs over several stories is told with each of them in a ledger on disk."""
        return Each(lambda: (one for story in self.stories for one in story.series), lambda: self._count("series"))

    @property
    def claims(self) -> Each[Claim]:
        """The claims of figures, story by story."""
        return Each(lambda: (one for story in self.stories for one in story.claims), lambda: self._count("claims"))

    @property
    def conflicts(self) -> tuple[tuple[Claim, Claim], ...]:
        """Pairs of claims of one story that cannot both be true."""
        return tuple(pair for story in self.stories for pair in story.conflicts)

    @property
    def reports(self) -> Iterator[noted.Document]:
        """Every report, also those that could not be read (`status` "error", with the reason)."""
        if self._store is not None:
            return (extraction.document for extraction in self._store.each_extraction())
        return (extraction.document for extraction in self.records.extractions)

    def close(self) -> None:
        """Let go of a ledger on disk; what was read of it stays."""
        if self._store is not None:
            self._store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def configuration(self) -> dict[str, str]:
        """What it was made under: annotator, vague words, aliases, policy of preference."""
        if self._store is not None:
            return self._store.policy()
        return dict(self.records.policy)

    def prefer(self, policy: str | Policy) -> Ledger:
        """The ledger, in memory, with its preferred figures chosen by a policy: its name, or one of one's own.

        Raises ValueError for a name that no policy has.
        """
        from stemma.configuration import Configuration
        from stemma.ledger.policies import preferred_by

        chosen = Configuration().policy(policy) if isinstance(policy, str) else policy
        return Ledger(preferred_by(self.records, chosen))

    def _count(self, table: str) -> int:
        if self._store is not None:
            return self._store.counts()[table]
        return len(getattr(self.records, table))

    def _stories(self) -> Iterator[Story]:
        if self._store is None:
            for record in sorted(self.records.stories, key=_latest_first):
                yield Story(record.id, record.title, lambda: self._lookup)
            return
        store, offset = self._store, 0
        while True:
            total, rows = store.story_page(offset=offset, limit=_PAGE)
            for row in rows:
                yield Story(row.id, row.title, partial(_loaded, store, row.id))
            offset += _PAGE
            if offset >= total:
                return

    @cached_property
    def _lookup(self) -> Lookup:
        """The cross-references of a ledger in memory, made once for all its stories."""
        return Lookup(self.records)

    def __repr__(self) -> str:
        told = (("documents", "report", "reports"), ("stories", "story", "stories"), ("claims", "claim", "claims"))
        counts = self._store.counts() if self._store is not None else self._counts()
        return f"<Ledger: {', '.join(f'{counts[t]:,} {one if counts[t] == 1 else many}' for t, one, many in told)}>"

    def _counts(self) -> dict[str, int]:
        readable = sum(e.document.status == "ok" for e in self.records.extractions)
        return {"documents": readable, "stories": len(self.records.stories), "claims": len(self.records.claims)}

    def _repr_html_(self) -> str:
        counts = self._store.counts() if self._store is not None else self._counts()
        nouns = (("documents", "reports"), ("stories", "stories"), ("claims", "claims"))
        shown = []
        for story, _ in zip(self.stories, range(fragments.STORIES), strict=False):
            facts = (
                told_in(story._lookup, story.record),
                words.count(story.origins, "origin"),
                words.plural(len(story.claims), "claim"),
                *([words.plural(len(story.conflicts), "conflict")] if story.conflicts else []),
            )
            shown.append(fragments.StoryLine(story.title or story.id, story_span(story.record), ", ".join(facts)))
        return fragments.ledger_fragment(
            [(f"{counts[table]:,}", noun) for table, noun in nouns], shown, max(0, counts["stories"] - len(shown))
        )


def _loaded(store: LedgerStore, story: str) -> Lookup:
    return Lookup(store.shown_story(story))


def _latest_first(story: noted.Story) -> tuple[bool, int]:
    day = story.end or story.start
    return day is None, -day.toordinal() if day is not None else 0


def opened(directory: str | Path) -> Ledger:
    """The ledger in a directory, or in the PostgreSQL database of a URL, as people see it: with what they decided.  Raises `stemma.store.LedgerError`, which says what to do, when there is none."""
    from stemma.store import LedgerStore

    return Ledger(LedgerStore.open(directory))
