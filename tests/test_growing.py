"""A ledger to which reports are added is the ledger of all of them."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from stemma import growing, pipeline
from stemma.growing import Way, worth_growing
from stemma.reading import open_sources
from stemma.records import Extraction, Ledger, Passage
from stemma.store import LedgerStore, schema
from stemma.store.check import check

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

#: Share of the records of one kind that both ledgers have, at the least.
SAME = 0.97


@pytest.fixture(scope="module")
def extractions(tmp_path_factory: pytest.TempPathFactory) -> list[Extraction]:
    """The shipped example, and reports of three made events."""
    from made_reports import write_reports

    folder = tmp_path_factory.mktemp("reports")
    write_reports(folder, 60)
    example = Path(pipeline.__file__).parent / "data" / "example"
    return list(pipeline.extract(open_sources([str(folder), str(example)])))


@pytest.fixture(autouse=True)
def any_growth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "GROWTH", 100.0)


def grown(folder: Path, parts: list[list[Extraction]], weights: bytes | None = None) -> Ledger:
    """The ledger of these parts, one added after the other; after the first one words weigh as is given."""
    with LedgerStore.create(folder) as store:
        for part in parts:
            store.add(part)
            pipeline.rebuild(store, small=0)
            if weights is not None:
                weigh(store, weights)
        assert check(store) == []
        assert not store.pending()
        assert store.ledger_is_current()
        return store.load_ledger()


def weigh(store: LedgerStore, weights: bytes) -> None:
    with store._writing() as connection:
        connection.execute(update(schema.states).where(schema.states.c.key == "lighter").values(value=weights))


def weights_of(folder: Path) -> bytes:
    with LedgerStore.open(folder) as store:
        return store.state("lighter") or b""


def shared(one: set[object], other: set[object]) -> float:
    return len(one & other) / max(1, len(one | other))


def within(passage: Passage, ledger: Ledger) -> bool:
    """Whether both reports are of one story."""
    return any(passage.a.document in s.documents and passage.b.document in s.documents for s in ledger.stories)


def assert_alike(one: Ledger, other: Ledger, passages: float = 0.99) -> None:
    assert {s.documents for s in one.stories} == {s.documents for s in other.stories}
    assert {s.storyline for s in one.stories} == {s.storyline for s in other.stories}
    assert [e.document for e in one.extractions] == [e.document for e in other.extractions]
    for name in ("entities", "utterances", "claims", "series", "origins"):
        ids = [{record.id for record in getattr(ledger, name)} for ledger in (one, other)]
        assert shared(*ids) >= SAME, name
    # between stories a passage may be stock by now, and not have been so when it was found
    inside = [{p.id for p in ledger.passages if not p.stock and within(p, ledger)} for ledger in (one, other)]
    assert shared(*inside) >= passages
    texts = [{p.id for p in ledger.passages if not p.stock} for ledger in (one, other)]
    assert len(texts[0] & texts[1]) >= 0.85 * len(texts[0])
    related = [{(r.a, r.b, r.kind) for r in ledger.relations} for ledger in (one, other)]
    assert shared(*related) >= 0.95


@pytest.mark.parametrize("seed", range(4))
def test_in_any_order_and_in_any_parts(seed: int, extractions: list[Extraction], tmp_path: Path) -> None:
    pick = random.Random(seed)
    mixed = extractions[:]
    pick.shuffle(mixed)
    cuts = sorted(pick.sample(range(5, len(mixed)), 3))
    parts = [mixed[a:b] for a, b in zip([0, *cuts], [*cuts, len(mixed)], strict=True)]
    at_once = grown(tmp_path / "all", [mixed])
    assert_alike(at_once, grown(tmp_path / "parts", parts, weights_of(tmp_path / "all")))


def test_an_event_of_its_own_changes_nothing_else(extractions: list[Extraction], tmp_path: Path) -> None:
    made = [e for e in extractions if e.document.id.startswith("report-")]
    event = [e for e in made if int(e.document.id[7:12]) % 3 == 0]
    rest = [e for e in extractions if e not in event]
    with LedgerStore.create(tmp_path) as store:
        store.add(rest)
        pipeline.rebuild(store, small=0)
        before = store.load_ledger()
        store.add(event)
        looked_at = growing.grow(store, Way())
        after = store.load_ledger()
    assert len(event) <= looked_at < len(extractions)
    ids = {e.document.id for e in event}
    assert {s for s in after.stories if not ids & set(s.documents)} == set(before.stories)
    assert set(before.claims) <= set(after.claims)


def test_given_stories(extractions: list[Extraction], tmp_path: Path) -> None:
    given = [
        replace(e, document=replace(e.document, story=str(k % 4) if k % 5 else None)) for k, e in enumerate(extractions)
    ]
    found = []
    for folder, parts in (("all", [given]), ("parts", [given[:30], given[30:50], given[50:]])):
        with LedgerStore.create(tmp_path / folder) as store:
            for part in parts:
                store.add(part)
                pipeline.rebuild(store, small=0, group_by="story")
            assert check(store) == []
            found.append({s.documents for s in store.load_ledger().stories})
    assert found[0] == found[1]


def test_a_removed_report_leaves_nothing(extractions: list[Extraction], tmp_path: Path) -> None:
    gone = next(e for e in extractions if e.document.id.startswith("report-")).document.id
    with LedgerStore.create(tmp_path) as store:
        store.add(extractions)
        pipeline.rebuild(store)
        store.remove(gone, "asked for")
        assert worth_growing(store, Way(), small=0)
        pipeline.rebuild(store, small=0)
        assert check(store) == []
        ledger = store.load_ledger()
        assert gone not in dict(store.each_words())
    assert gone not in {e.document.id for e in ledger.extractions}
    assert gone not in {d for s in ledger.stories for d in s.documents}
    assert gone not in {d for e in ledger.entities for d, _ in e.members}
    assert gone not in {side.document for p in ledger.passages for side in (p.a, p.b)}
    rest = [e for e in extractions if e.document.id != gone]
    assert_alike(grown(tmp_path / "without", [rest]), ledger, passages=0.97)


def test_a_changed_report_is_as_if_it_had_been_so_from_the_start(extractions: list[Extraction], tmp_path: Path) -> None:
    old = next(e for e in extractions if e.document.id.startswith("report-") and e.quantities)
    text = old.document.text + "\n\nThe harbour master of Ulden said on Friday that 41 boats were safe."
    (new,) = pipeline.extract([replace(_source(old), text=text)])
    with LedgerStore.create(tmp_path / "changed") as store:
        store.add(extractions)
        pipeline.rebuild(store)
        store.add([new])
        pipeline.rebuild(store, small=0)
        assert check(store) == []
        ledger = store.load_ledger()
    anew = [new if e is old else e for e in extractions]
    assert_alike(grown(tmp_path / "anew", [anew]), ledger, passages=0.97)


def _source(extraction: Extraction):
    from stemma.records import Source

    document = extraction.document
    return Source(id=document.id, text=document.text, title=document.title, outlet=document.outlet)


def test_when_all_is_compared_anew(extractions: list[Extraction], tmp_path: Path, monkeypatch) -> None:
    with LedgerStore.create(tmp_path) as store:
        assert not worth_growing(store, Way(), small=0)  # there is no ledger yet
        store.add(extractions[:-1])
        pipeline.rebuild(store)
        store.add(extractions[-1:])
        assert worth_growing(store, Way(), small=0)
        assert not worth_growing(store, Way())  # it is small
        assert not worth_growing(store, Way(without=frozenset({"later"})), small=0)
        assert not worth_growing(store, Way(group_by="story"), small=0)
        assert not worth_growing(store, Way(aliases=(("Ulden Board", "the UB"),)), small=0)
        monkeypatch.setattr(growing, "GROWTH", 0.001)
        assert not worth_growing(store, Way(), small=0)  # it has grown too much


def test_a_replay_is_the_ledger_made_at_once(extractions: list[Extraction], tmp_path: Path) -> None:
    with LedgerStore.create(tmp_path / "parts") as store:
        for part in (extractions[:40], extractions[40:]):
            store.add(part)
            pipeline.rebuild(store, small=0)
        pipeline.rebuild(store, replay=True)
        replayed = store.load_ledger()
    assert replayed == grown(tmp_path / "all", [extractions])


_GROW = """
import pickle, sys
from stemma import growing, pipeline
from stemma.store import LedgerStore
growing.GROWTH = 100.0
with LedgerStore.create(sys.argv[1]) as store:
    print("open", flush=True)
    pipeline.rebuild(store, small=0)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_killed_at_any_moment_it_is_whole_and_goes_on(extractions: list[Extraction], tmp_path: Path) -> None:
    calm = grown(tmp_path / "calm", [extractions])
    weights = weights_of(tmp_path / "calm")
    place = tmp_path / "killed"
    with LedgerStore.create(place) as store:
        store.add(extractions[:50])
        pipeline.rebuild(store)
        before = store.load_ledger()
        store.add(extractions[50:])
        weigh(store, weights)
    pick = random.Random(7)
    killed = 0
    for _ in range(4):
        environment = {**os.environ, "PYTHONPATH": str(Path(pipeline.__file__).parents[1])}
        command = [sys.executable, "-c", _GROW, str(place)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(pick.uniform(0.1, 1.2))
            running.kill()
        with LedgerStore.open(place) as store:
            ledger = store.load_ledger()
            assert check(store) == []
        if ledger != before:
            break  # it was done before it was killed
        killed += 1
    assert killed
    with LedgerStore.create(place) as store:
        pipeline.rebuild(store, small=0)
        assert not store.pending()
        assert json.loads((store.state("grown") or b"0").decode()) == len(extractions) - 50
        assert_alike(store.load_ledger(), calm)
