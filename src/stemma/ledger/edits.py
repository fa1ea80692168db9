"""Figures that a report has changed since it was first read, whether it says so or not.

An outlet that corrects a figure tells its readers, or it does not; either way the former text is in the ledger, and
what stood there is evidence.  Only figures that count the same thing in the same role are set against each other, and
only where one went and another came: words around a figure may change as they like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.records import Claim, DocumentSpan, Extraction, Finding, Quantity, content_id

#: Words with which a report says that its text was changed.
_SAYS_SO = re.compile(
    r"\b(?:corrected|correction|clarification|editor['’]s note|earlier version|previous version|originally (?:said|stated|reported)"
    r"|has been (?:amended|updated)|was (?:amended|updated)|updated? (?:at|on|to))\b",
    re.IGNORECASE,
)

_OWN = frozenset({"title", "standfirst", "body", "caption"})


def edits(
    now: Sequence[Extraction], former: Mapping[str, Sequence[tuple[str, Extraction]]], claims: Sequence[Claim]
) -> Iterator[Finding]:
    """A finding for each figure that another took the place of.

    Args:
        now: the documents as the ledger has them.
        former: by document, its former versions, oldest first, each with the day it was read (ISO 8601).
        claims: of the ledger; a finding names those that the new figure is in.
    """
    claims_of: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for quantity in claim.quantities:
            claims_of[quantity].append(claim.id)
    for extraction in now:
        versions = [*former.get(extraction.document.id, ())]
        for number, (read_at, old) in enumerate(versions):
            new = versions[number + 1][1] if number + 1 < len(versions) else extraction
            for before, after in _changed(old, new):
                yield _finding(extraction, new, before, after, read_at, claims_of)


def _changed(old: Extraction, new: Extraction) -> Iterator[tuple[Quantity, Quantity]]:
    """(the figure that went, the one that came), where one question had one figure in each version."""
    ours, theirs = _by_question(old), _by_question(new)
    for question, before in ours.items():
        after = theirs.get(question, {})
        gone = [figure for value, figure in before.items() if value not in after]
        come = [figure for value, figure in after.items() if value not in before]
        if len(gone) == len(come) == 1:
            yield gone[0], come[0]


def _by_question(extraction: Extraction) -> dict[tuple[str, ...], dict[tuple[float | None, float | None], Quantity]]:
    """The figures of the report itself by what they answer, each value once."""
    found: dict[tuple[str, ...], dict[tuple[float | None, float | None], Quantity]] = defaultdict(dict)
    for q in extraction.quantities:
        if q.thing is not None and q.block in _OWN and q.form != "relative" and q.polarity == "asserted":
            question = (q.thing.head, q.role or "", q.unit or "", q.measure)
            found[question].setdefault((q.lower, q.upper), q)
    return found


def _finding(
    extraction: Extraction,
    new: Extraction,
    before: Quantity,
    after: Quantity,
    read_at: str,
    claims_of: Mapping[str, list[str]],
) -> Finding:
    document = extraction.document
    silent = not _SAYS_SO.search(new.document.text)
    thing = after.thing.label if after.thing is not None else ""
    text = (
        f"{document.id} said {before.surface} {thing} when it was read on {read_at[:10]}, and {after.surface} when it was "
        f"read again; {'its text does not say that it was changed' if silent else 'its text says that it was changed'}"
    )
    here = new is extraction
    return Finding(
        id=content_id("f", "edit", document.id, before.id, after.id),
        kind="silent_edit" if silent else "edit",
        claims=tuple(claims_of.get(after.id, ())) if here else (),
        text=text,
        evidence=(DocumentSpan(document.id, after.start, after.end),) if here else (),
    )
