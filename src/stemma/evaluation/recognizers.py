"""The English specifications of Recognizers-Text (number, number range, percentage, currency, dimension).

They say what each numeral reads, in text that is often only the numeral; so they measure the grammar of figures
before anything is refused as no quantity.  A case is left out, with its reason, where the convention is not ours:
it has no number, is arithmetic ("2.5 ^ -1") or a fraction that nobody prints ("one hundred thirty fifths"), its
text was cut into tokens ("0 . 95"), it has a decimal comma, or leaves the cents unnamed ("17 dollars 25").
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

#: Why a case is no measure of ours -> what shows it in the words of the case.
_NOT_SHARED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("arithmetic, not a numeral of news", re.compile(r"\^|\bover (?:\d|one|three|five|twenty)|--")),
    ("a bare G or T, which is a unit here", re.compile(r"\d\s?[gt]$", re.I)),
    ("a decimal comma", re.compile(r"^\d+(?:\.\d{3})*,\d{1,2}$")),
    ("a multiplier in front of a currency code", re.compile(r"\bm(?:usd|eur|gbp|aud)\b", re.I)),
    ("hundredths of money without their name", re.compile(
        r"(?:dollars?|usd|kuai|\$ 100)(?: and)? (?:five )?(?:\d+|one|two|fifty|forty five|five mao five)$", re.I)),
)  # fmt: skip
_IMPROPER = re.compile(r"\b(?:hundred|thousand|billion|twenty)\b.{0,40}\w(?:th|ths|fifths|firsts)$", re.I)
_CUT = re.compile(r"\d \. \d|\d , \d")
_ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+")
_ORDINAL = re.compile(r"\bthe (?:tenth|fifteenth)\b")


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
    resolution, words = case["resolution"], str(case["text"])
    if str(resolution.get("value")) in ("None", "null"):
        return "no number is said"
    if resolution.get("subtype") == "power":
        return _NOT_SHARED[0][0]
    if resolution.get("subtype") == "fraction" and _IMPROPER.search(words):
        return "a fraction above one or of large numbers, by ordinals"
    if _CUT.search(text):
        return "text cut into tokens"
    if _ADDRESS.search(text):
        return "numbers of an address in a network"
    if case["type"] == "numberrange" and _ORDINAL.search(text):
        return "ordinals as ends of a range"
    measure = case["type"] == "dimension"
    return next((reason for reason, shown in _NOT_SHARED if shown.search(words) and not measure), "")


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
