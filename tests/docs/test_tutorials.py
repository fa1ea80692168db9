"""Every command and every line of Python in the tutorials is run, and prints what stands there."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["fact-checker", "researcher", "retrieval"])
def test_the_tutorial_shows_what_comes_out(name: str, tmp_path: Path) -> None:
    tutorials = tool("write_tutorials")
    text = (ROOT / "docs" / "tutorials" / f"{name}.md").read_text(encoding="utf-8")
    assert tutorials.same(tutorials.page(text, tmp_path)) == tutorials.same(text), (
        f"run `python tools/write_tutorials.py {name}`, and read what has changed"
    )


def test_forty_texts_are_three_origins_and_one_asserter_on_the_page() -> None:
    text = (ROOT / "docs" / "tutorials" / "fact-checker.md").read_text(encoding="utf-8")
    output = "".join(text.split("```console")[1:])
    assert "40 reports, 3 origins" in output
    assert "40 texts" in output and "3 origins, 1 asserter;" in " ".join(output.split())
