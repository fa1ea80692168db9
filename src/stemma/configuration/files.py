"""Which files are looked at, and what is in force: for each key, the file nearest to the ledger that sets it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stemma.claims.vague import CONVENTION, Interval
from stemma.configuration.checking import ConfigurationError, Fault, checked
from stemma.language import DEFAULT
from stemma.ledger.policies import EDITOR, POLICIES, Policy
from stemma.location import Location
from stemma.pipeline import Settings
from stemma.reading.outlets import Outlet

if TYPE_CHECKING:
    from stemma.ledger.aliases import Aliases

#: The file in the directory of a ledger or in the working directory.
FILE_NAME = "stemma.toml"

#: Names the one file to look at, as `--config` does.
VARIABLE = "STEMMA_CONFIG"

#: What is told of a setting that no file has.
BUILT_IN = "built in"


@dataclass(frozen=True, slots=True)
class Hosts:
    """How the web is asked: seconds between requests, to all hosts and to some; what may be fetched, and as whom."""

    pause: float = 1.0
    pauses: Mapping[str, float] = field(default_factory=dict)
    max_pages: int = 1_000
    user_agent: str | None = None
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """All that is in force.  `files` are those that were read, the nearest first; `origin` tells for each key (with
    dots; "alias.1" and "outlet.1" for entries) the file that has it."""

    annotator: str = DEFAULT
    ages: bool = False
    workers: int | None = None
    preferred: str = EDITOR
    coding: str | None = None
    own_policies: Mapping[str, Policy] = field(default_factory=dict)
    vague_words: Mapping[str, Interval] = field(default_factory=dict)
    aliases: Aliases = ()
    outlets: tuple[Outlet, ...] = ()
    hosts: Hosts = Hosts()
    files: tuple[Path, ...] = ()
    origin: Mapping[str, str] = field(default_factory=dict)

    def settings(self, annotator: str | None = None, ages: bool | None = None) -> Settings:
        """How documents are read under it; what is given here is believed first."""
        return Settings(
            annotator=annotator or self.annotator,
            vague_words={**CONVENTION, **self.vague_words} if self.vague_words else None,
            outlets=self.outlets,
            ages=self.ages if ages is None else ages,
        )

    def policy(self, name: str | None = None) -> Policy:
        """The policy of this name, or the one in force.  Raises ValueError when there is none."""
        wanted = name or self.preferred
        known = {**POLICIES, **self.own_policies}
        if wanted not in known:
            raise ValueError(
                f"no policy is called {wanted!r}; there are {', '.join(known)} (docs/configuration.md tells how to add one)"
            )
        return known[wanted]


def places(ledger: str | Path | Location | None = None, file: str | Path | None = None) -> tuple[Path, ...]:
    """Where is looked, the nearest first: the one file named by `file` or STEMMA_CONFIG, else those of the ledger's
    directory, of the working directory and of the user."""
    named = file or os.environ.get(VARIABLE)
    if named:
        return (Path(named),)
    found = [Path(FILE_NAME), _user_file()]
    if ledger is not None:
        found.insert(0, Location.of(ledger) / FILE_NAME)
    return tuple({path.absolute(): path for path in found}.values())


def _user_file() -> Path:
    home = os.environ.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path("~/.config").expanduser()) / "stemma" / "config.toml"


def configuration(ledger: str | Path | Location | None = None, file: str | Path | None = None) -> Configuration:
    """What is in force for a ledger.

    Raises:
        ConfigurationError: a file is wrong, or the one that was named is not there.
    """
    layers = list(_layers(places(ledger, file), bool(file or os.environ.get(VARIABLE))))
    values, origin = _merged(layers)
    made = _configuration(values, tuple(path for path, _ in layers), origin)
    try:
        made.policy()
    except ValueError as problem:
        raise ConfigurationError(
            [Fault(origin["policies.preferred"], None, "policies.preferred", f"is wrong: {problem}")]
        ) from None
    return made


def _layers(paths: Iterable[Path], named: bool) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            if named:
                raise ConfigurationError(
                    [Fault(str(path), None, "", "is not there: name a configuration file that is")]
                ) from None
            continue
        except (OSError, UnicodeDecodeError) as problem:
            what = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8"
            raise ConfigurationError([Fault(str(path), None, "", f"cannot be read: {what}")]) from None
        yield path, checked(text, str(path))


def _merged(layers: Iterable[tuple[Path, dict[str, Any]]]) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {"alias": [], "outlet": []}
    origin: dict[str, str] = {}
    for path, given in layers:
        for key, value in _leaves((), given):
            if key[0] in ("alias", "outlet"):
                values[key[0]].append(value)
                origin[f"{key[0]}.{len(values[key[0]])}"] = str(path)
            elif ".".join(key) not in origin:
                values[".".join(key)] = value
                origin[".".join(key)] = str(path)
    return values, origin


def _leaves(path: tuple[str, ...], table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in table.items():
        here = (*path, name)
        if not path and name in ("alias", "outlet"):
            yield from ((here, entry) for entry in value)
        elif here[:2] == ("policies", "own") and len(here) == 3:
            yield here, value
        elif isinstance(value, dict):
            yield from _leaves(here, value)
        else:
            yield here, value


def _configuration(values: Mapping[str, Any], files: tuple[Path, ...], origin: Mapping[str, str]) -> Configuration:
    def under(section: str) -> dict[str, Any]:
        return {key.removeprefix(section): value for key, value in values.items() if key.startswith(section)}

    hosts = Hosts()
    return Configuration(
        annotator=values.get("annotator", DEFAULT),
        ages=values.get("ages", False),
        workers=values.get("workers"),
        preferred=values.get("policies.preferred", EDITOR),
        coding=values.get("policies.coding"),
        own_policies={
            name: Policy(name, tuple(one["order"]), one.get("why", "one's own"))
            for name, one in under("policies.own.").items()
        },
        vague_words={word: (float(low), float(high)) for word, (low, high) in under("vague-words.").items()},
        aliases=tuple(tuple(" ".join(name.split()) for name in entry["names"]) for entry in values["alias"]),
        outlets=tuple(
            Outlet(
                entry["name"].strip(),
                tuple(site.lower().removeprefix("www.") for site in entry.get("sites", ())),
                tuple(entry.get("also", ())),
                entry.get("publisher"),
            )
            for entry in values["outlet"]
        ),
        hosts=Hosts(
            values.get("hosts.pause", hosts.pause),
            {host.lower(): seconds for host, seconds in under("hosts.pauses.").items()},
            values.get("hosts.max-pages", hosts.max_pages),
            values.get("hosts.user-agent"),
            tuple(values.get("hosts.allow", ())),
        ),
        files=files,
        origin=origin,
    )
