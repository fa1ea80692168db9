"""A figure that a report changed after it was first read is a finding, and whether the report says so is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from stemma import pipeline
from stemma.reading import open_sources
from stemma.records import Finding
from stemma.store import LedgerStore

FIRST = "Ferry hits pier\n\nMARLOW, May 2, 2031 - A ferry hit a pier at Marlow on Friday and 42 passengers were injured, the port authority said. Divers looked at 3 boats.\n"


def reread(folder: Path, *texts: str) -> tuple[Finding, ...]:
    """The findings after the report was read with each of these texts, one after the other."""
    for text in texts:
        (folder / "post.txt").write_text(text)
        with LedgerStore.create(folder / "ledger") as store:
            pipeline.read(open_sources([str(folder / "post.txt")]), store)
    with LedgerStore.open(folder / "ledger") as store:
        return tuple(one for one in store.load_ledger().findings if one.kind in ("edit", "silent_edit"))


def test_a_figure_changed_without_a_word(tmp_path: Path) -> None:
    now = FIRST.replace("42", "45")
    (finding,) = reread(tmp_path, FIRST, now)
    assert finding.kind == "silent_edit"
    assert "said 42 passengers" in finding.text
    assert "and 45 when it was read again" in finding.text
    (span,) = finding.evidence
    assert now[span.start : span.end] == "45"
    assert finding.claims


def test_a_correction_that_says_so_is_no_silent_one(tmp_path: Path) -> None:
    note = "\nCorrection: an earlier version of this report gave another number of injured.\n"
    (finding,) = reread(tmp_path, FIRST, FIRST.replace("42", "45") + note)
    assert finding.kind == "edit"


@pytest.mark.parametrize(
    "now",
    [
        FIRST.replace("Divers looked", "In the evening divers looked"),
        FIRST + "The captain had sailed there for 20 years.\n",
        FIRST.replace(" Divers looked at 3 boats.", ""),
        FIRST.replace("42", "forty-two"),
    ],
)
def test_other_changes_are_none(tmp_path: Path, now: str) -> None:
    assert reread(tmp_path, FIRST, now) == ()


def test_each_step_of_several_is_told(tmp_path: Path) -> None:
    found = reread(tmp_path, FIRST, FIRST.replace("42", "45"), FIRST.replace("42", "47"))
    assert [(one.text.split(" passengers")[0].rsplit(" ", 1)[1], bool(one.evidence)) for one in found] == [
        ("42", False),
        ("45", True),
    ]
