"""Where names stand: runs of capitalised words with the small words inside them.

A run is a range of tokens.  Titles before a person's name are not part of it ("Col. Ana Ruiz" gives
"Ana Ruiz"), nor is "the"; a hyphen joins ("al-Asfar") unless it couples names of peoples and countries
or leads into a lower-case word ("US-led" holds the name "US").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from stemma.language.adjectives import ADJECTIVES, ADVERBS
from stemma.language.gazetteer import (
    BODIES,
    CAPITAL_NAMES,
    CONTINENTS_AND_REGIONS,
    COUNTRY_NAMES,
    LARGE_CITIES,
    NAME_PARTICLES,
    NEWS_AGENCIES,
    ORGANISATION_HEADS,
    PERSON_TITLES,
    PLACE_HEADS,
    country,
    country_adjective,
    country_name,
    is_known_place,
)
from stemma.language.lexicon import FUNCTION_WORDS
from stemma.language.tags import is_title_case
from stemma.language.wordlist import listed
from stemma.records import Token

#: Places of several words, by their first word, longest first: "Trinidad and Tobago" is one name.
#: The first two words of a place -> the words of all places that begin so, the longest first.
_MULTIWORD: dict[tuple[str, str], list[tuple[str, ...]]] = {}
for _place in sorted(
    COUNTRY_NAMES | CAPITAL_NAMES | LARGE_CITIES | CONTINENTS_AND_REGIONS, key=lambda name: (-len(name), name)
):
    if " " in _place:
        _words = tuple(_place.split())
        _MULTIWORD.setdefault((_words[0], _words[1]), []).append(_words)

_DASHES = frozenset({"-", "–"})
_CONNECTORS = frozenset({"of", "for"})
#: Heads after which "and" goes on with the name: "Ministry of Water and Power".
_PORTFOLIO_HEADS = listed(
    "administration agency authority bureau committee department directorate federation institute ministry office"
)
#: Other heads that "of" continues: "House of Deputies", "Treaty of Lund".
_OTHER_HEADS = listed(
    """
act agreement bank battle bay bill chamber charter church code college convention court day declaration duke free
gulf hall head house isle kingdom knights law lord office order pact palace peace prince princess queen republic school
sea siege state states strait treaty union university war
"""
)
_DIRECTIONS = listed(
    """
central eastern lower north-eastern north-western northeastern northern northwestern south-eastern south-western
southeastern southern southwestern upper western
"""
)
#: Offices that stand before a title and belong to it: "Foreign Minister", "Army Col.".
_PORTFOLIOS = listed(
    """
acting air army assistant attorney christian culture defence defense deputy economy education energy environment
executive federal finance first foreign former general health home housing information interim interior justice
labor labour lieutenant managing marine master navy oil planning police prime regional security senior special staff
trade transport vice water
"""
)


_NUMBER_WORDS = listed(
    "billion dozen dozens five four hundred hundreds million millions nine seven six ten thousand thousands three two"
)
#: Capitals that name nothing: time zones, halves of the day.
_NO_NAMES = listed("AM BST CEST CET EDT EST GMT IST PDT PM PST UTC")


_LOUD = listed("all and any but every must never no none not stop the this very")
_HEADS = ORGANISATION_HEADS | PLACE_HEADS | _OTHER_HEADS


class Run(NamedTuple):
    """Tokens first..last (exclusive); `title` is the title before a person's name, in lower case, or ""."""

    first: int
    last: int
    title: str = ""


def _capital(text: str) -> bool:
    return text[0].isupper() and text != "I" and text not in _NO_NAMES and text.lower() not in _NUMBER_WORDS


def _plain(text: str) -> str:
    return text.lower().rstrip(".")


def is_title(text: str) -> bool:
    return _plain(text) in PERSON_TITLES


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is a hyphen with a token close on both sides."""
    return (
        0 < at < len(tokens) - 1
        and tokens[at].text in _DASHES
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    )


def _multiword(tokens: Sequence[Token], at: int, last: int) -> int:
    """The end of a place of several words that begins at `at`; `at` when there is none."""
    if at + 1 >= last:
        return at
    for parts in _MULTIWORD.get((tokens[at].text, tokens[at + 1].text), ()):
        end = at + len(parts)
        if end <= last and all(tokens[at + index].text == part for index, part in enumerate(parts)):
            return end
    return at


def _begins(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a name can begin at `at`: a capital, or "al-" and the like before one."""
    text = tokens[at].text
    if _capital(text):
        return True
    return text.lower() in NAME_PARTICLES and at + 2 < last and _glued(tokens, at + 1) and _capital(tokens[at + 2].text)


def _waits_for_head(text: str) -> bool:
    """Whether a capitalised adjective needs a noun yet to come: "Social and Labour Party", "Civil and Military Union"."""
    low = text.lower()
    return country(text) is None and (low in ADJECTIVES or (len(low) > 5 and low.endswith(("ic", "ical", "al", "ive"))))


def _is_emphasis(text: str) -> bool:
    """Whether a word in capitals is a common word said loudly ("NO reason", "ONLY then"), not an acronym."""
    low = text.lower()
    return text not in BODIES and (low in _LOUD or low in ADVERBS or (low in ADJECTIVES and len(low) > 3))


def _extend(tokens: Sequence[Token], first: int, last: int, barred: Collection[int]) -> int:
    """The end of the run that begins at `first`."""
    end = _multiword(tokens, first, last)
    if end == first:
        end = first + 1
    headed = _plain(tokens[first].text) in _HEADS
    portfolio = _plain(tokens[first].text) in _PORTFOLIO_HEADS
    connected = False
    while end < last and end not in barred:
        text = tokens[end].text
        low = text.lower()
        if _glued(tokens, end) and end + 1 < last:
            follower = tokens[end + 1].text
            if _capital(follower) or (
                follower.lower() in NAME_PARTICLES and end + 3 < last and _glued(tokens, end + 2)
            ):
                if country(tokens[end - 1].text) and (country(follower) or follower.isupper()):
                    break
                end += 2
                continue
            break
        if _capital(text):
            # a stop may end an abbreviation only: "Gen. Ruiz", "J. Ruiz"; anything else was a sentence of its own
            headed = headed or _plain(text) in _HEADS
            portfolio = portfolio or _plain(text) in _PORTFOLIO_HEADS
            end = max(end + 1, _multiword(tokens, end, last))
            continue
        if text == "." and end + 1 < last and is_title(tokens[end - 1].text) and _capital(tokens[end + 1].text):
            end += 1
            continue
        skip = end + 1
        if low in _CONNECTORS and skip < last and tokens[skip].text.lower() == "the":
            skip += 1
        if low in _CONNECTORS and headed and skip < last and _capital(tokens[skip].text) and skip not in barred:
            connected = True
            end = skip + 1
            continue
        if low in ("and", "&") and skip < last and _capital(tokens[skip].text) and skip not in barred:
            joins = (low == "&" and country(tokens[end - 1].text) is None) or (
                connected and portfolio and country(tokens[skip].text) is None
            )
            body = any(_plain(tokens[index].text) in ORGANISATION_HEADS for index in range(skip, min(skip + 3, last)))
            if (joins and not body) or (body and _waits_for_head(tokens[end - 1].text)):
                end = skip + 1
                continue
            break
        if low in NAME_PARTICLES:
            step = end + 2 if end + 1 < last and _glued(tokens, end + 1) else end + 1
            if (
                low in ("as", "an", "at", "do", "dos", "di", "du")
                and step == end + 1
                and low not in ("do", "dos", "di", "du")
            ):
                break
            if step < last and tokens[step].text.lower() in NAME_PARTICLES:
                step += 1
            if step < last and _capital(tokens[step].text) and step not in barred:
                end = step + 1
                continue
        break
    return end


def _without_title(tokens: Sequence[Token], first: int, last: int) -> list[Run]:
    """The run apart from the titles in it; a body or country before the title is a run of its own."""
    at = -1
    for index in range(first, min(last, first + 6)):
        if is_title(tokens[index].text):
            at = index
        elif at >= 0 and tokens[index].text not in {".", "-"}:
            break
    if at < 0:
        return [Run(first, last)]
    start = at + 1
    while start < last and tokens[start].text in {".", "-"}:
        start += 1
    final = _plain(tokens[last - 1].text)
    if start < last and (final in ORGANISATION_HEADS or final in PLACE_HEADS):
        return [Run(first, last)]
    opening = next(index for index in range(first, at + 1) if is_title(tokens[index].text))
    while opening > first and _plain(tokens[opening - 1].text) in _PORTFOLIOS:
        opening -= 1
    runs = []
    if opening > first and (country_adjective(tokens[first].text) is None or opening - first > 1):
        runs.append(Run(first, opening))
    if (start < last and _capital(tokens[start].text)) or (
        start < last and tokens[start].text.lower() in NAME_PARTICLES
    ):
        runs.append(Run(start, last, _plain(tokens[at].text)))
    return runs


def _trimmed(tokens: Sequence[Token], run: Run, opening: bool) -> Run | None:
    """The run without what a capital at the head of a sentence, "the" or a point of the compass adds."""
    first, last, title = run
    while first < last:
        token = tokens[first]
        low = token.text.lower()
        if low == "the" and last - first > 1 and tokens[first + 1].text == "Hague":
            break
        if low in FUNCTION_WORDS and not (token.text.isupper() and len(token.text) > 1 and not opening):
            first += 1
            opening = False
        elif (
            low in _DIRECTIONS
            and country_name(_joined(tokens, first + 1, last)) is not None
            and not is_known_place(_joined(tokens, first, last))
        ):
            first += 1
        elif opening and token.tag in ("ADV", "VERB", "AUX", "NUM", "INTJ"):
            first += 1
            opening = False
        else:
            break
    while last > first and tokens[last - 1].text in {".", "-", "–", "&"}:
        last -= 1
    return Run(first, last, title) if first < last else None


def _joined(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last])


def shouts(texts: Sequence[str]) -> bool:
    """Whether the sentence is written in capitals throughout, so that no capital tells an acronym."""
    words = [text for text in texts if text[0].isalpha()]
    return len(words) > 2 and sum(text.isupper() for text in words) * 4 >= len(words) * 3


def capitals_mean_nothing(texts: list[str]) -> bool:
    return is_title_case(texts) or shouts(texts)


def find_runs(
    tokens: Sequence[Token],
    first: int,
    last: int,
    barred: Collection[int],
    attested: Collection[str],
    common: Collection[str],
) -> list[Run]:
    """The runs of one sentence of running text; `barred` tokens (dates) are in none.

    A single word at the head of the sentence is a run when the text has it with a capital elsewhere
    (`attested`) or it is no common word; a single word that the text writes small too (`common`) is none.
    """
    runs: list[Run] = []
    at = first
    opening_at = first
    while at < last:
        token = tokens[at]
        if not token.text[0].isalnum():
            if (token.text in {"“", "‘", ":", '"', "•", "—", "–", "-", "*"} and at == opening_at) or token.text in {
                ":",
                "“",
                '"',
                "•",
            }:
                opening_at = at + 1
            at += 1
            continue
        if at in barred or not _begins(tokens, at, last):
            at += 1
            continue
        end = _extend(tokens, at, last, barred)
        for run in _without_title(tokens, at, end):
            opening = run.first == opening_at
            trimmed = _trimmed(tokens, run, opening)
            if trimmed is None:
                continue
            alone = trimmed.last - trimmed.first == 1
            head = tokens[trimmed.first]
            if alone and not run.title and country(head.text) is None and head.text not in NEWS_AGENCIES:
                if head.text.isupper() and _is_emphasis(head.text):
                    continue
                if head.text.lower() in common and not head.text.isupper():
                    continue
                if trimmed.first == opening_at and head.tag != "PROPN" and head.text not in attested:
                    continue
            if alone and (is_title(head.text) or len(head.text) == 1):
                continue  # an office, or the K of "39K"
            runs.append(trimmed)
        at = max(end, at + 1)
    return runs
