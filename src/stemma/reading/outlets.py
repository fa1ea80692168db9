"""Outlets by their sites: one name for the many that a site goes by, and the house that publishes it.

The table that ships (`outlets.toml`) knows some of the larger ones; a file of the user's own, in the same form, is looked
at first.  What neither knows keeps the name that its page gives, or its registered domain.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from stemma.reading.published import original_address


@dataclass(frozen=True, slots=True)
class Outlet:
    """`publisher` is the house, None when the table does not say; `sites` are hosts, lower case."""

    name: str
    sites: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    publisher: str | None = None


def known_outlet(name: str | None, url: str | None, own: Sequence[Outlet] = ()) -> Outlet | None:
    """The outlet that publishes at this address, else the one of this name; None when no table has it.

    Args:
        own: the user's outlets, which are believed before those that ship.
    """
    host = _host(url)
    for table in (_indexed(tuple(own)), _indexed(_shipped())):
        labels = host.split(".") if host else []
        for start in range(len(labels) - 1):
            found = table.get(".".join(labels[start:]))
            if found is not None:
                return found
    for table in (_indexed(tuple(own)), _indexed(_shipped())):
        found = table.get(_named(name)) if name else None
        if found is not None:
            return found
    return None


def read_outlets(path: Path) -> tuple[Outlet, ...]:
    """The outlets of a TOML file in the form of `outlets.toml`.

    Raises:
        ValueError: the file is no such table; says which entry and why.
        OSError: it cannot be read.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise ValueError(f"{path}: not TOML ({problem})") from None
    entries = given.get("outlet")
    if not isinstance(entries, list):
        raise ValueError(f"{path}: no list `outlet`")
    return tuple(_outlet(entry, f"{path}: outlet {number}") for number, entry in enumerate(entries, 1))


def _outlet(entry: Any, where: str) -> Outlet:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise ValueError(f"{where}: no name")
    unknown = set(entry) - {"name", "sites", "also", "publisher"}
    if unknown:
        raise ValueError(f"{where}: no field {sorted(unknown)[0]!r}; there are name, sites, also, publisher")
    for key in ("sites", "also"):
        values = entry.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise ValueError(f"{where}: {key} is no list of names")
    publisher = entry.get("publisher")
    if publisher is not None and not isinstance(publisher, str):
        raise ValueError(f"{where}: publisher is no name")
    sites = tuple(site.lower().removeprefix("www.") for site in entry.get("sites", ()))
    return Outlet(entry["name"].strip(), sites, tuple(entry.get("also", ())), publisher)


@cache
def _shipped() -> tuple[Outlet, ...]:
    given = tomllib.loads((files("stemma.reading") / "outlets.toml").read_text(encoding="utf-8"))
    return tuple(_outlet(entry, "outlets.toml") for entry in given["outlet"])


@cache
def _indexed(outlets: tuple[Outlet, ...]) -> Mapping[str, Outlet]:
    """By host and by name, the first entry of each."""
    index: dict[str, Outlet] = {}
    for outlet in outlets:
        for key in (*outlet.sites, _named(outlet.name), *map(_named, outlet.also)):
            index.setdefault(key, outlet)
    return index


def _named(name: str) -> str:
    """The key of a name: it has a blank in front, so that no host is one."""
    return " " + " ".join(name.casefold().split())


def _host(url: str | None) -> str:
    try:
        return (urlsplit(original_address(url)).hostname or "").removeprefix("www.") if url else ""
    except ValueError:
        return ""
