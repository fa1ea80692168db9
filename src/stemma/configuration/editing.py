"""Aliases and outlets put into a file and taken out of it; its comments, order and spacing stay as they are."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stemma.configuration.checking import checked

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def add_alias(path: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Let these names stand for one body and return all that do now, the usual one first.

    Where an entry of the file has one of them, the others are added to it.  The file is made when it is not there.

    Raises:
        ConfigurationError: the file is wrong, or would be with these names in it.
        OSError: it cannot be written.
    """
    document = _opened(path)
    entries = _entries(document, "alias")
    wanted = {_key(name) for name in names}
    entry = next((one for one in entries if wanted & {_key(name) for name in one["names"]}), None)
    if entry is None:
        entry = _new_entry(entries, "names", list(dict.fromkeys(names)))
    else:
        held = {_key(name) for name in entry["names"]}
        for name in names:
            if _key(name) not in held:
                entry["names"].append(name)
                held.add(_key(name))
    told = tuple(str(name) for name in entry["names"])
    _write(path, document)
    return told


def remove_alias(path: Path, name: str) -> tuple[str, ...] | None:
    """Take the name out of its entry and return what is left of it: empty when the whole entry went, since one name
    alone is no alias; None when no entry has it.  Raises as `add_alias`."""
    document = _opened(path)
    entries = _entries(document, "alias")
    for at, entry in enumerate(entries):
        names = entry["names"]
        for place, one in enumerate(list(names)):
            if _key(one) == _key(name):
                del names[place]
                left = tuple(str(other) for other in names)
                if len(left) < 2:
                    _remove_entry(document, "alias", at)
                    left = ()
                _write(path, document)
                return left
    return None


def add_outlet(
    path: Path, name: str, sites: Sequence[str] = (), also: Sequence[str] = (), publisher: str | None = None
) -> None:
    """Put in an outlet, or add to the one of this name; a publisher given replaces the former.  Raises as `add_alias`."""
    document = _opened(path)
    entries = _entries(document, "outlet")
    entry = next((one for one in entries if _key(one["name"]) == _key(name)), None)
    if entry is None:
        entry = _new_entry(entries, "name", name)
    for field, values in (("sites", sites), ("also", also)):
        if values:
            held = [*entry.get(field, ())]
            entry[field] = [*held, *(value for value in values if value not in held)]
    if publisher is not None:
        entry["publisher"] = publisher
    _write(path, document)


def remove_outlet(path: Path, name: str) -> bool:
    """Take out the outlet of this name; False when there is none.  Raises as `add_alias`."""
    document = _opened(path)
    for at, entry in enumerate(_entries(document, "outlet")):
        if _key(entry["name"]) == _key(name):
            _remove_entry(document, "outlet", at)
            _write(path, document)
            return True
    return False


def _opened(path: Path) -> TOMLDocument:
    import tomlkit

    text = path.read_text(encoding="utf-8") if path.exists() else ""
    checked(text, str(path))
    return tomlkit.parse(text)


def _entries(document: Any, name: str) -> Any:
    """The list of entries, in whichever way the file writes it; put at its end when it has none."""
    import tomlkit

    if name not in document:
        if document.as_string().strip():
            document.add(tomlkit.nl())
        document.append(name, tomlkit.aot())
    return document[name]


def _new_entry(entries: Any, field: str, value: Any) -> Any:
    import tomlkit
    from tomlkit.items import AoT

    entry = tomlkit.table() if isinstance(entries, AoT) else tomlkit.inline_table()
    entry[field] = value
    entries.append(entry)
    return entries[-1]


def _remove_entry(document: Any, name: str, at: int) -> None:
    del document[name][at]
    if not document[name]:
        del document[name]


def _write(path: Path, document: TOMLDocument) -> None:
    """Put the file in place whole, and only if it is right as it would stand."""
    import tomlkit

    text = tomlkit.dumps(document)
    checked(text, str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o644)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _key(name: str) -> str:
    return " ".join(str(name).casefold().split())
