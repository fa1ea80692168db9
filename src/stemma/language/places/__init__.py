"""Where places are: countries, states of the US and cities of 5,000 people and more, by any spelling of their names.

`place("Mossoul")` is a `Place` with country, coordinates, population and names; `place("Qamishlee", "SY")` finds one
that only sounds so in Syria; `places` gives all of that name, the best known first; `within` says whether one lies in
another.  The data are GeoNames' (CC BY 4.0; see LICENSE beside
this file), made by tools/build_gazetteer.  That a word is a place's name proves nothing: Nice is one, and Reading.
"""

from __future__ import annotations

from stemma.language.places.atlas import Place, place, places, within
from stemma.language.places.folding import folded, sounded

__all__ = ["Place", "folded", "place", "places", "sounded", "within"]
