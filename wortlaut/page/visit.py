"""One request: the record open for reading, the reader's language, and the answer as a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any, cast
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from wortlaut.errors import UsageError
from wortlaut.page import links
from wortlaut.page.rendering import render
from wortlaut.page.settings import Settings
from wortlaut.page.stores import Stores
from wortlaut.page.words import Words, chosen, words
from wortlaut.store.reading import Store
from wortlaut.store.stored import Named

NAVIGATION = (
    "/",
    "/search",
    "/dossiers",
    "/timeline",
    "/map",
    "/network",
    "/figures",
    "/add",
    "/corrections",
)
"""What the header leads to, as far as the views are there."""


class Visit:
    """What a view knows: the request, the open :class:`Store`, the :class:`Words` of the reader's language."""

    def __init__(self, request: Request, store: Store) -> None:
        self.request = request
        self.store = store
        self.words = words_for(request)
        self.settings: Settings = request.app.state.settings
        self._addresses: dict[str, str] = {}

    def query(self, name: str) -> str | None:
        """Return a value of the address's query, None for an empty one."""
        return self.request.query_params.get(name) or None

    def path(self, name: str) -> str:
        """Return a value of the address's path."""
        return str(self.request.path_params[name])

    def actor(self, of: Named | str) -> str:
        """Return the permanent address of an actor, a :class:`Named` or ``actor:123``; in templates ``actor(…)``."""
        identity = of if isinstance(of, str) else of.actor
        if identity not in self._addresses:
            found = self.store.address(identity)
            self._addresses[identity] = links.actor(found.article, found.key)
        return self._addresses[identity]

    def page(self, template: str, /, status: int = 200, **values: Any) -> Response:
        """Answer with a page."""
        return answer(self.request, template, {"actor": self.actor, "store": self.store, **values}, status)


def view(show: Callable[[Visit], Response]) -> Callable[[Request], Response]:
    """Make an endpoint of a function of a :class:`Visit`; it runs in a thread of its own, with a file of its own.

    A :class:`~wortlaut.errors.UsageError` becomes "not found" with its message.
    """

    @wraps(show)
    def endpoint(request: Request) -> Response:
        with stores(request).lent() as store:
            try:
                return show(Visit(request, store))
            except UsageError as error:
                raise HTTPException(404, str(error)) from error

    return endpoint


def stores(request: Request) -> Stores:
    """Return what lends files open for reading; ``with … .lent() as store``."""
    return cast(Stores, request.app.state.stores)


def words_for(request: Request) -> Words:
    """Return the words of the language that the reader chose, or the browser asks for."""
    return words(chosen(request.cookies.get("lang"), request.headers.get("accept-language", "")))


def here(request: Request, **changes: str | int | None) -> str:
    """Return the address that was asked for with some values of its query changed, or (None) taken off."""
    left = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    made = [(name, str(value)) for name, value in changes.items() if value is not None]
    query = urlencode([*left, *made])
    # A path that begins with two slashes would lead to another host.
    path = "/" + quote(request.url.path.lstrip("/\\"))
    return f"{path}?{query}" if query else path


def answer(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """Answer with a page without opening the record."""
    text = render(template, context(request, values))
    return Response(text, status, page_headers(request), "text/html; charset=utf-8")


def context(request: Request, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return all that a template is filled with."""
    theme = request.cookies.get("theme", "")
    return {
        "request": request,
        "here": partial(here, request),
        "words": words_for(request),
        "theme": theme if theme in {"light", "dark"} else "auto",
        "token": request.state.token,
        "settings": request.app.state.settings,
        "navigation": [path for path in NAVIGATION if path in request.app.state.paths],
        **values,
    }


def page_headers(request: Request) -> dict[str, str]:
    """Return the headers of a page in the reader's language."""
    return {"content-language": words_for(request).language, "vary": "Accept-Language, Cookie"}
