"""Changes are told from parts of a whole, and the base of a rate is no count."""

from __future__ import annotations

import pytest

from stemma.claims import extract
from stemma.language import get_annotator
from stemma.reading import read_document
from stemma.records import Quantity, Source


def _figures(text: str) -> list[Quantity]:
    document = read_document(Source("a", text=text))
    return [q for q in extract(document, get_annotator().annotate(document)).quantities if not q.flags]


@pytest.mark.parametrize(
    ("text", "form", "amount"),
    [
        ("The company shut down three out of four lines.", "exact", 0.75),
        ("The firm lost three out of four clients.", "exact", 0.75),
        ("The dam brought down 70 percent of the silt.", "exact", 70.0),
        ("Fire burned down 70 percent of the wood.", "exact", 70.0),
        ("Prices fell 12 percent.", "change", -12.0),
        ("Shares closed down 3 percent.", "change", -3.0),
        ("The index went up 4 percent.", "change", 4.0),
        ("Exports are down 12 percent.", "change", -12.0),
    ],
)
def test_only_verbs_of_change_give_a_direction(text: str, form: str, amount: float) -> None:
    (figure,) = _figures(text)
    assert (figure.form, figure.amount) == (form, amount)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("There were 12 deaths per 100,000 inhabitants.", [12.0]),
        ("The clinic saw 3 cases per thousand births.", [3.0]),
        ("The rate was 12 per 100,000 last year.", [12.0]),
        ("They found four cracks for every 1,000 bricks.", [4.0]),
    ],
)
def test_the_base_of_a_rate_is_no_count(text: str, amounts: list[float]) -> None:
    assert [figure.amount for figure in _figures(text)] == amounts
