"""The places themselves, found in one sorted block of bytes by the first bytes of a name: little is built on loading."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from stemma.language.countries import COUNTRIES
from stemma.language.places.folding import folded, sounded

#: Letters a name needs before it is looked up by sound: shorter ones sound like too much else.
_SHORTEST_BY_SOUND = 4
#: Bytes of a key that lead to its neighbours.
PREFIX = 3
_REMEMBERED = 50_000

DATA = files("stemma.language.places") / "cities.bin"


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a state of the US or a city.

    `country` is an ISO 3166-1 code; `region` the two letters of a state of the US, ENG, SCT, WLS or NIR in the United
    Kingdom, else "".  Degrees north and east (of a country: of its capital), None when unknown.  `population` 0 when
    unknown.  `names`: its own first, then other names and spellings, each spelling once.
    """

    name: str
    kind: Literal["country", "region", "city"]
    country: str
    region: str
    latitude: float | None
    longitude: float | None
    population: int
    names: tuple[str, ...]


class _Data(NamedTuple):
    """`keys`: lines "folded name TAB places of its records, best known first", sorted; `records`: one line a place.

    `ranges`: the first bytes of a key -> where the lines of the keys that begin so begin and end.
    """

    ranges: dict[bytes, tuple[int, int]]
    keys: bytes
    records: bytes


@cache
def _data() -> _Data:
    content = zlib.decompress(DATA.read_bytes())
    head, _, rest = content.partition(b"\n")
    index_size, keys_size = map(int, head.split())
    lines = [line.rpartition(b"\t") for line in rest[:index_size].splitlines()]
    starts = [int(start, 36) for _, _, start in lines]
    ends = [*starts[1:], keys_size]
    ranges = {prefix: (start, end) for (prefix, _, _), start, end in zip(lines, starts, ends, strict=True)}
    return _Data(ranges, rest[index_size : index_size + keys_size], rest[index_size + keys_size :])


def _offsets(key: str) -> list[int]:
    """Where the records of a key begin; [] when there is no such key."""
    wanted = key.encode("utf-8", "replace") + b"\t"
    data = _data()
    bounds = data.ranges.get(wanted[:PREFIX])
    if bounds is None:
        return []
    start, end = bounds
    if not data.keys.startswith(wanted, start):
        start = data.keys.find(b"\n" + wanted, start, end) + 1
        if not start:
            return []
    return [int(one, 36) for one in data.keys[start + len(wanted) : data.keys.index(b"\n", start)].split(b",")]


_KINDS: dict[str, Literal["country", "region", "city"]] = {"S": "country", "R": "region", "C": "city"}


@lru_cache(maxsize=4096)
def _record(offset: int) -> Place:
    records = _data().records
    fields = records[offset : records.index(b"\n", offset)].decode().split("\t")
    kind, name, country, region, latitude, longitude, population, others = fields
    return Place(
        name,
        _KINDS[kind],
        country,
        region,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population),
        (name, *(one for one in others.split("|") if one)),
    )


#: Short and other names of countries that GeoNames has not, from the table of countries.
_COUNTRY_CODES: dict[str, str] = {
    folded(form): one.code for one in COUNTRIES for form in (*one.others, one.name) if len(one.code) == 2
}


@lru_cache(maxsize=_REMEMBERED)
def places(name: str) -> tuple[Place, ...]:
    """All places whose name is spelt so, the best known first; () when there is none.

    Known is a matter of population, of bearing the name as its own rather than as one of others, and of being a
    capital; a country comes before a city.
    """
    key = folded(name)
    if not key:
        return ()
    found = []
    code = _COUNTRY_CODES.get(key)
    if code is not None:
        found = [_record(offset) for offset in _offsets(f"={code.lower()}")]
    return (*found, *(one for one in map(_record, _offsets(key)) if one not in found))


def place(name: str, country: str = "") -> Place | None:
    """The best known place of this name; of that country (ISO code), where it has one, though only sounding so.

    None when there is none.  How a name sounds is asked only in the country that the reader expects it in.
    """
    found = places(name)
    if country:
        at_home = next((one for one in found if one.country == country), None)
        if at_home is None and len(folded(name)) >= _SHORTEST_BY_SOUND:
            alike = map(_record, _offsets(f"~{sounded(name)}"))
            at_home = next((one for one in alike if one.country == country), None)
        if at_home is not None:
            return at_home
    return found[0] if found else None


def within(inner: Place, outer: Place) -> tuple[bool | None, str]:
    """Whether `inner` lies in `outer`, and why; None when the data cannot tell (a city in a city)."""
    if inner == outer:
        return True, f"both are {inner.name}"
    if inner.country != outer.country:
        return False, f"{inner.name} is in {inner.country}, {outer.name} in {outer.country}"
    if outer.kind == "country":
        return True, f"{inner.name} is in {outer.name}"
    if inner.kind == "country":
        return False, f"{outer.name} is part of {inner.name}"
    if outer.kind == "region":
        if inner.region and inner.kind == "city":
            inside = inner.region == outer.region
            return inside, f"{inner.name} is {'' if inside else 'not '}in {outer.name}"
        return (False, f"{inner.name} and {outer.name} are two states") if inner.kind == "region" else (None, "")
    return None, ""
