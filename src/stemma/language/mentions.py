"""A model's mentions as one more vote on the names that the rules have found.

A mention alone decides nothing: it gives a kind where the rules saw none, and a name of its own only where the
model's tags agree that its words are a name and the rules have no name or time there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from stemma.language.gazetteer import country
from stemma.records import Document, Name, NameKind, Sentence, Time, Token


class Mention(NamedTuple):
    """Tokens first..last (exclusive) of the annotation that a model takes for a name of this kind."""

    first: int
    last: int
    kind: NameKind


def unsettled_sentences(
    tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Name], times: Sequence[Time]
) -> list[bool]:
    """For each sentence whether a mention could tell anything there.

    It can where a name is of no known kind or where a proper noun is in no name and no time.  All are in text order.
    """
    spans = sorted(
        [*((one.start, one.end, one.kind == "other") for one in names), *((one.start, one.end, False) for one in times)]
    )
    at = 0
    found = []
    for sentence in sentences:
        unsettled = False
        for token in tokens[sentence.first : sentence.last]:
            if token.tag != "PROPN":
                continue
            while at < len(spans) and spans[at][1] <= token.start:
                at += 1
            unsettled = unsettled or at == len(spans) or spans[at][0] > token.start or spans[at][2]
        found.append(unsettled)
    return found


def with_mentions(
    document: Document,
    tokens: Sequence[Token],
    names: Sequence[Name],
    times: Sequence[Time],
    mentions: Sequence[Mention],
) -> list[Name]:
    """The names in text order, never overlapping: those of the rules, some with a kind by vote, and new ones.

    A kind is given to all mentions of an entity that the rules left "other" when the model's mentions of it
    agree more often than not; names of countries and peoples keep theirs.  `mentions` are in text order.
    """
    taken = sorted([*((one.start, one.end) for one in names), *((one.start, one.end) for one in times)])
    starts = [start for start, _ in taken]
    by_span = {(one.start, one.end): one for one in names}
    keys = {one.text: one.entity for one in names}
    votes: dict[str, Counter[NameKind]] = {}
    added: list[Name] = []
    end_of_last = 0
    for mention in mentions:
        start, end = tokens[mention.first].start, tokens[mention.last - 1].end
        same = by_span.get((start, end))
        if same is not None:
            votes.setdefault(same.entity, Counter())[mention.kind] += 1
            continue
        at = bisect_right(starts, start) - 1
        clear = (at < 0 or taken[at][1] <= start) and (at + 1 >= len(taken) or taken[at + 1][0] >= end)
        if not clear or start < end_of_last or not _is_name(tokens[mention.first : mention.last]):
            continue
        text = document.text[start:end]
        key = keys.setdefault(text, " ".join(text.lower().split()))
        added.append(Name(document.id, start, end, text, mention.kind, key))
        end_of_last = end
    kinds = {key: kind for key, counter in votes.items() if (kind := _agreed(counter)) is not None}
    voted = [_with_kind(one, kinds.get(one.entity)) for one in names]
    return sorted([*voted, *added], key=lambda one: one.start)


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether the tags bear the mention out: it begins with a capital and a proper noun is in it."""
    return tokens[0].text[0].isupper() and any(token.tag == "PROPN" for token in tokens)


def _agreed(counter: Counter[NameKind]) -> NameKind | None:
    kind, count = counter.most_common(1)[0]
    return kind if count * 2 > counter.total() else None


def _with_kind(name: Name, kind: NameKind | None) -> Name:
    if kind is None or name.kind != "other" or country(name.text) is not None:
        return name
    return Name(name.document, name.start, name.end, name.text, kind, name.entity)
