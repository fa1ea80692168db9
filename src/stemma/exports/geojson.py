"""The places that reports name as GeoJSON (RFC 7946): a point for each that is certain, no geometry for the others."""

from __future__ import annotations

import json
from typing import Any

from stemma.interchange import plain
from stemma.records import Ledger
from stemma.views.places import Located, located

LICENCE = "GeoNames, https://www.geonames.org, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def geojson(ledger: Ledger) -> str:
    """A feature collection as text; `id` is that of the place's entity, positions are [east, north] in degrees.

    The properties are those of the `place` record without the coordinates.  `metadata` is a foreign member with the
    licence of the coordinates.
    """
    collection = {
        "type": "FeatureCollection",
        "metadata": {"coordinates": LICENCE, "of_countries": "the coordinates of a country are those of its capital"},
        "features": [feature(place) for place in located(ledger)],
    }
    text = json.dumps(collection, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def feature(place: Located) -> dict[str, Any]:
    """One place; its geometry is null where the reports and the gazetteer do not settle where it is."""
    properties = plain(place)
    for name in ("id", "latitude", "longitude"):
        del properties[name]
    known = place.latitude is not None and place.longitude is not None
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]} if known else None,
        "properties": properties,
    }
