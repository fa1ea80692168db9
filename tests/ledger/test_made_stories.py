"""Stories whose ledger is known, through the whole flow: reading, language, claims, reuse, stories, ledger."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pytest
from made_stories import DOMAINS, EXCLUDED, MadeStory, made_story

from stemma.pipeline import build, read_source
from stemma.records import Claim, Extraction, Ledger, Relation

SEEDS = range(2)
CASES = [pytest.param(domain.name, seed, id=f"{domain.name}-{seed}") for domain in DOMAINS for seed in SEEDS]


@lru_cache(maxsize=64)
def extractions_of(name: str, seed: int) -> tuple[MadeStory, tuple[Extraction, ...]]:
    domain = next(d for d in DOMAINS if d.name == name)
    made = made_story(domain, seed)
    return made, tuple(read_source(replace(source, story="one")) for source in made.sources)


@lru_cache(maxsize=64)
def ledger_of(name: str, seed: int) -> tuple[MadeStory, Ledger]:
    made, extractions = extractions_of(name, seed)
    return made, build(extractions, group_by="story")


def with_value(ledger: Ledger, lower: float | None, upper: float | None) -> list[Claim]:
    return [c for c in ledger.claims if c.value.lower == lower and c.value.upper == upper]


def the(ledger: Ledger, number: float) -> Claim:
    found = with_value(ledger, number, number)
    assert len(found) == 1, f"{number}: {[c.proposition for c in found]} of {[c.proposition for c in ledger.claims]}"
    return found[0]


def between(ledger: Ledger, a: Claim, b: Claim) -> Relation:
    found = [r for r in ledger.relations if {r.a, r.b} == {a.id, b.id}]
    assert len(found) == 1, f"{a.proposition} and {b.proposition}: {len(found)} relations"
    return found[0]


def names_of(ledger: Ledger, claim: Claim) -> set[str]:
    entities = {e.id: e for e in ledger.entities}
    return {entities[a].name for a in claim.asserters if a in entities}


def plain(name: str) -> str:
    return name.casefold().removeprefix("the ").replace("'", "")


def series_of(ledger: Ledger, claim: Claim) -> tuple[str, ...]:
    return next(s.claims for s in ledger.series if claim.id in s.claims)


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_steps_stand_in_one_series_in_order(name: str, seed: int) -> None:
    made, ledger = ledger_of(name, seed)
    steps = [the(ledger, n) for n in made.steps]
    members = series_of(ledger, steps[0])
    assert [members.index(c.id) for c in steps] == sorted(members.index(c.id) for c in steps)


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_each_step_supersedes_the_one_before(name: str, seed: int) -> None:
    made, ledger = ledger_of(name, seed)
    steps = [the(ledger, n) for n in made.steps]
    for earlier, later in itertools.pairwise(steps):
        relation = between(ledger, earlier, later)
        assert (relation.kind, relation.a) == ("supersede", earlier.id), relation.reason


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_the_correction_replaces_what_it_names_and_is_preferred(name: str, seed: int) -> None:
    made, ledger = ledger_of(name, seed)
    old, new = the(ledger, made.steps[2]), the(ledger, made.corrected)
    relation = between(ledger, old, new)
    assert (relation.kind, relation.a, relation.cause) == ("supersede", old.id, "correction"), relation.reason
    assert (old.rank, new.rank) == ("deprecated", "preferred")


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_two_bodies_of_one_day_conflict(name: str, seed: int) -> None:
    made, ledger = ledger_of(name, seed)
    ours, theirs = the(ledger, made.steps[2]), the(ledger, made.rival)
    assert between(ledger, ours, theirs).kind == "conflict", between(ledger, ours, theirs).reason
    assert names_of(ledger, ours).isdisjoint(names_of(ledger, theirs))


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_the_bodies_assert(name: str, seed: int) -> None:
    made, ledger = ledger_of(name, seed)
    for number, body in ((made.steps[0], made.first), (made.steps[2], made.first), (made.rival, made.other)):
        assert {plain(n) for n in names_of(ledger, the(ledger, number))} == {plain(body)}


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_a_rounded_headline_is_the_same_figure(name: str, seed: int) -> None:
    made, ledger = ledger_of(name, seed)
    exact = the(ledger, made.much)
    (rounded,) = [c for c in ledger.claims if c.value.form == "approximate"]
    assert between(ledger, exact, rounded).kind == "restate"
    assert exact.rank == "preferred"


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_a_flattened_range_is_the_same_figure(name: str, seed: int) -> None:
    made, ledger = ledger_of(name, seed)
    (full,), (flat,) = with_value(ledger, made.lower, made.upper), with_value(ledger, None, made.upper)
    assert between(ledger, full, flat).kind == "restate"
    assert full.rank == "preferred"
    assert any(drift.kind == "bound" for drift in flat.drift)


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_an_exclusion_is_kept_and_its_loss_told(name: str, seed: int) -> None:
    made, ledger = ledger_of(name, seed)
    claim = the(ledger, made.much)
    (note,) = claim.scope.excludes
    assert EXCLUDED.removeprefix("the ") in note.text
    assert ([d[-1] for d in note.carried_by], [d[-1] for d in note.absent_from]) == (["2", "3"], ["4"])
    assert [d.document[-1] for d in claim.drift if d.kind == "scope"] == ["4"]


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_the_reprint_is_one_origin_and_the_rest_are_their_own(name: str, seed: int) -> None:
    _, ledger = ledger_of(name, seed)
    parts = sorted(sorted(d[-1] for d in origin.documents) for origin in ledger.origins)
    assert parts == [["1"], ["2", "3"], ["4"], ["5"], ["6"]]


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_the_other_event_stays_out_of_the_series(name: str, seed: int) -> None:
    made, ledger = ledger_of(name, seed)
    members = series_of(ledger, the(ledger, made.steps[0]))
    assert not {c.id for c in with_value(ledger, made.past, made.past)} & set(members)


@pytest.mark.parametrize(("name", "seed"), [pytest.param(d.name, 0, id=d.name) for d in DOMAINS])
def test_the_order_of_the_reports_does_not_matter(name: str, seed: int) -> None:
    _, extractions = extractions_of(name, seed)
    _, ledger = ledger_of(name, seed)
    for shuffled in _shuffled(extractions):
        again = build(shuffled, group_by="story")
        for part in ("stories", "passages", "lineages", "origins", "entities", "utterances"):
            assert getattr(again, part) == getattr(ledger, part), part
        for part in ("claims", "relations", "series", "findings"):
            assert getattr(again, part) == getattr(ledger, part), part


def _shuffled(extractions: tuple[Extraction, ...]) -> Iterator[list[Extraction]]:
    draw = random.Random(7)
    yield list(reversed(extractions))
    for _ in range(2):
        yield draw.sample(extractions, len(extractions))
