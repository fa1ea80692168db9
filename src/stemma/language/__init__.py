"""What one document says in its language: sentences, tokens with tags, names, times.

get_annotator().annotate(document) -> Annotation
"""

from stemma.language.annotator import DEFAULT, Annotator, get_annotator

__all__ = ["DEFAULT", "Annotator", "get_annotator"]
