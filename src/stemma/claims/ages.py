"""Ages of people and things, for those who ask: "a 34-year-old", "aged six months", "children under five".

An age is no quantity of its report, so it is masked with dates and clock times (see `masks`); here what was masked as
an age is read after all.  The unit is "year-old", "month-old" and so on; a number without one is of years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.claims.figures import Figure, read_figures
from stemma.claims.masks import Mask, masks_of
from stemma.claims.words import MAXIMUM, Word, words_of
from stemma.records import Annotation, Document, Quantity, Span, content_id

#: What an age that was read is worth: its number is plain, whose it is remains open.
_CONFIDENCE = 0.85
_UNITS = frozenset({"day", "month", "week", "year"})


def extract_ages(document: Document, annotation: Annotation) -> list[Quantity]:
    """All ages of the document in text order, each flagged "age"; no thing, no role.  Never raises."""
    out: list[Quantity] = []
    tokens, first, last = annotation.tokens, 0, 0
    for sentence in annotation.sentences:
        while first < len(tokens) and tokens[first].start < sentence.start:
            first += 1
        last = max(last, first)
        while last < len(tokens) and tokens[last].start < sentence.end:
            last += 1
        end = min(sentence.end, sentence.start + MAXIMUM)
        words = words_of(document.text, sentence.start, end, tokens[first:last], first)
        for figure in ages_of(document.text, words):
            start, stop = words[figure.first].start, words[figure.last - 1].end
            interval = figure.interval
            out.append(
                Quantity(
                    id=content_id("q", document.id, start, stop),
                    document=document.id,
                    start=start,
                    end=stop,
                    surface=document.text[start:stop],
                    numeral=Span(words[figure.numeral_first].start, words[figure.numeral_last - 1].end),
                    form=interval.form,
                    **interval.ends(),
                    hedges=figure.hedges,
                    unit=figure.unit,
                    measure="size",
                    block=sentence.block,
                    flags=("age",),
                    confidence=_CONFIDENCE,
                )
            )
    return out


def ages_of(text: str, words: Sequence[Word]) -> list[Figure]:
    """The figures of one sentence that were masked as ages, and by nothing else."""
    masks = masks_of(text, words) if words else []
    ages = [mask for mask in masks if mask.reason == "age"]
    if not ages:
        return []
    others = [mask for mask in masks if mask.reason != "age" and not any(_within(mask, age) for age in ages)]
    out = []
    for figure in read_figures(words, others):
        start, end = words[figure.numeral_first].start, words[figure.numeral_last - 1].end
        if figure.kind not in ("count", "duration") or not any(age.start < end and start < age.end for age in ages):
            continue
        unit = figure.unit if figure.unit in _UNITS else "year"
        out.append(replace(figure, unit=f"{unit}-old"))
    return out


def _within(mask: Mask, age: Mask) -> bool:
    return age.start <= mask.start and mask.end <= age.end
