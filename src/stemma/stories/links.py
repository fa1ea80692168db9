"""Why two reports are together: what each kind of evidence adds, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from stemma.records import LinkEvidence, StoryLink
from stemma.reuse import Overlap
from stemma.stories.comparison import Comparison
from stemma.stories.features import KINDS
from stemma.stories.model import probability
from stemma.stories.profiles import Profiles, Values, Vectors
from stemma.stories.sketch import Sketch

#: Words given as what two reports have in common.
GIVEN = 6
#: The field of the profiles whose terms in common are told with a kind of evidence.
_TOLD_WITH = {
    "text": "text",
    "lead": "lead",
    "title": "title",
    "names": "names",
    "people": "full",
    "ages": "ages",
    "toll": "toll",
    "date": "days",
    "figure": "figures",
}
#: What adds less to the sum is not told.
TOLD = 0.05


def tree(members: Sequence[int], weighed: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """The strongest links that join the members without a ring: a maximum spanning tree, or forest."""
    parent = {k: k for k in members}

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    found = []
    for _, i, j in sorted(weighed, key=lambda one: (-one[0], one[1], one[2])):
        a, b = root(i), root(j)
        if a != b:
            parent[b] = a
            found.append((i, j))
    return found


def likeness(comparison: Comparison, i: int, j: int, *, storyline: bool = False) -> StoryLink:
    """The link between two units by the pair model; the sum of its evidence is its probability as log-odds."""
    model = comparison.model
    values = comparison.evidence(min(i, j), [max(i, j)])[0]
    adds = values * (model.storyline if storyline else model.event)
    one, two = comparison.units[i], comparison.units[j]
    evidence = tuple(
        LinkEvidence(kind, round(float(added), 2), _in_words(kind, because, comparison, i, j))
        for kind, because, added in zip(KINDS, model.because, adds, strict=True)
        if abs(added) >= TOLD
    )
    return StoryLink(
        one.document,
        two.document,
        "storyline" if storyline else "likeness",
        round(float(probability(adds.sum())), 4),
        evidence,
        _spliced(one, two),
    )


def reprint(one: Sketch, two: Sketch, overlap: Overlap) -> StoryLink:
    """The link between two copies of one text."""
    least = min(overlap.share_a, overlap.share_b)
    text = f"one text but for a little: {overlap.in_words()}, {least:.0%} of each at the least"
    return StoryLink(one.document, two.document, "reprint", 1.0, (LinkEvidence("passages", 0.0, text),))


def decided(one: Sketch, two: Sketch, *, given: bool = False) -> StoryLink:
    """The link that a person, or the input, has set."""
    text = "the input names them as one story" if given else "a person decided that they tell one event"
    return StoryLink(
        one.document, two.document, "given" if given else "decision", 1.0, (LinkEvidence("decision", 0.0, text),)
    )


def _spliced(*units: Sketch) -> tuple[str, ...]:
    return tuple(unit.document for unit in units if not unit.main)


def _in_words(kind: str, because: str, comparison: Comparison, i: int, j: int) -> str:
    known = comparison.known
    if kind == "passages":
        overlap = comparison.overlap(i, j)
        return overlap.in_words() if overlap is not None else because
    field = _TOLD_WITH.get(kind)
    if field is None:
        return because
    common = list(_common(getattr(known, field), known, i, j))
    return f"{because}: {', '.join(_figure(one) if field == 'figures' else one for one in common)}"


def _common(vectors: Vectors, known: Profiles, i: int, j: int) -> Iterator[str]:
    """The terms that add most to the likeness of two units."""
    (terms, values), (others, weights) = vectors.of(i), vectors.of(j)
    both, mine, theirs = np.intersect1d(terms, others, assume_unique=True, return_indices=True)
    products: Values = values[mine] * weights[theirs]
    for place in np.lexsort((both, -np.round(products, 9)))[:GIVEN].tolist():
        yield known.vocabulary[both[place]]


def _figure(figure: str) -> str:
    """A figure of `slots.Slots` for a reader."""
    bounds, _, unit = figure.partition(" ")
    lower, _, upper = bounds.partition("..")
    ends = [f"{float(one):,g}" for one in (lower, upper) if one != "None"]
    number = ends[0] if len(set(ends)) == 1 else " to ".join(ends)
    if lower == "None" or upper == "None":
        number = f"{'up to' if lower == 'None' else 'from'} {number}"
    return f"{number} {unit}".strip()
