"""The ledger in other forms: each opens again with the tool it is for, and says what the ledger says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from lxml import html
from typer.testing import CliRunner

from stemma import exports
from stemma.cli import app
from stemma.exports.claims import claim_review
from stemma.exports.summary import summary
from stemma.interchange import records_of_ledger
from stemma.pipeline import build, read_source
from stemma.reading import open_sources
from stemma.records import Ledger, Source

REPORTS = Path(__file__).resolve().parents[2] / "src" / "stemma" / "data" / "example" / "reports"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return build([read_source(source) for source in open_sources([str(REPORTS)])])


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports") / "ledger"
    result = CliRunner().invoke(app, ["read", str(REPORTS), "--ledger", str(folder), "--workers", "1"])
    assert result.exit_code == 0, result.output
    return folder


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, ["export", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stdout


# -------------------------------------------------------------------------------------------- tables


def test_every_record_is_a_row_and_every_field_a_column(ledger: Ledger) -> None:
    records = list(records_of_ledger(ledger))
    found = exports.tables(records)
    assert {kind: len(rows) for kind, rows in found.items()} == {
        kind: sum(1 for record in records if record["type"] == kind) for kind in found
    }
    claim = next(record for record in records if record["type"] == "claim")
    row = next(row for row in found["claim"] if row["id"] == claim["id"])
    assert row["value.lower"] == claim["value"]["lower"]
    assert json.loads(row["quantities"]) == claim["quantities"]
    assert "type" not in row
    for rows in found.values():
        assert len({tuple(row) for row in rows}) == 1


def test_csv_and_parquet_hold_the_same(ledger: Ledger, tmp_path: Path) -> None:
    found = exports.tables(records_of_ledger(ledger))
    exports.write_csv(found, tmp_path)
    exports.write_parquet(found, tmp_path)
    with (tmp_path / "claim.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with duckdb.connect() as connection:
        result = connection.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "claim.parquet")])
        names = [column[0] for column in result.description or ()]
        packed = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    assert (
        [row["id"] for row in rows]
        == [row["id"] for row in packed]
        == [record.id for record in (*ledger.claims, *ledger.assertions)]
    )
    uppers = [float(row["value.upper"]) if row["value.upper"] else None for row in rows]
    assert uppers == [row["value.upper"] for row in packed]
    closed = {type(row["value.lower_closed"]) for row in packed if row["kind"] == "figure"}
    assert closed == {bool}


def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path) -> None:
    records = [
        {"type": "name", "text": text}
        for text in ('=HYPERLINK("http://x.example")', "@SUM(1)", "-2+3", "plain", "\ud800")
    ]
    exports.write_csv(exports.tables(records), tmp_path)
    exports.write_parquet(exports.tables(records), tmp_path)
    with (tmp_path / "name.csv").open(encoding="utf-8", newline="") as file:
        assert [row["text"][0] for row in csv.DictReader(file)] == ["'", "'", "'", "p", "?"]


# ------------------------------------------------------------------------------------ annotations


def test_every_annotation_quotes_what_stands_at_its_offsets(ledger: Ledger) -> None:
    texts = {extraction.document.id: extraction.document.text for extraction in ledger.extractions}
    found = list(exports.web_annotations(ledger))
    assert len(found) == sum(len(claim.quantities) for claim in ledger.claims)
    assert len({one["id"] for one in found}) == len(found)
    for one in found:
        assert (one["@context"], one["type"]) == ("http://www.w3.org/ns/anno.jsonld", "Annotation")
        position, quotation = one["target"]["selector"][:2]
        (text,) = (text for text in texts.values() if _fits(text, position, quotation))
        assert text


def _fits(text: str, position: dict[str, Any], quotation: dict[str, Any]) -> bool:
    start, end = position["start"], position["end"]
    return (
        text[start:end] == quotation["exact"]
        and text[:start].endswith(quotation["prefix"])
        and text[end:].startswith(quotation["suffix"])
    )


def test_an_annotation_of_a_page_leads_to_its_element() -> None:
    page = "<html><body><article><h1>Ferry hits pier</h1>" + "".join(
        f"<p>{line}</p>"
        for line in (
            "The port authority said on Monday that 42 people were hurt when the ferry from Marlow hit the pier at Senn.",
            "The ferry had left Marlow at dawn, and divers looked at its hull until the evening, the authority said.",
        )
    )
    source = Source("page.html", url="https://post.example.com/ferry", data=f"{page}</article></body></html>".encode())
    ledger = build([read_source(source)])
    (one,) = (one for one in exports.web_annotations(ledger) if one["target"]["selector"][1]["exact"] == "42")
    assert one["target"]["source"] == "https://post.example.com/ferry"
    selector = one["target"]["selector"][2]
    (element,) = html.document_fromstring(source.data or b"").xpath(selector["value"])
    assert element.text_content()[selector["refinedBy"]["start"] : selector["refinedBy"]["end"]] == "42"


# -------------------------------------------------------------------------------------- structured data


def test_claims_appear_where_their_mentions_are(ledger: Ledger) -> None:
    for claim, found in zip(ledger.claims, exports.claim_data(ledger), strict=True):
        assert (found["@type"], found["@id"]) == ("Claim", f"urn:stemma:{claim.id}")
        documents = {
            q.document for extraction in ledger.extractions for q in extraction.quantities if q.id in claim.quantities
        }
        assert {work["identifier"] for work in found["appearance"]} == documents
        assert "firstAppearance" not in found or all("datePublished" in work for work in found["appearance"])


def test_a_review_stands_around_a_verdict_only(ledger: Ledger) -> None:
    claim = ledger.claims[0]
    facts = {"reviewer": "Marlow Facts", "url": "https://facts.example/1", "date": "2031-05-02"}
    review = claim_review(ledger, claim.id, verdict="mostly true", rating=4, **facts)
    assert (review["claimReviewed"], review["reviewRating"]["ratingValue"]) == (claim.proposition, 4)
    for verdict, rating in ((" ", 4), ("true", 6)):
        with pytest.raises(ValueError, match="verdict"):
            claim_review(ledger, claim.id, verdict=verdict, rating=rating, **facts)


def test_ftm_entities_are_valid(ledger: Ledger) -> None:
    ftm = pytest.importorskip("followthemoney", reason="the package followthemoney is not installed")
    found = list(exports.ftm_entities(ledger))
    ids = {one["id"] for one in found}
    for one in found:
        proxy = ftm.model.get_proxy(one)
        proxy.schema.validate(proxy.to_dict())
        for name, values in one["properties"].items():
            assert set(proxy.get(name)) == set(values), (one["schema"], name)
            if proxy.schema.properties[name].type.name == "entity":
                assert set(values) <= ids


def test_ftm_ids_lead_to_entities(ledger: Ledger) -> None:
    found = list(exports.ftm_entities(ledger))
    ids = {one["id"] for one in found}
    assert len(ids) == len(found)
    assert {one["schema"] for one in found} == {"Article", "Person", "Organization", "Mention", "Note"}
    for one in found:
        for name in ("document", "resolved", "entity"):
            assert set(one["properties"].get(name, ())) <= ids


# ----------------------------------------------------------------------------- summary and policies


def test_the_summary_cites_every_figure_and_shows_what_is_preferred(ledger: Ledger) -> None:
    text = exports.summary(ledger)
    assert "- **640**, as of 20 May 2024: joint flood command [5]" in text
    assert "[5] Velmora lowers death toll" in text
    for line in text.splitlines():
        if line.startswith("- ") and "; preferred" in line:
            assert "[" in line


def tolls(*texts: str) -> Ledger:
    sources = [
        Source(f"r{number}", text=text + "\n", published="2031-05-02", story="s", outlet=f"Outlet {number}")
        for number, text in enumerate(texts)
    ]
    return build([read_source(source) for source in sources], "story")


def coded(ledger: Ledger, policy: str, kind: str = "killed") -> dict[str, Any]:
    return next(one for one in exports.coded_tolls(ledger, policy) if one["kind"] == kind)


BLAST = (
    "A blast killed 12 people in Senn on Friday, the mayor said.",
    "A blast in Senn killed 15 people on Friday, the interior ministry said.",
)


def test_each_policy_codes_the_same_toll_its_own_way() -> None:
    ledger = tolls(*BLAST)
    assert (coded(ledger, "ucdp")["low"], coded(ledger, "ucdp")["high"]) == (12, 15)
    assert coded(ledger, "ucdp")["best"] == ledger.tolls[0].killed.best
    assert (coded(ledger, "acled")["best"], coded(ledger, "acled")["low"]) == (12, None)
    assert (coded(ledger, "ibc")["best"], coded(ledger, "ibc")["low"], coded(ledger, "ibc")["high"]) == (None, 12, 15)
    assert coded(ledger, "airwars")["grade"] == "contested"
    assert coded(tolls(BLAST[0]), "airwars")["grade"] == "weak"


def test_vague_words_have_their_own_number_with_acled() -> None:
    assert (
        coded(tolls("Dozens of people were killed in a blast in Senn on Friday, the mayor said."), "acled")["best"]
        == 12
    )


# ------------------------------------------------------------------------------------- command line


def test_the_command_writes_each_form(directory: Path, tmp_path: Path) -> None:
    run("--ledger", directory, "--format", "csv", "-o", tmp_path / "t")
    assert (tmp_path / "t" / "claim.csv").exists()
    table = list(csv.DictReader(io.StringIO(run("--ledger", directory, "--format", "csv", "--table", "toll"))))
    assert table[0]["killed.best"] == "24"
    coded_rows = list(csv.DictReader(io.StringIO(run("--ledger", directory, "--format", "csv", "--policy", "ucdp"))))
    assert {row["policy"] for row in coded_rows} == {"ucdp"}
    run("--ledger", directory, "--format", "parquet", "--table", "claim", "-o", tmp_path / "c.parquet")
    assert (tmp_path / "c.parquet").read_bytes().startswith(b"PAR1")
    for form in ("annotation", "claimreview", "ftm"):
        assert all(_lines(run("--ledger", directory, "--format", form)))
    assert run("--ledger", directory, "--format", "markdown").startswith("## ")


def _lines(text: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in text.splitlines())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "csv"), "name a folder"),
        (("--table", "claim"), "--table goes with"),
        (("--format", "ftm", "--policy", "ucdp"), "--policy goes with"),
        (("--format", "csv", "--table", "clam"), "no records of type 'clam'"),
        (("--format", "parquet", "--table", "claim"), "not for a terminal"),
    ],
)
def test_what_does_not_go_says_so(directory: Path, arguments: tuple[str, ...], words: str) -> None:
    result = CliRunner().invoke(app, ["export", "--ledger", str(directory), *arguments])
    assert result.exit_code != 0
    assert words in result.output


def test_markdown_of_nothing_says_so_and_of_a_hostile_title_holds_no_terminal_sequence() -> None:
    assert summary(build([])) == "No claim was found.\n"
    text = "\x1b[31mFire\x1b[0m \u202ein Orst\n\nThe fire brigade said that 31 houses burned down in Orst on Monday."
    told = summary(build([read_source(Source(id="a", data=text.encode()))]))
    assert "31" in told
    assert not {"\x1b", "\u202e"} & set(told)
