"""Shared passages beside MinHash: documents a second, memory, and how much of what was copied is found.

    python benchmarks/reuse.py --setup                       once: environments for datasketch, rensa and text-dedup
    python benchmarks/reuse.py --documents 1000 10000        invented texts with known copies
    python benchmarks/reuse.py --corpus DIR                  DIR/docs.jsonl and DIR/gold.jsonl of another maker

Ours gives passages with offsets, aligned; the others give pairs of documents that may be alike (128 permutations,
threshold 0.5, sets of 5-word shingles) and align nothing.  text-dedup, a program of its own, gives clusters: a pair is
found that is in one of them.  So two measures: of the pairs that share a copied passage the share that is found, which
all can have, and of the copied passages the share of which at least half the characters are found, which only passages
can have.  Time is from texts in memory to the answer (text-dedup: from a file to a file), on `--workers` processes for
ours and text-dedup and on one for the others, which have no more; `cpu` is the processor time of all processes, which
says more where the machine has other work.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "stemma-benchmarks"
#: Who is compared, each pinned, and the environment it is in.
PINS = {"datasketch": "datasketch==2.0.0", "rensa": "rensa==0.5.0", "text-dedup": "text-dedup==0.4.0"}
HOMES = {"datasketch": "minhash", "rensa": "minhash", "text-dedup": "text-dedup"}


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
    began, used = time.monotonic(), _processor_time()
    with _Children() as children:
        passages = shared_passages(documents, Processes(workers))
    seconds, used = time.monotonic() - began, _processor_time() - used + children.seconds
    found: dict[frozenset[str], list[tuple[str, int, int]]] = defaultdict(list)
    for passage in passages:
        for side in (passage.a, passage.b):
            pair = frozenset((passage.a.document, passage.b.document))
            found[pair].append((side.document, side.start, side.end))
    halves = sum(_covered(one, found.get(frozenset((one.source, one.copy)), [])) >= 0.5 for one in corpus.copies)
    memory = _own_peak() + children.mib
    return {
        "seconds": seconds,
        "cpu": used,
        "pairs": _pair_recall(corpus, set(found)),
        "passages": halves / len(corpus.copies),
        "found": len(passages),
        "MiB": memory,
    }


def _processor_time() -> float:
    """Seconds of processor time of this process and of those it has waited for."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


class _Children:
    """What the processes below this one use, looked at every so often: the workers are not waited for by this one."""

    def __enter__(self) -> _Children:
        self._used: dict[str, float] = {}
        self._held: dict[str, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        return sum(self._used.values())

    @property
    def mib(self) -> float:
        return sum(self._held.values())

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self._look()

    def _look(self) -> None:
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
                parents[stat.parent.name] = fields[1], sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
            except OSError:
                continue
        for process, (_, used) in parents.items():
            above = process
            while above in parents and above != str(os.getpid()):
                above = parents[above][0]
            if above == str(os.getpid()) and process != above:
                self._used[process] = used
                try:
                    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
                    self._held[process] = int(status.split("RssAnon:")[1].split()[0]) / 1024
                except (OSError, IndexError):
                    continue


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
    row = {"seconds": told["seconds"], "cpu": told["cpu"], "passages": None, "MiB": told["MiB"]}
    if "clusters" in told:
        of = {name: number for number, cluster in enumerate(told["clusters"]) for name in cluster}
        wanted = {frozenset((one.source, one.copy)) for one in corpus.copies}
        together = sum(len({of.get(name, name) for name in pair}) == 1 for pair in wanted)
        found = sum(len(cluster) * (len(cluster) - 1) // 2 for cluster in told["clusters"])
        return row | {"pairs": together / len(wanted), "found": found}
    pairs = {frozenset(pair) for pair in told["pairs"]}
    return row | {"pairs": _pair_recall(corpus, pairs), "found": len(pairs)}


def work(name: str, texts: Path, answer: Path) -> None:
    """What runs in the environment of the others."""
    documents: dict[str, str] = json.loads(texts.read_text(encoding="utf-8"))
    began, used = time.monotonic(), _processor_time()
    found: dict[str, Any]
    if name == "text-dedup":
        found = {"clusters": _text_dedup(documents, texts.parent)}
    else:
        shingles = {key: _shingles(text) for key, text in documents.items()}
        found = {"pairs": sorted({"datasketch": _datasketch, "rensa": _rensa}[name](shingles))}
    found |= {"seconds": time.monotonic() - began, "cpu": _processor_time() - used, "MiB": _own_peak()}
    answer.write_text(json.dumps(found), encoding="utf-8")


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


def _text_dedup(documents: dict[str, str], scratch: Path) -> list[list[str]]:
    """The clusters that its own command finds; it shows them in what it keeps for debugging only."""
    import pickle

    names = list(documents)
    lines = scratch / "documents.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in documents.values())
    command = [sys.executable, "-m", "text_dedup.minhash", "--path", "json", "--data_files", str(lines)]
    command += ["--split", "train", "--column", "text", "--ngram", "5", "--num_perm", "128", "--threshold", "0.5"]
    command += ["--num_proc", "2", "--cache_dir", str(scratch / "cache"), "--output", str(scratch / "kept"), "--debug"]
    environment = os.environ | {"HF_HOME": str(scratch / "home"), "HF_HUB_OFFLINE": "1"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    with (scratch / "kept" / "uf.pkl").open("rb") as dumped:
        union = pickle.load(dumped)
    clusters: dict[int, list[str]] = defaultdict(list)
    for number in sorted(union.parent):
        clusters[union.find(number)].append(names[number])
    return [cluster for cluster in clusters.values() if len(cluster) > 1]


def set_up(cache: Path) -> None:
    """An environment for those that go together, one for the other; who does not install is left out later."""
    for name, pin in PINS.items():
        home = cache / HOMES[name]
        if not home.exists():
            subprocess.run([sys.executable, "-m", "venv", home], check=True)
        done = subprocess.run([home / "bin" / "python", "-m", "pip", "install", "-q", pin])
        print(f"{name}: {'set up' if done.returncode == 0 else 'does not install here'}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000], help="sizes of the invented corpora")
    parser.add_argument("--corpus", type=Path, help="a corpus of another maker instead")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only-ours", action="store_true", help="without the others")
    parser.add_argument("--setup", action="store_true", help="make the environment of the others, and stop")
    parser.add_argument("--cache", type=Path, default=CACHE, help=f"where it is [default: {CACHE}]")
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work[0], Path(asked.work[1]), Path(asked.work[2]))
        return 0
    if asked.setup:
        set_up(asked.cache)
        return 0
    print(
        f"{'':12}{'documents':>10}{'seconds':>9}{'cpu':>8}{'docs/s':>8}{'MiB':>7}{'found':>10}{'pairs':>8}{'passages':>10}"
    )
    for corpus in [given(asked.corpus)] if asked.corpus else map(made, asked.documents):
        rows = {"stemma": ours(corpus, asked.workers)}
        if not asked.only_ours:
            for name in PINS:
                python = asked.cache / HOMES[name] / "bin" / "python"
                if python.exists():
                    rows[name] = other(name, python, corpus)
                else:
                    print(f"{name:12}is not set up: --setup", file=sys.stderr)
        for name, row in rows.items():
            count = len(corpus.texts)
            passages = "-" if row["passages"] is None else f"{row['passages']:.3f}"
            print(
                f"{name:12}{count:>10,}{row['seconds']:>9.1f}{row['cpu']:>8.1f}{count / row['seconds']:>8,.0f}"
                f"{row['MiB']:>7,.0f}{row['found']:>10,}{row['pairs']:>8.3f}{passages:>10}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
