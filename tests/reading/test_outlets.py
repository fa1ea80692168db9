"""Outlets by their sites and names; a table of the user's own comes first."""

import pytest

from stemma.reading import read_document
from stemma.reading.outlets import Outlet, known_outlet
from stemma.records import Source


@pytest.mark.parametrize(
    ("name", "url", "outlet", "publisher"),
    [
        (None, "https://www.dailyrecord.co.uk/news/a", "Daily Record", "Reach"),
        (None, "http://abcnews.go.com/a", "ABC News", "The Walt Disney Company"),
        ("AFP", None, "Agence France-Presse", "Agence France-Presse"),
        ("the  guardian", None, "The Guardian", "Guardian Media Group"),
        (None, "https://web.archive.org/web/20200101000000/https://www.welt.de/a", "Welt", "Axel Springer"),
    ],
)
def test_outlets_that_ship(name: str | None, url: str | None, outlet: str, publisher: str) -> None:
    found = known_outlet(name, url)
    assert found is not None
    assert (found.name, found.publisher) == (outlet, publisher)


@pytest.mark.parametrize(
    ("name", "url"),
    [("Marlow Post", "https://post.example/a"), (None, "http://[bad"), (None, "https://co.uk/"), ("bild.de ", None)],
)
def test_what_no_table_has(name: str | None, url: str | None) -> None:
    assert known_outlet(name, url) is None


def test_a_table_of_ones_own_is_believed_first() -> None:
    own = (Outlet("Marlow Post", ("post.example",), publisher="Marlow Media"), Outlet("Bild", ("welt.de",)))
    document = read_document(Source("a", url="https://sport.post.example/a", text="Forty people were hurt.\n"), own)
    assert (document.outlet, document.publisher) == ("Marlow Post", "Marlow Media")
    assert known_outlet(None, "https://welt.de/a", own) == Outlet("Bild", ("welt.de",))


def test_a_name_given_with_the_report_stays() -> None:
    document = read_document(Source("a", text="Forty people were hurt.\n", outlet="AFP"))
    assert (document.outlet, document.publisher) == ("AFP", "Agence France-Presse")
