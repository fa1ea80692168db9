"""People counted without a number: "a man was killed" by its article, "a sixth man died" by its ordinal, "Ilse Marn and Pavo Retz died" by a list of names.

Both count only those to whom something happened; the records carry the flag "article" or "listed".
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.claims.bounds import Interval
from stemma.claims.clause_roles import WordArcs, role_by_arcs
from stemma.claims.figures import Figure
from stemma.claims.persons import is_person
from stemma.claims.role_words import role_of_word
from stemma.claims.word_order_roles import role_right_before
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed
from stemma.records import Name

#: A sentence without one of these has no article that counts.
CASUALTY_WORDS = listed("""
    abducted abducting dead died dies drowned drowns injured injures injuring killed killing kills kidnapped murdered
    perished shot slain stabbed wounded wounding wounds
""")
_INTRANSITIVE = listed("dead died dies drowned perished")
_DOING = listed(
    "abducted abducting injured injuring kidnapped killed killing kills leaving left murdered murdering wounded wounding"
)
_NOT_IN_PHRASE = frozenset({"ADP", "AUX", "CCONJ", "DET", "PRON", "SCONJ", "VERB"})
#: Ordinals that tell how many have died so far.
_ORDINALS = {
    "second": 2.0, "third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0, "seventh": 7.0, "eighth": 8.0, "ninth": 9.0,
    "tenth": 10.0, "eleventh": 11.0, "twelfth": 12.0,
}  # fmt: skip
#: Endings of nouns of agents, for people the list of persons does not know; and what else ends so.
_AGENT_ENDINGS = ("ar", "eer", "er", "ess", "or")
_NO_AGENTS = listed("""
    anger cancer cluster container door finger helicopter liver motor mother-ship number order rotor shoulder tiger tower
    trailer
""")
#: What befalls a person that an article counts.
SUFFERED = frozenset({"abducted", "injured", "killed", "killed or injured", "missing", "shot", "stabbed"})
#: Nouns whose names are given one by one: "the victims were named as ...".
NAMED = {
    "casualties": "killed or injured", "dead": "killed", "deceased": "killed", "fatalities": "killed", "injured": "injured",
    "kidnapped": "abducted", "killed": "killed", "missing": "missing", "victims": "killed", "wounded": "injured",
}  # fmt: skip
#: "The shooting victims" need not be dead.
_DEEDS = listed("accident attack blast bombing burn crash explosion gunshot shooting stabbing")
_NAMING = frozenset({"identified", "named"})
#: Between two names of one list: an age or a role between commas at most this many characters long.
_BETWEEN_NAMES = 40


def exactly(count: float) -> Interval:
    return Interval("exact", count, count, count, True, True)


def count_of(first: int, last: int, numeral: str, count: float) -> Figure:
    """A figure of people on words first..last (exclusive), all of them its numeral."""
    return Figure(first, last, first, last, first, last, numeral, "count", exactly(count))


def read_articles(words: Sequence[Word], taken: Sequence[bool], arcs: WordArcs | None) -> list[Figure]:
    """ "a man was shot", "killed a woman", "left a child dead": the article as the number one."""
    out: list[Figure] = []
    for i, word in enumerate(words):
        if word.lower not in ("a", "an", "another") or taken[i] or word.kind != "word":
            continue
        head = _person_after(words, i)
        if head is None or any(taken[i : head + 1]):
            continue
        if head > i and words[head].label == "appos":
            continue  # "the driver, a father of two": told of already
        if lower_at(words, head + 1) == "of" and head + 2 < len(words) and taken[head + 2]:
            continue  # "a family of five": counted by their number
        figure = count_of(i, i + 1, "article", 1.0)
        found = role_by_arcs(arcs, figure, None) if arcs is not None else None
        before = {w.lower for w in words[max(0, i - 3) : i]}
        certain = found is not None and found.certain
        if certain and found is not None and found.role not in SUFFERED:
            continue
        pattern = before & _DOING or (not before & {"by", "of", "from", "with"} and _suffers(words, head))
        told = certain or pattern or role_right_before(words, figure) in SUFFERED or joined_to_count(words, taken, i)
        if told and _nth(words, i + 1, found.role if found is not None else None):
            figure = count_of(i + 1, i + 2, "ordinal", _ORDINALS[words[i + 1].lower])
        if told:
            out.append(figure)
    return out


def _nth(words: Sequence[Word], at: int, role: str | None) -> bool:
    """ "A sixth passenger has died": the ordinal tells how many are dead by now."""
    if at >= len(words) or words[at].lower not in _ORDINALS:
        return False
    return role == "killed" or any(w.lower in _INTRANSITIVE for w in words[at + 1 : at + 7])


def joined_to_count(words: Sequence[Word], taken: Sequence[bool], at: int) -> bool:
    """Does "and" join the article at words[at] to people counted right before: "12 shoppers and a policeman"?"""
    if lower_at(words, at - 1) != "and":
        return False
    for i in range(at - 2, max(-1, at - 7), -1):
        if taken[i]:
            return i < at - 2 and any(is_person(lemma(w.text, "NOUN")) for w in words[i + 1 : at - 1])
        if words[i].tag in ("VERB", "AUX", "ADP", "PUNCT"):
            return False
    return False


def _person_after(words: Sequence[Word], at: int) -> int | None:
    """The person noun that heads the phrase opened by the article at words[at]; None for another head.

    "Another" may stand for a person itself: "left three dead and another injured".
    """
    after = words[at + 1] if lower_at(words, at) == "another" and at + 1 < len(words) else None
    if after is not None and (after.tag in ("ADV", "AUX") or after.lower in CASUALTY_WORDS):
        return at
    for k in range(at + 1, min(at + 8, len(words))):
        word = words[k]
        if word.tag in _NOT_IN_PHRASE or word.text in (",", ";", "."):
            return None
        following = words[k + 1] if k + 1 < len(words) else None
        if word.lower == "old" and words[k - 1].text in ("-", "‑") and words[k - 2].lower in ("month", "week", "year"):
            if following is None or following.tag not in ("ADJ", "NOUN", "PROPN"):
                return k  # "a 25-year-old was shot"
            continue
        if word.tag == "NOUN" and not (
            following is not None and (following.tag in ("NOUN", "PROPN") or following.text in ("-", "‑"))
        ):
            noun = lemma(word.text, "NOUN")
            agent = noun.endswith(_AGENT_ENDINGS) and len(noun) > 4 and noun not in _NO_AGENTS
            return k if is_person(noun) or agent else None
    return None


def _suffers(words: Sequence[Word], head: int) -> bool:
    """Did something happen to the noun at `head`: "was shot", "dead", "died"; not "shot him"?"""
    joined = False
    for i in range(head + 1, min(head + 7, len(words))):
        word = words[i]
        if word.lower in CASUALTY_WORDS:
            passive = any(w.tag == "AUX" for w in words[head + 1 : i]) or word.lower in _INTRANSITIVE
            after = words[i + 1] if i + 1 < len(words) else None
            if not passive and _acts(words, i):
                return False
            return passive or after is None or after.tag in ("ADP", "CCONJ", "PUNCT", "ADV")
        if word.kind == "mark" or word.tag in ("VERB", "ADP", "SCONJ") or (word.tag == "CCONJ" and joined):
            return False
        joined = joined or word.tag == "CCONJ"
    return False


def _acts(words: Sequence[Word], at: int) -> bool:
    """ "A boy shot and killed a guard": the second of two verbs has an object, so the subject suffered nothing."""
    if lower_at(words, at + 1) != "and" or at + 3 >= len(words):
        return False
    return words[at + 2].lower in CASUALTY_WORDS and words[at + 3].tag in ("DET", "NUM", "PRON", "PROPN", "ADJ")


def read_names(words: Sequence[Word], names: Sequence[Name]) -> list[tuple[Figure, str]]:
    """Lists of people by name, each with its role: "the dead were named as A, B and C", "A and B were killed".

    Two names at least; ages and short descriptions may stand between them.
    """
    people = [name for name in names if name.kind == "person"]
    if len(people) < 2:
        return []
    places = _places(words, people)
    out: list[tuple[Figure, str]] = []
    at = 0
    while at < len(people):
        last = at
        while last + 1 < len(people) and _goes_on(words, places[last][1], places[last + 1][0]):
            last += 1
        if last > at:
            first_word, last_word = places[at][0], places[last][1]
            role = _role_of_names(words, first_word, last_word)
            if role is not None:
                out.append((count_of(first_word, last_word, "listed", float(last - at + 1)), role))
        at = last + 1
    return out


def _places(words: Sequence[Word], names: Sequence[Name]) -> list[tuple[int, int]]:
    """First and last (exclusive) word of each name; names in text order."""
    out: list[tuple[int, int]] = []
    at = 0
    for name in names:
        while at < len(words) and words[at].end <= name.start:
            at += 1
        last = at
        while last < len(words) and words[last].start < name.end:
            last += 1
        out.append((at, max(at + 1, last)))
    return out


def _goes_on(words: Sequence[Word], end: int, start: int) -> bool:
    """Are words[end:start] all that stands between two names of one list: ", 41, ", " and ", ", a baker, and "?"""
    between = words[end:start]
    if not between or words[start - 1].end - words[end].start > _BETWEEN_NAMES:
        return False
    if any(w.tag in ("VERB", "AUX", "ADP", "PRON", "SCONJ") or w.text in (".", ";", ":") for w in between):
        return False
    return between[-1].lower in (",", "and", "&") and between[0].lower in (",", "and", "&", "(")


def _role_of_names(words: Sequence[Word], first: int, last: int) -> str | None:
    """What befell the people named in words[first:last]; None when the words beside them do not say."""
    before = [word.lower for word in words[max(0, first - 12) : first]]
    if before and before[-1] == "as" and _NAMING & set(before):
        at = next((i for i, word in enumerate(before) if word in NAMED), None)
        if at is None:
            return None
        hit = before[at] == "victims" and at > 0 and before[at - 1] in _DEEDS
        return "killed or injured" if hit else NAMED[before[at]]
    end = last
    while end < len(words) and (words[end].kind != "word" or words[end].tag == "NUM") and end < last + 4:
        if words[end].text in (".", ";", ":"):
            return None
        end += 1
    auxiliary = False
    for word in words[end : end + 5]:
        if word.tag in ("AUX", "ADV") or word.lower in ("all", "both"):
            auxiliary = auxiliary or word.tag == "AUX"
            continue
        if word.lower in _INTRANSITIVE or (auxiliary and word.lower in CASUALTY_WORDS | _BEFALLING):
            return role_of_word(word)
        return None
    return None


#: What is done to people who are named one by one, beside what makes casualties of them.
_BEFALLING = listed("""
    acquitted arrested charged convicted detained evacuated freed hospitalised hospitalized indicted jailed released
    rescued sentenced
""")
#: Words that make a list of names worth looking for.
NAME_TRIGGERS = CASUALTY_WORDS | _BEFALLING | _NAMING


def may_list(words: Sequence[Word]) -> bool:
    """Can the sentence hold a list of victims at all?"""
    return any(word.lower in NAME_TRIGGERS for word in words) and any(
        lower_at(words, i) == "and" for i in range(len(words))
    )
