"""A claim without a figure, held against what somebody is reported to have said.

No claims are made of such words in the ledger, so only a strict match counts: every content word of the claim in
the sentence of one recorded statement, the same verb with the same parts filled, as many negations and conditions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from stemma.language.lexicon import NEGATIONS
from stemma.records import (
    Annotation,
    CheckedPart,
    Difference,
    DocumentSpan,
    Evidence,
    Extraction,
    Span,
    Statement,
    Token,
    VerdictKind,
)
from stemma.verification.alignment import (
    Need,
    claim_is_weak,
    keys_of_text,
    missing_words,
    needs_of,
    vocabulary,
    weakened,
)
from stemma.verification.candidates import Shelf, independence_of_documents
from stemma.verification.claimed import Claimed
from stemma.verification.participants import deeds_of, participants_differ
from stemma.verification.places_and_times import same_time
from stemma.verification.sources import Behind, asserter_differs, described_at, parties_of
from stemma.verification.surroundings import Reader, Surroundings, around

#: Statements read closely, content words that a claim needs to say anything, and how many of its words one must share.
_READ, _LEAST_WORDS, _LEAST_SHARED = 8, 3, 0.6
#: Words that limit what is said: dropping one changes it.
_LIMITS = re.compile(r"\b(?:except|if|only|provided|unless|until|whether|cannot|could|may|might|must|should)\b", re.I)
_KIND = "a claim without a figure is held against recorded statements only"


class SayingJudge:
    """Holds claims without figures against the statements of one ledger."""

    def __init__(self, shelf: Shelf, reader: Reader) -> None:
        self._shelf = shelf
        self._reader = reader
        self._by_key: dict[str, list[tuple[str, int]]] | None = None

    def judge(self, claimed: Claimed) -> CheckedPart:
        """One part for the whole text: supported, contradicted by a turned "not", not as told, or nothing found."""
        assert claimed.annotation is not None
        needs = needs_of(claimed.annotation, [Span(t.start, t.end) for t in claimed.annotation.times])
        if len(needs) < _LEAST_WORDS:
            return _part(claimed, "not_checkable", f"{_KIND}, and this one has too few words to find one by")
        best: CheckedPart | None = None
        for extraction, statement, shared in self._near(needs):
            if shared < _LEAST_SHARED * len({need.token for need in needs}):
                continue
            found = self._closely(claimed, needs, extraction, statement)
            if best is None or len(found.differences) < len(best.differences):
                best = found
        if best is not None:
            return best
        return _part(claimed, "not_checkable", f"{_KIND}, and none says the like")

    def _near(self, needs: Sequence[Need]) -> list[tuple[Extraction, Statement, int]]:
        votes: Counter[tuple[str, int]] = Counter()
        for need in {need.token: need for need in needs}.values():
            votes.update({place for key in need.keys for place in self._index().get(key, ())})
        ranked = sorted(votes, key=lambda place: (-votes[place], place))[:_READ]
        found = []
        for document, at in ranked:
            extraction = self._shelf.extractions[document]
            found.append((extraction, extraction.statements[at], votes[document, at]))
        return found

    def _index(self) -> dict[str, list[tuple[str, int]]]:
        if self._by_key is None:
            self._by_key = defaultdict(list)
            for extraction in self._shelf.ledger.extractions:
                for at, statement in enumerate(extraction.statements):
                    texts = [extraction.document.text[s.start : s.end] for s in statement.content]
                    if statement.speaker is not None:
                        texts.append(statement.speaker.name)
                    if statement.block != "comment":
                        for key in keys_of_text(texts):
                            self._by_key[key].append((extraction.document.id, at))
        return self._by_key

    def _closely(
        self, claimed: Claimed, needs: Sequence[Need], extraction: Extraction, statement: Statement
    ) -> CheckedPart:
        assert claimed.annotation is not None
        document = extraction.document
        span = Span(min(s.start for s in statement.content), max(s.end for s in statement.content))
        here = around(self._reader, extraction, span, (), widely=False)
        entity = self._shelf.members.get((document.id, statement.speaker.entity or "")) if statement.speaker else None
        speaker = [entity] if entity is not None else []
        names = [statement.speaker.name] if statement.speaker is not None else []
        for id_ in speaker:
            names += [self._shelf.entities[id_].name, *(a.text for a in self._shelf.entities[id_].aliases)]
        known = vocabulary(here, widely=False) | keys_of_text(names)
        differences = []
        parties = parties_of(claimed, None)
        source = statement.source[0] if statement.source else None
        phrases = (described_at(document.text, source.start, source.end),) if source is not None else ()
        known_names = Behind(tuple(names), (document.outlet or document.id,), phrases)
        found = [asserter_differs(claimed.text, party, known_names, known) for party in parties]
        differences += [one for one in found if one is not None][:1]
        turned = participants_differ(claimed.annotation, here, ())
        differences += [turned] if turned is not None else []
        differences += self._told_otherwise(claimed, statement, here, document.text[span.start : span.end])
        missing = missing_words(needs, known, known)
        if missing:
            quoted = ", ".join(f"“{word}”" for word in missing[:5])
            differences.append(Difference("words", f"the statement does not speak of {quoted}"))
        if not _same_deed(claimed.annotation, here):
            differences.append(Difference("words", "the statement does not say of anybody that he did this"))
        evidence = Evidence(
            DocumentSpan(document.id, span.start, span.end),
            " ".join(document.text[span.start : span.end].split()),
            tuple(names[:1]),
            document.published,
        )
        if not differences:
            who = f"said by {names[0]}" if names else "a statement says so"
            part = _part(claimed, "supported", f"{who}, in {document.id}")
        elif [d.aspect for d in differences] == ["polarity"]:
            part = _part(claimed, "contradicted", differences[0].text)
        elif len(differences) == 1:
            part = _part(claimed, "not_as_told", differences[0].text)
        else:
            reason = "; ".join(d.text for d in differences)
            part = _part(claimed, "not_found", f"{_KIND}; the nearest differs: {reason}")
        return CheckedPart(
            part.surface, part.start, part.end, None, part.verdict, part.reason,
            differences=tuple(differences), evidence=(evidence,), asserters=tuple(speaker),
            independence=independence_of_documents(self._shelf, [document.id]),
        )  # fmt: skip

    def _told_otherwise(
        self, claimed: Claimed, statement: Statement, here: Surroundings, said: str
    ) -> list[Difference]:
        """Acts, conditions, negations, hedges and times that the two do not share."""
        assert claimed.annotation is not None and claimed.extraction is not None
        found = []
        acts = {s.act for s in claimed.extraction.statements} or {"assert"}
        if statement.act not in acts:
            told = " or ".join(sorted(acts))
            found.append(Difference("hedge", f"the statement is there to {statement.act}, the claim to {told}"))
        limits = {m.casefold() for m in _LIMITS.findall(said)} ^ {m.casefold() for m in _LIMITS.findall(claimed.text)}
        if limits:
            found.append(Difference("hedge", f"only one of the two has {', '.join(sorted(limits))}"))
        turns = [
            sum(t.text.casefold().replace("’", "'") in NEGATIONS for t in tokens)
            for tokens in (claimed.annotation.tokens, _inside(here, statement))
        ]
        if turns[0] % 2 != turns[1] % 2:
            found.append(Difference("polarity", "only one of the two is negated"))
        span = statement.content[0]
        if weakened(here, span) is not None and not claim_is_weak(claimed.annotation):
            found.append(Difference("hedge", "the statement tells it as possible only"))
        for time in claimed.annotation.times:
            document = here.document.id
            own = [t.value for t in self._shelf.extractions[document].times if _in_own(here, t.start) and t.value]
            own += [statement.said] if statement.said is not None else []
            if time.value is not None and not any(same_time(time.value, one, document, self._shelf) for one in own):
                found.append(Difference("time", f"the statement is not of {time.text}"))
        return found


def _inside(here: Surroundings, statement: Statement) -> list[Token]:
    return [
        token
        for stretch, sentence in here.own
        for token in stretch.annotation.tokens[sentence.first : sentence.last]
        if any(s.start <= stretch.start + token.start < s.end for s in statement.content)
    ]


def _in_own(here: Surroundings, offset: int) -> bool:
    return any(stretch.spans(s).start <= offset < stretch.spans(s).end for stretch, s in here.own)


def _same_deed(claim: Annotation, here: Surroundings) -> bool:
    """Some verb of the claim is a verb of the statement too; a claim without one is judged by its words."""
    mine = list(deeds_of(claim, claim.sentences))
    told = [deed for stretch, sentence in here.own for deed in deeds_of(stretch.annotation, [sentence])]
    return not mine or any(one.verb & other.verb for one in mine for other in told)


def _part(claimed: Claimed, verdict: VerdictKind, reason: str) -> CheckedPart:
    bare = claimed.text.strip()
    start = claimed.text.index(bare) if bare else 0
    return CheckedPart(bare, start, start + len(bare), None, verdict, reason)
