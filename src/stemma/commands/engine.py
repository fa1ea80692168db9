"""What runs the stages: the processes of this machine, or a Spark cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.commands.common import USAGE, Sorry, processes

if TYPE_CHECKING:
    from stemma.engines import Engine


class EngineName(StrEnum):
    local = "local"
    spark = "spark"


EngineOption = Annotated[
    EngineName, typer.Option("--engine", help="What does the work: this machine, or Spark (needs stemma-news[spark]).")
]
MasterOption = Annotated[
    str | None,
    typer.Option(
        "--master", metavar="URL", help="Master of the Spark cluster: spark://HOST:PORT.  [default: local[*]]"
    ),
]


@contextmanager
def running(
    name: EngineName, master: str | None, workers: int | None, configured: int | None = None
) -> Iterator[Engine]:
    """The engine asked for, stopped at the end; with as many processes as asked for, else as `configured`."""
    from stemma.engines import Processes

    if name is EngineName.local:
        if master is not None:
            raise Sorry("--master is for --engine spark", USAGE)
        yield Processes(processes(workers or configured))
        return
    if workers is not None:
        raise Sorry("--workers is for --engine local; Spark has its own number of executors", USAGE)
    try:
        from stemma.engines.spark import Spark

        engine = Spark(master or "local[*]")
    except ImportError as error:
        raise Sorry(f"--engine spark needs more packages ({error}): pip install 'stemma-news[spark]'") from None
    except Exception as error:  # whatever Java, the network or the cluster have to say
        raise Sorry(f"no Spark session on {master or 'local[*]'}: {' '.join(str(error).split())[:300]}") from None
    try:
        yield engine
    finally:
        engine.stop()
