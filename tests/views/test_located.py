"""Places are found where the reports' words settle it, and are ambiguous or unknown where they do not."""

from __future__ import annotations

import json

import pytest
from bridge_reports import SOURCES, bridge
from geojson_pydantic import FeatureCollection

from stemma.exports import geojson
from stemma.records import Source
from stemma.views.places import Located, located


def place(name: str, *texts: str) -> Located:
    sources = [
        Source(f"{n}.txt", text=text + "\n", outlet="Daily Courier", published="2031-03-04")
        for n, text in enumerate(texts)
    ]
    (found,) = [one for one in located(bridge(*sources)) if one.name == name]
    return found


@pytest.mark.parametrize(
    ("name", "text", "within"),
    [
        ("Mosul", "The ferry at Mosul in Iraq is old.", ("Iraq",)),
        ("Tripoli", "Police in Tripoli, Lebanon, closed the port.", ("Lebanon",)),
        ("Springfield", "Police in Springfield, Illinois, closed the bridge.", ("Illinois", "United States")),
        ("Idlib", "The road from Idlib was shut, officials in Syria said.", ("Syria",)),
        ("Brussels", "Talks in Brussels ended without a result.", ("Belgium",)),
        ("Iraq", "Iraq closed its border.", ()),
    ],
)  # fmt: skip
def test_found_where_the_reports_say_it(name: str, text: str, within: tuple[str, ...]) -> None:
    found = place(name, text)
    assert (found.status, found.within) == ("found", within)
    assert found.latitude is not None and -90 <= found.latitude <= 90
    assert found.longitude is not None and -180 <= found.longitude <= 180
    assert found.coordinates_of == ("capital" if name == "Iraq" else "place")
    assert not found.candidates


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Springfield", "Police in Springfield closed the bridge."),
        ("Springfield", "Police in Springfield closed the bridge, the United States embassy said."),
        ("Paris", "Engineers from Paris met officials of the United States."),
        ("Tripoli", "Police in Tripoli closed the port, which ships from Lebanon use."),
        ("Georgia", "The road to Georgia is closed."),
    ],
)
def test_ambiguous_where_they_do_not(name: str, text: str) -> None:
    found = place(name, text)
    assert found.status == "ambiguous"
    assert len(found.candidates) > 1
    assert (found.latitude, found.longitude, found.country, found.within) == (None, None, None, ())
    assert found.reason


@pytest.mark.parametrize(
    ("name", "text"),
    [("Ostwick", "Police in Ostwick closed the bridge."), ("Mosul", "Police in Mosul, Lebanon, closed the port.")],
)
def test_unknown_or_put_where_the_gazetteer_has_none(name: str, text: str) -> None:
    found = place(name, text)
    assert found.status in ("unknown", "ambiguous")
    assert found.latitude is None
    assert "no" in found.reason


def test_one_report_more_can_settle_a_place() -> None:
    open_, settled = "Police in Springfield closed the bridge.", "Police in Springfield, Illinois, closed the bridge."
    assert place("Springfield", open_).status == "ambiguous"
    assert place("Springfield", open_, settled).status == "found"
    assert place("Springfield", settled, open_).within == place("Springfield", open_, settled).within


def test_evidence_and_claims_of_a_place() -> None:
    found = place("Mosul", "Police said 14 people died in Mosul in Iraq on Tuesday.")
    assert len(found.evidence) == 1
    assert len(found.claims) == 1


def test_the_order_of_the_reports_changes_nothing() -> None:
    assert located(bridge(*reversed(SOURCES))) == located(bridge())


def test_geojson_is_valid_and_says_whose_coordinates_they_are() -> None:
    ledger = bridge()
    text = geojson(ledger)
    collection = FeatureCollection.model_validate_json(text)
    raw = json.loads(text)
    assert "GeoNames" in raw["metadata"]["coordinates"] and "CC BY" in raw["metadata"]["coordinates"]
    by_id = {one.id: one for one in located(ledger)}
    assert {feature.id for feature in collection.features} == set(by_id)
    for feature in collection.features:
        one = by_id[str(feature.id)]
        if one.status == "found":
            assert feature.geometry is not None
            assert (feature.geometry.coordinates.longitude, feature.geometry.coordinates.latitude) == (
                one.longitude,
                one.latitude,
            )
        else:
            assert feature.geometry is None
        assert feature.properties is not None and feature.properties["status"] == one.status
    assert any(feature.geometry for feature in collection.features)
    assert any(feature.geometry is None for feature in collection.features)
