"""The interface of every engine, and those of one machine.

A stage is a function of one item, or SQL over tables in the subset that DuckDB and Spark share.  Stages never know
which engine runs them, and every engine gives the same rows in the same order.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from stemma.engines.pool import Outcome, map_stage

if TYPE_CHECKING:
    import numpy.typing as npt

Item = TypeVar("Item")
Value = TypeVar("Value")

#: The columns of a table by name, all of one length.
Table = Mapping[str, "npt.NDArray[Any]"]

#: What a join may hold in memory before it spills to disk.
_JOIN_MEMORY = "1GB"
#: Seconds that an item of a stage over all documents may take.
_STAGE_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may use where it runs in a process of its own: `seconds`, and `memory_bytes` of the process.

    `preload` names modules that are imported once for all processes.
    """

    seconds: float | Callable[[Any], float] = _STAGE_SECONDS
    memory_bytes: int | None = None
    preload: Sequence[str] = ()


STAGE = Limits()
"""The limits of a stage over all documents, whose items are large and few."""


class Engine(Protocol):
    """Runs a stage over many items, and a join over tables."""

    @property
    def shares_files(self) -> bool:
        """Whether what runs a stage sees the files of this process, and is another process."""
        ...

    def outcomes(
        self, function: Callable[[Item], Value], items: Iterable[Item], limits: Limits = STAGE
    ) -> Iterator[Outcome[Item, Value]]:
        """What became of each item, in order.  `function` is importable by name; items and values can be pickled."""
        ...

    def query(self, sql: str, tables: Mapping[str, Table]) -> dict[str, npt.NDArray[Any]]:
        """The columns that an SQL query over these tables gives, its rows in the order that it asks for."""
        ...


class StageError(RuntimeError):
    """A stage over all documents came to no result, and says which and why."""


def map_all(engine: Engine, function: Callable[[Item], Value], items: Iterable[Item]) -> Iterator[Value]:
    """The value of each item, in order; StageError when one cannot be had, since a part would be worth nothing."""
    for outcome in engine.outcomes(function, items):
        if outcome.error is not None:
            name = getattr(function, "__name__", type(function).__name__).strip("_")
            raise StageError(f"the stage {name} could not be finished: {outcome.error}; what was read is kept")
        yield outcome.value  # type: ignore[misc]


def worth_mapping(engine: Engine | None, size: int, least: int) -> Engine:
    """The engine, or this process alone for work of less than that size: to start others would take longer."""
    return Processes(1) if engine is None or size < least else engine


class Processes:
    """The processes of this machine, joins by DuckDB on as many threads.

    With one worker all runs in this process, without limits of time and memory.
    """

    def __init__(self, workers: int = 1) -> None:
        self._workers = workers

    @property
    def shares_files(self) -> bool:
        return self._workers > 1

    def outcomes(
        self, function: Callable[[Item], Value], items: Iterable[Item], limits: Limits = STAGE
    ) -> Iterator[Outcome[Item, Value]]:
        return map_stage(
            function,
            items,
            workers=self._workers,
            seconds=limits.seconds,
            memory_bytes=limits.memory_bytes,
            preload=limits.preload,
        )

    def query(self, sql: str, tables: Mapping[str, Table]) -> dict[str, npt.NDArray[Any]]:
        import duckdb
        import numpy as np

        with (
            tempfile.TemporaryDirectory(prefix="stemma-join-") as spill,
            duckdb.connect(
                ":memory:",
                config={
                    "memory_limit": _JOIN_MEMORY,
                    "threads": str(self._workers),
                    "temp_directory": spill,
                    "autoinstall_known_extensions": "false",  # nothing is ever fetched
                    "autoload_known_extensions": "false",
                },
            ) as connection,
        ):
            for name, table in tables.items():
                connection.register(name, dict(table))
            columns = connection.execute(sql).fetchnumpy()
            return {name: np.asarray(column) for name, column in columns.items()}
