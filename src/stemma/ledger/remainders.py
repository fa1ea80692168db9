"""Remainders: a figure that is another one less a part of it ("29 crates; four went today, the rest tomorrow").

Part, rest and whole are tied by arithmetic: they agree and answer different questions, whatever
nouns the text gives them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from stemma.ledger.drafts import Draft
from stemma.ledger.mentions import Mention
from stemma.ledger.values import centre, is_point, near, words
from stemma.records import Claim

#: Claims of one report that are looked through for the part that was taken off.
_LOOKED_AT = 200

Sum = tuple[Claim, Claim | None, Claim, str]


def is_rest_of(rest: Mention, whole: Mention) -> bool:
    """The first figure is what is left of the second, by the words of their report."""
    relative = rest.quantity.relative
    return (
        relative is not None
        and relative.operation == "difference"
        and relative.base_quantity == whole.quantity.id
        and rest.document == whole.document
    )


def rest_and_whole(a: Draft, b: Draft) -> bool:
    """One of the two claims is a remainder of the other."""
    return _rest_of(a, b) or _rest_of(b, a)


def _rest_of(rest: Draft, whole: Draft) -> bool:
    bases = {m.quantity.relative.base_quantity for m in rest.mentions if m.quantity.relative is not None}
    return bool(bases - {None}) and any(
        is_rest_of(one, other) for one in rest.mentions for other in whole.mentions if other.quantity.id in bases
    )


def remainders(claims: Sequence[Claim], drafts: Mapping[str, Draft]) -> list[Sum]:
    """(rest, the part taken off, whole, the sum in words); the part is None when no claim is it."""
    claim_of = {m.quantity.id: claim for claim in claims for m in drafts[claim.id].mentions}
    in_report: dict[str, list[tuple[Mention, Claim]]] = defaultdict(list)
    for claim in claims:
        for mention in drafts[claim.id].mentions:
            in_report[mention.document].append((mention, claim))
    found: dict[tuple[str, str], Sum] = {}
    for rest in claims:
        for mention in drafts[rest.id].mentions:
            relative = mention.quantity.relative
            whole = claim_of.get(relative.base_quantity or "") if relative is not None else None
            if relative is None or relative.operation != "difference" or whole is None or whole.id == rest.id:
                continue
            base = next(m for m in drafts[whole.id].mentions if m.quantity.id == relative.base_quantity)
            near_by = in_report[mention.document][:_LOOKED_AT]
            part = _part(rest, whole, [c for m, c in near_by if _between(m, base, mention)])
            text = f"{words(whole.value)} less {words(rest.value)}"
            if part is not None:
                text = f"{words(part.value)} + {words(rest.value)} = {words(whole.value)}"
            found.setdefault((rest.id, whole.id), (rest, part, whole, text))
    return [found[key] for key in sorted(found)]


def _between(mention: Mention, base: Mention, rest: Mention) -> bool:
    first, last = sorted((base.quantity.start, rest.quantity.start))
    return mention.story == rest.story and first < mention.quantity.start < last


def _part(rest: Claim, whole: Claim, between: Sequence[Claim]) -> Claim | None:
    if not (is_point(rest.value) and is_point(whole.value)):
        return None
    taken = centre(whole.value) - centre(rest.value)
    return next((c for c in between if is_point(c.value) and near(centre(c.value), taken)), None)
