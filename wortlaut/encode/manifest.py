"""What a pack says of itself: ``manifest.json``."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

FORMAT = 1
"""Grows when a program of before could not read what is written now."""


class TrainedOn(Struct, frozen=True):
    """A data set that the model learned from."""

    name: str
    licence: str
    free: bool
    """Whether everyone may use, for any purpose, what is learned from it."""


class File(Struct, frozen=True):
    """A file of the pack."""

    size: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True):
    """Everything beside the weights themselves."""

    format: int
    name: str
    version: str
    licence: str
    """SPDX expression."""
    means: str = ""
    """What the licence allows and asks for, in a few words."""
    steps: int | None = None
    """How long it was trained."""
    labels: dict[str, tuple[str, ...]]
    """The labels of every head, in the order of its outputs."""
    features: dict[str, tuple[str, ...]] = {}
    """The values of every feature of grammar, in the order of the outputs; the first, "", stands for none."""
    sizes: dict[str, int]
    """Widths that graphs and program agree on."""
    settings: dict[str, dict[str, Any]] = {}
    """Thresholds and the like, by head."""
    sets: tuple[TrainedOn, ...] = ()
    scores: dict[str, float] = {}
    """Measured scores, by name."""
    files: dict[str, File]
