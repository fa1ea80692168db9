"""The gazetteer: written form -> what it names."""

import pytest

from stemma.language.countries import COUNTRIES
from stemma.language.gazetteer import (
    MONTHS,
    WEEKDAYS,
    capital_of,
    country,
    country_adjective,
    country_name,
    is_known_place,
)

FORMS = [
    ("Norway", "Norway"),
    ("Norwegian", "Norway"),
    ("Norwegians", "Norway"),
    ("Danes", "Denmark"),
    ("Danish", "Denmark"),
    ("French", "France"),
    ("Britain", "United Kingdom"),
    ("UK", "United Kingdom"),
    ("U.S.", "United States"),
    ("Americans", "United States"),
    ("UAE", "United Arab Emirates"),
    ("Filipinos", "Philippines"),
    ("The Hague", None),
    ("norway", None),
]


@pytest.mark.parametrize(("form", "name"), FORMS)
def test_country(form: str, name: str | None) -> None:
    found = country(form)
    assert (found.name if found else None) == name


def test_names_adjectives_and_capitals_are_told_apart() -> None:
    assert country_name("Norwegian") is None
    assert country_adjective("Norway") is None
    oslo = capital_of("Oslo")
    assert oslo is not None
    assert oslo.name == "Norway"
    assert country("Oslo") is None
    assert is_known_place("Oslo")
    assert is_known_place("Horn of Africa")
    assert not is_known_place("Menarville")


def test_codes_are_unique() -> None:
    codes = [one.code for one in COUNTRIES]
    assert len(codes) == len(set(codes))
    assert len(codes) > 195


def test_calendar_words() -> None:
    assert (MONTHS["december"], MONTHS["sept"], WEEKDAYS["monday"], WEEKDAYS["sun"]) == (12, 9, 0, 6)
