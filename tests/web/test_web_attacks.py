"""Attacks tried on a running server: a browser that meets hostile reports, and a program that sends what it should not."""

from __future__ import annotations

import http.client
import io
import json
import re
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from live_server import serving

from stemma import pipeline
from stemma.records import Source
from stemma.store import LedgerStore
from stemma.web.jobs import INCOMING

Visit = Callable[..., Any]
RUN = "window.pwned=1;alert(1)"
ATTACKS = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror='{RUN}'>",
    f"\"><svg onload='{RUN}'>",
    f"'-({RUN})-'",
    f"</title></textarea><script>{RUN}</script>",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Three reports of one event whose titles, texts, outlets, addresses and names all attack."""
    folder = tmp_path_factory.mktemp("attacks") / "ledger"
    every = " ".join(ATTACKS)
    sources = [
        Source(
            id=f"../../{ATTACKS[number]}.txt",
            text=f"Flood {every} in Lindau\n\nLINDAU, 3 March 2031 - The mayor {ATTACKS[number]} said on Monday that "
            f"{48 + number} houses were under water. The council {every} said 52 houses were under water.\n",
            title=f"Flood in Lindau {ATTACKS[number]}",
            outlet=f"Outlet {ATTACKS[number]}",
            url=("javascript:" + RUN, f"https://x.example/?{ATTACKS[1]}", f"data:text/html,{ATTACKS[0]}")[number],
            published="2031-03-03",
        )
        for number in range(3)
    ]
    with LedgerStore.create(folder) as store:
        pipeline.read(sources, store)
    with serving(folder) as address:
        yield address


def test_no_script_of_a_report_runs_on_any_page(visit: Visit, hostile_site: str) -> None:
    page, noticed = visit(f"{hostile_site}/stories")
    waiting, seen, kinds = ["/stories", "/about", "/review", "/read"], set(), {}
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"/[a-z]+-[0-9a-f]+", "/*", urlsplit(address).path)
        kinds[kind] = kinds.get(kind, 0) + 1
        if address in seen or kinds[kind] > 3:
            continue
        seen.add(address)
        assert page.goto(hostile_site + address).status == 200
        assert page.evaluate("window.pwned") is None, address
        assert page.evaluate("document.querySelectorAll('main img, main script, main svg[onload]').length") == 0
        found = page.eval_on_selector_all("main a[href]", "all => all.map(one => one.getAttribute('href'))")
        assert not [one for one in found if not one.startswith(("/", "#", "http://", "https://"))]
        waiting += [one.partition("#")[0] for one in found if one.startswith("/") and "/export" not in one]
    assert len(seen) >= 15
    assert {"/claims/*", "/documents/*", "/outlet", "/stories/*"} <= set(kinds)
    assert noticed == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_script_of_an_address_runs(visit: Visit, site: str, attack: str) -> None:
    page, noticed = visit(site)
    for path in (
        "/search?q=",
        "/stories?q=",
        "/stories?place=",
        "/outlet?name=",
        "/review?about=",
        "/claims/",
        "/find/",
    ):
        page.goto(site + path + attack.replace("%", "%25").replace("#", "%23"))
        assert page.evaluate("window.pwned") is None
        assert page.locator("h1").count() == 1
    assert [one for one in noticed if "status of 4" not in one] == []


def test_the_policy_stops_a_script_that_got_in(visit: Visit, site: str) -> None:
    page, noticed = visit(f"{site}/stories")
    page.evaluate(
        "for (const [tag, text] of [['script', 'window.pwned = 1'], ['style', 'body { display: none }']]) {"
        " const made = document.createElement(tag); made.textContent = text; document.body.append(made); }"
    )
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.pwned = 1\">')")
    page.wait_for_timeout(300)
    assert page.evaluate("window.pwned") is None
    assert page.locator("body").is_visible()
    assert any("Content Security Policy" in one for one in noticed)


def test_a_page_of_another_site_cannot_send_our_forms(visit: Visit, desk_site: str, tmp_path: Path) -> None:
    page, _ = visit(f"{desk_site}/review")
    form = tmp_path / "evil.html"
    form.write_text(
        f'<form method="post" action="{desk_site}/review"><input name="act" value="undo"><input name="decision" '
        'value="1"><input name="actor" value="x"><input name="reason" value="x"></form>',
        encoding="utf-8",
    )
    page.goto(form.as_uri())
    with page.expect_response(f"{desk_site}/review") as answer:
        page.evaluate("document.forms[0].submit()")
    assert answer.value.status == 403
    assert json.loads(plain(desk_site, "GET", "/decisions.json")[2])["total"] == 0


# --------------------------------------------------------------------------------- without a browser


def plain(
    site: str, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """One request exactly as written: the path is not made tidy."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("up", ["../", "..%2f", "%2e%2e/", "....//", "..\\", "..%5c", "%252e%252e/", "%00", "/"])
@pytest.mark.parametrize("below", ["/static/", "/documents/", "/stories/", "/claims/", "/read/", "/find/", "/"])
def test_no_path_leads_to_files(site: str, up: str, below: str) -> None:
    for target in ("etc/passwd", "app.py", "settings.py", "ledger.sqlite"):
        status, _, body = plain(site, "GET", below + up * 6 + target)
        assert status in (303, 307, 400, 404, 405, 422), (below, up, target)
        assert b"root:" not in body
        assert b"SQLite format" not in body
        assert b"import annotations" not in body


def test_names_made_to_point_here_are_refused(site: str) -> None:
    port = urlsplit(site).port
    for host in (f"rebound.example:{port}", "rebound.example", f"127.0.0.1.rebound.example:{port}", "0.0.0.0", ""):
        for path in ("/stories", "/stories.json", "/static/stemma.css", "/openapi.json"):
            assert plain(site, "GET", path, headers={"Host": host})[0] == 421, host


def form_of(site: str, path: str = "/read") -> tuple[str, str]:
    """The token of a form, and the cookie that goes with it."""
    _, headers, body = plain(site, "GET", path)
    found = re.search(rb'name="csrf" value="([0-9a-f]{64})"', body)
    assert found
    return found[1].decode(), headers["set-cookie"].partition(";")[0]


def upload(name: str, data: bytes, csrf: str) -> tuple[bytes, dict[str, str]]:
    boundary = "x" * 30
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{csrf}\r\n--{boundary}\r\n'
        f'Content-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    )
    body = head.encode() + data + f"\r\n--{boundary}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def test_forms_without_their_token_or_with_anothers_do_nothing(desk_site: str) -> None:
    token, cookie = form_of(desk_site)
    other, _ = form_of(desk_site)
    report = b"Storm at Lindau\n\nThe mayor said on Monday that 48 houses were under water.\n"
    for given, sent in ((None, cookie), (other, cookie), (token, None), ("0" * 64, cookie), (token[:-1], cookie)):
        body, headers = upload("a.txt", report, given or "")
        headers |= {"Cookie": sent} if sent else {}
        assert plain(desk_site, "POST", "/read", body, headers)[0] == 403
        form = f"act=accept&claim=x&actor=a&reason=b&csrf={given or ''}"
        urlencoded = {"Content-Type": "application/x-www-form-urlencoded"} | ({"Cookie": sent} if sent else {})
        assert plain(desk_site, "POST", "/review", form, urlencoded)[0] == 403
    body, headers = upload("a.txt", report, token)
    for origin in ("http://evil.example", "null", desk_site.replace("http:", "https:") + ".evil.example"):
        assert plain(desk_site, "POST", "/read", body, {**headers, "Cookie": cookie, "Origin": origin})[0] == 403
    assert json.loads(plain(desk_site, "GET", "/read.json")[2])["records"] == []


def wait_until_read(site: str, where: str) -> dict[str, Any]:
    until = time.monotonic() + 120
    while True:
        job: dict[str, Any] = json.loads(plain(site, "GET", where + ".json")[2])
        if job["state"] in ("done", "failed"):
            return job
        assert time.monotonic() < until, "the reading did not end"
        time.sleep(0.2)


def test_names_of_files_and_archives_that_swell_stay_within_bounds(
    desk_site: str, tmp_path: Path, visit: Visit
) -> None:
    token, cookie = form_of(desk_site)
    swelling = io.BytesIO()
    with zipfile.ZipFile(swelling, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"../../out-{number}.txt", b"0 " * (200 << 20 >> 1))
    assert len(swelling.getvalue()) < 2 << 20
    name = "..\\..\\<img src=x onerror=alert(1)>.zip"
    body, headers = upload(name, swelling.getvalue(), token)
    status, headers, _ = plain(desk_site, "POST", "/read", body, {**headers, "Cookie": cookie})
    assert status == 303
    job = wait_until_read(desk_site, headers["location"])
    assert job["summary"].get("read", 0) == 0
    assert job["summary"]["failed"] >= 1 or job["problem"]
    assert plain(desk_site, "GET", "/stories")[0] == 200
    assert not list(tmp_path.rglob("out-*"))
    assert {path.name for path in tmp_path.iterdir()} == {"ledger"}
    page, noticed = visit(desk_site + headers["location"])
    assert page.locator("img").count() == 0
    assert noticed == []


def test_what_is_too_large_is_refused_before_it_is_kept(desk_site: str, tmp_path: Path) -> None:
    _, cookie = form_of(desk_site)
    announced = {"Content-Length": str(65 << 20), "Content-Type": "multipart/form-data; boundary=x", "Cookie": cookie}
    assert plain(desk_site, "POST", "/read", b"", announced)[0] == 413
    with socket.create_connection((urlsplit(desk_site).hostname, urlsplit(desk_site).port), timeout=60) as line:
        line.sendall(
            f"POST /read HTTP/1.1\r\nHost: {urlsplit(desk_site).netloc}\r\nCookie: {cookie}\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        line.sendall(f"{len(head):x}\r\n".encode() + head + b"\r\n")
        chunk = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
        try:
            for _ in range(66):
                line.sendall(chunk)
            assert line.recv(100).startswith(b"HTTP/1.1 413 ")
        except (BrokenPipeError, ConnectionResetError):
            pass  # it did not wait for the end
    incoming = tmp_path / "ledger" / INCOMING
    assert not incoming.exists() or not list(incoming.iterdir())
    assert plain(desk_site, "GET", "/stories")[0] == 200


def test_people_who_look_on_and_leave_are_not_told_for_ever(desk_site: str) -> None:
    token, cookie = form_of(desk_site)
    text = "".join(f"Storm {n} at Lindau.\n\nThe mayor said that {n} houses were under water.\n" for n in range(50))
    body, headers = upload("storm.txt", text.encode(), token)
    _, headers, _ = plain(desk_site, "POST", "/read", body, {**headers, "Cookie": cookie})
    where = headers["location"]
    lines = []
    for _ in range(30):
        line = socket.create_connection((urlsplit(desk_site).hostname, urlsplit(desk_site).port), timeout=60)
        line.sendall(f"GET {where}/events HTTP/1.1\r\nHost: {urlsplit(desk_site).netloc}\r\n\r\n".encode())
        lines.append(line)
    assert b"text/event-stream" in lines[0].recv(2000)
    for line in lines:
        line.close()
    assert plain(desk_site, "GET", "/about")[0] == 200
    assert wait_until_read(desk_site, where)["state"] == "done"
    status, headers, told = plain(desk_site, "GET", f"{where}/events")
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert told.count(b"event: end") == 1


def test_without_a_word_it_listens_to_this_machine_alone(example: Path) -> None:
    command = [sys.executable, "-m", "stemma", "serve", "--ledger", str(example), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())[1])  # type: ignore[index]
        until = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
                break
            except ConnectionRefusedError:
                assert time.monotonic() < until, "the server did not answer"
                time.sleep(0.2)
        others = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)}
        for other in {*others, "127.0.0.2"} - {"127.0.0.1"}:
            with pytest.raises(OSError):
                socket.create_connection((other, port), timeout=5).close()
    finally:
        process.kill()
        process.wait()


def test_no_page_has_script_or_style_of_its_own_in_its_templates() -> None:
    folder = Path(__file__).resolve().parents[2] / "src" / "stemma" / "web" / "templates"
    for file in folder.rglob("*.j2"):
        text = file.read_text(encoding="utf-8")
        assert "<style" not in text
        assert not re.search(r"\sstyle=|\son[a-z]+=\"", text), file.name
        assert "|safe" not in text.replace(" ", ""), file.name
        assert all('src="{{ script }}"' in tag for tag in re.findall(r"<script[^>]*>", text)), file.name
