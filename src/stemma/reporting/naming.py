"""Reports called by their short names in every reason that a person reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from stemma.records import Assertion, Claim, Ledger, Origin, Toll
from stemma.reporting.lookup import Lookup

#: A word as a file name or an address may be one; brackets, quotation marks, commas and semicolons end it.
_WORD = re.compile(r"[^\s,;()\[\]\u201c\u201d\"]+")
_TRAILING = ".:'\u2019"


def readable(ledger: Ledger) -> Lookup:
    """The ledger's lookup, the ids of reports in its reasons replaced by the names that the tables use.

    Records, ids and values stay as they are; only sentences meant for people change.  An id that
    holds a space or a bracket is left as it is.
    """
    lookup = Lookup(ledger)
    if all(short == document for document, short in lookup.short.items()):
        return lookup
    short = lookup.short

    def called(match: re.Match[str]) -> str:
        word = match.group()
        if word in short:
            return short[word]
        bare = word.rstrip(_TRAILING)
        return short[bare] + word[len(bare) :] if bare in short else word

    def tell(text: str) -> str:
        return _WORD.sub(called, text)

    def tell_all(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(tell, texts))

    return Lookup(
        replace(
            ledger,
            claims=tuple(_claim(claim, tell, tell_all) for claim in ledger.claims),
            relations=tuple(replace(relation, reason=tell(relation.reason)) for relation in ledger.relations),
            series=tuple(replace(series, unknowns=tell_all(series.unknowns)) for series in ledger.series),
            stories=tuple(replace(story, reasons=tell_all(story.reasons)) for story in ledger.stories),
            origins=tuple(_origin(origin, tell) for origin in ledger.origins),
            lineages=tuple(replace(edge, evidence=tell_all(edge.evidence)) for edge in ledger.lineages),
            utterances=tuple(replace(u, reasons=tell_all(u.reasons)) for u in ledger.utterances),
            passages=tuple(replace(passage, reason=tell(passage.reason)) for passage in ledger.passages),
            findings=tuple(replace(finding, text=tell(finding.text)) for finding in ledger.findings),
            tolls=tuple(_toll(toll, tell) for toll in ledger.tolls),
            assertions=tuple(_assertion(one, tell, tell_all) for one in ledger.assertions),
            assertion_relations=tuple(replace(one, reason=tell(one.reason)) for one in ledger.assertion_relations),
        )
    )


def _claim(claim: Claim, tell: Callable[[str], str], tell_all: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Claim:
    return replace(
        claim,
        rank_reason=tell(claim.rank_reason),
        reasons=tell_all(claim.reasons),
        unknowns=tell_all(claim.unknowns),
        drift=tuple(replace(drift, text=tell(drift.text)) for drift in claim.drift),
    )


def _assertion(
    one: Assertion, tell: Callable[[str], str], tell_all: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Assertion:
    return replace(
        one,
        rank_reason=tell(one.rank_reason),
        reasons=tell_all(one.reasons),
        drift=tuple(replace(drift, text=tell(drift.text)) for drift in one.drift),
    )


def _origin(origin: Origin, tell: Callable[[str], str]) -> Origin:
    possible = tuple(replace(merge, reason=tell(merge.reason)) for merge in origin.possible)
    return replace(origin, reason=tell(origin.reason), possible=possible)


def _toll(toll: Toll, tell: Callable[[str], str]) -> Toll:
    return replace(
        toll,
        killed=replace(toll.killed, reason=tell(toll.killed.reason)),
        injured=replace(toll.injured, reason=tell(toll.injured.reason)),
        missing=replace(toll.missing, reason=tell(toll.missing.reason)),
        attackers=replace(toll.attackers, reason=tell(toll.attackers.reason)),
    )
