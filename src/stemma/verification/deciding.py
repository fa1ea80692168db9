"""One figure of a claim held against the candidates of the ledger, and the verdict with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.ledger.times import shown
from stemma.ledger.values import equal, words
from stemma.records import (
    VERDICTS,
    CheckedPart,
    Difference,
    DocumentSpan,
    Evidence,
    Quantity,
    Span,
    VerdictKind,
)
from stemma.verification.candidates import Candidate, Shelf, independence_of_documents
from stemma.verification.checks import counts_things, thing_is_told
from stemma.verification.claimed import Claimed, Figure
from stemma.verification.figures import Fit, fit
from stemma.verification.holding import ELSEWHERE, MATTERS, Held, Holder
from stemma.verification.places_and_times import tells_earlier
from stemma.verification.sources import parties_of
from stemma.verification.surroundings import Reader, around

#: Candidates whose surroundings are read: the rest are told apart by what is on record.
_READ = 12
#: Mentions shown as evidence.
_SHOWN = 12


class FigureJudge:
    """Holds figures of claims against one ledger."""

    def __init__(self, shelf: Shelf, reader: Reader) -> None:
        self._shelf = shelf
        self._reader = reader
        self._holder = Holder(shelf, reader)

    def judge(self, claimed: Claimed, figure: Figure) -> CheckedPart:
        """The verdict on one figure of a claim."""
        if not self._holder.says_of_what(claimed, figure):
            return self._nothing(figure, "the claim gives a number and does not say of what")
        others = [one.value for one in claimed.figures if one is not figure]
        near = [c for c in self._shelf.near(figure) if not any(equal(c.value, other) for other in others)]
        rough = [(self._holder.on_record(claimed, figure, c), at, c) for at, c in enumerate(near)]
        rough.sort(
            key=lambda item: (len(item[0]), fit(figure.value, item[2].value)[0] not in ("same", "coarser"), item[1])
        )
        held = []
        for differences, _, candidate in rough[:_READ]:
            if len(differences) < ELSEWHERE and not {d.aspect for d in differences} & MATTERS:
                held.append(self._holder.closely(claimed, figure, candidate, differences))
        if not held:
            return self._nothing(figure, "no report in the ledger gives a figure for this")
        best = min(held, key=lambda h: (VERDICTS.index(h.verdict), len(h.differences), _distance(h)))
        return self._part(claimed, figure, best)

    # ----------------------------------------------------------------------------------- the verdict

    def _part(self, claimed: Claimed, figure: Figure, held: Held) -> CheckedPart:
        candidate, verdict = held.candidate, held.verdict
        differences = list(held.differences)
        cautions = list(self._cautions(candidate, held))
        if verdict == "supported":
            verdict, outdated = self._standing(claimed, figure, candidate)
            if outdated is not None:
                differences.append(outdated)
        if held.fit not in ("same", "coarser", "unit"):
            differences.insert(0, Difference("figure", held.fit_words))
        if verdict == "not_found":
            told = "; ".join(d.text for d in differences)
            return self._nothing(figure, f"the nearest figure is {words(candidate.value)}: {told}", held, differences)
        quantity = figure.quantity
        claim = candidate.claim
        documents = sorted({q.document for q in candidate.quantities})
        return CheckedPart(
            surface=quantity.surface,
            start=quantity.start,
            end=quantity.end,
            value=figure.value,
            verdict=verdict,
            reason=_reason(verdict, held, differences),
            record=claim.id if claim else None,
            found=candidate.value,
            as_of=candidate.as_of,
            differences=tuple(differences),
            cautions=tuple(cautions),
            evidence=tuple(self._evidence(held.mentions)),
            asserters=claim.asserters if claim else (),
            independence=claim.independence if claim else independence_of_documents(self._shelf, documents),
        )

    def _standing(
        self, claimed: Claimed, figure: Figure, candidate: Candidate
    ) -> tuple[VerdictKind, Difference | None]:
        """A figure that is borne out may be corrected, overtaken or disputed since."""
        claim = candidate.claim
        if claim is None:
            return "supported", None
        attributed = bool(parties_of(claimed, figure))
        for relation in self._shelf.relations[claim.id]:
            other = self._shelf.claims.get(relation.b if relation.a == claim.id else relation.a)
            if other is None:
                continue
            figure_words = words(other.value)
            if any(fit(one.value, other.value)[0] == "same" for one in claimed.figures if one is not figure):
                continue  # the claim itself tells both
            rival = self._shelf.of_claim.get(other.id)
            if rival is None or any(d.aspect in MATTERS for d in self._holder.on_record(claimed, figure, rival)):
                continue
            if counts_things(figure) and any(q.head for q in rival.questions) and not thing_is_told(figure, rival):
                continue
            if relation.kind == "supersede" and relation.a == claim.id:
                if relation.cause == "correction" and not tells_earlier(claimed):
                    return "contradicted", Difference("time", f"corrected to {figure_words}: {relation.reason}")
                if not attributed and not tells_earlier(claimed) and fit(figure.value, other.value)[0] != "same":
                    since = f"since then {figure_words} ({shown(other.as_of)})"
                    return "scope_differs", Difference("time", f"it is as of {shown(claim.as_of)}; {since}")
            apart = not set(claim.asserters) & set(other.asserters)
            disputed = relation.kind == "conflict" and claim.polarity == "asserted" and apart
            if disputed and not attributed:
                who = ", ".join(self._names(other.asserters)) or "another report"
                return "disputed", Difference("figure", f"{who} has {figure_words}: {relation.reason}")
        return "supported", None

    def _cautions(self, candidate: Candidate, held: Held) -> Iterator[str]:
        claim = candidate.claim
        if held.fit == "coarser":
            yield held.fit_words
        if claim is None:
            return
        for note in claim.scope.excludes:
            absent = f"; absent from {', '.join(note.absent_from)}" if note.absent_from else ""
            yield f"the figure leaves out “{note.text}” (in {', '.join(note.carried_by)}{absent})"
        for relation in self._shelf.relations[claim.id]:
            other = self._shelf.claims.get(relation.b if relation.a == claim.id else relation.a)
            if other is None:
                continue
            if relation.kind == "supersede" and relation.a == claim.id:
                yield f"superseded by {words(other.value)} ({shown(other.as_of)})"
            elif relation.kind == "conflict":
                yield f"in conflict with {words(other.value)} of {', '.join(self._names(other.asserters))}"
        if claim.rank == "deprecated":
            yield f"deprecated: {claim.rank_reason}"

    def _names(self, entities: Sequence[str]) -> list[str]:
        return [self._shelf.entities[e].name for e in entities if e in self._shelf.entities]

    def _evidence(self, mentions: Sequence[Quantity]) -> Iterator[Evidence]:
        for quantity in mentions[:_SHOWN]:
            document = self._shelf.document(quantity.document)
            yield Evidence(
                DocumentSpan(document.id, quantity.start, quantity.end),
                self._sentence(quantity),
                tuple(link.name for link in quantity.attribution),
                document.published,
            )

    def _sentence(self, quantity: Quantity) -> str:
        extraction = self._shelf.extractions[quantity.document]
        here = around(self._reader, extraction, Span(quantity.start, quantity.end), ())
        spans = [stretch.spans(sentence) for stretch, sentence in here.own] or [Span(quantity.start, quantity.end)]
        text = extraction.document.text[spans[0].start : spans[-1].end]
        return " ".join(text.split())

    def _nothing(
        self, figure: Figure, reason: str, held: Held | None = None, differences: Sequence[Difference] = ()
    ) -> CheckedPart:
        claim = held.candidate.claim if held else None
        return CheckedPart(
            figure.quantity.surface, figure.quantity.start, figure.quantity.end, figure.value, "not_found", reason,
            record=claim.id if claim else None,
            found=held.candidate.value if held else None,
            as_of=held.candidate.as_of if held else None,
            differences=tuple(differences),
        )  # fmt: skip


def _distance(held: Held) -> int:
    order: tuple[Fit, ...] = ("same", "coarser", "sharper", "looser", "overlaps", "excludes", "unit")
    rank = held.candidate.claim.rank if held.candidate.claim else "normal"
    return 3 * order.index(held.fit) + ("preferred", "normal", "deprecated").index(rank)


def _reason(verdict: VerdictKind, held: Held, differences: Sequence[Difference]) -> str:
    found = words(held.candidate.value)
    if verdict == "supported":
        reports = len({q.document for q in held.mentions})
        return f"{reports} {'report says' if reports == 1 else 'reports say'} so: {found}"
    return "; ".join(d.text for d in differences)
