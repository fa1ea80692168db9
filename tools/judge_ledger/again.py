"""What a new ledger of the judged reports makes of the judged decisions: `python again.py LEDGER [judged.jsonl]`.

For each judged claim, by verdict and fault: are its figures still one claim; for each judged relation, by verdict and
kind: which kind its two figures have now.  Places that the ledger has no claim for count as `gone`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from stemma.records import Ledger
from stemma.store import LedgerStore

HERE = Path(__file__).parent


def now(what: str, ends: Sequence[str | None], kinds: Mapping[frozenset[str | None], str]) -> str:
    """What became of one judged decision, given the claims of its figures."""
    if None in ends:
        return "gone"
    if what == "claim":
        return "one claim" if len(set(ends)) == 1 else "partly one" if len(set(ends)) < len(ends) else "apart"
    return "one claim" if len(set(ends)) == 1 else kinds.get(frozenset(ends), "no relation")


def outcomes(ledger: Ledger, lines: Sequence[str]) -> Counter[tuple[str, str, str, str]]:
    """(claim or the kind of relation, right or wrong, fault, what it is now) with how often."""
    claim = {quantity: c.id for c in ledger.claims for quantity in c.quantities}
    places = {f"{q.document}:{q.start}": q.id for e in ledger.extractions for q in e.quantities}
    kinds: dict[frozenset[str | None], str] = {frozenset((r.a, r.b)): r.kind for r in ledger.relations}
    found: Counter[tuple[str, str, str, str]] = Counter()
    for one in map(json.loads, lines):
        ends = [claim.get(places.get(place, "")) for place in one["places"]]
        verdict = "right" if one["right"] else "wrong"
        found[one.get("kind", "claim"), verdict, one["fault"] or "", now(one["what"], ends, kinds)] += 1
    return found


def main(folder: str, judged: Path) -> None:
    with LedgerStore.open(Path(folder)) as store:
        ledger = store.load_ledger()
    lines = [line for line in judged.read_text(encoding="utf-8").splitlines() if line.strip()]
    for (what, verdict, fault, became), number in sorted(outcomes(ledger, lines).items()):
        print(f"{what:15} {verdict:6} {fault:9} now {became:15} {number:3}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "judged.jsonl")
