"""Persons, bodies and places across documents, with every other name and why it is one.

A mention is (document, key): what the language and claims rooms already hold together inside one
document.  Across documents mentions join by name: full names of persons and capitalised names of
bodies anywhere, bare surnames and descriptions ("the coalition") within one story only.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.ledger.aliases import Evidence, aligned_names, expanded_acronyms, learnt_aliases, usual_name, usual_names
from stemma.ledger.descriptions import parse, same_body
from stemma.ledger.groups import Groups
from stemma.ledger.known import NOBODY, NOWHERE, Known, KnownEntity, Node, Tally, is_known, node_of, votes_of
from stemma.ledger.mentioned import (
    Local,
    Mention,
    common_nouns,
    given,
    given_fit,
    is_proper,
    kind_of,
    locals_of,
    mention_key,
    person_tokens,
    surname,
)
from stemma.ledger.offices import office_holders
from stemma.ledger.spellings import Skeleton, skeleton, spelt_alike
from stemma.ledger.wording import folded
from stemma.records import Alias, Entity, Extraction, NameKind, Passage, Story, content_id

#: Spellings of one name that are compared with one another.
_SPELLINGS = 40

#: The reason for another name for which there is no better one.
_OF_COURSE = "one report uses it for "


@dataclass(frozen=True, slots=True)
class Notes:
    """What must be kept of a directory so that further reports can be added to it: see `Known`.

    `tallies` and `nodes` are by entity; `absorbed` are the known entities that each one is made of.
    """

    tallies: Mapping[str, Tally]
    nodes: Mapping[str, frozenset[Node]]
    absorbed: Mapping[str, tuple[str, ...]]
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Directory:
    """Entities, and where each mention of a document is found among them."""

    entities: Mapping[str, Entity]
    of: Mapping[Mention, str]
    by_name: Mapping[tuple[str, str], str]
    notes: Notes | None = None

    def find(self, document: str, entity: str | None, name: str) -> str | None:
        """The entity of a mention, by its key or else by its name in that document; None when there is none."""
        found = self.of.get((document, mention_key(entity, name)))
        return found or self.by_name.get((document, folded(name)))

    def asserter(self, entity: str) -> str:
        """The body that an entity speaks for, or the entity itself: two spokesmen of one body are one asserter."""
        known = self.entities.get(entity)
        return known.speaks_for if known is not None and known.speaks_for else entity

    def name(self, entity: str) -> str:
        known = self.entities.get(entity)
        return known.name if known else entity


class Excerpts:
    """What a directory says of the mentions in some of the documents, at the cost of those alone."""

    def __init__(self, directory: Directory) -> None:
        # an entity of the whole world has mentions in all documents: nobody asks a part for them
        self._entities = {key: replace(entity, members=()) for key, entity in directory.entities.items()}
        self._of: dict[str, dict[Mention, str]] = defaultdict(dict)
        self._by_name: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
        for mention, entity in directory.of.items():
            self._of[mention[0]][mention] = entity
        for name, entity in directory.by_name.items():
            self._by_name[name[0]][name] = entity

    def of(self, documents: Iterable[str]) -> Directory:
        of: dict[Mention, str] = {}
        by_name: dict[tuple[str, str], str] = {}
        for document in documents:
            of.update(self._of.get(document, {}))
            by_name.update(self._by_name.get(document, {}))
        held = {*of.values(), *by_name.values()}
        held |= {body for entity in held if (body := self._entities[entity].speaks_for) is not None}
        return Directory({key: self._entities[key] for key in sorted(held)}, of, by_name)


def build_directory(
    extractions: Sequence[Extraction], passages: Sequence[Passage], stories: Sequence[Story], known: Known = NOBODY
) -> Directory:
    """All entities of these documents, joined with those `known`.  The order of the inputs does not matter."""
    local = locals_of(extractions)
    by_document = {extraction.document.id: extraction for extraction in extractions}
    story_of = {document: story.id for story in stories for document in story.documents}
    common = common_nouns(local, story_of)
    kinds: dict[Mention, NameKind] = {
        mention: "organisation" if mention in common else kind_of(one) for mention, one in local.items()
    }
    outside = known.outside(local)
    groups: Groups[Mention] = Groups([*local, *outside])
    why: dict[tuple[str, str], set[str]] = defaultdict(set)

    evidence = [e for extraction in extractions for e in expanded_acronyms(extraction.document)]
    evidence += aligned_names(passages, by_document)
    learnt = learnt_aliases([*evidence, *known.evidence])
    canonical: dict[str, str] = {}
    for (one, other), reasons in learnt.items():
        if one in usual_names() and other in usual_names():
            continue
        target, source = (one, other) if (one in usual_names() or len(one) >= len(other)) else (other, one)
        canonical[source] = target
        for name in (one, other):
            why[name, ""] |= set(reasons)

    nodes = _join_by_name(local, outside, kinds, common, story_of, canonical, groups, why)
    _join_persons(local, kinds, story_of, groups)
    _join_descriptions(local, kinds, story_of, groups, why)
    return _directory(extractions, local, outside, kinds, groups, why, story_of, nodes, known, evidence)


def nodes_of(extractions: Sequence[Extraction], stories: Sequence[Story]) -> frozenset[Node]:
    """By which an entity of other stories may be one of these reports' too."""
    local = locals_of(extractions)
    story_of = {document: story.id for story in stories for document in story.documents}
    common = common_nouns(local, story_of)
    found = {
        node_of(
            name,
            "organisation" if mention in common else kind_of(one),
            mention in common,
            story_of.get(mention[0], mention[0]),
        )
        for mention, one in local.items()
        for name in one.names
    }
    return frozenset(node for node in found if node is not None)


def _join_by_name(
    local: Mapping[Mention, Local],
    outside: Mapping[Mention, tuple[KnownEntity, Local]],
    kinds: Mapping[Mention, NameKind],
    common: frozenset[Mention],
    story_of: Mapping[str, str],
    canonical: Mapping[str, str],
    groups: Groups[Mention],
    why: dict[tuple[str, str], set[str]],
) -> dict[Mention, set[Node]]:
    """The nodes of each mention, those of one node joined."""
    spelt: dict[tuple[str, Skeleton], dict[str, Mention]] = defaultdict(dict)
    first: dict[Node, Mention] = {}
    found: dict[Mention, set[Node]] = {mention: set(known.nodes) for mention, (known, _) in outside.items()}
    for mention, one in local.items():
        story = story_of.get(mention[0], mention[0])
        for name in sorted(one.names):
            node = node_of(name, kinds[mention], mention in common, story)
            if node is None:
                continue
            found.setdefault(mention, set()).add(node)
            bones = skeleton(node[1]) if node[0] == "named" else None
            if bones is not None:
                spelt[story, bones].setdefault(node[1], mention)
    for mention, nodes in found.items():
        for kind, key, scope in sorted(nodes):
            node = (kind, canonical.get(key, key) if kind in ("named", "described") else key, scope)
            groups.join(first.setdefault(node, mention), mention)
    for names in spelt.values():
        for (a, left), (b, right) in itertools.combinations(sorted(names.items())[:_SPELLINGS], 2):
            if spelt_alike(a, b):
                groups.join(left, right)
                for name in (a, b):
                    why[name, ""].add(f"“{a}” and “{b}” are spellings of one name in one story")
    return found


def _join_persons(
    local: Mapping[Mention, Local],
    kinds: Mapping[Mention, NameKind],
    story_of: Mapping[str, str],
    groups: Groups[Mention],
) -> None:
    """Bare surnames go to the only fitting full name of their story, else to one another."""
    surnames: dict[tuple[str, str], dict[Mention, tuple[str, ...]]] = defaultdict(dict)
    for mention, one in local.items():
        if kinds[mention] == "person":
            fullest = max(sorted(one.names), key=lambda n: len(person_tokens(n)))
            if surname(fullest):
                surnames[story_of.get(mention[0], mention[0]), surname(fullest)][mention] = given(fullest)
    for _, members in sorted(surnames.items()):
        full = {m: g for m, g in members.items() if g}
        bare = [m for m in members if m not in full]
        for left in full:
            for right in full:
                if left < right and given_fit(full[left], full[right]):
                    groups.join(left, right)
        targets = {groups.find(m) for m in full}
        home = targets.pop() if len(targets) == 1 else (bare[0] if bare else None)
        for mention in bare:
            assert home is not None
            groups.join(mention, home)


def _join_descriptions(
    local: Mapping[Mention, Local],
    kinds: Mapping[Mention, NameKind],
    story_of: Mapping[str, str],
    groups: Groups[Mention],
    why: dict[tuple[str, str], set[str]],
) -> None:
    in_story: dict[str, dict[Mention, Iterable[str]]] = defaultdict(dict)
    for mention, one in local.items():
        if kinds[mention] in ("organisation", "other"):
            in_story[story_of.get(mention[0], mention[0])][mention] = one.names
    for _, mentions in sorted(in_story.items()):
        for left, right, reason in same_body(mentions):
            groups.join(left, right)
            for mention in (left, right):
                for name in mentions[mention]:
                    why[folded(name), ""].add(reason)


def _directory(
    extractions: Sequence[Extraction],
    local: Mapping[Mention, Local],
    outside: Mapping[Mention, tuple[KnownEntity, Local]],
    kinds: Mapping[Mention, NameKind],
    groups: Groups[Mention],
    why: dict[tuple[str, str], set[str]],
    story_of: Mapping[str, str],
    nodes: Mapping[Mention, set[Node]],
    known: Known,
    evidence: Sequence[Evidence],
) -> Directory:
    identifier: dict[Mention, str] = {}
    made: dict[str, Entity] = {}
    tallies: dict[str, Tally] = {}
    nodes_of_made: dict[str, frozenset[Node]] = {}
    absorbed: dict[str, tuple[str, ...]] = {}
    for held in groups.all():
        members = [member for member in held if not is_known(member)]
        before = [outside[member][0] for member in held if is_known(member)]
        if not members:  # nobody speaks of it here
            stays = before[0].entity
            made.setdefault(stays.id, replace(stays, members=known.elsewhere(stays)))
            identifier.update(dict.fromkeys(held, stays.id))
            continue
        tally = Tally()
        for member in held:
            of_member = outside[member][1] if is_known(member) else local[member]
            tally.names.update(of_member.names)
            tally.kinds.update(of_member.kinds if is_known(member) else votes_of(of_member, kinds[member]))
        kind = max(sorted(tally.kinds), key=lambda k: tally.kinds[k])
        name = _best_name(tally.names, kind)
        scope = _scope(name, kind, members, story_of)
        entity = content_id("e", kind, folded(name), scope)
        keeping = [one.entity for one in before if one.entity.id in known.kept]
        if keeping:
            entity = max(keeping, key=lambda one: (len(one.members), one.id)).id
        elif entity in made or entity in known.taken:
            entity = content_id("e", kind, folded(name), scope, *(part for member in members for part in member))
        for one in before:
            for alias in one.entity.aliases:
                why[folded(alias.text), ""] |= {text for text in alias.evidence if not text.startswith(_OF_COURSE)}
        aliases = tuple(
            Alias(other, _evidence(other, name, why))
            for other in _distinct(tally.names)
            if folded(other) != folded(name)
        )
        everywhere = sorted({*members, *(m for one in before for m in known.elsewhere(one.entity))})
        made[entity] = Entity(entity, kind, name, aliases, tuple(everywhere))
        tallies[entity], absorbed[entity] = tally, tuple(sorted(one.entity.id for one in before))
        nodes_of_made[entity] = frozenset(node for member in held for node in nodes.get(member, ()))
        for member in held:
            identifier[member] = entity
    speaks = _speaking(extractions, identifier, local, story_of, [one for one, _ in outside.values()])
    for entity, (body, reasons) in speaks.items():
        old = made[entity]
        made[entity] = Entity(old.id, old.kind, old.name, old.aliases, old.members, body, reasons)
    by_name = {(mention[0], folded(n)): identifier[mention] for mention in local for n in sorted(local[mention].names)}
    of = {mention: entity for mention, entity in identifier.items() if not is_known(mention)}
    notes = Notes(tallies, nodes_of_made, absorbed, evidence)
    return Directory(dict(sorted(made.items())), of, by_name, notes)


def _scope(name: str, kind: NameKind, members: Sequence[Mention], story_of: Mapping[str, str]) -> str:
    """The story in which alone the name means this one, or "": a description, or a surname by itself."""
    everywhere = is_proper(name) and (kind != "person" or len(person_tokens(name)) > 1)
    return "" if everywhere else story_of.get(members[0][0], members[0][0])


def _best_name(names: Counter[str], kind: NameKind) -> str:
    for name in sorted(names):
        usual = usual_name(folded(name))
        if kind != "person" and usual is not None and is_proper(name):
            return usual
    if kind == "person":
        return max(sorted(names), key=lambda n: (len(person_tokens(n)), names[n], -len(n)))
    return max(sorted(names), key=lambda n: (is_proper(n), _is_full(n), names[n], len(n)))


def _is_full(name: str) -> bool:
    """Not a bare head like "the ministry"."""
    description = parse(name)
    return description is None or bool(description.modifiers)


def _distinct(names: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for name in sorted(names):
        seen.setdefault(folded(name), name)
    return sorted(seen.values())


def _evidence(other: str, name: str, why: Mapping[tuple[str, str], set[str]]) -> tuple[str, ...]:
    found = set(why.get((folded(other), ""), ()))
    usual = usual_name(folded(other))
    if usual is not None:
        listed = "lists it under" if folded(other) in usual_names() else "lists the name in another spelling under"
        found.add(f"the table of usual names {listed} {usual}")
    return tuple(sorted(found)) or (f"{_OF_COURSE}{name}",)


def _speaking(
    extractions: Sequence[Extraction],
    identifier: Mapping[Mention, str],
    local: Mapping[Mention, Local],
    story_of: Mapping[str, str],
    known: Sequence[KnownEntity],
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Entity of a person -> the body that most evidence says it speaks for, and that evidence."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    now = {one.entity.id: identifier[NOWHERE, one.entity.id] for one in known}
    for one in known:
        body_before = one.entity.speaks_for
        if body_before is not None and body_before in now and now[body_before] != now[one.entity.id]:
            found[now[one.entity.id]][now[body_before]] |= set(one.entity.speaks_for_evidence)
    for extraction in extractions:
        document = extraction.document
        for link in extraction.speaks_for:
            person, body = identifier.get((document.id, link.person)), identifier.get((document.id, link.body))
            if person and body and person != body:
                quoted = " ".join(document.text[link.start : link.end].split())
                found[person][body].add(f"{link.reason}: “{quoted}” in {document.id}")
    names = {mention: sorted(one.names) for mention, one in local.items()}
    for holder, office, words in office_holders(extractions, story_of, names):
        person, body = identifier.get(holder), identifier.get(office)
        if person and body and person != body and (person not in found or body in found[person]):
            found[person][body].add(f"holds the office: “{words}” in {holder[0]}")
    speaks = {}
    for person, bodies in sorted(found.items()):
        body = max(sorted(bodies), key=lambda b: len(bodies[b]))
        speaks[person] = (body, tuple(sorted(bodies[body])))
    for person, (body, _) in list(speaks.items()):
        if speaks.get(body, ("", ()))[0] == person:
            del speaks[person]
    return speaks
