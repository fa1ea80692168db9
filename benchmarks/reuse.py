"""Shared passages beside MinHash: documents a second, memory, and how much of what was copied is found.

    python benchmarks/reuse.py --setup                       once: an environment for datasketch and rensa
    python benchmarks/reuse.py --documents 1000 10000        invented texts with known copies
    python benchmarks/reuse.py --corpus DIR                  DIR/docs.jsonl and DIR/gold.jsonl of another maker

Ours gives passages with offsets, aligned; the others give pairs of documents that may be alike (128 permutations,
threshold 0.5, sets of 5-word shingles) and align nothing.  So two measures: of the pairs that share a copied passage the
share that is found, which all three can have, and of the copied passages the share of which at least half the
characters are found, which only passages can have.  Time is from texts in memory to the answer, on `--workers`
processes for ours and on one for the others, which have no more.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "stemma-benchmarks"
PINS = ("datasketch==2.0.0", "rensa==0.5.0")


class Copied(NamedTuple):
    source: str
    copy: str
    start: int
    end: int


class Corpus(NamedTuple):
    texts: dict[str, str]
    copies: list[Copied]


def made(count: int) -> Corpus:
    from made_copies import make

    texts, copies = make(count)
    names = [f"d{number:06}" for number in range(len(texts))]
    return Corpus(
        dict(zip(names, texts, strict=True)),
        [Copied(names[one.source], names[one.document], one.start, one.end) for one in copies],
    )


def given(folder: Path) -> Corpus:
    rows = [json.loads(line) for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    copies = [
        Copied(one["source"], one["copy"], one["copy_start"], one["copy_end"]) for one in gold if one["type"] == "copy"
    ]
    return Corpus({row["id"]: row["text"] for row in rows}, copies)


# ------------------------------------------------------------------------------------- ours


def ours(corpus: Corpus, workers: int) -> dict[str, Any]:
    from stemma.engines import Processes
    from stemma.records import Block, Document
    from stemma.reuse import shared_passages

    documents = [
        Document(id=name, text=text, sha256="", blocks=(Block(name, 0, len(text), "body"),))
        for name, text in corpus.texts.items()
    ]
    began = time.monotonic()
    passages = shared_passages(documents, Processes(workers))
    seconds = time.monotonic() - began
    found: dict[frozenset[str], list[tuple[str, int, int]]] = defaultdict(list)
    for passage in passages:
        for side in (passage.a, passage.b):
            pair = frozenset((passage.a.document, passage.b.document))
            found[pair].append((side.document, side.start, side.end))
    halves = sum(_covered(one, found[frozenset((one.source, one.copy))]) >= 0.5 for one in corpus.copies)
    memory = _own_peak() + workers * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "seconds": seconds,
        "pairs": _pair_recall(corpus, set(found)),
        "passages": halves / len(corpus.copies),
        "found": len(passages),
        "MiB": memory,
    }


def _own_peak() -> float:
    """MiB that this process held at most: the system's own counter would go on from the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _covered(copied: Copied, sides: list[tuple[str, int, int]]) -> float:
    inside = sum(
        max(0, min(end, copied.end) - max(start, copied.start)) for name, start, end in sides if name == copied.copy
    )
    return inside / max(1, copied.end - copied.start)


def _pair_recall(corpus: Corpus, found: set[frozenset[str]]) -> float:
    wanted = {frozenset((one.source, one.copy)) for one in corpus.copies}
    return len(wanted & found) / len(wanted)


# ------------------------------------------------------------------------------------- the others


def other(name: str, python: Path, corpus: Corpus) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="stemma-benchmark-") as scratch:
        texts, answer = Path(scratch) / "texts.json", Path(scratch) / "answer.json"
        texts.write_text(json.dumps(corpus.texts), encoding="utf-8")
        done = subprocess.run([python, __file__, "--work", name, texts, answer], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{name}: {done.stderr.strip().splitlines()[-1:]}; is it set up (--setup)?")
        told = json.loads(answer.read_text(encoding="utf-8"))
    pairs = {frozenset(pair) for pair in told["pairs"]}
    return {
        "seconds": told["seconds"],
        "pairs": _pair_recall(corpus, pairs),
        "passages": None,
        "found": len(pairs),
        "MiB": told["MiB"],
    }


def work(name: str, texts: Path, answer: Path) -> None:
    """What runs in the environment of the others."""
    documents: dict[str, str] = json.loads(texts.read_text(encoding="utf-8"))
    began = time.monotonic()
    shingles = {key: _shingles(text) for key, text in documents.items()}
    pairs = {"datasketch": _datasketch, "rensa": _rensa}[name](shingles)
    seconds = time.monotonic() - began
    memory = _own_peak()
    answer.write_text(json.dumps({"seconds": seconds, "pairs": sorted(pairs), "MiB": memory}), encoding="utf-8")


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return list({" ".join(words[k : k + 5]) for k in range(len(words) - 4)})


def _datasketch(shingles: dict[str, list[str]]) -> set[tuple[str, str]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    pairs: set[tuple[str, str]] = set()
    for key, words in shingles.items():
        sketch = MinHash(num_perm=128)
        sketch.update_batch([word.encode() for word in words])
        pairs.update((other, key) for other in index.query(sketch))
        index.insert(key, sketch)
    return pairs


def _rensa(shingles: dict[str, list[str]]) -> set[tuple[str, str]]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    names = list(shingles)
    pairs: set[tuple[str, str]] = set()
    for number, words in enumerate(shingles.values()):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(words)
        pairs.update((names[other], names[number]) for other in index.query(sketch))
        index.insert(number, sketch)
    return pairs


def set_up(cache: Path) -> None:
    python = cache / "minhash" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", cache / "minhash"], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *PINS], check=True)
    print(f"set up: {python}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000], help="sizes of the invented corpora")
    parser.add_argument("--corpus", type=Path, help="a corpus of another maker instead")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only-ours", action="store_true", help="without datasketch and rensa")
    parser.add_argument("--setup", action="store_true", help="make the environment of the others, and stop")
    parser.add_argument("--cache", type=Path, default=CACHE, help=f"where it is [default: {CACHE}]")
    parser.add_argument("--python", type=Path, help="an environment of your own that has them")
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work[0], Path(asked.work[1]), Path(asked.work[2]))
        return 0
    if asked.setup:
        set_up(asked.cache)
        return 0
    python = asked.python or asked.cache / "minhash" / "bin" / "python"
    print(f"{'':12}{'documents':>10}{'seconds':>9}{'docs/s':>8}{'MiB':>7}{'found':>9}{'pairs':>8}{'passages':>10}")
    for corpus in [given(asked.corpus)] if asked.corpus else map(made, asked.documents):
        rows = {"stemma": ours(corpus, asked.workers)}
        if not asked.only_ours:
            rows |= {name: other(name, python, corpus) for name in ("datasketch", "rensa")}
        for name, row in rows.items():
            count = len(corpus.texts)
            passages = "-" if row["passages"] is None else f"{row['passages']:.3f}"
            print(
                f"{name:12}{count:>10,}{row['seconds']:>9.1f}{count / row['seconds']:>8,.0f}{row['MiB']:>7,.0f}"
                f"{row['found']:>9,}{row['pairs']:>8.3f}{passages:>10}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
