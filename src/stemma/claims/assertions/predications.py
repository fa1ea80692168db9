"""Predications of one document: the main clauses of its narration, and those of what it reports somebody to have said.

Taken are the clauses of title, standfirst and body: main clauses and those joined to them, and the top clauses of the
contents of statements.  What a refusal, a wish or an order says is asserted by nobody and left out; so are comments,
captions, furniture and text of other articles.  Sentences without arcs give nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.claims.assertions.participants import Reader, Slot, slots_of
from stemma.claims.assertions.predicates import EVENTS, Predicate, predicate_of
from stemma.claims.assertions.stances import Stance, stance_of
from stemma.claims.assertions.tree import Tree
from stemma.claims.attribution import Chains
from stemma.claims.persons import is_person
from stemma.language.lexicon import REPORTING_VERBS
from stemma.records import (
    Annotation,
    Document,
    Name,
    Participant,
    Place,
    Predication,
    Sentence,
    Span,
    SpeaksFor,
    Statement,
    Time,
    TimeInterval,
    Token,
    content_id,
)

_BLOCKS = frozenset({"body", "standfirst", "title"})
#: Statements whose contents nobody asserts.
_UNSAID = frozenset({"order", "other", "refuse"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "conj", "parataxis"})
_PLACE_CASES = frozenset({"across", "around", "at", "in", "inside", "near", "off", "outside", "throughout", "within"})
_EDGES = frozenset({"CCONJ", "PUNCT", "SCONJ"})
_CORE = frozenset({"agent", "patient", "theme"})
#: Characters of a clause, at most: a longer one is a list that the parse has not taken apart.
_LONGEST = 600
#: What is issued or made is only what carries the words.
_CARRIERS = frozenset({"announcement", "claim", "comment", "remark", "report", "speech", "statement", "story"})
_OF_A_BODY = frozenset({"it", "they"})
_OF_A_PERSON = frozenset({"he", "she"})
#: Verbs that say nothing without the words that they introduce.
_SAYING = frozenset({"announce", "report", "say", "state", "tell"})
#: Above the noun of an event these leave open whether there was one.
_OPENING = frozenset({
    "accuse", "allege", "avoid", "deny", "fear", "investigate", "order", "plan", "plot", "prevent", "refuse", "reject", "suspect",
    "threaten",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with its clauses: names and times by the places of their words in it."""

    tree: Tree
    sentence: Sentence
    names: dict[int, Name]
    times: dict[int, Time]
    cues: frozenset[int]
    said: frozenset[int]  # words of contents that have a verb of their own
    persons: frozenset[str]  # the keys of the persons whom the document names


def extract_predications(
    document: Document,
    annotation: Annotation,
    statements: Sequence[Statement],
    doubted: frozenset[str] = frozenset(),
    speaks_for: Sequence[SpeaksFor] = (),
) -> list[Predication]:
    """The predications of a document in text order.  `doubted` are statements whose contents nobody asserts."""
    chains = Chains(document, annotation, statements, speaks_for)
    found: dict[str, Predication] = {}
    for held in _sentences(annotation, statements):
        predicates = [*_predicates(held.tree), *_events(held.tree)]
        tokens = [held.tree.tokens[predicate.verbs[0]] for predicate in predicates]
        around = chains.around([Span(token.start, token.end) for token in tokens])
        reader = Reader(held.tree, held.names, frozenset(held.times), document.text)
        for predicate, over in zip(predicates, around, strict=True):
            if over and (over[0].act in _UNSAID or over[0].id in doubted):
                continue
            if not _is_told(held, predicate, over[0] if over else None):
                continue
            made = _predication(document, held, predicate, over, reader)
            if made is not None:
                spoken = over or _spoken(held, predicate, statements)
                own = made.statement or (spoken[0].id if spoken else None)
                found[made.id] = replace(made, attribution=chains.of(spoken), statement=own)
    return sorted(found.values(), key=lambda one: (one.start, one.end, one.id))


def _sentences(annotation: Annotation, statements: Sequence[Statement]) -> Iterator[_Sentence]:
    starts = [token.start for token in annotation.tokens]
    names: dict[int, Name] = {}
    for name in annotation.names:
        names.update(dict.fromkeys(range(bisect_left(starts, name.start), bisect_left(starts, name.end)), name))
    times: dict[int, Time] = {}
    for time in annotation.times:
        times.update(dict.fromkeys(range(bisect_left(starts, time.start), bisect_left(starts, time.end)), time))
    cues = {
        at for one in statements if one.cue is not None
        for at in range(bisect_left(starts, one.cue.start), bisect_left(starts, one.cue.end))
    }  # fmt: skip
    persons = frozenset(name.entity for name in annotation.names if name.kind == "person")
    said = _regions(annotation, statements, starts)
    for sentence in annotation.sentences:
        first = sentence.first
        if sentence.block not in _BLOCKS or first == sentence.last or annotation.tokens[first].head < 0:
            continue
        places = range(first, sentence.last)
        yield _Sentence(
            Tree(annotation, sentence, said),
            sentence,
            {at - first: names[at] for at in places if at in names},
            {at - first: times[at] for at in places if at in times},
            frozenset(at - first for at in places if at in cues),
            frozenset(at - first for at in places if at in said),
            persons,
        )


def _regions(annotation: Annotation, statements: Sequence[Statement], starts: Sequence[int]) -> dict[int, int]:
    """Of each word in a content that has a verb of its own the number of that content, the innermost one."""
    found: dict[int, int] = {}
    parts = sorted({(p.start - p.end, p.start, p.end) for one in statements for p in one.content})
    for number, (_, start, end) in enumerate(parts):
        places = range(bisect_left(starts, start), bisect_left(starts, end))
        if any(_is_verb(annotation.tokens[at]) for at in places):
            found.update(dict.fromkeys(places, number))
    return found


def _is_verb(token: Token) -> bool:
    """A verb; not a name in capitals that is read as one ("IS")."""
    return token.tag == "VERB" or (token.tag == "AUX" and not token.text.isupper())


def _predicates(tree: Tree) -> Iterator[Predicate]:
    for at, token in enumerate(tree.tokens):
        if token.tag in ("VERB", "AUX", "ADJ", "ADV", "NOUN", "PROPN", "ADP"):
            predicate = predicate_of(tree, at)
            if predicate is not None:
                yield predicate


def _events(tree: Tree) -> Iterator[Predicate]:
    """ "The killing of the mayor by gunmen": an event told as a noun, with both that take part."""
    for at, token in enumerate(tree.tokens):
        if token.tag != "NOUN" or tree.lemma(at) not in EVENTS:
            continue
        cases = {tree.case(child) for child in tree.of(at, "nmod")}
        if not {"by", "of"} <= cases or any(tree.lemma(above) in _OPENING for above in tree.above(at)):
            continue
        if not any(tree.of(above, "aux") or tree.low(above) == "not" for above in tree.above(at)):
            yield Predicate(at, [at], EVENTS[tree.lemma(at)], "active", noun=at, of=("of",))


def _is_told(held: _Sentence, predicate: Predicate, statement: Statement | None) -> bool:
    """Is the clause one that the report, or the statement around it, tells: its own main clause or one joined to that?"""
    tree, at = held.tree, predicate.verbs[0]
    if any(_says_of_itself(tree, at, tree.tokens[child].label) for child in tree.children[at]):
        return False
    if predicate.noun == at and not predicate.copular:
        return True  # an event told as a noun
    for _ in range(8):
        token = tree.tokens[at]
        head = tree.heads[at]
        if token.label == "root" or head < 0:
            break
        if statement is not None and not any(p.start <= tree.tokens[head].start < p.end for p in statement.content):
            if token.label not in _CLAUSES and token.label not in ("dep", "xcomp") and not _is_finite(tree, at):
                return False
            break
        if token.label != "conj" and not _says_of_itself(tree, head, token.label):
            return False
        at = head
    else:
        return False
    if predicate.form in _SAYING:
        return False
    if statement is None and predicate.verbs[0] in held.cues:
        return (
            bool(predicate.folded)
            and predicate.folded.isdisjoint(held.said)
            and not any(tree.lemma(one) in _CARRIERS for one in predicate.folded)
        )
    return True


def _is_finite(tree: Tree, verb: int) -> bool:
    """With a subject of its own and the verb of a clause: whatever it hangs on, it is no part of a phrase."""
    subjects = tree.of(verb, "nsubj", "nsubj:pass")
    return bool(subjects) and subjects[0] < verb and bool(tree.of(verb, "aux", "aux:pass", "cop"))


def _says_of_itself(tree: Tree, verb: int, label: str) -> bool:
    """ "We can tell you that", "I think": the speaker's own words of saying, which add nothing to what they introduce."""
    if label != "ccomp" or tree.low(verb) not in REPORTING_VERBS:
        return False
    return any(tree.low(one) in ("i", "we") for one in tree.of(verb, "nsubj"))


def _spoken(held: _Sentence, predicate: Predicate, statements: Sequence[Statement]) -> list[Statement]:
    """Of what somebody did by saying it ("declared victory") the statement that holds it: that party stands behind it."""
    if predicate.verbs[0] not in held.cues:
        return []
    token = held.tree.tokens[predicate.verbs[0]]
    return [one for one in statements if one.cue is not None and one.cue.start <= token.start < one.cue.end][:1]


def _predication(
    document: Document, held: _Sentence, predicate: Predicate, around: Sequence[Statement], reader: Reader
) -> Predication | None:
    tree = held.tree
    statement = around[0] if around else None
    part = None
    at = tree.tokens[predicate.verbs[0]]
    if statement is not None:
        part = next((p for p in statement.content if p.start <= at.start < p.end), None)
    slots = [slot for slot in slots_of(tree, predicate) if part is None or _inside(tree, slot, part)]
    speaker = statement.speaker if statement is not None else None
    known = (speaker.entity, speaker.name) if speaker is not None and speaker.entity is not None else None
    participants = reader.read(slots, known, _own_pronouns(statement, part, _by_a_person(statement, held.persons)))
    if known is not None and statement is not None and _lacks_subject(tree, predicate) and statement.source:
        own = statement.source[0]  # "denied shelling the port"
        participants.append(
            Participant("agent", known[1], known[1].split()[-1].casefold(), own.start, own.end, known[0])
        )
    if not any(one.role in _CORE and one.head for one in participants):
        return None
    asked = tree.low(len(tree.tokens) - 1) == "?" or (statement is not None and statement.act == "ask")
    nouns = [slot.noun for slot in slots if slot.role != "oblique"]
    nouns += [*predicate.folded]
    denied = statement is not None and statement.act == "deny"
    stance = stance_of(tree, predicate.head, predicate.verbs, nouns, asked, denied)
    words = [one for one in _clause(tree, predicate) if part is None or part.start <= tree.tokens[one].start < part.end]
    if not words:
        return None
    start, end = tree.tokens[words[0]].start, tree.tokens[words[-1]].end
    if end - start > _LONGEST:
        return None
    return _made(document, held, predicate, participants, stance, words, statement)


def _made(
    document: Document,
    held: _Sentence,
    predicate: Predicate,
    participants: Sequence[Participant],
    stance: Stance,
    words: Sequence[int],
    statement: Statement | None,
) -> Predication:
    tree = held.tree
    start, end = tree.tokens[words[0]].start, tree.tokens[words[-1]].end
    form = f"not {predicate.form}" if stance.negated else predicate.form
    sure = 0.75 if statement is None else 0.85 * max(0.5, statement.confidence)
    return Predication(
        id=content_id("p", document.id, tree.tokens[predicate.verbs[0]].start, tree.tokens[predicate.head].start, form),
        document=document.id,
        start=start,
        end=end,
        predicate=form,
        participants=tuple(participants),
        polarity=stance.polarity,
        hedges=tuple(dict.fromkeys(stance.hedges)),
        voice=predicate.voice,
        as_of=_time(held, predicate, words),
        places=_places(held, words, participants),
        statement=statement.id if statement is not None else None,
        block=held.sentence.block,
        confidence=round(sure, 3),
    )


def _by_a_person(statement: Statement | None, persons: frozenset[str]) -> bool:
    speaker = statement.speaker if statement is not None else None
    return speaker is not None and (speaker.entity in persons or is_person(speaker.name.split()[-1].casefold()))


def _own_pronouns(statement: Statement | None, part: Span | None, person: bool) -> frozenset[str]:
    """The pronouns that in these words may stand for their speaker.

    In indirect speech "he" and "she" are the person named before it ("Holm said that she ..."): of "He resigned, Holm
    said" and of "the council said that he resigned" they are somebody else.
    """
    if statement is None or statement.mode == "direct" or statement.speaker is None:
        return frozenset()
    body = _OF_A_BODY if not person or " " not in statement.speaker.name else frozenset()
    if not person:
        return body
    first = statement.source[0] if statement.source else None
    after = first is not None and part is not None and first.start > part.start
    return body if after else body | _OF_A_PERSON


def _lacks_subject(tree: Tree, predicate: Predicate) -> bool:
    verb = predicate.verbs[0]
    return predicate.voice == "active" and tree.low(verb).endswith("ing") and not tree.of(verb, "nsubj", "aux", "cop")


def _inside(tree: Tree, slot: Slot, part: Span) -> bool:
    return part.start <= tree.tokens[slot.noun].start < part.end


def _clause(tree: Tree, predicate: Predicate) -> list[int]:
    """The places of the words of a clause, without clauses beside it that have a subject of their own."""
    top = predicate.verbs[0]
    while tree.tokens[top].label == "conj" and not tree.of(top, "nsubj", "nsubj:pass", "nsubj:outer"):
        if tree.heads[top] < 0:
            break
        top = tree.heads[top]
    found, todo = [top], [top]
    while todo:
        for child in tree.children[todo.pop()]:
            label = tree.tokens[child].label
            if label in ("parataxis", "discourse", "vocative"):
                continue
            if label == "conj" and tree.tokens[child].tag in ("AUX", "VERB") and tree.of(child, "nsubj", "nsubj:pass"):
                continue
            found.append(child)
            todo.append(child)
    found.sort()
    while len(found) > 1 and tree.tokens[found[0]].tag in _EDGES:
        found.pop(0)
    while len(found) > 1 and tree.tokens[found[-1]].tag in _EDGES:
        found.pop()
    return found


def _time(held: _Sentence, predicate: Predicate, words: Sequence[int]) -> TimeInterval | None:
    """The time in the clause that stands nearest to its predicate; lengths of time and "since" date nothing."""
    near = sorted((at for at in words if at in held.times), key=lambda at: (abs(at - predicate.head), at))
    for at in near:
        time = held.times[at]
        if time.value is not None and time.duration_days is None and not time.text.casefold().startswith("since"):
            return replace(time.value, start_offset=time.start, end_offset=time.end)
    return None


def _places(held: _Sentence, words: Sequence[int], participants: Sequence[Participant]) -> tuple[Place, ...]:
    """Places that a preposition of place puts the clause in, those of its own nouns among them."""
    found: dict[str, Place] = {}
    for at in words:
        name = held.names.get(at)
        if name is not None and name.kind == "place" and held.tree.case(at) in _PLACE_CASES:
            found.setdefault(name.entity, Place(name.text, name.start, name.end))
    for one in participants:
        if one.role == "place" and one.entity is not None:
            found.setdefault(one.entity, Place(one.name, one.start, one.end))
    return tuple(found.values())
