"""How often decisions of the ledger are right, by their confidence and by their rule: `python reliability.py [judged.jsonl]`.

Precision of the judged claims and relations, then one row for each tenth of confidence and for each rule: how many,
mean confidence, share judged right.  Standard library only.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def rows(judged: list[dict[str, Any]], key: str) -> list[tuple[str, int, float, float]]:
    """(name, number, mean confidence, share right) for each value of a key, `confidence` in tenths."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in judged:
        tenth = f"{min(9, int(one['confidence'] * 10)) / 10:.1f}"
        groups[tenth if key == "confidence" else str(one.get(key))].append(one)
    return [
        (name, len(some), sum(o["confidence"] for o in some) / len(some), sum(o["right"] for o in some) / len(some))
        for name, some in sorted(groups.items())
    ]


def main(path: Path) -> None:
    judged = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for what in ("claim", "relation"):
        some = [one for one in judged if one["what"] == what]
        right = sum(one["right"] for one in some)
        faults = Counter(one["fault"] for one in some if one["fault"])
        print(f"{what}: {right} of {len(some)} right ({right / len(some):.2f}); faults: {dict(faults.most_common())}")
        for key in ("confidence", "rule") if what == "relation" else ("confidence",):
            for name, number, mean, share in rows(some, key):
                print(f"  {key} {name:14} n {number:3}  confidence {mean:.2f}  right {share:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "judged.jsonl")
