"""One story of a ledger is read without the others, and is the same as that part of the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from stemma import pipeline
from stemma.reading import open_sources
from stemma.records import Ledger, only_stories
from stemma.store import LedgerError, LedgerStore

REPORTS = {
    "post.txt": "Ferry hits pier\n\nMARLOW, May 2, 2031 - The port authority said on Friday that 42 people were hurt when a ferry hit a pier in Marlow.\n",
    "wire.txt": "42 hurt in ferry crash\n\nMARLOW, May 2, 2031 - Forty-two people were hurt on Friday when a ferry hit a pier, the port authority said.\n",
    "mail.txt": "Ferry crash injures 57\n\nMARLOW, May 2, 2031 - A ferry hit a pier on Friday and 57 people were hurt, the hospital of Marlow said.\n",
    "later.txt": "Ferry: 45 hurt\n\nMARLOW, May 4, 2031 - The port authority said on Sunday that 45 people were hurt when a ferry hit a pier on Friday.\n",
    "other.txt": "Cars burn in garage\n\nLISBON, June 9, 2031 - Police in Lisbon said on Monday that 17 cars had burned in a garage.\n",
    "mill.txt": "Mill closes\n\nOSTRY, March 1, 2032 - The owner of the paper mill at Ostry said on Monday that 310 workers would lose their jobs.\n",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("partial")
    (folder / "in").mkdir()
    for name, text in REPORTS.items():
        (folder / "in" / name).write_text(text)
    with LedgerStore.create(folder / "ledger") as store:
        pipeline.read(open_sources([str(folder / "in")]), store)
    return folder / "ledger"


@pytest.fixture(scope="module")
def whole(ledger: Path) -> Ledger:
    with LedgerStore.open(ledger) as store:
        return store.load_ledger()


def test_each_story_alone_is_that_part_of_the_whole(ledger: Path, whole: Ledger) -> None:
    assert len(whole.stories) >= 3
    with LedgerStore.open(ledger) as store:
        for story in whole.stories:
            part = store.load_story(story.id)
            assert part == only_stories(whole, [story])
            assert part.claims and part.extractions and part.entities
        assert store.load_stories([story.id for story in whole.stories]).claims == whole.claims
        two = whole.stories[:2]
        assert store.load_stories([story.id for story in two]) == only_stories(whole, two)
        with pytest.raises(LedgerError, match="no story 'story-x'"):
            store.load_story("story-x")


def test_the_story_of_each_thing_is_found(ledger: Path, whole: Ledger) -> None:
    with LedgerStore.open(ledger) as store:
        for story in whole.stories:
            assert store.find_story_of("story", story.id) == story.id
            assert all(store.find_story_of("document", document) == story.id for document in story.documents)
        assert all(store.find_story_of("claim", claim.id) == claim.story for claim in whole.claims)
        assert all(store.find_story_of("origin", origin.id) == origin.story for origin in whole.origins)
        assert all(store.find_stories_of("series", one.id) == one.stories for one in whole.series)
        home = {claim.id: claim.story for claim in whole.claims}
        assert whole.relations
        for one in whole.relations:
            assert set(store.find_stories_of("relation", f"{one.a} {one.b}")) == {home[one.a], home[one.b]}
            assert {home[one.a], home[one.b]} <= set(store.find_stories_around(one.a))
        assert store.find_story_of("claim", "c-nowhere") is None


def test_ids_are_found_by_their_start_with_and_without_their_kind(ledger: Path, whole: Ledger) -> None:
    claim = whole.claims[0].id
    with LedgerStore.open(ledger) as store:
        assert claim in store.ids_like("claim", claim[:5])
        assert claim in store.ids_like("claim", claim[2:6])
        assert store.ids_like("claim", claim) == [claim]
        assert store.ids_like("document", "oth") == ["other.txt"]
        assert store.ids_like("document", "%") == []
        assert len(store.ids_like("document", "", limit=2)) == 2


def test_a_document_alone_is_as_the_ledger_has_it(ledger: Path, whole: Ledger) -> None:
    with LedgerStore.open(ledger) as store:
        assert [store.load_document(e.document.id) for e in whole.extractions] == list(whole.extractions)
        assert store.load_document("nowhere.txt") is None


def test_a_page_of_stories_counts_as_the_records_do(ledger: Path, whole: Ledger) -> None:
    home = {claim.id: claim.story for claim in whole.claims}
    with LedgerStore.open(ledger) as store:
        total, rows = store.story_page()
        assert total == len(rows) == len(whole.stories)
        assert [row.last_day for row in rows] == sorted((row.last_day or "" for row in rows), reverse=True)
        for row in rows:
            story = next(one for one in whole.stories if one.id == row.id)
            conflicts = [one for one in whole.relations if one.kind == "conflict"]
            assert (row.title, row.documents) == (story.title, len(story.documents))
            assert row.claims == sum(claim.story == row.id for claim in whole.claims)
            assert row.origins == sum(origin.story == row.id for origin in whole.origins)
            assert row.series == sum(row.id in one.stories for one in whole.series)
            assert row.conflicts == sum(row.id in (home[one.a], home[one.b]) for one in conflicts)
        assert store.story_page(offset=1, limit=1) == (total, rows[1:2])


def test_stories_are_chosen_by_word_day_place_and_conflict(ledger: Path) -> None:
    def titles(**chosen: object) -> set[str]:
        total, rows = store.story_page(**chosen)  # type: ignore[arg-type]
        assert total == len(rows)
        return {row.title for row in rows}

    with LedgerStore.open(ledger) as store:
        every = titles()
        assert titles(query="GARAGE cars") == {"Cars burn in garage"}
        assert titles(query="%") == set()
        assert titles(since="2032-01-01") == {"Mill closes"}
        assert titles(since="2031-06-01", until="2031-12-31") == {"Cars burn in garage"}
        assert titles(place="lisb") == {"Cars burn in garage"}
        conflicting, single = titles(only="conflict"), titles(only="single")
        assert conflicting and conflicting < every
        assert {"Cars burn in garage", "Mill closes"} <= single
        assert not conflicting & single


def test_a_claim_that_bears_on_very_many_stories_is_shown_with_some_of_them(
    ledger: Path, whole: Ledger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from stemma.commands import parts
    from stemma.location import Location

    claim = whole.claims[0]
    other = next(story.id for story in whole.stories if story.id != claim.story)
    monkeypatch.setattr(parts, "_MOST_STORIES", 1)
    monkeypatch.setattr(LedgerStore, "find_stories_around", lambda store, id_: (claim.story, other))
    part, chosen = parts.load_part(Location.of(ledger), "claim", claim.id[:8])
    assert chosen == claim.id
    assert [story.id for story in part.stories] == [claim.story]
    assert "bears on 2 stories; shown is what 1 of them hold" in capsys.readouterr().err
