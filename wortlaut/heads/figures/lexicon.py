"""What the data files know of numbers, units, bounds and what is counted, ready for use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from wortlaut.heads.figures.tokens import Phrases, first_token
from wortlaut.language import load
from wortlaut.records import Language

Words = frozenset[str]


class Unit(NamedTuple):
    """A unit, and by what the number is multiplied to be in it."""

    name: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's knowledge of figures; a field of words is in lower case unless it says otherwise."""

    language: Language
    decimal: str
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    inner: Mapping[str, int]
    whole: Mapping[str, float]
    scales: Phrases[float]
    money_scales: Mapping[str, float]
    parts: Mapping[str, float]
    ordinals: Mapping[str, int]
    number: Mapping[str, Words]
    bounds_before: Phrases[str]
    bounds_after: Phrases[str]
    bound_words: Mapping[str, Words]
    units: Phrases[Unit]
    symbols: Phrases[Unit]
    per: Phrases[str]
    per_words: Words
    per_also: Phrases[str]
    per_also_words: Words
    leading: Phrases[Unit]
    leading_scales: Phrases[str]
    ages: Mapping[str, str]
    age_words: Mapping[str, Words]
    no_figure: Mapping[str, Words]
    after_no_figure: Phrases[bool]
    set_phrases: Phrases[bool]
    counted: Mapping[str, Words]
    links: Phrases[bool]
    openers: Words
    demonyms: Words
    stems: tuple[str, ...]
    heads: Words


def _flat(table: Mapping[str, Iterable[str]], low: bool) -> dict[str, str]:
    return {form.lower() if low else form: name for name, forms in table.items() for form in forms}


def _word_sets(table: Mapping[str, Any]) -> dict[str, Words]:
    return {
        name: frozenset(word.lower() for word in words)
        for name, words in table.items()
        if isinstance(words, list)
    }


def _unit_phrases(data: Mapping[str, Any], language: Language) -> Phrases[Unit]:
    # German capitals tell "Bar" from "bar"; English has no such help and needs none.
    low = language == "en"
    units = {form: Unit(name) for form, name in _flat(data["measures"], low).items()}
    units |= {form: Unit(name) for form, name in _flat(data["money"], low).items()}
    units |= {form: Unit(name, 0.01) for form, name in _flat(data["hundredths"], low).items()}
    return Phrases(units, language)


def _leading_money(money: Mapping[str, Iterable[str]]) -> dict[str, str]:
    # Signs and codes stand before a number, names do not: "$3", "EUR 50", never "Mark 3".
    return {
        form: code
        for code, forms in money.items()
        for form in forms
        if not form[-1].isalpha() or form == code
    }


def _demonyms(language: Language) -> Words:
    # German ones are no nouns by their small letter, and need no list.
    if language == "de":
        return frozenset()
    table = load(language, "nationalities")["countries"]
    return frozenset(word.lower() for country in table.values() for word in country.get("adjectives", ()))


@cache
def lexicon(language: Language) -> Lexicon:
    """Return what is known of one language's figures."""
    numbers, bounds = load(language, "numbers"), load(language, "bounds")
    units, negative, counted = (
        load(language, "units"),
        load(language, "not_figures"),
        load(language, "counted"),
    )
    number = _word_sets(numbers["words"])
    symbols = {form: Unit(name) for form, name in _flat(units["symbols"], low=False).items()}
    leading = _flat(units["leading"], low=False) | _leading_money(units["money"])
    per = {name: forms for name, forms in units["per"].items() if name != "words"}
    per_also = {name: forms for name, forms in units["per_also"].items() if name != "words"}
    stems = tuple(sorted({*numbers["ones"], *numbers["tens"], *numbers["inner"], *numbers["whole"]}))
    openers = frozenset([*number["articles"], *number["halves"], *numbers["parts"], *number["every"]])
    openers |= {first_token(phrase, language).lower() for phrase in leading}
    # "SEK" and "min" are as good as "Sek." and "Min." in a headline or a post.
    timed = [form for phrase in negative["after"] for form in (phrase, phrase.lower(), phrase.upper())]
    return Lexicon(
        language=language,
        decimal=numbers["decimal"],
        ones=numbers["ones"],
        tens=numbers["tens"],
        inner=numbers["inner"],
        whole=numbers["whole"],
        scales=Phrases(numbers["scales"], language),
        money_scales=numbers["money_scales"],
        parts=numbers["parts"],
        ordinals={
            stem + ending: value
            for stem, value in numbers["ordinals"].items()
            for ending in number["endings"]
        },
        number=number,
        bounds_before=Phrases(_flat(bounds["before"], low=True), language),
        bounds_after=Phrases(_flat(bounds["after"], low=True), language),
        bound_words=_word_sets(bounds["words"]),
        units=_unit_phrases(units, language),
        symbols=Phrases(symbols, language),
        per=Phrases(_flat(per, low=False), language),
        per_words=frozenset(units["per"]["words"]),
        per_also=Phrases(_flat(per_also, low=False), language),
        per_also_words=frozenset(units["per_also"]["words"]),
        leading=Phrases({form: Unit(name) for form, name in leading.items()}, language),
        leading_scales=Phrases(_flat(units["scales"], low=True), language),
        ages={form: name for name in ("year", "month") for form in units["ages"][name]},
        age_words=_word_sets(units["ages"]),
        no_figure=_word_sets(negative),
        after_no_figure=Phrases(dict.fromkeys(timed, True), language),
        set_phrases=Phrases({phrase.lower(): True for phrase in negative["set_phrases"]}, language),
        counted=_word_sets(counted),
        links=Phrases({phrase.lower(): True for phrase in counted["links"]}, language),
        openers=openers,
        demonyms=_demonyms(language),
        stems=stems,
        heads=frozenset(word[:2] for word in (*openers, *stems)),
    )
