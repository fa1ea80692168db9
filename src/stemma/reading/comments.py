"""Reader comments that follow the body of a report in a plain dump of its page.

A heading ("12 comments") is enough, after a short body when a remark with its writer follows.  Without one, several things must come together after the body:
the place where it could begin is marked by form (a line that is only a name, or paragraphs set apart
by more blank lines than those of the report), and what follows is chatty: it addresses the reader,
exclaims, asks, breaks off, is not punctuated like prose - and nobody in it is quoted as in a report.
"""

from __future__ import annotations

import re

from stemma.reading.furniture import Label
from stemma.reading.lines import Line
from stemma.reading.words import FUNCTION_WORDS

#: Body lines that must come before a comment section, and words they must have.
BODY_LINES_BEFORE = 2
BODY_WORDS_BEFORE = 40

#: Sum of the lines' scores at which a section counts as comments, and kinds of chat it must show.
SECTION_SCORE = 3.0
SECTION_KINDS = 3

#: By how much everything must be clearer when one mark alone (a name, a gap) shows where comments begin.
LONE_MARK = 1.5

#: Share of the section's paragraphs that must be chatty, and number that must speak person to person.
CHATTY_SHARE = 0.6
PERSONAL_LINES = 2

#: Kinds of chat in which somebody speaks to somebody.
PERSONAL = frozenset({"addresses the reader", "exclaims", "interjects", "speaks of itself", "symbols"})

_HEADING = re.compile(
    r"^\W{0,3}(?:(?:\d{1,5}|all|latest|no|reader|readers['’]?|user|top|view|your)\s)?comments?"
    r"(?:\s(?:section|policy|closed|are closed|\(\d{1,5}\)|on this (?:article|story)|from readers))?\s?(?::|\(\d{1,5}\)|\d{1,5})?\W{0,2}$"
    r"|^\W{0,3}(?:\d{1,5}\s(?:thoughts|responses|replies)\s(?:on|to)\b.{0,120}|leave a (?:comment|reply).{0,30}|join the (?:conversation|discussion)|have your say.{0,20}|what do you think\?)\W{0,2}$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^(?:@?[\w.'’-]+(?:\s[\w.'’-]+){0,3}\s(?:says|said|wrote|commented|replied)\s?:?|(?:reply|like|report|flag|upvote)(?:\s?[|·•]\s?\w+){0,3}"
    r"|.{0,60}\b(?:\d{1,3}|an?)\s(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?)\sago\b.{0,20}|.{1,60}\s(?:\d{1,2}:\d\d)\s?(?:[ap]m)?)$",
    re.IGNORECASE,
)
#: "Ann:", "river_rat12 wrote:", "Posted by Ann at 12:04": a remark that begins with who wrote it, names within 60 characters.
_REMARK = re.compile(
    r"(?:(?i:posted|written|submitted|comment)\s(?i:by)\s\S.{0,59}"
    r"|@?[\w.'’-]{1,30}(?:\s[A-Z0-9][\w.'’-]{0,30}){0,2}\s?(?:\([^()]{1,40}\)\s?)?(?:(?:says|said|writes|wrote|commented|replied|asks|asked)\b.{0,30})?:)"
)
_QUOTED = re.compile(r"[\"“«][^\"“”«»]{0,2000}[\"”»]")
_REPORTED = re.compile(r"\b(?:according to|told|said|says|announced|reported|stated|added)\b", re.IGNORECASE)

#: Kinds of chat, each counted once a line.
_CHAT = {
    "addresses the reader": re.compile(r"\b(?:you|your|you['’](?:re|ll|ve|d)|yourself|u|ur)\b", re.IGNORECASE),
    "speaks of itself": re.compile(r"\b(?:I|I['’](?:m|ve|ll|d)|me|myself|imo|imho|my)\b"),
    "exclaims": re.compile(r"!"),
    "breaks off": re.compile(r"…|\.\.\.?(?!\w)"),
    "asks": re.compile(r"\?"),
    "interjects": re.compile(
        r"\b(?:lol|haha\w*|wow|yeah|yep|nope|omg|wtf|btw|hey|hmm+|ok(?:ay)?|please|thanks|well|so then|oh|ah)\b",
        re.IGNORECASE,
    ),
    "loosely punctuated": re.compile(r"\s[?!,](?:\s|$)|[?!]{2,}|,[^\s\d\"'”’]|\bi\b(?!\.)"),
    "symbols": re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf]|[:;]-?[)(DP](?:\s|$)|@\w+|\s&\s"),
}


def comment_heading(line: Line) -> bool:
    """Whether the line is a heading over comments."""
    return len(line.text) <= 160 and _HEADING.match(line.text) is not None


def name_only(line: Line) -> bool:
    """A line that is a user's name and nothing else: one to three capitalised words or one made-up one."""
    if not 1 <= len(line.words) <= 3 or len(line.text) > 40 or line.text[-1:] in ".:;,!?\"”)'-":
        return False
    words = line.words
    if any(word.lower() in FUNCTION_WORDS for word in words) or line.text.isupper():
        return False
    if len(words) == 1:
        return any(char.isdigit() for char in words[0]) or "_" in line.text
    return all(word[0].isupper() and word.isalpha() for word in words) and " ".join(words) == line.text


def remark_opening(line: Line) -> bool:
    """Whether the line begins with who wrote it, or holds only a name or a name and a time, as remarks of readers do."""
    return name_only(line) or _REMARK.match(line.text) is not None or _SIGNATURE.match(line.text) is not None


def chat(line: Line) -> list[str]:
    """The kinds of chat in a line, quotations left out."""
    outside = _QUOTED.sub(" ", line.text[:2000])
    kinds = [kind for kind, pattern in _CHAT.items() if pattern.search(outside)]
    if outside[:1].islower():
        kinds.append("begins in small letters")
    if not line.ends_sentence and not line.ends_quote and len(line.words) > 6:
        kinds.append("ends without a full stop")
    return kinds


def _score(line: Line, kinds: list[str], apart: bool) -> float:
    """How much a paragraph speaks for a comment (up to 3) or, when it quotes somebody as a report does, against."""
    score = min(3, len(kinds)) - 0.5 + (0.5 if apart else 0.0)
    outside = _QUOTED.sub(' " ', line.text[:2000])
    if _REPORTED.search(outside) and ('"' in outside or "according to" in outside.lower()):
        score -= 3
    return score


def label_comments(lines: list[Line], labels: dict[int, Label]) -> dict[int, Label]:
    """Labels of the comment section, which runs to the end of the text, furniture inside it left as it is."""
    start, reason = _start(lines, labels)
    if start is None:
        return {}
    return {
        i: Label("comment", reason)
        for i in range(start, len(lines))
        if i not in labels or labels[i].kind in {"title", "caption"}
    }


def _start(lines: list[Line], labels: dict[int, Label]) -> tuple[int | None, str]:
    body = [i for i in range(len(lines)) if i not in labels]
    for i in range(body[0] + 1 if body else 1, len(lines) - 1):
        if comment_heading(lines[i]) and remark_opening(lines[i + 1]):
            return i, f'after the heading "{lines[i].text[:40]}", before a remark with its writer'
    words = 0
    first = None
    for before, i in enumerate(body):
        if words >= BODY_WORDS_BEFORE and before >= BODY_LINES_BEFORE:
            first = i
            break
        words += min(len(lines[i].words), 60)
    if first is None:
        return None, ""
    for i in range(first, len(lines)):
        if comment_heading(lines[i]):
            return i, f'after the heading "{lines[i].text[:40]}"'
    return _unmarked(lines, [i for i in body if i >= first], [i for i in body if i < first])


def _unmarked(lines: list[Line], candidates: list[int], before: list[int]) -> tuple[int | None, str]:
    """The best beginning of a section without a heading: the highest sum of scores to the end of the text."""
    usual = sorted(lines[i].blanks_after for i in before)[len(before) // 2] if before else 0
    best: tuple[float, int] | None = None
    total = 0.0
    kinds: set[str] = set()
    paragraphs = chatty = personal = marks = 0
    for i in reversed(candidates):
        line = lines[i]
        apart = line.blanks_after > usual and line.index + 1 < len(lines)
        signed = name_only(line) or _SIGNATURE.match(line.text) is not None
        if signed:
            total += 1.0
        else:
            mine = chat(line)
            total += _score(line, mine, apart)
            kinds.update(mine)
            paragraphs += 1
            chatty += bool(mine)
            personal += bool(PERSONAL & set(mine))
        marks += apart or signed
        gap = i > 0 and lines[i - 1].blanks_after > usual
        if not (signed or gap) or chatty < CHATTY_SHARE * paragraphs:
            continue
        enough = 1 if marks > 1 else LONE_MARK
        if (
            len(kinds) >= SECTION_KINDS * enough
            and personal >= PERSONAL_LINES * enough
            and total >= SECTION_SCORE * enough
            and (best is None or total >= best[0])
        ):
            best = (total, i)
    if best is None:
        return None, ""
    return best[1], "chatty paragraphs after the body, set apart by names or wider gaps"
