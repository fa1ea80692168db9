"""A sample of claims and relations of a ledger, for a reader to judge: `python sample.py LEDGER claims|relations N SEED`.

One item a line: its id, then its figures with the words around them.  Claims of one mention group nothing and are left
out; so are relations of rule 1, which say only that two questions differ.  The verdicts belong in `judged.jsonl`, by the
places of the figures, without a word of the texts; `reliability.py` reads them.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from stemma.records import Claim, Ledger
from stemma.store import LedgerStore

AROUND = 50


def shown(ledger: Ledger, claim: Claim, mentions: int) -> str:
    text = {e.document.id: e.document.text for e in ledger.extractions}
    quantities = {q.id: q for e in ledger.extractions for q in e.quantities}
    out = []
    for q in [quantities[i] for i in claim.quantities][:mentions]:
        before, after = text[q.document][max(0, q.start - AROUND) : q.start], text[q.document][q.end : q.end + AROUND]
        out.append(f"{q.document}:{q.start} …{' '.join(before.split())} [{q.surface}] {' '.join(after.split())}…")
    return "\n    ".join(out)


def main(folder: str, what: str, number: int, seed: int) -> None:
    with LedgerStore.open(Path(folder)) as store:
        ledger = store.load_ledger()
    claims = {claim.id: claim for claim in ledger.claims}
    if what == "claims":
        several = [c for c in ledger.claims if len(c.quantities) > 1]
        for claim in random.Random(seed).sample(several, min(number, len(several))):
            print(f"{claim.id} {claim.proposition} ({claim.confidence})\n    {shown(ledger, claim, 4)}")
        return
    told = [r for r in ledger.relations if not r.rule.startswith("1 ")]
    for relation in random.Random(seed).sample(told, min(number, len(told))):
        print(f"{relation.a} {relation.kind} {relation.b} by {relation.rule} ({relation.confidence})")
        for end in (relation.a, relation.b):
            print(f"    {shown(ledger, claims[end], 1)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
