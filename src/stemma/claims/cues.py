"""Verbs and phrases that hand words over to somebody: what introduces a statement, and what it may take.

The classes follow the complements that verbs of communication, attitude and evidence take (the frames of
Levin's *English Verb Classes*, sections 29 and 37): a clause ("said the road was open"), an addressee and a
clause ("told reporters that ..."), an addressee and an infinitive ("urged drivers to ..."), an infinitive
("vowed to ..."), a noun phrase ("announced a ceasefire"), a noun phrase after a preposition ("called for
...").  One verb may be in several.  To widen the room's hearing, add a lemma to the classes it belongs to.
"""

from __future__ import annotations

from typing import Literal

from stemma.claims.attitudes import ABOUT, AS, JUDGEMENT, STANCE, THOUGHT, WILL
from stemma.language.verbs import VERB_FORMS, inflect
from stemma.language.wordlist import listed

Inflection = Literal["base", "third", "past", "participle"]

#: "officials said (that) the road was open"; these also stand after a quote.
CLAUSE = listed("""
    acknowledge add admit advise affirm agree allege announce answer argue ask assert assess assume attest aver avow
    believe blurt boast brag bristle calculate caution chant charge claim clarify comment complain concede conclude
    confess confide confirm conjecture contend convey counter cry deadpan declare decree demand demonstrate deny
    determine disagree disclose doubt email emphasise emphasize enthuse estimate exclaim expect explain fear find
    forecast foresee fume gripe groan grumble guarantee gush hint hope illustrate imply indicate infer insist
    interject interrupt intone joke lament learn maintain mention moan murmur muse mutter narrate note observe opine
    ordain plead pledge point posit post preach predict proclaim project promise pronounce propose protest prove
    question quip quote radio rage rant realise realize reason reassert recall recap reckon recommend recount reiterate rejoin
    relate relay remark remember reply report request restate reveal roar rule say scoff scream shout show shriek
    sigh signal snap sneer sob specify speculate stammer state stipulate stress suggest summarise summarize surmise
    suspect swear testify text theorise theorize think thunder tweet underline underscore urge venture volunteer
    vote vow wail warn whisper wonder worry write yell
""") | THOUGHT  # fmt: skip

#: Verbs that head a quote or follow a clause ("..., said the mayor"; "..., she added").
SAYING = listed("""
    acknowledge add admit affirm allege announce answer argue ask assert believe blurt boast brag bristle caution
    chant claim comment complain concede conclude confess confirm contend continue counter cry deadpan declare
    demand email emphasise emphasize enthuse estimate exclaim explain fear find fume gripe groan grumble gush hope
    insist interject interrupt intone joke lament maintain moan murmur muse mutter narrate note observe opine plead
    pledge point posit post preach predict proclaim promise protest quip rage rant read reason recall recount
    reflect reiterate rejoin relate relay remark reply report respond restate retort reveal roar say scoff scream
    shout shriek sigh snap sneer sob stammer state stress suggest summarise summarize tell testify text think
    thunder tweet underline urge venture volunteer vow wail warn whisper wonder write yell
""")

#: "told reporters (that) ...", "told them: ...": an addressee, then the words.
TELL = listed(
    "advise alert apprise assure brief caution inform notify persuade promise reassure remind tell update warn"
)

#: "urged drivers to stay away": an addressee and what they are to do.
DIRECT_TO = listed("""
    advise ask beg call caution challenge command direct encourage exhort forbid implore instruct order
    plead press request tell urge warn
""")

#: "vowed to rebuild the bridge": the speaker's own undertaking, wish or claim.
UNDERTAKE = WILL | listed("""
    claim demand offer pledge profess promise propose swear threaten volunteer vow
""")

#: "declined to say whether ...": words about words withheld.
WITHHOLD = listed("decline refuse")

#: "announced the start of ...", "condemned the raid": the words are given as a noun phrase.
NOUN = listed("""
    acknowledge admit advocate air announce articulate bemoan blame blast blurt chant cite claim commend
    communicate condemn confirm contest contradict convey criticise criticize declare decry defend demand denounce
    deny deplore deride describe detail disclose discuss dismiss dispute doubt downplay echo emphasise emphasize
    endorse estimate expect explain express fear forecast foresee hail highlight illustrate lament laud mention mock
    narrate note order outline pledge portray post praise preach predict promise propose publicise publicize
    question quote rate recall recite recommend recount regret reiterate reject relate relay repeat request retell
    reveal ridicule shout show slam stress tout tweet underline underscore unveil urge voice warn welcome
""") | JUDGEMENT | STANCE  # fmt: skip

#: "denied taking bribes", "reported losing two goats", "favours closing the lane": a gerund is the content.
GERUND = listed("""
    acknowledge admit advocate allege announce anticipate appreciate claim confess consider contemplate decry defend
    deny describe deplore detest discuss dislike dispute dread enjoy envisage favor favour fear hate imagine like love
    mention oppose prefer propose recall recollect recommend recount regret reject remember report resent suggest urge
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
        "hint": "at",
        "insist": "on upon",
        "joke": "about",
        "object": "to",
        "point": "to towards",
        "press": "for",
        "refer": "to",
        "report": "on",
        "speak": "of about against",
        "speculate": "about on",
        "talk": "about of",
        "testify": "about to",
        "warn": "of about against",
        "worry": "about",
        "write": "about of",
    }.items()
    if prepositions
}
for _lemma, _prepositions in ABOUT.items():
    PREPOSITIONAL[_lemma] = PREPOSITIONAL.get(_lemma, frozenset()) | _prepositions

#: "pointed out that ...", "made clear that ...": the particle is part of the cue.
PARTICLE: dict[str, frozenset[str]] = {
    "find": frozenset({"out"}),
    "lay": frozenset({"out"}),
    "make": frozenset({"clear", "plain", "known"}),
    "point": frozenset({"out"}),
    "put": frozenset({"it"}),
    "rule": frozenset({"out"}),
    "set": frozenset({"out"}),
    "speak": frozenset({"out"}),
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
    **AS,
}

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
    ("per",),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("quoted", "by"),
    ("reported", "by"),
)

DENYING = listed("contest contradict deny dispute rebut refute reject")
#: Verbs that deny what is told, and turn down people and plans as well.
DISMISSING = listed("dismiss ridicule rubbish")
#: What is told of somebody: "dismissed the accusation".
TOLD = listed("""
    account accounts accusation accusations allegation allegations assertion assertions charge charges claim claims estimate
    estimates figure figures finding findings report reports rumor rumors rumour rumours story suggestion suggestions toll
    version
""")
DIRECTING = listed("""
    ask beg call command demand direct encourage exhort forbid implore instruct order press request
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
