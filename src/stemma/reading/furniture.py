"""Page furniture: what the site, not the report, says - and lists of links to other reports."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.dates import find_dates, has_timestamp
from stemma.reading.lines import Line
from stemma.records import BlockKind

#: Longest line of furniture in characters; longer ones are prose.
MAX_FURNITURE = 420

#: How lines of furniture begin; each is completed by anything.  Matching ignores case.
FURNITURE_OPENINGS = (
    r"©",
    r"\(c\) ?(?:19|20)\d\d",
    r"accept (?:all )?cookies",
    r"advertisement\b",
    r"all (?:content|rights|materials?) (?:is|are)? ?(?:reserved|copyright)",
    r"all rights reserved",
    r"already a (?:subscriber|member)\b",
    r"article continues (?:after|below)\b",
    r"back to top",
    r"be the first to comment",
    r"by (?:signing up|subscribing|using this (?:site|website))\b",
    r"click (?:here|to (?:share|print|email|enlarge|expand|play|view|read|subscribe))\b",
    r"\(?copyright\b",
    r"(?:connect|contact|reach) (?:with )?(?:us|the (?:author|reporter|writer|newsroom))\b",
    r"download (?:now|our|the) ?(?:free )?(?:mobile )?(?:app)?\b",
    r"don['’]t miss (?:out|a story)\b",
    r"email (?:this|address|a friend)\b",
    r"enter (?:your|the characters)\b",
    r"follow (?:us|him|her|them|me|@\w+|\w+ \w+ on)\b",
    r"for more (?:news|stories|information,? (?:visit|follow|download)|\w+ news)\b",
    r"get (?:our|the latest|breaking|news|more|daily)\b.{0,80}(?:newsletter|inbox|app|alerts?|headlines)\b",
    r"have (?:a|you got a) (?:news )?(?:tip|story)\b",
    r"if you (?:enjoyed|liked|like) this (?:post|article|story)\b",
    r"join the (?:conversation|discussion)\b.{0,60}$",
    r"javascript (?:is|must be)\b",
    r"(?:like|find|join) us on \w+",
    r"loading\b.{0,20}$",
    r"log ?in (?:or|to)\b",
    r"maintained and developed by\b",
    r"(?:material|content) (?:may not|cannot) be\b",
    r"more (?:from|on this (?:story|topic))\b.{0,60}$",
    r"please (?:enable|subscribe|log in|sign in|sign up|turn on)\b",
    r"powered by\b",
    r"print(?: this)?(?: (?:article|page|story))?$",
    r"privacy policy",
    r"read (?:or|and) share\b",
    r"register (?:now|for free|to)\b",
    r"report (?:a )?(?:typo|correction|error|mistake)\b",
    r"save (?:this )?(?:article|story|for later)\b",
    r"scroll (?:down|for)\b",
    r"share(?: (?:this|on|via|with)\b.{0,60})?$",
    r"show (?:more|less|comments)\b.{0,20}$",
    r"sign (?:in|up)\b",
    r"skip (?:to|advert?isement|ad)\b",
    r"stay (?:informed|connected|up to date|updated)\b",
    r"story continues (?:after|below)\b",
    r"subscribe\b",
    r"(?:tagged|tags|filed under|posted in|categor(?:y|ies)|topics|keywords)\b ?:? ?",
    r"terms (?:of (?:use|service)|and conditions|& conditions)",
    r"text (?:size|to speech)\b",
    r"the (?:views|opinions) expressed\b",
    r"this (?:material|content|article|story|page|site|website|browser|document) (?:may not be|is (?:protected|copyright|intended)|was (?:originally|first) published|uses cookies|has been archived|requires)\b",
    r"this (?:slideshow|video|content|gallery|player|feature|image) (?:requires|is no longer|is not|could not|cannot)\b",
    r"tweet(?: this)?$",
    r"view (?:all|comments|gallery|full|more|the discussion|photos?|slideshow)\b.{0,40}$",
    r"watch (?:live|more|the video|now)\b.{0,60}$",
    r"we (?:use|value) (?:cookies|your privacy)\b",
    r"you (?:need|must|have) (?:the latest version|to (?:enable|be logged|log|sign)|(?:enable|have) javascript|be logged)\b",
    r"your (?:browser|email|subscription|privacy)\b.{0,120}$",
)

#: Words that make a line furniture wherever they stand in it.
FURNITURE_ANYWHERE = (
    r"all rights reserved\b",
    r"\bmay not be (?:published|reproduced|republished|copied|used), ?(?:broadcast|rewritten|redistributed|in whole|without)",
    r"\benable javascript\b",
    r"\brequires javascript\b",
    r"\badobe flash player\b",
    r"\b(?:sign up|subscribe)\b.{0,60}\bnewsletter\b",
    r"\bnewsletter\b.{0,60}\b(?:sign up|subscribe)\b",
    r"\bcookie (?:policy|settings|preferences)\b",
)

#: Names of places to share to; a line of nothing but these is furniture.
SHARING = frozenset(
    {
        "copy", "email", "facebook", "flipboard", "google", "instagram", "link", "linkedin", "mail",
        "messenger", "pinterest", "pocket", "print", "reddit", "share", "sms", "snapchat", "telegram",
        "threads", "tiktok", "tumblr", "tweet", "twitter", "viber", "vk", "wechat", "whatsapp", "x", "youtube",
    }
)  # fmt: skip

#: Headings over lists of other reports.
RELATED_HEADINGS = (
    r"also (?:read|see|of interest|on \w+)",
    r"continue reading",
    r"(?:don['’]t miss|editors?['’]s? picks?|most (?:popular|read|viewed|shared)|popular (?:now|stories)|trending(?: now)?)",
    r"(?:further|more) (?:reading|stories|news|coverage|like this)",
    r"in other news",
    r"(?:latest|other|recent|top) (?:news|stories|headlines|posts|articles)",
    r"(?:images|listen|map|photos|(?:photo )?gallery|pictures|stor(?:y|ies)|videos?|watch)",
    r"read (?:also|more|next|the full (?:story|article|report))",
    r"recommended(?: (?:for you|stories|reading))?",
    r"related(?: (?:articles?|content|coverage|links?|news|posts?|reports?|stor(?:y|ies)|topics|video))?",
    r"see (?:also|more)",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|up next|previous (?:story|article|post)|next (?:story|article|post))",
)

_OPENING = re.compile(rf"^[\W_]{{0,4}}(?:{'|'.join(FURNITURE_OPENINGS)})", re.IGNORECASE)
_ANYWHERE = re.compile("|".join(FURNITURE_ANYWHERE), re.IGNORECASE)
#: Words up to which a line may be furniture by an opening that could also begin a sentence.
_PROSE_WORDS = 14
#: Openings that are furniture at any length; the certain ones even when a clause follows.
_STRONG = re.compile(
    r"^[\W_]{0,4}(?:powered by|maintained and developed by|tagged|tags ?:|filed under|you need the latest version|sign up|subscribe"
    r"|follow us|enter the characters)",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"^[\W_]{0,4}(?:©|\(?copyright (?:©|\(c\)|(?:19|20)\d\d)|\(c\) ?(?:19|20)\d\d|all rights reserved"
    r"|this (?:slideshow|material|video|player) (?:requires|may not|is no longer)|if you (?:enjoyed|liked) this|(?:article|story) continues"
    r"|for more (?:news|stories)|we use cookies|the (?:views|opinions) expressed)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    rf"^[\W_]{{0,4}}(?:{'|'.join(RELATED_HEADINGS)})\s?(?P<colon>[:|»>–—-]|\.{{3}}|…|$)", re.IGNORECASE
)
_READTIME = re.compile(
    r"^\W{0,3}(?:(?:estimated )?(?:reading|read) time\s?:?\s?)?(?:about |approx\.? )?\d{1,3}(?:\s?[-–]\s?\d{1,3})?[\s-]?(?:min(?:ute)?s?)\.?(?:\s(?:read|reading)(?: time)?)?\W{0,2}$",
    re.IGNORECASE,
)
_URL_LINE = re.compile(r"^\W{0,3}(?:https?://|www\.)\S+$", re.IGNORECASE)
#: "Image 3 of 12", "3/12 4 May 2016 ...": the caption of a picture in a series.
_NUMBERED = re.compile(r"^(?:(?:image|photo|picture|slide)\s)?\d{1,3}(?:\sof\s|\s?/\s?)\d{1,3}\s(?=\S)", re.IGNORECASE)
_TWEET = re.compile(r"\(@\w{1,30}\)")
_GLUE = re.compile(r"(?<=[a-z.!?)])(?=[A-Z©])")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|told|will|would|could)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    kind: BlockKind
    reason: str


def furniture(line: Line) -> Label | None:
    """The label of a line whose words alone show that it is furniture, a reading time or a link; else None."""
    text = line.text
    if line.long or len(text) > MAX_FURNITURE:
        return None
    if _READTIME.match(text) and (len(line.words) > 2 or "read" in text.lower()):
        return Label("readtime", "reading time")
    if _NUMBERED.match(text) and len(text) > 20:
        return Label("caption", "a picture of a numbered series")
    if _URL_LINE.match(text):
        return Label("related", "a bare address")
    heading = _RELATED.match(text)
    if heading and (heading["colon"] or len(line.words) <= 3) and not (line.ends_sentence and len(line.words) > 20):
        return Label("related", f'heading "{heading[0].strip()}"')
    return boilerplate(text, len(line.words))


def boilerplate(text: str, words: int) -> Label | None:
    """The label of a text that is furniture by the way it begins or by a phrase that only furniture has."""
    opening = _OPENING.match(text)
    quoted = words > 8 and text.startswith(('"', "“"))
    if opening and not quoted:
        clause = words > 9 and _FINITE.search(text, opening.end()) is not None
        short = words <= _PROSE_WORDS or _STRONG.match(text) is not None
        if _CERTAIN.match(text) or (short and not clause):
            return Label("boilerplate", f'begins "{opening[0].strip()[:40]}"')
    phrase = _ANYWHERE.search(text)
    if phrase:
        return Label("boilerplate", f'says "{phrase[0][:40]}"')
    if _names_sharing(text, words):
        return Label("boilerplate", "names places to share to")
    return None


def _names_sharing(text: str, words: int) -> bool:
    """Whether the text is nothing but names of places to share to; one ambiguous name alone is not enough."""
    if words > 12 or len(text) > 80:
        return False
    parts = re.findall(r"[a-z]+", text.lower())
    if not parts or any(part not in SHARING and part not in {"by", "on", "this", "to", "via"} for part in parts):
        return False
    return len(parts) > 1 or parts[0] not in {"copy", "google", "link", "mail", "messenger", "print", "sms", "x"}


def glued_furniture(line: Line) -> int | None:
    """Offset in the line at which furniture is stuck to a headline without a space; None if there is none."""
    if line.long or len(line.text) > MAX_FURNITURE:
        return None
    for match in _GLUE.finditer(line.text):
        tail = line.text[match.end() :]
        if _STRONG.match(tail) or _CERTAIN.match(tail):
            return match.end()
    return None


def related_runs(lines: list[Line], labels: dict[int, Label]) -> dict[int, Label]:
    """Lists of headlines of other reports: dated items glued together or under each other, and items under a heading.

    A run of lines that do not end like sentences is a list when at least two of them carry a full date
    with a clock time (dates of link lists; a report has one such line), and stands after some prose.
    """
    found: dict[int, Label] = {}
    prose_seen = False
    i = 0
    while i < len(lines):
        label = labels.get(i)
        if label is not None and label.kind == "related" and "heading" in label.reason:
            if lines[i].text.rstrip().endswith((":", "»", ">")) or len(lines[i].words) <= 4:
                for j in range(i + 1, min(i + 12, len(lines))):
                    if labels.get(j) is not None or not _headline_item(lines[j]):
                        break
                    found[j] = Label("related", "an item under a heading of related reports")
            i += 1
            continue
        if label is None and lines[i].ends_sentence and len(lines[i].words) > 12:
            prose_seen = True
        if label is None and prose_seen and _headline_item(lines[i]):
            end = i
            while end < len(lines) and labels.get(end) is None and _headline_item(lines[end]):
                end += 1
            dated = [j for j in range(i, end) if has_timestamp(lines[j].text)]
            dates = sum(len(find_dates(lines[j].text)) for j in range(i, end))
            if len(dated) >= 2 or (dated and end - i >= 2 and dates >= 2):
                for j in range(i, end):
                    found[j] = Label("related", "a list of headlines with dates and clock times")
            elif end - i >= 3 and dates >= 3:
                for j in range(i, end):
                    found[j] = Label("related", "a list of dated headlines")
            i = max(end, i + 1)
            continue
        i += 1
    return found


def _headline_item(line: Line) -> bool:
    """Like a headline or a date: short, not ending like a sentence."""
    if line.long or len(line.text) > 260 or _TWEET.search(line.text):
        return False
    glue = glued_furniture(line)
    text = line.text if glue is None else line.text[:glue]
    return not text.rstrip("\"'”’)] ").endswith((".", "!", "…")) and not text.endswith(('"', "”"))
