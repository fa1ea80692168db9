"""Credits: whom a report names as where it has its text or picture from.

A credit is a tag ("(Reuters) -"), a line ("Source: ..."), a closing note ("Agencies contributed to this
report") or the mark under a picture.  "told Reuters" is no credit: it says where the words were spoken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from stemma.reading.lines import Line
from stemma.records import Block, Credit, Document

#: News and picture agencies: every written form -> the name the record carries.  Editable.
AGENCIES = {
    "AAP": "Australian Associated Press",
    "AFP": "Agence France-Presse",
    "ANSA": "ANSA",
    "ANI": "Asian News International",
    "AP": "Associated Press",
    "Agence France-Presse": "Agence France-Presse",
    "Agencia EFE": "EFE",
    "Agencies": "Agencies",
    "Alamy": "Alamy",
    "Anadolu": "Anadolu Agency",
    "Anadolu Agency": "Anadolu Agency",
    "Asian News International": "Asian News International",
    "Associated Press": "Associated Press",
    "Australian Associated Press": "Australian Associated Press",
    "Bloomberg": "Bloomberg",
    "Bloomberg News": "Bloomberg",
    "CNS": "Catholic News Service",
    "CP": "The Canadian Press",
    "Canadian Press": "The Canadian Press",
    "Deutsche Presse-Agentur": "dpa",
    "EFE": "EFE",
    "EPA": "European Pressphoto Agency",
    "Getty": "Getty Images",
    "Getty Images": "Getty Images",
    "IANS": "Indo-Asian News Service",
    "IRNA": "IRNA",
    "ITAR-TASS": "TASS",
    "Interfax": "Interfax",
    "Jiji": "Jiji Press",
    "Kyodo": "Kyodo News",
    "Kyodo News": "Kyodo News",
    "PA": "PA Media",
    "PA Media": "PA Media",
    "PTI": "Press Trust of India",
    "Press Association": "PA Media",
    "Press Trust of India": "Press Trust of India",
    "RIA Novosti": "RIA Novosti",
    "Reuters": "Reuters",
    "SANA": "SANA",
    "Shutterstock": "Shutterstock",
    "TASS": "TASS",
    "The Associated Press": "Associated Press",
    "The Canadian Press": "The Canadian Press",
    "Thomson Reuters": "Reuters",
    "UPI": "United Press International",
    "United Press International": "United Press International",
    "WAFA": "WAFA",
    "Wire services": "Wire services",
    "Xinhua": "Xinhua",
    "Xinhua News Agency": "Xinhua",
    "Yonhap": "Yonhap",
    "Yonhap News Agency": "Yonhap",
    "dpa": "dpa",
    "epa": "European Pressphoto Agency",
}

#: Credits that name nobody in particular ("Agencies contributed").
GENERIC_CREDITS = frozenset(
    {"agencies", "agency", "news agencies", "our staff", "staff", "wire services", "wires", "with agencies"}
)

#: Record names of agencies that have nothing but pictures.
PICTURE_LIBRARIES = frozenset({"Alamy", "European Pressphoto Agency", "Getty Images", "Shutterstock"})

_BY_FOLDED = {form.casefold(): name for form, name in AGENCIES.items()}
#: Abbreviations must be written as they are ("AP", not "ap"); names may be in capitals ("REUTERS").
_SPELLED = "|".join(
    re.escape(form) if form.isupper() or form.islower() else f"(?i:{re.escape(form)})"
    for form in sorted(AGENCIES, key=lambda form: (-len(form), form))
)
_AGENCY = re.compile(rf"(?<!\w)(?:{_SPELLED})(?!\w)")

_LABEL = re.compile(
    r"^[\[(—–-]*\s?(?P<label>sources?|via|credit|courtesy(?: of)?|(?P<picture>photo|image|picture)"
    r"|(?:photo|image|picture)s?(?: credits?| by| source| courtesy(?: of)?)|(?:video|story|text)s?(?: credits?| source| courtesy(?: of)?))"
    r"\s?(?::|(?<=by)\s|(?<=of)\s|(?<=via)\s)\s?(?P<name>[^\n]{2,120}?)\s?[\])]*$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"^[\[(—–-]*\s?(?P<names>[^\n.]{2,120}?)\s(?:has\s|have\s|also\s)?contributed\s(?:to\s(?:this|the)\s(?:report|story|article|piece)|reporting)\b[^\n]{0,80}$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"^[\[(—–-]*\s?(?:(?:additional|further)\s)?(?:with\s)?(?:(?:additional|further)\s)?(?:reporting|inputs?|input|material|files|reports)\s(?:by|from)\s(?P<names>[^\n]{2,160})$"
    r"|^[\[(—–-]*\s?with\s(?:agenc(?:y|ies)|wires?|wire services)(?:\s(?:inputs?|reports))?\s?[\])]*\.?$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^[\[(]?(?:reporting|writing|editing|compiled|translated)\s(?:and\s\w+\s)?by\s[^\n]{2,300}$", re.IGNORECASE
)
_AGENCY_ONLY = re.compile(
    rf"^[\[(—–/|-]*\s?(?:{_SPELLED})(?:\s?[/,&+|]\s?(?:{_SPELLED}|and\s(?:{_SPELLED})))*(?:\s(?:and|&)\s(?:{_SPELLED}))?\s?[\])]*\.?$"
)
#: The mark of a picture at the end of a line: "[Getty]", "(Photo: J. Roe/AFP)", "REUTERS/Name", "Name/AP".
_PHOTO_TAIL = re.compile(
    rf"(?P<mark>[\[(](?:(?:file\s)?(?:photo|image|picture|credit|source|via|courtesy)s?\b[^\])\n]{{0,100}}|[^\])\n]{{0,60}}?(?<!\w)(?:{_SPELLED})(?!\w)[^\])\n]{{0,40}})[\])]"
    rf"|(?:(?i:photo|image|picture)(?:\s(?i:credit))?:|(?i:photo(?:graph)?\sby))\s[^\n.:]{{2,60}}"
    rf"|(?<![\w(])(?:{_SPELLED})\s?/\s?\w[^\n/:]{{1,60}}"
    rf"|(?<![\w.,] )(?<!\w)[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,3}}\s?/\s?(?:{_SPELLED})(?:\s(?i:images?|photo))?)\s?[.]?$"
)
_TAG = re.compile(rf"\((?P<names>[^()\n]{{0,20}}(?<!\w)(?:{_SPELLED})(?!\w)[^()\n]{{0,20}})\)\s{{0,2}}(?=[-–—:|])")
#: The tag of an agency that is not listed: "PORT ELLIS, Orkland (Coastal News) -", behind the place that opens a report.
_UNLISTED_TAG = re.compile(
    r"^(?:[A-Z][A-Z.'’-]+\b)[\w .,'’/-]{0,50}\((?P<names>[A-Z][\w&.'’-]{1,20}(?: [A-Z][\w&.'’-]{0,20}){0,4})\)\s{0,2}[-–—:|]"
)
_COPYRIGHT = re.compile(rf"(?:©|\(c\)|copyright)[^\n]{{0,40}}?(?<!\w)(?P<name>{_SPELLED})(?!\w)", re.IGNORECASE)
#: The reason of a credit that belongs to a picture.
PICTURE_MARK = "mark of a picture"
AGENCY_LINE = "a line of agency names"
_PICTURE_LABEL = re.compile(r'label "(?:photo|image|picture|video)', re.IGNORECASE)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|told|will|would|could|can)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CreditMark:
    """A credit in a line: characters start..end of the line's text, the name, and why it is one."""

    start: int
    end: int
    agency: str
    reason: str


def canonical_agency(name: str) -> str:
    """The record name of an agency, or the name as written, without brackets, dots and white space around it."""
    name = name.strip(" \t\n.,;:[]()—–-")
    return _BY_FOLDED.get(name.casefold(), name)


def credit_line(line: Line) -> list[CreditMark]:
    """What a line that is nothing but a credit names; an empty list when it is no credit line."""
    text = line.text
    if len(text) > 320 or line.long:
        return []
    match = _AGENCY_ONLY.match(text)
    if match:
        return _named(text, 0, len(text), AGENCY_LINE)
    match = _LABEL.match(text)
    if match and not _FINITE.search(match["name"]) and len(match["name"].split()) <= 12 and _may_be_source(match):
        return _named(text, match.start("name"), match.end("name"), f'label "{match["label"]}"')
    match = _CONTRIBUTED.match(text)
    if match and '"' not in text:
        return _named(text, match.start("names"), match.end("names"), "contributed to the report")
    match = _WITH.match(text)
    if match and not _FINITE.search(text):
        if match["names"]:
            return _named(text, match.start("names"), match.end("names"), "with reporting by")
        return _named(text, 0, len(text), "with agencies")
    if _SIGN_OFF.match(text) and not _FINITE.search(text):
        agencies = _agencies(text, 0, len(text), "sign-off line")
        return agencies or [CreditMark(0, len(text), "", "sign-off line")]
    return []


def _may_be_source(match: re.Match[str]) -> bool:
    """After a bare "Photo:" only names follow; what is written in small letters is what the picture shows."""
    words = match["name"].split()
    return not match["picture"] or sum(1 for word in words if not word[0].islower()) >= 0.7 * len(words)


def photo_credit(line: Line) -> CreditMark | None:
    """The mark of a picture that ends the line, the line being its caption; None if there is none."""
    text = line.text
    if line.long or len(text) > 1200:
        return None
    offset = max(0, len(text) - 160)
    match = _PHOTO_TAIL.search(text, offset)
    if match is None:
        return None
    start, end = _open_bracket(text, match.start("mark")), match.end("mark")
    names = _agencies(text, start, end, PICTURE_MARK)
    name = names[0].agency if names else canonical_agency(re.split(r"[:/]", text[start:end], maxsplit=1)[-1])
    return CreditMark(start, end, name, PICTURE_MARK)


def _open_bracket(text: str, start: int) -> int:
    """Where a bracket opens that is still open at `start` and begins no more than a few words before it."""
    head = text[max(0, start - 40) : start]
    at = max(head.rfind("("), head.rfind("["))
    if at < 0 or ")" in head[at:] or "]" in head[at:]:
        return start
    return start - len(head) + at


def tag_credits(line: Line) -> list[CreditMark]:
    """Agencies in a tag such as "(Reuters) -" near the beginning of the line, or in a copyright note."""
    found = []
    for match in _TAG.finditer(line.text[:160]):
        found += _agencies(line.text, match.start("names"), match.end("names"), "tag at the opening")
    unlisted = None if found else _UNLISTED_TAG.match(line.text[:160])
    if unlisted is not None:
        start, end = unlisted.span("names")
        found.append(CreditMark(start, end, canonical_agency(unlisted["names"]), "tag behind the opening place"))
    if not line.long and len(line.text) <= 400:
        for match in _COPYRIGHT.finditer(line.text):
            name = canonical_agency(match["name"])
            found.append(CreditMark(match.start("name"), match.end("name"), name, "copyright note"))
    return found


def _agencies(text: str, start: int, end: int, reason: str) -> list[CreditMark]:
    return [
        CreditMark(match.start(), match.end(), canonical_agency(match[0]), reason)
        for match in _AGENCY.finditer(text, start, end)
    ]


def _named(text: str, start: int, end: int, reason: str) -> list[CreditMark]:
    """The known agencies when they fill most of the name, else the whole name as written."""
    known = _agencies(text, start, end, reason)
    if sum(mark.end - mark.start for mark in known) >= 0.4 * (end - start):
        return known
    return [CreditMark(start, end, canonical_agency(text[start:end]), reason)]


def credits_of(line: Line, marks: list[CreditMark]) -> list[Credit]:
    """The marks of a line as records with offsets into the document; nameless ones are left out."""
    return [Credit(mark.agency, line.start + mark.start, line.start + mark.end) for mark in marks if mark.agency]


def text_credits(document: Document) -> list[Credit]:
    """The credits of the words: without those of pictures, and without those that name nobody ("Agencies").

    A credit is a picture's when it stands in a caption, bears the mark or label of a picture, is a line of
    agency names right below a caption, or names a library that has nothing but pictures.
    """
    found: list[Credit] = []
    blocks = document.blocks
    starts = [block.start for block in blocks]
    for credit in document.credits:
        at = bisect_right(starts, credit.start) - 1
        if at >= 0 and _of_picture(blocks[at], blocks[at - 1] if at else None):
            continue
        name = credit.agency.strip(" .")
        if name not in PICTURE_LIBRARIES and name.casefold() not in GENERIC_CREDITS:
            found.append(credit)
    return found


def _of_picture(block: Block, before: Block | None) -> bool:
    if block.kind == "caption" or block.reason == PICTURE_MARK or _PICTURE_LABEL.match(block.reason) is not None:
        return True
    below = block.kind == "credit" and before is not None and before.kind == "caption"
    return below and block.reason in ("", AGENCY_LINE)
