"""How programs are told what went wrong."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from starlette.responses import Response

from wortlaut.page.rest.types import Problem


def problem(status: int, detail: str) -> Response:
    """Say why there is no answer, as programs are told it (RFC 9457)."""
    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    return Response(msgspec.json.encode(told), status, media_type="application/problem+json")
