"""Files that hold many reports: JSON Lines, tables, archives, feeds, lists of addresses, WARC.

In reading order: `open_file` and `open_stream` look at what a file is and take it apart; `members` says what an
opener gives; one file a kind follows.
"""

from stemma.reading.containers.members import MAX_BYTES, Link, Member, Reader
from stemma.reading.containers.opening import MEDIA_BY_SUFFIX, open_file, open_stream

__all__ = ["MAX_BYTES", "MEDIA_BY_SUFFIX", "Link", "Member", "Reader", "open_file", "open_stream"]
