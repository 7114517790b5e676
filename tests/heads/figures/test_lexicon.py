import re
from typing import Any

import pytest
from babel import Locale
from babel.numbers import list_currencies

from wortlaut.language import load
from wortlaut.records import Language

LANGUAGES: list[Language] = ["de", "en"]
# What format 1 names beside CLDR's units.
OWN = {"percent", "permille", "point", "magnitude"}
# CLDR builds these from a prefix and a unit of its own, or added them later than the locale data at hand.
BUILT = re.compile(
    r"(?:milli|micro|kilo|mega|giga|tera|hecto)?(?:watt-hour|watt|volt|hertz|sievert|pascal|bit|byte|gram|meter)"
)
LATER = {"sievert", "becquerel", "decibel"}


def cldr_units() -> set[str]:
    patterns: Any = Locale("en")._data["unit_patterns"]
    return {name.split("-", 1)[1] for name in patterns}


def measures(language: Language) -> set[str]:
    units = load(language, "units")
    return {*units["measures"], *units["symbols"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_is_a_unit_of_cldr(language: Language) -> None:
    known = cldr_units() | OWN | LATER
    strange = {
        name
        for name in measures(language)
        if name not in known
        and not all(part in known or BUILT.fullmatch(part) for part in name.split("-per-"))
    }
    assert strange <= {"kilometer-per-second", "megabit-per-second"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_money_has_a_code_of_iso_4217(language: Language) -> None:
    units = load(language, "units")
    assert {*units["money"], *units["hundredths"]} <= list_currencies()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["measures", "money", "hundredths", "symbols"])
def test_no_form_stands_for_two_units_of_a_table(language: Language, table: str) -> None:
    forms = [form for forms in load(language, "units")[table].values() for form in forms]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_two_bounds(language: Language) -> None:
    for side in ("before", "after"):
        words = [word for bound in load(language, "bounds")[side].values() for word in bound]
        assert len(words) == len(set(words))
