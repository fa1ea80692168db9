"""All that one document gives on its own: its figures, statements and other predications."""

from __future__ import annotations

from stemma.claims.ages import extract_ages
from stemma.claims.assertions import extract_predications
from stemma.claims.attribution import attribute_quantities, date_by_utterance
from stemma.claims.quantities import extract_quantities
from stemma.claims.statements import hear
from stemma.records import Annotation, Document, Extraction

#: Unknown, English, and two that write their figures as English does: Scots, and Naija (a line of names and numbers
#: is soon taken for it).
_ENGLISH = frozenset({"", "en", "eng", "pcm", "sco", "und"})


def extract(document: Document, annotation: Annotation, ages: bool = False) -> Extraction:
    """All that one document gives on its own; with `ages`, those of people and things are quantities too.

    A document without text, or in another language than English, gives an extraction with nothing in
    it: the rules here are rules of English.  An unknown language is taken for English.
    """
    if document.status != "ok" or not _is_english(document.language):
        return Extraction(document)
    heard = hear(document, annotation)
    believed = [statement for statement in heard.statements if statement.id not in heard.doubted]
    quantities = extract_quantities(document, annotation)
    if ages:
        quantities = sorted([*quantities, *extract_ages(document, annotation)], key=lambda one: one.start)
    quantities = attribute_quantities(document, annotation, quantities, believed, heard.speaks_for)
    quantities = date_by_utterance(quantities, believed)
    predications = extract_predications(document, annotation, heard.statements, heard.doubted, heard.speaks_for)
    return Extraction(
        document, annotation.names, annotation.times, tuple(quantities), tuple(heard.statements),
        tuple(heard.speaks_for), tuple(predications),
    )  # fmt: skip


def _is_english(language: str | None) -> bool:
    return language is None or language.lower().split("-")[0] in _ENGLISH
