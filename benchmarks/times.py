"""Times in sentences: stemma's own resolver beside dateparser's search, on the same table.

    python benchmarks/times.py                                    (stemma alone)
    python benchmarks/times.py --python PATH/TO/bin/python        (and dateparser, as installed for that Python)
    python benchmarks/times.py --wrong                            (each sentence that is not right)

The table is `times.tsv` beside this file: sentences made for it, the words of the time in each, and the days they mean
when read on the day of publication.  A peer of its own environment: dateparser is no dependency of stemma.

stemma is right when the first and last day are those of the table.  dateparser gives one moment, not an interval, so it
is right when its moment lies in the interval, or at the closed end of an open one.  Where the table says that the words
are no time or no day can be known, right is to give no day; of a length, the length.  "missed": nothing found there.
"""

from __future__ import annotations

import argparse
import calendar
import datetime
import json
import re
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Literal, NamedTuple

from stemma.language import get_annotator
from stemma.records import Block, Document, TimeInterval

PUBLISHED = datetime.date(2021, 9, 16)
TABLE = Path(__file__).with_suffix(".tsv")

Verdict = Literal["right", "wrong", "missed"]

#: Reads sentences as JSON and writes what the search finds: [[words, first moment], ...] for each, and the seconds.
_PEER = """
import datetime, json, sys, time
from dateparser.search import search_dates
asked = json.load(sys.stdin)
settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(asked["day"]), "PREFER_DATES_FROM": "past"}
search_dates("on 4 June 2012", languages=["en"], settings=settings)
began = time.process_time()
found = [search_dates(one, languages=["en"], settings=settings) or [] for one in asked["sentences"]]
seconds = time.process_time() - began
print(json.dumps({"found": [[[words, when.date().isoformat()] for words, when in one] for one in found], "seconds": seconds}))
"""


class Row(NamedTuple):
    """A sentence, the words of its time, and what they mean: `first`..`last` (None: open) within `slack` days,
    a length of `days`, or by `kind` "open" (nothing to count from) or "nothing" (no time)."""

    sentence: str
    words: str
    kind: Literal["interval", "length", "open", "nothing"]
    first: datetime.date | None = None
    last: datetime.date | None = None
    slack: int = 0
    days: float = 0.0
    part: str = ""

    @property
    def start(self) -> int:
        return self.sentence.index(self.words)

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def _edge(text: str, last: bool) -> datetime.date | None:
    """ "2019", "2019-03", "2019-03-05" -> its first or last day; None for ""."""
    if not text:
        return None
    numbers = [int(part) for part in text.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else (12 if last else 1)
    return datetime.date(
        year, month, numbers[2] if len(numbers) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
    )


def table(path: Path = TABLE) -> list[Row]:
    """The rows of the table, in its order."""
    rows = []
    part = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            part = line.strip("[]")
            continue
        words, expected, sentence = (part.strip() for part in line.split("|"))
        if expected in ("open", "nothing"):
            rows.append(Row(sentence, words, "open" if expected == "open" else "nothing", part=part))
        elif expected.endswith("days"):
            rows.append(Row(sentence, words, "length", days=float(expected.split()[0]), part=part))
        else:
            span, _, slack = expected.partition("~")
            left, dots, right = span.strip().partition("..")
            first, last = _edge(left, False), _edge(right if dots else left, True)
            rows.append(Row(sentence, words, "interval", first, last, int(slack or 0), part=part))
    return rows


# ------------------------------------------------------------------------------------- stemma


def _near(found: datetime.date | None, wanted: datetime.date | None, slack: int) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return abs((found - wanted).days) <= slack


def judge(row: Row, value: TimeInterval | None, days: float | None) -> Verdict:
    """What one expression over the words of the row is worth."""
    if row.kind == "length":
        return "right" if days is not None and abs(days - row.days) < 1e-6 else "wrong"
    if row.kind == "open":
        return "right" if value is None or not value.known else "wrong"
    if row.kind == "nothing" or value is None or not value.known:
        return "wrong"
    right = _near(value.start, row.first, row.slack) and _near(value.end, row.last, row.slack)
    return "right" if right else "wrong"


class Measured(NamedTuple):
    """A verdict and what was found, for each row; the seconds of processor time for all of them."""

    verdicts: list[tuple[Verdict, str]]
    seconds: float


def stemma(rows: list[Row]) -> Measured:
    """By the annotator of rules, names and all: its seconds are more than those of the times."""
    annotator = get_annotator("rules")
    annotator.annotate(Document("warm", "On 4 June 2012.", ""))
    day = TimeInterval(PUBLISHED, PUBLISHED, "given")
    verdicts: list[tuple[Verdict, str]] = []
    seconds = 0.0
    for row in rows:
        made = Document("d", row.sentence, "", blocks=(Block("d", 0, len(row.sentence), "body"),), published=day)
        began = time.process_time()
        times = annotator.annotate(made).times
        seconds += time.process_time() - began
        over = [one for one in times if one.start < row.end and row.start < one.end]
        if not over:
            verdicts.append(("right" if row.kind in ("nothing", "open") else "missed", ""))
            continue
        best = max(over, key=lambda one: min(one.end, row.end) - max(one.start, row.start))
        value = best.value
        shown = f"{value.start or ''}..{value.end or ''}" if value is not None else f"{best.duration_days} days"
        verdicts.append((judge(row, value, best.duration_days), f"“{best.text}” {shown}"))
    return Measured(verdicts, seconds)


# ------------------------------------------------------------------------------------- dateparser


def _agrees(row: Row, moment: datetime.date) -> bool:
    if row.kind != "interval":
        return False
    slack = datetime.timedelta(days=row.slack)
    if row.first is None or row.last is None:
        edge = row.first or row.last
        return edge is not None and abs(moment - edge) <= slack
    return row.first - slack <= moment <= row.last + slack


def dateparser(rows: list[Row], python: Path) -> Measured:
    """dateparser's search, run by the Python that has it; raises CalledProcessError when it has none."""
    asked = json.dumps({"day": PUBLISHED.isoformat(), "sentences": [row.sentence for row in rows]})
    run = subprocess.run([str(python), "-c", _PEER], input=asked, capture_output=True, text=True, check=True)
    answer = json.loads(run.stdout)
    verdicts: list[tuple[Verdict, str]] = []
    for row, found in zip(rows, answer["found"], strict=True):
        at = 0
        over = []
        for words, day in found:
            start = row.sentence.find(words, at)
            at = max(at, start)
            if start < row.end and row.start < start + len(words):
                over.append((words, datetime.date.fromisoformat(day)))
        shown = ", ".join(f"“{words}” {day}" for words, day in over)
        if not over:
            verdicts.append(("right" if row.kind in ("nothing", "open") else "missed", ""))
        else:
            verdicts.append(("right" if any(_agrees(row, day) for _, day in over) else "wrong", shown))
    return Measured(verdicts, answer["seconds"])


# ------------------------------------------------------------------------------------- the table


def show(name: str, rows: list[Row], measured: Measured) -> str:
    """One line of the table: right, wrong and missed for each part and for all, and seconds."""
    cells = []
    for part in (*dict.fromkeys(row.part for row in rows), ""):
        counter = Counter(
            verdict for row, (verdict, _) in zip(rows, measured.verdicts, strict=True) if part in ("", row.part)
        )
        cells.append("".join(f"{counter[key]:>5}" for key in ("right", "wrong", "missed")))
    return f"{name:12}{'   '.join(cells)}{measured.seconds:10.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", type=Path, help="a Python that has dateparser")
    parser.add_argument(
        "--wrong", nargs="?", const="", metavar="PART", help="print every sentence [of a part] that is not right"
    )
    asked = parser.parse_args()
    rows = table()
    ours = stemma(rows)
    parts = Counter(row.part for row in rows)
    heads = [f"{part} ({count})" for part, count in parts.items()] + [f"all ({len(rows)})"]
    print(" " * 12 + "   ".join(f"{head:>15}" for head in heads) + f"{'seconds':>10}")
    print(" " * 12 + "   ".join(["right wrong miss"[:15].rjust(15)] * len(heads)))
    print(show("stemma", rows, ours))
    if asked.python:
        print(show("dateparser", rows, dateparser(rows, asked.python)))
    else:
        print("dateparser   not measured: give --python PATH, a Python that has it")
    if asked.wrong is not None:
        for number, (row, (verdict, shown)) in enumerate(zip(rows, ours.verdicts, strict=True), start=1):
            if verdict != "right" and asked.wrong in ("", row.part):
                span = re.sub(r"None", "", f"{row.first}..{row.last}") if row.kind == "interval" else row.kind
                print(f"{number:4} {verdict:7} {row.words} = {span}; got {shown or 'nothing'}: {row.sentence}")


if __name__ == "__main__":
    main()
