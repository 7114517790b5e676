"""The best tree of a sentence: every word's head from the scores of all pairs (Chu & Liu 1965, Edmonds 1967).

There is one root. To let no tree with two win, the score of being a root is lowered for all words by more than any
tree could gain by a second (Stanojević & Cohen 2021).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def best_heads(scores: npt.NDArray[np.floating]) -> Ints:
    """Return the head of every word; the root's is itself.

    ``scores`` (words, words): the score of the second word as head of the first; of a word and itself, as root.
    """
    heads: Ints = scores.argmax(1).astype(np.int64)
    if is_tree(heads):
        return heads
    count = len(scores)
    arcs = np.full((count + 1, count + 1), -np.inf)
    arcs[1:, 1:] = scores
    np.fill_diagonal(arcs, -np.inf)
    spread = float(scores.max() - scores.min()) + 1.0
    arcs[1:, 0] = np.diagonal(scores) - spread * (count + 1)
    found = _edmonds(arcs)[1:] - 1
    found[found < 0] = np.flatnonzero(found < 0)
    return found


def is_tree(heads: Ints) -> bool:
    """Say whether every word comes to the one root by its heads."""
    roots = np.flatnonzero(heads == np.arange(len(heads)))
    if len(roots) != 1:
        return False
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return bool((above == roots[0]).all())


def _edmonds(arcs: Floats) -> Ints:
    """Return the heads of the best tree below node 0; ``arcs`` (nodes, nodes) are scores, of node and head.

    Circles are melted to one node each until there is none, then taken apart again.
    """
    melted: list[tuple[Ints, Ints, Ints]] = []
    while True:
        heads: Ints = arcs.argmax(1).astype(np.int64)
        heads[0] = 0
        circle = _circle(heads)
        if circle is None:
            break
        arcs, rest, ends = _melt(arcs, heads, circle)
        melted.append((heads, rest, ends))
    for before, rest, ends in reversed(melted):
        heads = _open(heads, before, rest, ends)
    return heads


def _circle(heads: Ints) -> Ints | None:
    """Return the nodes of a circle, None if all ways lead to node 0."""
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    lost = np.flatnonzero(above != 0)
    if not len(lost):
        return None
    start = int(above[lost[0]])
    nodes = [start]
    while (after := int(heads[nodes[-1]])) != start:
        nodes.append(after)
    return np.asarray(nodes, np.int64)


def _melt(arcs: Floats, heads: Ints, circle: Ints) -> tuple[Floats, Ints, Ints]:
    """Return the scores with the circle as the last node, the nodes outside of it, and (2, nodes) where in the circle.

    That is for every node outside: which node of the circle is best below it, and which best above it.
    """
    rest = np.setdiff1d(np.arange(len(arcs)), circle)
    gains = arcs[np.ix_(circle, rest)] - arcs[circle, heads[circle]][:, None]
    leaving = arcs[np.ix_(rest, circle)]
    new = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    new[:-1, :-1] = arcs[np.ix_(rest, rest)]
    new[-1, :-1] = gains.max(0)
    new[:-1, -1] = leaving.max(1)
    return new, rest, np.stack([circle[gains.argmax(0)], circle[leaving.argmax(1)]])


def _open(heads: Ints, before: Ints, rest: Ints, ends: Ints) -> Ints:
    """Return the heads with the last node taken apart into its circle."""
    last = len(rest)
    found = before.copy()
    for node, head in enumerate(heads[:-1].tolist()):
        found[rest[node]] = ends[1, node] if head == last else rest[head]
    outer = int(heads[-1])
    found[ends[0, outer]] = rest[outer]
    return found
