"""How far a long run is: a moving line on a terminal, nothing where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from stemma.pipeline import Progress


@contextmanager
def progress_line() -> Iterator[Progress]:
    """Yield the callback that moves the line; it is gone when the work is done."""
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
