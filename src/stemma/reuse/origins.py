"""The origins of the reports of one story: how many texts they really go back to.

Pairs are judged by the rules of `merging`; groups are made by average linkage over the pairs, never by
connected components, so that one round-up that quotes two wires does not make one origin of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from stemma.records import Document, Lineage, Origin, OriginKind, Passage, PossibleMerge, Story, content_id
from stemma.reuse.agencies import text_agencies
from stemma.reuse.descent import Direction, agency_of, direction, possible_sources, quoted_share
from stemma.reuse.linkage import average_linkage
from stemma.reuse.merging import COPY_SHARE, below_threshold, certain
from stemma.reuse.overlap import Overlap, ReportText, overlaps

Pair = tuple[str, str]

#: Score of a pair for the linkage, and the mean at which groups join.  A certain pair has at least
#: `CERTAIN_SCORE` and 1 when nearly all of a report is shared, so that the closest join first; of three
#: reports in a chain the ends join only when they share something themselves.
CERTAIN_SCORE, POSSIBLE_SCORE, JOIN = 0.8, 0.4, 0.55
#: Confidence of a direction that rests on a credit or on time.
SURE_DIRECTION = 0.7
#: Share of shared words in quotation marks from which an origin is a statement rather than a report.
STATEMENT_SHARE = 0.7
#: Groups up to this size are looked through for a member that all others could have their text from.
SOURCES_LIMIT = 24


def trace_origins(
    documents: Sequence[Document], passages: Sequence[Passage], story: Story
) -> tuple[list[Lineage], list[Origin]]:
    """The descent of the reports of a story and the partition of the story into certain origins.

    Args:
        documents: any documents; those of the story are looked at.
        passages: what they share, "same_statement" edges included; stock passages are left out.
        story: every one of its documents is in exactly one of the origins returned.

    Returns:
        Lineages between reports that certainly or possibly share an origin, and from a latent origin to
        its reports; origins in order of their first report.
    """
    wanted = set(story.documents)
    texts = {one.id: ReportText(one) for one in sorted(documents, key=lambda one: one.id) if one.id in wanted}
    shared = overlaps(texts, passages)
    sure: dict[Pair, str] = {}
    maybe: dict[Pair, str] = {}
    for pair, overlap in shared.items():
        one, two = texts[pair[0]].document, texts[pair[1]].document
        if reason := certain(overlap, one, two):
            sure[pair] = reason
        elif reason := below_threshold(overlap):
            maybe[pair] = reason
    directions = {
        pair: direction(texts[pair[0]].document, texts[pair[1]].document, shared[pair]) for pair in {**sure, **maybe}
    }
    credited = {one: text_agencies(text.document) for one, text in texts.items()}
    groups = _groups(sorted(wanted), sure, maybe, shared, directions, credited)
    place = {document: number for number, group in enumerate(groups) for document in group}
    inside: list[dict[Pair, str]] = [{} for _ in groups]
    for (a, b), reason in sure.items():
        if place[a] == place[b]:
            inside[place[a]][a, b] = reason
    origins = [
        _origin(group, story, texts, shared, within, directions) for group, within in zip(groups, inside, strict=True)
    ]
    origins = _with_possible(origins, sure, maybe)
    lineages = [_lineage(pair, shared[pair], directions[pair], {**maybe, **sure}[pair], pair in sure)
                for pair in sorted(directions)]  # fmt: skip
    for origin in origins:
        if origin.kind == "latent":
            lineages += [
                Lineage(origin.id, document, (origin.reason,), 0.8, directed=True) for document in origin.documents
            ]
    return lineages, origins


def _groups(
    ids: Sequence[str],
    sure: Mapping[Pair, str],
    maybe: Mapping[Pair, str],
    shared: Mapping[Pair, Overlap],
    directions: Mapping[Pair, Direction],
    credited: Mapping[str, set[str]],
) -> list[list[str]]:
    """Average linkage over copies made one: mutual copies are one text, however many there are."""
    text_of = _copies(ids, shared)
    texts = sorted(set(text_of.values()))
    number = {one: k for k, one in enumerate(texts)}
    sizes = [0] * len(texts)
    for one in ids:
        sizes[number[text_of[one]]] += 1
    scores: dict[tuple[int, int], float] = {}

    def vote(a: str, b: str, score: float) -> None:
        i, j = sorted((number[text_of[a]], number[text_of[b]]))
        if i != j:
            scores[i, j] = max(score, scores.get((i, j), 0.0))

    for pair in sure:
        vote(*pair, CERTAIN_SCORE + (1 - CERTAIN_SCORE) * min(1.0, shared[pair].share / COPY_SHARE))
    for pair in maybe:
        vote(*pair, POSSIBLE_SCORE)
    # two reports that surely came after a third have one origin, though they may share nothing themselves;
    # that both stand in a third is not enough: a round-up has two wires in it
    targets: dict[str, list[str]] = defaultdict(list)
    for pair in sure:
        found = directions[pair]
        if found.source is not None and found.target is not None and found.confidence >= SURE_DIRECTION:
            targets[found.source].append(found.target)
    # nor need two that credit one agency and each certainly share text with a third that credits it too
    wires: dict[tuple[str, str], list[str]] = defaultdict(list)
    for a, b in sure:
        for agency in credited[a] & credited[b]:
            wires[a, agency].append(b)
            wires[b, agency].append(a)
    for behind in [*targets.values(), *wires.values()]:
        for k, a in enumerate(sorted(behind)[:SOURCES_LIMIT]):
            for b in sorted(behind)[k + 1 : SOURCES_LIMIT]:
                vote(a, b, CERTAIN_SCORE)
    members: dict[str, list[str]] = defaultdict(list)
    for one in ids:
        members[text_of[one]].append(one)
    joined = average_linkage(len(texts), scores, JOIN, sizes)
    return sorted(sorted(one for k in group for one in members[texts[k]]) for group in joined)


def _copies(ids: Sequence[str], shared: Mapping[Pair, Overlap]) -> dict[str, str]:
    """For each report the first of those it is a copy of, at nearly full length both ways."""
    parent = {one: one for one in ids}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for (a, b), overlap in sorted(shared.items()):
        if min(overlap.share_a, overlap.share_b) >= COPY_SHARE:
            first, second = sorted((root(a), root(b)))
            parent[second] = first
    return {one: root(one) for one in ids}


def _origin(
    group: Sequence[str],
    story: Story,
    texts: Mapping[str, ReportText],
    shared: Mapping[Pair, Overlap],
    sure: Mapping[Pair, str],
    directions: Mapping[Pair, Direction],
) -> Origin:
    identity = content_id("o", story.id, *group)
    documents = [texts[one].document for one in group if one in texts]
    if len(group) == 1:
        outlet = documents[0].outlet if documents else None
        return Origin(identity, story.id, "report", outlet, tuple(group), reason="shares no text that would merge it")
    inside = list(sure)
    passages = [passage for pair in inside for passage in shared[pair].passages]
    evidence = sure[inside[0]] if inside else "all copied from one report"
    kind, name, why = _kind(group, documents, texts, shared, passages, directions)
    reason = f"{why}; {evidence} ({inside[0][0]}, {inside[0][1]})" if inside else f"{why}; {evidence}"
    return Origin(identity, story.id, kind, name, tuple(group), tuple(sorted(p.id for p in passages)), reason=reason)


def _kind(
    group: Sequence[str],
    documents: Sequence[Document],
    texts: Mapping[str, ReportText],
    shared: Mapping[Pair, Overlap],
    passages: Sequence[Passage],
    directions: Mapping[Pair, Direction],
) -> tuple[OriginKind, str | None, str]:
    """What the common text of a group is, its name when the reports give one, and why."""
    agency, present = agency_of(documents)
    if agency and present:
        return "agency", agency, f"the report of {agency} is among them"
    if agency:
        return "latent", f"{agency} wire", f"the reports credit {agency}, whose own text is not among them"
    if quoted_share(passages, texts) >= STATEMENT_SHARE:
        return "statement", None, "what they share is somebody's quoted words"
    if len(group) > SOURCES_LIMIT:
        return "latent", None, "too many reports to tell a first one"
    able, lacking = possible_sources(group, texts, shared)
    if not able:
        return "latent", None, f"no one report has all that the others share: {lacking}"
    if len(able) == 1:
        return "report", texts[able[0]].document.outlet, f"all that the others share stands in {able[0]}"
    later = {directions[pair].target for pair in combinations(sorted(able), 2) if pair in directions}
    first = [one for one in able if one not in later]
    if len(first) == 1:
        return "report", texts[first[0]].document.outlet, f"{first[0]} lies before the others"
    return "report", None, f"the first could be any of {', '.join(able)}"


def _with_possible(origins: Sequence[Origin], sure: Mapping[Pair, str], maybe: Mapping[Pair, str]) -> list[Origin]:
    """The origins with what may merge them: pairs below the threshold, and certain pairs the linkage kept apart."""
    of = {document: origin.id for origin in origins for document in origin.documents}
    reasons: dict[str, dict[str, str]] = defaultdict(dict)
    for pairs in (sure, maybe):
        for (a, b), reason in sorted(pairs.items()):
            if of[a] != of[b]:
                text = f"{a} and {b}: {reason}"
                reasons[of[a]].setdefault(of[b], text)
                reasons[of[b]].setdefault(of[a], text)
    return [
        Origin(one.id, one.story, one.kind, one.name, one.documents, one.passages,
               tuple(PossibleMerge(other, why) for other, why in sorted(reasons[one.id].items())), one.reason)
        for one in origins
    ]  # fmt: skip


def _lineage(pair: Pair, overlap: Overlap, found: Direction, reason: str, sure: bool) -> Lineage:
    evidence = (f"{pair[0]} shares {overlap.in_words()} with {pair[1]}", reason, *found.evidence)
    source, target = found.source or pair[0], found.target or pair[1]
    confidence = found.confidence if sure else 0.5 * found.confidence
    return Lineage(source, target, evidence, confidence, directed=found.source is not None)
