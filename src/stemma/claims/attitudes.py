"""Verbs of mind and judgement: what somebody knows, thinks, wants, likes or takes sides on, by what each may take.

The classes are those of Levin, *English Verb Classes and Alternations* (1993): verbs of perception (30),
psychological state (31), desire (32), judgement (33), and the conjecture, declare and characterise verbs
of predicative complements (29).  What they introduce is a thought or a stance and no assertion: its act is
"other", and nobody has said that it is so.
"""

from __future__ import annotations

from stemma.language.wordlist import listed

#: "knew that the dike leaked", "decided that the fair would go on".
THOUGHT = listed("""
    bet conjecture decide deduce discern disbelieve discover dread dream fancy feel figure forget gather guess hear
    imagine intuit judge know marvel mind muse notice perceive pray presume presuppose realise realize recognise
    recognize regret resolve see sense suppose surmise trust understand wish
""")

#: "hopes to sell", "refused to sign": a will, a plan or an undertaking with an infinitive.
WILL = listed("""
    agree aim choose commit consent decide decline desire expect hate hope intend like long love plan plot
    prefer refuse resolve seek undertake want wish yearn
""")

#: "wants the mill", "loathes the new stand", "supports the strike": the object is what is felt or judged.
#: Of the desires, those that may also take an object and an infinitive: "wants its members to vote".
STANCE = listed("""
    abhor admire adore appreciate covet crave deplore desire despise detest disdain dislike distrust dread envy favor
    favour hate like loathe love mourn oppose prefer regret resent rue trust want
""")

#: Acts of judging with words: "lambasted the referee", "congratulated the crew".
JUDGEMENT = listed("""
    acclaim admonish applaud approve belittle berate castigate censure champion chastise chide
    compliment congratulate denigrate deprecate disavow disparage disown extol fault heckle impugn insult
    lambast lambaste laud malign oppose rebuff rebuke rebut recommend renounce reprimand reproach repudiate
    revile salute scold scorn slate slam snub taunt thank upbraid urge vilify
""")

#: "hopes for rain", "thinks of leaving": what the thought is about follows a preposition.
ABOUT: dict[str, frozenset[str]] = {
    lemma: listed(prepositions)
    for lemma, prepositions in {
        "advocate": "for",
        "approve": "of",
        "believe": "in",
        "campaign": "for against",
        "care": "about",
        "disapprove": "of",
        "dream": "of about",
        "fret": "about over",
        "hear": "about of",
        "hope": "for",
        "know": "about of",
        "learn": "about of",
        "lobby": "for against",
        "long": "for",
        "plead": "for with",
        "pray": "for",
        "protest": "against",
        "rail": "against at",
        "think": "of about",
        "wish": "for",
        "yearn": "for",
    }.items()
}

#: "regards the deal as dead", "considers the road unsafe".
AS: dict[str, frozenset[str]] = {
    "consider": frozenset(),
    "denounce": frozenset({"as"}),
    "dismiss": frozenset({"as"}),
    "envisage": frozenset({"as"}),
    "hail": frozenset({"as"}),
    "perceive": frozenset({"as"}),
    "regard": frozenset({"as"}),
    "see": frozenset({"as"}),
    "treat": frozenset({"as"}),
    "view": frozenset({"as", "with"}),
}

#: "is convinced that", "was relieved that": adjectives of belief, knowledge and feeling with a clause.
ADJECTIVES = listed("""
    adamant afraid alarmed amazed angry annoyed anxious ashamed astonished aware certain concerned confident conscious
    convinced delighted disappointed dismayed doubtful fearful frustrated furious glad grateful happy hopeful horrified
    mindful optimistic pessimistic pleased positive proud relieved sad saddened sceptical shocked skeptical sorry
    sure surprised suspicious thankful unaware unconvinced unhappy unsure upset wary worried
""")
#: "is keen to": adjectives of will with an infinitive.
EAGER = listed("anxious determined eager hesitant keen loath reluctant unwilling willing")
#: "is wary of", "was worried about": what the feeling is about follows a preposition.
OF: dict[str, frozenset[str]] = {
    adjective: listed(prepositions)
    for prepositions, adjectives in {
        "about": "angry anxious concerned confident enthusiastic excited furious happy hopeful optimistic passionate "
        "pessimistic sceptical serious skeptical sorry unhappy unsure upset worried",
        "of": "afraid ashamed aware certain convinced critical dismissive fearful fond mindful proud sceptical sick skeptical "
        "supportive sure suspicious tired unaware wary",
        "with": "disappointed frustrated happy pleased unhappy",
    }.items()
    for adjective in adjectives.split()
}

#: Verbs of this room that tell nothing but a state of mind.
MINDS: frozenset[str] = (
    THOUGHT | WILL | STANCE | frozenset({"consider", "envisage", "perceive", "regard", "view"})
) - frozenset({"agree", "decide", "decline", "refuse", "resolve", "undertake"})
