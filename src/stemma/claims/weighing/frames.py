"""Frames of a sentence by its arcs: a word that may hand something over, what it would hand over, and whose it would be.

Every verb, noun and adjective with a fitting complement gives frames, one for each complement; most of them are no
statements ("began to work").  Which are is weighed in `weighed`.  Without arcs there are no frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.language.wordlist import listed
from stemma.records import Sentence, Token

Reach = tuple[int, int]
"""Tokens first..last of an annotation, both inclusive."""

#: Prepositions whose phrase may be what a verb, an adjective or a noun is about.
_ABOUT = listed("about against around as at for in of on over to toward towards upon with")
_GERUNDS = frozenset({"about", "against", "as", "at", "for", "of", "on", "over"})
#: What introduces a circumstance, even where a parser takes it for a complement.
_CIRCUMSTANCE = listed("""
    after although as because before by despite for once since so than though till unless until when where while with
    without
""")
_SUBJECTS = frozenset({"csubj", "nsubj"})
_PASSIVE = frozenset({"csubj:pass", "nsubj:pass"})
#: Arcs of words that are part of another word's phrase and hand over nothing.
_INNER = frozenset({"aux", "case", "compound", "cop", "det", "fixed", "flat", "mark"})
_RELATIVES = frozenset({"that", "which", "who", "whom"})
_LIGHT = listed(
    "draw express face feel get give harbor harbour have hold issue make offer raise release send share voice"
)
_OWNERS = frozenset({"among", "by", "from", "in", "of"})
_EDGES = frozenset({",", ";", ":", ".", "?", "!", "-", "--", "–", "—", ")", "...", "…", "'s", "’s"})
_OPENING = frozenset({",", ";", ":", ".", "-", "--", "–", "—", ")"})
#: Parts of speech of the words that have frames.
CUE_TAGS = frozenset({"ADJ", "NOUN", "VERB"})
#: How far up the arcs a subject is looked for.
_CLIMB = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """`cue` is the place of its word, `particle` that of a particle or -1; `kind` says which complement is the content.

    `kind`: clause, infinitive, object, predication, about, aside, or subject (of a passive); `by` is the preposition
    of what is "about", else "".  `head` is the place of the content's head word, `owner` that of the source's, or -1.
    """

    cue: int
    particle: int
    kind: str
    by: str
    content: tuple[Reach, ...]
    head: int
    source: Reach | None
    owner: int


class Tree:
    """The arcs of one sentence that was read: children and reach of every token, places as in the annotation."""

    def __init__(self, tokens: Sequence[Token], sentence: Sentence) -> None:
        self.tokens = tokens
        self.first, self.last = sentence.first, sentence.last
        size = self.last - self.first
        self.children: list[list[int]] = [[] for _ in range(size)]
        self._low = list(range(self.first, self.last))
        self._high = list(range(self.first, self.last))
        heads = [token.head - self.first for token in tokens[self.first : self.last]]
        for at, head in enumerate(heads):
            if head != at and 0 <= head < size:
                self.children[head].append(at + self.first)
        waiting = [len(children) for children in self.children]
        lows, highs = self._low, self._high
        ready = [at for at in range(size) if not waiting[at]]
        while ready:
            at = ready.pop()
            head = heads[at]
            if head == at or not 0 <= head < size:
                continue
            if lows[at] < lows[head]:
                lows[head] = lows[at]
            if highs[at] > highs[head]:
                highs[head] = highs[at]
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)

    def under(self, place: int) -> list[int]:
        return self.children[place - self.first]

    def child(self, place: int, labels: frozenset[str]) -> int:
        """The first dependent with one of the labels, or -1."""
        return next((one for one in self.under(place) if self.tokens[one].label in labels), -1)

    def case(self, place: int) -> str:
        """The preposition of a phrase, "" without one; of several the first."""
        return next(
            (self.tokens[one].text.lower() for one in self.under(place) if self.tokens[one].label == "case"), ""
        )

    def mark(self, place: int) -> str:
        return next(
            (self.tokens[one].text.lower() for one in self.under(place) if self.tokens[one].label == "mark"), ""
        )

    def reach(self, place: int, without: int = -1) -> Reach | None:
        """The tokens of the phrase or clause headed here, marks at its edges and a leading "that" or case left out.

        None when it takes in the token `without`, or nothing is left.
        """
        low, high = self._low[place - self.first], self._high[place - self.first]
        if low <= without <= high:
            return None
        return self.trimmed(low, high, place)

    def whole(self, place: int, without: int = -1) -> Reach | None:
        """The same with its preposition: "as a friend"."""
        reach = self.reach(place, without)
        case = next((one for one in self.under(place) if self.tokens[one].label in ("case", "mark")), place)
        return (min(case, reach[0]), reach[1]) if reach is not None else None

    def trimmed(self, low: int, high: int, place: int) -> Reach | None:
        tokens = self.tokens
        while low < high and (
            tokens[low].text in _OPENING
            or (low < place and tokens[low].head == place and tokens[low].label in ("case", "cc"))
            or (low < place and tokens[low].label == "mark" and tokens[low].text.lower() == "that")
        ):
            low += 1
        while high > low and tokens[high].text in _EDGES:
            high -= 1
        return (low, high) if low <= high and tokens[low].text not in _EDGES else None


def frames_of(tree: Tree, places: Iterable[int]) -> list[Frame]:
    """The frames of one sentence whose cue is one of these tokens, in the order of the places given."""
    tokens = tree.tokens
    found: list[Frame] = []
    for place in places:
        if tokens[place].label in _INNER:
            continue
        tag = tokens[place].tag
        if tag == "VERB":
            found.extend(_of_verb(tree, place))
        elif tag == "NOUN":
            found.extend(_of_noun(tree, place))
        elif tag == "ADJ":
            found.extend(_of_adjective(tree, place))
    return found


def _of_verb(tree: Tree, place: int) -> list[Frame]:
    tokens = tree.tokens
    source, owner = _subject(tree, place)
    particle = tree.child(place, frozenset({"compound:prt"}))
    found: list[Frame] = []

    def put(kind: str, by: str, head: int, *content: Reach | None) -> None:
        parts = tuple(sorted(part for part in content if part is not None))
        if parts:
            found.append(Frame(place, particle, kind, by, parts, head, source, owner))

    passive = tree.child(place, _PASSIVE)
    thing = -1
    for one in tree.under(place):
        label = tokens[one].label
        if label == "ccomp" and tree.mark(one) not in _CIRCUMSTANCE:
            put("clause", tree.mark(one), one, tree.reach(one, place))
        elif label == "xcomp" and tree.mark(one) == "to":
            reach = tree.reach(one, place)
            if passive >= 0:
                put("subject", "to", one, tree.reach(passive, place), reach)
            put("infinitive", "", one, reach)
        elif label == "advcl" and tree.mark(one) == "to" and thing >= 0:
            put("infinitive", "advcl", one, tree.reach(one, place))
        elif label == "obj":
            thing = one
            if tokens[one].text.lower() not in _RELATIVES:
                put("object", "", one, tree.reach(one, place))
        elif label == "xcomp" and (thing >= 0 or passive >= 0):
            whole = thing if thing >= 0 else passive
            put("predication", "", one, tree.reach(whole, place), tree.whole(one, place))
        elif label == "obl" or (label == "advcl" and tree.mark(one) in _GERUNDS):
            by = tree.case(one) or tree.mark(one)
            whole = thing if thing >= 0 else passive
            if by in ("as", "of", "for", "with") and whole >= 0:
                put("predication", by, one, tree.reach(whole, place), tree.whole(one, place))
            if by in _ABOUT:
                put("about", by, one, tree.reach(one, place))
        elif label == "parataxis" and one > place:
            put("aside", "after", one, tree.reach(one, place))
    if passive >= 0:
        put("subject", "", passive, tree.reach(passive, place))
    if tokens[place].label == "parataxis":
        put("aside", "before", tokens[place].head, *_rest(tree, tokens[place].head, place))
    return [_joined(frame) for frame in found]


def _of_noun(tree: Tree, place: int) -> list[Frame]:
    tokens = tree.tokens
    found: list[Frame] = []
    for one in tree.under(place):
        label = tokens[one].label
        kind, by = "", ""
        if label in ("acl", "ccomp", "advcl", "xcomp"):
            by = tree.mark(one)
            kind = (
                "infinitive"
                if by == "to"
                else "clause"
                if by in ("that", "whether", "if", "how") or label == "ccomp"
                else ""
            )
            if label == "acl" and not kind and tree.case(one) in ("of", "about"):
                kind, by = "about", "of"
        elif label == "nmod" and (by := tree.case(one)) in _ABOUT:
            kind = "about"
        if kind:
            reach = tree.reach(one, place)
            source, owner = _owner(tree, place, one)
            if reach is not None:
                found.append(Frame(place, -1, kind, by, (reach,), one, source, owner))
    return found


def _of_adjective(tree: Tree, place: int) -> list[Frame]:
    tokens = tree.tokens
    source, owner = _subject(tree, place)
    found: list[Frame] = []
    for one in tree.under(place):
        label = tokens[one].label
        kind, by = "", ""
        if (label == "ccomp" and tree.mark(one) not in _CIRCUMSTANCE) or (
            label in ("advcl", "xcomp") and tree.mark(one) in ("that", "to")
        ):
            by = tree.mark(one)
            kind = "infinitive" if by == "to" else "clause"
        elif (label == "obl" and (by := tree.case(one)) in _ABOUT) or (
            label == "advcl" and (by := tree.mark(one)) in _GERUNDS
        ):
            kind = "about"
        reach = tree.reach(one, place) if kind else None
        if reach is not None:
            found.append(Frame(place, -1, kind, by, (reach,), one, source, owner))
    return found


def _joined(frame: Frame) -> Frame:
    """The same frame with parts that touch made one."""
    parts: list[Reach] = []
    for low, high in frame.content:
        if parts and low <= parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], max(high, parts[-1][1]))
        else:
            parts.append((low, high))
    return Frame(frame.cue, frame.particle, frame.kind, frame.by, tuple(parts), frame.head, frame.source, frame.owner)


def _rest(tree: Tree, head: int, aside: int) -> list[Reach | None]:
    """The clause around an aside: what stands before it and what stands after."""
    whole, cut = tree.reach(head), tree.reach(aside)
    if whole is None or cut is None:
        return []
    before = tree.trimmed(whole[0], min(cut[0] - 1, whole[1]), head) if whole[0] < cut[0] else None
    after = tree.trimmed(max(cut[1] + 1, whole[0]), whole[1], head) if cut[1] < whole[1] else None
    return [before, after]


def _subject(tree: Tree, place: int) -> tuple[Reach | None, int]:
    """Whose act or state a verb or adjective is: (the tokens of the phrase, its head); (None, -1) where none is named."""
    tokens = tree.tokens
    if tree.child(place, frozenset({"aux:pass", *_PASSIVE})) >= 0:
        return _phrase(tree, tree.child(place, frozenset({"obl:agent"})), place)
    at = place
    for _ in range(_CLIMB):
        subject = tree.child(at, _SUBJECTS)
        if subject >= 0 and subject != place:
            return _phrase(tree, subject, place)
        label, head = tokens[at].label, tokens[at].head
        if label == "acl:relcl" or label == "acl":
            low = tree.reach(head)
            if low is None or head >= at:
                return None, -1
            return tree.trimmed(low[0], min(low[1], tree.reach(at)[0] - 1) if tree.reach(at) else head, head), head  # type: ignore[index]
        if label == "xcomp":
            thing = tree.child(head, frozenset({"obj", "nsubj:pass"}))
            if thing >= 0:
                return _phrase(tree, thing, place)
        if label not in ("conj", "xcomp", "advcl", "parataxis") or head == at:
            return None, -1
        at = head
    return None, -1


def _phrase(tree: Tree, head: int, without: int) -> tuple[Reach | None, int]:
    if head < 0:
        return None, -1
    reach = tree.reach(head, without)
    return (reach, head) if reach is not None else (None, -1)


def _owner(tree: Tree, noun: int, content: int) -> tuple[Reach | None, int]:
    """Whose a noun is: its possessor, the phrase after "by" or "among", or the subject of the verb that hands it over."""
    tokens = tree.tokens
    owner = tree.child(noun, frozenset({"nmod:poss"}))
    if owner >= 0:
        return _phrase(tree, owner, noun)
    for one in tree.under(noun):
        if one != content and tokens[one].label == "nmod" and tree.case(one) in _OWNERS and one < content:
            return _phrase(tree, one, noun)
    above = tokens[noun].head
    if tokens[noun].label in ("obj", "obl") and tokens[above].tag == "VERB" and tokens[above].lemma in _LIGHT:
        return _subject(tree, above)
    if tree.child(noun, frozenset({"cop"})) >= 0:
        return _subject(tree, noun)
    return None, -1
