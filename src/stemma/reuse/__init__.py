"""Text that reports share, and what it says about where they come from.

`shared_passages` finds the passages, `further_passages` those of new documents alone, `trace_origins` the origins and the descent of the reports of a story.
The stories use the rest: how much two reports share, their words, and grouping by the mean of pair scores.
"""

from stemma.reuse.evidence import EVERYDAY
from stemma.reuse.linkage import average_linkage
from stemma.reuse.origins import trace_origins
from stemma.reuse.overlap import Overlap, ReportText, overlaps
from stemma.reuse.passages import shared_passages
from stemma.reuse.standing import Standing, common_words, further_passages, packed_words, passages_again
from stemma.reuse.words import Numbers, Positions, numbers_of, plain_words_of_all

__all__ = [
    "EVERYDAY",
    "Numbers",
    "Overlap",
    "Positions",
    "ReportText",
    "Standing",
    "average_linkage",
    "common_words",
    "further_passages",
    "numbers_of",
    "overlaps",
    "packed_words",
    "passages_again",
    "plain_words_of_all",
    "shared_passages",
    "trace_origins",
]
