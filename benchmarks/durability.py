"""What kill -9, a full disk and many at once do to a ledger; see docs/durability.md.

    python benchmarks/durability.py [--kills 100] [--database sqlite|postgresql|both] [--seed 1]
                                    [--parts kills,disk,readers] [--reports 60] [--output FILE.json]

Runs of `read`, `rebuild` and `review` are killed at random moments; after each kill the ledger is opened and checked as
`stemma doctor --check` does, its log of decisions is verified, the same command is run again, and what the ledger holds
is compared with an undisturbed run.  The exit code says whether anything was wrong.  Runs on Linux; the part `disk`
mounts small file systems and needs root.  Ctrl-C during the kills ends them, and the figures are of those so far.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

#: Imported once, before processes are forked.
_IMPORTS = (
    "stemma.cli", "stemma.reading", "stemma.language", "stemma.claims", "stemma.ledger", "stemma.stories", "stemma.store",
    "stemma.store.check", "stemma.pipeline", "stemma.decisions", "stemma.configuration", "stemma.reporting.terminal_review",
    "spacy", "sqlalchemy.dialects.sqlite", "rich.table",
)  # fmt: skip
PARTS = ("kills", "disk", "readers")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, help="on each database")
    parser.add_argument("--crashes", type=int, default=10, help="crashes of the PostgreSQL server in the same jobs")
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--parts", default=",".join(PARTS), help="which of %(default)s")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--decisions", type=int, default=8, help="of a review")
    parser.add_argument("--output", type=Path, help="the figures as JSON")
    asked = parser.parse_args()
    if unknown := set(asked.parts.split(",")) - set(PARTS):
        parser.error(f"--parts: {', '.join(sorted(unknown))} is none of {', '.join(PARTS)}")
    for name in _IMPORTS:
        importlib.import_module(name)
    from stemma.language import DEFAULT, get_annotator

    get_annotator(DEFAULT)
    gc.freeze()  # what is here stays in the pages that the forked processes share
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    databases = ("sqlite", "postgresql") if asked.database == "both" else (asked.database,)
    figures: dict[str, Any] = {"asked": {key: str(value) for key, value in vars(asked).items()}, "load": _load()}
    began = time.monotonic()
    for database in databases:
        figures[database] = _parts(database, asked)
    figures["seconds"], figures["load at the end"] = round(time.monotonic() - began), _load()
    told = json.dumps(figures, indent=2, ensure_ascii=False)
    print(told)
    if asked.output:
        asked.output.write_text(told + "\n", encoding="utf-8")
    faults = [fault for database in databases for part in figures[database].values() for fault in part["faults"]]
    print("nothing was lost" if not faults else f"{len(faults)} FAULTS")
    return 1 if faults else 0


def _parts(database: str, asked: argparse.Namespace) -> dict[str, Any]:
    from full_disk import full_disk
    from kills import kills
    from ledger_places import Directories, Places, Server
    from many_readers import readers

    def say(line: str) -> None:
        print(f"{database}: {line}", flush=True)

    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="stemma-durability-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        parts = asked.parts.split(",")
        if "disk" in parts:
            found["disk"] = full_disk(database, folder, asked, say)
        places: Places
        if database == "sqlite":
            places = Directories(folder)
        else:
            (folder / "server").mkdir()
            places = Server(folder / "server")
        try:
            if "readers" in parts:
                found["readers"] = readers(places, folder, asked, say)
            if "kills" in parts:
                found["kills"] = kills(places, folder, asked, say)
        finally:
            if isinstance(places, Server):
                places.crash()
    return found


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {len(os.sched_getaffinity(0))} cores"


if __name__ == "__main__":
    sys.exit(main())
