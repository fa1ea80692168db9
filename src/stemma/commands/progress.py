"""How far a long run is: a moving line on a terminal, JSON Lines for a program that asks, else nothing."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from stemma.pipeline import Progress

#: Set to "json", each step is told on standard error as {"doing": "reading", "finished": 12}, a few a second.
VARIABLE = "STEMMA_PROGRESS"
_SECONDS = 0.2


@contextmanager
def progress_line() -> Iterator[Progress]:
    """Yield the callback that moves the line; it is gone when the work is done."""
    if os.environ.get(VARIABLE) == "json":
        yield _lines()
        return
    if not sys.stderr.isatty():
        yield lambda doing, finished: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("looking for reports", total=None)

        def tell(doing: str, finished: int) -> None:
            words = f"read {finished:,} reports" if doing == "reading" else f"comparing {finished:,} reports"
            bar.update(task, description=words)

        yield tell


def _lines() -> Progress:
    last, former = 0.0, ""

    def tell(doing: str, finished: int) -> None:
        nonlocal last, former
        now = time.monotonic()
        if doing != former or now - last >= _SECONDS:
            last, former = now, doing
            print(json.dumps({"doing": doing, "finished": finished}), file=sys.stderr, flush=True)

    return tell
