"""Text that reports share, and what it says about where they come from.

`shared_passages` finds the passages, `trace_origins` the origins and the descent of the reports of a story.
"""

from stemma.reuse.passages import shared_passages

__all__ = ["shared_passages"]
