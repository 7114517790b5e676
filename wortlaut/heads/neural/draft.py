"""A statement on its way: what the graphs give of it, what they are asked with, and the choices between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from wortlaut.heads.neural.features import Found
from wortlaut.heads.neural.shape import ROLES
from wortlaut.records import Act, Medium, Statement, StatementType, Status

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class Graphs(Protocol):
    """What a pack computes; shapes as in ``train/heads.py``."""

    def words(self, vectors: Floats, rules: Floats) -> tuple[Floats, Floats, Floats]:
        """Return anchor logits (words), name logits (words, names) and refined vectors (words, REFINED)."""

    def roles(
        self, near: Floats, anchor: Floats, condition: Floats, distance: Ints, real: Floats
    ) -> tuple[Floats, Floats]:
        """Return role logits (anchors, words, roles) and what they were read from (anchors, words, REFINED)."""

    def judge(self, x: Floats, weights: Floats, at: Ints, opinion: Floats) -> tuple[Floats, ...]:
        """Return logits of type, medium, act and status, each (statements, labels)."""


class Settings(msgspec.Struct, frozen=True):
    """What was chosen on held-back articles; part of a pack."""

    found_by: Literal["rules", "model"] = "model"
    """Who finds the statements; the model gives their act and status either way."""
    anchor: float = 0.5
    """Least probability of an anchor."""
    roles: tuple[float, ...] = (0.5,) * len(ROLES)
    """Least probability of a word in each role."""
    within: float = 1.5
    """What it costs, as a logit, that a run of words begins or ends within a clause …"""
    at_edge: float = 0.3
    """… and at a mark or between sentences."""
    runs: tuple[float, ...] = (1.0, 1.0, 0.2, 1.0, 0.0)
    """How much of that holds for each role: cues and addressees are short."""
    rules: float = 2.0
    """Least score of a statement of the rules that is taken where the reader finds none."""
    trusted: tuple[float, ...] = (2.0,) * len(ROLES)
    """Least score of a statement of the rules whose words are taken for each role, where both find it."""
    same: float = 0.6
    """Two statements whose quotes share so much are one."""
    score: tuple[float, ...] = (0.0, 1.0, 0.0, 0.0, 0.0)
    """Weights of the score: constant, anchor's logit, the quote's mean logit, found by the rules, has a cue."""


class Labels(msgspec.Struct, frozen=True):
    """The labels of the judgement in the order of its outputs; part of a pack."""

    type: tuple[StatementType, ...]
    medium: tuple[Medium, ...]
    act: tuple[Act, ...]
    status: tuple[Status, ...]


class Draft(msgspec.Struct):
    """A statement as positions of words."""

    anchor: int
    roles: dict[str, list[int]]
    evidence: tuple[float, ...]
    x: Floats
    weights: Floats
    at: int
    rule: Statement | None
    type: StatementType = "indirect"
    medium: Medium = "speech"
    act: Act = "assert"
    status: Status = "actual"
    given: StatementType | None = None
    """The type, where it is known beforehand."""

    @property
    def quote(self) -> frozenset[int]:
        """The words of the quote."""
        return frozenset(self.roles["quote"])

    def near(self, places: Iterable[int]) -> bool:
        """Whether words lie within the draft's reach."""
        low = self.anchor - self.at
        return all(low <= place < low + len(self.x) for place in places)

    def beside(self, one: Found) -> Draft:
        """Return a draft with the quote that the rules found and everything else of this one."""
        weights = self.weights.copy()
        weights[:, 0] = 0
        weights[[place - self.anchor + self.at for place in one.roles["quote"]], 0] = 1
        outside = self.quote.union(one.roles["quote"])
        frame = [place for place in self.roles["frame"] if place not in outside]
        roles = self.roles | {"quote": one.roles["quote"], "frame": frame}
        return msgspec.structs.replace(self, roles=roles, weights=weights, rule=one.statement)
