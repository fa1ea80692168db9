"""Which pairs of documents are worth aligning: those that share rare hashed word 5-grams.

The join is SQL in the subset that DuckDB and Spark share.  Its cost is bounded whatever is shared: a
5-gram in at most `RARE` documents pairs them all; a more common one (a phrase of the trade, the
furniture of a site, a wire that hundreds reprint) pairs each document with the `NEIGHBOURS` that follow
it in order of number, so that a text on all of 10,000 documents costs 10,000 rows and not 50 million.
All weights are integers and the order is explicit: the same rows in the same order on every engine.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from stemma.reuse.evidence import EVERYDAY_WEIGHT
from stemma.reuse.words import Hashes, Words, ngrams

if TYPE_CHECKING:
    import duckdb

#: Words in a gram of the join.  Shorter ones are shared by chance, longer ones miss edited text.
GRAM = 5
#: A gram of at most this many documents pairs all of them.
RARE = 48
#: With how many following documents a more common gram pairs each of its documents.
NEIGHBOURS = 2

#: A word of content counts 2, one common in these texts 1, an everyday one 0, all double in a gram of few
#: documents.  From this total on a pair is worth aligning.
FEW, CONTENT = 12, 6

#: Pairs (first, second) with first < second and the words of content in the grams they share.  Reads the
#: table grams(gram BIGINT, document INTEGER, content INTEGER), in which a gram stands once for every
#: document that has it.
PAIRS = f"""
WITH frequency AS (
    SELECT gram, COUNT(*) AS documents FROM grams GROUP BY gram HAVING COUNT(*) > 1
),
ranked AS (
    SELECT g.gram, g.document, g.content, f.documents,
           ROW_NUMBER() OVER (PARTITION BY g.gram ORDER BY g.document) AS place
    FROM grams g JOIN frequency f ON g.gram = f.gram
),
rare AS (
    SELECT gram, document, CASE WHEN documents <= {FEW} THEN 2 * content ELSE content END AS content
    FROM ranked WHERE documents <= {RARE}
),
common AS (SELECT gram, document, content, place FROM ranked WHERE documents > {RARE}),
steps AS ({" UNION ALL ".join(f"SELECT {step} AS step" for step in range(1, NEIGHBOURS + 1))}),
shared AS (
    SELECT a.document AS first, b.document AS second, a.content
    FROM rare a JOIN rare b ON a.gram = b.gram AND a.document < b.document
    UNION ALL
    SELECT a.document AS first, b.document AS second, a.content
    FROM (SELECT c.gram, c.document, c.content, c.place + s.step AS place FROM common c CROSS JOIN steps s) a
    JOIN common b ON a.gram = b.gram AND a.place = b.place
)
SELECT first, second
FROM shared GROUP BY first, second HAVING SUM(content) >= {CONTENT} ORDER BY first, second
"""


class GramTable:
    """The grams of many documents, and what is asked of them.

    `weights` are those of `evidence.word_weights`.
    """

    def __init__(self, texts: Sequence[Words], weights: Mapping[int, int]) -> None:
        common = np.array(sorted(weights), np.uint64)
        everyday = np.array(sorted(word for word, weight in weights.items() if weight == EVERYDAY_WEIGHT), np.uint64)
        grams: list[Hashes] = []
        content: list[npt.NDArray[np.int32]] = []
        for words in texts:
            distinct, places = np.unique(ngrams(words.hashes, GRAM), return_index=True)
            worth = 2 - np.isin(words.hashes, common).astype(np.int32) - np.isin(words.hashes, everyday)
            totals = np.concatenate((np.zeros(1, np.int32), np.cumsum(worth, dtype=np.int32)))
            grams.append(distinct)
            content.append(totals[places + GRAM] - totals[places] if len(places) else np.zeros(0, np.int32))
        sizes = [len(one) for one in grams]
        self._columns: dict[str, npt.NDArray[Any]] = {
            "gram": np.concatenate([*grams, np.zeros(0, np.uint64)]).view(np.int64),
            "document": np.repeat(np.arange(len(texts), dtype=np.int32), sizes),
            "content": np.concatenate([*content, np.zeros(0, np.int32)]),
        }

    def pairs(self) -> list[tuple[int, int]]:
        """(first, second) with first < second, in that order."""
        rows = self._ask(PAIRS)
        return list(zip(rows["first"].tolist(), rows["second"].tolist(), strict=True))

    @cached_property
    def frequencies(self) -> tuple[Hashes, Hashes]:
        """Sorted grams of more than one document and how many documents have each."""
        grams, documents = np.unique(self._columns["gram"].view(np.uint64), return_counts=True)
        shared = documents > 1
        return grams[shared], documents[shared].astype(np.uint64)

    def _ask(self, sql: str) -> dict[str, npt.NDArray[Any]]:
        with tempfile.TemporaryDirectory(prefix="stemma-join-") as spill, _connect(spill) as connection:
            connection.register("grams", self._columns)
            result: dict[str, npt.NDArray[Any]] = connection.execute(sql).fetchnumpy()
            return result


def _connect(spill: str) -> duckdb.DuckDBPyConnection:
    """An empty database in memory that may spill into a folder, and never fetches an extension."""
    import duckdb

    return duckdb.connect(
        ":memory:",
        config={
            "memory_limit": "1GB",
            "threads": "2",
            "temp_directory": spill,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        },
    )
