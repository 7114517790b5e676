"""What the address bar asks for: words, filters, an order; and the addresses of questions a little different from it."""

from __future__ import annotations

import re
from typing import Any, cast
from urllib.parse import unquote

from msgspec import Struct
from starlette.datastructures import QueryParams

from wortlaut.errors import UsageError
from wortlaut.page import links
from wortlaut.store.asking.addresses import Address
from wortlaut.store.asking.filters import Filters, Sort
from wortlaut.store.reading import Store

SEVERAL = ("act", "status", "type", "medium", "outlet", "language")
"""Filters of which several values may be given, one of which must hold."""
PEOPLE = ("speaker", "addressee", "actor")
NUMBERS = ("least_score", "km")
NAMES = (
    "speaker", "addressee", "actor", "act", "status", "type", "medium", "outlet", "language", "place", "country",
    "near", "km", "least_score", "since", "until", "undated",
    "dossier", "line",
)  # fmt: skip
"""All filters, in the order in which they are told."""
SORTS = ("newest", "oldest", "best")
_ACTOR = re.compile(r"/actor/(?P<article>.+)/(?P<key>[^/]+)")
_MOST_VALUES, _LONGEST = 40, 500


class Asked(Struct, frozen=True, kw_only=True):
    """A question as it was given; ``given`` holds the filters' values as they stand in the address."""

    words: str | None = None
    sort: Sort = "newest"
    after: str | None = None
    given: dict[str, tuple[str, ...]] = {}

    @property
    def blank(self) -> bool:
        """Whether nothing at all is asked."""
        return not self.words and not self.given

    def one(self, name: str) -> str | None:
        """Return the value of a filter, None if it is not given."""
        return next(iter(self.given.get(name, ())), None)

    def has(self, name: str, value: str) -> bool:
        """Say whether a value of a filter is chosen."""
        return value in self.given.get(name, ())

    def address(self, path: str = "/search", /, **others: object) -> str:
        """Return the address of this question with other values of some names; from its first page."""
        values: dict[str, object] = {
            "q": self.words,
            **self.given,
            "sort": None if self.sort == "newest" else self.sort,
        }
        return links.with_query(path, **{**values, **others})

    def next(self, after: str) -> str:
        """Return the address of the next page."""
        return self.address(after=after)

    def toggled(self, name: str, value: str) -> str:
        """Return the address of this question with a value chosen, or no longer."""
        held = self.given.get(name, ())
        if value in held:
            left: tuple[str, ...] = tuple(each for each in held if each != value)
        else:
            left = (*held, value) if name in SEVERAL else (value,)
        gone = {"line": None} if name == "dossier" else {"km": None} if name == "near" and not left else {}
        return self._with({name: left, **gone})

    def without(self, name: str, value: str | None = None) -> str:
        """Return the address of this question without a filter, or without one of its values."""
        if value is not None and len(self.given.get(name, ())) > 1:
            return self.toggled(name, value)
        also = {"dossier": "line", "near": "km"}.get(name)
        return self._with({name: None, **({also: None} if also else {})})

    def _with(self, others: dict[str, Any]) -> str:
        return self.address(**others)

    def fields(self, *but: str) -> list[tuple[str, str]]:
        """Return what a form must hold besides its own fields, so that nothing is lost."""
        pairs = [("q", self.words or ""), ("sort", "" if self.sort == "newest" else self.sort)]
        pairs += [(name, value) for name, values in self.given.items() for value in values]
        return [(name, value) for name, value in pairs if value and name not in but]


def asked(query: QueryParams) -> Asked:
    """Read the query of an address; raises :class:`~wortlaut.errors.UsageError` for what cannot be understood."""
    given = {
        name: values
        for name in NAMES
        if (values := tuple(dict.fromkeys(each.strip() for each in query.getlist(name) if each.strip())))
    }
    for name, values in given.items():
        if len(values) > _MOST_VALUES or any(len(each) > _LONGEST for each in values):
            raise UsageError(f"too much is given as {name}; ask for less")
        if name not in SEVERAL and len(values) > 1:
            raise UsageError(f"{name} is given {len(values)} times; give it once")
    sort = query.get("sort") or "newest"
    if sort not in SORTS:
        raise UsageError(f"no order {sort[:80]!r}; there are newest, oldest, best")
    words = (query.get("q") or "").strip()
    if sort == "best" and not words:
        sort = "newest"  # a form keeps the order while the words are taken out
    return Asked(
        words=words[: 4 * _LONGEST] or None,
        sort=cast(Sort, sort),
        after=query.get("after") or None,
        given=given,
    )


def filters_of(store: Store, question: Asked) -> Filters:
    """Return what the store is asked; raises :class:`~wortlaut.errors.UsageError` for a wrong value.

    An actor may be given by the permanent address of its page.
    """
    made: dict[str, Any] = {}
    for name, values in question.given.items():
        if name in SEVERAL:
            made[name] = list(values)
        elif name in NUMBERS:
            made[name] = _number(name, values[0])
        elif name == "undated":
            made[name] = _yes(name, values[0])
        elif name in PEOPLE:
            made[name] = actor_of(store, values[0])
        else:
            made[name] = values[0]
    return cast(Filters, made)


def actor_of(store: Store, value: str) -> str:
    """Return ``actor:123`` for the address of an actor's page, a name as it is."""
    address = address_in(value)
    return value if address is None else store.actor_at(address)


def address_in(value: str) -> Address | None:
    """Return whom the address of an actor's page names, None if it is none."""
    found = _ACTOR.fullmatch(value)
    return None if found is None else Address(unquote(found["article"]), unquote(found["key"]))


def _yes(name: str, value: str) -> bool:
    if value not in {"true", "false"}:
        raise UsageError(f"{name} is true or false, not {value[:40]!r}")
    return value == "true"


def _number(name: str, value: str) -> float:
    try:
        number = float(value.replace(",", "."))
    except ValueError as error:
        raise UsageError(f"{value[:80]!r} is no number for {name}") from error
    if not 0 <= number < 1e6:
        raise UsageError(f"{value[:80]!r} is too much or too little for {name}")
    return number
