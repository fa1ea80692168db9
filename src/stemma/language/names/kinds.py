"""What kind of thing a name names: votes from its own words, its neighbours and the gazetteer.

No single kind of evidence decides: each rule gives points for or against a kind, all mentions of
one entity pool them, and a name without a clear vote is "other".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stemma.language.gazetteer import (
    BODIES,
    GIVEN_NAMES,
    NEWS_AGENCIES,
    ORGANISATION_ENDINGS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    country_adjective,
    is_known_place,
    places,
)
from stemma.language.lexicon import REPORTING_VERBS
from stemma.language.names.runs import Run
from stemma.language.places import folded
from stemma.language.wordlist import listed
from stemma.records import NameKind, Token

_PLACE_PREPOSITIONS = listed("across around at between from in inside into near outside throughout to towards within")
#: Nouns for what a person is, before or after the name: "envoy Ana Ruiz", "Ana Ruiz, a lawyer".
_ROLE_NOUNS = listed(
    """
activist actor actress adviser advisor aide analyst architect artist attorney author boss brother candidate captain
chairman chairwoman chief coach commander commentator correspondent daughter dissident economist editor engineer
envoy expert farmer father fighter founder husband investigator journalist lawmaker lawyer leader manager mayor
minister mother negotiator neighbor neighbour nurse officer official owner pilot player politician premier president
prisoner professor prosecutor reporter researcher resident scientist secretary senator singer sister soldier son
spokesman spokesperson spokeswoman student teacher veteran victim volunteer widow wife witness writer
"""
)
#: Nouns after the name of a body that has such people or things: "Reds fighters", "the Lake Union's spokesman".
_MEMBER_NOUNS = listed(
    """
activists agents base cell cells commander commanders delegates employees fighters figures forces gunmen lawmakers
leader leaders leadership member members militants militia militiamen officer officers official officials operatives
rebels report representative representatives researchers soldiers spokesman spokesmen spokesperson spokeswoman staff
statement supporters terrorists troops website workers
"""
)
_BODY_NOUNS = listed(
    "agency alliance association broadcaster charity company daily faction firm group magazine militia newspaper party"
)

#: Last words of the names of firms: "Springfield Foods", "Norvik Maritime".
_TRADES = listed(
    """
aerospace airlines automotive beverages biotech brands brewery broadcasting builders chemicals communications
construction consulting cosmetics electric electronics energy engineering enterprises entertainment farms finance
financial foods freight gas healthcare holdings hotels industries insurance investments jewellers labs laboratories
logistics lumber maritime media metals mills mines mining motors oil outfitters partners petroleum pharma
pharmaceuticals plastics productions publishing railways records refining resources retail robotics semiconductors
shipping shipyards software solutions steel steelworks stores studios supermarkets systems technologies technology
telecom textiles tobacco tools transit utilities ventures wines
"""
)
#: Heads of places that head bodies as often: "Free State fighters".
_HEADS_OF_BODIES = frozenset({"area", "quarter", "republic", "state"})
#: What a place has: "the outskirts of X", "residents of X", "areas south of X".
_PARTS_OF_PLACES = listed(
    """
capital center centre cities countryside east north northeast northwest outskirts parts people residents south
southeast southwest streets suburbs territories towns west
"""
)

PERSON, ORGANISATION, PLACE = "person", "organisation", "place"


#: Peoples and faiths, some of which are also towns: no gazetteer speaks for them.
_PEOPLES = listed(
    """
African Arab Arabs Asian Assyrian Baloch Basque Berber Buddhist Catalan Catholic Christian Copt Coptic Druze European
Hausa Hebrew Hindu Igbo Jew Jewish Kurd Kurdish Kurds Latino Mormon Muslim Muslims Orthodox Oromo Pashtun Protestant
Roma Rohingya Shia Shiite Sikh Slav Sunni Tamil Tatar Tutsi Uighur Uyghur Yazidi Yoruba Zulu
"""
)
#: Words of a city's name: "Santa Cruz de la Sierra", "Deir ez - Zor".
_LONGEST_CITY = 5
#: People of a city from which its name gives so many points.
_CITY_POINTS = ((1_000_000, 3), (100_000, 2), (0, 1))
_RENOWNED = 100_000


def _city_points(name: str) -> int:
    """Points for the best known city of that name; for one of other names only where the city is a large one."""
    key = folded(name)
    known = places(name)
    if not known or (len(key) < 4 and known[0].population < _RENOWNED):
        return 0
    best = known[0]
    if best.population < _RENOWNED and folded(best.name).removeprefix("al ") != key and best.kind != "region":
        return 0
    return next(points for people, points in _CITY_POINTS if best.population >= people)


def votes(tokens: Sequence[Token], run: Run, first: int, last: int) -> Counter[str]:
    """Points for each kind from one mention, in the sentence of tokens first..last."""
    points: Counter[str] = Counter()
    words = [token.text for token in tokens[run.first : run.last]]
    low = [word.lower().rstrip(".") for word in words]
    name = " ".join(words)
    before = tokens[run.first - 1].text.lower() if run.first > first else ""
    before_that = tokens[run.first - 2].text.lower() if run.first - 1 > first else ""
    after = tokens[run.last].text.lower() if run.last < last else ""
    after_that = tokens[run.last + 1].text.lower() if run.last + 1 < last else ""
    head = low[low.index("of") - 1] if "of" in low[1:] else low[low.index("for") - 1] if "for" in low[1:] else low[-1]

    # the name's own words
    if run.title:
        points[PERSON] += 4
    if is_known_place(name):
        points[PLACE] += 4
    if len(words) > 1 and (head in ORGANISATION_HEADS or low[-1] in ORGANISATION_ENDINGS):
        points[ORGANISATION] += 4
    elif len(words) > 1 and ({head, low[0]} & PLACE_HEADS) - _HEADS_OF_BODIES:
        points[PLACE] += 3
    elif len(words) > 1 and (low[-1] in _TRADES or (low[-1].endswith("s") and low[-1][:-1] in ORGANISATION_HEADS)):
        points[ORGANISATION] += 3
    elif words[0] in GIVEN_NAMES and "of" not in low:
        points[PERSON] += 3 if len(words) > 1 else 2
    elif 2 <= len(words) <= 3 and all(word.isalpha() and not word.isupper() for word in words):
        points[PERSON] += 1 if country_adjective(words[0]) is None else -1
    if name in NEWS_AGENCIES or name in BODIES:
        points[ORGANISATION] += 4
    if len(words) == 1 and len(name) > 1 and name.isupper():
        points[ORGANISATION] += 1
        points[PERSON] -= 2
    if any(word in ("bin", "ibn", "bint") for word in low):
        points[PERSON] += 1

    # its neighbours
    if before == "the":
        points[PERSON] -= 3
        points[ORGANISATION] += 1
    if before in _PLACE_PREPOSITIONS:
        points[PLACE] += 2 if before in ("in", "near") else 1
    if before == "of" and (
        before_that in PLACE_HEADS or before_that in _PARTS_OF_PLACES or before_that[:-1] in PLACE_HEADS
    ):
        points[PLACE] += 4
    if after == "," and run.last + 1 < last and is_known_place(tokens[run.last + 1].text.title()):
        closes = tokens[run.last + 2].text.lower() if run.last + 2 < last else ""
        points[PLACE] += 0 if closes in ("'s", "’s") else 2  # "Menarville, Kenya"
    if before in PLACE_HEADS or after in PLACE_HEADS:
        points[PLACE] += 2
    if before in _ROLE_NOUNS:
        points[PERSON] += 3
    if before in _BODY_NOUNS or (
        before == "of" and before_that in ("member", "members", "leader", "spokesman", "head")
    ):
        points[ORGANISATION] += 2
    if after in _MEMBER_NOUNS or (after in ("'s", "’s") and after_that in _MEMBER_NOUNS):
        points[ORGANISATION] += 2
    if after in REPORTING_VERBS or (before in REPORTING_VERBS and after in (",", ".", "")):
        points[PERSON] += 1
        points[ORGANISATION] += 1
        points[PLACE] -= 1
    if after in ("who", "whose"):
        points[PERSON] += 2
    if after == "," and any(
        token.text.lower() in _ROLE_NOUNS for token in tokens[run.last + 1 : min(run.last + 6, last)]
    ):
        points[PERSON] += 1
    if after == "," and after_that.isdigit() and len(after_that) == 2:
        points[PERSON] += 3  # "Ana Ruiz, 34,"

    # the gazetteer, last: a town bears out what its neighbours say, only a city speaks for itself
    silent = run.title or name in _PEOPLES or is_known_place(name) or points[ORGANISATION] > 2
    if not silent and len(words) <= _LONGEST_CITY:
        city = _city_points(name) - (name in GIVEN_NAMES)
        if city > 1 or points[PLACE] > 0:
            points[PLACE] += max(city, 0)
    return points


def kind_of(points: Counter[str]) -> NameKind:
    """The kind with most points, at least one more than any other; "other" otherwise."""
    ranked = sorted(((points[kind], kind) for kind in (PERSON, ORGANISATION, PLACE)), reverse=True)
    if ranked[0][0] < 1 or ranked[0][0] == ranked[1][0]:
        return "other"
    kinds: dict[str, NameKind] = {PERSON: "person", ORGANISATION: "organisation", PLACE: "place"}
    return kinds[ranked[0][1]]
