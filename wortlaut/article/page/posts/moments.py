"""Dates of posts as their frames write them."""

from __future__ import annotations

import re

from wortlaut.article.dates import read_date
from wortlaut.article.page.metadata import iso_date

_LONGEST = 60
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def moment(text: str | None) -> str | None:
    """Return a date in German or English words as ISO 8601; with the time of day if it names one."""
    text = (text or "").strip(" \t\n·•|—–-()")
    exact = iso_date(text)
    # Without a year the day is not known: pages are read long after they were written.
    if exact or len(text) > _LONGEST or not _YEAR.search(text):
        return exact
    return read_date(text.replace(" · ", " "))
