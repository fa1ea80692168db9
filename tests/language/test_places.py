"""Places: a name in any spelling -> where it is."""

import hashlib
import json
import zlib
from importlib.resources import files

import pytest

from stemma.language.places import folded, place, places, sounded, within

#: name, the place's own name in the data, country, at least so many people
PLACES = [
    ("Mosul", "Mosul", "IQ", 1_000_000),
    ("Mossoul", "Mosul", "IQ", 1_000_000),
    ("Deir Al Zor", "Deir ez-Zor", "SY", 200_000),
    ("Dayr az-Zawr", "Deir ez-Zor", "SY", 200_000),
    ("DEIR EZ-ZOR", "Deir ez-Zor", "SY", 200_000),
    ("Kiev", "Kyiv", "UA", 2_000_000),
    ("Kharkov", "Kharkiv", "UA", 1_000_000),
    ("Odessa", "Odesa", "UA", 500_000),
    ("Cologne", "Köln", "DE", 900_000),
    ("Reykjavík", "Reykjavík", "IS", 100_000),
    ("St Louis", "St. Louis", "US", 150_000),
    ("Washington", "Washington", "US", 500_000),
    ("Texas", "Texas", "US", 0),
    ("Britain", "United Kingdom", "GB", 50_000_000),
    ("UAE", "United Arab Emirates", "AE", 1_000_000),
    ("Holland", "The Netherlands", "NL", 10_000_000),
]


@pytest.mark.parametrize(("name", "own", "country", "people"), PLACES)
def test_a_name_in_any_spelling(name: str, own: str, country: str, people: int) -> None:
    found = place(name)
    assert found is not None
    assert (found.name, found.country) == (own, country)
    assert found.population >= people
    assert found.names[0] == own


def test_what_is_no_name_of_a_place() -> None:
    assert place("Menarville") is None
    assert place("") is None
    assert place("...") is None
    assert place("\ud800") is None


def test_the_country_at_hand_decides_between_namesakes() -> None:
    assert [one.country for one in places("Hyderabad")] == ["IN", "PK"]
    at_home = place("Hyderabad", "PK")
    assert at_home is not None
    assert at_home.country == "PK"
    spain = place("Valencia", "ES")
    assert spain is not None
    assert spain.country == "ES"


def test_a_name_that_only_sounds_so_is_found_in_its_country_alone() -> None:
    assert place("Qamishlee") is None
    assert place("Qamishlee", "EG") is None
    found = place("Qamishlee", "SY")
    assert found is not None
    assert folded(found.name) == "al qamishli"


SOUNDS = [
    ("Dayr az-Zawr", "Deir ez-Zor"),
    ("Al-Raqqah", "Rakka"),
    ("Mawsil", "Mosul"),
    ("Khan Shaykhun", "Khan Sheikhoun"),
    ("Ash Shaddadah", "al-Shaddadeh"),
    ("Al-Hudaydah", "Hodeida"),
    ("Qandahar", "Kandahar"),
    ("Djelfa", "Jelfa"),
    ("Ouarzazate", "Warzazate"),
]


@pytest.mark.parametrize(("one", "other"), SOUNDS)
def test_romanisations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert sounded(one) == sounded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Homs", "Hama"), ("Aden", "Adana"), ("Basra", "Bosra"), ("Aleppo", "Idlib")]
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sounded(one) != sounded(other)


def test_one_in_another() -> None:
    syria, idlib, dallas, texas, ohio = (place(name) for name in ("Syria", "Idlib", "Dallas", "Texas", "Ohio"))
    assert syria and idlib and dallas and texas and ohio
    assert within(idlib, syria) == (True, "Idlib is in Syria")
    assert within(syria, idlib)[0] is False
    assert within(idlib, texas)[0] is False
    assert within(dallas, texas)[0] is True
    assert within(dallas, ohio)[0] is False
    fort_worth = place("Fort Worth")
    assert fort_worth is not None
    assert within(dallas, fort_worth) == (None, "")


def test_the_data_are_those_whose_figures_are_told() -> None:
    folder = files("stemma.language.places")
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    content = zlib.decompress((folder / "cities.bin").read_bytes())
    assert hashlib.sha256(content).hexdigest() == figures["content"]["sha256"]
    assert "geonames.org" in (folder / "LICENSE").read_text(encoding="utf-8")
