"""Decisions about the ledger as it is shown, checked before they go into the log: one function an operation.

Each gives a `Proposal`: what it speaks of with the words by which that is found again, what was before and what is to
be.  Each raises `DecisionError` when the ledger has no such thing or the decision would do nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stemma.decisions.anchors import figure_anchor, statement_anchor
from stemma.decisions.figures import edited_scope, scope_json, value_json
from stemma.decisions.history import Links, contradiction, links, pairs, undone_by
from stemma.records import Claim, Decision, Ledger, Proposal, Rank, Target, TextAnchor, Utterance, Value

#: Longest text that a person may give with a decision, and items at once.
MOST_CHARACTERS, MOST_ITEMS = 4_000, 200


class DecisionError(ValueError):
    """A decision that cannot be made as asked; the message says why and what to do."""


def accept(ledger: Ledger, claim: str, verdict: str | None = None, rating: int | None = None) -> Proposal:
    """The claim is what the reports say.

    Args:
        verdict: a person's own, on whether it is true, in words; with a `rating` from 1, false, to 5, true.
    """
    if (verdict is None) != (rating is None):
        raise DecisionError("a verdict goes with a rating from 1 (false) to 5 (true)")
    if rating is not None and not 1 <= rating <= 5:
        raise DecisionError(f"a rating is from 1 (false) to 5 (true), not {rating}")
    after = None if verdict is None else {"verdict": _words(verdict, "the verdict"), "rating": rating}
    return _about_claim(ledger, "accept", claim, after)


def reject(ledger: Ledger, claim: str) -> Proposal:
    """The claim is not what the reports say: misread, or no claim at all.  It stays, marked, and counts nowhere."""
    return _about_claim(ledger, "reject", claim, None)


def edit(
    ledger: Ledger,
    claim: str,
    *,
    value: Value | None = None,
    places: Sequence[str] | None = None,
    excludes: Sequence[str] | None = None,
    includes: Sequence[str] | None = None,
) -> Proposal:
    """Another value, or another scope, for a claim; parts not given stay as they are, an empty list takes them out."""
    found = _claim(ledger, claim)
    given = {"places": places, "excludes": excludes, "includes": includes}
    scope = {name: [_words(t, name) for t in texts] for name, texts in given.items() if texts is not None}
    after: dict[str, Any] = {}
    if value is not None and value != found.value:
        after["value"] = value_json(value)
    if scope and edited_scope(found.scope, scope) != found.scope:
        after["scope"] = scope
    if not after:
        raise DecisionError("nothing to edit: give another value or scope than the claim has")
    return _about_claim(ledger, "edit", claim, after)


def rank(ledger: Ledger, claim: str, to: Rank) -> Proposal:
    """Preferred, normal or deprecated in its series."""
    if to not in ("preferred", "normal", "deprecated"):
        raise DecisionError(f"a rank is preferred, normal or deprecated, not {to!r}")
    if to == "preferred" and _claim(ledger, claim).state == "rejected":
        raise DecisionError(f"{claim} is rejected: undo that before you prefer it")
    return _about_claim(ledger, "rank", claim, {"rank": to})


def merge(ledger: Ledger, claims: Sequence[str]) -> Proposal:
    """Several claims of one story are one.  Value, time and scope are those of the first."""
    found = [_claim(ledger, claim) for claim in dict.fromkeys(claims)]
    if len(found) < 2:
        raise DecisionError("to merge takes two claims or more")
    _few(found, "claims")
    if len({c.story for c in found}) > 1:
        raise DecisionError("claims of two stories are not merged: link their reports first")
    if len({(c.kind, c.value.unit) for c in found}) > 1:
        raise DecisionError("claims of different units or kinds are not merged")
    if any(c.state == "rejected" for c in found):
        raise DecisionError("a rejected claim is not merged: undo that first")
    lookup = _Lookup(ledger)
    target = Target("claim", tuple(c.id for c in found), tuple(lookup.anchors(c) for c in found))
    return Proposal("merge", target, {"claims": [_state(c) for c in found]}, None)


def split(ledger: Ledger, claim: str, apart: Sequence[str]) -> Proposal:
    """The named mentions (ids of figures, or of statements) are another claim than the rest."""
    found = _claim(ledger, claim)
    anchors = _Lookup(ledger).anchors(found)
    place = {anchor.record: at for at, anchor in enumerate(anchors)}
    unknown = [id_ for id_ in apart if id_ not in place]
    if unknown:
        raise DecisionError(f"{unknown[0]} is no mention of {found.id}: `stemma show claim {found.id}` tells them")
    chosen = sorted({place[id_] for id_ in apart})
    if not chosen or len(chosen) == len(anchors):
        raise DecisionError("to split leaves mentions on both sides: name some of them, not all")
    return Proposal("split", Target("claim", (found.id,), (anchors,)), _state(found), {"apart": chosen})


def link(ledger: Ledger, statements: Sequence[str]) -> Proposal:
    """The utterances of these statements (or with these ids) are one act of saying."""
    found = list({u.id: u for u in (_utterance(ledger, one) for one in statements)}.values())
    if len(found) < 2:
        raise DecisionError("to link takes statements of two utterances or more: these are one already")
    _few(found, "utterances")
    if len({u.story for u in found}) > 1:
        raise DecisionError("utterances of two stories are not linked: link their reports first")
    lookup = _Lookup(ledger)
    target = Target("utterance", tuple(u.id for u in found), tuple(lookup.spoken(u) for u in found))
    return Proposal("link", target, None, None)


def unlink(ledger: Ledger, statements: Sequence[str]) -> Proposal:
    """These statements of one utterance are an act of saying of their own."""
    found = {u.id: u for u in (_utterance(ledger, one) for one in statements)}
    if len(found) != 1:
        raise DecisionError("to unlink takes statements of one utterance")
    (utterance,) = found.values()
    chosen = [at for at, id_ in enumerate(utterance.statements) if id_ in set(statements)]
    if not chosen or len(chosen) == len(utterance.statements):
        raise DecisionError("to unlink leaves statements on both sides: name some of them, not all")
    target = Target("utterance", (utterance.id,), (_Lookup(ledger).spoken(utterance),))
    return Proposal("unlink", target, None, {"apart": chosen})


def must_link(ledger: Ledger, documents: Sequence[str], decisions: Sequence[Decision] = ()) -> Proposal:
    """The reports tell one event, whatever their texts look like."""
    return _about_documents(ledger, "must-link", documents, decisions)


def cannot_link(ledger: Ledger, documents: Sequence[str], decisions: Sequence[Decision] = ()) -> Proposal:
    """No two of the reports tell one event."""
    return _about_documents(ledger, "cannot-link", documents, decisions)


def undo(decisions: Sequence[Decision], sequence: int) -> Proposal:
    """Take a decision back; an undo too."""
    if not any(d.sequence == sequence for d in decisions):
        raise DecisionError(f"there is no decision {sequence}: `stemma decisions` lists them")
    if sequence in undone_by(decisions):
        raise DecisionError(f"decision {sequence} is undone already, by {undone_by(decisions)[sequence]}")
    return Proposal("undo", Target("decision", (str(sequence),)))


# -------------------------------------------------------------------------------------------- what they share


class _Lookup:
    """The mentions of claims and utterances as anchors."""

    def __init__(self, ledger: Ledger) -> None:
        self._figures = {q.id: (e, q) for e in ledger.extractions for q in e.quantities}
        self._statements = {s.id: (e, s) for e in ledger.extractions for s in e.statements}

    def anchors(self, claim: Claim) -> tuple[TextAnchor, ...]:
        """Of its figures; of a claim without figures those of its statements."""
        if claim.quantities:
            return tuple(figure_anchor(*self._figures[q]) for q in claim.quantities if q in self._figures)
        return tuple(statement_anchor(*self._statements[s]) for s in claim.statements if s in self._statements)

    def spoken(self, utterance: Utterance) -> tuple[TextAnchor, ...]:
        return tuple(statement_anchor(*self._statements[s]) for s in utterance.statements if s in self._statements)


def _about_claim(ledger: Ledger, operation: Any, claim: str, after: dict[str, Any] | None) -> Proposal:
    found = _claim(ledger, claim)
    anchors = _Lookup(ledger).anchors(found)
    if not anchors:
        raise DecisionError(f"{found.id} has no mention in the reports of this ledger")
    return Proposal(operation, Target("claim", (found.id,), (anchors,)), _state(found), after)


def _about_documents(
    ledger: Ledger, operation: Any, documents: Sequence[str], decisions: Sequence[Decision]
) -> Proposal:
    chosen = tuple(dict.fromkeys(documents))
    known = {e.document.id for e in ledger.extractions}
    for document in chosen:
        if document not in known:
            raise DecisionError(f"the ledger has no report {document!r}: `stemma show ledger` tells what it has")
    if len(chosen) < 2:
        raise DecisionError("to link or part reports takes two or more")
    _few(chosen, "reports")
    asked = links(decisions)
    new = frozenset(pairs(chosen))
    must, cannot = (asked.must | new, asked.cannot - new), (asked.must - new, asked.cannot | new)
    clash = contradiction(Links(*(must if operation == "must-link" else cannot)))
    if clash is not None:
        raise DecisionError(
            f"{clash[0]} and {clash[1]} would have to be in one story and in two: undo one of the decisions about "
            "them first (`stemma decisions` lists them)"
        )
    home = {document: story.id for story in ledger.stories for document in story.documents}
    before: Mapping[str, Any] = {"stories": [home.get(document) for document in chosen]}
    return Proposal(operation, Target("document", chosen), dict(before))


def _claim(ledger: Ledger, claim: str) -> Claim:
    for one in ledger.claims:
        if one.id == claim:
            return one
    raise DecisionError(f"the ledger has no claim {claim!r}: `stemma show series` tells what it has")


def _utterance(ledger: Ledger, wanted: str) -> Utterance:
    for one in ledger.utterances:
        if one.id == wanted or wanted in one.statements:
            return one
    raise DecisionError(f"the ledger has no statement or utterance {wanted!r}")


def _few(items: Sequence[object], noun: str) -> None:
    if len(items) > MOST_ITEMS:
        raise DecisionError(f"at most {MOST_ITEMS} {noun} in one decision")


def _words(text: str, what: str) -> str:
    shown = " ".join(text.split())
    if not shown or len(shown) > MOST_CHARACTERS:
        raise DecisionError(f"{what}: between 1 and {MOST_CHARACTERS} characters")
    return shown


def _state(claim: Claim) -> dict[str, Any]:
    """What a claim was, for the log."""
    return {
        "proposition": claim.proposition,
        "value": value_json(claim.value),
        "scope": scope_json(claim.scope),
        "rank": claim.rank,
        "state": claim.state,
    }
