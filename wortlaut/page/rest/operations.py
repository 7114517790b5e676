"""What can be asked of the API: one list, from which the routes, the OpenAPI description and the page for people are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from wortlaut.page.visit import Visit
from wortlaut.page.words import Words

Kind = Literal["text", "whole", "number", "day", "yes"]


class Parameter(Struct, frozen=True, kw_only=True):
    """A value of the path or the query; ``values`` are all it may have, ``several`` says that it may be repeated.

    What it means stands in api.toml under ``parameter``.
    """

    name: str
    where: Literal["query", "path"] = "query"
    kind: Kind = "text"
    values: tuple[str, ...] = ()
    several: bool = False
    required: bool = False


class Operation(Struct, frozen=True, kw_only=True):
    """A call. ``name`` is its id in the description; ``topic`` is where its summary stands among the words.

    ``path`` is written as OpenAPI does; ``slashes`` names the part of it that may hold slashes. ``answer`` and ``body`` are types
    of which schemas are made. What has no ``handler`` is answered by routes of another module. ``examples`` are addresses that
    people can click, as far as they need no ids.
    """

    name: str
    path: str
    answer: Any
    handler: Callable[[Visit], Any] | None = None
    method: Literal["get", "post", "delete"] = "get"
    parameters: tuple[Parameter, ...] = ()
    body: Any = None
    status: int = 200
    problems: tuple[int, ...] = (400,)
    slashes: str | None = None
    examples: tuple[str, ...] = ()
    topic: str = "api.call"

    def summary(self, words: Words) -> str:
        """Return what it does, in a sentence."""
        return words(f"{self.topic}.{self.name}")
