"""From an article to clean text: what repeats, and which full stops end no sentence."""

from __future__ import annotations

from wortlaut.article.article import Article
from wortlaut.clean.repeats import mark_repeats
from wortlaut.clean.text import CleanText


def clean(article: Article) -> CleanText:
    """Note what is wrong with the article's text; no character is changed."""
    return CleanText(article=article, parts=mark_repeats(article.text, article.parts))
