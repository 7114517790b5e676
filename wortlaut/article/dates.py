"""Dates as articles write them, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from wortlaut.language import LANGUAGES, load
from wortlaut.records import Language

_LONGEST = 80
_YEAR = re.compile(r"\d{4}|\d\.\d\d?\.\d\d")
_NUMERIC_DATE = re.compile(r"\d{1,4}([./-])\s?\d{1,2}\1\s?\d{2,4}")
_CLOCK = re.compile(r"\d[:.]\d\d\b(?![.\d])")
# Patterns look at no more of a paragraph than this: a date line says its date early.
_HEAD = 200


@lru_cache(maxsize=1024)
def read_date(text: str, language: Language | None = None) -> str | None:
    """Return the ISO 8601 date, or date-time where a clock time stands, that ``text`` names in full.

    None for anything else, a date without its year or a relative one among them. ``language`` decides
    what 3/4/2016 means.
    """
    if len(text) > _LONGEST or not _YEAR.search(text):
        return None
    import dateparser  # takes a sixth of a second to load

    languages: list[str] = sorted(LANGUAGES, key=lambda other: other != language)
    settings: Any = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    moment = dateparser.parse(text, languages=languages, settings=settings)
    if moment is None:
        return None
    return moment.isoformat() if _CLOCK.search(_NUMERIC_DATE.sub("", text)) else moment.date().isoformat()


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
    names = {"month": "|".join(data["months"]), "day": "|".join(data["weekdays"])}
    names["date"] = data["date"].format_map(names)
    return tuple(re.compile(pattern.format_map(names), re.IGNORECASE) for pattern in data["patterns"])
