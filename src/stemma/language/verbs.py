"""English verbs of news prose: base forms, inflection, irregular forms, verbs of saying.

The lists are general: verbs frequent in reports of any kind.  `VERB_FORMS` maps each inflected
form to what it may be, as (lemma, fine tag) pairs; the fine tags are those of `tags.py`:
VB base or plain present, VZ third person, VD past, VN past participle, VG -ing form.
"""

from __future__ import annotations

from stemma.language.wordlist import listed

#: base, past, participle; "/" separates variants.
_IRREGULAR = """
arise arose arisen; awake awoke awoken; bear bore borne/born; beat beat beaten; become became become;
begin began begun; bend bent bent; bet bet bet; bind bound bound; bite bit bitten; bleed bled bled;
blow blew blown; break broke broken; breed bred bred; bring brought brought; broadcast broadcast broadcast;
build built built; burn burned/burnt burned/burnt; burst burst burst; buy bought bought; cast cast cast;
catch caught caught; choose chose chosen; cling clung clung; come came come; cost cost cost; creep crept crept;
cut cut cut; deal dealt dealt; dig dug dug; draw drew drawn; dream dreamed/dreamt dreamed/dreamt;
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt;
fight fought fought; find found found; fit fitted/fit fitted/fit; flee fled fled; fling flung flung; fly flew flown;
forbid forbade forbidden; forecast forecast/forecasted forecast/forecasted; foresee foresaw foreseen;
forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got got/gotten; give gave given;
go went gone; grind ground ground; grow grew grown; hang hung/hanged hung/hanged; hear heard heard; hide hid hidden;
hit hit hit; hold held held; hurt hurt hurt; keep kept kept; kneel knelt knelt; know knew known; lay laid laid;
lead led led; lean leaned/leant leaned/leant; leap leaped/leapt leaped/leapt; learn learned/learnt learned/learnt;
leave left left; lend lent lent; let let let; lie lay lain; light lit/lighted lit/lighted; lose lost lost;
make made made; mean meant meant; meet met met; mislead misled misled; mistake mistook mistaken;
outdo outdid outdone; overcome overcame overcome; overrun overran overrun; oversee oversaw overseen;
overtake overtook overtaken; overthrow overthrew overthrown; pay paid paid; plead pleaded/pled pleaded/pled;
prove proved proved/proven; put put put; quit quit quit; read read read; rebuild rebuilt rebuilt; repay repaid repaid;
retake retook retaken; rethink rethought rethought; rewrite rewrote rewritten; rid rid rid; ride rode ridden;
ring rang rung; rise rose risen; run ran run; saw sawed sawn; say said said; see saw seen; seek sought sought;
sell sold sold; send sent sent; set set set; shake shook shaken; shed shed shed; shine shone shone;
shoot shot shot; show showed shown/showed; shrink shrank shrunk; shut shut shut; sing sang sung; sink sank/sunk sunk;
sit sat sat; sleep slept slept; slide slid slid; smell smelled/smelt smelled/smelt; sow sowed sown; speak spoke spoken;
speed sped sped; spell spelled/spelt spelled/spelt; spend spent spent; spill spilled/spilt spilled/spilt; spin spun spun;
split split split; spoil spoiled/spoilt spoiled/spoilt; spread spread spread; spring sprang sprung; stand stood stood;
steal stole stolen; stick stuck stuck; sting stung stung; stride strode stridden; strike struck struck/stricken;
strive strove striven; swear swore sworn; sweep swept swept; swell swelled swollen; swim swam swum; swing swung swung;
take took taken; teach taught taught; tear tore torn; tell told told; think thought thought; throw threw thrown;
tread trod trodden; undergo underwent undergone; understand understood understood; undertake undertook undertaken;
undo undid undone; uphold upheld upheld; upset upset upset; wake woke woken; wear wore worn; weave wove woven;
weep wept wept; win won won; wind wound wound; withdraw withdrew withdrawn; withhold withheld withheld;
withstand withstood withstood; wring wrung wrung; write wrote written
"""

#: Regular verbs; most of them occur in any week of news.
REGULAR_VERBS: frozenset[str] = listed("""
abandon abolish absorb abuse accelerate accept access accompany accomplish account accumulate accuse achieve
acknowledge acquire act activate adapt add address adhere adjust administer admit adopt advance advertise advise
advocate affect affirm afford aid aim air alert align allege allocate allow alter amass amend amount analyse analyze
anger announce annoy answer anticipate apologise apologize appeal appear applaud apply appoint appreciate approach
approve argue arm arrange arrest arrive ascertain ask assassinate assault assemble assert assess assign assist
assume assure attach attack attain attempt attend attract attribute author authorise authorize avert avoid await
award back backfire balance ban bar barricade base battle beg behave behead believe belong benefit besiege betray
bid blame blast block board boast bolster bomb bombard boost border borrow bother boycott brand breach breathe brief
broaden browse bully bury calculate call calm campaign cancel capture care carry cause caution cease celebrate
censor challenge change charge chase chat cheat check cheer circulate cite claim clarify clash classify clean clear
climb close coincide collaborate collapse collect collide combat combine command comment commission commit
communicate compare compel compensate compete compile complain complete comply compose comprise compromise conceal
concede conceive concentrate concern conclude condemn conduct confer confess confine confirm confiscate conflict
confront confuse connect consider consist consolidate constitute construct consult consume contact contain contend
contest continue contract contradict contribute control convene convert convey convict convince cooperate coordinate
cope correct cost count counter cover crack crash crawl create criminalise criminalize cripple criticise criticize
cross crowd crush cry culminate curb cure curtail damage dare dash date debate decide declare decline decrease
dedicate deem deepen defeat defect defend define defuse defy degrade delay delete deliver demand demolish
demonstrate denounce deny depart depend depict deploy deport depose derail derive describe deserve design designate
desire destroy detail detain detect deteriorate determine detonate devastate develop devise devote diagnose dictate
die differ diminish direct disagree disappear disappoint disarm disband discharge disclose discontinue discourage
discover discuss dislike dismantle dismiss disperse displace display dispose dispute disrupt dissolve distance
distinguish distribute disturb divert divide divorce document dominate donate double doubt download downplay draft
drag drain drift drop drown dry dub dump dwindle earn ease echo edge edit educate elaborate elect elevate eliminate
embark embarrass embrace emerge emigrate emit emphasise emphasize employ empower empty enable enact encounter
encourage end endanger endorse endure enforce engage enhance enjoy enlarge enlist enrich enrol enroll ensue ensure
entail enter entitle equal equip eradicate erase erect erode erupt escalate escape escort establish estimate
evacuate evade evaluate evolve examine exceed exchange exclude excuse execute exempt exercise exhaust exhibit exist
exit expand expect expel experience expire explain explode exploit explore export expose express extend extinguish
extract extradite face facilitate fade fail fall fan farm favor favour fear feature field figure file fill film
finalise finalize finance fine finish fire fix flare flatten flood flow focus follow force forge form formulate
foster found frame free frustrate fuel fulfil fulfill function fund furnish gain gather gauge generate govern grab
grant grapple greet grieve ground guarantee guard guess guide halt halve hamper hand handle happen harass harbor
harbour harden harm haul head heal heat heighten help hesitate highlight hijack hinder hint hire honor honour hope
host house hover hunt hurry identify ignore illustrate imagine impact impeach impede implement implicate imply
import impose impress imprison improve incite include incorporate increase incur indicate indict infect infiltrate
inflict influence inform infringe inhabit inherit initiate inject injure insist inspect inspire install institute
instruct insult insure integrate intend intensify intercept interest interfere interpret interrogate interrupt
intervene interview intimidate introduce invade invent invest investigate invite invoke involve isolate issue jail
join joke judge jump justify kick kidnap kill knock label lack land last laugh launch leak lift like limit line link
liquidate list listen live load loan lobby locate lock log look loom loosen loot lower maintain manage mandate
manipulate manufacture march mark market marry mask massacre match matter measure mediate mention merge migrate
minimise minimize miss mitigate mobilise mobilize mock modernise modify monitor motivate mount mourn move multiply
murder name narrow near need negotiate neighbour nominate note notice notify number obey object oblige observe
obstruct obtain occupy occur offend offer offset omit oppose oppress opt order organise organize originate oust
outlaw outline outnumber outpace outrage outweigh overhaul overlook overturn overwhelm owe own pack paint paralyse
pardon park part participate pass patrol pause penalise perceive perform permit persecute persist persuade phone
photograph pick place plague plan plant play pledge plot plummet plunge poach point poison pollute portray pose
position possess post postpone pour praise pray precede predict prefer premiere prepare prescribe present preserve
preside press pressure presume prevail prevent print proceed process proclaim procure produce profit prohibit
project prolong promise promote prompt pronounce propose prosecute protect protest provide provoke publicise
publicize publish pull pump punish purchase pursue push qualify quell question quote race raid rain raise rally
range rank rape rate ratify reach react reaffirm realise realize reassure rebuff rebuke recall recapture receive
reckon recognise recognize recommend reconsider reconstruct record recover recruit recuperate reduce refer reflect
refuse refute regain regard register regret regulate rehabilitate reinforce reiterate reject relate relax relay
release relieve relocate rely remain remark remember remind remove rename render renew rent reopen repair repatriate
repeal repeat repel replace reply report represent reproduce request require rescue research resemble resettle
reside resign resist resolve resort respect respond rest restart restore restrain restrict result resume resurface
retain retaliate retire retreat retrieve return reunite reveal reverse revert review revise revive revoke reward
risk rock roll rotate round rule rush sabotage sack safeguard sail sanction satisfy save scale scatter schedule
score scrap scream screen scrutinise seal search secure seize select sentence separate serve settle sever shape
share shatter shell shelter shelve shift ship shock shore shorten shout shove shrug sideline sign signal signify
silence slam slap slash slaughter slip slow slump smash smoke smuggle snap soar solve sort sound span spare spark
specify speculate spoil sponsor spot spray squeeze stab stabilise stabilize stage stalk stall start starve state
station stay steer stem step stir stockpile stop storm straddle strain strand strengthen stress stretch strip
struggle study subject submit subside succeed sue suffer suffocate suggest suit summarise summon supervise supply
support suppose suppress surface surge surpass surprise surrender surround survey survive suspect suspend sustain
switch symbolise tackle talk tally target taste tax tend term terminate test testify thank threaten thrive tie
tighten tip tolerate top topple torch torture total touch tour tout trace track trade train transfer transform
transit translate transmit transport trap travel treat tremble trigger triple try tumble turn tweet uncover
underline undermine underscore unfold unify unite unleash unveil update upgrade urge use utilise vacate vaccinate
value vanish vary veer venture verify veto view vindicate violate visit voice volunteer vote vow wage wait walk wane
want ward warn warrant wash waste watch weaken weigh welcome whip widen wipe wish witness wonder work worry worsen
wound wrap yell yield zero
""")

#: Bases that are nouns more often than verbs.
NOUNS_FIRST: frozenset[str] = listed(
    """
abuse access account act aid air alarm amount anger appeal arm arrest attack attempt attribute author award back
balance ban bar base battle benefit bet block blow board bomb boost border boycott brand breach break breed
broadcast burst campaign cause caution challenge change charge chat cheer circulate clash comment commission
compromise concern conduct conflict contact contest contract control cost count counter cover crack crash cross
crowd cure cut damage date deal debate decline decrease defeat defect delay demand deposit design desire detail
discharge display dispute divide doubt draft drain draw dream drift drink drive drop dump edge effect end escape
estimate exchange excuse exercise exhibit exit experience export express face fan farm fear feature feed field fight
figure file film finance fire flood flow focus force forecast form frame fuel function fund gain gap gauge grant
ground group guarantee guard guess guide halt hand harbor harbour harm head heat help hint hit hope host hour house
hunt impact import increase influence institute insult interest interview issue jail joke judge jump kick knock label lack
land laugh launch lead leak lie lift light limit line link list load loan lobby lock look loss love manufacture
march mark market mask massacre master match matter measure mention mind model move murder name need neighbour note
notice number object offer offset opening order outline outrage overhaul pace pack paint pardon park part party
patrol pause pay phone photograph place plague plan plant play pledge plot point poison position post practice
praise present press pressure price print probe process produce profit program programme progress project promise
protest pull pump purchase push quarrel quarter question quote race raid rain rally range rank rape rate reach read
rebel record reform regard regret release remark rent repair reply report request rescue research respect rest
result retreat return review reward ride ring rise risk rock role roll round ruin rule run rush sanction scale
schedule score scream screen seal search season seat sense sentence set shape share shell shelter shift ship shock
shoot shop shot show shut sign signal silence site sleep slide slip slump smell smoke sound source space span spark
speed spell spill split sponsor spot spray spread spring squeeze stab staff stage stake stall stand start state
station stay steal step stock stop storm strain strand stream stress stretch strike strip struggle study subject
suit supply support surface surge surprise surround survey suspect swing switch talk tank target taste tax tear term
test thank threat tie time tip toll tour trace track trade train transfer transport trap travel treat trial trigger
trip trouble trust try turn tweet type upset use value venture veto view visit voice volunteer vote vow wage walk
war ward waste watch wave weight whip win wind wish witness wonder work worry wound wrap yield zero
"""
) - listed(
    "break come cut draw drink drive face fall feed fight help hit hope lead lie look move need pay pull push reach read ride ring run set shoot show shut sleep slide stand start stay steal stop surround tear thank travel treat try turn use walk watch win wonder"
)
#: Bases that are nouns often enough.
NOUNS_TOO: frozenset[str] = listed(
    """
advance aim alert answer approach arm assault assign bid blame blast boast break breathe buy call care cast catch
cheat check claim climb close collapse command compound confine contrast cook copy cry cut dance decrease deploy
discount dislike draw drink drive fall feed fight find finish fit fix flash fly freeze function gather grab hate
hear help hide hijack hire hold hope hurry hurt interfere joint joke kidnap kill kiss know lead leave lie like live
look make mean meet merge miss mix monitor mount move need offend own pass pay pick pull push raise reach read
rebuff reform repeat report reset resort ride ring run rush say secret sell set shake shoot show shut slap slash
sleep slide slow smash sort split squat stand start stay steal stir stop surround sweep swim swing talk tear think
throw touch treat trek triumph try turn twist understand update upgrade use view wait walk wash watch win wonder
"""
) - listed(
    "assign breathe confine deploy gather hear interfere know leave make meet offend say sell steal think throw understand"
)

#: Regular verbs that double their last consonant before -ed and -ing.
_DOUBLING: frozenset[str] = listed("""
admit ban bar beg cancel channel chat commit compel confer control counsel cup defer deter dial drag drop drum enrol
equal equip expel flag fuel fulfil grab grip hop incur infer jam kidnap knit label lag level log map marvel mob
model mop nod occur omit outfit pat patrol permit pin plan plot plug pop prefer propel put quarrel quit ram rebel
rebut recur refer regret rip rival rob rub scan scrap shed ship shop shrug signal skip slam slap slip slot snap spam
span spot spur stab star stem step stir stop strap strip submit sum swap tap tip top total transfer transit transmit
trap travel trim tug tunnel unplug unwrap wed whip wrap zip
""")
#: Of these only the British spelling doubles; both spellings are forms.
_DOUBLING_OPTIONAL: frozenset[str] = listed(
    "cancel channel counsel dial equal fuel label level marvel model quarrel rival signal total travel tunnel"
)

#: Verbs without an object: their -ed form after a noun is the finite verb ("people died in the fire").
INTRANSITIVE_VERBS: frozenset[str] = listed("""
    appear arrive belong climb coexist collapse collide consist crash decline depart die disappear elapse emerge erupt
    evolve exist happen interfere lapse last linger march matter occur originate participate perish persist plummet
    proceed protest rally remain rest result soar stall subside succumb surge survive tumble vanish volunteer vote wait
    walk
""")

_REPORTING = """
acknowledge add admit advise affirm allege announce answer argue ascertain ask assert assess assume assure attest aver
avow believe blame boast brand brief caution certify cite claim clarify comment complain concede conclude condemn confess
confide confirm conjecture contend contradict counter criticise criticize decide declare decline denounce deny describe
detail determine disclose dispute doubt elaborate emphasise emphasize estimate exclaim expect explain express fear feel
figure find forecast foresee guess hear highlight hint hold hope identify imply indicate inform insist instruct
interject joke know lament learn maintain mention muse note notify observe opine order outline plead pledge point post
praise predict proclaim project promise pronounce propose protest put question quip quote react read reaffirm realise
realize reason reassure recall reckon recommend recount refuse refute reiterate reject relate relay remark remember
remind repeat reply report request respond retort reveal rule say see signal speculate specify state stress submit
suggest suppose surmise swear tell testify think threaten tout tweet underline underscore understand urge verify voice
vow warn wonder write
"""


def inflect(base: str) -> tuple[str, str, str]:
    """The regular third person, past and -ing form of a verb."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = base + "es"
    elif base.endswith("y") and base[-2:-1] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if base in _DOUBLING and base not in _DOUBLING_OPTIONAL:
        stem = base + base[-1]
        return third, stem + "ed", stem + "ing"
    if base.endswith("ie"):
        return third, base + "d", base[:-2] + "ying"
    if base.endswith(("ee", "oe", "ye")):
        return third, base + "d", base + "ing"
    if base.endswith("e"):
        return third, base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return third, base[:-1] + "ied", base + "ing"
    return third, base + "ed", base + "ing"


def _gerund(base: str) -> str:
    doubled = {
        "begin", "bet", "cut", "dig", "fit", "forbid", "forget", "get", "hit", "let", "put", "quit", "rid", "run", "set",
        "shed", "shut", "sit", "spin", "split", "swim", "upset", "win",
    }  # fmt: skip
    if base in doubled:
        return base + base[-1] + "ing"
    return inflect(base)[2]


def _build() -> tuple[dict[str, tuple[tuple[str, str], ...]], dict[str, str]]:
    forms: dict[str, list[tuple[str, str]]] = {}
    irregular: dict[str, str] = {}

    def put(form: str, lemma: str, tag: str) -> None:
        entries = forms.setdefault(form, [])
        if (lemma, tag) not in entries:
            entries.append((lemma, tag))

    for entry in _IRREGULAR.split(";"):
        base, past, participle = entry.split()
        put(base, base, "VB")
        put(inflect(base)[0], base, "VZ")
        put(_gerund(base), base, "VG")
        for form in past.split("/"):
            put(form, base, "VD")
            irregular.setdefault(form, base)
        for form in participle.split("/"):
            put(form, base, "VN")
            irregular.setdefault(form, base)
    irregular_bases = {entry.split()[0] for entry in _IRREGULAR.split(";")}
    for base in sorted(REGULAR_VERBS - irregular_bases):
        third, past, gerund = inflect(base)
        put(base, base, "VB")
        put(third, base, "VZ")
        put(past, base, "VD")
        put(past, base, "VN")
        put(gerund, base, "VG")
        if base in _DOUBLING_OPTIONAL:
            put(base + base[-1] + "ed", base, "VD")
            put(base + base[-1] + "ed", base, "VN")
            put(base + base[-1] + "ing", base, "VG")
    for base in ("have", "do"):
        put(base, base, "VB")
    for form, lemma, tag in (
        ("has", "have", "VZ"), ("had", "have", "VD"), ("had", "have", "VN"), ("having", "have", "VG"),
        ("does", "do", "VZ"), ("did", "do", "VD"), ("done", "do", "VN"), ("doing", "do", "VG"),
    ):  # fmt: skip
        put(form, lemma, tag)
    irregular.update(
        {
            "am": "be", "are": "be", "been": "be", "being": "be", "did": "do", "does": "do", "doing": "do", "done": "do",
            "had": "have", "has": "have", "having": "have", "is": "be", "was": "be", "were": "be",
        }
    )  # fmt: skip
    return {form: tuple(entries) for form, entries in forms.items()}, irregular


#: Inflected form -> (lemma, fine tag) pairs, the base form among them.
VERB_FORMS: dict[str, tuple[tuple[str, str], ...]]
#: Irregular past and participle forms -> base form, with those of be, have and do.
IRREGULAR_VERBS: dict[str, str]
VERB_FORMS, IRREGULAR_VERBS = _build()


def _reporting_forms() -> dict[str, str]:
    wanted = frozenset(_REPORTING.split())
    forms: dict[str, str] = {}
    for form, entries in VERB_FORMS.items():
        for lemma, tag in entries:
            # "found" is also the base of "to found", "left" of nothing: the saying verb wins
            if lemma in wanted and (tag != "VB" or form == lemma):
                forms.setdefault(form, lemma)
    for base in wanted:
        if base not in VERB_FORMS:
            for form in (base, *inflect(base)):
                forms.setdefault(form, base)
    return forms


#: Verbs of speech and judgement that may introduce what somebody says, every form -> its base form.
REPORTING_VERBS: dict[str, str] = _reporting_forms()
