"""A draft of a claim: the mentions of one figure that make one proposition, and what they say together."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stemma.ledger.mentions import Mention, TimeSource, is_foreign
from stemma.ledger.things import Question
from stemma.records import Polarity, TimeInterval, Value

#: Mentions of one claim in one report that are looked at when claims are compared.
_PAIRED = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposition with its mentions, before it is a claim.  `as_of` is the best time that they give."""

    mentions: tuple[Mention, ...]
    value: Value
    polarity: Polarity
    as_of: TimeInterval | None
    as_of_from: TimeSource
    questions: tuple[Question, ...] = field(default=())

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(sorted({m.document for m in self.mentions}))

    @property
    def question(self) -> Question:
        return self.questions[0]

    @property
    def asserters(self) -> frozenset[str]:
        return frozenset(m.asserter for m in self.mentions if m.asserter is not None)

    @property
    def utterances(self) -> frozenset[str]:
        return frozenset(m.utterance for m in self.mentions if m.utterance is not None)

    @property
    def sentences(self) -> frozenset[tuple[str, int]]:
        """Sentences that hold the figure, but for those that compare it with another of the same question."""
        return frozenset((m.document, m.sentence) for m in self.mentions if not m.question.compared)

    @property
    def occasions(self) -> frozenset[str | None]:
        return frozenset(m.occasion for m in self.mentions)

    @property
    def only_headlines(self) -> bool:
        return all(m.headline for m in self.mentions)

    @property
    def undated_splice(self) -> bool:
        """Only text of other articles tells it, and that text gives no time."""
        return self.as_of is None and all(is_foreign(m.quantity) for m in self.mentions)

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(sorted(m.quantity.id for m in self.mentions))


def draft_of(mentions: Sequence[Mention]) -> Draft:
    ordered = sorted(mentions, key=_place)
    best = _best_timed(ordered)
    wordings = Counter(m.question for m in ordered)
    kinds = Counter(m.question.kind for m in ordered if m.question.kind)
    questions = sorted(
        wordings, key=lambda q: (q.part, -kinds[q.kind], -_fullness(q), -wordings[q], q.label, sorted(q.words))
    )
    values = Counter(m.value for m in ordered)
    value = min(values, key=lambda v: (-values[v], v.form))
    return Draft(tuple(ordered), value, ordered[0].quantity.polarity, best.as_of, best.as_of_from, tuple(questions))


def _place(mention: Mention) -> tuple[str, int, int, str]:
    return mention.document, mention.quantity.start, mention.quantity.end, mention.quantity.id


def _fullness(question: Question) -> int:
    return (2 if question.head else 0) + (2 if question.role else 0) + min(2, len(question.modifiers | question.names))


def _best_timed(mentions: Sequence[Mention]) -> Mention:
    """Of the mentions with the best kind of time one with the commonest time, the earliest of equals.

    A mention that gives the figure as what was told before ("up from two") does not date it.
    """
    mentions = [m for m in mentions if not m.question.former] or mentions
    level = min(_timeliness(m)[:2] for m in mentions)
    top = [m for m in mentions if _timeliness(m)[:2] == level]
    times = Counter((m.as_of.start, m.as_of.end) for m in top if m.as_of is not None)
    if level[1] >= _SOURCES.index("published"):
        return min(top, key=_timeliness)
    return min(top, key=lambda m: (-times[m.as_of.start, m.as_of.end] if m.as_of else 0, _timeliness(m)))


_SOURCES: tuple[TimeSource, ...] = ("text", "said", "report", "published", "story", "none")


def _timeliness(mention: Mention) -> tuple[bool, int, int, str]:
    """Closed days given in the text first, the earliest of them; of days of publication the latest."""
    time = mention.as_of
    closed = time is not None and time.start is not None and time.end is not None
    level = _SOURCES.index(mention.as_of_from)
    end = (time.end or time.start) if time else None
    ordinal = end.toordinal() if end else 0
    return not closed, max(level, 1), -ordinal if level >= 3 else ordinal, mention.document


def one_breath(a: Mention, b: Mention) -> bool:
    """One sentence of a report's body gives both: "two men and two women" are not the same two."""
    return (
        a.document == b.document
        and a.sentence == b.sentence
        and not (a.question.compared or b.question.compared)
        and a.quantity.id != b.quantity.id
    )


def in_one_breath(a: Draft, b: Draft) -> bool:
    """Some sentence gives both figures: who says "a few hundred here and up to 20,000 in all" tells them apart."""
    return not a.sentences.isdisjoint(b.sentences)


def shared_reports(a: Draft, b: Draft) -> Iterator[tuple[Mention, Mention]]:
    """Mentions of the two that stand in one report, a bounded number of pairs from each."""
    theirs: dict[str, list[Mention]] = defaultdict(list)
    for mention in b.mentions:
        theirs[mention.document].append(mention)
    mine: Counter[str] = Counter()
    for mention in a.mentions:
        mine[mention.document] += 1
        if mine[mention.document] <= _PAIRED:
            for other in theirs.get(mention.document, ())[:_PAIRED]:
                yield mention, other


def days_between(a: TimeInterval, b: TimeInterval) -> int:
    """Days from the end of the earlier to the start of the later one; 0 when they touch or an end is open."""
    one, other = (a, b) if (a.end or datetime.date.max) <= (b.end or datetime.date.max) else (b, a)
    if one.end is None or other.start is None or other.start <= one.end:
        return 0
    return (other.start - one.end).days
