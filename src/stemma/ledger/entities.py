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

from stemma.ledger.aliases import aligned_names, expanded_acronyms, learnt_aliases, usual_name, usual_names
from stemma.ledger.descriptions import parse, same_body
from stemma.ledger.groups import Groups
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


@dataclass(frozen=True, slots=True)
class Directory:
    """Entities, and where each mention of a document is found among them."""

    entities: Mapping[str, Entity]
    of: Mapping[Mention, str]
    by_name: Mapping[tuple[str, str], str]

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
    extractions: Sequence[Extraction], passages: Sequence[Passage], stories: Sequence[Story]
) -> Directory:
    """All entities of these documents.  The order of the inputs does not matter."""
    local = locals_of(extractions)
    by_document = {extraction.document.id: extraction for extraction in extractions}
    story_of = {document: story.id for story in stories for document in story.documents}
    common = common_nouns(local, story_of)
    kinds: dict[Mention, NameKind] = {
        mention: "organisation" if mention in common else kind_of(one) for mention, one in local.items()
    }
    groups: Groups[Mention] = Groups(local)
    why: dict[tuple[str, str], set[str]] = defaultdict(set)

    evidence = [e for extraction in extractions for e in expanded_acronyms(extraction.document)]
    evidence += aligned_names(passages, by_document)
    learnt = learnt_aliases(evidence)
    canonical: dict[str, str] = {}
    for (one, other), reasons in learnt.items():
        if one in usual_names() and other in usual_names():
            continue
        target, source = (one, other) if (one in usual_names() or len(one) >= len(other)) else (other, one)
        canonical[source] = target
        for name in (one, other):
            why[name, ""] |= set(reasons)

    _join_by_name(local, kinds, common, story_of, canonical, groups, why)
    _join_persons(local, kinds, story_of, groups)
    _join_descriptions(local, kinds, story_of, groups, why)
    return _directory(extractions, local, kinds, groups, why, story_of)


def _join_by_name(
    local: Mapping[Mention, Local],
    kinds: Mapping[Mention, NameKind],
    common: frozenset[Mention],
    story_of: Mapping[str, str],
    canonical: Mapping[str, str],
    groups: Groups[Mention],
    why: dict[tuple[str, str], set[str]],
) -> None:
    spelt: dict[tuple[str, Skeleton], dict[str, Mention]] = defaultdict(dict)
    first: dict[tuple[str, str, str], Mention] = {}
    for mention, one in local.items():
        for name in sorted(one.names):
            key = folded(name)
            if not key:
                continue
            if kinds[mention] == "person":
                tokens = person_tokens(name)
                if len(tokens) < 2:
                    continue
                node = ("person", " ".join(tokens).casefold(), "")
            elif usual_name(key) is not None:
                if not is_proper(name):
                    continue
                node = ("usual", usual_name(key) or "", "")
            elif is_proper(name) and mention not in common:
                node = ("named", canonical.get(key, key), "")
                bones = skeleton(key)
                if bones is not None:
                    spelt[story_of.get(mention[0], mention[0]), bones].setdefault(key, mention)
            else:
                node = ("described", canonical.get(key, key), story_of.get(mention[0], mention[0]))
            groups.join(first.setdefault(node, mention), mention)
    for names in spelt.values():
        for (a, left), (b, right) in itertools.combinations(sorted(names.items())[:_SPELLINGS], 2):
            if spelt_alike(a, b):
                groups.join(left, right)
                for name in (a, b):
                    why[name, ""].add(f"“{a}” and “{b}” are spellings of one name in one story")


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
    kinds: Mapping[Mention, NameKind],
    groups: Groups[Mention],
    why: Mapping[tuple[str, str], set[str]],
    story_of: Mapping[str, str],
) -> Directory:
    identifier: dict[Mention, str] = {}
    made: dict[str, Entity] = {}
    for members in groups.all():
        names: Counter[str] = Counter()
        votes: Counter[NameKind] = Counter()
        for mention in members:
            names.update(local[mention].names)
            votes.update(local[mention].kinds or {kinds[mention]: 1})
        kind = max(sorted(votes), key=lambda k: votes[k])
        name = _best_name(names, kind)
        scope = "" if is_proper(name) else story_of.get(members[0][0], members[0][0])
        entity = content_id("e", kind, folded(name), scope)
        if entity in made:
            entity = content_id("e", kind, folded(name), scope, *(part for member in members for part in member))
        aliases = tuple(
            Alias(other, _evidence(other, name, why)) for other in _distinct(names) if folded(other) != folded(name)
        )
        made[entity] = Entity(entity, kind, name, aliases, tuple(members))
        for mention in members:
            identifier[mention] = entity
    speaks = _speaking(extractions, identifier, local, story_of)
    for entity, (body, reasons) in speaks.items():
        old = made[entity]
        made[entity] = Entity(old.id, old.kind, old.name, old.aliases, old.members, body, reasons)
    by_name = {(mention[0], folded(n)): identifier[mention] for mention in local for n in sorted(local[mention].names)}
    return Directory(dict(sorted(made.items())), identifier, by_name)


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
    return tuple(sorted(found)) or (f"one report uses it for {name}",)


def _speaking(
    extractions: Sequence[Extraction],
    identifier: Mapping[Mention, str],
    local: Mapping[Mention, Local],
    story_of: Mapping[str, str],
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Entity of a person -> the body that most evidence says it speaks for, and that evidence."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
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
