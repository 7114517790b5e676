"""The face for notebooks and programs; ``import wortlaut`` gives these names."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from os import PathLike, fspath

from wortlaut import pipeline
from wortlaut.article.jsonlines import iso_date
from wortlaut.article.load import Inputs
from wortlaut.article.source import Given, Source
from wortlaut.batch import Reading, read_all
from wortlaut.records import Language, Record
from wortlaut.store.reading import Store, open_store

__all__ = ["Store", "open", "read", "read_files"]

# The name that its users see, as in ``wortlaut.open("wortlaut.db")``.
open = open_store  # noqa: A001


def read(
    text: str,
    *,
    html: bool = False,
    published: str | None = None,
    language: Language | None = None,
    url: str | None = None,
) -> Record:
    """Read one article, plain text or a web page, and return its sourced record.

    ``published`` is an ISO 8601 date or date-time. Raises :class:`~wortlaut.errors.ArticleError` if the
    article cannot be read.
    """
    given = Given(published=iso_date(published) if published else None, language=language, url=url)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return pipeline.read(
        Source(content=text, kind="html" if html else "text", digest=digest, where="text", given=given)
    )


def read_files(
    *paths: str | PathLike[str], published: str | None = None, language: Language | None = None
) -> Iterator[Reading]:
    """Read the articles of files and folders, in order; what cannot be read comes out with its error.

    Raises :class:`~wortlaut.errors.UsageError` at once for a path that is not there.
    """
    given = Given(published=iso_date(published) if published else None, language=language)
    return read_all(Inputs([fspath(path) for path in paths], given, io.BytesIO()))
