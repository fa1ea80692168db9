"""A real Spark cluster on loopback against one machine: the same ledger, also when an executor is killed in mid-run.

    python tools/check_cluster/run.py [--reports 400] [--keep DIR]

Starts a master and two workers, reads made reports with `stemma read --engine spark`, kills one executor while it is
reading (once), reads the same with the local engine, and compares the two exports row for row.  Takes some minutes
and is no part of the quick gate; it needs Java and `stemma-news[spark]`.
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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

HOST, PORT = "127.0.0.1", 17077
MASTER = f"spark://{HOST}:{PORT}"
#: Seconds to wait for the workers to register, and after the first executor is seen until one is killed.
STARTING, READING = 90.0, 8.0
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


def read(sources: Path, ledger: Path, *options: str, kill: bool = False) -> float:
    """Seconds of one `stemma read`; with `kill`, one executor is killed while it reads."""
    began = time.monotonic()
    running = subprocess.Popen(
        [sys.executable, "-m", "stemma", "read", str(sources), "--ledger", str(ledger), *options], env=environment()
    )
    killed = not kill
    while running.poll() is None:
        if not killed and (there := executors()):
            time.sleep(READING)
            if there := executors():
                os.kill(there[0], signal.SIGKILL)
                print(f"killed executor {there[0]} after {time.monotonic() - began:.0f} s")
                killed = True
        time.sleep(0.5)
    if running.returncode:
        raise SystemExit(f"stemma read {' '.join(options)} ended with {running.returncode}")
    if not killed:
        raise SystemExit("no executor was seen: nothing was killed")
    return time.monotonic() - began


def exported(ledger: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "stemma", "export", "--ledger", str(ledger), "--format", "jsonl"],
        env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def main() -> int:
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
        seconds = {"local": read(reports, scratch / "local", "--workers", "2")}
        with cluster(scratch):
            seconds["spark"] = read(reports, scratch / "spark", "--engine", "spark", "--master", MASTER)
            seconds["spark, executor killed"] = read(
                reports, scratch / "killed", "--engine", "spark", "--master", MASTER, kill=True
            )
        local = exported(scratch / "local")
        same = {name: exported(scratch / name) == local for name in ("spark", "killed")}
    for name, took in seconds.items():
        print(f"{name}: {took:.1f} s")
    print(f"{len(local)} records; the same through Spark: {same['spark']}; with an executor killed: {same['killed']}")
    return 0 if all(same.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
