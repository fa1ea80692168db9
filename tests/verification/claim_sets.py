"""Sets of claims with the ledgers they are held against, and how a set comes out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import stemma
from stemma.records import Ledger

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Outcome:
    """`missed` are true claims that were not supported, `false` altered ones that were, each with its verdict."""

    true: int
    altered: int
    missed: list[str]
    false: list[str]


def outcome(ledger: Ledger, name: str) -> Outcome:
    """Lines of "yes" or what was altered, a tab, and the claim."""
    verifier = stemma.Verifier(ledger)
    true = altered = 0
    missed, false = [], []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        kind, claim = line.split("\t")
        verdict = verifier.verify(claim)
        told = f"{verdict.verdict}: {claim} ({verdict.reason})"
        true, altered = true + (kind == "yes"), altered + (kind != "yes")
        if kind == "yes" and not verdict.supported:
            missed.append(told)
        if kind != "yes" and verdict.supported:
            false.append(told)
    return Outcome(true, altered, missed, false)
