"""Text from reports is hostile until shown: what may reach a terminal, a page, a link.

A report can hold terminal escape sequences, characters that turn the writing direction round, lone
surrogates that no encoder takes, and addresses that run code when clicked.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: Characters that change a terminal's state or the order in which it shows what follows.
_TERMINAL_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
#: Code points that HTML forbids in text: controls but tab and line feed, surrogates, noncharacters.
_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_SPACES = re.compile(r"\s+")

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def for_terminal(text: str) -> str:
    """The text without characters that steer a terminal; line ends become line feeds.

    Escape, the other C0 and C1 controls (so no sequence survives as one), direction overrides and
    isolates, and characters without width are left out; a lone surrogate becomes U+FFFD.  Tabs and
    line feeds stay.  The result can be shorter than the text: offsets are printed, never counted
    on what is shown.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub(REPLACEMENT, _TERMINAL_CONTROLS.sub("", text))


def one_line(text: str) -> str:
    """`for_terminal` with every run of white space turned into one space, at the edges too."""
    return _SPACES.sub(" ", for_terminal(text))


def for_html(text: str) -> str:
    """The text with every code point that HTML does not allow replaced one for one by U+FFFD.

    Escaping of markup is the template's work; this only makes the text encodable and well formed.
    The length stays the same, so offsets keep their meaning.
    """
    return _NOT_IN_HTML.sub(REPLACEMENT, text)


def web_address(url: str | None) -> str | None:
    """The address when a reader may safely follow it: http or https with a host; else None."""
    if not url or any(character.isspace() or ord(character) < 32 for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def excerpt(text: str, limit: int = 220) -> str:
    """At most `limit` characters on one line, cut at a word where there is one, with an ellipsis."""
    line = " ".join(text[: limit * 4].split())
    if len(line) <= limit and len(text) <= limit * 4:
        return line
    cut = line[:limit]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut) + " …"
