"""The view ``statement`` of the page: all wordings of a statement, the first source on top, what each changes."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response
from starlette.routing import Route

from wortlaut.page.correct_shown import said_of_statement
from wortlaut.page.reasons import Reasons
from wortlaut.page.visit import Visit, view
from wortlaut.store.asking.wordings import MOST, wordings_of


@view
def statement(visit: Visit) -> Response:
    """Show a statement by its id, or the beginning of it."""
    key = visit.path("key")
    found = wordings_of(visit.store.connection, key)
    first = found.wordings[0].statement
    asked = next((each.number for each in found.wordings if each.statement.id.startswith(key)), 1)
    return visit.page(
        "statement.html",
        wordings=found.wordings,
        first=first,
        asked=asked,
        cut=len(found.wordings) == MOST,
        outlets=len({each.statement.outlet for each in found.wordings if each.statement.outlet}),
        articles=len({each.statement.article for each in found.wordings}),
        languages=len({each.statement.language for each in found.wordings}),
        perhaps=[each for each in found.rivals if each.verdict == "unsure"],
        others=[each for each in found.rivals if each.verdict != "unsure"],
        reasons=Reasons(visit.words),
        corrections_of=partial(said_of_statement, visit),
    )


routes: list[Route] = [Route("/statement/{key}", statement)]
