"""Definite descriptions of bodies: "the coalition", "US-led coalition", "the ministry of health".

A description is a head noun with modifiers.  Inside one story two descriptions with one head name
one body when the modifiers of the one are among those of the other ("the ministry", "the health
ministry", "Velmora's ministry of health"); "the Iranian-led coalition" and "the US-led coalition"
have each a modifier of their own and stay apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from stemma.ledger.groups import Groups
from stemma.ledger.wording import folded

#: Nouns that name a kind of body; with modifiers they make a description of one.
BODY_NOUNS: frozenset[str] = frozenset(
    {
        "academy", "administration", "agency", "alliance", "ambulance", "army", "association", "authority", "bank",
        "board", "brigade", "bureau", "campaign", "center", "centre", "church", "city", "club", "coalition", "command",
        "commission", "committee", "company", "council", "county", "court", "crew", "delegation", "department",
        "directorate", "embassy", "exchange", "federation", "firm", "force", "foundation", "front", "fund",
        "government", "group", "hospital", "institute", "judiciary", "junta", "league", "legislature", "mayor",
        "military", "militia", "ministry", "mission", "monitor", "movement", "municipality", "navy", "network",
        "observatory", "office", "operator", "organisation", "organization", "paper", "parliament", "party", "police",
        "presidency", "province", "regime", "regulator", "school", "secretariat", "senate", "service", "society",
        "state", "team", "trust", "union", "university", "utility",
    }
)  # fmt: skip
_POST_MODIFIERS = frozenset(
    {
        "against", "at", "by", "fighting", "from", "in", "on", "over", "that", "to", "tracking", "under", "which",
        "who", "with",
    }
)  # fmt: skip
_OF = frozenset(["for", "of"])
_IGNORED = frozenset(["a", "an", "and", "its", "own", "same", "the", "their", "this"])


@dataclass(frozen=True, slots=True)
class Description:
    head: str
    modifiers: frozenset[str]


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> Description | None:
    """The head noun and its modifiers; None when the name has no head that means a kind of body."""
    tokens = [t for t in re.findall(r"[\w.&-]+", folded(name)) if t.strip(".")]
    if tokens and tokens[-1] in BODY_NOUNS and not any(t in _POST_MODIFIERS or t in _OF for t in tokens):
        return Description(_singular(tokens[-1]), _modifiers(tokens[:-1]))
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if _singular(token) not in BODY_NOUNS:
            continue
        if following in _OF:
            rest = tokens[at + 2 :]
            cut = next((i for i, t in enumerate(rest) if t in _POST_MODIFIERS or t in _OF), len(rest))
            return Description(_singular(token), _modifiers(tokens[:at] + rest[:cut]))
        if following in _POST_MODIFIERS:
            return Description(_singular(token), _modifiers(tokens[:at]))
    if tokens and _singular(tokens[-1]) in BODY_NOUNS:
        return Description(_singular(tokens[-1]), _modifiers(tokens[:-1]))
    return None


def _singular(word: str) -> str:
    if word in BODY_NOUNS:
        return word
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + instead in BODY_NOUNS:
            return word[: -len(ending)] + instead
    return word


def _modifiers(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(token.replace(".", "") for token in tokens) - _IGNORED


def _within(small: frozenset[str], large: frozenset[str]) -> bool:
    """Every modifier of the one is among those of the other, a slip of one letter forgiven in long words."""
    return all(
        word in large
        or (len(word) >= 5 and any(Levenshtein.distance(word, other, score_cutoff=1) <= 1 for other in large))
        for word in small
    )


def same_body(mentions: Mapping[tuple[str, str], Iterable[str]]) -> list[tuple[tuple[str, str], tuple[str, str], str]]:
    """Pairs of mentions ((document, key) -> its names) of one story that describe one body, with the reason.

    A bare head ("the ministry") goes to the only described one of its own document, else of the
    story; when there are several it stays alone.
    """
    described: dict[tuple[str, frozenset[str]], list[tuple[str, str]]] = defaultdict(list)
    words: dict[tuple[str, frozenset[str]], str] = {}
    for mention in sorted(mentions):
        for name in sorted(set(mentions[mention])):
            description = parse(name)
            if description is not None:
                node = (description.head, description.modifiers)
                described[node].append(mention)
                words.setdefault(node, name)
    joined: Groups[tuple[str, str]] = Groups(sorted(mentions))
    pairs: list[tuple[tuple[str, str], tuple[str, str], str]] = []

    def join(one: tuple[str, str], other: tuple[str, str], reason: str) -> None:
        if not joined.together(one, other):
            joined.join(one, other)
            pairs.append((one, other, reason))

    for node, holders in described.items():
        if node[1]:
            for holder in holders[1:]:
                join(holders[0], holder, f"both are called {words[node]}")
    heads: dict[str, list[frozenset[str]]] = defaultdict(list)
    for head, modifiers in described:
        heads[head].append(modifiers)
    for head, sets in sorted(heads.items()):
        ordered = sorted(sets, key=lambda s: (len(s), sorted(s)))
        full = [s for s in ordered if s]
        for small in full:
            larger = [
                s
                for s in full
                if s != small and _within(small, s) and (len(s) > len(small) or sorted(s) > sorted(small))
            ]
            if larger and all(_within(a, b) or _within(b, a) for a in larger for b in larger):
                reason = f"{words[head, small]} is a short form of {words[head, larger[-1]]} in one story"
                join(described[head, small][0], described[head, larger[-1]][0], reason)
        for bare in described.get((head, frozenset()), []):
            own = {joined.find(m) for s in full for m in described[head, s] if m[0] == bare[0]}
            anywhere = {joined.find(m) for s in full for m in described[head, s]}
            target = own if own else anywhere
            if len(target) == 1:
                join(bare, target.pop(), f"{words[head, frozenset()]} can only be the one {head} of the story")
        bares = described.get((head, frozenset()), [])
        if not full:
            for bare in bares[1:]:
                join(bares[0], bare, f"both are called {words[head, frozenset()]} in one story")
    return pairs
