"""The same stages on a Spark cluster: items as rows through `mapInArrow`, joins as SQL.

Every executor needs this package and its dependencies installed (`stemma-news[spark]`).  In a task the items run in a
process beside it, with the limits they have on one machine: an item that kills or stalls its process is known and
given up with its reason, and the rest of the task goes on.  That process stays for the next task of the stage, so that
what takes long to load is loaded once on each core.  An executor that is lost is Spark's to replace: its tasks are done
again, with the same result.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from stemma.engines.engine import STAGE, Limits, Table
from stemma.engines.packing import packed
from stemma.engines.pool import Outcome, Pool
from stemma.engines.worker import reason_of

if TYPE_CHECKING:
    import numpy.typing as npt
    import pyarrow as pa

Item = TypeVar("Item")
Value = TypeVar("Value")

#: Items sent in one job: so many for each core, or so many packed bytes; and those that make one task of it, unless
#: some cores would have none.
_JOB_ITEMS, _JOB_BYTES = 1_000, 256 << 20
_TASK_ITEMS = 128
#: Rows that Spark hands to a task at a time: a document may be large.
_ARROW_ROWS = 16
#: Parts of a joined table, at the least.
_LEAST_PARTITIONS = 8

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ARROW_ROWS),
    "spark.python.worker.reuse": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.task.maxFailures": "8",
    "spark.driver.maxResultSize": "0",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
}


class Spark:
    """A session on the master of that URL ("local[2]", "spark://host:7077"), to be closed by `stop`.

    Raises ImportError where pyspark is not installed.
    """

    shares_files = False

    def __init__(self, master: str = "local[*]") -> None:
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master(master).appName("stemma")
        for key, value in _SETTINGS.items():
            builder = builder.config(key, value)
        self._session = builder.getOrCreate()
        self._cores = max(1, self._session.sparkContext.defaultParallelism)
        self._session.conf.set("spark.sql.shuffle.partitions", str(max(_LEAST_PARTITIONS, 2 * self._cores)))

    def stop(self) -> None:
        self._session.stop()

    def outcomes(
        self, function: Callable[[Item], Value], items: Iterable[Item], limits: Limits = STAGE
    ) -> Iterator[Outcome[Item, Value]]:
        """What became of each item, in order; a job for every few thousand of them."""
        sent = self._session.sparkContext.broadcast(pickle.dumps((function, limits)))
        try:
            for job in _jobs(items, _JOB_ITEMS * self._cores):
                yield from self._job(job, sent)
        finally:
            sent.unpersist()

    def query(self, sql: str, tables: Mapping[str, Table]) -> dict[str, npt.NDArray[Any]]:
        import pyarrow as pa

        for name, table in tables.items():
            self._session.createDataFrame(pa.table(dict(table))).createOrReplaceTempView(name)
        try:
            found = self._session.sql(sql).toArrow()
        finally:
            for name in tables:
                self._session.catalog.dropTempView(name)
        return {name: found.column(name).to_numpy() for name in found.column_names}

    def _job(self, job: list[tuple[Any, bytes | str]], sent: Any) -> Iterator[Outcome[Any, Any]]:
        """The outcomes of some items, each with its packed form or the reason why it cannot be packed."""
        import pyarrow as pa

        sendable = [(number, one) for number, (_, one) in enumerate(job) if isinstance(one, bytes)]
        results: dict[int, tuple[Any, str | None]] = {}
        if sendable:
            table = pa.table(
                {
                    "number": pa.array([number for number, _ in sendable], pa.int64()),
                    "packed": pa.array([one for _, one in sendable], pa.binary()),
                }
            )
            tasks = min(len(sendable), max(self._cores, -(-len(sendable) // _TASK_ITEMS)))
            frame = self._session.createDataFrame(table).repartition(tasks, "number")
            done = frame.mapInArrow(_Task(sent), "number long, packed binary").toArrow()
            for number, result in zip(
                done.column("number").to_pylist(), done.column("packed").to_pylist(), strict=True
            ):
                results[number] = pickle.loads(result)
        for number, (item, one) in enumerate(job):
            value, error = results.get(number, (None, one if isinstance(one, str) else "it came to no result"))
            yield Outcome(item, value, error)


class _Task:
    """What runs on an executor: the function of a stage over the rows of a partition."""

    def __init__(self, sent: Any) -> None:
        self._sent = sent

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        numbers: list[int] = []

        def items() -> Iterator[Any]:
            for batch in batches:
                for number, item in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True):
                    numbers.append(number)
                    yield pickle.loads(item)

        for place, outcome in enumerate(_pool_of(self._sent.value).outcomes(items())):
            yield pa.RecordBatch.from_arrays(
                [
                    pa.array([numbers[place]], pa.int64()),
                    pa.array([packed((outcome.value, outcome.error))], pa.binary()),
                ],
                names=["number", "packed"],
            )


#: The process beside this one, on an executor, and the stage it is for.
_kept: tuple[bytes, Pool[Any, Any]] | None = None


def _pool_of(sent: bytes) -> Pool[Any, Any]:
    """One process for the stage that this is, packed; the one for the stage before ends."""
    global _kept
    if _kept is None or _kept[0] != sent:
        if _kept is not None:
            _kept[1].stop()
        function, limits = pickle.loads(sent)
        pool: Pool[Any, Any] = Pool(
            function, 1, seconds=limits.seconds, memory_bytes=limits.memory_bytes, preload=limits.preload
        )
        _kept = sent, pool
    return _kept[1]


def _jobs(items: Iterable[Any], most: int) -> Iterator[list[tuple[Any, bytes | str]]]:
    job: list[tuple[Any, bytes | str]] = []
    size = 0
    for item in items:
        try:
            sent: bytes | str = packed(item)
        except Exception as error:
            sent = f"it cannot be sent to a worker: {reason_of(error)}"
        job.append((item, sent))
        size += len(sent)
        if len(job) >= most or size >= _JOB_BYTES:
            yield job
            job, size = [], 0
    if job:
        yield job
