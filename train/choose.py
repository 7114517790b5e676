"""Settings of the statements' head, chosen on articles that were held back from training."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from eval.quotation_metric import PARTS, RIGHT, ROLES, Pair, Part, labels, macro, micro, pair, token_f1
from eval.statements import Example, as_article, as_quotation, read_corpus
from train.labels import ACTS, MEDIA, STATUSES, TYPES
from wortlaut.cut.cut import cut
from wortlaut.cut.text import CutText
from wortlaut.encode.encode import vectors_of
from wortlaut.encode.pack import Pack, open_pack
from wortlaut.encode.words import Words, words_of
from wortlaut.heads.neural.draft import Draft, Floats, Labels, Settings
from wortlaut.heads.neural.judging import judge_drafts
from wortlaut.heads.neural.statements import finish, read_drafts
from wortlaut.heads.rules.read import read_statements as read_by_rules
from wortlaut.records import Language, Statement

LABELS = Labels(TYPES, MEDIA, ACTS, STATUSES)  # type: ignore[arg-type]  # the labels are made of the literals
_RIDGE = 0.1


class Read(Struct):
    """An article with its words' vectors and what the rules found."""

    example: Example
    cut: CutText
    words: Words
    vectors: Floats
    rules: tuple[Statement, ...]


def articles(pack: Pack, examples: Sequence[Example], language: Language = "de") -> Iterator[Read]:
    """Encode articles as the program does."""
    for example in examples:
        pieces = cut(as_article(example.text, language))
        words = words_of(pieces)
        yield Read(example, pieces, words, vectors_of(example.text, words, pack), read_by_rules(pieces))


def held_back() -> list[Example]:
    """Return the articles that nothing was learned from."""
    return [one for number, one in enumerate(read_corpus("train")) if number % 14 == 0]


def statements(read: Read, graphs: Pack, settings: Settings) -> tuple[list[Draft], tuple[Statement, ...]]:
    """Read an article's statements."""
    drafts = read_drafts(read.cut, read.words, read.vectors, read.rules, graphs, settings)
    judge_drafts(read.cut, read.words, drafts, graphs, LABELS)
    return drafts, finish(read.cut, read.words, drafts, settings)


def pairs(reads: Sequence[Read], graphs: Pack, settings: Settings) -> list[Pair]:
    """Read articles and pair what was found with what is right."""
    found = []
    for read in reads:
        _, own = statements(read, graphs, settings)
        found += pair(read.example.gold, [as_quotation(one, read.example.tokens) for one in own])
    return found


def choose(reads: Sequence[Read], graphs: Pack, tell: Callable[[str], None]) -> Settings:
    """Return the settings with the best joint F1: first the anchor's and the quote's, then the others' one by one."""
    best, at_best = Settings(), -1.0

    def tried(settings: Settings) -> None:
        nonlocal best, at_best
        score = macro(pairs(reads, graphs, settings), PARTS).f1
        if score > at_best:
            best, at_best = settings, score
            tell(f"joint {score:.4f} with {settings}")

    def each(field: str, first: int, leasts: Sequence[float]) -> None:
        for column, least in product(range(first, len(PARTS)), leasts):
            values = getattr(best, field)
            tried(replace(best, **{field: (*values[:column], least, *values[column + 1 :])}))

    tried(replace(best, anchor=0.999, rules=0.0))  # the rules' reading, which the model judges
    for anchor, quote in product((0.35, 0.45, 0.55, 0.65), (0.35, 0.5)):
        tried(replace(best, anchor=anchor, roles=(quote, *best.roles[1:])))
    for rules in (0.6, 0.7, 0.8, 0.9):
        tried(replace(best, rules=rules))
    each("roles", 1, (0.3, 0.4, 0.6))
    each("trusted", 0, (0.5, 0.65, 0.8, 0.9))
    for within, at_edge in product((0.0, 1.0, 2.0, 3.0), (0.0, 0.5, 1.0)):
        if at_edge <= within:
            tried(replace(best, within=within, at_edge=at_edge))
    return replace(best, score=_calibrated(reads, graphs, best))


def _calibrated(reads: Sequence[Read], graphs: Pack, settings: Settings) -> tuple[float, ...]:
    """Fit the score's weights: a logistic regression of being right on the evidence (Newton's method)."""
    evidence, right = evidence_of(reads, graphs, settings)
    x, y = np.asarray(evidence), np.asarray(right)
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - _RIDGE * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + _RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(bend, slope)
    return tuple(round(float(one), 4) for one in weights)


def evidence_of(
    reads: Sequence[Read], graphs: Pack, settings: Settings
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
    wholes: dict[str, Sequence[Part]] = {"joint": PARTS, "message": ("quote",), "roles": ROLES}
    parts = [f"{name} {macro(found, roles).f1:.3f}" for name, roles in wholes.items()]
    parts += [f"type {labels(found, lambda one: one.type).f1:.3f}"]
    parts += [f"medium {labels(found, lambda one: one.medium).f1:.3f}"]
    parts += [f"{part} {micro(found, part).f1:.3f}" for part in PARTS]
    return "  ".join(parts)


def main() -> None:
    """Choose settings for a pack and write them as JSON for ``python -m train.export --settings``."""
    parser = argparse.ArgumentParser(prog="python -m train.choose", description=main.__doc__)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    pack = open_pack(options.pack)
    reads = list(articles(pack, held_back()))
    chosen = choose(reads, pack, lambda line: print(line, flush=True))
    print(table(pairs(reads, pack, chosen)))
    told = json.loads(options.out.read_text("utf-8")) if options.out.exists() else {}
    told["statements"] = msgspec.to_builtins(chosen)
    options.out.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
