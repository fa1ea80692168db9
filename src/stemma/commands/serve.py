"""`stemma serve`: the ledger in a browser, and over HTTP for programs."""

from __future__ import annotations

import errno
import secrets
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.commands.common import DEFAULT_LEDGER, USAGE, LedgerOption, Sorry, configured, examples, polite

if TYPE_CHECKING:
    from stemma.web.settings import Settings

EPILOG = examples(
    "stemma serve                                   ./stemma-ledger at http://127.0.0.1:8750/",
    "stemma serve --ledger flood --port 9000 --open",
    "stemma serve --host 0.0.0.0 --read-only        for the house: prints an address with a token",
)

#: Ports tried when looking for one to suggest.
_NEXT_PORTS = 20


@polite
def serve(
    ledger: LedgerOption = DEFAULT_LEDGER,
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, metavar="N", help="0: any that is free.")] = 8750,
    host: Annotated[
        str,
        typer.Option("--host", metavar="H", help="Address to listen at; any but this machine's own asks for a token."),
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="T",
            envvar="STEMMA_TOKEN",
            help="Ask for this token.  [default: a new one, where one is asked for]",
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAME", help="Another name by which browsers call this server; repeatable."
        ),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be read in or decided here.")] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in a browser.")] = False,
) -> None:
    """Serve a ledger to browsers and programs, on this machine alone unless another address is named."""
    from stemma.web.app import create_app
    from stemma.web.security import is_loopback
    from stemma.web.settings import Settings

    if token is not None and len(token) < 8:
        raise Sorry("--token needs at least 8 characters", USAGE)
    configured(ledger)
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    listening = _listen(host, port)
    settings = Settings(
        ledger=ledger.url or str(ledger.directory),
        host=host,
        port=listening.getsockname()[1],
        token=token,
        hosts=frozenset(name.lower().rstrip(".") for name in allow_host or ()),
        read_only=read_only,
    )
    app = create_app(settings)
    address = _address(settings)
    print(f"Serving {ledger} at {address}", flush=True)
    if token is not None:
        print("The address holds the token: whoever has it may look.", flush=True)
    print("Ctrl-C ends it.", flush=True)
    if open_browser:
        import webbrowser

        webbrowser.open(address)
    _run(app, listening)


def _address(settings: Settings) -> str:
    name = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(settings.host, settings.host)
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{settings.port}/" + (f"?token={settings.token}" if settings.token else "")


def _listen(host: str, port: int) -> socket.socket:
    """The socket to serve on.  Says what to do when the port is taken or the address is not this machine's."""
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return _bound(family, where)
    except socket.gaierror:
        raise Sorry(f"--host {host} is no address of this machine", USAGE) from None
    except PermissionError:
        raise Sorry(f"port {port} is for the system's own services: name one from 1024 on with --port") from None
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise Sorry(f"--host {host} is no address of this machine", USAGE) from None
        if error.errno != errno.EADDRINUSE:
            raise
        free = next((n for n in range(port + 1, min(port + _NEXT_PORTS, 65_536)) if _is_free(host, n)), 0)
        raise Sorry(f"port {port} is taken, perhaps by another `stemma serve`: try --port {free}") from None


def _bound(family: int, where: tuple[object, ...]) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(where)
    except BaseException:
        made.close()
        raise
    return made


def _is_free(host: str, port: int) -> bool:
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        _bound(family, where).close()
    except OSError:
        return False
    return True


def _run(app: object, listening: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listening])
