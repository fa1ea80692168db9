"""The ledger's tools, asked with the client of the protocol's own library, in memory and over a real process."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from fastapi.testclient import TestClient
from mcp import Client, StdioServerParameters, stdio_client

from stemma import pipeline
from stemma.mcp import server
from stemma.reading import open_sources
from stemma.store import LedgerError, LedgerStore
from stemma.web.app import create_app
from stemma.web.settings import Settings

REPORTS = Path(__file__).resolve().parents[1] / "src" / "stemma" / "data" / "example" / "reports"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp") / "ledger"
    with LedgerStore.create(folder) as store:
        pipeline.read(open_sources([str(REPORTS)]), store)
    return folder


def ask(target: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """What each tool answers; the text of an error where it gives one."""

    async def run() -> list[Any]:
        async with Client(target) as client:
            return [await answer(client.call_tool, name, arguments) for name, arguments in calls]

    return anyio.run(run)


async def answer(call: Callable[..., Awaitable[Any]], name: str, arguments: dict[str, Any]) -> Any:
    result = await call(name, arguments)
    text = "".join(part.text for part in result.content)
    return text if result.is_error else json.loads(text)


def test_the_tools_are_read_only_and_described(ledger: Path) -> None:
    async def run() -> Any:
        async with Client(server(ledger)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(run)
    assert {tool.name for tool in tools} == {
        "find_stories", "get_origins", "get_series", "get_conflicts", "verify_claim", "collapse",
    }  # fmt: skip
    for tool in tools:
        assert tool.description
        assert tool.annotations.read_only_hint


def test_answers_carry_evidence_and_bounds(ledger: Path) -> None:
    (stories,) = ask(server(ledger), ("find_stories", {"query": "cut off maren"}))
    story = stories["records"][0]["id"]
    series, origins, conflicts = ask(
        server(ledger), ("get_series", {"story": story}), ("get_origins", {"story": story[:12]}), ("get_conflicts", {})
    )
    texts = {path.name: path.read_text(encoding="utf-8") for path in REPORTS.iterdir() if path.suffix == ".txt"}
    claims = [claim for one in series["records"] for claim in one["claims"]]
    assert any(claim["rank"] == "preferred" for claim in claims)
    for claim in claims:
        assert len(claim["independence"]["origins"]) == 2
        for place in claim["evidence"]:
            if place["document"] in texts:
                assert texts[place["document"]][place["start"] : place["end"]] == place["surface"]
                assert place["surface"] in place["context"]
    assert (
        sum(len(origin["documents"]) for origin in origins["records"]) == stories["records"][0]["documents"].__len__()
    )
    assert conflicts["more"] == 0


def test_verify_and_collapse(ledger: Path) -> None:
    true, false = ask(
        server(ledger),
        ("verify_claim", {"claim": "The flood killed 24 people."}),
        ("verify_claim", {"claim": "The flood killed 240 people."}),
    )
    assert true["verdict"] == "supported"
    assert false["verdict"] != "supported"
    text = (REPORTS / "1-harbour-courier.txt").read_text(encoding="utf-8")
    (folded,) = ask(
        server(ledger),
        ("collapse", {"documents": [text, text + "\nMore follows.\n", "Seven goats were found in Senn."]}),
    )
    assert len(folded["kept"]) == 2
    assert folded["kept"][0]["folded"]


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("get_series", {"story": "nowhere"}, "find_stories lists them"),
        ("collapse", {"documents": ["x"] * 201}, "at most 200 texts"),
    ],
)
def test_what_cannot_be_answered_says_why(ledger: Path, name: str, arguments: dict[str, Any], words: str) -> None:
    (told,) = ask(server(ledger), (name, arguments))
    assert words in told


def test_a_ledger_that_grows_is_seen(tmp_path: Path) -> None:
    made = None
    for number, text in enumerate(
        ("Forty people were hurt in Senn on Friday.", "Nine goats were lost in Orrin on Monday.")
    ):
        (tmp_path / f"{number}.txt").write_text(text + "\n")
        with LedgerStore.create(tmp_path / "ledger") as store:
            pipeline.read(open_sources([str(tmp_path / f"{number}.txt")]), store)
        made = made or server(tmp_path / "ledger")
        (stories,) = ask(made, ("find_stories", {}))
        assert len(stories["records"]) == number + 1


def test_without_a_ledger_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger in"):
        server(tmp_path / "nowhere")


def test_over_a_real_process(ledger: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "stemma", "mcp", "--ledger", str(ledger)], env=dict(os.environ)
    )
    (stories,) = ask(stdio_client(command), ("find_stories", {"query": "Maren"}))
    assert stories["records"]


RIVALS = (
    "About 9,000 people marched through Tarn on Tuesday, police said.",
    "Organisers of the march, the Tarn Water League, said that 14,000 people marched through Tarn on Tuesday.",
)


@pytest.mark.parametrize(("policy", "preferred"), [("cautious", 9_900), ("worst-case", 14_000)])
def test_figures_are_preferred_by_the_policy_configured(tmp_path: Path, policy: str, preferred: float) -> None:
    lines = [{"text": text, "story": "march", "published": "2030-04-02"} for text in RIVALS]
    (tmp_path / "march.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with LedgerStore.create(tmp_path / "ledger") as store:
        pipeline.read(open_sources([str(tmp_path / "march.jsonl")]), store, group_by="story")
        (story,) = (one.id for one in store.shown_ledger().stories)
    (tmp_path / "ledger" / "stemma.toml").write_text(f'[policies]\npreferred = "{policy}"\n')
    (told,) = ask(server(tmp_path / "ledger"), ("get_series", {"story": story}))
    claims = [claim for series in told["records"] for claim in series["claims"]]
    assert [c["value"]["upper"] for c in claims if c["rank"] == "preferred"] == [preferred]

    page = TestClient(create_app(Settings(str(tmp_path / "ledger"))), base_url="http://127.0.0.1:8750")
    lines = page.get(f"/stories/{story}/export?format=jsonl").text.splitlines()
    shown = [record for record in map(json.loads, lines) if record["type"] == "claim"]
    assert [c["value"]["upper"] for c in shown if c["rank"] == "preferred"] == [preferred]
