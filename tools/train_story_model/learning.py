"""Pairs of reports as rows of evidence, and weights fitted to them: logistic regression, nothing by chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.engines import Processes
from stemma.evaluation.results import Rate
from stemma.evaluation.stories import Report, bcubed
from stemma.reading.repeated import mark_repeated
from stemma.records import Extraction
from stemma.reuse import Overlap, ReportText, overlaps, shared_passages
from stemma.stories.comparison import Comparison
from stemma.stories.constraints import Decided
from stemma.stories.features import KINDS
from stemma.stories.grouping import group
from stemma.stories.model import Model
from stemma.stories.profiles import Counted
from stemma.stories.sketch import draw
from stemma.stories.units import units_of

Rows = npt.NDArray[np.float64]

#: Kinds that hardly occur in sets of separate events without copies: their weights are set by hand and stay.
BY_HAND = frozenset({"passages", "form", "strangers", "particulars", "other days"})
#: How hard the weights are held to where they were, on columns of unit spread.
RIDGE = 1e-3


@dataclass(frozen=True)
class Set:
    """A labelled set, ready to be grouped: what is counted, what pairs share, and the story of each report."""

    name: str
    counted: Counted
    shared: Mapping[tuple[str, str], Overlap]
    story_of: Mapping[str, str]
    day_of: Mapping[str, str]


def set_of(name: str, reports: Sequence[Report], extractions: Sequence[Extraction]) -> Set:
    extractions = mark_repeated(extractions)
    passages = shared_passages([one.document for one in extractions])
    units = units_of(extractions)
    texts = {unit.document: ReportText(unit.extraction.document) for unit in units if unit.main}
    counted = Counted(draw(units, Processes(1)))
    story_of = {one.id: one.story for one in reports}
    return Set(name, counted, overlaps(texts, passages), story_of, {one.id: one.published or "" for one in reports})


def rows_of(one: Set, model: Model) -> tuple[Rows, Rows]:
    """The evidence of all pairs worth weighing, a row each, and whether they are of one story (1.0, 0.0)."""
    main = [k for k, sketch in enumerate(one.counted.sketches) if sketch.main]
    sketches = [one.counted.sketches[k] for k in main]
    comparison = Comparison(sketches, one.counted.profiles(main).chosen(main), one.shared, model)
    others: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(comparison.candidates(range(len(sketches)))):
        others[i].append(j)
    rows = np.vstack([np.zeros((0, len(KINDS))), *(comparison.evidence(i, js) for i, js in others.items())])
    story = [one.story_of[sketch.document] for sketch in sketches]
    return rows, np.array([float(story[i] == story[j]) for i, js in others.items() for j in js])


def fitted(parts: Sequence[tuple[Rows, Rows]], start: Rows) -> Rows:
    """Weights for one event: ridge towards `start`, every set with the same weight on its pairs of one story."""
    rows = np.vstack([one for one, _ in parts])
    labels = np.concatenate([one for _, one in parts])
    each = np.concatenate([np.full(len(one), 1 / max(1.0, one.sum())) for _, one in parts])
    spread = rows.std(axis=0) + RIDGE
    spread[0] = 1.0
    free = np.array([k for k, kind in enumerate(KINDS) if kind not in BY_HAND])
    held = RIDGE * (free > 0)  # the base is free of the ridge
    scaled = rows / spread
    weights = start * spread
    first = weights.copy()
    for _ in range(100):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled[:, free].T @ (each * (likely - labels)) / each.sum() + held * (weights - first)[free]
        curve = (scaled[:, free] * (each * likely * (1 - likely))[:, None]).T @ scaled[:, free] / each.sum()
        step = np.linalg.solve(curve + np.diag(held + 1e-9), slope)
        weights[free] -= step
        if np.abs(step).max() < 1e-6:
            break
    found: Rows = weights / spread
    return found


@dataclass(frozen=True)
class Figures:
    """How well a set is grouped: B-cubed, pair F1, number of stories and the largest, found and labelled."""

    bcubed: Rate
    pairs: float
    stories: tuple[int, int]
    largest: tuple[int, int]

    def __str__(self) -> str:
        off = self.stories[0] / self.stories[1] - 1
        return (
            f"B-cubed {self.bcubed.precision:.3f} {self.bcubed.recall:.3f} F1 {self.bcubed.f1:.3f}, pairs F1 {self.pairs:.3f}, "
            f"stories {self.stories[0]}/{self.stories[1]} ({off:+.0%}), largest {self.largest[0]}/{self.largest[1]}"
        )


def measured(one: Set, model: Model, since: str = "", until: str = "9") -> Figures:
    """A grouping of the whole set, measured on the reports published from `since` and before `until`."""
    from stemma.evaluation.stories import evaluate_stories

    place = {sketch.document: k for k, sketch in enumerate(one.counted.sketches) if sketch.main}
    found = group(one.counted, one.shared, Decided((), (), place), model, lines=False)
    events = {k: number for number, event in enumerate(found.events) for k in event}
    chosen = [id_ for id_ in one.story_of if since <= one.day_of[id_] < until]
    wanted = {id_: one.story_of[id_] for id_ in chosen}
    predicted = {id_: str(events[place[id_]]) for id_ in chosen if id_ in place}
    result = evaluate_stories(wanted, predicted)
    counts = result.counts
    rate = bcubed("B-cubed", [predicted.get(i, i) for i in chosen], list(wanted.values()))
    return Figures(
        rate,
        result.score("pairs").f1,
        (counts["stories"], counts["stories labelled"]),
        (counts["largest"], counts["largest labelled"]),
    )
