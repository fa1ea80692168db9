"""Does a figure of the ledger answer what the claim's figure answers?  One small function for each respect.

Each returns None when the reports bear the claim out in that respect, else the difference in words.
"""

from __future__ import annotations

import re

from stemma.claims.role_words import SUM, role_class
from stemma.ledger.nouns import PEOPLE, names_people
from stemma.ledger.things import Question
from stemma.ledger.wording import containment, content_stems, stem
from stemma.records import Difference, Quantity
from stemma.verification.candidates import Candidate
from stemma.verification.claimed import Figure

#: Nouns for anybody: a claim may say "people" where the reports say "miners", not the other way round.
ANYBODY: frozenset[str] = frozenset({"", "individual", "inhabitant", "life", "people", "person", "soul", "victim"})
#: Roles of being there at all, which "there are" tells as well.
_PRESENT = frozenset({"", role_class("remaining")})
_WHOLE = re.compile(
    r"\b(?:all\s+(?:over|across)|across\s+the\s+(?:country|nation|world)|altogether|in\s+all|in\s+total|overall|"
    r"nationwide|worldwide|a\s+total\s+of)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:additional|also|as well|besides|further|others?|too)\b", re.IGNORECASE)
_LEAST_SHARED = 0.5


def thing_differs(figure: Figure, candidate: Candidate) -> Difference | None:
    """What is counted: the same noun, one of its class, or a noun for anybody where the reports count persons."""
    mine = figure.question
    if not counts_things(figure):
        return None  # of sums, sizes, shares and changes the words around decide
    if all(q.thing is not None and q.thing.end <= q.start for q in candidate.quantities):
        return None  # "gave power back to 900 of them": the noun before may be another's
    told = [q for q in candidate.questions if q.head]
    if not mine.head or not told or any(_same_head(mine, other) for other in told):
        return None
    if names_people(mine.head) and any(q.head in ANYBODY or q.head == "man" for q in told):
        return None  # "nine of the men": that they are miners must stand in the words around
    return Difference("thing", f"the claim counts {mine.label}, the reports {told[0].label}")


def thing_is_told(figure: Figure, candidate: Candidate) -> bool:
    """The reports count the same noun: the claim's needs no counterpart among the words around."""
    told = [q for q in candidate.questions if q.head]
    return counts_things(figure) and any(_same_head(figure.question, other) for other in told)


def counts_things(figure: Figure) -> bool:
    """A count, whose noun says what is counted; the noun beside a sum, a share or a change may be anything."""
    return figure.value.unit is None and figure.quantity.form not in ("change", "relative")


def _same_head(mine: Question, other: Question) -> bool:
    if mine.head == other.head:
        return True
    if mine.head in ANYBODY and (other.persons or names_people(other.head)):
        return True
    if mine.kind == other.kind and mine.kind not in ("", "people", "person"):
        return True
    words = {stem(word) for word in content_stems(other.label)}
    return stem(mine.head) in words and mine.head not in PEOPLE


def role_differs(figure: Figure, candidate: Candidate) -> Difference | None:
    """What befell those counted, or what they do: killed is not injured, and neither is merely there."""
    mine = role_class(figure.question.role)
    told = {role_class(q.role) for q in candidate.questions} - {""}
    if mine in told:
        return None
    if not told:
        return None  # the words decide: the claim's verb must be in the figure's sentence
    if not mine and told & _PRESENT:
        return None
    if mine and any(_one_of_sum(mine, other) for other in told):
        return Difference("role", f"the reports count {_role(candidate)} together")
    if not mine and _verb_role(figure) and all(SUM not in other for other in told):
        return None  # the words of the claim name the role: they are compared one by one
    return Difference("role", f"the claim says {figure.question.role or 'nothing'}, the reports {_role(candidate)}")


def _one_of_sum(mine: str, other: str) -> bool:
    return SUM in other and mine in other.split(SUM)


def _verb_role(figure: Figure) -> bool:
    """The claim's figure has a role of its own words (a verb that the table does not know)."""
    return bool(figure.question.role)


def _role(candidate: Candidate) -> str:
    return next((q.role for q in candidate.questions if role_class(q.role)), "nothing")


def polarity_differs(figure: Figure, candidate: Candidate) -> Difference | None:
    """Asserted, denied, questioned or supposed: a figure quoted to be refuted supports nothing."""
    mine, told = figure.quantity.polarity, candidate.quantities[0].polarity
    if mine == told:
        return None
    return Difference("polarity", f"the claim has it {mine}, the reports have it {told}")


def direction_differs(figure: Figure, candidate: Candidate) -> Difference | None:
    """A change against a level, or up against down."""
    mine, told = figure.quantity, candidate.quantities[0]
    changes = mine.form in ("change", "relative")
    if changes != candidate.changes:
        said, other = ("a change", "a level") if changes else ("a level", "a change")
        return Difference("direction", f"the claim tells {said}, the reports {other}")
    if not changes:
        return None
    ups = [q.relative.direction if q.relative else None for q in (mine, told)]
    kinds = [q.relative.operation if q.relative else None for q in (mine, told)]
    if ups[0] != ups[1] or (mine.form == told.form and kinds[0] != kinds[1]):
        return Difference("direction", f"the claim says {ups[0] or 'no direction'}, the reports {ups[1] or 'none'}")
    return None


def part_differs(figure: Figure, candidate: Candidate, text: str) -> Difference | None:
    """A part, a further number, or the whole: "twelve more" are not twelve in all."""
    mine = figure.question
    if mine.more and not any(q.more for q in candidate.questions):
        return Difference("part", "the claim tells further ones, the reports do not")
    if not mine.more and not _ALSO.search(text) and all(q.more for q in candidate.questions):
        return Difference("part", "the reports tell further ones beside others")
    if mine.state and not any(q.state == mine.state for q in candidate.questions):
        return Difference("part", f"the reports do not say that they are in {mine.state} condition")
    if not mine.state and all(q.state for q in candidate.questions):
        return Difference("part", f"the reports count those in {candidate.questions[0].state} condition")
    return None


def scope_differs(figure: Figure, candidate: Candidate, text: str) -> Difference | None:
    """What a figure leaves out or takes in, and "in all" against a part."""
    claim = candidate.claim
    quantity = figure.quantity
    for kind, phrases, notes in (
        ("leaves out", quantity.excludes, claim.scope.excludes if claim else ()),
        ("takes in", quantity.includes, claim.scope.includes if claim else ()),
    ):
        for phrase in phrases:
            stems = content_stems(phrase.text)
            if not any(containment(stems, content_stems(note.text)) >= _LEAST_SHARED for note in notes):
                return Difference("scope", f"no report says that the figure {kind} “{' '.join(phrase.text.split())}”")
    if claim is not None and claim.scope.excludes and not quantity.excludes and _WHOLE.search(text):
        note = claim.scope.excludes[0]
        return Difference("scope", f"the claim tells a whole, and the figure leaves out “{note.text}”")
    return None


def is_projected(quantity: Quantity) -> bool:
    return "projected" in quantity.flags


def projection_differs(figure: Figure, candidate: Candidate) -> Difference | None:
    """What is to come, or is only aimed at, is told as what is."""
    aims = ["target" in figure.quantity.flags, all("target" in q.flags for q in candidate.quantities)]
    if aims[0] != aims[1]:
        return Difference("hedge", f"{'the claim tells' if aims[0] else 'the reports tell'} it as an aim alone")
    if all(is_projected(q) for q in candidate.quantities) and not is_projected(figure.quantity):
        return Difference("hedge", "the reports tell it as a forecast")
    if is_projected(figure.quantity) and not any(is_projected(q) for q in candidate.quantities):
        return Difference("hedge", "the claim tells it as a forecast, the reports as a fact")
    return None
