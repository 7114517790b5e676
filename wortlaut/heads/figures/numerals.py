"""Numbers: in digits and in words, with the words that scale them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wortlaut.heads.figures.lexicon import Lexicon, lexicon
from wortlaut.heads.figures.tokens import Line
from wortlaut.records import Language

# Longer rows of digits are keys and noise, and nothing a report counts.
_MOST = 10.0**15
_LONGEST_DIGITS = 24
_LONGEST_WORD = 70
_SPACES = " \u00a0\u2009\u202f"
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


class Number(NamedTuple):
    """A number that ends before token ``end``.

    ``plain`` is its value before a scale word, ``scale`` what that word made of it; ``form`` is ``digits``,
    ``odd`` (digits with the other language's marks), ``word`` or ``article`` (which is none without a unit).
    """

    end: int
    plain: float
    scale: float
    form: str

    @property
    def value(self) -> float:
        """The number itself."""
        return tidy(self.plain * self.scale)


def tidy(value: float) -> float:
    """Take back what binary fractions add: 1.1 million is 1100000."""
    return float(f"{value:.12g}")


@lru_cache(maxsize=4096)
def digits(token: str, language: Language) -> tuple[float, str] | None:
    """Return the value of a number in digits and its form; None for dates, versions and keys."""
    known = lexicon(language)
    if token[0] == "0" and token[1:2].isdigit():
        return None
    own, other = known.decimal, "." if known.decimal == "," else ","
    for decimal, form in ((own, "digits"), (other, "odd")):
        thousands = "".join(mark for mark in ".,'’" if mark != decimal)
        match = re.fullmatch(
            rf"(?:([0-9]{{1,3}}(?:([{thousands}])[0-9]{{3}})(?:\2[0-9]{{3}})*)|([0-9]+))(?:{re.escape(decimal)}([0-9]+))?",
            token,
        )
        if match:
            whole = re.sub(r"\D", "", match[1] or match[3])
            return float(f"{whole}.{match[4] or 0}"), form
    return None


@lru_cache(maxsize=16384)
def german_word(word: str) -> float | None:
    """Return what one German word in lower case is worth: "zweihundertfünfzigtausend", "dreieinhalb"."""
    known = lexicon("de")
    if word in known.whole:
        return known.whole[word]
    if not word.startswith(known.stems):
        return None
    half = 0.0
    if word.endswith("einhalb"):
        word, half = word.removesuffix("einhalb"), 0.5
    value = _german_thousands(word, known)
    return None if value is None else value + half


def _german_thousands(word: str, known: Lexicon) -> int | None:
    head, found, tail = word.partition("tausend")
    if not found:
        return _german_hundreds(word, known)
    thousands = _german_hundreds(head, known) if head else 1
    rest = _german_hundreds(tail.removeprefix("und"), known) if tail else 0
    return None if thousands is None or rest is None else thousands * 1000 + rest


def _german_hundreds(word: str, known: Lexicon) -> int | None:
    head, found, tail = word.partition("hundert")
    if not found:
        return _german_tens(word, known)
    hundreds = _german_tens(head, known) if head else 1
    rest = _german_tens(tail.removeprefix("und"), known) if tail else 0
    return None if hundreds is None or rest is None else hundreds * 100 + rest


def _german_tens(word: str, known: Lexicon) -> int | None:
    if word in known.ones:
        return known.ones[word]
    if word in known.tens:
        return known.tens[word]
    ones, found, tens = word.partition("und")
    if found and known.ones.get(ones, 10) < 10 and tens in known.tens:
        return known.tens[tens] + known.ones[ones]
    return None


def openings(line: Line, known: Lexicon) -> list[int]:
    """Return the tokens at which a quantity may begin, told quickly from the others."""
    heads = known.heads
    return [
        index
        for index, word in enumerate(line.low)
        if (word[:2] in heads and (word in known.openers or word.startswith(known.stems)))
        or "0" <= word[0] <= "9"
    ]


def number_word(line: Line, index: int, known: Lexicon) -> tuple[int, float] | None:
    """Return the index behind the number words that begin at ``index``, and their value."""
    word = line.lower(index)
    if known.language == "en":
        return _english_words(line, index, known)
    if word in known.number["articles"] or len(word) > _LONGEST_WORD:
        return None
    value = german_word(word)
    return None if value is None else (index + 1, value)


def _english_words(
    line: Line, index: int, known: Lexicon, current: float | None = None
) -> tuple[int, float] | None:
    at, total = index, 0.0
    while True:
        step = _english_step(line, at, current, known)
        if step is None:
            break
        at, current = step
        if at - 1 >= index and line.lower(at - 1) == "thousand":
            total, current = total + (current or 0.0), 0.0
    if current is None:
        return None
    return at, total + current


def _english_step(line: Line, at: int, current: float | None, known: Lexicon) -> tuple[int, float] | None:
    word = line.lower(at)
    if current is not None and word in known.inner:
        return at + 1, (current or 1) * known.inner[word]
    if current is not None and current >= 100 and word in known.number["sum_and"]:
        following = _english_step(line, at + 1, 0.0, known)
        return None if following is None else (following[0], current + following[1])
    if current is not None and word == "-" and line.glued(at) and line.glued(at + 1):
        at, word = at + 1, line.lower(at + 1)
    if word in known.tens and not (current or 0.0) % 100:
        return at + 1, (current or 0.0) + known.tens[word]
    if word in known.ones and _takes_ones(current, known.ones[word]):
        return at + 1, (current or 0.0) + known.ones[word]
    return None


def _takes_ones(current: float | None, ones: int) -> bool:
    if not current:
        return True
    return (
        current % 10 == 0 and (current % 100 >= 20 or current % 100 == 0) and (ones < 10 or not current % 100)
    )


def read_number(line: Line, index: int, known: Lexicon) -> Number | None:
    """Return the number that begins at a token: digits or words, with its scale; None if there is none."""
    if line.is_number(index):
        return _from_digits(line, index, known)
    word = line.lower(index)
    if word in known.number["articles"] or word in known.number["halves"]:
        return _from_article(line, index, known)
    found = number_word(line, index, known)
    if found is None:
        return None
    end, value = found
    end, value = _with_half(line, end, value, known)
    number = _scaled(line, end, value, "word", known)
    return number._replace(form="article") if word == "one" and number.end == index + 1 else number


def _from_digits(line: Line, index: int, known: Lexicon) -> Number | None:
    # What is too long never enters the cache.
    token = line.words[index]
    read = digits(token, known.language) if len(token) <= _LONGEST_DIGITS else None
    if read is None:
        return None
    value, form = read
    end = index + 1
    while len(line.words[index]) <= 3 and value < _MOST and _is_group(line, end):
        value = value * 1000 + int(line.words[end])
        end += 1
    if line.glued(end) and line.word(end) in _FRACTIONS:
        value, end = value + _FRACTIONS[line.word(end)], end + 1
    end, value = _with_half(line, end, value, known)
    if value >= _MOST:
        return None
    return _scaled(line, end, value, form, known)


def _is_group(line: Line, index: int) -> bool:
    """Say whether a token is three digits set off by one space: the second half of "12 000"."""
    word = line.word(index)
    if len(word) != 3 or not word.isdecimal() or not line.is_number(index):
        return False
    return line.starts[index] == line.ends[index - 1] + 1 and line.text[line.ends[index - 1]] in _SPACES


def _from_article(line: Line, index: int, known: Lexicon) -> Number | None:
    """Read "eine Million", "ein halbes Dutzend", "half a million"; a bare article waits for its unit."""
    articles, halves = known.number["articles"], known.number["halves"]
    value, end = 1.0, index + 1
    if line.low[index] in halves:
        value = 0.5
        end += line.lower(end) in articles
    elif line.lower(end) in halves:
        value, end = 0.5, end + 1
    scaled = known.scales.at(line.low, end)
    if scaled is not None:
        return _scaled(line, end, value, "word", known)
    if known.language == "en" and line.lower(end) in known.inner:
        found = _english_words(line, end, known, value)
        return _scaled(line, *found, "word", known) if found else None
    return Number(index + 1, 1.0, 1.0, "article") if value == 1.0 else None


def _with_half(line: Line, end: int, value: float, known: Lexicon) -> tuple[int, float]:
    """Add the half of "two and a half", "eine und eine halbe"."""
    if line.lower(end) == "-" and line.glued(end) and line.lower(end + 1) in known.number["sum_and"]:
        end += 1
    if line.lower(end) not in known.number["sum_and"]:
        return end, value
    at = end + 1 + (line.lower(end + 1) == "-")
    if line.lower(at) not in known.number["articles"]:
        return end, value
    at += 1 + (line.lower(at + 1) == "-")
    if line.lower(at) in known.number["whole_halves"]:
        return at + 1, value + 0.5
    return end, value


def _scaled(line: Line, end: int, value: float, form: str, known: Lexicon) -> Number:
    scale = 1.0
    while True:
        at = end + (known.language == "en" and line.lower(end) == "-" and line.glued(end))
        found = known.scales.at(line.low, at)
        if found is None or scale * found[1] > 1e15:
            return Number(end, value, scale, form)
        end, scale = found[0], scale * found[1]
