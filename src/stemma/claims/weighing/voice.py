"""One more voice beside the rules: frames that weigh like statements are added, and every saying is given its odds.

What is added was seen by no rule: a want, a fear, a plan, a judgement by a verb, noun or adjective whose frame looks
like those that we labelled.  It is marked by its rule, "weighed", and believed only as much as it weighs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.claims.nesting import hands_on, within
from stemma.claims.pieces import Line, is_speech
from stemma.claims.quotes import Quote
from stemma.claims.sayings import Saying
from stemma.claims.weighing.evidence import classes_of, features
from stemma.claims.weighing.frames import CUE_TAGS, Frame, Tree, frames_of
from stemma.claims.weighing.logistic import shipped
from stemma.claims.weighing.reporting_words import VERBS
from stemma.claims.weighing.signs import signs
from stemma.language.trained import worth_reading
from stemma.records import Act, Annotation, Sentence, Span, StatementMode, Token

#: Odds from which a frame is a statement: about half of the F-score that can be had, as for any best F (Lipton 2014).
ENOUGH = 0.4
#: No frame is believed more than this, since its parts come from arcs alone; nor is a wish, a feeling or a judgement,
#: which not everybody would call a statement.
_MOST = 0.9
#: Classes of words that hand over nothing but what a clause with "that" says.
_TELLING_NOTHING = frozenset({"deed", "unlisted"})
_OUTSPOKEN = frozenset({"ask", "say", "show"})
#: Contents that share so much of their characters are one.
_SAME = 0.7
_BESIDE = 50
_MARKS = "\"“”„«»‘’`'"
_REDUCING = frozenset({"as", "if", "once", "unless", "until", "when"})
_REFUSING = frozenset({"decline", "refuse"})
_SPEECH = frozenset({"answer", "comment", "confirm", "disclose", "discuss", "elaborate", "say", "speculate", "tell"})
#: "asked not to be named", "declined to give his name": a name is withheld, and nothing is said by it.
_NAMELESS = re.compile(
    r"(?:not )?to (?:be (?:identified|named|quoted)|give (?:a|her|his|their) (?:full |real )?names?)\b"
)
_QUESTIONS = frozenset({"how", "if", "what", "when", "where", "whether", "which", "who", "why"})


def weighed(
    text: str, annotation: Annotation, lines: Sequence[Line], quotes: Sequence[Quote], sayings: Sequence[Saying]
) -> list[Saying]:
    """The sayings of the rules with their odds as confidence, and those that frames add, in text order of their cues."""
    more = [*sayings, *added_sayings(text, annotation, lines, quotes, sayings)]
    return with_odds(text, sorted(more, key=_place)) if len(more) > len(sayings) else with_odds(text, more)


def with_odds(text: str, sayings: Sequence[Saying]) -> list[Saying]:
    """The same sayings, the confidence of those that rules found as the model of sayings gives it."""
    model = shipped("sayings")
    beside: dict[int, list[Saying]] = {}
    for one in sayings:
        beside.setdefault(one.line, []).append(one)
    return [
        one
        if one.rule == "weighed"
        else replace(one, confidence=_capped(one, model.probability(signs(text, one, beside[one.line]))))
        for one in sayings
    ]


def _capped(saying: Saying, odds: float) -> float:
    """The odds as confidence, three digits."""
    outspoken = not saying.verb or bool(_OUTSPOKEN & set(VERBS.get(saying.verb, ("say",))))
    return round(odds if outspoken else min(odds, _MOST), 3)


def added_sayings(
    text: str, annotation: Annotation, lines: Sequence[Line], quotes: Sequence[Quote], sayings: Sequence[Saying]
) -> list[Saying]:
    """A saying for each frame that weighs enough and whose cue and words no rule has; one a cue, the weightiest."""
    if not lines:
        return []
    model = shipped("frames")
    starts = [line.start for line in lines]
    barred = quoted_tokens(text, annotation.tokens, quotes)
    beside: dict[int, list[Saying]] = {}
    for one in sayings:
        beside.setdefault(one.line, []).append(one)
        if one.cue_line >= 0 and one.cue_line != one.line:
            beside.setdefault(one.cue_line, []).append(one)
    found: list[Saying] = []
    for tree, frames in candidate_frames(annotation, barred):
        best: dict[int, tuple[float, Frame]] = {}
        for frame in frames:
            odds = model.probability(features(tree, frame))
            if odds >= ENOUGH and odds > best.get(frame.cue, (0.0, frame))[0]:
                best[frame.cue] = odds, frame
        for odds, frame in best.values():
            index = max(0, bisect_right(starts, annotation.tokens[frame.cue].start) - 1)
            saying = _saying(text, tree, frame, odds, quotes, lines[index], index)
            others = beside.get(index, ())[:_BESIDE]
            if saying is None or any(_known(saying, one) for one in others):
                continue
            if hands_on(lines[index], saying) or not within(saying, others):
                found.append(saying)
    return found


def candidate_frames(annotation: Annotation, barred: Sequence[bool]) -> Iterable[tuple[Tree, list[Frame]]]:
    """The sentences with a sign of somebody's words or a number, each with its frames that may be statements at all.

    A word of no class, or of none but deeds, hands over at most a clause with "that".
    """
    tokens = annotation.tokens
    for sentence in annotation.sentences:
        if not _was_read(tokens, sentence) or not worth_reading(
            token.text for token in tokens[sentence.first : sentence.last]
        ):
            continue
        places = [place for place in range(sentence.first, sentence.last) if not barred[place]]
        part = tokens[sentence.first : sentence.last]
        if not any(token.label == "mark" and token.text.lower() == "that" for token in part):
            places = [place for place in places if _tells(tokens[place])]
        if not places:
            continue
        tree = Tree(tokens, sentence)
        kept = [one for one in frames_of(tree, places) if one.by == "that" or _tells(tokens[one.cue])]
        if kept:
            yield tree, kept


def _tells(cue: Token) -> bool:
    return cue.tag in CUE_TAGS and not classes_of(cue) <= _TELLING_NOTHING


def _was_read(tokens: Sequence[Token], sentence: Sentence) -> bool:
    return sentence.first < sentence.last and tokens[sentence.first].head >= 0


def quoted_tokens(text: str, tokens: Sequence[Token], quotes: Sequence[Quote]) -> list[bool]:
    """For each token whether it stands in quoted speech: what is said there is the speaker's, and told once."""
    spoken = [quote for quote in quotes if is_speech(quote, text)]
    barred = [False] * len(tokens)
    if not spoken:
        return barred
    at = 0
    for place, token in enumerate(tokens):
        while at < len(spoken) and spoken[at].end <= token.start:
            at += 1
        barred[place] = at < len(spoken) and spoken[at].start <= token.start
    return barred


def _saying(
    text: str, tree: Tree, frame: Frame, odds: float, quotes: Sequence[Quote], line: Line, index: int
) -> Saying | None:
    tokens = tree.tokens
    cue = tokens[frame.cue]
    first, last = sorted((frame.cue, frame.particle if frame.particle >= 0 else frame.cue))
    cue_span = Span(tokens[first].start, tokens[last].end) if last - first < 3 else Span(cue.start, cue.end)
    content = content_spans(tree, frame, quotes)
    if any(part.start < cue.end and cue.start < part.end for part in content):
        return None
    act = _act(tree, frame)
    if act == "other" or (frame.source is None and act == "ask"):
        return None  # an attitude that no rule lists hands over no words, nor does "Asked whether the tunnel was safe, ..."
    if _NAMELESS.match(text, content[0].start):
        return None
    if cue.tag == "VERB" and frame.kind != "subject" and (frame.source is None or _is_shortened(tree, frame)):
        return None
    source = None
    if frame.source is not None:
        source = Span(tokens[frame.source[0]].start, tokens[frame.source[1]].end)
    return Saying(
        line=index,
        content=content,
        mode=_mode(text, content),
        act=act,
        cue=cue_span,
        source=source,
        block=line.block,
        rule="weighed",
        verb=cue.lemma or cue.text.lower(),
        owned=source is not None,
        confidence=round(min(odds, _MOST), 3),
    )


def _is_shortened(tree: Tree, frame: Frame) -> bool:
    """ "When asked if he would stay": the participle of a shortened clause, whose subject is not the one who asks."""
    before = tree.tokens[frame.cue - 1].text.lower() if frame.cue > tree.first else ""
    return before in _REDUCING and tree.tokens[frame.cue].text.lower().endswith(("ed", "en", "ld"))


def content_spans(tree: Tree, frame: Frame, quotes: Sequence[Quote]) -> tuple[Span, ...]:
    """The characters of a frame's content; a quotation that it cuts is taken in whole, unless the cue stands in it."""
    tokens = tree.tokens
    cue = tokens[frame.cue]
    spans: list[Span] = []
    for low, high in frame.content:
        start, end = tokens[low].start, tokens[high].end
        at = max(0, bisect_right(quotes, start, key=lambda quote: quote.start) - 1)
        for quote in quotes[at : at + 8]:
            if quote.start >= end or quote.end <= start or quote.start <= cue.start < quote.end:
                continue
            wide = min(start, quote.start), max(end, quote.end)
            if not wide[0] <= cue.start < wide[1]:
                start, end = wide
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def _mode(text: str, content: Sequence[Span]) -> StatementMode:
    parts = [text[part.start : part.end] for part in content]
    if all(len(part) > 2 and part[0] in _MARKS and part[-1] in _MARKS for part in parts):
        return "direct"
    return "mixed" if any(mark in part for part in parts for mark in '"“”«»') else "indirect"


def _act(tree: Tree, frame: Frame) -> Act:
    """A wish or an undertaking asserts nothing; what is to be done is ordered, whoever is to do it."""
    tokens = tree.tokens
    cue = tokens[frame.cue]
    classes = classes_of(cue)
    lemma = cue.lemma or cue.text.lower()
    if lemma in _REFUSING and frame.kind == "infinitive":
        return "refuse" if tokens[frame.head].lemma in _SPEECH else "other"
    if classes & {"directive"} or ("direct" in classes and frame.kind in ("infinitive", "about")):
        return "order"
    first = tokens[frame.content[0][0]].text.lower()
    if classes & {"ask", "question"} and first in _QUESTIONS:
        return "ask"
    if lemma == "deny":
        return "deny"
    if classes & {"want", "wanting", "wish", "resolve"} and frame.kind != "clause":
        return "other"
    negated = any(tokens[one].text.lower() in ("not", "n't", "never", "n’t") for one in tree.under(frame.cue))
    return "other" if negated else "assert"


def _known(saying: Saying, other: Saying) -> bool:
    """Has a rule taken this cue, or the same words?"""
    assert saying.cue is not None
    if other.cue is not None and other.cue.overlaps(saying.cue):
        return True
    shared = sum(
        max(0, min(one.end, two.end) - max(one.start, two.start)) for one in saying.content for two in other.content
    )
    both = sum(part.end - part.start for part in (*saying.content, *other.content)) - shared
    return shared > _SAME * both


def _place(saying: Saying) -> int:
    return saying.cue.start if saying.cue is not None else saying.content[0].start
