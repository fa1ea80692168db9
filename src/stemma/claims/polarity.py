"""Whether a figure is asserted, denied, questioned or supposed, and what kind of future or unreal figure it is."""

from __future__ import annotations

from collections.abc import Sequence

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
_NEGATIONS = frozenset({"n't", "never", "not", "n’t"})
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
_UNABLE = frozenset({"reluctant", "unable", "unwilling", "yet"})
_PROJECTING = frozenset({"anticipate", "expect", "forecast", "predict", "project"})
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
_REACH = 14
#: Words beside a figure that soften it without changing its bounds.
_SOFTENING = frozenset({
    "allegedly", "apparently", "believed", "could", "feared", "likely", "may", "might", "possibly", "presumed", "probably",
    "provisional", "provisionally", "purportedly", "reportedly", "reported", "suspected", "thought", "unconfirmed",
})  # fmt: skip
#: Of those, the ones that are nouns too.
_NOUNS_TOO = frozenset({"may", "might"})
_SOFT_BEFORE, _SOFT_AFTER = 5, 6


def _aims(words: Sequence[Word], at: int, base: str) -> bool:
    """Does the word make what follows a target: "aims to train", "pledged", "a goal of"?"""
    if words[at].lower in _TARGET_NOUNS and words[at].tag != "VERB":
        return True
    if lemma(words[at].text, "VERB") in _AIMING and lower_at(words, at + 1) == "to":
        return True  # whatever its tag: "and plans to close four shops", "with plans to"
    if words[at].tag != "VERB" or base not in _AIMING | _AIMING_TO_HARM:
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
        refuted = _untrue(words, i) or _dismissed(words, i, base, first)
        negated = any(w.lower in _NEGATIONS for w in words[max(0, i - 3) : i]) or lower_at(words, i - 1) in (
            "no",
            "little",
        )
        if base in _DENYING and word.tag == "VERB" and _reaches(words, i, first):
            polarity = "questioned" if negated else "denied"
        elif (refuted or (base in _BELIEVING and negated)) and _reaches(words, i, first):
            polarity = "denied"
        elif base in _CONFIRMING and _reaches(words, i, first) and (negated or _withheld(words, i)):
            polarity = "questioned" if polarity == "asserted" else polarity
        elif word.lower in _NO_TRUTH | _NO_PROOF and negated and _reaches(words, i, first):
            polarity = "denied" if word.lower in _NO_TRUTH else "questioned"
        elif word.lower in _DENIALS and lower_at(words, i + 1) in ("of", "that") and _reaches(words, i, first):
            polarity = "denied"
        elif word.lower == "if" and _asks(words, i):
            polarity = "questioned" if polarity == "asserted" else polarity
        elif _supposes(words, i) and polarity == "asserted":
            polarity = "hypothetical"
        elif base in _AVERTING and word.tag == "VERB" and first - i <= 4:
            flags.append("counterfactual")
        elif word.lower in ("whether",) and polarity == "asserted":
            polarity = "questioned"
        elif (
            (base in _PROJECTING and word.tag == "VERB")
            or (word.lower in ("will", "wo", "'ll") and i >= first - 6)
            or (word.lower in ("would", "'d") and i >= first - 4 and _of_change(words, i))
        ):
            flags.append("projected")
        elif i >= first - 4 and _possible(words, i):
            flags.append("projected")
            polarity = "hypothetical" if polarity == "asserted" else polarity
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
        elif _possible(words, i):
            flags.append("projected")
            polarity = "hypothetical" if polarity == "asserted" else polarity
        elif word.lower in ("would", "could", "might") and i + 1 < len(words) and words[i + 1].lower == "have":
            flags.append("counterfactual")
        elif word.lower in _FALSE and polarity == "asserted" and _predicated(words, left, first, last, i):
            polarity = "denied"
    if polarity == "asserted" and _conditional(words, first, last):
        polarity = "hypothetical"
    negated = first > 0 and words[first - 1].lower in ("not", "n't")
    if _set_right(words, first) or (negated and any(w.lower == "but" for w in words[last : last + 6])):
        polarity = "denied"
    if words and words[-1].text == "?" and polarity == "asserted":
        polarity = "questioned"
    if "counterfactual" in flags and polarity == "asserted":
        polarity = "hypothetical"
    return polarity, tuple(dict.fromkeys(flags))


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
    if word in ("should", "were", "had") and (at == 0 or words[at - 1].text == ","):
        inverted = at + 1 < len(words) and words[at + 1].tag in ("DET", "NOUN", "PRON", "PROPN", "NUM")
        return inverted and words[-1].text != "?"  # "should the dyke give way"
    return word in ("suppose", "supposing", "unless")


def _of_change(words: Sequence[Word], at: int) -> bool:
    """Is the verb after the modal one of happening and none of being?"""
    following = next((w for w in words[at + 1 : at + 3] if w.tag in ("VERB", "AUX")), None)
    return following is not None and following.tag == "VERB" and lemma(following.text, "VERB") not in _STATES


def _possible(words: Sequence[Word], at: int) -> bool:
    """Does a modal begin here with a verb of happening: "could starve", "may have to leave"; not "may have died"?"""
    word = words[at]
    if word.lower not in _POSSIBLE or (word.lower == "may" and not _softens(words, at)):
        return False
    following = [w for w in words[at + 1 : at + 4] if w.tag != "ADV" or w.lower in _NEGATIONS]
    if len(following) < 2 or following[0].lower in _NEGATIONS:
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
    return word in _FALSE or (word in _TRUE and any(w.lower in _NEGATIONS for w in words[max(0, at - 2) : at]))


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


def softened(words: Sequence[Word], first: int, last: int) -> tuple[str, ...]:
    """The words of the figure's clause, outside its span, that soften it: "feared", "reportedly", "may"."""
    out: list[str] = []
    for at in range(first - 1, max(0, first - _SOFT_BEFORE) - 1, -1):
        word = words[at]
        if word.kind == "mark" and word.text not in ("-", "‑"):
            break
        if _softens(words, at):
            out.insert(0, word.lower)
    for at in range(last, min(last + _SOFT_AFTER, len(words))):
        word = words[at]
        if word.kind != "word" or word.lower in ("and", "but", "who", "that"):
            break
        if _softens(words, at):
            out.append(word.lower)
    return tuple(dict.fromkeys(out))


def _softens(words: Sequence[Word], at: int) -> bool:
    """Is it a word that softens: the modal "may" or "might", and not the month or the strength?"""
    word = words[at]
    if word.lower not in _NOUNS_TOO:
        return word.lower in _SOFTENING
    before = words[at - 1] if at else None
    if word.tag == "NOUN" or (before is not None and (before.tag == "ADP" or before.kind == "number")):
        return False
    return word.text.islower() or word.tag in ("AUX", "VERB")
