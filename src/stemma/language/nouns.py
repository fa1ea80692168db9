"""English nouns that inflection or spelling alone would misread, and their plurals."""

from __future__ import annotations

from stemma.language.wordlist import listed

IRREGULAR_PLURALS: dict[str, str] = {
    "aircraft": "aircraft", "alumni": "alumnus", "analyses": "analysis", "appendices": "appendix", "axes": "axis",
    "bacteria": "bacterium", "bases": "base", "businessmen": "businessman", "businesswomen": "businesswoman",
    "cacti": "cactus", "calves": "calf", "children": "child", "clergymen": "clergyman", "congressmen": "congressman",
    "consortia": "consortium", "crises": "crisis", "criteria": "criterion", "deer": "deer", "diagnoses": "diagnosis",
    "dice": "die", "dwarves": "dwarf", "elves": "elf", "emphases": "emphasis", "feet": "foot", "firemen": "fireman",
    "fishermen": "fisherman", "fungi": "fungus", "geese": "goose", "gunmen": "gunman", "halves": "half",
    "headquarters": "headquarters", "hooves": "hoof", "hypotheses": "hypothesis", "indices": "index",
    "knives": "knife", "lawmen": "lawman", "leaves": "leaf", "lives": "life",
    "loaves": "loaf", "matrices": "matrix", "means": "means", "men": "man", "mice": "mouse", "militiamen": "militiaman",
    "news": "news", "nuclei": "nucleus", "oases": "oasis", "offspring": "offspring", "oxen": "ox",
    "parentheses": "parenthesis", "people": "person", "persons": "person", "phenomena": "phenomenon",
    "policemen": "policeman", "policewomen": "policewoman", "referenda": "referendum", "salesmen": "salesman",
    "salmon": "salmon", "schoolchildren": "schoolchild", "selves": "self", "series": "series",
    "servicemen": "serviceman", "servicewomen": "servicewoman", "sheep": "sheep", "shelves": "shelf",
    "spacecraft": "spacecraft", "species": "species", "spokesmen": "spokesman", "spokespeople": "spokesperson",
    "spokeswomen": "spokeswoman", "stadia": "stadium", "statesmen": "statesman", "stimuli": "stimulus",
    "syllabi": "syllabus", "teeth": "tooth", "theses": "thesis", "thieves": "thief", "tribesmen": "tribesman",
    "troops": "troop", "vertebrae": "vertebra", "wives": "wife", "wolves": "wolf", "women": "woman",
    "workmen": "workman", "works": "work",
}  # fmt: skip

#: Singular nouns in -s: never cut.
SINGULAR_IN_S: frozenset[str] = listed("""
analysis asbestos atlas axis basis bias bonus bus campus canvas census chaos chorus christmas circus citrus class
climax compass congress consensus corps corpus crisis cross debris diabetes diagnosis economics emphasis ethics
exodus express fitness focus gas genesis glass grass guess gymnastics headquarters hypothesis illness iris kindness
lens linguistics logistics loss mass mathematics mattress measles mess minus news nexus oasis pass physics politics
press princess process progress prospectus rabies radius series sickness species statistics status stress success
surplus synthesis tennis thesis toss trellis virus wilderness witness
""")

#: Nouns whose ending looks like another class: -al, -ive, -ly, -ed, -ing, -ant, -ic, -ary and the like.
LOOKALIKE_NOUNS: frozenset[str] = listed("""
acquittal activist adolescent adult aerial agent ally amount animal anomaly appraisal approval archive arrival artist
assailant assembly asylum attorney author bed beginning bill boundary breed briefing brother building bulletin burial
butterfly calendar canal capital captive cardinal carnival cathedral ceiling chemical chief child civilian clinic
collective colonel comic commentary committee commodity community company contestant council county couple criminal
critic crossing crystal culture daily day deal deed defendant denial dentist departmental descendant detainee
detective diary dictionary dignitary disposal document drawing dwelling economy editorial election elite emergency
employee enemy evening executive explosive eye fabric face family farewell father february feed feeling female
festival field figure filing finding firm following forum fraction funeral gathering general giant goal greed guardian
hearing hospital hotel housing hundred hundreds immigrant incentive individual infant infantry informant inhabitant
initiative injury interval january journal judiciary jury kilometer kilometre king landing lawyer leader leading
library line list local logic magic mail majority male manual marking material meal meaning medal meeting merchant
metal migrant mile military million millions minister minority minute mission missionary moment monopoly morning
mother motive music narrative native need negative notary nothing objective occupant offensive offering official
opening operative opposition orbital original painting panic participant patient peasant perspective petal picnic plan
portal potential president principal prison proceeding professional proposal public pupil quarter rally range ranking
rating rebel recital referral refugee refusal regular relative reply representative republic resident rest restaurant
retail reversal revival ring rival role rooftop ruling saving schedule school secretariat seed self servant setting
settlement shed shilling shooting shopping signal signatory soldier someone something song spelling spokesman spring
stabbing standing string student study subsidiary sugar suicide summit supply survey survival suspect swing teenager
terminal territory testimony testing thing thousand thousands tide token topic tourist traffic training trial tribunal
triumph tutorial uprising vaccine vehicle veteran vicinity victim village visual warning warrant wedding weed weekend
well-being willing wing witness world writing
""")

#: Nouns of time, which behave like adverbs too ("killed three people Monday, the police said today").
TIME_NOUNS: frozenset[str] = listed(
    "century day decade evening fortnight hour midnight minute moment month morning night noon quarter season second "
    "spring summer time tonight today tomorrow week weekend winter year yesterday autumn"
)


def singular(word: str) -> str:
    """The singular of a noun written in lower case; the word itself when it is no plural.

    Rules of spelling after the lists: "-ies" -> "-y", "-ches", "-shes", "-sses", "-xes" lose "-es",
    "-men" -> "-man", any other "-s" but "-ss", "-us", "-is" loses "-s".
    """
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if word in SINGULAR_IN_S or len(word) < 4 or not word.endswith("s"):
        if word.endswith("men") and len(word) > 5 and word not in {"specimen", "regimen", "acumen", "abdomen"}:
            return word[:-2] + "an"
        return word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word in {"movies", "cookies", "zombies", "rookies", "selfies", "prairies", "ties", "pies", "lies"}:
        return word[:-1]
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")) and word not in {"aches", "axes", "caches", "headaches"}:
        return word[:-2]
    if word in {"heroes", "potatoes", "tomatoes", "torpedoes", "volcanoes", "echoes", "vetoes", "embargoes", "cargoes"}:
        return word[:-2]
    if word.endswith(("buses", "viruses", "bonuses", "campuses", "censuses", "gases", "statuses")):
        return word[:-2]
    if word.endswith(("ss", "us", "is")):
        return word
    return word[:-1]
