"""Settings of the statements' head, chosen on articles that were held back from training."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

import numpy as np
import torch
from msgspec import Struct
from msgspec.structs import replace

from eval.quotation_metric import PARTS, Pair, macro, micro, pair, token_f1
from eval.statements import Example, as_article, as_quotation, read_corpus
from train.items import of_passage
from train.labels import ACTS, MEDIA, STATUSES, TYPES
from train.model import Reader
from train.sets.statements import Passage
from wortlaut.cut.cut import cut
from wortlaut.cut.text import CutText
from wortlaut.encode.pieces import Pieces
from wortlaut.heads.neural.features import Words, found_words, word_features, words_of
from wortlaut.heads.neural.statements import (
    Draft,
    Floats,
    Ints,
    Labels,
    Settings,
    finish,
    judge_drafts,
    read_drafts,
)
from wortlaut.heads.rules.read import read_statements as read_by_rules
from wortlaut.records import Language, Statement

LABELS = Labels(TYPES, MEDIA, ACTS, STATUSES)  # type: ignore[arg-type]  # the labels are made of the literals
RIGHT = 0.5
"""A statement is right if its quote shares so much with its partner's (token F1), as for the rules' scores."""


class Torch:
    """The graphs of a pack, computed by the reader that is being trained."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader.eval()

    def words(self, vectors: Floats, rules: Floats) -> tuple[Floats, Floats, Floats]:
        """As :class:`~wortlaut.heads.neural.statements.Graphs`."""
        domain = torch.zeros(len(vectors), dtype=torch.long)
        return self._numbers(self._reader.words(torch.from_numpy(vectors), torch.from_numpy(rules), domain))

    def roles(
        self, near: Floats, anchor: Floats, condition: Floats, distance: Ints, real: Floats
    ) -> tuple[Floats, Floats]:
        """As :class:`~wortlaut.heads.neural.statements.Graphs`."""
        given = (
            torch.from_numpy(np.ascontiguousarray(one)) for one in (near, anchor, condition, distance, real)
        )
        logits, x = self._numbers(self._reader.roles(*given))
        return logits, x

    def judge(self, x: Floats, weights: Floats, at: Ints, opinion: Floats) -> tuple[Floats, ...]:
        """As :class:`~wortlaut.heads.neural.statements.Graphs`."""
        return self._numbers(
            self._reader.judge(*(torch.from_numpy(one) for one in (x, weights, at, opinion)))
        )

    @staticmethod
    def _numbers(found: Sequence[torch.Tensor]) -> tuple[Floats, ...]:
        return tuple(one.detach().float().numpy() for one in found)


class Read(Struct):
    """An article with its words' vectors and what the rules found."""

    example: Example
    cut: CutText
    words: Words
    vectors: Floats
    rules: tuple[Statement, ...]


def articles(
    reader: Reader, tokenizer: Pieces, examples: Sequence[Example], language: Language = "de"
) -> Iterator[Read]:
    """Encode articles window by window."""
    reader.eval()
    for example in examples:
        pieces = cut(as_article(example.text, language))
        words = words_of(pieces)
        rules = read_by_rules(pieces)
        passage = Passage(
            source="",
            words=[span.text(example.text) for span in words.spans],
            spaces=words.spaces,
            sentences=words.sentences,
            rules=word_features(pieces, words, found_words(rules, words.spans)),
            found=[],
            statements=[],
        )
        with torch.inference_mode():
            parts = [reader.encode([item])[0].numpy() for item in of_passage(passage, tokenizer)]
        yield Read(example, pieces, words, np.concatenate(parts), rules)


def held_back() -> list[Example]:
    """Return the articles that nothing was learned from."""
    return [one for number, one in enumerate(read_corpus("train")) if number % 14 == 0]


def statements(read: Read, graphs: Torch, settings: Settings) -> tuple[list[Draft], tuple[Statement, ...]]:
    """Read an article's statements."""
    with torch.inference_mode():
        drafts = read_drafts(read.cut, read.words, read.vectors, read.rules, graphs, settings)
        judge_drafts(read.cut, read.words, drafts, graphs, LABELS)
    return drafts, finish(read.cut, read.words, drafts, settings)


def pairs(reads: Sequence[Read], graphs: Torch, settings: Settings) -> list[Pair]:
    """Read articles and pair what was found with what is right."""
    found = []
    for read in reads:
        _, own = statements(read, graphs, settings)
        found += pair(read.example.gold, [as_quotation(one, read.example.tokens) for one in own])
    return found


def choose(reads: Sequence[Read], graphs: Torch, tell: Callable[[str], None]) -> Settings:
    """Return the settings with the best joint F1: first the anchor's and the quote's, then the others' one by one."""
    best, at_best = Settings(), -1.0

    def tried(settings: Settings) -> None:
        nonlocal best, at_best
        score = macro(pairs(reads, graphs, settings), PARTS).f1
        if score > at_best:
            best, at_best = settings, score
            tell(f"joint {score:.4f} with {settings}")

    tried(replace(best, anchor=0.999, rules=0.0))  # the rules' reading, which the model judges
    for anchor, quote in product((0.35, 0.45, 0.55, 0.65), (0.35, 0.5)):
        tried(replace(best, anchor=anchor, roles=(quote, *best.roles[1:])))
    for rules in (0.6, 0.7, 0.8, 0.9):
        tried(replace(best, rules=rules))
    for column in range(1, len(best.roles)):
        for least in (0.3, 0.4, 0.6):
            tried(replace(best, roles=(*best.roles[:column], least, *best.roles[column + 1 :])))
    for within, at_edge in product((0.0, 1.0, 2.0, 3.0), (0.0, 0.5, 1.0)):
        if at_edge <= within:
            tried(replace(best, within=within, at_edge=at_edge))
    return replace(best, score=_calibrated(reads, graphs, best))


def _calibrated(reads: Sequence[Read], graphs: Torch, settings: Settings) -> tuple[float, ...]:
    """Fit the score's weights: a logistic regression of being right on the evidence."""
    evidence, right = evidence_of(reads, graphs, settings)
    x, y = torch.tensor(evidence), torch.tensor(right)
    weights = torch.zeros(x.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=100)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = (
            torch.nn.functional.binary_cross_entropy_with_logits(x @ weights, y)
            + 0.002 * weights.square().sum()
        )
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call,arg-type]
    return tuple(round(float(one), 4) for one in weights.detach())


def evidence_of(
    reads: Sequence[Read], graphs: Torch, settings: Settings
) -> tuple[list[tuple[float, ...]], list[float]]:
    """Return the evidence for every statement found and whether it was right."""
    evidence, right = [], []
    for read in reads:
        drafts, own = statements(read, graphs, settings)
        # Of two drafts that became one statement the score is the first's.
        by_id = {one.id: one for one in own}
        system = [as_quotation(one, read.example.tokens) for one in own]
        partners = {
            id(one.system): one.gold for one in pair(read.example.gold, system) if one.system is not None
        }
        order = list(by_id)
        for draft in drafts:
            single = finish(read.cut, read.words, [draft], settings)[0]
            if single.id not in by_id:
                continue
            quotation = system[order.index(single.id)]
            gold = partners.get(id(quotation))
            tokens = gold.tokens("quote") if gold else frozenset()
            evidence.append(draft.evidence)
            right.append(float(token_f1(tokens, quotation.tokens("quote")) >= RIGHT))
    return evidence, right


def table(found: Sequence[Pair]) -> str:
    """Return the figures of pairs in a line."""
    from eval.quotation_metric import ROLES, labels

    parts = [
        f"{name} {macro(found, roles).f1:.3f}"
        for name, roles in (("joint", PARTS), ("message", ("quote",)), ("roles", ROLES))
    ]
    parts += [
        f"type {labels(found, lambda one: one.type).f1:.3f}",
        f"medium {labels(found, lambda one: one.medium).f1:.3f}",
    ]
    parts += [f"{part} {micro(found, part).f1:.3f}" for part in PARTS]
    return "  ".join(parts)
