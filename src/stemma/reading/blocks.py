"""Blocks: the kind of every stretch of a text.  They tile it, and each says why it is what it is.

The evidence is looked at in this order, and what one rule has labelled the next leaves alone: credits
and furniture by their words, the opening by its form, lists of links, comments, splices.  What is left
is body, one block a line.
"""

from __future__ import annotations

from dataclasses import dataclass

from stemma.reading.comments import label_comments
from stemma.reading.credits import CreditMark, credit_line, credits_of, photo_credit, tag_credits
from stemma.reading.dates import date_line, find_dates
from stemma.reading.furniture import Label, furniture, glued_furniture, related_runs
from stemma.reading.lines import Line, split_lines
from stemma.reading.opening import HEAD_LINES, SIGNED, byline, label_opening
from stemma.reading.places import place_opening
from stemma.reading.published import stated_date
from stemma.reading.signed import signed_line
from stemma.reading.splices import find_splice
from stemma.reading.words import has_finite_verb
from stemma.records import Block, BlockKind, Credit, TimeInterval


@dataclass(slots=True)
class Layout:
    """What the form of a text tells: its blocks, headline, credits, the date it states and the outlet beside it."""

    blocks: tuple[Block, ...] = ()
    title: str | None = None
    credits: tuple[Credit, ...] = ()
    date: TimeInterval | None = None
    outlet: str | None = None


def lay_out(
    document: str, text: str, given_title: str | None = None, page: bool = False, comments_from: int | None = None
) -> Layout:
    """The layout of a text.

    With `page` the text comes from a page whose structure has already told article and comments apart:
    comments begin at the offset `comments_from`, and neither comments nor splices are looked for by form.
    """
    lines = split_lines(text)
    if not lines:
        return Layout()
    labels: dict[int, Label] = {}
    credits: list[Credit] = []
    fixed = {line.index for line in lines if comments_from is not None and line.start >= comments_from}
    for i in fixed:
        labels[i] = Label("comment", "the page marks it as comments")
    own = [line for line in lines if line.index not in fixed]
    _label_by_words(own, labels, credits)
    opening, headline = label_opening(lines, labels, given_title)
    labels.update(opening)
    labels.update(related_runs(lines, labels))
    if not page:
        labels.update(label_comments(lines, labels))
    _label_tail(own, labels)
    cuts = _cut_inside(own, labels, credits)
    body = [line.index for line in lines if line.index not in labels]
    subject = given_title or (lines[headline].text if headline is not None else None)
    splice = None if page else find_splice(lines, body, labels, subject)
    if splice is not None:
        for i in body:
            if i >= splice.first:
                labels[i] = Label("foreign", splice.reason)
                cuts.pop(i, None)
    blocks = _blocks(document, lines, labels, cuts)
    title = " ".join(lines[headline].text.split()) if headline is not None else None
    date = _date(text, lines, labels)
    credited = tuple(sorted(set(credits), key=lambda c: (c.start, c.end, c.agency)))
    return Layout(blocks, title, credited, date, _outlet(lines, labels))


def _outlet(lines: list[Line], labels: dict[int, Label]) -> str | None:
    """The outlet that a line of the head gives beside the date of the report."""
    for line in lines[:HEAD_LINES]:
        if line.index in labels and labels[line.index].reason == SIGNED:
            signed = signed_line(line)
            if signed is not None and signed.outlet is not None:
                return signed.outlet
    return None


def _label_by_words(lines: list[Line], labels: dict[int, Label], credits: list[Credit]) -> None:
    for line in lines:
        label = furniture(line)
        marks = credit_line(line)
        tags = tag_credits(line)
        if label is None and marks:
            labels[line.index] = Label("credit", marks[0].reason)
            credits += credits_of(line, marks)
            continue
        if label is not None:
            labels[line.index] = label
        credits += credits_of(line, tags)


def _label_tail(lines: list[Line], labels: dict[int, Label]) -> None:
    """Bylines and date lines below the body."""
    for at, line in enumerate(lines):
        if at < 2 or line.index in labels:
            continue
        last = all(other.index in labels for other in lines[at + 1 : at + 4])
        if byline(line) and (last or line.text.lower().startswith(("by ", "contact "))):
            labels[line.index] = Label("byline", "names the author")
        elif last and date_line(line.text):
            labels[line.index] = Label("dateline", "a line that is a date")


@dataclass(frozen=True, slots=True)
class _Cut:
    """The line's words from the offset on (up to the next cut) are of this kind."""

    at: int
    label: Label


def _cut_inside(lines: list[Line], labels: dict[int, Label], credits: list[Credit]) -> dict[int, list[_Cut]]:
    """Lines that hold more than one kind: caption and credit, place opening and body, headline and furniture."""
    cuts: dict[int, list[_Cut]] = {}
    bodies = 0
    for line in lines:
        i = line.index
        label = labels.get(i)
        glue = glued_furniture(line) if label is None or label.kind == "related" else None
        if glue is not None:
            kind = label or Label("body", "prose")
            cuts[i] = [_Cut(0, kind), _Cut(glue, Label("boilerplate", "furniture stuck to the line"))]
            if label is None:
                labels[i] = (
                    Label("related", "a headline with furniture stuck to it") if not line.ends_sentence else kind
                )
                if not line.ends_sentence:
                    cuts[i][0] = _Cut(0, labels[i])
            continue
        if label is None or label.kind in {"caption", "standfirst"}:
            mark = photo_credit(line)
            if mark is not None and _is_caption(line, mark, bodies, label):
                caption = Label("caption", "ends with the credit of a picture")
                labels[i] = caption
                cuts[i] = [_Cut(0, caption), _Cut(mark.start, Label("credit", mark.reason))]
                if mark.start == 0:
                    cuts[i] = [_Cut(0, Label("credit", mark.reason))]
                credits += credits_of(line, [mark])
                continue
        if label is None:
            opening = place_opening(line) if bodies == 0 else None
            if opening is not None and opening.length < len(line.text):
                cuts[i] = [_Cut(0, Label("dateline", "the place that opens the report")), _Cut(opening.length, BODY)]
            elif opening is not None:
                labels[i] = Label("dateline", "the place that opens the report")
                continue
            bodies += len(line.words) > 8
    return cuts


BODY = Label("body", "prose")


def _is_caption(line: Line, mark: CreditMark, bodies: int, label: Label | None) -> bool:
    """A line that ends in a picture's credit is a caption in the head; in the body only when it is short."""
    words = len(line.text[: mark.start].split())
    if label is not None or mark.start == 0:
        return True
    if bodies == 0 and line.index < HEAD_LINES:
        return words <= 80
    return words <= 45 and (not has_finite_verb(line) or bool(find_dates(line.text)) or line.text.endswith(("]", ")")))


def _blocks(
    document: str, lines: list[Line], labels: dict[int, Label], cuts: dict[int, list[_Cut]]
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for line in lines:
        pieces = cuts.get(line.index) or [_Cut(0, labels.get(line.index, BODY))]
        for n, piece in enumerate(pieces):
            start = line.begin if n == 0 else line.start + piece.at
            end = line.start + pieces[n + 1].at if n + 1 < len(pieces) else line.stop
            if end > start:
                blocks.append(Block(document, start, end, piece.label.kind, piece.label.reason))
    return tuple(blocks)


def _date(text: str, lines: list[Line], labels: dict[int, Label]) -> TimeInterval | None:
    """The date that the head states in a date line, a byline or a place opening; else one at the very end."""
    partial = None
    kinds: dict[int, BlockKind] = {i: label.kind for i, label in labels.items()}
    bodies = 0
    for line in lines[:HEAD_LINES]:
        kind = kinds.get(line.index, "body")
        found = None
        what = "date line"
        if kind == "dateline":
            signed = signed_line(line)
            found = signed.date if signed is not None else date_line(line.text)
        elif kind == "byline":
            found, what = next((date for date in find_dates(line.text) if date.first), None), "byline"
        if found is None and kind in {"body", "dateline"} and bodies == 0:
            opening = place_opening(line)
            found, what = (opening.date if opening else None), "place opening"
        if found is not None:
            stated = stated_date(found, text, line.start, what)
            if stated.known:
                return stated
            partial = partial or stated
        bodies += kind == "body" and len(line.words) > 8
    for line in lines[-6:]:
        if kinds.get(line.index) == "dateline":
            found = date_line(line.text)
            if found is not None and found.first is not None:
                return stated_date(found, text, line.start, "date line")
    return partial
