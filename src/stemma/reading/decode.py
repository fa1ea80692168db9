"""Bytes to text: which encoding, or why this is no text at all.

UTF-8 is tried first and taken as it is, without newline translation; a byte order mark stays in the
text as U+FEFF.  Everything here is linear in the number of bytes; the statistical detection looks at
a prefix only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Most characters of one report.  Two million are several novels: a longer text is a collection.
MAX_CHARACTERS = 2_000_000

#: Most lines of one report that are not blank: a longer text is a table or a list.
MAX_LINES = 20_000

#: Bytes that the statistical detection of an encoding may look at.
DETECTION_BYTES = 32_768

#: Shares above which bytes are taken for binary.
NUL_SHARE = 0.01
CONTROL_SHARE = 0.05

#: A UTF-8 text may be damaged in this share of its characters beyond ASCII and still be UTF-8.
DAMAGE_SHARE = 0.1

#: First bytes of files that are no text, with what they are.
MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an office file; unpack it or save it as text"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ", "an xz file; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office file; save it as text"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"PAR1", "a Parquet file"),
)

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_META_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_\-:.]{2,40})", re.IGNORECASE)
#: Encodings in which a declaration that is read as ASCII cannot be true, and UTF-8, which has been tried.
_WIDE = re.compile(r"utf[-_]?(?:7|8|16|32)|ucs", re.IGNORECASE)
_BOMS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` is None when the bytes are no text; `problem` then says what they are."""

    text: str | None
    encoding: str
    problem: str | None = None


def decode(data: bytes, html: bool = False, charset: str | None = None) -> Decoded:
    """The text of the bytes.  When UTF-8 fails, the `charset` that the server declared is tried, then with `html` the
    one that the page declares (in this order: WHATWG, HTML, 13.2.3)."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            return Decoded(None, "binary", f"not a text: {what}")
    if data[257:262] == b"ustar":
        return Decoded(None, "binary", "not a text: a tar archive; unpack it first")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            return Decoded(text, encoding) if _readable(text) else Decoded(None, "binary", "bytes that are no text")
    wide = _wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    nuls = data.count(0)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if nuls > NUL_SHARE * len(data) or controls > CONTROL_SHARE * len(data):
        return Decoded(None, "binary", "binary data (NUL or control bytes), not a text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    beyond = sum(map(damaged.count, "\ufffd")), len(damaged) - len(damaged.encode("ascii", "ignore"))
    if beyond[0] <= DAMAGE_SHARE * beyond[1]:
        return Decoded(damaged, "utf-8 (damaged)")
    meta = _META_CHARSET.search(data[:4096]) if html else None
    declared = [name for name in (charset, meta and meta[1].decode("ascii")) if name and not _WIDE.match(name)]
    western = "cp1252" if _mostly_ascii(data) else None
    for encoding in filter(None, (*declared, western, _detected(data), "cp1252")):
        try:
            text = data.decode(encoding, "replace")
        except (LookupError, ValueError):
            continue
        if isinstance(text, str) and _readable(text):
            return Decoded(text, encoding.lower().replace("_", "-"))
    return Decoded(None, "binary", "bytes in no known encoding")


def _readable(text: str) -> bool:
    """No more than a twentieth of (a sample of) the characters unprintable."""
    sample = text[:20_000]
    bad = sum(1 for char in sample if char == "\ufffd" or not (char.isprintable() or char.isspace()))
    return bad <= 0.05 * len(sample) + 1


def _mostly_ascii(data: bytes) -> bool:
    """So few other bytes as a western language has in accents and quotation marks: too few to tell encodings by.

    Windows' western encoding is then taken, as browsers do for a page that declares none (WHATWG, Encoding).
    """
    sample = data[:DETECTION_BYTES]
    beyond = len(sample) - len(sample.decode("ascii", "ignore"))
    return beyond <= 0.04 * len(sample)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of a western text is then zero."""
    sample = data[: DETECTION_BYTES & ~1]
    if len(sample) < 16 or not sample.count(0):
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > 0.7 * half and even < 0.05 * half else None
    if even > 0.7 * half and odd < 0.05 * half:
        encoding = "utf-16-be"
    return encoding if encoding and _readable(sample.decode(encoding, "replace")) else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    try:
        best = from_bytes(data[:DETECTION_BYTES], steps=5, chunk_size=512).best()
    except Exception:  # the detector meets bytes that nobody has tried on it
        return None
    return best.encoding if best is not None else None
