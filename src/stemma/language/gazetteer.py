"""Names that say what they are: countries, regions, large cities, titles, heads of organisations and places.

Look-ups are by the exact written form; `country("Danes")`, `country("U.K.")` and `country("Norway")`
all give a `Country`.  A hit is evidence for a kind, never proof: "Jordan" is also a man.  `place` looks a name up, in
any spelling, among the cities, states and countries of `stemma.language.places`.
"""

from __future__ import annotations

from stemma.language.countries import COUNTRIES, Country
from stemma.language.places import Place, place, places, within
from stemma.language.wordlist import listed

__all__ = [
    "BODIES",
    "CAPITAL_NAMES",
    "CONTINENTS_AND_REGIONS",
    "COUNTRIES",
    "COUNTRY_NAMES",
    "GIVEN_NAMES",
    "LARGE_CITIES",
    "MONTHS",
    "NAME_PARTICLES",
    "NEWS_AGENCIES",
    "ORGANISATION_ENDINGS",
    "ORGANISATION_HEADS",
    "PERSON_TITLES",
    "PLACE_HEADS",
    "WEEKDAYS",
    "Country",
    "Place",
    "capital_of",
    "country",
    "country_adjective",
    "country_name",
    "is_known_place",
    "place",
    "places",
    "within",
]  # fmt: skip

MONTHS: dict[str, int] = {
    form: number
    for number, forms in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for form in forms.split()
}  # fmt: skip

#: Monday = 0; the short forms are read only where a date is likely.
WEEKDAYS: dict[str, int] = {
    form: number
    for number, forms in enumerate(
        (
            "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
            "saturday sat", "sunday sun",
        )
    )
    for form in forms.split()
}  # fmt: skip

_NAMES: dict[str, Country] = {}
_ADJECTIVES: dict[str, Country] = {}
_CAPITALS: dict[str, Country] = {}
for _entry in COUNTRIES:
    for _form in (_entry.name, *_entry.others):
        _NAMES.setdefault(_form, _entry)
    for _form in (*_entry.adjectives, *_entry.people):
        _ADJECTIVES.setdefault(_form, _entry)
    for _form in _entry.capitals:
        _CAPITALS.setdefault(_form, _entry)


#: Every written form of a country's name, and of a capital's.
COUNTRY_NAMES: frozenset[str] = frozenset(_NAMES)
CAPITAL_NAMES: frozenset[str] = frozenset(_CAPITALS)


def country_name(text: str) -> Country | None:
    """The country that `text` names, by its full or short name, not by adjective or capital."""
    return _NAMES.get(text)


def country_adjective(text: str) -> Country | None:
    """The country of an adjective or the noun for its people ("Danish", "Danes", "Malian")."""
    return _ADJECTIVES.get(text)


def country(text: str) -> Country | None:
    """The country of a name, short form, adjective or noun for its people; None for a capital or anything else."""
    return _NAMES.get(text) or _ADJECTIVES.get(text)


def capital_of(text: str) -> Country | None:
    return _CAPITALS.get(text)


CONTINENTS_AND_REGIONS: frozenset[str] = listed(
    """
Africa|Americas|Antarctica|Arabian Peninsula|Arctic|Asia|Asia-Pacific|Balkans|Baltics|Caribbean|Caucasus|
Central America|Central Asia|Crimea|Donbas|East Africa|East Asia|Eastern Europe|Eurasia|Europe|Far East|Gaza|
Gaza Strip|Golan Heights|Great Lakes|Gulf|Horn of Africa|Indian Ocean|Kashmir|Kurdistan|Latin America|Levant|
Maghreb|Mediterranean|Mesopotamia|Middle East|Near East|North Africa|North America|Northern Europe|Oceania|Pacific|
Persian Gulf|Red Sea|Sahara|Sahel|Scandinavia|Siberia|Sinai|South America|South Asia|Southeast Asia|
Southern Africa|Southern Europe|Sub-Saharan Africa|West Africa|West Bank|Western Europe|Western Hemisphere
""",
    "|",
)

#: Large cities and first-level units often in the news; capitals are with their countries.
LARGE_CITIES: frozenset[str] = listed(
    """
Aden|Alabama|Alaska|Aleppo|Alexandria|Almaty|Amritsar|Antwerp|Arizona|Arkansas|Atlanta|Auckland|Austin|Baltimore|
Bangalore|Barcelona|Basra|Bavaria|Benghazi|Birmingham|Bordeaux|Boston|Bremen|Brisbane|Bristol|British Columbia|
Buffalo|Busan|Calcutta|Calgary|Cali|California|Casablanca|Catalonia|Chechnya|Chengdu|Chennai|Chicago|Chittagong|
Cleveland|Cologne|Colorado|Connecticut|Cordoba|Crimea|Dagestan|Dallas|Dammam|Dar es Salaam|Darfur|Davao|Delaware|
Denver|Detroit|Donetsk|Douala|Dubai|Durban|Düsseldorf|Erbil|Faisalabad|Fallujah|Flanders|Florence|Florida|
Frankfurt|Fukuoka|Gaza City|Gdansk|Geneva|Genoa|Glasgow|Gothenburg|Guadalajara|Guangdong|Guangzhou|Guayaquil|
Gujarat|Haifa|Hama|Hamburg|Hawaii|Hebron|Herat|Hiroshima|Ho Chi Minh City|Homs|Houston|Hyderabad|Idaho|Idlib|
Illinois|Indiana|Iowa|Irkutsk|Isfahan|Istanbul|Izmir|Jakarta|Jalalabad|Jeddah|Johannesburg|Kabul|Kandahar|Kano|
Kansas|Karachi|Karbala|Kashmir|Kentucky|Kerala|Kharkiv|Kherson|Kirkuk|Kobe|Kolkata|Krakow|Kunduz|Kyoto|Lagos|
Lahore|Las Vegas|Latakia|Leeds|Leipzig|Liverpool|Los Angeles|Louisiana|Luhansk|Lviv|Lyon|Maiduguri|Maine|Malmö|
Manchester|Mariupol|Marseille|Maryland|Massachusetts|Mazar-i-Sharif|Mecca|Medellin|Medina|Melbourne|Memphis|Miami|
Michigan|Milan|Minnesota|Mississippi|Missouri|Mombasa|Montana|Monterrey|Montreal|Mosul|Mumbai|Munich|Nablus|
Nagasaki|Nagoya|Najaf|Naples|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New Orleans|New South Wales|
New York|New York City|Nice|North Carolina|North Dakota|Nova Scotia|Novosibirsk|Odesa|Odessa|Ohio|Oklahoma|Ontario|
Oregon|Osaka|Palermo|Pennsylvania|Perth|Peshawar|Philadelphia|Phoenix|Pittsburgh|Port Harcourt|Portland|Porto|
Punjab|Quebec|Queensland|Quetta|Ramadi|Raqqa|Rawalpindi|Recife|Rhode Island|Rio de Janeiro|Rosario|Rostov|
Rotterdam|Saint Petersburg|Salvador|Salzburg|Samara|San Diego|San Francisco|Sao Paulo|Sapporo|Saskatchewan|Saxony|
Seattle|Sevastopol|Seville|Shanghai|Sharjah|Sheffield|Shenzhen|Shiraz|Sichuan|Sicily|Sindh|South Carolina|
South Dakota|St Petersburg|St. Petersburg|Stuttgart|Surabaya|Sydney|São Paulo|Tabriz|Tasmania|Tel Aviv|Tennessee|
Texas|Tigray|Tijuana|Toronto|Toulouse|Turin|Utah|Valencia|Vancouver|Venice|Vermont|Vilnius|Virginia|Vladivostok|
Volgograd|Wales|Washington D.C.|Washington DC|West Virginia|Wisconsin|Wroclaw|Wuhan|Wyoming|Xinjiang|Yekaterinburg|
Yokohama|Zaporizhzhia|Zurich
""",
    "|",
)


def is_known_place(text: str) -> bool:
    """Whether `text` is in the gazetteer as a country, capital, region or large city."""
    return text in _NAMES or text in _CAPITALS or text in CONTINENTS_AND_REGIONS or text in LARGE_CITIES


#: Words before a name that make it a person's; lower case, without the stop.
PERSON_TITLES: frozenset[str] = listed("""
adm admiral ambassador archbishop ayatollah baron baroness bishop brig brigadier capt captain cardinal chairman
chairwoman chancellor chief cmdr col colonel commander commissioner comrade congressman congresswoman corporal
councillor councilman councilwoman count countess cpl cpt dame deputy det detective director doctor dr duchess duke
emir emperor empress envoy father field-marshal gen general gov governor hajj imam inspector judge justice king lady
lance lieutenant lord lt ltgen maj major marshal mayor minister miss mister mp mr mrs ms mullah officer pastor pm
pope premier president prime prince princess prof professor prosecutor queen rabbi rep representative rev reverend
secretary sen senator senior sergeant sgt sheik sheikh sheriff sir spokesman spokesperson spokeswoman sultan
superintendent supreme surgeon vice-president
""")

#: Nouns that head the name of a body: "Ministry of Water", "Lake Relief Union"; lower case.
ORGANISATION_HEADS: frozenset[str] = listed("""
academy administration agency airlines airways alliance army assembly association authority bank battalion board
brigade brigades bureau cabinet center centre chamber church club coalition college command commission committee
company congress consortium corporation corps council court department directorate division embassy federation fleet
force forces foundation front fund government group guard guards guild hospital house inc initiative institute
institution league ltd ministry mission movement museum navy network newspaper observatory office organisation
organization parliament party patrol police program programme regiment school secretariat senate service services
society squad staff state syndicate taskforce team times treasury tribunal trust union university watch
""") - frozenset({"house", "state"})

#: Last words of the names of firms: legal forms, and what firms call their trade.
ORGANISATION_ENDINGS: frozenset[str] = listed("""
ag airways brewery capital chemicals co corp dynamics electric electronics energy enterprises entertainment
foods gmbh healthcare holdings inc industries insurance investments laboratories labs llc logistics ltd media metals
minerals mining motors networks oil partners petroleum pharma pharmaceuticals plc power railways resources sa sal
securities semiconductor shipping software solutions steel steelworks studios systems technologies technology telecom
textiles ventures
""")

#: Nouns beside the name of a place: "the village of X", "X province", "Lake X"; lower case.
PLACE_HEADS: frozenset[str] = listed("""
airport area avenue basin bay beach border bridge camp canal canton cape capital castle city coast county crossing
dam delta desert district enclave farm forest governorate gulf hamlet harbor harbour heights highway hill hills
island islands lake mount mountain mountains municipality neighborhood neighbourhood ocean parish peninsula plain
port prefecture province quarter region republic river road sea state strait stream street suburb territory town
township valley village volcano
""")

#: Small words inside a name: "Bin", "de", "al"; lower case.
NAME_PARTICLES: frozenset[str] = listed(
    "abu ad al an ar as ash at az bin bint da dal das de del della den der des di do dos du ed el en er es esh ez ibn la le los lu sur um umm van vom von zu"
)

#: News agencies and broadcasters that reports name as their source.
NEWS_AGENCIES: frozenset[str] = listed(
    """
AFP|ANSA|AP|Agence France-Presse|Al Arabiya|Al Jazeera|Anadolu|Associated Press|BBC|Bloomberg|CBS|CNN|DPA|EFE|Fars|
IRNA|Interfax|Kyodo|NBC|NPR|PTI|RIA Novosti|Reuters|SANA|Sky News|TASS|Tass|UPI|Xinhua|Yonhap
""",
    "|",
)

#: Bodies known everywhere by their initials.
BODIES: dict[str, str] = {
    "ASEAN": "Association of Southeast Asian Nations", "AU": "African Union", "CIA": "Central Intelligence Agency",
    "EU": "European Union", "FAO": "Food and Agriculture Organization", "FBI": "Federal Bureau of Investigation",
    "IAEA": "International Atomic Energy Agency", "ICC": "International Criminal Court",
    "ICRC": "International Committee of the Red Cross", "IMF": "International Monetary Fund",
    "IOM": "International Organization for Migration", "NATO": "NATO", "OPEC": "OPEC",
    "OSCE": "Organization for Security and Co-operation in Europe", "UN": "United Nations", "U.N.": "United Nations",
    "UNHCR": "UN High Commissioner for Refugees", "UNICEF": "UNICEF", "WFP": "World Food Programme",
    "WHO": "World Health Organization", "WTO": "World Trade Organization",
}  # fmt: skip

#: Given names from many countries, enough to vote for a person.
GIVEN_NAMES: frozenset[str] = listed("""
Aaron Abbas Abdel Abdul Abdullah Abraham Adam Adrian Agnes Ahmad Ahmed Aisha Akira Alan Albert Alejandro Aleksandr
Alex Alexander Alexei Alfred Ali Alice Alison Amina Amir Amy Ana Anas Andre Andrea Andreas Andrei Andrew Angela
Anita Anna Anne Anthony Antonio Anwar Arjun Arthur Ayman Ayşe Barbara Ben Benjamin Bernard Bill Boris Brandon Brian
Bruno Carl Carla Carlos Carmen Carol Caroline Catherine Charles Charlotte Chris Christian Christina Christine
Christopher Claire Clara Claudia Colin Craig Cristina Daniel Daniela David Deborah Dennis Diana Diego Dmitri Dmitry
Donald Dorothy Douglas Edith Eduardo Edward Elena Elias Elizabeth Ellen Emily Emma Emmanuel Eric Erik Ernest Esther
Eva Evelyn Fatima Felix Fernando Fiona Florence Frances Francesca Francis Francisco Frank Fred Frederick Gabriel
Gary Gavin George Gerald Gerard Giovanni Giulia Giuseppe Gordon Grace Graham Gregory Guillermo Gustavo Hannah Hans
Harold Harry Hassan Heather Helen Helena Henri Henry Hiroshi Howard Hugo Hussein Ian Ibrahim Igor Ines Ingrid Irene
Irina Isaac Isabel Ivan Jack Jacob Jacques James Jan Jane Janet Javier Jean Jeffrey Jennifer Jeremy Jessica Jesus
Jill Jim Joan Joanna Joao Joe Joel Johan Johannes John Jonathan Jorge Jose Joseph Josh Joshua José Juan Judith Julia
Julian Julie Julio Justin Kamal Karen Karim Karl Kate Katherine Kathleen Keith Kelly Kenji Kenneth Kevin Khaled
Khalid Klaus Laila Larry Lars Laura Lauren Lawrence Layla Leila Leo Leon Leonard Leonardo Leonid Lewis Linda Lisa
Louis Louise Luca Lucas Lucia Lucy Luis Luiz Lydia Mahmoud Mahmud Manuel Marc Marco Marcos Margaret Maria Marie
Marina Mario Mark Marta Martha Martin Mary María Masood Mateo Matthew Maurice Max Maya Mehmet Melissa Michael Michel
Michelle Miguel Mikhail Mohamed Mohammad Mohammed Monica Muhammad Mustafa Nadia Nancy Natalia Natalie Nathan Neil
Nicholas Nicolas Nicole Nikolai Nina Noah Nora Norman Olga Oliver Olivia Omar Oscar Osman Pablo Pamela Patricia
Patrick Paul Paula Paulo Pavel Pedro Peter Philip Philippe Pierre Priya Rachel Rafael Raj Rajesh Ralph Ramon Rania
Raymond Rebecca Ricardo Richard Robert Roberto Robin Rodrigo Roger Roland Ronald Rosa Rose Roy Russell Ruth Ryan
Sally Salma Sam Samira Samuel Sandra Sara Sarah Scott Sean Sebastian Sergei Sergey Sergio Sharon Simon Sofia Sophie
Stefan Stephanie Stephen Steve Steven Stuart Suresh Susan Svetlana Tamara Tanya Tariq Tatiana Teresa Terry Theresa
Thomas Tim Timothy Tom Tony Valentina Vanessa Vera Veronica Victor Victoria Viktor Vincent Vladimir Walid Walter Wei
Wendy William Wolfgang Yasmin Yasser Yevgeny Yuri Yusuf Zahra Zainab Zoe
""")
