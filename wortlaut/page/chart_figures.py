"""Figures over time: what is counted, by whose account, with bounds and ranges."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from msgspec import Struct, structs
from starlette.responses import Response
from starlette.routing import Route

from wortlaut.page import links
from wortlaut.page.chart_asked import Asked, Listed
from wortlaut.page.chart_csv import sheet, whole_address
from wortlaut.page.chart_shown import common
from wortlaut.page.visit import Visit, view
from wortlaut.page.words import Words
from wortlaut.store.asking.deadline import Deadline
from wortlaut.store.asking.periods import iso
from wortlaut.store.asking.sentences import FigureSentence, figure_sentences
from wortlaut.store.asking.serial import series_of
from wortlaut.store.asking.series import series
from wortlaut.store.asking.spreading import Spread
from wortlaut.store.stored import StoredFigure

_MOST = 200
_SECONDS = 0.3
# The first question of a process loads what words are compared with; that is not held against it.
_AT_LEAST = 50
_LOOKED_AT = 600
_SUGGESTED = 24
_ENOUGH = 8
_LISTED = 20
_OTHERS = 12
_CSV = (
    "published", "value", "high", "bound", "unit", "words", "counted", "claimant", "outlet", "title", "sentence", "address",
)  # fmt: skip
_WORD = re.compile(r"\w+")


class Counted(Struct, frozen=True):
    """Something that is counted, to choose from: its words, unit, how often, the address of its picture."""

    words: str
    unit: str
    times: int
    address: str


class Found(Struct, frozen=True):
    """The figures of one unit, and which units there are; ``cut``: there may be more. ``undated`` are left out."""

    points: list[FigureSentence]
    units: list[tuple[str, int]]
    unit: str | None
    cut: bool
    undated: int = 0


@view
def show(visit: Visit) -> Response:
    """Show figures over time, or what is counted most."""
    asked = Asked(visit)
    detail = asked.detail(most=_LOOKED_AT)
    whole = asked.overview() if asked.since or asked.until else detail
    of, row = visit.query("of"), visit.query("row")
    found = _found(asked, of) if of and asked.whole else Found([], [], None, False)
    keys = [_key(each) for each in found.points]
    chosen = [each for each, key in zip(found.points, keys, strict=True) if key == row]
    drawn: dict[str, Any] = {
        "points": [_drawn(asked, each, key) for each, key in zip(found.points, keys, strict=True)],
        "row": row,
        "unit": unit_name(visit.words, found.unit) if found.unit else "",
        "bounds": {
            name: visit.words(f"shared.bound.{name}") for name in ("about", "least", "most", "more", "less")
        },
        "nobody": visit.words("charts.nobody"),
        "others": visit.words("charts.figures.others"),
    }
    return visit.page(
        "figures.html",
        **common(asked, detail, whole, drawn)
        | {"undated": found.undated, "undated_address": asked.search(q=of, undated="true")},
        of=of,
        found=found,
        unit_name=lambda unit: unit_name(visit.words, unit),
        units=[(unit, times, asked.without_choice(unit=unit)) for unit, times in found.units],
        suggested=[] if of or detail is None else _suggested(asked, detail),
        points=[(each, asked.without_choice(row=key)) for each, key in zip(found.points, keys, strict=True)],
        told=(chosen or found.points)[:_LISTED],
        chosen=chosen[0] if chosen else None,
        others=_others(asked, chosen[0], found.points) if chosen else [],
        listed=Listed([], 1, False),
    )


def _others(
    asked: Asked, of: FigureSentence, points: list[FigureSentence]
) -> list[tuple[FigureSentence, bool]]:
    """Return other figures of the picture, of which a person may say whether they are of one series with this one.

    First come those that are judged to be, then those that are nearest.
    """
    group = {each.id for each in islice(series(asked.connection, of.figure.id, {})(), 5 * _MOST)}
    rest = [(each, each.figure.id in group) for each in points if each.figure.id != of.figure.id]
    counted = of.figure.counted.casefold()

    def far(other: tuple[FigureSentence, bool]) -> tuple[bool, bool, float]:
        each, same = other
        return not same, each.figure.counted.casefold() != counted, abs(each.figure.value - of.figure.value)

    return sorted(rest, key=far)[:_OTHERS]


def figures_csv(visit: Visit) -> Iterator[dict[str, Any]]:
    """Yield the points of the picture."""
    asked, of = Asked(visit), visit.query("of")
    for each in _found(asked, of).points if of else []:
        figure = each.figure
        yield {
            "published": (figure.published or "")[:10], "value": figure.value, "high": figure.high, "bound": visit.words.of("shared.bound", figure.bound),
            "unit": unit_name(visit.words, figure.unit), "words": figure.words, "counted": figure.counted,
            "claimant": "; ".join(name.name for name in figure.claimants), "outlet": figure.outlet, "title": figure.title,
            "sentence": each.sentence, "address": whole_address(visit, links.span(figure.article, each.span.start, each.span.end)),
        }  # fmt: skip


def unit_name(words: Words, unit: str) -> str:
    """Return a unit as people read it; currencies by their codes."""
    known = words.of("charts.unit", unit)
    return known if known != unit else unit.replace("-", " ")


def _found(asked: Asked, of: str) -> Found:
    filters = asked.filters.copy()
    if asked.since or asked.until:
        days = asked.period
        if days is not None:
            filters["since"], filters["until"] = iso(days.since), iso(days.until)
    held, cut = _read(asked.connection, series(asked.connection, of, filters))
    dated = [each for each in held if each.published]
    units = Counter(each.unit for each in dated).most_common()
    unit = asked.visit.query("unit")
    if unit not in {name for name, _ in units}:
        unit = units[0][0] if units else None
    kept = [each for each in dated if each.unit == unit]
    return Found(
        figure_sentences(asked.connection, kept[:_MOST]),
        units,
        unit,
        cut or len(kept) > _MOST,
        len(held) - len(dated),
    )


def _read(
    connection: sqlite3.Connection, figures: Callable[[], Iterator[StoredFigure]]
) -> tuple[list[StoredFigure], bool]:
    """Return figures, as many as can be drawn and read in time, and whether there may be more."""
    held: list[StoredFigure] = []
    limit = Deadline(_SECONDS)
    with limit.holding(connection):
        for each in figures():
            if len(held) >= 2 * _MOST or (limit.over and len(held) >= _AT_LEAST):
                return held, True
            held.append(_in_percent(each))
    return held, limit.passed


def _in_percent(figure: StoredFigure) -> StoredFigure:
    """Return a share as percent, so that “a third” and “30 percent” are in one picture."""
    if figure.unit != "share":
        return figure
    high = None if figure.high is None else round(figure.high * 100, 1)
    return structs.replace(figure, unit="percent", value=round(figure.value * 100, 1), high=high)


def _suggested(asked: Asked, detail: Spread) -> list[Counted]:
    """Return what is counted most often by the period's statements, of as many as were gone through."""
    found = []
    for each in series_of(asked.connection, detail.ids[-_LOOKED_AT:]):
        words = " ".join(_WORD.findall(each.counted))
        if not words:
            continue
        address = asked.without_choice(of=words, unit=each.unit)
        found.append(Counted(each.counted, each.unit, len(each.figures), address))
    # What is counted once alone makes no picture, unless there is little else.
    several = [each for each in found if each.times > 1]
    return (several if len(several) >= _ENOUGH else found)[:_SUGGESTED]


def _key(each: FigureSentence) -> str:
    return f"{links.short_id(each.figure.article)}:{each.span.start}"


def _drawn(asked: Asked, each: FigureSentence, key: str) -> dict[str, Any]:
    figure = each.figure
    return {
        "key": key,
        "day": (figure.published or "")[:10],
        "value": figure.value,
        "high": figure.high,
        "bound": figure.bound,
        "words": figure.words,
        "counted": figure.counted,
        "claimants": [name.name for name in figure.claimants],
        "outlet": figure.outlet or asked.visit.words("shared.no_outlet"),
    }


routes = [Route("/figures", show), Route("/figures.csv", sheet("figures", _CSV, figures_csv))]
