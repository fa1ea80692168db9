"""Figures of the same sentences by stemma and by two other programs, side by side: how many are right, and how fast.

    python benchmarks/quantities.py --setup                 once: an environment for each, under --cache
    python benchmarks/quantities.py                         own sentences (below)
    python benchmarks/quantities.py --newsquant DEV.jsonl   the sentences of NewsQuant

Right is the value alone (a number, or both ends of a range), matched one to one in each sentence; none of the three
is asked for more than all give.  stemma is measured with its annotation included, by its model and by rules alone, on documents of 30
sentences; quantulum3 and Recognizers-Text
each run in an environment of their own with the versions they need (`PINS`), in a process of its own, and the time is the
processor time of that process from the first sentence to the last, after one sentence that is not counted.

The aim: at least 600 sentences a second on one core, and twice what quantulum3 does in the same run.  The exit code
says whether it was met.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import venv
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

#: What is installed for each, and the module that shows whether it is there.
PINS = {
    "quantulum3": ("quantulum3", ["quantulum3==0.9.2", "inflect==7.6.0", "num2words==0.5.14"]),
    "recognizers": ("recognizers_suite", ["recognizers-text-suite==1.0.2a2", "emoji==1.7.0"]),
}
AIM_SENTENCES_PER_SECOND, AIM_TIMES_QUANTULUM = 600.0, 2.0
SENTENCES_A_DOCUMENT = 30
CACHE = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "stemma-benchmarks"

Value = float | tuple[float, float]

#: Sentence -> the numbers that its quantities have.
OWN: list[tuple[str, list[Value]]] = [
    ("At least 42 farmers were rescued on Monday.", [42.0]),
    ("Between 1,500 and 2,100 residents of Ostwick were moved to tents.", [(1500.0, 2100.0)]),
    ("The council will pay $3.2 million for the new pumps.", [3_200_000.0]),
    ("Two thirds of the harvest was lost, some 40,000 tonnes.", [2 / 3, 40_000.0]),
    ("Flight 617 landed at 10:30 on 12 May 2031.", []),
    ("Five to seven million voters have yet to register.", [(5e6, 7e6)]),
    ("Gusts of 130 km/h tore the roofs off twenty-six houses.", [130.0, 26.0]),
    ("The union wants a rise of 4.5 percent for its 18,000 members.", [4.5, 18_000.0]),
    ("One in five wells along the coast is salty.", [0.2]),
    ("Route 66 was closed near mile marker 12.", []),
    ("Mara Voss, 34, was fined 20 lakh rupees.", [2_000_000.0]),
    ("A dozen and a half goats were stolen from the pen.", [18.0]),
    ("Nobody was hurt when the 10-metre mast fell.", [0.0, 10.0]),
    ("The jobless count dropped by 14,000 to 183,000.", [14_000.0, 183_000.0]),
    ("Half a million litres of milk were poured away.", [500_000.0]),
    ("The 5th Brigade met no resistance on the A40.", []),
    ("Roughly 600 firms have closed since 2029, three of them banks.", [600.0, 3.0]),
    ("Rents rose 12% while wages fell by a tenth.", [12.0, 0.1]),
    ("It took the crew eleven days and 300 sandbags to close the gap.", [11.0, 300.0]),
    ("More than 90 of the 120 boats were back by dusk.", [90.0, 120.0]),
]


class Outcome(NamedTuple):
    """What one program gave: its values a sentence, and sentences a second of processor time."""

    name: str
    values: list[list[Value]]
    speed: float


# ------------------------------------------------------------------------------- the three programs


def by_stemma(sentences: Sequence[str], annotator: str = "trained") -> list[list[Value]]:
    """Read as reports are: so many sentences a document, each a paragraph; a figure belongs to where it stands."""
    from stemma.claims import extract_quantities
    from stemma.language import get_annotator
    from stemma.records import Block, Document

    out: list[list[Value]] = []
    for first in range(0, len(sentences), SENTENCES_A_DOCUMENT):
        part = sentences[first : first + SENTENCES_A_DOCUMENT]
        starts = list(accumulate((len(one) + 2 for one in part), initial=0))
        text = "\n\n".join(part)
        blocks = tuple(Block("made", at, end, "body") for at, end in pairwise([*starts[:-1], len(text)]))
        document = Document(id="made", text=text, sha256="", blocks=blocks)
        values: list[list[Value]] = [[] for _ in part]
        for one in extract_quantities(document, get_annotator(annotator).annotate(document)):
            values[bisect_right(starts, one.start) - 1].append(_of_record(one))
        out += values
    return out


def by_stemma_rules(sentences: Sequence[str]) -> list[list[Value]]:
    return by_stemma(sentences, "rules")


def _of_record(one: Any) -> Value:
    if one.lower is not None and one.upper is not None and one.form in ("range", "vague"):
        return float(one.lower), float(one.upper)
    if one.form == "relative" and one.relative is not None and one.relative.factor is not None:
        return abs(float(one.relative.factor)) * (100 if one.unit == "percent" else 1)
    return abs(float(next((v for v in (one.amount, one.lower, one.upper) if v is not None), 0.0)))


def by_quantulum3(sentences: Sequence[str]) -> list[list[Value]]:
    import warnings

    warnings.simplefilter("ignore")
    from quantulum3 import parser  # type: ignore[import-not-found]

    return [[abs(float(one.value)) for one in parser.parse(text)] for text in sentences]


def by_recognizers(sentences: Sequence[str]) -> list[list[Value]]:
    """Numbers with units, percentages and ranges; what lies inside another is not given twice."""
    from recognizers_number import Culture, recognize_number, recognize_percentage  # type: ignore[import-not-found]
    from recognizers_number_with_unit import recognize_currency, recognize_dimension  # type: ignore[import-not-found]

    kinds: tuple[Callable[..., Any], ...] = (
        recognize_currency,
        recognize_dimension,
        recognize_percentage,
        recognize_number,
    )
    out: list[list[Value]] = []
    for text in sentences:
        taken: list[tuple[int, int]] = []
        values: list[Value] = []
        for recognize in kinds:
            for one in recognize(text, Culture.English):
                written = str((one.resolution or {}).get("value") or "").rstrip("%")
                if written in ("", "None", "null") or any(s <= one.end and one.start <= e for s, e in taken):
                    continue
                taken.append((one.start, one.end))
                values.append(abs(float(written)))
        out.append(values)
    return out


PROGRAMS: dict[str, Callable[[Sequence[str]], list[list[Value]]]] = {
    "stemma": by_stemma,
    "stemma, rules": by_stemma_rules,
    "quantulum3": by_quantulum3,
    "recognizers": by_recognizers,
}


def work(name: str) -> None:
    """In the environment of one program: sentences from standard input, its values and its speed to standard output."""
    sentences: list[str] = json.load(sys.stdin)
    program = PROGRAMS[name]
    program(["Nine boats came in."])
    began = time.process_time()
    values = program(sentences)
    seconds = time.process_time() - began
    json.dump({"values": values, "speed": len(sentences) / seconds}, sys.stdout)


def run(name: str, python: Path, sentences: Sequence[str]) -> Outcome:
    """One program in a process of its own."""
    done = subprocess.run(
        [python, __file__, "--work", name],
        input=json.dumps(list(sentences)),
        capture_output=True,
        text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr.strip().splitlines()[-1:]}; is it set up (--setup)?")
    told = json.loads(done.stdout[done.stdout.index("{") :])
    values = [[tuple(v) if isinstance(v, list) else v for v in one] for one in told["values"]]
    return Outcome(name, values, told["speed"])


def set_up(cache: Path) -> None:
    """An environment for each of the others, with its pins; one that is there is kept."""
    for name, (module, pins) in PINS.items():
        python = cache / name / "bin" / "python"
        there = (
            python.exists() and subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0
        )
        if not there:
            print(f"{name}: installing {' '.join(pins)}", file=sys.stderr)
            venv.create(cache / name, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", *pins], check=True)


# ------------------------------------------------------------------------------------- quality


def labelled(path: Path) -> list[tuple[str, list[Value]]]:
    """The sentences of NewsQuant and the values in them."""
    from stemma.evaluation import read_lines
    from stemma.evaluation.newsquant import number

    rows = list(read_lines(path))
    return [(str(row["text"]), [_absolute(number(str(one["value"]))) for one in row["quantities"]]) for row in rows]


def _absolute(value: Value) -> Value:
    return value if isinstance(value, tuple) else abs(value)


def same(one: Value, other: Value) -> bool:
    if isinstance(one, tuple) or isinstance(other, tuple):
        both = isinstance(one, tuple) and isinstance(other, tuple)
        return both and same(one[0], other[0]) and same(one[1], other[1])  # type: ignore[index]
    return abs(one - other) <= 1e-4 * max(abs(one), abs(other), 1e-9)


def hits(wanted: Sequence[Value], told: Sequence[Value]) -> int:
    """How many of the wanted values are among those told, each used once."""
    left, count = list(told), 0
    for one in wanted:
        found = next((i for i, other in enumerate(left) if same(one, other)), None)
        if found is not None:
            del left[found]
            count += 1
    return count


def table(outcomes: Sequence[Outcome], wanted: Sequence[Sequence[Value]]) -> None:
    print(f"{'':14}{'P':>8}{'R':>8}{'F1':>8}{'sentences right':>18}{'sentences/s':>14}")
    for one in outcomes:
        right = [hits(gold, told) for gold, told in zip(wanted, one.values, strict=True)]
        found, of = sum(map(len, one.values)), sum(map(len, wanted))
        whole = sum(hit == len(gold) == len(told) for hit, gold, told in zip(right, wanted, one.values, strict=True))
        precision, recall, f1 = sum(right) / max(found, 1), sum(right) / max(of, 1), 2 * sum(right) / max(found + of, 1)
        print(f"{one.name:14}{precision:8.3f}{recall:8.3f}{f1:8.3f}{whole:>10} of {len(wanted):<4}{one.speed:14.0f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--setup", action="store_true", help="make the environments of the other programs, and stop")
    parser.add_argument("--cache", type=Path, default=CACHE, help=f"where they are [default: {CACHE}]")
    parser.add_argument("--python", action="append", default=[], metavar="NAME=PATH", help="an environment of your own")
    parser.add_argument("--newsquant", type=Path, help="sentences of NewsQuant, one JSON object a line")
    parser.add_argument("--times", type=int, default=1, help="the sentences so many times over [default: 1]")
    parser.add_argument("--only", choices=tuple(PROGRAMS), action="append", help="not all three")
    parser.add_argument("--work", choices=tuple(PROGRAMS), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work)
        return 0
    if asked.setup:
        set_up(asked.cache)
        return 0
    pythons = {name: Path(sys.executable) for name in PROGRAMS} | {
        name: asked.cache / name / "bin" / "python" for name in PINS
    }
    pythons |= {name: Path(path) for name, _, path in (one.partition("=") for one in asked.python)}
    if absent := [name for name in asked.only or PROGRAMS if not pythons[name].exists()]:
        parser.error(f"no environment of {', '.join(absent)}: run --setup first, or leave them out with --only")
    rows = (labelled(asked.newsquant) if asked.newsquant else OWN) * asked.times
    sentences = [text for text, _ in rows]
    outcomes = [run(name, pythons[name], sentences) for name in asked.only or PROGRAMS]
    table(outcomes, [values for _, values in rows])
    speeds = {one.name: one.speed for one in outcomes}
    ours, theirs = speeds.get("stemma", 0.0), speeds.get("quantulum3", 0.0)
    return 0 if ours >= max(AIM_SENTENCES_PER_SECOND, AIM_TIMES_QUANTULUM * theirs) else 1


if __name__ == "__main__":
    sys.exit(main())
