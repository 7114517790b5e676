"""What the full-text index holds.

Of a statement its words and what else they are found by, who speaks and who is spoken to, and its marks; of an
article its words and keys. Keys are what :mod:`wortlaut.store.linking` finds things by that may be the same.

All of it are words of letters and digits with blanks between them, so that the index needs to know nothing of
languages. It keeps no copy of what it was given, and to take an entry out it must be told the very same words
again. So all of it is a function of the stored record, and :data:`INDEX` names the version of that function:
a file that was indexed by another one is indexed anew when it is next written to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from wortlaut.language import load
from wortlaut.records import Actor, Language, Record, Statement
from wortlaut.spans import Span
from wortlaut.store.compounds import runs
from wortlaut.store.linking.keys import article_keys, figure_keys, statement_keys
from wortlaut.store.stems import fold, stem, stretches
from wortlaut.store.stems import words as words_of

INDEX = "3"

Entry = tuple[str, str, str, str, str]
"""What goes into the columns words, related, speaker, addressee and marks."""


def entries(record: Record, outlet: int | None) -> list[Entry]:
    """Return the index entry of every statement of a record."""
    actors = {actor.id: actor for actor in record.actors}
    names = [Span(each.start, each.end) for each in record.mentions if each.kind in {"person", "place"}]
    shared = _shared_marks(record, outlet)
    return [
        (
            " ".join(word for span in statement.quote for word in words_of(span.text(record.text))),
            " ".join(_related(record, statement, names)),
            " ".join(
                called(record.text, statement.speaker, (actors[key] for key in statement.speaker_actors))
            ),
            " ".join(
                called(record.text, statement.addressee, (actors[key] for key in statement.addressee_actors))
            ),
            " ".join((*shared, *_marks(record, statement))),
        )
        for statement in record.statements
    ]


def version_entry(record: Record) -> str:
    """Return the index entry of an article's text: its words, and the keys of the text and of its figures."""
    language = record.source.language or "de"
    held = dict.fromkeys(
        stem(word, language)
        for text in (record.source.title or "", record.text)
        for _, _, word in stretches(text)
    )
    keys = dict.fromkeys(article_keys(record.text))
    for _, each in figure_keys(record):
        keys.update(dict.fromkeys(each))
    return " ".join((*held, *keys))


@lru_cache(maxsize=131_072)
def related(word: str, language: Language) -> tuple[str, ...]:
    """Return what a word is found by besides itself: its stem, unless it is a function word."""
    found = stem(word, language)
    return () if found == fold(word) or found in _function_stems(language) else (found,)


@lru_cache(maxsize=131_072)
def stems_of_parts(word: str, language: Language) -> tuple[str, ...]:
    """Return the stems of the parts of a German compound; a name has none."""
    if language != "de" or not word[0].isupper():
        return ()
    found = dict.fromkeys(stem(part, language) for part in runs(word))
    return tuple(each for each in found if each not in {fold(word), *related(word, language)})


@cache
def _function_stems(language: Language) -> frozenset[str]:
    return frozenset(stem(word, language) for word in load(language, "function_words")["words"])


def called(text: str, spans: Iterable[Span], actors: Iterable[Actor]) -> list[str]:
    """Return every word by which the text calls somebody, once."""
    words = dict.fromkeys(word for span in spans for word in words_of(span.text(text)))
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            words.update(dict.fromkeys(words_of(name)))
    return list(words)


def _related(record: Record, statement: Statement, names: list[Span]) -> list[str]:
    language = record.source.language or "de"
    found: dict[str, None] = {}
    for span in statement.quote:
        for start, end, word in stretches(span.text(record.text)):
            found.update(dict.fromkeys(related(word, language)))
            if parts := stems_of_parts(word, language):
                place = Span(span.start + start, span.start + end)
                if not any(place.overlaps(each) for each in names):
                    found.update(dict.fromkeys(parts))
    return list(found)


def mark(name: str, value: object) -> str:
    """Return the token that stands for a value: letters and digits alone, so that it stays one token."""
    return name + "".join(character for character in str(value).lower() if character.isalnum())


def score_marks(least: float) -> list[str]:
    """Return the marks of all statements whose score may be at least ``least``: tenths, rounded down."""
    return [mark("score", tenth) for tenth in range(_tenth(least), 11)]


def _tenth(score: float) -> int:
    return int(score * 10)


def _shared_marks(record: Record, outlet: int | None) -> list[str]:
    marks = [] if outlet is None else [mark("outlet", outlet)]
    if record.source.language:
        marks.append(mark("language", record.source.language))
    return marks


def _marks(record: Record, statement: Statement) -> Iterator[str]:
    yield mark("type", statement.type)
    yield mark("medium", statement.medium)
    yield mark("act", statement.act)
    yield mark("status", statement.status)
    yield mark("score", _tenth(statement.score))
    yield from statement_keys(record, statement)
    if record.places:
        around = (*statement.quote, *statement.frame)
        places = (
            place
            for place in record.places
            if any(span.overlaps(Span(place.start, place.end)) for span in around)
        )
        marks = set()
        for place in places:
            if place.geonames is not None:
                marks.add(mark("place", place.geonames))
            if place.country is not None:
                marks.add(mark("country", place.country))
        yield from sorted(marks)
