"""A name as the reader's model gives it, for every head that works with names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

from wortlaut.spans import Span

NameKind = Literal["person", "organization", "place", "other"]
KINDS: tuple[NameKind, ...] = get_args(NameKind)


class Name(Struct, frozen=True, order=True):
    """A name; names may lie in one another ("Universität Köln")."""

    span: Span
    kind: NameKind
    score: float
    """How probable it is that just these words are a name of this kind."""


def outermost(names: Iterable[Name]) -> list[Name]:
    """Return the names that lie in no other, in the order of the text."""
    found: list[Name] = []
    for name in sorted(names, key=lambda one: (one.span.start, -one.span.end)):
        if not found or not found[-1].span.covers(name.span):
            found.append(name)
    return found
