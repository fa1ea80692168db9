"""The arcs of one sentence as a tree: children by label, subtrees, noun phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stemma.language.lexicon import lemma
from stemma.records import Annotation, Sentence, Token

#: What stands before its noun or makes one name with it.
_PHRASE = frozenset({"amod", "case", "compound", "det", "fixed", "flat", "nmod:desc", "nmod:poss", "nummod", "advmod"})
#: Words that only count what follows them: "most of the fighters", "dozens of homes".
COUNTING = frozenset({
    "all", "both", "dozen", "group", "half", "hundred", "lot", "majority", "many", "million", "most", "none", "number", "one",
    "part", "pair", "quarter", "score", "several", "some", "third", "thousand", "total",
})  # fmt: skip
#: Words taken from "of ..." after a noun, at most.
_OF_WORDS = 8


class Tree:
    """One sentence: `tokens`, and the places of each word's dependents, in text order.  Places count from 0.

    `regions` numbers the tokens by the words of whom they are in: no word depends on one of another region, whatever the
    parse says ("[the army left], the radio reported").
    """

    def __init__(self, annotation: Annotation, sentence: Sentence, regions: Mapping[int, int]) -> None:
        first = sentence.first
        self.first = first
        self.tokens: Sequence[Token] = annotation.tokens[first : sentence.last]
        count = len(self.tokens)
        self.heads = [-1] * count
        self.children: list[list[int]] = [[] for _ in range(count)]
        for at, token in enumerate(self.tokens):
            head = token.head - first
            if token.head >= 0 and 0 <= head < count and head != at:
                self.heads[at] = head
                if regions.get(at + first, -1) == regions.get(head + first, -1):
                    self.children[head].append(at)

    def lemma(self, at: int) -> str:
        token = self.tokens[at]
        return token.lemma or lemma(token.text, token.tag)

    def low(self, at: int) -> str:
        return self.tokens[at].text.casefold().replace("’", "'")

    def of(self, at: int, *labels: str) -> list[int]:
        """The dependents with exactly one of these labels."""
        return [one for one in self.children[at] if self.tokens[one].label in labels]

    def case(self, at: int) -> str:
        """The preposition before a noun, in lower case; "" without one."""
        cases = [one for one in self.children[at] if self.tokens[one].label == "case" and one < at]
        return self.low(cases[0]) if cases else ""

    def below(self, at: int, without: frozenset[str] = frozenset()) -> list[int]:
        """All that hangs on a word, itself included, but for branches that begin with one of these labels."""
        found, todo = [at], [at]
        while todo:
            for child in self.children[todo.pop()]:
                if self.tokens[child].label not in without:
                    found.append(child)
                    todo.append(child)
        return sorted(found)

    def above(self, at: int) -> Iterator[int]:
        """The head of a word, its head, and so on up to the root."""
        seen = 0
        while (at := self.heads[at]) >= 0 and seen < 40:
            seen += 1
            yield at

    def counted(self, noun: int) -> int:
        """Of "most of the fighters" the fighters; any other noun itself."""
        token = self.tokens[noun]
        if token.tag == "NUM" or self.lemma(noun) in COUNTING:
            for child in self.of(noun, "nmod"):
                if self.case(child) == "of" and self.tokens[child].tag in ("NOUN", "PROPN"):
                    return child
        return noun

    def phrase(self, noun: int) -> list[int]:
        """The places of a noun phrase: what stands before its noun, the rest of its name, and "of ..." after it.

        A preposition that opens it is left out.
        """
        found = {noun}
        for child in self.children[noun]:
            token = self.tokens[child]
            if token.label in _PHRASE and not (token.label == "case" and child < noun):
                found.update(self.below(child))
            elif token.label == "nmod" and child > noun and self.case(child) == "of":
                words = self.below(child, frozenset({"acl", "acl:relcl", "appos", "conj", "parataxis", "punct"}))
                found.update(words if len(words) <= _OF_WORDS else [])
        return _unbroken(sorted(found), noun, self.tokens)


def _unbroken(places: Sequence[int], noun: int, tokens: Sequence[Token]) -> list[int]:
    """The run of places around the noun that is broken by punctuation at most."""
    inside = set(places)
    begin = end = noun
    while begin - 1 in inside or (begin - 2 in inside and tokens[begin - 1].tag == "PUNCT"):
        begin -= 1
    while end + 1 in inside or (end + 2 in inside and tokens[end + 1].text in ("-", "'")):
        end += 1
    while begin < noun and begin not in inside:
        begin += 1
    return list(range(begin, end + 1))
