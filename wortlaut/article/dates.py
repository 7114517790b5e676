"""Dates as articles write them, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from wortlaut.language import LANGUAGES, load
from wortlaut.records import Language

if TYPE_CHECKING:
    from dateutil.parser import parserinfo

_LONGEST = 80
_YEAR = re.compile(r"\d{4}|\d\.\d\d?\.\d\d")
_NUMERIC_DATE = re.compile(r"\d{1,4}([./-])\s?\d{1,2}\1\s?\d{2,4}")
_CLOCK = re.compile(r"\d[:.]\d\d\b(?![.\d])|\d\s?[AaPp]\.?[Mm]\b")
_GERMAN_CLOCK = re.compile(r"(\d{1,2})\.(\d\d)(?=\sUhr)")
# Patterns look at no more of a paragraph than this: a date line says its date early.
_HEAD = 200
# What a text leaves out is filled in from these; a date that comes out the same both times names it all.
_FILLED_IN = (datetime(1904, 1, 1), datetime(1908, 2, 2))


@lru_cache(maxsize=1024)
def read_date(text: str, language: Language | None = None) -> str | None:
    """Return the ISO 8601 date, or date-time where a clock time stands, that ``text`` names in full.

    None for anything else, a date without a year or a relative one among them. ``language`` decides
    what 3/4/2016 means.
    """
    if len(text) > _LONGEST or not _YEAR.search(text):
        return None
    from dateutil import parser

    written = _GERMAN_CLOCK.sub(r"\1:\2", text)
    try:
        first, second = (
            parser.parse(written, _calendar(language), default=default, tzinfos=_zone)
            for default in _FILLED_IN
        )
    except (ValueError, OverflowError):
        return None
    if first != second:
        return None
    return first.isoformat() if _CLOCK.search(_NUMERIC_DATE.sub("", text)) else first.date().isoformat()


def _zone(_name: str | None, offset: int | None) -> tzinfo | None:
    """Take zones given as numbers; names such as EST mean several."""
    from dateutil.tz import tzoffset

    return None if offset is None else tzoffset(None, offset)


@cache
def _calendar(language: Language | None) -> parserinfo:
    from dateutil.parser import parserinfo

    data = [load(each, "date_lines") for each in LANGUAGES]

    def named(what: str) -> list[tuple[str, ...]]:
        lists = (each[what] for each in data)
        return [tuple(chain.from_iterable(names)) for names in zip(*lists, strict=True)]

    words = {
        "JUMP": [*parserinfo.JUMP, *(word.casefold() for each in data for word in each["fillers"])],
        "MONTHS": named("months"),
        "WEEKDAYS": named("weekdays"),
    }
    calendar: type[parserinfo] = type("Calendar", (parserinfo,), words)
    return calendar(dayfirst=language != "en")


def date_of_lines(lines: Sequence[str], language: Language) -> str | None:
    """Return the date of the first of the lines by which an article dates itself, or None."""
    for line in lines:
        for pattern in _date_lines(language):
            if (found := pattern.search(line, 0, _HEAD)) and (moment := read_date(found["date"], language)):
                return moment
    return None


@cache
def _date_lines(language: Language) -> tuple[re.Pattern[str], ...]:
    data = load(language, "date_lines")
    names = {"month": _any_of(data["months"]), "day": _any_of(data["weekdays"])}
    names["date"] = data["date"].format_map(names)
    return tuple(re.compile(pattern.format_map(names), re.IGNORECASE) for pattern in data["patterns"])


def _any_of(names: list[list[str]]) -> str:
    return "|".join(rf"{name}\.?" for each in names for name in each)
