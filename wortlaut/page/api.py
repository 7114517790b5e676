"""The view ``api`` of the page: the record as JSON, its description, and a page that tells people of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wortlaut.errors import StoreBusy, UsageError, WortlautError
from wortlaut.page import links
from wortlaut.page.messages import in_words
from wortlaut.page.rest.calls import MOST, OPERATIONS
from wortlaut.page.rest.openapi import description
from wortlaut.page.rest.operations import Operation
from wortlaut.page.rest.problems import problem
from wortlaut.page.visit import Visit, stores, view, words_for
from wortlaut.store.opening import translated

CONTRIBUTING = ("correct",)
"""Views of the page that answer calls of their own; each may have a list ``operations``, described with ours."""
_JSON = "application/json"


@cache
def operations() -> tuple[Operation, ...]:
    """Return all calls of the API."""
    others = (import_module(f"wortlaut.page.{name}") for name in CONTRIBUTING)
    return (*OPERATIONS, *(each for module in others for each in getattr(module, "operations", ())))


def answered(operation: Operation, handler: Callable[[Visit], Any]) -> Callable[[Request], Response]:
    """Return the endpoint of a call; what it cannot find is 404 where it is asked for one thing, else 400."""
    wrong = 404 if 404 in operation.problems else 400

    def endpoint(request: Request) -> Response:
        try:
            with stores(request).lent() as store, translated(store.path):
                body = msgspec.json.encode(handler(Visit(request, store)))
        except UsageError as error:
            return problem(wrong, in_words(str(error), words_for(request)))
        except StoreBusy as error:
            return problem(503, in_words(str(error), words_for(request)))
        except WortlautError as error:
            return problem(500, str(error))
        return tagged(request, body)

    return endpoint


def tagged(request: Request, body: bytes, kind: str = _JSON) -> Response:
    """Answer with a body and its hash; who has just this already is told so."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    held = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if tag in held or "*" in held:
        return Response(status_code=304, headers={"etag": tag})
    return Response(body, headers={"etag": tag}, media_type=kind)


def openapi(request: Request) -> Response:
    """Answer the description."""
    return tagged(request, _described())


@cache
def _described() -> bytes:
    return msgspec.json.format(msgspec.json.encode(description(operations())), indent=1)


@view
def about(visit: Visit) -> Response:
    """Tell people what can be asked, with examples from this record."""
    return visit.page(
        "api.html",
        operations=operations(),
        examples=_examples(visit),
        most=MOST,
        base=str(visit.request.base_url),
    )


def _examples(visit: Visit) -> dict[str, list[str]]:
    """Return addresses that can be followed: those of the calls, and of what this record has."""
    found = {each.name: list(each.examples) for each in operations()}
    newest = next(iter(visit.store.articles(newest_first=True, limit=1)), None)
    said = visit.store.search(limit=30).to_list()
    if newest is not None:
        found["record"].append(f"/api/articles/{quote(links.short_id(newest.id))}")
    if said:
        found["statement"].append(f"/api/statements/{said[0].id}")
    for speaker in (each.speakers[0] for each in said if each.speakers):
        page = visit.actor(speaker)
        found["actor"].append(f"/api/actors/{page.removeprefix('/actor/')}")
        found["timeline"].append(links.with_query("/api/timeline", of=page))
        break
    for each in visit.store.dossiers()[:1]:
        found["dossier"].append(f"/api/dossiers/{quote(each.key, safe='')}")
        found["timeline"].append(links.with_query("/api/timeline", of=each.key))
    return found


def _route(operation: Operation, handler: Callable[[Visit], Any]) -> Route:
    path = operation.path
    if operation.slashes is not None:
        path = path.replace(f"{{{operation.slashes}}}", f"{{{operation.slashes}:path}}")
    return Route(path, answered(operation, handler), methods=[operation.method.upper()])


routes = [
    Route("/api", about),
    Route("/api/openapi.json", openapi),
    *(_route(each, each.handler) for each in OPERATIONS if each.handler is not None),
]
