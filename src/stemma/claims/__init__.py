"""One document in, its figures and statements out, each figure with the chain of who asserts it.

In reading order: `extract_quantities` finds the figures, `extract_ages` the ages, `extract_statements` who is reported to have
said what, `attribute_quantities` puts the two together, `date_by_utterance` dates figures by the day
they were said, `extract_predications` what else is asserted; `extract` is all of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.claims.ages import extract_ages
    from stemma.claims.assertions import extract_predications
    from stemma.claims.attribution import attribute_quantities, date_by_utterance
    from stemma.claims.extraction import extract
    from stemma.claims.quantities import extract_quantities
    from stemma.claims.statements import extract_statements

__all__ = [
    "attribute_quantities",
    "date_by_utterance",
    "extract",
    "extract_ages",
    "extract_predications",
    "extract_quantities",
    "extract_statements",
]

#: Where each name is; what is not asked for is not loaded.
_HOMES = {
    "attribute_quantities": "stemma.claims.attribution",
    "date_by_utterance": "stemma.claims.attribution",
    "extract": "stemma.claims.extraction",
    "extract_ages": "stemma.claims.ages",
    "extract_predications": "stemma.claims.assertions",
    "extract_quantities": "stemma.claims.quantities",
    "extract_statements": "stemma.claims.statements",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
