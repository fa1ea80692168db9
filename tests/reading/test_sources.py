"""What the arguments of a command name, and what becomes of those that cannot be read."""

import io
import json
from pathlib import Path

import pytest

from stemma.reading import open_sources
from stemma.records import Source


def read(*arguments: object) -> list[Source]:
    return list(open_sources(str(argument) for argument in arguments))


def test_a_folder_is_read_recursively_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.html", ".hidden/x.txt", "a/.y.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = read(tmp_path)
    assert [source.id for source in found] == ["c.html", "z.txt", "b.txt"]
    assert [source.media for source in found] == ["text/html", "text/plain", "text/plain"]


def test_names_that_collide_get_their_parent_in_front_and_a_file_is_read_once(tmp_path: Path) -> None:
    for name in ("east/report.txt", "west/report.txt", "west/other.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    found = read(tmp_path, tmp_path / "west" / "other.txt")
    assert [source.id for source in found] == ["east/report.txt", "other.txt", "west/report.txt"]


def test_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text("text")
    assert [source.id for source in read(tmp_path / "*.txt")] == ["a.txt", "b.txt"]
    assert "no file matches" in (read(tmp_path / "*.pdf")[0].error or "")


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("nowhere.txt", "no such file"),
        ("https://gazette.example/a", "save the page"),
        ("", "not the name"),
        ("a\0b", "not the name"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(argument: str, words: str) -> None:
    (source,) = open_sources([argument])
    assert source.data is None
    assert source.text is None
    assert words in (source.error or "")


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert "no file to read" in (read(tmp_path)[0].error or "")


def test_json_lines(tmp_path: Path) -> None:
    record = {"id": "r1", "text": "A ferry sank.", "title": "Ferry", "url": "https://gazette.example/1", "outlet": "The Gazette",
              "published": "2021-05-03", "language": "en", "story": "ferry", "more": 1}  # fmt: skip
    lines = [json.dumps(record), '{"text": "Second."}', "", "{broken", '{"title": "no text"}', '{"text": 7}', "[1]",
             json.dumps(record), '{"text": "x", "url": []}']  # fmt: skip
    (tmp_path / "f.jsonl").write_text("\n".join(lines))
    found = read(tmp_path / "f.jsonl")
    assert [source.id for source in found] == [
        "r1", "f.jsonl:2", "f.jsonl:4", "f.jsonl:5", "f.jsonl:6", "f.jsonl:7", "r1", "f.jsonl:9",
    ]  # fmt: skip
    first = found[0]
    assert (first.text, first.title, first.outlet, first.story) == ("A ferry sank.", "Ferry", "The Gazette", "ferry")
    errors = [source.error for source in found]
    assert errors[:2] == [None, None]
    assert all(errors[2:])
    assert "line 4" in (errors[2] or "")
    assert "already taken" in (errors[6] or "")


def test_a_json_file_may_be_one_list_or_one_object(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text(json.dumps([{"text": "One."}, {"id": 2, "text": "Two."}], indent=1))
    (tmp_path / "object.json").write_text(json.dumps({"text": "One."}, indent=1))
    assert [source.id for source in read(tmp_path / "list.json")] == ["list.json:1", "2"]
    assert [source.text for source in read(tmp_path / "object.json")] == ["One."]


@pytest.mark.parametrize(
    ("data", "ids"),
    [(b"A ferry sank.\nNobody was hurt.", ["stdin"]), (b'{"text":"One."}\n{"text":"Two."}\n', ["stdin:1", "stdin:2"])],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, ids: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [source.id for source in read("-")] == ids


def test_sources_are_lazy(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("text")
    sources = open_sources([str(tmp_path)])
    assert next(sources).id == "a.txt"
    (tmp_path / "b.txt").unlink()
    assert next(sources).error
