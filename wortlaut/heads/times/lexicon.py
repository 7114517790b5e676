"""The words of time expressions by class, and a text as a string with one character a word.

Patterns over words rather than characters stay short, see no difference between "zwei" and "2", and run in a
fraction of the time: most words are of no class and one look into a dictionary tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

from wortlaut.language import load
from wortlaut.records import Language
from wortlaut.spans import Span

Value = int | float | str | dict[str, Any]

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
_MARKS = frozenset(".,:;-–—/()[]'’\"“”„‘%€$£+&?!")
# Unknown words, with a small letter and a capital; unknown numbers.
SMALL, CAPITAL, NUMBER = "w", "W", "n"
_FIRST_CODE = 0xE000
_LONGEST_NUMBER = 4
# Of words in no list so many are kept with their codes, none longer: news repeats itself, hostile text shall not fill the memory.
_KEPT, _LONGEST_KEPT = 30_000, 30
# Numbers that between them are all that a number can be.
_NUMBER_SHAPES = (
    *(str(number) for number in range(100)),
    *(f"{number:02d}" for number in range(10)),
    *("000", "100", "0000", "0100", "1000", "2200"),
)


class Tokens(NamedTuple):
    """The tokens of a text, where each begins, and its codes, one a token; a line end closes each stretch."""

    words: list[str]
    starts: list[int]
    codes: str

    def end(self, index: int) -> int:
        """Return where a token ends."""
        return self.starts[index] + len(self.words[index])


class _Codes(dict[str, str]):
    """The codes of words; those in no list are told by a function and kept, up to a limit."""

    def __init__(self, unknown: Callable[[str], str], known: dict[str, str]) -> None:
        super().__init__(known)
        self._unknown = unknown
        self._free = _KEPT

    def __missing__(self, word: str) -> str:
        code = self._unknown(word)
        if self._free and len(word) <= _LONGEST_KEPT:
            self._free -= 1
            self[word] = code
        return code


class Lexicon:
    """The classes of words of one language; every set of classes that a word may have is one character."""

    def __init__(self, language: Language, literals: Iterable[str]) -> None:
        data = load(language, "times")
        self.helpers = frozenset(data["helpers"])
        self._values: dict[str, dict[str, Value]] = {}
        self._codes: dict[frozenset[str], str] = {}
        for word, name, value in _entries(data):
            self._add(word, name, value)
        for literal in literals:
            self._add(literal, f"={literal.lower()}", literal)
        self._code_of = _Codes(self._unknown, {" ": " ", **{mark: mark for mark in _MARKS}})
        for word, values in self._values.items():
            self._code_of[word] = self._code(frozenset(values))
        for digits in _NUMBER_SHAPES:
            self._code_of[digits] = self._code(frozenset(_number_values(digits)))
        triggers = "".join(code for classes, code in self._codes.items() if self._is_trigger(classes))
        self.triggers = re.compile(f"[{triggers}]")

    def _is_trigger(self, classes: frozenset[str]) -> bool:
        return any(name not in self.helpers and not name.startswith("=") for name in classes)

    def _code(self, classes: frozenset[str]) -> str:
        return self._codes.setdefault(classes, chr(_FIRST_CODE + len(self._codes)))

    def _add(self, word: str, name: str, value: Value) -> None:
        forms = {word}
        if word[0].islower() or name.startswith("="):
            forms |= {word.lower(), word[0].upper() + word[1:]}
        if len(word) > (1 if word.islower() else 3):
            forms.add(word.upper())
        for form in forms:
            self._values.setdefault(form, {}).setdefault(name, value)

    def codes(self, name: str) -> str:
        """Return the characters that stand for the words of a class; raises KeyError if it has none."""
        if name == "capital":
            return CAPITAL
        found = "".join(code for classes, code in self._codes.items() if name in classes)
        if not found:
            raise KeyError(name)
        return found + (NUMBER if name == "digit" else "")

    def value(self, word: str, name: str) -> Value:
        """Return what a word means as one of a class."""
        return self._values_of(word)[name]

    def has(self, word: str, name: str) -> bool:
        """Say whether a word is of a class."""
        return name in self._values_of(word)

    def _values_of(self, word: str) -> dict[str, Value]:
        values = self._values.get(word)
        if values is None:
            short = len(word) <= _LONGEST_NUMBER and word.isascii() and word.isdigit()
            return _number_values(word) if short else {}
        return values

    def tokens(self, text: str, stretches: Iterable[Span]) -> Tokens:
        """Cut stretches of a text and write their codes."""
        words: list[str] = []
        starts: list[int] = []
        for start, end in stretches:
            found: list[str] = _TOKEN.findall(text, start, end)
            words += found
            words.append("")
            starts += accumulate(map(len, found), initial=start)
        return Tokens(words, starts, "".join(map(self._code_of.__getitem__, words)))

    def _unknown(self, word: str) -> str:
        """Return the code of a token that is in no list; the empty one ends a stretch."""
        if not word:
            return "\n"
        first = word[0]
        if first.isspace():
            return "\n" if "\n\n" in word else " "
        if first.isdigit():
            if len(word) > _LONGEST_NUMBER or not word.isascii():
                return NUMBER
            return self._codes[frozenset(_number_values(word))]
        return CAPITAL if first.isupper() else SMALL


def _number_values(digits: str) -> dict[str, Value]:
    """Return what a number of at most four digits can be."""
    number = int(digits)
    short = len(digits) <= 2
    can_be = {
        "digit": True,
        "count": number > 0 and digits[0] != "0",
        "day": short and 1 <= number <= 31,
        "month_number": short and 1 <= number <= 12,
        "hour": short and number <= 24,
        "minute": len(digits) == 2 and number < 60,
        "year": len(digits) == 4 and 1000 <= number < 2200,
        "year_short": len(digits) == 2,
        "decade_short": len(digits) == 2 and number % 10 == 0 and number > 0,
    }
    values: dict[str, Value] = {name: number for name, holds in can_be.items() if holds}
    if can_be["count"]:
        values["number"] = number
    return values


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, str, Value]]:
    """Return all words of a data file with class and value."""
    for name, table in data["words"].items():
        for key, forms in table.items():
            for form in _forms(forms, data["endings"]):
                yield form, name, _scalar(key)
    for name, table in data["forms"].items():
        for form, value in table.items():
            yield form, name, value
    yield from _compounds(data)


def _forms(forms: str, endings: dict[str, list[str]]) -> Iterator[str]:
    for form in forms.split():
        stem = form.rstrip("~")
        yield from (stem + ending for ending in endings["adjective"]) if stem != form else (form,)


def _scalar(key: str) -> Value:
    try:
        return int(key) if re.fullmatch(r"-?\d+", key) else float(key)
    except ValueError:
        return key


def _compounds(data: dict[str, Any]) -> Iterator[tuple[str, str, Value]]:
    """Return the words that are built of others: numbers, "Dienstagabend", "zweitägig"."""
    compounds, words = data.get("compounds", {}), data["words"]
    numbers = _number_words(compounds, words)
    yield from ((word, "number", number) for word, number in numbers.items())
    for part, forms in compounds.get("parted", {}).items():
        for form in forms.split():
            for key, days in words["weekday"].items():
                for day in (each for each in days.split() if not each.endswith("s")):
                    yield day + form, "weekday_part", {"weekday": int(key), "part": part}
    halves = {
        form: float(key)
        for key, forms in words["number"].items()
        if not key.isdigit()
        for form in forms.split()
    }
    amounts: dict[str, Value] = {word: number for word, number in numbers.items() if number < 100}
    amounts |= halves | compounds.get("some", {})
    for unit, stems in words.get("lasting", {}).items():
        for form in _forms(stems, data["endings"]):
            for word, amount in amounts.items():
                yield word + form, "number_lasting", {"amount": amount, "unit": unit}


def _number_words(compounds: dict[str, Any], words: dict[str, Any]) -> dict[str, int]:
    """Return the number words, those in one word of tens and ones ("einundzwanzig") among them."""
    numbers = {
        form: int(key) for key, forms in words["number"].items() if key.isdigit() for form in forms.split()
    }
    for ten, forms in compounds.get("tens", {}).items():
        for tens in forms.split():
            numbers[tens] = int(ten)
            for one, ones in compounds["ones"].items():
                numbers[compounds["join"]["tens"].format(ones=ones, tens=tens)] = int(ten) + int(one)
    return numbers


@cache
def lexicon(language: Language, literals: frozenset[str]) -> Lexicon:
    """Return the lexicon of a language, which knows the bare words of the patterns as well."""
    return Lexicon(language, literals)
