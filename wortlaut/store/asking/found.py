"""What an answer is given as: asked anew whenever it is gone through, and a table in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from wortlaut.store.stored import Named

T = TypeVar("T", bound=Struct)

_SHOWN = 20
_LONGEST_CELL = 300
_LEFT_OUT = frozenset({"hits"})
_NOT_SHOWN = frozenset(
    {"id", "article", "medium", "cue", "language", "speaker", "addressee", "kind", "statement"}
)


class Found(Generic[T]):
    """What was found, in order. It is read from the file while it is gone through, each time anew.

    >>> found = store.search("Bodentruppen", act="reject")      # doctest: +SKIP
    >>> for statement in found: print(statement.quote)          # doctest: +SKIP
    >>> pandas.DataFrame(found.to_dicts())                      # doctest: +SKIP
    """

    def __init__(self, find: Callable[[], Iterator[T]]) -> None:
        self._find = find

    def __iter__(self) -> Iterator[T]:
        return self._find()

    def __repr__(self) -> str:
        first = list(islice(self, _SHOWN + 1))
        more = ", …" if len(first) > _SHOWN else ""
        return f"Found([{', '.join(map(repr, first[:_SHOWN]))}{more}])"

    def first(self) -> T | None:
        """Return the first, None if there is none."""
        return next(iter(self), None)

    def to_list(self) -> list[T]:
        """Return all at once."""
        return list(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return all as flat dictionaries of texts and numbers, as a table has them."""
        return [flat(each) for each in self]

    def _repr_html_(self) -> str:
        first = [flat(each) for each in islice(self, _SHOWN + 1)]
        return table(first[:_SHOWN], more=len(first) > _SHOWN)


def flat(thing: Struct) -> dict[str, Any]:
    """Return the fields of a thing as texts and numbers: names in one text, parted by semicolons."""
    return {
        name: _cell(value) for name, value in msgspec.structs.asdict(thing).items() if name not in _LEFT_OUT
    }


def columns(kind: type[Struct]) -> list[str]:
    """Return the names of the columns that :func:`flat` gives."""
    return [name for name in kind.__struct_fields__ if name not in _LEFT_OUT]


def table(rows: Iterable[Mapping[str, Any]], *, more: bool = False) -> str:
    """Return rows as a table of HTML; every text is escaped. Columns that are empty all the way down are left out."""
    rows = list(rows)
    if not rows:
        return "<p>nothing found</p>"
    names = [
        name
        for name in dict.fromkeys(name for row in rows for name in row)
        if name not in _NOT_SHOWN and any(row.get(name) not in (None, "") for row in rows)
    ]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_short(row.get(name)))}</td>" for name in names) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{'<p>…</p>' if more else ''}"


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return "; ".join(each.name if isinstance(each, Named) else str(each) for each in value)
    return value
