"""The face for notebooks and programs; ``import wortlaut`` gives these names."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from os import PathLike, fspath

from wortlaut import pipeline
from wortlaut.article.jsonlines import iso_date
from wortlaut.article.load import Inputs
from wortlaut.article.parse import parse
from wortlaut.article.source import Given, Source
from wortlaut.batch import Reading, read_all
from wortlaut.clean.clean import clean
from wortlaut.cut.cut import cut
from wortlaut.encode.encode import encode
from wortlaut.heads.grammar import Token
from wortlaut.heads.grammar import read_grammar as grammar_of
from wortlaut.records import Language, Record
from wortlaut.store.reading import Store, open_store

__all__ = ["Store", "open", "read", "read_files", "read_grammar"]

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
    return pipeline.read(_source(text, given, html=html))


def read_grammar(text: str, *, language: Language | None = None) -> tuple[tuple[Token, ...], ...]:
    """Analyse every sentence of a plain text: part of speech, features, lemma, head and relation of its words.

    Names are those of Universal Dependencies; ``head`` counts the words of the sentence, the root's is its own.
    Raises :class:`~wortlaut.errors.ArticleError` if the text cannot be read, and
    :class:`~wortlaut.errors.PackError` if there is no model to ask.
    """
    article = parse(_source(text, Given(language=language), html=False))
    return grammar_of(encode(cut(clean(article))))


def _source(text: str, given: Given, *, html: bool) -> Source:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(content=text, kind="html" if html else "text", digest=digest, where="text", given=given)


def read_files(
    *paths: str | PathLike[str], published: str | None = None, language: Language | None = None
) -> Iterator[Reading]:
    """Read the articles of files and folders, in order; what cannot be read comes out with its error.

    Raises :class:`~wortlaut.errors.UsageError` at once for a path that is not there.
    """
    given = Given(published=iso_date(published) if published else None, language=language)
    return read_all(Inputs([fspath(path) for path in paths], given, io.BytesIO()))
