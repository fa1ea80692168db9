"""Patterns over the raw sentence of what looks like a figure and is none: dates, clock times, ages, addresses.

Each entry is (reason, hints, pattern).  A pattern is tried only when the lower-case sentence holds one of
its hints, which keeps the masks cheap; no hints: tried whenever there is a digit.  None of the patterns
nests quantifiers, so each is linear.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_HINTS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PATTERNS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("address on the web", ("http", "www", "@", "#"), re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|(?<!\w)[@#]\w+")),
    ("citation mark", ("[",), re.compile(r"(?:(?<=\S)|(?<=[.!?,;:”\"\]]\s))\[\s?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\s?\]|\[\s?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\s?\](?!\s\w)")),
    ("telephone number", ("-", ".", " "), re.compile(r"(?<![\d.,$€£])(?!\d{1,3}(?: \d{3})* 000(?!\d))\+?\(?\d{1,4}\)?(?:[-. ]\d{2,4}){2,5}(?![\d,])(?!-?\s?(?:million|billion))")),
    ("telephone number", ("-",), re.compile(r"(?<![\d.,-])\d{3}-\d{4}(?![\d-])|(?<![\d-])\d{3}-\d{3}-[A-Z]{4}\b|(?:\b1\s)?\(\d{3}\)\s?\d{3}-[A-Z0-9]{4}\b|[A-Z]{4,9}\s\(\d{4,7}\)")),
    ("coordinate", ("°", "."), re.compile(r"\d{1,3}(?:\.\d+)?\s?°\s?(?:\d{1,2}\s?[′']\s?(?:\d{1,2}(?:\.\d+)?\s?[″\"]\s?)?)?[NSEW]\b|(?<!\d)-?\d{1,3}\.\d{5,}")),
    ("date", ("-", "/", "."), re.compile(r"(?<![\w,.])\d{4}-\d{2}-\d{2}(?!\d)|(?<![\w.,/])\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)")),
    ("date", _MONTH_HINTS, re.compile(rf"(?i:\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}}(?:st|nd|rd|th)?)?\s?(?:of\s)?{_MONTH}\b\.?,?(?:\s?(?:1[6-9]|20)\d\d\b|\s\d\d\b(?!\s[a-z]{{2}}|[,.:%]\S|%))?)")),
    ("date", _MONTH_HINTS, re.compile(rf"(?i:(?<!\d\s)\b{_MONTH}\b\.?\s?\d{{1,2}}(?!\d|,\d{{3}}|\.\d|:)(?:st|nd|rd|th)?\b(?:\s?[-–]\s?\d{{1,2}}\b)?,?(?:\s?(?:1[6-9]|20)\d\d\b)?)")),
    ("date", _MONTH_HINTS, re.compile(rf"(?i:\b{_MONTH}\b\.?,?\s(?:1[6-9]|20)\d\d\b)")),
    ("clock time", (":", "."), re.compile(r"(?<![\d.])\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?i:a\.?\s?m\b\.?|p\.?\s?m\b\.?|gmt|hrs?\b|hours)")),
    ("clock time", (":",), re.compile(r"(?<![\d.:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])")),
    ("clock time", ("m", "h"), re.compile(r"(?i)(?<![\d.])\d{1,2}\s?(?:a\.m\b|p\.m\b|am\b|pm\b)\.?|\bat\s[0-2]\d{3}\s?(?:hours|hrs)\b|\b[0-2]?\d\d{2}\s?(?:hrs\b|hours\s(?:gmt|local)|gmt\b|hours?\b(?=\s(?:on|that|when|,|\.)))")),
    ("clock time", ("clock",), re.compile(r"(?i)\b\w+\so['’]clock\b")),
    ("age", ("age", "ages"), re.compile(r"(?i)\b(?:aged?|ages)\s(?:between\s|of\s|from\s)?(?:\d{1,3}(?:\s?(?:-|–|to|and|or)\s?\d{1,3})?|\w+(?:[- ]\w+)?)")),
    ("age", ("old", "age"), re.compile(r"(?i)\b\d{1,3}\s?(?:[-‑– ]\d{1,2}[-‑– ]|[-‑– ])(?:years?|yrs?|months?|weeks?|days?|yr)[-‑– ]olds?\b")),
    ("age", ("old", "age"), re.compile(r"(?i)\b\d{1,3}(?:\s?(?:or|and|to|-)\s?\d{1,3})?[- ]?(?:years?|yrs?|months?|weeks?)(?:\sof\sage\b|\sold\b)")),
    ("age", ("old", "age"), re.compile(r"(?i)\b(?:[a-z]+[- ])?[a-z]+[- ](?:years?|months?)[- ](?:olds?|of[- ]age)\b")),
    ("age", ("as ",), re.compile(r"(?i)\bas\s(?:young|old)\sas\s\w+")),
    ("age", (" his ", " her ", " their ", " your ", " my ", " our "), re.compile(r"(?i)\b(?:in|into)\s(?:his|her|their|your|my|our)\s(?:early\s|mid-?\s?|late\s)?(?:\d0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)(?:\s(?:or|and|to)\s\d0s)?")),
    ("height", ("-foot-", "feet"), re.compile(r"(?i)\b\d{1,2}[- ](?:foot|feet)[- ]\d{1,2}\b(?:[- ]inch(?:es)?)?")),
    ("decade", ("s", "'", "’"), re.compile(r"(?i)\b\d{2,4}['’]?s\b|['’]\d\ds?\b")),
    ("ordinal", ("st", "nd", "rd", "th"), re.compile(r"\b\d+(?:,\d{3})*(?:st|nd|rd|th)\b", re.I)),
    ("calibre", ("mm", "cal", "gauge"), re.compile(r"(?i)(?<!\w)\.?\d{1,3}(?:\.\d+)?[- ]?(?:mm[- ])?(?:calib(?:re|er)|gauge|mm\b(?=(?:[\s-]{1,2}\w{1,20}){0,3}?[\s-]{1,2}(?:ammunition|artillery|bullet|cannon|cartridge|casing|firearm|gun|handgun|howitzer|mortar|pistol|projectile|rifle|rocket|round|shell|weapon)))")),
    ("address", (), re.compile(r"\b\d{1,5}[- ]block\b|\bblock\sof\s\w+\s\d+\w*")),
    ("address", (), re.compile(
        r"\b\d{1,5}\s(?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?(?:[A-Z0-9][\w'’.]*\s){1,4}?"
        r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Way|Court|Ct|Place|Pl|Pike|Highway|Hwy|Parkway|Square|Terrace|Circle|Plaza)\b(?!-)")),
    ("address", (), re.compile(r"\b\d{3,5}\s(?:U\.S\.|US|Highway|Route|County Road|State Road)\s\d+")),
    ("version", (".",), re.compile(r"(?<![\d.])v?\d+\.\d+\.\d+(?:\.\d+)*(?![\d,])")),
    ("reading time", ("read",), re.compile(r"(?i)\b\d{1,3}[- ]?(?:min|mins|minutes?)[- ]read\b|\breading time:?\s\d+(?:\smin\w*)?")),
    ("page furniture", ("comment", "share", "like", "view", "repl", "retweet", "reaction", "follower", "photo", "image"), re.compile(
        r"(?im)(?:^|[|·•])\s?\d[\d.,]*[kKmM]?\s(?:comments?|shares?|likes?|views?|replies|retweets?|reactions?|followers|photos?|images)\s?(?=$|[|·•])")),
    ("list number", (". ", ") ", ".\t", ")\t"), re.compile(r"(?m)^\s*\(?\d{1,3}[.)]\s(?=\S)")),
    ("idiom", ("number one", "fifty", "majority"), re.compile(
        r"(?i)\b(?:number one|fifty[- ]fifty|(?:two|three)[- ](?:fifths|quarters|thirds) majority)\b")),
)  # fmt: skip
