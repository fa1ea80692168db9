"""`stemma decide`: what a person decides about the ledger; kept apart from the machine's work and applied to it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    USAGE,
    JsonOption,
    LedgerOption,
    Sorry,
    examples,
    polite,
    write_records,
)
from stemma.commands.deciding import ActorOption, ReasonOption, regrouped, write_down
from stemma.commands.parts import find_id

if TYPE_CHECKING:
    from stemma.location import Location
    from stemma.records import Decision, Ledger, Proposal
    from stemma.store import LedgerStore

ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="Its id; the start is enough.")]

app = typer.Typer(
    help="Decide about the ledger: what you decide is kept in a log, apart from what the machine found, and shown with it.",
    epilog=examples(
        'stemma decide accept 3f9a --reason "read all three reports"',
        'stemma decide reject 3f9a --reason "the 9 is a house number"',
        "stemma decide edit 3f9a --value 600-700 --places Marlow     or --excludes, --includes; '' takes them out",
        "stemma decide merge 3f9a 77c0                               one claim, with value and time of the first",
        "stemma decide split 3f9a post.txt:88-90                     this mention is another claim",
        "stemma decide must-link post.txt wire.txt                   they tell one event; cannot-link: they do not",
        "stemma decide rank 3f9a preferred",
        "stemma decide undo 7                                        take decision 7 back",
        "stemma decisions                                            what was decided, and what became of it",
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
)


class RankName(StrEnum):
    preferred = "preferred"
    normal = "normal"
    deprecated = "deprecated"


@app.command(short_help="The claim is what the reports say.")
@polite
def accept(
    claim: ClaimArgument,
    verdict: Annotated[
        str | None, typer.Option("--verdict", metavar="TEXT", help="Your own, on whether it is true; see export --format claimreview.")
    ] = None,
    rating: Annotated[
        int | None, typer.Option("--rating", min=1, max=5, metavar="N", help="With --verdict: 1, false, to 5, true.")
    ] = None,
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Mark a claim as read and right; it leaves the queue of `stemma review`."""
    from stemma import decisions

    _decide(
        ledger, [claim], lambda shown, ids, _: decisions.accept(shown, ids[0], verdict, rating), actor, reason, json
    )


@app.command(short_help="The claim is not what the reports say.")
@polite
def reject(
    claim: ClaimArgument,
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Mark a claim as misread: it stays in the ledger, deprecated, and counts nowhere."""
    from stemma import decisions

    _decide(ledger, [claim], lambda shown, ids, _: decisions.reject(shown, ids[0]), actor, reason, json)


@app.command(short_help="Set the value or the scope of a claim.")
@polite
def edit(
    claim: ClaimArgument,
    value: Annotated[
        str | None, typer.Option("--value", metavar="FIGURE", help="640, 600-700, '<1200', '>=200' or 'about 640'.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="UNIT", help="With --value, when it has another one; '' for counted things.")
    ] = None,
    places: Annotated[list[str] | None, typer.Option("--places", metavar="PLACE", help="Where; again for more.")] = None,
    excludes: Annotated[
        list[str] | None, typer.Option("--excludes", metavar="TEXT", help="What it leaves out; again for more.")
    ] = None,
    includes: Annotated[
        list[str] | None, typer.Option("--includes", metavar="TEXT", help="What it takes in; again for more.")
    ] = None,
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Say what a claim's figure or scope is; what the reports were read as is kept beside it.

    A scope option with an empty text takes that part of the scope out.
    """
    from stemma import decisions

    if unit is not None and value is None:
        raise Sorry("--unit goes with --value", USAGE)
    scope = {
        name: None if given is None else [text for text in given if text.strip()]
        for name, given in (("places", places), ("excludes", excludes), ("includes", includes))
    }

    def propose(shown: Ledger, ids: list[str], _: tuple[Decision, ...]) -> Proposal:
        figure = None
        if value is not None:
            former = next((c.value.unit for c in shown.claims if c.id == ids[0]), None)
            try:
                figure = decisions.parse_figure(value, former if unit is None else unit or None)
            except ValueError as problem:
                raise Sorry(f"--value: {problem}", USAGE) from None
        return decisions.edit(
            shown, ids[0], value=figure,
            places=scope["places"], excludes=scope["excludes"], includes=scope["includes"],
        )  # fmt: skip

    _decide(ledger, [claim], propose, actor, reason, json)


@app.command(short_help="Claims that are one.")
@polite
def merge(
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Two or more; value and time are the first's.")],
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Make several claims one, with the value, time and scope of the first."""
    from stemma import decisions

    _decide(ledger, claims, lambda shown, ids, _: decisions.merge(shown, ids), actor, reason, json)


@app.command(short_help="Mentions that are another claim.")
@polite
def split(
    claim: ClaimArgument,
    mentions: Annotated[
        list[str], typer.Argument(metavar="MENTION...", help="Ids of figures, or places as shown (post.txt:88-90).")
    ],
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Take mentions out of a claim: together they are a claim of their own, in a series of its own."""
    from stemma import decisions

    def propose(shown: Ledger, ids: list[str], _: tuple[Decision, ...]) -> Proposal:
        return decisions.split(shown, ids[0], [_mention(shown, ids[0], named) for named in mentions])

    _decide(ledger, [claim], propose, actor, reason, json)


@app.command(short_help="Statements that are one act of saying.")
@polite
def link(
    statements: Annotated[list[str], typer.Argument(metavar="STATEMENT...", help="Ids of statements or utterances.")],
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Say that statements in several reports are one utterance; `stemma export` has their ids."""
    from stemma import decisions

    _decide(ledger, statements, lambda shown, ids, _: decisions.link(shown, ids), actor, reason, json, "statement")


@app.command(short_help="Statements that are another act of saying.")
@polite
def unlink(
    statements: Annotated[list[str], typer.Argument(metavar="STATEMENT...", help="Ids of statements of one utterance.")],
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Take statements out of an utterance: together they are one of their own."""
    from stemma import decisions

    _decide(ledger, statements, lambda shown, ids, _: decisions.unlink(shown, ids), actor, reason, json, "statement")


@app.command("must-link", short_help="Reports that tell one event.")
@polite
def must_link(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="Two or more.")],
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Put reports into one story, whatever their texts look like; the ledger is made anew."""
    from stemma import decisions

    _decide(ledger, reports, decisions.must_link, actor, reason, json, "document")


@app.command("cannot-link", short_help="Reports that tell different events.")
@polite
def cannot_link(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="Two or more: no two of them in one story.")],
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Keep reports in different stories; the ledger is made anew."""
    from stemma import decisions

    _decide(ledger, reports, decisions.cannot_link, actor, reason, json, "document")


@app.command(short_help="Set the rank of a claim in its series.")
@polite
def rank(
    claim: ClaimArgument,
    to: Annotated[RankName, typer.Argument(metavar="RANK", help="preferred, normal or deprecated.")],
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Say which figure of a series is preferred, or that one is not."""
    from stemma import decisions

    _decide(ledger, [claim], lambda shown, ids, _: decisions.rank(shown, ids[0], to.value), actor, reason, json)


@app.command(short_help="Take a decision back.")
@polite
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="The number of the decision; an undo has one too.")],
    reason: ReasonOption = None, actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Take a decision back with a new one: the log keeps both."""
    from stemma import decisions

    _decide(ledger, [], lambda _, __, log: decisions.undo(log, number), actor, reason, json)


# ------------------------------------------------------------------------------------------- what they share

Propose = Callable[["Ledger", list[str], "tuple[Decision, ...]"], "Proposal"]


def _decide(
    directory: Location,
    wanted: list[str],
    propose: Propose,
    actor: str | None,
    reason: str | None,
    json: bool,
    kind: Literal["claim", "statement", "document"] = "claim",
) -> None:
    """Find what is meant, which is of this kind, write the decision down, and tell what became of it."""
    from stemma.decisions import DecisionError
    from stemma.interchange import decision_json
    from stemma.store import LedgerStore

    with LedgerStore.open(directory) as store:
        log = store.decisions()
        shown, ids = _around(store, wanted, kind)
        try:
            proposal = propose(shown, ids, log)
        except DecisionError as problem:
            raise Sorry(str(problem)) from None
    decision = write_down(directory, proposal, actor, reason)
    regrouped(directory, decision, (*log, decision))
    with LedgerStore.open(directory) as store:
        outcome = store.outcome(decision)
    if json:
        write_records([decision_json(decision, outcome)], None)
        return
    records = f" ({', '.join(outcome.records)})" if outcome.records and decision.operation != "undo" else ""
    print(f"decision {decision.sequence}, {decision.operation}: {outcome.state}, {outcome.reason}{records}")
    if decision.operation != "undo":
        print(f"take it back with: stemma decide undo {decision.sequence}")


def _around(
    store: LedgerStore, wanted: list[str], kind: Literal["claim", "statement", "document"]
) -> tuple[Ledger, list[str]]:
    """The stories that the things wanted are in, as they are shown, and the full ids."""
    from stemma.decisions import successor

    if kind == "statement":
        ids, stories = wanted, [story for id_ in wanted for story in _told_in(store, id_)]
    else:
        ids = [find_id(store, kind, one) for one in wanted]
        said = next((id_ for id_ in ids if kind == "claim" and store.find_stories_of("assertion", id_)), None)
        if said is not None:
            raise Sorry(f"{said} is an assertion: decisions are about figures (c-...), `stemma show series` tells them")
        stories = [story for id_ in ids for story in store.find_stories_of(kind, id_)]
    shown = store.shown_stories(stories)
    if kind == "claim":
        there = {claim.id for claim in shown.claims}
        machine = shown if there.issuperset(ids) else store.load_stories(stories)
        ids = [id_ if id_ in there else successor(machine, shown, id_) or id_ for id_ in ids]
    return shown, ids


def _told_in(store: LedgerStore, id_: str) -> tuple[str, ...]:
    """The stories of a statement or an utterance."""
    match store.locate(id_):
        case ("statement", document):
            return store.find_stories_of("document", document)
        case ("utterance", story):
            return (story,)
    raise Sorry(f"the ledger has no statement {id_!r}: `stemma export --table statement --format csv` lists them")


def _mention(shown: Ledger, claim: str, named: str) -> str:
    """The id of the figure of the claim that is meant: by its id, or by report and place, "post.txt:88-90"."""
    found = next(c for c in shown.claims if c.id == claim)
    own = set(found.quantities) | set(found.statements)
    if named in own:
        return named
    report, _, place = named.rpartition(":")
    for extraction in shown.extractions:
        document = extraction.document.id
        for quantity in extraction.quantities:
            at = f"{quantity.start}-{quantity.end}" == place
            if quantity.id in own and at and (document == report or document.startswith(report)):
                return quantity.id
    raise Sorry(f"{named!r} is no mention of {claim}: `stemma show claim {claim}` tells them")
