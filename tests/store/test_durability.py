"""A few kills of read and review with SIGKILL, as `benchmarks/durability.py` does by the hundred: nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "durability.py"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes as Linux shows them")
def test_killed_runs_leave_whole_ledgers_and_go_on_from_there(tmp_path: Path) -> None:
    output = tmp_path / "figures.json"
    asked = ["--kills", "4", "--database", "sqlite", "--parts", "kills", "--reports", "24", "--decisions", "4"]
    done = subprocess.run(
        [sys.executable, str(BENCHMARK), *asked, "--output", str(output)],
        capture_output=True,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    figures = json.loads(output.read_text())["sqlite"]["kills"]
    assert sum(figures["by job"].values()) == sum(figures["by phase"].values()) == 4
    assert set(figures["by job"]) == {"read", "review", "grow", "rebuild"}
    for wrong in ("corrupt", "partial", "lost documents", "lost decisions", "finished documents read again", "not resumed", "other exports"):  # fmt: skip
        assert figures[wrong] == 0, figures
