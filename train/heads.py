"""The heads: what is read off the words' vectors. Shapes are told as (words, …); texts lie one after another."""

from __future__ import annotations

from typing import NamedTuple, cast

import torch
from torch import Tensor, nn

from train.labels import ACTS, DOMAINS, FEATURES, KINDS, MEDIA, RELATIONS, ROLES, STATUSES, TYPES, UPOS
from wortlaut.heads.neural.shape import CONDITION, REACH, REFINED, RULES


def mlp(inner: int, width: int, outer: int) -> nn.Sequential:
    """Two linear layers with GELU and dropout between them."""
    return nn.Sequential(nn.Linear(inner, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, outer))


class Words(nn.Module):
    """Every word: whether it anchors a statement, whether it is in a name, and what the roles are read from."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.rules = nn.Linear(RULES, width)
        self.domain = nn.Embedding(len(DOMAINS), width)
        nn.init.normal_(self.domain.weight, std=0.02)
        self.anchor = mlp(width, width // 2, 1)
        self.names = mlp(width, width // 2, 3 * len(KINDS))
        self.refined = nn.Linear(width, REFINED)

    def forward(self, words: Tensor, rules: Tensor, domain: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return anchor logits (words), name logits (words, 3 × kinds) and refined vectors (words, REFINED).

        ``rules`` (words, RULES) is what the rules found; ``domain`` (1) or (words) which corpus' manner is wanted.
        """
        names = self.names(words)
        x = words + self.rules(rules) + self.domain(domain)
        return self.anchor(x).squeeze(-1), names, self.refined(x)


class Roles(nn.Module):
    """Given an anchor, which words within reach are quote, speaker, cue, frame and addressee."""

    def __init__(self) -> None:
        super().__init__()
        self.anchor = nn.Linear(REFINED, REFINED)
        self.condition = nn.Linear(CONDITION, REFINED)
        self.distance = nn.Embedding(2 * REACH + 1, REFINED)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.layers = nn.ModuleList(Attend(REFINED, 4, 2 * REFINED) for _ in range(2))
        self.norm = nn.LayerNorm(REFINED)
        self.out = nn.Linear(REFINED, len(ROLES))

    def forward(
        self, near: Tensor, anchor: Tensor, condition: Tensor, distance: Tensor, real: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return logits (anchors, words, roles) and what they were read from (anchors, words, REFINED).

        ``near`` (anchors, words, REFINED) are the words around each anchor, ``anchor`` (anchors, REFINED) its own,
        ``condition`` (anchors, words, CONDITION) what the rules say of a statement with this anchor, ``distance``
        (anchors, words) the words' place from it plus REACH, ``real`` (anchors, words) 0 where padded.
        """
        own = self.anchor(anchor)[:, None, :]
        x = near * (1 + own) + own + self.condition(condition) + self.distance(distance)
        mask = ((1.0 - real.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        x = self.norm(x)
        return self.out(x), x


class Attend(nn.Module):
    """A small transformer layer, norm first."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.norm, self.feed_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.feed = mlp(width, inner, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return ``x`` (texts, words, width) after the layer; ``mask`` (texts, 1, 1, words) is added."""
        texts, words, width = x.shape
        parts = self.qkv(self.norm(x)).view(texts, words, 3, self.heads, self.size)
        query, key, value = (parts[:, :, number].transpose(1, 2) for number in range(3))
        score = query @ key.transpose(-1, -2) * self.size**-0.5
        seen = torch.softmax(score + mask.to(score.dtype), -1) @ value
        x = x + self.out(seen.transpose(1, 2).reshape(texts, words, width))
        return cast(Tensor, x + self.feed(self.feed_norm(x)))


class Judged(NamedTuple):
    """Logits of a statement's labels, each (statements, labels)."""

    type: Tensor
    medium: Tensor
    act: Tensor
    status: Tensor


class Judge(nn.Module):
    """Type, medium, act and status of a statement, from its anchor, its quote, its cue and the rules' opinion."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes = [len(TYPES), len(MEDIA), len(ACTS), len(STATUSES)]
        self.out = mlp(4 * REFINED + sum(self.sizes), REFINED, sum(self.sizes))

    def forward(self, x: Tensor, weights: Tensor, at: Tensor, opinion: Tensor) -> Judged:
        """Read the labels from ``x`` (statements, words, REFINED), as :class:`Roles` returns it.

        ``weights`` (statements, words, 2) says how far a word is of the quote and of the cue; ``at`` (statements)
        is the anchor's place in ``x``; ``opinion`` (statements, labels) what the rules say.
        """
        share = weights / weights.sum(1, keepdim=True).clamp(min=1e-3)
        quote = (x * share[:, :, :1]).sum(1)
        cue = (x * share[:, :, 1:]).sum(1)
        peak = (x + (weights[:, :, :1] - 1) * 1e4).amax(1).clamp(min=-20)
        own = x[torch.arange(x.shape[0], device=x.device), at]
        logits = self.out(torch.cat([own, quote, cue, peak, opinion], -1))
        return Judged(*torch.split(logits, self.sizes, -1))


class Grammar(nn.Module):
    """Part of speech, features, and for every word and possible head of its sentence a score."""

    def __init__(self, width: int, inner: int = 192) -> None:
        super().__init__()
        self.sizes = [len(values) for values in FEATURES.values()]
        self.tags = mlp(width, width, len(UPOS) + sum(self.sizes))
        self.dependent, self.head = _side(width, inner), _side(width, inner)
        self.arc = nn.Parameter(torch.zeros(inner + 1, inner))
        self.of_dependent, self.of_head = _side(width, 96), _side(width, 96)
        self.relation = nn.Parameter(torch.zeros(len(RELATIONS), 97, 97))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.relation, std=0.02)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return tag logits, arc scores, and the words as dependents and as heads for :meth:`relations`.

        ``x`` is (sentences, words, width), tags are (sentences, words, tags), arcs (sentences, words, heads).
        """
        dependent, head = _with_one(self.dependent(x)), self.head(x)
        arcs = dependent @ self.arc @ head.transpose(-1, -2)
        return self.tags(x), arcs, _with_one(self.of_dependent(x)), _with_one(self.of_head(x))

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return logits (words, relations) for words and the heads that were chosen for them, each (words, 97)."""
        return torch.einsum("wi,rij,wj->wr", dependent, self.relation, head)


def _side(width: int, inner: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, inner), nn.GELU(), nn.Dropout(0.2))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
