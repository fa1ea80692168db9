"""Processor time that assertions add to reading reports: `python benchmarks/assertions.py [--reports 1000] [--most 0.25]`.

Made reports are read and compared in this process; what the clauses of reports and the assertions of stories take is told
beside all the rest.  The exit code says whether the share is at most `--most`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import stemma.claims
import stemma.ledger.book
from made_reports import write_reports
from stemma import pipeline
from stemma.records import Source


def timed(module: Any, name: str, spent: Counter[str]) -> None:
    """Count the processor time of a function of a module under its name."""
    function = getattr(module, name)

    def counted(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] += time.process_time() - start

    setattr(module, name, counted)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--most", type=float, default=0.25, help="share of the rest that is allowed")
    options = parser.parse_args()
    spent: Counter[str] = Counter()
    timed(stemma.claims, "extract_predications", spent)
    timed(stemma.ledger.book, "assertions_of", spent)
    with tempfile.TemporaryDirectory() as folder:
        write_reports(Path(folder), options.reports)
        sources = [Source(one.name, path=str(one), data=one.read_bytes()) for one in sorted(Path(folder).iterdir())]
        start = time.process_time()
        ledger = pipeline.build([pipeline.read_source(source) for source in sources])
        whole = time.process_time() - start
    added = sum(spent.values())
    share = added / (whole - added)
    told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in sorted(spent.items()))
    print(
        f"{len(sources)} reports, {len(ledger.assertions)} assertions; {told}; the rest {whole - added:.2f} s: {share:.1%} added"
    )
    return 0 if share <= options.most else 1


if __name__ == "__main__":
    sys.exit(main())
