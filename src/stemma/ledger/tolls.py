"""The toll of a story: killed, injured and missing, with bounds, as a careful editor would print them.

Policy: the numbers under which the reports together are likeliest (`chances`), later reports weighing more than
earlier ones; what has been corrected in so many words counts no more; an attacker who died is among the dead, and
told apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from stemma.ledger.casualties import Reading, Slot, Told, read_casualties
from stemma.ledger.chances import Likely, Table, chance, likeliest, likeliest_alone, row_chance
from stemma.ledger.dating import Calendar
from stemma.ledger.mentions import Mention
from stemma.records import Attackers, Extraction, Origin, Story, Toll, TollFigure

POLICY = (
    "the numbers that make the reports likeliest; corrections first, later over earlier, headline and lead over the "
    "rest, the whole over a part; attackers included"
)
#: How much more the reports of the last day weigh than those of the first.
_LATER = 0.8
#: What another report of the same origin adds.
_COPY = 0.25
#: How much what a report leaves unsaid weighs where others give counts.
_UNSAID = 0.5
#: What a count adds that its report gives again.
_AGAIN, _AGAIN_MOST = 0.15, 0.45

#: Chances of what a report leaves unsaid where nobody, one, two, more were killed: a death without a count; the same
#: where an attacker died by his own hand, or otherwise; no word of a death beside other counts, and without any.
_A_DEATH = (0.05, 0.60, 0.20, 0.15)
_A_DEATH_BELOW = (0.45, 0.35, 0.12, 0.08)
_AND_HIS_OWN = (0.02, 0.20, 0.55, 0.23)
_AND_AN_ATTACKER = (0.03, 0.45, 0.35, 0.17)
_NO_DEATH = (0.90, 0.10, 0.10, 0.10)
_NOTHING_OF_DEATH = (0.60, 0.40, 0.30, 0.30)
#: The same of the injured: no word of an injury; injuries without count and no death; and beside a death.
_NO_INJURY = (0.80, 0.25, 0.20, 0.20)
_AN_INJURY = (0.05, 0.65, 0.18, 0.12)
_INJURY_BESIDE = (0.60, 0.20, 0.20, 0.20)
_NOT_MISSING = (0.90, 0.10, 0.10, 0.10)


def toll_of(
    story: Story, mentions: Sequence[Mention], extractions: Mapping[str, Extraction], calendar: Calendar,
    claim_of: Mapping[str, str], corrected: Collection[str] = (), origins: Sequence[Origin] = (),
) -> Toll | None:  # fmt: skip
    """The toll of a story; None when no report of it tells of casualties.

    `claim_of`: quantity id -> claim id.  `corrected` are claims that another corrects in so many words.  `origins`
    are those of the story: reports of one origin tell little more than one of them.
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
    if not any(r.tone.leads or any(told.low and told.mentions for told in r.told) for r in readings):
        return None
    weighed = list(zip(readings, _weights(readings, origins), strict=True))
    died = next((r for r in readings if r.attacker.died), None)
    standing = _Standing(claim_of, corrected)
    tables: dict[Slot, list[tuple[float, Table]]] = defaultdict(list)
    told: dict[Slot, set[int]] = defaultdict(set)
    tellers = Counter(slot for reading in readings for slot in _counted(reading, standing))
    for reading, weight in weighed:
        own = _counted(reading, standing)
        elsewhere = {slot for slot, number in tellers.items() if number > (slot in own)}
        for slot, table in _tables(reading, died is not None, standing, elsewhere):
            tables[slot].append((weight, table))
        for one in reading.told:
            told[one.slot].add(one.low)
    people = told["killed"] | told["injured"] | told["hit"]
    killed, injured = likeliest(tables["killed"], tables["injured"], tables["hit"], people)
    missing = likeliest_alone(tables["missing"], told["missing"])
    hurt = next((r for r in readings if r.attacker.hurt), None) if died is None else None
    reason = "no report tells of one"
    if died is not None:
        reason = f"“{died.attacker.died}” ({died.document})"
    elif hurt is not None:
        reason = f"“{hurt.attacker.hurt}” ({hurt.document})"
    return Toll(
        story=story.id,
        documents=tuple(story.documents),
        policy=POLICY,
        killed=_figure("killed", killed, injured.best, readings, claim_of, died is not None),
        injured=_figure("injured", injured, killed.best, readings, claim_of, False),
        missing=_figure("missing", missing, 0, readings, claim_of, False),
        attackers=Attackers(int(died is not None), int(hurt is not None and injured.best > 0), reason),
    )


def _weights(readings: Sequence[Reading], origins: Sequence[Origin]) -> list[float]:
    """What each report weighs: later ones more, and those of one origin together little more than one."""
    origin_of = {document: origin.id for origin in origins for document in origin.documents}
    size = Counter(origin_of.get(r.document, r.document) for r in readings)
    days = sorted({r.day for r in readings if r.day is not None})
    out = []
    for reading in readings:
        copies = size[origin_of.get(reading.document, reading.document)]
        share = (1.0 + _COPY * (copies - 1)) / copies
        late = days.index(reading.day) / (len(days) - 1) if reading.day is not None and len(days) > 1 else 0.0
        out.append(share * (1.0 + _LATER * late))
    return out


class _Standing:
    """Which counts stand: those that nobody has corrected since."""

    def __init__(self, claim_of: Mapping[str, str], corrected: Collection[str]) -> None:
        self._claim_of, self._corrected = claim_of, frozenset(corrected)

    def __call__(self, told: Told) -> bool:
        claims = {self._claim_of[m.quantity.id] for m in told.mentions if m.quantity.id in self._claim_of}
        return not claims or not claims <= self._corrected


def _counted(reading: Reading, stands: _Standing) -> frozenset[Slot]:
    """The slots for which a report counts more than one person told by an article, or a part."""
    return frozenset(t.slot for t in reading.told if t.sort in ("added", "count") and stands(t))


def _tables(
    reading: Reading, attacker_died: bool, stands: _Standing, elsewhere: Collection[Slot]
) -> list[tuple[Slot, Table]]:
    """The log chances of what one report tells, each as a table over what may be true.

    `elsewhere` are the slots that other reports count: there what this one leaves unsaid weighs less.
    """
    out: list[tuple[Slot, Table]] = []
    again: dict[tuple[Slot, int, int | None], list[Told]] = defaultdict(list)
    for told in reading.told:
        if stands(told):
            again[told.slot, told.low, told.high].append(told)
    tone = reading.tone
    # who is hurt in a report that tells of no death may have died since
    alive = not (tone.dies or tone.dies_below) and not any(t.low for t in reading.counts("killed"))
    for (slot, _, _), same in again.items():
        best = max(same, key=lambda t: (chance(t.sort, t.place, t.low, t.high, t.low), t.place))
        weight = 1.0 + min(_AGAIN_MOST, _AGAIN * (len(same) - 1)) if best.sort != "one" else 1.0
        out.append(("hit" if alive and slot == "injured" else slot, _told_table(best, weight, attacker_died)))
    counted = _counted(reading, stands)
    if "killed" not in counted or not (tone.dies or any(t.place != "below" for t in reading.counts("killed"))):
        # what the headline and lead say nothing of may be another event's
        weight = _UNSAID if {"hit", "killed"} & set(elsewhere) else 1.0
        out.append(("killed", _row(_unsaid_deaths(reading, bool(counted)), weight)))
    if not {"hit", "injured"} & counted:
        weight = _UNSAID if {"hit", "injured"} & set(elsewhere) else 1.0
        out.append(("hit" if alive else "injured", _row(_unsaid_injuries(reading, alive), weight)))
    if "missing" not in counted:
        out.append(("missing", _row(_NOT_MISSING, _UNSAID if "missing" in elsewhere else 1.0)))
    return out


def _told_table(told: Told, weight: float, attacker_died: bool) -> Table:
    spared = told.spared if attacker_died and told.slot in ("killed", "hit") else 0.0

    def table(truth: int) -> float:
        with_him = chance(told.sort, told.place, told.low, told.high, truth)
        without = chance(told.sort, told.place, told.low, told.high, max(0, truth - 1)) if spared else 0.0
        return weight * math.log((1 - spared) * with_him + spared * without)

    return table


def _row(chances: Sequence[float], weight: float) -> Table:
    return lambda truth: weight * math.log(row_chance(chances, truth))


def _unsaid_deaths(reading: Reading, counts_others: bool) -> Sequence[float]:
    if reading.attacker.died:
        return _AND_HIS_OWN if reading.attacker.own_hand else _AND_AN_ATTACKER
    if reading.tone.dies:
        return _A_DEATH
    if reading.tone.dies_below:
        return _A_DEATH_BELOW
    return _NO_DEATH if counts_others else _NOTHING_OF_DEATH


def _unsaid_injuries(reading: Reading, alive: bool) -> Sequence[float]:
    if not reading.tone.hurts:
        return _NO_INJURY
    return _AN_INJURY if alive else _INJURY_BESIDE


def _figure(
    slot: Slot, likely: Likely, other: int, readings: Sequence[Reading], claim_of: Mapping[str, str], attacker: bool
) -> TollFigure:
    """The number with the reports that give it, and how they do; `other` is how many were killed or injured besides."""
    words, told = _told(slot, likely.best, other, readings, attacker)
    claims = (
        claim_of[t.mentions[0].quantity.id]
        for _, t in told
        if t.slot == slot and len(t.mentions) == 1 and t.mentions[0].quantity.id in claim_of
    )
    summed = next((t for _, t in told if len(t.mentions) > 1), None)
    if summed is not None:
        words += f" ({' and '.join(m.quantity.surface for m in summed.mentions)} together)"
    documents = [r.document for r, _ in told]
    if not told:
        words, documents = _unsaid(slot, likely.best, readings)
    reason = f"{words}: {', '.join(sorted(set(documents)))}" if documents else words
    return TollFigure(likely.best, likely.lower, likely.upper, next(claims, None), reason)


def _told(
    slot: Slot, best: int, other: int, readings: Sequence[Reading], attacker: bool
) -> tuple[str, list[tuple[Reading, Told]]]:
    """The counts that give the number: as such, without the attacker, or as the rest of all that were hit."""

    def counts(of: Slot, number: int) -> list[tuple[Reading, Told]]:
        return [(r, t) for r in readings for t in r.counts(of) if t.sort != "part" and t.low == number]

    less = f" less {other} {'injured' if slot == 'killed' else 'killed'}" if other else ""
    ways: list[tuple[str, Slot, int]] = [(f"{best} {slot}", slot, best)]
    if slot == "killed" and attacker:
        ways.append((f"{best - 1} killed and the attacker", "killed", best - 1))
    if slot != "missing":
        ways.append((f"{best + other} hit{less}", "hit", best + other))
    for words, of, number in ways:
        if number > 0 and (told := counts(of, number)):
            return words, told
    return "", []


def _unsaid(slot: Slot, best: int, readings: Sequence[Reading]) -> tuple[str, list[str]]:
    """Why a number that no report gives is the likeliest, and the reports it is read from."""
    if best == 0:
        words = {"killed": "tells of no death", "injured": "counts no injured"}.get(slot, "tells of nobody missing")
        silent = [r.document for r in readings if not r.counts(slot)]
        return words, silent or [r.document for r in readings]
    if slot == "killed":
        if best == 2 and any(r.attacker.died for r in readings):
            return "tells of a death and the attacker's", [r.document for r in readings if r.attacker.died]
        told = [r.document for r in readings if r.tone.dies or r.tone.dies_below]
        return ("tells of a death and gives no count" if best == 1 else "likeliest from counts that differ"), told
    words = "tells of an injury and gives no count" if best == 1 else "likeliest from counts that differ"
    return words, [r.document for r in readings if r.tone.hurts]
