"""PDF files: the text layer, page after page, with what the file says of itself.  A scan has none and says so."""

from __future__ import annotations

import datetime
import io
import logging
import re
from dataclasses import dataclass

from stemma.records import TimeInterval

#: Most pages of one report: a longer file is a book or an archive.
MAX_PAGES = 300

_HYPHENATED = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PortableText:
    """`made` is the day on which the file says it was made, which may not be that of publication."""

    text: str
    title: str | None
    made: TimeInterval | None


def read_pdf(data: bytes) -> PortableText | str:
    """The text of the file, pages parted by a blank line, or why there is none.

    Lines are those of the print; a word broken at the end of a line is joined where both parts are lower case.
    A first or last line of a page that is only its number is left out, and one that heads every page stays once.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return "a PDF file that wants a password: save it without one"
        if len(reader.pages) > MAX_PAGES:
            return f"a PDF file of more than {MAX_PAGES} pages ({len(reader.pages)}): split it into single reports"
        pages = [_lines(page.extract_text() or "") for page in reader.pages]
        facts = reader.metadata
        title = (facts.title if facts else None) or None
        made = _day(facts.get("/CreationDate") if facts else None)
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        OSError,
        RecursionError,
    ) as problem:
        return f"a PDF file that cannot be read ({type(problem).__name__}: {problem})"[:300]
    text = _joined(pages)
    if not text.strip():
        return "a PDF file without a text layer (a scan?): run text recognition on it first"
    return PortableText(text, " ".join(title.split()) if isinstance(title, str) else None, made)


def _lines(page: str) -> list[str]:
    page = page.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return _TRAILING.sub("", _BLANK.sub("\n\n", page)).strip("\n").split("\n")


def _joined(pages: list[list[str]]) -> str:
    seen: set[str] = set()
    heads = {line for line in (_head(page) for page in pages) if line and len(pages) > 2 and _every_page(line, pages)}
    kept = []
    for page in pages:
        lines = page[:]
        while lines and _PAGE_NUMBER.fullmatch(lines[-1].strip()):
            lines.pop()
        while lines and (_PAGE_NUMBER.fullmatch(lines[0].strip()) or (lines[0] in heads and lines[0] in seen)):
            lines.pop(0)
        seen.update(lines[:1])
        if lines:
            kept.append("\n".join(lines))
    return _HYPHENATED.sub("", "\n\n".join(kept))


def _head(page: list[str]) -> str:
    return page[0] if page else ""


def _every_page(line: str, pages: list[list[str]]) -> bool:
    """On all pages but perhaps the first."""
    return all(_head(page) == line for page in pages[1:])


def _day(value: object) -> TimeInterval | None:
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(value or ""))
    if not match:
        return None
    try:
        day = datetime.date(*map(int, match.groups()))
    except ValueError:
        return None
    return TimeInterval(day, day, basis=f'the file was made: "{match[0]}"')
