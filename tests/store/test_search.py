"""Words are found in reports and claims on both databases, where they stand, and nothing typed breaks the query."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Place
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_partial_reading import REPORTS
from test_store import report
from typer.testing import CliRunner

from stemma import pipeline
from stemma.cli import app
from stemma.reading import open_sources
from stemma.store import LedgerError, LedgerStore
from stemma.store.check import check


@pytest.fixture
def ledger(place: Place, tmp_path: Path) -> Place:
    (tmp_path / "in").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "in" / name).write_text(text)
    with LedgerStore.create(place) as store:
        pipeline.read(open_sources([str(tmp_path / "in")]), store)
    return place


def found(place: Place, query: str, kind: str = "reports") -> set[str]:
    with LedgerStore.open(place) as store:
        total, hits = store.search(query, kind)  # type: ignore[arg-type]
        assert total == len(hits)
        return {hit.id for hit in hits}


def test_words_phrases_beginnings_and_words_left_out(ledger: Place) -> None:
    ferry = {"post.txt", "wire.txt", "mail.txt", "later.txt"}
    assert found(ledger, "FERRY") == found(ledger, "ferries") == ferry
    assert found(ledger, "garage police") == {"other.txt"}
    assert found(ledger, '"port authority"') == {"post.txt", "wire.txt", "later.txt"}
    assert found(ledger, '"authority port"') == set()
    assert found(ledger, "hosp*") == {"mail.txt"}
    assert found(ledger, "ferry -hospital") == ferry - {"mail.txt"}
    assert found(ledger, "ferry garage") == set()
    assert found(ledger, "310") == {"mill.txt"}


def test_each_match_is_where_it_is_said_to_be(ledger: Place) -> None:
    with LedgerStore.open(ledger) as store:
        for query, words in (("ferries piers", {"ferry", "pier"}), ("people", {"people"})):
            for hit in store.search(query)[1]:
                text = store.load_document(hit.id).document.text  # type: ignore[union-attr]
                matched = set()
                for excerpt in hit.excerpts:
                    assert excerpt.text == text[excerpt.start : excerpt.end]
                    assert all(excerpt.start <= start < end <= excerpt.end for start, end in excerpt.matches)
                    matched |= {text[start:end].lower() for start, end in excerpt.matches}
                assert matched == words
                assert hit.story == store.find_story_of("document", hit.id)


def test_claims_are_found_with_the_figures_they_stand_on(ledger: Place) -> None:
    with LedgerStore.open(ledger) as store:
        total, hits = store.search("cars", "claims")
        assert total == len(hits) == 1
        (hit,) = hits
        assert hit.kind == "claim"
        assert hit.story == store.find_story_of("claim", hit.id)
        (excerpt,) = hit.excerpts
        ((start, end),) = excerpt.matches
        text = store.load_document(excerpt.document).document.text  # type: ignore[union-attr]
        assert text[start:end] == "17"
        assert excerpt.text == text[excerpt.start : excerpt.end]


def test_a_page_of_hits(ledger: Place) -> None:
    with LedgerStore.open(ledger) as store:
        total, every = store.search("ferry")
        assert total == 4
        assert store.search("ferry", limit=1, offset=2) == (4, every[2:3])


def test_the_index_follows_what_is_added_replaced_and_removed(place: Place) -> None:
    first, second = report("a.txt", "Four barges sank."), report("a.txt", "Six lorries burned.")
    with LedgerStore.create(place) as store:
        store.add([first, report("b.txt", "A barge was towed.")])
        assert found(place, "barge") == {"a.txt", "b.txt"}
        store.add([second])
        assert found(place, "barge") == {"b.txt"}
        assert found(place, "lorry") == {"a.txt"}
        store.add([replace(second, document=replace(second.document, title="Tram derails"))])
        assert found(place, "tram") == {"a.txt"}
        store.remove("a.txt", "court order")
        store.compact()
        assert found(place, "lorry") == found(place, "tram") == set()
        assert found(place, "towed") == {"b.txt"}
        assert check(store) == []


def test_markup_marks_and_odd_characters_do_not_shift_the_places(place: Place) -> None:
    texts = {
        "tags.txt": "<b>Lorries</b> & <i>barges</i> &amp; x < y > z: a barge, twenty-six barges at https://barge.example/barge.",
        "marks.txt": "\ufdd0 A barge \ufdd1 with the very marks \ufdd0 in it.",
        "nul.txt": "A\x00barge \x00 and a barge.",
        "half.txt": "Half \ud83d of a pair and a barge.",
        "long.txt": "no word " * 40_000 + "barge",
        "wide.txt": "\N{CAT FACE} \N{GREEK SMALL LETTER ALPHA WITH TONOS} na\u0131ve barge\N{COMBINING ACUTE ACCENT} Bargé",
    }
    with LedgerStore.create(place) as store:
        store.add([report(name, text) for name, text in texts.items()])
    with LedgerStore.open(place) as store:
        hits = {hit.id: hit for hit in store.search("barge")[1]}
        assert {"tags.txt", "marks.txt", "half.txt"} <= set(hits)
        for name, hit in hits.items():
            for excerpt in hit.excerpts:
                assert excerpt.text == texts[name][excerpt.start : excerpt.end]
                for start, end in excerpt.matches:
                    assert "barg" in texts[name][start:end].lower()
        assert len(hits["tags.txt"].excerpts[0].matches) >= 3


@pytest.mark.parametrize("query", ["", " ", '"', '""', "-ferry", "* - -", "___", "\x00", "!&|"])
def test_a_query_without_a_word_is_told(ledger: Place, query: str) -> None:
    with LedgerStore.open(ledger) as store, pytest.raises(LedgerError, match="no word to look for"):
        store.search(query)


ODD = [
    "ferry AND", "NEAR(ferry pier)", "title:ferry", "ferry OR", "{title}: x", "ferry ^pier", "ferry + pier", "(ferry",
    "ferry)", "fer'ry", "ferry\\", "ferry''", "it's:*", "ferry:*", "ferry & !", "a* *b", 'ferry "', '"ferry" "pier',
    "ferry; DROP TABLE documents", "%s", "%(x)s", ":x", "fé*", "\\*x*", "ferry\x00pier", "\ud83dx", "x\ufdd0y",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["reports", "claims"])
def test_no_query_breaks_the_syntax_of_the_database(ledger: Place, kind: str) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(st.characters(exclude_categories=()) | st.sampled_from("\"'*-:()&|!\\%^ ferry"), max_size=30))
    def any_query(query: str) -> None:
        try:
            store.search(query, kind)  # type: ignore[arg-type]
        except LedgerError as problem:
            assert "no word to look for" in str(problem)

    with LedgerStore.open(ledger) as store:
        for query in ODD:
            store.search(query, kind)  # type: ignore[arg-type]
        any_query()
        assert store.search("ferry")[0] == 4


def test_the_command_shows_places_and_gives_records(tmp_path: Path) -> None:
    place = tmp_path / "ledger"
    with LedgerStore.create(place) as store:
        store.add([report("a.txt", "In the morning four barges sank.\nNobody was hurt.", title="Barges \x1b[31msink")])
    at = ["--ledger", str(place)]
    run = CliRunner().invoke(app, ["search", "barge", *at])
    assert run.exit_code == 0, run.output
    assert "a.txt:0-49  In the morning four barges sank. Nobody was hurt." in run.output
    assert "\x1b[31m" not in run.output
    run = CliRunner().invoke(app, ["search", "four", "barges", "--json", *at])
    record = json.loads(run.output)
    assert (record["type"], record["id"], record["excerpts"][0]["matches"]) == ("hit", "a.txt", [[15, 19], [20, 26]])
    run = CliRunner().invoke(app, ["search", "zeppelin", *at])
    assert run.exit_code == 1
    assert "no report in" in run.stderr
    assert CliRunner().invoke(app, ["search", "sank", "--in", "claims", *at]).exit_code == 1
