"""How sure it is that a statement is one: the odds of the weighing, under a ceiling that its kind sets.

The odds are learnt from labelled statements; the ceilings are no more than an order of kinds that annotators
of other news bear out: words in their own order around a verb that does nothing but report are surest, then
documents and headlines, then other verbs; words inside somebody else's words, states of mind and what nobody
in particular says are never sure.
"""

from __future__ import annotations

from stemma.claims.attitudes import MINDS
from stemma.claims.sayings import Saying
from stemma.language.wordlist import listed

#: Verbs that do nothing but report.
_REPORTING = listed("""
    acknowledge add announce argue claim declare explain insist note report reply respond say state suggest tell warn
    write
""")
#: Kinds that are told from other readings by the order of the parts.
_ORDERS = frozenset({"after", "around", "before", "inverted", "participle"})
#: Kinds that are sure by themselves.
_SURE = frozenset({"according", "colon", "signed", "transcript"})
_MIND, _NESTED, _OTHER = 0.55, 0.5, 0.8


def confidence_of(saying: Saying, nested: bool) -> float:
    """Confidence in (0, 1); `nested` when cue and words lie inside somebody else's words."""
    if saying.rule == "weighed":
        return saying.confidence
    return min(saying.confidence, _ceiling(saying, nested))


def _ceiling(saying: Saying, nested: bool) -> float:
    if nested:
        return _NESTED
    if saying.rule not in _ORDERS:
        direct = saying.rule == "headline" and saying.mode == "direct"
        return 1.0 if direct or saying.rule in _SURE else _OTHER
    if saying.verb in MINDS:
        return _MIND
    if saying.verb in _REPORTING:
        loose = saying.rule == "participle" and saying.verb != "say" and saying.mode == "indirect"
        return _OTHER if loose else 1.0
    if saying.mode == "direct" or (saying.mode == "mixed" and saying.rule == "before"):
        return 1.0
    return _OTHER
