"""Actors as the page names them: by name and permanent address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import unquote

from msgspec import Struct

from wortlaut.heads.places.gazetteer import gazetteer
from wortlaut.page.visit import Visit
from wortlaut.records import Language
from wortlaut.store.asking.utterances import names

_PATH = "/actor/"


class Whom(Struct, frozen=True):
    """Somebody: the group's first member, its name, and its permanent address."""

    group: int
    name: str
    address: str


def whom_of(visit: Visit, groups: Iterable[int]) -> dict[int, Whom]:
    """Return how the page names groups of actors."""
    return {
        group: Whom(group, name, visit.actor(f"actor:{group}"))
        for group, name in names(visit.store.connection, list(groups)).items()
    }


def address_value(address: str) -> str:
    """Return an actor's address as a value of a query: ``<article>/<key>``."""
    return unquote(address.removeprefix(_PATH))


def country_names(language: Language) -> Callable[[str], str]:
    """Return what gives a country's name for its ISO 3166 code; the code itself for one without a name."""
    return lambda code: gazetteer().country(code, language) or code
