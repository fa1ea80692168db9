"""`stemma watch`: rounds that go on whatever happens, and end when they are told to."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stemma.commands.common import Sorry
from stemma.commands.watch import duration, rounds
from stemma.pipeline import Summary

REPORT = "Marlow ferry hits pier\n\nMARLOW, May 2, 2031 - At least 40 people were hurt when a ferry hit a pier, the port authority said.\n"
SUMMARY = Summary(1, 0, 0, (), 1, 1, 1)


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("15m", 900), ("1h", 3600), ("1.5 H", 5400), ("1d", 86400), ("30", 30)]
)
def test_durations(text: str, seconds: float) -> None:
    assert duration(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "-1h", "1s", "1h30m", "1w"])
def test_what_is_no_duration_says_so(text: str) -> None:
    with pytest.raises(Sorry, match="--every"):
        duration(text)


def test_a_round_that_fails_is_followed_by_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    results: list[Summary | OSError] = [OSError("the disk is gone"), SUMMARY]

    def look() -> Summary:
        result = results.pop(0)
        if isinstance(result, OSError):
            raise result
        return result

    going = rounds(look, 0.01, once=False)
    assert [next(going), next(going)] == [None, SUMMARY]
    assert "the next one tries again" in capsys.readouterr().err


def watch(folder: Path, *options: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "stemma",
        "watch",
        str(folder / "in"),
        "--ledger",
        str(folder / "ledger"),
        "--workers",
        "1",
    ]
    return subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_one_round_for_cron(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    process = watch(tmp_path, "--once")
    assert process.wait(60) == 1
    (tmp_path / "in" / "a.txt").write_text(REPORT)
    process = watch(tmp_path, "--once", "--json")
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert {"type": "summary", "read": 1, "round": 1}.items() <= json.loads(out).items()


def test_sigterm_ends_it_between_rounds_and_what_was_read_is_kept(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(REPORT)
    process = watch(tmp_path, "--every", "10s", "--json")
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["documents"] == 1
    time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "what was read is kept" in err
