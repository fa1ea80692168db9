"""A proposition with its tellings, before it is an assertion of the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from stemma.ledger.assertions.tellings import CORE, Telling, TimeSource
from stemma.records import Polarity, TimeInterval

_SOURCES: tuple[TimeSource, ...] = ("text", "said", "published", "none")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposition; its shape is that of a claim, so that what counts the support of figures counts its too."""

    mentions: tuple[Telling, ...]
    reasons: tuple[str, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(sorted({one.document for one in self.mentions}))

    @property
    def asserters(self) -> frozenset[str]:
        return frozenset(party for one in self.mentions for party in one.parties)

    @property
    def utterances(self) -> frozenset[str]:
        return frozenset(one.utterance for one in self.mentions if one.utterance is not None)

    @property
    def form(self) -> str:
        return self.mentions[0].form

    @property
    def polarity(self) -> Polarity:
        return self.mentions[0].predication.polarity

    @property
    def best(self) -> Telling:
        """The telling that says most in the fewest words: most roles filled by names or nouns, outside headlines."""
        return min(self.mentions, key=_preference)

    @property
    def timed(self) -> tuple[TimeInterval | None, TimeSource]:
        """The commonest time of the best kind there is; of days of publication the first."""
        level = min(_SOURCES.index(one.as_of_from) for one in self.mentions)
        top = [one for one in self.mentions if _SOURCES.index(one.as_of_from) == level and one.as_of is not None]
        if not top:
            return None, "none"
        counts = Counter((one.as_of.start, one.as_of.end) for one in top if one.as_of)
        if _SOURCES[level] == "published":
            chosen = min(top, key=lambda one: (str(one.as_of.end if one.as_of else ""), one.place))
        else:
            chosen = min(top, key=lambda one: (-counts[one.as_of.start, one.as_of.end] if one.as_of else 0, one.place))
        return chosen.as_of, _SOURCES[level]


def _preference(one: Telling) -> tuple[int, int, int, tuple[str, int, int, str]]:
    filled = sum(1 for role in CORE for filler in one.roles.get(role, ()) if not filler.pronoun)
    length = one.predication.end - one.predication.start
    return -filled, one.predication.block in ("standfirst", "title"), length, one.place


def weighty(proposal: Proposal) -> bool:
    """One report alone tells it, but on the word of a named party, as a fact or its denial, of somebody or something named."""
    one = proposal.best
    if one.predication.polarity not in ("asserted", "denied") or not any(
        telling.named for telling in proposal.mentions
    ):
        return False
    fillers = [filler for some in one.roles.values() for filler in some]
    named = [filler for filler in fillers if filler.entity is not None]
    return bool(named) and (len(fillers) > 1 or bool(one.obliques) or bool(one.places))
