"""Whether a figure is asserted, denied, questioned or supposed, and what kind of future or unreal figure it is."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma
from stemma.records import Polarity

_DENYING = frozenset({"contradict", "debunk", "deny", "disprove", "dispute", "refute", "reject"})
_FALSE = frozenset({
    "baseless", "fabricated", "fake", "false", "inaccurate", "incorrect", "unfounded", "untrue", "wrong",
})  # fmt: skip
_PROJECTING = frozenset({"anticipate", "expect", "forecast", "predict", "project"})
_AIMING = frozenset({"aim", "hope", "intend", "plan", "pledge", "promise", "propose", "want"})
_TARGET_NOUNS = frozenset({"aim", "ambition", "goal", "objective", "pledge", "quota", "target"})
_PROMISING = frozenset({"pledge", "promise", "propose"})
_REACH = 14


def _aims(words: Sequence[Word], at: int, base: str) -> bool:
    """Does the word make what follows a target: "aims to train", "pledged", "a goal of"?"""
    if words[at].lower in _TARGET_NOUNS and words[at].tag != "VERB":
        return True
    if words[at].tag != "VERB" or base not in _AIMING:
        return False
    return base in _PROMISING or lower_at(words, at + 1) == "to"


def polarity_of(words: Sequence[Word], first: int, last: int) -> tuple[Polarity, tuple[str, ...]]:
    """(polarity, flags "counterfactual", "projected", "target") of the figure words[first:last]."""
    flags: list[str] = []
    polarity: Polarity = "asserted"
    left = max(0, first - _REACH)
    for i in range(first - 1, left - 1, -1):
        word = words[i]
        if word.text in (";", "“", "”", '"') and polarity == "asserted":
            left = i + 1
            break
    for i in range(left, first):
        word = words[i]
        base = lemma(word.text, "VERB") if word.tag in ("VERB", "AUX", "") else word.lower
        if base in _DENYING and word.tag == "VERB":
            polarity = "denied"
        elif word.lower in ("if", "unless", "suppose", "supposing") and polarity == "asserted":
            polarity = "hypothetical"
        elif word.lower in ("whether",) and polarity == "asserted":
            polarity = "questioned"
        elif (base in _PROJECTING and word.tag == "VERB") or (word.lower in ("will", "wo", "'ll") and i >= first - 6):
            flags.append("projected")
        elif _aims(words, i, base) and i >= first - 10:
            flags.append("target")
        elif word.lower in ("would", "could", "might") and i + 1 < len(words) and words[i + 1].lower == "have":
            flags.append("counterfactual")
    right = min(len(words), last + _REACH)
    for i in range(last, right):
        word = words[i]
        if word.text in (";", ".", "“", "”", '"'):
            break
        if word.text == ",":
            break
        if (
            word.lower in ("expected", "projected", "forecast", "predicted") and i and words[i - 1].tag == "AUX"
        ) or word.lower in ("will", "wo"):
            flags.append("projected")
        elif word.lower in ("would", "could", "might") and i + 1 < len(words) and words[i + 1].lower == "have":
            flags.append("counterfactual")
        elif word.lower in _FALSE and any(w.tag == "AUX" for w in words[last:i]) and polarity == "asserted":
            polarity = "denied"
    if first and words[first - 1].lower in ("not", "n't") and any(w.lower == "but" for w in words[last : last + 6]):
        polarity = "denied"
    if words and words[-1].text == "?" and polarity == "asserted":
        polarity = "questioned"
    if "counterfactual" in flags and polarity == "asserted":
        polarity = "hypothetical"
    return polarity, tuple(dict.fromkeys(flags))
