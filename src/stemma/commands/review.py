"""`stemma review`: what a person should decide about, one thing after another, with the keyboard."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from stemma.commands.common import (
    DEFAULT_LEDGER,
    JsonOption,
    LedgerOption,
    Sorry,
    StoryOption,
    console,
    examples,
    polite,
    say,
    write_records,
)
from stemma.commands.deciding import ActorOption, regrouped, write_down
from stemma.commands.keys import read_key, read_line
from stemma.commands.parts import find_id
from stemma.location import Location

if TYPE_CHECKING:
    from stemma.decisions import Item
    from stemma.records import Claim, Decision, Ledger, Proposal
    from stemma.store import LedgerStore

EPILOG = examples(
    "stemma review                        one thing after another; ? tells the keys",
    "stemma review --story story-3f9a     of one story",
    "stemma review --kind conflict        conflicts only; again for another kind",
    "stemma review --list                 the queue as a table, nothing is asked",
    "stemma review --list --json | jq .kind",
)

#: Stories loaded at a time to find what is to review.
_STORIES = 50

#: What the keys do.
KEYS = (
    ("a", "accept"), ("r", "reject"), ("e", "edit value or scope"), ("p", "prefer"), ("m", "merge"), ("s", "split"),
    ("1-9", "choose the claim that the keys are about"), ("c", "confirm a flagged decision"),
    ("u", "undo"), ("j k", "next, previous"), ("?", "help"), ("q", "quit"),
)  # fmt: skip


@polite
def review(
    story: StoryOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="flagged, conflict, single-source or low-confidence; again for more."),
    ] = None,
    doubtful: Annotated[
        float | None, typer.Option("--doubtful", min=0, max=1, metavar="P", help="Probability below which a reading is doubtful.  [default: 0.6]")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Print the queue and ask nothing.")] = False,
    actor: ActorOption = None, ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False,
) -> None:  # fmt: skip
    """Go through what a person should look at: flagged decisions, conflicts, preferred figures of one source, doubtful readings.

    Every decision is kept at once; stop whenever you like.  Without a terminal keys are read from standard input.
    """
    from stemma.interchange import plain
    from stemma.reporting.terminal_review import print_queue

    desk = _Desk(ledger, actor, _kinds(kind), doubtful, story)
    if list_ or json or (not sys.stdout.isatty() and sys.stdin.isatty()):
        if json:
            write_records(({"type": "review_item", **plain(item)} for item in desk.items), None)
        else:
            print_queue(console(), desk.items)
        return
    if not desk.items:
        print("Nothing to review.")
        return
    desk.run()


def _kinds(given: list[str] | None) -> frozenset[str]:
    from stemma.decisions import KINDS

    known = {kind.replace(" ", "-"): kind for kind in KINDS}
    for one in given or ():
        if one.replace(" ", "-") not in known:
            raise Sorry(f"--kind: {one!r} is none of {', '.join(known)}", 2)
    return frozenset(known[one.replace(" ", "-")] for one in given or known)


@dataclass
class _Desk:
    """The queue and where in it the person is; `mine` are the decisions of this sitting, for undo."""

    directory: Location
    actor: str | None
    kinds: frozenset[str]
    doubtful: float | None
    only: str | None
    items: list[Item] = field(default_factory=list)
    at: int = 0
    chosen: int = 0
    told: str = ""
    mine: list[Decision] = field(default_factory=list)
    _shown: dict[str, Ledger] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from stemma.store import LedgerStore

        with LedgerStore.open(self.directory) as store:
            if self.only is not None:
                self.only = find_id(store, "story", self.only)
                self.items = self._queue(store.shown_story(self.only))
            else:
                self.items = self._whole_queue(store)

    def _queue(self, shown: Ledger) -> list[Item]:
        from stemma.decisions import queue

        found = queue(shown) if self.doubtful is None else queue(shown, doubtful=self.doubtful)
        return [item for item in found if item.kind in self.kinds]

    def _whole_queue(self, store: LedgerStore) -> list[Item]:
        """The queue of all stories, some loaded at a time."""
        from stemma.decisions import DOUBTFUL, in_turn
        from stemma.records import Ledger
        from stemma.store.documents import batches

        found: list[Item] = []
        told: set[int] = set()
        for some in batches(store.stories_to_review(DOUBTFUL if self.doubtful is None else self.doubtful), _STORIES):
            shown = store.shown_stories(some)
            told |= {outcome.sequence for outcome in shown.outcomes}
            found += self._queue(shown)
        elsewhere = [d for d in store.decisions() if d.sequence not in told]
        outcomes = tuple(store.outcome(decision) for decision in elsewhere)
        found += self._queue(Ledger(decisions=tuple(elsewhere), outcomes=outcomes))
        return in_turn({item.id: item for item in found}.values())

    @property
    def item(self) -> Item:
        return self.items[self.at]

    def run(self) -> None:
        from stemma.reporting.terminal_review import print_item

        out = console()
        while self.items:
            self.at = max(0, min(self.at, len(self.items) - 1))
            self.chosen = min(self.chosen, max(0, len(self.item.claims) - 1))
            print_item(out, self.shown(), self.item, f"{self.at + 1} of {len(self.items)}", self.chosen, self.told)
            self.told = ""
            say(" ".join(f"[{key}] {what}" for key, what in KEYS))
            key = read_key()
            if key in ("", "q"):
                break
            self.press(key)
        if not self.items:
            print("Nothing more to review.")
        say(f"{len(self.mine)} decisions kept in {self.directory}; `stemma decisions` lists them")

    def shown(self) -> Ledger:
        """The story of the present item, as people see it."""
        from stemma.records import Ledger
        from stemma.store import LedgerStore

        story = self.item.story
        if story and story not in self._shown:
            with LedgerStore.open(self.directory) as store:
                self._shown = {story: store.shown_story(story)}
        return self._shown.get(story, Ledger())

    # ------------------------------------------------------------------ keys

    def press(self, key: str) -> None:
        """Do what a key is for; what cannot be done is told, and nothing is changed."""
        from stemma.decisions import DecisionError

        if key in ("j", "n", " "):
            self.at += 1
        elif key == "k":
            self.at -= 1
        elif key.isdigit() and key != "0":
            self.chosen = min(int(key), len(self.item.claims)) - 1
        elif key == "?":
            self.told = "; ".join(f"{key}: {what}" for key, what in KEYS)
        elif key in self.ACTIONS:
            try:
                self.ACTIONS[key](self)
            except DecisionError as problem:
                self.told = str(problem)
        else:
            self.told = f"the key {key!r} does nothing; ? tells the keys"

    def claim(self) -> Claim:
        from stemma.decisions import DecisionError

        ids = self.item.claims
        found = next((c for c in self.shown().claims if ids and c.id == ids[self.chosen]), None)
        if found is None:
            raise DecisionError("this item has no claim in the ledger of now: u undoes its decision")
        return found

    def accept(self) -> None:
        from stemma import decisions

        self.decide(decisions.accept(self.shown(), self.claim().id))

    def reject(self) -> None:
        from stemma import decisions

        self.decide(decisions.reject(self.shown(), self.claim().id))

    def prefer(self) -> None:
        from stemma import decisions

        self.decide(decisions.rank(self.shown(), self.claim().id, "preferred"))

    def edit(self) -> None:
        from stemma import decisions

        claim = self.claim()
        typed = read_line("value (640, 600-700, <1200, about 640; Enter keeps it):")
        places = read_line("places, with commas (Enter keeps them, - for none):")
        if typed is None or places is None:
            return
        try:
            value = decisions.parse_figure(typed, claim.value.unit) if typed else None
        except ValueError as problem:
            raise decisions.DecisionError(str(problem)) from None
        listed = [place.strip() for place in places.split(",") if place.strip() not in ("", "-")] if places else None
        self.decide(decisions.edit(self.shown(), claim.id, value=value, places=listed))

    def merge(self) -> None:
        from stemma import decisions
        from stemma.commands.parts import resolve

        first = self.claim().id
        others = [id_ for id_ in self.item.claims if id_ != first]
        if not others:
            typed = read_line("merge with which claim (the start of its id)?")
            if not typed:
                return
            try:
                others = [resolve(typed, [c.id for c in self.shown().claims], "claim", "stemma show series")]
            except Sorry as problem:
                raise decisions.DecisionError(str(problem)) from None
        self.decide(decisions.merge(self.shown(), [first, *others]))

    def split(self) -> None:
        from stemma import decisions
        from stemma.reporting.lookup import Lookup

        claim = self.claim()
        mentions = Lookup(self.shown()).mentions(claim)
        for number, q in enumerate(mentions, 1):
            say(f"  {number}. {q.document}:{q.start}-{q.end} {' '.join(q.surface.split())!r}")
        typed = read_line("which of them are another claim (numbers, with commas)?")
        if not typed:
            return
        numbers = [part.strip() for part in typed.split(",")]
        if not all(part.isdigit() and 0 < int(part) <= len(mentions) for part in numbers):
            raise decisions.DecisionError(f"numbers from 1 to {len(mentions)}, with commas")
        self.decide(decisions.split(self.shown(), claim.id, [mentions[int(part) - 1].id for part in numbers]))

    def undo(self) -> None:
        from stemma import decisions

        number = self.item.decision or (self.mine[-1].sequence if self.mine else None)
        if number is None:
            raise decisions.DecisionError("nothing was decided in this sitting; `stemma decide undo N` undoes any")
        self.decide(decisions.undo(self._log(), number), whole=True)
        self.mine = [d for d in self.mine if d.sequence != number and d.operation != "undo"]

    def confirm(self) -> None:
        """A flagged decision anew, about the claim that it seems to mean now."""
        from stemma import decisions

        former = next((d for d in self._log() if d.sequence == self.item.decision), None)
        if former is None or former.operation not in ("accept", "reject", "rank"):
            raise decisions.DecisionError(
                "c confirms a flagged accept, reject or rank; decide others anew, u undoes them"
            )
        claim, after = self.claim(), former.after or {}
        if former.operation == "rank":
            proposal = decisions.rank(self.shown(), claim.id, after["rank"])
        elif former.operation == "reject":
            proposal = decisions.reject(self.shown(), claim.id)
        else:
            proposal = decisions.accept(self.shown(), claim.id, after.get("verdict"), after.get("rating"))
        self.decide(proposal, instead_of=former.sequence)

    ACTIONS: ClassVar[Mapping[str, Callable[[_Desk], None]]] = {
        "a": accept, "r": reject, "e": edit, "p": prefer, "m": merge, "s": split, "u": undo, "c": confirm,
    }  # fmt: skip

    # ------------------------------------------------------------------ deciding

    def _log(self) -> tuple[Decision, ...]:
        from stemma.store import LedgerStore

        with LedgerStore.open(self.directory) as store:
            return store.decisions()

    def decide(self, proposal: Proposal, instead_of: int | None = None, whole: bool = False) -> None:
        """Ask why, keep the decision, and look at the story anew, or at the `whole` ledger."""
        from stemma import decisions
        from stemma.store import LedgerStore

        why = read_line("why (Enter: no reason given)?")
        if why is None:
            self.told = "nothing was decided"
            return
        story, here = self.item.story, self.item.id
        entry = write_down(self.directory, proposal, self.actor, why or None)
        self.mine.append(entry)
        if instead_of is not None:
            write_down(
                self.directory, decisions.undo(self._log(), instead_of), self.actor, f"replaced by {entry.sequence}"
            )
        whole = regrouped(self.directory, entry, self._log()) or whole or not story
        with LedgerStore.open(self.directory) as store:
            outcome = store.outcome(entry)
            if whole and self.only is None:
                fresh = self._whole_queue(store)
            else:
                fresh = self._queue(store.shown_story(self.only or story))
        self.told = f"decision {entry.sequence}, {entry.operation}: {outcome.state}, {outcome.reason}"
        self._shown = {}
        if not whole:
            fresh += [item for item in self.items if item.story != story]
        order = {item.id: number for number, item in enumerate(self.items)}
        self.items = sorted(fresh, key=lambda item: order.get(item.id, len(order)))
        self.at = next((n for n, item in enumerate(self.items) if item.id == here), self.at)
