"""What can be wrong with a ledger, said so that the reader knows what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class LedgerError(Exception):
    """A ledger that cannot be used as asked; the message tells a person what to do."""


class Backend(Protocol):
    """The kind of database that holds a ledger.  `str()` of it names the ledger, without a password."""

    @property
    def what(self) -> str: ...

    @property
    def to_read(self) -> dict[str, Any]: ...

    def must_be_there(self) -> None: ...

    def prepare(self) -> None: ...

    def lock(self) -> None: ...

    def may_write(self, connection: Connection) -> None: ...

    def engine(self, *, writable: bool) -> Engine: ...

    def compact(self, engine: Engine) -> None: ...

    def faults(self, connection: Connection) -> Iterator[str]: ...

    def explain(self, error: BaseException) -> LedgerError | None: ...

    def close(self) -> None: ...


@contextmanager
def explained(backend: Backend) -> Iterator[None]:
    """Turn whatever the database raises inside into a `LedgerError`; a full disk of the operating system too."""
    import sqlalchemy.exc

    try:
        yield
    except LedgerError:
        raise
    except Exception as error:
        cause = error.orig if isinstance(error, sqlalchemy.exc.DBAPIError) and error.orig is not None else error
        meaning = backend.explain(cause)
        if meaning is None:
            raise
        raise meaning from error
