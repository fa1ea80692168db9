"""A sample of merges and relations among assertions, for a reader to judge: `python sample.py LEDGER merges|relations N SEED`.

A merge is an assertion that two reports tell in different words; one item a line with its id, then its tellings with the
words around them.  Verdicts belong in `judged.tsv`, by the places of the tellings, without a word of the texts.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from stemma.records import Assertion, Ledger
from stemma.store import LedgerStore

AROUND = 60


def wordings(ledger: Ledger, assertion: Assertion) -> dict[str, str]:
    """Different wordings of an assertion by the place of the first that has each: `document:start`."""
    text = {e.document.id: e.document.text for e in ledger.extractions}
    found: dict[str, str] = {}
    for one in assertion.mentions:
        words = " ".join(text[one.document][one.start : one.end].split())
        if words.casefold() not in (w.casefold() for w in found.values()):
            found[f"{one.document}:{one.start}"] = words
    return found


def shown(ledger: Ledger, assertion: Assertion, most: int) -> str:
    text = {e.document.id: e.document.text for e in ledger.extractions}
    out = []
    for one in assertion.mentions:
        place = f"{one.document}:{one.start}"
        if place in list(wordings(ledger, assertion))[:most]:
            before = " ".join(text[one.document][max(0, one.start - AROUND) : one.start].split())
            after = " ".join(text[one.document][one.end : one.end + AROUND].split())
            words = " ".join(text[one.document][one.start : one.end].split())
            out.append(f"{place} …{before} [{words}] {after}…")
    return "\n    ".join(out)


def head(assertion: Assertion) -> str:
    roles = "; ".join(f"{p.role} {p.name}" for p in assertion.participants)
    return f"{assertion.id} {assertion.polarity} {assertion.predicate} ({roles}) [{'; '.join(assertion.reasons)}]"


def main(folder: str, what: str, number: int, seed: int) -> None:
    with LedgerStore.open(Path(folder)) as store:
        ledger = store.load_ledger()
    chosen = random.Random(seed)
    if what == "merges":
        several = [a for a in ledger.assertions if len({m.document for m in a.mentions}) > 1]
        several = [a for a in several if len(wordings(ledger, a)) > 1]
        for assertion in chosen.sample(several, min(number, len(several))):
            print(f"{head(assertion)}\n    {shown(ledger, assertion, 3)}")
        return
    assertions = {one.id: one for one in ledger.assertions}
    told = list(ledger.assertion_relations)
    for relation in chosen.sample(told, min(number, len(told))):
        print(f"{relation.a} {relation.kind} {relation.b} by {relation.rule} ({relation.confidence}) {relation.reason}")
        for end in (relation.a, relation.b):
            print(f"    {shown(ledger, assertions[end], 1)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
