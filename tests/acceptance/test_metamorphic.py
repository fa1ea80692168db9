"""The shipped example, changed in ways that a ledger must follow exactly, or not notice at all."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable

import pytest

from published import EXAMPLE
from stemma.pipeline import build, read_source
from stemma.records import Claim, Ledger, Source

REPORTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((EXAMPLE / "reports").iterdir())}

#: Invented names for invented names; no name is a part of another word of the reports.
NAMES = {
    "Velmora": "Ostrenia",
    "Maren": "Silva",
    "Tolbridge": "Kestwick",
    "Osmer": "Dunholt",
    "Hallin": "Grevesand",
    "Harrow": "Lindqvist",
    "Ines": "Marta",
    "Verrick": "Oduber",
    "Tomas": "Henrik",
    "Oduya": "Brekke",
    "Sanna": "Ilse",
    "Northline": "Eastgate",
    "Orlin": "Peder",
}

#: Every date that is written out, 52 weeks later: the weekdays stay.
DATES = {
    "16 May 2024": "15 May 2025",
    "20 May 2024": "19 May 2025",
    "20 April": "19 April",
    "April 24": "April 23",
    "twenty-fourth of April": "twenty-third of April",
    "on May 14": "on May 13",
    "2024-05-16T08": "2025-05-15T08",
    "2024-05-14T19": "2025-05-13T19",
    "2024-09-20T16": "2025-09-19T16",
    "12 May 2024": "11 May 2025",
    "10 May 2024": "9 May 2025",
    "9 May 2024": "8 May 2025",
    "2024": "2025",
}
SHIFT = datetime.timedelta(days=364)

#: Every figure of the flood doubled; the stated ratio between them holds as before.
FIGURES = {
    "1,200": "2,400",
    "3,600": "7,200",
    "1,300": "2,600",
    "27": "54",
    "24": "48",
    "640": "1,280",
    "18,000": "36,000",
    "15,000": "30,000",
    "12 million": "24 million",
}


def ledger_of(reports: dict[str, str], order: Iterable[str] | None = None) -> Ledger:
    names = list(order) if order is not None else sorted(reports)
    extractions = [read_source(Source(id=name, path=name, data=reports[name].encode("utf-8"))) for name in names]
    return build(extractions)


def replaced(table: dict[str, str], text: str) -> str:
    """All replacements at once, longest first, whole words only."""
    words = sorted(table, key=len, reverse=True)
    pattern = r"(?<![\w,-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w]|,\d)"
    return re.sub(pattern, lambda match: table[match.group()], text)


Signature = tuple[object, ...]

#: Relations that run from one claim to another; in all others the order of the two says nothing.
DIRECTED = frozenset({"refine", "supersede"})


def signature(
    ledger: Ledger, scale: Callable[[float], float] = float, shift: datetime.timedelta = datetime.timedelta()
) -> tuple[set[Signature], set[Signature], set[frozenset[str]]]:
    """What a ledger says, free of identifiers and names: claims, relations between them, origins."""
    document = {q.id: q.document for e in ledger.extractions for q in e.quantities}

    def of(claim: Claim) -> Signature:
        lower, upper = claim.value.lower, claim.value.upper
        relative = claim.value.unit in ("ratio", "percent") or claim.value.form in ("vague", "relative")
        change = float if relative else scale
        time = claim.as_of
        return (
            claim.value.form,
            None if lower is None else round(change(lower), 6),
            None if upper is None else round(change(upper), 6),
            time.start + shift if time and time.start else None,
            time.end + shift if time and time.end else None,
            frozenset(document[q] for q in claim.quantities),
            claim.rank,
            claim.polarity,
            claim.independence,
            len(claim.scope.excludes),
            frozenset((d.document, d.kind) for d in claim.drift),
        )

    by_id = {claim.id: of(claim) for claim in ledger.claims}
    relations: set[Signature] = set()
    for r in ledger.relations:
        ends = (by_id[r.a], by_id[r.b])
        if r.kind not in DIRECTED:
            ends = tuple(sorted(ends, key=repr))
        relations.add((*ends, r.kind, r.rule))
    return set(by_id.values()), relations, {frozenset(o.documents) for o in ledger.origins}


@pytest.fixture(scope="module")
def original() -> Ledger:
    return ledger_of(REPORTS)


def test_the_order_of_the_files_changes_nothing(original: Ledger) -> None:
    backwards = ledger_of(REPORTS, order=sorted(REPORTS, reverse=True))
    assert set(backwards.claims) == set(original.claims)
    assert set(backwards.relations) == set(original.relations)
    assert set(backwards.origins) == set(original.origins)
    assert set(backwards.series) == set(original.series)
    assert set(backwards.stories) == set(original.stories)


def test_other_names_give_the_same_ledger(original: Ledger) -> None:
    renamed = ledger_of({name: replaced(NAMES, text) for name, text in REPORTS.items()})
    assert signature(renamed) == signature(original)


def test_other_dates_move_the_ledger_and_change_nothing_else(original: Ledger) -> None:
    moved = ledger_of({name: replaced(DATES, text) for name, text in REPORTS.items()})
    assert signature(moved) == signature(original, shift=SHIFT)


def test_other_figures_scale_the_ledger_and_change_nothing_else(original: Ledger) -> None:
    # Dates first, so that the 24 of "April 24" is no figure.
    protected = {"April 24": "April @", "May 2024": "May @@@@"}
    restored = {value: key for key, value in protected.items()}

    def doubled(text: str) -> str:
        for key, value in protected.items():
            text = text.replace(key, value)
        text = replaced(FIGURES, text)
        for key, value in restored.items():
            text = text.replace(key, value)
        return text

    scaled = ledger_of({name: doubled(text) for name, text in REPORTS.items()})
    chosen = {float(k.replace(",", "")) for k in FIGURES if k.replace(",", "").isdigit()} | {12e6, 1170.0, 1430.0}

    def scale(value: float) -> float:
        return value * 2 if value in chosen else value

    assert signature(scaled) == signature(original, scale=scale)


def test_removing_a_report_is_local(original: Ledger) -> None:
    gone = "6-meridian.html"
    left = ledger_of({name: text for name, text in REPORTS.items() if name != gone})
    claims, relations, origins = signature(original)
    document_of = 5
    assert signature(left)[0] == {c for c in claims if gone not in c[document_of]}  # type: ignore[operator]
    assert signature(left)[1] == {
        r
        for r in relations
        if all(gone not in end[document_of] for end in r[:2])  # type: ignore[index]
    }
    assert signature(left)[2] == {o for o in origins if gone not in o}


def test_removing_one_reprint_keeps_the_figure_on_the_other_reports(original: Ledger) -> None:
    gone = "1-harbour-courier.txt"
    left = ledger_of({name: text for name, text in REPORTS.items() if name != gone})
    claim = next(c for c in left.claims if c.value.upper == 1200 and c.value.form == "less_than")
    assert claim.rank == "normal"
    assert claim.independence.origins.high == 1
    assert claim.independence.texts.high == 2
    before = next(c for c in original.claims if c.value.upper == 1200 and c.value.form == "less_than")
    assert before.independence.texts.high == 3
