"""Whether a figure is asserted, denied, questioned or supposed, and what kind of future or unreal figure it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple

from stemma.claims.softening import softens
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma
from stemma.records import Polarity

_DENYING = frozenset({"contradict", "debunk", "deny", "disprove", "dispute", "refute", "reject"})
#: "does not believe that 40 died"
_BELIEVING = frozenset({"accept", "believe", "think"})
_FALSE = frozenset({
    "baseless", "fabricated", "fake", "false", "inaccurate", "incorrect", "unfounded", "untrue", "wrong",
})  # fmt: skip
_TRUE = frozenset({"accurate", "correct", "right", "true"})
NEGATIONS = frozenset({"n't", "never", "not", "n’t"})
#: Verbs that turn down a report, and people and plans as well: the report must stand before the figure.
_DISMISSING = frozenset({"dismiss", "downplay", "rubbish", "ridicule"})
_REPORTS = frozenset({
    "allegation", "allegations", "claim", "claims", "estimate", "estimates", "figure", "figures", "report", "reports",
    "rumors", "rumours", "suggestion", "suggestions", "talk", "toll",
})  # fmt: skip
#: "called the claim of 40 dead false"
_PREDICATING = frozenset({"brand", "call", "deem", "describe", "label"})
_CONFIRMING = frozenset({"confirm", "corroborate", "verify"})
_WITHHOLDING = frozenset({"decline", "fail", "refuse"})
#: Of a text that was put right since: "an earlier version of this article", "this report originally said".
_EARLIER = frozenset({"earlier", "original", "previous", "prior"})
_PIECES = frozenset({"article", "column", "item", "piece", "post", "report", "story"})
_AT_FIRST = frozenset(
    {"at", "erroneously", "incorrectly", "initially", "mistakenly", "originally", "previously", "wrongly"}
)
_PUT_RIGHT = frozenset({";", "actual", "actually", "but", "correct", "corrected", "fact", "instead"})
_UNABLE = frozenset({"reluctant", "unable", "unwilling", "yet"})
_PROJECTING = frozenset({"anticipate", "expect", "forecast", "predict", "project"})
_EXPECTED = frozenset({"expected", "forecast", "predicted", "projected"})
_AIMING = frozenset({"aim", "hope", "intend", "plan", "pledge", "promise", "propose", "want"})
_TARGET_NOUNS = frozenset({"aim", "ambition", "goal", "objective", "pledge", "quota", "target"})
_AIMING_TO_HARM = frozenset({"attempt", "conspire", "plot", "threaten", "try"})
_PROMISING = frozenset({"pledge", "promise", "propose"})
#: "no truth in claims that ...", "no evidence that ..."
_NO_TRUTH = frozenset({"basis", "foundation", "substance", "truth"})
_NO_PROOF = frozenset({"confirmation", "evidence", "indication", "proof", "sign"})
_DENIALS = frozenset({"denial", "denials", "rebuttal"})
#: After these "if" asks: "asked if 12 had died", "it is not clear if".
_ASKING = frozenset(
    {"ask", "check", "clear", "determine", "doubt", "establish", "know", "see", "unclear", "unsure", "wonder"}
)
#: What did not happen because of the verb: "the wall averted 40 deaths".
_AVERTING = frozenset({"avert", "avoid", "forestall", "prevent"})
_MODALS = frozenset({"can", "could", "may", "might", "would", "will", "wo"})
#: Modals that, with a verb of change, speak of what may come: "an outbreak might infect 30,000", "400 could starve".
_POSSIBLE = frozenset({"could", "may", "might"})
_STATES = frozenset({"be", "have", "include", "remain", "stand"})
#: What somebody or something was able to do: "could hold 500", "could see 20 boats".
_ABILITY = frozenset(
    {"accommodate", "carry", "feel", "find", "fit", "handle", "hear", "hold", "house", "process", "seat", "see"}
)
#: What opens a clause of its own between a verb and a figure: "denied this and said only 18 were missing".
_OTHER_CLAUSE = frozenset({",", "added", "adding", "but", "insisted", "said", "saying", "says", "while"})
#: Between a figure and a modal these make it the modal of another verb: "three men who could talk".
_NEW_CLAUSES = frozenset({
    "after", "and", "as", "because", "before", "but", "if", "or", "so", "that", "when", "where", "which", "while", "who", "whose",
})  # fmt: skip
#: Verbs that open a condition when they stand before their subject, and what follows it: a verb, or "to" and one.
_INVERTED = {"had": "verb", "should": "verb", "were": "to"}
_SUBJECT = 8
_REACH = 14


def _aims(words: Sequence[Word], at: int, base: str) -> bool:
    """Does the word make what follows a target: "aims to train", "pledged", "a goal of"?"""
    if words[at].lower in _TARGET_NOUNS and words[at].tag != "VERB":
        return True
    if lemma(words[at].text, "VERB") in _AIMING and lower_at(words, at + 1) == "to":
        return True  # whatever its tag: "and plans to close four shops", "with plans to"
    if words[at].tag != "VERB" or base not in _AIMING | _AIMING_TO_HARM:
        return False
    return base in _PROMISING or lower_at(words, at + 1) == "to"


class Stance(NamedTuple):
    """How a figure is put: `flags` of "counterfactual", "projected", "target"; `reasons` name what says so, in text order."""

    polarity: Polarity
    flags: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class _At(NamedTuple):
    """A word before a figure: its place, its base form, whether a negation stands before it, where the figure begins."""

    words: Sequence[Word]
    at: int
    base: str
    negated: bool
    first: int

    @property
    def word(self) -> Word:
        return self.words[self.at]

    @property
    def is_verb(self) -> bool:
        return self.word.tag == "VERB"

    @property
    def holds(self) -> bool:
        """Does one clause hold the word and the figure?"""
        return _reaches(self.words, self.at, self.first)

    @property
    def gap(self) -> int:
        return self.first - self.at


class _Effect(NamedTuple):
    """What a rule makes of a figure; one that `yields` changes no polarity that another rule has set."""

    polarity: Polarity | None = None
    flag: str | None = None
    yields: bool = False


_COUNTERFACTUAL = _Effect(flag="counterfactual")
_PROJECTED = _Effect(flag="projected")
_OPEN = _Effect("questioned", yields=True)


def _denial(here: _At) -> _Effect | None:
    """ "denied that 40 died"; "did not deny" leaves it open."""
    if here.base not in _DENYING or not here.is_verb or not here.holds:
        return None
    return _Effect("questioned" if here.negated else "denied")


def _refutation(here: _At) -> _Effect | None:
    """ "it is untrue that", "dismissed reports of", "does not believe that"."""
    refuted = _untrue(here.words, here.at) or _dismissed(here.words, here.at, here.base, here.first)
    disbelieved = here.base in _BELIEVING and here.negated
    return _Effect("denied") if (refuted or disbelieved) and here.holds else None


def _unconfirmed(here: _At) -> _Effect | None:
    """ "could not confirm", "refused to verify"."""
    if here.base not in _CONFIRMING or not here.holds:
        return None
    return _OPEN if here.negated or _withheld(here.words, here.at) else None


def _unfounded(here: _At) -> _Effect | None:
    """ "no truth in claims that", "no evidence that"."""
    low = here.word.lower
    if low not in _NO_TRUTH | _NO_PROOF or not here.negated or not here.holds:
        return None
    return _Effect("denied" if low in _NO_TRUTH else "questioned")


def _noun_of_denial(here: _At) -> _Effect | None:
    """ "its denial that 40 died"."""
    told = here.word.lower in _DENIALS and lower_at(here.words, here.at + 1) in ("of", "that")
    return _Effect("denied") if told and here.holds else None


def _question(here: _At) -> _Effect | None:
    """ "asked if 40 died", "whether"."""
    asks = here.word.lower == "whether" or (here.word.lower == "if" and _asks(here.words, here.at))
    return _OPEN if asks else None


def _condition(here: _At) -> _Effect | None:
    """ "if 40 die", "should the dyke break"."""
    return _Effect("hypothetical", yields=True) if _supposes(here.words, here.at) else None


def _averted(here: _At) -> _Effect | None:
    """ "prevented 40 deaths"."""
    return _COUNTERFACTUAL if here.base in _AVERTING and here.is_verb and here.gap <= 4 else None


def _projection(here: _At) -> _Effect | None:
    """ "expects 40", "will cost 40", "would lose 40"."""
    low = here.word.lower
    expected = here.base in _PROJECTING and here.is_verb
    will = low in ("will", "wo", "'ll") and here.gap <= 6
    would = low in ("would", "'d") and here.gap <= 4 and _of_change(here.words, here.at)
    return _PROJECTED if expected or will or would else None


def _possibility(here: _At) -> _Effect | None:
    """ "may kill 40"."""
    possible = here.gap <= 4 and _possible(here.words, here.at)
    return _Effect("hypothetical", "projected", yields=True) if possible else None


def _target(here: _At) -> _Effect | None:
    """ "aims to train 40", "a goal of 40"."""
    return _Effect(flag="target") if here.gap <= 10 and _aims(here.words, here.at, here.base) else None


def _unreal(here: _At) -> _Effect | None:
    """ "would have killed 40"."""
    return _COUNTERFACTUAL if _would_have(here.words, here.at) else None


#: What may stand before a figure; the first that holds of a word decides what the word does.
_BEFORE: tuple[tuple[str, Callable[[_At], _Effect | None]], ...] = (
    ("denied", _denial),
    ("refuted", _refutation),
    ("not confirmed", _unconfirmed),
    ("no truth or proof", _unfounded),
    ("a denial", _noun_of_denial),
    ("asked", _question),
    ("a condition", _condition),
    ("averted", _averted),
    ("projected", _projection),
    ("possible", _possibility),
    ("aimed at", _target),
    ("did not come about", _unreal),
)


def polarity_of(words: Sequence[Word], first: int, last: int) -> Stance:
    """How the figure words[first:last] is put, and what in its sentence says so."""
    left = _clause_start(words, first)
    effects: list[tuple[str, _Effect]] = []
    for at in range(left, first):
        word = words[at]
        base = lemma(word.text, "VERB") if word.tag in ("VERB", "AUX", "") else word.lower
        before = {w.lower for w in words[max(0, at - 3) : at]}
        here = _At(words, at, base, bool(before & NEGATIONS) or lower_at(words, at - 1) in ("no", "little"), first)
        found = next(((name, effect) for name, rule in _BEFORE if (effect := rule(here)) is not None), None)
        effects.extend([found] if found is not None else [])
    effects.extend(_after(words, left, first, last))
    polarity: Polarity = "asserted"
    for _, effect in effects:
        if effect.polarity is not None and (polarity == "asserted" or not effect.yields):
            polarity = effect.polarity
    reasons = [name for name, _ in effects]
    flags = tuple(dict.fromkeys(effect.flag for _, effect in effects if effect.flag is not None))
    polarity, more = _in_its_sentence(words, first, last, polarity, "counterfactual" in flags)
    return Stance(polarity, flags, tuple(reasons + more))


def _clause_start(words: Sequence[Word], first: int) -> int:
    """The place after the last semicolon or quotation mark before the figure, or so many words before it."""
    left = max(0, first - _REACH)
    return next((at + 1 for at in range(first - 1, left - 1, -1) if words[at].text in (";", "“", "”", '"')), left)


def _after(words: Sequence[Word], left: int, first: int, last: int) -> list[tuple[str, _Effect]]:
    """What follows the figure in its clause: "40 are expected", "40 may die", "40 would have died", "40 is false"."""
    found: list[tuple[str, _Effect]] = []
    for at in range(last, min(len(words), last + _REACH)):
        word = words[at]
        if word.text in (";", ".", ",", "“", "”", '"'):
            break
        passive = word.lower in _EXPECTED and at > 0 and words[at - 1].tag == "AUX"
        if passive or word.lower in ("will", "wo"):
            found.append(("projected", _PROJECTED))
        elif _possible(words, at) and _NEW_CLAUSES.isdisjoint(w.lower for w in words[last:at]):
            found.append(("possible", _Effect("hypothetical", "projected", yields=True)))
        elif _would_have(words, at):
            found.append(("did not come about", _COUNTERFACTUAL))
        elif word.lower in _FALSE and _predicated(words, left, first, last, at):
            found.append(("called false", _Effect("denied", yields=True)))
    return found


def _in_its_sentence(
    words: Sequence[Word], first: int, last: int, polarity: Polarity, unreal: bool
) -> tuple[Polarity, list[str]]:
    """The polarity with what the whole sentence adds: a condition after it, a correction, a question mark."""
    reasons: list[str] = []
    if polarity == "asserted" and _conditional(words, first, last):
        polarity = "hypothetical"
        reasons.append("a condition after it")
    negated = first > 0 and words[first - 1].lower in ("not", "n't")
    if _set_right(words, first) or (negated and any(w.lower == "but" for w in words[last : last + 6])):
        polarity = "denied"
        reasons.append("set right")
    if polarity == "asserted" and _of_earlier_version(words, first):
        polarity = "denied"
        reasons.append("told as what an earlier version had")
    if words and words[-1].text == "?" and polarity == "asserted":
        polarity = "questioned"
        reasons.append("a question")
    if unreal and polarity == "asserted":
        polarity = "hypothetical"
    return polarity, reasons


def _of_earlier_version(words: Sequence[Word], first: int) -> bool:
    """Is the figure what "an earlier version of this report" had: the outlet takes it back by saying so?"""
    lower = [word.lower for word in words[:first]]
    for at, word in enumerate(lower):
        version = (
            word == "version" and lower_at(words, at - 1) in _EARLIER and not _PIECES.isdisjoint(lower[at + 2 : at + 4])
        )
        at_first = word in _PIECES and lower_at(words, at - 1) == "this" and lower_at(words, at + 1) in _AT_FIRST
        if version or at_first:
            return _PUT_RIGHT.isdisjoint(lower[at:])
    return False


def _would_have(words: Sequence[Word], at: int) -> bool:
    return words[at].lower in ("would", "could", "might") and lower_at(words, at + 1) == "have"


def _withheld(words: Sequence[Word], at: int) -> bool:
    """Is the verb at words[at] one that somebody would or could not do: "refused to confirm", "was unable to verify"?"""
    if lower_at(words, at - 1) != "to":
        return False
    return lower_at(words, at - 2) in _UNABLE or lemma(lower_at(words, at - 2), "VERB") in _WITHHOLDING


def _asks(words: Sequence[Word], at: int) -> bool:
    """Does the "if" at words[at] ask, as "whether" does?"""
    before = words[max(0, at - 3) : at]
    return any(word.lower in _ASKING or lemma(word.text, "VERB") in _ASKING for word in before)


def _supposes(words: Sequence[Word], at: int) -> bool:
    """Does a condition begin here: "if", "unless", "in the event of"; not "as if", "if not"?"""
    word = words[at].lower
    if word == "if":
        return lower_at(words, at - 1) not in ("as", "even") and lower_at(words, at + 1) not in ("any", "not", "only")
    if word == "event":
        return lower_at(words, at - 1) == "the" and lower_at(words, at - 2) == "in"
    if word in _INVERTED and (at == 0 or words[at - 1].text == ","):
        return _inverted(words, at)
    return word in ("suppose", "supposing", "unless")


def _inverted(words: Sequence[Word], at: int) -> bool:
    """ "should the dyke give way", "had the dam burst", "were it to burst": the verb before its subject.

    "The ferry, which can carry 400, had 612 on board" tells what it had.
    """
    if words[-1].text == "?" or at + 1 >= len(words) or words[at + 1].tag not in ("DET", "NOUN", "PRON", "PROPN"):
        return False
    marks, reach = _INVERTED[words[at].lower], words[at + 2 : at + 2 + _SUBJECT]
    clause = list(takewhile(lambda word: word.text not in (",", ";", "."), reach))
    return any(word.lower == "to" if marks == "to" else word.tag in ("VERB", "AUX") for word in clause)


def _of_change(words: Sequence[Word], at: int) -> bool:
    """Is the verb after the modal one of happening and none of being?"""
    following = next((w for w in words[at + 1 : at + 3] if w.tag in ("VERB", "AUX")), None)
    return following is not None and following.tag == "VERB" and lemma(following.text, "VERB") not in _STATES


def _possible(words: Sequence[Word], at: int) -> bool:
    """Does a modal begin here with a verb of happening: "could starve", "may have to leave"; not "may have died"?"""
    word = words[at]
    if word.lower not in _POSSIBLE or (word.lower == "may" and not softens(words, at)):
        return False
    following = [w for w in words[at + 1 : at + 4] if w.tag != "ADV" or w.lower in NEGATIONS]
    if len(following) < 2 or following[0].lower in NEGATIONS:
        return False
    verb, after = following[0], following[1]
    if verb.lower == "have" and after.lower == "to":
        return True
    base = lemma(verb.text, "VERB")
    if base == "be":  # "could be cut off"; what "may be trapped" is told as it stands now
        return word.lower != "may" and after.tag == "VERB" and not after.lower.endswith("ing")
    if base in _STATES | _ABILITY:
        return False
    return verb.tag == "VERB" and verb.lower == base


def _conditional(words: Sequence[Word], first: int, last: int) -> bool:
    """Is the figure in the main clause of a condition that follows it: "500 could drown if the dam bursts"?"""
    condition = next((i for i in range(last, min(len(words), last + 2 * _REACH)) if _supposes(words, i)), None)
    if condition is None or _asks(words, condition):
        return False
    if any(w.text in (";", ".", "”", '"') for w in words[last:condition]):
        return False
    clause = words[max(0, first - _REACH) : condition]
    return any(w.lower in _MODALS or w.lower in ("'d", "'ll") for w in clause)


def _untrue(words: Sequence[Word], at: int) -> bool:
    """Is the clause that begins here called untrue: "it is untrue that", "not true that"?"""
    if lower_at(words, at + 1) != "that":
        return False
    word = words[at].lower
    return word in _FALSE or (word in _TRUE and any(w.lower in NEGATIONS for w in words[max(0, at - 2) : at]))


def _dismissed(words: Sequence[Word], at: int, base: str, first: int) -> bool:
    return base in _DISMISSING and any(word.lower in _REPORTS for word in words[at + 1 : first])


def _reaches(words: Sequence[Word], at: int, first: int) -> bool:
    """Does one clause hold both, so that what is said at `at` is said of the figure?"""
    return not any(word.lower in _OTHER_CLAUSE for word in words[at + 1 : first])


def _predicated(words: Sequence[Word], left: int, first: int, last: int, at: int) -> bool:
    """Is the adjective at `at` said of the figure: "the claim of 40 dead is false", "called the claim ... false"?"""
    if any(w.tag == "AUX" for w in words[last:at]):
        return True
    verbs = [i for i in range(left, first) if lemma(words[i].text, "VERB") in _PREDICATING]
    return bool(verbs) and any(w.lower in _REPORTS for w in words[verbs[-1] + 1 : first])


def _set_right(words: Sequence[Word], first: int) -> bool:
    """ "7,000 jobs, not (the) 4,500": a figure named to be put right."""
    at = first - 1
    while at > 0 and first - at < 4 and words[at].lower in ("the", "some", "about", "around"):
        at -= 1
    return at > 0 and words[at].lower == "not" and words[at - 1].text in (",", "-", "–", "—")
