"""Verdicts on claims, in the terminal: the verdict first, then why, on whose word, and where it stands."""

from __future__ import annotations

from rich.console import Console

from stemma.records import CheckedPart, VerdictKind, Verification
from stemma.reporting import words
from stemma.reporting.lookup import Lookup
from stemma.reporting.safe import excerpt, for_terminal
from stemma.reporting.terminal_parts import cell, item, line

#: Each verdict as it is printed, and its style.
VERDICT_WORDS: dict[VerdictKind, tuple[str, str]] = {
    "supported": ("SUPPORTED", "bold green"),
    "disputed": ("DISPUTED", "bold yellow"),
    "contradicted": ("CONTRADICTED", "bold red"),
    "scope_differs": ("SCOPE DIFFERS", "bold yellow"),
    "not_as_told": ("NOT AS TOLD", "bold yellow"),
    "not_found": ("NOT FOUND", "bold"),
    "not_checkable": ("NOT CHECKABLE", "bold"),
}
_SHOWN = 6
_SENTENCE = 300


def print_verification(console: Console, lookup: Lookup, verification: Verification) -> None:
    """One claim with its verdict; a claim with several figures has one paragraph for each."""
    name, style = VERDICT_WORDS[verification.verdict]
    verdict = cell(name, style)
    verdict.append(f"  {excerpt(for_terminal(verification.text.strip()), _SENTENCE)}", "default")
    console.print(verdict, highlight=False)
    if not verification.parts:
        item(console, verification.reason)
    for part in verification.parts:
        _print_part(console, lookup, part, alone=len(verification.parts) == 1)


def _print_part(console: Console, lookup: Lookup, part: CheckedPart, alone: bool) -> None:
    if not alone:
        name, style = VERDICT_WORDS[part.verdict]
        line(console, f"  {part.surface}: {name.lower()}", style)
    item(console, part.reason)
    if part.record is not None and part.record in lookup.claims:
        claim = lookup.claims[part.record]
        figure = words.figure(claim.value, lookup.mentions(claim))
        item(console, f"the ledger has: {figure} ({words.when(part.as_of)}), {claim.proposition} [{claim.id}]")
    if part.evidence and part.independence is not None:
        who = words.listed([lookup.entity_name(e) for e in part.asserters])
        item(console, f"on the word of: {who}; {words.support(part.independence)}")
    for caution in part.cautions:
        item(console, f"note: {caution}")
    for one in part.evidence[:_SHOWN]:
        place = f"{lookup.document_name(one.span.document)}:{one.span.start}-{one.span.end}"
        said = f" ({' < '.join(one.attribution)})" if one.attribution else ""
        item(console, f"{place}{said}: “{excerpt(one.text, _SENTENCE)}”", 4)
    if len(part.evidence) > _SHOWN:
        item(console, f"and {len(part.evidence) - _SHOWN} more places", 4)
