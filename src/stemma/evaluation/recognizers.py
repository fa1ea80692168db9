"""The English specifications of Recognizers-Text (number, number range, percentage, currency, dimension).

They say what each numeral reads, in text that is often only the numeral; so they measure the grammar of figures
before anything is refused as no quantity.  A case is left out, with its reason, where the convention is not ours:
it has no number, is arithmetic ("2.5 ^ -1") or a fraction that nobody prints ("one hundred thirty fifths"), or its text was cut into tokens ("0 . 95").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from stemma.claims.bounds import Interval
from stemma.claims.figures import Figure, read_figures
from stemma.claims.words import Word, words_of
from stemma.evaluation.amounts import same_amount
from stemma.evaluation.records import Record
from stemma.evaluation.results import Fault, Result, Share

_NO_NUMBER = "no number is said"
_ARITHMETIC = "arithmetic, not a numeral of news"
_IMPROPER = "fraction above one or of large numbers, by ordinals"
_CUT = "text cut into tokens"
#: What makes a numeral arithmetic: powers, division in words, fractions over one.
_IS_ARITHMETIC = re.compile(r"\^|\bover (?:\d|one|three|five|twenty)|\d\s*/\s*-|--")
_IS_CUT = re.compile(r"\d \. \d|\d , \d")
#: "one hundred thirty fifths", "a hundred thousand trillionths".
_IS_IMPROPER = re.compile(r"\b(?:hundred|thousand|billion|twenty)\b.{0,40}\w(?:th|ths|fifths|firsts)$", re.I)
_IS_GIGA = re.compile(r"\d\s?[gt]$", re.I)


def evaluate_recognizers(rows: Iterable[Record]) -> Result:
    """Share of the cases with a convention in common whose value the grammar reads, by type; what is left out, by reason."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    result = Result("Recognizers")
    for row in rows:
        text = str(row["text"])
        words = words_of(text, 0, len(text))
        figures = read_figures(words, ())
        for case in row["results"]:
            kind = str(case["type"])
            reason = not_shared(text, case)
            if reason:
                left_out[reason] += 1
                continue
            of[kind] += 1
            if any(_is_said(figure.interval, case) for figure in _over(words, figures, case)):
                right[kind] += 1
            else:
                told = "; ".join(_say(one.interval) for one in _over(words, figures, case))
                wanted = f"{case['text']} = {case['resolution'].get('value')}"
                result.faults.append(Fault(kind, str(row["id"]), wanted, told))
    result.shares = [Share(kind, right[kind], of[kind]) for kind in sorted(of)]
    result.shares.append(Share("all", right.total(), of.total()))
    result.counts = {f"left out: {reason}": count for reason, count in sorted(left_out.items())}
    return result


def not_shared(text: str, case: Record) -> str:
    """Why a case is no measure of ours; "" when it is one."""
    value = case["resolution"].get("value")
    if value is None:
        return _NO_NUMBER
    if case["resolution"].get("subtype") == "power" or _IS_ARITHMETIC.search(text.lower()):
        return _ARITHMETIC
    if case["resolution"].get("subtype") == "fraction" and _IS_IMPROPER.search(str(case["text"])):
        return _IMPROPER
    if _IS_CUT.search(text):
        return _CUT
    if case["type"] == "number" and _IS_GIGA.search(str(case["text"])):
        return "a bare G or T, which is a unit here"
    return ""


def _over(words: Sequence[Word], figures: Sequence[Figure], case: Record) -> list[Figure]:
    """The figures that share a character with the case."""
    start, end = case["start"], case["end"] + 1
    return [one for one in figures if words[one.first].start < end and start < words[one.last - 1].end]


def _is_said(interval: Interval, case: Record) -> bool:
    """Is the case's value one of the numbers, or its range the interval?  Open and closed ends are not compared."""
    value = str(case["resolution"]["value"]).replace(",", "") if case["type"] != "numberrange" else ""
    if value:
        try:
            wanted = float(value.removesuffix("%"))
        except ValueError:
            return False
        numbers = (interval.amount, interval.lower, interval.upper)
        return any(same_amount(wanted, one, 1e-6) for one in numbers if one is not None)
    lower, upper = str(case["resolution"]["value"])[1:-1].split(",")
    ends = ((lower, interval.lower), (upper, interval.upper))
    return all(_same_end(written, told) for written, told in ends)


def _same_end(written: str, told: float | None) -> bool:
    return told is None if not written.strip() else same_amount(float(written), told, 1e-6)


def _say(interval: Interval) -> str:
    return f"{interval.form} {interval.amount} [{interval.lower}, {interval.upper}]"
