"""Stories against a grouping by hand: the measures, both formats of labels, and the command."""

import gzip
import json

import pytest
from typer.testing import CliRunner

from stemma.cli import app
from stemma.evaluation.stories import bcubed, evaluate_stories, miranda_rows, reports_of

FERRY = (
    "A fire broke out in the engine room of the ferry Ondine off Quellmar on {day}, the coast guard said. All 214 "
    "passengers of the Ondine were taken to Quellmar harbour by tugs. The ferry's captain, Tove Lindqvar, was the last."
)
TRIAL = (
    "A court in Ostrelin found the former minister Harrow Pellan guilty of bribery over quarry contracts on {day}. "
    "Pellan will appeal, a lawyer for the former minister told reporters outside the court in Ostrelin."
)


def rows():
    told = [("f1", "ferry", FERRY), ("f2", "ferry", FERRY), ("t1", "trial", TRIAL), ("t2", "trial", TRIAL)]
    for k, (id_, story, text) in enumerate(told):
        yield id_, story, text.format(day=("Monday", "Tuesday")[k % 2])


def test_bcubed_of_a_worked_example():
    """Five reports: {1 2 3} {4 5} wanted, {1 2} {3 4 5} found."""
    rate = bcubed("x", list("aabbb"), list("xxxyy"))
    assert rate.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert rate.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_mixed_and_split_stories_are_told():
    wanted = {"a": "1", "b": "1", "c": "2"}
    result = evaluate_stories(wanted, {"b": "s", "c": "s"})
    assert [(fault.kind, fault.wanted) for fault in result.faults] == [("mixed", "1 (1), 2 (1)"), ("split", "1")]
    assert result.counts == {"reports": 3, "stories": 2, "stories labelled": 2, "largest": 2, "largest labelled": 2}
    assert result.score("pairs").hits == 0


def test_no_labels_at_all_measure_nothing():
    assert evaluate_stories({}, {}).rates == []


def miranda(path, **other):
    records = [
        {"id": id_, "cluster": story, "lang": "eng", "date": "2031-04-08 10:30:00", "title": None, "text": text}
        for id_, story, text in rows()
    ]
    records.append({**records[0], "id": "d1", "lang": "deu", **other})
    path.write_text(json.dumps(records), encoding="utf-8")
    return path


def test_the_list_of_miranda_is_read_in_one_language(tmp_path):
    path = miranda(tmp_path / "test.json")
    reports = reports_of(miranda_rows(path))
    assert [(one.id, one.story, one.published) for one in reports][:2] == [
        ("f1", "ferry", "2031-04-08"),
        ("f2", "ferry", "2031-04-08"),
    ]
    assert [row["id"] for row in miranda_rows(path, "deu")] == ["d1"]
    assert len(miranda_rows(path, "all")) == 5
    with pytest.raises(ValueError, match="it has deu, eng"):
        miranda_rows(path, "spa")


def test_titles_stand_for_texts_that_are_empty():
    (report,) = reports_of([{"id": 1, "story": "s", "text": "", "title": "Ferry burns", "date": None}])
    assert (report.text, report.published) == ("Ferry burns", None)


def run(*arguments):
    return CliRunner().invoke(app, ["evaluate", "stories", *map(str, arguments)])


def test_the_command_groups_the_reports_now(tmp_path):
    done = run(miranda(tmp_path / "test.json"), "--format", "miranda", "--json")
    assert done.exit_code == 0, done.output
    result = json.loads(done.stdout)
    assert result["rates"]["B-cubed"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert result["counts"]["stories"] == 2


def test_the_command_takes_stories_of_an_export(tmp_path):
    labels = tmp_path / "labels.jsonl.gz"
    with gzip.open(labels, "wt", encoding="utf-8") as file:
        for id_, story, text in rows():
            print(json.dumps({"id": id_, "story": story, "text": text}), file=file)
    records = tmp_path / "records.jsonl"
    records.write_text(
        json.dumps({"type": "story", "id": "s1", "documents": ["f1", "f2", "t1"]})
        + "\n"
        + json.dumps({"type": "story", "id": "s2", "documents": ["t2", "elsewhere"]})
        + "\n"
    )
    done = run(labels, records, "--faults")
    assert done.exit_code == 0, done.output
    assert "mixed  f1  ferry (2), trial (1)  one story of 3" in done.stdout
    assert "stories labelled: 2" in done.stdout


def test_what_is_no_file_of_labels_is_said(tmp_path):
    path = tmp_path / "labels.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n')
    done = run(path)
    assert done.exit_code == 2
    assert "no field 'story'" in done.output
