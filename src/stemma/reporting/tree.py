"""The family tree of a story's reports: origins to the left, reports to the right, older before younger.

An arrow is drawn only where the lineage is directed; a text that no report here is has a dashed frame;
origins that may be one are tied by a dotted line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from stemma.records import Lineage, Origin, Story
from stemma.reporting import words
from stemma.reporting.lookup import Lookup

_WIDTH, _HEIGHT = 216, 42
_COLUMN, _ROW = 290, 54
_MARGIN = 10
_MERGE_ROOM = 34
_LABEL = 25
_LOOSE_DRAWN = 8
_NOTE = 33

EdgeKind = Literal["directed", "undirected", "possible"]
_KIND_NAMES = {
    "latent": "a text not among the reports",
    "agency": "agency text",
    "statement": "statement",
    "report": "one text, first report not known",
}


@dataclass(frozen=True, slots=True)
class Node:
    key: str
    target: str
    x: float
    y: float
    width: float
    height: float
    name: str
    note: str
    kind: Literal["origin", "latent", "report"]


@dataclass(frozen=True, slots=True)
class Edge:
    path: str
    kind: EdgeKind
    title: str


@dataclass(frozen=True, slots=True)
class Tree:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: float
    height: float
    sentences: tuple[str, ...]
    undrawn: int = 0


def family_tree(lookup: Lookup, story: Story) -> Tree | None:
    """The tree with its sentences (what the lines say, for those who do not see them).

    None when one report stands alone.  Ties without a direction between reports of different origins
    are drawn while they are few; else `undrawn` counts them, and the sentences tell them.
    """
    reports = [d for d in story.documents if d in lookup.documents]
    origins = lookup.origins_of_story(story)
    here = {*reports, *(origin.id for origin in origins)}
    lineages = [e for e in lookup.lineages_of_story(story) if e.source in here and e.target in here]
    if not reports or (len(reports) == 1 and not lineages):
        return None
    own_node = {o.id for o in origins if len(o.documents) > 1 or o.kind == "latent"}
    own_node |= {end for edge in lineages for end in (edge.source, edge.target) if end in lookup.origins}
    graph, descent = _descent([o for o in origins if o.id in own_node], reports, lineages)
    left = _MERGE_ROOM if any(o.possible for o in origins) else 0
    places = _places(graph, lookup, reports)
    at = {key: _node(lookup, key, left, column, row) for key, (column, row) in places.items()}
    edges = [
        Edge(_across(at[a], at[b]), "directed" if edge and edge.directed else "undirected", _evidence(edge))
        for (a, b), edge in descent.items()
    ]
    loose = [edge for edge in lineages if _is_loose(lookup, edge, own_node, descent, at)]
    if len(loose) <= _LOOSE_DRAWN:
        edges += [Edge(_side(at[e.source], at[e.target]), "undirected", _evidence(e)) for e in loose]
    edges += _possible_merges(
        origins, {o.id: at.get(o.documents[0] if o.documents and o.id not in own_node else o.id) for o in origins}
    )
    return Tree(
        nodes=tuple(at.values()),
        edges=tuple(edges),
        width=max(node.x + node.width for node in at.values()) + _MARGIN,
        height=max(node.y + node.height for node in at.values()) + _MARGIN,
        sentences=tuple(_sentences(lookup, story)),
        undrawn=len(loose) if len(loose) > _LOOSE_DRAWN else 0,
    )


def _descent(
    origins: list[Origin], reports: list[str], lineages: list[Lineage]
) -> tuple[Any, dict[tuple[str, str], Lineage | None]]:
    """The directed graph to lay out, and its edges with their lineage (None: only the origin is shared).

    Evidence that runs in a circle is left to the sentences.
    """
    import networkx  # heavy: only when a page is written

    graph = networkx.DiGraph()
    graph.add_nodes_from([origin.id for origin in origins])
    graph.add_nodes_from(reports)
    drawn: dict[tuple[str, str], Lineage | None] = {}
    for edge in lineages:
        pair = (edge.source, edge.target)
        if edge.directed and pair not in drawn and not networkx.has_path(graph, edge.target, edge.source):
            graph.add_edge(*pair)
            drawn[pair] = edge
    untold = {(edge.source, edge.target): edge for edge in lineages if not edge.directed}
    for origin in origins:
        for document in origin.documents:
            if document in graph and graph.in_degree(document) == 0:
                graph.add_edge(origin.id, document)
                drawn[(origin.id, document)] = untold.get((origin.id, document))
    return graph, drawn


def _is_loose(
    lookup: Lookup,
    edge: Lineage,
    own_node: set[str],
    descent: dict[tuple[str, str], Lineage | None],
    at: dict[str, Node],
) -> bool:
    """A tie without a direction that no shared origin on the page says already."""
    if edge.directed or (edge.source, edge.target) in descent or edge.source not in at or edge.target not in at:
        return False
    home = lookup.origin_of_document.get(edge.source)
    return home is None or home is not lookup.origin_of_document.get(edge.target) or home.id not in own_node


def _possible_merges(origins: list[Origin], spots: dict[str, Node | None]) -> list[Edge]:
    """One dotted line for each two origins that may be one, from whichever side it is told."""
    edges = []
    told: set[frozenset[str]] = set()
    for origin in origins:
        for merge in origin.possible:
            pair = frozenset((origin.id, merge.origin))
            a, b = spots.get(origin.id), spots.get(merge.origin)
            if pair not in told and a is not None and b is not None and a is not b:
                told.add(pair)
                edges.append(Edge(_side(a, b), "possible", f"perhaps one origin: {merge.reason}"))
    return edges


def _places(graph: Any, lookup: Lookup, reports: list[str]) -> dict[str, tuple[int, float]]:
    """Column by the longest way from a root, row by walking down from the roots; parents sit amid children."""
    import networkx

    columns: dict[str, int] = {}
    for column, generation in enumerate(networkx.topological_generations(graph)):
        for key in generation:
            columns[key] = column
    if any(key in lookup.origins for key in columns):
        for key in columns:  # a report without an origin node stands with the reports
            if key not in lookup.origins and columns[key] == 0:
                columns[key] = 1
    order = {key: index for index, key in enumerate([*lookup.origins, *reports])}
    rows: dict[str, float] = {}
    next_row = 0.0
    roots = sorted((k for k in columns if graph.in_degree(k) == 0), key=lambda k: order.get(k, 0))
    for root in roots:
        stack = [(root, False)]
        while stack:
            key, done = stack.pop()
            if done:
                below = [rows[c] for c in graph.successors(key) if c in rows]
                rows[key] = sum(below) / len(below)
                continue
            if key in rows:
                continue
            children = sorted((c for c in graph.successors(key) if c not in rows), key=lambda k: order.get(k, 0))
            if not children:
                rows[key] = next_row
                next_row += 1
            else:
                stack.append((key, True))
                stack += [(child, False) for child in reversed(children)]
    return {key: (columns[key], rows[key]) for key in columns}


def _node(lookup: Lookup, key: str, left: float, column: int, row: float) -> Node:
    x, y = _MARGIN + left + column * _COLUMN, _MARGIN + row * _ROW
    origin = lookup.origins.get(key)
    if origin is not None:
        name = origin.name or f"origin of {words.plural(len(origin.documents), 'report')}"
        kind: Literal["origin", "latent"] = "latent" if origin.kind == "latent" else "origin"
        return Node(key, key, x, y, _WIDTH, _HEIGHT, _cut(name), _cut(_KIND_NAMES[origin.kind], _NOTE), kind)
    document = lookup.documents[key]
    note = ", ".join((document.outlet or "outlet not said", words.when(document.published, "date not said")))
    return Node(key, key, x, y, _WIDTH, _HEIGHT, _cut(lookup.document_name(key)), _cut(note, _NOTE), "report")


def _cut(text: str, limit: int = _LABEL) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _across(a: Node, b: Node) -> str:
    x1, y1, x2, y2 = a.x + a.width, a.y + a.height / 2, b.x - 3, b.y + b.height / 2
    mid = (x1 + x2) / 2
    return f"M{x1:g} {y1:g} C{mid:g} {y1:g} {mid:g} {y2:g} {x2:g} {y2:g}"


def _side(a: Node, b: Node) -> str:
    """A bow at the left side of two nodes, or a line between columns."""
    y1, y2 = a.y + a.height / 2, b.y + b.height / 2
    if a.x != b.x:
        first, second = (a, b) if a.x < b.x else (b, a)
        if first.y == second.y:
            return f"M{first.x + first.width:g} {first.y + first.height / 2:g} L{second.x:g} {second.y + second.height / 2:g}"
        x1, x2 = first.x + first.width / 2, second.x
        y1 = first.y + (first.height if second.y > first.y else 0)
        y2 = second.y + second.height / 2
        return f"M{x1:g} {y1:g} C{x1:g} {y2:g} {x1:g} {y2:g} {x2:g} {y2:g}"
    bow = min(28.0, 12 + abs(y2 - y1) / 16)
    return f"M{a.x:g} {y1:g} C{a.x - bow:g} {y1:g} {a.x - bow:g} {y2:g} {a.x:g} {y2:g}"


def _evidence(edge: Lineage | None) -> str:
    if edge is None:
        return "one origin; which of its reports came first is not known"
    return "; ".join(edge.evidence) or "no evidence kept"


def _sentences(lookup: Lookup, story: Story) -> list[str]:
    told = []
    for edge in lookup.lineages_of_story(story):
        a, b = (_name(lookup, end) for end in (edge.source, edge.target))
        evidence = "; ".join(edge.evidence)
        if edge.directed:
            told.append(f"{a} lies before {b}: {evidence}")
        else:
            told.append(f"{a} and {b} are tied, in which direction is not known: {evidence}")
    return told


def _name(lookup: Lookup, end: str) -> str:
    origin = lookup.origins.get(end)
    return (origin.name or origin.id) if origin else lookup.document_name(end)
