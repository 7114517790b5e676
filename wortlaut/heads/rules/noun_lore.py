"""What belongs to a German noun and to a name, by single words: particles, seats, days, words in marks."""

from __future__ import annotations

from functools import cache

from wortlaut.heads.rules.german import words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.things import body_endings
from wortlaut.language import load

_NAME_PARTICLES = frozenset(
    {"van", "de", "du", "da", "di", "del", "bin", "ibn", "al", "el", "la", "le", "d'", "of", "the"}
)


def is_particle(line: Line, index: int, limit: int) -> bool:
    """Say whether a word in lower case stands amid a name: "de", "van", and "zu" behind a first name."""
    word = line.low[index]
    if word == "zu" and index > line.first and line.words[index - 1].split("-")[0] in _first_names():
        return index + 1 < limit and line.is_capital(index + 1)
    if word not in _NAME_PARTICLES or index + 1 >= limit or not line.is_capital(index + 1):
        return False
    return not line.bracketed[index + 1]


@cache
def _first_names() -> frozenset[str]:
    names = load("de", "first_names")
    return frozenset(f"{names['men']} {names['women']} {names['either']}".split())


def opens_words(line: Line, index: int) -> bool:
    """Say whether words in marks are no name, but what somebody says: "äußerten die Richter „ernste Bedenken“"."""
    if line.quoted[index] < 0 or line.quoted[index - 1] == line.quoted[index] or index + 1 >= line.n:
        return False
    return line.words[index + 1][:1].islower() and not line.low[index - 1].endswith(_bear_names())


@cache
def _bear_names() -> tuple[str, ...]:
    return tuple(words("clause_words", "bear_names"))


def has_article(word: str) -> bool:
    """Say whether a name begins with its Arabic article: "al-Misdawi"."""
    article, hyphen, name = word.partition("-")
    return bool(hyphen) and len(article) <= _LONGEST_ARTICLE and article.islower() and name[:1].isupper()


_LONGEST_ARTICLE = 3


def _is_no_place(noun: str) -> bool:
    return noun in words("clause_words", "time_nouns") or noun in words("clause_words", "not_seats")


def is_seat(line: Line, index: int, end: int) -> bool:
    """Say whether a mere name behind a body tells where it is: "die Regierung in Nordhafen"."""
    place = line.low[end - 1]
    named = (
        place in words("clause_words", "lands_with_article")
        if line.low[index] == "im"
        else line.low[index] == "in"
    )
    seat = named and end == index + 2 and not _is_no_place(place)
    return seat and line.is_capital(index - 1) and line.low[index - 1].endswith((*body_endings(), *_SEATED))


# Further bodies, which no ending tells from things.
_SEATED = ("parlament", "universität", "behörden", "behörde", "gericht", "polizei", "konsulat", "ministerium")


def is_time(line: Line, index: int) -> bool:
    """Say whether "am Montag" begins here."""
    return line.low[index] in ("am", "im") and line.low[min(index + 1, line.n - 1)] in words(
        "clause_words", "time_nouns"
    )
