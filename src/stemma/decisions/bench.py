"""The figures of one story as the ledger's own rules see them, so that what a person changes is made by those rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from stemma.ledger.claims import Room, chronology, claim_of
from stemma.ledger.comparing import relations_within
from stemma.ledger.corrections import is_stale
from stemma.ledger.dating import build_calendar
from stemma.ledger.drafts import Draft, draft_of
from stemma.ledger.entities import Directory
from stemma.ledger.mentioned import mention_key
from stemma.ledger.mentions import Mention, mentions_of, segments_of
from stemma.ledger.rank import Ranking, rank_series
from stemma.ledger.titles import proposition, series_name
from stemma.ledger.tolls import toll_of
from stemma.ledger.wording import folded
from stemma.records import Claim, Extraction, Ledger, Origin, Passage, Relation, Story, Toll, Utterance, Value


class Stock:
    """What the benches of all stories of a ledger are made from, put in order once."""

    def __init__(self, ledger: Ledger) -> None:
        self.extractions = {e.document.id: e for e in ledger.extractions}
        self.segments = segments_of(ledger.stories)
        self.entities = {entity.id: entity for entity in ledger.entities}
        self.entity_of = {member: entity.id for entity in ledger.entities for member in entity.members}
        self.without = frozenset(filter(None, ledger.policy.get("without", "").split(",")))
        self.origins: dict[str, list[Origin]] = defaultdict(list)
        for origin in ledger.origins:
            self.origins[origin.story].append(origin)
        self.passages: dict[str, list[Passage]] = defaultdict(list)
        for passage in ledger.passages:
            self.passages[passage.a.document].append(passage)


class Bench:
    """Mentions of the figures of a story, from the records of a ledger alone."""

    def __init__(self, stock: Stock, story: Story, utterances: Sequence[Utterance]) -> None:
        inside = sorted({*story.documents, *(segment.document for segment in story.segments)})
        extractions = [stock.extractions[d] for d in inside if d in stock.extractions]
        passages = [p for d in inside for p in stock.passages.get(d, ()) if p.b.document in inside]
        self.story = story
        self.origins: list[Origin] = stock.origins.get(story.id, [])
        self._calendar = build_calendar(extractions, passages, [story])
        directory = _directory(stock, extractions)
        self.room = Room({e.document.id: e for e in extractions}, directory, self._calendar, stock.without)
        segments = {d: stock.segments[d] for d in inside if d in stock.segments}
        told = mentions_of(extractions, story, segments, directory, self._calendar, utterances)
        self._mentions: dict[str, Mention] = {m.quantity.id: m for m in told}

    def draft(self, claim: Claim) -> Draft | None:
        """The claim as a draft with the value, time and polarity that it has; None when it is no figure of the story."""
        mentions = [self._mentions[q] for q in claim.quantities if q in self._mentions]
        if not mentions or len(mentions) < len(claim.quantities):
            return None
        return replace(draft_of(mentions), value=claim.value, as_of=claim.as_of, polarity=claim.polarity)

    def claim(self, quantities: Iterable[str], like: Claim | None) -> Claim | None:
        """The claim that these figures make, with the value, time and polarity of another one when that is given."""
        mentions = [self._mentions[q] for q in quantities if q in self._mentions]
        if not mentions:
            return None
        draft = draft_of(mentions)
        if like is not None:
            draft = replace(draft, value=like.value, as_of=like.as_of, polarity=like.polarity)
        return claim_of(draft, self.story, self.origins, self.room)

    def worded(self, claim: Claim) -> str:
        """The claim in one line, with the value and scope that it has now."""
        draft = self.draft(claim)
        return claim.proposition if draft is None else proposition(draft, claim.scope.places)

    def ordered(self, claims: Sequence[Claim]) -> list[Claim]:
        """In order of time, as a series is; what is no figure of the story keeps its place at the end."""
        drafts = {c.id: self.draft(c) for c in claims}
        dated = [(chronology(draft, c), c) for c in claims if (draft := drafts[c.id]) is not None]
        return [c for _, c in sorted(dated, key=lambda pair: pair[0])] + [c for c in claims if drafts[c.id] is None]

    def relations(self, claims: Sequence[Claim], changed: frozenset[str]) -> list[Relation]:
        """By the ten rules, between the changed claims of a series and the others."""
        drafts = self._drafts(claims)
        found = relations_within([c for c in claims if c.id in drafts], drafts, self.room)
        return [r for r in found if r.a in changed or r.b in changed]

    def ranks(self, claims: Sequence[Claim], relations: Sequence[Relation]) -> dict[str, Ranking]:
        """By the rules that rank every series."""
        drafts = self._drafts(claims)
        members = [c for c in claims if c.id in drafts]
        inside = [drafts[c.id] for c in members]
        stale = frozenset(c.id for c in members if is_stale(drafts[c.id], inside))
        return rank_series(members, relations, drafts, stale)

    def named(self, claim: Claim) -> tuple[str, str | None]:
        """(thing, role) of a series of this claim alone."""
        draft = self.draft(claim)
        return (claim.proposition, None) if draft is None else series_name([draft])

    def toll(
        self,
        claims: Sequence[Claim],
        relations: Sequence[Relation],
        left_out: frozenset[str],
        edited: Mapping[str, Value],
    ) -> Toll | None:
        """The toll without the figures in `left_out`; figures whose claim was edited count as edited."""
        corrected = {r.a for r in relations if r.kind == "supersede" and r.rule.startswith("4 ")}
        mentions = [
            _reading(m, edited[id_]) if id_ in edited else m for id_, m in self._mentions.items() if id_ not in left_out
        ]
        kept = {
            id_: replace(e, quantities=tuple(q for q in e.quantities if q.id not in left_out))
            for id_, e in self.room.extractions.items()
        }
        told_in = {q: c.id for c in claims for q in c.quantities}
        return toll_of(self.story, mentions, kept, self._calendar, told_in, corrected, self.origins)

    def _drafts(self, claims: Sequence[Claim]) -> dict[str, Draft]:
        return {c.id: draft for c in claims if (draft := self.draft(c)) is not None}


def _reading(mention: Mention, value: Value) -> Mention:
    amount = value.lower if value.lower == value.upper else None
    quantity = replace(
        mention.quantity, form=value.form, amount=amount, lower=value.lower, upper=value.upper,
        lower_closed=value.lower_closed, upper_closed=value.upper_closed,
    )  # fmt: skip
    return replace(mention, value=value, quantity=quantity)


def _directory(stock: Stock, extractions: Sequence[Extraction]) -> Directory:
    """Who is who in these reports, as the ledger's entities tell."""
    of: dict[tuple[str, str], str] = {}
    by_name: dict[tuple[str, str], str] = {}
    for extraction in extractions:
        document = extraction.document.id
        names: list[tuple[str | None, str]] = [(n.entity, n.text) for n in extraction.names]
        names += [(s.speaker.entity, s.speaker.name) for s in extraction.statements if s.speaker is not None]
        names += [(link.entity, link.name) for q in extraction.quantities for link in q.attribution]
        for key, name in names:
            mention = (document, mention_key(key, name))
            entity = stock.entity_of.get(mention)
            if entity is not None:
                of[mention] = by_name[document, folded(name)] = entity
    return Directory(stock.entities, of, by_name)
