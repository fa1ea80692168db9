"""Which statements of different reports are one act of saying: verbatim, cut, reworded or translated anew.

Two statements are linked when the speakers may be the same, the figures do not contradict each
other, neither negates the other, the days of saying do not differ, and the words are enough alike:
mostly the same for speech without figures, in part the same when the figures agree.
"""

from __future__ import annotations

import bisect
import datetime
import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from stemma.ledger.dating import AnchorDay, Calendar
from stemma.ledger.entities import Directory
from stemma.ledger.issuers import issuers, paper_of
from stemma.ledger.mentions import said_beside
from stemma.ledger.parties import Party, one_asserter, party, two_parties
from stemma.ledger.values import coincidence, equal, fits, overlap, value_of
from stemma.ledger.versions import Versions, is_negation, versions
from stemma.ledger.wording import containment, content_stems, overlap_share, spoken_words
from stemma.records import (
    REPORT_KINDS,
    DocumentSpan,
    Extraction,
    Span,
    Speaker,
    Statement,
    Story,
    TimeInterval,
    Utterance,
    Value,
    content_id,
)

_SILENT_ACTS = frozenset({"ask", "refuse"})
#: Words in a row that hardly two people say alike; content words that a short quotation needs.
_RUN = 5
_ENOUGH_WORDS = 3
#: Words of a quotation of which one may differ, and the share of its content words that must not.
_SHORTEST, _ALL_BUT_A_LITTLE = 3, 0.8
#: Share of the content words at which a negation or figure in one of two wordings is about what the other says.
_MUCH = 0.5
#: Statements that share a word are all compared up to here; beyond, each with the next few of them.
_COMMONEST, _NEXT = 40, 8
#: Words of a quotation that is too short for two stems in common.
_SHORT_QUOTATION = 12
#: A morning paper is out while it is still the day before elsewhere.
_TIME_ZONES = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Worded:
    """One statement with what is compared of it."""

    statement: Statement
    story: str
    text: str
    stems: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    values: tuple[Value, ...]
    spoken: tuple[str, ...]
    party: Party
    said: TimeInterval | None
    printed: datetime.date | None
    negated: bool

    @property
    def speaker(self) -> str | None:
        return self.party.entity

    @property
    def quoted(self) -> bool:
        return self.statement.mode != "indirect"

    @property
    def span(self) -> DocumentSpan:
        content = self.statement.content
        return DocumentSpan(self.statement.document, min(s.start for s in content), max(s.end for s in content))


@dataclass(frozen=True, slots=True)
class Link:
    """Why two statements are one utterance (`same`), and how alike their words are."""

    same: bool
    reason: str
    similarity: float = 0.0


def statement_words(
    extractions: Sequence[Extraction], stories: Sequence[Story], directory: Directory, calendar: Calendar
) -> list[Worded]:
    story_of = {document: story.id for story in stories for document in story.documents}
    found = []
    for extraction in sorted(extractions, key=lambda e: e.document.id):
        document = extraction.document
        story = story_of.get(document.id)
        if story is None:
            continue
        quantities = sorted(
            ((q.start, q.end, q.id, v) for q in extraction.quantities for v in [value_of(q)] if v is not None),
            key=lambda item: item[:3],
        )
        issued = issuers(extraction, directory)
        for statement in extraction.statements:
            if not statement.content or statement.block not in REPORT_KINDS or statement.act in _SILENT_ACTS:
                continue
            text = " ".join(document.text[s.start : s.end] for s in statement.content)
            inside = [v for span in statement.content for v in _inside(quantities, span)]
            tokens = tuple(spoken_words(text))
            who = statement.speaker
            paper = paper_of(who.name) if who else None
            entity = (
                directory.find(document.id, who.entity, who.name) if who and paper is None else issued.get(paper or "")
            )
            found.append(
                Worded(
                    statement=statement,
                    story=story,
                    text=text,
                    stems=frozenset(content_stems(text)),
                    runs=frozenset(zip(*(tokens[i:] for i in range(_RUN)), strict=False)),
                    values=tuple(inside),
                    spoken=tokens,
                    party=party(who.name if who and paper is None else "", entity, directory),
                    said=calendar.settle(statement.said, document.id) if said_beside(statement) else None,
                    printed=_printed(calendar.anchor(document.id)),
                    negated=any(map(is_negation, tokens)),
                )
            )
    return found


def _printed(anchor: AnchorDay) -> datetime.date | None:
    """The day on which the report was out, when it is known to the day; words in it were said by then."""
    return anchor.day if anchor.kind == "published" else None


def _inside(quantities: Sequence[tuple[int, int, str, Value]], span: Span) -> list[Value]:
    first = bisect.bisect_left(quantities, span.start, key=lambda item: item[0])
    last = bisect.bisect_left(quantities, span.end, key=lambda item: item[0])
    return [value for _, end, _, value in quantities[first:last] if end <= span.end]


def link(a: Worded, b: Worded) -> Link:
    """Whether two statements of one story are one utterance, and why or why not."""
    if _other_days(a, b):
        return Link(False, "said on different days")
    if two_parties(a.party, b.party):
        return Link(False, "different speakers")
    if (a.statement.act == "deny") != (b.statement.act == "deny"):
        return Link(False, "one of them denies")
    together = versions(a.spoken, b.spoken)
    same_speaker = one_asserter(a.party, b.party)
    if _other_figures(a, b, together):
        if same_speaker and _misquoted(a, b, together):
            return Link(True, "same speaker, the same quotation but for a figure", 0.9)
        return Link(False, "other figures")
    verbatim = containment(a.runs, b.runs) if a.runs and b.runs else float(a.stems == b.stems)
    alike = containment(a.stems, b.stems)
    fewest = min(len(a.stems), len(b.stems))
    close = verbatim >= 0.2 or together.core_share >= _ALL_BUT_A_LITTLE
    if together.negates if close else a.negated != b.negated:
        return Link(False, "one of them negates")
    if verbatim >= 0.5 and fewest >= _ENOUGH_WORDS:
        return Link(True, "the same words" if verbatim > 0.95 else "largely the same words", max(verbatim, alike))
    if len(a.runs & b.runs) >= 4 and verbatim >= 0.2:
        return Link(True, "a run of the same words", alike)
    if alike == 1 and fewest >= 4 and overlap_share(a.stems, b.stems) >= 0.6:
        return Link(True, "the same content words", alike)
    if not same_speaker:
        unnamed = a.speaker is None or b.speaker is None
        telling = [x for x in a.values if coincidence(x) >= 0.3 and any(equal(x, y) for y in b.values)]
        figures = bool(telling) and _figures_fit(a.values, b.values)
        if unnamed and figures and alike >= 0.5 and len(a.stems & b.stems) >= 5:
            return Link(True, "the same figures in much the same words, one speaker unnamed", alike)
        return Link(False, "not verbatim, and the speaker is not known to be the same")
    if a.quoted and b.quoted and together.shared >= _SHORTEST and together.core_share >= _ALL_BUT_A_LITTLE:
        return Link(True, "same speaker, all but a little of a quotation", max(alike, together.core_share))
    if verbatim >= 0.3:
        return Link(True, "same speaker, a run of the same words", alike)
    if a.values and b.values:
        if not _figures_fit(a.values, b.values):
            return Link(False, "other figures")
        if alike >= 0.3 and len(a.stems & b.stems) >= 2:
            return Link(True, "same speaker and figures, reworded", alike)
        return Link(False, "same speaker and figures, too few words in common")
    if alike >= 0.6 and len(a.stems & b.stems) >= 4 and overlap_share(a.stems, b.stems) >= 0.3:
        return Link(True, "same speaker, reworded", alike)
    return Link(False, "too few words in common")


def _other_figures(a: Worded, b: Worded, together: Versions) -> bool:
    """Each has a figure that none of the other's allows; or the words differ in a number that is read as no figure."""
    one = [x for x in a.values if not any(_allows(x, y) for y in b.values)]
    other = [y for y in b.values if not any(_allows(x, y) for x in a.values)]
    if any(x.unit == y.unit for x in one for y in other):
        return True
    return together.counts_otherwise and not (a.values and b.values and not one and not other)


def _contradict(a: Worded, b: Worded) -> bool:
    """In much the same words one denies, negates, or has another figure; a third, cut before it, does not join them."""
    together = versions(a.spoken, b.spoken)
    if together.core_share < _MUCH:
        return False
    denial = (a.statement.act == "deny") != (b.statement.act == "deny")
    return denial or together.negates or _other_figures(a, b, together)


def _allows(a: Value, b: Value) -> bool:
    return overlap(a, b) or fits(a, b)


def _misquoted(a: Worded, b: Worded, together: Versions) -> bool:
    """Both in quotation marks, alike in every word but the figures, and printed on one day as far as days are known."""
    days = [w.said.start if w.said else w.printed for w in (a, b)]
    if days[0] and days[1] and abs(days[0] - days[1]) > _TIME_ZONES:
        return False
    return a.quoted and b.quoted and together.same_but_figures and together.shared >= _RUN


def _other_days(a: Worded, b: Worded) -> bool:
    """The days of saying differ; or one of the two was said when the report of the other was out already."""
    if a.said and b.said:
        return _apart(a.said, b.said)
    for one, other in ((a, b), (b, a)):
        if one.said and one.said.start and other.printed and one.said.start - other.printed > _TIME_ZONES:
            return True
    return False


def _apart(a: TimeInterval, b: TimeInterval) -> bool:
    if a.end and b.start and a.end < b.start:
        return True
    return bool(b.end and a.start and b.end < a.start)


def _figures_fit(a: Sequence[Value], b: Sequence[Value]) -> bool:
    """Some figure is in both, and no figure of the shorter list is denied by all of the other."""
    if not any(equal(x, y) for x in a for y in b):
        return False
    few, many = sorted((a, b), key=len)
    return all(any(overlap(x, y) and x.unit == y.unit for y in many) for x in few)


@dataclass(frozen=True, slots=True)
class _Class:
    """Statements of one story alike in every word, figure, speaker and day: linked or not as their first one is."""

    first: Worded
    members: tuple[Worded, ...]
    documents: frozenset[str]


def find_utterances(statements: Sequence[Worded], directory: Directory) -> list[Utterance]:
    """Every statement in exactly one utterance, most of them alone in theirs.

    Identical wordings are one class from the start, so that fifty reprints cost no more than one.
    Linking of classes is greedy from the most alike pair on; one joins a group only when none of the
    group contradicts it, so that a chain of half-alike quotations never ties two interviews.
    """
    by_story: dict[str, list[Worded]] = defaultdict(list)
    for one in statements:
        by_story[one.story].append(one)
    out = []
    for story, members in sorted(by_story.items()):
        members.sort(key=_place)
        classes = _classes(members)
        groups: dict[int, list[int]] = {i: [i] for i in range(len(classes))}
        group_of = list(range(len(classes)))
        reasons: dict[int, list[str]] = defaultdict(list)
        for i, alike in enumerate(classes):
            if len(alike.members) > 1:
                reasons[i].append("the same words")
        links = sorted(
            (
                (-found.similarity, i, j, found.reason)
                for i, j in _candidates([c.first for c in classes])
                for found in [_checked(classes[i], classes[j])]
                if found.same
            ),
        )
        mates: dict[int, set[int]] = defaultdict(set)
        for _, i, j, _ in links:
            mates[i].add(j)
            mates[j].add(i)
        for _, i, j, reason in links:
            left, right = group_of[i], group_of[j]
            if left == right or not _compatible(classes, groups[left], groups[right], mates):
                continue
            low, high = sorted((left, right))
            for k in groups[high]:
                group_of[k] = low
            groups[low] += groups.pop(high)
            reasons[low] += [*reasons.pop(high, []), reason]
        for first, group in sorted(groups.items()):
            held = sorted((w for k in group for w in classes[k].members), key=_place)
            out.append(_utterance(story, held, reasons.get(first, []), directory))
    return out


def _place(words: Worded) -> tuple[str, int, int, str]:
    return words.statement.document, words.span.start, words.span.end, words.statement.id


def _classes(members: Sequence[Worded]) -> list[_Class]:
    alike: dict[tuple[Hashable, ...], list[Worded]] = defaultdict(list)
    for w in members:
        days = (w.said.start, w.said.end) if w.said else None
        key = (w.spoken, w.party, w.statement.act, days, w.printed)
        whole = bool(alike[key]) and link(alike[key][0], w).same
        alike[key if whole or not alike[key] else (*key, w.statement.id)].append(w)
    found = [_Class(held[0], tuple(held), frozenset(w.statement.document for w in held)) for held in alike.values()]
    return sorted(found, key=lambda c: _place(c.first))


def _checked(one: _Class, other: _Class) -> Link:
    a, b = one.first, other.first
    found = link(a, b)
    if found.same and one.documents & other.documents:
        if a.speaker != b.speaker and any(
            _nested(v.span, w.span) for v, w in itertools.product(one.members[:_NEXT], other.members[:_NEXT])
        ):
            return Link(False, "one speaker tells what the other one said")
        figures = a.values and b.values and _figures_fit(a.values, b.values)
        if not figures and found.similarity < 0.9:
            return Link(False, "two statements of one report")
    return found


def _nested(a: DocumentSpan, b: DocumentSpan) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end


def _compatible(
    classes: Sequence[_Class], one: Sequence[int], other: Sequence[int], mates: Mapping[int, Set[int]]
) -> bool:
    """Whether two groups may be one utterance.

    Two statements of one report are one act of saying only when their words are alike, or when another
    report runs them together: one statement of it is linked to both.
    """
    for i, j in itertools.islice(itertools.product(one, other), 200):
        a, b = classes[i].first, classes[j].first
        if _other_days(a, b) or two_parties(a.party, b.party):
            return False
        if j not in mates[i] and _contradict(a, b):
            return False
        homes = classes[i].documents & classes[j].documents
        if homes and not (j in mates[i] or any(classes[k].documents - homes for k in mates[i] & mates[j])):
            return False
    return True


def _candidates(members: Sequence[Worded]) -> list[tuple[int, int]]:
    """Pairs that share two stems or runs of words, or a stem and a figure; about linear in their number.

    A word that very many share ties each to the next few only: chains of links do the rest.  For short
    quotations one stem is enough when the speaker is the same.
    """
    index: dict[Hashable, list[int]] = defaultdict(list)
    for at, one in enumerate(members):
        short = one.quoted and len(one.spoken) <= _SHORT_QUOTATION
        for word in sorted(one.stems):
            index[word].append(at)
            if short and one.party.asserter:
                index[one.party.asserter, word].append(at)
        for run in one.runs:
            index[run].append(at)
        for value in one.values:
            index[value.lower, value.upper, value.unit].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for holders in index.values():
        for pair in itertools.combinations(holders, 2) if len(holders) <= _COMMONEST else _neighbours(holders):
            shared[pair] += 1
    return sorted(pair for pair, count in shared.items() if count >= 2)


def _neighbours(holders: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(holders):
        for other in holders[at + 1 : at + 1 + _NEXT]:
            yield one, other


def _utterance(story: str, group: Sequence[Worded], reasons: Sequence[str], directory: Directory) -> Utterance:
    ids = tuple(w.statement.id for w in group)
    speakers = sorted(w.speaker for w in group if w.speaker)
    entity = max(speakers, key=speakers.count) if speakers else None
    unnamed = next((w.statement.speaker for w in group if w.statement.speaker), None)
    speaker = Speaker(entity, directory.name(entity)) if entity else (Speaker(None, unnamed.name) if unnamed else None)
    said = min((w.said for w in group if w.said and w.said.known), key=_width, default=None)
    return Utterance(content_id("u", story, *sorted(ids)), story, ids, speaker, said, tuple(sorted(set(reasons))))


def _width(time: TimeInterval) -> tuple[int, str, str]:
    days = (time.end - time.start).days if time.start and time.end else 10**6
    return days, str(time.start), str(time.end)
