"""Sums of the ledger: parts that make their whole or miss it, and steps that lead from one toll to the next.

Parts that add up agree with their whole.  Parts that a report says are all there are ("20 to one clinic, the other 24
to another", of 45) and that miss the whole are a finding; so is a toll that is not the one before and those who were
added to it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.claims.role_words import role_class
from stemma.ledger.drafts import Draft
from stemma.ledger.mentions import Mention
from stemma.ledger.values import centre, near, number, overlap, words, written
from stemma.records import Claim, DocumentSpan, Finding, Value, content_id

#: A whole with its parts, each with its claim.
Told = tuple[Claim, Mention]
_Counted = tuple[Told, list[Told]]
#: Figures before the parts among which their whole is.
_LOOKED_BACK = 6


def _counted_out(claims: Sequence[Claim], drafts: Mapping[str, Draft]) -> Iterator[_Counted]:
    """Each whole of a report with the two parts or more that its report counts out of it."""
    in_report: dict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        for mention in drafts[claim.id].mentions:
            in_report[mention.document].append((claim, mention))
    for _, told in sorted(in_report.items()):
        told.sort(key=lambda item: (item[1].quantity.start, item[0].id))
        at = 0
        for wanted, run in itertools.groupby(told, key=lambda item: item[1].question.whole):
            parts = list(run)
            before, at = told[max(0, at - _LOOKED_BACK) : at], at + len(parts)
            whole = next(
                (t for t in reversed(before) if wanted is not None and near(written(t[1].value), wanted)), None
            )
            if whole is not None and len(parts) > 1:
                yield whole, parts


def part_ties(claims: Sequence[Claim], drafts: Mapping[str, Draft]) -> tuple[dict[tuple[str, str], str], list[Finding]]:
    """(part, whole) -> the sum in words, for parts that add up; and a finding for every sum, right or wrong."""
    ties: dict[tuple[str, str], str] = {}
    findings = []
    for (whole, base), parts in _counted_out(claims, drafts):
        figures = [base, *(m for _, m in parts)]
        if len({whole.id, *(c.id for c, _ in parts)}) < len(figures):
            continue
        counted = sum(written(m.value) for _, m in parts)
        sum_ = " + ".join(words(m.value) for _, m in parts)
        if near(counted, written(base.value)):
            text = f"{sum_} = {words(base.value)}"
            ties |= {(part.id, whole.id): text for part, _ in parts}
            told = f"parts and whole agree: {text}"
        else:
            told = f"parts and whole do not add up: {sum_} is {number(counted)}, not {words(base.value)}"
        findings.append(_finding((whole, *(c for c, _ in parts)), figures, told))
    return ties, findings


def step_findings(series: Sequence[Sequence[Claim]], drafts: Mapping[str, Draft]) -> list[Finding]:
    """ "Two more died, which brings the toll to seven": was five told before?  Claims of a series in the order of time."""
    further: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for members in series:
        for claim in members:
            for mention in drafts[claim.id].mentions:
                if mention.question.more and mention.quantity.form == "exact" and role_class(mention.question.role):
                    further[mention.document, mention.sentence].append((claim, mention))
    found = [
        _step(members[:at], (total, mention), step, drafts)
        for members in series
        for at, total in enumerate(members)
        for mention in drafts[total.id].mentions
        for step in further.get((mention.document, mention.sentence), ())
    ]
    return list({f.id: f for f in found if f is not None}.values())


def _step(earlier: Sequence[Claim], total: Told, step: Told, drafts: Mapping[str, Draft]) -> Finding | None:
    mention, told = total[1], step[1]
    if mention.question.more or role_class(told.question.role) != role_class(mention.question.role):
        return None
    if mention.quantity.form != "exact" or mention.quantity.start < told.quantity.start:
        return None
    before = centre(mention.value) - centre(told.value)
    known = [c for c in earlier if mention.document not in drafts[c.id].documents and _is_before(drafts[c.id], mention)]
    if before < 0 or not known:
        return None
    wanted = Value("exact", before, before, True, True, mention.value.unit)
    fitting = [c for c in known if overlap(c.value, wanted)]
    base = (fitting or known)[-1]
    text = f"{words(mention.value)} less {words(told.value)} more is {number(before)}; "
    text += "told before: " if fitting else "that does not add up with what was told before: "
    figures = [drafts[base.id].mentions[0], told, mention]
    return _finding((base, step[0], total[0]), figures, text + words(base.value))


def _is_before(draft: Draft, mention: Mention) -> bool:
    time, own = draft.as_of, mention.as_of
    return time is not None and own is not None and time.end is not None and own.end is not None and time.end < own.end


def _finding(claims: Sequence[Claim], figures: Sequence[Mention], text: str) -> Finding:
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    spans = sorted(DocumentSpan(m.document, m.quantity.start, m.quantity.end) for m in figures)
    return Finding(content_id("f", "arithmetic", *ids), "arithmetic", ids, text, tuple(spans))
