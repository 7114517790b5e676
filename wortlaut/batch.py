"""Many articles, in the order they came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from wortlaut.article.load import Item
from wortlaut.article.source import Source
from wortlaut.errors import ArticleError
from wortlaut.pipeline import read
from wortlaut.records import Record


class Reading(Struct, frozen=True):
    """What became of one article: its record, or why there is none; ``where`` it came from."""

    where: str
    record: Record | None = None
    error: ArticleError | None = None


def read_all(items: Iterable[Item]) -> Iterator[Reading]:
    """Read articles one after the other; a bad one is reported in its place and the others go on."""
    for item in items:
        if isinstance(item, Source):
            yield _read(item)
        else:
            yield Reading(item.where, error=item)


def _read(source: Source) -> Reading:
    try:
        return Reading(source.where, record=read(source))
    except ArticleError as error:
        return Reading(source.where, error=error)
