"""Names of a document: runs from running text first, then from headlines by what the text has shown."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

from stemma.language.gazetteer import (
    ORGANISATION_HEADS,
    PLACE_HEADS,
    country_adjective,
    country_name,
    is_known_place,
    places,
)
from stemma.language.lexicon import FUNCTION_WORDS
from stemma.language.names.aliases import other_names
from stemma.language.names.entities import Mention, country_key, country_spelling, entity_keys, expands, is_acronym
from stemma.language.names.kinds import kind_of, votes
from stemma.language.names.runs import Run, capitals_mean_nothing, find_runs, shouts
from stemma.records import Document, Name, NameKind, Sentence, Time, Token

#: Words of a headline that may make up one name known from the text.
_LONGEST_KNOWN = 8
#: By how much a place must outnumber its namesakes before a bare name is taken for it.
_FAR_BETTER_KNOWN = 10


def _barred(tokens: Sequence[Token], times: Sequence[Time]) -> set[int]:
    """Tokens inside time expressions."""
    barred: set[int] = set()
    at = 0
    for time in times:
        while at < len(tokens) and tokens[at].end <= time.start:
            at += 1
        index = at
        while index < len(tokens) and tokens[index].start < time.end:
            barred.add(index)
            index += 1
    return barred


def _headline_runs(
    tokens: Sequence[Token], sentence: Sentence, known: dict[str, set[tuple[str, ...]]], barred: set[int]
) -> list[Run]:
    """The runs of a sentence whose capitals mean nothing: names known from the text or the gazetteer, acronyms, odd words."""
    runs: list[Run] = []
    loud = shouts([token.text for token in tokens[sentence.first : sentence.last]])
    at = sentence.first
    while at < sentence.last:
        token = tokens[at]
        if at in barred or not token.text[0].isupper():
            at += 1
            continue
        limit = min(_LONGEST_KNOWN, sentence.last - at)
        words = [one.text.lower() for one in tokens[at : at + limit]]
        length = next(
            (size for size in range(limit, 0, -1) if tuple(words[:size]) in known.get(words[0], ())),
            0,
        )
        if not length:
            spelled = [
                word.title() if loud and len(word) > 3 else one.text
                for word, one in zip(words, tokens[at : at + limit], strict=True)
            ]
            length = next(
                (size for size in range(min(limit, 4), 0, -1) if _is_gazetteer_name(" ".join(spelled[:size]))),
                0,
            )
        if not length and not loud and is_acronym(token.text) and token.text.lower() not in FUNCTION_WORDS:
            length = 1
        if not length and not loud and token.tag == "PROPN":
            length = 1
            while at + length < sentence.last and tokens[at + length].tag == "PROPN" and at + length not in barred:
                length += 1
        if length:
            runs.append(Run(at, at + length))
        at += length or 1
    return runs


def _is_gazetteer_name(text: str) -> bool:
    return is_known_place(text) or country_adjective(text) is not None


def _words(tokens: Sequence[Token], run: Run) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[run.first : run.last])


def _expansions(tokens: Sequence[Token], runs: Sequence[Run]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Acronym or other name -> words, for "Lake Relief Fund (LRF)", "LRF (Lake Relief Fund)" and what `aliases` reads."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for left, right in itertools.pairwise(runs):
        if right.first != left.last + 1 or tokens[left.last].text != "(":
            continue
        long, short = _words(tokens, left), _words(tokens, right)
        if len(short) == 1 and is_acronym(short[0]) and expands(short[0], long):
            found.setdefault(short, long)
        elif len(long) == 1 and is_acronym(long[0]) and expands(long[0], short):
            found.setdefault(long, short)
    for one in other_names(tokens, runs):
        name = _words(tokens, runs[one.name])
        found.setdefault(_words(tokens, runs[one.other]), found.get(name, name))
    return found


def _one_place(keys: Sequence[str], kinds: Mapping[str, NameKind]) -> dict[str, str]:
    """Key -> the key of the same place's first spelling: "deir al-zour" -> "deir ez-zor".

    Only where the gazetteer has one place of that name and the text leaves no doubt that it is a place.
    """
    first: dict[tuple[str, str, float | None], str] = {}
    found = {}
    for key in dict.fromkeys(keys):
        if kinds[key] != "place" or country_key(key):
            continue
        known = places(key)
        if len(known) == 1 or (known and known[0].population > _FAR_BETTER_KNOWN * known[1].population):
            place = known[0]
            found[key] = first.setdefault((place.name, place.country, place.latitude), key)
    return found


def _coordinated(tokens: Sequence[Token], left: Run, right: Run) -> bool:
    """Whether only a comma or "and" stands between: members of one list are of one kind."""
    between = [token.text.lower() for token in tokens[left.last : min(right.first, left.last + 3)]]
    return right.first - left.last <= 2 and bool(between) and all(word in (",", "and", "or") for word in between)


def _survey(
    tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[list[Sentence], list[Sentence], set[str], set[str]]:
    """Running text, headlines, words with a capital inside running text, words written small."""
    running: list[Sentence] = []
    headlines: list[Sentence] = []
    attested: set[str] = set()
    common: set[str] = set()
    for sentence in sentences:
        texts = [token.text for token in tokens[sentence.first : sentence.last]]
        if capitals_mean_nothing(texts):
            headlines.append(sentence)
            continue
        running.append(sentence)
        opening = True
        for text in texts:
            if text[0].isupper():
                if not opening:
                    attested.add(text)
                opening = False
            elif text[0].islower():
                common.add(text)
                opening = False
            elif text in {"“", '"', ":", "•", "‘"}:
                opening = True
    return running, headlines, attested, common


def find_names(
    document: Document, tokens: Sequence[Token], sentences: Sequence[Sentence], times: Sequence[Time]
) -> list[Name]:
    """The names of a document in text order, never overlapping, each with its kind and entity key.

    A capitalised head noun alone ("the Ministry") is a name only where its full name is in the text;
    the adjective of a country has kind "other" and the country's key.
    """
    barred = _barred(tokens, times)
    running, headlines, attested, common = _survey(tokens, sentences)
    found: list[tuple[Run, Sentence]] = []
    known: dict[str, set[tuple[str, ...]]] = {}
    for sentence in running:
        for run in find_runs(tokens, sentence.first, sentence.last, barred, attested, common):
            found.append((run, sentence))
            words = tuple(word.lower() for word in _words(tokens, run)[:_LONGEST_KNOWN])
            known.setdefault(words[0], set()).add(words)
            final = words[-1]
            if len(words) > 1 and final not in ORGANISATION_HEADS and final not in PLACE_HEADS and final not in common:
                known.setdefault(final, set()).add((final,))  # a surname does for a headline
    for sentence in headlines:
        found.extend((run, sentence) for run in _headline_runs(tokens, sentence, known, barred))
    found.sort(key=lambda pair: pair[0].first)
    runs = [run for run, _ in found]
    expansions = _expansions(tokens, runs)
    keys = entity_keys([Mention(_words(tokens, run), bool(run.title)) for run in runs], expansions)

    points: dict[str, Counter[str]] = {}
    previous: Run | None = None
    shared: Counter[str] = Counter()
    for (run, sentence), key in zip(found, keys, strict=True):
        own = votes(tokens, run, sentence.first, sentence.last)
        if previous is not None and _coordinated(tokens, previous, run):
            own.update({kind: min(shared[kind], 2) for kind in shared if shared[kind] > 0})
        points.setdefault(key, Counter()).update(own)
        previous, shared = run, own
    kinds: dict[str, NameKind] = {key: kind_of(counter) for key, counter in points.items()}

    same = _one_place(keys, kinds)
    names = []
    for (run, _), own_key in zip(found, keys, strict=True):
        key = same.get(own_key, own_key)
        words = _words(tokens, run)
        if len(words) == 1 and words[0].lower() in ORGANISATION_HEADS and key == words[0].lower():
            continue  # a capitalised common noun
        start, end = tokens[run.first].start, tokens[run.last - 1].end
        kind = kinds[key]
        if (spelled := country_spelling(words)) is not None:
            kind = "place" if country_name(spelled) is not None else "other"
        names.append(Name(document.id, start, end, document.text[start:end], kind, key))
    return names
