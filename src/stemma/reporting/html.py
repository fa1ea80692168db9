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
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stemma import __version__
from stemma.records import Ledger, content_id
from stemma.reporting.chart import SHAPE_NAMES
from stemma.reporting.page import build_page
from stemma.reporting.safe import for_html
from stemma.reporting.tolls import COLUMNS

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*\Z")


def render_html(ledger: Ledger, story: str | None = None) -> str:
    """The page as text, the same for the same ledger; `story` is an id or its beginning.

    Raises `NotInLedger` when no story has it.
    """
    page = build_page(ledger, story)
    style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
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


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["anchor"] = anchor
    environment.filters["report_anchor"] = report_anchor
    return environment


def _finalize(value: Any) -> Any:
    """Characters that HTML forbids never reach the page, wherever a template prints them."""
    return for_html(value) if type(value) is str else value
