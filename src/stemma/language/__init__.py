"""What one document says in its language: sentences, tokens with tags, names, times.

get_annotator("rules").annotate(document) -> Annotation
"""

from stemma.language.annotator import Annotator, get_annotator

__all__ = ["Annotator", "get_annotator"]
