"""Files and addresses sent to a server are read into its ledger, by a process of its own, while people look on."""

from __future__ import annotations

import io
import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from stemma.store import LedgerStore
from stemma.web.app import create_app
from stemma.web.jobs import harmless, store_upload
from stemma.web.settings import Settings

REPORT = (
    "Ferry aground off Corran Head\n\nCORRAN, 3 March 2031 - The coastguard said on Monday that 48 passengers were "
    "taken off the ferry, which ran aground at dawn.\n"
)


@pytest.fixture
def folder(example: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "ledger"
    shutil.copytree(example, copy)
    return copy


@pytest.fixture
def writer(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(str(folder))), base_url="http://127.0.0.1:8750") as browser:
        yield browser


def form_token(browser: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', browser.get("/read").text)
    assert found
    return found[1]


def finished(browser: TestClient, address: str) -> dict[str, Any]:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        job: dict[str, Any] = browser.get(address + ".json").json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.2)
    raise AssertionError("the reading did not end")


def test_a_file_is_read_and_its_story_is_there(writer: TestClient, folder: Path) -> None:
    files = [("files", ("ferry.txt", io.BytesIO(REPORT.encode()), "text/plain"))]
    response = writer.post("/read", data={"csrf": form_token(writer)}, files=files, follow_redirects=False)
    assert response.status_code == 303
    address = response.headers["location"]
    with writer.stream("GET", f"{address}/events") as stream:
        events = [line for line in stream.iter_lines() if line.startswith(("event:", "data:"))]
    assert events[-2:] == ["event: end", 'data: {"state": "done"}']
    steps = [json.loads(line[6:]) for line in events if line.startswith('data: {"words"')]
    assert steps
    assert all(step["words"] for step in steps)
    job = finished(writer, address)
    assert job["summary"]["read"] == 1
    assert "ferry.txt" in writer.get(address).text
    assert any(story["title"].startswith("Ferry aground") for story in writer.get("/stories.json").json()["stories"])
    assert not list((folder / "incoming").iterdir())


def test_what_was_read_before_is_known(writer: TestClient) -> None:
    for expected in ("read", "unchanged"):
        files = [("files", ("ferry.txt", io.BytesIO(REPORT.encode()), "text/plain"))]
        data, json_wanted = {"csrf": form_token(writer)}, {"accept": "application/json"}
        response = writer.post("/read", data=data, files=files, headers=json_wanted)
        assert response.status_code == 202
        assert finished(writer, response.json()["url"])["summary"][expected] == 1


def test_a_reading_that_cannot_begin_is_told_and_can_be_tried_again(writer: TestClient, folder: Path) -> None:
    with LedgerStore.create(folder):
        files = [("files", ("ferry.txt", io.BytesIO(REPORT.encode()), "text/plain"))]
        address = writer.post("/read", data={"csrf": form_token(writer)}, files=files).url.path
        job = finished(writer, address)
        assert job["state"] == "failed"
        assert "is writing to" in job["problem"]
    assert writer.post(f"{address}/again", data={"csrf": form_token(writer)}).status_code == 200
    assert finished(writer, address)["summary"]["read"] == 1


def test_what_a_killed_server_left_is_read_by_the_next(folder: Path) -> None:
    home = folder / "incoming" / "left"
    home.mkdir(parents=True)
    store_upload(home, "ferry.txt", io.BytesIO(REPORT.encode()))
    (home / "addresses.json").write_text("[]")
    unanswered = folder / "incoming" / "unanswered"
    unanswered.mkdir()
    with TestClient(create_app(Settings(str(folder))), base_url="http://127.0.0.1:8750") as browser:
        assert finished(browser, "/read/left")["summary"]["read"] == 1
    assert not unanswered.exists()


def test_private_addresses_are_not_fetched(writer: TestClient) -> None:
    data = {"csrf": form_token(writer), "addresses": "http://127.0.0.1:8750/stories\nhttp://169.254.169.254/"}
    job = finished(writer, writer.post("/read", data=data).url.path)
    assert job["summary"]["read"] == 0
    assert len(job["summary"]["failures"]) == 2


@pytest.mark.parametrize("addresses", ["", "javascript:alert(1)", "file:///etc/passwd", "--ledger", "ftp://x.example/"])
def test_what_is_no_address_is_refused(writer: TestClient, addresses: str) -> None:
    response = writer.post("/read", data={"csrf": form_token(writer), "addresses": addresses})
    assert response.status_code == 422
    assert 'role="alert"' in response.text


def test_a_form_without_the_token_or_with_another_does_nothing(writer: TestClient, folder: Path) -> None:
    good = form_token(writer)
    for data in ({}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": good[:-1] + ("0" if good[-1] != "0" else "1")}):
        response = writer.post("/read", data={**data, "addresses": "https://gazette.example/"})
        assert response.status_code == 403
    writer.cookies.clear()
    assert writer.post("/read", data={"csrf": good, "addresses": "https://gazette.example/"}).status_code == 403
    assert not (folder / "incoming").exists()


def test_a_server_that_only_shows_takes_nothing(folder: Path) -> None:
    with TestClient(create_app(Settings(str(folder), read_only=True)), base_url="http://127.0.0.1:8750") as browser:
        assert "read only" in browser.get("/read").text
        assert browser.post("/read", data={"addresses": "https://gazette.example/"}).status_code == 403


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/abs/olute.html", "olute.html"),
        ("..", "report"),
        ("", "report"),
        ("-rf.txt", "report-rf.txt"),
        ("a\x00b\x1b[31m.txt", "a_b_31m.txt"),
        ("x" * 300 + ".warc.gz", "x" * 108 + ".gz"),
    ],
)
def test_names_of_files_lead_nowhere_else(name: str, kept: str) -> None:
    assert harmless(name) == kept


def test_two_files_of_one_name_are_two(tmp_path: Path) -> None:
    one = store_upload(tmp_path, "a.txt", io.BytesIO(b"one"))
    other = store_upload(tmp_path, "../a.txt", io.BytesIO(b"other"))
    assert one != other
    assert one.read_bytes() == b"one"
    assert other.read_bytes() == b"other"
    assert store_upload(tmp_path, "a.txt", io.BytesIO(b"one")) == one
