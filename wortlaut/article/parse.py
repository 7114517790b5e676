"""From what came in to an article: text, parts, date and language."""

from __future__ import annotations

from itertools import islice

from msgspec import UNSET

from wortlaut.article.article import Article
from wortlaut.article.dates import date_of_lines
from wortlaut.article.layout import Layout
from wortlaut.article.limits import TEXT_LIMIT
from wortlaut.article.plain import read_plain
from wortlaut.article.source import Given, Source
from wortlaut.errors import EmptyArticle, NotText, TooLarge
from wortlaut.language import detect
from wortlaut.records import Language, PublishedFrom, SourceInfo

# Date lines stand at the top of an article, or are its last line.
_FIRST_LINES = 6


def parse(source: Source) -> Article:
    """Return the article that a source holds; raises :class:`~wortlaut.errors.ArticleError`."""
    layout = _laid_out(source)
    if _bytes_of(layout.text) > TEXT_LIMIT:
        raise TooLarge(
            f"larger than the limit of {TEXT_LIMIT // 1_000_000} MB of text; split it into its articles"
        )
    if not any(character.isalnum() for character in layout.text):
        raise EmptyArticle("the article is empty: it holds no word")
    known = source.given.or_else(layout.metadata)
    language = source.given.language or detect(layout.text)
    published, published_from = _published(source.given, layout, language)
    return Article(
        source=SourceInfo(
            id=known.id or source.digest,
            title=known.title or _title(layout),
            published=published,
            published_from=published_from,
            url=known.url,
            publisher=known.publisher,
            author=known.author,
            language=language,
        ),
        language=language,
        text=layout.text,
        parts=layout.parts,
    )


def _bytes_of(text: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError as error:
        raise NotText(f"not text: holds half of a surrogate pair at character {error.start}") from error


def _laid_out(source: Source) -> Layout:
    if source.kind == "text":
        return read_plain(source.content)
    from wortlaut.article.page import read_page  # the extractor takes half a second to load

    return read_page(source.content, source.given.url)


def _title(layout: Layout) -> str | None:
    titles = (part.span.text(layout.text) for part in layout.parts if part.kind == "title")
    return next(titles, None)


def _published(given: Given, layout: Layout, language: Language) -> tuple[str | None, PublishedFrom | None]:
    if given.published:
        return given.published, "given"
    if layout.metadata.published:
        return layout.metadata.published, "metadata"
    for part in layout.parts:
        if part.kind == "embed" and part.published is not UNSET:
            return part.published, "embed"
    if written := date_of_lines(_outer_lines(layout), language):
        return written, "text"
    return None, None


def _outer_lines(layout: Layout) -> list[str]:
    paragraphs = [part.span.text(layout.text) for part in (*layout.parts[:_FIRST_LINES], layout.parts[-1])]
    return [line for paragraph in paragraphs for line in islice(paragraph[:2000].splitlines(), _FIRST_LINES)]
