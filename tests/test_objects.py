"""A ledger as objects: what the page on Python shows, what a notebook gets, and a ledger on disk story by story."""

from __future__ import annotations

import doctest
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import stemma
from stemma.cli import app
from stemma.objects import Each
from stemma.store import LedgerStore

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "src" / "stemma" / "data" / "example" / "reports"

RIVALS = [
    "Crowd fills Tarn\n\nAbout 9,000 people marched through Tarn on Tuesday, police said.\n",
    "March in Tarn\n\nOrganisers of the march, the Tarn Water League, said that 14,000 people marched through Tarn on Tuesday.\n",
]
HOSTILE = (
    "<script>alert(1)</script> and <b>bold</b>\n\nThe mayor of Senn, <img src=x onerror=alert(2)>, said on Monday that 42 people "
    'were hurt in the "fire" at the market & the hall.\n'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("python")
    (place / "reports").symlink_to(REPORTS)
    done = CliRunner().invoke(app, ["read", str(REPORTS), "--ledger", str(place / "stemma-ledger"), "--workers", "1"])
    assert done.exit_code == 0, done.output
    return place


@pytest.fixture(scope="module")
def ledger() -> stemma.Ledger:
    return stemma.read(REPORTS)


@pytest.fixture(scope="module")
def rivals() -> stemma.Ledger:
    texts = [{"text": text, "published": "2030-04-02", "story": "march"} for text in RIVALS]
    return stemma.Ledger(stemma.collapse(texts, group_by="story").ledger)


def test_what_the_page_shows_comes_out(folder: Path) -> None:
    before = os.getcwd()
    os.chdir(folder)
    try:
        failed, tried = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, encoding="utf-8")
    finally:
        os.chdir(before)
    assert tried > 15 and not failed


def test_evidence_are_the_characters_of_the_report(ledger: stemma.Ledger) -> None:
    texts = {report.id: report.text for report in ledger.reports}
    count = 0
    for claim in ledger.claims:
        assert claim.evidence, claim
        for place in claim.evidence:
            assert texts[place.report][place.start : place.end] == place.text
            flat = " ".join(texts[place.report].split())
            assert " ".join(f"{place.before}{place.text}{place.after}".split()) in flat
            count += 1
    assert count > 40


def test_conflicts_are_seen_from_both_sides(rivals: stemma.Ledger) -> None:
    ((one, other),) = rivals.conflicts
    assert {one.figure, other.figure} == {"about 9,000", "14,000"}
    assert one.conflicts == (other,) and other.conflicts == (one,)
    assert one.series is not None and one.series.conflicts == ((one, other),)
    assert [relation.sentence for relation in one.relations] == ["conflicts with"]


def test_a_policy_prefers_another_figure(rivals: stemma.Ledger) -> None:
    assert rivals.prefer("cautious").series[0].preferred.figure == "about 9,000"  # type: ignore[union-attr]
    assert rivals.prefer("worst-case").series[0].preferred.figure == "14,000"  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="no policy is called 'newest'"):
        rivals.prefer("newest")


def test_a_relation_reads_from_its_claim(ledger: stemma.Ledger) -> None:
    told = {
        (claim.label, relation.sentence, relation.other.label)
        for claim in ledger.claims
        for relation in claim.relations
    }
    assert ("24 (20 May 2024)", "supersedes", "27 (15 May 2024)") in told
    assert ("27 (15 May 2024)", "is superseded by", "24 (20 May 2024)") in told


def test_things_are_taken_by_number_and_by_id(ledger: stemma.Ledger) -> None:
    first = ledger.claims[0]
    assert ledger.claims[first.id] == ledger.claims[first.id[:6]] == first
    assert ledger.claims[-1] == list(ledger.claims)[-1]
    with pytest.raises(IndexError, match="there are 3"):
        ledger.stories[3]
    with pytest.raises(KeyError, match="none has the id"):
        ledger.stories["nothing"]
    with pytest.raises(KeyError, match="ids begin with"):
        ledger.claims["c"]
    assert repr(Each(lambda: range(5), lambda: 5)) == "[0, 1, 2, ...] (5)"


def test_the_ledger_on_disk_says_the_same_and_reads_only_what_is_asked_for(
    folder: Path, ledger: stemma.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    load = LedgerStore.shown_story
    monkeypatch.setattr(LedgerStore, "shown_story", lambda self, id_: loaded.append(id_) or load(self, id_))
    monkeypatch.setattr(LedgerStore, "load_ledger", lambda self: pytest.fail("the whole ledger was loaded"))
    with stemma.open(folder / "stemma-ledger") as kept:
        assert [story.title for story in kept.stories] == [story.title for story in ledger.stories]
        assert loaded == []
        story = kept.stories[1]
        assert [claim.label for claim in story.claims] == [claim.label for claim in ledger.stories[1].claims]
        assert loaded == [story.id]
        assert kept.configuration["annotator"] == "trained"
        assert {claim.id for claim in kept.claims} == {claim.id for claim in ledger.claims}
        assert "Maren" in kept._repr_html_()


def test_a_ledger_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    from stemma.store import LedgerError

    with pytest.raises(LedgerError, match="there is no ledger in"):
        stemma.open(tmp_path / "nowhere")


def test_frames_hold_what_the_records_say(ledger: stemma.Ledger) -> None:
    table = ledger.to_arrow("claim")
    assert table["kind"].to_pylist().count("figure") == len(ledger.claims)
    assert str(table.schema.field("value.lower").type) == "double"
    frame = ledger.to_pandas("quantity")
    assert len(frame) == sum(len(e.quantities) for e in ledger.records.extractions)
    assert frame["lower_closed"].dtype.name == "boolean"
    story = ledger.stories[1]
    assert set(story.to_pandas("claim")["story"]) == {story.id}
    assert ledger.to_pandas("nothing").empty and ledger.to_arrow("nothing").num_rows == 0


def fragments(ledger: stemma.Ledger) -> list[str]:
    story = max(ledger.stories, key=lambda story: len(story.claims))
    return [ledger._repr_html_(), story._repr_html_(), story.series[0]._repr_html_(), story.claims[0]._repr_html_()]


def test_notebooks_get_html_that_runs_and_asks_for_nothing(ledger: stemma.Ledger) -> None:
    for text in fragments(ledger):
        assert text.startswith('<div class="stemma-cell"><style>') and text.endswith("</div>")
        assert not re.search(r"<script|<iframe|javascript:|\son\w+=|https?://|href=|@import", text)
    story = max(ledger.stories, key=lambda story: len(story.claims))
    assert '<figure class="chart"' in story._repr_html_()
    chosen = max(story.series, key=lambda series: len(series.claims))
    assert '<table class="claims">' in chosen._repr_html_() and "supersedes" in chosen._repr_html_()


def test_what_a_report_holds_is_escaped() -> None:
    ledger = stemma.Ledger(stemma.collapse([{"text": HOSTILE, "id": "<img src=y onerror=alert(3)>"}]).ledger)
    assert ledger.claims[0].evidence[0].text == "42"
    for text in fragments(ledger):
        assert not re.search(r"<script|<img|<b>bold", text)
    assert "&lt;img" in ledger.claims[0]._repr_html_()


def test_a_kernel_shows_it(folder: Path) -> None:
    client = pytest.importorskip("nbclient", reason="the package nbclient is not installed")
    pytest.importorskip("ipykernel", reason="the package ipykernel is not installed")
    import nbformat

    cells = [
        "import stemma\nledger = stemma.open('stemma-ledger')\nledger",
        "ledger.stories[1].series[0]",
        "ledger.claims[0]",
    ]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    client.NotebookClient(book, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    shown = [cell.outputs[-1]["data"] for cell in book.cells]
    assert shown[0]["text/plain"] == "<Ledger: 6 reports, 3 stories, 22 claims>"
    assert all(one["text/html"].startswith('<div class="stemma-cell">') for one in shown)


def test_a_configuration_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dozens of cows were lost in the flood at Ostwick on Monday.\n")
    (tmp_path / "ours.toml").write_text("[vague-words]\ndozens = [12, 120]\n")
    (claim,) = stemma.read(tmp_path / "a.txt", config=tmp_path / "ours.toml").claims
    assert (claim.lower, claim.upper) == (12, 120)
    (claim,) = stemma.read(tmp_path / "a.txt").claims
    assert (claim.lower, claim.upper) == (24, 100)
