"""The description of the interface and the server say the same: made-up requests never break it (schemathesis)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings

from stemma.web.app import create_app
from stemma.web.settings import Settings

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
from schemathesis.checks import CHECKS, load_all_checks, not_a_server_error  # noqa: E402

load_all_checks()
CONFORMANCE = ["status_code_conformance", "content_type_conformance", "response_schema_conformance"]

HOME = {"host": "127.0.0.1"}


@pytest.fixture(scope="module")
def described(example: Path) -> Any:
    """Nothing is read in or decided: forms without the token of a page are refused, and that is described too."""
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(Settings(str(example))), headers=HOME)


@pytest.fixture(scope="module")
def real_ids(example: Path) -> Iterator[dict[str, str]]:
    """An id that is there for every parameter of a path: made-up ones are hardly ever found."""
    with TestClient(create_app(Settings(str(example))), base_url="http://127.0.0.1:8750") as browser:
        story = next(one for one in browser.get("/stories.json").json()["stories"] if one["reports"] == 5)
        claim = browser.get(f"{story['url']}/claims.json").json()["records"][0]
        yield {
            "story_id": story["id"],
            "claim_id": claim["id"],
            "series_id": claim["series"],
            "entity_id": claim["asserters"][0],
            "key": claim["evidence"][0]["url"].split("/")[2].partition("#")[0],
            "record_id": claim["evidence"][0]["url"].partition("#")[2],
            "job_id": "none",
        }


def test_answers_are_as_described_whatever_is_asked(described: Any, real_ids: dict[str, str]) -> None:
    checks = [not_a_server_error, *CHECKS.get_by_names(CONFORMANCE)]
    asked = []
    for found in described.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(headers=HOME, checks=checks)
            if case.path_parameters:
                case.path_parameters = {name: real_ids[name] for name in case.path_parameters}
                case.call_and_validate(headers=HOME, checks=checks)

        ask()
        asked.append(operation.label)
    assert len(asked) > 40
    assert "POST /review" in asked
