"""How fast `stemma read` takes in reports, how much processor time each stage needs, and how much memory at most.

    python benchmarks/read_reports.py [--reports 1000] [--workers 2] [--sources FILE.jsonl] [--stages | --profile]

The aim: at least 40 reports a second on two cores, less than 2 GiB in all processes together.  The exit code says
whether it was met.  The reports are made from templates (some 100 words each), or the first lines of a file of JSON
Lines with `id` and `text`.  Memory and processor time are sums over the command and its workers, sampled from /proc
("RSS": pages they share are counted for each; "PSS": shared pages are divided among them); processor time is what to
look at on a machine that others use too.  `--stages` runs every stage in this process, one after the other, and tells
the processor time of each; `--profile` tells which functions it goes to.
"""

from __future__ import annotations

import argparse
import cProfile
import itertools
import os
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from made_reports import write_reports

AIM_REPORTS_PER_SECOND = 40.0
AIM_BYTES = 2 << 30


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


def processor_time_of(process: int) -> float:
    """Seconds of processor time so far; 0 for a process that has ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """Seconds by the clock and of the processor, and bytes at the peak, of a command with its workers."""

    seconds: float
    processor: float
    rss: int
    pss: int


def measure(command: list[str], *, quiet: bool = False) -> Run:
    began = time.monotonic()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL if quiet else None)
    rss = pss = 0
    processor: dict[int, float] = {}
    while running.poll() is None:
        there = processes_of(running.pid)
        sizes = [memory_of(process) for process in there]
        rss, pss = max(rss, sum(size[0] for size in sizes)), max(pss, sum(size[1] for size in sizes))
        for process in there:
            processor[process] = max(processor.get(process, 0.0), processor_time_of(process))
        time.sleep(0.25)
    if running.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {running.returncode}")
    return Run(time.monotonic() - began, sum(processor.values()), rss, pss)


def stages(sources: Path) -> None:
    """The processor time of every stage, all in this process, which has met no other text before."""
    from stemma.claims import extract
    from stemma.language import get_annotator
    from stemma.ledger.reconcile import reconcile
    from stemma.reading import open_sources, read_document
    from stemma.reuse import shared_passages
    from stemma.store import LedgerStore
    from stemma.stories import group_stories

    spent: dict[str, float] = {}

    def timed(stage: str, run: Callable[[], Any]) -> Any:
        began = time.process_time()
        result = run()
        spent[stage] = spent.get(stage, 0.0) + time.process_time() - began
        return result

    annotator = timed("loading the model", get_annotator)
    read = []
    for source in open_sources([str(sources)]):
        document = timed("reading", lambda source=source: read_document(source))
        if document.status == "ok":
            annotation = timed("annotation", lambda document=document: annotator.annotate(document))
            read.append(timed("claims", lambda d=document, a=annotation: extract(d, a)))
    with tempfile.TemporaryDirectory() as scratch, LedgerStore.create(Path(scratch) / "ledger") as store:
        for at in range(0, len(read), 200):
            timed("store: reports", lambda at=at: store.add(read[at : at + 200]))
        read = timed("store: loading", store.load_extractions)
        passages = timed("passages", lambda: shared_passages([one.document for one in read]))
        stories = timed("stories", lambda: group_stories(read, passages))
        ledger = timed("ledger", lambda: reconcile(read, passages, stories))
        timed("store: ledger", lambda: store.replace_ledger(ledger))
    print(f"{len(read)} reports, {len(passages)} passages, {len(stories)} stories, {len(ledger.claims)} claims")
    print("| stage | processor time, s | ms/report |\n| --- | --- | --- |")
    for stage, seconds in [*spent.items(), ("all", sum(spent.values()))]:
        print(f"| {stage} | {seconds:.1f} | {1000 * seconds / len(read):.2f} |")


def profile(sources: Path) -> None:
    """Where the time goes, in this process: each document alone, then all together."""
    from stemma import pipeline
    from stemma.reading import open_sources

    read = _profiled("reading", lambda: list(pipeline.extract(open_sources([str(sources)]))))
    _profiled(f"comparing {len(read)} reports", lambda: pipeline.build(read))


def _profiled(doing: str, run: Callable[[], Any]) -> Any:
    profiler = cProfile.Profile()
    began = time.monotonic()
    result = profiler.runcall(run)
    print(f"\n== {doing}: {time.monotonic() - began:.1f} s with the profiler on")
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)
    return result


def first_lines(file: Path, count: int, to: Path) -> int:
    """Copy so many lines at most; how many there were."""
    taken = list(itertools.islice(file.open("rb"), count))
    to.write_bytes(b"".join(taken))
    return len(taken)


def main() -> int:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before numpy is imported
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=1000)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--sources", type=Path, help="JSON Lines to take the reports from")
    what = arguments.add_mutually_exclusive_group()
    what.add_argument("--stages", action="store_true", help="tell the processor time of every stage instead")
    what.add_argument("--profile", action="store_true", help="tell which functions the time goes to instead")
    asked = arguments.parse_args()
    count = asked.reports
    with tempfile.TemporaryDirectory(prefix="stemma-benchmark-") as scratch:
        if asked.sources:
            sources = Path(scratch) / "reports.jsonl"
            count = first_lines(asked.sources, count, sources)
        else:
            sources = Path(scratch) / "reports"
            sources.mkdir()
            write_reports(sources, count)
        if asked.stages or asked.profile:
            (stages if asked.stages else profile)(sources)
            return 0
        command = [sys.executable, "-m", "stemma", "read", str(sources), "--ledger", str(Path(scratch) / "ledger")]
        run = measure([*command, "--workers", str(asked.workers)])
        again = measure(command)
    rate = count / run.seconds
    print(f"{count} reports in {run.seconds:.1f} s with {asked.workers} workers: {rate:.1f} reports/s")
    print(f"processor time: {run.processor:.1f} s, {1000 * run.processor / count:.1f} ms/report")
    print(f"peak memory of all processes: {run.rss / 2**20:.0f} MiB RSS, {run.pss / 2**20:.0f} MiB PSS")
    print(f"the same again, nothing new: {again.seconds:.1f} s")
    return 0 if rate >= AIM_REPORTS_PER_SECOND and run.rss < AIM_BYTES else 1


if __name__ == "__main__":
    sys.exit(main())
