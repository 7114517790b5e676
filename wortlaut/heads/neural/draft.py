"""A statement on its way: what the graphs give of it, what they are asked with, and the choices between."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec
import numpy as np
import numpy.typing as npt

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


Finder = Literal["rules", "model"]


class Settings(msgspec.Struct, frozen=True):
    """What was chosen on articles that the reader had not seen (``train.choose``); part of a pack."""

    anchor: float = 0.5
    """Least probability of an anchor that the rules do not know."""
    roles: tuple[float, ...] = (0.5,) * len(ROLES)
    """Least probability of a word in each role."""
    within: float = 1.5
    """What it costs, as a logit, that a run of words begins or ends within a clause …"""
    at_edge: float = 0.3
    """… and at a mark or between sentences."""
    runs: tuple[float, ...] = (1.0, 1.0, 0.2, 1.0, 0.0)
    """How much of that holds for each role: cues and addressees are short."""
    speaker_again: float = 0.4
    """How much of it holds for who speaks where nobody was found at the whole cost."""
    speaker_rules: float = 0.0
    """Where the model finds nobody who speaks, least mean logit of whom the rules name."""
    addressee: float = 1.0
    """Least mean logit of one who is addressed: the rules find most of them."""
    same: float = 0.5
    """Of two statements whose quotes share so much one is dropped, unless both are the rules'."""
    score: dict[str, float] = {}
    """Weights of the evidence (``statements._evidence``), by name."""
    least: dict[Finder, float] = {}
    """Least score of a statement, by who found it."""
    opinions: dict[str, list[list[float]]] = {}
    """For type, medium, act and status what is added to the model's logits, by the label that the rules give …"""
    common: dict[str, list[float]] = {}
    """Where the rules weigh every act and status, what is taken off for those that are common: both know that already …"""
    share: float = 0.65
    """… and how much the model's logits then count against the rules'."""
    share_of_medium: float = 0.3
    """How much model and rules count together against the weights of a statement's traits for its medium.

    (On 211 statements of articles held back from model and weights, spans given: 0.716 right, mean log-likelihood -0.647; at 0 0.706 and
    -0.671, at 0.5 0.706 and -0.668; of model and rules alone 0.706 and, scaled at best, -0.756.)
    """
    weighed: bool = True
    """Whether acts, statuses and media are weighed by their traits: the weights learned from a corpus that is not free."""


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
    evidence: dict[str, float]
    x: Floats
    weights: Floats
    at: int
    rule: Statement | None
    score: float = 0.0
    type: StatementType = "indirect"
    medium: Medium = "speech"
    act: Act = "assert"
    status: Status = "actual"
    given: StatementType | None = None
    """The type, where it is known beforehand."""
    quote: frozenset[int] = frozenset()
    """The words of the quote, as a set."""

    def __post_init__(self) -> None:
        """Keep the set that is asked for again and again."""
        self.quote = frozenset(self.roles["quote"])

    @property
    def finder(self) -> Finder:
        """Who found it."""
        return "model" if self.rule is None else "rules"
