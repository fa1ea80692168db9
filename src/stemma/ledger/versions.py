"""Two wordings laid side by side: what stands in both in order, and whether one negates or counts otherwise.

Only the stretch that both have is judged: a negation or a figure in the part that a shorter
quotation leaves out says nothing against it.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.language.lexicon import FUNCTION_WORDS, NEGATIONS
from stemma.ledger.wording import is_figure

#: Words before the shared stretch that still belong to it ("I do not believe that ..."), and after it where both go on.
_MARGIN = 3
#: Words of each side that are compared.
_LONGEST = 400
_NEGATED_ENDINGS = ("n't", "n’t")


def is_negation(word: str) -> bool:
    """ "not", "nobody", "don't", "cannot"; the word in lower case."""
    return word in NEGATIONS or word == "cannot" or word.endswith(_NEGATED_ENDINGS)


@dataclass(frozen=True, slots=True)
class Versions:
    """Two wordings in lower case, and the blocks (place in one, place in other, words) that they share in order."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    blocks: tuple[tuple[int, int, int], ...]

    @property
    def shared(self) -> int:
        return sum(size for _, _, size in self.blocks)

    @property
    def negates(self) -> bool:
        """Over the stretch that both have, one of the two has a negation more."""
        counts = [sum(map(is_negation, words)) for words in self._stretch()]
        return min(counts) == 0 < max(counts) or abs(counts[0] - counts[1]) % 2 == 1

    @property
    def counts_otherwise(self) -> bool:
        """At one place of the shared stretch each has a figure, and no figure of the one is the other's."""
        for one, other in self._gaps():
            left, right = ({w for w in words if is_figure(w)} for words in (one, other))
            if left and right and not left & right:
                return True
        return False

    @property
    def same_but_figures(self) -> bool:
        """Every word that is no figure stands in both, in order, up to where the shorter one is cut."""
        return bool(self.blocks) and all(all(map(is_figure, (*one, *other))) for one, other in self._gaps())

    @property
    def core_share(self) -> float:
        """Content words and negations shared in order, as a share of the longer list of them."""
        most = max(sum(map(_is_core, words)) for words in (self.one, self.other))
        both = sum(_is_core(w) for start, _, size in self.blocks for w in self.one[start : start + size])
        return both / most if most else 0.0

    def _gaps(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """What stands between the blocks, on each side; before the first and after the last only where both go on."""
        gaps, i, j = [], 0, 0
        for start, place, size in (*self.blocks, (len(self.one), len(self.other), 0)):
            gap = (self.one[i:start], self.other[j:place])
            inside = bool(i or j) and size > 0
            if (inside and (gap[0] or gap[1])) or (gap[0] and gap[1]):
                gaps.append(gap)
            i, j = start + size, place + size
        return gaps

    def _stretch(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if not self.blocks:
            return self.one, self.other
        (i, j, _), (k, m, size) = self.blocks[0], self.blocks[-1]
        rest = min(len(self.one) - k, len(self.other) - m) - size
        after = min(_MARGIN, rest + 1) if rest else 0  # what a cut leaves out says nothing against the shorter one
        return (
            self.one[max(0, i - _MARGIN) : k + size + after],
            self.other[max(0, j - _MARGIN) : m + size + after],
        )


def _is_core(word: str) -> bool:
    return is_negation(word) or word not in FUNCTION_WORDS


def versions(one: Sequence[str], other: Sequence[str]) -> Versions:
    """The two laid side by side, by longest common blocks; the first 400 words of each."""
    left, right = tuple(one[:_LONGEST]), tuple(other[:_LONGEST])
    if left == right:
        return Versions(left, right, ((0, 0, len(left)),) if left else ())
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return Versions(left, right, tuple((b.a, b.b, b.size) for b in matcher.get_matching_blocks() if b.size))
