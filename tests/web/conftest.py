"""A ledger of the shipped example, served to a client in this process and, over a socket, to a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from live_server import CHROMIUM, serving

from stemma import pipeline
from stemma.reading import open_sources
from stemma.store import LedgerStore
from stemma.web.app import create_app
from stemma.web.settings import Settings

EXAMPLE = Path(__file__).resolve().parents[2] / "src" / "stemma" / "data" / "example" / "reports"


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the shipped example: nobody may write to it."""
    folder = tmp_path_factory.mktemp("web") / "ledger"
    with LedgerStore.create(folder) as store:
        pipeline.read(open_sources([str(EXAMPLE)]), store)
    return folder


@pytest.fixture
def client(example: Path) -> Iterator[TestClient]:
    """A browser at the example's server, which takes no decision and reads nothing."""
    with TestClient(create_app(Settings(str(example))), base_url="http://127.0.0.1:8750") as browser:
        yield browser


@pytest.fixture(scope="session")
def site(example: Path) -> Iterator[str]:
    """The address of a server of the example: nobody may write to it."""
    with serving(example) as address:
        yield address


@pytest.fixture
def desk_site(example: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server of a copy of the example, to decide in and to read into."""
    shutil.copytree(example, tmp_path / "ledger")
    with serving(tmp_path / "ledger") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser without a window; tests that need one are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """A function that opens an address in a browser of its own: (page, what it complained of or asked elsewhere).

    What a page of this server must never do is put into the list: write to the console, ask another address for
    anything, open a dialog, or set `window.pwned`.
    """
    contexts = []

    def open_page(address: str, width: int = 1280, scheme: str = "light", **more: Any) -> tuple[Any, list[str]]:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, **{"reduced_motion": "reduce", **more}
        )
        contexts.append(context)
        page, noticed = context.new_page(), []
        home = "/".join(address.split("/")[:3]) + "/"
        page.set_default_timeout(20_000)
        page.on("console", lambda message: noticed.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: noticed.append(f"error: {error}"))
        page.on("request", lambda one: None if one.url.startswith((home, "data:")) else noticed.append(one.url))

        def dismiss(dialog: Any) -> None:
            noticed.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("dialog", dismiss)
        page.goto(address)
        return page, noticed

    yield open_page
    for context in contexts:
        context.close()
