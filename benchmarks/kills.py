"""Commands killed at random moments: what is left is whole, and the same command goes on from there.

Five jobs are done undisturbed first; each kill falls into one of them, begun from the same ledger:

    read        60 reports into a new ledger (some times with two workers)
    read more   14 reports into a ledger of 46, all of which are compared anew
    grow        the same 14, added to the ledger as reports are to a large one
    rebuild     a ledger of 46 reports into which 14 were read and not compared
    review      keys and reasons for the queue of `stemma review`
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from killed_runs import Ended, Kill, Running, run
from ledger_places import Places, Server
from stemma import pipeline
from stemma.interchange import records_of_ledger, to_line
from stemma.reading import open_sources
from stemma.records import Decision, Extraction
from stemma.store import LedgerStore
from stemma.store.check import check

#: Documents that are stored in one transaction.
BATCH = 5
#: Share of the reports that a ledger has before more are read.
BEGUN = 0.77
#: In which order the jobs are killed.
TURNS = ("read", "review", "grow", "rebuild", "read more", "review", "rebuild")
#: Every so many-th kill of `read` is of one with two workers.
WITH_WORKERS = 4
_ACTOR = "benchmark"
#: A decision that `stemma review` has told of.
_TOLD = re.compile(r"decision (\d+), ([a-z-]+):")
#: What tells when a decision was made, in an exported record, and the hashes that hang on it.
_OF_ITS_TIME = re.compile(r'"(at|hash|previous)":"[^"]*"')


@dataclass(frozen=True)
class State:
    """What a ledger holds: documents as they were read, the ledger as `export` writes it, and the log."""

    documents: dict[str, Extraction]
    machine: tuple[str, ...]
    shown: tuple[str, ...]
    log: tuple[tuple[Any, ...], ...]


@dataclass
class Job:
    """A command, the ledger it begins with (None: none), and what it does undisturbed."""

    name: str
    arguments: tuple[str, ...]
    begins: str | None
    grow: bool = False
    before: State | None = None
    after: State | None = None
    cpu: float = 0.0
    statements: int = 0
    writing: int = 0
    wall: float = 0.0


@dataclass
class Tally:
    """What was counted over all kills; `faults` are told in full and make the benchmark fail."""

    kills: Counter[str] = field(default_factory=Counter)
    phases: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    longest: dict[str, float] = field(default_factory=dict)

    def most(self, name: str, value: float) -> None:
        self.longest[name] = max(value, self.longest.get(name, 0.0))

    def fault(self, kind: str, what: str) -> None:
        self.counts[kind] += 1
        self.faults.append(f"{kind}: {what}")


def state_of(place: str) -> State:
    """All that is compared; times of reading and of deciding are left out, as are hashes that hang on them."""
    if not LedgerStore.exists(place):
        return State({}, (), (), ())
    with LedgerStore.open(place) as store:
        machine, shown, log = store.load_ledger(), store.shown_ledger(), store.decisions()
        documents = {one.document.id: one for one in store.load_extractions()}
    return State(documents, tuple(_lines(machine)), tuple(_lines(shown)), tuple(map(_decided, log)))


def _lines(ledger: Any) -> Iterator[str]:
    for record in records_of_ledger(ledger):
        yield _OF_ITS_TIME.sub("", to_line(record))


def _decided(one: Decision) -> tuple[Any, ...]:
    return one.sequence, one.actor, one.operation, one.target, json.dumps([one.before, one.after, one.reason])


def keys(first: int, number: int) -> str:
    """What is typed at `stemma review`: accept and reject in turn, each with a reason that tells its number."""
    typed = ("ar"[one % 2] + f"reason {one}\n" for one in range(first, first + number))
    return "".join(typed) + "q"


class Bench:
    """The jobs on one kind of database, and their kills."""

    def __init__(self, places: Places, reports: Path, decisions: int) -> None:
        self.places, self.reports, self.decisions = places, reports, decisions
        self.tally = Tally()
        read = ("read", str(reports), "--workers", "1", "--json")
        review = ("review", "--doubtful", "0.95", "--actor", _ACTOR)
        begun = places.new()
        some = sorted(map(str, reports.iterdir()))
        self._do(("read", *some[: round(len(some) * BEGUN)], "--workers", "1", "--json"), begun)
        self._do(review, begun, stdin=keys(1, 3))
        behind = places.copy(begun)
        with LedgerStore.create(behind) as store:
            kept, pipeline.rebuild = pipeline.rebuild, lambda *_, **__: None  # type: ignore[assignment]
            try:
                pipeline.read(open_sources([str(reports)]), store)
            finally:
                pipeline.rebuild = kept
        whole = places.new()
        self._do(read, whole)
        given = (
            Job("read", read, None),
            Job("read more", read, begun),
            Job("grow", read, begun, grow=True),
            Job("rebuild", ("rebuild", "--workers", "1"), behind),
            Job("review", review, whole),
        )
        self.jobs = {job.name: job for job in given}
        self._in_two_sittings: dict[int, State] = {}
        for job in given:
            self._undisturbed(job)
        two = places.new()
        self.with_workers = self._do(("read", str(reports), "--workers", "2", "--json"), two).wall
        places.drop(two)

    def _do(self, arguments: tuple[str, ...], place: str, **options: Any) -> Ended:
        ended = run((*arguments, "--ledger", place), batch=BATCH, **options)
        if ended.code:
            raise RuntimeError(f"stemma {' '.join(arguments)} ended with {ended.code}: {ended.err}")
        return ended

    def _undisturbed(self, job: Job) -> None:
        place = self.places.copy(job.begins) if job.begins else self.places.new()
        job.before = state_of(place)
        first = len(job.before.log) + 1
        ended = self._do(job.arguments, place, grow=job.grow, stdin=keys(first, self.decisions))
        job.after, job.cpu, job.wall = state_of(place), ended.cpu, ended.wall
        job.statements, job.writing = ended.statements, ended.writing
        self.places.drop(place)

    def _reviewed(self, first: int) -> State:
        """What an undisturbed review ends with that was left after so many decisions and taken up again.

        It is not always that of one sitting: what a decision brings into the queue comes at the end of a sitting, and
        at its own place in the next.
        """
        if first not in self._in_two_sittings:
            job = self.jobs["review"]
            place = self.places.copy(job.begins or "")
            self._do(job.arguments, place, stdin=keys(1, first))
            self._do(job.arguments, place, stdin=keys(first + 1, self.decisions - first))
            self._in_two_sittings[first] = state_of(place)
            self.places.drop(place)
        return self._in_two_sittings[first]

    # ------------------------------------------------------------------ one kill

    def kill(self, number: int, chance: random.Random, crash: Server | None = None) -> str:
        """Begin a job, kill it, look at what is left, go on; what was done, in a line.  `crash`: the server instead."""
        job = self.jobs[TURNS[number % len(TURNS)]]
        workers = job.name == "read" and number // len(TURNS) % WITH_WORKERS == WITH_WORKERS - 1 and crash is None
        while True:  # until it was killed before its end
            place = self.places.copy(job.begins) if job.begins else self.places.new()
            moment = self._moment(job, number, workers, chance)
            if crash is not None:
                moment = Kill("time", chance.uniform(0.0, job.cpu))
            ended = self._begin(job, place, moment, workers, crash)
            if crash is not None and not crash.runs():
                crash.start()
            if ended.killed or (crash is not None and ended.code):
                break
            self.places.drop(place)
        self.tally.kills[job.name] += 1
        phase = "reading with two workers" if workers else ended.phase
        if job.name == "review" and phase == "starting":
            phase = "between decisions"
        self.tally.phases[phase] += 1
        if crash is not None and (ended.code != 1 or "Traceback" in ended.err or "stemma: " not in ended.err):
            self.tally.fault("unclear error", f"{number}: {job.name} ended with {ended.code}: {ended.err[-300:]}")
        self.tally.most("seconds until the server saw it", self.places.quiet(place))
        held = self._look(f"{number}, {job.name} killed at {phase}", job, place, ended)
        told = self._go_on(f"{number}, {job.name} killed at {phase}", job, place, ended, held, workers)
        self.places.drop(place)
        return f"{number}. {job.name}: killed at {phase}, {told}"

    def _moment(self, job: Job, number: int, workers: bool, chance: random.Random) -> Kill:
        if workers:
            return Kill("clock", chance.uniform(0.2, 1.0) * self.with_workers)
        way = number // len(TURNS) % 3
        if way == 1:
            return Kill("statement", chance.randint(1, job.statements))
        if way == 2:
            return Kill("writing", chance.randint(1, job.writing))
        return Kill("time", chance.uniform(0.0, job.cpu))

    def _begin(self, job: Job, place: str, moment: Kill, workers: bool, crash: Server | None) -> Ended:
        arguments = [*job.arguments, "--ledger", place]
        if workers:
            arguments[arguments.index("--workers") + 1] = "2"
        typed = keys(len(job.before.log) + 1, self.decisions)
        running = Running(arguments, batch=BATCH, grow=job.grow, stdin=typed, kill=moment)
        return running.wait(instead=crash.crash if crash is not None else None)

    def _look(self, what: str, job: Job, place: str, ended: Ended) -> State:
        """Look at what the killed run left: whole, nothing in part, nothing lost."""
        tally = self.tally
        try:
            if LedgerStore.exists(place):
                with LedgerStore.open(place) as store:
                    faults = check(store)
                if faults:
                    tally.fault("corrupt", f"{what}: {faults[:3]}")
            left = state_of(place)
        except Exception as error:
            tally.fault("corrupt", f"{what}: {type(error).__name__}: {error}")
            return State({}, (), (), ())
        if left.documents.keys() < job.before.documents.keys():
            tally.fault("lost documents", f"{what}: {len(left.documents)} of {len(job.before.documents)} left")
        if any(job.after.documents.get(id_) != one for id_, one in left.documents.items()):
            tally.fault("partial", f"{what}: a document is there in part")
        if left.machine not in (job.before.machine, job.after.machine):
            tally.fault("partial", f"{what}: a ledger that is neither the former nor the new one")
        if left.log != job.after.log[: len(left.log)]:
            tally.fault("partial", f"{what}: the log is no beginning of that of the undisturbed run")
        if job.name == "review":
            tally.counts["decisions that were kept and not yet acknowledged"] += len(left.log)
        told = [(int(number), operation) for number, operation in _TOLD.findall(ended.out)]
        there = {(entry[0], entry[2]) for entry in left.log}
        tally.counts["decisions acknowledged before a kill"] += len(told)
        if job.name == "review":
            tally.counts["decisions that were kept and not yet acknowledged"] -= len(told)
        for one in {*told, *((entry[0], entry[2]) for entry in job.before.log)} - there:
            tally.fault("lost decisions", f"{what}: {one} was acknowledged and is not there")
        return left

    def _go_on(self, what: str, job: Job, place: str, ended: Ended, left: State, workers: bool) -> str:
        tally = self.tally
        rest = len(job.after.log) - len(left.log)
        typed = keys(len(left.log) + 1, rest) if job.name == "review" else ""
        again = run((*job.arguments, "--ledger", place), batch=BATCH, grow=job.grow, stdin=typed)
        if again.code:
            tally.fault("not resumed", f"{what}: {again.err[-500:]}")
            return "not resumed"
        told = "the same at the end"
        if "--json" in job.arguments:
            unchanged = json.loads(again.out)["unchanged"]
            repeated = len(left.documents) - unchanged
            tally.counts["finished documents"] += unchanged
            if repeated:
                tally.counts["finished documents read again"] += repeated
                tally.fault("repeated work", f"{what}: {repeated} finished documents were read again")
            if not workers:
                twice = ended.read + again.read - (len(job.after.documents) - len(job.before.documents))
                tally.counts["unfinished documents read twice"] += twice
                tally.most("unfinished documents read twice by one run", twice)
            if workers:
                again.read = json.loads(again.out)["read"]
            told = f"{unchanged} documents were finished, {again.read} read after it, {told}"
        final, after = state_of(place), self._reviewed(len(left.log)) if job.name == "review" else job.after
        if final != after:
            parts = [name for name in ("documents", "machine", "shown", "log") if getattr(final, name) != getattr(after, name)]  # fmt: skip
            tally.fault("other exports", f"{what}: {', '.join(parts)}")
            return "ANOTHER ledger at the end"
        return told


Say = Callable[[str], None]


def kills(places: Places, folder: Path, asked: Any, say: Say) -> dict[str, Any]:
    """Do and kill the jobs on one kind of database; the figures, with `faults`."""
    chance = random.Random(asked.seed)
    bench = Bench(places, corpus(folder, asked.reports), asked.decisions)
    for job in bench.jobs.values():
        say(
            f"undisturbed {job.name}: {job.cpu:.2f} s of processor time, {job.wall:.1f} s by the clock, "
            f"{job.statements} statements; {len(job.after.shown)} records, {len(job.after.log)} decisions"
        )
    try:
        for number in range(asked.kills):
            say(bench.kill(number, chance))
    except KeyboardInterrupt:
        say("stopped: what follows is of the kills so far")
    found = _figures(bench.tally)
    if isinstance(places, Server) and asked.crashes:
        bench.tally = Tally()
        for number in range(asked.crashes):
            say(f"server crash: {bench.kill(number, chance, crash=places)}")
        found["server crashes"] = _figures(bench.tally)
        found["faults"] += found["server crashes"].pop("faults")
    return found


def _figures(tally: Tally) -> dict[str, Any]:
    wrong = ("corrupt", "partial", "lost documents", "lost decisions", "finished documents read again", "not resumed", "other exports")  # fmt: skip
    return {
        "kills": tally.kills.total(),
        "by job": dict(tally.kills),
        "by phase": dict(tally.phases),
        **{name: tally.counts[name] for name in wrong},
        **{name: count for name, count in tally.counts.items() if name not in wrong},
        "longest": {name: round(value, 3) for name, value in tally.longest.items()},
        "faults": tally.faults,
    }


def corpus(folder: Path, number: int) -> Path:
    """A folder of so many made reports, written when it is not there yet."""
    from made_reports import write_reports

    reports = folder / f"reports-{number}"
    if not reports.is_dir():
        reports.mkdir()
        write_reports(reports, number)
    return reports
