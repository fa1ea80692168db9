"""What one report tells of the casualties of its story: killed, injured, missing, and those hit in any way.

Counts are weighed by where they stand: a headline and the first sentences tell the toll, later ones
tell parts of it.  Persons named one by one in a sentence are added up; an attacker who died is told
apart, because some reports count him and some do not.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from stemma.claims.persons import is_person
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed
from stemma.ledger.mentions import Mention
from stemma.ledger.questions import role_class
from stemma.ledger.values import is_point, written
from stemma.records import REPORT_KINDS, Document, Extraction

Slot = Literal["killed", "injured", "missing", "hit"]
SLOTS: tuple[Slot, ...] = ("killed", "injured", "missing", "hit")
_SLOT_OF: Mapping[str, Slot] = {
    "killed": "killed", "injured": "injured", "hospitalised": "injured", "missing": "missing", "shot": "hit",
    "affected": "hit", "stabbed": "hit",
}  # fmt: skip
_SLOT_OF_SUM: Mapping[str, Slot] = {"killed or injured": "hit"}

#: Weights of a count by its place, of one made up of persons told one by one, and of a person told by an article.
_HEADLINE, _LEAD, _BELOW, _ADDED, _ARTICLE = 2.0, 1.5, 1.0, 0.8, 0.3
#: Characters of the body that are its lead.
_LEAD_LENGTH = 450
#: Mentions of death from which a report that says nothing of it in its lead tells of one.
_OFTEN = 4
#: Counts of an event that lies this many days before the report are of another one.
_OTHER_EVENT_DAYS = 45

#: Words that tell of a death in a headline or lead, without the names of deeds that nobody need have died of.
_DEATH = re.compile(
    r"\b(?:bod(?:y|ies)\s+(?:was|were|of)|claimed\s+the\s+li(?:fe|ves)|corpses?|dead|deadly|"
    r"deaths?|died|dies|fatal(?:ly)?|"
    r"fatalit(?:y|ies)|homicides?|kill(?:s|ed|ing|ings)?|manslaughter|murder(?:s|ed)?|passed\s+away|perished|slain|slaying|slayings|succumbed)\b"
    r"(?!\s+(?:certificates?|penalty|row|threats?|weapon|charges?|squad|unit|detectives?|investigators?|bureau|division|rate|scene))",
    re.IGNORECASE,
)
_INJURY = re.compile(
    r"\b(?:critical(?:ly)?|gunshot|hospitali[sz]ed|hurt|injur(?:y|ies|ed|ing|es)|non-life|recovering|shot|stabbed|"
    r"surviv(?:e|ed|ors?)|treated|wound(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
#: Words of which two make a report one of casualties, though it counts none.
_CASUALTIES = re.compile(
    r"\b(?:(?:accidentally\s+|was\s+|were\s+)shot|died|dies|drown(?:ed|s)|fatally|gunfire|gunshot|homicide|hospitali[sz]ed|"
    r"injur(?:ed|ies|ing)|kill(?:ed|ing|s)|murder(?:ed)?|own\s+life|passed\s+away|sho(?:o?ts?)\s+(?:him|her)?self|shooting|"
    r"shot\s+in\s+(?:the\s+|his\s+|her\s+)?(?:arm|back|chest|face|foot|hand|head|leg|neck|stomach)|stabb(?:ed|ing)|"
    r"suicides?|victims?|wound(?:ed|ing))\b",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"\b(double|triple|quadruple|quintuple)[- ](?:fatal\s+)?(homicide|killing|murder|shooting|slaying|stabbing)\b",
    re.IGNORECASE,
)
_TIMES: Mapping[str, int] = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_FATALLY = re.compile(r"(?:\s+of\s+(?:them|whom))?,?\s+fatally\b", re.IGNORECASE)
_ELSE = re.compile(r"\s*(?:\w+\s+)?(?:else|other)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\s+others?\b", re.IGNORECASE)
_ATTACKER = r"(?:attacker|assailant|bomber|gunm[ae]n|perpetrator|shooter|suspect(?:ed\s+(?:attacker|gunman|shooter))?)"
#: "The gunman, a former guard, was killed", "before turning the gun on himself", "a murder-suicide".
_ATTACKER_DIED = re.compile(
    rf"\b{_ATTACKER}(?:,[^,.;]{{1,60}},)?\s+(?:later\s+|also\s+)?(?:died|is\s+dead|"
    r"(?:is|was|were)\s+(?:also\s+)?(?:\w+\s+(?:and|by)\s+)?(?:\w+\s+){0,2}(?:dead|killed|slain))\b|"
    r"\b(?:before|then)\s+(?:fatally\s+)?(?:killed|killing|shot|shooting)\s+(?:him|her)self\b|"
    r"\bturn(?:ed|ing)\s+(?:the|a|his|her)\s+(?:\w+\s+)?(?:gun|weapon|rifle|pistol)\s+on\s+(?:him|her)self\b|"
    r"\bmurder[- ](?:\w+[- ])?suicide\b|"
    rf"\b(?:police|officers?|deputies|troopers?)\s+(?:\w+\s+){{0,2}}(?:killed|shot\s+and\s+killed|fatally\s+shot|shot\s+dead)\s+"
    rf"(?:the\s+|a\s+)?{_ATTACKER}\b|\b(?:and|who)\s+(?:then\s+)?(?:killed\s+(?:him|her)self|took\s+(?:his|her)\s+own\s+life)\b",
    re.IGNORECASE,
)
#: Where it was an accident, who shot himself is the victim.
_ACCIDENT = re.compile(r"\baccident(?:al|ally)?\b", re.IGNORECASE)
_COUNTED_IN = re.compile(
    rf"\b(?:including|among\s+them|one\s+of\s+(?:them|those|the\s+dead))\W+(?:\w+\W+){{0,3}}{_ATTACKER}\b",
    re.IGNORECASE,
)
_ATTEMPT = re.compile(r"\b(?:attempted|apparent(?:ly)?\s+attempt\w*|tried\s+to)\b[^.]{0,30}$", re.IGNORECASE)
#: Who is found counts everybody found, an attacker among them: "three people were found dead".
_FOUND = re.compile(
    r"[^.;,]{0,24}\b(?:(?:are|is)\s+)?dead\b|[^.;]{0,60}\bfound\s+(?:\w+\s+)?(?:dead|shot)\b", re.IGNORECASE
)
#: "... and a neighbour", "..., his mother"; and "his wife and ...", "a woman, ..." before a count.
_AND_ONE = re.compile(
    r"(?:\s+[a-z][\w-]*)?(?:,\s+and|\s+and|,)\s+(?:an?|her|his|their|another)\s+([\w-]+)(?:\s+([a-z]+))?\b",
    re.IGNORECASE,
)
_ONE_AND = re.compile(
    r"\b(?:kill(?:ed|ing)|murder(?:ed|ing)|shot|wound(?:ed|ing)|injur(?:ed|ing))\s+(?:an?|her|his)\s+([\w-]+)(?:\s+([a-z]+))?"
    r"(?:,\s+and|\s+and|,)\s+(?:her\s+|his\s+)?$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[^.;:!?\n]{0,60}?(?:,|\band\b|&)[^.;:!?\n]{0,24}$")
#: Nouns that tell who somebody is, rather than that people are counted.
_OF_KIND = listed("""
    adult aunt baby boy boyfriend brother child cousin daughter deputy driver father friend girl girlfriend grandfather
    grandmother guard husband infant juvenile man mother neighbor neighbour nephew niece officer sister son student
    stepson teen teenager toddler uncle wife woman
""")


@dataclass(frozen=True, slots=True)
class Told:
    """One count of one report: how many, how much it weighs, and the mentions it is made of."""

    slot: Slot
    count: int
    weight: float
    mentions: tuple[Mention, ...]
    found: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report tells: its best count for each slot, and what else it says of the dead.

    `rivals` are its other counts of a slot.  `dies` and `hurts` say that it speaks of deaths and of injuries at
    all, `leads` that it is about them.  `attacker` quotes the words by which an attacker died, "" when it tells of none; `counted_in` is set when the
    report says that its toll has him.
    """

    document: str
    day: datetime.date | None
    counts: Mapping[Slot, Told]
    rivals: Mapping[Slot, tuple[int, ...]]
    dies: bool
    hurts: bool
    leads: bool
    attacker: str = ""
    counted_in: bool = False
    mentions: tuple[Mention, ...] = field(default=())


def read_casualties(extraction: Extraction, mentions: Sequence[Mention], day: datetime.date | None) -> Reading | None:
    """What the report tells; None when it tells nothing of casualties."""
    document = extraction.document
    body_start = min((b.start for b in document.blocks if b.kind == "body"), default=0)
    told: dict[Slot, list[Told]] = defaultdict(list)
    ordered = sorted(mentions, key=lambda m: m.quantity.start)
    kept = [(m, slot) for m in ordered for slot in [_slot(m, day, document.text)] if slot]
    for group in _together(kept, document.text):
        slot = group[0][1]
        count = round(sum(written(m.value) for m, _ in group))
        first = group[0][0]
        beside = _beside([m for m, _ in group], document.text) if all(_some_kind(m) for m, _ in group) else 0
        count += beside
        told[slot].append(
            Told(
                slot, count, _weight([m for m, _ in group], body_start, beside > 0), tuple(m for m, _ in group),
                bool(_FOUND.match(document.text, first.quantity.end)),
                len(group) == 1 and bool({"article", "listed"} & set(first.quantity.flags)),
            )
        )  # fmt: skip
    text = _report(document)
    for many in _MULTIPLE.finditer(text):
        slot = "hit" if many.group(2).casefold() in ("shooting", "stabbing") else "killed"
        told[slot].append(Told(slot, _TIMES[many.group(1).casefold()], _BELOW, ()))
    told_of = [m.start() for m in _DEATH.finditer(text) if "attempted" not in text[max(0, m.start() - 40) : m.start()]]
    death = bool(told_of) and (told_of[0] < _LEAD_LENGTH or len(told_of) >= _OFTEN)
    attacker = _ATTACKER_DIED.search(text)
    if attacker and (_ATTEMPT.search(text[max(0, attacker.start() - 40) : attacker.start()]) or _ACCIDENT.search(text)):
        attacker = None
    if not told and not death and not _INJURY.search(text):
        return None
    counts = {slot: best for slot in SLOTS for best in [_best(told[slot])] if best is not None}
    return Reading(
        document=document.id,
        day=day,
        counts=counts,
        rivals={s: tuple(sorted({t.count for t in told[s]} - {counts[s].count})) for s in counts},
        dies=death,
        hurts=_INJURY.search(text) is not None,
        leads=sum(1 for _ in itertools.islice(_CASUALTIES.finditer(text), 2)) == 2,
        attacker=" ".join(attacker.group().split()) if attacker else "",
        counted_in=_COUNTED_IN.search(text) is not None,
        mentions=tuple(m for m, _ in kept),
    )


def _report(document: Document) -> str:
    return "\n".join(document.text[b.start : b.end] for b in document.blocks if b.kind in REPORT_KINDS)


def _slot(mention: Mention, day: datetime.date | None, text: str) -> Slot | None:
    """The slot that a figure counts for; None for parts, other events, conditions and what is not asserted."""
    quantity, question = mention.quantity, mention.question
    slot = _SLOT_OF.get(role_class(question.role)) or _SLOT_OF_SUM.get(question.role)
    if slot is None or question.dimension != "count" or not (is_point(mention.value) or quantity.form == "approximate"):
        return None
    if quantity.polarity != "asserted" or {"foreign", "projected", "counterfactual"} & set(quantity.flags):
        return None
    if question.head and not question.persons and question.kind != "":
        return None
    if written(mention.value) == 0 and _ELSE.match(text, quantity.start, quantity.end + 12):
        return None  # "no one else was hurt" leaves out those told before
    if slot == "hit" and _FATALLY.match(text, quantity.end):
        slot = "killed"
    elif slot == "hit" and question.more and _OTHERS.match(text, quantity.end):
        slot = "injured"
    elif question.state or question.site or question.more or (question.part and slot != "killed"):
        return None
    if mention.occasion is not None:
        return None
    time = mention.as_of if mention.as_of_from == "text" else None
    if day and time and time.end and (day - time.end).days > _OTHER_EVENT_DAYS:
        return None
    return slot


def _together(kept: Sequence[tuple[Mention, Slot]], text: str) -> list[list[tuple[Mention, Slot]]]:
    """Persons of some kind told one after the other, as one count: "killed his wife, two children and a neighbour"."""
    groups: list[list[tuple[Mention, Slot]]] = []
    for mention, slot in kept:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and last[1] == slot
            and _some_kind(mention)
            and _some_kind(last[0])
            and mention.sentence == last[0].sentence
            and _JOINT.fullmatch(text[last[0].quantity.end : mention.quantity.start])
        ):
            groups[-1].append((mention, slot))
        else:
            groups.append([(mention, slot)])
    return groups


def _some_kind(mention: Mention) -> bool:
    return mention.question.head in _OF_KIND or "article" in mention.quantity.flags


def _beside(mentions: Sequence[Mention], text: str) -> int:
    """Persons joined to those counted who are told without a number: "his wife, two children and a neighbour"."""
    found = 0
    at = mentions[-1].quantity.end
    while (more := _AND_ONE.match(text, at)) and (end := _person_end(more)):
        found, at = found + 1, end
    before = _ONE_AND.search(text, max(0, mentions[0].quantity.start - 60), mentions[0].quantity.start)
    return found + (before is not None and _person_end(before) is not None)


def _person_end(match: re.Match[str]) -> int | None:
    """Where the noun of a person ends that is the first or second word after the article; None for other nouns."""
    for group in (1, 2):
        word = (match.group(group) or "").casefold()
        if word and (word in _OF_KIND or is_person(lemma(word, "NOUN"))):
            return match.end(group)
    return None


def _weight(mentions: Sequence[Mention], body_start: int, added: bool) -> float:
    first = mentions[0]
    place = _BELOW
    if first.headline:
        place = _HEADLINE
    elif first.quantity.start - body_start <= _LEAD_LENGTH:
        place = _LEAD
    if len(mentions) > 1 or added:
        return place * _ADDED
    if {"article", "listed"} & set(first.quantity.flags):
        return place * _ARTICLE
    if first.question.role == "hospitalised" or _some_kind(first):
        return place * 0.5
    return place


def _best(told: Sequence[Told]) -> Told | None:
    """The count with most weight behind it; of equals the larger one."""
    weights: dict[int, float] = defaultdict(float)
    for one in told:
        weights[one.count] += one.weight
    if not weights:
        return None
    count = max(weights, key=lambda c: (weights[c], c))
    return max((t for t in told if t.count == count), key=lambda t: (t.weight, bool(t.mentions)))
