"""What each operation does to a ledger: a function that changes the sheet and tells what it did, or raises `Flag`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import msgspec

from stemma.decisions.figures import edited_scope
from stemma.decisions.history import pairs
from stemma.decisions.sheet import Flag, Sheet, by_words, mentions
from stemma.ledger.values import words
from stemma.records import Claim, Decision, Quantity, Relation, Series, TextAnchor, Utterance, Value, content_id

#: The rule that relations and ranks name when a person decided them.
RULE = "decision"

Done = tuple[str, tuple[str, ...]]
"""What was done, in words, and the ids of the records it is about."""


def accept(sheet: Sheet, decision: Decision) -> Done:
    claim, note = _whole(sheet, decision)
    verdict = (decision.after or {}).get("verdict")
    told = f"accepted, verdict “{verdict}”" if verdict else "accepted"
    sheet.put(sheet.mark(claim, decision, told))
    if claim.state == "rejected":
        _again(sheet, claim)
    return told + note, (claim.id,)


def reject(sheet: Sheet, decision: Decision) -> Done:
    claim, note = _whole(sheet, decision, grown="flag")
    sheet.put(sheet.mark(claim, decision, "rejected", "rejected"))
    _again(sheet, claim)
    return f"rejected{note}", (claim.id,)


def edit(sheet: Sheet, decision: Decision) -> Done:
    after = decision.after or {}
    value = msgspec.convert(after["value"], Value) if "value" in after else None
    claim, note = _whole(sheet, decision, grown="flag", becomes=value)
    told = []
    if value is not None:
        told.append(f"value set to {words(value)}, the reports are read as {words(claim.value)}")
    scope = edited_scope(claim.scope, after["scope"]) if "scope" in after else claim.scope
    if "scope" in after:
        told.append("scope set")
    edited = replace(claim, value=value or claim.value, scope=scope)
    bench = sheet.bench(claim.story)
    if bench is not None:
        edited = replace(edited, proposition=bench.worded(edited))
    sheet.put(sheet.mark(edited, decision, "; ".join(told)))
    sheet.changed.add(claim.id)
    _again(sheet, claim)
    return "; ".join(told) + note, (claim.id,)


def rank(sheet: Sheet, decision: Decision) -> Done:
    claim, note = _whole(sheet, decision)
    to = (decision.after or {})["rank"]
    sheet.put(sheet.mark(claim, decision, f"ranked {to}"))
    sheet.ranked[claim.id] = (to, decision)
    _again(sheet, claim)
    return f"ranked {to}{note}", (claim.id,)


def merge(sheet: Sheet, decision: Decision) -> Done:
    groups = [_one_claim(sheet, anchors, None) for anchors in _present(decision)]
    claims = list({claim.id: claim for claim, _ in groups}.values())
    if len(claims) < 2:
        claim = claims[0]
        sheet.put(sheet.mark(claim, decision, "merged: the machine groups them so too"))
        return "they are one claim already", (claim.id,)
    ids = [claim.id for claim in claims]
    if len({c.story for c in claims}) > 1:
        raise Flag("the claims are in different stories now", ids)
    if len({(c.kind, c.value.unit, c.polarity) for c in claims}) > 1:
        raise Flag("the claims differ now in unit, kind or polarity", ids)
    if any(c.state == "rejected" for c in claims):
        raise Flag("one of the claims is rejected", ids)
    first = claims[0]
    merged = _made(sheet, first, [m for c in claims for m in mentions(c)])
    for other in claims:
        merged = replace(merged, decided=tuple(dict.fromkeys((*merged.decided, *other.decided))))
    told = f"merged from {' and '.join(words(c.value) for c in claims)}"
    sheet.put(sheet.mark(merged, decision, told), instead_of=ids)
    for old in ids[1:]:
        sheet.drop(old)
        sheet.ranked.pop(old, None)
    for old in ids:  # of relations with one and the same claim those of the first stay
        sheet.rename(old, merged.id)
    sheet.changed.add(merged.id)
    _again(sheet, merged)
    return told + "".join(dict.fromkeys(note for _, note in groups)), (merged.id,)


def split(sheet: Sheet, decision: Decision) -> Done:
    (anchors,) = decision.target.anchors
    found = sheet.found(anchors)
    apart = {found[n] for n in (decision.after or {})["apart"] if n in found}
    rest = set(found.values()) - apart
    if not apart or not rest:
        raise Flag("one side of the split went with removed reports", sheet.owners(found.values()))
    homes = [{sheet.claim_of.get(m) for m in part} for part in (apart, rest)]
    if not homes[0] & homes[1] and None not in homes[0] | homes[1]:
        owners = tuple(sheet.owners(found.values()))
        for id_ in owners:
            sheet.put(sheet.mark(sheet.claims[id_], decision, "split: the machine tells them apart too"))
        return "they are claims of their own already", owners
    claim, note = _one_claim(sheet, anchors, "flag")
    stay = [m for m in mentions(claim) if m not in apart]
    one = _made(sheet, claim, stay)
    other = _made(sheet, claim, [m for m in mentions(claim) if m in apart])
    numbers = f"{len(apart)} of {len(mentions(claim))} mentions"
    one = sheet.mark(one, decision, f"{numbers} split off")
    home = next((s for s in sheet.series.values() if claim.id in s.claims), None)
    series = _series_of_one(sheet, other, home)
    other = sheet.mark(replace(other, series=series.id), decision, f"split from {words(claim.value)}: {numbers}")
    sheet.put(one, other, instead_of=[claim.id])
    sheet.rename(claim.id, one.id)
    sheet.series[series.id] = series
    sheet.touched.add(series.id)
    reason = f"told apart by {by_words(decision)}"
    sheet.relations.append(Relation(one.id, other.id, "not_comparable", "thing", RULE, reason, 1.0))
    sheet.changed |= {one.id, other.id}
    _again(sheet, one)
    return f"{numbers} are another claim{note}", (one.id, other.id)


def link(sheet: Sheet, decision: Decision) -> Done:
    spoken = [_one_utterance(sheet, anchors) for anchors in _present(decision)]
    found = list({u.id: u for u in spoken}.values())
    if len(found) < 2:
        return "they are one utterance already", (found[0].id,)
    if len({u.story for u in found}) > 1:
        raise Flag("the utterances are in different stories now", [u.id for u in found])
    statements = tuple(dict.fromkeys(s for u in found for s in u.statements))
    first = next((u for u in found if u.speaker is not None), found[0])
    said = next((u.said for u in found if u.said is not None), None)
    made = replace(
        first,
        id=content_id("u", first.story, *sorted(statements)),
        statements=statements,
        said=said,
        reasons=tuple(dict.fromkeys([*(r for u in found for r in u.reasons), f"linked by {by_words(decision)}"])),
    )
    _respeak(sheet, found, [made])
    return f"{len(statements)} statements are one utterance", (made.id,)


def unlink(sheet: Sheet, decision: Decision) -> Done:
    (anchors,) = decision.target.anchors
    found = sheet.found(anchors)
    apart = {found[n] for n in (decision.after or {})["apart"] if n in found}
    rest = set(found.values()) - apart
    if not apart or not rest:
        raise Flag("one side went with removed reports", sheet.owners(found.values()))
    homes = [{sheet.utterance_of.get(s) for s in part} for part in (apart, rest)]
    if not homes[0] & homes[1] and None not in homes[0] | homes[1]:
        return "they are utterances of their own already", tuple(sorted(h for part in homes for h in part if h))
    whole = _one_utterance(sheet, anchors)
    reasons = (*whole.reasons, f"told apart by {by_words(decision)}")
    made = [
        replace(whole, id=content_id("u", whole.story, *sorted(part)), statements=part, reasons=reasons)
        for part in (
            tuple(s for s in whole.statements if s not in apart),
            tuple(s for s in whole.statements if s in apart),
        )
    ]
    _respeak(sheet, [whole], made)
    return f"{len(apart)} of {len(whole.statements)} statements are an utterance of their own", tuple(
        u.id for u in made
    )


def link_reports(sheet: Sheet, decision: Decision) -> Done:
    """Grouping has seen to it before: here it is looked at."""
    home = {document: story.id for story in sheet.stories.values() for document in story.documents}
    documents = decision.target.ids
    gone = [d for d in documents if d not in sheet.finder.extractions]
    if gone:
        raise Flag(f"{gone[0]} is not in this ledger", [h for d in documents if (h := home.get(d))])
    together = decision.operation == "must-link"
    wrong = next(
        (sorted(pair) for pair in pairs(documents) if (len({home.get(d, d) for d in pair}) == 1) != together),
        None,
    )
    stories = tuple(dict.fromkeys(h for d in documents if (h := home.get(d))))
    if wrong is not None:
        where = "two stories" if together else "one story"
        raise Flag(f"{wrong[0]} and {wrong[1]} are still in {where}: the ledger must be made anew", stories)
    return ("they are one story" if together else "they are stories apart"), stories


OPERATIONS: Mapping[str, Callable[[Sheet, Decision], Done]] = {
    "accept": accept,
    "reject": reject,
    "edit": edit,
    "rank": rank,
    "merge": merge,
    "split": split,
    "link": link,
    "unlink": unlink,
    "must-link": link_reports,
    "cannot-link": link_reports,
}


# ------------------------------------------------------------------------------------------- what they share


def _present(decision: Decision) -> list[tuple[TextAnchor, ...]]:
    """The anchors of each claim or utterance of which some report is still there."""
    groups = [anchors for anchors in decision.target.anchors if not all(a.erased for a in anchors)]
    if not groups:
        raise Flag("all that it spoke of went with removed reports")
    return groups


def _whole(
    sheet: Sheet, decision: Decision, grown: str | None = None, becomes: Value | None = None
) -> tuple[Claim, str]:
    """The claim that a decision about one claim means, and a note when more mentions have joined it since.

    Raises `Flag` when its figures are in several claims, in none, with others they were not with, or read otherwise.
    """
    return _one_claim(sheet, decision.target.anchors[0], grown, becomes)


def _one_claim(
    sheet: Sheet, anchors: Sequence[TextAnchor], grown: str | None, becomes: Value | None = None
) -> tuple[Claim, str]:
    found = sheet.found(anchors)
    ids = sheet.owners(found.values())
    homeless = [r for r in found.values() if r not in sheet.claim_of]
    if homeless or not ids:
        raise Flag("a figure of it is part of no claim any more", ids)
    if len(ids) > 1:
        raise Flag(f"its figures are in {len(ids)} claims now", ids)
    claim = sheet.claims[ids[0]]
    others = [m for m in mentions(claim) if m not in set(found.values())]
    known = {anchor.document for anchor in anchors}
    regrouped = [m for m in others if _document(sheet, m) in known]
    if regrouped:
        raise Flag(f"{_mentions(len(regrouped))} of the same reports are in the claim now that were not", ids)
    reread = _reread(sheet, anchors, found)
    if reread and not (becomes is not None and claim.value == becomes):
        raise Flag(reread, ids)
    if others and grown == "flag":
        raise Flag(f"{_mentions(len(others))} of other reports are in the claim now that were not", ids)
    return claim, f"; {_mentions(len(others))} joined since" if others else ""


def _reread(sheet: Sheet, anchors: Sequence[TextAnchor], found: Mapping[int, str]) -> str | None:
    """Why a figure is not read as it was when the decision was made; None when all are."""
    for number, record in found.items():
        then = anchors[number]
        if then.kind != "figure":
            continue
        now = _figure(sheet, then.document, record)
        if now is None:
            continue
        was, is_ = (then.lower, then.upper, then.unit), (now.lower, now.upper, now.unit)
        if was != is_:
            return f"“{now.surface}” in {then.document} is read as {_ends(*is_)} now, it was {_ends(*was)}"
        if then.polarity != now.polarity:
            return f"“{now.surface}” in {then.document} is {now.polarity} now, it was {then.polarity}"
    return None


def _figure(sheet: Sheet, document: str, record: str) -> Quantity | None:
    extraction = sheet.finder.extractions.get(document)
    return next((q for q in extraction.quantities if q.id == record), None) if extraction is not None else None


def _ends(lower: float | None, upper: float | None, unit: str | None) -> str:
    shown = f"{lower:g}" if lower is not None and lower == upper else f"{_end(lower)} to {_end(upper)}"
    return f"{shown} {unit}" if unit else shown


def _end(number: float | None) -> str:
    return "open" if number is None else f"{number:g}"


def _document(sheet: Sheet, mention: str) -> str | None:
    return sheet.finder.document_of(mention)


def _mentions(count: int) -> str:
    return "1 mention" if count == 1 else f"{count} mentions"


def _made(sheet: Sheet, former: Claim, members: Sequence[str]) -> Claim:
    """The claim of these mentions, with the value, time and polarity of the former one, and its scope if edited."""
    chosen = tuple(dict.fromkeys(members))
    if former.kind == "figure":
        bench = sheet.bench(former.story)
        made = bench.claim(chosen, former) if bench is not None else None
        if made is None or len(made.quantities) != len(chosen):
            raise Flag("a figure of it cannot be part of a claim any more", [former.id])
        made = replace(made, series=former.series, state=former.state, decided=former.decided)
        if any(j.operation == "edit" for j in former.decided):
            made = replace(made, scope=former.scope)
            made = replace(made, proposition=bench.worded(made) if bench is not None else made.proposition)
        return made
    return replace(former, id=content_id("c", former.story, *sorted(chosen)), statements=chosen)


def _again(sheet: Sheet, claim: Claim) -> None:
    """The series of the claim is ranked anew when all decisions are applied."""
    sheet.touched |= {id_ for id_, one in sheet.series.items() if claim.id in one.claims}


def _series_of_one(sheet: Sheet, claim: Claim, home: Series | None) -> Series:
    bench = sheet.bench(claim.story)
    named = bench.named(claim) if bench is not None else None
    thing, role = named or (claim.proposition, None)
    id_ = content_id("series", claim.story, claim.id)
    if id_ in sheet.series:  # the claim had been merged into that one before
        id_ = content_id("series", claim.story, claim.id, "apart")
    return Series(
        id=id_,
        stories=(claim.story,),
        thing=thing,
        role=role,
        measure=home.measure if home is not None else "unknown",
        scope=claim.scope.places,
        claims=(claim.id,),
        preferred=None,
        unit=claim.value.unit,
    )


def _one_utterance(sheet: Sheet, anchors: Sequence[TextAnchor]) -> Utterance:
    found = sheet.found(anchors)
    ids = {sheet.utterance_of.get(s) for s in found.values()}
    known = sorted(id_ for id_ in ids if id_ is not None)
    if None in ids or not known:
        raise Flag("a statement of it is in no utterance any more", known)
    if len(known) > 1:
        raise Flag(f"its statements are in {len(known)} utterances now", known)
    return sheet.utterances[known[0]]


def _respeak(sheet: Sheet, gone: Sequence[Utterance], made: Sequence[Utterance]) -> None:
    for one in gone:
        del sheet.utterances[one.id]
    for one in made:
        sheet.utterances[one.id] = one
        sheet.utterance_of |= dict.fromkeys(one.statements, one.id)
        sheet.respoken |= set(one.statements)
