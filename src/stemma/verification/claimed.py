"""The claim that is asked about, read as a report is: its figures, its sayings, its words and arcs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stemma.claims import extract
from stemma.language.trained import shipped
from stemma.ledger.borrowing import questions_of
from stemma.ledger.mentions import NEVER_CLAIMED
from stemma.ledger.things import Question
from stemma.ledger.values import value_of
from stemma.reading import read_document
from stemma.records import Annotation, Block, Extraction, Quantity, Source, Statement, Value

#: Characters of the longest claim: a paragraph.  A longer text is a report, to be read as one.
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the claim.  `value` is its interval; a change is signed."""

    quantity: Quantity
    value: Value
    question: Question
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as read: `trouble` says in words why nothing can be checked, "" when something can."""

    text: str
    extraction: Extraction | None
    annotation: Annotation | None
    figures: tuple[Figure, ...] = ()
    trouble: str = ""


def read_claim(text: str) -> Claimed:
    """The claim's text as one block of body text; never raises."""
    bare = text.strip()
    if not any(sign.isalnum() for sign in bare):
        return Claimed(text, None, None, trouble="the claim is empty")
    if len(bare) > LONGEST:
        reason = f"longer than {LONGEST:,} characters ({len(bare):,}): ask about one claim at a time"
        return Claimed(text, None, None, trouble=reason)
    document = read_document(Source("the claim", text=text, media="text/plain"))
    if document.status != "ok":
        return Claimed(text, None, None, trouble=document.error or "the claim is empty")
    if document.language not in (None, "en"):
        return Claimed(text, None, None, trouble=f"the claim seems to be in another language ({document.language})")
    document = replace(document, blocks=(Block(document.id, 0, len(text), "body", "a claim"),))
    annotation = shipped(selective=False).annotate(document)
    extraction = extract(document, annotation)
    figures = []
    questions = questions_of(extraction.quantities, text)
    for quantity in extraction.quantities:
        value = value_of(quantity)
        if value is not None:
            around = [s for s in extraction.statements if any(_holds(s, i, quantity) for i in range(len(s.content)))]
            figures.append(Figure(quantity, value, questions[quantity.id], around[0] if around else None))
    return Claimed(text, extraction, annotation, tuple(figures))


def _holds(statement: Statement, part: int, quantity: Quantity) -> bool:
    span = statement.content[part]
    return statement.act not in ("ask", "refuse") and span.start <= quantity.start and quantity.end <= span.end


def is_claim_of_fact(figure: Figure) -> bool:
    """Not told by the claim itself as what was averted or might have been."""
    return not (NEVER_CLAIMED - {"target"}) & set(figure.quantity.flags)
