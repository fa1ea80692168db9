"""What holds for any ledger, whatever the reports: every figure once, every claim in one series, reasons everywhere."""

from __future__ import annotations

import datetime
import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from made import Report, shared, story

from stemma.ledger.reconcile import reconcile
from stemma.records import TimeInterval

FORMS = [
    ("exact", lambda n: (n, n)), ("approximate", lambda n: (n * 0.9, n * 1.1)), ("less_than", lambda n: (None, n)),
    ("at_least", lambda n: (n, None)), ("range", lambda n: (n, 2 * n)), ("vague", lambda n: (n, 10 * n)),
]  # fmt: skip
NOUNS = [("residents", "resident"), ("ships", "ship"), (None, None)]
PARTIES = [None, "the harbour board", "Ida Holm", "the board"]
ROLES = [None, "killed", "injured", "remaining", "earn"]

days = st.one_of(st.none(), st.dates(datetime.date(2030, 1, 1), datetime.date(2031, 12, 31)))
figures = st.tuples(
    st.sampled_from(FORMS), st.sampled_from([2, 3, 12, 40, 1200, 3600]), st.sampled_from(NOUNS),
    st.sampled_from(PARTIES), st.sampled_from(ROLES), days, st.sampled_from(["asserted", "denied", "hypothetical"]),
    st.sampled_from([(), ("comment",), ("recast",)]),
)  # fmt: skip


def interval(day: datetime.date | None) -> TimeInterval | None:
    return None if day is None else TimeInterval(day, day, "made")


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        chosen = draw(st.lists(figures, max_size=5))
        text = " ".join(
            f"Then {i}n{value} {noun or 'there'} of it." for i, (_, value, (noun, _), *_) in enumerate(chosen)
        )
        report = Report(f"r{number}", text or "Nothing.", interval(draw(days)))
        for i, ((form, ends), value, (noun, head), by, role, day, polarity, flags) in enumerate(chosen):
            low, high = ends(float(value))
            report.figure(
                f"{i}n{value}", form, low, high, noun, head, by, role=role, polarity=polarity, flags=flags,
                measure="cumulative" if role in ("killed", "injured") else "unknown", as_of=interval(day),
            )  # fmt: skip
        made.append(report)
    return made


@settings(max_examples=60, deadline=None)
@given(reports(), st.integers(0, 10**6))
def test_invariants(made: list[Report], seed: int) -> None:
    passages = [shared(a, b, "Then") for a, b in itertools.pairwise(made) if "Then" in a.text and "Then" in b.text]
    extractions = [r.done() for r in made]
    ledger = reconcile(extractions, passages, [story(*made)])
    used = [q for claim in ledger.claims for q in claim.quantities]
    assert len(used) == len(set(used))
    commented = {q.id for e in extractions for q in e.quantities if "comment" in q.flags}
    assert set(used) == {q.id for e in extractions for q in e.quantities} - commented
    placed = [c for series in ledger.series for c in series.claims]
    assert sorted(placed) == sorted(claim.id for claim in ledger.claims)
    by_id = {claim.id: claim for claim in ledger.claims}
    for series in ledger.series:
        preferred = [c for c in series.claims if by_id[c].rank == "preferred"]
        assert preferred == ([series.preferred] if series.preferred else [])
    for claim in ledger.claims:
        assert claim.rank_reason and claim.proposition and claim.reasons
        assert claim.independence.texts.high >= claim.independence.origins.high >= 1
    seen = set()
    for relation in ledger.relations:
        assert relation.reason and relation.rule and relation.a in by_id and relation.b in by_id
        assert frozenset((relation.a, relation.b)) not in seen
        seen.add(frozenset((relation.a, relation.b)))
    shuffled = list(extractions)
    random.Random(seed).shuffle(shuffled)
    again = reconcile(shuffled, passages[::-1], [story(*made[::-1])])
    assert (again.claims, again.relations, again.series) == (ledger.claims, ledger.relations, ledger.series)
