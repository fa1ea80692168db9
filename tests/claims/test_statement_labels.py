"""The labels that statements are learnt from: offsets only, free licences only, learnt without chance."""

import csv
import gzip
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tools" / "train_statement_model"
ALLOWED = ROOT / "tools" / "train_language_model" / "documents.tsv"
MADE = """# newdoc id = made_one
# newpar id = made_one-p1
# text = The weir held.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_

# text = It was said so.
1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\t_

# newpar id = made_one-p2
# text = Nobody asked.
1\tNobody\tnobody\tPRON\tNN\t_\t2\tnsubj\t_\t_

# newdoc id = made_two
# newpar id = made_two-p1
# text = Snow.
1\tSnow\tsnow\tNOUN\tNN\t_\t0\troot\t_\t_
"""


@pytest.fixture(scope="module")
def labelled() -> ModuleType:
    sys.path.insert(0, str(TOOLS))
    import labelled

    return labelled  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def learning(labelled: ModuleType) -> ModuleType:
    import learning

    return learning  # type: ignore[no-any-return]


def rows(name: str) -> list[dict[str, str]]:
    with (TOOLS / "labels" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_texts_are_rebuilt_as_printed(labelled: ModuleType, tmp_path: Path) -> None:
    part = tmp_path / "made.conllu.gz"
    with gzip.open(part, "wt", encoding="utf-8") as file:
        file.write(MADE)
    assert list(labelled.rebuilt_texts(part)) == [
        ("made_one", "The weir held. It was said so.\n\nNobody asked."),
        ("made_two", "Snow."),
    ]


def test_another_text_is_refused(labelled: ModuleType, tmp_path: Path) -> None:
    for row in rows("documents.tsv"):
        with gzip.open(tmp_path / row["part"], "wt", encoding="utf-8") as file:
            file.write(MADE)
    with pytest.raises(ValueError, match="not the one that was labelled"):
        labelled.labelled_documents(tmp_path)


def test_labels_are_offsets_alone() -> None:
    for row in rows("statements.tsv"):
        for column in ("content", "cue", "source"):
            assert set(row[column]) <= set("0123456789-,"), row
        pieces = [tuple(map(int, piece.split("-"))) for piece in row["content"].split(",")]
        assert all(start < end for start, end in pieces)
        assert pieces == sorted(pieces)
        assert row["mode"] in ("direct", "indirect", "mixed")
        assert row["act"] in ("assert", "ask", "deny", "order", "refuse")
    assert len(rows("statements.tsv")) > 700


def test_only_documents_with_a_free_licence_train() -> None:
    with ALLOWED.open(encoding="utf-8", newline="") as lines:
        allowed = {row["document"]: row["licence"] for row in csv.DictReader(lines, delimiter="\t")}
    documents = rows("documents.tsv")
    for row in documents:
        assert row["licence"].startswith("CC BY") and "NC" not in row["licence"]
        if row["use"] == "train":
            assert allowed[row["document"]] == row["licence"]
    assert {row["document"] for row in rows("statements.tsv")} <= {row["document"] for row in documents}


def test_the_same_rows_give_the_same_weights(learning: ModuleType) -> None:
    made = [learning.Row((f"a{i % 3}", "b"), i % 3 == 0) for i in range(60)]
    first, second = learning.fit(made, 2.0), learning.fit(made, 2.0)
    assert first == second
    assert first.probability(["a0", "b"]) > 0.7 > 0.2 > first.probability(["a1", "b"])


def test_a_feature_seen_once_has_no_weight(learning: ModuleType) -> None:
    made = [learning.Row(("common",), i % 2 == 0) for i in range(20)] + [learning.Row(("rare",), True)]
    assert "rare" not in learning.fit(made, 2.0).weights
