"""Who may ask: known Host headers only, the token where one is demanded, requests of a bearable size.

What the browser is told: nothing is loaded from elsewhere, framed, sniffed, or kept by anyone in between.
Other sites never learn an address of this one; a form's own page is told, or browsers would send `Origin: null` with it.
A page of another site that tries to act here lacks the token of the form (`csrf`), and its origin gives it away.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from stemma.web.settings import MOST_SENT, MOST_UPLOADED, Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_ANYWHERE = frozenset({"0.0.0.0", "::", ""})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Paths that are answered before a token was shown.
_OPEN = ("/login", "/logout", "/static/")

TOO_LARGE = (
    f"This is too large: at most {MOST_UPLOADED >> 20} MiB of files in one go, {MOST_SENT >> 20} MiB of anything else. "
    "Send fewer at a time, or use `stemma read`."
)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host in _LOCAL:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def known_host(header: str, settings: Settings) -> bool:
    """Whether a Host header names this server.  A foreign name that was made to point here is refused (DNS rebinding).

    A server on all addresses answers to every bare address, which no one can rebind, and to the machine's own name.
    """
    try:
        name = (urlsplit(f"//{header}").hostname or "").rstrip(".")
    except ValueError:
        return False
    if name in _LOCAL or name == settings.host.lower() or name in settings.hosts:
        return True
    if settings.host not in _ANYWHERE:
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name == socket.gethostname().lower()
    return True


class Guard:
    """The gate before everything else, as ASGI middleware."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)

        async def guarded_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                extra = {**HEADERS, "cache-control": "private, no-store"}
                message["headers"] = [
                    *message["headers"],
                    *((k.encode(), v.encode()) for k, v in extra.items() if k.encode() not in given),
                ]
            await send(message)

        refusal = self._refusal(request)
        if refusal is not None:
            await refusal(scope, receive, guarded_send)
            return
        limit = MOST_UPLOADED if request.url.path == "/read" else MOST_SENT
        announced = request.headers.get("content-length", "0")
        if not announced.isdecimal() or int(announced) > limit:
            await PlainTextResponse(TOO_LARGE, 413)(scope, receive, guarded_send)
            return
        await self.app(scope, _counted(receive, limit), guarded_send)

    def _refusal(self, request: Request) -> Response | None:
        settings = self.settings
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or not known_host(hosts[0], settings):
            return PlainTextResponse(
                "This server is not called by that name. Open it at the address that `stemma serve` printed, or start "
                "it with --allow-host NAME.",
                421,
            )
        if request.method not in _SAFE and not same_origin(request):
            return PlainTextResponse("A page of another site sent this: nothing was done.", 403)
        if settings.token is None or request.url.path.startswith(_OPEN) or authorized(request, settings):
            return None
        return _sign_in(request, settings)


def _sign_in(request: Request, settings: Settings) -> Response:
    """The page that asks for the token; the address that was printed at the start has it and gets in at once."""
    given = request.query_params.get("token", "")
    if request.method == "GET" and given and same(given, settings.token or ""):
        rest = [(k, v) for k, v in parse_qsl(request.url.query, keep_blank_values=True) if k != "token"]
        response = RedirectResponse(_local(request.url.path) + (f"?{urlencode(rest)}" if rest else ""), 303)
        admit(request, response, settings)
        return response
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.endswith(".json")
    if request.method == "GET" and wants_page:
        return RedirectResponse(f"/login?{urlencode({'to': _local(request.url.path)})}", 303)
    return PlainTextResponse(
        "This server asks for a token: send it as `Authorization: Bearer TOKEN`, or sign in at /login.",
        401,
        {"www-authenticate": "Bearer"},
    )


def _local(path: str) -> str:
    """A path of this server, whatever was asked for: `//elsewhere` would lead away."""
    return "/" + quote(path.lstrip("/\\"), safe="/:@!$&'()*+,;=~")


def same_origin(request: Request) -> bool:
    """Whether a request that changes something comes from a page of this server, or from no page at all."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == request.headers["host"].lower()
    except ValueError:
        return False


def same(given: str, expected: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how much of them is."""
    return hmac.compare_digest(_digest(given), _digest(expected))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


# ------------------------------------------------------------------------------------- who is asking


def cookie_name(settings: Settings, what: str) -> str:
    """Cookies know no ports: two servers on one machine must not share theirs."""
    return f"stemma_{settings.port}_{what}"


def authorized(request: Request, settings: Settings) -> bool:
    if _bearer(request, settings):
        return True
    session, _, seal = request.cookies.get(cookie_name(settings, "access"), "").partition(".")
    return bool(session) and hmac.compare_digest(seal.encode(), _seal(session, settings).encode())


def _bearer(request: Request, settings: Settings) -> bool:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and same(given.strip(), settings.token or "")


def admit(request: Request, response: Response, settings: Settings) -> None:
    """Let this browser in from now on: the cookie is sealed with the token and worth nothing under another."""
    session = secrets.token_urlsafe(18)
    _set(request, response, cookie_name(settings, "access"), f"{session}.{_seal(session, settings)}", 30 * 86_400)


def dismiss(response: Response, settings: Settings) -> None:
    response.delete_cookie(cookie_name(settings, "access"), path="/", httponly=True, samesite="strict")


def _seal(session: str, settings: Settings) -> str:
    return hmac.new(_digest(settings.token or ""), session.encode(), hashlib.sha256).hexdigest()


def _set(request: Request, response: Response, name: str, value: str, seconds: int | None = None) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=seconds, path="/", httponly=True, samesite="strict", secure=secure)


# -------------------------------------------------------------------------------- forms that act


def form_session(request: Request, settings: Settings) -> tuple[str, bool]:
    """The session that forms are bound to, and whether the browser has to be told it."""
    known = request.cookies.get(cookie_name(settings, "form"), "")
    if 20 <= len(known) <= 64 and known.isascii() and known.replace("-", "").replace("_", "").isalnum():
        return known, False
    return secrets.token_urlsafe(24), True


def form_token(session: str, settings: Settings) -> str:
    return hmac.new(settings.secret, session.encode(), hashlib.sha256).hexdigest()


def keep_session(request: Request, response: Response, session: str, settings: Settings) -> None:
    _set(request, response, cookie_name(settings, "form"), session)


def form_is_ours(request: Request, given: Any, settings: Settings) -> bool:
    """Whether a form was made for this browser; a program that shows the server's token needs no form."""
    if settings.token is not None and _bearer(request, settings):
        return True  # no browser sends this header of itself
    session, new = form_session(request, settings)
    return not new and isinstance(given, str) and same(given, form_token(session, settings))


# --------------------------------------------------------------------------------------- size


class TooLarge(Exception):
    """More was sent than is read."""


def _counted(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > limit:
                raise TooLarge
        return message

    return counted
