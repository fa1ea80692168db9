"""Files that hold many reports: each member is read, and what is damaged or hostile says so without stopping the rest."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import duckdb
import pytest

from stemma.reading import open_sources, read_document
from stemma.reading.containers.columns import parse_columns
from stemma.records import Source

REPORT = "Marlow Ferry hits pier\n\nForty people were hurt when the Marlow ferry hit a pier, the port authority said.\n"


def read(*paths: Path, columns: dict[str, str] | None = None) -> list[Source]:
    return list(open_sources((str(path) for path in paths), columns))


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def packed(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


# ------------------------------------------------------------------------------------------ archives


def test_members_of_an_archive_are_read_sorted_and_hidden_ones_are_not(tmp_path: Path) -> None:
    line = json.dumps({"id": "wire-1", "text": REPORT})
    found = read(
        packed(
            tmp_path / "week.zip",
            {"b.txt": REPORT, "a/page.html": "<html></html>", "__MACOSX/b.txt": "x", ".git/x": "x", "w.jsonl": line},
        )
    )
    assert [source.id for source in found] == ["week.zip/a/page.html", "week.zip/b.txt", "wire-1"]
    assert found[0].media == "text/html"
    assert found[1].data == REPORT.encode()
    assert found[2].text == REPORT


def test_a_bomb_in_an_archive_is_refused_and_its_neighbours_are_read(tmp_path: Path) -> None:
    found = read(packed(tmp_path / "x.zip", {"bomb.txt": b"0" * 60_000_000, "fine.txt": REPORT}))
    assert ["two hundred times" in (source.error or "") for source in found] == [True, False]


def test_a_gzip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = gzip.compress(b"\n" * 300_000_000)
    for name in ("lines.jsonl.gz", "page.html.gz"):
        (source,) = read(written(tmp_path / name, bomb))
        assert source.data is None
        assert source.error
    within = written(tmp_path / "nested.gz", gzip.compress(gzip.compress(gzip.compress(REPORT.encode()))))
    assert "too many times" in (read(within)[0].error or "")


def test_gzip_is_read_as_what_it_holds(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": str(number), "text": REPORT}) for number in range(3))
    assert [s.id for s in read(written(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode())))] == ["0", "1", "2"]
    (report,) = read(written(tmp_path / "b.txt.gz", gzip.compress(REPORT.encode())))
    assert (report.id, report.data, report.media) == ("b.txt", REPORT.encode(), "text/plain")


def test_a_cut_gzip_file_gives_what_came_before_the_cut(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": str(number), "text": REPORT * (number + 1)}) + "\n" for number in range(400))
    whole = gzip.compress(lines.encode())
    found = read(written(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2]))
    assert len(found) > 20
    assert all(source.error is None for source in found[:-1])
    assert "damaged" in (found[-1].error or "")


def test_an_encrypted_member_says_so(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"a.txt": REPORT})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert "encrypted" in (read(written(path, bytes(data)))[0].error or "")


# -------------------------------------------------------------------------------------------- tables


def test_columns_of_a_table_are_known_by_their_usual_names(tmp_path: Path) -> None:
    table = 'Headline;Body;Publish Date;Publisher\n"Ferry; pier";"Forty were hurt.\nTwo died.";2031-05-02;Marlow Post\n'
    (source,) = read(written(tmp_path / "t.csv", table))
    assert (source.title, source.text) == ("Ferry; pier", "Forty were hurt.\nTwo died.")
    assert (source.published, source.outlet, source.id) == ("2031-05-02", "Marlow Post", "t.csv:1")


def test_columns_can_be_given(tmp_path: Path) -> None:
    table = written(tmp_path / "t.tsv", "nr\twhat\n7\tForty were hurt.\n")
    assert [s.id for s in read(table, columns={"text": "what", "id": "nr"})] == ["7"]
    (problem,) = read(table)
    assert "--columns text=NAME" in (problem.error or "")
    (problem,) = read(table, columns={"text": "wat"})
    assert "no column 'wat'" in (problem.error or "")
    assert parse_columns("text=what, id=nr") == {"text": "what", "id": "nr"}
    with pytest.raises(ValueError, match="FIELD=COLUMN"):
        parse_columns("body=what")


def test_a_table_in_another_encoding_and_with_bad_rows(tmp_path: Path) -> None:
    table = "text,date\nVierzig Verletzte in Köln,2031-05-02\nForty were hurt,yesterday\n".encode("cp1252")
    good, bad = read(written(tmp_path / "t.csv", table))
    assert good.text == "Vierzig Verletzte in Köln"
    assert "row 2: the field 'published' is no date" in (bad.error or "")


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "odd[1].parquet"
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE t AS SELECT 'n' || i AS id, 'Forty were hurt.' AS body, DATE '2031-05-02' AS date FROM range(300) r(i)"
        )
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    found = read(path)
    assert [source.id for source in found] == [f"n{number}" for number in range(300)]
    assert found[0].published == "2031-05-02"
    (damaged,) = read(written(tmp_path / "cut.parquet", path.read_bytes()[:200]))
    assert "damaged" in (damaged.error or "")


# ---------------------------------------------------------------------------------- feeds and addresses


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Marlow &amp;amp; Post</title>
<item><title>Ferry</title><link>https://post.example/ferry</link><description>Teaser.</description>
<pubDate>Fri, 02 May 2031 10:00:00 GMT</pubDate></item>
<item><title>Pier</title><link>javascript:alert(1)</link><content:encoded><![CDATA[<p>LONG</p>]]></content:encoded></item>
<item><title>Nothing</title></item>
</channel></rss>""".replace("LONG", "Forty people were hurt at the pier. " * 30)


def test_entries_of_a_feed_are_texts_where_they_hold_one_and_else_addresses(tmp_path: Path) -> None:
    text, empty, link = read(written(tmp_path / "feed.xml", RSS))
    assert (text.id, text.url, text.title, text.outlet) == ("feed.xml:2", None, "Pier", "Marlow & Post")
    assert "Forty people were hurt" in read_document(text).text
    assert "neither a text nor an address" in (empty.error or "")
    assert (link.url, "--no-fetch" in (link.error or "")) == ("https://post.example/ferry", True)


def test_json_feeds_and_atom(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "items": [{"url": "https://post.example/a", "content_text": "Forty were hurt.\n" * 60, "date_published": "2031-05-02T10:00:00Z"}, 7],
    }  # fmt: skip
    (source,) = read(written(tmp_path / "feed.json", json.dumps(feed)))
    assert (source.id, source.published, source.outlet) == ("https://post.example/a", "2031-05-02", "Post")
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><title>A</title><link href="https://p.example/a"/></entry></feed>'
    (source,) = read(written(tmp_path / "a.atom", atom))
    assert source.url == "https://p.example/a"


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><{root}>&b;</{root}>'


@pytest.mark.parametrize(("name", "root"), [("f.rss", "rss"), ("f.opml", "opml"), ("f.xml", "urlset")])
def test_xml_bombs_are_refused(tmp_path: Path, name: str, root: str) -> None:
    (source,) = read(written(tmp_path / name, BOMB.replace("{root}", root)))
    assert "entities" in (source.error or "")


def test_deep_nesting_and_text_that_is_no_feed_end_in_an_error(tmp_path: Path) -> None:
    deep = "<opml>" + "<outline>" * 50_000 + "</opml>"
    for content in (deep, "<opml><<<", "", "\0\0\0"):
        for source in read(written(tmp_path / "f.opml", content)):
            assert source.error


def test_outlines_site_maps_and_lists_name_addresses(tmp_path: Path) -> None:
    opml = '<opml><body><outline text="N"><outline xmlUrl="https://a.example/f"/><outline xmlUrl="file:///etc/passwd"/></outline></body></opml>'
    problem, link = read(written(tmp_path / "f.opml", opml))
    assert link.url == "https://a.example/f"
    assert "not an address of a feed" in (problem.error or "")
    site = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/1</loc></url></urlset>'
    )
    assert [source.url for source in read(written(tmp_path / "map.xml", site))] == ["https://a.example/1"]
    listed = "# ours\nhttps://a.example/1\n\nnot one\nhttps://a.example/1\n"
    problem, link = read(written(tmp_path / "our.urls", listed))
    assert "line 4" in (problem.error or "")
    assert link.url == "https://a.example/1"


# ---------------------------------------------------------------------------------------------- WARC


def warc(*answers: tuple[str, str, bytes, int]) -> bytes:
    """A WARC file of (address, content type, body, status)."""
    out = b""
    for number, (address, media, body, status) in enumerate(answers):
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        fields = {
            "WARC-Type": "response",
            "WARC-Target-URI": address,
            "WARC-Date": f"2031-05-02T10:00:{number:02}Z",
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
            "Content-Type": "application/http; msgtype=response",
            "Content-Length": str(len(head + body)),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        out += f"WARC/1.0\r\n{lines}\r\n".encode() + head + body + b"\r\n\r\n"
    return out


def test_answers_of_a_crawl_are_read_and_those_that_are_no_report_are_not(tmp_path: Path) -> None:
    data = warc(
        ("https://a.example/1", "text/html; charset=utf-8", b"<html><body><p>Forty were hurt.</p></body></html>", 200),
        ("https://a.example/2", "image/png", b"\x89PNG", 200),
        ("https://a.example/3", "text/html", b"gone", 404),
        ("https://a.example/1", "text/html", b"<html><body><p>Fifty were hurt.</p></body></html>", 200),
        ("https://a.example/1", "text/html", b"<html><body><p>Fifty were hurt.</p></body></html>", 200),
    )
    for name, content in (("c.warc", data), ("c.warc.gz", gzip.compress(data))):
        found = read(written(tmp_path / name, content))
        assert [source.id for source in found] == ["https://a.example/1", "https://a.example/1 (2031-05-02T10:00:03Z)"]
        assert found[0].data is not None
        assert b"Forty" in found[0].data


def test_a_cut_warc_file_gives_what_came_before_the_cut(tmp_path: Path) -> None:
    data = warc(*((f"https://a.example/{n}", "text/plain", REPORT.encode() * 50, 200) for n in range(5)))
    found = read(written(tmp_path / "c.warc", data[: len(data) * 3 // 4]))
    assert [source.url for source in found][:3] == [f"https://a.example/{n}" for n in range(3)]


def test_answers_whose_headers_lie_about_their_packing_do_not_end_the_file(tmp_path: Path) -> None:
    body = f"<html><body><p>{REPORT}</p></body></html>".encode()
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    told = {
        "gzip": ("text/html\r\nContent-Encoding: gzip", gzip.compress(body)),
        "gzip-off": ("text/html\r\nContent-Encoding: gzip", body),
        "chunked": ("text/html\r\nTransfer-Encoding: chunked", chunks),
        "chunked-off": ("text/html\r\nTransfer-Encoding: chunked", body),
        "brotli": ("text/html\r\nContent-Encoding: br", b"\x0b\x02\x80abc\x03"),
        "brotli-off": ("text/html\r\nContent-Encoding: br", body),
        "damaged": ("text/html\r\nContent-Encoding: gzip", b"\x1f\x8b" + body),
        "last": ("text/html", body),
    }
    data = warc(*((f"https://a.example/{name}", media, sent, 200) for name, (media, sent) in told.items()))
    found = {source.id.rsplit("/", 1)[1]: source for source in read(written(tmp_path / "c.warc", data))}
    assert list(found) == list(told)
    assert {name for name, source in found.items() if source.error} == {"brotli", "damaged"}
    assert all(source.data == body for source in found.values() if source.error is None)


def test_a_bomb_in_a_warc_file_is_refused_and_the_next_answer_read(tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * 40_000_000)
    data = warc(
        ("https://a.example/bomb", "text/html\r\nContent-Encoding: gzip", bomb, 200),
        ("https://a.example/next", "text/plain", REPORT.encode(), 200),
    )
    first, second = read(written(tmp_path / "c.warc", data))
    assert "larger than" in (first.error or "") and second.data == REPORT.encode()


def test_a_cut_or_empty_warc_file_says_so(tmp_path: Path) -> None:
    data = warc(*((f"https://a.example/{n}", "text/plain", REPORT.encode() * 50, 200) for n in range(5)))
    *_, cut = read(written(tmp_path / "c.warc", data[: len(data) * 3 // 4]))
    assert "cut off" in (cut.error or "")
    *_, headless = read(written(tmp_path / "h.warc", data + b"WARC/1.0\r\nWARC-Type: response\r\n"))
    assert headless.error
    for name, content in (("e.warc", b""), ("j.warc", b"no such thing")):
        (nothing,) = read(written(tmp_path / name, content))
        assert "no WARC record" in (nothing.error or "")


# --------------------------------------------------------------------- what is whole, but not as it is needed


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", "day,words\nx,y\n"),
        ("b.gz", gzip.compress(b"a" * 40_000_000)),
        ("d.gz", gzip.compress(gzip.compress(gzip.compress(b"x")))),
        ("f.rss", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><rss><channel/></rss>'),
    ],
)
def test_a_file_that_is_whole_is_not_called_damaged(tmp_path: Path, name: str, content: bytes | str) -> None:
    (found,) = read(written(tmp_path / name, content))
    assert found.error and "damaged" not in found.error


def test_a_table_with_separators_in_its_quoted_names_is_read(tmp_path: Path) -> None:
    (found,) = read(written(tmp_path / "t.csv", f'"Day, hour, minute";text\nx;"{REPORT.strip()}"\n'))
    assert found.text == REPORT.strip()


def test_a_quotation_mark_left_open_is_named_with_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.reading.containers.tables.MAX_BYTES", 1000)
    rows = f'title,text\na,short\nb,"{"never closed " * 200}\n'
    first, second = read(written(tmp_path / "t.csv", rows))
    assert first.text == "short" and "row 2" in (second.error or "") and "quotation mark" in (second.error or "")


def test_text_kept_as_bytes_in_parquet_is_text(tmp_path: Path) -> None:
    path = tmp_path / "b.parquet"
    duckdb.execute(f"COPY (SELECT 'Forty were hurt.'::BLOB AS text) TO '{path}'")
    assert [source.text for source in read(path)] == ["Forty were hurt."]


def test_a_json_feed_is_known_wherever_its_version_stands(tmp_path: Path) -> None:
    entry = {"url": "https://a.example/1", "content_text": REPORT * 10}
    feed = {"authors": [{"name": "M. Reed"}], "items": [entry], "version": "https://jsonfeed.org/version/1.1"}
    (found,) = read(written(tmp_path / "feed.json", json.dumps(feed)))
    assert found.id == "https://a.example/1" and found.data


def test_names_in_an_archive_without_the_mark_of_utf_8_are_read_as_what_they_are(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"aeeb.txt": REPORT}).read_bytes()
    utf_8 = written(tmp_path / "u.zip", archive.replace(b"aeeb", b"a\xc3\xa9b"))
    western = written(tmp_path / "w.zip", archive.replace(b"aeeb", b"a\x82eb"))
    assert [source.id for source in read(utf_8, western)] == ["u.zip/aéb.txt", "w.zip/aéeb.txt"]


@pytest.mark.parametrize(("content", "addresses"), [
    ("https://a.example/1\r\n\r\n# more\r\nhttps://a.example/2\r\n", 2),
    ("See https://a.example/1\nfor more.\n", 0),
    ("# a heading alone\n", 0),
])  # fmt: skip
def test_a_text_file_of_addresses_is_a_list_of_them(tmp_path: Path, content: str, addresses: int) -> None:
    found = read(written(tmp_path / "pages.txt", content))
    assert sum(1 for source in found if "not fetched" in (source.error or "")) == addresses
    assert len(found) == (addresses or 1)


def test_a_tar_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(written(tmp_path / "r.txt", REPORT))
    (found,) = read(path)
    assert "tar archive" in (read_document(found).error or "")


# -------------------------------------------------------------------------------- PDF and Markdown


def pdf(*pages: str) -> bytes:
    """A small PDF file whose pages show these lines."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in page.split("\n"))
        stream = f"BT /F1 12 Tf 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R /Resources << /Font "
            "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return (out + end + f"startxref\n{len(out)}\n%%EOF\n").encode()


def test_pdf_text_with_running_heads_and_page_numbers_left_out(tmp_path: Path) -> None:
    head = "Port Authority Bulletin"
    pages = (
        f"{head}\nFerry hits pier\nForty people were in-\njured at the pier.\n1",
        f"{head}\nTwo later died.\n2",
        f"{head}\nEnd.\n3",
    )
    (source,) = read(written(tmp_path / "b.pdf", pdf(*pages)))
    document = read_document(source)
    assert document.status == "ok"
    assert "Forty people were injured at the pier." in document.text
    assert document.text.count(head) == 1
    assert "\n1\n" not in document.text


@pytest.mark.parametrize(
    ("data", "words"), [(pdf(""), "text layer"), (b"%PDF-1.7\n%%EOF", "cannot be read"), (pdf("x")[:300], "PDF")]
)
def test_pdf_without_text_or_damaged(tmp_path: Path, data: bytes, words: str) -> None:
    document = read_document(read(written(tmp_path / "b.pdf", data))[0])
    assert document.status == "error"
    assert words in (document.error or "")


def test_markdown_reads_as_the_rendered_page(tmp_path: Path) -> None:
    text = "---\ntitle: Ferry hits pier\ndate: 2031-05-02\n---\n\n**At least 40** people were [hurt](https://x.example), the *port*\nsaid.\n\n- Two died\n- 3 are missing\n"
    document = read_document(read(written(tmp_path / "a.md", text))[0])
    assert document.title == "Ferry hits pier"
    assert document.published is not None
    assert str(document.published.start) == "2031-05-02"
    assert "At least 40 people were hurt, the port\nsaid." in document.text
    assert "Two died\n\n3 are missing" in document.text


# ------------------------------------------------------------------------- standard input and nameless files


def piped(content: bytes) -> list[dict[str, str]]:
    """What `stemma extract -` makes of the bytes, through a real pipe."""
    command = [sys.executable, "-m", "stemma", "extract", "-", "--annotator", "rules", "--workers", "1"]
    done = subprocess.run(command, input=content, capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in done.stderr and b"panicked" not in done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return [record for record in records if record.get("type") == "document"]


def test_a_crawl_is_read_from_a_pipe() -> None:
    data = warc(("https://a.example/1", "text/plain", REPORT.encode(), 200))
    for content in (data, gzip.compress(data)):
        assert [record["id"] for record in piped(content)] == ["https://a.example/1"]


def test_a_crawl_within_an_archive_is_read(tmp_path: Path) -> None:
    data = warc(("https://a.example/1", "text/plain", REPORT.encode(), 200))
    found = read(
        packed(
            tmp_path / "a.zip", {"c.warc": data, "d.warc.gz": gzip.compress(data.replace(b"example/1", b"example/2"))}
        )
    )
    assert [source.id for source in found if not source.error] == ["https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize(
    "content",
    [
        b"title,text\nFerry,Forty were hurt.\n",
        b'[{"text": "Forty were hurt."}]',
        b'{\n "text": "Forty were hurt."\n}\n',
        b'{"text": "Forty were hurt."}\n{"text": ""}\n',
    ],
)
def test_the_bytes_of_a_file_without_a_name_decide(tmp_path: Path, content: bytes) -> None:
    assert read(written(tmp_path / "nameless", content))[0].text == "Forty were hurt."


def test_an_archive_without_a_name_is_opened_and_the_file_of_an_office_is_not(tmp_path: Path) -> None:
    archive, office = (
        packed(tmp_path / "nameless", {"a.txt": REPORT}),
        packed(tmp_path / "o", {"[Content_Types].xml": ""}),
    )
    opened, left = read(archive, office)
    assert opened.id == "nameless/a.txt"
    assert "office file" in (read_document(left).error or "")


@pytest.mark.parametrize(
    "line", ["Text, title and figures of a long day", "Marlow, Monday", "Body: forty hurt, one text"]
)
def test_a_report_that_begins_with_a_list_of_words_is_no_table(tmp_path: Path, line: str) -> None:
    (found,) = read(written(tmp_path / "nameless", f"{line}\n{REPORT}"))
    assert found.data is not None
