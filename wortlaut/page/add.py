"""The view ``add``: files and pasted text into the record, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from wortlaut.article.limits import PAGE_LIMIT, TEXT_LIMIT
from wortlaut.article.source import Given
from wortlaut.errors import UsageError
from wortlaut.language import LANGUAGES
from wortlaut.page import links
from wortlaut.page.add_rows import head_of, row_of
from wortlaut.page.adding import MOST_FILES, Adding, Job, first
from wortlaut.page.messages import in_words
from wortlaut.page.visit import Visit, answer, view, words_for
from wortlaut.records import Language
from wortlaut.store.writing import Writer
from wortlaut.view.safe import one_line

_ROWS = 300
_UPDATES = 200
_FAILURES = 100
_PASTED_NAME = 60
_FIELDS = ("text", "title", "publisher", "published", "url", "language")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Wrong(Exception):
    """What was typed beside a text cannot be; ``field`` says where, ``key`` which words say why."""

    def __init__(self, field: str, key: str) -> None:
        super().__init__(key)
        self.field = field
        self.key = key


def adding(request: Request) -> Adding:
    """Return what adds for this server."""
    state = request.app.state
    if getattr(state, "adding", None) is None:
        state.adding = Adding(state.path)
        state.closing.append(state.adding.close)
    return cast(Adding, state.adding)


async def form(request: Request) -> Response:
    """Show where to drop files and to paste a text."""
    return _form(request, {}, None)


def _form(request: Request, typed: dict[str, str], wrong: Wrong | None) -> Response:
    megabyte = 1_000_000
    return answer(
        request,
        "add.html",
        {
            "jobs": [head_of(job, words_for(request)) for job in adding(request).jobs()],
            "text_limit": TEXT_LIMIT // megabyte,
            "page_limit": PAGE_LIMIT // megabyte,
            "upload_limit": request.app.state.settings.upload_bytes // (1024 * 1024),
            "most_files": MOST_FILES,
            "typed": dict.fromkeys(_FIELDS, "") | typed,
            "wrong": wrong,
        },
        400 if wrong else 200,
    )


async def give(request: Request) -> Response:
    """Take files, or a text, and lead to the page that tells what becomes of them."""
    async with request.form(max_files=MOST_FILES, max_part_size=2 * TEXT_LIMIT) as given:
        files = _files(given)
        typed = {name: str(value) for name, value in given.items() if isinstance(value, str)}
        text = typed.get("text", "")
        try:
            beside = _given(typed)
            if not files and not text.strip():
                raise Wrong("file" if "text" not in typed else "text", "nothing")
        except Wrong as wrong:
            return _form(request, typed, wrong)
        work = adding(request)
        job = work.begin()
        if text.strip():
            await run_in_threadpool(work.paste, job, _name(beside, text), text.encode(), beside)
        await run_in_threadpool(_put, work, job, files)
        work.finish(job)
    return RedirectResponse(f"/add/{job.key}", 303)


async def begin(request: Request) -> Response:
    """Begin a job whose files come in several requests."""
    return JSONResponse({"job": adding(request).begin().key}, 201)


async def more(request: Request) -> Response:
    """Take some more files of a job."""
    work, job = _job(request)
    async with request.form(max_files=MOST_FILES) as given:
        await run_in_threadpool(_put, work, job, _files(given))
    return JSONResponse({"files": len(job.files)})


async def finish(request: Request) -> Response:
    """Note that all files of a job are here."""
    work, job = _job(request)
    work.finish(job)
    return JSONResponse({"address": f"/add/{job.key}"})


async def stop(request: Request) -> Response:
    """Leave unread what is not read yet."""
    work, job = _job(request)
    await run_in_threadpool(work.stop, job)
    return RedirectResponse(f"/add/{job.key}", 303)


async def job(request: Request) -> Response:
    """Show what became of every file."""
    _, found = _job(request)
    words = words_for(request)
    rows = [row_of(each, words) for each in first(found.files, _ROWS)]
    return answer(
        request,
        "add_job.html",
        {"job": found, "head": head_of(found, words), "rows": rows, "left": len(found.files) - len(rows)},
    )


async def state(request: Request) -> Response:
    """Tell which files changed after a step, for the script."""
    _, found = _job(request)
    words = words_for(request)
    asked = request.query_params.get("since", "0")
    changed = found.since(int(asked) if asked.isdecimal() and len(asked) < 12 else 0, _UPDATES)
    return JSONResponse(
        {
            "head": head_of(found, words),
            "rows": [row_of(each, words) for each in changed],
            "step": changed[-1].changed if changed else found.steps,
            "more": len(changed) == _UPDATES,
        }
    )


@view
def failures(visit: Visit) -> Response:
    """Show the ledger of what could not be read."""
    asked = visit.query("from") or "0"
    start = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    found = list(visit.store.failures(limit=_FAILURES + 1, offset=start))
    return visit.page(
        "failures.html",
        failures=found[:_FAILURES],
        in_words=in_words,
        newer=links.with_query("/failures", **{"from": max(0, start - _FAILURES) or None}) if start else None,
        older=links.with_query("/failures", **{"from": start + _FAILURES})
        if len(found) > _FAILURES
        else None,
    )


async def forget(request: Request) -> Response:
    """Take a place off the ledger."""
    given = await request.form()
    await run_in_threadpool(_forget, request, str(given.get("place", "")))
    return RedirectResponse("/failures", 303)


def _forget(request: Request, place: str) -> None:
    path = request.app.state.path
    with Writer(path, "forgetting a failure", create=False, wait=5) as writer, writer.transaction():
        writer.cure(place)


def _job(request: Request) -> tuple[Adding, Job]:
    work = adding(request)
    try:
        return work, work.job(request.path_params["job"])
    except UsageError as error:
        raise HTTPException(404, words_for(request)("add.forgotten")) from error


def _files(given: FormData) -> list[UploadFile]:
    """Return the files of a form; a browser sends one without a name where none was chosen."""
    return [each for each in given.getlist("file") if isinstance(each, UploadFile) and each.filename]


def _put(work: Adding, job: Job, files: Sequence[UploadFile]) -> None:
    for each in files:
        name = one_line((each.filename or "").replace("\\", "/"))[-300:]
        work.put(job, name, cast(Any, each.file))


def _given(typed: dict[str, str]) -> Given:
    """Return what was said beside a text; raises :class:`Wrong`."""
    told = {
        name: one_line(typed.get(name, "")) or None for name in ("title", "published", "publisher", "url")
    }
    published, url = told["published"], told["url"]
    if published is not None and not _is_day(published):
        raise Wrong("published", "no_day")
    if url is not None and links.outside(url) is None:
        raise Wrong("url", "no_url")
    language = cast(Language, typed.get("language"))
    return Given(
        title=told["title"], published=published, publisher=told["publisher"], url=url,
        language=language if language in LANGUAGES else None,
    )  # fmt: skip


def _is_day(told: str) -> bool:
    if _DAY.fullmatch(told) is None:
        return False
    try:
        date.fromisoformat(told)
    except ValueError:
        return False
    return True


def _name(given: Given, text: str) -> str:
    """Return what to call a pasted text: its title, else its first words."""
    name = given.title or one_line(text[: 4 * _PASTED_NAME])
    return name if len(name) <= _PASTED_NAME else name[: _PASTED_NAME - 1].rstrip() + "…"


routes: list[Route] = [
    Route("/add", form, methods=["GET"]),
    Route("/add", give, methods=["POST"]),
    Route("/add/jobs", begin, methods=["POST"]),
    Route("/add/{job}", job, methods=["GET"]),
    Route("/add/{job}/files", more, methods=["POST"]),
    Route("/add/{job}/whole", finish, methods=["POST"]),
    Route("/add/{job}/stop", stop, methods=["POST"]),
    Route("/add/{job}/state", state, methods=["GET"]),
    Route("/failures", failures, methods=["GET"]),
    Route("/failures/forget", forget, methods=["POST"]),
]
