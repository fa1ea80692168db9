"""Items and results as bytes, for another process.

They are full of small records.  Python packs a frozen dataclass with slots field by field, and unpacks it so too, in
Python code; packed as a call of its class it takes half of the time both ways.
"""

from __future__ import annotations

import dataclasses
import io
import operator
import pickle
from collections.abc import Callable
from functools import cache
from typing import Any


def packed(value: object) -> bytes:
    """What `pickle.loads` makes the value of again.  Raises what `pickle.dumps` raises."""
    out = io.BytesIO()
    _Packer(out, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


class _Packer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        fields = _fields_of(kind)  # type: ignore[arg-type]
        return NotImplemented if fields is None else (kind, fields(value))


@cache
def _fields_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the values of all fields, in order, for a class whose objects are made of nothing else; else None."""
    made = kind.__dict__.get("__dataclass_params__")
    if made is None or not made.frozen or "__slots__" not in kind.__dict__ or "__reduce__" in kind.__dict__:
        return None
    fields = dataclasses.fields(kind)
    if len(fields) < 2 or any(not field.init or field.kw_only for field in fields):
        return None
    return operator.attrgetter(*(field.name for field in fields))
