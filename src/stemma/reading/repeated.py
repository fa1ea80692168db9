"""Lines that a site prints under report after report: furniture that no single page gives away.

"Follow our live coverage on channel 7", a paragraph about the paper itself, the same call for donations: each looks
like body on its own page.  What stands in reports of one site that have nothing else in common is none of theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from stemma.reading.metadata import registered_domain
from stemma.records import Block, Document, Extraction

#: A line is furniture from so many unlike reports of a site on, and from this share of them.
LEAST, SHARE = 4, 0.05

#: Two reports with one headline, one first line or this part of the lines of the shorter are versions of one text.
VERSIONS = 0.7

#: Lines of more reports than this say nothing about which are versions of each other.
COMMON = 30

#: Longest line that can be furniture, in characters.
LONGEST = 400

_OWN = frozenset({"body", "standfirst", "caption"})


def mark_repeated(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions with such lines as boilerplate, and what was found in them flagged as furniture.

    Needs several reports of a site: with fewer than `LEAST` nothing changes.  The order does not matter.
    """
    found = repeated_lines([extraction.document for extraction in extractions])
    return [
        _marked(extraction, found[extraction.document.id]) if extraction.document.id in found else extraction
        for extraction in extractions
    ]


def mark_further(extractions: Sequence[Extraction], known: Mapping[str, frozenset[str]]) -> list[Extraction]:
    """The same of reports that are added to others: `known` are the lines by site that those have shown to be repeated.

    A line that only the old and the new ones together show is found when all are compared again.
    """
    found = repeated_lines([extraction.document for extraction in extractions])
    return [
        _marked(one, lines) if (lines := _known_in(one, known) | found.get(one.document.id, frozenset())) else one
        for one in extractions
    ]


def lines_by_site(marked: Sequence[Extraction], unmarked: Sequence[Extraction]) -> dict[str, set[str]]:
    """The lines that `mark_repeated` marked, which was given the unmarked ones, by site."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in zip(marked, unmarked, strict=True):
        if one is not other:
            lines = found[site_of(one.document)]
            for after, before in zip(one.document.blocks, other.document.blocks, strict=True):
                if after.kind != before.kind:
                    lines.add(_line(one.document, after))
    return found


def site_of(document: Document) -> str:
    """Whose page it is; "" when that is not known."""
    return registered_domain(document.url) or document.outlet or ""


def _known_in(extraction: Extraction, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    document = extraction.document
    lines = known.get(site_of(document), frozenset())
    if not lines:
        return lines
    return frozenset(line for block in document.blocks if _may_be(block) and (line := _line(document, block)) in lines)


def repeated_lines(documents: Sequence[Document]) -> dict[str, frozenset[str]]:
    """By document, those of its lines that its site repeats; documents without any are left out."""
    sites: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        site = site_of(document)
        if site and document.blocks:
            sites[site].append(document)
    found: dict[str, frozenset[str]] = {}
    for members in sites.values():
        if len(members) >= LEAST:
            _learn(members, found)
    return found


def _learn(documents: Sequence[Document], found: dict[str, frozenset[str]]) -> None:
    lines = [frozenset(_line(document, block) for block in document.blocks if _may_be(block)) for document in documents]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(lines):
        for line in held:
            holders[line].append(number)
    text_of = _texts(lines, holders, [_opening(document) for document in documents])
    texts = len(set(text_of))
    furniture = {
        line
        for line, numbers in holders.items()
        if len(numbers) >= LEAST and len({text_of[k] for k in numbers}) >= max(LEAST, SHARE * texts)
    }
    for document, held in zip(documents, lines, strict=True):
        if held & furniture:
            found[document.id] = held & furniture


def _texts(
    lines: Sequence[frozenset[str]], holders: Mapping[str, list[int]], openings: Sequence[set[str]]
) -> list[int]:
    """For each report the number of the text that it is a version of.

    Of the reports that have a line, each is compared with the next only: versions of one text have many lines in
    common, so that some chain leads through them all.
    """
    shared: dict[tuple[int, int], int] = defaultdict(int)
    opened: dict[str, list[int]] = defaultdict(list)
    for numbers in holders.values():
        if 2 <= len(numbers) <= COMMON:
            for pair in pairwise(numbers):
                shared[pair] += 1
    for number, opening in enumerate(openings):
        for line in opening:
            opened[line].append(number)
    versions = [(one, two) for numbers in opened.values() if len(numbers) <= COMMON for one, two in pairwise(numbers)]
    versions += [
        (one, two) for (one, two), count in shared.items() if count >= VERSIONS * min(len(lines[one]), len(lines[two]))
    ]
    parent = list(range(len(lines)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for one, two in versions:
        parent[root(two)] = root(one)
    return [root(k) for k in range(len(lines))]


def _opening(document: Document) -> set[str]:
    """The headline and the first line of the report's own."""
    own = [_line(document, block) for block in document.blocks if _may_be(block)][:1]
    return {" ".join((document.title or "").split()).casefold(), *own} - {""}


def _may_be(block: Block) -> bool:
    return block.kind in _OWN and block.end - block.start <= LONGEST


def _line(document: Document, block: Block) -> str:
    return " ".join(document.text[block.start : block.end].split()).casefold()


def _marked(extraction: Extraction, lines: frozenset[str]) -> Extraction:
    document = extraction.document
    blocks = tuple(
        replace(block, kind="boilerplate") if _may_be(block) and _line(document, block) in lines else block
        for block in document.blocks
    )
    inside = [(block.start, block.end) for block in blocks if block.kind == "boilerplate"]

    def furniture(at: int) -> bool:
        return any(start <= at < end for start, end in inside)

    return replace(
        extraction,
        document=replace(document, blocks=blocks),
        quantities=tuple(
            replace(q, block="boilerplate", flags=(*q.flags, *({"furniture"} - set(q.flags))))
            if furniture(q.start)
            else q
            for q in extraction.quantities
        ),
        statements=tuple(
            replace(s, block="boilerplate") if furniture(s.content[0].start) else s for s in extraction.statements
        ),
    )
