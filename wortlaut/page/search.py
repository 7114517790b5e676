"""The view ``search`` of the page: statements by words and filters, results first, counts after them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack

from markupsafe import Markup, escape
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from wortlaut.errors import UsageError, WortlautError
from wortlaut.heads.places.gazetteer import gazetteer
from wortlaut.page.messages import in_words
from wortlaut.page.place_names import place_name
from wortlaut.page.search_asked import Asked, asked, filters_of
from wortlaut.page.search_export import export
from wortlaut.page.search_shown import Side, chips, examples, side, ways
from wortlaut.page.streaming import streamed
from wortlaut.page.visit import Visit, stores, view
from wortlaut.store.asking.leafing import Leaf, leaf
from wortlaut.store.asking.suggesting import Suggested, actors_beginning, places_beginning
from wortlaut.store.opening import translated
from wortlaut.store.stored import StoredStatement
from wortlaut.view.safe import safe

PART = "x-wortlaut-part"
"""A script that changes the page in place asks for a part of it by this header: ``results`` or ``side``."""
_TEMPLATES = {"results": "search_results.html", "side": "search_side.html"}
_SIZE = 20


class Found(Struct, frozen=True):
    """What a question found, or why it cannot be answered."""

    question: Asked
    leaf: Leaf | None
    problem: str | None = None


def search(request: Request) -> Response:
    """Show what is found; the record is lent until all is sent."""
    with ExitStack() as stack, translated(stores(request).path):
        visit = Visit(request, stack.enter_context(stores(request).lent()))
        found = _found(visit)
        template = _TEMPLATES.get(request.headers.get(PART, ""), "search.html")
        answer = streamed(
            request,
            template,
            {**_values(visit, found), "actor": visit.actor},
            status=200 if found.problem is None else 400,
            lent=stack.pop_all(),
        )
    answer.headers["vary"] = f"{answer.headers['vary']}, {PART}"
    return answer


def _found(visit: Visit) -> Found:
    try:
        question = asked(visit.request.query_params)
    except UsageError as error:
        return Found(Asked(words=visit.query("q")), None, in_words(str(error), visit.words))
    try:
        with translated(visit.store.path):
            return Found(question, _leaf(visit, question))
    except UsageError as error:
        return Found(question, None, in_words(str(error), visit.words))


def _leaf(visit: Visit, question: Asked) -> Leaf:
    return leaf(
        visit.store.connection,
        question.words,
        filters_of(visit.store, question),
        sort=question.sort,
        after=question.after,
        size=_SIZE,
    )


def _values(visit: Visit, found: Found) -> dict[str, object]:
    question = found.question

    def beside() -> Side | None:
        """Return what takes longer; what goes wrong now can no longer change the answer's status."""
        try:
            with translated(visit.store.path):
                return side(visit, question) if found.problem is None else None
        except WortlautError:
            logging.getLogger("wortlaut.page").exception("facets of %s", visit.request.url)
            return None

    return {
        "question": question,
        "found": found.leaf,
        "problem": found.problem,
        "chips": chips(visit, question) if found.problem is None else [],
        "examples": examples(visit) if question.blank and found.problem is None else [],
        "ways": _ways(visit, found),
        "beside": beside,
        "marked": marked,
    }


def _ways(visit: Visit, found: Found) -> Callable[[], object]:
    return lambda: ways(visit, found.question)


def marked(statement: StoredStatement) -> Markup:
    """Return a quote with what was asked for marked."""
    made, at = [], 0
    for hit in statement.hits:
        made += [
            escape(safe(statement.quote[at : hit.start])),
            Markup('<mark class="hit">{}</mark>').format(safe(statement.quote[hit.start : hit.end])),
        ]
        at = hit.end
    return Markup("").join([*made, escape(safe(statement.quote[at:]))])


@view
def suggest(visit: Visit) -> Response:
    """Answer what a name that is being typed may become."""
    typed, kind = visit.query("text") or "", visit.query("of")
    found = (places_beginning if kind == "place" else actors_beginning)(visit.store.connection, typed)
    return JSONResponse([_suggestion(visit, each, place=kind == "place") for each in found])


def _suggestion(visit: Visit, each: Suggested, *, place: bool) -> dict[str, str | None]:
    if not place:
        return {"value": visit.actor(each.value), "name": safe(each.name), "note": None}
    name = place_name(int(each.value), visit.words.language) or each.name
    country = each.country and gazetteer().country(each.country, visit.words.language)
    return {"value": each.value, "name": safe(name), "note": country if country != name else None}


routes = [
    Route("/search", search),
    Route("/search/suggest", suggest),
    Route("/search.csv", export),
    Route("/search.json", export),
]
