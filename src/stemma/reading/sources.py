"""From what a person names on the command line to raw sources: files, folders, globs, JSON Lines, standard input.

Everything is lazy: one source is in memory at a time.  Nothing raises: what cannot be read becomes
a source whose `error` says what to do about it.
"""

from __future__ import annotations

import glob
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from stemma.records import Source

#: Most bytes of one file, or of one line of JSON Lines.  A saved page with its pictures inlined stays
#: below this; a longer file is a collection and wants to be split.
MAX_BYTES = 20_000_000

#: Files read as one JSON object a line.
JSON_LINES_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson"})

#: What a file's name says of its content; other names are decided by content.
MEDIA_BY_SUFFIX = {
    ".htm": "text/html",
    ".html": "text/html",
    ".shtml": "text/html",
    ".text": "text/plain",
    ".txt": "text/plain",
    ".xhtml": "text/html",
}

_GLOB_SIGNS = frozenset("*?[")
_TEXT_FIELDS = ("title", "url", "outlet", "published", "language", "story")


def open_sources(arguments: Iterable[str]) -> Iterator[Source]:
    """Every source that the arguments name, in their order; folders are read recursively in sorted order.

    A file named twice is read once.  Two files of one name get their parent folder in front of it.
    Two JSON lines of one id: the second is an error record, since an id must name one text.
    """
    found = list(_expand(arguments))
    names = Counter(os.path.basename(path) for path, error in found if error is None)
    parents = Counter(_with_parent(path) for path, error in found if error is None)
    used: set[str] = set()
    for path, error in found:
        if error is not None:
            yield Source(id=path or "(empty argument)", path=path, error=error)
            continue
        name = os.path.basename(path)
        if names[name] > 1:
            name = _with_parent(path)
            if parents[name] > 1:
                name = path
        for source in _open_path(path, name):
            if source.error is None and source.id in used:
                source = replace(
                    source, data=None, text=None, error=f"the id {source.id!r} is already taken: rename it"
                )
            used.add(source.id)
            yield source


def _with_parent(path: str) -> str:
    parent = os.path.basename(os.path.dirname(os.path.abspath(path))) if path != "-" else ""
    return f"{parent}/{os.path.basename(path)}" if parent else os.path.basename(path)


def _expand(arguments: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """(path of a file or "-", None) or (argument, what is wrong with it), every file once."""
    seen: set[str] = set()
    for argument in arguments:
        for path, error in _expand_one(os.fspath(argument)):
            key = path if error or path == "-" else os.path.realpath(path)
            if error or key not in seen:
                seen.add(key)
                yield path, error


def _expand_one(argument: str) -> Iterator[tuple[str, str | None]]:
    if argument == "-":
        yield argument, None
        return
    if "://" in argument[:12]:
        yield argument, "pages are not fetched: save the page and give the file"
        return
    try:
        if not argument or "\0" in argument:
            yield argument, "not the name of a file: give a file, a folder, a pattern or -"
        elif os.path.isdir(argument):
            yield from _walk(argument)
        elif os.path.exists(argument):
            yield argument, None
        elif _GLOB_SIGNS & set(argument):
            matches = sorted(glob.glob(argument, recursive=True))
            if not matches:
                yield argument, "no file matches this pattern: check the folder and the ending"
            for match in matches:
                if os.path.isdir(match):
                    if "**" not in argument:
                        yield from _walk(match)
                else:
                    yield match, None
        else:
            yield argument, "no such file or folder: check the spelling and the folder you are in"
    except (OSError, ValueError) as problem:
        yield argument, f"cannot be looked at ({problem})"


def _walk(folder: str) -> Iterator[tuple[str, str | None]]:
    """All files below the folder, sorted by path; hidden files and folders are left out."""
    problems: list[OSError] = []
    paths: list[str] = []
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths += [os.path.join(root, name) for name in files if not name.startswith(".")]
    for problem in problems:
        yield str(problem.filename), f"this folder cannot be listed: {problem.strerror}"
    if not paths and not problems:
        yield folder, "this folder holds no file to read"
    for path in sorted(paths):
        yield path, None


def _open_path(path: str, name: str) -> Iterator[Source]:
    if path == "-":
        yield from _open_stdin()
        return
    suffix = Path(path).suffix.lower()
    try:
        if not os.path.isfile(path):
            yield Source(id=name, path=path, error="neither a file nor a folder: copy its content to a file first")
            return
        if suffix in JSON_LINES_SUFFIXES:
            with open(path, "rb") as stream:
                yield from _json_sources(stream, name, path, whole=suffix == ".json")
            return
        if os.path.getsize(path) > MAX_BYTES:
            yield Source(id=name, path=path, error=_too_large(os.path.getsize(path)))
            return
        with open(path, "rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except PermissionError:
        yield Source(id=name, path=path, error="may not be read: change its permissions")
    except OSError as problem:
        yield Source(id=name, path=path, error=f"cannot be read: {problem.strerror or problem}")
    else:
        yield Source(id=name, path=path, data=data, media=MEDIA_BY_SUFFIX.get(suffix))


def _open_stdin() -> Iterator[Source]:
    try:
        stream = sys.stdin.buffer
        head = stream.readline(MAX_BYTES + 1)
        if _is_json_record(head):
            yield from _number_lines(_chain(head, stream), "stdin", None)
            return
        data = head + stream.read(max(0, MAX_BYTES + 1 - len(head)))
    except (OSError, ValueError, AttributeError) as problem:
        yield Source(id="stdin", error=f"standard input cannot be read: {problem}")
        return
    if len(data) > MAX_BYTES:
        yield Source(id="stdin", error=_too_large(len(data)))
    else:
        yield Source(id="stdin", data=data)


def _chain(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    yield from _bounded_lines(stream)


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines, those above the limit cut there (one byte longer, so that the reader sees it) and the rest skipped."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)
            if not line or line.endswith(b"\n"):
                break


def _is_json_record(line: bytes) -> bool:
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record


def _json_sources(stream: BinaryIO, name: str, path: str, whole: bool) -> Iterator[Source]:
    """Records of a JSON Lines file; with `whole`, also of a file that is one JSON list or object."""
    if whole:
        data = stream.read(MAX_BYTES + 1)
        if len(data) <= MAX_BYTES:
            try:
                content = json.loads(data)
            except (ValueError, RecursionError):
                content = None
            records = content if isinstance(content, list) else [content] if isinstance(content, dict) else None
            if records is not None:
                for number, record in enumerate(records, 1):
                    yield _record_source(record, f"{name}:{number}", path)
                return
        stream.seek(0)
    yield from _number_lines(_bounded_lines(stream), name, path)


def _number_lines(lines: Iterable[bytes], name: str, path: str | None) -> Iterator[Source]:
    for number, line in enumerate(lines, 1):
        id_ = f"{name}:{number}"
        if not line.strip():
            continue
        if len(line) > MAX_BYTES:
            yield Source(id=id_, path=path, error=f"line {number}: {_too_large(len(line))}")
            continue
        try:
            record = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError:
            yield Source(id=id_, path=path, error=f"line {number} is not UTF-8: write JSON Lines as UTF-8")
        except (ValueError, RecursionError) as problem:
            yield Source(id=id_, path=path, error=f"line {number} is not one JSON object: {problem}")
        else:
            source = _record_source(record, id_, path)
            yield replace(source, error=f"line {number}: {source.error}") if source.error else source


def _record_source(record: Any, id_: str, path: str | None) -> Source:
    """A source of one decoded JSON record; fields of the wrong type are an error, unknown fields are ignored."""
    if not isinstance(record, dict):
        return Source(id=id_, path=path, error="not a JSON object with a field 'text'")
    given = record.get("id")
    if isinstance(given, str | int) and not isinstance(given, bool) and str(given):
        id_ = str(given)
    text = record.get("text")
    if not isinstance(text, str):
        return Source(id=id_, path=path, error="the field 'text' is missing or no string")
    fields: dict[str, str | None] = {}
    for key in _TEXT_FIELDS:
        value = record.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            return Source(id=id_, path=path, error=f"the field {key!r} is no string")
        fields[key] = value or None
    return Source(
        id=id_, path=path, text=text, media="text/plain", title=fields["title"], url=fields["url"],
        outlet=fields["outlet"], published=fields["published"], language=fields["language"], story=fields["story"],
    )  # fmt: skip


def _too_large(size: int) -> str:
    return f"larger than {MAX_BYTES // 1_000_000} MB ({size:,} bytes): split it into single reports"
