"""The data under a picture as CSV, for spreadsheets of the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wortlaut.page.visit import Visit, view
from wortlaut.view.sheet import lines


def sheet(
    name: str, columns: tuple[str, ...], rows: Callable[[Visit], Iterator[Mapping[str, Any]]]
) -> Callable[[Request], Response]:
    """Return the endpoint of a table; heads and form are of the reader's language, ``columns`` the keys of its rows."""

    def show(visit: Visit) -> Response:
        heads = {key: visit.words(f"charts.column.{key}") for key in columns}
        told = ({heads[key]: row.get(key) for key in columns} for row in rows(visit))
        # With the mark at its beginning a spreadsheet knows that it is UTF-8.
        body = "".join(lines(heads.values(), told, language=visit.words.language, mark=True))
        saved = f"wortlaut-{visit.words(f'charts.file.{name}')}.csv"
        return Response(
            body, media_type="text/csv", headers={"content-disposition": f'attachment; filename="{saved}"'}
        )

    return view(show)


def whole_address(visit: Visit, path: str | None) -> str:
    """Return an address of the page with its host, as a table can be looked at anywhere."""
    return "" if path is None else f"{str(visit.request.base_url).rstrip('/')}{path}"
