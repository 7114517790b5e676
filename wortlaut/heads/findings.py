"""What the heads found in one article."""

from __future__ import annotations

from msgspec import Struct

from wortlaut.cut.text import CutText
from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.heads.places import FoundPlaces
from wortlaut.heads.times import FoundTime
from wortlaut.records import Event, Figure, Mention, Statement


class Findings(Struct, frozen=True, kw_only=True):
    """The findings of every head, unlinked; a head that is not built yet leaves its place empty."""

    cut: CutText
    mentions: tuple[Mention, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[FoundTime, ...] = ()
    places: FoundPlaces = FoundPlaces()
    figures: tuple[Figure, ...] = ()
