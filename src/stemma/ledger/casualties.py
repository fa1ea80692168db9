"""What one report tells of the casualties of its story: killed, injured, missing, and those hit in any way.

Every count keeps where it stands and how it is told: a headline and the first sentences tell the toll, later ones
tell parts of it, and persons told one by one are added up.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.ledger.attackers import Attacker, find_attacker
from stemma.ledger.casualty_words import LEAD_LENGTH, Tone, counts_in_words, tone_of
from stemma.ledger.chances import Place, Sort
from stemma.ledger.companions import beside, joined_to_one, listed_together, tells_kind
from stemma.ledger.mentions import Mention
from stemma.ledger.questions import role_class
from stemma.ledger.sides import side_of, sides_of
from stemma.ledger.values import is_point, written
from stemma.ledger.victim_lists import first_hurt, victims_in_headline, victims_of_own_hand
from stemma.records import REPORT_KINDS, Document, Extraction

Slot = Literal["killed", "injured", "missing", "hit"]
_SLOT_OF: Mapping[str, Slot] = {
    "killed": "killed", "injured": "injured", "hospitalised": "injured", "missing": "missing", "shot": "hit",
    "affected": "hit", "stabbed": "hit",
}  # fmt: skip
#: Roles that are no class of their own, and verbs of the text.
_SLOT_OF_ROLE: Mapping[str, Slot] = {
    "graz": "hit", "graze": "hit", "hit": "hit", "killed or injured": "hit", "strike": "hit", "treated": "injured",
}  # fmt: skip
_VICTIMS = frozenset({"casualty", "victim"})

#: Counts of an event that lies this many days before the report are of another one.
_OTHER_EVENT_DAYS = 45

_FATALLY = re.compile(r"(?:\s+of\s+(?:them|whom))?,?\s+fatally\b", re.IGNORECASE)
_ELSE = re.compile(r"\s*(?:\w+\s+){0,2}(?:else|other)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\s+others?\b", re.IGNORECASE)
_WITH_WOUNDS = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:with|suffering(?:\s+from)?)\s+(?:\w+\s+){0,2}(?:bullet|burns?|gunshot|injuries|stab|wounds?)\b",
    re.IGNORECASE,
)
#: "Five indicted for killing ...", "three suspects in the shooting": they are not who was hit.
_DOERS = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:suspects?\s+(?:in|of|who)|accused|arrest(?:ed|s)?|charged|convicted|detained|fac(?:e|ed|ing)|held|indicted|"
    r"jailed|plead(?:ed)?|questioned|sentenced|sought|suspected|wanted)\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:arrest(?:ed|ing|s)?|charg(?:e|ed|es|ing)|hunt(?:ing|s)?|look(?:ing)?|search(?:ing)?|seek(?:ing|s)?|indict(?:ed|s)?)\s+(?:for\s+)?(?:at\s+least\s+)?$",
    re.IGNORECASE,
)
_SOUGHT_REACH = 30
#: A sum over several events, or over weeks and years, is not the toll of one: "in separate shootings", "so far this year".
_OF_SEVERAL = re.compile(
    r"\b(?:separate|unrelated|other|different)\s+(?:\w+\s+)?(?:accidents|attacks|bombings|crashes|fires|incidents|shootings|stabbings)\b|"
    r"\b(?:attacks|crashes|fires|gunfire|incidents|shootings|violence)\s+(?:across|around|citywide|throughout)\b|"
    r"\bweekend\s+(?:gunfire|shootings|violence)\b|\b(?:so\s+far\s+(?:this|in)|this\s+year|last\s+year|year\s+to\s+date|(?:a|each|every|per)\s+year|"
    r"same\s+(?:period|time)|per\s+100,000|citywide|since\s+(?:the\s+(?:start|beginning)\s+of|January|(?:19|20)\d\d)|"
    r"in\s+the\s+(?:last|past)\s+(?:\w+\s+)?(?:months|weeks|years|year|decade))\b",
    re.IGNORECASE,
)
_CLAUSE_REACH = 110
#: Who is found counts everybody found, an attacker among them: "three people were found dead".
_FOUND = re.compile(
    r"[^.;,]{0,24}\b(?:(?:are|is)\s+)?dead\b|[^.;]{0,60}\bfound\s+(?:\w+\s+)?(?:dead|shot)\b", re.IGNORECASE
)
_DEED = re.compile(
    r"\b(?:killing|kills|murder(?:ed|ing|s)|shoot(?:s|ing)|(?<!was )(?<!were )(?<!been )(?:killed|shot|stabbed))\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_DEED_REACH = 40
#: "The shooting killed five": an event kills the attacker with the rest.
_EVENT_DEED = re.compile(
    r"\b(?:attack|blast|bombing|crash|dispute|explosion|fire|murder-suicide|rampage|shooting|spree|stabbing|standoff|violence)\s+"
    r"(?:(?:has|that|which)\s+)?(?:also\s+)?(?:killed|killing|kills)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
#: "Five victims", "three were murdered": an attacker is none of them.
_OF_VICTIMS = re.compile(r"\s+(?:\w+\s+){0,2}(?:victims?|murdered|slain)\b", re.IGNORECASE)
_YEARS_OLD = re.compile(r"\s*(\d{1,3})-(?:year|month|week|day)-old\b")


@dataclass(frozen=True, slots=True)
class Told:
    """One count of one report: low..high people (no upper end: None), how it is told, and the mentions it is made of.

    `spared` is the chance that it leaves out an attacker who died.
    """

    slot: Slot
    low: int
    high: int | None
    sort: Sort
    place: Place
    mentions: tuple[Mention, ...] = ()
    spared: float = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report tells: its counts, and what else it says of the casualties."""

    document: str
    day: datetime.date | None
    told: tuple[Told, ...]
    tone: Tone
    attacker: Attacker

    def counts(self, slot: Slot) -> tuple[Told, ...]:
        return tuple(told for told in self.told if told.slot == slot)


def read_casualties(extraction: Extraction, mentions: Sequence[Mention], day: datetime.date | None) -> Reading | None:
    """What the report tells; None when it tells nothing of casualties."""
    document = extraction.document
    body_start = min((b.start for b in document.blocks if b.kind == "body"), default=0)
    ordered = sorted(mentions, key=lambda m: m.quantity.start)
    kept = [(m, slot) for m in ordered for slot in [_slot(m, day, document.text)] if slot]
    text = _report(document)
    attacker, tone = find_attacker(text), tone_of(text, _headline(document))
    told = [_told(group, document.text, body_start, attacker) for group in _together(kept, document.text)]
    told = _of_all_sides(told)
    told += _one_by_one(told, document.text)
    for words in counts_in_words(text):
        place: Place = "lead" if words.start < LEAD_LENGTH and not words.charged else "below"
        sort: Sort = "added" if words.charged else "count"
        told.append(Told(words.slot, words.count, words.count, sort, place))
    told += _lists(document, text, attacker)
    if not told and not (tone.dies or tone.dies_below or tone.hurts):
        return None
    return Reading(document.id, day, tuple(told), tone, attacker)


def _report(document: Document) -> str:
    return "\n".join(document.text[b.start : b.end] for b in document.blocks if b.kind in REPORT_KINDS)


def _headline(document: Document) -> str:
    return "\n".join(document.text[b.start : b.end] for b in document.blocks if b.kind in ("standfirst", "title"))


def _lists(document: Document, text: str, attacker: Attacker) -> list[Told]:
    """Victims told in a list, in the headline or with the attacker at its end."""
    told = []
    for found in victims_in_headline(_headline(document)):
        sort: Sort = "added" if found.count > 1 else "one"
        spared = 0.0 if attacker.counted_in else found.spared
        told.append(Told(found.slot, found.count, found.count, sort, "headline", (), spared))
    hurt = first_hurt(text)
    if hurt is not None:
        told.append(Told("injured", 1, 1, "one", "lead" if hurt < LEAD_LENGTH else "below"))
    for found in victims_of_own_hand(text) if attacker.died else ():
        place: Place = "lead" if found.start < LEAD_LENGTH else "below"
        told.append(Told(found.slot, found.count, found.count, "count", place, (), 0.0))
    return told


def _slot(mention: Mention, day: datetime.date | None, text: str) -> Slot | None:
    """The slot that a figure counts for; None for other events, those who did it, and what is not asserted."""
    quantity, question = mention.quantity, mention.question
    slot = _SLOT_OF.get(role_class(question.role)) or _SLOT_OF_ROLE.get(question.role)
    people = not question.head or question.label.startswith("and ") or question.persons or question.kind == ""
    if slot is None and people and (_WITH_WOUNDS.match(text, quantity.end) or question.head in _VICTIMS):
        slot = "hit"
    if quantity.thing is not None and quantity.thing.head.casefold().startswith("wound"):
        return None  # "15 stab wounds"
    if slot is None or question.dimension != "count" or not people:
        return None
    if quantity.polarity != "asserted" or {"foreign", "projected", "counterfactual"} & set(quantity.flags):
        return None
    if written(mention.value) == 0 and _ELSE.match(text, quantity.start, quantity.end + 12):
        return None  # "no one else was hurt" leaves out those told before
    if _DOERS.match(text, quantity.end) or _SOUGHT.search(text, max(0, quantity.start - _SOUGHT_REACH), quantity.start):
        return None
    if slot == "hit" and _FATALLY.match(text, quantity.end):
        slot = "killed"
    elif slot == "hit" and question.more and _OTHERS.match(text, quantity.end) and not joined_to_one(mention, text):
        slot = "injured"
    if mention.occasion is not None or _of_several(mention, text):
        return None
    time = mention.as_of if mention.as_of_from == "text" else None
    if day and time and time.end and (day - time.end).days > _OTHER_EVENT_DAYS:
        return None
    return slot


def _of_several(mention: Mention, text: str) -> bool:
    """Does its sentence, near the figure, speak of several events or of a length of time?"""
    start, end = mention.quantity.start, mention.quantity.end
    before = re.split(r"[.!?\n]\s", text[max(mention.sentence, start - _CLAUSE_REACH) : start])[-1]
    after = re.split(r"[.!?\n](?:\s|$)", text[end : end + _CLAUSE_REACH])[0]
    return _OF_SEVERAL.search(before + text[start:end] + after) is not None


def _together(kept: Sequence[tuple[Mention, Slot]], text: str) -> list[list[tuple[Mention, Slot]]]:
    """Persons of some kind told one after the other, as one count: "killed his wife, two children and a neighbour"."""
    groups: list[list[tuple[Mention, Slot]]] = []
    for mention, slot in kept:
        last = groups[-1][-1] if groups else None
        if last is not None and last[1] == slot and listed_together(last[0], mention, text):
            groups[-1].append((mention, slot))
        else:
            groups.append([(mention, slot)])
    return groups


def _told(group: Sequence[tuple[Mention, Slot]], text: str, body_start: int, attacker: Attacker) -> Told:
    mentions = tuple(m for m, _ in group)
    first = mentions[0]
    joined = len(mentions) == 1 and joined_to_one(first, text)
    more = int(joined) or (beside(mentions, text) if all(map(tells_kind, mentions)) else 0)
    low = round(sum(_low(m) for m in mentions)) + more
    open_above = any(m.value.upper is None for m in mentions)
    high = None if open_above else round(sum(_high(m) for m in mentions)) + more
    place: Place = "below"
    if first.headline:
        place = "headline"
    elif first.quantity.start - body_start <= LEAD_LENGTH and "caption" not in first.quantity.flags:
        place = "lead"
    spared = 0.0 if attacker.counted_in else _spared(mentions, text, bool(attacker.died))
    return Told(group[0][1], low, high, _sort(mentions, low, place, joined, more), place, mentions, spared)


def _sort(mentions: Sequence[Mention], low: int, place: Place, joined: bool, more: int) -> Sort:
    first = mentions[0]
    flagged = bool({"article", "listed"} & set(first.quantity.flags))
    if joined:
        return "count"
    if len(mentions) > 1 or more or (flagged and low > 1):
        return "added"
    if flagged:
        return "one"
    question = first.question
    dead = role_class(question.role) == "killed"
    if question.site or question.more or (question.part and not dead) or (question.state and place == "below"):
        return "part"
    if question.role in ("hospitalised", "treated") or question.head in _VICTIMS or question.state or tells_kind(first):
        return "added"
    return "count"


def _one_by_one(told: Sequence[Told], text: str) -> list[Told]:
    """Persons of different ages told each by an article, counted: "a 37-year-old woman ...; a 22-year-old man ..."."""
    slots: dict[str, set[Slot]] = {}
    for one in told:
        if one.sort == "one" and one.mentions:
            old = _YEARS_OLD.match(text, one.mentions[0].quantity.end)
            if old:
                slots.setdefault(old.group(), set()).add(one.slot)
    killed = sum("killed" in found for found in slots.values())
    alive = len(slots) - killed
    out = []
    if killed > 1:
        out.append(Told("killed", killed, killed, "added", "below"))
    if alive > 1:
        out.append(Told("injured", alive, alive, "added", "below"))
    return out


def _of_all_sides(told: Sequence[Told]) -> list[Told]:
    """The counts with the sum of those of different sides: "killed 40 rebels and lost five soldiers" tells of 45.

    What is told of one side is then a part.  Of each side the largest count is taken, and a figure that is
    given by more than one side of itself ("gives its own losses as 23") adds nothing.
    """
    out = list(told)
    for slot in ("killed", "injured", "hit"):
        ours = [at for at, one in enumerate(out) if one.slot == slot and one.mentions]
        heads = {at: [m.question.head for m in out[at].mentions] for at in ours}
        listed = [at for at in ours if len(sides_of(heads[at])) > 1]
        single = {at: side for at in ours for side in [side_of(heads[at])] if side is not None}
        largest: dict[str, int] = {}
        for at, side in sorted(single.items()):
            if side not in largest or out[at].low > out[largest[side]].low:
                largest[side] = at
        if not listed and len(largest) < 2:
            continue
        for at in single:
            out[at] = replace(out[at], sort="part")
        if not listed:
            parts = [out[at] for at in largest.values()]
            high = None if any(one.high is None for one in parts) else sum(one.high or 0 for one in parts)
            place = min((one.place for one in parts), key=("headline", "lead", "below").index)
            mentions = tuple(m for one in parts for m in one.mentions)
            out.append(Told(slot, sum(one.low for one in parts), high, "count", place, mentions, 0.0))
        for at in listed:
            out[at] = replace(out[at], sort="count")
    return out


def _low(mention: Mention) -> float:
    if is_point(mention.value) or mention.value.lower is None:
        return written(mention.value)
    return mention.value.lower


def _high(mention: Mention) -> float:
    return written(mention.value) if is_point(mention.value) else mention.value.upper or 0.0


def _spared(mentions: Sequence[Mention], text: str, told: bool) -> float:
    """The chance that a count leaves the attacker out who died: the object of a deed does, "found dead" does not.

    A report that does not tell (`told`) of his death mostly counts his victims alone.
    """
    start, end = mentions[0].quantity.start, mentions[-1].quantity.end
    before = text[max(0, start - _DEED_REACH) : start]
    if _DEED.search(before):
        return 0.4 if _EVENT_DEED.search(before) else 0.9
    if _OF_VICTIMS.match(text, end):
        return 0.8
    if _FOUND.match(text, end):
        return 0.1 if told else 0.4
    return 0.5 if told else 0.7
