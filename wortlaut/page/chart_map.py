"""The map: the places that statements speak of, as large as they are spoken of often."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from wortlaut.page.chart_asked import Asked
from wortlaut.page.chart_csv import sheet
from wortlaut.page.chart_shown import common, rounded
from wortlaut.page.visit import Visit, view
from wortlaut.page.whom import country_names
from wortlaut.records import Place
from wortlaut.store.asking.placed import Placed, narrow_to_places, place_named, placed

_DRAWN = 250
_TOLD = 60
_MOST = 5000
_TOGETHER = 20
# Of a statement's article all places are looked at; so fewer statements are.
_SAMPLE = 2000


@view
def places(visit: Visit) -> Response:
    """Show the places of statements."""
    asked = Asked(visit)
    detail = asked.detail(most=_SAMPLE)
    whole = asked.overview() if asked.since or asked.until else detail
    found = placed(asked.connection, detail) if detail else []
    named = _names(visit)
    row = visit.query("row")
    keys = row.split("|")[:_TOGETHER] if row else []
    narrowed = asked.plan()
    narrow_to_places(narrowed, keys)
    chosen = [place for key in keys if (place := place_named(asked.connection, key))]
    drawn: dict[str, Any] = {
        "places": [
            _drawn(each, named(each), exact=detail is None or detail.exact) for each in found[:_DRAWN]
        ],
        "row": row.split("|") if row else [],
        "country": visit.words("shared.kind.country"),
    }
    return visit.page(
        "map.html",
        **common(asked, detail, whole, drawn),
        listed=asked.sentences(narrowed),
        found=[(each, asked.without_choice(row=each.key)) for each in found[:_TOLD]],
        more=max(0, len(found) - _TOLD),
        mentions=sum(each.statements for each in found),
        chosen=[named(each) for each in chosen],
        named=named,
        country=country_names(visit.words.language),
    )


def map_csv(visit: Visit) -> Iterator[dict[str, Any]]:
    """Yield the places of the picture."""
    asked = Asked(visit)
    detail = asked.detail(most=_SAMPLE)
    named = _names(visit)
    for each in placed(asked.connection, detail)[:_MOST] if detail else []:
        yield {
            "place": named(each), "geonames": each.key if each.key.isdecimal() else "", "kind": visit.words.of("shared.kind", each.kind),
            "country": each.country or "", "lat": each.lat, "lon": each.lon, "statements": each.statements,
            "estimated": visit.words("charts.no" if detail and detail.exact else "charts.yes"),
        }  # fmt: skip


def _names(visit: Visit) -> Callable[[Placed | Place], str]:
    """Return what names places: countries in the reader's language, others as articles do."""
    country = country_names(visit.words.language)
    return lambda place: country(place.country) if place.kind == "country" and place.country else place.name


def _drawn(place: Placed, name: str, *, exact: bool) -> dict[str, Any]:
    return {
        "key": place.key,
        "name": name,
        "wide": place.kind in {"country", "region"},
        "at": [place.lon, place.lat],
        "count": place.statements if exact else rounded(place.statements),
    }


routes = [
    Route("/map", places),
    Route(
        "/map.csv",
        sheet(
            "map", ("place", "geonames", "kind", "country", "lat", "lon", "statements", "estimated"), map_csv
        ),
    ),
]
