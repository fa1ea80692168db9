"""When a browser looked at the stories last, so that what is new since then can be told."""

from __future__ import annotations

import datetime

from fastapi import Request
from fastapi.responses import Response

from stemma.web import security
from stemma.web.settings import Settings

#: A look after so long is another visit: what was new until then is no longer.
_ANOTHER = datetime.timedelta(minutes=30)
_KEPT = 400 * 86_400


def last_visit(request: Request) -> str | None:
    """When the visit before this one ended (ISO 8601, UTC); None at the first, or when the cookie says nothing."""
    return _read(request)[0]


def note_visit(request: Request, response: Response, settings: Settings) -> None:
    """Keep the time of this look.  The cookie holds the end of the former visit and the last look of this one."""
    former, latest = _read(request)
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    if latest is not None and now - datetime.datetime.fromisoformat(latest) > _ANOTHER:
        former = latest
    value = f"{former or ''}~{now.isoformat()}"
    response.set_cookie(
        security.cookie_name(settings, "visit"), value, max_age=_KEPT, path="/", httponly=True, samesite="strict"
    )


def _read(request: Request) -> tuple[str | None, str | None]:
    """The end of the former visit, and the last look of this visit: when that is long ago, it is the former one."""
    settings: Settings = request.app.state.stemma.settings
    former, _, latest = request.cookies.get(security.cookie_name(settings, "visit"), "").strip('"').partition("~")
    one, other = _time(former), _time(latest)
    if other is not None and datetime.datetime.now(datetime.UTC) - other > _ANOTHER:
        return other.isoformat(), other.isoformat()
    return (one.isoformat() if one else None), (other.isoformat() if other else None)


def _time(text: str) -> datetime.datetime | None:
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
