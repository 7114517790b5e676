"""From an article to clean text: what repeats, and which full stops end no sentence."""

from __future__ import annotations

from wortlaut.article.article import Article
from wortlaut.clean.repeats import mark_repeats
from wortlaut.clean.stray_stops import stray_stops
from wortlaut.clean.text import CleanText


def clean(article: Article) -> CleanText:
    """Note what is wrong with the article's text; no character is changed."""
    parts = mark_repeats(article.text, article.parts)
    stray = (stray_stops(article.text, part.span, article.language) for part in parts if part.repeats is None)
    return CleanText(article=article, parts=parts, stray_stops=frozenset().union(*stray))
