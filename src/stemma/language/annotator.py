"""The interface every annotator has, the one made of rules, and how one is had by name.

A trained pipeline (`trained.py`) stands behind the same interface and fills tags, lemmas and arcs by model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from stemma.language import DEFAULT
from stemma.language.lexicon import lemma
from stemma.language.names import find_names
from stemma.language.sentences import split_sentences
from stemma.language.tags import tag_sentence
from stemma.language.times import find_times
from stemma.language.tokens import Word, tokenize
from stemma.records import Annotation, BlockKind, Document, Sentence, Token


class Annotator(Protocol):
    """From a document to what its language says: pure, deterministic, never raises on any text."""

    @property
    def name(self) -> str: ...

    def annotate(self, document: Document) -> Annotation: ...


def words_and_sentences(document: Document) -> tuple[list[Word], list[Sentence]]:
    """The words of a document and the sentences they make: what every annotator begins with."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    text = document.text
    spans: list[tuple[int, int, BlockKind]] = [(block.start, block.end, block.kind) for block in document.blocks]
    for start, end, kind in spans or [(0, len(text), "body")]:
        part = tokenize(text, start, end)
        offset = len(words)
        words.extend(part)
        for first, last in split_sentences(text, part, start, end):
            sentences.append(Sentence(part[first].start, part[last - 1].end, offset + first, offset + last, kind))
    return words, sentences


class RuleAnnotator:
    """Sentences, tokens, coarse tags, names and times by rule; no arcs (`Token.head` is -1)."""

    name = "rules"

    def annotate(self, document: Document) -> Annotation:
        words, sentences = words_and_sentences(document)
        tokens: list[Token] = []
        for sentence in sentences:
            part = words[sentence.first : sentence.last]
            for word, tag in zip(part, tag_sentence([word.text for word in part]), strict=True):
                tokens.append(Token(word.start, word.end, word.text, tag, lemma(word.text, tag)))
        times = find_times(document, tokens, sentences)
        names = find_names(document, tokens, sentences, times)
        return Annotation(document.id, tuple(tokens), tuple(sentences), tuple(names), tuple(times))


def _trained() -> Annotator:
    from stemma.language.trained import shipped

    return shipped()


_ANNOTATORS: dict[str, Callable[[], Annotator]] = {"rules": RuleAnnotator, "trained": _trained}
_INSTALLED = "spacy:"


def get_annotator(name: str = DEFAULT) -> Annotator:
    """The annotator of that name: "rules", "trained" (the model of this package), or "spacy:" and an installed pipeline.

    Raises ValueError when there is none, naming those there are or saying how to install it.
    """
    if name.startswith(_INSTALLED):
        from stemma.language.trained import installed

        return installed(name.removeprefix(_INSTALLED))
    if name not in _ANNOTATORS:
        known = ", ".join([*sorted(_ANNOTATORS), f"{_INSTALLED}NAME"])
        raise ValueError(f"no annotator is called {name!r}; there are: {known}")
    return _ANNOTATORS[name]()
