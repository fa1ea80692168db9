"""Tables of records as data frames: of Arrow, and of pandas with types that know missing values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from stemma.exports.tables import columns, typed

if TYPE_CHECKING:
    import pandas
    import pyarrow

_ARROW = {"BOOLEAN": "bool_", "BIGINT": "int64", "DOUBLE": "float64", "VARCHAR": "string"}
_PANDAS = {"BOOLEAN": "boolean", "BIGINT": "Int64", "DOUBLE": "Float64", "VARCHAR": "string"}

_NEEDS = "this needs the package {0}: pip install 'stemma-news[frames]'"


def arrow_table(rows: Sequence[dict[str, Any]]) -> pyarrow.Table:
    """A column a field.  Raises ImportError, which says what to install, without pyarrow."""
    try:
        import pyarrow
    except ImportError:
        raise ImportError(_NEEDS.format("pyarrow")) from None
    made = {}
    for name in columns(rows):
        sql, values = typed([row[name] for row in rows])
        made[name] = pyarrow.array(values, type=getattr(pyarrow, _ARROW[sql])())
    return pyarrow.table(made)


def data_frame(rows: Sequence[dict[str, Any]]) -> pandas.DataFrame:
    """A column a field.  Raises ImportError, which says what to install, without pandas."""
    try:
        import pandas
    except ImportError:
        raise ImportError(_NEEDS.format("pandas")) from None
    made = {}
    for name in columns(rows):
        sql, values = typed([row[name] for row in rows])
        made[name] = pandas.array(values, dtype=_PANDAS[sql])
    return pandas.DataFrame(made)
