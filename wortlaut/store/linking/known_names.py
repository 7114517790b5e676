"""Bodies that the data files know under their names in both languages, and of which country each is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from wortlaut.heads.mentions.lexicon import first_names, fold, split_name, stem
from wortlaut.language import LANGUAGES, load
from wortlaut.records import Language

WORLD = "world"
_MANY_LETTERS = 5

# Where most papers of a language are written.
AT_HOME: dict[Language, frozenset[str]] = {
    "de": frozenset({"DE", "AT", "CH"}),
    "en": frozenset({"GB", "US"}),
}


class KnownBody(Struct, frozen=True):
    """A body of the data files: one name for all its names, the countries that it is of, and what it shares.

    ``homes`` is empty where nobody says or it is the world's; ``local`` says that several countries have one of that
    name, ``doubtful`` that the name as it is written may be something else: a few letters, a family name.
    """

    name: str = ""
    homes: frozenset[str] = frozenset()
    local: bool = False
    doubtful: bool = False


NOBODY = KnownBody()


@cache
def _data() -> dict[str, Any]:
    return load("de", "known_bodies")


@lru_cache(maxsize=1 << 15)
def known_body(name: str) -> KnownBody:
    """Return the body that a name stands for in the data files."""
    stems = _stems(name)
    found = _joined().bodies.get(stems)
    if found is None or (len(stems) == 1 and len(name) < _joined().shortest[stems]):
        return NOBODY  # "Link" is no form of "Linke"
    local = found in _local()
    doubtful = len(stems) == 1 and ((name.isupper() and len(name) < _MANY_LETTERS) or _is_person(name))
    return KnownBody(
        found, frozenset() if local else _joined().homes.get(found, frozenset()), local, doubtful
    )


def _is_person(word: str) -> bool:
    return word in first_names() or fold(word) in _family_names()


@cache
def _family_names() -> frozenset[str]:
    return frozenset(" ".join(load("de", "name_variants")["common"].values()).split())


def _lists() -> Iterator[tuple[str, list[str]]]:
    """Yield all lists of names with the country that they are of; "" for none."""
    for home, lists in _data()["homes"].items():
        yield from (("" if home == WORLD else home, names) for names in lists)
    for language in LANGUAGES:
        data = load(language, "organizations")
        yield from (("", names) for names in (*data["same"], *data["armed"]))
        media = data["media"]["names"].replace("\n", "").split(";")
        yield from (("", entry.split("|")) for entry in media if entry)


class _Joined(Struct):
    """The lists that share a name, joined: the body of a name, the shortest form of it, where bodies are at home."""

    bodies: dict[tuple[str, ...], str]
    shortest: dict[tuple[str, ...], int]
    homes: dict[str, frozenset[str]]


@cache
def _joined() -> _Joined:
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    first: dict[tuple[str, ...], str] = {}
    shortest: dict[tuple[str, ...], int] = {}
    lists = list(_lists())
    for _, names in lists:
        for name in names:
            stems = _stems(name)
            shortest[stems] = min(shortest.get(stems, len(name)), len(name))
            ours, theirs = root(first.setdefault(stems, names[0])), root(names[0])
            if ours != theirs:
                parent[theirs] = ours
    homes: dict[str, frozenset[str]] = {}
    members = frozenset(_data()["members"]["EU"].split())
    for home, names in lists:
        if home:
            at = root(names[0])
            homes[at] = homes.get(at, frozenset()) | (members if home == "EU" else frozenset({home}))
    return _Joined({stems: root(name) for stems, name in first.items()}, shortest, homes)


@cache
def _local() -> frozenset[str]:
    """Return the bodies whose name those of several countries have."""
    found = (_joined().bodies.get(_stems(name)) for name in load("de", "bodies")["local"])
    return frozenset(filter(None, found))


def _stems(name: str) -> tuple[str, ...]:
    return tuple(map(stem, split_name(name)))
