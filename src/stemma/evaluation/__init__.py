"""How good the reading is: labels in, records in, a result that a person and a program can read out.

In reading order: `records` reads both and finds which record is of which labelled document, `results` holds
what every measure gives, `texts` reads labelled sentences when no records were given, and beside them one file
for each set that is measured.  `stemma evaluate` prints what they return.
"""

from __future__ import annotations

from stemma.evaluation.records import Record, Run, read_lines
from stemma.evaluation.results import Fault, Result, Score, Share
from stemma.evaluation.texts import records_of_texts

__all__ = ["Fault", "Record", "Result", "Run", "Score", "Share", "read_lines", "records_of_texts"]
