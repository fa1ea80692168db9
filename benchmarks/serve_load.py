"""How fast `stemma serve` answers many readers at once, on a large ledger.

    python benchmarks/serve_load.py [--ledger DIR | --reports 10000] [--clients 20] [--seconds 60] [--pause 0.5]

The aim: 20 clients for 60 seconds over loopback, each with half a second on average between an answer and the next question, 95 of 100 answers within 300 ms, and none
that fails.  The exit code says whether it was met.  Without `--ledger`, one is made of reports from templates, which
takes minutes.  The clients walk as readers do, each its own way and always the same for the same seed: the list of
stories and its later pages, filters, a story and its parts, a claim, a report, two reports side by side, a name, a
search.  They send no ETag, so every page is made or taken from the server's memory.  `--warm` asks every kind of page
once before the clock starts; otherwise the first answers pay for what a server loads only once.
On a machine that others use too, the processor time an answer costs is what to look at (Linux).
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

AIM_MILLISECONDS = 300.0
_KIND = re.compile(r"/[a-z]+-[0-9a-f]{8,}|(?<=offset=)\d+|(?<=[?&]d=)[^&]+|(?<=q=)[^&]*|(?<=name=)[^&]+")
WORDS = ("flood", "evacuated", "council", "bridge", "injured", "fire brigade", "stranded", "market", "hospital")


@contextmanager
def served(ledger: Path) -> Iterator[tuple[int, int]]:
    """`stemma serve` on this ledger, in a process of its own: (port, id of the process)."""
    command = [sys.executable, "-m", "stemma", "serve", "--ledger", str(ledger), "--port", "0", "--read-only"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
        if found is None:
            raise SystemExit("the server did not start")
        yield int(found[1]), process.pid
    finally:
        process.terminate()
        process.wait()


class Reader:
    """One client: it keeps its connection, and goes where a page leads."""

    def __init__(self, port: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.took: dict[str, list[float]] = defaultdict(list)
        self.failed: list[str] = []

    def get(self, address: str) -> str:
        began = time.perf_counter()
        self.connection.request("GET", address)
        answer = self.connection.getresponse()
        body = answer.read().decode("utf-8")
        self.took[_KIND.sub("/*" if "?" not in address else "*", address)].append(time.perf_counter() - began)
        if answer.status != 200:
            self.failed.append(f"{answer.status} {address}")
        return body

    def one_of(self, pattern: str, body: str) -> str | None:
        found = sorted(set(re.findall(pattern, body)))
        return self.chance.choice(found).replace("&amp;", "&") if found else None

    def walk(self, stories: int) -> Iterator[str]:
        """Addresses of one visit, each chosen from the page before; `body` is sent in."""
        page = self.chance.randrange(0, max(1, stories - 50))
        listed = yield f"/stories?offset={page - page % 50}"
        story = self.one_of(r'/stories/[a-z]+-[0-9a-f]+(?=")', listed)
        if story is None:
            return
        told = yield story
        for part in self.chance.sample(("figures", "claims", "relations", "origins", "timeline", "drift"), 2):
            yield f"{story}/{part}"
        reports = sorted(set(re.findall(r'(?<=name="d" value=")[^"]+', told)))
        if len(reports) > 1:
            a, b = self.chance.sample(reports, 2)
            yield f"/compare?d={a}&d={b}"
        document = self.one_of(r'/documents/[\w-]+(?=["#])', told)
        read = (yield document) if document else ""
        claim = self.one_of(r'/claims/[\w-]+(?=")', read)
        judged = (yield claim) if claim else ""
        entity = self.one_of(r'/entities/[\w-]+(?=")', judged)
        if entity:
            yield entity
        yield f"/search?q={self.chance.choice(WORDS).replace(' ', '+')}"
        yield f"/stories?q={self.chance.choice(WORDS).replace(' ', '+')}"
        yield "/stories?only=conflict"

    def run(self, until: float, pause: float, stories: int) -> None:
        while time.perf_counter() < until:
            visit = self.walk(stories)
            address = next(visit)
            while time.perf_counter() < until:
                try:
                    address = visit.send(self.get(address))  # type: ignore[attr-defined]
                except StopIteration:
                    break
                except OSError as error:
                    self.failed.append(f"{error} {address}")
                    self.connection.close()
                    break
                if pause:
                    time.sleep(self.chance.uniform(0, 2 * pause))


def processor_seconds(process: int) -> float:
    """What a process has used of the processors, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile(times: Sequence[float], share: float) -> float:
    """In milliseconds."""
    ordered = sorted(times)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def measure(ledger: Path, clients: int, seconds: float, pause: float, warm: bool) -> int:
    with served(ledger) as (port, process):
        first = Reader(port, 0)
        while True:
            try:
                told = json.loads(first.get("/about.json"))
                break
            except OSError:
                first.connection.close()
                time.sleep(0.2)
        stories = json.loads(first.get("/stories.json"))["total"]
        if warm:
            first.run(time.perf_counter() + 5, 0, stories)
        readers = [Reader(port, seed) for seed in range(1, clients + 1)]
        before = processor_seconds(process)
        until = time.perf_counter() + seconds
        threads = [threading.Thread(target=reader.run, args=(until, pause, stories)) for reader in readers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        spent = processor_seconds(process) - before
    kinds: dict[str, list[float]] = defaultdict(list)
    for reader in readers:
        for kind, times in reader.took.items():
            kinds[kind] += times
    every = [one for times in kinds.values() for one in times]
    failed = [one for reader in readers for one in reader.failed]
    counts = told.get("counts", {})
    print(f"ledger: {counts.get('documents', '?')} reports, {stories} stories; machine load {os.getloadavg()[0]:.1f}")
    print(f"{clients} clients, {seconds:.0f} s, pause {pause} s: {len(every)} answers, {len(every) / seconds:.0f}/s")
    for kind, times in sorted(kinds.items(), key=lambda item: -percentile(item[1], 0.95)):
        print(f"  {percentile(times, 0.5):7.0f} {percentile(times, 0.95):7.0f} ms  {len(times):6}  {kind}")
    p95 = percentile(every, 0.95)
    print(f"processor time of the server: {1000 * spent / max(1, len(every)):.1f} ms an answer")
    print(f"all: median {percentile(every, 0.5):.0f} ms, p95 {p95:.0f} ms, worst {percentile(every, 1):.0f} ms")
    print(f"failed: {len(failed)} {failed[:5]}")
    return 0 if p95 < AIM_MILLISECONDS and not failed else 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--ledger", type=Path, help="a ledger that is there already")
    parser.add_argument("--reports", type=int, default=10_000, help="otherwise: reports to make and read")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.5, help="mean seconds between an answer and the next question")
    parser.add_argument("--warm", action="store_true", help="ask every kind of page once before")
    given = parser.parse_args()
    if given.ledger:
        return measure(given.ledger, given.clients, given.seconds, given.pause, given.warm)
    from made_reports import write_reports

    with tempfile.TemporaryDirectory() as folder:
        reports, ledger = Path(folder) / "reports", Path(folder) / "ledger"
        write_reports(reports, given.reports)
        subprocess.run([sys.executable, "-m", "stemma", "read", str(reports), "--ledger", str(ledger)], check=True)
        return measure(ledger, given.clients, given.seconds, given.pause, given.warm)


if __name__ == "__main__":
    sys.exit(main())
