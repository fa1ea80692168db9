"""One candidate of the ledger held against one figure of a claim: how the values lie, and all that differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.claims.role_words import role_class
from stemma.ledger.values import equal, value_of
from stemma.ledger.wording import folded
from stemma.records import Aspect, Difference, Quantity, Span, VerdictKind
from stemma.verification.alignment import (
    Need,
    claim_is_weak,
    keys_of_text,
    missing_words,
    needs_of,
    vocabulary,
    weakened,
)
from stemma.verification.candidates import Candidate, Shelf
from stemma.verification.checks import (
    counts_things,
    direction_differs,
    part_differs,
    polarity_differs,
    projection_differs,
    role_differs,
    scope_differs,
    thing_differs,
    thing_is_told,
)
from stemma.verification.claimed import Claimed, Figure
from stemma.verification.figures import Fit, fit
from stemma.verification.keys import keys_of
from stemma.verification.participants import does_it_itself, participants_differ, pointed_at, says_it
from stemma.verification.places_and_times import place_differs, time_differs
from stemma.verification.sources import asserter_differs, behind, names_behind, parties_of
from stemma.verification.surroundings import Reader, Surroundings, around, described, words_of_others

#: Characters over which a bare figure takes up what one before it counts.
_ANAPHORA = 200
#: Mentions of a candidate whose surroundings are read.
_MENTIONS = 6
#: Differences from which a candidate is about something else.
ELSEWHERE = 3
#: Between a part and its whole, and how much after the whole describes it.
_OF_THE = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:its|the|their|these|those)\s+)?", re.IGNORECASE)
_AFTER_WHOLE, _WORDS_AFTER_WHOLE = 80, 6
#: What stands in a relative clause of a wish or an order is told as known.
_AS_KNOWN = re.compile(r"\b(?:which|who|whose)\b", re.IGNORECASE)
#: Words that tell a direction, which is compared as such.
_DIRECTIONS = keys_of("fall") | keys_of("rise") | keys_of("cut")
#: Words beside a share, and beside a length of time, that say nothing more.
_OF_SHARES = frozenset({"percentage", "proportion", "rate", "share"})
_OF_TIMES = frozenset({"ago", "before", "earlier", "last", "later", "past", "previous", "previously", "within"})
#: Respects in which a figure is of another scope, not told otherwise.
_SCOPES: frozenset[Aspect] = frozenset({"part", "place", "scope", "time"})
#: Respects in which a difference turns the claim over.
_TURNS: frozenset[Aspect] = frozenset({"direction", "polarity"})
#: The claim is about another matter when what is counted, or what befell it, is another.
MATTERS: frozenset[Aspect] = frozenset({"role", "thing", "unit"})


@dataclass(frozen=True, slots=True)
class Held:
    """A candidate held against a figure: how the values lie, what differs, and the mentions that bear it out.

    `close`: all the claim's words stand in the figure's own sentences, and one noun or role is told by both.
    """

    candidate: Candidate
    fit: Fit
    fit_words: str
    differences: tuple[Difference, ...]
    mentions: tuple[Quantity, ...]
    close: bool = False

    @property
    def verdict(self) -> VerdictKind:
        aspects = {d.aspect for d in self.differences}
        if self.fit in ("same", "coarser"):
            if not aspects:
                return "supported"
            if aspects <= _TURNS:
                return "contradicted"
            if aspects <= _SCOPES:
                return "scope_differs"
            return "not_found" if aspects & MATTERS or len(aspects) >= ELSEWHERE else "not_as_told"
        if aspects:
            return "not_found"
        if self.fit == "excludes":
            return "contradicted" if self.close else "not_found"
        return "not_as_told"


@dataclass(slots=True)
class _Reading:
    """What the surroundings of the mentions of one candidate give together, while they are read."""

    known: set[str]
    own: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    timed: bool = False
    late: Difference | None = None
    clash: Difference | None = None
    weak: str = ""
    firm: bool = False
    agreeing: list[Quantity] = field(default_factory=list)
    itself: set[str] = field(default_factory=set)
    saying: set[str] = field(default_factory=set)


class Holder:
    """Holds candidates of one ledger against figures of claims."""

    def __init__(self, shelf: Shelf, reader: Reader) -> None:
        self._shelf = shelf
        self._reader = reader

    def on_record(self, claimed: Claimed, figure: Figure, candidate: Candidate) -> list[Difference]:
        """What the records alone tell apart; no text is read."""
        how, text = fit(figure.value, candidate.value)
        checks = (
            Difference("unit", text) if how == "unit" else None,
            thing_differs(figure, candidate),
            role_differs(figure, candidate),
            polarity_differs(figure, candidate),
            direction_differs(figure, candidate),
            part_differs(figure, candidate, claimed.text),
            projection_differs(figure, candidate),
            scope_differs(figure, candidate, claimed.text),
            place_differs(figure, claimed.text, candidate, self._shelf),
        )
        return [one for one in checks if one is not None]

    def closely(self, claimed: Claimed, figure: Figure, candidate: Candidate, before: Sequence[Difference]) -> Held:
        """With the words around each mention: a claim is borne out by its mentions together, word for word."""
        how, text = fit(figure.value, candidate.value)
        needs = self._needs(claimed, figure, candidate)
        if any(one.aspect == "direction" for one in before):
            needs = [need for need in needs if not need.keys & _DIRECTIONS]
        recorded = keys_of_text(self._on_record_words(candidate))
        kin = {f"role:{role}" for role in self._roles_of_kin(candidate)}
        found = _Reading(recorded | kin, kin, firm=claimed.annotation is not None and claim_is_weak(claimed.annotation))
        for quantity in candidate.quantities[:_MENTIONS]:
            self._read(found, claimed, figure, candidate, quantity)
        differences = [*before, *self._asserters(found, claimed, figure, candidate)]
        close = False
        if not found.timed and found.late is not None:
            differences.append(found.late)
        elif not found.agreeing and found.clash is not None:
            differences.append(found.clash)
        else:
            if not found.firm:
                differences.append(Difference("hedge", f"the reports say “{found.weak}”, the claim tells it as a fact"))
            named = keys_of_text(parties_of(claimed, figure))  # compared as parties
            missing = missing_words(needs, found.known | named, found.own | named)
            if missing:
                quoted = ", ".join(f"“{word}”" for word in missing[:5])
                differences.append(Difference("words", f"no report of this figure speaks of {quoted}"))
            near = found.own | found.named | recorded
            close = not missing_words(needs, near, found.own) and same_matter(figure, candidate)
        return Held(candidate, how, text, tuple(differences), tuple(found.agreeing or candidate.quantities), close)

    def says_of_what(self, claimed: Claimed, figure: Figure) -> bool:
        """The claim has a word beside its numbers and times that a report could bear out."""
        assert claimed.annotation is not None
        skipped = [Span(f.quantity.start, f.quantity.end) for f in claimed.figures]
        return bool(needs_of(claimed.annotation, [*skipped, *(Span(t.start, t.end) for t in claimed.annotation.times)]))

    def surroundings(self, claimed: Claimed, candidate: Candidate, quantity: Quantity) -> Surroundings:
        """The words around one mention; figures that the claim tells too are no strangers there."""
        extraction = self._shelf.extractions[quantity.document]
        ids = {q.id for q in candidate.quantities}
        mine = [quantity, *(q for q in extraction.quantities if q.id in ids and q.id != quantity.id)]
        values = [f.value for f in claimed.figures]
        spared = [
            q for q in extraction.quantities
            if (value := value_of(q)) is not None and any(equal(value, other) for other in values)
        ]  # fmt: skip
        lent: list[Quantity] = []
        asked = self._shelf.questions[quantity.id]
        bare = quantity.thing is None or quantity.thing.end <= quantity.start or asked.part or asked.definite
        if bare:  # "the other 23 died", "seven of them": of what the figure before counts
            earlier = [q for q in extraction.quantities if q.thing is not None and q.end <= quantity.start]
            lent = [q for q in earlier[-1:] if quantity.start - q.end < _ANAPHORA]
        span = Span(quantity.start, quantity.end)
        known = {q.id for q in (*mine, *spared)}
        figures = [Span(q.start, q.end) for q in extraction.quantities if q.id not in known]
        others = words_of_others(extraction, mine, spared, lent, span)
        return around(self._reader, extraction, span, others, figures=figures)

    def _read(
        self, found: _Reading, claimed: Claimed, figure: Figure, candidate: Candidate, quantity: Quantity
    ) -> None:
        assert claimed.annotation is not None
        differs = time_differs(claimed, figure, candidate, quantity, self._shelf)
        if differs is not None:
            found.late = found.late or differs
            return
        found.timed = True
        here = self.surroundings(claimed, candidate, quantity)
        figures = [Span(q.start, q.end) for q in self._shelf.extractions[quantity.document].quantities]
        names = keys_of_text([*described(self._shelf.extractions[quantity.document], here), *pointed_at(here)])
        turned = participants_differ(claimed.annotation, here, counted_spans(claimed), figures, frozenset(names))
        if turned is not None:
            found.clash = found.clash or turned
            return
        whole = self._whole_of(claimed, quantity)
        role = role_class(self._shelf.questions[quantity.id].role)
        found.own |= keys_of_text([whole]) if whole is not None else vocabulary(here, widely=False) | {f"role:{role}"}
        found.named |= names
        found.known |= vocabulary(here) | names
        word = weakened(here, Span(quantity.start, quantity.end)) or self._only_asked(claimed, quantity)
        found.weak, found.firm = (word or found.weak), found.firm or word is None
        found.agreeing.append(quantity)
        for party in parties_of(claimed, figure):
            keys = frozenset(keys_of_text([party]))
            if does_it_itself(claimed.annotation, here, keys):
                found.itself.add(party)
            if says_it(here, keys):
                found.saying.add(party)

    def _whole_of(self, claimed: Claimed, quantity: Quantity) -> str | None:
        """Of a figure told as the whole of another ("recovered nine of the 17 paintings stolen"), the words after it.

        The verb before it is of the part.  None when it is no such whole, or the claim tells the part too.
        """
        extraction = self._shelf.extractions[quantity.document]
        text = extraction.document.text
        for part in extraction.quantities:
            if part.end <= quantity.start and _OF_THE.fullmatch(text, part.end, quantity.start):
                value = value_of(part)
                if value is not None and any(equal(value, f.value) for f in claimed.figures):
                    return None
                return " ".join(text[quantity.end : quantity.end + _AFTER_WHOLE].split()[:_WORDS_AFTER_WHOLE])
        return None

    def _only_asked(self, claimed: Claimed, quantity: Quantity) -> str | None:
        """The cue of a wish, an order or a question that holds the figure, when the claim does not have it."""
        statements = self._shelf.statements[quantity.document]
        around_ = [s for s in statements if any(c.start <= quantity.start < c.end for c in s.content)]
        inner = min(around_, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        if inner is None or inner.cue is None or inner.act in ("assert", "deny"):
            return None
        text = self._shelf.document(quantity.document).text
        if _AS_KNOWN.search(text, min(c.start for c in inner.content), quantity.start):
            return None
        cue = text[inner.cue.start : inner.cue.end]
        assert claimed.annotation is not None
        mine: set[str] = set().union(*(keys_of(t.text, t.tag) for t in claimed.annotation.tokens))
        return None if keys_of_text([cue]) & mine else cue

    def _asserters(self, found: _Reading, claimed: Claimed, figure: Figure, candidate: Candidate) -> list[Difference]:
        known = behind(self._shelf, candidate.quantities, candidate.claim.asserters if candidate.claim else ())
        for party in parties_of(claimed, figure):
            if party in found.itself or (not known.names and party in found.saying):
                continue
            differs = asserter_differs(claimed.text, party, known, found.own | found.named)
            if differs is not None:
                return [differs]
        return []

    def _needs(self, claimed: Claimed, figure: Figure, candidate: Candidate) -> list[Need]:
        """The words of the claim to be found near the figure; what it counts has been compared as such, where known."""
        assert claimed.annotation is not None
        skipped = [Span(f.quantity.start, f.quantity.end) for f in claimed.figures]
        skipped += [Span(time.start, time.end) for time in claimed.annotation.times if time.value is not None]
        counted = thing_is_told(figure, candidate)
        for other in claimed.figures:
            if other is not figure or counted:
                skipped += _head_noun(other.quantity)
        role = role_class(figure.question.role)
        needs = needs_of(claimed.annotation, skipped, Span(figure.quantity.start, figure.quantity.end), role)
        if figure.value.unit in ("percent", "ratio"):
            needs = [need for need in needs if need.word.casefold() not in _OF_SHARES]
        lasting = [t for t in claimed.annotation.times if t.value is None]
        return [
            need for need in needs
            if need.word.casefold() not in _OF_TIMES
            or not any(t.start <= claimed.annotation.tokens[need.token].start < t.end for t in lasting)
        ]  # fmt: skip

    def _on_record_words(self, candidate: Candidate) -> list[str]:
        """Names and nouns that the ledger has joined to this figure: of its thing, its places, its parties."""
        claim = candidate.claim
        chains = [q.attribution for q in candidate.quantities]
        found = names_behind(self._shelf, chains, claim.asserters if claim else ())
        found += [link.name for chain in chains for link in chain]
        found += [q.thing.label for q in candidate.quantities if q.thing is not None]
        if claim is not None:
            found += claim.scope.places
            found += [note.text for note in (*claim.scope.excludes, *claim.scope.includes)]
            for kin in self._shelf.kin.get(claim.id, ()):
                other = self._shelf.of_claim.get(kin)
                found += [q.thing.label for q in other.quantities if q.thing is not None] if other else []
        return [*found, *self._aliases(found)]

    def _roles_of_kin(self, candidate: Candidate) -> set[str]:
        """Of a bare number ("put it at 900") the roles of the figures that answer the same question."""
        if roles_of(candidate) or candidate.claim is None or any(q.head for q in candidate.questions):
            return set()
        kin = (self._shelf.of_claim.get(one) for one in self._shelf.kin.get(candidate.claim.id, ()))
        return {role for other in kin if other is not None for role in roles_of(other)}

    def _aliases(self, names: Sequence[str]) -> list[str]:
        """Other names of the bodies and places that the names speak of."""
        text = f" {' '.join(folded(name) for name in names)} "
        return [
            form
            for forms in self._shelf.aliases
            if any(f" {folded(form)} " in text for form in forms)
            for form in forms
        ]


def roles_of(candidate: Candidate) -> set[str]:
    """The roles that the table knows among those of a candidate's mentions."""
    return {role for q in candidate.questions if (role := role_class(q.role))}


def same_matter(figure: Figure, candidate: Candidate) -> bool:
    """Both count the same noun, or what befell is the same: what two figures need to exclude one another."""
    mine = figure.question
    if not counts_things(figure):
        return True
    heads = {q.head for q in candidate.questions}
    same_role = role_class(mine.role) in roles_of(candidate)
    return same_role or (bool(mine.head) and mine.head in heads and not roles_of(candidate))


def counted_spans(claimed: Claimed) -> list[Span]:
    """Figures of the claim with the nouns that they count."""
    found = [Span(f.quantity.start, f.quantity.end) for f in claimed.figures]
    return found + [span for f in claimed.figures for span in _head_noun(f.quantity)]


def _head_noun(quantity: Quantity) -> list[Span]:
    """The last word of what a figure counts; none for a sum, or for a noun that only stands before the figure."""
    thing = quantity.thing
    if thing is None or quantity.unit not in (None, "percent", "ratio") or thing.end <= quantity.start:
        return []
    words_of_thing = thing.label.split() if thing is not None else []
    if thing is None or not words_of_thing:
        return []
    return [Span(max(thing.start, thing.end - len(words_of_thing[-1])), thing.end)]
