"""Builds the page from its views."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wortlaut.errors import StoreBusy, WortlautError
from wortlaut.page.correct_words import refused
from wortlaut.page.preferences import Preferences
from wortlaut.page.rest.problems import problem
from wortlaut.page.safety import Safety, TooMuch
from wortlaut.page.settings import Settings, checked
from wortlaut.page.stores import Stores
from wortlaut.page.visit import answer, words_for

VIEWS = ("home", "article", "actor", "statement", "dossier", "charts", "search", "add", "correct", "api")
"""Modules of this folder, each with its ``routes``."""


def create(path: Path, settings: Settings | None = None) -> Starlette:
    """Return the page over the file that keeps the record.

    Raises :class:`~wortlaut.errors.UsageError` if the settings would let others in without a password.
    """
    settings = checked(settings or Settings())
    stores = Stores(path)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        for close in app.state.closing:
            close()
        stores.close()

    routes = [route for name in VIEWS for route in routes_of(name)]
    app = Starlette(
        routes=[*routes, Mount("/static", _Static(packages=[("wortlaut.page", "static")]), name="static")],
        middleware=[Middleware(Safety, settings=settings), Middleware(Preferences), Middleware(_Catching)],
        exception_handlers={
            HTTPException: _told,
            WortlautError: _failed,
            TooMuch: _too_much,
        },
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.stores = stores
    app.state.path = path
    app.state.closing = []
    app.state.paths = {route.path for route in routes}
    return app


def routes_of(name: str) -> list[Route]:
    """Return the routes of a view."""
    routes: list[Route] = import_module(f"wortlaut.page.{name}").routes
    return routes


class _Catching:
    """Answers for what fails unforeseen; Starlette's own answer would lack the headers that :class:`Safety` sets."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception:
            if begun or scope["type"] != "http":
                raise
            logging.getLogger("wortlaut.page").exception("%s %s failed", scope["method"], scope["path"])
            await _page(Request(scope), 500, "")(scope, receive, send)


class _Static(StaticFiles):
    """Files that the browser asks for again only if they changed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


def _told(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    reason = error.detail if isinstance(error, HTTPException) else ""
    if reason == HTTPStatus(status).phrase:  # Starlette's own: the page says that in words
        reason = ""
    return _page(request, status, reason)


def _failed(request: Request, error: Exception) -> Response:
    return _page(request, 503 if isinstance(error, StoreBusy) else 500, str(error))


def _too_much(request: Request, _error: Exception) -> Response:
    return PlainTextResponse(words_for(request)("home.error.413"), 413)


def _page(request: Request, status: int, reason: str) -> Response:
    """Say what went wrong: as JSON to programs, else as a page."""
    reason = refused(reason, words_for(request))
    if request.url.path.startswith("/api/"):
        return problem(status, reason or "the program failed")
    return answer(request, "error.html", {"status": status, "reason": reason}, status)
