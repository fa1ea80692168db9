"""A story in a few sentences of its reports, and a line for each series of its figures.

Every sentence is taken out of a report, character for character, with its place.  Contested claims come first, then the
best supported ones: most independent origins, then asserters, then reports.  No two sentences say the same: a sentence
that carries no claim beyond those told already is left out, and so is one that shares most of its words with one taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.language.lexicon import FUNCTION_WORDS
from stemma.language.sentences import split_sentences
from stemma.language.tokens import tokenize
from stemma.language.wordlist import listed
from stemma.records import (
    REPORT_KINDS,
    Block,
    Document,
    DocumentSpan,
    Independence,
    Ledger,
    Story,
    TimeInterval,
)
from stemma.views.sources import Sources, Told
from stemma.views.standings import Standing, standings
from stemma.views.ties import Ties

#: Sentences in a brief, and lines of series.
SENTENCES = 8
SERIES = 8

#: Characters of a sentence that can stand alone, and of one that is still readable.
_SHORTEST, _LONGEST = 40, 420
#: Of two sentences that share more than this part of the shorter one's words of content, one is left out.
_SAME = 0.6
#: Words at the head of a sentence that lean on the one before.
_LEANING = listed(
    "also but he her hers him his however it its meanwhile she that their them then these they this those"
)
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence of a report as it stands there, `span` its place, and the claims that it carries, the first foremost.

    `contested` are the claims that conflict with one of these; `independence` is that of the foremost claim.
    """

    text: str
    span: DocumentSpan
    outlet: str | None
    published: TimeInterval | None
    claims: tuple[str, ...]
    contested: tuple[str, ...]
    independence: Independence | None


@dataclass(frozen=True, slots=True)
class Brief:
    """`left_out` counts the series told in one report only that no line is given to."""

    story: str
    title: str
    documents: tuple[str, ...]
    sentences: tuple[Extract, ...]
    series: tuple[Standing, ...]
    left_out: int


def brief(ledger: Ledger, story: str) -> Brief:
    """The brief of one story; the order in which reports were read does not matter.  Raises KeyError."""
    return briefs(ledger, [story])[0]


def briefs(ledger: Ledger, stories: Sequence[str]) -> list[Brief]:
    """The briefs of these stories, in their order.  Raises KeyError."""
    sources = Sources(ledger)
    ties = Ties(sources)
    known = {story.id: story for story in ledger.stories}
    return [_brief(sources, ties, known[story]) for story in stories]


def _brief(sources: Sources, ties: Ties, story: Story) -> Brief:
    reports = {*story.documents, *(segment.document for segment in story.segments)}
    told = tuple(sorted(reports & sources.documents.keys()))
    stand = standings(sources, ties, story, told)
    return Brief(
        story=story.id,
        title=story.title,
        documents=told,
        sentences=tuple(_sentences(sources, ties, story)),
        series=tuple(stand[:SERIES]),
        left_out=max(0, len(ties.series_in[story.id]) - len(stand[:SERIES])),
    )


# ------------------------------------------------------------------------------------------- sentences


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: DocumentSpan
    text: str
    words: frozenset[str]
    claims: frozenset[str]
    standing: tuple[int, ...]  # how well it reads: lower is better


def _sentences(sources: Sources, ties: Ties, story: Story) -> Iterable[Extract]:
    claims = ties.claims_in[story.id]
    candidates = _candidates(sources, story, claims)
    carrying: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        for carried in candidate.claims:
            carrying[carried].append(candidate)
    known = {claim.id: claim for claim in claims}
    rivals = {claim.id: set(ties.rivals_among(claim.id, known)) for claim in claims}
    taken: list[_Candidate] = []
    told: set[str] = set()
    held = [claim for claim in claims if claim.polarity in ("asserted", "denied")]
    for claim in sorted(held, key=lambda one: _claim_order(one, rivals)):
        if len(taken) == SENTENCES:
            break
        if claim.id in told:
            continue
        for candidate in sorted(carrying[claim.id], key=lambda one: _candidate_order(one, known)):
            if not any(_alike(candidate, other) for other in taken):
                taken.append(candidate)
                for carried in candidate.claims:
                    told |= {carried, *ties.alike[carried]}
                yield _extract(sources, candidate, claim, known, rivals)
                break


def _claim_order(claim: Told, rivals: dict[str, set[str]]) -> tuple[object, ...]:
    """Contested first, then by support, then by rank."""
    support = claim.independence
    return (
        not rivals[claim.id],
        -support.origins.low,
        -support.origins.high,
        -support.asserters.low,
        -support.texts.low,
        ("preferred", "normal", "deprecated").index(claim.rank),
        -claim.confidence,
        claim.id,
    )


def _candidate_order(candidate: _Candidate, known: dict[str, Told]) -> tuple[object, ...]:
    """The sentence that reads best; of these the one that carries most of what is not superseded, then the shortest."""
    preferred = sum(known[claim].rank == "preferred" for claim in candidate.claims)
    return (candidate.standing, -preferred, -len(candidate.claims), len(candidate.text), candidate.span)


def _alike(one: _Candidate, other: _Candidate) -> bool:
    """Whether two sentences say the same: most words of content in common, and neither has a number of its own."""
    small, large = sorted((one.words, other.words), key=len)
    if {word for word in small - large if word[0].isdigit()} and {word for word in large - small if word[0].isdigit()}:
        return False
    return bool(small) and len(small & large) > _SAME * len(small)


def _extract(
    sources: Sources, candidate: _Candidate, foremost: Told, known: dict[str, Told], rivals: dict[str, set[str]]
) -> Extract:
    document = sources.documents[candidate.span.document]
    others = sorted(candidate.claims - {foremost.id}, key=lambda claim: _claim_order(known[claim], rivals))
    return Extract(
        text=candidate.text,
        span=candidate.span,
        outlet=document.outlet,
        published=document.published,
        claims=(foremost.id, *others),
        contested=tuple(sorted(set().union(*(rivals[claim] for claim in candidate.claims)))),
        independence=foremost.independence,
    )


def _candidates(sources: Sources, story: Story, claims: Sequence[Told]) -> list[_Candidate]:
    """The sentences in which the claims stand, in the reports' own words that tell this story."""
    at: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for claim in claims:
        for span in sources.evidence(claim):
            at[span.document].append((span.start, span.end, claim.id))
    found = []
    for document in sorted(at):
        text = sources.documents[document]
        for block in text.blocks:
            inside = [one for one in at[document] if block.start <= one[0] and one[1] <= block.end]
            if not inside or (block.kind not in REPORT_KINDS and not _tells(story, document, block)):
                continue
            for start, end in sentences_in(text, block):
                carried = frozenset(claim for first, last, claim in inside if start <= first and last <= end)
                if carried:
                    found.append(_candidate(text, block, start, end, carried))
    return found


def _tells(story: Story, document: str, block: Block) -> bool:
    """Whether the block is a part that tells the story on another story's page."""
    return block.kind == "foreign" and any(
        segment.document == document and segment.start <= block.start and block.end <= segment.end
        for segment in story.segments
    )


def sentences_in(document: Document, block: Block) -> list[tuple[int, int]]:
    """The sentences of a block, as places in the document's text."""
    words = tokenize(document.text, block.start, block.end)
    return [
        (words[first].start, words[last - 1].end)
        for first, last in split_sentences(document.text, words, block.start, block.end)
    ]


def _candidate(document: Document, block: Block, start: int, end: int, claims: frozenset[str]) -> _Candidate:
    text = document.text[start:end]
    found = [word.casefold() for word in _WORD.findall(text)]
    reads = (
        int(block.kind not in ("body", "standfirst")),
        int(not _SHORTEST <= end - start <= _LONGEST),
        int(bool(found) and found[0] in _LEANING),
        int(_unbalanced(text)),
    )
    words = frozenset(word for word in found if word not in FUNCTION_WORDS)
    return _Candidate(DocumentSpan(document.id, start, end), text, words, claims, reads)


def _unbalanced(text: str) -> bool:
    """Whether a quotation opens or closes outside the sentence."""
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1
