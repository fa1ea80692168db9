"""Labelled figures, in the two ways they are written.

Either interchange records of type `quantity` that a person has corrected (what must not be found has
`"level": "trap"`), or labels with one figure a line: `file`, `num_start`, `num_end`, `op` (eq, approx, lt, le, gt,
ge, range, vague, ratio, difference), `point`, `lo`, `hi`, `lo_incl`, `hi_incl`, `unit`, `heads`, `as_of`, `level`; or a
`sentence` a line with its `quantities` in the same words and what it `must_not_extract`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.evaluation.records import Record

#: Forms of records for the operators of labels.
FORMS: Mapping[str, str] = {
    "approx": "approximate",
    "difference": "relative",
    "eq": "exact",
    "ge": "at_least",
    "gt": "more_than",
    "le": "at_most",
    "lt": "less_than",
    "range": "range",
    "ratio": "relative",
    "vague": "vague",
}
#: What a relative label says its factor is of; other kinds are kept as they are written.
_UNSCORED_UNITS = frozenset({"count", "trend", "comparison", "date"})
_COMPLEMENT = re.compile(r",|\s+(?:at|by|for|from|in|left|of|on|that|to|which|who)\b")


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled figure: where its numeral stands, and what must be said of it.

    None stands for what is not labelled.  `forms` are the forms that are right; `heads` lemmas of the head noun of
    which one is right; `as_of` is (first day, last day); `repeated` figures may be marked as furniture.
    """

    document: str
    name: str
    text: str
    start: int
    end: int
    level: str
    kind: str = ""
    forms: frozenset[str] = frozenset()
    amount: float | None = None
    lower: float | None = None
    upper: float | None = None
    unit: str | None = None
    unit_counts: bool = False
    heads: frozenset[str] = frozenset()
    as_of: tuple[str | None, str | None] | None = None
    as_of_here: bool = False
    excludes: tuple[int, int] | None = None
    repeated: bool = False

    @property
    def main_form(self) -> str:
        """The first of the forms by name, for a table; "" for a trap."""
        return min(self.forms, default="")


def labels_of(rows: Iterable[Record]) -> dict[str, list[Label]]:
    """labelled document -> its labels, in order; documents whose lines have no figure are there too.

    Raises:
        ValueError: a line is of neither kind.
    """
    out: dict[str, list[Label]] = {}
    for number, row in enumerate(rows, 1):
        if "sentence" in row:
            labels = out.setdefault(str(row["id"]), [])
            for place, one in enumerate(row.get("quantities", ())):
                labels.append(_from_label({**one, "id": f"{row['id']}-{place}", "level": "core"}, str(row["id"])))
            for place, one in enumerate(row.get("must_not_extract", ())):
                name = f"{row['id']}-x{place}"
                trap = Label(str(row["id"]), name, str(one["text"]), one["start"], one["end"], "trap")
                labels.append(trap)
        elif row.get("type") == "quantity":
            out.setdefault(str(row["document"]), []).append(_from_record(row))
        elif "file" in row and "op" in row:
            out.setdefault(str(row["file"]), []).append(_from_label(row, str(row["file"])))
        elif row.get("type") is None:
            raise ValueError(f"line {number} is neither a quantity record nor a label")
    return out


def _from_record(row: Record) -> Label:
    numeral, thing, as_of = row.get("numeral") or row, row.get("thing") or {}, row.get("as_of") or {}
    excluded = (row.get("excludes") or [None])[0]
    return Label(
        document=str(row["document"]),
        name=str(row.get("id", "")),
        text=str(row.get("surface", "")),
        start=numeral["start"],
        end=numeral["end"],
        level=str(row.get("level", "core")),
        kind=str(row.get("measure") or ""),
        forms=frozenset({str(row["form"])}) if row.get("form") else frozenset(),
        amount=row.get("amount"),
        lower=row.get("lower"),
        upper=row.get("upper"),
        unit=row.get("unit"),
        unit_counts=bool(row.get("unit")),
        heads=frozenset({str(thing["head"])}) if thing.get("head") else frozenset(),
        as_of=(as_of.get("start"), as_of.get("end")) if as_of else None,
        as_of_here=True,
        excludes=(excluded["start"], excluded["end"]) if excluded else None,
    )


def _from_label(row: Record, document: str) -> Label:
    start, end = row.get("num_start"), row.get("num_end")
    if start is None or end is None:
        start, end = row["start"], row["end"]
    op = row.get("op")
    numbered = op == "vague" or any(row.get(name) is not None for name in ("point", "lo", "hi"))
    level = str(row.get("level", "core"))
    kind = str(row.get("kind") or "")
    return Label(
        document=document,
        name=str(row.get("id", "")),
        text=str(row.get("text", "")),
        start=start,
        end=end,
        level=level if level != "core" or numbered else "secondary",
        kind=kind,
        forms=_forms(row) if op in FORMS else frozenset(),
        amount=row.get("point"),
        lower=row.get("lo"),
        upper=row.get("hi"),
        unit=row.get("unit"),
        unit_counts=bool(row.get("unit")) and bool(kind) and kind not in _UNSCORED_UNITS | {"proportion", "relative"},
        heads=_heads(row),
        as_of=_days(row.get("as_of")),
        as_of_here=bool(row.get("as_of_local")),
        excludes=_span(row.get("exclusion_span")),
        repeated=bool(row.get("noise")),
    )


def _heads(row: Record) -> frozenset[str]:
    """The heads as labelled, or the last word of the counted phrase before a complement."""
    counted = row.get("counted_span")
    if "heads" in row or not counted:
        return frozenset(row.get("heads") or ())
    words = _COMPLEMENT.split(str(counted["text"]))[0].split()
    return frozenset({words[-1]}) if words else frozenset()


def _forms(row: Record) -> frozenset[str]:
    """The forms that are right: "nearly N" is approximate or a bound; "around 45 to 50" a range or approximate."""
    form = FORMS[row["op"]]
    forms = {form}
    if form == "approximate" and row.get("hi") is not None:
        forms.add("less_than")
    if form == "range" and row.get("approx"):
        forms.add("approximate")
    if (form == "exact" and row.get("kind") == "change") or (form == "relative" and row.get("unit") == "ratio"):
        forms.add("change")
    return frozenset(forms)


def _span(value: Record | None) -> tuple[int, int] | None:
    return (value["start"], value["end"]) if value else None


def _days(value: str | None) -> tuple[str | None, str | None] | None:
    """ "2031-05", "2031-05-01/2031-05-09", "before 2031-05-09" as first and last day; None where a part is unknown."""
    if not value or "X" in value:
        return None
    if value.startswith("before "):
        return None, value.removeprefix("before ")
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-01-01", f"{value}-12-31"
    if re.fullmatch(r"\d{4}-\d\d", value):
        year, month = int(value[:4]), int(value[5:])
        return f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02}"
    first, _, last = value.partition("/")
    return first, last or first
