"""Adjectives of nationality and names of inhabitants: which country a word speaks of."""

from __future__ import annotations

from functools import cache
from typing import Any

from wortlaut.language import load
from wortlaut.records import Language

_GERMAN_ENDINGS = ("", "e", "em", "en", "er", "es")
# Of parts of a country: "nordsyrisch", "exiliranisch".
_GERMAN_PARTS = (
    "", "nord", "süd", "ost", "west", "nordost", "nordwest", "südost", "südwest", "zentral", "mittel", "exil", "pro", "anti",
)  # fmt: skip


def countries_of(word: str, language: Language) -> tuple[str, ...]:
    """Return the ISO codes of the countries that a word names by adjective or inhabitants.

    The word stands in lower case; "kongolesisch" speaks of two countries, most words of none.
    """
    return nationalities(language).get(word, ())


@cache
def nationalities(language: Language) -> dict[str, tuple[str, ...]]:
    """Return all forms of adjectives and inhabitants, in lower case, with the ISO codes of their countries."""
    data = load(language, "nationalities")
    forms: dict[str, tuple[str, ...]] = {}
    entries = [
        *data["countries"].items(),
        *((row.get("country", ""), row) for row in data["regions"].values()),
    ]
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
    forms = [
        part + adjective + ending
        for adjective in row["adjectives"]
        for ending in _GERMAN_ENDINGS
        for part in _GERMAN_PARTS
    ]
    for form in (row["man"], row["woman"], row["people"], *row.get("also", ())):
        if form != "-":
            forms += [form, form + "s", form + "n", form + "nen"]
    return forms
