"""Predicates that say the same, that say the opposite, and that follow one another.

Every table is small and narrow: what is not in it is compared as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

#: Predicates for one another, a class a line, its members separated by commas.  No class holds two directions.
_CLASSES = """
acquire, buy, purchase
announce, declare, proclaim
arrest, detain, hold suspect, apprehend
ban, bar, forbid, outlaw, prohibit
be dead, die, perish
be destroyed, destroy, eliminate, wipe out
be closed, be shut, close, close down, shut, shut down
be open, open, be reopened, reopen
be over, end, finish, be finished, be at end
be under control, control
begin, commence, start
build, construct
capture, seize, take over
condemn, denounce
climb, increase, rise
collide, crash
decline, decrease, drop, fall
escape, flee
evacuate, move out
expel, kick out, throw out
fire, sack, dismiss
free, release
hit, strike
hurt, injure, wound, be injured, be wounded, be hurt
kill, slay, shoot dead, shoot kill, be killed
launch, unveil
name, identify
postpone, put off, delay
call off, cancel, scrap
quit, resign, step down
recapture, retake
reject, refuse, turn down
sue, file lawsuit, file suit
support, back
win, be winner
""".strip().splitlines()
_CLASS_OF: Mapping[str, str] = {
    form.strip(): line.split(",")[0].strip() for line in _CLASSES for form in line.split(",")
}

#: Predicates that say too little to be one claim by their participants alone.
LOOSE: frozenset[str] = frozenset({
    "add", "agree", "appear", "ask", "base", "be", "be able", "be available", "be aware", "be clear", "be due", "be good",
    "be important", "be likely", "be person", "be ready", "be sure", "be thing", "be way", "become", "begin", "believe",
    "bring", "call", "come", "continue", "do", "expect", "face", "feel", "find", "follow", "get", "give", "go", "happen",
    "have", "hear", "help", "hold", "include", "keep", "know", "lead", "leave", "let", "like", "live", "look", "make", "mean",
    "meet", "move", "need", "play", "put", "read", "remain", "require", "run", "say", "see", "seem", "send", "set", "show",
    "speak", "spend", "stand", "start", "stay", "take", "talk", "tell", "think", "try", "turn", "use", "want", "work",
})  # fmt: skip

#: Opposite states of one thing, by class: at one time they exclude each other, the later one takes the place of the earlier.
_OPPOSITES = (
    ("be open", "be closed"),
    ("be over", "begin"),
    ("be over", "continue"),
    ("be alive", "be dead"),
    ("arrest", "free"),
    ("ban", "allow"),
    ("be missing", "find"),
    ("be innocent", "be guilty"),
    ("approve", "reject"),
    ("be guilty", "acquit"),
    ("convict", "acquit"),
    ("call off", "go ahead"),
    ("be intact", "break"),
    ("be intact", "burst"),
    ("be intact", "collapse"),
    ("be in custody", "free"),
    ("be at large", "arrest"),
    ("be stable", "be dead"),
    ("be hospitalized", "be dead"),
    ("be hospitalised", "be dead"),
)
#: What follows what in time: of one person the later takes the place of the earlier.
_FOLLOWING = (
    ("arrest", "charge"), ("charge", "convict"), ("convict", "sentence"), ("charge", "sentence"), ("arrest", "convict"),
    ("hurt", "be dead"), ("be critical", "be dead"), ("be missing", "be dead"),
)  # fmt: skip
#: Deeds that only one party did to one victim or thing at one time, and holdings that only one party has.
DONE_ONCE: frozenset[str] = frozenset(
    _CLASS_OF.get(form, form)
    for form in (
        "abduct", "assassinate", "behead", "capture", "control", "be under control", "kidnap", "kill",
        "murder", "rape", "recapture", "rob", "shoot", "shoot down", "sink", "stab", "hijack",
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def class_of(form: str) -> str:
    """The class of a predicate in its normal form; each word of "announce victory" by its own class."""
    bare = form.removeprefix("not ")
    prefix = "not " if bare != form else ""
    known = _CLASS_OF.get(bare)
    if known is not None:
        return prefix + known
    if bare.startswith("be ") and bare.count(" ") == 1:
        word = bare[3:]
        return f"{prefix}be {_CLASS_OF.get(word, word)}"
    return prefix + " ".join(_CLASS_OF.get(word, word) for word in bare.split())


def _pairs(table: tuple[tuple[str, str], ...]) -> frozenset[tuple[str, str]]:
    return frozenset((class_of(a), class_of(b)) for a, b in table)


_OPPOSITE_CLASSES = _pairs(_OPPOSITES)
_FOLLOWING_CLASSES = _pairs(_FOLLOWING)


def opposite(a: str, b: str) -> bool:
    """Two classes of predicates that cannot both hold of one thing at one time."""
    return (a, b) in _OPPOSITE_CLASSES or (b, a) in _OPPOSITE_CLASSES


def follows(earlier: str, later: str) -> bool:
    """What the second class says comes after what the first says, and takes its place."""
    return (earlier, later) in _FOLLOWING_CLASSES


def neighbours(form: str) -> frozenset[str]:
    """Classes that a class is opposed to, follows or is followed by."""
    return _NEIGHBOURS.get(form, frozenset())


_NEIGHBOURS: dict[str, frozenset[str]] = {}
for _a, _b in _OPPOSITE_CLASSES | _FOLLOWING_CLASSES:
    _NEIGHBOURS[_a] = _NEIGHBOURS.get(_a, frozenset()) | {_b}
    _NEIGHBOURS[_b] = _NEIGHBOURS.get(_b, frozenset()) | {_a}
