"""The countries of the world: names, adjectives and peoples, capitals, regions.  Facts, written by hand."""

from __future__ import annotations

from dataclasses import dataclass

#: name | ISO 3166-1 code | adjectives | people (when not the adjective, or adjective + s) | capitals | region | other names
_TABLE = """
Afghanistan|AF|Afghan||Kabul|Asia|
Albania|AL|Albanian||Tirana|Europe|
Algeria|DZ|Algerian||Algiers|Africa|
Andorra|AD|Andorran||Andorra la Vella|Europe|
Angola|AO|Angolan||Luanda|Africa|
Antigua and Barbuda|AG|Antiguan||St. John's|Caribbean|Antigua
Argentina|AR|Argentine,Argentinian|Argentines,Argentinians|Buenos Aires|South America|
Armenia|AM|Armenian||Yerevan|Caucasus|
Australia|AU|Australian||Canberra|Oceania|
Austria|AT|Austrian||Vienna|Europe|
Azerbaijan|AZ|Azerbaijani,Azeri||Baku|Caucasus|
Bahamas|BS|Bahamian||Nassau|Caribbean|The Bahamas
Bahrain|BH|Bahraini||Manama|Middle East|
Bangladesh|BD|Bangladeshi||Dhaka|Asia|
Barbados|BB|Barbadian||Bridgetown|Caribbean|
Belarus|BY|Belarusian,Belarussian||Minsk|Europe|
Belgium|BE|Belgian||Brussels|Europe|
Belize|BZ|Belizean||Belmopan|Central America|
Benin|BJ|Beninese||Porto-Novo|Africa|
Bhutan|BT|Bhutanese||Thimphu|Asia|
Bolivia|BO|Bolivian||La Paz,Sucre|South America|
Bosnia and Herzegovina|BA|Bosnian||Sarajevo|Europe|Bosnia,Bosnia-Herzegovina
Botswana|BW|Botswanan|Batswana|Gaborone|Africa|
Brazil|BR|Brazilian||Brasilia,Brasília|South America|
Brunei|BN|Bruneian||Bandar Seri Begawan|Asia|
Bulgaria|BG|Bulgarian||Sofia|Europe|
Burkina Faso|BF|Burkinabe,Burkinabé||Ouagadougou|Africa|
Burundi|BI|Burundian||Bujumbura,Gitega|Africa|
Cambodia|KH|Cambodian||Phnom Penh|Asia|
Cameroon|CM|Cameroonian||Yaoundé,Yaounde|Africa|
Canada|CA|Canadian||Ottawa|North America|
Cape Verde|CV|Cape Verdean||Praia|Africa|Cabo Verde
Central African Republic|CF|Central African||Bangui|Africa|
Chad|TD|Chadian||N'Djamena|Africa|
Chile|CL|Chilean||Santiago|South America|
China|CN|Chinese||Beijing|Asia|People's Republic of China,PRC
Colombia|CO|Colombian||Bogotá,Bogota|South America|
Comoros|KM|Comorian||Moroni|Africa|
Democratic Republic of the Congo|CD|Congolese||Kinshasa|Africa|DRC,DR Congo,Democratic Republic of Congo,Zaire,Congo
Republic of the Congo|CG|||Brazzaville|Africa|Congo-Brazzaville
Costa Rica|CR|Costa Rican||San José,San Jose|Central America|
Ivory Coast|CI|Ivorian||Yamoussoukro,Abidjan|Africa|Côte d'Ivoire,Cote d'Ivoire
Croatia|HR|Croatian|Croats,Croat|Zagreb|Europe|
Cuba|CU|Cuban||Havana|Caribbean|
Cyprus|CY|Cypriot||Nicosia|Europe|
Czech Republic|CZ|Czech||Prague|Europe|Czechia
Denmark|DK|Danish|Danes,Dane|Copenhagen|Europe|
Djibouti|DJ|Djiboutian||Djibouti City|Africa|
Dominica|DM|||Roseau|Caribbean|
Dominican Republic|DO|Dominican||Santo Domingo|Caribbean|
East Timor|TL|Timorese,East Timorese||Dili|Asia|Timor-Leste
Ecuador|EC|Ecuadorian,Ecuadorean||Quito|South America|
Egypt|EG|Egyptian||Cairo|Middle East|
El Salvador|SV|Salvadoran,Salvadorean||San Salvador|Central America|
Equatorial Guinea|GQ|Equatoguinean||Malabo|Africa|
Eritrea|ER|Eritrean||Asmara|Africa|
Estonia|EE|Estonian||Tallinn|Europe|
Eswatini|SZ|Swazi||Mbabane|Africa|Swaziland
Ethiopia|ET|Ethiopian||Addis Ababa|Africa|
Fiji|FJ|Fijian||Suva|Oceania|
Finland|FI|Finnish|Finns,Finn|Helsinki|Europe|
France|FR|French|Frenchman,Frenchmen,Frenchwoman|Paris|Europe|
Gabon|GA|Gabonese||Libreville|Africa|
Gambia|GM|Gambian||Banjul|Africa|The Gambia
Georgia|GE|Georgian||Tbilisi|Caucasus|
Germany|DE|German||Berlin|Europe|
Ghana|GH|Ghanaian||Accra|Africa|
Greece|GR|Greek||Athens|Europe|
Greenland|GL|Greenlandic|Greenlander,Greenlanders|Nuuk|North America|
Grenada|GD|Grenadian||St. George's|Caribbean|
Guatemala|GT|Guatemalan||Guatemala City|Central America|
Guinea|GN|Guinean||Conakry|Africa|
Guinea-Bissau|GW|||Bissau|Africa|
Guyana|GY|Guyanese||Georgetown|South America|
Haiti|HT|Haitian||Port-au-Prince|Caribbean|
Honduras|HN|Honduran||Tegucigalpa|Central America|
Hong Kong|HK||Hongkonger,Hongkongers||Asia|
Hungary|HU|Hungarian||Budapest|Europe|
Iceland|IS|Icelandic|Icelander,Icelanders|Reykjavik,Reykjavík|Europe|
India|IN|Indian||New Delhi,Delhi|Asia|
Indonesia|ID|Indonesian||Jakarta|Asia|
Iran|IR|Iranian||Tehran,Teheran|Middle East|Islamic Republic of Iran
Iraq|IQ|Iraqi||Baghdad|Middle East|
Ireland|IE|Irish|Irishman,Irishmen|Dublin|Europe|Republic of Ireland
Israel|IL|Israeli||Jerusalem|Middle East|
Italy|IT|Italian||Rome|Europe|
Jamaica|JM|Jamaican||Kingston|Caribbean|
Japan|JP|Japanese||Tokyo|Asia|
Jordan|JO|Jordanian||Amman|Middle East|
Kazakhstan|KZ|Kazakh,Kazakhstani||Astana,Nur-Sultan|Central Asia|
Kenya|KE|Kenyan||Nairobi|Africa|
Kiribati|KI|||Tarawa|Oceania|
Kosovo|XK|Kosovar,Kosovan||Pristina|Europe|
Kuwait|KW|Kuwaiti||Kuwait City|Middle East|
Kyrgyzstan|KG|Kyrgyz|Kyrgyzstani|Bishkek|Central Asia|
Laos|LA|Laotian,Lao||Vientiane|Asia|
Latvia|LV|Latvian||Riga|Europe|
Lebanon|LB|Lebanese||Beirut|Middle East|
Lesotho|LS||Basotho|Maseru|Africa|
Liberia|LR|Liberian||Monrovia|Africa|
Libya|LY|Libyan||Tripoli|Africa|
Liechtenstein|LI||Liechtensteiner|Vaduz|Europe|
Lithuania|LT|Lithuanian||Vilnius|Europe|
Luxembourg|LU||Luxembourger,Luxembourgers||Europe|
Madagascar|MG|Malagasy,Madagascan||Antananarivo|Africa|
Malawi|MW|Malawian||Lilongwe|Africa|
Malaysia|MY|Malaysian||Kuala Lumpur|Asia|
Maldives|MV|Maldivian||Malé|Asia|The Maldives
Mali|ML|Malian||Bamako|Africa|
Malta|MT|Maltese||Valletta|Europe|
Marshall Islands|MH|Marshallese||Majuro|Oceania|
Mauritania|MR|Mauritanian||Nouakchott|Africa|
Mauritius|MU|Mauritian||Port Louis|Africa|
Mexico|MX|Mexican||Mexico City|North America|
Micronesia|FM|Micronesian||Palikir|Oceania|
Moldova|MD|Moldovan||Chisinau|Europe|
Monaco|MC|Monegasque||Monte Carlo|Europe|
Mongolia|MN|Mongolian||Ulaanbaatar,Ulan Bator|Asia|
Montenegro|ME|Montenegrin||Podgorica|Europe|
Morocco|MA|Moroccan||Rabat|Africa|
Mozambique|MZ|Mozambican||Maputo|Africa|
Myanmar|MM|Burmese||Naypyidaw,Naypyitaw|Asia|Burma
Namibia|NA|Namibian||Windhoek|Africa|
Nauru|NR|Nauruan||Yaren|Oceania|
Nepal|NP|Nepalese,Nepali||Kathmandu|Asia|
Netherlands|NL|Dutch|Dutchman,Dutchmen|Amsterdam,The Hague|Europe|The Netherlands,Holland
New Zealand|NZ||New Zealander,New Zealanders|Wellington|Oceania|
Nicaragua|NI|Nicaraguan||Managua|Central America|
Niger|NE|Nigerien||Niamey|Africa|
Nigeria|NG|Nigerian||Abuja|Africa|
North Korea|KP|North Korean||Pyongyang|Asia|DPRK,Democratic People's Republic of Korea
North Macedonia|MK|Macedonian||Skopje|Europe|Macedonia
Norway|NO|Norwegian||Oslo|Europe|
Oman|OM|Omani||Muscat|Middle East|
Pakistan|PK|Pakistani||Islamabad|Asia|
Palau|PW|Palauan||Ngerulmud|Oceania|
Palestine|PS|Palestinian||Ramallah|Middle East|Palestinian territories,Palestinian Territories
Panama|PA|Panamanian||Panama City|Central America|
Papua New Guinea|PG|Papua New Guinean||Port Moresby|Oceania|
Paraguay|PY|Paraguayan||Asunción,Asuncion|South America|
Peru|PE|Peruvian||Lima|South America|
Philippines|PH|Philippine,Filipino|Filipinos,Filipina|Manila|Asia|The Philippines
Poland|PL|Polish|Poles,Pole|Warsaw|Europe|
Portugal|PT|Portuguese||Lisbon|Europe|
Puerto Rico|PR|Puerto Rican||San Juan|Caribbean|
Qatar|QA|Qatari||Doha|Middle East|
Romania|RO|Romanian||Bucharest|Europe|
Russia|RU|Russian||Moscow|Europe|Russian Federation
Rwanda|RW|Rwandan||Kigali|Africa|
Saint Kitts and Nevis|KN|||Basseterre|Caribbean|St Kitts and Nevis
Saint Lucia|LC|Saint Lucian||Castries|Caribbean|St Lucia,St. Lucia
Saint Vincent and the Grenadines|VC|Vincentian||Kingstown|Caribbean|St Vincent
Samoa|WS|Samoan||Apia|Oceania|
San Marino|SM|Sammarinese|||Europe|
São Tomé and Príncipe|ST||||Africa|Sao Tome and Principe
Saudi Arabia|SA|Saudi,Saudi Arabian||Riyadh|Middle East|KSA
Senegal|SN|Senegalese||Dakar|Africa|
Serbia|RS|Serbian|Serbs,Serb|Belgrade|Europe|
Seychelles|SC|Seychellois|||Africa|The Seychelles
Sierra Leone|SL|Sierra Leonean||Freetown|Africa|
Singapore|SG|Singaporean|||Asia|
Slovakia|SK|Slovak,Slovakian||Bratislava|Europe|
Slovenia|SI|Slovenian|Slovenes,Slovene|Ljubljana|Europe|
Solomon Islands|SB||Solomon Islanders|Honiara|Oceania|
Somalia|SO|Somali||Mogadishu|Africa|
South Africa|ZA|South African||Pretoria,Cape Town|Africa|
South Korea|KR|South Korean||Seoul|Asia|Republic of Korea
South Sudan|SS|South Sudanese||Juba|Africa|
Spain|ES|Spanish|Spaniard,Spaniards|Madrid|Europe|
Sri Lanka|LK|Sri Lankan||Colombo|Asia|
Sudan|SD|Sudanese||Khartoum|Africa|
Suriname|SR|Surinamese||Paramaribo|South America|
Sweden|SE|Swedish|Swedes,Swede|Stockholm|Europe|
Switzerland|CH|Swiss||Bern,Berne|Europe|
Syria|SY|Syrian||Damascus|Middle East|Syrian Arab Republic
Taiwan|TW|Taiwanese||Taipei|Asia|
Tajikistan|TJ|Tajik,Tajikistani||Dushanbe|Central Asia|
Tanzania|TZ|Tanzanian||Dodoma,Dar es Salaam|Africa|
Thailand|TH|Thai||Bangkok|Asia|
Tibet|CN-XZ|Tibetan||Lhasa|Asia|
Togo|TG|Togolese||Lomé,Lome|Africa|
Tonga|TO|Tongan||Nuku'alofa|Oceania|
Trinidad and Tobago|TT|Trinidadian||Port of Spain|Caribbean|Trinidad
Tunisia|TN|Tunisian||Tunis|Africa|
Turkey|TR|Turkish|Turks,Turk|Ankara|Middle East|Türkiye,Turkiye
Turkmenistan|TM|Turkmen||Ashgabat|Central Asia|
Tuvalu|TV|Tuvaluan||Funafuti|Oceania|
Uganda|UG|Ugandan||Kampala|Africa|
Ukraine|UA|Ukrainian||Kyiv,Kiev|Europe|
United Arab Emirates|AE|Emirati||Abu Dhabi|Middle East|UAE,U.A.E.,Emirates
United Kingdom|GB|British|Briton,Britons,Brit,Brits|London|Europe|UK,U.K.,Britain,Great Britain
United States|US|American||Washington|North America|US,U.S.,USA,U.S.A.,United States of America,America
Uruguay|UY|Uruguayan||Montevideo|South America|
Uzbekistan|UZ|Uzbek||Tashkent|Central Asia|
Vanuatu|VU||Ni-Vanuatu|Port Vila|Oceania|
Vatican City|VA||||Europe|Vatican,Holy See
Venezuela|VE|Venezuelan||Caracas|South America|
Vietnam|VN|Vietnamese||Hanoi|Asia|Viet Nam
Western Sahara|EH|Sahrawi||Laayoune|Africa|
Yemen|YE|Yemeni||Sanaa,Sana'a|Middle East|
Zambia|ZM|Zambian||Lusaka|Africa|
Zimbabwe|ZW|Zimbabwean||Harare|Africa|
England|GB-ENG|English|Englishman,Englishmen||Europe|
Scotland|GB-SCT|Scottish,Scots|Scot|Edinburgh|Europe|
Wales|GB-WLS|Welsh|Welshman|Cardiff|Europe|
Northern Ireland|GB-NIR|Northern Irish||Belfast|Europe|
Soviet Union|SU|Soviet|||Europe|USSR,U.S.S.R.
Yugoslavia|YU|Yugoslav,Yugoslavian|||Europe|
"""


@dataclass(frozen=True, slots=True)
class Country:
    """`people` are nouns for its inhabitants, both numbers; `others` other names in use for the country."""

    name: str
    code: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    region: str
    others: tuple[str, ...]


def _list(field: str) -> tuple[str, ...]:
    return tuple(entry for entry in field.split(",") if entry)


def _read(line: str) -> Country:
    name, code, adjectives, people, capitals, region, others = line.split("|")
    nouns = [*_list(people)]
    for adjective in _list(adjectives):
        if not people or adjective.endswith(("n", "i")):
            if not adjective.endswith(("sh", "ese", "ch", "ss", "s")):
                nouns.extend((adjective, adjective + "s"))
            else:
                nouns.append(adjective)
    return Country(name, code, _list(adjectives), tuple(dict.fromkeys(nouns)), _list(capitals), region, _list(others))


COUNTRIES: tuple[Country, ...] = tuple(_read(line) for line in _TABLE.strip().splitlines())
