"""On whose word: does the party that the claim names stand behind the figure in the reports?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.language.gazetteer import PERSON_TITLES
from stemma.language.lexicon import FUNCTION_WORDS, REPORTING_VERBS
from stemma.ledger.wording import words_in
from stemma.records import Annotation, Attribution, Difference, Quantity, Token
from stemma.verification.candidates import Shelf
from stemma.verification.claimed import Claimed, Figure
from stemma.verification.keys import keys_of, parts_of

#: Links of a chain that assert; media and agencies only carry, and the outlet of a claim is nobody.
_ASSERTING = frozenset({"anonymous", "organisation", "speaker", "document"})
#: Verbs of counting and judging that a report attributes a figure with, beside those of saying.
_COUNTING = frozenset({"believe", "calculate", "count", "estimate", "expect", "put", "reckon", "record", "think"})
_ACCORDING = re.compile(r"\baccording\s+to\s+$", re.IGNORECASE)
#: Descriptions that any body may have, and characters around an attribution in which a description may stand.
_ANY_BODY = frozenset(
    {
        "agency",
        "body",
        "carmaker",
        "company",
        "firm",
        "group",
        "ministry",
        "organisation",
        "organization",
        "party",
        "union",
    }
)
_DESCRIBED = 60
#: Words of a party's name that name nobody by themselves.
_NO_NAME = frozenset(PERSON_TITLES) | frozenset(
    [
        "agency",
        "authority",
        "body",
        "chief",
        "department",
        "head",
        "local",
        "official",
        "officials",
        "source",
        "sources",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "statement",
        "team",
    ]
)


def parties_of(claimed: Claimed, figure: Figure | None) -> list[str]:
    """The parties on whose word the claim gives the figure, as written; [] when it gives it on nobody's."""
    found: list[str] = []
    if figure is not None:
        found = [link.name for link in figure.quantity.attribution if link.role in _ASSERTING]
    elif claimed.extraction is not None:
        found = [s.speaker.name for s in claimed.extraction.statements if s.speaker is not None]
    if not found and claimed.annotation is not None:
        found = _by_arcs(claimed.annotation, claimed.text)
    return list(dict.fromkeys(found))


def _by_arcs(annotation: Annotation, text: str) -> list[str]:
    """Subjects of verbs of saying and counting, and whoever stands after "according to"."""
    tokens = annotation.tokens
    found = []
    for at, token in enumerate(tokens):
        verb = tokens[token.head] if token.head >= 0 else None
        speaks = verb is not None and (verb.lemma in _COUNTING or verb.text.casefold() in REPORTING_VERBS)
        speaks = speaks and any(t.head == token.head and t.label in ("ccomp", "parataxis") for t in tokens)
        subject = token.label == "nsubj" and speaks and verb is not None and verb.tag == "VERB"
        noun = token.tag in ("NOUN", "PROPN")
        begin, end = _phrase(tokens, at)
        if noun and (subject or _ACCORDING.search(text, 0, tokens[begin].start)):
            found.append(text[tokens[begin].start : tokens[end].end])
    return found


def _phrase(tokens: Sequence[Token], head: int) -> tuple[int, int]:
    """First and last token of a noun with what describes it, before it, and the names after it."""
    begin = end = head
    while begin > 0 and tokens[begin - 1].head in range(begin, head + 1) and tokens[begin - 1].label in (
        "amod", "compound", "det", "flat", "nmod:poss", "case", "nmod",
    ):  # fmt: skip
        begin -= 1
    while end + 1 < len(tokens) and tokens[end + 1].label in ("flat", "appos") and tokens[end + 1].head in (head, end):
        end += 1
    while begin < head and tokens[begin].tag == "DET":
        begin += 1
    return begin, end


@dataclass(frozen=True, slots=True)
class Behind:
    """Who stands behind a figure in the reports: names, the outlets, and the words around each attribution.

    `nobody` when no report names a party, `vague` when all they name is "the company" and the like.
    """

    names: tuple[str, ...]
    outlets: tuple[str, ...]
    phrases: tuple[str, ...]

    @property
    def vague(self) -> bool:
        bare = [name.casefold().removeprefix("the ") for name in self.names]
        return bool(bare) and all(name in _ANY_BODY for name in bare)


def behind(shelf: Shelf, quantities: Sequence[Quantity], asserters: Sequence[str]) -> Behind:
    """The parties behind the mentions of one figure; `asserters` are the entities that the ledger has for it."""
    names = names_behind(shelf, [q.attribution for q in quantities], asserters)
    documents = list(dict.fromkeys(q.document for q in quantities))
    outlets = [name for d in documents for name in (shelf.document(d).outlet, d) if name]
    phrases = []
    for quantity in quantities:
        text = shelf.document(quantity.document).text
        for link in quantity.attribution:
            if link.role in _ASSERTING and link.start is not None and link.end is not None:
                phrases.append(described_at(text, link.start, link.end))
    return Behind(tuple(names), tuple(outlets), tuple(phrases))


def described_at(text: str, start: int, end: int) -> str:
    """A name with what describes it: the words right before it, and an apposition right after ("its owner, Aldmouth Lines")."""
    before = re.split(r"[.;:()“”\"\n]|\bthat\b", text[max(0, start - _DESCRIBED) : start])[-1]
    before = ",".join(before.split(",")[-2:]) if before.rstrip().endswith(",") else before.split(",")[-1]
    after = re.match(r",[^,.;\n]{1,60},", text[end : end + _DESCRIBED])
    return before + text[start:end] + (after.group() if after else "")


def asserter_differs(claim: str, party: str, known: Behind, own_words: set[str]) -> Difference | None:
    """The party that the claim names must be one that the reports name for this figure.

    A description ("the owner", "the US envoy") may stand beside the name in a report; "the company" may be one that
    the claim names itself; where a report has "the company said", its sentence must have the name.
    `own_words` are the keys of the sentences with the figure.
    """
    if any(same_party(party, name) for name in known.names):
        return None
    words = _name_words(party)
    if not known.names:
        if any(_within(party, outlet) for outlet in known.outlets):
            return None
    elif party.split()[-1].islower():
        if any(_described(party, phrase) for phrase in known.phrases):
            return None
        if party.casefold().removeprefix("the ") in _ANY_BODY and any(_within(name, claim) for name in known.names):
            return None
    elif known.vague and all(keys_of(word) & own_words for word in words):
        return None
    told = ", ".join(known.names[:3]) or "no party that a report names"
    return Difference("asserter", f"the claim has it from {party}, the reports from {told}")


def names_behind(shelf: Shelf, chains: Iterable[Sequence[Attribution]], asserters: Sequence[str]) -> list[str]:
    """Every name of the parties behind a figure: as written, aliases, and the bodies that they speak for."""
    names = [link.name for chain in chains for link in chain if link.role in _ASSERTING]
    pending, seen = list(asserters), set[str]()
    while pending:
        entity = shelf.entities.get(pending.pop())
        if entity is None or entity.id in seen:
            continue
        seen.add(entity.id)
        if entity.name == "the report":
            continue
        names += [entity.name, *(alias.text for alias in entity.aliases)]
        if entity.speaks_for:
            pending.append(entity.speaks_for)
    return list(dict.fromkeys(names))


def same_party(one: str, other: str) -> bool:
    """One name says all of the other in its own words: "the coalition" and "US-led coalition", "Dillon" and "Ryan Dillon"."""
    return _within(one, other) or _within(other, one)


def _within(short: str, long: str) -> bool:
    mine = [keys_of(word) for word in _name_words(short)]
    theirs = [keys_of(word) for word in _name_words(long)]
    return bool(mine) and all(any(word & other for other in theirs) for word in mine)


def _described(party: str, phrase: str) -> bool:
    """Every word of a description stands in the words around an attribution."""
    theirs = [keys_of(part) for word in words_in(phrase) for part in parts_of(word)]
    mine = [keys_of(part) for word in words_in(party) for part in parts_of(word)]
    return all(any(word & other for other in theirs) for word in mine)


def _name_words(name: str) -> list[str]:
    words = [part for word in words_in(name) for part in parts_of(word)]
    words = [w for w in words if (w.isupper() or w.casefold() not in FUNCTION_WORDS) and len(w) > 1]
    return [word for word in words if word.casefold() not in _NO_NAME] or words
