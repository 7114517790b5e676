"""Words one after another: where a run of them begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from wortlaut.cut.text import CutText
from wortlaut.encode.words import Words


def runs(gains: Sequence[float], costs: Sequence[float]) -> list[int]:
    """Return the places to take so that their gains, less the cost of every begin and end of a run, are most.

    ``costs`` has for every place what it costs to begin or end before it; a run that goes to the end ends for nothing
    where no cost is told for what follows. (Viterbi over two states.)
    """
    out, inside = 0.0, float("-inf")
    came: list[tuple[bool, bool]] = []
    for gain, cost in zip(gains, costs, strict=False):
        ended, began = inside - cost > out, out - cost > inside
        came.append((ended, began))
        out, inside = (inside - cost if ended else out), (out - cost if began else inside) + gain
    cost = costs[len(gains)] if len(costs) > len(gains) else 0.0
    taken = []
    now = inside - cost > out
    for place in range(len(gains) - 1, -1, -1):
        if now:
            taken.append(place)
        ended, began = came[place]
        now = not began if now else ended
    return taken[::-1]


def stretches(places: Sequence[int]) -> list[list[int]]:
    """Return places in order as lists of such as follow one another."""
    found: list[list[int]] = []
    for place in places:
        if found and place == found[-1][-1] + 1:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def edges_of(cut: CutText, words: Words) -> npt.NDArray[np.bool_]:
    """Return for every word whether a quote may well begin or end before it: a new sentence, or a mark beside it."""
    edges = np.zeros(len(words.spans), np.bool_)
    edges[words.sentences[:-1]] = True
    for place, span in enumerate(words.spans):
        if not cut.text[span.start].isalnum() and span.end - span.start == 1:
            edges[place : place + 2] = True
    return edges
