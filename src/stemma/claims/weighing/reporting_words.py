"""Verbs, nouns and adjectives by the attitude they report, for the voice that weighs a frame as a whole.

A word here is no cue by itself: what stands with it and how is weighed together with its class (`weighed`).  The
classes are those of English reference works on verbs that take clauses (Levin's *English Verb Classes*, sections
29-33 and 37; Biber and others' *Longman Grammar*, chapter 9).  The weights were learnt for these classes: whoever
changes a list trains them again (`tools/train_statement_model/`).
"""

from __future__ import annotations

from stemma.language.wordlist import listed

_VERBS: dict[str, str] = {
    "say": """
        acknowledge add admit affirm allege announce argue assert assure attest aver avow boast brag caution claim
        clarify comment complain concede conclude confess confirm contend counter declare deny disclose elaborate
        emphasise emphasize enthuse exclaim explain gripe grumble hint imply inform insist insinuate interject joke lament lie
        maintain mention moan mumble mutter narrate notify observe opine point preach predict proclaim promise pronounce
        propose protest quip quote read recall recite recount reiterate relate remark remind repeat reply report respond
        retort reveal rumor rumour say scoff shout signal speak specify state stipulate stress suggest swear talk tell
        testify tweet underline underscore urge utter volunteer vow warn whine whisper write
    """,
    "show": """
        affirm betray confirm corroborate demonstrate detail document establish evidence find highlight identify
        illustrate indicate list mean note outline portend prove record reflect reveal show signal specify spell
        state substantiate suggest summarise summarize tell
    """,
    "think": """
        accept anticipate appreciate assess assume believe calculate conceive conclude conjecture consider decide deem
        determine disbelieve discern discover divine doubt dream envisage envision estimate expect fancy feel figure
        find forecast foresee gather guess hold imagine infer interpret judge know learn misjudge perceive picture
        ponder predict presume presuppose project realise realize reason recall reckon recognise recognize recollect
        reconsider reflect regard remember see sense speculate suppose surmise suspect theorise theorize think trust
        understand view wonder
    """,
    "judge": """
        accuse acclaim applaud assail attack berate blame blast brand call castigate censure characterise characterize
        charge chastise chide commend compare condemn congratulate credit criticise criticize decry defame defend
        demonise demonize denigrate denounce deplore deride describe disparage dismiss dub equate excoriate extol extoll
        fault grill hail honour impugn indict insult label lambast lambaste laud liken malign mock nominate paint pan portray
        praise rate ridicule savage scold scorn slam slander smear tout trash vilify
    """,
    "feel": """
        abhor admire adore agonise agonize appreciate bemoan brood care cherish deplore despair despise detest dislike dread
        enjoy envy fancy favor favour fear fret fume hate lament like loathe love marvel miss mourn pity prefer rage
        regret rejoice relish resent respect revere rue savour struggle sympathise sympathize welcome worry
    """,
    "want": """
        aim aspire crave desire hanker hope intend long mean need pine plan plot pray prefer seek strive want wish yearn
        contemplate consider weigh
    """,
    "resolve": """
        agree choose commit consent decide decline determine elect opt pledge plan prepare promise propose refuse resolve
        scheme swear threaten undertake volunteer vow
    """,
    "side": """
        advocate approve back back challenge champion combat condone contest decry disapprove dispute embrace endorse favor
        favour fight object oppose promote protest question rebuff rebut refute reject resist second sponsor support
        tolerate veto welcome
    """,
    "direct": """
        advise appeal ask authorise authorize bar beg beseech bid call challenge coax command compel counsel dare demand
        direct encourage entreat exhort forbid implore instruct invite lobby mandate nudge oblige order permit persuade
        petition plead press pressure prod prohibit prompt push recommend request require rule solicit summon tell urge warn
    """,
    "ask": "ask consult debate discuss enquire examine explore inquire investigate probe question query quiz wonder",
    "learn": "ascertain detect discover find hear learn notice overhear realise realize",
    "express": """
        air articulate claim convey express give issue make offer present put raise read register send share show sound state
        unleash utter voice
    """,
    "deed": """
        achieve acquire allow arrest arrive attempt attend avoid become begin bring build buy carry cause change close come
        complete continue contribute create cross cut destroy develop die drive drop enable end enter escape fail fall
        find follow force form gain get give go grow happen have head help hit hold host hurt include increase involve
        join keep kill launch lead leave let live lose make manage meet miss move need obtain occur open operate own
        pass pay perform place play produce provide pull put raise reach receive remain remove require result return
        rise run save seem sell send serve set shoot sign sit spend stand start stay steal stop strike succeed suffer
        take tend travel try turn use visit wait walk watch wear win work
    """,
}

_NOUNS: dict[str, str] = {
    "saying": """
        accusation acknowledgement acknowledgment admission advice affirmation allegation announcement answer argument assertion
        assurance boast caution charge claim comment complaint conclusion confession confirmation contention declaration
        denial disclosure explanation hint insinuation lie message mention mythology narrative news observation
        pronouncement protest quote reassurance rebuttal remark reminder reply report response revelation rumor rumour
        signal statement suggestion tale testimony tip tweet warning word
    """,
    "thought": """
        analysis appraisal assessment assumption awareness belief calculation certainty concept conclusion confidence
        consensus conviction doubt estimate expectation faith fantasy feeling finding forecast guess hypothesis idea
        illusion impression indication interpretation judgement judgment knowledge misconception myth notion opinion perception
        perspective prediction prejudice premise presumption prognosis projection realisation realization recognition
        reminder scepticism sense skepticism speculation supposition suspicion theory thinking thought understanding
        verdict view
    """,
    "feeling": """
        admiration alarm anger anguish annoyance antipathy anxiety apprehension astonishment concern contempt delight
        despair disappointment disbelief discontent disdain dismay displeasure dissatisfaction distaste distrust dread
        enthusiasm fear frustration fury gratitude grief hatred hope horror hostility indignation interest joy
        misgiving nervousness nostalgia obsession optimism outrage panic passion pessimism preference pride qualm rage
        regret relief remorse resentment reservation sadness satisfaction shame shock sorrow surprise sympathy unease
        uncertainty worry
    """,
    "wish": """
        aim ambition aspiration commitment decision demand desire determination dream eagerness goal hope intent intention
        interest longing oath offer pact plan pledge preference prayer promise proposal readiness refusal reluctance
        resolution resolve threat undertaking unwillingness vow willingness wish
    """,
    "endeavour": """
        agenda attempt bid campaign effort mission move need objective policy purpose scheme strategy target urge
    """,
    "side": """
        acclaim applause approval attack backing backlash blame censure condemnation contempt criticism defence defense
        denunciation disagreement disapproval endorsement objection opposition praise protest reaction rejection
        resistance ridicule scorn support
    """,
    "holder": "advocate backer champion critic defender detractor fan foe opponent proponent sceptic skeptic supporter",
    "directive": """
        appeal ban call clamor clamour command demand directive edict instruction invitation mandate order petition plea
        pressure prohibition proposal recommendation request requirement rule ruling summons
    """,
    "question": "debate inquiry question query",
}

_ADJECTIVES: dict[str, str] = {
    "thinking": """
        adamant aware certain clear confident conscious convinced cynical doubtful emphatic ignorant mistaken positive
        sceptical skeptical sure suspicious unaware uncertain unconvinced unsure
    """,
    "feeling": """
        afraid aghast alarmed amazed angry annoyed anxious appalled apprehensive ashamed astonished baffled concerned
        confused content critical curious delighted despondent devastated disappointed dismayed disturbed doubtful
        embarrassed enthusiastic envious excited fearful fond frightened frustrated furious glad grateful happy hesitant
        hopeful horrified hostile impressed incensed indignant interested jealous keen mad nervous optimistic outraged
        passionate pessimistic pleased proud puzzled relieved resentful sad satisfied scared shocked sick sorry stunned
        surprised sympathetic terrified thankful thrilled tired troubled uncomfortable uneasy unhappy upset wary weary
        worried
    """,
    "wanting": """
        ambitious anxious careful committed desperate determined disinclined eager happy hesitant impatient inclined intent
        keen loath open poised prepared quick ready reluctant resolved set unwilling willing
    """,
}


def _table(classes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Word -> its classes, sorted."""
    words: dict[str, set[str]] = {}
    for name, listing in classes.items():
        for word in listed(listing):
            words.setdefault(word, set()).add(name)
    return {word: tuple(sorted(names)) for word, names in sorted(words.items())}


VERBS: dict[str, tuple[str, ...]] = _table(_VERBS)
"""Lemma of a verb -> the attitudes it may report; "deed" for common verbs that report none."""

NOUNS: dict[str, tuple[str, ...]] = _table(_NOUNS)
"""Singular of a noun -> the attitudes it may name."""

ADJECTIVES: dict[str, tuple[str, ...]] = _table(_ADJECTIVES)
"""Adjective -> the attitudes it may ascribe."""
