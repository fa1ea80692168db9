"""Where a ledger is: a directory, or a PostgreSQL database by its URL."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")
_PASSWORD = re.compile(r"(?<=[?&]password=)[^&]*")


@dataclass(frozen=True, slots=True)
class Location:
    """Exactly one of `directory` and `url` is set.  `str()` of it is for people: it never holds a password."""

    directory: Path | None = None
    url: str | None = None

    @classmethod
    def of(cls, given: str | os.PathLike[str] | Location) -> Location:
        """A URL that begins with postgresql:// or postgres:// is a database, everything else a directory."""
        if isinstance(given, Location):
            return given
        text = os.fspath(given)
        return cls(url=text) if text.startswith(_SCHEMES) else cls(directory=Path(text))

    @property
    def name(self) -> str:
        """The directory's name, or the database's."""
        if self.directory is not None:
            return self.directory.absolute().name
        return urlsplit(self.url or "").path.strip("/") or "database"

    def __str__(self) -> str:
        if self.url is None:
            return str(self.directory)
        scheme, _, rest = self.url.partition("://")
        authority, mark, tail = re.match(r"([^/?#]*)([/?#]?)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
        user, at, host = authority.rpartition("@")
        shown = user.partition(":")[0] + (":***" if ":" in user else "")
        return f"{scheme}://{shown}{at}{host}{mark}" + _PASSWORD.sub("***", f"{mark}{tail}")[len(mark) :]

    def __truediv__(self, name: str) -> Path:
        """A file or folder beside the ledger: in its directory, or of a database in the user's own data folder."""
        return self.beside / name

    @property
    def beside(self) -> Path:
        """The folder for what is kept with the ledger but not in it, such as fetched pages."""
        if self.directory is not None:
            return self.directory
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
        parts = urlsplit(self.url or "")
        host = parts.netloc.rpartition("@")[2]
        digest = hashlib.sha256(f"{host}{parts.path}?{_PASSWORD.sub('', parts.query)}".encode()).hexdigest()[:8]
        return data / "stemma" / f"{re.sub(r'[^A-Za-z0-9_-]+', '-', self.name)}-{digest}"
