"""The first page: the newest articles, the outlets, how much there is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wortlaut.page import links
from wortlaut.page.visit import Visit, view


@view
def home(visit: Visit) -> Response:
    """Show the newest articles."""
    articles = list(visit.store.articles(outlet=visit.query("outlet")))
    return visit.page("home.html", articles=articles[::-1][:50])


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
