"""How a story is called and why its reports are together, for a reader."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stemma.reuse import Overlap
from stemma.stories.profiles import Profiles, Vectors
from stemma.stories.sketch import Sketch

#: Characters of a text that stand for a missing headline.
TITLE_LENGTH = 90
#: Names and words given as what the reports have in common.
GIVEN = 5
#: Members compared for the centre of a story; of a longer one the first so many.
COMPARED = 60


def title_of(units: Sequence[Sketch], known: Profiles) -> str:
    """The headline of the most central report that has one: the one most like all the others.

    Without any headline, the first words of the most central text.
    """
    pool = range(min(len(units), COMPARED))
    likeness = _likeness(known.text, pool)
    central = sorted(pool, key=lambda k: (not units[k].main, not units[k].title, -round(likeness[k], 9), k))
    best = units[central[0]]
    title = " ".join((best.title or _opening(best.opening)).split())
    return title or best.document


def _likeness(vectors: Vectors, pool: Sequence[int]) -> list[float]:
    """For each of these units the sum of its cosines with all the others."""
    terms, values, rows = vectors.of_all(pool)
    _, places = np.unique(terms, return_inverse=True)
    others = np.bincount(places, values)[places] - values
    likeness: list[float] = np.bincount(rows, values * others, minlength=len(pool)).tolist()
    return likeness


def reasons_of(units: Sequence[Sketch], known: Profiles, inside: Sequence[Overlap], *, given: bool) -> tuple[str, ...]:
    """Why these units are one story, in words; `inside` is what pairs of its reports share, `known` the profiles of them."""
    if len(units) == 1:
        return ("given as a story of its own" if given else "no other report tells this event",)
    reasons: list[str] = ["the input names them as one story"] if given else []
    if inside:
        most = max(inside, key=lambda overlap: (overlap.share, overlap.a, overlap.b))
        reasons.append(
            f"{len(inside)} pair{'s' * (len(inside) != 1)} of reports share passages, "
            f"{most.a} and {most.b} the most ({most.in_words()})"
        )
    names = _common(known.names, known.vocabulary)
    if names:
        reasons.append(f"names in common: {', '.join(names)}")
    words = [word for word in _common(known.text, known.vocabulary) if word not in names]
    if words:
        reasons.append(f"words in common: {', '.join(words)}")
    days, counts = np.unique(known.days.terms, return_counts=True)
    named = [known.vocabulary[day] for day in days[counts > 1].tolist()]
    if named:
        reasons.append(f"days that more than one of them names (month-day): {', '.join(named[:GIVEN])}")
    published = [unit.published for unit in units if unit.published is not None]
    starts = [one.start for one in published if one.start is not None]
    if len(starts) > 1:
        reasons.append(f"published within {(max(starts) - min(starts)).days} days")
    unknown = sum(unit.main and unit.published is None for unit in units)
    if unknown:
        reasons.append(f"{unknown} of them without a known date, which speaks neither for nor against")
    return tuple(reasons)


def _common(vectors: Vectors, vocabulary: Sequence[str]) -> list[str]:
    """The heaviest terms of at least half of the units, and of two."""
    terms, places, counts = np.unique(vectors.terms, return_inverse=True, return_counts=True)
    weights = np.bincount(places, vectors.values, minlength=len(terms))
    enough = np.flatnonzero(counts >= max(2, (len(vectors) + 1) // 2))
    heaviest = enough[np.lexsort((terms[enough], -np.round(weights[enough], 9)))][:GIVEN]
    return [vocabulary[term] for term in terms[heaviest].tolist()]


def _opening(text: str) -> str:
    if len(text) <= TITLE_LENGTH:
        return text
    return text[:TITLE_LENGTH].rsplit(" ", 1)[0] + " ..."
