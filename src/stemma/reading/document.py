"""A source becomes a document: text, blocks, date, credits, language.  Never raises."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.reading.blocks import lay_out
from stemma.reading.containers import MAX_BYTES
from stemma.reading.decode import MAX_CHARACTERS, MAX_LINES, decode
from stemma.reading.outlets import Outlet, known_outlet
from stemma.reading.published import address_date, evidence, given_date, listed_date
from stemma.reading.tongue import identify_language, translation_status
from stemma.records import REPORT_KINDS, Document, Position, Source, TimeInterval


@dataclass(frozen=True, slots=True)
class _Text:
    """What is known of a text before its blocks: the canonical text and what its page says about it."""

    text: str
    encoding: str = "utf-8"
    title: str | None = None
    outlet: str | None = None
    published: TimeInterval | None = None
    url: str | None = None
    language: str | None = None
    page: bool = False
    comments_from: int | None = None
    modified: TimeInterval | None = None
    original_url: str | None = None
    positions: tuple[Position, ...] = ()


def read_document(source: Source, outlets: Sequence[Outlet] = ()) -> Document:
    """The document of a source.  Whatever goes wrong becomes `status` "error" with the reason; pure.

    A source that already has an error gives a document with that error.  White space alone is
    "empty".  `outlets`: the user's own, beside those that ship.  `sha256` is over the input's bytes, for ready text over its UTF-8.
    """
    if source.text is not None:
        digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    else:
        digest = hashlib.sha256(source.data or b"").hexdigest()
    failed = Document(
        source.id, "", digest, source.path, source.url, source.title, source.outlet, story=source.story, status="error"
    )
    if source.error is not None:
        return replace(failed, error=source.error)
    try:
        return _read(source, failed, outlets)
    except RecursionError:
        return replace(failed, error="nested too deeply to read")
    except MemoryError:
        return replace(failed, error="too large to read in the memory there is: split it")
    except Exception as problem:  # any text at all must end in a record
        return replace(
            failed, error=f"could not be read ({type(problem).__name__}: {problem}); please report this file"
        )


def _read(source: Source, failed: Document, outlets: Sequence[Outlet]) -> Document:
    got = _text_of(source)
    if isinstance(got, str):
        return replace(failed, error=got)
    if len(got.text) > MAX_CHARACTERS:
        return replace(
            failed, error=f"longer than {MAX_CHARACTERS:,} characters ({len(got.text):,}): split it into single reports"
        )
    if sum(1 for line in got.text.splitlines() if line.strip()) > MAX_LINES:
        return replace(failed, error=f"more than {MAX_LINES:,} lines: split it into single reports")
    layout = lay_out(source.id, got.text, source.title or got.title, got.page, got.comments_from)
    own = "\n".join(got.text[block.start : block.end] for block in layout.blocks[:60] if block.kind in REPORT_KINDS)
    url = source.url or got.url
    outlet = source.outlet or got.outlet or layout.outlet
    known = known_outlet(outlet, url, outlets)
    dates = evidence(
        given_date(source.published), got.published, layout.date, listed_date(source.listed), address_date(url)
    )
    translation = translation_status(own)
    return replace(
        failed,
        text=got.text,
        url=url,
        title=source.title or got.title or layout.title,
        outlet=source.outlet or (known.name if known is not None else outlet),
        publisher=known.publisher if known is not None else None,
        published=dates[0] if dates else None,
        modified=got.modified,
        date_evidence=dates,
        original_url=got.original_url,
        positions=got.positions,
        language=source.language or got.language or identify_language(own or got.text),
        translation=translation[0],
        translation_evidence=translation[1],
        credits=layout.credits,
        blocks=layout.blocks,
        status="ok" if got.text.strip("\ufeff \t\r\n\f\v") and layout.blocks else "empty",
        encoding=got.encoding,
    )


def _text_of(source: Source) -> _Text | str:
    """The canonical text, or what is wrong with the source."""
    if source.text is not None:
        return _Text(source.text)
    if source.data is None:
        return "neither bytes nor text were given"
    if len(source.data) > MAX_BYTES:
        return f"larger than {MAX_BYTES // 1_000_000} MB ({len(source.data):,} bytes): split it into single reports"
    if source.media == "application/pdf" or source.data.startswith(b"%PDF-"):
        from stemma.reading.pdf import read_pdf

        printed = read_pdf(source.data)
        return printed if isinstance(printed, str) else _Text(printed.text, "pdf", printed.title, None, printed.made)
    page = source.media == "text/html"
    html = page or _looks_like_html(source.data[:4096].decode("latin-1"))
    decoded = decode(source.data, html, source.charset)
    if decoded.text is None:
        return decoded.problem or "no text"
    if page or (source.media is None and _looks_like_html(decoded.text)):
        from stemma.reading.pages import read_page

        found = read_page(decoded.text, source.url)
        if isinstance(found, str):
            return found
        return _Text(
            found.text, decoded.encoding, found.title, found.outlet, found.published, found.url, found.language,
            True, found.comments_from, found.modified, found.original_url, found.positions,
        )  # fmt: skip
    if source.media == "text/markdown":
        from stemma.reading.markdown import read_markdown

        marked = read_markdown(decoded.text)
        return _Text(marked.text, decoded.encoding, marked.title, marked.outlet, marked.published)
    head = decoded.text[:200].lstrip("\ufeff \t\r\n").lower()
    if head.startswith("<?xml"):
        return "an XML file that is neither a web page nor a feed: give its articles as pages, text or JSON Lines"
    return _Text(decoded.text, decoded.encoding)


def _looks_like_html(text: str) -> bool:
    head = text[:4096].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body")) or (
        head.startswith(("<", "<!--")) and any(tag in head for tag in ("<html", "<head>", "<body"))
    )
