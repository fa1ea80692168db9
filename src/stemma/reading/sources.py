"""From what a person names on the command line to raw sources: files, folders, globs, addresses, standard input.

Everything is lazy: one source is in memory at a time.  Nothing raises: what cannot be read becomes
a source whose `error` says what to do about it.
"""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from stemma.reading.containers import Link, Member, Reader, open_file, open_stream
from stemma.reading.containers.addresses import is_address
from stemma.records import Source

_GLOB_SIGNS = frozenset("*?[")

Fetch = Callable[[Iterable[Link]], Iterator[Source]]
"""What brings the pages of addresses, and all that a feed or site map among them names; each failure a source with
its reason."""


def open_sources(
    arguments: Iterable[str], columns: Mapping[str, str] | None = None, fetch: Fetch | None = None
) -> Iterator[Source]:
    """Every source that the arguments name, in their order; folders are read recursively in sorted order.

    A file named twice is read once.  Two files of one name get their parent folder in front of it.
    Two texts of one id: the second is an error record, since an id must name one text.
    `columns`: which column of a table is which field.  `fetch` brings what is on the web; without it an address is
    an error record.  Addresses come last, after all that lies here.
    """
    links: list[Link] = []
    used: set[str] = set()
    here = _here(arguments, columns or {}, links)
    for source in chain(here, (fetch or _not_fetched)(_links(links))):
        if source.error is None and source.id in used:
            source = replace(source, data=None, text=None, error=f"the id {source.id!r} is already taken: rename it")
        used.add(source.id)
        yield source


def _links(links: list[Link]) -> Iterator[Link]:
    """Each address once.  Lazy: the list is full only when all that lies here has been read."""
    seen: set[str] = set()
    for link in links:
        if link.url not in seen:
            seen.add(link.url)
            yield link


def _not_fetched(links: Iterable[Link]) -> Iterator[Source]:
    for link in links:
        yield Source(
            id=link.url, url=link.url, error="not fetched: leave out --no-fetch, or save the page and give the file"
        )


def _here(arguments: Iterable[str], columns: Mapping[str, str], links: list[Link]) -> Iterator[Source]:
    """Sources of files and standard input; addresses go to `links`."""
    found = list(_expand(arguments))
    names = Counter(os.path.basename(path) for path, error in found if error is None)
    parents = Counter(_with_parent(path) for path, error in found if error is None)
    for path, error in found:
        if error is not None:
            yield Source(id=path or "(empty argument)", path=path, error=error)
            continue
        if _is_web(path):
            links.append(Link(path))
            continue
        name = os.path.basename(path)
        if names[name] > 1:
            name = _with_parent(path)
            if parents[name] > 1:
                name = path
        for member in _members(path, name, columns):
            if isinstance(member, Link):
                links.append(member)
            else:
                yield member


def _members(path: str, name: str, columns: Mapping[str, str]) -> Iterator[Member]:
    if path != "-":
        return open_file(path, Reader(name, path, columns=columns))
    try:
        return open_stream(sys.stdin.buffer, Reader("stdin", columns=columns))
    except (OSError, ValueError, AttributeError) as problem:
        return iter([Source(id="stdin", error=f"standard input cannot be read: {problem}")])


def _is_web(argument: str) -> bool:
    return argument.lower().startswith(("http://", "https://"))


def _with_parent(path: str) -> str:
    parent = os.path.basename(os.path.dirname(os.path.abspath(path))) if path != "-" else ""
    return f"{parent}/{os.path.basename(path)}" if parent else os.path.basename(path)


def _expand(arguments: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """(path of a file or "-", None) or (argument, what is wrong with it), every file once."""
    seen: set[str] = set()
    for argument in arguments:
        for path, error in _expand_one(os.fspath(argument)):
            key = path if error or path == "-" or _is_web(path) else os.path.realpath(path)
            if error or key not in seen:
                seen.add(key)
                yield path, error


def _expand_one(argument: str) -> Iterator[tuple[str, str | None]]:
    if argument == "-":
        yield argument, None
        return
    if _is_web(argument):
        address = argument.partition("#")[0]
        yield address, None if is_address(address) else "not the address of a page: check it for spaces and its host"
        return
    if "://" in argument[:12]:
        yield argument, "only http and https addresses can be read"
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
