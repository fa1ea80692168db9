"""Statements against labelled statements: whose words, which words, by which phrase, and how sure.

Spans are compared as the words they cover, so that quotation marks, commas and a "that" in front make no
difference.  A record belongs to the label with which it shares most words of content, one to one.

A label is a `statement` record that a person has corrected; a line with `doc`, `content`, `speaker` (the source
phrase), `cue` and `canonical_speaker`; or a line with a `text` of its own and its `attributions` (`content`, `cue`
and `source` as lists of [start, end]).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemma.evaluation.records import Record
from stemma.evaluation.results import Fault, Result, Score, Share

_WORD = re.compile(r"\w+")
_OPEN, _CLOSE = '"“„«', '"”“»'
#: Kinds of labels that name no source to be found.
_UNSCORED = frozenset({"free_indirect", "unattributed"})
#: Words that are in too many names to tell two of them apart.
_COMMON = frozenset(["a", "an", "and", "army", "chief", "colonel", "dr", "for", "general", "government", "group", "in", "international", "led", "lt", "minister", "ministry", "mr", "mrs", "ms", "national", "of", "official", "officials", "president", "spokesman", "spokeswoman", "state", "statement", "the"])  # fmt: skip
STEPS = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.0)

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, labelled or found: the places of the words it covers, and what is said of its speaker."""

    content: Words
    source: Words
    direct: bool
    names: tuple[str, ...] = ()
    confidence: float = 1.0
    start: int = 0
    end: int = 0


def labels_of(rows: Iterable[Record], texts: Mapping[str, str]) -> dict[str, list[Told]]:
    """document -> its labelled statements in order; `texts` are those of documents whose labels hold none.

    Raises:
        ValueError: a line is no label, or its text is missing.
    """
    found: dict[str, list[Told]] = {}
    for number, row in enumerate(rows, 1):
        if "attributions" in row:
            one = [_told(row["text"], each["content"], each.get("source")) for each in row["attributions"]]
            found.setdefault(str(row["id"]), []).extend(told for told in one if told.content)
            continue
        name = row.get("doc") if "doc" in row else row.get("document")
        if name is None or "content" not in row:
            raise ValueError(f"line {number} is no statement record and no label of a statement")
        if str(name) not in texts:
            raise ValueError(f"line {number}: no text of {name}; name the folder with --texts")
        known = found.setdefault(str(name), [])
        if row.get("type") in _UNSCORED:
            continue
        speaker = row.get("canonical_speaker") or (row.get("speaker") if row.get("type") == "statement" else None) or {}
        source = row.get("source") if row.get("type") == "statement" else row.get("speaker")
        told = _told(
            texts[str(name)], row["content"], source, () if speaker.get("id") == "unknown" else _named(speaker)
        )
        if told.content:
            known.append(told)
    return found


def found_of(records: Iterable[Record], text: str) -> list[Told]:
    """The statement records of one text."""
    found = []
    for record in records:
        speaker = record.get("speaker") or {}
        names = tuple(str(speaker[key]) for key in ("name", "entity") if speaker.get(key))
        found.append(_told(text, record["content"], record.get("source"), names, float(record.get("confidence", 1.0))))
    return [one for one in found if one.content]


def evaluate_statements(
    labels: Mapping[str, Sequence[Told]], found: Mapping[str, Sequence[Told]], texts: Mapping[str, str]
) -> Result:
    """Every labelled document with what was found in it; rows "direct" keep what stands in quotation marks."""
    result = Result("statements")
    for kind in ("", "direct: "):
        wanted = {name: [one for one in told if one.direct or not kind] for name, told in labels.items()}
        given = {name: [one for one in found.get(name, ()) if one.direct or not kind] for name in labels}
        _count(result, kind, wanted, given, texts)
    return result


def _count(
    result: Result,
    kind: str,
    labels: Mapping[str, Sequence[Told]],
    found: Mapping[str, Sequence[Told]],
    texts: Mapping[str, str],
) -> None:
    count: Counter[str] = Counter()
    judged: list[tuple[float, bool]] = []
    for document, wanted in labels.items():
        given = found[document]
        pairs = paired(wanted, given)
        count["wanted"] += len(wanted)
        count["found"] += len(given)
        judged += [(one.confidence, at in pairs.values()) for at, one in enumerate(given)]
        for at, label in enumerate(wanted):
            said = texts[document][label.start : label.end]
            if at not in pairs:
                result.faults += [Fault("missed", document, said)] if not kind else []
                continue
            one = given[pairs[at]]
            exact = label.content == one.content
            count["any"] += 1
            count["exact"] += exact
            count["full"] += exact and label.source == one.source
            if label.source:
                count["sources"] += 1
                count["source"] += label.source == one.source
                count["touched"] += bool(label.source & one.source)
            if label.names:
                count["speakers"] += 1
                named = same_speaker(label.names, one.names)
                count["named"] += named
                if not named and not kind:
                    result.faults.append(Fault("speaker", document, " | ".join(label.names), " | ".join(one.names)))
            if not exact and not kind:
                result.faults.append(Fault("content", document, said, texts[document][one.start : one.end]))
    result.scores += [
        Score(kind + name, count[key], count["found"], count["wanted"])
        for name, key in (("content, any word", "any"), ("content exact", "exact"), ("and source", "full"))
    ]
    result.shares += [
        Share(f"{kind}source exact", count["source"], count["sources"]),
        Share(f"{kind}source, any word", count["touched"], count["sources"]),
    ]
    if not kind:
        result.shares.append(Share("speaker's name", count["named"], count["speakers"]))
        result.curve = [
            (at, Score("content", sum(right for sure, right in judged if sure >= at), kept, count["wanted"]))
            for at in STEPS
            if (kept := sum(sure >= at for sure, _ in judged))
        ]


def paired(wanted: Sequence[Told], given: Sequence[Told]) -> dict[int, int]:
    """Place of a label -> place of the record that shares most of its words with it (Jaccard), one to one."""
    holders: dict[int, list[int]] = {}
    for at, one in enumerate(given):
        for word in one.content:
            holders.setdefault(word, []).append(at)
    close = []
    for at, label in enumerate(wanted):
        for other in {holder for word in label.content for holder in holders.get(word, ())}:
            shared = len(label.content & given[other].content)
            close.append((-shared / len(label.content | given[other].content), at, other))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, other in sorted(close):
        if at not in pairs and other not in taken:
            pairs[at] = other
            taken.add(other)
    return pairs


def same_speaker(wanted: Sequence[str], given: Sequence[str]) -> bool:
    """Does one of the labelled names share a telling word with what was found?"""
    told = _telling(" ".join(given))
    return any(_telling(name) & told for name in wanted)


def _telling(name: str) -> set[str]:
    words = {word for word in _WORD.findall(name.lower()) if word != "s"}
    return words - _COMMON or words


def _named(speaker: Record) -> tuple[str, ...]:
    """The names of a labelled speaker; what follows a comma describes, "|" separates two speakers."""
    name = str(speaker.get("name") or "")
    return tuple(part.split(",")[0].strip() for part in name.split("|") if part.strip())


def _told(text: str, content: Any, source: Any, names: tuple[str, ...] = (), confidence: float = 1.0) -> Told:
    parts = _spans(content)
    words = _words(text, parts)
    if len(words) > 1 and text[min(words) : min(words) + 5].lower().rstrip() == "that":
        words -= {min(words)}
    start, end = (parts[0][0], parts[-1][1]) if parts else (0, 0)
    return Told(words, _words(text, _spans(source)), _is_direct(text, parts), names, confidence, start, end)


def _spans(value: Any) -> list[tuple[int, int]]:
    """[[start, end], ...], [{"start", "end"}, ...], one of these, or nothing, as pairs in text order."""
    listed = value if isinstance(value, list) else [value] if value else []
    pairs = [(one["start"], one["end"]) if isinstance(one, dict) else (one[0], one[1]) for one in listed]
    return sorted(pairs)


def _words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    return frozenset(word.start() for start, end in spans for word in _WORD.finditer(text, start, end))


def _is_direct(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Does every part stand in quotation marks, inside or around the span?"""
    return bool(spans) and all(
        (text[start:end].strip()[:1] in tuple(_OPEN) and text[start:end].strip()[-1:] in tuple(_CLOSE))
        or (start > 0 and text[start - 1] in _OPEN and text[end : end + 2].lstrip(",.!?")[:1] in tuple(_CLOSE))
        for start, end in spans
    )  # fmt: skip
