"""A trained pipeline behind the annotator's interface: tags, arcs and name mentions by model.

Tokens and sentences are those of the rules, so offsets are the same whoever annotates.  The model reads only the
sentences that a figure or a statement can stand in; elsewhere the rules' tags stay and there are no arcs.  Names and
times come from the rules; the model's mentions, sought only where the rules are not sure, are one more vote on names.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from importlib.resources import as_file, files
from typing import Any

from stemma.language.annotator import words_and_sentences
from stemma.language.candidates import NUMERALS
from stemma.language.labels import MENTION_KINDS, Arc, tag_of, universal_arcs
from stemma.language.lexicon import REPORTING_VERBS, lemma
from stemma.language.mentions import Mention, unsettled_sentences, with_mentions
from stemma.language.names import find_names
from stemma.language.tags import tag_sentence
from stemma.language.times import find_times
from stemma.language.tokens import Word
from stemma.language.wordlist import listed
from stemma.records import Annotation, Document, Sentence, Token

#: Sentences handed to the model at a time: bounds its memory, whatever the size of the document.
_SENTENCES_AT_ONCE = 256
#: Of a longer document the mentions in so many sentences are enough: names of unknown kind come back.
_SENTENCES_WITH_MENTIONS = 2048
#: Different words that a pipeline may meet before it is loaded anew: its vocabulary forgets nothing by itself.
_REMEMBERED = 150_000
#: What spaCy cannot hold in a word.
_UNENCODABLE = re.compile("[\ud800-\udfff\x00]")
#: The component that finds mentions.
_MENTIONS = "ner"
#: The model's fine tags: the universal ones come from its morphology.
_UNUSED = ["tagger"]
#: What the model of this package asks of a word: nothing else is worked out for the words that it meets.
_ASKED = ("IS_SPACE", "NORM", "PREFIX", "SHAPE", "SUFFIX")

#: Words of number that carry no digit and that the rules' tags do not all call numerals.
_AMOUNTS = listed("""
a.m couple dozen dozens few fewer half handful hundreds many millions numerous p.m percent quarter scores several
single tens third thirds thousands twice
""")
#: What introduces somebody's words beside the verbs of saying.
_CUES = listed("according account citing per quoted quoting statement via")
#: Blocks whose sentences are read for what they assert, whatever their words, and how many of a document at most.
_TELLING = frozenset({"body", "standfirst", "title"})
_LEADING = 24
#: Words of the shortest sentence that asserts something.
_CLAUSE = 3
_QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "‘", "``", "''"})


@lru_cache(maxsize=65536)
def _is_sign(text: str) -> bool:
    low = text.lower()
    return (
        text in _QUOTES
        or low in REPORTING_VERBS
        or low in _CUES
        or low in NUMERALS
        or low in _AMOUNTS
        or any(map(str.isdigit, text))
    )


def worth_reading(texts: Iterable[str]) -> bool:
    """Whether a sentence of these words holds a number, a reporting cue or a quotation mark: else no claim can stand in it."""
    return any(map(_is_sign, texts))


def _leading(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the first sentences of title, standfirst and body: what a report is about is told there, with or
    without a number or a word of saying."""
    telling = (
        number for number, one in enumerate(sentences) if one.block in _TELLING and one.last - one.first >= _CLAUSE
    )
    return frozenset(itertools.islice(telling, _LEADING))


class TrainedAnnotator:
    """Tags, arcs and mentions by a spaCy pipeline, the rest by rule.

    `Token.head` of a sentence that was read is the index of the head in the annotation, and the root's its own
    index (label "root"); heads never leave the sentence.  Of a sentence that was not read it is -1, and the tags
    and lemmas are the rules'.  `selective=False` reads every sentence.
    """

    def __init__(self, name: str, pipeline: Callable[[], Any], selective: bool = True) -> None:
        self._name = name
        self._pipeline = pipeline
        self.selective = selective

    @property
    def name(self) -> str:
        return self._name

    def annotate(self, document: Document) -> Annotation:
        words, sentences = words_and_sentences(document)
        leading = _leading(sentences)
        worth = [
            not self.selective or worth_reading([word.text for word in words[sentence.first : sentence.last]])
            for sentence in sentences
        ]
        chosen = [told or number in leading for number, told in enumerate(worth)]
        kept: list[tuple[Sentence, Any]] = []
        readings = self._readings(words, [one for one, read in zip(sentences, chosen, strict=True) if read])
        tokens: list[Token] = []
        for sentence, read, told in zip(sentences, chosen, worth, strict=True):
            first = sentence.first
            part = words[first : sentence.last]
            texts = [word.text for word in part]
            if not read:
                for word, tag in zip(part, tag_sentence(texts), strict=True):
                    tokens.append(Token(word.start, word.end, word.text, tag, lemma(word.text, tag)))
                continue
            doc = next(readings)
            tags, arcs = _tags_and_arcs(doc)
            if not told:
                tags = [""] * len(tags)  # as in sentences that are not read, by which names, figures and statements go
            for word, tag, (head, label) in zip(part, tag_sentence(texts, tags), arcs, strict=True):
                head = first + head if label else -1
                tokens.append(Token(word.start, word.end, word.text, tag, lemma(word.text, tag), head, label))
            if told and len(kept) < _SENTENCES_WITH_MENTIONS:
                kept.append((sentence, doc))
        times = find_times(document, tokens, sentences)
        names = find_names(document, tokens, sentences, times)
        unsettled = unsettled_sentences(tokens, [sentence for sentence, _ in kept], names, times)
        mentions = self._mentions([one for one, open_ in zip(kept, unsettled, strict=True) if open_])
        named = with_mentions(document, tokens, names, times, mentions)
        return Annotation(document.id, tuple(tokens), tuple(sentences), tuple(named), tuple(times))

    def _readings(self, words: Sequence[Word], sentences: Sequence[Sentence]) -> Iterator[Any]:
        """The sentences as documents with tags and arcs, as yet without mentions."""
        for at in range(0, len(sentences), _SENTENCES_AT_ONCE):
            pipeline = self._pipeline()
            part = sentences[at : at + _SENTENCES_AT_ONCE]
            docs = [sentence_doc(pipeline.vocab, words[one.first : one.last]) for one in part]
            yield from list(pipeline.pipe(docs, batch_size=_SENTENCES_AT_ONCE, disable=[_MENTIONS]))

    def _mentions(self, read: Sequence[tuple[Sentence, Any]]) -> list[Mention]:
        """The mentions in sentences that have been read, in text order."""
        pipeline = self._pipeline()
        if read and _MENTIONS in pipeline.pipe_names:
            # as many at once as were read at once: it finds the same in any company
            for _ in pipeline.get_pipe(_MENTIONS).pipe([doc for _, doc in read], batch_size=_SENTENCES_AT_ONCE):
                pass
        return [
            Mention(sentence.first + one.start, sentence.first + one.end, MENTION_KINDS[one.label_])
            for sentence, doc in read
            for one in doc.ents
            if one.label_ in MENTION_KINDS
        ]


def sentence_doc(vocab: Any, words: Sequence[Word]) -> Any:
    """The words of one sentence as a spaCy document that no component may divide."""
    from spacy.tokens import Doc

    spaces = [left.end < right.start for left, right in itertools.pairwise(words)]
    capitals = _in_capitals(words)
    return Doc(
        vocab,
        words=[_UNENCODABLE.sub("\ufffd", word.text.lower() if capitals else word.text) for word in words],
        spaces=[*spaces, False],
        sent_starts=[True] + [False] * (len(words) - 1),
    )


def _in_capitals(words: Sequence[Word]) -> bool:
    """Is the sentence in capitals throughout, as old newswire and some headlines are, so that they tell nothing?"""
    texts = [word.text for word in words if word.text.isalpha() and len(word.text) > 1]
    return len(texts) > 3 and all(text.isupper() for text in texts)


def _tags_and_arcs(doc: Any) -> tuple[list[str], list[Arc]]:
    # two arrays instead of an object for each token
    named = doc.to_array(["POS", "TAG", "DEP"])
    strings = {one: doc.vocab.strings[one] for one in set(named.ravel().tolist())}
    words = named.tolist()
    heads = doc.to_array(["HEAD"]).astype("int64").tolist()
    arcs = universal_arcs([(at + heads[at], strings[dep]) for at, (_, _, dep) in enumerate(words)])
    tags = [tag_of(strings[pos], strings[fine]) for pos, fine, _ in words]
    # of a participle before a noun ("their estimated number", "injured 40 others") tag and arc say different things:
    # a verb, and one that works as an adjective; between the two the neighbours decide
    return ["" if tag == "VERB" and arc.label == "amod" else tag for tag, arc in zip(tags, arcs, strict=True)], arcs


def on_one_thread(pipeline: Any) -> Any:
    """The pipeline with numpy's matrix products where those are sure to stay on one thread.

    They are half as fast again as spaCy's own; but left to start threads for such small products they spend most
    of the time waiting for each other, so it must be settled before numpy is imported, as the command line does.
    """
    if os.environ.get("OPENBLAS_NUM_THREADS") == "1":
        from thinc.api import NumpyOps

        ops = NumpyOps(use_blis=False)
        for _, component in pipeline.components:
            for node in component.model.walk() if hasattr(component, "model") else ():
                node.ops = ops
    return pipeline


MODEL = files("stemma.language") / "model"
"""Where the model of this package lies: weights, figures, licence, notice."""


class _Loaded:
    """A pipeline, loaded when first asked for and again when it has met very many different words."""

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load
        self._pipeline: Any = None
        self._limit = 0

    def __call__(self) -> Any:
        if self._pipeline is None or len(self._pipeline.vocab) > self._limit:
            self._pipeline = self._load()
            self._limit = len(self._pipeline.vocab) + _REMEMBERED
        return self._pipeline


def _load_shipped() -> Any:
    import spacy
    from spacy.attrs import IDS

    weights = MODEL / "weights"
    if not weights.is_dir():
        raise ValueError(
            "the weights of the annotator 'trained' are not in this package: use 'rules', "
            "or train them with tools/train_language_model/train.py"
        )
    with as_file(weights) as folder:
        pipeline = on_one_thread(spacy.load(folder, disable=_UNUSED))
    getters = pipeline.vocab.lex_attr_getters
    pipeline.vocab.lex_attr_getters = {IDS[name]: getters[IDS[name]] for name in _ASKED}
    return pipeline


def shipped(selective: bool = True) -> TrainedAnnotator:
    """The model of this package; ValueError when its weights are not there."""
    _SHIPPED()
    return TrainedAnnotator("trained", _SHIPPED, selective)


_SHIPPED = _Loaded(_load_shipped)


#: How an installed package may be called.
_PACKAGE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


def _load_installed(name: str) -> Any:
    import spacy
    from spacy.util import get_installed_models, is_package

    if not _PACKAGE.fullmatch(name):
        raise ValueError(f"spacy:{name} names no package: a pipeline has a name such as spacy:en_core_web_sm")
    if not is_package(name):
        known = ", ".join(f"spacy:{one}" for one in sorted(get_installed_models())) or "none"
        raise ValueError(
            f"no spaCy pipeline is called {name!r}; installed: {known}; "
            f"install one with: python -m spacy download {name}"
        )
    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ValueError(f"the spaCy pipeline {name!r} cannot be loaded: {error}") from error


def installed(name: str, selective: bool = True) -> TrainedAnnotator:
    """Any installed spaCy pipeline, its labels turned into universal ones; ValueError when there is none."""
    pipeline = _installed_pipeline(name)
    pipeline()
    return TrainedAnnotator(f"spacy:{name}", pipeline, selective)


@cache
def _installed_pipeline(name: str) -> _Loaded:
    return _Loaded(partial(_load_installed, name))
