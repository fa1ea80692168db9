"""Stories: how they hold out against damage, as reports arrive, and how fast they are grouped.

    python benchmarks/stories.py damaged SET.jsonl.gz...           dates dropped, titles removed, comments, reprints
    python benchmarks/stories.py online SET.jsonl.gz...            report after report beside all in one go
    python benchmarks/stories.py speed --reports 10000 100000      made sketches: reports a second, peak memory

A SET is labelled as `stemma evaluate stories` takes it.  `damaged` reads each set again for every kind of damage:
25 % of the dates dropped; all titles removed; five readers' comments, each a sentence of some other report, under 25 % of
the reports; reprints, cut and under another outlet, of 10 % of them; and all of these together.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported

if TYPE_CHECKING:
    from stemma.stories.sketch import Drawn

from stemma.evaluation import read_lines
from stemma.evaluation.stories import Report, bcubed, extracted, grouped_now, reports_of

KINDS = ("none", "dates", "titles", "comments", "reprints", "all")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("damaged", "online", "speed"))
    parser.add_argument("sets", nargs="*", type=Path, metavar="SET")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--first", type=int, help="the first so many reports of a set only")
    parser.add_argument("--batch", type=int, default=100, help="reports that arrive at once")
    parser.add_argument("--replay", type=int, default=5, help="a replay after so many batches")
    parser.add_argument("--reports", nargs="+", type=int, default=[10_000])
    options = parser.parse_args()
    if options.what == "speed":
        for count in options.reports:
            speed(count, options.workers)
    for path in options.sets:
        reports = reports_of(read_lines(path))[: options.first]
        name = path.name.partition(".")[0]
        if options.what == "damaged":
            for kind in options.kinds:
                told(name, kind, damaged(reports, kind), options.workers)
        else:
            online(name, reports, options.batch, options.replay, options.workers)


def told(name: str, kind: str, reports: list[Report], workers: int) -> None:
    found = grouped_now(reports, workers=workers)
    print(f"{name:14} {kind:9} {measure(reports, found)}", flush=True)


def measure(reports: list[Report], found: dict[str, str]) -> str:
    rate = bcubed("B-cubed", [found.get(one.id, one.id) for one in reports], [one.story for one in reports])
    return f"B-cubed {rate.precision:.3f} {rate.recall:.3f} F1 {100 * rate.f1:.2f}"


# ------------------------------------------------------------------------------------------- damage


def damaged(reports: list[Report], kind: str) -> list[Report]:
    """The reports with that damage, the same for the same reports."""
    chance = random.Random(f"damage {kind}")
    found = list(reports)
    if kind in ("dates", "all"):
        found = [replace(one, published=None) if chance.random() < 0.25 else one for one in found]
    if kind in ("titles", "all"):
        found = [replace(one, title=None) for one in found]
    if kind in ("comments", "all"):
        found = [
            replace(one, text=one.text + comments(reports, one, chance)) if chance.random() < 0.25 else one for one in found
        ]  # fmt: skip
    if kind in ("reprints", "all"):
        found += [reprint(one, chance) for one in found if chance.random() < 0.1]
    return found


def comments(reports: list[Report], under: Report, chance: random.Random) -> str:
    """Five comments, each a sentence of a report of some other story."""
    others = [one for one in chance.sample(reports, min(len(reports), 20)) if one.story != under.story][:5]
    lines = []
    for number, other in enumerate(others):
        sentence = chance.choice(other.text.split(". "))[:200].strip()
        lines.append(f"reader{chance.randrange(1000)}\n{number + 1} hours ago\n{sentence}.")
    return "\n\nComments\n\n" + "\n\n".join(lines) + "\n"


def reprint(one: Report, chance: random.Random) -> Report:
    """A copy under another outlet, without the last fifth and with a word put in here and there."""
    words = one.text.split(" ")
    words = words[: max(1, len(words) * 4 // 5)]
    for _ in range(len(words) // 60):
        words.insert(chance.randrange(len(words)), "reportedly")
    return replace(one, id=f"{one.id}-reprint", text=" ".join(words), outlet="Reprinting Courier")


# ------------------------------------------------------------------------------------------- online


def online(name: str, reports: list[Report], size: int, every: int, workers: int) -> None:
    """Reports in order of publication, a batch at a time, with replays over the last month."""
    import datetime
    from collections import defaultdict

    from stemma.reading.repeated import mark_repeated
    from stemma.reuse import shared_passages
    from stemma.stories import State, assign, group_stories, replay

    extractions = mark_repeated(extracted(reports, workers=workers))
    passages = shared_passages([one.document for one in extractions])
    whole = {d: story.id for story in group_stories(extractions, passages) for d in story.documents}
    documents = {one.document.id: one.document for one in extractions}
    sharing = defaultdict(list)
    for passage in passages:
        sharing[passage.a.document].append(passage)
        sharing[passage.b.document].append(passage)
    last = datetime.date.max
    order = sorted(
        extractions, key=lambda e: ((e.document.published and e.document.published.start) or last, e.document.id)
    )
    state, changes, started = State(), 0, time.process_time()
    for number, at in enumerate(range(0, len(order), size), 1):
        batch = order[at : at + size]
        new = {one.document.id for one in batch}
        seen = new | set(state.documents())
        shared = {p.id: p for id_ in sorted(new) for p in sharing[id_] if p.a.document in seen and p.b.document in seen}
        others = sorted({d for p in shared.values() for d in (p.a.document, p.b.document)} - new)
        state = assign(batch, state, list(shared.values()), [documents[d] for d in others]).state
        if number % every == 0:
            day = batch[0].document.published and batch[0].document.published.start
            done = replay(state, since=day - datetime.timedelta(days=30) if day else None)
            state, changes = done.state, changes + len(done.changes)
    spent = time.process_time() - started
    print(f"{name:14} one go    {measure(reports, whole)}")
    print(f"{name:14} online    {measure(reports, state.documents())}, {changes} changes by replays, {spent:.1f} s")
    print(f"{name:14} replayed  {measure(reports, replay(state).state.documents())}", flush=True)


# -------------------------------------------------------------------------------------------- speed


def speed(count: int, workers: int) -> None:
    """Group made sketches, on a number of processes: reports a second once they are there, and peak memory."""
    from stemma.engines import Processes
    from stemma.stories.constraints import Decided
    from stemma.stories.grouping import group
    from stemma.stories.model import shipped
    from stemma.stories.profiles import Counted
    from stemma.stories.telling import stories_of

    started = time.perf_counter()
    counted = Counted(made_sketches(count))
    made, before = time.perf_counter(), processor_seconds()
    engine = Processes(workers)
    grouping = group(counted, {}, Decided((), (), {}), shipped(), engine)
    grouped = time.perf_counter()
    stories = stories_of(grouping, given=False)
    done, spent = time.perf_counter(), processor_seconds() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    right = bcubed(
        "B-cubed",
        [number for number, event in enumerate(grouping.events) for _ in event],
        [counted.sketches[k].document.partition(" ")[0] for event in grouping.events for k in event],
    )
    print(
        f"{count} reports: made and counted {made - started:.1f} s; grouped {grouped - made:.1f} s "
        f"({count / (grouped - made):,.0f}/s), told {done - grouped:.1f} s, together {count / (done - made):,.0f}/s, "
        f"{count / spent:,.0f} a second of processor; "
        f"{len(stories)} stories, B-cubed F1 {right.f1:.3f}; peak {peak:,.0f} MiB",
        flush=True,
    )


def processor_seconds() -> float:
    """Of this process and the finished ones it started: what counts where the machine has other work."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def made_sketches(count: int) -> Iterator[Drawn]:
    """Sketches of invented reports in order of their ids: events of one to forty reports over some years."""
    import datetime

    from stemma.records import Segment, TimeInterval
    from stemma.stories.sketch import Drawn, Sketch
    from stemma.stories.slots import Slots
    from stemma.stories.terms import Counts

    chance = random.Random(count)
    first = datetime.date(2030, 1, 1)
    made = 0
    event = 0
    while made < count:
        event += 1
        own = [f"w{chance.randrange(200_000)}" for _ in range(40)]
        people = [f"given{chance.randrange(3000)} sur{chance.randrange(20_000)}" for _ in range(4)]
        day = first + datetime.timedelta(days=chance.randrange(1500))
        for number in range(min(count - made, max(1, int(chance.paretovariate(0.9))), 40)):
            words = {f"c{int(chance.paretovariate(0.6)) % 30_000}": 1.0 for _ in range(110)}
            words |= {word: chance.choice((1.0, 2.0, 3.0)) for word in chance.sample(own, 25)}
            named = chance.sample(people, 3)
            names = {part: 1.0 for name in named for part in name.split()}
            lead = dict.fromkeys(list(words)[-25:], 1.0)
            title = dict.fromkeys(list(words)[-6:], 1.0)
            published = day + datetime.timedelta(days=min(40, int(chance.paretovariate(1.2)) - 1))
            id_ = f"{event:07} {number:02}"
            yield Drawn(
                Sketch(
                    id_, True, (Segment(id_, 0, 1500),), " ".join(title), "", 1500, f"outlet{chance.randrange(500)}",
                    None, TimeInterval(published, published, "made"), published, day, (),
                    Slots(frozenset(named), frozenset(), frozenset(), frozenset({f"{day:%m-%d}"}), frozenset()),
                ),
                Counts(words | names, title, names, lead),
            )  # fmt: skip
            made += 1


if __name__ == "__main__":
    main()
