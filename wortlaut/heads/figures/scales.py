"""Numbers that the words around make a magnitude, or a temperature below zero."""

from __future__ import annotations

from wortlaut.heads.figures.lexicon import Lexicon
from wortlaut.heads.figures.quantity import Quantity
from wortlaut.heads.figures.tokens import Line

_STRONGEST = 10
_TEMPERATURES = frozenset(["celsius", "fahrenheit"])


def add_scale(line: Line, found: Quantity, known: Lexicon) -> None:
    """Give the number of "eine Stärke von 6,2" its unit, and that of "minus 20 Grad" its sign."""
    if found.unit in _TEMPERATURES and line.lower(found.first - 1) in known.counted["negatives"]:
        found.value = -found.value
        found.first -= 1
        found.start = line.starts[found.first]
    if found.unit is not None or found.form not in ("digits", "odd") or found.value >= _STRONGEST:
        return
    near = range(max(found.first - 4, 0), found.first)
    if any(known.leading.at(line.words, at) == (at + 1, ("magnitude", 1.0)) for at in near) or any(
        known.leading_scales.at(line.low, at) for at in range(found.last, min(found.last + 6, len(line)))
    ):
        found.unit = "magnitude"
