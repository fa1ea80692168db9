"""What tells how far a saying that a rule found can be trusted: its signs, as short strings.

A quotation with a named speaker and "said" is nearly always what it seems; a noun phrase after "showed" often is not.
Each sign is one of those things: the rule, the verb and its class, the mode, the source, the content's length, its
first word, its distance from the cue, what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.claims.sayings import Saying
from stemma.claims.weighing.reporting_words import VERBS
from stemma.language.lexicon import MODALS
from stemma.language.wordlist import listed

_WORD = re.compile(r"\w+")
_SPEAKING = listed("he i she they we who")
_POINTING = listed("it that these this those which")
_FIRST = listed("a he her his how i if it she that the their there they to we what whether why")
_LENGTHS = ((1, "1"), (3, "3"), (6, "6"), (12, "12"), (25, "25"))
_GAPS = ((2, "0"), (8, "8"), (30, "30"))
#: No more of a content than this is looked at, and no more sayings beside one.
_LOOK, _BESIDE = 400, 50


def signs(text: str, saying: Saying, beside: Sequence[Saying]) -> list[str]:
    """The signs of a saying, none twice; `beside` are the sayings of its line."""
    start, end = saying.content[0].start, saying.content[-1].end
    words = _WORD.findall(text, start, min(end, start + _LOOK))
    length = next((name for most, name in _LENGTHS if len(words) <= most), "more")
    source = _source(text, saying)
    kind = f"{saying.rule}:{saying.mode}"
    verb = saying.verb or "-"
    found = {
        f"rule={saying.rule}",
        f"mode={saying.mode}",
        f"kind={kind}",
        f"act={saying.act}",
        f"block={saying.block}",
        f"length={length}",
        f"source={source}",
        f"verb={verb}",
        f"kind+source={kind}:{source}",
        f"kind+length={kind}:{length}",
        f"rule+verb={saying.rule}:{verb}",
        f"implied={saying.implied}",
        f"pieces={len(saying.content) > 1}",
        f"first={_first(text, start, words)}:{saying.rule}",
        f"that={text[max(0, start - 5) : start].lower() == 'that '}:{saying.rule}",
        f"nested={any(_inside(saying, one) for one in beside[:_BESIDE])}",
    }
    for one in VERBS.get(verb, ("unlisted",)):
        found |= {f"class={one}", f"class+kind={one}:{kind}", f"class+length={one}:{length}"}
        found.add(f"class+source={one}:{source}")
    if saying.cue is not None:
        found |= _of_cue(text, saying, start)
    return sorted(found)


def _source(text: str, saying: Saying) -> str:
    if saying.source is None:
        return "none"
    phrase = text[saying.source.start : saying.source.end]
    low = phrase.lower()
    if low in _SPEAKING:
        return "speaking"
    if low in _POINTING:
        return "pointing"
    if low == "you":
        return "you"
    if low.startswith("the "):
        return "the"
    if low.startswith(("a ", "an ")):
        return "a"
    return "name" if phrase[:1].isupper() else "other"


def _first(text: str, start: int, words: Sequence[str]) -> str:
    """What the content begins with: a function word, a quotation mark, a capital or another word."""
    if not text[start : start + 1].isalnum():
        return "mark"
    first = words[0] if words else ""
    if first.lower() in _FIRST:
        return first.lower()
    return "capital" if first[:1].isupper() else "other"


def _of_cue(text: str, saying: Saying, start: int) -> set[str]:
    assert saying.cue is not None
    cue = text[saying.cue.start : saying.cue.end].lower()
    words = cue.split()
    gap = start - saying.cue.end
    distance = "before" if gap < 0 else next((name for most, name in _GAPS if gap <= most), "far")
    found = {
        f"gap={distance}:{saying.rule}",
        f"cue=ing:{cue.endswith('ing')}",
        f"cue words={min(3, len(words))}",
    }
    if "not" in words or "never" in words or "n't" in cue or "n’t" in cue:
        found.add("cue=negated")
    if any(word in MODALS for word in words):
        found.add("cue=modal")
    return found


def _inside(saying: Saying, other: Saying) -> bool:
    """Does all that is said lie within one longer piece of what the other says?"""
    start, end = saying.content[0].start, saying.content[-1].end
    return other is not saying and any(
        part.start <= start and end <= part.end and part.end - part.start > end - start for part in other.content
    )
