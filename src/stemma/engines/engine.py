"""The interface of every engine, and the one that needs nothing but this process."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    import numpy.typing as npt

Item = TypeVar("Item")
Value = TypeVar("Value")

#: The columns of a table by name, all of one length.
Table = Mapping[str, "npt.NDArray[Any]"]

#: What a join may hold in memory before it spills to disk.
_JOIN_MEMORY = "1GB"


class Engine(Protocol):
    """Runs a stage over many items, and a join over tables.  Stages never know which engine runs them."""

    def map(self, function: Callable[[Item], Value], items: Iterable[Item]) -> Iterator[Value]:
        """The value of each item, in order.  `function` is importable by name, items and values can be pickled."""
        ...

    def query(self, sql: str, tables: Mapping[str, Table]) -> dict[str, npt.NDArray[Any]]:
        """The columns that an SQL query over these tables gives, in the order it asks for."""
        ...


class OneProcess:
    """All in this process, joins by DuckDB, which spills to disk what does not fit."""

    threads = 1

    def map(self, function: Callable[[Item], Value], items: Iterable[Item]) -> Iterator[Value]:
        return map(function, items)

    def query(self, sql: str, tables: Mapping[str, Table]) -> dict[str, npt.NDArray[Any]]:
        import duckdb
        import numpy as np

        with (
            tempfile.TemporaryDirectory(prefix="stemma-join-") as spill,
            duckdb.connect(
                ":memory:",
                config={
                    "memory_limit": _JOIN_MEMORY,
                    "threads": str(self.threads),
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


class Processes(OneProcess):
    """Stages on several processes of this machine, joins by DuckDB on as many threads."""

    def __init__(self, workers: int, preload: tuple[str, ...] = ()) -> None:
        self.threads = workers
        self._preload = preload

    def map(self, function: Callable[[Item], Value], items: Iterable[Item]) -> Iterator[Value]:
        from stemma.engines.pool import map_stage

        for outcome in map_stage(function, items, workers=self.threads, seconds=3600.0, preload=self._preload):
            if outcome.error is not None:
                raise RuntimeError(f"a stage could not be finished: {outcome.error}")
            yield outcome.value  # type: ignore[misc]
