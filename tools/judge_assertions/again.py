"""What rules of today make of the judged merges and relations: `python again.py LEDGER [judged.tsv]`.

The ledger's reports are compared anew, from what was read of them.  For each judged item, by verdict: are its tellings
still one assertion, or its two assertions still related; `new` counts relations that nobody has judged.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from stemma.ledger.reconcile import reconcile
from stemma.records import Ledger
from stemma.store import LedgerStore

HERE = Path(__file__).parent


def outcomes(ledger: Ledger, lines: list[str]) -> Counter[tuple[str, str, str]]:
    """(merge or relation, verdict, what it is now) with how often."""
    homes: dict[str, set[str]] = defaultdict(set)
    for one in ledger.assertions:
        for mention in one.mentions:
            homes[f"{mention.document}:{mention.start}"].add(one.id)
    related = {frozenset((r.a, r.b)) for r in ledger.assertion_relations}
    met: set[frozenset[str]] = set()
    found: Counter[tuple[str, str, str]] = Counter()
    for line in lines:
        what, _, _, places, verdict, _ = line.split("\t")
        ends = [homes.get(place, set()) for place in places.split()]
        if what == "merge":
            found[what, verdict, "one" if set.intersection(*ends) else "apart"] += 1
            continue
        pairs = [frozenset((a, b)) for a in ends[0] for b in ends[-1] if frozenset((a, b)) in related]
        met.update(pairs)
        found[what, verdict, "related" if pairs else "no relation"] += 1
    found["relation", "not judged", "new"] = len(related - met)
    return found


def main(folder: str, judged: Path) -> None:
    with LedgerStore.open(Path(folder)) as store:
        held = store.load_ledger()
    ledger = reconcile(held.extractions, held.passages, held.stories)
    lines = judged.read_text(encoding="utf-8").splitlines()[1:]
    for (what, verdict, became), number in sorted(outcomes(ledger, lines).items()):
        print(f"{what:9} {verdict:10} now {became:12} {number:3}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "judged.tsv")
