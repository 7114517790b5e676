"""From a web page to an article and its parts."""

from wortlaut.article.page.read import read_page

__all__ = ["read_page"]
