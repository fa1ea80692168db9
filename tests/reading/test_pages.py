"""HTML pages: article, comments, and what the page says of itself; nothing is fetched."""

import datetime
import json
import socket

import pytest

from stemma.reading import read_document
from stemma.records import Document, Source

PARAGRAPHS = [
    "A ferry with forty people on board sank off the coast of Bergvik on Monday, the harbour office said in a statement.",
    "All forty were brought ashore by fishermen who were on their way home, and four of them were treated in hospital.",
    "The owner of the ferry said that the ship had been inspected in spring and that the pumps had worked at the time.",
]
COMMENTS = [
    "Who let that old tub out of the harbour in such weather?",
    "The pumps did not work last summer, I was there.",
]
DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "x"},
        {"@type": ["NewsArticle"], "headline": "Ferry sinks off Bergvik, forty rescued", "datePublished": "2021-05-03T23:10:00+02:00",
         "publisher": {"@type": "Organization", "name": "The Norland Gazette"}},
    ],
}  # fmt: skip


def page(head: str = "", comments: bool = True, body: str = "") -> bytes:
    article = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    remarks = "".join(f'<li class="comment"><p>{text}</p></li>' for text in COMMENTS) if comments else ""
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>Ferry sinks off Bergvik, forty rescued - The Norland Gazette</title>{head}</head>
    <body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
    <article><h1>Ferry sinks off Bergvik, forty rescued</h1>{article}{body}</article>
    <section id="comments"><h3>Comments</h3><ol>{remarks}</ol><form class="comment-form"><button>Send your comment</button></form></section>
    <footer>Copyright 2021 The Norland Gazette</footer></body></html>""".encode()


def read(data: bytes, **fields: str) -> Document:
    return read_document(Source("page.html", data=data, **fields))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def test_article_and_comments_are_kept_apart() -> None:
    document = read(page(f'<script type="application/ld+json">{json.dumps(DATA)}</script>'))
    found = [(block.kind, document.text[block.start : block.end].strip()) for block in document.blocks]
    assert found[0] == ("title", "Ferry sinks off Bergvik, forty rescued")
    assert [text for kind, text in found if kind == "body"] == PARAGRAPHS
    assert [text for kind, text in found if kind == "comment"][-2:] == COMMENTS
    assert "Home" not in document.text
    assert "Send your comment" not in document.text


def test_structured_data() -> None:
    document = read(page(f'<script type="application/ld+json">{json.dumps(DATA)}</script>'))
    assert document.title == "Ferry sinks off Bergvik, forty rescued"
    assert document.outlet == "The Norland Gazette"
    assert document.language == "en"
    assert document.published is not None
    assert document.published.start == document.published.end == datetime.date(2021, 5, 3)
    assert "datePublished" in document.published.basis


def test_meta_elements() -> None:
    head = """<meta property="og:site_name" content="Gazette"><meta property="og:title" content="Ferry sinks - Gazette">
    <meta property="article:published_time" content="2021-05-04T01:00:00Z"><link rel="canonical" href="https://gazette.example/ferry">"""
    document = read(page(head))
    assert (document.outlet, document.url) == ("Gazette", "https://gazette.example/ferry")
    assert document.published is not None
    assert document.published.start == datetime.date(2021, 5, 4)


def test_the_registered_domain_is_the_outlet_of_last_resort() -> None:
    url = "https://web.archive.org/web/20210101000000/https://www.norland.co.uk/2021/05/03/ferry"
    document = read(page(comments=False), url=url)
    assert document.outlet == "norland.co.uk"
    assert document.published is not None
    assert document.published.start == datetime.date(2021, 5, 3)


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[[[[",
        '{"@type": 5}',
        '{"@type": "NewsArticle", "headline": {"a": 1}, "publisher": 3, "datePublished": []}',
    ],
)
def test_broken_structured_data_is_passed_over(data: str) -> None:
    document = read(page(f'<script type="application/ld+json">{data}</script>'))
    assert document.status == "ok"
    assert document.title == "Ferry sinks off Bergvik, forty rescued"


def test_a_page_is_known_by_its_content_and_its_charset_is_used() -> None:
    data = page(
        '<meta charset="iso-8859-1">',
        body="<p>Der Kapitän sagte, die Fähre sei überprüft worden und völlig dicht gewesen.</p>",
    )
    document = read_document(Source("saved", data=data.decode().encode("iso-8859-1")))
    assert "Der Kapitän sagte" in document.text
    assert document.encoding == "iso-8859-1"


def test_a_page_without_text_is_empty() -> None:
    assert read(b"<html><body><script>var a = 1</script></body></html>").status == "empty"


def test_a_huge_page_is_refused_with_advice() -> None:
    document = read(b"<html><body>" + b"<p>x</p>" * 100_000)
    assert document.status == "error"
    assert "save the article alone" in (document.error or "")


def test_the_standfirst_that_the_page_describes_itself_with_is_read_and_an_unseen_description_is_not() -> None:
    lead = "Fishermen brought everyone ashore from a ferry that sank within sight of the Bergvik lighthouse."
    document = read(page(f'<meta property="og:description" content="{lead[:60]}...">', body="").replace(
        b"<article>", f'<div class="x"><div>{lead}</div></div><article>'.encode()
    ))  # fmt: skip
    assert lead in document.text
    assert document.text.index(lead) < document.text.index(PARAGRAPHS[0])
    hidden = read(
        page('<meta name="description" content="All the news of the coast that you can read, every day of the year.">')
    )
    assert "All the news" not in hidden.text


def test_changed_and_published_are_kept_apart_and_all_evidence_of_the_date_is_there() -> None:
    head = (
        '<meta property="article:published_time" content="2021-05-03T10:00:00Z">'
        '<meta property="article:modified_time" content="2021-05-09T10:00:00Z">'
    )
    document = read(page(head), url="https://gazette.example/2021/05/04/ferry", listed="2021-05-05")
    assert document.published is not None
    assert document.modified is not None
    assert (str(document.published.start), str(document.modified.start)) == ("2021-05-03", "2021-05-09")
    assert [str(time.start) for time in document.date_evidence] == ["2021-05-03", "2021-05-05", "2021-05-04"]


@pytest.mark.parametrize(
    ("canonical", "original"),
    [
        ("https://wire.example.org/ferry", "https://wire.example.org/ferry"),
        ("https://www.gazette.example.com/ferry", None),
    ],
)
def test_a_canonical_address_on_another_site_is_kept(canonical: str, original: str | None) -> None:
    document = read(page(f'<link rel="canonical" href="{canonical}">'), url="https://gazette.example.com/a/ferry")
    assert document.original_url == original


def test_each_line_leads_back_to_its_element() -> None:
    from lxml import html

    source = page()
    document = read(source)
    tree = html.document_fromstring(source)
    found = {document.text[p.start : p.end]: tree.xpath(p.xpath)[0] for p in document.positions}
    assert set(PARAGRAPHS + COMMENTS) <= set(found)
    for line, element in found.items():
        assert " ".join(element.text_content().split()) == line
