"""What was learnt from labelled statements: which frames of a sentence are statements, and what a saying is worth.

In reading order: `reporting_words` (the classes of words), `frames` (what may be a statement, by the arcs),
`evidence` and `signs` (what speaks for it), `logistic` (the weights), `voice` (the decision).  The weights in `model/`
are made by `tools/train_statement_model/`; they are CC BY-SA 4.0, the program is not.
"""

from stemma.claims.weighing.voice import weighed

__all__ = ["weighed"]
