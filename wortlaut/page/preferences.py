"""Language and colours: ``?lang=de`` and ``?theme=dark`` on any address are remembered and taken off it."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

CHOICES = {"lang": ("de", "en"), "theme": ("auto", "light", "dark")}
_YEAR = 365 * 24 * 3600


class Preferences:
    """Answers an address that holds a choice with the same address without it, and a cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["query_string"]:
            await self._app(scope, receive, send)
            return
        pairs = QueryParams(scope["query_string"]).multi_items()
        made = {name: value for name, value in pairs if value in CHOICES.get(name, ())}
        if not made:
            await self._app(scope, receive, send)
            return
        left = urlencode([(name, value) for name, value in pairs if name not in CHOICES])
        # A path that begins with two slashes would lead to another host.
        path = "/" + scope.get("raw_path", b"/").decode("ascii", "replace").lstrip("/\\")
        answer = RedirectResponse(f"{path}?{left}" if left else path, 303)
        for name, value in made.items():
            answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="strict")
        await answer(scope, receive, send)
