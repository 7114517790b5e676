"""Short ways to make what the tests read."""

from wortlaut.article.article import Article
from wortlaut.article.plain import read_plain
from wortlaut.article.source import Given, Source
from wortlaut.clean.clean import clean
from wortlaut.cut.cut import cut
from wortlaut.cut.text import CutText
from wortlaut.records import Language, SourceInfo


def source(text: str, *, where: str = "test", html: bool = False, given: Given | None = None) -> Source:
    """Return a text as it comes in."""
    return Source(
        content=text, kind="html" if html else "text", digest="0" * 64, where=where, given=given or Given()
    )


def cut_text(text: str, language: Language = "de", published: str | None = None) -> CutText:
    """Return a plain text, cut; its language and date as said."""
    layout = read_plain(text)
    info = SourceInfo(
        id="test", published=published, published_from="given" if published else None, language=language
    )
    return cut(clean(Article(source=info, language=language, text=layout.text, parts=layout.parts)))
