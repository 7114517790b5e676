"""Two actors side by side on one axis of time: who said what when, and who spoke to and of the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from wortlaut.errors import UsageError
from wortlaut.page import links
from wortlaut.page.actor_asked import TABS
from wortlaut.page.bars import draw
from wortlaut.page.visit import Visit
from wortlaut.page.whom import address_value, country_names
from wortlaut.store.asking.addresses import Address
from wortlaut.store.asking.partners import NEWEST, spoken_about
from wortlaut.store.asking.portrait import Portrait, portrait
from wortlaut.store.asking.utterances import InFull, Utterance, told, utterances

_PAGE = 50
_MOST_MEANT = 20


class Side(Struct, frozen=True):
    """One of the two: who it is, what it said, how often to the other and of the other."""

    portrait: Portrait
    address: str
    said: list[Utterance]
    to_other: int
    about_other: int


class Day(Struct, frozen=True):
    """What the one and the other said on a day."""

    published: str | None
    left: list[InFull]
    right: list[InFull]


def meant(visit: Visit, value: str) -> list[int]:
    """Return whom a value of the address means: ``<article>/<key>``, else everybody of a name."""
    article, _, key = value.rpartition("/")
    if article:
        try:
            return [int(visit.store.actor_at(Address(article, key)).removeprefix("actor:"))]
        except UsageError:
            pass  # a name may have a slash too
    try:
        return [int(each.actor.removeprefix("actor:")) for each in visit.store.actors(value)]
    except UsageError:
        return []


def show(visit: Visit, group: int, value: str) -> Response:
    """Show somebody beside another, or ask who is meant."""
    found = [each for each in meant(visit, value[:600]) if each != group]
    address = visit.actor(f"actor:{group}")
    if len(found) != 1:
        return _choose(visit, group, value, found)
    other = visit.actor(f"actor:{found[0]}")
    if address_value(other) != value:
        tab = visit.query("kind")
        return RedirectResponse(links.with_query(address, beside=address_value(other), kind=tab), 303)
    return _both(visit, group, found[0])


def _choose(visit: Visit, group: int, value: str, found: Sequence[int]) -> Response:
    connection = visit.store.connection
    address = visit.actor(f"actor:{group}")
    choices = [
        (
            portrait(connection, each),
            links.with_query(address, beside=address_value(visit.actor(f"actor:{each}"))),
        )
        for each in found[:_MOST_MEANT]
    ]
    return visit.page(
        "beside_choose.html",
        status=200 if choices else 404,
        portrait=portrait(connection, group),
        address=address,
        name=value,
        choices=choices,
        more=len(found) - len(choices),
        countries=country_names(visit.words.language),
    )


def _both(visit: Visit, left: int, right: int) -> Response:
    connection = visit.store.connection
    tab = visit.query("kind") or "all"
    acts = TABS.get(tab, ())
    sides = [_side(visit, one, other) for one, other in ((left, right), (right, left))]
    counts = {
        name: sum(not kinds or each.act in kinds for side in sides for each in side.said)
        for name, kinds in TABS.items()
    }
    said = [[each for each in side.said if not acts or each.act in acts] for side in sides]
    of_left = {each.id for each in said[0]}
    ids = sorted(of_left | {each.id for each in said[1]}, reverse=True)
    pages = max(1, -(-len(ids) // _PAGE))
    asked = visit.query("page") or ""
    page = min(max(1, int(asked[:6])) if asked.isdecimal() else 1, pages)
    here = links.with_query(sides[0].address, beside=address_value(sides[1].address))
    on_page = ids[(page - 1) * _PAGE : page * _PAGE]
    return visit.page(
        "beside.html",
        sides=sides,
        drawing=draw([[each.day for each in row] for row in said], visit.words),
        days=_days(told(connection, on_page), of_left, {each.id for each in said[1]}),
        tabs=[(name, n, f"{here}&kind={name}", name == tab) for name, n in counts.items()],
        base=f"{here}&kind={tab}" if acts else here,
        page=page,
        pages=pages,
        countries=country_names(visit.words.language),
        address_value=address_value,
    )


def _side(visit: Visit, one: int, other: int) -> Side:
    connection = visit.store.connection
    said = utterances(connection, one)
    about = spoken_about(connection, one, [each.id for each in said][:NEWEST])
    return Side(
        portrait=portrait(connection, one),
        address=visit.actor(f"actor:{one}"),
        said=said,
        to_other=sum(other in each.others for each in said),
        about_other=about[other],
    )


def _days(shown: Sequence[InFull], left: set[int], right: set[int]) -> list[Day]:
    """Return statements day by day; what both say together stands on both sides."""
    return [
        Day(
            published=day or None,
            left=[each for each in group if each.id in left],
            right=[each for each in group if each.id in right],
        )
        for day, held in groupby(shown, key=lambda each: (each.statement.published or "")[:10])
        for group in (list(held),)
    ]
