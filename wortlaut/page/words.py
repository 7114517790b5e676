"""The words of the page, in German and English: data, one file a view."""

from __future__ import annotations

from functools import cache
from typing import Any

from wortlaut.errors import DataError
from wortlaut.language import LANGUAGES, load
from wortlaut.records import Language


class Words:
    """The words of one language. ``words("article.layers")`` is ``layers`` of ``_data/<language>/page/article.toml``.

    A table ``one``/``other`` is a plural: ``words("home.statements", n=3)``. Numbers are written as the language does.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return what stands under a key, with its places filled.

        Raises :class:`~wortlaut.errors.DataError` for an unknown key.
        """
        found = _at(self.language, key)
        if isinstance(found, dict):
            found = found["one" if values.get("n") == 1 else "other"]
        if not values:
            return str(found)
        return str(found).format(
            **{name: self.number(each) if isinstance(each, int) else each for name, each in values.items()}
        )

    def of(self, topic: str, value: str | None) -> str:
        """Return a value of the record as people read it (``words.of("shared.act", "warn")``); unknown ones as they are."""
        try:
            return self(f"{topic}.{value}")
        except DataError:
            return "" if value is None else value.replace("_", " ")

    def number(self, value: float, digits: int = 6) -> str:
        """Return a number with the language's point and groups of three."""
        text = f"{value:,}" if isinstance(value, int) else f"{value:,.{digits}f}".rstrip("0").rstrip(".")
        return text.translate(_GERMAN_POINTS) if self.language == "de" else text

    def day(self, published: str | None, *, short: bool = False) -> str:
        """Return the day of an ISO date or date-time, in words or in figures."""
        if not published:
            return ""
        year, _, rest = published[:10].partition("-")
        month, _, day = rest.partition("-")
        if not (year.isdecimal() and month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12):
            return published
        if short:
            return self("shared.day_short", day=day, month=month, year=year)
        return self(
            "shared.day",
            day=str(int(day)),
            month=_at(self.language, "shared.months")[int(month) - 1],
            year=year,
        )


_GERMAN_POINTS = str.maketrans(",.", ".,")


@cache
def words(language: Language) -> Words:
    """Return the words of a language."""
    return Words(language)


@cache
def _at(language: Language, key: str) -> Any:
    topic, *path = key.split(".")
    found: Any = load(language, f"page/{topic}")
    for name in path:
        if not isinstance(found, dict) or name not in found:
            raise DataError(
                f"the page has no words {key!r} in {language}; see _data/{language}/page/{topic}.toml"
            )
        found = found[name]
    return found


def chosen(cookie: str | None, accepted: str) -> Language:
    """Return the language to speak: the one chosen, else the first that the browser asks for and we know."""
    for language in LANGUAGES:
        if cookie == language:
            return language
    best: tuple[float, Language] = (0.0, "en")
    for each in accepted.split(",")[:20]:
        name, _, parameter = each.strip().partition(";")
        quality = _quality(parameter)
        for language in LANGUAGES:
            if name.split("-")[0].strip().lower() == language and quality > best[0]:
                best = (quality, language)
    return best[1]


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
