"""Which pairs of texts are worth aligning: those that share word 5-grams.

The join is SQL in the subset that DuckDB and Spark share.  Its cost is bounded whatever is shared: a 5-gram in at most
`RARE` texts pairs them all; a more common one (a phrase of the trade, the furniture of a site, a wire that hundreds
reprint) pairs each text with the first that has it and the `NEIGHBOURS` that follow it in order of number, so that a
text on all of 10,000 pages costs 30,000 rows and not 50 million.  All weights are integers and the order is explicit:
the same rows in the same order on every engine.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.engines import Engine
from stemma.reuse.grams import SharedGrams

#: A gram of at most this many texts pairs all of them.
RARE = 48
#: With how many following texts a more common gram pairs each of its texts.
NEIGHBOURS = 2

#: What the grams on one diagonal of a pair are worth together, with one for each of them, for it to be looked at: their
#: content, double in grams of few texts.  The fringe of a stock phrase with a word before it by chance is worth less.
FEW, CONTENT = 12, 6

#: Reads the table grams(gram BIGINT, document INTEGER, place INTEGER, content INTEGER, documents INTEGER), with a row
#: for every text that has a gram.  Gives for each pair first < second the grams it shares, those that lie on one
#: diagonal (at the same distance in both texts) as one row: from which place to which, and how many.
_PAIRS = f"""
WITH rare AS (
    SELECT gram, document, place, ASKED CASE WHEN documents <= {FEW} THEN 2 * content ELSE content END AS content
    FROM grams WHERE documents <= {RARE}
),
common AS (
    SELECT gram, document, place, ASKED content, ROW_NUMBER() OVER (PARTITION BY gram ORDER BY document) AS turn
    FROM grams WHERE documents > {RARE}
),
steps AS ({" UNION ALL ".join(f"SELECT {step} AS step" for step in range(1, NEIGHBOURS + 1))}),
shared AS (
    SELECT a.document AS first, b.document AS second, a.place AS a, b.place AS b, a.content
    FROM rare a JOIN rare b ON a.gram = b.gram AND a.document < b.document AND SOME
    UNION ALL
    SELECT a.document AS first, b.document AS second, a.place AS a, b.place AS b, a.content
    FROM (SELECT c.gram, c.document, c.place, ASKED c.content, c.turn + s.step AS turn FROM common c CROSS JOIN steps s) a
    JOIN common b ON a.gram = b.gram AND a.turn = b.turn AND SOME
    UNION ALL
    SELECT a.document AS first, b.document AS second, a.place AS a, b.place AS b, a.content
    FROM common a JOIN common b ON a.gram = b.gram AND a.turn = 1 AND b.turn > {NEIGHBOURS + 1} AND SOME
)
SELECT first, second, MIN(a) AS a, MIN(b) AS b, MAX(a) AS last, CAST(COUNT(*) AS INTEGER) AS grams
FROM shared GROUP BY first, second, b - a
HAVING SUM(content) + COUNT(*) >= {CONTENT} ORDER BY first, second, a, b
"""
PAIRS = _PAIRS.replace(" AND SOME", "").replace("ASKED ", "")
#: The same for the pairs that are asked for, as the column `asked` tells: see `SharedGrams`.
PAIRS_ASKED = _PAIRS.replace("SOME", "a.asked + b.asked > 1").replace("ASKED ", "asked, ")


class Anchors(NamedTuple):
    """Shared grams on one diagonal of a pair, a row each, by pair and place.

    `grams` of them stand in the texts `first` and `second` from the words `a` and `b` of each; the last of them
    begins at the word `last` of the first.
    """

    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    a: npt.NDArray[np.int32]
    b: npt.NDArray[np.int32]
    last: npt.NDArray[np.int32]
    grams: npt.NDArray[np.int32]


def anchors(shared: SharedGrams, engine: Engine) -> Anchors:
    """What the pairs share; only those asked for, where `shared` tells which are."""
    columns: dict[str, npt.NDArray[Any]] = {
        "gram": shared.grams.view(np.int64),
        "document": shared.document,
        "place": shared.place,
        "content": shared.content,
        "documents": shared.documents,
    }
    if shared.asked is not None:
        columns["asked"] = shared.asked.astype(np.int32)
    rows = engine.query(PAIRS if shared.asked is None else PAIRS_ASKED, {"grams": columns})
    return Anchors(*(rows[name] for name in Anchors._fields))
