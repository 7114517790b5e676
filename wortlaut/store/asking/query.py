"""The words of a question: ``Truppen "kein Zweifel" Boden* OR Luft -Übung``.

All that is asked for must stand in a quote. A word is found in all its forms, and in German compounds; words in
quotation marks as they stand, one after the other; ``Boden*`` by its beginning; ``OR`` joins what stands beside it, and
what follows ``-`` must not be there. Nothing that is typed is an error but what holds no word at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.language import LANGUAGES
from wortlaut.records import Language
from wortlaut.spans import Span, join
from wortlaut.store.stems import fold, stem, stretches
from wortlaut.store.stems import words as words_of
from wortlaut.store.words import related, stems_of_parts

_MARKS = '"„“”«»'
_ITEM = re.compile(
    rf"(?P<minus>(?<!\S)[-–](?=\S))?(?:[{_MARKS}](?P<phrase>[^{_MARKS}]*)[{_MARKS}]?|(?P<plain>[^\s{_MARKS}]+))"
)
_OR = {"OR", "ODER", "|"}
_AND = {"AND", "UND", "&"}
_NOT = "NOT"
# Fewer letters begin so many words that finding them all takes longer than anybody waits.
_SHORTEST_PREFIX = 3
_MOST_WORDS = 64


class Word(Struct, frozen=True):
    """A word that is asked for: folded, with its stems in both languages; or by its beginning."""

    folded: str
    stems: frozenset[str] = frozenset()
    prefix: bool = False

    def expression(self) -> str:
        """Return what the index is asked."""
        if self.prefix:
            return f'words : "{self.folded}" *'
        stems = " OR ".join(f'"{each}"' for each in sorted(self.stems))
        own = " OR ".join(f'"{each}"' for each in sorted({self.folded, *self.stems}))
        return f"words : ({own}) OR related : ({stems})"

    def is_in(self, word: str, language: Language, *, name: bool = False) -> bool:
        """Say whether a word of a text is meant: just what the index would say."""
        folded = fold(word)
        if self.prefix:
            return folded.startswith(self.folded)
        if (
            folded == self.folded
            or folded in self.stems
            or not self.stems.isdisjoint(related(word, language))
        ):
            return True
        return not name and not self.stems.isdisjoint(stems_of_parts(word, language))


class Term(Struct, frozen=True):
    """Words that all must be there; one after the other as they stand, if they are a phrase."""

    words: tuple[Word, ...]
    phrase: bool = False

    @property
    def line(self) -> str:
        """The phrase as the words that follow each other."""
        return " ".join(word.folded for word in self.words)

    def expression(self) -> str:
        """Return what the index is asked; for a phrase, more than what is meant is found."""
        if self.phrase:
            return " AND ".join(f'words : "{word.folded}"' for word in self.words)
        return " AND ".join(f"({word.expression()})" for word in self.words)


class Query(Struct, frozen=True):
    """What is asked for: of each group of terms one must be there, and none of those that are barred."""

    asked: tuple[tuple[Term, ...], ...] = ()
    barred: tuple[Term, ...] = ()

    def hits(self, quote: str, language: Language) -> tuple[Span, ...]:
        """Return the stretches of a quote that were asked for."""
        found = list(stretches(quote))
        return join(span for group in self.asked for term in group for span in _hits(term, found, language))


def parse(text: str) -> Query:
    """Read what was typed; raises :class:`~wortlaut.errors.UsageError` if it holds no word."""
    groups: list[list[Term]] = []
    barred: list[Term] = []
    joining = negated = False
    for item in _ITEM.finditer(text):
        plain = item["plain"]
        if plain in _AND or plain in _OR:
            joining = plain in _OR and bool(groups)
            continue
        if plain == _NOT:
            negated = True
            continue
        term = _term(item)
        if term is not None and (item["minus"] or negated):
            barred.append(term)
        elif term is not None and joining:
            groups[-1].append(term)
        elif term is not None:
            groups.append([term])
        joining = negated = False
    if not groups and not barred:
        raise UsageError(f"no word to search for in {text!r}; wortlaut search --help shows what can be asked")
    query = Query(asked=tuple(map(tuple, groups)), barred=tuple(barred))
    if sum(len(term.words) for term in _terms(query)) > _MOST_WORDS:
        raise UsageError(f"more than {_MOST_WORDS} words to search for; ask for fewer")
    return query


def _terms(query: Query) -> Iterator[Term]:
    yield from query.barred
    for group in query.asked:
        yield from group


def _term(item: re.Match[str]) -> Term | None:
    if item["phrase"] is not None:
        phrase = tuple(Word(folded) for folded in words_of(item["phrase"]))
        # A single word in quotation marks is that word and no other form of it.
        return Term(phrase, phrase=True) if phrase else None
    plain = item["plain"].lstrip("(").rstrip("),.;:!?")
    words = [_word(word) for _, _, word in stretches(plain) if fold(word)]
    if words and plain.endswith("*"):
        words[-1] = _prefix(words[-1].folded)
    return Term(tuple(words)) if words else None


def _word(word: str) -> Word:
    return Word(fold(word), frozenset(stem(word, language) for language in LANGUAGES))


def _prefix(folded: str) -> Word:
    if len(folded) < _SHORTEST_PREFIX:
        raise UsageError(
            f"{folded}* begins too many words; give at least {_SHORTEST_PREFIX} letters before *"
        )
    return Word(folded, prefix=True)


def _hits(term: Term, found: list[tuple[int, int, str]], language: Language) -> Iterable[Span]:
    if not term.phrase:
        for start, end, word in found:
            if any(asked.is_in(word, language) for asked in term.words):
                yield Span(start, end)
        return
    held = [(start, end, fold(word)) for start, end, word in found if fold(word)]
    size = len(term.words)
    wanted = [word.folded for word in term.words]
    for first in range(len(held) - size + 1):
        if [each[2] for each in held[first : first + size]] == wanted:
            yield Span(held[first][0], held[first + size - 1][1])
