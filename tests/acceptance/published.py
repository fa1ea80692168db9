"""Reading the public JSON Lines as a user of them would: nothing here imports stemma."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
EXAMPLE = Path(__file__).resolve().parents[2] / "src" / "stemma" / "data" / "example"


def run(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """The `stemma` command, as installed, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "stemma", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if check and done.returncode:
        raise AssertionError(f"stemma {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return done


class Published:
    """The records of one export, with the few look-ups that the tests ask for."""

    def __init__(self, text: str) -> None:
        self.by_type: dict[str, list[dict]] = defaultdict(list)
        for line in text.splitlines():
            record = json.loads(line)
            self.by_type[record["type"]].append(record)
        self.quantity = {record["id"]: record for record in self.by_type["quantity"]}
        self.claim = {record["id"]: record for record in self.by_type["claim"]}
        self.entity = {record["id"]: record for record in self.by_type["entity"]}

    def documents_of(self, claim: dict) -> set[str]:
        return {self.quantity[i]["document"] for i in claim["quantities"]}

    def asserters_of(self, claim: dict) -> str:
        """Names and aliases of everyone who asserts the claim, lower-cased."""
        found = [self.entity[i] for i in claim["asserters"]]
        return " ".join(n.lower() for e in found for n in [e["name"], *(a["text"] for a in e["aliases"])])

    def claims(
        self,
        lower: float | None,
        upper: float | None,
        form: str | None = None,
        as_of: str | None = None,
        documents: set[str] | None = None,
    ) -> list[dict]:
        """Claims with this interval (and form), as of this day, found in at least these documents."""
        return [
            claim
            for claim in self.claim.values()
            if (claim["value"]["lower"], claim["value"]["upper"]) == (lower, upper)
            and (form is None or claim["value"]["form"] == form)
            and (as_of is None or (claim["as_of"] or {}).get("end") == as_of)
            and (documents is None or documents <= self.documents_of(claim))
        ]

    def relation(self, a: dict, b: dict) -> dict | None:
        """The relation between two claims, in either order."""
        ends = {a["id"], b["id"]}
        return next((r for r in self.by_type["relation"] if {r["a"], r["b"]} == ends), None)

    def series_of(self, claim: dict) -> dict:
        return next(s for s in self.by_type["series"] if claim["id"] in s["claims"])


def read_and_export(ledger: Path, *sources: str) -> Published:
    run("read", *sources, "--ledger", str(ledger))
    return Published(run("export", "--ledger", str(ledger), "--format", "jsonl").stdout)
