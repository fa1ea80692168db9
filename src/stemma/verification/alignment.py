"""Is every word of the claim borne out near the figure, and told as firmly?

Strict on purpose: a word that the reports do not have is a difference, whatever the topic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.records import Annotation, Span
from stemma.verification.keys import keys_of, out_of, parts_of, phrase_keys
from stemma.verification.light_words import is_light
from stemma.verification.surroundings import Surroundings

#: Words that make a figure less than told as a fact; each must be in the claim when all the reports have one.
WEAKENING: frozenset[str] = frozenset(
    [
        "alleged",
        "allegedly",
        "could",
        "feared",
        "likely",
        "may",
        "maybe",
        "might",
        "perhaps",
        "possible",
        "possibly",
        "potential",
        "potentially",
        "presumed",
        "probable",
        "probably",
        "purportedly",
        "suspected",
        "unconfirmed",
        "unverified",
    ]
)
_WEAK_BEFORE, _WEAK_AFTER = 12, 5
#: Arcs followed from a figure to its verb.
_CLIMB = 4
#: Words before a figure among which its verb is looked for when the arcs lead to none.
_REACH = 10


@dataclass(frozen=True, slots=True)
class Need:
    """One word of the claim that the reports must bear out, by any of its keys.

    `governs` marks the verb that the figure hangs on: the figure's own sentence must have it.
    """

    word: str
    keys: frozenset[str]
    token: int
    governs: bool = False


# ------------------------------------------------------------------------------------------- words


def needs_of(annotation: Annotation, skipped: Sequence[Span], figure: Span | None = None, role: str = "") -> list[Need]:
    """The content words of a claim outside the spans that are compared by other means (figures, times).

    `figure` and its `role` tell which words govern it.
    """
    found = []
    governing = governor(annotation, figure) if figure is not None else None
    phrased = phrase_keys(annotation.tokens)
    for at, token in enumerate(annotation.tokens):
        if is_light(token) or any(s.start < token.end and token.start < s.end for s in skipped):
            continue
        for part in parts_of(token.text):
            keys = keys_of(part, token.tag) | frozenset(phrased.get(at, ()))
            if out_of(annotation.tokens, at):
                keys = frozenset(f"out of:{key}" for key in keys)
            found.append(Need(part, keys, at, governs=at == governing or (role != "" and f"role:{role}" in keys)))
    return found


def governor(annotation: Annotation, figure: Span) -> int | None:
    """The index of the verb that a figure hangs on, by the arcs; None without one."""
    tokens = annotation.tokens
    inside = [at for at, t in enumerate(tokens) if t.start < figure.end and figure.start < t.end]
    at = inside[-1] if inside else None
    for _ in range(_CLIMB):
        if at is None or tokens[at].head < 0 or tokens[at].head == at:
            break
        at = tokens[at].head
        if tokens[at].tag == "VERB":
            return at
    if not inside:
        return None
    before = range(inside[0] - 1, max(-1, inside[0] - _REACH), -1)
    after = range(inside[-1] + 1, min(len(tokens), inside[-1] + _REACH))
    return next((i for i in (*before, *after) if tokens[i].tag == "VERB"), None)


def vocabulary(around: Surroundings, *, widely: bool = True) -> set[str]:
    """The keys of all words that may bear out a claim: those of its own sentences and, widely, of those near."""
    found: set[str] = set()
    for stretch, sentence in (*around.own, *(around.near if widely else ())):
        tokens = stretch.annotation.tokens[sentence.first : sentence.last]
        phrased = phrase_keys(tokens)
        for at, token in enumerate(tokens):
            if not around.free(stretch, token):
                continue
            if out_of(tokens, at):
                found |= {f"out of:{key}" for key in keys_of(token.text, token.tag)}
                continue
            found |= keys_of(token.text, token.tag) | phrased.get(at, set())
            for part in parts_of(token.text):
                found |= keys_of(part, token.tag)
    return found


def keys_of_text(texts: Iterable[str]) -> set[str]:
    """The keys of the words of names and notes."""
    found: set[str] = set()
    for text in texts:
        for word in text.split():
            for part in (word, *parts_of(word)):
                found |= keys_of(part)
    return found


def missing_words(needs: Sequence[Need], known: set[str], own: set[str]) -> list[str]:
    """The words of the claim that nothing bears out, in order, each once; the figure's verb must be in its `own` words."""
    return list(dict.fromkeys(n.word for n in needs if not n.keys & (own if n.governs else known)))


# -------------------------------------------------------------------------------------------- hedges


def weakened(around: Surroundings, span: Span) -> str | None:
    """The word near a figure that makes it less than a fact ("may", "feared"), within its sentence; None when none does."""
    for stretch, sentence in around.own:
        tokens = stretch.annotation.tokens[sentence.first : sentence.last]
        inside = [
            at
            for at, t in enumerate(tokens)
            if stretch.start + t.start < span.end and span.start < stretch.start + t.end
        ]
        if not inside:
            continue
        for at in range(max(0, inside[0] - _WEAK_BEFORE), min(len(tokens), inside[-1] + 1 + _WEAK_AFTER)):
            if at not in inside and tokens[at].text.casefold() in WEAKENING and tokens[at].tag != "PROPN":
                return tokens[at].text
    return None


def claim_is_weak(claim: Annotation) -> bool:
    """The claim itself says that it may be so."""
    return any(token.text.casefold() in WEAKENING for token in claim.tokens)
