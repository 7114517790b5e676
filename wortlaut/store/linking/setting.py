"""What all actors of an article share: where and when it is set, who else is in it, its rarer words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from wortlaut.heads.mentions.lexicon import fold, stem
from wortlaut.store.linking.bodies import known_meaning

if TYPE_CHECKING:
    from wortlaut.store.linking.profiles import Telling

_MOST_WORDS = 160
_READ_CHARACTERS = 6_000
_SHORTEST_WORD = 6
_WORD = re.compile(
    rf"[^\W\d_]{{{_SHORTEST_WORD},40}}+|(?<![\d.,])\d{{1,3}}(?:[.,’']?\d{{1,3}}){{1,3}}+(?![\d.,]*\d)"
)
_NOT_DIGITS = str.maketrans("", "", ".,’'")
_YEAR_DIGITS, _YEARS = 4, ("19", "20")


class Setting:
    """What all actors of an article share: when and where it is set, who else is in it, its rarer words.

    ``article`` is the first of its near-duplicates, ``day`` 0 where nobody knows it. The rest is read when it is
    first asked for, and small enough to be kept of many articles.
    """

    def __init__(
        self,
        told: Telling,
        own_names: Callable[[], Iterable[str]],
        company: Callable[[], dict[int, tuple[str, ...]]],
    ) -> None:
        """``own_names`` gives the names of the article's actors, ``company`` the keys by which each is company."""
        self.version, self.article, self.day, self.language = (
            told.version,
            told.article,
            told.day,
            told.language,
        )
        self._told, self._own_names, self._company = told, own_names, company

    @cached_property
    def places(self) -> frozenset[str]:
        """The towns and regions that are named."""
        named = (place for place in self._told.places if place.kind != "country")
        return frozenset(str(place.geonames or fold(place.name)) for place in named)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries of the places."""
        return frozenset(place.country for place in self._told.places if place.country)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The rarer words, each once: a tuple, which takes a sixth of the room of a set."""
        own = {form for name in self._own_names() for word in name.split() for form in _forms_of(word)}
        return tuple([word for word in _rare_words(self._told.text) if word not in own])

    @cached_property
    def company(self) -> dict[int, tuple[str, ...]]:
        """The keys by which each actor counts as company in another article."""
        return self._company()


def _rare_words(text: str) -> list[str]:
    """Return the longer words of a text, as concepts where German and English share one."""
    pieces = dict.fromkeys(text[:_READ_CHARACTERS].split())
    return list(dict.fromkeys(chain.from_iterable(map(_tokens_of, pieces))))[:_MOST_WORDS]


@lru_cache(maxsize=1 << 17)
def _tokens_of(piece: str) -> tuple[str, ...]:
    """Return the words and numbers between two spaces as their concepts: most pieces stand in many texts."""
    if len(piece) < _SHORTEST_WORD and piece.isalpha():
        return ()
    words = [found.group() for found in _WORD.finditer(piece)]
    tokens = [
        token for word in words for token in (_number(word) if word[0].isdigit() else _word_meaning(word))
    ]
    return tuple([token for token in tokens if token[0] not in "#@"])


@lru_cache(maxsize=1 << 16)
def _forms_of(word: str) -> tuple[str, ...]:
    """Return how a word of a name may stand among the words of a text."""
    parts = [part for part in (word, *word.split("-")) if part]
    return tuple({form for part in parts for form in (*_word_meaning(part), fold(part))})


def _number(word: str) -> tuple[str, ...]:
    """Return the digits of a number, which German and English part otherwise; of a year none."""
    digits = word.translate(_NOT_DIGITS)
    is_year = len(word) == _YEAR_DIGITS and digits.startswith(_YEARS)
    return () if is_year else (digits,)


@lru_cache(maxsize=1 << 16)
def _word_meaning(word: str) -> tuple[str, ...]:
    meant = known_meaning(word)
    return meant if meant and not meant[0].startswith("~") else (stem(fold(word)),)
