"""What every column of the tables means, for the page `docs/tables.md` and the table `column` beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

#: What one row of each table is.
TABLES: Mapping[str, str] = {
    "document": "a report",
    "block": "a stretch of a report of one kind; the blocks of a report tile its text",
    "quantity": "a figure in a report, as an interval",
    "statement": "somebody's words as a report gives them",
    "predication": "what one clause of a report says that is no figure",
    "time": "a time expression",
    "name": "a mention of something with a name",
    "passage": "text that two reports share",
    "lineage": "the descent of one text from another",
    "origin": "reports of a story that certainly go back to one text",
    "story": "one event",
    "utterance": "one act of saying, in one or more reports",
    "entity": "somebody or something with a name, across reports",
    "claim": "one proposition, of a figure or an assertion",
    "relation": "how two claims stand to each other",
    "series": "claims that answer one question",
    "finding": "something found about figures or texts",
    "toll": "the casualties of a story",
    "timeline": "what was said of a storyline, in order of the time that it holds for",
    "place": "a place that reports name, where the gazetteer has it",
    "outlet": "what these reports show of an outlet",
    "decision": "what a person decided",
    "coded_toll": "one kind of casualty of a story, as a data set codes it",
}

#: Columns that mean the same in every table.
_EVERYWHERE: Mapping[str, str] = {
    "id": "made of the content: two runs give the same",
    "document": "id of the report",
    "documents": "ids of the reports",
    "start": "first character, counted from 0 in code points of the report's text",
    "end": "the character after the last one",
    "text": "its words",
    "kind": "which kind it is",
    "name": "what it is called",
    "story": "id of the story",
    "stories": "ids of the stories",
    "claims": "ids of the claims",
    "claim": "id of the claim that the number is from",
    "title": "its headline",
    "block": "kind of the block in which it stands: title, standfirst, body, caption, comment, ...",
    "confidence": "a calibrated probability",
    "reason": "why, in words",
    "reasons": "why, in words",
    "evidence": "where it stands: report and characters, or words",
    "polarity": "asserted, denied, questioned or hypothetical",
    "hedges": "words that soften it",
    "places": "places, as written",
    "participants": "who and what takes part, each in its role",
    "predicate": "what is said of them",
    "attribution": "on whose word, nearest first, up to the outlet",
    "statement": "id of the statement in which it stands",
    "statements": "ids of the statements",
    "unknowns": "what the reports leave open",
    "unit": "null for counted things; ISO 4217 for money; percent; ratio; else the unit's English singular",
    "role": "what became of those counted, or what they do",
    "measure": "stock, flow, cumulative, rate, money, size, share or unknown",
    "drift": "what one report carries less of, or sharper, than another",
    "findings": "what was found, in words",
}

#: Objects whose fields are columns of their own, with what the object is.
_OBJECTS: Mapping[str, str] = {
    "published": "day of publication",
    "modified": "day on which the page says it was last changed",
    "as_of": "time for which it holds",
    "said": "time at which it was said",
    "numeral": "the number in words or digits",
    "thing": "what is counted",
    "relative": "a figure given by another",
    "cue": "the word of saying",
    "speaker": "who says it",
    "a": "the one",
    "b": "the other",
    "value": "the value",
    "scope": "what it is limited to",
    "independence": "how many independent ones, [low, high]",
    "killed": "killed, attackers included",
    "injured": "injured",
    "missing": "missing",
    "attackers": "attackers among them",
}

#: The fields of such an object.
_FIELDS: Mapping[str, str] = {
    "start": "first day, or first character",
    "end": "last day, or the character after the last one",
    "basis": "how it was found",
    "start_offset": "first character of the words that say it",
    "end_offset": "the character after them",
    "document": "id of the report",
    "label": "the noun phrase as written",
    "head": "lemma of its noun",
    "operation": "ratio, difference or percent",
    "factor": "how many times, or how much more or less",
    "base": "characters of the figure it is based on",
    "base_quantity": "id of that figure",
    "resolved": "the interval it comes to",
    "direction": "up or down",
    "entity": "key shared by all its mentions in the report",
    "name": "as named",
    "form": "exact, approximate, less_than, at_most, more_than, at_least, range, vague, relative or change",
    "lower": "lower end, null when open",
    "upper": "upper end, null when open",
    "lower_closed": "whether the lower end belongs to it",
    "upper_closed": "whether the upper end belongs to it",
    "unit": "as `unit`",
    "places": "places",
    "excludes": "what is left out, with the reports that say so and those that do not",
    "includes": "what is taken in, likewise",
    "texts": "reports",
    "origins": "origins",
    "utterances": "acts of saying",
    "asserters": "parties",
    "best": "the number",
    "claim": "id of the claim it is from",
    "reason": "why this number",
    "killed": "killed",
    "injured": "injured",
}

#: The rest, by table.
_OWN: Mapping[str, Mapping[str, str]] = {
    "document": {
        "sha256": "of the bytes that were read", "path": "path as given", "url": "address", "outlet": "who printed it",
        "language": "ISO 639-1", "translation": "none, declared or suspected", "translation_evidence": "what shows that it is a translation",
        "credits": "agencies and sources that it names for its text", "status": "ok, empty or error", "error": "why it could not be read",
        "encoding": "of its bytes", "publisher": "the house that the outlet belongs to", "modified": "when the page says it was last changed",
        "published": "day of publication", "date_evidence": "all that speaks of the publication, most believed first", "story": "the story that was given with it",
        "original_url": "the address that the page calls its original", "positions": "of a page: which element holds each line",
        "configuration": "fingerprint of the settings under which it was read",
    },
    "quantity": {
        "surface": "modifier, number and currency or unit, as written", "form": _FIELDS["form"], "amount": "the number itself, where there is one",
        "lower": _FIELDS["lower"], "upper": _FIELDS["upper"], "lower_closed": _FIELDS["lower_closed"], "upper_closed": _FIELDS["upper_closed"],
        "excludes": "words that leave something out", "includes": "words that take something in",
        "flags": "furniture, comment, caption, foreign, repeated, projected, target, ...", "as_of": "null: no time", "as_of_partial": "what a time without an anchor says",
        "thing": "null: nothing", "relative": "null: not relative",
    },
    "statement": {
        "content": "characters of the words", "mode": "direct, indirect or mixed", "act": "assert, deny, refuse, order, ask or other",
        "source": "characters of the words that name who says it", "via": "what carried it: a medium, a document", "addressee": "to whom",
        "parent": "id of the statement in which it is quoted", "said_partial": "what a time without an anchor says", "cue": "null: none",
        "speaker": "null: not known", "said": "null: no time",
    },
    "predication": {"voice": "active or passive", "as_of": "null: no time", "as_of_partial": "what a time without an anchor says"},
    "time": {
        "value": "null: no day", "anchor": "publication, utterance, text or none", "duration_days": "of a duration, in days",
        "value_partial": "what a time without an anchor says",
    },
    "name": {"entity": "key shared by all its mentions in the report"},
    "passage": {
        "edge": "verbatim, edited, reworded or same_statement", "similarity": "0 to 1", "words": "how many words are shared",
        "stock": "too widespread to be evidence of copying",
    },
    "lineage": {"from": "report or origin before", "to": "report after", "directed": "whether it is known which is before"},
    "origin": {"passages": "ids of the passages that show it", "possible": "origins it may be one with, and why"},
    "story": {
        "segments": "the parts of reports that tell it", "start": "first day of its reports", "end": "last day of its reports",
        "storyline": "stories that belong together over time", "links": "what holds its reports together",
    },
    "utterance": {"speaker": "null: not known", "said": "null: no time"},
    "entity": {
        "aliases": "other names, each with its evidence", "members": "report and key of each mention", "speaks_for": "id of the body it speaks for",
        "speaks_for_evidence": "the words that say so", "roles": "what reports call it", "spoken_for_by": "ids of those who speak for it",
    },
    "claim": {
        "kind": "figure or assertion", "proposition": "in words", "asserters": "ids of those who stand behind it", "quantities": "ids of its figures",
        "rank": "preferred, normal or deprecated", "rank_reason": "why", "state": "machine or reviewed", "series": "id of its series",
        "decided": "what a person decided of it", "mentions": "where it stands in the reports", "about": "ids of those it is about",
        "as_of": "null: no time", "value": "null: an assertion", "scope": "null: none", "story": "id of the story", "independence": "null: not known",
    },
    "relation": {
        "a": "id of the one claim", "b": "id of the other; it refines or supersedes the one",
        "kind": "agree, restate, refine, supersede, conflict or not_comparable", "cause": "correction, change or unclear", "rule": "which rule decided",
    },
    "series": {"thing": "what is counted", "scope": "places", "preferred": "id of the preferred claim", "claims": "ids of its claims in order of time"},
    "toll": {"policy": "how it is settled"},
    "timeline": {"storyline": "stories that belong together over time", "entries": "what was said, in order of time", "undated": "what no time is known for"},
    "place": {
        "names": "as reports write it", "status": "whether the gazetteer has it for certain", "country": "ISO 3166-1", "within": "what it lies in",
        "latitude": "degrees north", "longitude": "degrees east", "coordinates_of": "whose coordinates these are", "candidates": "other places of the name",
    },
    "outlet": {
        "published": "first and last day", "credits": "agencies it names", "characters": "of all its reports", "agency_characters": "shared with agencies",
        "elsewhere_characters": "shared with others", "only_here_characters": "seen nowhere else", "shared": "with whom it shares text", "habits": "how it attributes",
    },
    "decision": {
        "sequence": "its number", "previous": "hash of the one before", "actor": "who", "operation": "what was done", "target": "to what",
        "before": "as it was", "after": "as it became", "at": "when, UTC",
    },
    "coded_toll": {
        "policy": "whose rule", "kind": "killed, injured or missing", "level": "total of the story, or a group that the reports tell apart",
        "side": "armed group, attackers, civilians, peacekeepers or state forces, where the noun tells", "group": "children, women, men, journalists, ... where the noun tells",
        "date_from": "first day of the event", "date_to": "last day", "date_precision": "day, days (2 to 6), week, month or longer",
        "date_code": "the same by the data set's code (UCDP date_prec, ACLED time_precision)", "date_basis": "on what the days rest",
        "place": "the most exact place, as written", "country": "ISO 3166-1, where the gazetteer has the place",
        "place_precision": "place, near a place, region, country, or named (not in the gazetteer)",
        "place_code": "the same by the data set's code (UCDP where_prec, ACLED geo_precision)", "original_source": "who stands behind the number",
        "sources": "ids of the reports that have it", "outlets": "outlets of these", "reports": "reports of the story", "best": "the number",
        "low": "lower bound", "high": "upper bound", "grade": "Airwars: weak, fair or contested", "of_them_attackers": "attackers among them",
    },
}  # fmt: skip


def meaning(table: str, column: str) -> str:
    """What a column holds.  Raises KeyError for one that is not documented."""
    own = _OWN.get(table, {})
    if column in own:
        return own[column]
    whole, _, field = column.partition(".")
    if field:
        return f"{_OBJECTS[whole]}: {_FIELDS[field]}"
    return _EVERYWHERE[column]


def column_rows(found: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """A row for each column of these tables, with what it means; "" where that is not documented."""
    return [
        {"table": table, "column": column, "meaning": _known(table, column)}
        for table, rows in found.items()
        for column in dict.fromkeys(name for row in rows for name in row)
    ]


def _known(table: str, column: str) -> str:
    try:
        return meaning(table, column)
    except KeyError:
        return ""


def page(columns: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The lines of a page in Markdown about these columns, by table."""
    yield "# Tables: what every column holds"
    yield ""
    yield "`stemma export --format csv` and `parquet` write a table for each type of record, and these meanings as the table `column`."
    yield "A list or an object of changing shape is JSON in one cell; an empty cell is null: the reports do not say."
    for table, names in columns.items():
        yield ""
        yield f"## {table}"
        yield ""
        yield f"A row is {TABLES[table]}."
        yield ""
        yield "| column | |"
        yield "| --- | --- |"
        for name in names:
            yield f"| `{name}` | {meaning(table, name)} |"
