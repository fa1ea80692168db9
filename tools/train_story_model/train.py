"""The pair model of the stories: fit it, and check it set by set.

    python tools/train_story_model/train.py SET.jsonl.gz...               what ships, and fits with each set left out
    python tools/train_story_model/train.py SET.jsonl.gz... --halves gva   one set by the halves of its time too
    python tools/train_story_model/train.py SET.jsonl.gz... --write ecbplus

A SET is labelled as `stemma evaluate stories` takes it.  `--keep DIR` keeps what was read of each set there, which is
most of the time.  `--write` fits on the named sets, the weights held to those that ship, and writes them into the
package: name only sets whose licence lets what is learnt from them be passed on.
"""

from __future__ import annotations

import argparse
import json
import pickle
from dataclasses import replace
from pathlib import Path

import learning
import numpy as np

import stemma.stories
from stemma.evaluation import read_lines
from stemma.evaluation.stories import extracted, reports_of
from stemma.stories.features import KINDS
from stemma.stories.model import Model, shipped

MODEL = Path(stemma.stories.__file__).with_name("model.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--halves", metavar="NAME", help="also the later half of this set, by date, on its own")
    parser.add_argument("--fits", action="store_true", help="fits on all sets, and with each left out")
    parser.add_argument(
        "--write", nargs="+", metavar="NAME", help="fit on these and write the weights into the package"
    )
    options = parser.parse_args()
    sets = {path.name.partition(".")[0]: loaded(path, options.keep, options.workers) for path in options.sets}
    model = shipped()
    for name, one in sets.items():
        print(f"{name:16} ships         {learning.measured(one, model)}", flush=True)
        if name == options.halves:
            middle = sorted(one.day_of.values())[len(one.day_of) // 2]
            print(f"{name:16} before {middle} {learning.measured(one, model, until=middle)}", flush=True)
            print(f"{name:16} from {middle}   {learning.measured(one, model, since=middle)}", flush=True)
    if not options.fits and not options.write:
        return
    rows = {name: learning.rows_of(one, model) for name, one in sets.items()}
    if options.fits:
        weights = learning.fitted(list(rows.values()), model.event)
        print("pooled:", ", ".join(f"{kind} {weight:.2f}" for kind, weight in zip(KINDS, weights, strict=True)))
        for name, one in sets.items():
            print(f"{name:16} pooled fit    {learning.measured(one, replace(model, event=weights))}", flush=True)
            others = [part for other, part in rows.items() if other != name]
            if others:
                held = replace(model, event=learning.fitted(others, model.event))
                print(f"{name:16} left out      {learning.measured(one, held)}", flush=True)
    if options.write:
        write(learning.fitted([rows[name] for name in options.write], model.event), model)


def loaded(path: Path, keep: Path | None, workers: int) -> learning.Set:
    """The set, read now or as it was kept."""
    name = path.name.partition(".")[0]
    kept = keep / f"{name}.pickle" if keep is not None else None
    if kept is not None and kept.exists():
        found: learning.Set = pickle.loads(kept.read_bytes())
        return found
    reports = reports_of(read_lines(path))
    found = learning.set_of(name, reports, extracted(reports, workers=workers))
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(found))
    return found


def write(weights: learning.Rows, model: Model) -> None:
    """The weights into the package, to one place: what more places say is chance."""
    given = json.loads(MODEL.read_text("utf-8"))
    for kind, weight in zip(KINDS, np.round(weights, 1).tolist(), strict=True):
        given["evidence"][kind]["event"] = weight
    MODEL.write_text(json.dumps(given, indent=2) + "\n", "utf-8")
    print(f"written: {MODEL}")


if __name__ == "__main__":
    main()
