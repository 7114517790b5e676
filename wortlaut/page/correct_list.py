"""The list of corrections, its way to and from files, and the same as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any, cast, get_args

import msgspec
from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wortlaut.errors import StoreBusy, UsageError
from wortlaut.page import links
from wortlaut.page.correct_shown import Said, shown
from wortlaut.page.correct_words import refused
from wortlaut.page.rest.operations import Operation, Parameter
from wortlaut.page.rest.problems import problem
from wortlaut.page.saying import Asked, say, undo
from wortlaut.page.visit import Visit, stores, view, words_for
from wortlaut.store.asking.said import SaidOf, State, how_many, said, said_by
from wortlaut.store.carrying import LONGEST, export, take_in
from wortlaut.store.corrections import Correction
from wortlaut.store.opening import translated
from wortlaut.store.telling import tell
from wortlaut.store.writing import Writer

_PAGE = 50
_API_PAGE = 100
# To say which hold for nothing, all that hold are applied anew; more than these take longer than a page may.
_MOST_LIVE = 500
_STATES = get_args(State)


class ApiCorrection(Struct, frozen=True, kw_only=True):
    """A correction as the API tells it; ``value`` is as in exported files."""

    key: str
    kind: str
    article: str
    subject: str
    start: int
    end: int
    words: str
    other_article: str | None
    other_subject: str | None
    value: msgspec.Raw
    reason: str
    author: str
    made: str
    undone: str | None
    undone_by: str | None


class Corrections(Struct, frozen=True, kw_only=True):
    """Corrections, what was said last first; ``next`` is the offset of those before."""

    items: tuple[ApiCorrection, ...]
    next: int | None


@view
def corrections(visit: Visit) -> Response:
    """Show the log."""
    return _list(visit, None)


def _list(visit: Visit, imported: dict[str, Any] | None) -> Response:
    connection = visit.store.connection
    counts = how_many(connection)
    state = visit.query("show") or "all"
    asked = visit.query("page") or "1"
    number = int(asked) if asked.isdecimal() and len(asked) < 7 else 1
    many = counts["live"] > _MOST_LIVE
    if state == "waiting":
        found = [] if many else list(islice(_waiting(visit), _PAGE))
        more = False
    else:
        known: State = cast(State, state) if state in _STATES else "all"
        rows = said(connection, known, limit=_PAGE + 1, offset=(max(1, number) - 1) * _PAGE)
        found, more = [shown(each, visit.words) for each in rows[:_PAGE]], len(rows) > _PAGE
    return visit.page(
        "corrections.html",
        status=400 if imported and "wrong" in imported else 200,
        found=found, counts=counts, state=state, many=many, number=number, more=more, imported=imported,
    )  # fmt: skip


def _waiting(visit: Visit) -> Iterator[Said]:
    with translated(visit.store.path):
        for each in tell(visit.store.connection, only_open=True):
            row = said_by(visit.store.connection, each.key)
            if row is not None:
                yield shown(row, visit.words, refused(str(each.open), visit.words))


@view
def save(visit: Visit) -> Response:
    """Answer with all corrections as a file."""
    with translated(visit.store.path):
        body = b"".join(export(visit.store.connection))
    headers = {"content-disposition": 'attachment; filename="corrections.jsonl"'}
    return Response(body, headers=headers, media_type="application/x-ndjson")


async def bring(request: Request) -> Response:
    """Take in a file of corrections."""
    async with request.form() as form:
        file = form.get("file")
        content = await file.read() if isinstance(file, UploadFile) else b""
    told = await run_in_threadpool(_bring, request, content)
    if "wrong" not in told:
        counts = {name: told.get(name, 0) for name in ("n", "new", "undone", "known", "elsewhere")}
        return RedirectResponse(links.with_query("/corrections", **counts), 303)
    return await run_in_threadpool(_with, request, told)


def _with(request: Request, imported: dict[str, Any]) -> Response:
    with stores(request).lent() as store:
        return _list(Visit(request, store), imported)


def _bring(request: Request, content: bytes) -> dict[str, Any]:
    path = request.app.state.path
    try:
        with translated(path), Writer(path, "taking corrections in", create=False, wait=5) as writer:
            stream = BytesIO(content)
            with writer.transaction():
                lines = iter(lambda: stream.readline(LONGEST + 1), b"")
                counts: Counter[str] = Counter(take_in(writer, lines, "file"))
    except (UsageError, StoreBusy) as error:
        return {"wrong": refused(str(error), words_for(request))}
    return {"n": counts.total(), **counts}


# ------------------------------------------------------------------------------------------------------- as JSON


def listed(visit: Visit) -> Corrections:
    """Answer corrections, the last first."""
    state, offset = visit.query("show") or "all", visit.query("offset") or "0"
    if state not in _STATES:
        raise UsageError(f"show is one of {', '.join(_STATES)}")
    if not offset.isdecimal() or len(offset) > 9:
        raise UsageError("offset is a number")
    start = int(offset)
    rows = said(visit.store.connection, cast(State, state), limit=_API_PAGE + 1, offset=start)
    return Corrections(
        items=tuple(map(_api, rows[:_API_PAGE])), next=start + _API_PAGE if len(rows) > _API_PAGE else None
    )


@view
def _listed(visit: Visit) -> Response:
    try:
        return Response(msgspec.json.encode(listed(visit)), media_type="application/json")
    except UsageError as error:
        return problem(400, refused(str(error), visit.words))


async def correct(request: Request) -> Response:
    """Take a correction as JSON."""
    try:
        asked = msgspec.json.decode(await request.body(), type=Asked)
    except (msgspec.DecodeError, RecursionError) as error:
        return problem(400, str(error))
    return await _written(request, lambda path, user: say(path, [asked], user)[0], 201)


async def undone(request: Request) -> Response:
    """Take a correction back."""
    return await _written(request, lambda path, user: undo(path, request.path_params["key"], user), 200)


async def _written(request: Request, write: Any, status: int) -> Response:
    state = request.app.state
    try:
        given: Correction = await run_in_threadpool(write, state.path, state.settings.user)
    except UsageError as error:
        return problem(400, refused(str(error), words_for(request)))
    except StoreBusy as error:
        return problem(503, refused(str(error), words_for(request)))
    return await run_in_threadpool(_told, request, given.key, status)


def _told(request: Request, key: str, status: int) -> Response:
    with stores(request).lent() as store:
        found = said_by(store.connection, key)
    body = b"null" if found is None else msgspec.json.encode(_api(found))
    return Response(body, status, media_type="application/json")


def _api(each: SaidOf) -> ApiCorrection:
    it = each.correction
    return ApiCorrection(
        key=it.key, kind=it.kind, article=each.article, subject=it.subject, start=it.start, end=it.end,
        words=it.words, other_article=each.other_article, other_subject=it.other_subject,
        value=msgspec.Raw((it.value or "null").encode()), reason=it.reason, author=it.author, made=it.made,
        undone=it.undone, undone_by=it.undone_by,
    )  # fmt: skip


routes: list[Route] = [
    Route("/corrections", corrections, methods=["GET"]),
    Route("/corrections", bring, methods=["POST"]),
    Route("/corrections/export", save, methods=["GET"]),
    Route("/api/corrections", _listed, methods=["GET"]),
    Route("/api/corrections", correct, methods=["POST"]),
    Route("/api/corrections/{key}/undo", undone, methods=["POST"]),
]
operations: tuple[Operation, ...] = (
    Operation(
        name="corrections", topic="correct.call", path="/api/corrections", answer=Corrections, examples=("/api/corrections",),
        parameters=(Parameter(name="show", values=_STATES), Parameter(name="offset", kind="number")),
    ),
    Operation(
        name="correct", topic="correct.call", path="/api/corrections", method="post", answer=ApiCorrection, body=Asked, status=201,
        problems=(400, 503),
    ),
    Operation(
        name="undo", topic="correct.call", path="/api/corrections/{key}/undo", method="post", answer=ApiCorrection, problems=(400, 503),
        parameters=(Parameter(name="key", where="path", required=True),),
    ),
)  # fmt: skip
