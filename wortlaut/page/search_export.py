"""What a search finds as a file: a table for a spreadsheet, or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from itertools import islice
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from wortlaut.errors import UsageError
from wortlaut.page import links
from wortlaut.page.search_asked import asked, filters_of
from wortlaut.page.visit import Visit, stores
from wortlaut.records import Language
from wortlaut.store.asking.found import columns, flat
from wortlaut.store.stored import StoredStatement
from wortlaut.view.sheet import lines

MOST = 10_000
"""So many statements are in a file at most; there are commands for more."""
_AT_ONCE = 200


def export(request: Request) -> Response:
    """Send what a search finds, while it is found."""
    as_csv = request.url.path.endswith(".csv")
    with ExitStack() as stack:
        visit = Visit(request, stack.enter_context(stores(request).lent()))
        try:
            question = asked(request.query_params)
            found = visit.store.search(
                question.words, sort=question.sort, limit=MOST, **filters_of(visit.store, question)
            )
        except UsageError as error:
            raise HTTPException(400, str(error)) from error
        rows = ({**flat(each), "address": _address(request, each)} for each in found)
        pieces = (_csv if as_csv else _json)(rows, visit.words.language)
        name, kind = (
            ("search.csv", "text/csv; charset=utf-8") if as_csv else ("search.json", "application/json")
        )
        headers = {"content-disposition": f'attachment; filename="wortlaut-{name}"'}
        return StreamingResponse(_sent(pieces, stack.pop_all()), headers=headers, media_type=kind)


def _sent(pieces: Iterator[str], lent: AbstractContextManager[object]) -> Iterator[str]:
    with lent:
        yield from pieces


def _address(request: Request, statement: StoredStatement) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{links.statement(statement.id)}"


def _csv(rows: Iterator[dict[str, Any]], language: Language) -> Iterator[str]:
    told = lines([*columns(StoredStatement), "address"], rows, language=language, mark=True)
    while batch := list(islice(told, _AT_ONCE)):
        yield "".join(batch)


def _json(rows: Iterator[dict[str, Any]], _: Language) -> Iterator[str]:
    yield "["
    between = "\n"
    while batch := list(islice(rows, _AT_ONCE)):
        yield between + ",\n".join(msgspec.json.encode(row).decode() for row in batch)
        between = ",\n"
    yield "\n]\n"
