"""What a hostile report can put before a terminal, a page, a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.reporting.safe import excerpt, for_html, for_terminal, one_line, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b31m", "31m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("bell\x07 back\x08", "bell back"),
        ("left\u202eright\u202c", "leftright"),
        ("\u2066a\u2069", "a"),
        ("\ud800x", "\ufffdx"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("tab\tstays", "tab\tstays"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
    ],
)
def test_a_terminal_gets_no_controls(text, shown):
    assert for_terminal(text) == shown


@given(st.text(alphabet=st.characters(), max_size=200))
def test_nothing_shown_on_a_terminal_steers_it(text):
    shown = one_line(text)
    shown.encode("utf-8")
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or "\u202a" <= c <= "\u202e" for c in shown)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_html_keeps_every_offset(text):
    shown = for_html(text)
    shown.encode("utf-8")
    assert len(shown) == len(text) and "\0" not in shown


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://lantern.example/a?b=c", True),
        ("http://lantern.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/passwd", False),
        ("//lantern.example", False),
        ("https:///nothing", False),
        ("https://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_followed(url, safe):
    assert (web_address(url) is not None) == safe


def test_an_excerpt_is_cut_at_a_word():
    assert excerpt("one two three", 100) == "one two three"
    assert excerpt("one two three", 9) == "one two …"
    assert len(excerpt("x" * 10_000_000, 50)) <= 52
