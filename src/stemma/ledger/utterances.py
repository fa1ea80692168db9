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
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from stemma.claims.persons import is_person
from stemma.language.lexicon import NEGATIONS, lemma
from stemma.ledger.dating import AnchorDay, Calendar
from stemma.ledger.entities import Directory
from stemma.ledger.issuers import issuers, paper_of
from stemma.ledger.mentions import said_beside
from stemma.ledger.values import coincidence, equal, overlap, value_of
from stemma.ledger.wording import containment, content_stems, overlap_share, words_in
from stemma.records import (
    REPORT_KINDS,
    DocumentSpan,
    Extraction,
    Passage,
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
_COMMONEST = 40
#: A morning paper is out while it is still the day before elsewhere.
_TIME_ZONES = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Words:
    """One statement with what is compared of it."""

    statement: Statement
    story: str
    text: str
    stems: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    values: tuple[Value, ...]
    speaker: str | None
    asserter: str | None
    called: frozenset[str]
    said: TimeInterval | None
    printed: datetime.date | None
    negated: bool

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
) -> list[_Words]:
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
            tokens = [w.casefold() for w in words_in(text)]
            who = statement.speaker
            paper = paper_of(who.name) if who else None
            entity = (
                directory.find(document.id, who.entity, who.name) if who and paper is None else issued.get(paper or "")
            )
            found.append(
                _Words(
                    statement=statement,
                    story=story,
                    text=text,
                    stems=frozenset(content_stems(text)),
                    runs=frozenset(zip(*(tokens[i:] for i in range(_RUN)), strict=False)),
                    values=tuple(inside),
                    speaker=entity,
                    asserter=directory.asserter(entity) if entity else None,
                    called=_called(who.name if who else "", directory.name(entity) if entity else ""),
                    said=calendar.settle(statement.said, document.id) if said_beside(statement) else None,
                    printed=_printed(calendar.anchor(document.id)),
                    negated=bool(NEGATIONS & set(tokens)),
                )
            )
    return found


def _called(*names: str) -> frozenset[str]:
    """The words of a speaker's names; none for one who has no name ("officials", "a spokesman", "the company")."""
    words = {word for name in names for word in words_in(name)}
    named = {w for w in words if w[:1].isupper() and not is_person(lemma(w.casefold(), "NOUN"))}
    return frozenset(w.casefold() for w in words) if named else frozenset()


def _printed(anchor: AnchorDay) -> datetime.date | None:
    """The day on which the report was out, when it is known to the day; words in it were said by then."""
    return anchor.day if anchor.kind == "published" else None


def _inside(quantities: Sequence[tuple[int, int, str, Value]], span: Span) -> list[Value]:
    first = bisect.bisect_left(quantities, span.start, key=lambda item: item[0])
    last = bisect.bisect_left(quantities, span.end, key=lambda item: item[0])
    return [value for _, end, _, value in quantities[first:last] if end <= span.end]


def link(a: _Words, b: _Words) -> Link:
    """Whether two statements of one story are one utterance, and why or why not."""
    if _other_days(a, b):
        return Link(False, "said on different days")
    if _different_speakers(a, b):
        return Link(False, "different speakers")
    verbatim = containment(a.runs, b.runs) if a.runs and b.runs else float(a.stems == b.stems)
    alike = containment(a.stems, b.stems)
    fewest = min(len(a.stems), len(b.stems))
    if verbatim >= 0.5 and fewest >= _ENOUGH_WORDS:
        return Link(True, "the same words" if verbatim > 0.95 else "largely the same words", max(verbatim, alike))
    if len(a.runs & b.runs) >= 4 and verbatim >= 0.2:
        return Link(True, "a run of the same words", alike)
    if a.negated != b.negated:
        return Link(False, "one of them negates")
    if alike == 1 and fewest >= 4 and overlap_share(a.stems, b.stems) >= 0.6:
        return Link(True, "the same content words", alike)
    same_speaker = a.speaker is not None and a.speaker == b.speaker
    if not same_speaker:
        unnamed = a.speaker is None or b.speaker is None
        telling = [x for x in a.values if coincidence(x) >= 0.3 and any(equal(x, y) for y in b.values)]
        figures = bool(telling) and _figures_fit(a.values, b.values)
        if unnamed and figures and alike >= 0.5 and len(a.stems & b.stems) >= 5:
            return Link(True, "the same figures in much the same words, one speaker unnamed", alike)
        return Link(False, "not verbatim, and the speaker is not known to be the same")
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


def _different_speakers(a: _Words, b: _Words) -> bool:
    """Both are named, as two parties, and the name of neither holds that of the other ("Vesta", "Vesta officials")."""
    if not a.speaker or not b.speaker or a.speaker == b.speaker or a.asserter == b.asserter:
        return False
    return bool(a.called and b.called) and not (a.called <= b.called or b.called <= a.called)


def _other_days(a: _Words, b: _Words) -> bool:
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


def find_utterances(statements: Sequence[_Words], directory: Directory) -> list[Utterance]:
    """Every statement in exactly one utterance, most of them alone in theirs.

    Linking is greedy from the most alike pair on; a statement joins a group only when none of the
    group contradicts it, so that a chain of half-alike quotations never ties two interviews.
    """
    by_story: dict[str, list[_Words]] = defaultdict(list)
    for one in statements:
        by_story[one.story].append(one)
    out = []
    for story, members in sorted(by_story.items()):
        members.sort(key=lambda w: (w.statement.document, w.span.start, w.span.end, w.statement.id))
        groups: dict[int, list[int]] = {i: [i] for i in range(len(members))}
        group_of = list(range(len(members)))
        reasons: dict[int, list[str]] = defaultdict(list)
        links = sorted(
            (
                (-found.similarity, i, j, found.reason)
                for i, j in _candidates(members)
                for found in [_checked(members[i], members[j])]
                if found.same
            ),
        )
        mates: dict[int, set[int]] = defaultdict(set)
        for _, i, j, _ in links:
            mates[i].add(j)
            mates[j].add(i)
        for _, i, j, reason in links:
            left, right = group_of[i], group_of[j]
            if left == right or not _compatible(members, groups[left], groups[right], mates):
                continue
            low, high = sorted((left, right))
            for k in groups[high]:
                group_of[k] = low
            groups[low] += groups.pop(high)
            reasons[low] += [*reasons.pop(high, []), reason]
        for first, group in sorted(groups.items()):
            out.append(_utterance(story, [members[k] for k in sorted(group)], reasons.get(first, []), directory))
    return out


def _checked(a: _Words, b: _Words) -> Link:
    found = link(a, b)
    if found.same and a.statement.document == b.statement.document:
        if a.speaker != b.speaker and _nested(a.span, b.span):
            return Link(False, "one speaker tells what the other one said")
        figures = a.values and b.values and _figures_fit(a.values, b.values)
        if not figures and found.similarity < 0.9:
            return Link(False, "two statements of one report")
    return found


def _nested(a: DocumentSpan, b: DocumentSpan) -> bool:
    return a.start < b.end and b.start < a.end


def _compatible(
    members: Sequence[_Words], one: Sequence[int], other: Sequence[int], mates: Mapping[int, Set[int]]
) -> bool:
    """Whether two groups may be one utterance.

    Two statements of one report are one act of saying only when their words are alike, or when another
    report runs them together: one statement of it is linked to both.
    """
    for i, j in itertools.islice(itertools.product(one, other), 200):
        a, b = members[i], members[j]
        if _other_days(a, b):
            return False
        home = a.statement.document
        if home == b.statement.document and not (
            j in mates[i] or any(members[k].statement.document != home for k in mates[i] & mates[j])
        ):
            return False
        if _different_speakers(a, b):
            return False
    return True


def _candidates(members: Sequence[_Words]) -> list[tuple[int, int]]:
    """Pairs that share two stems which are rare in the story, or a figure; bounded for long stories."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(members):
        for word in one.stems:
            index[word].append(at)
        for value in one.values:
            index[f"#{value.lower}|{value.upper}|{value.unit}"].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for holders in index.values():
        if 2 <= len(holders) <= _COMMONEST:
            for pair in itertools.combinations(holders, 2):
                shared[pair] += 1
    return sorted(pair for pair, count in shared.items() if count >= 2)


def _utterance(story: str, group: Sequence[_Words], reasons: Sequence[str], directory: Directory) -> Utterance:
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


def same_statement_passages(
    statements: Sequence[_Words], utterances: Sequence[Utterance], passages: Sequence[Passage]
) -> list[Passage]:
    """One edge for each two reports that carry versions of one utterance and share no text that says so already."""
    by_id = {w.statement.id: w for w in statements}
    held: Mapping[frozenset[str], list[Passage]] = _by_pair(passages)
    out: dict[str, Passage] = {}
    for utterance in utterances:
        members = [by_id[s] for s in utterance.statements if s in by_id]
        chain = sorted(members, key=lambda w: (w.statement.document, w.span.start))
        for a, b in itertools.combinations(chain, 2) if len(chain) <= 8 else itertools.pairwise(chain):
            if a.statement.document == b.statement.document:
                continue
            if any(_covers(p, a.span, b.span) for p in held.get(frozenset((a.span.document, b.span.document)), ())):
                continue
            found = link(a, b)
            if not found.same:
                continue
            identifier = content_id("p", "same_statement", *_flat(a.span), *_flat(b.span))
            reason = f"{utterance.speaker.name if utterance.speaker else 'somebody'}: {found.reason}"
            count = min(len(list(words_in(a.text))), len(list(words_in(b.text))))
            out[identifier] = Passage(
                identifier, a.span, b.span, "same_statement", round(found.similarity, 3), count, False, reason
            )
    return [out[key] for key in sorted(out)]


def _by_pair(passages: Sequence[Passage]) -> Mapping[frozenset[str], list[Passage]]:
    held: dict[frozenset[str], list[Passage]] = defaultdict(list)
    for passage in passages:
        held[frozenset((passage.a.document, passage.b.document))].append(passage)
    return held


def _covers(passage: Passage, one: DocumentSpan, other: DocumentSpan) -> bool:
    """The passage holds most of the shorter of the two: what they share of the statement, it says already."""
    a, b = (one, other) if passage.a.document == one.document else (other, one)
    shorter = min(a.end - a.start, b.end - b.start)
    return min(_shared(passage.a, a), _shared(passage.b, b)) >= 0.5 * shorter


def _shared(passage: DocumentSpan, span: DocumentSpan) -> int:
    return min(passage.end, span.end) - max(passage.start, span.start)


def _flat(span: DocumentSpan) -> tuple[str, int, int]:
    return span.document, span.start, span.end
