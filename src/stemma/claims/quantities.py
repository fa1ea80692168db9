"""From one annotated document to its quantities: masks, figures, then what each counts, where and when.

The order of `extract_quantities` is the order of the modules: `masks`, `figures` (with `numbers`,
`bounds`, `units`, `vague`), `proportions`, `relative`, `things`, `roles`, `selection`, `scope`, `asof`,
`polarity`, and `bases` for figures given by another.  Attribution is added by a later stage.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from stemma.claims import asof, relative, scope
from stemma.claims.bases import resolve_bases
from stemma.claims.bounds import Interval
from stemma.claims.figures import Figure, read_figures
from stemma.claims.masks import masks_of
from stemma.claims.polarity import polarity_of
from stemma.claims.proportions import CASUALTY_WORDS, read_articles, read_proportions
from stemma.claims.roles import find_role, measure_of
from stemma.claims.selection import confidence, reject
from stemma.claims.things import find_thing
from stemma.claims.words import MAXIMUM, Word, words_of
from stemma.language.lexicon import REPORTING_VERBS
from stemma.records import (
    Annotation,
    Bounds,
    Document,
    Name,
    Quantity,
    Relative,
    ScopePhrase,
    Sentence,
    Span,
    Thing,
    Time,
    TimeInterval,
    content_id,
)

#: A sentence without any of these holds no figure and is not looked at further.
_TRIGGER = re.compile(
    r"[\d½⅓⅔¼¾⅕⅛]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|lakhs?"
    r"|crores?|millions?|billions?|trillions?|dozens?|scores|tens|couple|few|several|half|halves|halv(?:ed|ing)|thirds?|quarters?"
    r"|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|most|majority|nobody|none|no|doubl\w+|tripl\w+|trebl\w+"
    r"|quadrupl\w+|twice|\w+fold|rest|remainder|square|" + "|".join(sorted(CASUALTY_WORDS)) + r")\b",
    re.I,
)
_FURNITURE = frozenset({"related", "boilerplate", "readtime", "byline", "dateline", "credit"})
_BLOCK_FLAGS = {"comment": "comment", "foreign": "foreign", "caption": "caption"}
_ANCHORED = frozenset({"title", "standfirst", "body"})


@dataclass(slots=True)
class _Found:
    """A figure with what was found for it, before it becomes a record."""

    figure: Figure
    thing: Thing | None
    role: str | None
    flags: list[str] = field(default_factory=list)
    form: str | None = None
    relative: Relative | None = None
    last: int | None = None
    amount: float | None = None


def extract_quantities(document: Document, annotation: Annotation) -> list[Quantity]:
    """All quantities of the document in text order; attribution is left empty.  Never raises.

    One quantity per numeral.  Quantities of comments, furniture and spliced articles are there, with
    their flag.  Time is linear in the text.
    """
    said = asof.said_time(document, annotation)
    names, times = annotation.names, annotation.times
    name_starts, time_starts = [n.start for n in names], [t.start for t in times]
    repeated = _repeated_titles(document)
    out: list[Quantity] = []
    recent: list[Quantity] = []
    for sentence in annotation.sentences:
        here_names = names[bisect_left(name_starts, sentence.start) : bisect_left(name_starts, sentence.end)]
        here_times = times[bisect_left(time_starts, sentence.start) : bisect_left(time_starts, sentence.end)]
        found = list(_of_sentence(document, annotation, sentence, here_names, here_times, said, repeated, recent))
        excluded = _with_exclusions(document.text, sentence, found, recent, out)
        out.extend(excluded)
        recent = (recent + excluded)[-6:]
    return resolve_bases(document.text, out)


def _repeated_titles(document: Document) -> set[int]:
    """Starts of the title blocks that only repeat an earlier one."""
    seen: set[str] = set()
    out: set[int] = set()
    for block in document.blocks:
        if block.kind == "title":
            text = " ".join(document.text[block.start : block.end].casefold().split())
            if text in seen:
                out.add(block.start)
            seen.add(text)
    return out


def _of_sentence(
    document: Document,
    annotation: Annotation,
    sentence: Sentence,
    names: Sequence[Name],
    times: Sequence[Time],
    said: TimeInterval | None,
    repeated: set[int],
    recent: Sequence[Quantity],
) -> Iterator[Quantity]:
    text = document.text
    if _TRIGGER.search(text, sentence.start, sentence.end) is None:
        return
    end = min(sentence.end, sentence.start + MAXIMUM)
    words = words_of(text, sentence.start, end, annotation.tokens[sentence.first : sentence.last])
    if not words:
        return
    dates = [(t.start, t.end) for t in times if t.duration_days is None or t.value is not None]
    found = _figures_of(text, words, dates)
    if not found:
        return
    block_flags = _flags_of_block(sentence, document, repeated)
    barred = [item.phrase for item in scope.exclusions(text, sentence.start, end)]
    including = scope.inclusions(text, sentence.start, end)
    for item in found:
        yield _quantity(
            document, sentence, words, item, names, times, said, block_flags, barred, including, found, recent
        )


def _flags_of_block(sentence: Sentence, document: Document, repeated: set[int]) -> list[str]:
    flags = []
    if sentence.block in _FURNITURE:
        flags.append("furniture")
    if sentence.block in _BLOCK_FLAGS:
        flags.append(_BLOCK_FLAGS[sentence.block])
    if sentence.block == "title" and repeated:
        block = next((b for b in document.blocks if b.start <= sentence.start < b.end), None)
        if block is not None and block.start in repeated:
            flags.append("repeated")
    return flags


def _figures_of(text: str, words: Sequence[Word], dates: Sequence[tuple[int, int]]) -> list[_Found]:
    """The figures of a sentence that are quantities, in order, with thing and role."""
    figures = read_figures(words, masks_of(text, words, dates))
    taken = [False] * len(words)
    for figure in figures:
        taken[figure.first : figure.last] = [True] * (figure.last - figure.first)
    figures.extend(read_proportions(words, taken))
    figures.extend(read_articles(words, taken) if any(w.lower in CASUALTY_WORDS for w in words) else ())
    figures.sort(key=lambda figure: figure.first)
    out: list[_Found] = []
    previous: list[tuple[Figure, Thing | None]] = []
    for figure in figures:
        base = relative.base_of(words, figure) or relative.times_base(words, figure)
        thing = None if base is not None and figure.kind == "ratio" else find_thing(text, words, figure, previous)
        role, _ = find_role(words, figure, thing)
        if figure.numeral != "article" and reject(words, figure, thing, role):
            continue
        item = _Found(figure, thing, role)
        if figure.numeral == "article":
            item.flags.append("article")
        _mark_relative(words, item, base)
        previous.append((figure, thing))
        out.append(item)
    for multiple in relative.multiples(words, taken):
        out.append(_of_multiple(text, words, multiple, previous))
    out.sort(key=lambda item: item.figure.first)
    return out


def _mark_relative(words: Sequence[Word], item: _Found, base: relative.Base | None) -> None:
    """Turn the figure into a relative one or a change where its clause says so."""
    figure = item.figure
    amount = figure.interval.amount
    if amount is None:
        amount = figure.interval.lower if figure.interval.lower is not None else figure.interval.upper
    if base is not None:
        factor = amount / 100 if amount is not None and figure.kind == "percent" else amount
        span = Span(words[base.first].start, words[base.last - 1].end)
        item.form, item.last = "relative", base.last
        item.relative = Relative("ratio", factor, span)
        return
    direction = relative.change_of(words, figure)
    if direction is not None and amount is not None:
        signed = -abs(amount) if direction == "down" else abs(amount)
        operation = "percent" if figure.kind == "percent" else "ratio" if figure.kind == "ratio" else "difference"
        item.form, item.amount = "change", signed
        item.relative = Relative(operation, signed / 100 if figure.kind == "percent" else signed, direction=direction)  # type: ignore[arg-type]


def _of_multiple(
    text: str, words: Sequence[Word], multiple: relative.Multiple, previous: Sequence[tuple[Figure, Thing | None]]
) -> _Found:
    interval = Interval("exact", multiple.factor, multiple.factor, multiple.factor, True, True)
    figure = Figure(
        multiple.first, multiple.last, multiple.first, multiple.last, multiple.numeral_first, multiple.numeral_last,
        "words", "ratio", interval, "ratio",
    )  # fmt: skip
    thing = None if multiple.base is not None else find_thing(text, words, figure, ())
    span = Span(words[multiple.base.first].start, words[multiple.base.last - 1].end) if multiple.base else None
    last = multiple.base.last if multiple.base else None
    item = _Found(figure, thing, None, form="relative", last=last)
    item.relative = Relative("ratio", multiple.factor, span, direction=multiple.direction)
    return item


def _quantity(
    document: Document,
    sentence: Sentence,
    words: Sequence[Word],
    item: _Found,
    names: Sequence[Name],
    times: Sequence[Time],
    said: TimeInterval | None,
    block_flags: Sequence[str],
    barred: Sequence[ScopePhrase],
    including: Sequence[ScopePhrase],
    found: Sequence[_Found],
    recent: Sequence[Quantity],
) -> Quantity:
    figure, text = item.figure, document.text
    last = max(figure.last, item.last or 0)
    start, end = words[figure.first].start, words[last - 1].end
    unit = _unit(figure, recent)
    polarity, future = polarity_of(words, figure.first, figure.last)
    flags = [*block_flags, *item.flags, *future]
    anchor = max(end, item.thing.end if item.thing is not None else end)
    clause_end = _end_of_claim(words, figure.last, sentence.end)
    following = [w.figure.first for w in found if w.figure.first >= last and w.figure.kind == "count"]
    if following and words[following[0]].start > anchor:
        clause_end = min(clause_end, words[following[0]].start)
    places = scope.places_of(words, names, sentence.start, max(clause_end, anchor), anchor, barred)
    interval = figure.interval
    lower, upper, amount = interval.lower, interval.upper, interval.amount
    lower_closed, upper_closed = interval.lower_closed, interval.upper_closed
    if item.form == "change" and item.amount is not None:
        amount = item.amount
        if item.amount < 0:
            lower, upper = (None if upper is None else -upper), (None if lower is None else -lower)
            lower_closed, upper_closed = upper_closed, lower_closed
    rel = item.relative
    base_times = [(rel.base.start, rel.base.end)] if rel is not None and rel.base is not None else []
    as_of = _as_of(document, sentence, words, figure, times, said, base_times, flags)
    inside = tuple(p for p in including if p.start >= start and p.start - anchor < 60 and not any(
        words[w.figure.first].start > start and words[w.figure.first].start < p.start for w in found))  # fmt: skip
    return Quantity(
        id=content_id("q", document.id, start, end),
        document=document.id,
        start=start,
        end=end,
        surface=text[start:end],
        numeral=Span(words[figure.numeral_first].start, words[figure.numeral_last - 1].end),
        form=item.form or interval.form,  # type: ignore[arg-type]
        amount=amount,
        lower=lower,
        upper=upper,
        lower_closed=lower_closed,
        upper_closed=upper_closed,
        hedges=figure.hedges,
        unit=unit,
        thing=item.thing,
        role=item.role,
        measure=measure_of(figure, item.role, item.form == "change"),
        relative=rel,
        places=places,
        includes=inside if figure.kind == "count" else (),
        as_of=as_of,
        polarity=polarity,
        block=sentence.block,
        flags=tuple(dict.fromkeys(flags)),
        confidence=confidence(figure, item.thing, item.role, flags),
    )


def _unit(figure: Figure, recent: Sequence[Quantity]) -> str | None:
    """The unit; a bare "dinar" takes the nation of the dinars before it."""
    unit = figure.unit
    if (
        figure.kind == "money"
        and unit is not None
        and unit.split("/")[0] in ("dinar", "dirham", "franc", "peso", "crown", "krone", "shilling")
    ):
        ending = {"dinar": "D", "dirham": "", "franc": "F", "peso": "", "crown": "K", "krone": "K", "shilling": "S"}[
            unit.split("/")[0]
        ]
        for quantity in reversed(recent):
            if (
                quantity.measure in ("money", "rate")
                and quantity.unit
                and unit.split("/")[0] in quantity.surface.lower()
                and ending is not None
            ):
                return quantity.unit
    return unit


def _end_of_claim(words: Sequence[Word], at: int, end: int) -> int:
    """Where the part that names the speaker begins (", the mayor told ..."), or the end of the sentence."""
    for i in range(at, len(words)):
        if words[i].text in (",", "”", '"'):
            for word in words[i + 1 : i + 9]:
                if word.lower in REPORTING_VERBS and word.tag == "VERB":
                    return words[i].start
                if word.text in (",", ";"):
                    break
    return end


def _as_of(
    document: Document,
    sentence: Sentence,
    words: Sequence[Word],
    figure: Figure,
    times: Sequence[Time],
    said: TimeInterval | None,
    barred: Sequence[tuple[int, int]],
    flags: Sequence[str],
) -> TimeInterval | None:
    if figure.kind == "duration" or sentence.block not in _ANCHORED:
        return None
    found, _ = asof.find_as_of(words, times, figure.first, figure.last, barred)
    if found is not None:
        return found
    if "target" in flags or "projected" in flags:
        return None
    if said is not None:
        return replace(said, basis=f"{said.basis}; the day its sources spoke".lstrip("; "))
    if document.published is not None:
        return replace(document.published, basis="the day of the report")
    return None


def _with_exclusions(
    text: str, sentence: Sentence, found: list[Quantity], recent: Sequence[Quantity], earlier: list[Quantity]
) -> list[Quantity]:
    """Give each exclusion of the sentence to the quantity it belongs to; `earlier` may be amended in place."""
    if not text[sentence.start : sentence.end].strip():
        return found
    for item in scope.exclusions(text, sentence.start, min(sentence.end, sentence.start + MAXIMUM)):
        before = [i for i, q in enumerate(found) if q.end <= item.phrase.start and _is_countable(q)]
        if before:
            index = before[0] if item.anaphoric and len(before) > 1 else before[-1]
            found[index] = replace(found[index], excludes=(*found[index].excludes, item.phrase))
            continue
        if not (item.anaphoric or item.opens) or not recent:
            continue
        for index in range(len(earlier) - 1, max(-1, len(earlier) - 7), -1):
            quantity = earlier[index]
            if _is_countable(quantity) and quantity.block == sentence.block and sentence.start - quantity.end < 900:
                earlier[index] = replace(quantity, excludes=(*quantity.excludes, item.phrase))
                break
    return found


def _is_countable(quantity: Quantity) -> bool:
    return (
        quantity.form not in ("relative", "change")
        and quantity.unit not in ("ratio", "percent")
        and quantity.measure not in ("size", "share")
    )


__all__ = ["Bounds", "extract_quantities"]
