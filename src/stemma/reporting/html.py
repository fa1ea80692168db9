"""One HTML file that holds the whole ledger: no script, no network, nothing of a report run.

Every word goes through a template that escapes it.  The page carries a policy of its own that allows
its one style sheet, by hash, and nothing else, so that whatever slipped through would not run.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stemma import __version__
from stemma.records import Ledger, content_id
from stemma.reporting.chart import SHAPE_NAMES
from stemma.reporting.marks import Mark
from stemma.reporting.page import build_page
from stemma.reporting.safe import for_html
from stemma.reporting.tolls import COLUMNS
from stemma.reporting.tree import Node
from stemma.reporting.views import Mention

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*\Z")


def render_html(ledger: Ledger, story: str | None = None) -> str:
    """The page as text, the same for the same ledger; `story` is an id or its beginning.

    Raises `NotInLedger` when no story has it.
    """
    page = build_page(ledger, story)
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page,
            style=style,
            style_hash=digest,
            version=__version__,
            shape_names=SHAPE_NAMES,
            toll_columns=COLUMNS,
        )
    )


def write_html(ledger: Ledger, path: str | Path, story: str | None = None) -> None:
    """Write the page to `path`, whole or not at all: a file beside it is written, then renamed."""
    target = Path(path)
    text = render_html(ledger, story)
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def anchor(identifier: str) -> str:
    """An element id for a record's id: itself when it is one already, else a name made from it.

    A report's id is a file name or an address and may hold anything; so may a made-up record's.
    """
    return identifier if _PLAIN_ID.match(identifier) else content_id("x", identifier)


def report_anchor(document: str) -> str:
    """The element of a report; made from its id, so that no file name can collide with the page's own."""
    return content_id("d", document)


@dataclass(frozen=True, slots=True)
class Links:
    """Where the shared templates link to: each makes the address of what it is given."""

    to_claim: Callable[[str], str]
    to_series: Callable[[str], str]
    to_report: Callable[[str], str]
    to_place: Callable[[Mention], str]
    to_mark: Callable[[Mark], str]
    to_node: Callable[[Node], str]


def environment(links: Links, folders: Sequence[Path] = ()) -> Environment:
    """Templates that escape everything and link as told; those of this room, after those of the `folders`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.filters["anchor"] = anchor
    made.filters["report_anchor"] = report_anchor
    made.filters.update({field.name: getattr(links, field.name) for field in fields(links)})
    return made


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Everything is on one page: a link is a fragment."""
    return environment(
        Links(
            to_claim=_fragment,
            to_series=_fragment,
            to_report=lambda document: f"#{report_anchor(document)}",
            to_place=lambda mention: _fragment(mention.anchor),
            to_mark=lambda mark: _fragment(mark.target),
            to_node=lambda node: f"#{report_anchor(node.target)}" if node.kind == "report" else _fragment(node.target),
        )
    )


def _fragment(identifier: str) -> str:
    return f"#{anchor(identifier)}"


def _finalize(value: Any) -> Any:
    """Characters that HTML forbids never reach the page, wherever a template prints them."""
    return for_html(value) if type(value) is str else value
