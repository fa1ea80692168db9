"""The role of the counted thing - killed, injured, remaining, displaced - and what kind of measure it is.

Closest clause evidence first: a predicate right after the thing ("12 people killed", "40 homes
damaged"), the verb of its clause ("were taken to hospital"), the verb before it ("killing 12"), the
noun that announces it ("a death toll of 12", "12 deaths"), its own adjective ("12 wounded men").
Verbs outside the table give their lemma as role, so that "destroyed" and "registered" stay apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.claims.figures import Figure
from stemma.claims.words import Word, lower_at
from stemma.language.lexicon import lemma
from stemma.records import Measure, Thing

#: Lemma of a verb, adjective or noun -> role.
ROLES: Mapping[str, str] = {
    "abduct": "abducted", "abduction": "abducted", "kidnap": "abducted", "hostage": "abducted",
    "apprehend": "arrested", "arrest": "arrested", "custody": "arrested", "detain": "arrested", "detainee": "arrested",
    "jail": "arrested", "nab": "arrested", "imprison": "arrested", "prisoner": "arrested",
    "attend": "participating", "gather": "participating", "join": "participating", "march": "participating",
    "participate": "participating", "protest": "participating", "rally": "participating", "turnout": "participating",
    "behead": "killed", "dead": "killed", "death": "killed", "deceased": "killed", "die": "killed", "drown": "killed",
    "execute": "killed", "fatality": "killed", "kill": "killed", "lynch": "killed", "massacre": "killed",
    "murder": "killed", "perish": "killed", "slay": "killed", "slaughter": "killed", "assassinate": "killed",
    "capture": "captured", "damage": "damaged", "demolish": "destroyed", "deploy": "deployed", "destroy": "destroyed",
    "displace": "displaced", "uproot": "displaced", "flee": "displaced", "homeless": "displaced",
    "evacuate": "evacuated", "evacuation": "evacuated", "evacuee": "evacuated", "flatten": "destroyed",
    "hospitalise": "hospitalised", "hospitalize": "hospitalised", "hurt": "injured", "injure": "injured",
    "injury": "injured", "injured": "injured", "maim": "injured", "wound": "injured", "wounded": "injured",
    "infect": "infected", "infection": "infected", "missing": "missing", "unaccounted": "missing",
    "remain": "remaining", "remaining": "remaining", "rescue": "rescued", "save": "rescued", "shoot": "shot",
    "isolate": "stranded", "maroon": "stranded", "strand": "stranded", "stranded": "stranded", "survive": "survived", "survivor": "survived", "trap": "trapped",
    "trapped": "trapped", "affect": "affected",
}  # fmt: skip
ROLE_NAMES = frozenset(ROLES.values())
#: Verbs that say nothing about what becomes of the thing.
_LIGHT = frozenset({
    "add", "announce", "appear", "be", "become", "believe", "bring", "cause", "claim", "climb", "come", "confirm",
    "consider", "contain", "count", "cover", "do", "document", "drop", "estimate", "exceed", "expect", "fall", "find", "get", "give", "go",
    "grow", "have", "identify", "include", "increase", "involve", "jump", "know", "leave", "let", "make", "mean", "need",
    "number", "pass", "put", "reach", "record", "register", "report", "reveal", "revise", "rise", "say", "see", "seem", "show", "stand",
    "state", "suggest", "surpass", "take", "tally", "tell", "think", "top", "total", "understand", "use", "want", "warn",
})  # fmt: skip
#: Verbs of the table whose subject is the one counted, without a passive.
_INTRANSITIVE = frozenset({
    "attend", "die", "drown", "flee", "gather", "hurt", "join", "march", "participate", "perish", "protest", "rally",
    "remain", "survive",
})  # fmt: skip
#: Adjectives used as nouns: "the number of dead".
_ANNOUNCING = frozenset({"among", "at", "hit", "is", "of", "reached", "rose", "stands", "stood", "to", "was", ":"})
_NOMINAL = frozenset({"dead", "displaced", "homeless", "injured", "missing", "wounded"})
#: Predicates that may follow their noun directly: "12 people dead", "40 missing".
_POSTPOSED = frozenset({
    "abducted", "arrested", "captured", "damaged", "dead", "demolished", "destroyed", "detained", "displaced",
    "evacuated", "homeless", "hospitalised", "hospitalized", "hurt", "infected", "injured", "kidnapped", "killed", "left",
    "missing", "murdered", "remaining", "rescued", "shot", "slain", "stranded", "trapped", "unaccounted", "wounded",
})  # fmt: skip
_CUMULATIVE = frozenset({
    "abducted", "affected", "arrested", "captured", "damaged", "destroyed", "displaced", "evacuated", "hospitalised",
    "infected", "injured", "killed", "missing", "rescued", "shot",
})  # fmt: skip
_STOCK = frozenset({"deployed", "participating", "remaining", "stranded", "survived", "trapped"})
_STOP_MARKS = frozenset(';:.!?“”"')
_RIGHT_REACH, _LEFT_REACH = 12, 10


def role_of_word(word: Word) -> str | None:
    """The role a single word names, else None: "killed", "deaths", "left" (as "still there")."""
    lower = word.lower
    if lower in ROLES:
        return ROLES[lower]
    if lower == "left":
        return "remaining"
    if word.tag in ("VERB", "AUX"):
        return ROLES.get(lemma(word.text, "VERB"))
    if word.tag == "NOUN":
        return ROLES.get(lemma(word.text, "NOUN"))
    if word.tag == "ADJ":
        return ROLES.get(lemma(word.text, "VERB"))
    return None


def find_role(words: Sequence[Word], figure: Figure, thing: Thing | None) -> tuple[str | None, str]:
    """(role, how it was found); (None, "") when nothing in the clause says."""
    end = figure.last
    if thing is not None and thing.start >= words[figure.first].start:
        while end < len(words) and words[end].start < thing.end:
            end += 1
    if thing is not None and thing.head == "time":
        return None, ""  # "shot four times": how often, not how many
    if thing is not None and thing.end <= words[figure.first].start:
        said = _within(words, thing, figure.first)
        if said:
            return said, "the words that announce it"
    own = _own(words, figure, thing, end)
    if own:
        return own, "its own noun or adjective"
    after = _postposed(words, end)
    if after:
        return after, "predicate after it"
    right = _right(words, end)
    if right is not None and right[0] not in ROLE_NAMES and _existential(words, figure.first):
        right = None
    if right is not None and right[1] in ("passive", "shot dead"):
        return right[0], "verb of its clause"
    left = _left(words, figure.first)
    if left is not None and (right is None or left[1]):
        return left[0], "verb before it"
    if right is not None:
        return right[0], "verb of its clause"
    noun = _announced(words, figure.first)
    if noun:
        return noun, "noun that announces it"
    return (left[0], "verb before it") if left is not None else (None, "")


def _within(words: Sequence[Word], thing: Thing, first: int) -> str | None:
    """The role in "the number of people stranded by the floods has dropped below ..."."""
    begin = max(0, first - 20)
    named = next((i for i in range(begin, first) if words[i].start >= thing.start), first)
    if lower_at(words, named - 1) != "of" and lower_at(words, named - 2) != "of":
        return None
    for word in words[begin:first]:
        if word.start >= thing.start and word.tag in ("VERB", "ADJ", "NOUN"):
            role = role_of_word(word)
            if role is not None:
                return role
            if word.start >= thing.end and word.tag == "VERB":
                return None
    return None


def _existential(words: Sequence[Word], first: int) -> bool:
    """ "there are 40 boats ...", "there are estimated to be 40 ...": what follows describes them and is no event."""
    return any(w.lower == "there" for w in words[max(0, first - 6) : first])


def _own(words: Sequence[Word], figure: Figure, thing: Thing | None, end: int) -> str | None:
    if thing is not None and thing.head in ("toll", "count") and "death" in thing.label.lower():
        return "killed"
    if thing is not None and thing.head == "toll":
        return "killed"
    for i in range(figure.last, end):
        role = role_of_word(words[i]) if words[i].kind == "word" else None
        if role in ("killed", "injured", "missing", "displaced", "remaining", "stranded", "trapped", "arrested") and (
            words[i].lower in ("dead", "deaths", "death", "fatalities", "fatality", "injuries", "injury") or i < end - 1
            or words[i].lower in ("arrest", "arrests", "injured", "missing", "wounded")
        ):  # fmt: skip
            return role
    for i in range(max(0, figure.first - 2), figure.first):
        if words[i].lower in ("last", "remaining", "final") and figure.numeral_first - i <= 2:
            return "remaining"
    return None


def _postposed(words: Sequence[Word], end: int) -> str | None:
    i = end
    while lower_at(words, i) in (
        "others",
        "more",
        "fatally",
        "critically",
        "seriously",
        "reported",
        "were",
        "was",
        "are",
        "is",
        "also",
        "either",
        "of",
        "them",
        "still",
    ):
        if i - end > 3:
            break
        i += 1
    if lower_at(words, i) in ("cut", "left") and lower_at(words, i + 1) == "off":
        return "stranded"
    if lower_at(words, i) in ("without", "with") and {"home", "homes", "shelter"} & {
        w.lower for w in words[i + 1 : i + 3]
    }:
        return "displaced"
    if lower_at(words, i) in _POSTPOSED:
        if lower_at(words, i) == "left" and lower_at(words, i + 1) in (
            "the",
            "at",
            "on",
            "for",
            "a",
            "his",
            "her",
            "their",
            "its",
        ):
            return None
        if lower_at(words, i) == "shot" and (
            lower_at(words, i + 1) == "dead" or (lower_at(words, i + 1) == "and" and lower_at(words, i + 2) == "killed")
        ):
            return "killed"
        if lower_at(words, i) == "shot" and "fatally" in (lower_at(words, i - 1), lower_at(words, i + 1)):
            return "killed"
        if lower_at(words, i) == "killed" and i + 1 < len(words) and words[i + 1].tag in ("DET", "NUM", "PROPN"):
            return None  # "three men killed a guard"
        if (
            i + 1 < len(words)
            and words[i + 1].tag in ("DET", "NUM", "PRON", "PROPN")
            and role_of_word(words[i]) in ("shot", "injured")
        ):
            return None
        return role_of_word(words[i])
    return None


def _right(words: Sequence[Word], end: int) -> tuple[str, str] | None:
    """The verb of the clause the thing is subject of: (role, "passive" or "active")."""
    auxiliary = ""
    relative = False
    seen = False
    for i in range(end, min(end + _RIGHT_REACH, len(words))):
        word = words[i]
        if word.text in _STOP_MARKS or word.lower in ("when", "after", "as", "while", "because", "since", "but", "if"):
            return None
        if word.text == "," and i > end and not relative and not auxiliary:
            return None
        if word.kind == "number" and not auxiliary and i > end + 3:
            return None
        if word.lower in ("who", "that", "which"):
            relative = True
            continue
        if word.tag == "CCONJ" and seen:
            return None
        if word.tag == "CCONJ" and not auxiliary and i + 1 < len(words) and words[i + 1].tag == "VERB":
            return None  # "fired one round and fled"
        if word.tag == "AUX":
            auxiliary = word.lower
            continue
        if (
            word.lower
            in (
                "dead",
                "missing",
                "homeless",
                "hospitalised",
                "hospitalized",
                "unaccounted",
                "stranded",
                "trapped",
                "injured",
                "wounded",
            )
            and auxiliary
        ):
            return role_of_word(word) or word.lower, "passive"
        if word.lower in ("still", "remaining") and auxiliary in ("are", "is", "were", "was", "remain"):
            following = words[i + 1] if i + 1 < len(words) else None
            if following is None or following.tag in ("ADP", "PUNCT", "ADV", "CCONJ"):
                return "remaining", "passive"
            continue
        if word.tag == "VERB" and i > end and _adjectival(words, i):
            continue
        if word.tag == "VERB" or (word.lower in ROLES and word.tag not in ("NOUN", "PROPN")):
            base = lemma(word.text, "VERB")
            if base in ("take", "transport", "bring", "rush", "airlift", "treat", "admit") and any(
                w.lower in ("hospital", "hospitals") for w in words[i : i + 6]
            ):  # fmt: skip
                return "hospitalised", "passive"
            if (
                base == "shoot"
                and lower_at(words, i + 1) in ("dead", "and")
                and lower_at(words, i + 2) in ("killed", "", "dead", "in", "by")
            ):
                return "killed", "shot dead"
            if base == "cut" and lower_at(words, i + 1) == "off" and auxiliary:
                return "stranded", "passive"
            if base == "lose" and any(w.lower in ("life", "lives") for w in words[i + 1 : i + 4]):
                return "killed", "passive"
            passive = (
                auxiliary in ("are", "be", "been", "being", "is", "was", "were", "'re", "'s", "got", "had")
                and word.lower != base
            )
            role = ROLES.get(base)
            if base == "accord":
                return None
            if role is None and base in _LIGHT:
                seen = True
                continue
            if role is not None and base not in _INTRANSITIVE and not passive:
                following = words[i + 1] if i + 1 < len(words) else None
                if following is not None and following.tag in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON"):
                    return f"agent of {base}", "active"
            return (role or base), "passive" if passive or role else "active"
    return None


def _adjectival(words: Sequence[Word], at: int) -> bool:
    """A participle inside a noun phrase: "in our combined area", "the besieged town"."""
    before = words[at - 1]
    after = words[at + 1] if at + 1 < len(words) else None
    opens = before.tag in ("DET", "ADP", "ADJ") or before.lower in ("our", "their", "his", "her", "its", "my", "your")
    return opens and after is not None and after.tag in ("NOUN", "ADJ", "PROPN") and not words[at].lower.endswith("ing")


def _left(words: Sequence[Word], first: int) -> tuple[str, bool] | None:
    """The verb the figure is object of: (role, is it a certain one)."""
    crossed = False
    for i in range(first - 1, max(-1, first - _LEFT_REACH), -1):
        word = words[i]
        if word.text in _STOP_MARKS:
            return None
        if word.text == "," or word.lower == "and":
            crossed = True
            continue
        if word.lower in ("who", "that", "which") and i < first - 2:
            return None
        if word.tag == "AUX":
            return None
        if word.tag == "VERB":
            base = lemma(word.text, "VERB")
            if base == "leave":
                return None
            if base in ("claim", "take", "cost") and any(
                w.lower in ("life", "lives") for w in words[first : first + 7]
            ):
                return "killed", True
            if base in _LIGHT:
                if base in ("take",) and any(w.lower == "custody" for w in words[first : first + 8]):
                    return "arrested", True
                return None
            role = ROLES.get(base)
            if (
                i
                and words[i - 1].tag == "AUX"
                and words[i - 1].lower in ("was", "were", "been", "is", "are")
                and word.lower != base
                and crossed
            ):
                return None
            return (role or base), role is not None or not crossed
        if word.tag == "ADP" and word.lower not in (
            "by",
            "of",
            "to",
            "up",
            "down",
            "about",
            "over",
            "around",
            "out",
            "than",
            "from",
            "at",
            "under",
        ):
            return None
    return None


def _announced(words: Sequence[Word], first: int) -> str | None:
    """ "deaths of 12 people", "the arrest of 40", "injuries to five"."""
    for i in range(first - 1, max(-1, first - 6), -1):
        if words[i].text in _STOP_MARKS or words[i].text == ",":
            return None
        followed = lower_at(words, i + 1) in _ANNOUNCING
        if followed and (
            words[i].tag == "NOUN" or (words[i].lower in _NOMINAL and lower_at(words, i - 1) in ("of", "the"))
        ):
            role = ROLES.get(words[i].lower) or ROLES.get(lemma(words[i].text, "NOUN"))
            if role:
                return role
    return None


def measure_of(figure: Figure, role: str | None, change: bool) -> Measure:
    """What kind of number it is; "unknown" when neither unit nor role tells."""
    if figure.kind == "money":
        return "rate" if figure.rate else "money"
    if figure.kind in ("percent", "ratio"):
        return "rate" if change else "share"
    if figure.kind == "measure":
        return "rate" if figure.unit and "/" in figure.unit else "size"
    if figure.kind == "duration":
        return "size"
    if role is None:
        return "unknown"
    if role in _CUMULATIVE:
        return "cumulative"
    if role in _STOCK:
        return "stock"
    return "flow" if not role.startswith("agent of") else "unknown"
