"""Classes of near-synonyms of news prose: words that can stand for one another in a report of fact.

The classes are narrow on purpose, and no class holds two directions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from stemma.ledger.wording import stem

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
WORD_PAIRS: Mapping[tuple[str, str], str] = {
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


def _classes() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in _CLASSES:
        words = line.split()
        for word in words:
            for form in {stem(word), word}:
                found[form].append(f"like:{words[0]}")
    return {word: tuple(classes) for word, classes in found.items()}


#: A word, as written and as its stem, and the classes it is in.
CLASSES_OF: Mapping[str, tuple[str, ...]] = _classes()
