"""The reader as it is trained: the encoder, its heads, and the loss of a batch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from train.encoder import Encoder
from train.heads import Grammar, Judge, Roles, Words
from train.items import NONE, Given, Item
from train.labels import FEATURES, KINDS, UPOS
from train.meaning import wanted
from train.weights import Shape
from wortlaut.encode.pieces import END, PAD, START, UNKNOWN
from wortlaut.heads.neural.shape import REACH

# How much each task weighs; chosen on articles held back from training.
_ANCHOR, _ROLES, _NAMES, _GRAMMAR, _MEANING = 4.0, 4.0, 3.0, 1.0, 1.0
_JUDGED = (0.5, 0.4, 1.5, 1.2)
# The addressee is rare and the speaker often far: a miss weighs more than a word too many.
_MISSED = (1.0, 1.5, 1.0, 1.0, 3.0)
# How often a passage is read without what the rules found, so that the heads learn to do without.
_ALONE = 0.35
# How many pieces are exchanged for any others while training, so that no article is known again by single words.
_EXCHANGED = 0.04
_SPECIAL = max(START, PAD, END, UNKNOWN)


class Reader(nn.Module):
    """Everything that is trained."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.words = Words(shape.width)
        self.roles = Roles()
        self.judge = Judge()
        self.grammar = Grammar(shape.width)
        self.meaning = nn.Linear(shape.width, shape.width)
        nn.init.eye_(self.meaning.weight)
        nn.init.zeros_(self.meaning.bias)

    def encode(self, items: Sequence[Item]) -> list[Tensor]:
        """Return the words' vectors of every item."""
        longest = max(item.size for item in items)
        ids = torch.full((len(items), longest), PAD)
        firsts, lasts, counts = [], [], []
        for row, item in enumerate(items):
            flat = [START, *(piece for word in item.pieces for piece in word), END]
            ids[row, : len(flat)] = torch.tensor(flat)
            ends = np.cumsum([len(word) for word in item.pieces])
            starts = ends - [len(word) for word in item.pieces] + 1
            firsts.append(starts + row * longest)
            lasts.append(ends + row * longest)
            counts.append(len(item.pieces))
        if self.training:
            exchanged = (torch.rand(ids.shape) < _EXCHANGED) & (ids > _SPECIAL)
            ids = torch.where(
                exchanged, torch.randint(_SPECIAL + 1, self.encoder.shape.pieces, ids.shape), ids
            )
        first, last = (torch.from_numpy(np.concatenate(parts)) for parts in (firsts, lasts))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = self.encoder(ids, (ids != PAD).float(), first, last)
        return list(torch.split(vectors.float(), counts))

    def loss(
        self, items: Sequence[Item], meanings: dict[tuple[int, ...], Tensor] | None = None
    ) -> dict[str, Tensor]:
        """Return what each task has still to learn from a batch, weighted."""
        vectors = self.encode(items)
        losses: dict[str, Tensor] = {}
        if any(item.anchors is not None or item.statements for item in items):
            losses |= self._statements(items, vectors)
        named = [(item.names, x) for item, x in zip(items, vectors, strict=True) if item.names is not None]
        if named:
            losses["names"] = _NAMES * self._names(named)
        parsed = [(item, x) for item, x in zip(items, vectors, strict=True) if item.tags is not None]
        if parsed:
            losses["grammar"] = _GRAMMAR * self._grammar(*zip(*parsed, strict=True))
        if meanings:
            losses["meaning"] = _MEANING * self._meaning(items, vectors, meanings)
        return losses

    def _statements(self, items: Sequence[Item], vectors: Sequence[Tensor]) -> dict[str, Tensor]:
        rules, conditions = [], []
        for item in items:
            alone = self.training and torch.rand(()) < _ALONE
            rules.append(torch.from_numpy(item.rules) * (0.0 if alone else 1.0))
            conditions.append(0.0 if alone else 1.0)
        domain = torch.cat(
            [torch.full((len(x),), item.domain) for item, x in zip(items, vectors, strict=True)]
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            anchors, _, refined = self.words(torch.cat(list(vectors)), torch.cat(rules), domain)
        anchors, refined = anchors.float(), refined.float()
        counts = [len(x) for x in vectors]
        losses: dict[str, Tensor] = {}
        labelled = [
            (logits, torch.from_numpy(item.anchors))
            for item, logits in zip(items, torch.split(anchors, counts), strict=True)
            if item.anchors is not None
        ]
        if labelled:
            logits, right = (torch.cat(list(parts)) for parts in zip(*labelled, strict=True))
            losses["anchor"] = _ANCHOR * functional.binary_cross_entropy_with_logits(
                logits, right, pos_weight=torch.tensor(2.0)
            )
        given = [
            (one, x, condition)
            for item, x, condition in zip(items, torch.split(refined, counts), conditions, strict=True)
            for one in item.statements
        ]
        if given:
            losses |= self._given(given)
        return losses

    def _given(self, given: Sequence[tuple[Given, Tensor, float]]) -> dict[str, Tensor]:
        near, anchor, condition, distance, real = around(given)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, x = self.roles(near, anchor, condition, distance, real)
        logits, x = logits.float(), x.float()
        longest = near.shape[1]
        right = torch.stack([_padded(torch.from_numpy(one.roles), longest) for one, _, _ in given])
        counted = (
            real[:, :, None] * torch.stack([torch.from_numpy(one.known) for one, _, _ in given])[:, None, :]
        )
        loss = functional.binary_cross_entropy_with_logits(
            logits, right, reduction="none", pos_weight=torch.tensor(_MISSED)
        )
        losses = {"roles": _ROLES * (loss * counted).sum() / counted.sum().clamp(min=1)}
        weights = right[:, :, [0, 2]]
        at = torch.tensor([one.anchor - one.low for one, _, _ in given])
        opinion = torch.stack([torch.from_numpy(one.opinion) * weight for one, _, weight in given])
        # A word hidden now and then keeps the judgement from hanging on single words.
        judged = self.judge(functional.dropout(x, 0.1, self.training), weights, at, opinion)
        for name, column, weight in zip(judged._fields, range(4), _JUDGED, strict=True):
            labels = torch.tensor([one.labels[column] for one, _, _ in given])
            if (labels != NONE).any():
                losses[name] = weight * functional.cross_entropy(judged[column], labels, ignore_index=NONE)
        return losses

    def _names(self, named: Sequence[tuple[np.ndarray, Tensor]]) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.words.names(torch.cat([x for _, x in named])).float()
        labels = torch.from_numpy(np.concatenate([names for names, _ in named]))
        return functional.cross_entropy(
            logits.view(-1, len(KINDS), 3).transpose(1, 2), labels, ignore_index=NONE
        )

    def _grammar(self, items: Sequence[Item], vectors: Sequence[Tensor]) -> Tensor:
        sentences, heads, relations, tags = [], [], [], []
        for item, x in zip(items, vectors, strict=True):
            if item.tags is None or item.heads is None or item.relations is None:
                continue
            for start, end in zip(item.sentences, item.sentences[1:], strict=False):
                sentences.append(x[start:end])
                heads.append(torch.from_numpy(item.heads[start:end] - start))
                relations.append(torch.from_numpy(item.relations[start:end]))
                tags.append(torch.from_numpy(item.tags[start:end]))
        padded = nn.utils.rnn.pad_sequence(sentences, batch_first=True)
        head = nn.utils.rnn.pad_sequence(heads, batch_first=True, padding_value=NONE)
        tag = nn.utils.rnn.pad_sequence(tags, batch_first=True, padding_value=NONE)
        real = head != NONE
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, arcs, dependents, governors = self.grammar(padded)
        logits = logits.float()[real]
        arcs = arcs.float() + ((~real).float() * -1e4)[:, None, :]
        loss = functional.cross_entropy(arcs[real], head[real])
        of = torch.gather(
            governors.float(), 1, head.clamp(min=0)[:, :, None].expand(-1, -1, governors.shape[-1])
        )
        scores = self.grammar.relations(dependents.float()[real], of[real])
        loss = loss + functional.cross_entropy(scores, torch.cat(relations), ignore_index=NONE)
        sizes = [len(UPOS), *(len(values) for values in FEATURES.values())]
        for column, part in enumerate(torch.split(logits, sizes, -1)):
            share = 1.0 if column == 0 else 0.3
            loss = loss + share * functional.cross_entropy(part, tag[:, :, column][real])
        return loss

    def _meaning(
        self, items: Sequence[Item], vectors: Sequence[Tensor], known: dict[tuple[int, ...], Tensor]
    ) -> Tensor:
        """Keep what the encoder knew of meaning: sentences' vectors like those it gave before (cosine)."""
        losses = []
        for item, x in zip(items, vectors, strict=True):
            if (found := wanted(item, known)) is not None:
                spans, right = found
                own = torch.stack([self.meaning(x[start:end].mean(0)) for start, end in spans])
                losses.append(1 - functional.cosine_similarity(own, right, dim=-1))
        return torch.cat(losses).mean() if losses else torch.zeros(())


def around(given: Sequence[tuple[Given, Tensor, float]]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return the inputs of :class:`~train.heads.Roles` for statements and the words of their items."""
    sizes = [len(one.roles) for one, _, _ in given]
    longest = max(sizes)
    near = torch.stack([_padded(x[one.low : one.low + len(one.roles)], longest) for one, x, _ in given])
    anchor = torch.stack([x[one.anchor] for one, x, _ in given])
    condition = torch.stack(
        [_padded(torch.from_numpy(one.condition) * weight, longest) for one, _, weight in given]
    )
    at = torch.tensor([one.anchor - one.low for one, _, _ in given])
    distance = (torch.arange(longest)[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
    real = (torch.arange(longest)[None, :] < torch.tensor(sizes)[:, None]).float()
    return near, anchor, condition, distance, real


def _padded(x: Tensor, longest: int) -> Tensor:
    return functional.pad(x, (0, 0, 0, longest - len(x)))
