"""A real Spark cluster on loopback against one machine: the same ledger, also when executors are killed in mid-run.

    python tools/check_cluster/run.py [--reports 400] [--keep DIR]

Starts a master and two workers, reads made reports with `stemma read --engine spark`, once undisturbed and once with an
executor killed while the reports are read and another while the ledger is made, reads the same with the local engine,
and compares the exports row for row.  The sizes below which a stage stays in one process are set to nothing, so that a
few hundred reports go through every stage on the cluster.  Takes some minutes and is no part of the quick gate; it
needs Java and `stemma-news[spark]`.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

HOST, PORT = "127.0.0.1", 17077
MASTER = f"spark://{HOST}:{PORT}"
#: Seconds to wait for the workers to register, and after a stage began until an executor is killed.
STARTING, INTO_THE_STAGE = 90.0, 1.0
#: The stages in which one is killed: the functions that are mapped.
KILLED_IN = ("read_source", "book_of")
#: Rooms, and their sizes below which nothing is mapped.
SIZES = (
    ("stemma.reuse.passages", ("WORTH_MAPPING",)),
    ("stemma.stories.grouping", ("_CHARACTERS",)),
    ("stemma.stories.comparison", ("_PAIRS",)),
    ("stemma.ledger.reconcile", ("_REPORTS", "_STORIES")),
)
_EXECUTOR = "CoarseGrainedExecutorBackend"


def environment() -> dict[str, str]:
    """What a cluster on loopback needs: its address, and the Python that has this package."""
    import stemma

    source = str(Path(stemma.__file__).parents[1])
    return {
        **os.environ,
        "SPARK_LOCAL_IP": HOST,
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH")])),
        "OPENBLAS_NUM_THREADS": "1",
    }


@contextmanager
def cluster(scratch: Path) -> Iterator[None]:
    """A master and two workers of one core each, ended with all they started."""
    import pyspark

    command = Path(pyspark.__file__).parent / "bin" / "spark-class"
    where = {**environment(), "SPARK_WORKER_DIR": str(scratch / "work"), "SPARK_NO_DAEMONIZE": "1"}
    master = ["org.apache.spark.deploy.master.Master", "--host", HOST, "--port", str(PORT), "--webui-port", "0"]
    worker = [
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        HOST,
        "-c",
        "1",
        "-m",
        "2g",
        "--webui-port",
        "0",
        MASTER,
    ]
    log = scratch / "cluster.log"
    started: list[subprocess.Popen[bytes]] = []
    with log.open("wb") as out:
        try:
            for what in (master, worker, worker):
                started.append(
                    subprocess.Popen([command, *what], env=where, stdout=out, stderr=out, start_new_session=True)
                )
                time.sleep(3)
            deadline = time.monotonic() + STARTING
            while log.read_text(errors="replace").count("Successfully registered with master") < 2:
                if time.monotonic() > deadline or any(one.poll() is not None for one in started):
                    raise SystemExit(f"the cluster did not start: see {log}\n{log.read_text(errors='replace')[-2000:]}")
                time.sleep(1)
            yield
        finally:
            for one in started:
                os.killpg(one.pid, signal.SIGKILL)
            for pid in executors():
                os.kill(pid, signal.SIGKILL)
            for one in started:
                one.wait()


def executors() -> list[int]:
    """The processes of Spark executors on this machine."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if _EXECUTOR.encode() in command and b"java" in command.split(b"\0")[0]:
                found.append(int(entry.name))
    return sorted(found)


def as_stemma(arguments: list[str]) -> None:
    """Run the command line with every stage mapped, and say on standard error when each begins on the cluster."""
    from stemma.cli import main as stemma
    from stemma.engines.spark import Spark

    for module, sizes in SIZES:
        for size in sizes:
            setattr(import_module(module), size, 0)
    mapped = Spark.outcomes

    def told(self: Spark, function: Any, *rest: Any, **named: Any) -> Iterator[Any]:
        inner = getattr(function, "func", function)
        print(f"{STAGE}{getattr(inner, '__name__', type(inner).__name__)}", file=sys.stderr, flush=True)
        yield from mapped(self, function, *rest, **named)

    Spark.outcomes = told  # type: ignore[assignment]
    sys.argv = ["stemma", *arguments]
    stemma()


STAGE = "stage: "


def read(sources: Path, ledger: Path, *options: str, kill_in: tuple[str, ...] = ()) -> tuple[float, list[str]]:
    """Seconds of one `stemma read`, and the stages that it ran on a cluster; an executor is killed in some of them."""
    began = time.monotonic()
    command = [sys.executable, __file__, "--as-stemma", "read", str(sources), "--ledger", str(ledger), *options]
    running = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True)
    stages: list[str] = []
    killed = 0
    assert running.stderr is not None
    for line in running.stderr:
        if not line.startswith(STAGE):
            print(line, end="", file=sys.stderr)
            continue
        stages.append(line.removeprefix(STAGE).strip())
        if stages[-1] in kill_in:
            time.sleep(INTO_THE_STAGE)
            for there in executors()[:1]:
                os.kill(there, signal.SIGKILL)
                print(f"killed executor {there} after {time.monotonic() - began:.0f} s, in {stages[-1]}")
                killed += 1
    if running.wait():
        raise SystemExit(f"stemma read {' '.join(options)} ended with {running.returncode}")
    if killed != len(kill_in):
        raise SystemExit(f"{killed} executors were killed, and not one in each of {', '.join(kill_in)}")
    return time.monotonic() - began, stages


def exported(ledger: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "stemma", "export", "--ledger", str(ledger), "--format", "jsonl"],
        env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def main() -> int:
    if sys.argv[1:2] == ["--as-stemma"]:
        as_stemma(sys.argv[2:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--keep", type=Path, help="work here and leave what was made")
    asked = parser.parse_args()
    from made_reports import write_reports

    with tempfile.TemporaryDirectory(prefix="stemma-cluster-") as temporary:
        scratch = asked.keep or Path(temporary)
        reports = scratch / "reports"
        reports.mkdir(parents=True)
        write_reports(reports, asked.reports)
        on_spark = ("--engine", "spark", "--master", MASTER)
        took = {"local": read(reports, scratch / "local", "--workers", "2")[0]}
        with cluster(scratch):
            took["spark"], stages = read(reports, scratch / "spark", *on_spark)
            took["spark, executors killed"], _ = read(reports, scratch / "killed", *on_spark, kill_in=KILLED_IN)
        local = exported(scratch / "local")
        same = {name: exported(scratch / name) == local for name in ("spark", "killed")}
    for name, seconds in took.items():
        print(f"{name}: {seconds:.1f} s")
    print(f"stages on the cluster: {', '.join(stages)}")
    print(f"{len(local)} records; the same through Spark: {same['spark']}; with executors killed: {same['killed']}")
    return 0 if all(same.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
