"""The same stages on Spark: the same outcomes, rows and ledger as on one machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import stemma
from stemma import pipeline
from stemma.engines import Engine, Limits, Processes
from stemma.engines.engine import STAGE, Table
from stemma.interchange import lines, records_of_ledger
from stemma.reading import open_sources
from stemma.reuse import candidates, passages
from stemma.stories import comparison, grouping

reconcile = import_module("stemma.ledger.reconcile")  # the room offers a function of that name

REPORTS = Path(stemma.__file__).parent / "data" / "example" / "reports"

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'stemma-news[spark]'")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)


@pytest.fixture(scope="module")
def spark() -> Iterator[Engine]:
    from stemma.engines.spark import Spark

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    # the executors' Python finds this package and the functions of these tests
    os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(stemma.__file__).parents[1]), str(Path(__file__).parent)])
    engine = Spark("local[2]")
    yield engine
    engine.stop()


def test_what_an_item_does_to_its_process_is_its_own_affair(spark: Engine) -> None:
    from test_map_stage import behave

    items = [1, "raise", "kill", 4, "sleep", lambda: None, 7]
    outcomes = list(spark.outcomes(behave, items, Limits(seconds=2.0)))
    assert [outcome.item for outcome in outcomes] == items
    assert [outcome.value for outcome in outcomes] == [1, None, None, 16, None, None, 49]
    reasons = [outcome.error or "" for outcome in outcomes]
    assert reasons[1] == "ValueError: no good at all"
    assert "SIGKILL" in reasons[2]
    assert "longer than 2 seconds" in reasons[4]
    assert "cannot be sent" in reasons[5]


def test_a_query_gives_the_same_rows(spark: Engine) -> None:
    table = {"k": np.arange(100, dtype=np.int32), "of": np.arange(100, dtype=np.int64) % 7}
    sql = "SELECT of, CAST(COUNT(*) AS INTEGER) AS n, MAX(k) AS last FROM t GROUP BY of ORDER BY of"
    here, there = Processes(1).query(sql, {"t": table}), spark.query(sql, {"t": table})
    assert list(here) == list(there)
    assert all(here[name].tolist() == there[name].tolist() for name in here)


class Watched:
    """An engine that notes what it runs: how many items of which function, and every query."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.shares_files = engine.shares_files
        self.stages: Counter[str] = Counter()
        self.queries: list[str] = []

    def outcomes(self, function: Callable[[Any], Any], items: Iterable[Any], limits: Limits = STAGE) -> Iterator[Any]:
        inner = function.func if isinstance(function, partial) else function
        name = getattr(inner, "__name__", type(inner).__name__)
        for outcome in self._engine.outcomes(function, items, limits):
            self.stages[name] += 1
            yield outcome

    def query(self, sql: str, tables: Mapping[str, Table]) -> dict[str, Any]:
        self.queries.append(sql)
        return self._engine.query(sql, tables)


def test_every_stage_is_mapped_and_the_ledger_is_the_same(spark: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    for room, sizes in ((passages, ["WORTH_MAPPING"]), (grouping, ["_CHARACTERS"]), (comparison, ["_PAIRS"]),
                        (reconcile, ["_REPORTS", "_STORIES"])):  # fmt: skip
        for size in sizes:
            monkeypatch.setattr(room, size, 0)
    ledgers, watched = [], []
    for engine in (Watched(Processes(1)), Watched(Processes(2)), Watched(spark)):
        extractions = list(pipeline.extract(open_sources([str(REPORTS)]), engine=engine))
        ledgers.append(list(lines(records_of_ledger(pipeline.build(extractions, engine=engine)))))
        watched.append(engine)
    assert len(ledgers[0]) > 100
    assert ledgers[0] == ledgers[1] == ledgers[2]
    assert watched[0].stages == watched[1].stages == watched[2].stages
    stages = {"read_source", "_words", "Comparison", "_counted", "Scorer", "book_of", "storyline_relations"}
    assert set(watched[2].stages) == stages
    assert watched[0].queries == watched[2].queries == [candidates.PAIRS]
