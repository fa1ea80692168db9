"""Closed lists of words, and what they tell about a line: has it a verb, what is it about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma.reading.lines import Line

#: Words without which a clause in a headline or caption rarely has a finite verb.
FINITE_VERBS = frozenset(
    {
        "accuse", "accused", "accuses", "agree", "agreed", "agrees", "aim", "aims", "announce", "announced",
        "announces", "approve", "approved", "approves", "are", "arrest", "arrested", "ask", "asked", "asks",
        "attack", "attacked", "attacks", "back", "backed", "backs", "ban", "bans", "be", "became", "become",
        "becomes", "been", "began", "begin", "begins", "being", "believe", "believes", "blame", "blamed",
        "blames", "bring", "brings", "brought", "call", "called", "calls", "came", "can", "claim", "claimed",
        "claims", "close", "closed", "closes", "come", "comes", "condemn", "condemned", "condemns", "confirm",
        "confirmed", "confirms", "continue", "continued", "continues", "could", "cut", "cuts", "declare",
        "declared", "declares", "demand", "demanded", "demands", "denied", "denies", "deny", "did", "die",
        "died", "dies", "do", "does", "drop", "drops", "expect", "expected", "expects", "face", "faced",
        "faces", "fall", "fell", "find", "finds", "found", "gave", "get", "gets", "give", "gives", "go", "goes",
        "got", "grew", "grow", "grows", "had", "has", "have", "held", "help", "helps", "hit", "hits", "hold",
        "holds", "is", "join", "joined", "joins", "keep", "keeps", "kept", "kill", "killed", "kills", "knew",
        "know", "knows", "launch", "launched", "launches", "lead", "leads", "leave", "leaves", "led", "left",
        "lose", "loses", "lost", "made", "make", "makes", "mark", "marks", "may", "meet", "meets", "met",
        "might", "move", "moves", "must", "need", "needs", "offer", "offers", "open", "opened", "opens",
        "order", "ordered", "orders", "plan", "plans", "put", "puts", "ran", "reach", "reached", "reaches",
        "reject", "rejected", "rejects", "remain", "remained", "remains", "report", "reported", "reports",
        "reveal", "revealed", "reveals", "rise", "rises", "rose", "run", "runs", "said", "save", "saved",
        "saves", "saw", "say", "says", "see", "seek", "seeks", "seem", "seems", "set", "sets", "shall",
        "should", "show", "showed", "shows", "shut", "shuts", "spark", "sparks", "start", "started", "starts",
        "stop", "stopped", "stops", "take", "takes", "tell", "tells", "test", "think", "thinks", "threaten",
        "threatens", "told", "took", "turn", "turned", "turns", "urge", "urged", "urges", "want", "wants",
        "warn", "warned", "warns", "was", "went", "were", "will", "win", "wins", "won", "would",
    }
)  # fmt: skip

#: Words that do not count when two lines are compared.
FUNCTION_WORDS = frozenset(
    {
        "a", "about", "after", "against", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because",
        "been", "before", "but", "by", "can", "could", "did", "do", "does", "during", "for", "from", "had",
        "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "may",
        "more", "most", "no", "nor", "not", "of", "off", "on", "only", "or", "other", "our", "out", "over",
        "said", "say", "says", "she", "should", "so", "some", "such", "than", "that", "the", "their", "them",
        "then", "there", "these", "they", "this", "those", "through", "to", "under", "until", "up", "was", "we",
        "were", "what", "when", "where", "which", "while", "who", "whose", "why", "will", "with", "would",
        "you", "your",
    }
)  # fmt: skip

_COMPOUND = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")


def has_finite_verb(line: Line) -> bool:
    """A guess from a list of frequent forms; a part of a compound ("foreign-backed") is none."""
    words = (match[0].lower().removesuffix("n't").removesuffix("n’t") for match in _COMPOUND.finditer(line.text[:500]))
    return any(word in FINITE_VERBS for word in words)


def content_words(line: Line) -> frozenset[str]:
    """Lower-cased words of three letters or more, and numbers, that are no function words."""
    return frozenset(
        word for word in map(str.lower, line.words) if (len(word) > 2 or word.isdigit()) and word not in FUNCTION_WORDS
    )
