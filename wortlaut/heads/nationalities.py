"""Adjectives of nationality and names of inhabitants: which country a word speaks of."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from wortlaut.language import load
from wortlaut.records import Language

_GERMAN_ENDINGS = ("", "e", "em", "en", "er", "es")
# "nordsyrisch", "ost-ukrainisch": parts of a country.
_PART = re.compile(
    r"(?:(?:nord|süd)(?:ost|west)?|ost|west|zentral|mittel|inner|pro|anti|ex|alt)-?(?=\w{4})|(?:north|south)?(?:east|west)ern-|pro-|anti-|ex-"
)


def countries_of(word: str, language: Language) -> tuple[str, ...]:
    """Return the ISO codes of the countries that a word names by adjective or inhabitants.

    The word stands in lower case; "kongolesisch" speaks of two countries, most words of none.
    """
    forms = _forms(language)
    found = forms.get(word)
    if found is None and (part := _PART.match(word)):
        found = forms.get(word[part.end() :])
    return found or ()


@cache
def _forms(language: Language) -> dict[str, tuple[str, ...]]:
    data = load(language, "nationalities")
    forms: dict[str, tuple[str, ...]] = {}
    entries = [*data["countries"].items(), *((row.get("country", ""), row) for row in data["regions"].values())]
    for code, row in entries:
        for form in _german(row) if language == "de" else _english(row):
            known = forms.get(form.lower(), ())
            if code and code not in known:
                forms[form.lower()] = (*known, code)
    return forms


def _english(row: dict[str, Any]) -> list[str]:
    people = [row.get("man", "-"), row.get("woman", "-"), row["people"], *row.get("also", ())]
    return [form for form in [*row["adjectives"], *people] if form != "-"]


def _german(row: dict[str, Any]) -> list[str]:
    forms = [adjective + ending for adjective in row["adjectives"] for ending in _GERMAN_ENDINGS]
    for form in (row["man"], row["woman"], row["people"], *row.get("also", ())):
        if form != "-":
            forms += [form, form + "s", form + "n", form + "nen"]
    return forms
