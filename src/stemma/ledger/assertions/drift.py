"""What single reports dropped or turned of an assertion that others carry in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from stemma.ledger.assertions.proposals import Proposal
from stemma.ledger.drift import attribution_drift
from stemma.records import AssertionDrift, Document


def drift_of(
    proposal: Proposal,
    denials: Sequence[Proposal],
    origin_of: Mapping[str, str],
    documents: Mapping[str, Document],
    name: Callable[[str], str],
) -> tuple[AssertionDrift, ...]:
    """All drift of an assertion, by kind and report.  `denials` are the assertions that deny it."""
    found = [
        *_hedges(proposal),
        *_voices(proposal),
        *_denials(proposal, denials, name),
        *_translations(proposal, documents),
    ]
    for one in attribution_drift(proposal, origin_of, name):
        found.append(AssertionDrift(one.document, "attribution", one.text))
    return tuple(sorted(set(found), key=lambda one: (one.kind, one.document, one.text)))


def _hedges(proposal: Proposal) -> list[AssertionDrift]:
    """Told without the words of doubt that other reports have."""
    doubtful: dict[str, set[str]] = {}
    plain: set[str] = set()
    for one in proposal.mentions:
        if one.doubts:
            doubtful.setdefault(one.document, set()).update(one.doubts)
        else:
            plain.add(one.document)
    words = ", ".join(f"“{word}”" for word in sorted(set().union(*doubtful.values()))) if doubtful else ""
    text = f"{words} in {', '.join(sorted(doubtful))}, here without the hedge"
    return [AssertionDrift(document, "hedge", text) for document in sorted(plain - doubtful.keys())] if doubtful else []


def _voices(proposal: Proposal) -> list[AssertionDrift]:
    """Told in the passive and without the one who did it, whom other reports name."""
    named = {
        one.document: one.roles["agent"][0].participant.name for one in proposal.mentions if one.roles.get("agent")
    }
    without = {
        one.document for one in proposal.mentions if one.predication.voice == "passive" and not one.roles.get("agent")
    } - named.keys()
    if not named or not without:
        return []
    agents = " or ".join(sorted(set(named.values())))
    text = f"by {agents} in {', '.join(sorted(named))}, here in the passive without saying by whom"
    return [AssertionDrift(document, "voice", text) for document in sorted(without)]


def _denials(proposal: Proposal, denials: Sequence[Proposal], name: Callable[[str], str]) -> list[AssertionDrift]:
    """Told without the denial that stands beside it in other reports."""
    carried: dict[str, str] = {}
    for denial in denials:
        who = ", ".join(sorted(name(one) for one in denial.asserters)) or "a report"
        carried |= dict.fromkeys(denial.documents, who)
    both = sorted(set(proposal.documents) & carried.keys())
    if not both:
        return []
    text = f"the denial by {carried[both[0]]}, in {', '.join(sorted(carried))}, is absent here"
    return [AssertionDrift(one, "denial", text) for one in proposal.documents if one not in carried]


def _translations(proposal: Proposal, documents: Mapping[str, Document]) -> list[AssertionDrift]:
    """Told by a report that is a translation, in other words than the rest: no second wording."""
    found = []
    for document in proposal.documents:
        status = documents[document].translation
        own = {one.stems for one in proposal.mentions if one.document == document}
        others = {one.stems for one in proposal.mentions if one.document != document}
        if status != "none" and others and not own & others:
            text = f"reworded by translation ({status}): no second wording"
            found.append(AssertionDrift(document, "translation", text))
    return found
