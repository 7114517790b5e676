"""What the graphs say of the words around the anchors of an article."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from wortlaut.cut.text import CutText
from wortlaut.encode.words import Words
from wortlaut.heads.neural.draft import Floats, Graphs, Ints
from wortlaut.heads.neural.features import Found, by_anchor, conditions, found_words, word_features
from wortlaut.heads.neural.runs import edges_of
from wortlaut.heads.neural.shape import CONDITION, REACH, REFINED
from wortlaut.records import Statement

# Anchors read at a time: the words around them lie padded beside one another.
TOGETHER = 48
# Words on either side of an anchor that are looked at. Trained with REACH; but hardly a role is farther away than this, and what is
# read costs by the word. (Joint F1 on the corpus' training part, read unseen: 0.765 with 96, 0.764 with 72, 0.762 with 40.)
_LOOKED_AT = 64
# More anchors than this in an article are no article's.
_MOST = 4_000


class Scored(msgspec.Struct, frozen=True):
    """An anchor with what the graphs say of the words within its reach."""

    anchor: int
    low: int
    """The first word within reach."""
    logit: float
    roles: Floats
    """Logits (words, roles)."""
    x: Floats
    """What they were read from (words, REFINED)."""

    def reached(self, places: Sequence[int]) -> list[int]:
        """Return words of the article as places within reach, without those beyond it."""
        high = self.low + len(self.roles)
        return [place - self.low for place in places if self.low <= place < high]


class Scores(msgspec.Struct, frozen=True):
    """An article's anchors, what the rules found, and where a quote may well begin or end."""

    anchors: list[Scored]
    found: list[Found]
    edges: npt.NDArray[np.bool_]


def read_scores(
    cut: CutText,
    words: Words,
    vectors: Floats,
    rules: Sequence[Statement],
    graphs: Graphs,
    least: float,
) -> Scores:
    """Ask the graphs about every anchor that is probable enough, and about those of the rules."""
    if not words.spans:
        return Scores([], [], np.zeros(0, np.bool_))
    found = found_words(rules, words.spans)
    logits, _, refined = graphs.words(vectors, word_features(cut, words, found))
    same = by_anchor(found)
    anchors = sorted(same.keys() | set(choose_anchors(logits, least)))[:_MOST]
    scored: list[Scored] = []
    for at in range(0, len(anchors), TOGETHER):
        group = anchors[at : at + TOGETHER]
        near = around(group, refined, same)
        roles, x = graphs.roles(*near.inputs)
        for row, (anchor, low, high) in enumerate(zip(group, near.lows, near.highs, strict=True)):
            long = high - low
            scored.append(Scored(anchor, low, float(logits[anchor]), roles[row, :long], x[row, :long]))
    return Scores(scored, found, edges_of(cut, words))


def choose_anchors(logits: Floats, least: float) -> list[int]:
    """Return the words that anchor a statement: probable enough, and more so than the words beside them."""
    needed = logit_of(least)
    chosen = []
    for index in np.flatnonzero(logits >= needed):
        beside = logits[max(0, index - 1) : index + 2]
        if logits[index] >= beside.max():
            chosen.append(int(index))
    return chosen


def logit_of(chance: float) -> float:
    """Return the logit of a probability."""
    return math.log(chance / (1 - chance))


class Near(msgspec.Struct, frozen=True):
    """The words around anchors as the graph of the roles takes them."""

    lows: list[int]
    highs: list[int]
    inputs: tuple[Floats, Floats, Floats, Ints, Floats]


def around(anchors: Sequence[int], refined: Floats, found: Mapping[int, Found]) -> Near:
    """Return what the graph of the roles is given for anchors; ``found`` is what the rules found at them."""
    count = len(refined)
    lows = [max(0, anchor - _LOOKED_AT) for anchor in anchors]
    highs = [min(count, anchor + _LOOKED_AT + 1) for anchor in anchors]
    longest = max(high - low for low, high in zip(lows, highs, strict=True))
    near = np.zeros((len(anchors), longest, REFINED), np.float32)
    condition = np.zeros((len(anchors), longest, CONDITION), np.float32)
    real = np.zeros((len(anchors), longest), np.float32)
    for row, (anchor, low, high) in enumerate(zip(anchors, lows, highs, strict=True)):
        near[row, : high - low] = refined[low:high]
        condition[row, : high - low] = conditions(low, high, found.get(anchor))
        real[row, : high - low] = 1
    at = np.asarray(anchors) - np.asarray(lows)
    distance = np.clip(np.arange(longest)[None, :] - at[:, None], -REACH, REACH) + REACH
    return Near(lows, highs, (near, refined[list(anchors)], condition, distance.astype(np.int64), real))
