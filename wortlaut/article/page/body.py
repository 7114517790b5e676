"""Which of the page's paragraphs are the article: trafilatura votes, the page's structure decides."""

from __future__ import annotations

import logging

from lxml import etree
from lxml.html import HtmlElement

from wortlaut.article.page.tree import words
from wortlaut.errors import BadPage

# Without a handler Python writes the library's warnings to standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_RUN = 4


class Votes:
    """What the extractor took: runs of words, to look a paragraph up in."""

    def __init__(self, text: str) -> None:
        self.paragraphs = [line.strip() for line in text.splitlines() if words(line)]
        self._lines: set[str] = set()
        self._runs: set[tuple[str, ...]] = set()
        for line in self.paragraphs:
            tokens = words(line)
            self._lines.add(" ".join(tokens))
            self._runs.update(zip(*(tokens[i:] for i in range(_RUN)), strict=False))

    def share(self, tokens: list[str]) -> float:
        """Return how much of a paragraph is in the extracted text, from 0 to 1."""
        runs = list(zip(*(tokens[i:] for i in range(_RUN)), strict=False))
        if len(runs) < 3:
            return float(" ".join(tokens) in self._lines)
        return sum(run in self._runs for run in runs) / len(runs)


def vote(root: HtmlElement) -> Votes:
    """Return what trafilatura takes for the article's text.

    Raises :class:`~wortlaut.errors.BadPage` if it cannot read the page.
    """
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(root, include_comments=False, include_tables=False)
    except (
        etree.LxmlError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
        RecursionError,
    ) as error:
        raise BadPage(f"the page's text cannot be extracted ({type(error).__name__}: {error})") from error
    return Votes(getattr(found, "text", None) or "")
