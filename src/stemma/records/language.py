"""One document: its tokens, sentences, names and times."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.records.kinds import Anchor, BlockKind, NameKind
from stemma.records.places import TimeInterval


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the text.  `tag` is a universal part of speech, "" when unknown.

    `head` is the index of the syntactic head in `Annotation.tokens`, -1 when there is no parse;
    `label` is the universal dependency relation to it, "" when there is no parse.
    """

    start: int
    end: int
    text: str
    tag: str = ""
    lemma: str = ""
    head: int = -1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens first..last (exclusive) of the annotation; a sentence never crosses a block."""

    start: int
    end: int
    first: int
    last: int
    block: BlockKind


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of something with a name.  `entity` is the key that its mentions in this document share."""

    document: str
    start: int
    end: int
    text: str
    kind: NameKind
    entity: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression.  `duration_days` is set, and `value` is None, for a length of time ("three years")."""

    document: str
    start: int
    end: int
    text: str
    value: TimeInterval | None
    anchor: Anchor
    duration_days: float | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the language layer knows about one document; all tuples are in text order."""

    document: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
