"""`stemma serve` as a person starts it: what it prints, how it ends, and what it says when it cannot start."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = [sys.executable, "-m", "stemma", "serve"]


@contextmanager
def started(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server and the address that it printed."""
    process = subprocess.Popen(
        [*COMMAND, "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line
        yield process, found[0]
    finally:
        process.kill()
        process.wait()


def fetched(address: str) -> tuple[int, str]:
    until = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, ""
        except urllib.error.URLError:
            assert time.monotonic() < until, "the server did not answer"
            time.sleep(0.2)


def test_it_serves_on_loopback_and_ends_with_ctrl_c(example: Path) -> None:
    with started("--ledger", str(example)) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert "Stories" in fetched(address)[1]
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) in (0, 130)
        assert process.stdout is not None
        assert "Traceback" not in process.stdout.read()


def test_another_address_asks_for_the_token_it_prints(example: Path) -> None:
    with started("--ledger", str(example), "--host", "0.0.0.0") as (_, address):
        port, token = re.search(r":(\d+)/\?token=(\S+)$", address).groups()  # type: ignore[union-attr]
        assert fetched(f"http://127.0.0.1:{port}/stories.json")[0] == 401
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/stories.json", headers={"authorization": f"Bearer {token}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 200


def said(*options: str) -> tuple[int, str]:
    done = subprocess.run([*COMMAND, *options], capture_output=True, text=True, timeout=60, env={**os.environ})
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def test_a_port_that_is_taken_is_told_with_another(example: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, text = said("--ledger", str(example), "--port", str(port))
    assert code == 1
    assert f"port {port} is taken" in text
    assert re.search(r"try --port \d+", text)


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    code, text = said("--ledger", str(tmp_path / "none"), "--port", "0")
    assert code == 1
    assert "there is no ledger in" in text


def test_what_cannot_be_meant_is_refused(example: Path) -> None:
    assert said("--ledger", str(example), "--token", "short")[0] == 2
    assert "no address of this machine" in said("--ledger", str(example), "--host", "203.0.113.9")[1]
