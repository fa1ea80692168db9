"""How a report opens: headline and its repetition, standfirst, byline, place opening, date line, first caption.

What the rules look at is form and position, no vocabulary of any subject: a headline does not end
like a sentence, a standfirst stands between headline and body and says what the body says again, a
caption names what a picture shows and mostly has no finite verb.
"""

from __future__ import annotations

import re

from stemma.reading.dates import date_line, find_dates
from stemma.reading.furniture import Label
from stemma.reading.lines import Line
from stemma.reading.places import lone_place, place_opening
from stemma.reading.signed import signed_line
from stemma.reading.words import FUNCTION_WORDS, content_words, has_finite_verb

#: Lines after which the head of a report is over, whatever they hold.
HEAD_LINES = 14

#: A headline has no more words than this; a section label ("World") has no more than SECTION_WORDS.
HEADLINE_WORDS = 28
SECTION_WORDS = 3

#: A standfirst has no more words than this.
STANDFIRST_WORDS = 48

#: The reason of a line that gives the date with a name.
SIGNED = "a line that is an outlet or author and the date"

_BYLINE = re.compile(
    r"^\W{0,3}(?:(?P<by>by|written by|posted by|reported by|story by|author|from)\s?:?\s(?=[A-Z\u00c0-\u024f])"
    r"|(?P<staff>(?:staff|wire|staff and wire|agency|agencies|web|news|online)\s(?:reports?|reporters?|desk|writers?|staff))\s?$)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}\s?[,|/–-]\s?(?:[\w.'’&-]+\s){0,5}(?:staff|writer|reporter|correspondent|editor|producer|columnist)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"^\W{0,3}(?:contact|e-?mail|reach|follow)\b[^\n]{0,120}(?:@|\d{3}[-.]\d{4})", re.IGNORECASE)


def byline(line: Line) -> bool:
    """Whether the line names who wrote the report and says no more than that."""
    text = line.text
    if len(text) > 200 or line.long:
        return False
    if _CONTACT.match(text) or (_ROLE.match(text) and len(line.words) <= 14):
        return True
    match = _BYLINE.match(text)
    if match is None:
        return False
    if match["staff"]:
        return True
    rest = [word for word in line.words[1:] if word.isalpha()]
    capitalised = sum(
        1
        for word in rest
        if word[0].isupper() or word.lower() in {"and", "for", "in", "of", "the", "at", "de", "van", "von"}
    )
    return len(line.words) <= 18 and bool(rest) and capitalised >= 0.75 * len(rest) and not line_is_sentence(line)


def line_is_sentence(line: Line) -> bool:
    """Ends like a sentence and has a finite verb."""
    return line.ends_sentence and has_finite_verb(line)


def same_headline(a: Line, b: Line) -> bool:
    """Whether two lines are one headline: equal letter for letter apart from case and marks, or nearly so."""
    if [word.lower() for word in a.words] == [word.lower() for word in b.words]:
        return bool(a.words)
    left, right = content_words(a), content_words(b)
    if len(left) < 4 or len(right) < 4 or line_is_sentence(b):
        return False
    return len(left & right) >= 0.8 * max(len(left), len(right))


def looks_like_headline(line: Line) -> bool:
    """Form of a headline: one line, not ending like a sentence (or in title case), no date line, no byline."""
    words = line.words
    if line.long or not 2 <= len(words) <= HEADLINE_WORDS or len(line.text) > 220 or line.text[:1].islower():
        return False
    if (
        date_line(line.text)
        or byline(line)
        or signed_line(line) is not None
        or line.text.endswith((":", ";", ",", "-", "—"))
    ):
        return False
    opening = place_opening(line)
    if opening is not None and (opening.tagged or line.ends_sentence):
        return False
    stripped = line.text.rstrip("\"'”’)] ")
    if stripped.endswith((".", "…")) and not stripped.endswith(("...", "…")):
        return _title_case(line) and len(words) >= 3
    return not (line.ends_quote and line.text.count('"') + line.text.count("“") == 0)


def _title_case(line: Line) -> bool:
    longer = [word for word in line.words if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 3 and sum(1 for word in longer if word[0].isupper()) >= 0.85 * len(longer)


def label_opening(
    lines: list[Line], labels: dict[int, Label], given_title: str | None
) -> tuple[dict[int, Label], int | None]:
    """Labels of the lines of the head, and the index of the headline (None when the text opens without one).

    `labels` are those of lines already recognised as furniture or credits; they are passed over.
    """
    found: dict[int, Label] = {}
    free = [i for i in range(min(len(lines), HEAD_LINES)) if i not in labels]
    if not free or len(lines) < 2:
        return found, None
    title = _headline(lines, free, given_title, found)
    start = 0 if title is None else free.index(title) + 1
    between: list[int] = []  # short lines between headline and body, not yet labelled
    body = None
    for i in free[start:]:
        line = lines[i]
        if title is not None and same_headline(lines[title], line):
            found[i] = Label("title", "the headline again")
        elif date_line(line.text):
            found[i] = Label("dateline", "a line that is a date")
        elif byline(line):
            found[i] = Label("byline", "names the author")
        elif signed_line(line) is not None:
            found[i] = Label("dateline", SIGNED)
        elif lone_place(line) and i + 1 < len(lines):
            found[i] = Label("dateline", "a line that is a place")
        elif _is_body(lines, labels, i, title):
            body = i
            break
        else:
            between.append(i)
    if body is None:
        return found, title
    for i in between:
        found[i] = _between(lines, i, body, title)
    return found, title


def _headline(lines: list[Line], free: list[int], given_title: str | None, found: dict[int, Label]) -> int | None:
    if given_title:
        wanted = [word.lower() for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", given_title[:500])]
        for i in free[:4]:
            words = [word.lower() for word in lines[i].words]
            if words and (words == wanted or _mostly_shared(words, wanted)):
                for j in free[: free.index(i)]:
                    if len(lines[j].words) <= SECTION_WORDS:
                        found[j] = Label("boilerplate", "a section label over the headline")
                found[i] = Label("title", "the title that came with the text")
                return i
        return None
    for i in free[:4]:
        line = lines[i]
        if date_line(line.text):
            found[i] = Label("dateline", "a line that is a date")
            continue
        if byline(line):
            found[i] = Label("byline", "names the author")
            continue
        if signed_line(line) is not None:
            found[i] = Label("dateline", SIGNED)
            continue
        later = [j for j in free if j > i]
        if _is_section_label(lines, i, later):
            found[i] = Label("boilerplate", "a section label over the headline")
            continue
        if looks_like_headline(line) and any(j > i for j in range(len(lines))):
            found[i] = Label("title", "the first line, in the form of a headline")
            return i
        return None
    return None


def _is_section_label(lines: list[Line], i: int, later: list[int]) -> bool:
    """A word or two over a headline that stands twice, or one word over any headline."""
    line = lines[i]
    if (
        len(later) < 2
        or len(line.words) > SECTION_WORDS
        or line.ends_sentence
        or not looks_like_headline(lines[later[0]])
    ):
        return False
    return len(line.words) == 1 or same_headline(lines[later[0]], lines[later[1]])


def _mostly_shared(words: list[str], wanted: list[str]) -> bool:
    left, right = set(words) - FUNCTION_WORDS, set(wanted) - FUNCTION_WORDS
    if min(len(left), len(right)) < 3:
        return False
    return len(left & right) >= 0.8 * len(left) and len(left & right) >= 0.5 * len(right) and len(words) <= 40


def _is_body(lines: list[Line], labels: dict[int, Label], i: int, title: int | None) -> bool:
    """Whether the line begins the body: prose that is no standfirst to what follows it."""
    line = lines[i]
    if line.long or len(line.words) > STANDFIRST_WORDS or place_opening(line) is not None:
        return True
    if not line.ends_sentence and not line.ends_quote:
        return line.text.endswith((":", ",")) or len(line.words) > STANDFIRST_WORDS - 12
    if title is None:
        return True
    return not _is_standfirst(lines, labels, i)


def _is_standfirst(lines: list[Line], labels: dict[int, Label], i: int) -> bool:
    """A sentence under the headline that is cut off from the body by date, byline or the like, or said again there."""
    following = i + 1
    cut_off = False
    while following < min(len(lines), i + 6):
        line = lines[following]
        label = labels.get(following)
        if (
            (label is not None and label.kind in {"readtime", "credit", "byline"})
            or date_line(line.text)
            or byline(line)
            or signed_line(line) is not None
        ):
            cut_off = True
        elif label is None or label.kind == "caption":
            break
        following += 1
    if not any(other.ends_sentence and len(other.words) > 12 for other in lines[i + 1 : i + 9]):
        return False
    if cut_off:
        return True
    mine = content_words(lines[i])
    again = content_words(lines[min(following, len(lines) - 1)])
    return len(mine) >= 5 and len(mine & again) >= 0.6 * len(mine) and len(again) >= len(mine)


def _between(lines: list[Line], i: int, body: int, title: int | None) -> Label:
    """What a short line between headline and body is: standfirst when it is a clause, else the caption of a picture."""
    line = lines[i]
    if line.ends_sentence and title is not None:
        return Label("standfirst", "a sentence between headline and body")
    if has_finite_verb(line) and title is not None:
        if date_at_end(line):
            return Label("caption", "a clause that ends in a date, between headline and body")
        return Label("standfirst", "a clause between headline and body")
    if title is None:
        return Label("body", "short lines before the body of a text without a headline")
    return Label("caption", "a phrase without a verb between headline and body")


def date_at_end(line: Line) -> bool:
    """Captions of agency pictures end in the day the picture was taken."""
    dates = find_dates(line.text[-60:])
    return bool(dates) and len(line.text[-60:].rstrip(" .)")) - dates[-1].end <= 1
