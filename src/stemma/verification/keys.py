"""When two words say the same: inflection, roles, nations, and classes of near-synonyms of news prose.

Every word of a claim must be found again in what the reports say, by one of its keys.  The classes are narrow on
purpose: words of one class can stand for one another in a report of fact, and no class holds two directions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from stemma.claims.role_words import PHRASES, ROLES, role_class
from stemma.language.gazetteer import country, country_adjective
from stemma.language.lexicon import FUNCTION_WORDS, REPORTING_VERBS, lemma
from stemma.language.places.folding import folded as plain_letters
from stemma.ledger.aliases import usual_name
from stemma.ledger.nouns import kind_of
from stemma.ledger.wording import folded, stem
from stemma.records import Token

#: Words that stand for one another, a class a line; verbs, nouns and adjectives of one meaning together.
_CLASSES = """
accord agreement deal pact
accuse allege
acquire buy purchase
adherent follower
agree consent
aid assist help
allow authorise authorize license permit
announcement statement
anticipate expect
approval approve
area region zone
army military
arrival arrive
assault attack offensive raid
assess assessment evaluate
await wait
ballot vote
ban bar forbid outlaw prohibit
base found
abroad foreign overseas
deep depth
height high
length long
wide width
monitor observe watch
brig brigadier
capt captain
cmdr commander
col colonel
cpl corporal
det detective
doctor dr
gen general
gov governor
lieutenant lt
maj major
prof professor
rep representative
sen senator
sergeant sgt
appeal ask call request
battle combat clash fight fighting
begin commence launch start
big large
blackout outage
blast blow bomb bombing detonate explode explosion
blaze fire flame
border frontier
breach break burst collapse rupture
assemble build construct construction erect make manufacture produce
cancel cancellation scrap
cash fund money
catastrophe disaster
cease end finish halt stop
ceasefire truce
chief head leader
choice choose
clean clear
climb grow growth increase jump rise surge
close closed closure shut
collide collision crash smash
commission commissioner
company business enterprise firm
complete finish
conflict war
continue keep persist
control hold rule
cost expenditure expense outlay spend spending
crop harvest
curb limit restrict restriction
decide decision
decline decrease dip drop fall plunge shrink slide slump
defeat beat
delay postpone
demand require seek want
demonstrate demonstration march protest rally
depart departure leave
deploy station
dike dyke levee
disease illness sickness
district quarter
donate donation give
downpour rain rainfall
drug medication medicine
dwelling home house
early initial initially
earnings profit
earthquake quake tremor
election vote
electricity power
employ employee
enter entry
epidemic outbreak
exit leave
fail failure
family household
farm farmhouse
fast quick rapid
final last ultimate
find discover discovery
flood flooding inundate inundation
forecast predict prediction projection
global worldwide
grant award
hamlet village
hospital clinic infirmary
hunt pursue chase
hurricane cyclone typhoon
illegal unlawful
inhabitant resident
injure injury
inquiry investigation probe
insure insurance
jobless joblessness unemployed unemployment
joint combined common
kilometre km
kind type sort
labour labor
lack scarcity shortage
land territory
landslide landslip mudslide
lawmaker legislator parliamentarian
legislation law
lethal deadly fatal
lose loss
mend repair
motorway highway
near nearby close
need require
negotiate negotiation talk
new latest recent
pay salary wage
people population
person people
pig swine
plan intend
plant factory
employment job position post work
preliminary provisional
present current
previous earlier prior
produce production output
protect protection
provide supply
pupil schoolchild student
quit resign resignation
receive get
recover recovery
reduce cut slash
reject rejection refuse refusal
restart resume resumption
restore restoration
revenue takings
rob robbery steal theft
route road
sail sailing voyage
search hunt
send dispatch
separate split
sewage wastewater
ship vessel boat
shipment delivery
site location place
small little
stoppage strike walkout
storm gale tempest
stronghold bastion
support back
suspend suspension
take-up uptake
terrorist extremist militant
threat threaten
trade commerce
treat treatment
try attempt
urban city
vaccine jab
vanish disappear
victory win triumph
vow pledge promise
warn warning
weapon arm
whole entire
wildfire bushfire
yearly annual
young youth
""".strip().splitlines()

#: Two words that together say what one word says: "cut off", "gave way".
_PAIRS: Mapping[tuple[str, str], str] = {
    ("give", "way"): "collapse",
    ("break", "down"): "break",
    ("carry", "on"): "continue",
    ("go", "on"): "continue",
    ("call", "off"): "cancel",
    ("put", "off"): "postpone",
    ("set", "up"): "establish",
    ("turn", "down"): "reject",
    ("hunt", "down"): "hunt",
    ("leave", "homes"): "flee",
    ("force", "homes"): "flee",
    ("take", "part"): "participate",
}

#: Words that carry a figure or a saying and add nothing of their own to it.
LIGHT: frozenset[str] = frozenset(
    [
        "according",
        "across",
        "actual",
        "actually",
        "add",
        "amount",
        "announce",
        "apparently",
        "approximate",
        "approximately",
        "around",
        "assert",
        "assess",
        "calculate",
        "claim",
        "come",
        "comment",
        "communicate",
        "count",
        "currently",
        "declare",
        "describe",
        "disclose",
        "estimate",
        "explain",
        "express",
        "figure",
        "inform",
        "just",
        "know",
        "least",
        "less",
        "mention",
        "merely",
        "more",
        "nearly",
        "note",
        "now",
        "number",
        "only",
        "overall",
        "own",
        "point",
        "present",
        "presently",
        "put",
        "reckon",
        "record",
        "register",
        "release",
        "report",
        "reportedly",
        "remark",
        "reveal",
        "roughly",
        "say",
        "so",
        "stand",
        "state",
        "still",
        "sum",
        "tally",
        "tell",
        "total",
        "toll",
        "up",
        "word",
        "words",
        "quote",
        "accordingly",
        "almost",
        "altogether",
        "close",
        "exact",
        "exactly",
        "fewer",
        "most",
        "under",
        "over",
        "above",
        "below",
        "to-date",
        "date",
        "far",
        "thus",
        "than",
        "level",
        "interview",
        "reporter",
        "journalist",
        "become",
        "get",
        "go",
        "remain",
        "stay",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "official",
        "officials",
        "source",
        "sources",
        "believe",
        "think",
        "there",
        "mr",
        "mrs",
        "ms",
        "col",
    ]
)

#: Verbs of saying that say more than that something was said.
_TELLING_VERBS = frozenset(
    {"admit", "concede", "confirm", "correct", "deny", "dismiss", "dispute", "doubt", "pledge", "predict", "promise",
     "question", "refuse", "refute", "reject", "retract", "revise", "vow", "warn", "withdraw", "order", "ask", "urge",
     "demand", "accuse", "blame", "agree", "approve", "hope", "fear", "expect"}
)  # fmt: skip

_HYPHENS = re.compile(r"[-‐‑–]")


def _classes() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in _CLASSES:
        words = line.split()
        for word in words:
            for form in {stem(word), word}:
                found[form].append(f"like:{words[0]}")
    return {word: tuple(classes) for word, classes in found.items()}


_CLASS_OF = _classes()


def is_light(token: Token) -> bool:
    """The word needs no counterpart: a function word, a plain verb of saying, a word that only carries a figure."""
    lower = token.text.casefold().replace("’", "'")
    if not any(sign.isalnum() for sign in lower):
        return True
    base = lemma(lower, token.tag) if token.tag in ("NOUN", "VERB", "AUX") else lower
    if base in _TELLING_VERBS or lower in _TELLING_VERBS:
        return False
    if lower == "down":
        return False
    if lower in FUNCTION_WORDS or lower in LIGHT or base in LIGHT:
        return token.tag != "PROPN" or lower == token.text
    return token.tag == "VERB" and lower in REPORTING_VERBS


@lru_cache(maxsize=1 << 16)
def keys_of(text: str, tag: str = "") -> frozenset[str]:
    """What a word is found by: its stem, its role, its class of near-synonyms, its country.

    A hyphenated word has the keys of the whole; `parts_of` gives its parts.
    """
    lower = folded(text)
    found = {stem(lower), plain_letters(lower)}
    bases = {lower, lemma(lower, "VERB"), lemma(lower, "NOUN")}
    for base in bases:
        found.add(stem(base))
        role = ROLES.get(base)
        if role is not None:
            found.add(f"role:{role_class(role)}")
        for form in (base, stem(base)):
            found.update(_CLASS_OF.get(form, ()))
        if tag in ("NOUN", "") and base == lemma(lower, "NOUN") and kind_of(base) not in ("", "people", "person", base):
            found.add(f"kind:{kind_of(base)}")
    if lower in ("up", "down"):
        found.add("like:" + ("climb" if lower == "up" else "decline"))
    if lower == "left":
        found.add("role:" + role_class("remaining"))
    if text[:1].isupper():
        land = country(text) or country_adjective(text)
        if land is not None:
            found.add(f"land:{land.code}")
        body = usual_name(lower)
        if body is not None:
            found.add(f"body:{folded(body)}")
    return frozenset(key for key in found if key)


def out_of(tokens: Sequence[Token], at: int) -> bool:
    """The noun stands right after "out of": what is out of order is not in order."""
    before = [token.text.casefold() for token in tokens[max(0, at - 2) : at]]
    return before == ["out", "of"] and tokens[at].tag == "NOUN"


def parts_of(text: str) -> list[str]:
    """The content words of a hyphenated word; the word itself when it is none."""
    parts = [part for part in _HYPHENS.split(text) if part]
    return [part for part in parts if part.casefold() not in FUNCTION_WORDS] or [text]


def phrase_keys(tokens: Iterable[Token], reach: int = 8) -> dict[int, set[str]]:
    """Keys that a verb has together with a word soon after it: index of each of the two -> keys ("cut off", "laid off")."""
    words = list(tokens)
    found: dict[int, set[str]] = defaultdict(set)
    for at, token in enumerate(words):
        base = lemma(token.text, "VERB")
        table = PHRASES.get(base)
        for after in range(at + 1, min(len(words), at + 1 + reach)):
            low = words[after].text.casefold()
            key = ""
            if table is not None and low in table:
                key = f"role:{role_class(table[low])}"
            elif (base, low) in _PAIRS:
                key = sorted(keys_of(_PAIRS[base, low], "VERB"), key=lambda k: (":" not in k, k))[0]
            if key:
                found[at].add(key)
                found[after].add(key)
    return found
