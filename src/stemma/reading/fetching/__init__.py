"""Pages from the web: asked for politely, from public addresses only, within limits, and kept as they came.

In reading order: `Web` is handed to `open_sources`; `page` gets one page; `guard` says which addresses may be
reached, `robots` which pages may; `shelf` keeps the answers.
"""

from stemma.reading.fetching.shelf import Shelf
from stemma.reading.fetching.web import Manners, Web

__all__ = ["Manners", "Shelf", "Web"]
