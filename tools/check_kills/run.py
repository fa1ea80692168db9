"""Runs that are killed or interrupted at random moments: each goes on where it was and ends with the same ledger.

    python tools/check_kills/run.py [--reports 60] [--kills 20] [--interrupts 5] [--seed 1]

Reads made reports once undisturbed.  Then, for each kill, reads them into a ledger of its own and ends the command by
SIGKILL (or SIGINT, as Ctrl-C does) at a moment drawn at random from its usual time, the first fifth left out, in which it
only starts, and checks that

- what is left opens, its file is whole, and it holds finished reports only, with all of the ledger or none of it;
- no process of the killed run is left;
- the same command again reads exactly the reports that were not finished;
- the export is that of the undisturbed run, byte for byte.

Takes some minutes and is no part of the quick gate.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

#: Seconds that the processes of a killed run have to end.
LEAVING = 20.0
#: What marks the processes of a run, in their environment.
MARK = "STEMMA_CHECK_KILLS"


def command(reports: Path, ledger: Path) -> list[str]:
    return [sys.executable, "-m", "stemma", "read", str(reports), "--ledger", str(ledger), "--workers", "2", "--json"]


def exported(ledger: Path) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "stemma", "export", "--ledger", str(ledger), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return done.stdout


def stop_at(moment: float, sign: signal.Signals, reports: Path, ledger: Path, mark: str) -> bool:
    """Begin to read, and stop it after so many seconds; whether it was still running then."""
    running = subprocess.Popen(
        command(reports, ledger),
        env={**os.environ, MARK: mark},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that an interrupt reaches the command alone, as a kill does
    )
    time.sleep(moment)
    alive = running.poll() is None
    running.send_signal(sign)
    running.wait()
    return alive


def left_over(mark: str) -> list[int]:
    """The processes of a run that are still there."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if wanted in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def finished(ledger: Path) -> int:
    """The reports that a ledger holds; 0 where none was begun."""
    file = ledger / "ledger.sqlite"
    if not file.is_file():
        return 0
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if whole != "ok":
            raise SystemExit(f"{file}: {whole}")
        there = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'documents'").fetchone()[0]
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0] if there else 0


def trial(moment: float, sign: signal.Signals, reports: Path, ledger: Path, whole: bytes) -> str:
    """What one stop did, in a line; SystemExit when anything is not as it should be."""
    mark = f"{os.getpid()}-{ledger.name}"
    alive = stop_at(moment, sign, reports, ledger, mark)
    deadline = time.monotonic() + LEAVING
    while (left := left_over(mark)) and time.monotonic() < deadline:
        time.sleep(0.2)
    if left:
        raise SystemExit(f"{ledger.name}: processes {left} outlived the run")
    held = finished(ledger)
    if held and exported(ledger) not in (b"", whole):
        raise SystemExit(f"{ledger.name}: part of a ledger is to be seen")
    done = subprocess.run(command(reports, ledger), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{ledger.name}: the second run ended with {done.returncode}: {done.stderr}")
    summary = json.loads(done.stdout)
    if summary["unchanged"] != held:
        raise SystemExit(f"{ledger.name}: {held} reports were finished, {summary['unchanged']} were not read again")
    if exported(ledger) != whole:
        raise SystemExit(f"{ledger.name}: another ledger than that of the undisturbed run")
    state = "" if alive else ", when it had ended"
    return f"{sign.name} after {moment:.1f} s{state}: {held} reports finished, {summary['read']} read after it, same"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--interrupts", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    from made_reports import write_reports

    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="stemma-kills-") as temporary:
        reports = Path(temporary) / "reports"
        reports.mkdir()
        write_reports(reports, asked.reports)
        began = time.monotonic()
        subprocess.run(command(reports, Path(temporary) / "undisturbed"), check=True, stdout=subprocess.DEVNULL)
        usual = time.monotonic() - began
        whole = exported(Path(temporary) / "undisturbed")
        print(f"undisturbed: {usual:.1f} s, {len(whole.splitlines())} records")
        signs = [signal.SIGKILL] * asked.kills + [signal.SIGINT] * asked.interrupts
        for number, sign in enumerate(signs):
            ledger = Path(temporary) / f"stopped-{number}"
            print(trial(chance.uniform(0.2 * usual, usual), sign, reports, ledger, whole), flush=True)
    print(f"{asked.kills} kills and {asked.interrupts} interrupts: all ended with the ledger of the undisturbed run")
    return 0


if __name__ == "__main__":
    sys.exit(main())
