"""Labelled texts read here and now, for the sets that hold their own texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stemma.evaluation.records import Record
from stemma.language import DEFAULT
from stemma.records import Source


def records_of_texts(texts: Mapping[str, str], annotator: str = DEFAULT, ages: bool = False) -> Iterator[Record]:
    """The interchange records of each text, read as `stemma extract` reads a plain file; ids are the keys; with `ages`, those too."""
    from stemma.interchange import records_of_extraction
    from stemma.pipeline import Settings, read_source

    for key, text in texts.items():
        source = Source(id=key, text=text, media="text/plain")
        yield from records_of_extraction(read_source(source, Settings(annotator, ages=ages)))
