"""How fast `stemma read` takes in short reports, and how much memory it needs at most.

    python benchmarks/read_reports.py [--reports 1000] [--workers 2] [--profile]

The aim: at least 40 reports a second on two cores, less than 1 GiB in all processes together.  The exit code says
whether it was met.  The memory is the sum over the command and its workers, sampled from /proc ("RSS": pages they
share are counted for each; "PSS": shared pages are divided among them).
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from made_reports import write_reports

AIM_REPORTS_PER_SECOND = 40.0
AIM_BYTES = 1 << 30


def processes_of(root: int) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def memory_of(process: int) -> tuple[int, int]:
    """Bytes of RSS and PSS; nothing for a process that has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0, 0
    sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines[1:] if line.endswith("kB")}
    return sizes.get("Rss", 0), sizes.get("Pss", 0)


def measure(command: list[str]) -> tuple[float, int, int]:
    """Seconds, peak RSS and peak PSS of a command with its children."""
    began = time.monotonic()
    running = subprocess.Popen(command)
    rss = pss = 0
    while running.poll() is None:
        sizes = [memory_of(process) for process in processes_of(running.pid)]
        rss, pss = max(rss, sum(size[0] for size in sizes)), max(pss, sum(size[1] for size in sizes))
        time.sleep(0.25)
    if running.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {running.returncode}")
    return time.monotonic() - began, rss, pss


def profile(folder: Path, count: int) -> None:
    """Where the time goes, in this process: each document alone, then all together."""
    from stemma import pipeline
    from stemma.reading import open_sources

    read = _profiled(f"reading {count} reports", lambda: list(pipeline.extract(open_sources([str(folder)]))))
    _profiled(f"comparing {count} reports", lambda: pipeline.build(read))


def _profiled(doing: str, run: Callable[[], Any]) -> Any:
    profiler = cProfile.Profile()
    began = time.monotonic()
    result = profiler.runcall(run)
    print(f"\n== {doing}: {time.monotonic() - began:.1f} s with the profiler on")
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)
    return result


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=1000)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--profile", action="store_true", help="tell where the time goes instead")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="stemma-benchmark-") as scratch:
        folder = Path(scratch) / "reports"
        folder.mkdir()
        write_reports(folder, asked.reports)
        if asked.profile:
            profile(folder, asked.reports)
            return 0
        command = [sys.executable, "-m", "stemma", "read", str(folder), "--ledger", str(Path(scratch) / "ledger")]
        seconds, rss, pss = measure([*command, "--workers", str(asked.workers)])
        again, _, _ = measure(command)
    rate = asked.reports / seconds
    print(f"{asked.reports} reports in {seconds:.1f} s with {asked.workers} workers: {rate:.1f} reports/s")
    print(f"peak memory of all processes: {rss / 2**20:.0f} MiB RSS, {pss / 2**20:.0f} MiB PSS")
    print(f"the same again, nothing new: {again:.1f} s")
    return 0 if rate >= AIM_REPORTS_PER_SECOND and rss < AIM_BYTES else 1


if __name__ == "__main__":
    sys.exit(main())
