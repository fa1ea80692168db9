"""The role of the counted thing - killed, injured, remaining, displaced - and what kind of measure it is.

Closest clause evidence first: its own noun or adjective ("12 wounded men", "12 deaths"), the predicate the arcs
lead to (`clause_roles`), a predicate right after it and the other ways of word order (`word_order_roles`).  Verbs
outside the table of `role_words` give their lemma as role, so that "bury" and "register" stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.clause_roles import WordArcs, inside_phrase, role_by_arcs
from stemma.claims.figures import Figure
from stemma.claims.illnesses import ILLNESSES
from stemma.claims.parties import NOMINAL
from stemma.claims.persons import is_person
from stemma.claims.phrases import NUMBER_NOUNS
from stemma.claims.role_words import CUMULATIVE, ROLE_NAMES, ROLES, STOCK, role_of_word
from stemma.claims.things import tells_level
from stemma.claims.word_order_roles import (
    postposed,
    role_by_order,
    role_of_part,
    role_put_at,
    role_right_after,
    role_right_before,
)
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed
from stemma.records import Measure, Thing

#: Nouns of what befalls somebody: a count of them is a count in that role, whatever verb they stand with.
_EVENTS = listed("""
    abduction arrest casualty conviction death detention dismissal evacuation fatality infection injury kidnapping
    layoff redundancy
""")
#: Nouns of people in a state; the verb they stand with tells more ("freed nine hostages").
_STATES = listed("captive detainee evacuee hostage prisoner survivor")
_BODIES = listed("body corpse")
#: What is done to the bodies of the dead, and not to those of an organisation.
_FOUND = listed("""
    bring bury discover dump exhume find identify pull recover remove retrieve return uncover unearth wash
""")
_BODY_WORDS = listed("burnt charred dead decomposed headless mutilated severed")
_FORCES = listed("""
    army battalion brigade defenders fighters force forces garrison guerrillas insurgents militants militia navy rebels
    regiment separatists soldiers troops
""")
#: How many words from its noun phrase such a verb may stand.
_NEAR = 6
#: Modifiers and complements that make a case one of illness.
_CASE_WORDS = listed("active asymptomatic confirmed imported infected laboratory probable suspected symptomatic")
_DIAGNOSED = listed("contract detect diagnose")
#: Adjectives of the role that stand between the number and its noun.
_ADJECTIVAL = frozenset({
    "killed", "injured", "missing", "displaced", "remaining", "stranded", "trapped", "arrested",
})  # fmt: skip


#: What these are of amounts: "saved $4m", "saving an hour a day", "released 5,000 barrels of crude".
_OF_THE_LIVING = {"released": "release", "rescued": "save"}


def find_role(
    words: Sequence[Word], figure: Figure, thing: Thing | None, arcs: WordArcs | None = None
) -> tuple[str | None, str]:
    """(role, how it was found); (None, "") when nothing in the clause says."""
    role, how = _role_in_clause(words, figure, thing, arcs)
    if role in ("injured", "shot") and _fatal(words, figure):
        return "killed", how
    if role in _OF_THE_LIVING and figure.kind in ("duration", "measure", "money"):
        return _OF_THE_LIVING[role], how
    return role, how


def _fatal(words: Sequence[Word], figure: Figure) -> bool:
    """Is the predicate beside the figure told to have been deadly: "left one man fatally wounded"?"""
    for i in range(max(0, figure.first - 2), min(len(words) - 1, figure.last + _NEAR)):
        word = words[i]
        if i >= figure.last and (word.kind in ("mark", "number") or word.tag == "CCONJ"):
            return False
        if word.lower in ("fatally", "mortally"):
            return role_of_word(words[i + 1]) in ("injured", "shot")
    return False


def _role_in_clause(
    words: Sequence[Word], figure: Figure, thing: Thing | None, arcs: WordArcs | None
) -> tuple[str | None, str]:
    end = _past_the_whole(words, figure.last)
    if thing is not None and thing.start >= words[figure.first].start:
        while end < len(words) and words[end].start < thing.end:
            end += 1
    if thing is not None and thing.head == "time":
        return None, ""  # "shot four times": how often, not how many
    if thing is not None and thing.head in ("charge", "count") and lower_at(words, end) == "of":
        return None, ""  # "four counts of assault with intent to kill"
    told_before = thing is not None and thing.end <= words[figure.first].start
    if told_before and lower_at(words, end) in ("are", "is", "was", "were"):
        after, _ = postposed(words, end)
        if after:
            return after, "predicate after it"  # "50 people were killed; an additional 53 were injured"
    if thing is not None and told_before:
        said = _announcing_phrase(words, thing, figure.first)
        if said:
            return said, "the words that announce it"
    if figure.kind == "count" and lower_at(words, figure.last) == "fatally":
        return "killed", "the words beside it"  # "four men were shot, one fatally"
    if thing is not None and figure.kind == "count" and _among_losses(words, figure, thing):
        return "killed", "its own noun or adjective"
    own = _own(words, figure, thing, end)
    if own:
        return own, "its own noun or adjective"
    before = role_right_before(words, figure)
    if before:
        return before, "verb right before it"
    after = role_right_after(words, end)
    if after and figure.kind == "count":
        return after, "predicate right after it"
    near = role_put_at(words, figure.first) or role_of_part(words, figure.last)
    if near:
        return near, "the words beside it"
    parsed = role_by_arcs(arcs, figure, thing) if arcs is not None else None
    after, bare = postposed(words, end)
    if after and bare and not (parsed is not None and after in parsed.role.split(" or ")):
        return after, "predicate after it"
    if parsed is not None and (parsed.certain or (parsed.role == "leave" and after == "remaining")):
        return parsed.role, parsed.how if after in (None, parsed.role) else "arcs against order"
    if after:
        return after, "predicate after it"
    if parsed is None and arcs is not None and inside_phrase(arcs, figure, thing):
        return None, ""  # "parents of 60 pupils have sued": what they did is not what the pupils did
    role, how = role_by_order(words, figure, end)
    if parsed is not None and role not in ROLE_NAMES:
        role, how = parsed.role, parsed.how
    after_it = thing is not None and thing.start >= words[figure.first].start
    if role not in ROLE_NAMES and thing is not None and thing.head in _STATES and after_it:
        return role_of_word(words[end - 1]), "its own noun"
    return role, how


def _past_the_whole(words: Sequence[Word], end: int) -> int:
    """Past "of the 16 wounded": a whole named by its number and an adjective, which tells nothing of its part."""
    if lower_at(words, end) != "of" or lower_at(words, end + 1) not in ("the", "those"):
        return end
    if end + 3 < len(words) and words[end + 2].kind == "number" and words[end + 3].lower in NOMINAL:
        return end + 4
    return end


def _announcing_phrase(words: Sequence[Word], thing: Thing, first: int) -> str | None:
    """The role in "the number of people stranded by the floods has dropped below ..."."""
    begin = max(0, first - 20)
    named = next((i for i in range(begin, first) if words[i].start >= thing.start), first)
    of = named - 1 if lower_at(words, named - 1) == "of" else named - 2
    if lower_at(words, of) != "of" or lemma(lower_at(words, of - 1), "NOUN") not in NUMBER_NOUNS:
        return None
    for word in words[begin:first]:
        if word.start >= thing.start and word.tag in ("VERB", "ADJ", "NOUN"):
            role = role_of_word(word)
            if role is not None:
                return role
            if word.start >= thing.end and word.tag == "VERB":
                return None
    return None


def _own(words: Sequence[Word], figure: Figure, thing: Thing | None, end: int) -> str | None:
    """The role that the counted noun phrase names itself."""
    if thing is not None and (thing.head == "toll" or (thing.head == "count" and "death" in thing.label.lower())):
        return "killed"
    if thing is not None and thing.head == "life" and _lost(words, figure.first):
        return "killed"
    if thing is not None and thing.head in _EVENTS and thing.start >= words[figure.first].start:
        return role_of_word(words[end - 1])
    if (
        thing is not None
        and thing.head in _EVENTS
        and (figure.kind in ("percent", "ratio") or tells_level(words, figure))
    ):
        return ROLES.get(thing.head)  # "deaths on the roads rose by 6 percent to 1,148"
    if thing is not None and thing.head == "case" and (_of_illness(words, figure.first, end) or _ill(thing)):
        return "infected"
    if thing is not None and thing.head in _BODIES and _of_the_dead(words, figure.first, end):
        return "killed"
    for i in range(figure.last, end):
        role = role_of_word(words[i]) if words[i].kind == "word" else None
        last = i == end - 1
        if role in _ADJECTIVAL and (not last or words[i].lower in ("dead", "injured", "missing", "wounded")):
            return role
    for i in range(max(0, figure.first - 2), figure.first):
        named = any(word.tag in ("NOUN", "PROPN") for word in words[i + 1 : figure.numeral_first])
        recent = words[i].lower == "last" and lower_at(words, i - 1) in ("her", "his", "its", "our", "their", "to")
        if words[i].lower in ("last", "remaining", "final") and figure.numeral_first - i <= 2 and not (named or recent):
            return "remaining"
    return None


def _among_losses(words: Sequence[Word], figure: Figure, thing: Thing) -> bool:
    """Are the losses of a force counted, or men whose loss is told: "the army's losses at 19", "the loss of 14 men"?"""
    lost = lower_at(words, figure.first - 1) == "of" and lower_at(words, figure.first - 2) in ("loss", "losses")
    if thing.head != "loss" and not (lost and is_person(thing.head)):
        return False
    return lost or any(word.lower in _FORCES for word in words[: figure.last + _NEAR])


def _lost(words: Sequence[Word], first: int) -> bool:
    """Do the words before a number of lives say that they ended: "the loss of 190 lives", "took 12 lives"?"""
    near = [w.lower for w in words[max(0, first - 3) : first]]
    return any(low == "loss" or lemma(low, "VERB") in ("claim", "cost", "lose", "take") for low in near)


def _of_illness(words: Sequence[Word], first: int, end: int) -> bool:
    """Is a number of cases one of illness: "40 confirmed cases", "40 new cases of typhoid"?"""
    if any(word.lower in _CASE_WORDS | ILLNESSES for word in words[first:end]):
        return True
    near = (*words[max(0, first - 3) : first], *words[end : end + 4])
    if any(word.tag == "VERB" and lemma(word.text, "VERB") in _DIAGNOSED for word in near):
        return True
    if first > 1 and words[first - 1].text == ":" and words[first - 2].lower in ILLNESSES:
        return True  # "Measles: 61 cases in Velm"
    return lower_at(words, end) == "of" and any(word.lower in ILLNESSES for word in words[end : end + 5])


def _ill(thing: Thing) -> bool:
    """Does the noun phrase itself name an illness: "the number of confirmed measles cases"?"""
    return not (_CASE_WORDS | ILLNESSES).isdisjoint(thing.label.lower().split())


def _of_the_dead(words: Sequence[Word], first: int, end: int) -> bool:
    """Are the bodies those of people: charred, or found, recovered, buried nearby, and no bodies of an office?"""
    if any(word.lower in _BODY_WORDS for word in words[first:end]):
        return True
    near = words[max(0, first - _NEAR) : end + _NEAR]
    return any(word.tag == "VERB" and lemma(word.text, "VERB") in _FOUND for word in near)


def measure_of(
    words: Sequence[Word], figure: Figure, role: str | None, change: bool, multiple: bool = False
) -> Measure:
    """What kind of number it is; "unknown" when neither unit nor role tells.  `multiple`: so many times another."""
    if figure.kind == "money":
        return "rate" if figure.rate else "money"
    if figure.kind in ("percent", "ratio"):
        return "rate" if change else "share"
    if figure.kind == "measure":
        return "rate" if figure.unit and " per " in figure.unit else "size"
    if figure.kind == "duration":
        return "size"
    if figure.rate:
        return "rate"
    if multiple:
        return "share"
    if role is None:
        return "unknown"
    if role in CUMULATIVE:
        return "flow" if lower_at(words, figure.last) == "new" else "cumulative"
    if role in STOCK:
        return "stock"
    return "flow" if not role.startswith("agent of") else "unknown"
