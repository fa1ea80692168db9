"""Verbs and phrases that hand words over to somebody: what introduces a statement, and what it may take.

The classes follow the complements that verbs of communication, attitude and evidence take (the frames of
Levin's *English Verb Classes*, sections 29 and 37): a clause ("said the road was open"), an addressee and a
clause ("told reporters that ..."), an addressee and an infinitive ("urged drivers to ..."), an infinitive
("vowed to ..."), a noun phrase ("announced a ceasefire"), a noun phrase after a preposition ("called for
...").  One verb may be in several.  To widen the room's hearing, add a lemma to the classes it belongs to.
"""

from __future__ import annotations

from typing import Literal

from stemma.language.verbs import VERB_FORMS, inflect
from stemma.language.wordlist import listed

Inflection = Literal["base", "third", "past", "participle"]

#: "officials said (that) the road was open"; these also stand after a quote.
CLAUSE = listed("""
    acknowledge add admit advise affirm agree allege announce argue ask assert assess assume attest aver avow
    believe boast calculate caution charge claim clarify comment complain concede conclude confess confirm
    conjecture contend counter declare decree demand deny determine disclose doubt emphasise emphasize estimate
    exclaim expect explain fear find forecast foresee hint hope imply indicate infer insist interject joke lament
    learn maintain mention mutter note observe opine ordain pledge point posit predict proclaim project promise
    pronounce propose protest quip realise realize reason reassert recall recap reckon recommend recount reiterate
    remark remember reply report request restate reveal rule say scoff show signal specify speculate state stipulate
    stress suggest summarise summarize surmise suspect swear testify theorise theorize think tweet underline
    underscore urge volunteer vow warn whisper wonder worry write
""")

#: Verbs that head a quote or follow a clause ("..., said the mayor"; "..., she added").
SAYING = listed("""
    acknowledge add admit affirm allege announce argue ask assert believe boast caution claim comment complain
    concede conclude confess confirm contend continue counter declare demand emphasise emphasize estimate exclaim
    explain fear find hope insist interject joke lament maintain mutter note observe opine pledge point posit
    predict proclaim promise protest quip read reason recall recount reflect reiterate remark reply report respond
    restate retort reveal say scoff state stress suggest summarise summarize tell testify think tweet underline urge
    volunteer vow warn whisper wonder write
""")

#: "told reporters (that) ...", "told them: ...": an addressee, then the words.
TELL = listed("advise assure brief caution inform notify persuade promise reassure remind tell warn")

#: "urged drivers to stay away": an addressee and what they are to do.
DIRECT_TO = listed("""
    advise ask beg call caution challenge command direct encourage exhort forbid implore instruct invite order
    plead press request tell urge warn
""")

#: "vowed to rebuild the bridge": the speaker's own undertaking, wish or claim.
UNDERTAKE = listed("""
    agree claim demand offer pledge profess promise propose swear threaten volunteer vow
""")

#: "declined to say whether ...": words about words withheld.
WITHHOLD = listed("decline refuse")

#: "announced the start of ...", "condemned the raid": the words are given as a noun phrase.
NOUN = listed("""
    acknowledge admit advocate announce bemoan blame blast cite claim commend condemn confirm contest criticise
    criticize declare decry defend demand denounce deny deplore deride describe detail disclose discuss dismiss
    dispute doubt downplay echo emphasise emphasize endorse estimate expect explain express fear forecast foresee
    hail highlight lament laud mention mock note order outline pledge portray praise predict promise propose
    question rate recall recommend regret reiterate reject repeat request reveal ridicule show slam stress tout
    underline underscore unveil urge warn welcome
""")

#: "called for calm", "pointed to a shortage": what the words are about follows a preposition.
PREPOSITIONAL: dict[str, frozenset[str]] = {
    lemma: listed(prepositions)
    for lemma, prepositions in {
        "agree": "with to on",
        "allude": "to",
        "appeal": "for to",
        "apologise": "for",
        "apologize": "for",
        "argue": "for against",
        "ask": "for about",
        "boast": "of about",
        "call": "for on upon",
        "comment": "on",
        "complain": "of about",
        "disagree": "with",
        "express": "",
        "focus": "on",
        "hint": "at",
        "insist": "on upon",
        "joke": "about",
        "object": "to",
        "point": "to towards",
        "press": "for",
        "push": "for",
        "refer": "to",
        "report": "on",
        "speak": "of about",
        "speculate": "about on",
        "talk": "about of",
        "testify": "about to",
        "warn": "of about against",
        "worry": "about",
        "write": "about of",
    }.items()
    if prepositions
}

#: "pointed out that ...", "made clear that ...": the particle is part of the cue.
PARTICLE: dict[str, frozenset[str]] = {
    "find": frozenset({"out"}),
    "lay": frozenset({"out"}),
    "make": frozenset({"clear", "plain", "known"}),
    "point": frozenset({"out"}),
    "rule": frozenset({"out"}),
    "set": frozenset({"out"}),
    "spell": frozenset({"out"}),
}

#: "accused the army of shelling", "described the deal as fair": noun phrase, link, and what is said of it.
PREDICATING: dict[str, frozenset[str]] = {
    "accuse": frozenset({"of"}),
    "blame": frozenset({"for", "on"}),
    "brand": frozenset({"as"}),
    "call": frozenset(),
    "characterise": frozenset({"as"}),
    "characterize": frozenset({"as"}),
    "criticise": frozenset({"for"}),
    "criticize": frozenset({"for"}),
    "deem": frozenset(),
    "depict": frozenset({"as"}),
    "describe": frozenset({"as"}),
    "dub": frozenset(),
    "label": frozenset({"as"}),
    "portray": frozenset({"as"}),
    "praise": frozenset({"for"}),
    "rate": frozenset({"as", "among"}),
    "thank": frozenset({"for"}),
}

#: "is convinced that ...": an adjective of belief after a form of "be".
ADJECTIVES = listed("adamant certain confident convinced hopeful optimistic positive sceptical skeptical sure")

#: Verbs whose passive reports an opinion of nobody in particular ("is believed to be", "it is estimated that").
UNOWNED = listed("""
    allege assume believe calculate claim consider deem estimate expect fear forecast predict presume project report
    rumor rumour say suppose suspect think understand
""")

#: Adverbs that do the same.
UNOWNED_ADVERBS = listed("allegedly apparently purportedly reportedly supposedly")

#: Introducing a source without a verb, as runs of words.
ACCORDING: tuple[tuple[str, ...], ...] = (
    ("according", "to"),
    ("as", "per"),
    ("as", "reported", "by"),
    ("as", "stated", "by"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("quoted", "by"),
    ("reported", "by"),
)

DENYING = listed("deny dispute reject rebut refute")
DIRECTING = listed("""
    ask beg call command demand direct encourage exhort forbid implore instruct invite order press request
    summon urge
""")
ASKING = listed("ask enquire inquire question wonder")

_INFLECTION: dict[str, Inflection] = {"VB": "base", "VZ": "third", "VD": "past", "VN": "past", "VG": "participle"}

#: Every verb that may be a cue.
LEMMAS: frozenset[str] = (
    CLAUSE | SAYING | TELL | DIRECT_TO | UNDERTAKE | WITHHOLD | NOUN | frozenset(PREPOSITIONAL)
    | frozenset(PARTICLE) | frozenset(PREDICATING) | DENYING
)  # fmt: skip


def _forms() -> dict[str, tuple[str, frozenset[Inflection]]]:
    table: dict[str, tuple[str, frozenset[Inflection]]] = {}

    def put(form: str, lemma: str, inflection: Inflection) -> None:
        known = table.get(form)
        if known is None:
            table[form] = (lemma, frozenset({inflection}))
        elif known[0] == lemma:
            table[form] = (lemma, known[1] | {inflection})

    for form, entries in VERB_FORMS.items():
        for lemma, tag in entries:
            if lemma in LEMMAS:
                put(form, lemma, _INFLECTION[tag])
    for lemma in sorted(LEMMAS - VERB_FORMS.keys()):
        third, past, gerund = inflect(lemma)
        put(lemma, lemma, "base")
        put(third, lemma, "third")
        put(past, lemma, "past")
        put(gerund, lemma, "participle")
    return table


#: Form -> (lemma, what it may be); past and past participle are both "past".
FORMS: dict[str, tuple[str, frozenset[Inflection]]] = _forms()
