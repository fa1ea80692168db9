"""Figures against labelled figures: found, value, form and limits, unit, counted thing, day, exclusion, traps.

A record belongs to the label whose numeral its own numeral overlaps, one to one, the closest first.  `value` asks
for the numbers (amount, limit, both ends, factor; a vague amount shares half of the two intervals), `exact` for
form and ends too.  A record on a trap, a second one on the same label and one where there is no label are too much,
unless block or flags mark them as furniture; what is only allowed ("secondary", "noise") costs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stemma.evaluation.amounts import same_amount, same_interval
from stemma.evaluation.labels import Label
from stemma.evaluation.records import Record
from stemma.evaluation.results import Fault, Result, Score, Share
from stemma.evaluation.unit_names import factor_between, same_unit
from stemma.language.lexicon import lemma

#: Blocks whose figures are the report's own.
_CONTENT = frozenset({None, "body", "standfirst", "title"})
_FURNITURE_FLAGS = frozenset({"boilerplate", "caption", "comment", "furniture", "noise", "related", "repeated"})
#: Figures that labels need not hold: "a man was killed", and the count of a list of names.
_UNLABELLED = frozenset({"article", "listed"})
_UPPER, _LOWER = ("less_than", "at_most"), ("more_than", "at_least")
#: Where the curve of precision over confidence is taken.
STEPS = (0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.0)


@dataclass(slots=True)
class _Tally:
    measures: Counter[str] = field(default_factory=Counter)
    by_form: Counter[tuple[str, str]] = field(default_factory=Counter)
    shares: Counter[tuple[str, bool]] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def evaluate_quantities(labels: Mapping[str, Sequence[Label]], found: Mapping[str, Sequence[Record]]) -> Result:
    """Every labelled document with the quantity records of it (none: all of its labels are missed)."""
    tally = _Tally()
    for document, wanted in labels.items():
        _document(tally, document, wanted, found.get(document, ()))
    measures, counts = tally.measures, tally.counts
    claimed = measures["found"] + counts["doubled"] + counts["extra"] + counts["traps fired"]
    result = Result("figures")
    result.scores = [Score(name, measures[name], claimed, measures["wanted"]) for name in ("found", "value", "exact")]
    forms = sorted({form for form, _ in tally.by_form})
    result.shares = [
        *(Share(f"exact: {form}", tally.by_form[form, "exact"], tally.by_form[form, "wanted"]) for form in forms),
        *(
            Share(name, tally.shares[name, True], tally.shares[name, True] + tally.shares[name, False])
            for name in ("unit", "head of the thing", "as of", "as of, in the file", "excludes")
        ),
    ]  # fmt: skip
    result.counts = {
        name: counts[name]
        for name in ("traps", "traps fired", "traps fired as furniture", "extra", "doubled", "noise without its flag")
    }
    result.curve = _curve(tally.judged, measures["wanted"])
    result.faults = sorted(tally.faults, key=lambda one: (one.kind, one.document, one.wanted))
    return result


def _curve(judged: Iterable[tuple[float, bool]], wanted: int) -> list[tuple[float, Score]]:
    """Precision and recall of value, form and limits among the records that are at least so sure."""
    rows = list(judged)
    curve: list[tuple[float, Score]] = []
    for step in STEPS:
        sure = [right for confidence, right in rows if confidence >= step]
        if sure and (not curve or curve[-1][1].found != len(sure)):
            curve.append((step, Score("exact", sum(sure), len(sure), wanted)))
    return curve


def _document(tally: _Tally, document: str, labels: Sequence[Label], records: Sequence[Record]) -> None:
    wanted = [label for label in labels if label.level == "core"]
    tally.measures["wanted"] += len(wanted)
    tally.counts["traps"] += sum(label.level == "trap" for label in labels)
    pairs = _pairs(wanted, records)
    for place, label in enumerate(wanted):
        tally.by_form[label.main_form, "wanted"] += 1
        if place not in pairs:
            tally.faults.append(Fault("missed", document, label.text))
            continue
        record = records[pairs[place]]
        value, exact = is_value(label, record), is_exact(label, record)
        tally.measures["found"] += 1
        tally.measures["value"] += value
        tally.measures["exact"] += exact
        tally.by_form[label.main_form, "exact"] += exact
        tally.judged.append((_confidence(record), exact))
        if not exact:
            tally.faults.append(Fault("form" if value else "value", document, label.text, _told(record)))
        _attributes(tally, label, record)
    used = set(pairs.values())
    for place, record in enumerate(records):
        if place not in used:
            _too_much(tally, document, labels, record)


def _pairs(wanted: Sequence[Label], records: Sequence[Record]) -> dict[int, int]:
    """label -> record, those that agree most first; what is marked as furniture is no record of a core figure."""
    candidates = sorted(
        (not is_value(label, record), not is_exact(label, record), -_shared(label, record), at, place)
        for at, label in enumerate(wanted)
        for place, record in enumerate(records)
        if _shared(label, record) > 0 and (label.repeated or not _is_furniture(record))
    )
    pairs: dict[int, int] = {}
    for *_, at, place in candidates:
        if at not in pairs and place not in pairs.values():
            pairs[at] = place
    return pairs


def _shared(label: Label, record: Record) -> int:
    """How many characters the two numerals share."""
    numeral = record.get("numeral") or record
    return min(label.end, int(numeral["end"])) - max(label.start, int(numeral["start"]))


def _is_furniture(record: Record) -> bool:
    return record.get("block") not in _CONTENT or bool(_FURNITURE_FLAGS & set(record.get("flags") or ()))


def _too_much(tally: _Tally, document: str, labels: Sequence[Label], record: Record) -> None:
    """Count a record that belongs to no label, by what it stands on."""
    on = [label for label in labels if _shared(label, record) > 0]
    levels = {label.level for label in on}
    furniture = _is_furniture(record)
    surface = str(record.get("surface", ""))
    if "secondary" in levels:
        return
    if "noise" in levels:
        if not furniture:
            tally.counts["noise without its flag"] += 1
            tally.faults.append(Fault("noise", document, on[0].text, "without its flag"))
        return
    if furniture:
        tally.counts["traps fired as furniture"] += "trap" in levels
        return
    if "core" in levels:
        kind, count = "double", "doubled"
    elif "trap" in levels:
        kind, count = "trap", "traps fired"
    elif _UNLABELLED & set(record.get("flags") or ()):
        return
    else:
        kind, count = "extra", "extra"
    tally.counts[count] += 1
    tally.judged.append((_confidence(record), False))
    tally.faults.append(Fault(kind, document, on[0].text if on else "", surface))


def _confidence(record: Record) -> float:
    value = record.get("confidence")
    return float(value) if value is not None else 0.0


def _told(record: Record) -> str:
    ends = f"[{record.get('lower')}, {record.get('upper')}]"
    return f"{record.get('form')} {record.get('amount')} {ends} {record.get('surface', '')!r}"


# ------------------------------------------------------------------------------------ one pair


def is_value(label: Label, record: Record) -> bool:
    """Are the numbers right, whatever form they are given in?"""
    scale = factor_between(record.get("unit"), label.unit)
    ends = (record.get("lower"), record.get("upper"))
    lower, upper = (None if end is None else float(end) * scale for end in ends)
    amount = None if record.get("amount") is None else float(record["amount"]) * scale
    relation = record.get("relative") or {}
    form = label.main_form
    if "relative" in label.forms:
        resolved = relation.get("resolved") or {}
        told = [relation.get("factor"), amount, resolved.get("upper")]
        return any(same_amount(label.amount, one) for one in told if one is not None)
    if form == "vague":
        if label.lower is None or label.upper is None:
            return record.get("form") == "vague"
        return same_interval((label.lower, label.upper), (lower, upper))
    if "range" in label.forms:
        return same_amount(label.lower, lower) and same_amount(label.upper, upper)
    if form in _UPPER:
        return same_amount(label.upper, upper if upper is not None else amount)
    if form in _LOWER:
        return same_amount(label.lower, lower if lower is not None else amount)
    wanted = next((one for one in (label.amount, label.lower, label.upper) if one is not None), None)
    told_ = (
        amount if amount is not None else upper if lower is None else lower if upper is None else (lower + upper) / 2
    )
    if "change" in label.forms and wanted is not None and told_ is not None:
        wanted, told_ = abs(wanted), abs(told_)
    return same_amount(wanted, told_)


def is_exact(label: Label, record: Record) -> bool:
    """Are numbers, form and ends right: a bound has one end only, open or closed as the words say?"""
    form = str(record.get("form"))
    if form not in label.forms or not is_value(label, record):
        return False
    lower, upper = record.get("lower"), record.get("upper")
    if form in _UPPER and label.main_form != "approximate":
        return not lower and bool(record.get("upper_closed")) == (form == "at_most")
    if form in _LOWER:
        return upper is None and bool(record.get("lower_closed")) == (form == "at_least")
    if form == "range":
        return record.get("lower_closed") is not False and record.get("upper_closed") is not False
    if form == "vague" and label.lower is not None:
        return same_amount(label.lower, lower) and (label.upper is None or same_amount(label.upper, upper))
    return True


def _attributes(tally: _Tally, label: Label, record: Record) -> None:
    """What else is labelled of a figure that was found."""
    shares = tally.shares
    if label.unit_counts:
        shares["unit", same_unit(label.unit, record.get("unit"))] += 1
    if label.heads:
        thing = record.get("thing") or {}
        words = [str(thing.get("head") or ""), *str(thing.get("label") or "").split()[-1:]]
        heads = {lemma(head, "NOUN") for head in label.heads} | label.heads
        shares["head of the thing", any(lemma(word, "NOUN") in heads or word in heads for word in words if word)] += 1
    if label.as_of is not None:
        told = record.get("as_of") or {}
        days = tuple(str(told[end])[:10] if told.get(end) else None for end in ("start", "end"))
        right = days == label.as_of if label.as_of[0] else days[1] == label.as_of[1]
        shares["as of", right] += 1
        if label.as_of_here:
            shares["as of, in the file", right] += 1
    if label.excludes is not None:
        start, end = label.excludes
        given = [one for one in record.get("excludes") or () if one.get("start") is not None]
        shares["excludes", any(one["start"] < end and start < one["end"] for one in given)] += 1
