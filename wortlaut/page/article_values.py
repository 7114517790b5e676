"""The values in a text: who is named, which places, times and figures, what happens."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from wortlaut.page import links
from wortlaut.page.marking import Value
from wortlaut.page.words import Words
from wortlaut.records import Actor, Event, Figure, Mention, Place, Record, Time
from wortlaut.spans import Span


class Stretch(Struct, frozen=True):
    """Words of the text with the address of exactly these."""

    words: str
    address: str


class Entry(Struct, frozen=True, kw_only=True):
    """A value in the list below the text: what it is called, where it leads, what it is, where it stands."""

    name: str
    address: str | None
    says: str
    stretches: tuple[Stretch, ...]


class Index(Struct, frozen=True, kw_only=True):
    """All values of an article, by layer."""

    name: tuple[Entry, ...]
    place: tuple[Entry, ...]
    time: tuple[Entry, ...]
    figure: tuple[Entry, ...]
    event: tuple[Entry, ...]


def values_of(record: Record, key: str, words: Words) -> Iterator[Value]:
    """Yield the values of an article, known by its ``key``; of several at one place the last leads somewhere."""
    actors = {actor.id: actor for actor in record.actors}
    for event in record.events:
        yield Value(event.trigger, "event", None, says_event(event, words))
    for mention in record.mentions:
        actor = actors.get(mention.actor or "")
        address = None if actor is None else links.actor(key, actor.id)
        layer = "pronoun" if mention.form == "pronoun" else "name"
        yield Value(_span(mention), layer, address, _says_mention(mention, actor, words))
    for place in record.places:
        yield Value(_span(place), "place", links.place(place), says_place(place, words))
    for time in record.times:
        yield Value(_span(time), "time", _day(time), says_time(time, words))
    for figure in record.figures:
        address = links.statement(figure.statement) if figure.statement else None
        yield Value(_span(figure), "figure", address, says_figure(figure, record, words))


def index_of(record: Record, key: str, version: int, words: Words) -> Index:
    """Return the list of all values, those that are alike once."""

    def stretch(start: int, end: int) -> Stretch:
        return Stretch(record.text[start:end], links.span(key, start, end, version))

    return Index(
        name=tuple(
            Entry(
                name=actor.name, address=links.actor(key, actor.id), says=says_actor(actor, words),
                stretches=tuple(
                    stretch(each.start, each.end)
                    for each in record.mentions if each.actor == actor.id and each.form != "pronoun"
                ),
            )
            for actor in record.actors
        ),
        place=_gathered(
            (place.name, links.place(place), _known(place, words), stretch(place.start, place.end))
            for place in record.places
        ),
        time=_gathered(
            (
                _interval(time, words) or record.text[time.start : time.end], _day(time), time.value,
                stretch(time.start, time.end),
            )
            for time in record.times
        ),
        figure=_gathered(
            (
                record.text[each.start : each.end], links.statement(each.statement) if each.statement else None,
                says_figure(each, record, words), stretch(each.start, each.end),
            )
            for each in record.figures
        ),
        event=_gathered(
            (each.type, None, says_event(each, words), stretch(each.trigger.start, each.trigger.end))
            for each in record.events
        ),
    )  # fmt: skip


def _gathered(found: Iterator[tuple[str, str | None, str, Stretch]]) -> tuple[Entry, ...]:
    """Put the places of equal values together, in the order of their first."""
    gathered: dict[tuple[str, str | None, str], list[Stretch]] = {}
    for name, address, says, stretch in found:
        gathered.setdefault((name, address, says), []).append(stretch)
    return tuple(
        Entry(name=name, address=address, says=says, stretches=tuple(stretches))
        for (name, address, says), stretches in gathered.items()
    )


def says_actor(actor: Actor, words: Words) -> str:
    """Return what an actor is: kind, offices, country."""
    offices = dict.fromkeys(role.text for role in actor.roles)
    return ", ".join(
        each for each in (words.of("shared.kind", actor.kind), *offices, actor.country or "") if each
    )


def _says_mention(mention: Mention, actor: Actor | None, words: Words) -> str:
    if actor is None:
        return words("article.says_mention", kind=words.of("shared.kind", mention.kind))
    return words("article.says_actor", name=actor.name, what=says_actor(actor, words))


def says_place(place: Place, words: Words) -> str:
    """Return what a place is on the map."""
    return words("article.says_place", name=place.name, known=_known(place, words))


def _known(place: Place, words: Words) -> str:
    return ", ".join(each for each in (words.of("shared.kind", place.kind), place.country or "") if each)


def says_time(time: Time, words: Words) -> str:
    """Return the value of a time and the days that it covers."""
    interval = _interval(time, words)
    return words("article.says_time", value=time.value, interval=interval or words("article.vague"))


def _interval(time: Time, words: Words) -> str:
    if time.begin is None or time.finish is None:
        return ""
    if time.begin == time.finish:
        return words.day(time.begin)
    return words("article.interval", begin=words.day(time.begin), finish=words.day(time.finish))


def says_figure(figure: Figure, record: Record, words: Words) -> str:
    """Return a figure's value with its bound and unit, and what is counted."""
    value = words.number(figure.value, digits=4)
    if figure.high is not None:
        value = words("article.range", low=value, high=words.number(figure.high, digits=4))
    bound = "" if figure.bound == "exact" else words.of("shared.bound", figure.bound)
    unit = "" if figure.unit == "count" else words.of("article.unit", figure.unit)
    of = record.text[figure.of.start : figure.of.end] if figure.of else ""
    said = " ".join(each for each in (bound, value, unit) if each)
    return words("article.says_figure", said=said, of=f" ({of})" if of else "")


def says_event(event: Event, words: Words) -> str:
    """Return an event's type and status."""
    return words(
        "article.says_event",
        type=words.of("article.event_type", event.type),
        status=words.of("shared.status", event.status),
    )


def _day(time: Time) -> str | None:
    return None if time.begin is None else links.day(time.begin, time.finish)


def _span(each: Mention | Place | Time | Figure) -> Span:
    return Span(each.start, each.end)
