"""One stretch of labelled text, whatever set it comes from. What a set does not label is None and is not learned."""

from __future__ import annotations

from msgspec import Struct

KINDS = ("person", "organization", "place", "other")
"""Kinds of names, in the order of the head's outputs."""


class Grammar(Struct):
    """Universal Dependencies of every word."""

    upos: list[str]
    features: list[dict[str, str]]
    """Feature → value, as in the treebank: ``{"Mood": "Sub", "Number": "Sing"}``."""
    heads: list[int]
    """Index of the head within the example; a root is its own head."""
    relations: list[str]
    """Without subtypes: ``nsubj``, not ``nsubj:pass``; ``Voice=Pass`` is among the features instead."""


class Name(Struct, frozen=True, order=True):
    """A name: words ``start`` up to and without ``end``."""

    start: int
    end: int
    kind: str


class Example(Struct):
    """Words of a text in their order; all labels are indices into them."""

    source: str
    """The data set's folder name."""
    language: str
    words: list[str]
    spaces: list[bool]
    """Whether white space stands before the word; the first is True."""
    sentences: list[int]
    """Index of the first word of every sentence."""
    grammar: Grammar | None = None
    names: list[Name] | None = None
    kinds: tuple[str, ...] = KINDS
    """The kinds of names that the set labels throughout; the others are not learned from it."""
