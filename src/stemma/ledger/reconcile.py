"""From what single reports say to the ledger: who claims which figure, and how the figures relate.

Names and days are settled over all reports; then each story has its own book (`book.py`), a mapped stage; then the
stories of a storyline are compared, another one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.engines import Engine, map_all, worth_mapping
from stemma.ledger.aliases import Aliases, by, told
from stemma.ledger.book import Book, Chapter, Dossier, book_of, storyline_relations
from stemma.ledger.dating import Calendar, build_calendar
from stemma.ledger.entities import Directory, Excerpts, build_directory
from stemma.ledger.mentions import segments_of
from stemma.records import Extraction, Ledger, Passage, Story

#: Reports, and stories that share a storyline with others, below which nothing is mapped.
_REPORTS, _STORIES = 300, 100


def reconcile(
    extractions: Sequence[Extraction],
    passages: Sequence[Passage],
    stories: Sequence[Story],
    engine: Engine | None = None,
    without: frozenset[str] = frozenset(),
    directory: Directory | None = None,
    aliases: Aliases = (),
) -> Ledger:
    """The ledger of these documents.  The order of the inputs does not matter; nothing is read or written.

    `without` names rules of `stemma.ledger.relations.RULES` that are left out.  `directory` is that of
    `build_directory` for these, when it was made already.  `aliases` are the user's own lists of names of one body.
    """
    with by(aliases):
        return _reconcile(extractions, passages, stories, engine, without, directory, aliases)


def _reconcile(
    extractions: Sequence[Extraction],
    passages: Sequence[Passage],
    stories: Sequence[Story],
    engine: Engine | None,
    without: frozenset[str],
    directory: Directory | None,
    aliases: Aliases,
) -> Ledger:
    extractions = sorted(extractions, key=lambda e: e.document.id)
    stories = sorted(stories, key=lambda s: s.id)
    directory = directory or build_directory(extractions, passages, stories)
    calendar = build_calendar(extractions, passages, stories)
    dossiers = _dossiers(extractions, passages, stories, directory, calendar, without, aliases)
    books = list(map_all(worth_mapping(engine, len(extractions), _REPORTS), book_of, dossiers))
    lines = _storylines(books)
    between = map_all(worth_mapping(engine, sum(map(len, lines)), _STORIES), storyline_relations, lines)
    relations = [*(r for book in books for r in book.relations), *(r for some in between for r in some)]
    divergent = sorted((f for book in books for f in book.divergences), key=lambda f: f.id)
    return Ledger(
        extractions=tuple(extractions),
        passages=tuple(sorted([*passages, *(p for book in books for p in book.edges)], key=lambda p: p.id)),
        stories=tuple(stories),
        lineages=tuple(one for book in books for one in book.lineages),
        origins=tuple(one for book in books for one in book.origins),
        entities=tuple(directory.entities.values()),
        utterances=tuple(sorted((u for book in books for u in book.utterances), key=lambda u: u.id)),
        claims=tuple(claim for book in books for claim in book.claims),
        relations=tuple(sorted(relations, key=lambda r: (r.a, r.b))),
        series=tuple(series for book in books for series in book.series),
        findings=(*(f for book in books for f in book.findings), *divergent),
        tolls=tuple(book.toll for book in books if book.toll is not None),
        assertions=tuple(one for book in books for one in book.told.assertions),
        assertion_relations=tuple(one for book in books for one in book.told.relations),
        policy={
            "vague": "stemma",
            "relations": "ten rules",
            "without": ",".join(sorted(without)),
            **({"aliases": told(aliases)} if aliases else {}),
        },
    )


def _dossiers(
    extractions: Sequence[Extraction],
    passages: Sequence[Passage],
    stories: Sequence[Story],
    directory: Directory,
    calendar: Calendar,
    without: frozenset[str],
    aliases: Aliases,
) -> Iterator[Dossier]:
    """What concerns each story, one at a time: a dossier lives as long as its story is worked on."""
    by_id = {e.document.id: e for e in extractions}
    inside = _inside(passages, stories)
    segments = segments_of(stories)
    excerpts = Excerpts(directory)
    in_line = Counter(story.storyline for story in stories)
    for story in stories:
        documents = sorted({*story.documents, *(segment.document for segment in story.segments)} & by_id.keys())
        yield Dossier(
            story=story,
            extractions=tuple(by_id[d] for d in documents),
            passages=tuple(inside.get(story.id, ())),
            segments={d: segments[d] for d in documents if d in segments},
            directory=excerpts.of(documents),
            calendar=Calendar({d: calendar.anchor(d) for d in documents}),
            followed=in_line[story.storyline] > 1,
            without=without,
            aliases=aliases,
        )


def _inside(passages: Sequence[Passage], stories: Sequence[Story]) -> Mapping[str, list[Passage]]:
    """The passages between two documents of one story."""
    story_of = {document: story.id for story in stories for document in story.documents}
    inside: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        home = story_of.get(passage.a.document)
        if home is not None and home == story_of.get(passage.b.document):
            inside[home].append(passage)
    return inside


def _storylines(books: Sequence[Book]) -> list[list[Chapter]]:
    lines: dict[str, list[Chapter]] = defaultdict(list)
    for book in books:
        if book.chapter is not None:
            lines[book.chapter.storyline].append(book.chapter)
    return [chapters for _, chapters in sorted(lines.items())]
