"""XML that may be hostile, parsed without entities, network and document types."""

from __future__ import annotations

import re
from typing import Any

from stemma.reading.containers.members import Unsuited

_DECLARES_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def parse_xml(data: bytes) -> Any:
    """The root element.  Raises ValueError for what is no XML, Unsuited when it declares entities (as bombs do)."""
    from lxml import etree

    refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except etree.XMLSyntaxError as problem:
        raise ValueError(str(problem)) from None
    if root is None:
        raise ValueError("no XML element in it")
    return root


def refuse_entities(data: bytes) -> None:
    """Raises Unsuited when the document declares entities of its own: no feed or list needs to."""
    if _DECLARES_ENTITY.search(data.replace(b"\0", b"")):
        raise Unsuited("declares XML entities, which no feed needs and bombs are made of")
