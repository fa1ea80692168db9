"""Text that reports share, and what it says about where they come from.

`shared_passages` finds the passages, `trace_origins` the origins and the descent of the reports of a story.
`average_linkage` groups by the mean of pair scores; the stories use it too.
"""

from stemma.reuse.linkage import average_linkage
from stemma.reuse.origins import trace_origins
from stemma.reuse.passages import shared_passages

__all__ = ["average_linkage", "shared_passages", "trace_origins"]
