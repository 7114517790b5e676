"""What the search view shows beside what it finds: what is asked for, what else could be, when it was said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from wortlaut.page.place_names import place_name
from wortlaut.page.search_asked import NAMES, NUMBERS, PEOPLE, SEVERAL, Asked, address_in, filters_of
from wortlaut.page.visit import Visit
from wortlaut.page.words import Words
from wortlaut.store.asking.deadline import Deadline
from wortlaut.store.asking.facets import Choice, Facets, count, facets
from wortlaut.store.asking.filters import Filters, plan
from wortlaut.store.asking.periods import Step, iso, scale
from wortlaut.store.asking.spreading import Spread, extent, spread
from wortlaut.store.asking.suggesting import actors_near, place_called
from wortlaut.store.days import day_of

_TOPICS = {"act": "act", "status": "status", "type": "type", "medium": "medium", "language": "languages"}
"""Filters with values of the record, and the tables of shared.toml that hold their words."""
SHOWN = 6
"""So many values of a facet are seen at once; the others are opened."""
_BARS = 36
_SECONDS = 0.5
_FEW, _MOST_WAYS = 100, 8
_EXAMPLES = 150

_ORDER = (
    "speaker", "act", "status", "addressee", "place", "outlet", "type", "language", "dossier", "line", "least_score",
)  # fmt: skip


class Chip(Struct, frozen=True):
    """A filter that is set: its name and value in words, and the address without it."""

    name: str
    label: str
    value: str
    without: str


class ShownChoice(Struct, frozen=True):
    """A value that can be chosen, or is: how many have it, and where choosing it leads."""

    name: str
    count: int
    chosen: bool
    address: str


class Facet(Struct, frozen=True):
    """A facet; ``least``: its counts are least counts. ``typed``: a value can be typed, and this one was."""

    name: str
    label: str
    choices: tuple[ShownChoice, ...]
    least: bool
    typed: str | None = None


class Bar(Struct, frozen=True):
    """A stretch of time: how high (0 to 100), where (of 100), how many, whether it is in the period asked for."""

    x: float
    width: float
    height: float
    label: str
    inside: bool
    address: str


class Side(Struct, frozen=True):
    """All beside the results. ``total``: how many statements there are; ``about``: that this is an estimate."""

    facets: tuple[Facet, ...]
    counted: Facets
    total: int
    about: bool
    bars: tuple[Bar, ...] = ()
    first: str | None = None
    last: str | None = None
    oldest: str | None = None


class Way(Struct, frozen=True):
    """A way on where nothing was found: a question in words, its address, how many it finds (None: unknown)."""

    label: str
    address: str
    count: int | None = None
    more: bool = False


def value_in_words(words: Words, connection: sqlite3.Connection, name: str, value: str) -> str:
    """Return a filter's value as people read it."""
    if name in _TOPICS:
        return words.of(f"shared.{_TOPICS[name]}", value)
    if name in {"since", "until"}:
        return words.day(value)
    if name == "undated":
        return words("search.yes" if value == "true" else "search.no")
    if name in NUMBERS:
        return f"{value} km" if name == "km" else words("search.at_least", percent=_percent(value))
    if name == "place" and value.isdecimal() and len(value) < 13:
        return place_name(int(value), words.language) or place_called(connection, int(value)) or value
    return value


def chips(visit: Visit, question: Asked) -> list[Chip]:
    """Return what is set, to be read and taken away."""
    return [
        Chip(
            name=name,
            label=visit.words(f"search.filter.{name}"),
            value=_person(visit, value) or value_in_words(visit.words, visit.store.connection, name, value),
            without=question.without(name, value),
        )
        for name in NAMES
        for value in question.given.get(name, ())
    ]


def _person(visit: Visit, value: str) -> str | None:
    """Return the name of whom an address names."""
    address = address_in(value)
    if address is None:
        return None
    actor = visit.store.actor_at(address)
    return next((each.name for each in visit.store.actors(actor)), None)


def side(visit: Visit, question: Asked) -> Side:
    """Return facets and histogram; takes bounded time."""
    filters = filters_of(visit.store, question)
    counted = facets(visit.store.connection, question.words, filters)
    shown = tuple(each for name in _ORDER if (each := _facet(visit, question, counted, name)))
    whole = None if filters.get("undated") else _spread(visit, question, filters)
    total, about = counted.counted, False
    oldest = None if counted.oldest is None else iso(counted.oldest)
    if whole is None:
        return Side(facets=shown, counted=counted, total=total, about=about, oldest=oldest)
    bars = tuple(_bars(visit.words, question, whole))
    if counted.more and not {"since", "until"} & filters.keys() and whole.total > total:
        total, about = whole.total, not whole.exact
    edges = whole.scale.edges
    return Side(
        facets=shown, counted=counted, total=total, about=about, bars=bars, oldest=oldest,
        first=_end(visit.words, edges[0], whole.scale.step), last=_end(visit.words, edges[-1] - 1, whole.scale.step),
    )  # fmt: skip


def _facet(visit: Visit, question: Asked, counted: Facets, name: str) -> Facet | None:
    if name == "line" and question.one("dossier") is None:
        return None
    held = {_value(visit, name, each): each for each in counted.choices[name]}
    chosen = question.given.get(name, ())
    choices = [
        ShownChoice(
            name=_label(visit, name, each), count=each.count, chosen=value in chosen,
            address=question.toggled(name, value),
        )
        for value, each in held.items()
        if each.count or value in chosen
    ]  # fmt: skip
    # What is chosen and has none is seen as well, else nobody could take it away here.
    choices += [
        ShownChoice(
            name=_person(visit, value) or value_in_words(visit.words, visit.store.connection, name, value),
            count=0, chosen=True, address=question.toggled(name, value),
        )
        for value in chosen
        if value not in held and (name in SEVERAL or name in _TYPED)
    ]  # fmt: skip
    choices.sort(key=lambda each: not each.chosen)
    if name == "least_score":
        choices.sort(key=lambda each: each.name)
    if name not in _TYPED:
        # What all have narrows nothing.
        choices = [each for each in choices if each.chosen or each.count < counted.counted or counted.more]
        if not choices:
            return None
    typed = question.one(name) if name in _TYPED else None
    return Facet(
        name=name, label=visit.words(f"search.filter.{name}"), choices=tuple(choices),
        least=name in counted.least, typed=None if typed is None or typed in held or address_in(typed) else typed,
    )  # fmt: skip


_TYPED = ("speaker", "addressee", "place")


def _value(visit: Visit, name: str, choice: Choice) -> str:
    return visit.actor(choice.value) if name in PEOPLE else choice.value


def _label(visit: Visit, name: str, choice: Choice) -> str:
    if name in _TOPICS:
        return visit.words.of(f"shared.{_TOPICS[name]}", choice.name)
    if name in NUMBERS:
        return visit.words("search.at_least", percent=_percent(choice.value))
    if name == "place":
        return place_name(int(choice.value), visit.words.language) or choice.name
    return choice.name


def _percent(value: str) -> str:
    try:
        return f"{100 * float(value):g} %"
    except ValueError:
        return value


def _spread(visit: Visit, question: Asked, filters: Filters) -> Spread | None:
    """Return how all that is found is spread over time, the period left out; None if that takes too long."""
    connection = visit.store.connection
    found: Spread | None = None
    with Deadline(_SECONDS).holding(connection):
        made = plan(connection, question.words, filters)
        ends = extent(connection, made)
        if ends is not None:
            found = spread(connection, made, scale(*ends, most=_BARS), most=0)
    return found


def _end(words: Words, day: int, step: Step) -> str:
    """Return an end of the axis as exactly as its bars are."""
    date = iso(day)
    if step in {"day", "week"}:
        return words.day(date)
    return words.day(date).partition(" ")[2] if step == "month" else date[:4]


def _bars(words: Words, question: Asked, whole: Spread) -> Iterator[Bar]:
    edges, most = whole.scale.edges, max(whole.totals, default=0) or 1
    length = edges[-1] - edges[0]
    since, until = day_of(question.one("since")) or edges[0], day_of(question.one("until")) or edges[-1]
    for total, start, end in zip(whole.totals, edges, edges[1:], strict=False):
        first, last = iso(start), iso(end - 1)
        label = words.day(first) if first == last else f"{words.day(first)} – {words.day(last)}"
        yield Bar(
            x=round(100 * (start - edges[0]) / length, 2),
            width=round(100 * (end - start) / length, 2),
            height=round(100 * total / most, 1),
            label=f"{label}: {words('search.statements', n=total)}",
            inside=start <= until and end > since,
            address=question.address(since=first, until=last),
        )


def ways(visit: Visit, question: Asked) -> tuple[list[Way], list[Way]]:
    """Return where to go on where nothing was found: names that are like the one that was typed; fewer filters."""
    return list(_near(visit, question)), list(_wider(visit, question))


def _near(visit: Visit, question: Asked) -> Iterator[Way]:
    for name in PEOPLE:
        value = question.one(name)
        if value is not None and address_in(value) is None:
            for each in actors_near(visit.store.connection, value):
                yield Way(label=each.name, address=question.address(**{name: visit.actor(each.value)}))


def _wider(visit: Visit, question: Asked) -> Iterator[Way]:
    """Yield what is found without the words, or without one of the filters."""
    parts = [("q", f"“{question.words}”")] if question.words and question.given else []
    if question.words or len(question.given) > 1:
        parts += [(each.name, f"{each.label}: {each.value}") for each in chips(visit, question)[:_MOST_WAYS]]
    for name, label in parts:
        gone = {name, {"dossier": "line", "near": "km"}.get(name, name)}
        left = Asked(
            words=None if name == "q" else question.words,
            given={each: values for each, values in question.given.items() if each not in gone},
        )
        filters = filters_of(visit.store, left)
        found, more = count(visit.store.connection, left.words, filters, most=_FEW, seconds=0.05)
        if found:
            yield Way(label, left.address(), found, more)


def examples(visit: Visit) -> list[Way]:
    """Return questions that the record can answer: of those who speak most, of what is rare."""
    wanted = ("speaker", "addressee", "place", "act")
    held = facets(visit.store.connection, None, {}, most=_EXAMPLES, seconds=0.1, names=wanted).choices
    words, made = visit.words, list[Way]()

    def add(key: str, name: str, values: Asked) -> None:
        made.append(Way(words(f"search.example.{key}", name=name), values.address()))

    for name in ("speaker", "addressee", "place"):
        # Names of one word are descriptions more often than names.
        named = [each for each in held[name] if name == "place" or " " in each.name]
        for each in named[:1]:
            add(name, _label(visit, name, each), Asked(given={name: (_value(visit, name, each),)}))
    acts = {each.value for each in held["act"]}
    for act in ("demand", "pledge", "reject", "warn"):
        if act in acts:
            add(act, "", Asked(given={"act": (act,)}))
    return made
