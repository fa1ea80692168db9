"""Documents with known copied passages, out of invented words; the same for the same seed.

Half of the documents are base texts, a third are made from them (whole, cut, in spliced runs of sentences, one
quoted sentence, in another order; with up to 15 % of the words replaced, dropped or inserted), the rest is background
from the same vocabulary.  Words follow Zipf's law, so that short runs of everyday words are shared by chance.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

WAYS, WEIGHTS = ("whole", "cut", "splice", "quote", "order"), (2, 3, 3, 3, 1)
RATES = (0.0, 0.0, 0.03, 0.08, 0.15)
#: Sentences of a text, words of a sentence, and the size of the vocabulary.
SENTENCES, WORDS, VOCABULARY = 28, 20, 30_000


@dataclass(frozen=True)
class Copy:
    """text[start:end] of `document` was made from `source`."""

    source: int
    document: int
    start: int
    end: int
    way: str


def make(count: int, seed: int = 1) -> tuple[list[str], list[Copy]]:
    """So many texts, and what was copied between them; documents are places in the list."""
    chance = random.Random(seed)
    words = _vocabulary(chance)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    drawn = iter(())

    def word() -> str:
        nonlocal drawn
        found = next(drawn, None)
        if found is None:
            drawn = iter(chance.choices(words, weights, k=100_000))
            found = next(drawn)
        return found

    def sentence() -> str:
        told = " ".join(word() for _ in range(chance.randint(WORDS // 2, WORDS * 3 // 2)))
        return f"{told[0].upper()}{told[1:]}."

    def background(sentences: int) -> list[str]:
        return [sentence() for _ in range(sentences)]

    bases = [background(chance.randint(SENTENCES // 2, SENTENCES * 3 // 2)) for _ in range(count // 2)]
    texts = [" ".join(base) for base in bases]
    copies: list[Copy] = []
    while len(texts) < count * 5 // 6:
        source = min(int(chance.paretovariate(0.7)) * 7 % len(bases), len(bases) - 1)
        way = chance.choices(WAYS, WEIGHTS)[0]
        rate = chance.choice(RATES)
        parts: list[str] = background(2)
        for piece in _pieces(bases[source], way, chance):
            before = len(" ".join(parts)) + 1
            text = " ".join(_edited(" ".join(piece).split(), rate, chance, word))
            copies.append(Copy(source, len(texts), before, before + len(text), way))
            parts += [text, *background(2)]
        texts.append(" ".join(parts))
    while len(texts) < count:
        texts.append(" ".join(background(SENTENCES)))
    return texts, copies


def _vocabulary(chance: random.Random) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        parts = 1 if len(made) < 60 else chance.randint(2, 4)
        made["".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(parts))] = None
    return list(made)


def _pieces(base: Sequence[str], way: str, chance: random.Random) -> list[Sequence[str]]:
    if way == "whole":
        return [base]
    if way == "cut":
        return [base[: max(2, int(len(base) * chance.uniform(0.2, 0.7)))]]
    if way == "quote":
        return [[chance.choice(base)]]
    if way == "order":
        third = len(base) // 3
        return [base[2 * third :], base[:third], base[third : 2 * third]]
    starts = sorted(chance.sample(range(len(base) - 3), 2))
    return [
        base[start : start + chance.randint(2, 3)]
        for start in starts
        if starts[1] - starts[0] > 3 or start == starts[0]
    ]


def _edited(words: Sequence[str], rate: float, chance: random.Random, word: object) -> list[str]:
    assert callable(word)
    out: list[str] = []
    for one in words:
        if chance.random() >= rate:
            out.append(one)
            continue
        change = chance.randrange(3)
        if change == 0:
            out.append(word())
        elif change == 1:
            out += [word(), one]
    return out or [words[0]]
