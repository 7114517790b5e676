"""What an article without a title is called: the beginning of its text."""

from __future__ import annotations

from textwrap import shorten

_MOST = 80
_LOOKED_AT = 16 * _MOST
_MARK = " …"


def label(text: str) -> str:
    """Return the first words of a text on one line, with "…" after them if there are more.

    >>> label("Der Rat tagt.")
    'Der Rat tagt.'
    """
    beginning = text.lstrip()[:_LOOKED_AT]
    short = shorten(beginning, _MOST, placeholder=_MARK, break_on_hyphens=False)
    if short == _MARK.strip():  # the first word alone is longer
        return "".join(beginning.split()[:1])[: _MOST - 1] + "…"
    if short.endswith(_MARK):
        return short.removesuffix(_MARK).rstrip(",;:–-") + _MARK
    return short
