"""What a server was started with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

#: Most bytes of a request, of all its files and fields together: 64 MiB for files, 1 MiB for anything else.
MOST_UPLOADED, MOST_SENT = 64 << 20, 1 << 20

#: Most files of one request.
MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class Settings:
    """`ledger`: directory or address of the ledger; `hosts`: names, besides those of this machine, that a browser may
    call the server by; `token`: None on loopback, where none is asked for; `secret`: signs what the server hands out.
    """

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8750
    token: str | None = None
    hosts: frozenset[str] = frozenset()
    read_only: bool = False
    fetch_hosts: frozenset[str] = frozenset()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
