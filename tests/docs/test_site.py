"""The site builds without a warning, reads without a network, and its reference is what the program says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_tutorials import tool

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_page_is_in_the_menu_and_every_link_leads_somewhere(site: Path) -> None:
    written = {path.relative_to(DOCS).with_suffix(".html") for path in DOCS.rglob("*.md")}
    home = (site / "index.html").read_text(encoding="utf-8")
    assert {str(path) for path in written} <= {
        target.split("#")[0] for target in re.findall(r'href="([^"]+)"', home)
    } | {"index.html"}


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|iframe)\b[^>]*\bsrc="([^"]+)"', text)
        loaded += re.findall(r'<link\b[^>]*rel="(?:stylesheet|preload|preconnect|icon)"[^>]*href="([^"]+)"', text)
        assert not [target for target in loaded if "//" in target], page.name


@pytest.mark.parametrize("name", ["commands.md", "http.md"])
def test_the_reference_is_what_the_program_says(name: str) -> None:
    reference = tool("write_reference")
    text = (DOCS / name).read_text(encoding="utf-8")
    assert reference.page(text, reference.PAGES[name]()) == text, "run `python tools/write_reference.py`"


def test_the_figures_are_those_that_ship() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Measured")[1].split("| --- | --- | --- |")[1].split("\n\n")[0]
    assert table in (DOCS / "measured.md").read_text(encoding="utf-8"), "docs/measured.md lacks a row of the README"
