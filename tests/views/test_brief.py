"""A brief takes its sentences from the reports, says nothing twice, and cites exact characters."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from bridge_reports import SOURCES, bridge
from typer.testing import CliRunner

from stemma.cli import app
from stemma.pipeline import build, read_source
from stemma.reading import open_sources
from stemma.records import Ledger
from stemma.reporting.briefs import markdown, standing_line
from stemma.reporting.naming import readable
from stemma.views.brief import SENTENCES, Brief, brief
from stemma.views.sources import Sources

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "src" / "stemma" / "data" / "example" / "reports"
SEEDS = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return bridge()


def made(ledger: Ledger) -> Brief:
    (story,) = [story for story in ledger.stories if story.documents]
    return brief(ledger, story.id)


def ledgers() -> list[tuple[str, Ledger]]:
    found = [
        ("bridge", bridge()),
        *((f"without {n}", bridge(*left)) for n, left in enumerate(itertools.combinations(SOURCES, 3))),
    ]
    found.append(("example", build([read_source(source) for source in open_sources([str(EXAMPLE)])])))
    if SEEDS.is_dir():
        found.append(("seeds", build([read_source(source) for source in open_sources([str(SEEDS)])])))
    return found


@pytest.mark.parametrize(("name", "found"), ledgers(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_citation_resolves_to_the_exact_characters(name: str, found: Ledger) -> None:
    sources = Sources(found)
    cited = 0
    for story in found.stories:
        for extract in brief(found, story.id).sentences:
            text = sources.documents[extract.span.document].text
            assert text[extract.span.start : extract.span.end] == extract.text
            assert extract.span.document in {*story.documents, *(s.document for s in story.segments)}
            assert extract.claims
            for claim in extract.claims:
                spans = sources.evidence(sources.told[claim])
                assert any(
                    span.document == extract.span.document
                    and extract.span.start <= span.start
                    and span.end <= extract.span.end
                    for span in spans
                )
            assert extract.independence == sources.told[extract.claims[0]].independence
            cited += 1
        for standing in brief(found, story.id).series:
            assert standing.evidence == sources.evidence(sources.told[standing.claim])
    assert cited >= 2


def test_the_contested_come_first_then_the_best_supported(ledger: Ledger) -> None:
    sentences = made(ledger).sentences
    assert 3 <= len(sentences) <= SENTENCES
    contested = [bool(extract.contested) for extract in sentences]
    assert contested[:2] == [True, True]
    figures = {word for extract in sentences[:2] for word in re.findall(r"\d+", extract.text)}
    assert {"31", "19"} <= figures
    rest = [extract.independence.origins.low for extract in sentences if not extract.contested and extract.independence]
    assert rest == sorted(rest, reverse=True)


def test_no_two_sentences_say_the_same(ledger: Ledger) -> None:
    """The agency's story and its reprint hold the same sentences; each is taken once, and each carries a new claim."""
    seen: set[str] = set()
    for extract in made(ledger).sentences:
        assert not set(extract.claims) <= seen
        seen |= set(extract.claims)
    texts = [" ".join(extract.text.split()) for extract in made(ledger).sentences]
    assert len(set(texts)) == len(texts)


def test_nothing_is_in_a_line_that_no_report_says(ledger: Ledger) -> None:
    lookup = readable(ledger)
    whole = " ".join(e.document.text for e in ledger.extractions).casefold()
    lines = [standing_line(lookup, standing) for standing in made(ledger).series]
    assert any(
        "18, as of 7 March 2031: county rescue service, in 1 of 4 reports, one origin; corrected from 19" in one
        for one in lines
    )
    assert any("18, as of 7 March 2031" in one and "contested: 31" in one for one in lines)
    for line in lines:
        for number in re.findall(r"\d+", re.sub(r"as of \d+ \w+ \d+|on \d+ \w+|\d+ of \d+ reports", "", line)):
            assert number in whole, line


def test_a_step_between_bounds_is_told_with_its_day() -> None:
    from stemma.records import Source

    reports = [
        Source("first.txt", outlet="Ostwick Gazette", published="2031-03-04",
               text="The river board said on Tuesday that fewer than 3,000 residents were cut off in Ostwick.\n"),
        Source("second.txt", outlet="Daily Courier", published="2031-03-26",
               text="The river board said on Wednesday that fewer than 1,000 residents were cut off in Ostwick.\n"),
    ]  # fmt: skip
    found = bridge(*reports)
    (standing,) = made(found).series
    line = standing_line(readable(found), standing)
    assert "fewer than 1,000, as of 26 March 2031: river board, in 1 of 2 reports, one origin" in line
    assert line.endswith("down from fewer than 3,000 on 4 March")


def test_the_order_of_the_reports_changes_nothing(ledger: Ledger) -> None:
    assert made(bridge(*reversed(SOURCES))) == made(ledger)


def test_an_unknown_story_is_a_key_error(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        brief(ledger, "story-nowhere")


def test_a_hostile_sentence_is_no_markup() -> None:
    from stemma.records import Source

    text = "Police said 14 people died in <script>alert(1)</script> [a](http://x) *Ostwick* | on Tuesday.\n"
    found = bridge(Source("x.txt", text=text, outlet="<b>Gazette</b>", published="2031-03-04"))
    written = markdown(readable(found), made(found))
    assert "\\<script\\>" in written
    assert "<b>" not in written.replace("\\<b", "")
    assert "\\[a\\]" in written


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    lines = [
        json.dumps({"id": s.id, "text": s.text, "outlet": s.outlet, "published": s.published, "story": "b"})
        for s in SOURCES
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = CliRunner().invoke(
        app,
        [
            "read",
            str(folder / "reports.jsonl"),
            "--ledger",
            str(folder / "ledger"),
            "--workers",
            "1",
            "--group-by",
            "story",
        ],
    )
    assert result.exit_code == 0, result.output
    return folder / "ledger"


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, [*map(str, arguments)], env={"COLUMNS": "100"})
    assert result.exit_code == code, result.output
    return result.stdout if code == 0 else result.output


def test_the_command_writes_text_markdown_and_json(directory: Path, tmp_path: Path) -> None:
    text = run("brief", "--ledger", directory)
    assert max(map(len, text.splitlines())) <= 100
    record = json.loads(run("brief", "--ledger", directory, "--format", "json"))
    assert record["type"] == "brief"
    for extract in record["sentences"]:
        (source,) = [s for s in SOURCES if s.id == extract["span"]["document"]]
        assert source.text is not None
        assert source.text[extract["span"]["start"] : extract["span"]["end"]] == extract["text"]
        assert " ".join(extract["text"].split())[:40] in " ".join(text.split())
    target = tmp_path / "brief.md"
    run("brief", "--ledger", directory, "--format", "markdown", "-o", target)
    written = target.read_text(encoding="utf-8")
    assert written.count("\n> ") >= 2 * len(record["sentences"]) - 1
    for series in record["series"]:
        assert series["line"] in " ".join(text.split())


def test_as_of_a_day_only_what_was_out_by_then_is_told(directory: Path) -> None:
    record = json.loads(run("brief", "--ledger", directory, "--as-of", "2031-03-05", "--format", "json"))
    assert set(record["documents"]) == {"gazette.txt", "mirror.txt"}
    assert not any("31" in extract["text"] for extract in record["sentences"])


def test_a_story_that_is_not_there_says_so(directory: Path) -> None:
    assert "has no story" in run("brief", "--ledger", directory, "--story", "zzz", code=1)
