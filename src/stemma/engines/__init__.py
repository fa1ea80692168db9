"""How stages are run over many items.  Nothing here knows what the items are."""

from stemma.engines.engine import Engine, OneProcess, Processes
from stemma.engines.pool import Outcome, map_stage

__all__ = ["Engine", "OneProcess", "Outcome", "Processes", "map_stage"]
