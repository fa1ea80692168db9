"""`stemma doctor`: what is installed, and whether it works."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Any

import typer

import stemma
from stemma.commands.common import DEFAULT_LEDGER, FAILED, LedgerOption, examples, polite, say
from stemma.location import Location

EPILOG = examples(
    "stemma doctor            versions, annotators, data, and a sentence read to see whether it works",
    "stemma doctor --json     the same as one JSON object, for a report of a fault",
    "stemma doctor --check --ledger flood     whether a ledger is whole, and its evidence reads as it did",
)

DISTRIBUTION = "stemma-news"

#: What the self-check reads, and the figure that must come out of it.
SENTENCE = "At least 42 farmers were rescued on Monday, the Lake Relief Fund said."
FIGURE = ("at_least", 42.0, "farmer")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `state` is "ok", "absent" (not there, not needed) or "broken"."""

    part: str
    name: str
    state: str
    detail: str
    figures: dict[str, Any] = field(default_factory=dict)


@polite
def doctor(
    json_: Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Look at a ledger instead: its file, texts, offsets and references.")
    ] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Print versions, annotators with their licences, data files, and the result of a self-check.

    Exit code 1 when something is broken.
    """
    findings = list(checked(ledger) if check else look())
    broken = [one for one in findings if one.state == "broken"]
    if json_:
        print(
            json.dumps({"ok": not broken, "findings": [asdict(one) for one in findings]}, ensure_ascii=False, indent=2)
        )
    else:
        _show(findings)
    if broken:
        raise typer.Exit(FAILED)


def look() -> Iterator[Finding]:
    """Everything the doctor looks at, in the order it is shown."""
    yield Finding("program", "stemma", "ok", f"{stemma.__version__}, Apache-2.0")
    yield Finding("program", "python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield from _libraries()
    yield from _data()
    yield from _annotators()


def checked(ledger: Location) -> Iterator[Finding]:
    """What is wrong with a ledger; one finding that says it is whole when nothing is."""
    from stemma.store import LedgerStore
    from stemma.store.check import check

    with LedgerStore.open(ledger) as store:
        faults = check(store, lambda part: say(f"looking at the {part}") if sys.stderr.isatty() else None)
        counts = store.counts()
    yield from (Finding(fault.part, fault.record, "broken", fault.what) for fault in faults)
    if not faults:
        told = (
            f"{counts['documents']:,} reports, {counts['quantities']:,} figures, {counts['claims']:,} claims: all whole"
        )
        yield Finding("ledger", str(ledger), "ok", told)


def _show(findings: list[Finding]) -> None:
    part = ""
    for one in findings:
        if one.part != part:
            part = one.part
            print(f"\n{part}")
        mark = "" if one.state == "ok" else f"{one.state}: "
        print(f"  {one.name:20}  {mark}{one.detail}")
        for name, value in one.figures.items():
            print(f"  {'':20}    {name}: {value}")
    broken = sum(one.state == "broken" for one in findings)
    if any(one.part in ("file", "orphans", "seals", "documents", "ledger", "decisions") for one in findings):
        print(f"\n{broken} faults: read the reports again into a new ledger." if broken else "")
        return
    print("\nEverything works." if not broken else f"\n{broken} broken: install {DISTRIBUTION} again.")


# ------------------------------------------------------------------------------------- libraries


def _libraries() -> Iterator[Finding]:
    """The libraries that the package asks for, with the version that is installed."""
    try:
        wanted = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        yield Finding(
            "libraries", DISTRIBUTION, "absent", "run from its source, not installed: libraries not looked at"
        )
        return
    for requirement in sorted(wanted, key=str.lower):
        if "extra ==" in requirement:
            continue
        matched = re.match(r"[A-Za-z0-9._-]+", requirement)
        name = matched.group() if matched else requirement
        try:
            yield Finding("libraries", name, "ok", metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding("libraries", name, "broken", f"not installed, needed as {requirement}")


# ------------------------------------------------------------------------------------- data files


def _data() -> Iterator[Finding]:
    data = files("stemma") / "data"
    yield _looked_at("data", "aliases", lambda: _aliases(data / "aliases.json"))
    yield _looked_at("data", "example", lambda: _example(data / "example"))


def _aliases(path: Traversable) -> str:
    return f"usual names of {len(json.loads(path.read_text(encoding='utf-8'))['bodies'])} bodies"


def _example(folder: Traversable) -> str:
    json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    reports = [one for one in (folder / "reports").iterdir() if one.is_file() and one.read_bytes()]
    if not reports:
        raise ValueError("no reports in it")
    return f"{len(reports)} reports for `stemma demo`"


def _looked_at(part: str, name: str, look_at: Callable[[], str]) -> Finding:
    """What `look_at` says, or what went wrong: a doctor meets every illness and must not fall ill."""
    try:
        return Finding(part, name, "ok", look_at())
    except Exception as error:
        return Finding(part, name, "broken", f"{type(error).__name__}: {error}")


# ------------------------------------------------------------------------------------- annotators


def _annotators() -> Iterator[Finding]:
    yield _looked_at("annotators", "rules", lambda: f"Apache-2.0; {_self_check('rules')}")
    yield from _trained()
    yield from _installed()


def _trained() -> Iterator[Finding]:
    from stemma.language.trained import MODEL

    if not (MODEL / "weights").is_dir():
        yield Finding("annotators", "trained", "absent", "its weights are not in this package; the rules do without")
        return
    made = _looked_at("annotators", "trained", lambda: f"the default; {_licence(MODEL)}; {_self_check('trained')}")
    yield Finding(made.part, made.name, made.state, made.detail, _figures(MODEL) if made.state == "ok" else {})


def _licence(model: Traversable) -> str:
    """The licence of the weights, once they are found to be those that were packed."""
    about = json.loads((model / "figures.json").read_text(encoding="utf-8"))
    for name, expected in about["weights_sha256"].items():
        if hashlib.sha256((model / "weights" / name).read_bytes()).hexdigest() != expected:
            raise ValueError(f"weights/{name} is not the file that was packed")
    if not (model / "LICENSE").is_file() or not (model / "NOTICE").is_file():
        raise ValueError("its licence or notice is missing")
    return f"weights {about['licence']} (see NOTICE beside them), {about['bytes'] / 1e6:.1f} MB"


def _figures(model: Traversable) -> dict[str, Any]:
    measured = json.loads((model / "figures.json").read_text(encoding="utf-8"))["figures"]
    news, names, speed = measured["gum_dev_news"], measured["wikigold_held_back"], measured["speed"]
    return {
        "GUM news, raw text": f"LAS {news['las']:.3f}, UAS {news['uas']:.3f}, part of speech {news['pos']:.3f}",
        "wikigold, held back": f"names without their type F1 {names['f1']:.3f}",
        "words a second": f"{speed['words_per_second']:,.0f} on one core where it was measured",
    }


def _installed() -> Iterator[Finding]:
    from spacy.util import get_installed_models

    for pipeline in sorted(get_installed_models()):
        about = metadata.metadata(pipeline)
        fields = [name for name in ("License-Expression", "License") if name in about]
        licence = about[fields[0]] if fields else "licence not stated"
        yield Finding(
            "annotators", f"spacy:{pipeline}", "ok", f"{about['Version']}, {licence}, installed beside this package"
        )


def _self_check(annotator: str) -> str:
    """Read a sentence and say so; ValueError when its figure does not come out."""
    from stemma.claims import extract
    from stemma.language import get_annotator
    from stemma.reading import read_document
    from stemma.records import Source

    document = read_document(Source("self-check", text=SENTENCE))
    found = extract(document, get_annotator(annotator).annotate(document)).quantities
    read = [(one.form, one.lower, one.thing.head if one.thing else None) for one in found]
    if read != [FIGURE]:
        raise ValueError(f"read {read} instead of {[FIGURE]} in {SENTENCE!r}")
    return "self-check passed"
