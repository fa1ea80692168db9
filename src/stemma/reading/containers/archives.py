"""ZIP archives: each member is opened as a file of its own would be, within limits of number, size and ratio."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from stemma.reading.containers.compressed import MAX_DEPTH
from stemma.reading.containers.members import Member, Reader, Unsuited
from stemma.reading.containers.opening import open_stream
from stemma.reading.containers.streams import BOMB, FREE_BYTES, MAX_RATIO, bounded

#: Most members of one archive.
MAX_MEMBERS = 200_000


def members(stream: BinaryIO, reader: Reader) -> Iterator[Member]:
    """Members sorted by name, without folders and hidden files; ids are "archive.zip/folder/name.txt".

    A member that is encrypted, damaged or a bomb is an error record and the others are read.
    Raises zipfile.BadZipFile (as ValueError) for what is no archive.
    """
    if reader.depth >= MAX_DEPTH:
        raise Unsuited("packed too many times over: unpack it first")
    try:
        archive = zipfile.ZipFile(_seekable(stream))
    except (zipfile.BadZipFile, NotImplementedError) as problem:
        raise ValueError(str(problem)) from None
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _hidden(entry.filename)]
        if len(entries) > MAX_MEMBERS:
            raise Unsuited(f"more than {MAX_MEMBERS:,} files")
        if not entries:
            yield reader.failed("this archive holds no file to read")
        for entry in sorted(entries, key=lambda entry: entry.filename):
            yield from _open_entry(archive, entry, reader)


def _open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, reader: Reader) -> Iterator[Member]:
    inside = replace(reader, name=f"{reader.name}/{_name(entry)}", depth=reader.depth + 1)
    if entry.flag_bits & 1:
        yield inside.failed("encrypted: unpack the archive with its password first")
        return
    if entry.file_size > FREE_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        yield inside.failed(BOMB)
        return
    try:
        with archive.open(entry) as unpacked:
            plain = bounded(cast(BinaryIO, unpacked), lambda: entry.compress_size)
            yield from open_stream(plain, inside, PurePosixPath(entry.filename).name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as problem:
        if isinstance(problem, Unsuited):
            yield inside.failed(str(problem))
            return
        yield inside.failed(f"cannot be unpacked: {' '.join(str(problem).split())[:200]}")


def _name(entry: zipfile.ZipInfo) -> str:
    """The member's name; one without the mark of UTF-8 is UTF-8 all the same where its bytes can be."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _seekable(stream: BinaryIO) -> BinaryIO:
    """The archive's table is at its end: a stream that cannot be wound is copied to a temporary file first."""
    if stream.seekable():
        return stream
    import shutil
    import tempfile

    copy = tempfile.SpooledTemporaryFile(max_size=FREE_BYTES)  # noqa: SIM115 - closed with the archive that reads it
    shutil.copyfileobj(stream, copy)
    copy.seek(0)
    return cast(BinaryIO, copy)
