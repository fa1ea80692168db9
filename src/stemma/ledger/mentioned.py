"""What single reports call whom: the mentions that entities are made of.

A mention is (document, key): what the language and claims rooms already hold together inside one document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from stemma.language.gazetteer import PERSON_TITLES
from stemma.ledger.descriptions import parse
from stemma.ledger.wording import folded
from stemma.records import Attribution, Extraction, NameKind

Mention = tuple[str, str]  # document, key in that document

_KIND_OF_ROLE: Mapping[str, NameKind] = {
    "speaker": "person", "organisation": "organisation", "medium": "organisation", "agency": "organisation",
    "outlet": "organisation", "document": "other", "anonymous": "other",
}  # fmt: skip


def mention_key(entity: str | None, name: str) -> str:
    """The key of a mention that the earlier rooms gave no key: its folded name."""
    return entity if entity else f"name:{folded(name)}"


@dataclass(slots=True)
class Local:
    """What one document says of one mention; only used while entities are built."""

    kinds: Counter[NameKind] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)


def locals_of(extractions: Sequence[Extraction]) -> dict[Mention, Local]:
    found: dict[Mention, Local] = defaultdict(Local)

    def note(document: str, key: str | None, name: str, kind: NameKind | None) -> None:
        if not name.strip():
            return
        local = found[document, mention_key(key, name)]
        local.names[" ".join(name.split())] += 1
        if kind is not None:
            local.kinds[kind] += 1

    for extraction in extractions:
        document = extraction.document.id
        for name in extraction.names:
            note(document, name.entity, name.text, name.kind)
        for statement in extraction.statements:
            if statement.speaker is not None:
                note(document, statement.speaker.entity, statement.speaker.name, None)
        for quantity in extraction.quantities:
            for link in quantity.attribution:
                note(document, link.entity, link.name, _role_kind(link))
    return dict(sorted(found.items()))


def _role_kind(link: Attribution) -> NameKind | None:
    if link.role == "speaker":
        return "person" if surname(link.name) and parse(link.name) is None else None
    return _KIND_OF_ROLE[link.role]


@lru_cache(maxsize=1 << 16)
def person_tokens(name: str) -> tuple[str, ...]:
    """The parts of a person's name: what follows the last title ("Harbour Police Chief Ida Holm"), capitalised words only."""
    tokens = [t.strip(".,") for t in re.sub(r"['’]s\b", "", name).split()]
    titles = [at for at, token in enumerate(tokens[:-1]) if token.casefold() in PERSON_TITLES]
    kept = tokens[titles[-1] + 1 :] if titles else tokens
    return tuple(t for t in kept if t[:1].isupper() and t.casefold() not in PERSON_TITLES)


def surname(name: str) -> str:
    tokens = person_tokens(name)
    return tokens[-1].casefold() if tokens else ""


def given(name: str) -> tuple[str, ...]:
    return tuple(token.casefold() for token in person_tokens(name)[:-1])


def given_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """ "R." fits "Ryan", "Ryan J." fits "Ryan"; "Ryan" does not fit "Anna"."""
    if not one or not other:
        return True
    a, b = one[0], other[0]
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


@lru_cache(maxsize=1 << 16)
def is_proper(name: str) -> bool:
    """Some word other than the first article is capitalised, or the name holds a capital inside ("al-Nusra")."""
    bare = re.sub(r"^(?:The|A|An)\s+", "", name)
    return any(word[:1].isupper() or word[1:] != word[1:].lower() for word in bare.split())


def kind_of(local: Local) -> NameKind:
    if not local.kinds or any(parse(name) is not None for name in local.names):
        return "organisation"
    return max(sorted(local.kinds), key=lambda kind: local.kinds[kind])


def common_nouns(local: Mapping[Mention, Local], story_of: Mapping[str, str]) -> frozenset[Mention]:
    """Mentions whose capital is only that of a sentence: "Organisers said" where the story has "the organisers" too."""
    written = {
        (story_of.get(mention[0], mention[0]), folded(name))
        for mention, one in local.items()
        for name in one.names
        if not is_proper(name)
    }
    return frozenset(
        mention
        for mention, one in local.items()
        if one.names and all((story_of.get(mention[0], mention[0]), folded(name)) in written for name in one.names)
    )
