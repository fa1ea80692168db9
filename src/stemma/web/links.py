"""The address of everything that has a page.  They stay: a report's is made of its id, the others hold the id."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from stemma.records import content_id
from stemma.reporting.html import Links, anchor
from stemma.reporting.marks import Mark
from stemma.reporting.tree import Node
from stemma.reporting.views import Mention


def _at(folder: str, identifier: str) -> str:
    return f"/{folder}/{quote(identifier.encode('utf-8', 'surrogatepass'), safe='')}"


def document_key(document: str) -> str:
    """A short name for a report in addresses, whatever its id holds."""
    return content_id("d", document)


def story(identifier: str) -> str:
    return _at("stories", identifier)


def claim(identifier: str) -> str:
    return _at("claims", identifier)


def series(identifier: str) -> str:
    return _at("series", identifier)


def entity(identifier: str) -> str:
    return _at("entities", identifier)


def find(identifier: str) -> str:
    """Leads on to the page that shows the record with this id."""
    return _at("find", identifier)


def report(document: str) -> str:
    return f"/documents/{document_key(document)}"


def outlet(name: str) -> str:
    return "/outlet?" + urlencode({"name": name.encode("utf-8", "surrogatepass")})


def place(mention: Mention) -> str:
    return f"{report(mention.document)}#{anchor(mention.anchor)}"


def _mark(mark: Mark) -> str:
    if mark.target.startswith("outside-"):
        return f"#{anchor(mark.target)}"
    return claim(mark.target) if mark.kind == "figure" else find(mark.target)


def _node(node: Node) -> str:
    return report(node.target) if node.kind == "report" else f"#{anchor(node.target)}"


LINKS = Links(
    to_claim=claim,
    to_series=series,
    to_report=report,
    to_place=place,
    to_mark=_mark,
    to_node=_node,
)
