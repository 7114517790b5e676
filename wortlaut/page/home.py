"""The first page: the newest articles, the outlets, how much there is, what to do next."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wortlaut.errors import UsageError
from wortlaut.page import links
from wortlaut.page.visit import Visit, view

_PAGE = 30
_OUTLETS = 24
_LAST_PAGE = 100_000


@view
def home(visit: Visit) -> Response:
    """Show articles, the newest first; those of one outlet if asked."""
    outlet = visit.query("outlet")
    number = _number(visit.query("page"))
    found = list(
        visit.store.articles(outlet=outlet, newest_first=True, limit=_PAGE + 1, offset=(number - 1) * _PAGE)
    )
    articles = found[:_PAGE]
    return visit.page(
        "home.html",
        articles=articles,
        glimpses=visit.store.glimpses([each.id for each in articles]),
        outlet=outlet,
        outlets=visit.store.outlets(_OUTLETS),
        counts=visit.store.counts(),
        number=number,
        more=len(found) > _PAGE,
    )


def _number(asked: str | None) -> int:
    if asked is None:
        return 1
    if not asked.isdecimal() or len(asked) > 6 or not 1 <= int(asked) <= _LAST_PAGE:
        raise UsageError(f"{asked} is no number of a page")
    return int(asked)


def place(request: Request) -> Response:
    """Lead from a place to what was said about it."""
    return RedirectResponse(links.search(place=request.path_params["place"]), 302)


def day(request: Request) -> Response:
    """Lead from a day, or several, to what was published on it."""
    since = request.path_params["since"]
    return RedirectResponse(links.timeline(since=since, until=request.path_params.get("until", since)), 302)


routes = [
    Route("/", home),
    Route("/place/{place}", place),
    Route("/day/{since}", day),
    Route("/day/{since}/{until}", day),
]
