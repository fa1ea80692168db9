"""Write docs/commands.md from the commands themselves and docs/http.md from the OpenAPI: `python tools/write_reference.py`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

DOCS = Path(__file__).resolve().parents[1] / "docs"
START, END = "<!-- written by tools/write_reference.py -->", "<!-- end -->"


def commands() -> str:
    """The help of every command, as it is printed at 100 columns."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STEMMA_")}
    with mock.patch.dict(os.environ, {**kept, "COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"}, clear=True):
        return _commands()


def _commands() -> str:
    import typer
    from typer.testing import CliRunner

    from stemma.cli import app

    runner = CliRunner()
    root: Any = typer.main.get_command(app)
    parts = []

    def tell(names: tuple[str, ...], command: Any) -> None:
        printed = runner.invoke(app, [*names, "--help"], prog_name="stemma").output
        lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
        if names:
            parts.append(f"{'#' * (1 + len(names))} stemma {' '.join(names)}\n")
        parts.append("```text\n" + "\n".join(lines) + "\n```\n")
        for name in getattr(command, "commands", {}):
            tell((*names, name), command.commands[name])

    tell((), root)
    return "\n".join(parts)


def addresses() -> str:
    """Every address of the server, with what it takes: a page and its JSON twin in one row."""
    from stemma.store import LedgerStore
    from stemma.web.app import create_app
    from stemma.web.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        LedgerStore.create(Path(folder) / "ledger").close()
        described = create_app(Settings(str(Path(folder) / "ledger"))).openapi()
    rows = ["| address | what | takes |", "| --- | --- | --- |"]
    paths: dict[str, dict[str, Any]] = described["paths"]
    for path, methods in paths.items():
        if path.endswith(".json") and path.removesuffix(".json") in paths:
            continue
        for method, told in methods.items():
            verb = "" if method == "get" else f"{method.upper()} "
            twin = " (`.json`)" if method == "get" and f"{path}.json" in paths else ""
            takes = ", ".join(f"`{one['name']}`" for one in told.get("parameters", []) if one["in"] == "query")
            what = " ".join((told.get("description") or told.get("summary") or "").split())
            rows.append(f"| `{verb}{path}`{twin} | {_cell(what)} | {takes} |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


PAGES = {"commands.md": commands, "http.md": addresses}


def page(text: str, written: str) -> str:
    """The page with what stands between the two marks written anew."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{written}\n{END}{after}"


if __name__ == "__main__":
    for name, write in PAGES.items():
        path = DOCS / name
        path.write_text(page(path.read_text(encoding="utf-8"), write()), encoding="utf-8")
        print(path)
