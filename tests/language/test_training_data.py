"""What the language model is trained on: allowed documents only, read as they are, and scored fairly."""

import gzip
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tools" / "train_language_model"
NOTICE = ROOT / "src" / "stemma" / "language" / "model" / "NOTICE"
NOT_COMMERCIAL = {"essay", "fiction", "letter", "podcast", "reddit", "whow"}

ROWS = """# newdoc id = made_one
# newpar id = made_one-p1
# text = They don't sleep.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod:emph\t_\t_
4\tsleep\tsleep\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar id = made_one-p2
1\tRain\train\tNOUN\tNN\t_\t2\tnsubj:pass\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_

# newdoc id = made_two
# newpar id = made_two-p1
1\tSnow\tsnow\tNOUN\tNN\t_\t0\troot\t_\t_
"""


@pytest.fixture(scope="module")
def corpus() -> ModuleType:
    sys.path.insert(0, str(TOOLS))
    import corpus

    return corpus  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def evaluate(corpus: ModuleType) -> ModuleType:
    import evaluate

    return evaluate  # type: ignore[no-any-return]


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "made.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(ROWS)
    return path


def test_only_documents_with_a_free_licence_are_allowed(corpus: ModuleType) -> None:
    allowed = corpus.allowed_documents()
    assert len(allowed) == 620
    for document, licence in allowed.items():
        assert licence.startswith("CC BY")
        assert "NC" not in licence
        assert "ND" not in licence
        assert not (document.startswith("GUM_") and document.split("_")[1] in NOT_COMMERCIAL), document


def test_the_notice_names_what_was_used(corpus: ModuleType) -> None:
    notice = NOTICE.read_text(encoding="utf-8")
    genres = {one.split("_")[1] for one in corpus.allowed_documents() if one.startswith("GUM_")}
    assert all(f"\n        {genre} " in notice for genre in genres)
    assert {one.split("-")[0] for one in corpus.NAME_SETS} == {"crossner", "wikigold", "wnut17"}
    assert all(name in notice for name in ("CrossNER", "WikiGold", "W-NUT 2017", "UD English EWT", "UD English GUM"))


def test_sentences_of_allowed_documents(corpus: ModuleType, treebank: Path) -> None:
    found = list(corpus.sentences(treebank, {"made_two": "CC BY 4.0"}))
    assert [document for document, _ in found] == ["made_two"]
    _, first = next(corpus.sentences(treebank))
    rows = [row.split("\t") for row in first.split("\n")]
    assert [row[1] for row in rows] == ["They", "do", "n't", "sleep", "."]
    assert [row[7] for row in rows] == ["nsubj", "aux", "advmod", "root", "punct"]
    assert [row[9] for row in rows] == ["_", "SpaceAfter=No", "_", "SpaceAfter=No", "_"]


def test_raw_text_of_a_treebank(evaluate: ModuleType, treebank: Path) -> None:
    one, two = evaluate.texts(treebank)
    assert one.text == "They don't sleep.\n\nRain fell "
    assert [one.text[token.start : token.end] for token in one.tokens] == [
        "They", "do", "n't", "sleep", ".", "Rain", "fell",
    ]  # fmt: skip
    assert [token.head for token in one.tokens] == [3, 3, 3, 3, 3, 6, 6]
    assert two.text == "Snow "


def test_scores(evaluate: ModuleType, treebank: Path) -> None:
    gold = next(evaluate.texts(treebank)).tokens
    perfect = evaluate.score([(gold, gold)])
    assert {perfect[name] for name in ("tokens", "pos", "tag", "uas", "las")} == {1.0}
    wrong_label = [gold[0]._replace(label="obj"), *gold[1:]]
    scores = evaluate.score([(wrong_label, gold)])
    assert scores["uas"] == 1.0
    assert scores["las"] == round(6 / 7, 4)
    assert evaluate.score([([], gold)])["las"] == 0.0
    assert evaluate.score([])["tokens"] == 0.0


def test_a_fifth_of_one_set_is_held_back(corpus: ModuleType) -> None:
    records = [
        {"id": f"{name}-{number}", "set": name} for name in ("wikigold", "wnut17-train") for number in range(1000)
    ]
    held = [one for one in records if corpus.held_back(one)]
    assert {one["set"] for one in held} == {"wikigold"}
    assert 150 < len(held) < 250
