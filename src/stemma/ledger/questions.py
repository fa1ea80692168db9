"""Do two figures answer one question?  Each test names the difference it found, in words.

`differences` lists what sets two questions apart; `kinship` weighs how much speaks for one question
when nothing sets them apart.  Equal figures need less: that two reports of one event give the same
number for things with related names is itself evidence.
"""

from __future__ import annotations

from stemma.claims.role_words import role_class as role_class
from stemma.ledger.nouns import kind_of
from stemma.ledger.predicates import one_predicate
from stemma.ledger.things import Question
from stemma.ledger.wording import overlap_share, stem

#: Heads that fit everybody: sharing one says little.
_ANYBODY = frozenset({"casualty", "dead", "human", "individual", "man", "other", "people", "person", "victim", "woman"})
#: What two verbs take from the kinship of two counts of one noun.
_TWO_PREDICATES = 0.1
#: Letters of a noun that another one may end in, as its compound: "bird" and "seabird".
_COMPOUNDED = 4
#: Units in which a story may tell many things; a rarer one tells of one.
_COMMON_UNITS = frozenset({"count", "day", "hour", "minute", "month", "percent", "ratio", "second", "week", "year"})
_SEXES_AND_AGES = frozenset({"boy", "child", "girl", "man", "woman"})
_SEXES = {"female": "woman", "male": "man"}


def differences(a: Question, b: Question, same_figure: bool) -> tuple[str, ...]:
    """What differs, as "thing: boats against crew" and so on; empty when nothing certainly does."""
    found = []
    if a.dimension != b.dimension:
        found.append(f"unit: {_unit(a)} against {_unit(b)}")
        return tuple(found)
    if not _same_thing(a, b, same_figure):
        found.append(f"thing: {a.label or 'unnamed'} against {b.label or 'unnamed'}")
    elif a.names and b.names and not a.names & b.names:
        found.append(f"thing: {a.label} against {b.label}")
    one, other = role_class(a.role), role_class(b.role)
    anaphor = same_figure and (a.definite or b.definite)
    if one and other and one != other and not anaphor:
        found.append(f"role: {a.role} against {b.role}")
    elif a.dimension == "ratio" and a.role and b.role and (one or a.role) != (other or b.role):
        found.append(f"role: {a.role} against {b.role}")  # most were killed, most are hunted: two shares
    elif (a.state and other == "killed") or (b.state and one == "killed"):
        found.append(f"role: the dead against those in {a.state or b.state} condition")
    if a.state != b.state and ((a.state and b.state) or not same_figure):
        found.append(f"thing: those {a.state or 'in any'} condition against {b.state or 'any'}")
    if a.site and b.site and a.site != b.site:
        found.append(f"thing: {a.site} against {b.site}")
    if not same_figure and a.dimension in ("percent", "ratio") and a.places and b.places and not a.places & b.places:
        found.append(f"place: {', '.join(sorted(a.places))} against {', '.join(sorted(b.places))}")
    if not same_figure:
        if bool(a.site) != bool(b.site):
            found.append(f"thing: {a.site or b.site} against all")
        if a.part != b.part:
            found.append("thing: a part against the whole")
        if a.more != b.more:
            found.append("thing: further ones against all")
        if _rate(a) != _rate(b):
            found.append(f"measure: {a.measure} against {b.measure}")
        for what, one_said, other_said in (
            ("standing", a.modality, b.modality),
            ("standing", a.standing, b.standing),
            ("scope", a.reach, b.reach),
            ("period", *((a.stretch, b.stretch) if a.dimension == "count" else ("", ""))),
        ):
            if one_said != other_said:
                found.append(f"{what}: {one_said or 'told without'} against {other_said or 'told without'}")
    return tuple(found)


def sex_of(head: str) -> str:
    """The noun for people of one sex or age ("female" is "woman"); "" for nouns that fit all."""
    return head if head in _SEXES_AND_AGES else _SEXES.get(head, "")


def tells_who(head: str) -> bool:
    """A noun that not everybody fits."""
    return head != "" and head not in _ANYBODY


def _unit(question: Question) -> str:
    return "a count" if question.dimension == "count" else question.dimension


def _rate(question: Question) -> bool:
    return question.measure == "rate"


def _same_thing(a: Question, b: Question, same_figure: bool) -> bool:
    if sex_of(a.head) and sex_of(b.head) and sex_of(a.head) != sex_of(b.head):
        return False
    if same_figure and (a.dimension != "count" or _same_name(a, b)):
        return True
    if a.dimension == "count" and _named_by(a, b):
        return True
    if a.dimension != "count":
        if (a.subject or b.subject) and a.dimension not in ("percent", "ratio"):
            return not a.dimension.isupper() or a.kind == b.kind or _told_by_one_word(a, b)
        if a.kind == b.kind or not a.kind or not b.kind:
            return not a.modifiers or not b.modifiers or bool(a.modifiers & b.modifiers)
        return bool(a.modifiers & b.modifiers)
    if a.kind == b.kind or not a.kind or not b.kind:
        return a.kind != "person" or b.kind != "person" or a.head == b.head or (same_figure and _one_role(a, b))
    if same_figure and _one_is_a_case(a, b):
        return True
    if not (a.persons and b.persons):
        return False
    if not same_figure and "armed" in (a.kind, b.kind):
        return False  # fighters killed and people killed may or may not be the same
    general = "people" in (a.kind, b.kind)
    if same_figure:
        return general or _one_role(a, b)
    return general and _one_role(a, b)


def _one_is_a_case(a: Question, b: Question) -> bool:
    """Cases of an illness and people who have it: "61 confirmed cases", "61 of them confirmed by laboratory"."""
    case, other = (a, b) if a.kind == "case" else (b, a)
    return case.kind == "case" and other.persons and role_class(a.role) == role_class(b.role) == "infected"


def _same_name(a: Question, b: Question) -> bool:
    """A name in common; "12 Danes" and "12 are from Denmark" have one."""
    return bool(a.names & b.names or a.names & b.places or a.places & b.names)


def _named_by(a: Question, b: Question) -> bool:
    """The head of one is a word of the other, or its last part: "cable systems" and "cables", "seabirds" and "birds"."""
    if not a.head or not b.head:
        return False
    compound = a.head.endswith(b.head) or b.head.endswith(a.head)
    if compound and min(len(a.head), len(b.head)) >= _COMPOUNDED and _one_role(a, b):
        return True  # seabirds that died are birds that died
    return any(stem(word) in other.modifiers for one, other in ((a, b), (b, a)) for word in (one.head, one.kind))


def _one_role(a: Question, b: Question) -> bool:
    return bool(role_class(a.role)) and role_class(a.role) == role_class(b.role)


def _told_by_one_word(a: Question, b: Question) -> bool:
    """ "The recall will cost 60 million" and "the cost of the recall": the verb of one is the noun of the other."""
    one, other = ({kind_of(q.role), q.kind} - {""} for q in (a, b))
    return bool(one & other)


def _predicates_apart(a: Question, b: Question, figure: float) -> float:
    """What it takes from a common noun that two rival counts are told with two predicates.

    "42 polling stations lodged complaints" and "210 polling stations were observed" count stations, and two things.
    """
    if figure or a.dimension != "count" or not a.role or not b.role or one_predicate(a.role, b.role):
        return 0.0
    return _TWO_PREDICATES


def kinship(a: Question, b: Question, figure: float, same_words: bool) -> float:
    """From 0 to 1: how much speaks for one question, given that nothing sets the two apart.

    `figure` is what the figures themselves tell (0 for rivals); `same_words` is True when both stand
    in versions of one utterance or passage.
    """
    score = figure
    if a.head and (a.head == b.head or (a.dimension == "count" and _named_by(a, b))):
        score += 0.25 if a.head in _ANYBODY else 0.45 - _predicates_apart(a, b, figure)
    elif a.kind and a.kind == b.kind:
        score += 0.25 if a.kind == "people" else 0.45 - _predicates_apart(a, b, figure)
    elif a.persons and b.persons:
        score += 0.2
    elif a.dimension not in ("count", "percent", "ratio") and _told_by_one_word(a, b):
        score += 0.45
    elif not a.kind or not b.kind:
        score += 0.1 if a.dimension in ("count", "percent", "ratio") else 0.25
    if _one_role(a, b):
        score += 0.4
    elif a.role and a.role == b.role:
        score += 0.2
    elif a.role and b.role and a.dimension in ("percent", "ratio") and not (a.modality and a.modality == b.modality):
        score -= 0.2  # a share of the killed and a share of the hunted
    elif not figure and a.kind == b.kind == "people" and role_class(a.role) != role_class(b.role):
        score -= 0.15  # people killed, people counted and people of whom nothing is told
    if _same_name(a, b):
        score += 0.15
    if a.dimension not in _COMMON_UNITS and not a.dimension.isupper():
        score += 0.15  # two areas in hectares
    if a.owner & b.owner:
        score += 0.15 if a.dimension not in ("percent", "ratio") else 0.25
    if a.modality and a.modality == b.modality:
        score += 0.3  # two offers, two demands
    if a.modifiers & b.modifiers:
        score += 0.15
    if a.places & b.places:
        score += 0.1
    score += min(0.3, overlap_share(a.words, b.words))
    if same_words:
        score += 0.3
    return max(0.0, min(1.0, score))
