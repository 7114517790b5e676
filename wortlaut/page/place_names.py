"""What places are called in the reader's language."""

from __future__ import annotations

from functools import lru_cache

from wortlaut.heads.places.gazetteer import gazetteer
from wortlaut.records import Language


@lru_cache(maxsize=8192)
def place_name(geonames: int, language: Language) -> str | None:
    """Return the name of a place by its GeoNames id, None for one that the gazetteer does not know."""
    found = gazetteer().with_id(geonames)
    return None if found is None else gazetteer().name(found.number, language)
