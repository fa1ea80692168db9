"""Who may ask, what the browser is told, and what a hostile page or report cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from stemma.web import security
from stemma.web.app import create_app
from stemma.web.settings import MOST_SENT, Settings

TOKEN = "a-token-of-some-length"


@pytest.fixture
def closed(example: Path) -> Iterator[TestClient]:
    """A server that asks for a token."""
    settings = Settings(str(example), host="0.0.0.0", token=TOKEN, hosts=frozenset({"desk.example"}))
    with TestClient(create_app(settings), base_url="http://10.0.0.7:8750") as browser:
        yield browser


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8750", "", "[", "a@b"]
)
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/stories", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8750", "127.0.0.1:9", "[::1]:8750", "LOCALHOST"])
def test_the_names_of_this_machine_are_known(client: TestClient, host: str) -> None:
    assert client.get("/stories", headers={"host": host}).status_code == 200


def test_a_server_on_all_addresses_knows_bare_addresses_and_the_names_given(closed: TestClient) -> None:
    bearer = {"authorization": f"Bearer {TOKEN}"}
    for host in ("10.1.2.3:8750", "[2001:db8::1]:8750", "desk.example", "desk.example."):
        assert closed.get("/stories", headers={"host": host, **bearer}).status_code == 200
    assert closed.get("/stories", headers={"host": "other.example", **bearer}).status_code == 421


def test_every_answer_says_what_the_browser_may_do(client: TestClient) -> None:
    for address in ("/stories", "/stories.json", "/nowhere", "/static/stemma.js", "/openapi.json"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert policy == security.POLICY
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    for address in ("/stories", "/stories.json", "/nowhere"):
        assert "private" in client.get(address).headers["cache-control"]


def test_no_page_has_script_or_style_of_its_own(client: TestClient) -> None:
    page = client.get("/stories").text
    assert page.count("<script") == page.count('<script src="/static/')
    assert "<style" not in page
    assert "style=" not in page
    assert "://" not in page.replace("http://www.w3.org/2000/svg", "")


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/stories.json?q=flood")
    again = client.get("/stories.json?q=flood", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/stories.json?q=flo", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_a_page_from_memory_is_the_page(client: TestClient) -> None:
    story = client.get("/stories.json").json()["stories"][0]["url"]
    for address in ("/about", "/about.json", f"{story}/export?format=csv", f"{story}/export?format=html"):
        first, again = client.get(address), client.get(address)
        assert first.content == again.content
        assert dict(first.headers) == dict(again.headers)


@pytest.mark.parametrize("address", ["/stories", "/stories.json", "/openapi.json", "/claims/x"])
def test_without_the_token_nothing_is_told(closed: TestClient, address: str) -> None:
    response = closed.get(address, follow_redirects=False)
    assert response.status_code == 401
    assert "flood" not in response.text


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer \u00fc"])
def test_a_wrong_token_is_no_token(closed: TestClient, given: str) -> None:
    headers = {"authorization": given.encode("utf-8")}
    assert closed.get("/stories.json", headers=headers).status_code == 401  # type: ignore[arg-type]


def test_a_program_shows_the_token(closed: TestClient) -> None:
    assert closed.get("/stories.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_the_printed_address_lets_a_browser_in_and_leaves_no_token_in_it(closed: TestClient) -> None:
    response = closed.get(f"/stories?q=flood&token={TOKEN}", follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/stories?q=flood"
    cookie = response.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert closed.get("/stories").status_code == 200


def test_a_forged_cookie_is_worth_nothing(closed: TestClient) -> None:
    name = "stemma_8750_access"
    for forged in ("x", "x.y", ".", "x." + "0" * 64):
        assert closed.get("/stories.json", headers={"cookie": f"{name}={forged}"}).status_code == 401


def test_signing_in_leads_nowhere_else(closed: TestClient) -> None:
    response = closed.get(f"//elsewhere.example/?token={TOKEN}", follow_redirects=False)
    assert not response.headers.get("location", "/").startswith(("//", "http"))


def test_too_much_is_refused(client: TestClient) -> None:
    assert client.post("/nowhere", content=b"x" * (MOST_SENT + 1)).status_code == 413
    assert client.post("/nowhere", content=iter([b"x" * MOST_SENT, b"x"])).status_code in (404, 405, 413)


def test_a_page_of_another_site_cannot_act(client: TestClient) -> None:
    for headers in ({"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/stories", headers=headers).status_code == 403


def test_the_token_is_asked_for_and_lets_in(closed: TestClient) -> None:
    asked = closed.get("/stories", headers={"accept": "text/html"}, follow_redirects=False)
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?to=%2Fstories")
    page = closed.get("/login?to=/about").text
    csrf = page.split('name="csrf" value="')[1][:64]
    assert closed.post("/login", data={"csrf": csrf, "token": "wrong"}).status_code == 401
    assert closed.post("/login", data={"csrf": "0" * 64, "token": TOKEN}).status_code == 403
    entered = closed.post("/login", data={"csrf": csrf, "token": TOKEN, "to": "/about"}, follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/about")
    assert closed.get("/about").status_code == 200
    closed.post("/logout", data={"csrf": csrf})
    assert closed.get("/about", headers={"accept": "application/json"}).status_code == 401


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "/\r\nx: y", ""]
)
def test_after_signing_in_nobody_is_sent_away(closed: TestClient, to: str) -> None:
    csrf = closed.get("/login").text.split('name="csrf" value="')[1][:64]
    entered = closed.post("/login", data={"csrf": csrf, "token": TOKEN, "to": to}, follow_redirects=False)
    assert entered.headers["location"] == "/stories"


def test_a_program_with_the_token_needs_no_form(closed: TestClient) -> None:
    bearer = {"authorization": f"Bearer {TOKEN}", "accept": "application/json"}
    asked = closed.post(
        "/review", data={"act": "accept", "claim": "c-none", "actor": "A", "reason": "r"}, headers=bearer
    )
    assert asked.status_code == 404
