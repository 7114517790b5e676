"""The article view: the text as it stands, with what was found in it."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from wortlaut.page.visit import Visit, view


@view
def article(visit: Visit) -> Response:
    """Show an article by its id, or the beginning of it."""
    shown = visit.store.article(visit.path("article") or visit.query("id") or "")
    return visit.page("article.html", shown=shown)


routes: list[Route] = [Route("/article/{article:path}", article)]
