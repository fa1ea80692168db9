"""Figures outside everybody's words that the text still gives to a source, each with its reason.

A figure in narration is the outlet's own, unless

own clause   a document or a count is the subject of its clause: "the poll gave her 51 percent"
estimated    its clause says that somebody, unnamed, arrived at it: "damage is estimated at $600 million"
a part       it is part of what the sentence before has a source for: "Of those, 46 tested positive"
goes on      the sentence before is a document's and this one goes on counting: "The report said ... .  Some 300 more ..."

The last two hold within a paragraph only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.claims.cast import key_of
from stemma.claims.mentions import COUNTS, DOCUMENTS, read_mention
from stemma.language.lexicon import lemma
from stemma.language.wordlist import listed
from stemma.records import Annotation, Attribution, Document, Quantity, Sentence, Statement

#: What a document does with a figure that it holds.
_GIVING = listed("contain count give indicate list name note place put record show suggest")
_ESTIMATED = re.compile(
    r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?(assessed|estimated|put|reckoned)\s+at\s+"
    r"(?:a\s+(?:cost|total)\s+of\s+)?$"
)
_BY = re.compile(r"[^.;]{0,40}\bby\b")
_OF_THEM_BEFORE = re.compile(r"^\W*(?:of|among)\s+(?:them|these|those),?\s+$", re.IGNORECASE)
_OF_THEM_AFTER = re.compile(r"\s+(?:\w+\s+)?of\s+(?:them|these|those|whom)\b", re.IGNORECASE)
_THE_REST = re.compile(r"^(?:\W*)(?:the\s+)?(?:others?|rest|remainder|remaining)\b", re.IGNORECASE)
#: What may stand between the start of a sentence and the figure that it opens with.
_OPENING = re.compile(
    r"^\W*(?:(?:a\s+further|and|another|in\s+all|in\s+total|of\s+the|the\s+other)\W+)?$", re.IGNORECASE
)
#: How far up a figure's arcs its verb is looked for, and how far before a figure, in characters, its clause begins.
_ARCS, _CLAUSE = 6, 160
_PARTS_OF_PAPERS = 4


@dataclass(frozen=True, slots=True)
class Given:
    """Whom the text gives a figure in narration to: links of its own, or the statements whose chain it shares."""

    reason: str
    links: tuple[Attribution, ...] = ()
    around: tuple[Statement, ...] = ()


def given_in_narration(
    document: Document,
    annotation: Annotation,
    quantities: Sequence[Quantity],
    enclosing: Sequence[Sequence[Statement]],
    statements: Sequence[Statement],
) -> Mapping[int, Given]:
    """Place of a quantity among `quantities` -> whom it is given to; the outlet's own figures are left out."""
    sentences = annotation.sentences
    starts = [sentence.start for sentence in sentences]
    tokens = [token.start for token in annotation.tokens]
    said = _last_said(starts, statements)
    sourced: dict[int, tuple[Statement, ...]] = {}  # sentence -> the statements around its last sourced figure
    papers: dict[int, tuple[Statement, ...]] = {
        at: (statement,) for at, statement in said.items() if _is_paper(document.text, statement)
    }
    found: dict[int, Given] = {}
    for place in sorted(range(len(quantities)), key=lambda at: quantities[at].start):
        quantity, around = quantities[place], enclosing[place]
        here = bisect_right(starts, quantity.start) - 1
        if here < 0:
            continue
        if around:
            sourced[here] = tuple(around)
            continue
        sentence = sentences[here]
        given = _of_own_clause(document, annotation, tokens, sentence, quantity)
        before = here - 1 if here and _same_paragraph(document.text, sentences[here - 1], sentence) else None
        if given is None and here in sourced and _is_part(document.text, sentence, quantity):
            given = Given("a part of the figure before it", around=sourced[here])
        if given is None and before is not None and before in sourced and _is_part(document.text, sentence, quantity):
            given = Given("a part of the figure in the sentence before", around=sourced[before])
            sourced[here] = sourced[before]
        opens = here in papers or _OPENING.match(document.text[sentence.start : quantity.start]) is not None
        if given is None and before is not None and before in papers and here not in said and opens:
            given = Given("goes on counting after a document was named", around=papers[before])
            papers[here] = papers[before]
        if given is not None:
            found[place] = given
    return found


def _last_said(starts: Sequence[int], statements: Sequence[Statement]) -> dict[int, Statement]:
    """Sentence -> the last statement with words in it."""
    said: dict[int, Statement] = {}
    for statement in statements:
        for part in statement.content:
            for at in range(max(0, bisect_right(starts, part.start) - 1), bisect_left(starts, part.end)):
                said[at] = statement
    return said


def _is_paper(text: str, statement: Statement) -> bool:
    """Is a document the source, as the sentence has it ("the report found", "a letter by the board says")?"""
    if not statement.source or statement.act not in ("assert", "deny"):
        return False
    if statement.speaker is not None and statement.speaker.name.split()[-1].lower() in DOCUMENTS:
        return True
    span = statement.source[0]
    words = [word.strip(",").lower() for word in text[span.start : span.end].split()[:_PARTS_OF_PAPERS]]
    return any(word in DOCUMENTS for word in words)


def _same_paragraph(text: str, one: Sentence, other: Sentence) -> bool:
    return "\n" not in text[one.end : other.start]


def _is_part(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    before = text[sentence.start : quantity.start]
    after = text[quantity.end : quantity.end + 40]
    counted = _OF_THEM_AFTER.match(after) is not None and _OPENING.match(before) is not None
    return counted or bool(_OF_THEM_BEFORE.match(before) or _THE_REST.match(before))


def _of_own_clause(
    document: Document, annotation: Annotation, starts: Sequence[int], sentence: Sentence, quantity: Quantity
) -> Given | None:
    before = document.text[max(sentence.start, quantity.start - _CLAUSE) : quantity.start]
    estimated = _ESTIMATED.search(before)
    if estimated is not None and not _BY.match(document.text[quantity.end : sentence.end]):
        start = quantity.start - len(before) + estimated.start(1)
        link = Attribution("anonymous", "unnamed", None, start, start + len(estimated.group(1)), estimated.group(1))
        return Given("somebody's estimate, unnamed", links=(link,))
    return _of_document(annotation, starts, sentence, quantity)


def _of_document(annotation: Annotation, starts: Sequence[int], sentence: Sentence, quantity: Quantity) -> Given | None:
    """By the arcs: the figure's verb is one of giving, and its subject a document or a count."""
    tokens = annotation.tokens
    at = bisect_left(starts, quantity.numeral.start)
    if at >= sentence.last or tokens[at].head < 0:
        return None
    for _ in range(_ARCS):
        if tokens[at].tag == "VERB" or tokens[at].head in (at, -1):
            break
        at = tokens[at].head
    verb = tokens[at]
    if verb.tag != "VERB" or lemma(verb.text.lower(), "VERB") not in _GIVING:
        return None
    subject = next(
        (
            k
            for k in range(sentence.first, min(at, sentence.last))
            if tokens[k].head == at and tokens[k].label == "nsubj"
        ),
        None,
    )
    if subject is None:
        return None
    noun = tokens[subject].text.lower()
    if noun not in COUNTS | DOCUMENTS and lemma(noun, "NOUN") not in DOCUMENTS:
        return None
    first = subject
    while first > sentence.first and tokens[first - 1].tag in ("ADJ", "DET", "NOUN", "PROPN", "PART", "NUM"):
        first -= 1
    mention = read_mention(tokens[first : subject + 1])
    if mention is None:
        return None
    name = " ".join(mention.core).replace(" 's", "'s").replace(" ’s", "’s")
    link = Attribution("document", name, key_of(name), mention.span.start, mention.span.end, verb.text)
    return Given("a document is the subject of its clause", links=(link,))
