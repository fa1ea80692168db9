"""A large ledger, and what further reports cost: seconds, memory, room on disk, and how soon one story is shown.

    python benchmarks/large_ledger.py [--reports 20000] [--more 1000] [--workers 2] [--keep DIR]

Reports are made from templates (some 100 words each, twenty of one event).  Of those that come later half are of new
events, and half are late reports of old ones, each of another.  Every command runs in a process of its own; memory is
the sum over it and its workers.  `--keep` leaves reports and ledger there, and goes on with what is there already.

The aims, on two cores at 100,000 reports: 1,000 more in 60 seconds, one story shown or exported in one.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
from pathlib import Path

from made_reports import make_reports
from read_reports import Run, measure

AIM_MORE, AIM_STORY = 60.0, 1.0
#: Reports of one event.
EACH = 20


def write(folder: Path, count: int, more: int) -> None:
    """So many reports in folder/first, so many in folder/more."""
    events = (count + more) // EACH
    of_new, late = more // 2 // EACH, more - more // 2 // EACH * EACH
    for name in ("first", "more"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, made in enumerate(make_reports(count + more)):
        event, turn = number % events, number // events
        later = event >= events - of_new or (turn == EACH - 1 and event < late)
        (folder / ("more" if later else "first") / made.name).write_text(made.content, encoding="utf-8")


def told(what: str, run: Run, reports: int | None = None) -> None:
    rate = f", {reports / run.seconds:.1f} reports/s" if reports else ""
    print(
        f"{what}: {run.seconds:.1f} s{rate}; processor {run.processor:.1f} s; peak {run.rss / 2**20:.0f} MiB RSS, "
        f"{run.pss / 2**20:.0f} MiB PSS",
        flush=True,
    )


def largest_story(ledger: Path) -> str:
    with sqlite3.connect(f"file:{ledger / 'ledger.sqlite'}?mode=ro", uri=True) as connection:
        row = connection.execute("SELECT id FROM stories ORDER BY document_count DESC, id LIMIT 1").fetchone()
    return str(row[0])


def run(folder: Path, count: int, more: int, workers: int) -> bool:
    ledger = folder / "ledger"
    stemma = [sys.executable, "-m", "stemma"]
    read = [*stemma, "read", "--ledger", str(ledger), "--workers", str(workers)]
    if not (folder / "first").is_dir():
        write(folder, count, more)
    told(f"reading {count:,} reports", measure([*read, str(folder / "first")]), count)
    size = sum(file.stat().st_size for file in ledger.iterdir())
    print(f"on disk: {size / 2**20:.0f} MiB, {size / 2**20 / count * 1000:.1f} MiB for 1,000 reports")
    added = measure([*read, str(folder / "more")])
    told(f"reading {more:,} more", added, more)
    again = measure([*read, str(folder / "more")])
    told("the same again, nothing new", again)
    story = largest_story(ledger)
    shown = measure([*stemma, "show", "story", story, "--ledger", str(ledger), "--json"], quiet=True)
    told("showing one story", shown)
    exported = measure(
        [*stemma, "export", "--story", story, "--ledger", str(ledger), "-o", str(folder / "story.jsonl")]
    )
    told("exporting one story", exported)
    print(f"load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} cores")
    return added.seconds <= AIM_MORE and max(shown.seconds, exported.seconds) <= AIM_STORY


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=20_000)
    arguments.add_argument("--more", type=int, default=1_000)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--keep", type=Path, help="folder for reports and ledger, kept")
    asked = arguments.parse_args()
    if asked.keep is not None:
        return 0 if run(asked.keep, asked.reports, asked.more, asked.workers) else 1
    with tempfile.TemporaryDirectory(prefix="stemma-large-") as scratch:
        return 0 if run(Path(scratch), asked.reports, asked.more, asked.workers) else 1


if __name__ == "__main__":
    sys.exit(main())
