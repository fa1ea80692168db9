"""What a measurement gives: scores, shares and counts with their names, and the faults one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """Hits among what was found and what there is to find; nothing of both is perfect."""

    name: str
    hits: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        return self.hits / self.wanted if self.wanted else float(not self.found)

    @property
    def f1(self) -> float:
        both = self.found + self.wanted
        return 2 * self.hits / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision and recall that are means over items and no counts, as B-cubed has them."""

    name: str
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many are right of those that could be; `value` is None when there were none."""

    name: str
    right: int
    of: int

    @property
    def value(self) -> float | None:
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing missed, wrong or too much: what kind, in which document, the words, and what was found instead."""

    kind: str
    document: str
    wanted: str
    found: str = ""


@dataclass(slots=True)
class Result:
    """All that one measurement gives; `curve` is precision and recall of what is at least so sure, if measured."""

    name: str
    scores: list[Score] = field(default_factory=list)
    rates: list[Rate] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    curve: list[tuple[float, Score]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def score(self, name: str) -> Score:
        """The score of that name.  Raises KeyError when it was not measured."""
        found = next((one for one in self.scores if one.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def as_json(self, faults: bool = False) -> dict[str, Any]:
        """One object with every number by name; fractions to four places."""
        out: dict[str, Any] = {
            "name": self.name,
            "scores": {one.name: _score_json(one) for one in self.scores},
            "shares": {
                one.name: {
                    "right": one.right,
                    "of": one.of,
                    "value": None if one.value is None else round(one.value, 4),
                }
                for one in self.shares
            },
            "counts": dict(self.counts),
        }
        if self.rates:
            out["rates"] = {
                one.name: {
                    "precision": round(one.precision, 4),
                    "recall": round(one.recall, 4),
                    "f1": round(one.f1, 4),
                }
                for one in self.rates
            }
        if self.curve:
            out["curve"] = [{"confidence": at, **_score_json(score)} for at, score in self.curve]
        if self.notes:
            out["notes"] = list(self.notes)
        if faults:
            out["faults"] = [
                {"kind": one.kind, "document": one.document, "wanted": one.wanted, "found": one.found}
                for one in self.faults
            ]
        return out


def _score_json(score: Score) -> dict[str, Any]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "hits": score.hits,
        "found": score.found,
        "wanted": score.wanted,
    }
