"""Who did it, to whom, and whose it was: the parts that a claim's verbs and nouns give to others, held against a report's.

A claim that has all the words of a report may still turn it round: the army that shells the rebels, the supporters
of the other party.  For each verb and noun that both have, the parts that both fill must be filled alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stemma.language.lexicon import NEGATIONS, lemma
from stemma.ledger.nouns import names_people
from stemma.records import Annotation, Difference, Sentence, Span, Token
from stemma.verification.checks import ANYBODY
from stemma.verification.keys import keys_of, parts_of, phrase_keys
from stemma.verification.light_words import is_light
from stemma.verification.surroundings import Surroundings

Keys = frozenset[str]

#: Verbs whose subject is the one to whom it happens.
_HAPPENING = frozenset({"burn", "collapse", "die", "drown", "perish", "sink", "succumb", "suffocate", "vanish"})
_DONE_TO = frozenset({"obj", "iobj", "nsubj:pass"})
#: Verbs that any two nouns can stand with, and that therefore tell no doer from a done-to.
_LOOSE_VERBS = frozenset(
    {
        "be",
        "become",
        "do",
        "get",
        "go",
        "have",
        "include",
        "make",
        "put",
        "remain",
        "say",
        "see",
        "stand",
        "take",
        "tell",
    }
)
#: Nouns that only point back at somebody named before.
_POINTING = frozenset(
    {"agency", "authority", "body", "company", "country", "firm", "group", "ministry", "one", "organisation",
     "organization", "other", "party", "side", "state", "team", "union"}
)  # fmt: skip
_POINTING_PRONOUNS = frozenset({"he", "it", "she", "that", "they", "which", "who"})
_OWN_PRONOUNS = frozenset({"he", "her", "him", "his", "it", "its", "she", "their", "them", "they", "we"})
_SENTENCES_POINTED_OVER = 2
#: Arcs followed from a noun to the verb above it.
_CLIMB = 4
#: Words after a verb among which "against" belongs to it.
_AGAINST = 3
_NAME_PARTS = frozenset({"amod", "appos", "compound", "flat"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A noun with the words that make one name with it.  `pointing` when it only stands for somebody named before."""

    keys: Keys
    text: str
    token: Token
    pointing: bool = False
    name: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its doers, those it is done to, and lone subjects, which may be either ("the ship sank").

    `against`: it is done against something ("voted against the deal").
    """

    verb: Keys
    base: str
    negated: bool
    against: bool
    doers: tuple[Filler, ...]
    done_to: tuple[Filler, ...]
    alone: tuple[Filler, ...]

    @property
    def words(self) -> list[str]:
        return [one.text for one in (*self.doers, *self.done_to, *self.alone)]


@dataclass(frozen=True, slots=True)
class Belonging:
    """A noun and a name that it is given to by one kind of tie: "supporters of", "plant in", "raid by"."""

    noun: Keys
    base: str
    tie: str
    owner: Filler


class _Clause:
    """The tokens of one sentence with their dependents; `first` is the index of its first token in the annotation."""

    def __init__(
        self, annotation: Annotation, sentence: Sentence, offset: int = 0, figures: Sequence[Span] = ()
    ) -> None:
        self._offset = offset
        self._first = sentence.first
        self._figures = figures
        self.tokens: Sequence[Token] = annotation.tokens[sentence.first : sentence.last]
        self.children: dict[int, list[int]] = defaultdict(list)
        for at, token in enumerate(self.tokens):
            head = token.head - sentence.first
            if token.head >= 0 and head != at:
                self.children[head].append(at)
        self.phrased = phrase_keys(self.tokens)

    def keys(self, at: int) -> Keys:
        token = self.tokens[at]
        found = set(keys_of(token.text, token.tag)) | self.phrased.get(at, set())
        for part in parts_of(token.text):
            found |= keys_of(part, token.tag)
        return frozenset(found)

    def filler(self, noun: int) -> Filler:
        token = self.tokens[noun]
        parts = [
            noun,
            *(c for c in self.children.get(noun, ()) if self.tokens[c].label in _NAME_PARTS and not self._is_figure(c)),
        ]
        found: set[str] = set().union(*(self.keys(at) for at in parts))
        base = lemma(token.text, "NOUN")
        if base in ANYBODY:
            found.add("anybody")
        elif names_people(base):
            found.add("somebody")
        owned = any(self.tokens[c].label == "nmod:poss" for c in self.children.get(noun, ()))
        lone = len(parts) == 1 and not owned and token.tag == "NOUN" and base in _POINTING
        pointing = lone or (token.tag == "PRON" and token.text.casefold() in _POINTING_PRONOUNS)
        text = " ".join(self.tokens[at].text for at in sorted(parts))
        return Filler(frozenset(found), text, token, pointing, any(self.tokens[at].tag == "PROPN" for at in parts))

    def deeds(self) -> Iterator[Deed]:
        for at, token in enumerate(self.tokens):
            base = lemma(token.text, "VERB")
            if token.tag != "VERB" or base in _LOOSE_VERBS or is_light(token):
                continue
            doers: list[Filler] = []
            done: list[Filler] = []
            alone: list[Filler] = []
            children = self.children.get(at, ())
            transitive = any(self.tokens[c].label == "obj" for c in children)
            for child in children:
                label = self.tokens[child].label
                if label not in ("nsubj", "obl:agent") and label not in _DONE_TO:
                    continue
                if label == "obj" and base in _HAPPENING and self._after_preposition(child):
                    continue  # "sank off Harvik": where it happened, whatever the arc says
                for one in (child, *(c for c in self.children.get(child, ()) if self.tokens[c].label == "conj")):
                    if self.tokens[one].tag in ("ADP", "AUX", "DET", "PUNCT", "SCONJ", "VERB") or self._is_figure(one):
                        continue
                    happens = base in _HAPPENING
                    place = done if label in _DONE_TO or (happens and label == "nsubj") else doers
                    (alone if label == "nsubj" and not transitive and not happens else place).append(self.filler(one))
            against = any(t.text.casefold() == "against" for t in self.tokens[at + 1 : at + 1 + _AGAINST])
            if not (doers or done or alone) or (token.label == "conj" and not (doers or alone)):
                (doers if transitive else alone).extend(self._shared_subjects(at))
            yield Deed(self.keys(at), base, self._negated(at), against, tuple(doers), tuple(done), tuple(alone))

    def _after_preposition(self, noun: int) -> bool:
        first = min([noun, *(c for c in self.children.get(noun, ()) if c < noun)])
        return self.tokens[first].tag == "ADP" or (first > 0 and self.tokens[first - 1].tag == "ADP")

    def _subjects_over(self, noun: int) -> list[Filler]:
        """Whom "its" stands for in a clause: the subject of the verb above the noun."""
        at = noun
        for _ in range(_CLIMB):
            head = self.tokens[at].head - self._first
            if not 0 <= head < len(self.tokens) or head == at:
                return []
            at = head
            if self.tokens[at].tag == "VERB":
                return [self.filler(c) for c in self.children.get(at, ()) if self.tokens[c].label == "nsubj"]
        return []

    def _shared_subjects(self, verb: int) -> list[Filler]:
        """The subject that a verb after "and" shares with the one before: "was contained and had burned"."""
        if self.tokens[verb].label != "conj":
            return []
        first = self.tokens[verb].head - self._first
        subjects = [c for c in self.children.get(first, ()) if self.tokens[c].label in ("nsubj", "nsubj:pass")]
        return [self.filler(c) for c in subjects]

    def _is_figure(self, at: int) -> bool:
        """The word is of a figure: "offered the families 40,000 crowns" tells no "crowns" to whom it is offered."""
        start = self._offset + self.tokens[at].start
        return any(span.start <= start < span.end for span in self._figures)

    def belongings(self) -> Iterator[Belonging]:
        for at, token in enumerate(self.tokens):
            if token.tag not in ("NOUN", "PROPN"):
                continue
            if token.tag == "NOUN" and at and self.tokens[at - 1].tag in ("NOUN", "PROPN"):
                yield Belonging(self.keys(at), token.text.casefold(), "of", self.filler(at - 1))
            for child in self.children.get(at, ()):
                label = self.tokens[child].label
                case = next(
                    (self.tokens[c].text.casefold() for c in self.children.get(child, ())
                     if self.tokens[c].label == "case"), "",
                )  # fmt: skip
                owner = self.filler(child)
                nation = label == "amod" and any(key.startswith("land:") for key in owner.keys)
                tie = "of" if label == "nmod:poss" or nation else case if label == "nmod" else ""
                if label == "nmod:poss" and self.tokens[child].tag in ("DET", "PRON"):
                    for one in self._subjects_over(at):
                        yield Belonging(self.keys(at), token.text.casefold(), tie, one)
                elif tie and self.tokens[child].tag in ("NOUN", "PROPN", "ADJ"):
                    joined = (c for c in self.children.get(child, ()) if self.tokens[c].label == "conj")
                    for one in (owner, *map(self.filler, joined)):
                        yield Belonging(self.keys(at), token.text.casefold(), tie, one)

    def subjects(self) -> list[Filler]:
        return [
            self.filler(at) for at, token in enumerate(self.tokens)
            if token.label in ("nsubj", "nsubj:pass") and token.tag not in ("DET", "PRON", "PUNCT")
        ]  # fmt: skip

    def _negated(self, verb: int) -> bool:
        if any(self.tokens[c].text.casefold().replace("’", "'") in NEGATIONS for c in self.children.get(verb, ())):
            return True
        if self.tokens[verb].head >= 0:
            return False
        return any(t.text.casefold() in NEGATIONS for t in self.tokens[max(0, verb - 3) : verb])


def participants_differ(
    claim: Annotation,
    around: Surroundings,
    counted: Sequence[Span],
    told: Sequence[Span] = (),
    named: frozenset[str] = frozenset(),
) -> Difference | None:
    """The first verb or noun of the claim whose parts the reports fill otherwise; None when there is none.

    `counted` are the spans of figures and of what they count, in the claim, `told` those in the report: they are
    compared by other means.  `named` are the keys of those whom a pronoun or description of the sentence stands for.
    """
    mine = [_Clause(claim, sentence) for sentence in claim.sentences]
    own = [_Clause(stretch.annotation, sentence, stretch.start, told) for stretch, sentence in around.own]
    near = [_Clause(stretch.annotation, sentence, stretch.start, told) for stretch, sentence in around.near]
    before = [_subjects_before(around, reach) for reach in range(_SENTENCES_POINTED_OVER + 1)]
    here: set[str] = set().union(*(clause.keys(at) for clause in own for at in range(len(clause.tokens))))
    for clause in mine:
        for deed in clause.deeds():
            absent = [f for f in deed.doers if not _counted(f, counted) and f.token.tag != "PRON" and not f.keys & here]
            if absent and not any(d.doers or d.alone for d in _alike_deeds(deed, own)) and not _named(absent[0], named):
                text = f"no report of this figure has {absent[0].text} do it"
                return Difference("participants", text)
            alike = _alike_deeds(deed, own) or _alike_deeds(deed, near)
            found = _deed_differs(deed, alike, counted, before) if alike else None
            if found is not None:
                return found
        for belonging in clause.belongings():
            others = _alike_belongings(belonging, own) or _alike_belongings(belonging, near)
            if others and not _counted(belonging.owner, counted) and not _owned_alike(belonging, others):
                owners = " or ".join(dict.fromkeys(one.owner.text for one in others))
                text = f"“{belonging.base}” is of {belonging.owner.text} in the claim, of {owners} in the reports"
                return Difference("participants", text)
    return None


def deeds_of(annotation: Annotation, sentences: Iterable[Sentence]) -> Iterator[Deed]:
    """The verbs of some sentences with those that take part."""
    for sentence in sentences:
        yield from _Clause(annotation, sentence).deeds()


def _alike_deeds(deed: Deed, clauses: Iterable[_Clause]) -> list[Deed]:
    return [one for clause in clauses for one in clause.deeds() if one.verb & deed.verb]


def _deed_differs(
    deed: Deed, told: Sequence[Deed], counted: Sequence[Span], before: Sequence[Sequence[Filler]]
) -> Difference | None:
    if deed.negated and not any(d.negated for d in told):
        return Difference("polarity", f"the claim has “not {deed.base}”, the reports “{told[0].base}”")
    if not deed.negated and all(d.negated for d in told):
        return Difference("polarity", f"the claim has “{deed.base}”, the reports “not {told[0].base}”")
    if all(d.against != deed.against for d in told):
        has, lacks = ("the claim", "the reports") if deed.against else ("the reports", "the claim")
        return Difference("polarity", f"“{deed.base} against” stands in {has}, not in {lacks}")
    doers = [f for d in told for f in d.doers]
    done = [f for d in told for f in d.done_to]
    alone = [f for d in told for f in d.alone]
    for fillers, same, other, rivals in (
        (deed.doers, [*doers, *alone], done, [*doers, *alone]),
        (deed.done_to, [*done, *alone], doers, done),
        (deed.alone, [*doers, *done, *alone], [], [*doers, *done, *alone]),
    ):
        for filler in fillers:
            if _counted(filler, counted) or (filler.pointing and filler.token.tag == "PRON"):
                continue
            if any(_alike(filler, one) for one in same):
                continue
            if any(one.pointing and _may_be(filler, one, before) for one in same):
                continue
            if rivals or any(_alike(filler, one) for one in other):
                words = " or ".join(dict.fromkeys(w for d in told for w in d.words)) or "others"
                text = f"in “{deed.base}” the claim has {', '.join(deed.words)}, the reports {words}"
                return Difference("participants", text)
    return None


def _named(filler: Filler, named: frozenset[str]) -> bool:
    return bool(filler.keys & named)


def _may_be(filler: Filler, pointing: Filler, before: Sequence[Sequence[Filler]]) -> bool:
    """What points back may be the filler: a pronoun a subject of its own or the last sentence, "the company" of two."""
    subjects = before[1] if pointing.token.tag == "PRON" else before[2]
    return not subjects or any(_alike(filler, one) for one in subjects)


def _alike(mine: Filler, told: Filler) -> bool:
    """A word in common, beside that both are somebody; "people" stands for anybody, and a name for no other name."""
    if mine.keys & told.keys - {"somebody"}:
        return True
    if mine.pointing and told.name:
        return not any(base in told.text.casefold().split() for base in _POINTING)
    return "anybody" in mine.keys and bool(told.keys & {"anybody", "somebody"})


def _counted(filler: Filler, counted: Sequence[Span]) -> bool:
    return any(s.start < filler.token.end and filler.token.start < s.end for s in counted)


def _alike_belongings(mine: Belonging, clauses: Iterable[_Clause]) -> list[Belonging]:
    """The ties of the same noun to names, of the kind that the claim has, or by whomever it is done."""
    found = [one for clause in clauses for one in clause.belongings() if one.noun & mine.noun]
    if mine.tie == "by" or any(one.tie == "by" for one in found):
        return [one for one in found if one.tie in ("by", "of") and mine.tie in ("by", "of")]
    kinds = ((one.owner.name and mine.owner.name) or "somebody" in one.owner.keys & mine.owner.keys for one in found)
    return [one for one, alike in zip(found, kinds, strict=True) if alike and one.tie == mine.tie]


def _owned_alike(mine: Belonging, others: Sequence[Belonging]) -> bool:
    return any(_alike(mine.owner, one.owner) or one.owner.pointing for one in others)


def _subjects_before(around: Surroundings, reach: int = 1) -> list[Filler]:
    """Whom "it" and "they" of the figure's sentence may stand for: its own subjects and those of so many before it."""
    if not around.own:
        return []
    stretch, first = around.own[0]
    earlier = [one for part, one in around.near if part is stretch and one.end <= first.start]
    here = _Clause(stretch.annotation, first).subjects()
    last = sorted(earlier, key=lambda s: s.end)[-reach:] if reach else []
    return [*(one for s in last for one in _Clause(stretch.annotation, s).subjects()), *here]


def says_it(around: Surroundings, party: Keys) -> bool:
    """In the figure's sentence the party is the subject of a verb of saying or counting ("the institute estimates")."""
    for stretch, sentence in around.own:
        clause = _Clause(stretch.annotation, sentence)
        for at, token in enumerate(clause.tokens):
            head = token.head - sentence.first
            spoken = (
                0 <= head < len(clause.tokens) and clause.tokens[head].tag == "VERB" and is_light(clause.tokens[head])
            )
            if token.label == "nsubj" and spoken and clause.filler(at).keys & party:
                return True
    return False


def pointed_at(around: Surroundings) -> list[str]:
    """Whom a pronoun of the figure's sentence may stand for, in words; [] when it has none."""
    tokens = [t for stretch, s in around.own for t in stretch.annotation.tokens[s.first : s.last]]
    if not any(t.text.casefold() in _OWN_PRONOUNS for t in tokens):
        return []
    return [filler.text for filler in _subjects_before(around)]


def does_it_itself(claim: Annotation, around: Surroundings, party: Keys) -> bool:
    """The claim's party is, in the figure's own sentence, the doer of the verb that the claim gives it.

    "Tora Lind demanded 200,000" of a report that tells her demand in its own voice.
    """
    own = [_Clause(stretch.annotation, sentence) for stretch, sentence in around.own]
    before = _subjects_before(around)
    for clause in (_Clause(claim, sentence) for sentence in claim.sentences):
        for deed in clause.deeds():
            for filler in (*deed.doers, *deed.alone):
                if not filler.keys & party:
                    continue
                told = [f for d in _alike_deeds(deed, own) for f in (*d.doers, *d.alone)]
                if any(_alike(filler, one) for one in told):
                    return True
                if any(one.pointing for one in told) and any(_alike(filler, one) for one in before):
                    return True
    return False
