"""How stages are run over many items.  Nothing here knows what the items are."""

from stemma.engines.pool import Outcome, map_stage

__all__ = ["Outcome", "map_stage"]
