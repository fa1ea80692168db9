"""The interface every annotator has, and the one made of rules.

A trained pipeline comes behind the same interface and fills tags, lemmas and arcs by model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from stemma.language.lexicon import lemma
from stemma.language.names import find_names
from stemma.language.sentences import split_sentences
from stemma.language.tags import tag_sentence
from stemma.language.times import find_times
from stemma.language.tokens import tokenize
from stemma.records import Annotation, BlockKind, Document, Sentence, Token


class Annotator(Protocol):
    """From a document to what its language says: pure, deterministic, never raises on any text."""

    @property
    def name(self) -> str: ...

    def annotate(self, document: Document) -> Annotation: ...


class RuleAnnotator:
    """Sentences, tokens, coarse tags, names and times by rule; no arcs (`Token.head` is -1)."""

    name = "rules"

    def annotate(self, document: Document) -> Annotation:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        text = document.text
        spans: list[tuple[int, int, BlockKind]] = [(block.start, block.end, block.kind) for block in document.blocks]
        for start, end, kind in spans or [(0, len(text), "body")]:
            words = tokenize(text, start, end)
            for first, last in split_sentences(text, words, start, end):
                offset = len(tokens)
                part = words[first:last]
                for word, tag in zip(part, tag_sentence([word.text for word in part]), strict=True):
                    tokens.append(Token(word.start, word.end, word.text, tag, lemma(word.text, tag)))
                sentences.append(Sentence(part[0].start, part[-1].end, offset, len(tokens), kind))
        times = find_times(document, tokens, sentences)
        names = find_names(document, tokens, sentences, times)
        return Annotation(document.id, tuple(tokens), tuple(sentences), tuple(names), tuple(times))


_ANNOTATORS: dict[str, Callable[[], Annotator]] = {"rules": RuleAnnotator}


def get_annotator(name: str = "rules") -> Annotator:
    """The annotator of that name; raises ValueError, naming those there are, when there is none."""
    try:
        return _ANNOTATORS[name]()
    except KeyError:
        raise ValueError(f"no annotator is called {name!r}; there are: {', '.join(sorted(_ANNOTATORS))}") from None
