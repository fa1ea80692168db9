"""Tokens: spaCy's blank English tokenizer, fed so that no text can make it slow.

Hyphenated words come apart at the hyphen as in Universal Dependencies ("US", "-", "led"; "twenty", "-",
"six"; "al", "-", "Aswad"), numbers keep their separators ("1,000", "16:12", "10/12/2017"), currency
signs stand alone ("$", "700bn") and so do most units ("29", "km"; "2.5", "m").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

#: Characters without a space beyond which a piece is no word and only its runs of letters count.
LONGEST_PIECE = 200
#: Characters handed to spaCy at a time.
_CHUNK = 50_000
#: Pieces between spaces whose tokens spaCy remembers; its default, 10,000, is a few hundred reports.
_REMEMBERED = 200_000

_PIECE = re.compile(r"\S+")
_PLAIN = re.compile(r"\w{1,60}|[^\w\s]")
_UNENCODABLE = re.compile("[\ud800-\udfff\x00]")

#: Seams inside a word that spaCy leaves whole: "U.S.-led", "11–13", 'end."Then'.
_EXTRA_INFIXES = (r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])", r"(?<=[0-9])[–—](?=[0-9])", r"(?<=[.!?,])[\"”“](?=[A-Za-z])")


class Word(NamedTuple):
    """A token before it has a tag: `text` is the document's text from `start` to `end`."""

    start: int
    end: int
    text: str


@cache
def _tokenizer() -> Any:
    import spacy
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex

    nlp = spacy.blank("en")
    usual = nlp.tokenizer
    infixes = [*(nlp.Defaults.infixes or []), *_EXTRA_INFIXES]
    nlp.vocab.lex_attr_getters = {}  # only where tokens begin and end is asked: no need to work out what words are like
    return Tokenizer(
        nlp.vocab,
        rules=usual.rules,
        prefix_search=usual.prefix_search,
        suffix_search=usual.suffix_search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=usual.token_match,
        url_match=usual.url_match,
        max_cache_size=_REMEMBERED,
    )


def _spacy_words(text: str, offset: int) -> list[Word]:
    """The tokens of a chunk that has no monstrous piece in it."""
    # every word ever seen stays in spaCy's vocabulary: start a new one before it weighs hundreds of megabytes
    tokenizer = _tokenizer()
    if len(tokenizer.vocab) > 2 * _REMEMBERED:
        _tokenizer.cache_clear()
        tokenizer = _tokenizer()
    safe = _UNENCODABLE.sub("\ufffd", text) if _UNENCODABLE.search(text) else text
    doc = tokenizer(safe)
    # one array instead of one object a token: reading the text of each is the slowest part of spaCy here
    columns = doc.to_array(["LENGTH", "SPACY"]).tolist()
    words: list[Word] = []
    seen: dict[str, str] = {}  # one string for all its occurrences: a long text keeps its words in memory
    at = 0
    for length, spaced in columns:
        end = at + length
        string = text[at:end]
        if not string.isspace():
            words.append(Word(offset + at, offset + end, seen.setdefault(string, string)))
        at = end + spaced
    return words


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The tokens of text[start:end], with offsets into `text`; white space is no token.

    Linear: pieces of more than `LONGEST_PIECE` characters without a space (base64, one endless
    line of quotes) are cut into runs of letters and single signs without spaCy.
    """
    end = len(text) if end is None else end
    words: list[Word] = []
    chunk_start = start
    for piece in _PIECE.finditer(text, start, end):
        monstrous = piece.end() - piece.start() > LONGEST_PIECE
        if monstrous or piece.end() - chunk_start > _CHUNK:
            if piece.start() > chunk_start:
                words.extend(_spacy_words(text[chunk_start : piece.start()], chunk_start))
            chunk_start = piece.start()
        if monstrous:
            words.extend(Word(part.start(), part.end(), part.group()) for part in _PLAIN.finditer(text, *piece.span()))
            chunk_start = piece.end()
    if chunk_start < end:
        words.extend(_spacy_words(text[chunk_start:end], chunk_start))
    return words
