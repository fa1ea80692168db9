"""Pages from the web, against a real server on loopback: manners, limits, refusals, and what is kept."""

from __future__ import annotations

import contextlib
import gzip
import signal
import subprocess
import sys
import threading
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner

from stemma.cli import app
from stemma.reading import open_sources, read_document
from stemma.reading.containers import Link
from stemma.reading.containers.streams import unpacked
from stemma.reading.fetching import Manners, Shelf, Web
from stemma.reading.fetching.guard import Refused, is_public, parse, reachable
from stemma.reading.fetching.page import Answer, Failed, Terms, TryLater, get
from stemma.records import Source

PAGE = (
    "<html><head><title>Ferry hits pier</title></head><body><article><h1>Ferry hits pier</h1>"
    + "<p>Forty people were hurt when the Marlow ferry hit a pier, the port authority said on Monday.</p>" * 5
    + "</article></body></html>"
)
POLISH = (
    "<html><body><article>"
    + "<p>Prom uderzył w molo w Żółwinie, rannych zostało czterdzieści osób, podał w środę zarząd portu.</p>" * 5
    + "</article></body></html>"
)
FEED = """<rss version="2.0"><channel><title>Marlow Post</title>
<item><title>One</title><link>/one</link><pubDate>Fri, 02 May 2031 10:00:00 GMT</pubDate></item>
<item><title>Two</title><link>/two</link></item>
<item><title>Script</title><link>javascript:alert(1)</link></item>
</channel></rss>"""


class Site(BaseHTTPRequestHandler):
    """A small newspaper, with all the trouble that servers make."""

    asked: ClassVar[Counter[str]] = Counter()
    times: ClassVar[dict[str, float]] = {}
    page = PAGE

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        type(self).asked[path] += 1
        type(self).times[path] = time.monotonic()
        port = self.server.server_address[1]
        match path:
            case "/robots.txt":
                self.answer("User-agent: *\nDisallow: /private\n", "text/plain")
            case "/one" | "/two" | "/private":
                self.answer(PAGE)
            case "/feed":
                self.answer(FEED, "application/rss+xml")
            case "/tagged":
                if self.headers.get("If-None-Match") == f'"{hash(self.page)}"':
                    self.answer("", status=304)
                else:
                    self.answer(self.page, headers={"ETag": f'"{hash(self.page)}"'})
            case "/fresh":
                self.answer(PAGE, headers={"Cache-Control": "max-age=600"})
            case "/metadata":
                self.answer("", status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
            case "/inside":
                self.answer("", status=302, headers={"Location": f"http://localhost:{port}/one"})
            case "/sideways":
                self.answer("", status=301, headers={"Location": "/private"})
            case "/moved":
                self.answer("", status=308, headers={"Location": "/one#top"})
            case "/circle":
                self.answer("", status=302, headers={"Location": "/circle"})
            case "/file":
                self.answer("", status=302, headers={"Location": "file:///etc/passwd"})
            case "/picture":
                self.answer("\x89PNG", "image/png")
            case "/bomb":
                self.answer(gzip.compress(b"<p>" * 4_000_000, 9), headers={"Content-Encoding": "gzip"})
            case "/drip":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                for _ in range(200):
                    self.wfile.write(b"a")
                    self.wfile.flush()
                    time.sleep(0.05)
            case "/drip-header":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                for _ in range(100):
                    self.wfile.write(b"a")
                    self.wfile.flush()
                    time.sleep(0.1)
            case "/twice-packed":
                packed = gzip.compress(gzip.compress(b"0" * 4_000_000))
                self.answer(packed, headers={"Content-Encoding": "gzip, gzip"})
            case "/brotli":
                self.answer(b"\x0b\x02\x80abc\x03", headers={"Content-Encoding": "br"})
            case "/bare-deflate":
                squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
                self.answer(squeeze.compress(PAGE.encode()) + squeeze.flush(), headers={"Content-Encoding": "deflate"})
            case "/polish":
                self.answer(POLISH.encode("cp1250"), "text/html; charset=windows-1250")
            case "/map":
                links = "".join(f"<url><loc>http://127.0.0.1:{port}/one?{k}</loc></url>" for k in range(30))
                self.answer(f"<urlset>{links}</urlset>", "application/xml")
            case "/hang":
                time.sleep(20)
            case "/tired" if type(self).asked[path] < 2:
                self.answer("later", status=503, headers={"Retry-After": "0"})
            case "/tired":
                self.answer(PAGE)
            case "/dead":
                self.answer("never", status=503, headers={"Retry-After": "0"})
            case "/latin":
                self.answer(
                    "<html><body><p>Vierzig Verletzte in Köln</p></body></html>".encode("cp1252"),
                    "text/html; charset=utf-8",
                )
            case _:
                self.answer("no such page", status=404)

    def answer(
        self,
        body: str | bytes,
        media: str = "text/html; charset=utf-8",
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"Content-Type": media, "Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def handle(self) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the client gave up, as it should
            super().handle()


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(server: ThreadingHTTPServer) -> str:
    Site.asked.clear()
    Site.page = PAGE
    return f"http://127.0.0.1:{server.server_address[1]}"


TERMS = Terms("stemma-test", seconds=10, allowed_hosts=frozenset({"127.0.0.1"}))


def fetch(*addresses: str, shelf: Shelf | None = None, manners: Manners = Manners(pause=0)) -> dict[str, Source]:  # noqa: B008
    return {source.id: source for source in open_sources(addresses, fetch=Web(TERMS, shelf, manners))}


def reason(site: str, path: str) -> str:
    (source,) = fetch(site + path).values()
    assert source.data is None
    return source.error or ""


# ------------------------------------------------------------------------------------ what is fetched


def test_a_page_becomes_a_document_under_its_address(site: str) -> None:
    found = fetch(f"{site}/one")
    document = read_document(found[f"{site}/one"])
    assert document.status == "ok"
    assert document.title == "Ferry hits pier"
    assert "Forty people were hurt" in document.text


def test_a_feed_is_followed_once_each_and_never_to_a_script(site: str) -> None:
    found = fetch(f"{site}/feed", f"{site}/one")
    assert {source.url for source in found.values() if source.data} == {f"{site}/one", f"{site}/two"}
    assert Site.asked["/one"] == 1
    assert all("neither a text nor an address" in (source.error or "") for source in found.values() if not source.data)
    date = read_document(fetch(f"{site}/feed")[f"{site}/one"]).published
    assert date is not None
    assert str(date.start) == "2031-05-02"
    assert "feed" in (date.basis or "")


def test_a_redirect_gives_the_page_under_its_last_address(site: str) -> None:
    assert set(fetch(f"{site}/moved", f"{site}/one")) == {f"{site}/one"}


def test_pages_followed_are_limited_and_say_so(site: str) -> None:
    found = fetch(f"{site}/feed", manners=Manners(pause=0, pages=1))
    assert sum(1 for source in found.values() if source.data) == 1
    assert any("--max-pages" in (source.error or "") for source in found.values())


def test_requests_to_one_host_keep_their_pause(site: str) -> None:
    fetch(f"{site}/one", f"{site}/two", manners=Manners(pause=0.3))
    assert abs(Site.times["/one"] - Site.times["/two"]) >= 0.29


def test_a_wrongly_declared_charset_does_not_spoil_the_text(site: str) -> None:
    document = read_document(fetch(f"{site}/latin")[f"{site}/latin"])
    assert "Köln" in document.text


# ------------------------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nowhere", "404"),
        ("/private", "robots.txt"),
        ("/sideways", "robots.txt"),
        ("/metadata", "private network"),
        ("/inside", "private network"),
        ("/circle", "circle"),
        ("/file", "only http"),
        ("/picture", "image/png"),
        ("/bomb", "times its size"),
        ("/dead", "asked 3 times"),
        ("/twice-packed", "cannot be read"),
        ("/brotli", "cannot be read"),
    ],
)
def test_each_failure_has_its_reason(site: str, path: str, words: str) -> None:
    assert words in reason(site, path)


def test_a_tired_server_is_asked_again(site: str) -> None:
    assert fetch(f"{site}/tired")[f"{site}/tired"].data


def test_a_slow_drip_is_given_up(site: str) -> None:
    began = time.monotonic()
    with pytest.raises(TryLater, match="too slowly"):
        get(f"{site}/drip", Terms("stemma-test", 0.5, frozenset({"127.0.0.1"})))
    assert time.monotonic() - began < 8


def test_an_answer_above_the_limit_is_cut_off(site: str) -> None:
    with pytest.raises(Failed, match="larger than"):
        get(f"{site}/one", TERMS, limit=100)


def test_a_server_that_is_not_there(site: str) -> None:
    (source,) = fetch("http://127.0.0.1:9/").values()
    assert "connection failed" in (source.error or "") or "robots.txt cannot be had" in (source.error or "")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "not a number",
    ],
)  # fmt: skip
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_open_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_a_name_that_answers_with_a_private_address_is_refused() -> None:
    answers = [["8.8.8.8", "10.0.0.1"], ["127.0.0.1"], []]
    for answer in answers[:2]:
        with pytest.raises(Refused, match="private network"):
            reachable(parse("http://news.example/a"), resolver=lambda host, port, answer=answer: answer)
    with pytest.raises(OSError, match="no address"):
        reachable(parse("http://news.example/a"), resolver=lambda host, port: [])


@pytest.mark.parametrize("spelling", ["2130706433", "0x7f.1", "127.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_other_spellings_of_loopback_are_refused(spelling: str) -> None:
    (source,) = open_sources([f"http://{spelling}/"], fetch=Web(Terms("stemma-test", 5)))
    assert source.data is None
    assert source.error


def test_the_connection_goes_to_the_address_that_was_looked_at(site: str) -> None:
    """The name resolves once: to the server here, whatever it would answer the second time."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    terms = Terms("stemma-test", 5, frozenset({"post.example"}), lambda host, port: next(answers))
    assert get(site.replace("127.0.0.1", "post.example") + "/one", terms).status == 200
    assert Site.asked["/one"] == 1


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "http://", "http://user:word@a.example/", "http://a.example:99999/"]
)
def test_addresses_that_are_not_asked_for(address: str) -> None:
    with pytest.raises(Refused):
        parse(address)


# --------------------------------------------------------------------------------------- what is kept


def test_a_page_that_has_not_changed_is_not_sent_twice_and_one_that_has_gives_both_versions(
    site: str, tmp_path: Path
) -> None:
    address = f"{site}/tagged"
    with Shelf(tmp_path) as shelf:
        first = fetch(address, shelf=shelf)[address]
        again = fetch(address, shelf=shelf)[address]
        assert first.data == again.data == PAGE.encode()
        assert len(shelf.versions(address)) == 1
        Site.page = PAGE.replace("Forty", "Fifty")
        assert b"Fifty" in (fetch(address, shelf=shelf)[address].data or b"")
    with Shelf(tmp_path) as shelf:
        old, new = shelf.versions(address)
        assert (shelf.body(old), shelf.body(new)) == (PAGE.encode(), Site.page.encode())


def test_the_lines_that_changed_are_shown(site: str, tmp_path: Path) -> None:
    address = f"{site}/tagged"
    with Shelf(tmp_path / "fetched") as shelf:
        fetch(address, shelf=shelf)
        Site.page = PAGE.replace("Forty", "Fifty")
        fetch(address, shelf=shelf)
    run = partial(CliRunner().invoke, app)
    assert f"2 versions  {address}" in run(["versions", "--ledger", str(tmp_path)]).output
    shown = run(["versions", address, "--ledger", str(tmp_path)]).output
    assert "-Forty people were hurt" in shown
    assert "+Fifty people were hurt" in shown
    assert "never fetched" in run(["versions", "https://b.example/", "--ledger", str(tmp_path)]).output


def test_a_page_that_is_fresh_is_not_asked_for(site: str, tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        for _ in range(3):
            assert fetch(f"{site}/fresh", shelf=shelf)[f"{site}/fresh"].data
    assert Site.asked["/fresh"] == 1


def test_what_was_fetched_can_be_read_again_from_its_file(site: str, tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        fetch(f"{site}/one", f"{site}/two", shelf=shelf)
    (file,) = tmp_path.glob("*.warc.gz")
    found = {source.id: source.data for source in open_sources([str(file)])}
    assert found == {f"{site}/one": PAGE.encode(), f"{site}/two": PAGE.encode()}


def test_a_file_that_was_changed_on_the_shelf_is_noticed(tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        kept = shelf.keep("https://a.example/", Answer("https://a.example/", 200, {}, b"Forty were hurt."))
        (file,) = tmp_path.glob("*.warc.gz")
        file.write_bytes(gzip.compress(b"WARC/1.0\r\n\r\n"))
        with pytest.raises((ValueError, OSError)):
            shelf.body(kept)


def test_links_without_a_fetcher_say_that_they_were_not_fetched() -> None:
    (source,) = open_sources(["https://a.example/one#top"])
    assert (source.url, "not fetched" in (source.error or "")) == ("https://a.example/one", True)
    assert list(Web(TERMS)([])) == []
    assert Link("https://a.example/").published is None


def test_a_header_that_drips_is_given_up(site: str) -> None:
    began = time.monotonic()
    with pytest.raises(TryLater, match="too slowly"):
        get(f"{site}/drip-header", Terms("stemma-test", seconds=1.0, allowed_hosts={"127.0.0.1"}))
    assert time.monotonic() - began < 5


def test_a_page_packed_without_an_envelope_is_read(site: str) -> None:
    assert get(f"{site}/bare-deflate", Terms("stemma-test", allowed_hosts={"127.0.0.1"})).data == PAGE.encode()


def test_unpacking_never_holds_more_than_a_piece() -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    assert max(map(len, unpacked([bomb], "gzip"))) <= 1 << 16


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_damaged_packing_says_so(packing: str) -> None:
    with pytest.raises(ValueError, match="damaged"):
        list(unpacked([b"x is not packed at all"], packing))


def test_the_encoding_that_the_server_declares_is_believed(site: str, tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        for _ in range(2):  # the second time from the shelf, or anew
            (source,) = fetch(site + "/polish", shelf=shelf).values()
            document = read_document(source)
            assert "Żółwinie" in document.text and document.encoding == "windows-1250"
    (kept,) = open_sources([str(path) for path in tmp_path.glob("*.warc.gz")])
    assert "Żółwinie" in read_document(kept).text


def test_addresses_above_the_limit_are_counted_in_one_record(site: str) -> None:
    sources = fetch(site + "/map", manners=Manners(pause=0, pages=2)).values()
    assert [source.error for source in sources if source.error] == [
        "28 of its addresses were not followed: --max-pages is 2 in one run"
    ]


def test_rules_larger_than_the_limit_hold_as_far_as_they_are_read(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.reading.fetching.robots.MAX_ROBOTS", 35)
    assert "robots.txt" in reason(site, "/private")


def test_a_page_whose_kept_file_is_gone_is_asked_for_anew(site: str, tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        fetch(site + "/tagged", shelf=shelf)
    for path in tmp_path.glob("*.warc.gz"):
        path.unlink()
    with Shelf(tmp_path) as shelf:
        (source,) = fetch(site + "/tagged", shelf=shelf).values()
    assert source.error is None and source.data


def test_a_table_that_cannot_be_written_costs_one_page_not_the_run(site: str, tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        shelf._base.execute("DROP TABLE answer")
        (source,) = fetch(site + "/one", shelf=shelf).values()
    assert "could not be kept" in (source.error or "")


def test_a_name_beyond_ascii_is_resolved_and_asked_for_as_the_network_knows_it() -> None:
    parts = parse("http://bücher.example:8080/x")
    assert (parts.hostname, parts.port) == ("xn--bcher-kva.example", 8080)


def test_no_advice_to_open_the_way_to_a_clouds_metadata() -> None:
    with pytest.raises(Refused, match="private network of this machine") as told:
        reachable(parse("http://cloud.example/"), resolver=lambda host, port: ["169.254.169.254"])
    assert "--allow-host" not in str(told.value)


def test_an_interrupt_ends_the_run_at_once_while_a_server_hangs(site: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "stemma", "read", f"{site}/one", f"{site}/hang", "--pause", "0", "--workers", "1"]
    with subprocess.Popen(
        [*command, "--allow-host", "127.0.0.1", "--ledger", str(tmp_path / "ledger")],
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        for _ in range(300):
            if Site.asked["/hang"]:
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        told = process.communicate(timeout=15)[1]
    assert process.returncode == 130 and b"interrupted" in told
    assert time.monotonic() - began < 8


def test_a_damaged_table_of_what_was_fetched_says_what_to_do(site: str, tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").write_bytes(b"no table at all " * 100)
    with pytest.raises(OSError, match="move it away"):
        Shelf(tmp_path)


def test_a_read_that_is_killed_goes_on_without_asking_again_for_what_it_kept(site: str, tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        fetch(site + "/tagged", shelf=shelf)
        (file,) = tmp_path.glob("*.warc.gz")
        file.write_bytes(file.read_bytes() + b"\x1f\x8b torn")  # what a kill in mid-write leaves
    with Shelf(tmp_path) as shelf:
        (source,) = fetch(site + "/tagged", shelf=shelf).values()
    assert source.error is None and source.data == PAGE.encode()


def test_one_page_under_two_addresses_is_one_version(site: str, tmp_path: Path) -> None:
    with Shelf(tmp_path / "fetched") as shelf:
        fetch(f"{site}/one", shelf=shelf)
        fetch(f"{site}/moved", shelf=shelf)
    told = CliRunner().invoke(app, ["versions", f"{site}/one", "--ledger", str(tmp_path)])
    assert told.output.count("version 1,") == 1
    assert "version 2," not in told.output
