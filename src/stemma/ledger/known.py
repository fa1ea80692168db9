"""What a ledger knows already of the names that new reports use, so that they join the entities that are there.

A new report is read against its own stories alone; an entity that other stories have too comes in as one more mention,
with all the names it has there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stemma.ledger.aliases import Evidence, usual_name
from stemma.ledger.mentioned import Local, Mention, is_proper, person_tokens
from stemma.ledger.wording import folded
from stemma.records import Entity, NameKind

#: Where mentions of one name meet: the kind of the name, its form there, and the story when it holds in that alone.
Node = tuple[str, str, str]

#: Stands for the document of the mention that a known entity comes in as: no report has such an id.
NOWHERE = "\0"


@dataclass(slots=True)
class Tally:
    """How often an entity is called by each name, and taken for each kind, over all its mentions."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[NameKind] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity of the ledger: as it stands there, how often it has each name, and its nodes (see `node_of`)."""

    entity: Entity
    tally: Tally
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of a ledger tells of names, where some of its stories are made anew.

    Args:
        entities: those that share a node with the reports looked at, and the bodies that these speak for.
        evidence: that two names are one, from other reports.
        counted: documents looked at whose mentions are in the tallies already.
        gone: documents whose mentions count no more, as far as the entities name them.
        taken: ids of other entities of the ledger.
        kept: entities that keep their id whatever they are called best now.
    """

    entities: Sequence[KnownEntity] = ()
    evidence: Sequence[Evidence] = ()
    counted: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    def elsewhere(self, entity: Entity) -> tuple[Mention, ...]:
        """Its mentions in reports that are not looked at."""
        here = self.counted | self.gone
        return tuple(member for member in entity.members if member[0] not in here)

    def outside(self, local: Mapping[Mention, Local]) -> dict[Mention, tuple[KnownEntity, Local]]:
        """Each known entity that other reports name too, as a mention, with what they call it."""
        found: dict[Mention, tuple[KnownEntity, Local]] = {}
        for known in self.entities:
            if not self.elsewhere(known.entity):
                continue
            names, kinds = Counter(known.tally.names), Counter(known.tally.kinds)
            for member in known.entity.members:
                if member[0] in self.counted and member in local:
                    names.subtract(local[member].names)
                    kinds.subtract(votes_of(local[member], known.entity.kind))
            found[NOWHERE, known.entity.id] = (known, Local(+kinds, +names or Counter({known.entity.name: 1})))
        return found


NOBODY = Known()
"""What a ledger knows before its first report."""


def is_known(mention: Mention) -> bool:
    """Whether this stands for a known entity rather than for a mention in a report."""
    return mention[0] == NOWHERE


def votes_of(local: Local, otherwise: NameKind) -> Counter[NameKind]:
    """What a mention is taken for, and how often."""
    return Counter(local.kinds) if local.kinds else Counter({otherwise: 1})


def node_of(name: str, kind: NameKind, common: bool, story: str) -> Node | None:
    """Where mentions of this name meet: anywhere by a full or capitalised name, in their story by a description.

    None for a name that does not tell enough; `common`: its capital is only that of a sentence.
    """
    key = folded(name)
    if not key:
        return None
    if kind == "person":
        tokens = person_tokens(name)
        return ("person", " ".join(tokens).casefold(), "") if len(tokens) > 1 else None
    usual = usual_name(key)
    if usual is not None:
        return ("usual", usual, "") if is_proper(name) else None
    return ("named", key, "") if is_proper(name) and not common else ("described", key, story)
