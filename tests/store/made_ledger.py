"""Records of every kind, made by hypothesis: any text, any bounds that the records allow."""

from __future__ import annotations

import datetime
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from stemma import records

#: Any character at all, half surrogate pairs and NUL included: a report may hold them.
texts = st.text(st.characters(exclude_categories=()), max_size=8)
ids = st.text("abcdé-/.", min_size=1, max_size=4)
numbers = st.floats(allow_nan=False, allow_infinity=False)
days = st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1))


@st.composite
def intervals(draw: st.DrawFn) -> records.TimeInterval:
    ends = sorted(draw(st.tuples(days, days)))
    start, end = (end if draw(st.booleans()) else None for end in ends)
    return records.TimeInterval(start, end, draw(texts), partial=draw(st.none() | texts))


@st.composite
def counts(draw: st.DrawFn) -> records.Count:
    low, high = sorted(draw(st.tuples(st.integers(0, 9), st.integers(0, 9))))
    return records.Count(low, high)


@cache
def of_type(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field by its type.  Nothing is registered with hypothesis: other tests share it."""
    if hint in BASIC:
        return BASIC[hint]
    kind, parts = get_origin(hint), get_args(hint)
    if kind is Literal:
        return st.sampled_from(parts)
    if kind in (Union, UnionType):
        return st.one_of([of_type(part) for part in parts])
    if kind is tuple and parts[-1] is Ellipsis:
        return st.lists(of_type(parts[0]), max_size=2).map(tuple)
    if kind is tuple:
        return st.tuples(*map(of_type, parts))
    return made(hint)


BASIC: dict[Any, st.SearchStrategy[Any]] = {
    type(None): st.none(),
    bool: st.booleans(),
    int: st.integers(0, 2**40),
    float: numbers,
    str: texts,
    datetime.date: days,
    records.TimeInterval: intervals(),
    records.Count: counts(),
}


@cache
def hints_of(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def made(kind: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of this kind: what is given, the rest by its type, `start` <= `end` and `lower` <= `upper`."""
    hints = hints_of(kind)

    @st.composite
    def build(draw: st.DrawFn) -> Any:
        values = {name: draw(given[name] if name in given else of_type(hint)) for name, hint in hints.items()}
        for low, high in (("start", "end"), ("lower", "upper")):
            if values.get(low) is not None and values.get(high) is not None:
                values[low], values[high] = sorted((values[low], values[high]))
        return kind(**values)

    return build()


@st.composite
def documents(draw: st.DrawFn, id_: str | None = None) -> records.Document:
    name = id_ or draw(ids)
    text = draw(texts)
    cut = draw(st.integers(0, len(text)))
    spans = [(start, end) for start, end in ((0, cut), (cut, len(text))) if start < end]
    blocks = tuple(records.Block(name, start, end, "body", draw(texts)) for start, end in spans)
    return draw(made(records.Document, id=st.just(name), text=st.just(text), blocks=st.just(blocks)))


def _several(kind: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(made(kind, **given), max_size=2).map(tuple)


@st.composite
def extractions(draw: st.DrawFn, id_: str | None = None) -> records.Extraction:
    document = draw(documents(id_))
    own = st.just(document.id)
    return records.Extraction(
        document,
        names=draw(_several(records.Name, document=own)),
        times=draw(_several(records.Time, document=own)),
        quantities=draw(_several(records.Quantity, document=own)),
        statements=draw(_several(records.Statement, document=own)),
        speaks_for=draw(_several(records.SpeaksFor)),
        predications=draw(_several(records.Predication, document=own)),
    )


@st.composite
def ledgers(draw: st.DrawFn) -> records.Ledger:
    several = draw(st.lists(extractions(), max_size=2, unique_by=lambda e: e.document.id))
    return records.Ledger(
        extractions=tuple(several),
        passages=draw(_several(records.Passage)),
        stories=draw(_several(records.Story)),
        lineages=draw(_several(records.Lineage)),
        origins=draw(_several(records.Origin)),
        entities=draw(_several(records.Entity)),
        utterances=draw(_several(records.Utterance)),
        claims=draw(_several(records.Claim)),
        relations=draw(_several(records.Relation)),
        assertions=draw(_several(records.Assertion)),
        assertion_relations=draw(_several(records.Relation)),
        series=draw(_several(records.Series)),
        findings=draw(_several(records.Finding)),
        policy=draw(st.dictionaries(texts, texts, max_size=2)),
    )
