"""The way of the data: one ordered list from what came in to the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from wortlaut.article.article import Article
from wortlaut.article.parse import parse
from wortlaut.article.source import Source
from wortlaut.clean.clean import clean
from wortlaut.cut.cut import cut
from wortlaut.encode.encode import encode
from wortlaut.errors import ArticleError
from wortlaut.heads.find import find
from wortlaut.link.link import link
from wortlaut.records import Record

STEPS: tuple[Callable[[Any], Any], ...] = (
    parse,  # Source    -> Article     text, parts, date, language
    clean,  # Article   -> CleanText   what repeats, stray full stops
    cut,  # CleanText -> CutText     sentences and words
    encode,  # CutText   -> Encoded     a vector for every word
    find,  # Encoded   -> Findings    what each head finds
    link,  # Findings  -> Record      who and which
)


def read(source: Source) -> Record:
    """Read one article; raises :class:`~wortlaut.errors.ArticleError`, which names its place."""
    try:
        return _go(source, STEPS)
    except ArticleError as error:
        raise error.at(source.where) from error


def read_article(article: Article) -> Record:
    """Read an article whose text, parts, date and language are known already."""
    return _go(article, STEPS[1:])


def _go(value: Any, steps: Sequence[Callable[[Any], Any]]) -> Record:
    for step in steps:
        value = step(value)
    return cast(Record, value)
