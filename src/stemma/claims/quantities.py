"""From one annotated document to its quantities: masks, figures, then what each counts, where and when.

The order of `extract_quantities` is the order of the modules: `masks`, `figures` (with `numbers`,
`bounds`, `units`, `vague`), `proportions`, `relative`, `things`, `roles`, `selection`, `scope`, `asof`,
`polarity`, and `bases` for figures given by another.  Attribution is added by a later stage.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.claims import asof, scope
from stemma.claims.articles import NAME_TRIGGERS
from stemma.claims.bases import remainders, resolve_bases
from stemma.claims.bounds import Interval
from stemma.claims.candidates import Candidate, candidate_of_remainder, candidates_of
from stemma.claims.figures import Figure
from stemma.claims.gapped_units import with_units_left_out
from stemma.claims.negated import denies, negated_role
from stemma.claims.polarity import polarity_of
from stemma.claims.roles import measure_of
from stemma.claims.selection import confidence
from stemma.claims.softening import softened
from stemma.claims.words import MAXIMUM, Word, words_of
from stemma.language.lexicon import REPORTING_VERBS
from stemma.language.wordlist import listed
from stemma.records import (
    Annotation,
    Document,
    Name,
    Place,
    Polarity,
    Quantity,
    ScopePhrase,
    Sentence,
    Span,
    Time,
    TimeInterval,
    content_id,
)

#: A sentence without a digit and without any of these words holds no figure and is not looked at further.
_TRIGGERS = NAME_TRIGGERS | listed("""
    billion billions couple crore crores dozen dozens eight eighteen eighth eighths eighty eleven few fifteen fifth
    fifths fifty five forty four fourteen fourth fourths fourty half halved halves halving hundred hundreds lakh lakhs
    majority million millions most nine nineteen ninety ninth ninths no nobody none one quarter quarters remainder rest
    scores seven seventeen seventh sevenths seventy several single six sixteen sixth sixths sixty square ten tens tenth
    tenths third thirds thirteen thirty thousand thousands three trillion trillions twelve twenty twice two
""")
#: Words that begin so ("doubling", "tripled"), or end in "-fold", are multiples.
_MULTIPLES = ("doubl", "quadrupl", "trebl", "tripl")
_FOLD = "fold"
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_RUN = re.compile(r"\w+")
#: A name that holds a number holds no figure.
_NAMED_NUMBER = re.compile(r"[^\W\d_]{2}[\s-]\d|\d[\s-][^\W\d_]{2}")
_FURNITURE = frozenset({"boilerplate", "byline", "credit", "dateline", "readtime", "related"})
_BLOCK_FLAGS = {"comment": "comment", "foreign": "foreign", "caption": "caption"}
#: How many quantities, and how many characters, a sentence looks back for what it refers to.
_RECENT, _EXCLUSION_REACH = 6, 900
#: How many words after a figure the speaker may be named in its sentence.
_CLAIM_WORDS = 60
#: How many characters after "from 97" its own time may lie.
_EARLIER_TIME = 25
_ANCHORED = frozenset({"body", "standfirst", "title"})


@dataclass(frozen=True, slots=True)
class _Report:
    """What is looked up once per document."""

    document: Document
    annotation: Annotation
    said: TimeInterval | None
    repeated: tuple[tuple[int, int], ...]
    name_starts: tuple[int, ...]
    time_starts: tuple[int, ...]

    def names_in(self, sentence: Sentence) -> tuple[Name, ...]:
        starts = self.name_starts
        return self.annotation.names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]

    def times_in(self, sentence: Sentence) -> tuple[Time, ...]:
        starts = self.time_starts
        return self.annotation.times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


@dataclass(frozen=True, slots=True)
class _Context:
    """One sentence, with what its quantities share.

    `starts` and `counts` are the offsets of its figures and of those that count; `bases` the spans that
    belong to the base of a ratio; `earlier` those of former figures with their times ("from 27 last
    week"), which date no other figure; `recent` the quantities just before the sentence.
    """

    report: _Report
    sentence: Sentence
    words: Sequence[Word]
    names: Sequence[Name]
    times: Sequence[Time]
    flags: tuple[str, ...]
    barred: Sequence[ScopePhrase]
    including: Sequence[ScopePhrase]
    starts: Sequence[int]
    counts: Sequence[int]
    bases: Sequence[tuple[int, int]]
    earlier: Sequence[tuple[int, int]]
    recent: Sequence[Quantity]


def extract_quantities(document: Document, annotation: Annotation) -> list[Quantity]:
    """All quantities of the document in text order; attribution is left empty.  Never raises.

    One quantity per numeral.  Quantities of comments, furniture and spliced articles are there, with
    their flag.  Time is linear in the text.
    """
    report = _Report(
        document,
        annotation,
        asof.said_time(document, annotation),
        _repeated_titles(document),
        tuple(name.start for name in annotation.names),
        tuple(time.start for time in annotation.times),
    )
    out: list[Quantity] = []
    for sentence in annotation.sentences:
        found = _of_sentence(report, sentence, out[-_RECENT:])
        _give_exclusions(document.text, sentence, found, out)
        out.extend(found)
    return resolve_bases(with_units_left_out(out, document.text))


def _repeated_titles(document: Document) -> tuple[tuple[int, int], ...]:
    """The title blocks that only repeat an earlier one."""
    seen: set[str] = set()
    out: list[tuple[int, int]] = []
    for block in document.blocks:
        if block.kind == "title":
            text = " ".join(document.text[block.start : block.end].casefold().split())
            if text in seen:
                out.append((block.start, block.end))
            seen.add(text)
    return tuple(out)


def _may_hold_figure(text: str, sentence: Sentence) -> bool:
    """Is there a digit, a word of number, or a word that counts by names ("killing Ann Lee and Bo Ash")?"""
    if _DIGIT.search(text, sentence.start, sentence.end) is not None:
        return True
    words = _RUN.findall(text[sentence.start : sentence.end].lower())
    return not _TRIGGERS.isdisjoint(words) or any(
        word not in _MULTIPLES and (word.startswith(_MULTIPLES) or (word.endswith(_FOLD) and word != _FOLD))
        for word in words
    )


def _of_sentence(report: _Report, sentence: Sentence, recent: Sequence[Quantity]) -> list[Quantity]:
    text = report.document.text
    if not _may_hold_figure(text, sentence):
        return []
    end = min(sentence.end, sentence.start + MAXIMUM)
    tokens = report.annotation.tokens[sentence.first : sentence.last]
    words = words_of(text, sentence.start, end, tokens, sentence.first)
    times = report.times_in(sentence)
    dates = [(t.start, t.end) for t in times if t.duration_days is None or t.value is not None]
    names = report.names_in(sentence)
    dates += [(n.start, n.end) for n in names if _NAMED_NUMBER.search(text, n.start, n.end)]
    found = candidates_of(text, words, dates, names) if words else []
    spans = [(words[item.figure.first].start, words[item.figure.last - 1].end) for item in found]
    times = tuple(t for t in times if not any(start <= t.start and t.end <= end for start, end in spans))
    context = _Context(
        report,
        sentence,
        words,
        names,
        times,
        _flags_of_block(sentence, report),
        [item.phrase for item in scope.exclusions(text, sentence.start, end)] if found else [],
        scope.inclusions(text, sentence.start, end) if found else [],
        [words[item.figure.first].start for item in found],
        [words[item.figure.first].start for item in found if item.figure.kind == "count"],
        [
            (i.relative.base.start, i.relative.base.end)
            for i in found
            if i.relative is not None and i.relative.base is not None
        ],
        [
            (words[item.figure.first].start, words[item.figure.last - 1].end + _EARLIER_TIME)
            for item in found
            if item.figure.first and words[item.figure.first - 1].lower == "from"
        ],
        recent,
    )
    built = [_quantity(context, item) for item in found]
    for first, last, relation, whole in remainders(words, [*recent, *built]):
        built.append(_quantity(context, candidate_of_remainder(words, first, last, relation, whole)))
    return sorted(built, key=lambda quantity: quantity.start)


def _flags_of_block(sentence: Sentence, report: _Report) -> tuple[str, ...]:
    flags = []
    if sentence.block in _FURNITURE:
        flags.append("furniture")
    if sentence.block in _BLOCK_FLAGS:
        flags.append(_BLOCK_FLAGS[sentence.block])
    if sentence.block == "title" and any(start <= sentence.start < end for start, end in report.repeated):
        flags.append("repeated")
    return tuple(flags)


def _quantity(context: _Context, item: Candidate) -> Quantity:
    figure, words, sentence, document = item.figure, context.words, context.sentence, context.report.document
    last = max(figure.last, item.last or 0)
    start, end = words[figure.first].start, words[last - 1].end
    stance = polarity_of(words, figure.first, figure.last)
    role = negated_role(words, figure, item.thing, item.role)
    flags = tuple(dict.fromkeys((*context.flags, *item.flags, *stance.flags)))
    anchor = max(end, item.thing.end if item.thing is not None else end)
    interval = figure.interval
    if item.form == "change" and item.amount is not None:
        interval = _signed(interval, item.amount)
    return Quantity(
        id=content_id("q", document.id, start, end),
        document=document.id,
        start=start,
        end=end,
        surface=document.text[start:end],
        numeral=Span(words[figure.numeral_first].start, words[figure.numeral_last - 1].end),
        form=item.form or interval.form,
        **interval.ends(),
        hedges=tuple(dict.fromkeys((*figure.hedges, *softened(words, figure.first, figure.last)))),
        unit=_unit(figure, context.recent),
        thing=item.thing,
        role=role,
        measure=measure_of(
            words, figure, item.role, item.form == "change", item.form == "relative" and item.last is not None
        ),
        relative=item.relative,
        places=_places(context, figure, anchor),
        excludes=_excepted(context, item),
        includes=_includes(context, figure, start, anchor),
        as_of=_as_of(context, item, flags),
        polarity=_polarity(stance.polarity, context.words, item),
        block=sentence.block,
        flags=flags,
        confidence=confidence(figure, item.thing, item.role, flags, item.evidence),
    )


def _polarity(told: Polarity, words: Sequence[Word], item: Candidate) -> Polarity:
    """As the words around it tell; a figure whose own predicate is negated is denied where nothing else tells."""
    return "denied" if told == "asserted" and denies(words, item.figure, item.role) else told


def _signed(interval: Interval, amount: float) -> Interval:
    """The interval of a change; a fall turns its ends round."""
    if amount >= 0:
        return replace(interval, amount=amount)
    lower = None if interval.upper is None else -interval.upper
    upper = None if interval.lower is None else -interval.lower
    return replace(
        interval,
        amount=amount,
        lower=lower,
        upper=upper,
        lower_closed=interval.upper_closed,
        upper_closed=interval.lower_closed,
    )


def _places(context: _Context, figure: Figure, anchor: int) -> tuple[Place, ...]:
    """Places from the opening of the sentence to the next count or to the words that name the speaker."""
    words, sentence = context.words, context.sentence
    end = _end_of_claim(words, figure.last, sentence.end)
    following = bisect_right(context.counts, anchor)
    if following < len(context.counts):
        end = min(end, context.counts[following])
    return scope.places_of(words, context.names, sentence.start, max(end, anchor), anchor, context.barred)


def _excepted(context: _Context, item: Candidate) -> tuple[ScopePhrase, ...]:
    """The words before a whole that take a number out of it: "all but 40" of "the 300 passengers"."""
    if item.excepted is None:
        return ()
    start, end = context.words[item.excepted[0]].start, context.words[item.excepted[1] - 1].end
    return (ScopePhrase(start, end, context.report.document.text[start:end]),)


def _includes(context: _Context, figure: Figure, start: int, anchor: int) -> tuple[ScopePhrase, ...]:
    """The inclusions that follow a count at once, with no other figure between."""
    if figure.kind != "count":
        return ()
    return tuple(
        phrase
        for phrase in context.including
        if start <= phrase.start < anchor + 60
        and bisect_left(context.starts, phrase.start) <= bisect_right(context.starts, start)
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
    for i in range(at, min(at + _CLAIM_WORDS, len(words))):
        if words[i].text in (",", "”", '"'):
            for word in words[i + 1 : i + 9]:
                if word.lower in REPORTING_VERBS and word.tag == "VERB":
                    return words[i].start
                if word.text in (",", ";"):
                    break
    return end


def _as_of(context: _Context, item: Candidate, flags: Sequence[str]) -> TimeInterval | None:
    if item.figure.kind == "duration" or context.sentence.block not in _ANCHORED:
        return None
    own = context.words[item.figure.first].start
    barred = [*context.bases, *(span for span in context.earlier if span[0] != own)]
    if item.figure.kind == "money" and (purpose := asof.purpose_after(context.words, item.figure.last)):
        barred.append(purpose)
    found, _ = asof.find_as_of(context.words, context.times, item.figure.first, item.figure.last, barred)
    if found is not None and not (_ahead(context, found) and not {"target", "projected"} & set(flags)):
        return found
    if "target" in flags or "projected" in flags or asof.compared_with(context.words, item.figure.first):
        return None  # what is to come, or what was before: the day of the report is neither
    report = context.report
    if report.said is not None:
        return replace(report.said, basis=f"{report.said.basis}; {asof.GUESSED_DAY}".lstrip("; "))
    if report.document.published is not None:
        return replace(report.document.published, basis="the day of the report")
    return None


def _ahead(context: _Context, time: TimeInterval) -> bool:
    """Does the time begin after the day of the report?  It dates nothing that already is."""
    published = context.report.document.published
    day = published.end if published is not None else None
    return day is not None and time.start is not None and time.start > day


def _give_exclusions(text: str, sentence: Sentence, found: list[Quantity], earlier: list[Quantity]) -> None:
    """Give each exclusion of the sentence to the quantity it belongs to, here or shortly before."""
    for item in scope.exclusions(text, sentence.start, min(sentence.end, sentence.start + MAXIMUM)):
        here = [i for i, q in enumerate(found) if q.end <= item.phrase.start and _is_countable(q)]
        after = [i for i, q in enumerate(found) if q.start >= item.phrase.end and _is_countable(q)]
        if item.opens and not item.anaphoric and after:
            found[after[0]] = replace(found[after[0]], excludes=(*found[after[0]].excludes, item.phrase))
        elif here:
            index = here[0] if item.anaphoric else here[-1]
            found[index] = replace(found[index], excludes=(*found[index].excludes, item.phrase))
        elif item.anaphoric or item.opens:
            for index in range(len(earlier) - 1, max(-1, len(earlier) - 1 - _RECENT), -1):
                quantity = earlier[index]
                near = sentence.start - quantity.end < _EXCLUSION_REACH and quantity.block == sentence.block
                if near and _is_countable(quantity):
                    earlier[index] = replace(quantity, excludes=(*quantity.excludes, item.phrase))
                    break


def _is_countable(quantity: Quantity) -> bool:
    return (
        quantity.form not in ("relative", "change")
        and quantity.unit not in ("ratio", "percent")
        and quantity.measure not in ("size", "share")
    )
