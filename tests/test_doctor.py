"""`stemma doctor` looks at everything, says what is broken, and ends accordingly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stemma.cli import app
from stemma.commands import doctor


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["doctor", *arguments])
    return result.exit_code, result.output


def test_a_healthy_installation() -> None:
    code, output = run()
    assert code == 0, output
    assert "Everything works." in output
    assert "self-check passed" in output
    assert "Apache-2.0" in output


def test_the_same_for_programs() -> None:
    code, output = run("--json")
    told = json.loads(output)
    assert code == 0
    assert told["ok"] is True
    assert {one["part"] for one in told["findings"]} == {"program", "libraries", "data", "annotators"}
    assert {one["state"] for one in told["findings"]} <= {"ok", "absent"}


def test_the_weights_are_named_with_licence_and_figures() -> None:
    found = {one.name: one for one in doctor.look()}["trained"]
    if found.state == "absent":
        pytest.skip(found.detail)
    assert found.state == "ok", found.detail
    assert "CC BY-SA 4.0" in found.detail
    assert "LAS" in found.figures["GUM news, raw text"]


def test_what_is_broken_is_named_and_told_by_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "FIGURE", ("exact", 7.0, "boat"))
    code, output = run()
    assert code == 1
    assert "broken: ValueError: read" in output
    code, output = run("--json")
    assert code == 1
    assert json.loads(output)["ok"] is False


def test_weights_that_are_not_those_packed(tmp_path: Path) -> None:
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "meta.json").write_text("{}")
    (tmp_path / "figures.json").write_text(json.dumps({"weights_sha256": {"meta.json": "0" * 64}}))
    with pytest.raises(ValueError, match=r"weights/meta\.json is not the file that was packed"):
        doctor._licence(tmp_path)


def test_missing_data_is_broken_not_a_crash(tmp_path: Path) -> None:
    finding = doctor._looked_at("data", "example", lambda: doctor._example(tmp_path))
    assert finding.state == "broken"
    assert "expected.json" in finding.detail
