"""The labelled development texts, when they stand beside the repository."""

import json
from pathlib import Path

import pytest

from stemma.reading import open_sources, read_document

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the development texts are not here")


def kinds_of_characters(blocks: list[tuple[int, int, str]], length: int) -> list[str]:
    kinds = [""] * length
    for start, end, kind in blocks:
        kinds[start:end] = [kind] * (end - start)
    return kinds


def test_blocks_of_the_labelled_texts() -> None:
    gold: dict[str, list[tuple[int, int, str]]] = {}
    for line in (SHARED / "gold" / "seeds" / "blocks.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["layer"] == "block":
            gold.setdefault(row["file"], []).append((row["start"], row["end"], row["kind"]))
    right = total = 0
    for source in open_sources([str(SHARED / "seeds" / name) for name in gold]):
        document = read_document(source)
        want = kinds_of_characters(gold[document.id], len(document.text))
        got = kinds_of_characters([(b.start, b.end, b.kind) for b in document.blocks], len(document.text))
        compared = [(w, g) for w, g, char in zip(want, got, document.text, strict=True) if not char.isspace()]
        right += sum(w == g for w, g in compared)
        total += len(compared)
    assert right >= 0.95 * total


def test_a_page_with_other_articles_and_a_link_list_glued_on() -> None:
    (source,) = open_sources([str(SHARED / "seeds" / "004*.txt")])
    kinds = [block.kind for block in read_document(source).blocks]
    assert [kind for i, kind in enumerate(kinds) if i == 0 or kinds[i - 1] != kind] == [
        "body",
        "foreign",
        "related",
        "boilerplate",
    ]
