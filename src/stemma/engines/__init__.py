"""How stages are run over many items.  Nothing here knows what the items are."""

from stemma.engines.engine import Engine, Limits, Processes, StageError, map_all, worth_mapping
from stemma.engines.pool import Outcome, Pool, map_stage
from stemma.engines.worker import rare_collections

__all__ = [
    "Engine",
    "Limits",
    "Outcome",
    "Pool",
    "Processes",
    "StageError",
    "map_all",
    "map_stage",
    "rare_collections",
    "worth_mapping",
]
