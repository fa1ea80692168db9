"""Any bytes at all end in a document whose blocks tile its text, or in an error that says what to do."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.reading import read_document
from stemma.reading.containers import MAX_BYTES
from stemma.reading.decode import MAX_CHARACTERS, MAX_LINES
from stemma.records import BLOCK_KINDS, Document, Source

QUIET = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def assert_sound(document: Document) -> None:
    assert document.status in {"ok", "empty", "error"}
    assert (document.error is not None) == (document.status == "error")
    at = 0
    for block in document.blocks:
        assert block.document == document.id
        assert (block.start, block.kind in BLOCK_KINDS, bool(block.reason)) == (at, True, True)
        at = block.end
    assert at == (len(document.text) if document.blocks else 0)
    if document.status == "ok":
        assert document.blocks
    for credit in document.credits:
        assert 0 <= credit.start <= credit.end <= len(document.text)
    date = document.published
    if date is not None and date.start_offset is not None:
        assert 0 <= date.start_offset <= (date.end_offset or 0) <= len(document.text)


@QUIET
@given(st.binary(max_size=3000), st.sampled_from([None, "text/plain", "text/html"]))
def test_any_bytes(data: bytes, media: str | None) -> None:
    assert_sound(read_document(Source("x", data=data, media=media)))


@QUIET
@given(st.text(alphabet=st.characters(), max_size=800))
def test_any_text_even_with_lone_surrogates(text: str) -> None:
    document = read_document(Source("x", text=text))
    assert_sound(document)
    assert document.text == text


PIECES = st.sampled_from(
    [
        "\n", "\n\n", "\n\n\n\n", " ", "\t", "\u2028", "\r\n", "\u00a0", "Mayor opens the bridge", "BERGVIK, Norland (AP) - ",
        "12 May 2021", "GMT 10:12 2021 Monday ,03 May", "By Ann Archer", "3 min read", "[Reuters]", "(Photo: B. Bell/AFP)",
        "Source: Harbour Office", "Comments", "You are wrong!!! lol ...", "Jo Field", "The farmers however had left them",
        "Copyright 2021 Norland News", "All rights reserved", "Related:", "stuckTogether. And", '"', "“", "(", "said on Monday.",
        "<html><body><p>", "</p>", "<div class='comment'>", "\ufeff", "שלום", "١٢", "\x00", "\ud800",
    ]
)  # fmt: skip


@QUIET
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_mixture_of_what_the_rules_look_for(text: str) -> None:
    assert_sound(read_document(Source("x", text=text)))
    assert_sound(read_document(Source("x", data=text.encode("utf-8", "surrogatepass"))))


NAMED = {
    "nothing": b"",
    "white space": b" \r\n\t \n",
    "a mark and nothing": b"\xef\xbb\xbf",
    "NULs": b"\0" * 500,
    "text with one NUL": b"The ferry sank.\0 Nobody was hurt, the owner said. " * 20,
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "ZIP": b"PK\x03\x04" + bytes(range(256)),
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "cut UTF-8": "Der Zug fährt nicht über die Brücke".encode()[:-3] + b"\xc3",
    "Latin-1": "Les élèves préfèrent l'école fermée à midi. ".encode("latin-1") * 20,
    "UTF-16": "The ferry sank off the northern coast. ".encode("utf-16") * 3,
    "UTF-16 without a mark": ("The ferry sank off the northern coast. " * 9).encode("utf-16-le"),
    "nested quotes": ("“" * 10_000 + "he said" + "”" * 10_000).encode(),
    "straight quotes": b'"' * 100_000,
    "brackets": b"[(" * 100_000,
    "right to left": "אמר הדובר כי הגשר נסגר. ".encode() * 500,
    "one line": b"word " * 200_000,
    "deep page": b"<html><body>" + b"<div>" * 50_000 + b"text" + b"</div>" * 50_000,
    "deep inline page": b"<html><body><p>" + b"<b>" * 10_000 + b"text",
    "page of one paragraph": b"<html><body><p>" + b"The ferry sank. " * 100_000,
    "page of angle brackets": b"<html>" + b"<" * 200_000,
    "page of open comments": b"<html><body>" + b"<!--" * 50_000,
    "page of nested data": b"<html><script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>x",
    "page without a body": b"<html><head><title>Only a title</title></head></html>",
    "places": b"OSLO, " * 50_000,
    "place lines": b"OSLO (AP) - \n" * 2_000,
    "dates": b"1 May 2016 " * 50_000,
    "date lines": b"1 May 2016\n" * 2_000,
    "names": b"Jon Doe\n\n\n" * 2_000,
    "copyrights": b"Copyright (c) " * 50_000,
}


@pytest.mark.parametrize("data", NAMED.values(), ids=NAMED.keys())
def test_named_cases(data: bytes) -> None:
    assert_sound(read_document(Source("x", data=data)))


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (b"", "empty", ""),
        (b"  \n ", "empty", ""),
        (b"\0\1\2" * 200, "error", "binary"),
        (b"%PDF-1.4 ...", "error", "cannot be read"),
        (b"PK\x03\x04....", "error", "unpack"),
        (b"<?xml version='1.0'?><rss></rss>", "error", "XML"),
        (b"a" * 50_000_000, "error", "split it"),
        (b"a" * (MAX_CHARACTERS + 1), "error", "split it"),
        (b"a\n" * (MAX_LINES + 1), "error", "split it"),
    ],
)
def test_status_and_advice(data: bytes, status: str, words: str) -> None:
    document = read_document(Source("x", data=data))
    assert document.status == status
    assert words in (document.error or "")


def test_fifty_megabytes_on_one_line_are_refused_without_being_decoded() -> None:
    document = read_document(Source("x", data=b"word " * 10_000_000))
    assert document.status == "error"
    assert f"{MAX_BYTES // 1_000_000} MB" in (document.error or "")


def test_a_source_that_could_not_be_opened_keeps_its_error() -> None:
    document = read_document(Source("gone.txt", error="no such file"))
    assert (document.status, document.error, document.text) == ("error", "no such file", "")


def test_reading_twice_gives_the_same_record() -> None:
    source = Source("x", text="Ferry sinks off Bergvik\n\n3 May 2021\n\nA ferry sank on Monday, the owner said.\n")
    assert read_document(source) == read_document(source)
