"""The timeline: statements over time, in rows by actor, act, outlet, or line of a dossier."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, cast, get_args

from msgspec import Struct
from starlette.responses import Response
from starlette.routing import Route

from wortlaut.errors import UsageError
from wortlaut.page import links
from wortlaut.page.chart_asked import Asked, edges
from wortlaut.page.chart_csv import sheet, whole_address
from wortlaut.page.chart_shown import common
from wortlaut.page.visit import Visit, view
from wortlaut.store.asking.grouping import By, Row, narrow, rows
from wortlaut.store.asking.periods import iso
from wortlaut.store.asking.spreading import Spread
from wortlaut.store.days import day_of_id
from wortlaut.store.dossiers.lines import line_titles

_NEAR = 250
"""So few statements are shown one by one."""
_ROWS = 12
_MOST_ROWS = 60


class Told(Struct):
    """A row as it is shown: its name, its permanent key, what it leads to."""

    key: str
    name: str
    total: int
    counts: tuple[int, ...]
    days: list[str]
    address: str
    page: str | None


@view
def timeline(visit: Visit) -> Response:
    """Show statements over time."""
    asked = Asked(visit)
    by, detail = _by(asked), asked.detail()
    whole = asked.overview() if asked.since or asked.until else detail
    told, more = _rows(asked, detail, by)
    row = visit.query("row")
    narrowed = asked.plan()
    if row is not None:
        narrow(asked.connection, narrowed, by, _key(asked, by, row), dossier=asked.filters.get("dossier"))
    listed = asked.sentences(narrowed)
    drawn = {
        "rows": [{"key": each.key, "name": each.name, "counts": each.counts, "days": each.days} for each in told],
        "edges": edges(detail.scale) if detail else [],
        "step": detail.scale.step if detail else "day",
        "near": detail is not None and _near(detail),
        "row": row,
    }  # fmt: skip
    return visit.page(
        "timeline.html",
        **common(asked, detail, whole, drawn),
        by=by,
        bys=[each for each in get_args(By) if each != "line" or asked.filters.get("dossier")],
        rows=told,
        more=more,
        everything=_MOST_ROWS if more and len(told) < _MOST_ROWS else 0,
        listed=listed,
        chosen_row=next((each for each in told if each.key == row), None),
    )


def timeline_csv(visit: Visit) -> Iterator[dict[str, Any]]:
    """Yield the cells of the picture: from when to when, which row, how many."""
    asked = Asked(visit)
    detail = asked.detail()
    if detail is None:
        return
    told, _ = _rows(asked, detail, _by(asked), most=_MOST_ROWS)
    marks = edges(detail.scale)
    ends = [iso(each - 1) for each in detail.scale.edges[1:]]
    for row in told:
        for start, end, count in zip(marks, ends, row.counts, strict=False):
            if count:
                yield {
                    "from": start, "to": end, "row": row.name, "statements": count,
                    "estimated": visit.words("charts.no" if detail.exact else "charts.yes"), "address": whole_address(visit, row.page),
                }  # fmt: skip


def _by(asked: Asked) -> By:
    given = asked.visit.query("rows")
    dossier = asked.filters.get("dossier")
    if given in get_args(By) and (given != "line" or dossier):
        return cast(By, given)
    return "line" if dossier else "actor"


def _rows(asked: Asked, detail: Spread | None, by: By, most: int | None = None) -> tuple[list[Told], int]:
    if detail is None:
        return [], 0
    given = asked.visit.query("most")
    most = most or (_MOST_ROWS if given == "all" else _ROWS)
    found, more = rows(asked.connection, detail, by, dossier=asked.filters.get("dossier"), most=most)
    dossier = asked.filters.get("dossier")
    titles: dict[str, str] = {}
    if by == "line" and dossier:
        # A dossier's file that cannot be read any more still has its lines by name.
        with suppress(UsageError):
            titles = line_titles(asked.connection, dossier)
    near = _near(detail)
    return [_told(asked, by, row, titles, near=near) for row in found], more


def _near(detail: Spread) -> bool:
    return detail.exact and detail.total <= _NEAR


def _told(asked: Asked, by: By, row: Row, titles: dict[str, str], *, near: bool) -> Told:
    words = asked.visit.words
    page = None
    key = asked.short(row.key) if by == "actor" else row.key
    name = row.name
    if not row.key:
        name = words(f"charts.none_{by}")
    elif by == "act":
        name = words.of("shared.act", row.key)
    elif by == "line":
        name = titles.get(row.key, row.key)
    elif by == "actor":
        page = asked.visit.actor(row.key)
    else:
        page = links.outlet(row.key)
    return Told(
        key=key or "-", name=name, total=row.total, counts=row.counts,
        days=[iso(day_of_id(each)) for each in sorted(row.ids)] if near else [],
        address=asked.without_choice(row=key or "-"), page=page,
    )  # fmt: skip


def _key(asked: Asked, by: By, row: str) -> str:
    if row == "-":
        return ""
    return asked.actor(row) if by == "actor" else row


routes = [
    Route("/timeline", timeline),
    Route(
        "/timeline.csv",
        sheet("timeline", ("from", "to", "row", "statements", "estimated", "address"), timeline_csv),
    ),
]
