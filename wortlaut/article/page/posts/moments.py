"""Dates of posts as their frames write them."""

from __future__ import annotations

import re
import warnings

from wortlaut.article.page.metadata import iso_date

_LONGEST = 60
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\s*(?:Uhr|[AaPp]\.?[Mm]\b)|\d{1,2}:\d{2}|\b\d{1,2}\s?[AaPp][Mm]\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def moment(text: str | None) -> str | None:
    """Return a date in German or English words as ISO 8601; with the time of day if it names one."""
    text = (text or "").strip(" \t\n·•|—–-()")
    exact = iso_date(text)
    # Without a year the day is not known: pages are read long after they were written.
    if exact or len(text) > _LONGEST or not _YEAR.search(text):
        return exact
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import dateparser  # slow to load, seldom needed

        found = dateparser.parse(text.replace(" · ", " "), languages=["de", "en"])
    if found is None:
        return None
    return found.isoformat(timespec="seconds") if _CLOCK.search(text) else found.date().isoformat()
