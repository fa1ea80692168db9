"""From the world to a document whose text never changes again.

In reading order: `open_sources` finds the input, `read_document` makes one document of one source.
"""

from stemma.reading.document import read_document
from stemma.reading.sources import open_sources

__all__ = ["open_sources", "read_document"]
