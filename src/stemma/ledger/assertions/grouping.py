"""Tellings of one story gathered into propositions: blocked by predicate and participant, joined by links, never by chains."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from stemma.ledger.assertions.alignment import apart, compare, link, places_apart
from stemma.ledger.assertions.predicates import LOOSE
from stemma.ledger.assertions.tellings import CORE, Telling
from stemma.ledger.entities import Directory

#: Of a key that more tellings share, each is compared with the next few only.
_COMMONEST, _NEXT = 60, 12
#: Pairs looked at before two groups are joined.
_CHECKED = 120


def gather(tellings: Sequence[Telling], directory: Directory) -> list[tuple[list[Telling], tuple[str, ...]]]:
    """The propositions of a story, each with the reasons why its tellings are one; most have one telling.

    Tellings alike in every word are one from the start.  Two groups are joined by their strongest link, unless
    something tells any of the one from any of the other.
    """
    classes = _classes(tellings)
    groups: dict[int, list[int]] = {at: [at] for at in range(len(classes))}
    group_of = list(range(len(classes)))
    reasons: dict[int, set[str]] = defaultdict(set)
    for at, alike in enumerate(classes):
        if len(alike) > 1:
            reasons[at].add("the same words")
    links = []
    for i, j in _candidates([alike[0] for alike in classes]):
        found = link(classes[i][0], classes[j][0], directory)
        if found.same:
            links.append((-found.strength, i, j, found.reason))
    for _, i, j, reason in sorted(links):
        left, right = group_of[i], group_of[j]
        if left == right or not _compatible(classes, groups[left], groups[right], directory):
            continue
        low, high = sorted((left, right))
        for k in groups[high]:
            group_of[k] = low
        groups[low] += groups.pop(high)
        reasons[low] |= {reason, *reasons.pop(high, set())}
    out = []
    for first, group in sorted(groups.items()):
        held = sorted((one for k in group for one in classes[k]), key=lambda one: one.place)
        out.append((held, tuple(sorted(reasons.get(first, ())))))
    return out


def _classes(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings in the same words with the same predicate, polarity and participants; a loose one needs several words."""
    alike: dict[Hashable, list[Telling]] = defaultdict(list)
    for one in tellings:
        words = " ".join(one.text.casefold().split())
        fillers = tuple(
            (role, filler.entity or filler.head, filler.participant.name.casefold())
            for role in CORE
            for filler in one.roles.get(role, ())
        )
        pronouns = any(filler.pronoun for some in one.roles.values() for filler in some)
        short = len(one.stems) < 3 or (pronouns and one.utterance is None)
        times = (one.as_of.start, one.as_of.end) if one.as_of is not None and one.as_of_from == "text" else None
        key = (one.form, one.predication.polarity, fillers, words, times, one.utterance if pronouns else None)
        alike[(*key, one.predication.id) if short else key].append(one)
    return sorted(alike.values(), key=lambda some: some[0].place)


def _candidates(members: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of one predicate and polarity that share a participant, an utterance or a rare word."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for at, one in enumerate(members):
        block = (one.form, one.predication.polarity)
        for key in _keys(one):
            index[(*block, *key)].append(at)
    met: set[tuple[int, int]] = set()
    for _, holders in sorted(index.items(), key=lambda item: str(item[0])):
        pairs = itertools.combinations(holders, 2) if len(holders) <= _COMMONEST else _neighbours(holders)
        for pair in pairs:
            if pair not in met:
                met.add(pair)
                yield pair


def _keys(one: Telling) -> Iterator[tuple[str, str]]:
    for fillers in one.roles.values():
        for filler in fillers:
            if filler.entity is not None:
                yield "entity", filler.entity
            if filler.head:
                yield "head", filler.head
    if one.utterance is not None:
        yield "utterance", one.utterance
    if one.form in LOOSE:
        for word in sorted(one.stems):
            yield "word", word


def _neighbours(holders: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(holders):
        for other in holders[at + 1 : at + 1 + _NEXT]:
            yield one, other


def _compatible(
    classes: Sequence[Sequence[Telling]], one: Sequence[int], other: Sequence[int], directory: Directory
) -> bool:
    for i, j in itertools.islice(itertools.product(one, other), _CHECKED):
        a, b = classes[i][0], classes[j][0]
        if apart(a, b) or places_apart(a.places, b.places, directory) or compare(a, b, directory).other:
            return False
    return True
