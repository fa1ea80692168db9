"""The question that a figure answers: what is counted, in which role, where, over which period.

Two figures are rivals only when they answer one question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.claims.persons import is_person
from stemma.claims.role_words import role_class
from stemma.language.gazetteer import ORGANISATION_HEADS, country_adjective
from stemma.language.lexicon import FUNCTION_WORDS, lemma
from stemma.ledger.aliases import UsualNames, names_in_force
from stemma.ledger.modality import modality, reach, standing, stretch
from stemma.ledger.nouns import PARTICIPANTS, head_of, kind_of, names_people
from stemma.ledger.owners import owner_of
from stemma.ledger.predicates import announced, told_by_phrase
from stemma.ledger.single_words import age_told, is_next
from stemma.ledger.wording import content_stems, folded, stem
from stemma.records import Measure, Quantity, Thing, TimeInterval

_PART_OF = re.compile(r"\s*(?:of\s+(?:the|those|them|these|which|whom)\b)", re.IGNORECASE)
_SENTENCE_MARK = re.compile(r"[.;:!?\n]")
OF_THEM = re.compile(r"\s*(?:of\s+)?(?:them|these|those|whom|which)\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|all|all the|both)(?:\s+(?:other|remaining|rest of the))?\s+$", re.IGNORECASE
)
#: "Of these, 400 were sold abroad": the figure is a part of the one before.
_OF_THESE = re.compile(r"\b(?:of|among)\s+(?:these|those|them|which|whom),?\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
#: "The carcasses of 12 seals": the dead, whatever the clause tells of them.
_REMAINS_OF = re.compile(r"\b(?:bodies|carcasses|corpses|remains|skeletons)\s+of\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
#: "Put the crowd at 900", "900 had taken part".
_CROWD_OF = re.compile(r"\b(?:attendance|crowd|turnout)\b[^.,;:()\d]*$", re.IGNORECASE)
_TOOK_PART = re.compile(
    r"[^.,;:()\d]{0,40}\b(?:(?:take|taken|taking|took)\s+part|demonstrated|marched|rallied|turned\s+out)\b",
    re.IGNORECASE,
)
_CROWD_REACH = 48
_OUT_OF = re.compile(r"\w\s+out\s+of\s+(?:the\s+|all\s+)?$")
_THEM_AND_NOUN = re.compile(r"\s*(?:of\s+)?(?:them|these|those|whom|which)\s+([a-z]+)\b", re.IGNORECASE)
#: "The tax rate: 30 percent".
_RATE_BEFORE = re.compile(r"\b(margin|percentage|proportion|rate|share|turnout):\s+$", re.IGNORECASE)
_GATHERED = re.compile(r"\b(?:an?|the|its|their|his|her)\s+(?:[a-z]+\s+)?([a-z]{4,})\s+of\s+(?:\w+\s+)?$")
_TOLL_BEFORE = re.compile(r"\btoll(?:\s+\w+){0,3}\s+$", re.IGNORECASE)
_ANOTHER_BEFORE = re.compile(r"\b(?:another|an\s+additional|a\s+further)\s+$", re.IGNORECASE)
#: "16 died, including four at the weekend".
_INCLUDING = re.compile(
    r"\b(?:including|among\s+(?:them|whom)|of\s+(?:them|whom))[,:]?\s+(?:at\s+least\s+)?$", re.IGNORECASE
)
_ANOTHER = frozenset({"additional", "another", "further", "more", "new"})
#: Nothing between a figure and its place may start another figure or clause; places are joined by "and" or commas.
_TO_FIRST_PLACE = re.compile(r"[^\d,;:.()]*")
_TO_NEXT_PLACE = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|&)\s*(?:the\s+|in\s+)?", re.IGNORECASE)
_PLACE_REACH = 48
_OWNER = re.compile(r"[-‑–]|\.?\s?['’]s\s+[A-Z]")
#: Heads that say only that a number follows, and heads whose "1,000 of" counts members.
NUMBER_NOUNS = frozenset(["amount", "count", "estimate", "figure", "number", "sum", "tally", "toll", "total"])
#: What an election is counted in.
_COUNTED_ON = frozenset({"ballot", "seat", "vote"})
#: Nouns of what befell people: "12 deaths" counts the dead.
FATES = frozenset(["arrest", "burial", "death", "drowning", "injury", "kidnapping", "killing", "murder", "wound"])
#: What befalls people: "29 deaths" counts persons.
_HUMAN_ROLES = frozenset({"abducted", "arrested", "injured", "killed"})
_COLLECTIVES = frozenset(
    {
        "army", "band", "crew", "faction", "force", "gang", "group", "militia", "movement", "organisation",
        "organization", "party", "squad", "team",
    }
)  # fmt: skip
_CONDITION = re.compile(
    r"(?:,\s+[\d ,and]{1,16}(?:years?\s+old)?,|[^.,;:])*?\b(critical|grave|serious|severe|stable|fair|light|minor|slight|non-life[- ]threatening)(?:ly)?\b"
    r"(?!\s+(?:that|of))",
    re.IGNORECASE,
)
_STATE_REACH = 60
_HOSPITAL = re.compile(r"\b(?:[A-Z][\w'’.-]*\s+){1,3}?(?:Hospital|Medical\s+Cent(?:er|re)|Clinic|Infirmary)\b")
#: A type by its letters and number ("MK-12 rifles", "MK 12s") names what is counted better than its noun.
_DESIGNATION = re.compile(r"\b([A-Z]{1,3}[-\s]?\d{1,3})(?=s?\b)")
#: "Three are in hospital", "twelve of the injured were still at the clinic".
_IN_HOSPITAL = re.compile(
    r"[^.;:()\d]{0,40}\b(?:are|is|was|were|remain|remains|remained|stay|stays|stayed)\s+(?:(still)\s+)?(?:being\s+treated\s+)?"
    r"(?:in|at)\s+(?:\w+\s+){0,3}(?:hospitals?|clinics?|infirmary|infirmaries)\b",
    re.IGNORECASE,
)
_HOSPITAL_VERBS = frozenset(["accept", "admit", "get", "receive", "see", "take", "transport", "treat"])
SENTENCE_END = re.compile(r"[.!?;][\"”’')\]]*\s|\n|(?<=[a-z0-9])[.!?][\"”’']*(?=[A-Z“\"])")
_REACH = 140
_SENTENCE = 500


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure is about.  `head` is a lemma, `kind` its class; both are "" when the text names no noun.

    `dimension` is "count" for things that are counted, else the unit.  `part` marks "two of the
    ships" and the four of "three out of four", `more` marks "two more", both counts of a set within or beside another; `definite` marks
    "the other five", which goes back to five told before.  `areas` are the places as written.
    `state` is the condition of the injured ("critical"), `site` the one hospital that took them in,
    `whole` is the count of which the text gives this one as a part ("58 of 70 sailings"),
    `compared` marks the second figure of "down to 24, from 27", `former` that it is what was told before, `owner` is whose share, sum or size it is, in words
    of names; `subject`: the noun of a sum or size stands before it, as what costs or measures so much.
    `age` is that of those counted, `next` marks one told beside another ("a second man").  For `modality`, `standing`, `stretch` and `reach` see `stemma.ledger.modality`.
    """

    dimension: str
    head: str
    kind: str
    modifiers: frozenset[str]
    role: str
    measure: Measure
    part: bool
    more: bool
    places: frozenset[str]
    words: frozenset[str]
    label: str
    names: frozenset[str] = frozenset()
    definite: bool = False
    areas: tuple[str, ...] = ()
    state: str = ""
    site: str = ""
    compared: bool = False
    former: bool = False
    owner: frozenset[str] = frozenset()
    whole: float | None = None
    subject: bool = False
    modality: str = ""
    standing: str = ""
    stretch: str = ""
    reach: str = ""
    age: str = ""
    next: bool = False

    @property
    def persons(self) -> bool:
        """The head is a noun for people of any sort."""
        return names_people(self.head) or self.kind == "person"


def question_of(quantity: Quantity, text: str) -> Question:
    """The question of one mention, from its record and the words of its clause."""
    thing = quantity.thing
    if thing is not None and thing.end <= quantity.start and ":" in text[thing.end : quantity.start]:
        thing = None  # "Harbour office: 40 ships stuck": the name before the colon speaks
    anaphor = OF_THEM.match(text[quantity.end : quantity.end + 24]) is not None
    payer = thing is not None and quantity.unit is not None and thing.end <= quantity.start and not anaphor
    if payer and thing is not None and _is_somebody(thing):
        thing = None  # "The Holms paid $5,000": who pays is not what the money is for
    written = thing.head if thing else ""
    rate = _RATE_BEFORE.search(text, max(0, quantity.start - 40), quantity.start) if quantity.unit else None
    if thing is None and rate:
        written = rate.group(1)
    gathered = _GATHERED.search(text, max(0, quantity.start - 40), quantity.start)
    if (
        not written
        and gathered
        and quantity.unit is None
        and lemma(gathered.group(1), "NOUN") not in NUMBER_NOUNS | FATES
    ):
        written = gathered.group(1)  # "a workforce of 44,000"
    head = head_of(written)
    label = thing.label if thing else written if gathered else ""
    designation = _DESIGNATION.search(text, thing.start, thing.end + 4) if thing else None
    if designation is not None:
        head = re.sub(r"[\s-]+", "-", designation.group(1).casefold())
    elif len(head) == 1:
        head = ""
    before, after = _clause(text, quantity.start, quantity.end)
    kind_of_them = _kind_of_them(text, quantity.end) if anaphor else ""
    if kind_of_them:
        head = label = kind_of_them
    words = frozenset(content_stems(before)) | frozenset(content_stems(after))
    names, modifiers = _modifiers(label, head)
    following = re.findall(r"\w+", _SENTENCE_MARK.split(text[quantity.end : quantity.end + 24])[0])[:2]
    people = _nation(written) or (_nation(following[0]) if following else None)
    if people is not None and (head == "" or _nation(written)):
        head = "national"
    if people is not None:
        names |= {people}
    areas = _nearest_places(quantity, text)
    part = bool(_PART_OF.match(text[quantity.end : quantity.end + 24])) or bool(kind_of_them)
    leading = text[max(0, quantity.start - 32) : quantity.start]
    part = part or bool(_OUT_OF.search(leading) or _OF_THESE.search(leading) or _INCLUDING.search(leading))
    role = "killed" if _REMAINS_OF.search(leading) else _role(quantity, words, after)
    if following and quantity.unit is None and _survived(following[0], role):
        role = "injured"
    if quantity.unit is None and not role_class(role) and _TOLL_BEFORE.search(leading):
        role = "killed"
    if quantity.unit not in ("percent", "ratio"):
        role, head = announced(before, role, head)
    if quantity.unit is None and not role_class(role):
        role = told_by_phrase(after) or role
    if (
        quantity.unit is None
        and not role_class(role)
        and (head in PARTICIPANTS or _CROWD_OF.search(before[-_CROWD_REACH:]) or _TOOK_PART.match(after))
    ):
        role = "participating"
    if role == "employ" or (role == "work" and names_people(head)):
        role, head = "employed", "employee" if head in ("", "person") else head
    stance = modality(before, after)
    if stance and head in ("demand", "offer", "proposal"):
        head = ""
    if head in ("crowd", "turnout") and role == "participating" and quantity.unit is None:
        head = "participant"  # "put the crowd at 7,000" counts who came
    elif head in NUMBER_NOUNS or (head in FATES and role) or head in ("crowd", "turnout"):
        head = "person" if role_class(role) in _HUMAN_ROLES and head not in NUMBER_NOUNS else ""
    elif part and head in _COLLECTIVES:
        head = "member"
    return Question(
        dimension=quantity.unit or "count",
        head=head,
        kind=kind_of(head),
        modifiers=modifiers,
        role=role,
        measure=quantity.measure,
        part=part and head != "member" and role != "hospitalised" and quantity.unit not in ("percent", "ratio"),
        more=_further(leading, following, role),
        places=frozenset(map(folded, areas)),
        words=words - {stem(head)} if head else words,
        label=" ".join(label.split()) or head,
        names=names,
        areas=areas,
        state=_state(after) if quantity.unit is None and (head == "" or names_people(head)) else "",
        owner=owner_of(before, after) - frozenset(map(folded, areas)) if quantity.unit is not None else frozenset(),
        site=_site(before, after) if role == "hospitalised" else "",
        definite=bool(_DEFINITE.search(text[max(0, quantity.start - 24) : quantity.start])),
        modality=stance,
        subject=quantity.unit is not None and thing is not None and thing.end <= quantity.start,
        standing=standing(before, after, label),
        stretch=stretch(before, after),
        reach=reach(before, after),
        age=age_told(text, quantity.start, quantity.end) if quantity.unit is None else "",
        next=quantity.unit is None and is_next(text, quantity.start, quantity.end),
    )


def _further(leading: str, following: Sequence[str], role: str) -> bool:
    """ "Two more", "another two", "two others": further ones, unless a role of their own tells them apart anyway."""
    if following and (following[0].casefold() in _ANOTHER or _besides(following[0], role)):
        return True
    return bool(_ANOTHER_BEFORE.search(leading)) and role_class(role) not in ("hospitalised", "injured", "missing")


def _besides(word: str, role: str) -> bool:
    """ "Two other rifles", "four others were shot" beside those told before; "five others hurt" are all that were hurt."""
    return word.casefold() in ("other", "others") and role_class(role) not in ("hospitalised", "injured", "missing")


def _survived(word: str, role: str) -> bool:
    """ "A man was killed and four others were shot": others, told apart from the dead, were hit and live."""
    return word.casefold() == "others" and role_class(role) == "shot"


def _kind_of_them(text: str, at: int) -> str:
    """The noun in "210 of them children"; "" when none follows."""
    found = _THEM_AND_NOUN.match(text, at, at + 48)
    noun = lemma(found.group(1), "NOUN") if found else ""
    return noun if noun and is_person(noun) else ""


def _state(after: str) -> str:
    """The condition told right after a figure: "five critically", "three are in serious condition"."""
    found = _CONDITION.match(after[:_STATE_REACH])
    return stem(found.group(1).split("-life")[0]) if found else ""


def _site(before: str, after: str) -> str:
    """The one hospital of the clause, folded; "" when none or several are named."""
    found = {folded(match.group()) for part in (before, after) for match in _HOSPITAL.finditer(part)}
    return found.pop() if len(found) == 1 else ""


def _role(quantity: Quantity, words: frozenset[str], after: str) -> str:
    """The role on record; people whom a hospital received, took in, treats or still keeps are hospitalised."""
    role = quantity.role or ""
    if role in _HOSPITAL_VERBS and "hospital" in words:
        return "hospitalised"
    if quantity.unit is None and (not role_class(role) or role_class(role) in ("injured", "remaining")):
        kept = _IN_HOSPITAL.match(after)
        if kept and (kept.group(1) or role_class(role) != "injured"):
            return "hospitalised"
    return role


def _nearest_places(quantity: Quantity, text: str) -> tuple[str, ...]:
    """The place told right after the figure, with those joined to it ("65 percent in Norway and Denmark"), else all.

    A place that only begins a compound or owns somebody ("Velmora-led alliance", "Velmora's Coastal Bank") is none.
    """
    places = [p for p in quantity.places if not _OWNER.match(text, p.end)]
    found: list[str] = []
    at = quantity.end
    for place in sorted(places, key=lambda p: (p.start, p.end)):
        if place.start < quantity.end:
            continue
        between = text[at : place.start]
        allowed = _TO_FIRST_PLACE if not found else _TO_NEXT_PLACE
        if len(between) > _PLACE_REACH or not allowed.fullmatch(between):
            break
        found.append(place.name)
        at = place.end
    names = found or [place.name for place in places]
    return tuple(sorted({folded(name): name for name in sorted(names)}.values()))


def _is_somebody(thing: Thing) -> bool:
    head = head_of(thing.head)
    last = thing.label.split()[-1] if thing.label else ""
    bare = re.sub(r"^(?:The|A|An)\s+", "", thing.label)
    return bare[:1].isupper() or last[:1].isupper() or names_people(head) or head in ORGANISATION_HEADS


def _nation(word: str) -> str | None:
    """The country whose people or adjective the word is ("Danes", "Danish"), folded; None for other words."""
    known = country_adjective(word) or country_adjective(word.capitalize()) if word[:1].isalpha() else None
    return folded(known.name) if known else None


def _modifiers(label: str, head: str) -> tuple[frozenset[str], frozenset[str]]:
    """(names, other content words) beside the head; a well-known body is one word, its usual name."""
    plain = folded(label)
    usual = names_in_force()
    names = {usual.of[match.group()].casefold() for match in _bodies(usual).finditer(plain)}
    kept: set[str] = set()
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", _bodies(usual).sub(" ", plain)):
        if word in FUNCTION_WORDS or head_of(word) == head or word in _ANOTHER:
            continue
        nation = _nation(word)
        if nation is not None:
            names.add(nation)
            continue
        capitalised = re.search(rf"(?<!\w){re.escape(word)}", label) is None
        (names if capitalised else kept).add(stem(word))
    return frozenset(names), frozenset(kept)


@lru_cache(maxsize=8)
def _bodies(usual: UsualNames) -> re.Pattern[str]:
    names = sorted(usual.of, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def counted_on(question: Question) -> bool:
    """A result that is counted for days after its event: votes, seats, turnout."""
    if question.head in _COUNTED_ON:
        return True
    return question.dimension == "percent" and question.role == "participating"


def sentence_start(text: str, at: int) -> int:
    """Where the sentence around an offset begins, looking back a long sentence at most."""
    first = max(0, at - _SENTENCE)
    cuts = [m.end() for m in SENTENCE_END.finditer(text, first, at)]
    return cuts[-1] if cuts else first


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    before = text[max(0, start - _REACH) : start]
    cuts = [m.end() for m in SENTENCE_END.finditer(before)]
    if cuts:
        before = before[cuts[-1] :]
    after = text[end : end + _REACH]
    cut = SENTENCE_END.search(after)
    return before, after[: cut.start()] if cut else after


def shown_period(time: TimeInterval | None) -> tuple[str, str] | None:
    """A stretch of months or years that a figure is for ("2014", "2007 to 2014"); None for days and open times."""
    if time is None or time.start is None or time.end is None or (time.end - time.start).days < 25:
        return None
    return time.start.isoformat(), time.end.isoformat()
