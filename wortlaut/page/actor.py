"""The view ``actor`` of the page: who somebody is, all that they said, with whom; and two of them side by side."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from starlette.responses import Response
from starlette.routing import Route

from wortlaut.errors import UsageError
from wortlaut.page import beside
from wortlaut.page.actor_asked import TABS, Asked, Narrowing, asked_of
from wortlaut.page.bars import days_of, draw
from wortlaut.page.messages import in_words
from wortlaut.page.reasons import Reasons
from wortlaut.page.visit import Visit, view
from wortlaut.page.whom import Whom, address_value, country_names, whom_of
from wortlaut.store.asking.addresses import Address
from wortlaut.store.asking.judged import Judged, judged
from wortlaut.store.asking.lately import lately
from wortlaut.store.asking.partners import NEWEST, spoken_about, spoken_of_by
from wortlaut.store.asking.portrait import Portrait, portrait
from wortlaut.store.asking.serial import SeriesOf, series_of
from wortlaut.store.asking.utterances import MOST, Utterance, told, utterances, with_words

PAGE = 50
_PARTNERS = 8
_JUDGED = 6


class Partners(Struct, frozen=True):
    """Those with whom somebody has to do in one way, the most frequent first; how many more there are."""

    name: str
    whom: tuple[tuple[Whom, int], ...]
    more: int


class Identity(Struct, frozen=True):
    """What is judged of somebody's mentions: the same, perhaps the same, not the same."""

    same: list[Judged]
    perhaps: list[Judged]
    others: list[Judged]


@view
def actor(visit: Visit) -> Response:
    """Show somebody; beside somebody else if the address says so."""
    here = Address(visit.path("article"), visit.path("key"))
    group = int(visit.store.actor_at(here).removeprefix("actor:"))
    if (other := visit.query("beside")) is not None:
        return beside.show(visit, group, other)
    return _alone(visit, group)


def _alone(visit: Visit, group: int) -> Response:
    connection, words = visit.store.connection, visit.words
    asked = asked_of(visit.actor(f"actor:{group}"), visit.request.query_params)
    whole = lately(visit.store, ("actor", group), partial(_whole, connection, group))
    found = everything = whole.everything
    if (asked.since or asked.until) and len(everything) >= MOST:
        found = utterances(connection, group, since=asked.since, until=asked.until)
    narrowing, trouble = _narrowing(visit, group, asked)
    left = narrowing.left(found)
    pages = max(1, -(-len(left) // PAGE))
    number = min(asked.page, pages)
    shown = left[(number - 1) * PAGE : number * PAGE]
    addressed = Counter(other for each in found for other in each.others)
    whom = whom_of(visit, [group for group, _ in addressed.most_common(60)])
    called = {each: (one.name, address_value(one.address)) for each, one in whom.items()}
    return visit.page(
        "actor.html",
        portrait=whole.portrait,
        countries=country_names(words.language),
        asked=asked,
        trouble=trouble,
        tabs=_tabs(asked, narrowing.left(found, "act")),
        facets=narrowing.facets(found, _labels(visit), called),
        drawing=draw([[each.day for each in everything], [each.day for each in left]], words),
        found=len(left),
        total=len(everything),
        cut=len(everything) >= MOST,
        shown=told(connection, [each.id for each in shown], None if trouble else asked.q),
        page=number,
        pages=pages,
        partners=_partners(visit, whole.partners | {"to": addressed}),
        partners_cut=len(everything) > NEWEST,
        series=whole.series,
        identity=_identity(whole.judged),
        reasons=Reasons(words),
        days_of=days_of(words),
        address_value=address_value,
        judged_shown=_JUDGED,
    )


def _narrowing(visit: Visit, group: int, asked: Asked) -> tuple[Narrowing, str | None]:
    """Return what narrows down, and what could not be understood of the words."""
    trouble: str | None = None
    held: set[int] | None = None
    if asked.q is not None:
        try:
            held = with_words(visit.store.connection, group, asked.q)
        except UsageError as error:
            trouble = in_words(str(error), visit.words)
    to: frozenset[int] | None = None
    if asked.addressee is not None:
        to = frozenset(beside.meant(visit, asked.addressee))
    return Narrowing(asked, to, held), trouble


def _tabs(asked: Asked, found: Sequence[Utterance]) -> list[tuple[str, int, str, bool]]:
    """Return the tabs: name, how many there are, address, whether it is the one that is open."""
    return [
        (
            name,
            sum(each.act in acts for each in found) if acts else len(found),
            asked.address(act=acts),
            asked.tab == name,
        )
        for name, acts in TABS.items()
    ]


def _labels(visit: Visit) -> Callable[[str, str], str]:
    def label(name: str, value: str) -> str:
        return value if name == "outlet" else visit.words.of(f"shared.{name}", value)

    return label


class Whole(Struct, frozen=True):
    """What does not depend on how somebody's statements are narrowed down."""

    portrait: Portrait
    everything: list[Utterance]
    partners: dict[str, Counter[int]]
    series: list[SeriesOf]
    judged: list[Judged]


def _whole(connection: sqlite3.Connection, group: int) -> Whole:
    everything = utterances(connection, group)
    newest = [each.id for each in everything[:NEWEST]]
    return Whole(
        portrait=portrait(connection, group),
        everything=everything,
        partners={
            "about": spoken_about(connection, group, newest),
            "from": Counter(
                other for each in utterances(connection, group, "addressee") for other in each.others
            ),
            "of": spoken_of_by(connection, group),
        },
        series=series_of(connection, newest),
        judged=judged(connection, group),
    )


def _partners(visit: Visit, counts: Mapping[str, Counter[int]]) -> list[Partners]:
    made = []
    for name in ("to", "about", "from", "of"):
        count = counts[name]
        most = count.most_common(_PARTNERS)
        whom = whom_of(visit, [each for each, _ in most])
        named = tuple((whom[each], n) for each, n in most if each in whom)
        if named:
            made.append(Partners(name, named, len(count) - len(most)))
    return made


def _identity(found: Iterable[Judged]) -> Identity:
    identity = Identity([], [], [])
    for each in found:
        if each.inside:
            identity.same.append(each)
        else:
            (identity.perhaps if each.verdict == "unsure" else identity.others).append(each)
    # Whoever checks begins where it is least sure.
    identity.same.sort(key=lambda each: (each.author is None, 1.0 if each.score is None else each.score))
    return identity


routes: list[Route] = [Route("/actor/{article:path}/{key}", actor)]
