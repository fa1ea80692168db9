"""Labelled stories of our own: reports about events that never were, and what a careful reader finds in them.

`labelled/*.txt` hold them: reports under `== id | outlet | day`, in which `{claim|words}` is a figure of that claim
and `{qa|words}` a quotation, then sections of labels, one to a line:

    claims       name, series, value (`12`, `~12`, `>=12`, `>12`, `<=12`, `several`), day it is as of (`-` unknown)
    relations    claim, claim, kind; refine and supersede run from the older or coarser to the newer
    preferred    series, the claim to print, others that will do
    utterances   quotations that are one utterance;  notsame: quotations that are not
    origins      reports of one origin

`python labelled_stories.py FOLDER` writes them as inputs.jsonl and stories/*.json, for a scorer that reads such files.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "labelled"
_MARK = re.compile(r"\{([a-z]+\d*[a-z]*)\|")
_VAGUE = {"several": (3, 10), "dozens": (24, 100), "hundreds": (200, 1000)}
_OPS = {"~": "approx", ">=": "ge", "<=": "le", ">": "gt", "<": "lt"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a report with its label: a figure's claim, or the name of a quotation."""

    label: str
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    id: str
    outlet: str
    published: datetime.date
    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """One story; `sections` holds the words of each line under its heading."""

    name: str
    title: str
    reports: tuple[Report, ...]
    figures: tuple[Marked, ...]
    quotes: tuple[Marked, ...]
    sections: dict[str, list[list[str]]]


def unmarked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The plain text, and (label, start, end) of every mark in it."""
    text: list[str] = []
    open_: list[tuple[str, int]] = []
    found = []
    at = size = 0
    while at < len(marked):
        mark = _MARK.match(marked, at)
        if mark:
            open_.append((mark.group(1), size))
            at = mark.end()
        elif marked[at] == "}" and open_:
            label, start = open_.pop()
            found.append((label, start, size))
            at += 1
        else:
            text.append(marked[at])
            size += 1
            at += 1
    assert not open_, f"never closed: {open_}"
    return "".join(text), sorted(found, key=lambda item: item[1:])


def load(path: Path) -> Labelled:
    head, *parts = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    sections: dict[str, list[list[str]]] = defaultdict(list)
    parts[-1], *labels = re.split(r"^(?=[a-z]+:$)", parts[-1], flags=re.MULTILINE)
    for block in labels:
        name, *lines = block.strip().splitlines()
        sections[name.removesuffix(":")] = [line.split() for line in lines if line.strip()]
    reports, figures, quotes = [], [], []
    for part in parts:
        heading, marked = part.split("\n", 1)
        identifier, outlet, day = (field.strip() for field in heading.split("|"))
        text, marks = unmarked(marked.strip())
        reports.append(Report(identifier, outlet, datetime.date.fromisoformat(day), text))
        for label, start, end in marks:
            kept = quotes if re.fullmatch(r"q[a-z]", label) else figures
            kept.append(Marked(label, identifier, start, end))
    return Labelled(
        fields["story"], fields["title"], tuple(reports), tuple(figures), tuple(quotes), dict(sections)
    )  # fmt: skip


def stories() -> list[Labelled]:
    return [load(path) for path in sorted(FOLDER.glob("*.txt"))]


def value_of(written: str) -> dict[str, Any]:
    """`>=12` as a value of the labels: op, lo, hi, unit, alt."""
    if written in _VAGUE:
        low, high = _VAGUE[written]
        return {"op": "vague", "lo": low, "hi": high, "unit": "", "alt": []}
    sign = re.match(r"[~<>=]*", written)
    assert sign is not None
    number = float(written[sign.end() :])
    op = _OPS.get(sign.group(), "eq")
    low, high = (number if op not in ("le", "lt") else None), (number if op not in ("ge", "gt") else None)
    return {"op": op, "lo": low, "hi": high, "unit": "", "alt": []}


def gold(story: Labelled) -> dict[str, Any]:
    """The labels in the shape that `ledger.py` of the shared scorers reads."""
    claims = {row[0]: row for row in story.sections["claims"]}
    numbered: dict[str, list[str]] = defaultdict(list)
    mentions = []
    for figure in story.figures:
        identifier = f"{figure.label}.{len(numbered[figure.label]) + 1}"
        numbered[figure.label].append(identifier)
        mentions.append({
            "report": figure.report, "start": figure.start, "end": figure.end, "id": identifier, "claim": figure.label,
            "value": value_of(claims[figure.label][2]), "thing": claims[figure.label][1], "level": "core",
            "text": next(r.text for r in story.reports if r.id == figure.report)[figure.start : figure.end],
        })  # fmt: skip
    origin_of = {report: min(group) for group in story.sections["origins"] for report in group}
    told = {name: {m.report for m in story.figures if m.label == name} for name in claims}
    legs = {name: len({origin_of[r] for r in reports}) for name, reports in told.items()}
    return {
        "story": story.name,
        "title": story.title,
        "reports": [{"id": r.id, "outlet": r.outlet, "origin": origin_of[r.id]} for r in story.reports],
        "origins": {"partition": story.sections["origins"], "possible_merges": []},
        "claims": [
            {"id": name, "series": row[1], "value": value_of(row[2]), "mention_ids": numbered[name], "uncertain": False,
             "independence": {"texts": len(told[name]), "origins": [legs[name], legs[name]]}}
            for name, row in claims.items()
        ],
        "mentions": mentions,
        "ignored": [],
        "traps": [],
        "relations": [{"a": a, "b": b, "type": kind, "uncertain": False} for a, b, kind in story.sections["relations"]],
        "preferred": [
            {"series": row[0], "claim": row[1], "acceptable": row[2:]} for row in story.sections["preferred"]
        ],
        "quotes": [
            {"report": q.report, "start": q.start, "end": q.end, "id": q.label, "kind": "direct"} for q in story.quotes
        ],
        "utterances": [{"members": row, "certainty": "certain"} for row in story.sections["utterances"]],
        "not_same": [{"a": a, "b": b} for a, b in story.sections.get("notsame", [])],
    }  # fmt: skip


def write(folder: Path) -> None:
    (folder / "stories").mkdir(parents=True, exist_ok=True)
    with (folder / "inputs.jsonl").open("w", encoding="utf-8") as inputs:
        for story in stories():
            for report in story.reports:
                record = {
                    "id": f"{story.name}/{report.id}", "story": story.name, "outlet": report.outlet,
                    "published": report.published.isoformat(), "text": report.text,
                }  # fmt: skip
                inputs.write(json.dumps(record, ensure_ascii=False) + "\n")
            path = folder / "stories" / f"{story.name}.json"
            path.write_text(json.dumps(gold(story), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
