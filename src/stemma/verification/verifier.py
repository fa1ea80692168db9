"""The verdict on a whole claim: each figure in it, and the sentences that hold none."""

from __future__ import annotations

from stemma.ledger.aliases import by, read_told
from stemma.records import VERDICTS, CheckedPart, Ledger, VerdictKind, Verification
from stemma.verification.candidates import Shelf
from stemma.verification.claimed import is_claim_of_fact, read_claim
from stemma.verification.deciding import FigureJudge
from stemma.verification.sayings import SayingJudge
from stemma.verification.surroundings import Reader

#: Of the parts of one claim the worst decides; that one is contradicted is worse than that nothing is known of one.
_WORST: tuple[VerdictKind, ...] = ("contradicted", *(v for v in reversed(VERDICTS) if v != "contradicted"))


class Verifier:
    """A ledger opened for questions.  Reads parts of the reports again, once each; for use by one thread."""

    def __init__(self, ledger: Ledger) -> None:
        self._aliases = read_told(ledger.policy.get("aliases", ""))
        with by(self._aliases):
            shelf, reader = Shelf(ledger), Reader()
            self._figures = FigureJudge(shelf, reader)
            self._sayings = SayingJudge(shelf, reader)

    def verify(self, text: str) -> Verification:
        """Hold one claim against the ledger.  Never raises: what cannot be checked says why.

        A topic in common is no support: number, unit, thing, role, place, time, source, direction, polarity and
        every other content word of the claim must be borne out by reports of one and the same figure.  Names are those
        of the ledger: bodies go by the aliases that it was made with.
        """
        with by(self._aliases):
            return self._verify(text)

    def _verify(self, text: str) -> Verification:
        claimed = read_claim(text)
        if claimed.trouble:
            return Verification(text, "not_checkable", claimed.trouble)
        figures = [figure for figure in claimed.figures if is_claim_of_fact(figure)]
        if not claimed.figures:
            parts = [self._sayings.judge(claimed)]
        elif not figures:
            return Verification(text, "not_checkable", "the claim tells what might be, not what is")
        else:
            parts = [self._figures.judge(claimed, figure) for figure in figures]
        return _whole(text, parts)


def verify(text: str, ledger: Ledger) -> Verification:
    """One claim against one ledger; for many claims make a `Verifier` once."""
    return Verifier(ledger).verify(text)


def _whole(text: str, parts: list[CheckedPart]) -> Verification:
    worst = min(parts, key=lambda part: _WORST.index(part.verdict))
    reason = worst.reason if len(parts) == 1 else f"{worst.surface}: {worst.reason}"
    return Verification(text, worst.verdict, reason, tuple(parts))
