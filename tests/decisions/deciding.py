"""A small ledger of reports about an invented ferry accident, and decisions about it without a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from stemma import pipeline
from stemma.decisions import apply
from stemma.records import Claim, Decision, Ledger, Outcome, Proposal, Source

REPORTS: Mapping[str, str] = {
    "a.txt": "Ferry hits pier at Marlow\n\nMARLOW, May 2, 2031 - The port authority said on Friday that 42 people were "
    "hurt when the ferry Halcyon hit a pier. About 300 passengers were aboard, it said.\n",
    "b.txt": "Dozens hurt in Marlow ferry crash\n\nMARLOW, May 2, 2031 - Forty-two people were hurt on Friday when the "
    "ferry Halcyon hit a pier at Marlow, the port authority said. The hospital in Marlow said 57 people were hurt.\n",
    "c.txt": "Halcyon: 61 hurt, two dead\n\nMARLOW, May 4, 2031 - Two people have died and 61 were hurt in the crash of "
    'the ferry Halcyon at Marlow on Friday, the port authority said on Sunday. "We are looking at the brakes," said '
    "Orla Venn, a spokeswoman for the port authority.\n",
}


def ledger_of(reports: Mapping[str, str], without: tuple[str, ...] = ()) -> Ledger:
    sources = [Source(id=id_, text=text) for id_, text in reports.items()]
    return pipeline.build([pipeline.read_source(s) for s in sources], without_rules=without)


@cache
def machine() -> Ledger:
    return ledger_of(REPORTS)


@dataclass
class Desk:
    """Decides as a person does: each decision is made about what the former ones left."""

    ledger: Ledger
    log: list[Decision] = field(default_factory=list)

    @property
    def shown(self) -> Ledger:
        return apply(self.ledger, self.log)[0]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return apply(self.ledger, self.log)[1]

    def decide(self, proposal: Proposal, reason: str | None = "read it") -> Decision:
        p = proposal
        number = len(self.log) + 1
        entry = Decision(
            number, "", "ana", p.operation, p.target, p.before, p.after, reason, f"2031-06-01T00:00:{number % 60:02}"
        )
        self.log.append(entry)
        return entry


def claim_of(ledger: Ledger, figure: float) -> Claim:
    """The only claim with this exact figure."""
    (found,) = [c for c in ledger.claims if c.value.lower == c.value.upper == figure]
    return found
