"""A ledger of the shipped example, served to a client in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

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
