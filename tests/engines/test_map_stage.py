"""Every item has an outcome, in order, whatever an item does to its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemma.engines import Outcome, Pool, Processes, StageError, map_all, map_stage


def behave(what: object) -> object:
    """What the item asks for; a number is squared."""
    if isinstance(what, int):
        return what * what
    if what == "raise":
        raise ValueError("no good\nat all")
    if what == "exit":
        os._exit(7)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "sleep":
        time.sleep(60)
    if what == "spin":
        while True:
            pass
    if what == "memory":
        return len(bytearray(8 << 30))
    if what == "unsendable":
        return lambda: None
    if what == "large":
        return b"x" * (5 << 20)
    return what


def values(outcomes: Iterator[Outcome[object, object]]) -> list[object]:
    return [outcome.value if outcome.error is None else outcome.error for outcome in outcomes]


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    outcomes = list(map_stage(behave, range(300), workers=workers))
    assert [outcome.item for outcome in outcomes] == list(range(300))
    assert [outcome.value for outcome in outcomes] == [n * n for n in range(300)]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_items_no_outcomes(workers: int) -> None:
    assert list(map_stage(behave, [], workers=workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_exception_is_an_outcome_with_its_reason(workers: int) -> None:
    assert values(map_stage(behave, [1, "raise", 3], workers=workers)) == [1, "ValueError: no good at all", 9]


def test_items_that_kill_stall_or_fill_their_worker_are_given_up_and_the_rest_goes_on() -> None:
    bad = ["exit", "kill", "sleep", "spin", "memory", "unsendable"]
    items = [*range(20), *bad, "large", *range(20, 40)]
    got = values(map_stage(behave, items, workers=2, seconds=1.0, memory_bytes=4 << 30))
    assert got[:20] == [n * n for n in range(20)]
    assert got[-20:] == [n * n for n in range(20, 40)]
    assert got[20:24] == [
        "its worker process ended with code 7",
        "its worker process was ended by SIGKILL",
        "it took longer than 1 seconds",
        "it took longer than 1 seconds",
    ]
    assert got[24] == "it needs more memory than a worker may use"
    assert str(got[25]).startswith("its result cannot be sent")
    assert got[26] == b"x" * (5 << 20)


def test_a_worker_that_another_program_killed_costs_nothing(tmp_path: object) -> None:
    once = os.path.join(str(tmp_path), "once")
    assert values(map_stage(die_once, [once, once], workers=2)) == [once, once]


def die_once(path: str) -> str:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return path
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def test_items_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    outcomes = map_stage(behave, endless(), workers=2)
    assert [next(outcomes).value for _ in range(10)] == [n * n for n in range(1, 11)]
    outcomes.close()  # type: ignore[attr-defined]
    assert taken < 200


def test_a_pool_keeps_its_workers_from_one_run_to_the_next() -> None:
    pool = Pool(own_process, 1)
    try:
        first = {outcome.value for outcome in pool.outcomes(range(20))}
        second = {outcome.value for outcome in pool.outcomes(range(20))}
        assert first == second
        assert first != {os.getpid()}
        left_early = pool.outcomes(range(20))
        assert next(left_early).value in first
        left_early.close()  # type: ignore[attr-defined]
        assert [outcome.item for outcome in pool.outcomes(range(20))] == list(range(20))
    finally:
        pool.stop()


def own_process(_: object) -> int:
    return os.getpid()


def test_the_limit_may_depend_on_the_item() -> None:
    got = values(map_stage(behave, ["sleep", 2], workers=2, seconds=lambda item: 1.0 if item == "sleep" else 30.0))
    assert got == ["it took longer than 1 seconds", 4]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stage_over_all_documents_is_whole_or_an_error_that_names_it(workers: int) -> None:
    assert list(map_all(Processes(workers), behave, [1, 2])) == [1, 4]
    with pytest.raises(StageError, match="the stage behave could not be finished: ValueError: no good at all"):
        list(map_all(Processes(workers), behave, [1, "raise", 3]))


def test_workers_must_be_positive() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        list(map_stage(behave, [], workers=0))


def work_for(seconds: float) -> float:
    """So much processor time, and twice as long asleep in between."""
    began = time.process_time()
    while (used := time.process_time() - began) < seconds:
        while time.process_time() - began < min(seconds, used + 0.05):
            pass
        time.sleep(0.1)
    return seconds


def test_time_in_which_others_had_the_processor_does_not_count() -> None:
    assert values(map_stage(work_for, [0.5, 0.6], workers=2, seconds=0.9)) == [0.5, 0.6]


INTERRUPTED = """
import sys
from stemma.engines import map_stage
if __name__ == "__main__":
    try:
        list(map_stage(abs, [1, 2, 3], workers=2, preload=["slow_to_import"]))
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system cannot hold a signal back")
def test_an_interrupt_while_the_workers_still_import_ends_without_their_tracebacks(tmp_path: Path) -> None:
    mark = tmp_path / "importing"
    (tmp_path / "slow_to_import.py").write_text(
        f"import pathlib, time\npathlib.Path({str(mark)!r}).touch()\ntime.sleep(1)\n"
    )
    (tmp_path / "run.py").write_text(INTERRUPTED)
    running = subprocess.Popen(
        [sys.executable, tmp_path / "run.py"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not mark.exists() and running.poll() is None:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in said
