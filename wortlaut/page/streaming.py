"""Pages that are sent in pieces: what is ready can be read while the rest is still computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from wortlaut.page.rendering import environment
from wortlaut.page.visit import context, page_headers

MARK = "<!--so far-->"
"""Where a template may be sent as far as it is filled."""


def streamed(
    request: Request,
    template: str,
    values: Mapping[str, Any],
    status: int = 200,
    lent: AbstractContextManager[object] | None = None,
) -> Response:
    """Answer with a page of which every piece is sent once the template reaches :data:`MARK`.

    What is computed late is given as functions that the template calls. ``lent`` is a context that is left when the page is
    sent or the reader is gone.
    """
    filled = environment().get_template(template).generate(context(request, values))
    made = _pieces(filled, lent or nullcontext())
    # What goes wrong before the first piece is there can still be told by the answer's status.
    pieces = chain([next(made)], made)
    return StreamingResponse(pieces, status, page_headers(request), "text/html; charset=utf-8")


def _pieces(filled: Iterator[str], lent: AbstractContextManager[object]) -> Iterator[str]:
    with lent:
        held: list[str] = []
        for each in filled:
            held.append(each)
            if MARK in each:
                yield "".join(held)
                held.clear()
        yield "".join(held)
