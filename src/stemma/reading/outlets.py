"""Outlets by their sites: one name for the many that a site goes by, and the house that publishes it.

The table that ships (`outlets.toml`) knows some of the larger ones; the user's own (`[[outlet]]` of a configuration
file, in the same form) are looked at first.  What neither knows keeps the name that its page gives, or its registered domain.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
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


@cache
def _shipped() -> tuple[Outlet, ...]:
    given = tomllib.loads((files("stemma.reading") / "outlets.toml").read_text(encoding="utf-8"))
    return tuple(
        Outlet(entry["name"], tuple(entry["sites"]), tuple(entry.get("also", ())), entry.get("publisher"))
        for entry in given["outlet"]
    )


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
