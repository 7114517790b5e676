"""Places: names in the text that are toponyms, with all that each may stand for."""

from wortlaut.heads.places.find import FoundPlace, FoundPlaces, find_places, lies_in

__all__ = ["FoundPlace", "FoundPlaces", "find_places", "lies_in"]
