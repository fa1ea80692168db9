"""`stemma config`: what is set, by which file, and changes to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    FAILED,
    USAGE,
    ConfigOption,
    JsonOption,
    LedgerOption,
    Sorry,
    configured,
    examples,
    polite,
    say,
    write_records,
)
from stemma.location import Location

if TYPE_CHECKING:
    from stemma.configuration import Configuration

app = typer.Typer(
    help="What is set, by which file, and changes to it (docs/configuration.md).",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog=examples(
        "stemma config show                                  what is in force, and which file says so",
        "stemma config check stemma.toml                     all that is wrong with a file",
        'stemma config alias add "Senn Harbour Board" SHB    two names of one body',
        'stemma config outlet add "Marlow Post" --site post.example --publisher "Marlow Media"',
    ),
)
alias_app = typer.Typer(help="Names that stand for one body.", no_args_is_help=True, rich_markup_mode=None)
outlet_app = typer.Typer(
    help="Outlets, their sites and the house they belong to.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(alias_app, name="alias")
app.add_typer(outlet_app, name="outlet")

ToFileOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The file to change.  [default: STEMMA_CONFIG, else stemma.toml of the ledger or of this directory, where "
        "there is one; else a new stemma.toml here]",
    ),
]


@app.command(epilog=examples("stemma config show", "stemma config show --json --ledger flood"))
@polite
def show(ledger: LedgerOption = DEFAULT_LEDGER, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Print every setting with its value in force and the file that sets it, and whether a ledger was made so."""
    chosen = configured(ledger, config)
    records = list(settings_of(chosen))
    made = _made_by(ledger, chosen)
    if json:
        write_records([*records, *([made] if made else [])], None)
        return
    print(_files(chosen))
    width = max(len(record["key"]) for record in records)
    for record in records:
        value = _shown(record["value"])
        print(
            f"  {record['key']:{width}}  {value}" + (f"   ({record['from']})" if record["from"] != "built in" else "")
        )
    if made:
        print()
        print(made["told"])


@app.command(epilog=examples("stemma config path", "stemma config path --ledger flood"))
@polite
def path(ledger: LedgerOption = DEFAULT_LEDGER, config: ConfigOption = None) -> None:
    """Print the files that are looked at, the one believed first at the top, and whether they are there."""
    from stemma.configuration import places

    for place in places(ledger, config):
        print(f"{place.absolute()}{'' if place.is_file() else '  (not there)'}")


@app.command(epilog=examples("stemma config check stemma.toml", "stemma config check   # those that are in force"))
@polite
def check(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Without it, the files that are looked at.")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say all that is wrong with a file: which key, on which line, and what may stand there.  Exit code 1 when something is."""
    from stemma.configuration import ConfigurationError, configuration, places

    wrong = 0
    looked_at = [file] if file is not None else [place for place in places(ledger) if place.is_file()]
    for one in looked_at:
        try:
            configuration(None, one)
            print(f"{one}: nothing is wrong")
        except ConfigurationError as problem:
            wrong += len(problem.faults)
            for fault in problem.faults:
                print(fault)
    if not looked_at:
        print("no configuration file: what is built in is in force (`stemma config path` tells where is looked)")
    if wrong:
        raise typer.Exit(FAILED)


@alias_app.command("add", epilog=examples('stemma config alias add "Senn Harbour Board" SHB "Port of Senn"'))
@polite
def add_alias(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Two or more, the usual one first.")],
    config: ToFileOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Let names stand for one body; with a name that has an entry, the others join it."""
    from stemma import configuration

    if len(names) < 2:
        raise Sorry('give two names or more: stemma config alias add "Senn Harbour Board" SHB', USAGE)
    file = _to_change(config, ledger)
    told = _changed(lambda: configuration.add_alias(file, names))
    print(f"{file}: {' = '.join(told)}")
    _advise(ledger)


@alias_app.command("remove", epilog=examples("stemma config alias remove SHB"))
@polite
def remove_alias(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    config: ToFileOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take a name out of its entry; an entry of one name goes."""
    from stemma import configuration

    file = _to_change(config, ledger)
    left = _changed(lambda: configuration.remove_alias(file, name))
    if left is None:
        raise Sorry(f"{file} has no alias {name!r}: `stemma config alias list` tells what there is")
    print(f"{file}: {' = '.join(left) or 'the entry is gone'}")
    _advise(ledger)


@alias_app.command("list", epilog=examples("stemma config alias list", "stemma config alias list --json"))
@polite
def list_aliases(ledger: LedgerOption = DEFAULT_LEDGER, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Print the aliases in force, those of one's own; the table that ships is data/aliases.json of the package."""
    chosen = configured(ledger, config)
    records = [record for record in settings_of(chosen) if record["key"].startswith("alias.")]
    if json:
        write_records(records, None)
        return
    for record in records:
        print(f"{' = '.join(record['value']['names'])}   ({record['from']})")
    if not records:
        print("no alias of your own: `stemma config alias add NAME NAME` makes one")


@outlet_app.command(
    "add", epilog=examples('stemma config outlet add "Marlow Post" --site post.example --publisher "Marlow Media"')
)
@polite
def add_outlet(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    site: Annotated[
        list[str] | None, typer.Option("--site", metavar="HOST", help="A site it publishes on; repeatable.")
    ] = None,
    also: Annotated[
        list[str] | None, typer.Option("--also", metavar="NAME", help="Another name it goes by; repeatable.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="The house it belongs to.")
    ] = None,
    config: ToFileOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Put in an outlet, or add sites and names to one; outlets of one publisher are a family."""
    from stemma import configuration

    file = _to_change(config, ledger)
    _changed(lambda: configuration.add_outlet(file, name, site or (), also or (), publisher))
    print(f"{file}: {name}")
    _advise(ledger)


@outlet_app.command("remove", epilog=examples('stemma config outlet remove "Marlow Post"'))
@polite
def remove_outlet(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    config: ToFileOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take an outlet out of the file."""
    from stemma import configuration

    file = _to_change(config, ledger)
    if not _changed(lambda: configuration.remove_outlet(file, name)):
        raise Sorry(f"{file} has no outlet {name!r}: `stemma config outlet list` tells what there is")
    print(f"{file}: {name} is gone")
    _advise(ledger)


@outlet_app.command("list", epilog=examples("stemma config outlet list", "stemma config outlet list --json"))
@polite
def list_outlets(ledger: LedgerOption = DEFAULT_LEDGER, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Print the outlets of one's own that are in force, by publisher."""
    chosen = configured(ledger, config)
    records = [record for record in settings_of(chosen) if record["key"].startswith("outlet.")]
    if json:
        write_records(records, None)
        return
    for record in sorted(records, key=lambda record: record["value"].get("publisher") or ""):
        value = record["value"]
        sites = ", ".join(value["sites"]) or "no site"
        print(f"{value.get('publisher') or 'no publisher'}: {value['name']} ({sites})   ({record['from']})")
    if not records:
        print('no outlet of your own: `stemma config outlet add "Marlow Post" --site post.example` makes one')


# ------------------------------------------------------------------------------------ what is in force


def settings_of(chosen: Configuration) -> Iterator[dict[str, Any]]:
    """A record a setting: its key as in a file, its value in force and the file it is from, "built in" without one."""
    from dataclasses import asdict

    from stemma.commands.sources import USER_AGENT

    hosts = chosen.hosts
    plain = {
        "annotator": chosen.annotator,
        "ages": chosen.ages,
        "workers": chosen.workers,
        "policies.preferred": chosen.preferred,
        "policies.coding": chosen.coding,
        **{
            f"policies.own.{name}": {"order": list(one.order), "why": one.why}
            for name, one in chosen.own_policies.items()
        },
        **{f"vague-words.{word}": list(ends) for word, ends in chosen.vague_words.items()},
        **{f"alias.{number}": {"names": list(names)} for number, names in enumerate(chosen.aliases, 1)},
        **{f"outlet.{number}": asdict(outlet) for number, outlet in enumerate(chosen.outlets, 1)},
        "hosts.pause": hosts.pause,
        **{f"hosts.pauses.{host}": seconds for host, seconds in hosts.pauses.items()},
        "hosts.max-pages": hosts.max_pages,
        "hosts.user-agent": hosts.user_agent or USER_AGENT,
        "hosts.allow": list(hosts.allow),
    }
    for key, value in plain.items():
        yield {"type": "setting", "key": key, "value": value, "from": chosen.origin.get(key, "built in")}


def _made_by(ledger: Location, chosen: Configuration) -> dict[str, Any] | None:
    """How the ledger was made, beside what is in force: what `stemma read` would do anew."""
    from stemma.store import LedgerStore

    if not LedgerStore.exists(ledger):
        return None
    with LedgerStore.open(ledger) as store:
        made, aliases = store.configuration(), store.aliases()
    same = made == chosen.settings().fingerprint
    told = f"{ledger} was read under {made or 'several configurations'}"
    if same and aliases == chosen.aliases:
        told += ", which is the one in force"
    elif same:
        told += ", with other aliases: `stemma read` compares its reports anew"
    else:
        told += "; another one is in force: `stemma read` works anew on the reports that depend on what has changed"
    return {"type": "ledger", "ledger": str(ledger), "configuration": made, "current": same and aliases == chosen.aliases, "told": told}  # fmt: skip


def _files(chosen: Configuration) -> str:
    named = ", ".join(map(str, chosen.files))
    return f"in force, from {named}:" if named else "in force, all of it built in (no configuration file):"


def _shown(value: Any) -> str:
    from stemma.reporting.safe import one_line

    if value is None:
        return "not set"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or "none"
    if isinstance(value, dict):
        return "; ".join(f"{key} {_shown(one)}" for key, one in value.items() if one not in (None, [], ()))
    return one_line(f"{value:,g}" if isinstance(value, int | float) else str(value))


# --------------------------------------------------------------------------------------- changing it


def _to_change(config: Path | None, ledger: Location) -> Path:
    """The file to change: the one named, else the nearest there is of the ledger and of this directory, else a new one."""
    from stemma.configuration import FILE_NAME, VARIABLE

    named = config or os.environ.get(VARIABLE)
    if named:
        return Path(named)
    there = [place for place in (ledger / FILE_NAME, Path(FILE_NAME)) if place.is_file()]
    return there[0] if there else Path(FILE_NAME)


def _changed(change: Callable[[], Any]) -> Any:
    from stemma.configuration import ConfigurationError

    try:
        return change()
    except ConfigurationError as problem:
        raise Sorry(f"not changed: {problem}", USAGE) from None


def _advise(ledger: Location) -> None:
    from stemma.store import LedgerStore

    if LedgerStore.exists(ledger):
        say(f"{ledger} stays as it was made until the next `stemma read`")
