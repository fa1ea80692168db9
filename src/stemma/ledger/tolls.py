"""The toll of a story: killed, injured and missing, with bounds, as a careful editor would print them.

Policy: the count that most reports give, later reports before earlier ones and headline and lead before what
stands below; what has been corrected in so many words counts no more; the whole before a part; what counts of one report leave open follows from the others of it (five
shot, one dead: four injured); an attacker who died is among the dead, and told apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from stemma.ledger.casualties import Reading, Slot, read_casualties
from stemma.ledger.dating import Calendar
from stemma.ledger.mentions import Mention
from stemma.records import Attackers, Extraction, Story, Toll, TollFigure

POLICY = "weight of reports; corrections first, later over earlier, headline and lead over the rest; attackers included"
#: How much more the reports of the last day weigh than those of the first; how much less a derived count does, and the silence of a report.
_LATER, _DERIVED, _SILENT = 0.6, 0.7, 0.25
#: Share of the weight from which a rival count is inside the bounds.
_RIVAL = 0.3
#: Injured up to here are more often too few than too many.
_FEW = 3


def toll_of(
    story: Story, mentions: Sequence[Mention], extractions: Mapping[str, Extraction], calendar: Calendar,
    claim_of: Mapping[str, str], corrected: Collection[str] = (),
) -> Toll | None:  # fmt: skip
    """The toll of a story; None when no report of it tells of casualties.

    `claim_of`: quantity id -> claim id.  `corrected` are claims that another corrects in so many words.
    """
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document].append(mention)
    readings = []
    for document in story.documents:
        if document in extractions:
            day = calendar.anchor(document).day
            found = read_casualties(extractions[document], by_document[document], day)
            if found is not None:
                readings.append(found)
    if not any(r.leads or any(told.count and told.mentions for told in r.counts.values()) for r in readings):
        return None
    weights = _weights(readings)
    attackers = [r for r in readings if r.attacker]
    weighed = list(zip(readings, weights, strict=True))

    def settled(slot: Slot, counted: Sequence[tuple[Reading, float, Counted]]) -> TollFigure:
        return _settle(slot, _standing(slot, counted, claim_of, corrected), claim_of)

    killed = settled("killed", [(r, w, _killed(r)) for r, w in weighed])
    injured = settled("injured", [(r, w, _injured(r, killed.best)) for r, w in weighed])
    missing = settled("missing", [(r, w, _missing(r)) for r, w in weighed])
    reason = f"“{attackers[0].attacker}” ({attackers[0].document})" if attackers else "no report tells of one"
    dead = 1 if attackers else 0
    return Toll(
        story=story.id,
        documents=tuple(story.documents),
        policy=POLICY,
        killed=killed,
        injured=injured,
        missing=missing,
        attackers=Attackers(dead, 0, reason),
    )


#: A count, why, and how well the report tells it.
Counted = tuple[int, str, float]


def _weights(readings: Sequence[Reading]) -> list[float]:
    days = sorted({r.day for r in readings if r.day is not None})
    if len(days) < 2:
        return [1.0 for _ in readings]
    return [1.0 + _LATER * (days.index(r.day) / (len(days) - 1) if r.day is not None else 0.0) for r in readings]


def _count(reading: Reading, slot: Slot) -> int | None:
    told = reading.counts.get(slot)
    return told.count if told is not None else None


def _killed(reading: Reading) -> Counted:
    """(count, reason, told as such); with the attacker where the report's own count leaves him out."""
    told, hit, hurt = (_count(reading, slot) for slot in ("killed", "hit", "injured"))
    if told is None and hit is not None and hurt is not None and reading.dies and hit > hurt:
        told, reason, plain = hit - hurt, f"{hit} hit less {hurt} injured", _DERIVED
    elif told is None and not reading.dies:
        return 0, "tells of no death", _DERIVED if hit or hurt else _SILENT
    elif told is None:
        told, reason, plain = 1, "tells of a death and gives no count", _DERIVED
    else:
        reason, plain = f"{told} killed", 1.0
    if reading.attacker and not reading.counted_in and _leaves_attacker_out(reading):
        return told + 1, f"{reason} and the attacker", plain
    return told, reason, plain


def _leaves_attacker_out(reading: Reading) -> bool:
    killed = reading.counts.get("killed")
    return killed is not None and bool(killed.mentions) and not killed.found and not killed.named


def _injured(reading: Reading, killed: int) -> Counted:
    """(count, reason, weight); who was hit and is dead by the reports of the whole story is not among the injured."""
    told, hit, dead = (_count(reading, slot) for slot in ("injured", "hit", "killed"))
    gone = dead if dead is not None else killed
    if told is not None:
        if hit is not None and hit - gone > told and reading.counts["hit"].weight >= reading.counts["injured"].weight:
            return (
                hit - gone,
                f"{hit} hit" + (f" less {gone} killed" if gone else "") + f"; {told} are a part",
                _DERIVED,
            )
        return told, f"{told} injured", 1.0
    if hit is not None:
        return max(0, hit - gone), f"{hit} hit" + (f" less {gone} killed" if gone else ""), _DERIVED
    if not reading.hurts:
        return 0, "tells of no injury", _SILENT
    if not reading.dies and not killed:
        return 1, "tells of an injury and gives no count", _DERIVED
    return 0, "counts no injured", _SILENT


def _missing(reading: Reading) -> Counted:
    told = _count(reading, "missing")
    return (told, f"{told} missing", 1.0) if told is not None else (0, "tells of nobody missing", _SILENT)


def _standing(
    slot: Slot,
    counted: Sequence[tuple[Reading, float, Counted]],
    claim_of: Mapping[str, str],
    corrected: Collection[str],
) -> Sequence[tuple[Reading, float, Counted]]:
    """The counts that nobody has corrected since; all of them when none is left that a report tells as such."""

    def taken_back(reading: Reading) -> bool:
        told = reading.counts.get(slot)
        claims = {claim_of[m.quantity.id] for m in told.mentions if m.quantity.id in claim_of} if told else set()
        return bool(claims) and claims <= set(corrected)

    left = [one for one in counted if not taken_back(one[0])]
    return left if any(plain == 1.0 for _, _, (_, _, plain) in left) else counted


def _settle(slot: Slot, counted: Sequence[tuple[Reading, float, Counted]], claim_of: Mapping[str, str]) -> TollFigure:
    """The count with most weight; bounds from its weightier rivals."""
    scores: dict[int, float] = defaultdict(float)
    backers: dict[int, list[tuple[Reading, str]]] = defaultdict(list)
    for reading, weight, (count, reason, plain) in counted:
        scores[count] += weight * plain
        backers[count].append((reading, reason))
    best = max(scores, key=lambda c: (scores[c], c))
    total = sum(scores.values())
    inside = [c for c in scores if c == best or scores[c] >= _RIVAL * total]
    reports = ", ".join(sorted({r.document for r, _ in backers[best]}))
    claim = next(
        (
            claim_of[m.quantity.id]
            for r, _ in backers[best]
            for told in [r.counts.get(slot)]
            if told is not None and told.count == best
            for m in told.mentions
            if m.quantity.id in claim_of
        ),
        None,
    )
    firm = any(plain == 1.0 for _, _, (count, _, plain) in counted if count == best)
    down, up = _margin(slot, best, firm)
    return TollFigure(best, max(0, min(inside) - down), max(inside) + up, claim, f"{backers[best][0][1]}: {reports}")


def _margin(slot: Slot, best: int, firm: bool) -> tuple[int, int]:
    """By how many a count may be off, down and up, beyond what the reports say themselves.

    Measured on shootings with a registry's final figures: a single casualty, or none, is told as the registry
    has it; several dead may be one more, for want of an attacker or of one who died later; of many injured one
    may be counted among the dead or twice; a count that no report gives plainly may be of one who is none.
    """
    if best >= 2:
        return (0, 1) if slot != "injured" or best <= _FEW else (1, 0)
    return (0, 0) if firm else (best, 1 - best)
