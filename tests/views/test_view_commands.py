"""The views at the command line: tables that fit, records that stand by the schema, errors that say what to do."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bridge_reports import SOURCES
from typer.testing import CliRunner

from stemma.cli import app

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "interchange.md"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("views")
    lines = [
        json.dumps({"id": s.id, "text": s.text, "outlet": s.outlet, "published": s.published, "story": "b"})
        for s in SOURCES
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("read", folder / "reports.jsonl", "--ledger", folder / "ledger", "--workers", "1", "--group-by", "story")
    return folder / "ledger"


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, [*map(str, arguments)], env={"COLUMNS": "100"})
    assert result.exit_code == code, result.output
    return result.stdout if code == 0 else result.output


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (("timeline",), "corrects 19"),
        (("entities",), "Ida Renholt"),
        (("entity", "ida renholt"), "speaks for county rescue service"),
        (("places",), "Tripoli, Lebanon"),
        (("outlets",), "Harbour Mirror"),
        (("outlet", "harbour mirror"), "credits Northline Press in mirror"),
    ],
)
def test_a_table_that_fits_and_the_same_as_records(directory: Path, what: tuple[str, ...], says: str) -> None:
    text = run("show", *what, "--ledger", directory)
    assert says in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 100
    records = [json.loads(line) for line in run("show", *what, "--ledger", directory, "--json").splitlines()]
    assert records
    assert {record["type"] for record in records} == {
        {"entities": "entity", "places": "place", "outlets": "outlet"}.get(what[0], what[0])
    }


def test_the_export_has_the_views_and_entities_their_roles(directory: Path) -> None:
    records = [json.loads(line) for line in run("export", "--ledger", directory).splitlines()]
    by_type: dict[str, list[dict]] = {}
    for record in records:
        by_type.setdefault(record["type"], []).append(record)
    assert len(by_type["timeline"]) == 1
    assert {place["status"] for place in by_type["place"]} == {"found", "ambiguous", "unknown"}
    assert {outlet["name"] for outlet in by_type["outlet"]} == {source.outlet for source in SOURCES}
    (major,) = [entity for entity in by_type["entity"] if entity["name"] == "Ida Renholt"]
    assert {role["text"] for role in major["roles"]} == {"Major", "service's spokeswoman"}
    (body,) = [entity for entity in by_type["entity"] if major["id"] in entity["spoken_for_by"]]
    assert body["id"] == major["speaks_for"]


@pytest.mark.parametrize("kind", ["timeline", "place", "outlet", "entity"])
def test_every_field_is_in_the_schema(directory: Path, kind: str) -> None:
    row = re.search(rf"^\| `{kind}` \|.*$", SCHEMA.read_text(encoding="utf-8"), re.M)
    assert row is not None
    told = set(re.findall(r"\w+", row.group()))
    for line in run("export", "--ledger", directory).splitlines():
        record = json.loads(line)
        if record["type"] == kind:
            assert set(record) - {"type", "id"} <= told


def test_tables_and_geojson(directory: Path, tmp_path: Path) -> None:
    run("export", "--ledger", directory, "--format", "csv", "-o", tmp_path / "tables")
    assert {"timeline.csv", "place.csv", "outlet.csv"} <= {path.name for path in (tmp_path / "tables").iterdir()}
    collection = json.loads(run("export", "--ledger", directory, "--format", "geojson"))
    assert collection["type"] == "FeatureCollection"


def test_a_timeline_of_a_day_holds_what_was_known_then(directory: Path) -> None:
    text = run("show", "timeline", "--ledger", directory, "--as-of", "2031-03-06")
    assert "31" in text and "corrects" not in text


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("entity",), 2, "stemma show entities"),
        (("entity", "nobody at all"), 1, "has no entity"),
        (("entity", "renholt"), 1, "did you mean Ida Renholt"),
        (("outlet", "gazette"), 1, "did you mean Ostwick Gazette"),
        (("places", "x"), 2, "takes no id"),
        (("timeline", "story-none"), 1, "has no story"),
    ],
)
def test_errors_say_what_to_do(directory: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    assert says in run("show", *arguments, "--ledger", directory, code=code)
