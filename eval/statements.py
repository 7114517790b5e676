"""How well statements are read, on the German news quotation corpus.

``python -m eval.statements [--part train|dev] [--errors N]`` prints the table.
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from eval.data import folder
from eval.quotation_metric import (
    PARTS,
    RIGHT,
    ROLES,
    Pair,
    Quotation,
    labels,
    macro,
    micro,
    of_type,
    pair,
    token_f1,
)
from wortlaut.article.article import Article
from wortlaut.article.plain import read_plain
from wortlaut.clean.text import CleanText
from wortlaut.cut.cut import cut
from wortlaut.encode.encode import encode
from wortlaut.heads.statements import find_statements
from wortlaut.records import Language, SourceInfo, Statement, StatementType
from wortlaut.spans import Span

CORPUS = "quotes-wikinews-de"
TYPES: dict[str, StatementType] = {
    "Direct": "direct",
    "Indirect": "indirect",
    "Reported": "reported",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
}
MEDIA = {
    "Speech": "speech",
    "Thought": "thought",
    "Writing": "writing",
    "ST": "speech_thought",
    "SW": "speech_writing",
    "TW": "thought_writing",
    "none": "none",
}


@dataclass(frozen=True)
class Example:
    """An article of the corpus: its text, where its tokens lie, and its statements."""

    name: str
    text: str
    tokens: Sequence[Span]
    gold: Sequence[Quotation]


@dataclass(frozen=True)
class Answer:
    """An article with what the program found in it, and the pairs that the metric made."""

    example: Example
    statements: Sequence[Statement]
    system: Sequence[Quotation]
    pairs: Sequence[Pair]


def read_corpus(part: str) -> Iterator[Example]:
    """Read ``train`` or ``dev`` of the corpus."""
    with (folder(CORPUS) / f"{part}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield Example(
                name=document["documentName"],
                text=document["originalText"],
                tokens=_tokens(document),
                gold=[_gold(annotation) for annotation in document["annotations"]],
            )


def _tokens(document: dict[str, Any]) -> list[Span]:
    """Find the characters of the corpus' tokens: it gives those of its sentences alone."""
    text, spans = document["originalText"], []
    for sentence in document["sentences"]:
        position = sentence["charBegin"]
        for token in sentence["tokens"]:
            start = text.index(token, position)
            position = start + len(token)
            spans.append(Span(start, position))
    return spans


def _gold(annotation: dict[str, Any]) -> Quotation:
    return Quotation(
        type=TYPES[annotation["type"]],
        medium=MEDIA[annotation["medium"]],
        parts={part: frozenset(annotation[part]["tokenIds"]) for part in PARTS},
    )


def as_article(text: str, language: Language = "de") -> CleanText:
    """Make of a text of the corpus what the program makes of a plain text."""
    article = Article(
        source=SourceInfo(id=hashlib.sha256(text.encode()).hexdigest(), language=language),
        language=language,
        text=text,
        parts=read_plain(text).parts,
    )
    return CleanText(article=article, parts=article.parts)


def as_quotation(statement: Statement, tokens: Sequence[Span]) -> Quotation:
    """Say which of the corpus' tokens the spans of a statement overlap."""
    spans = {part: getattr(statement, part) for part in PARTS}
    return Quotation(
        type=statement.type,
        medium=statement.medium,
        parts={part: frozenset(overlapped(spans[part], tokens)) for part in PARTS},
    )


def overlapped(spans: Sequence[Span], tokens: Sequence[Span]) -> Iterator[int]:
    """Yield the positions of the tokens that the spans overlap."""
    for span in spans:
        index = bisect.bisect_right(tokens, span.start, key=lambda token: token.end)
        while index < len(tokens) and tokens[index].start < span.end:
            yield index
            index += 1


def answer(example: Example) -> Answer:
    """Read one article of the corpus with the program and pair what was found."""
    statements = find_statements(encode(cut(as_article(example.text))))
    system = [as_quotation(statement, example.tokens) for statement in statements]
    return Answer(example, statements, system, pair(example.gold, system))


def table(answers: Sequence[Answer]) -> dict[str, float]:
    """Return all figures for articles read, between 0 and 1; counts are whole numbers."""
    pairs = [one for answer in answers for one in answer.pairs]
    figures: dict[str, float] = {}
    for name, parts in (("message", ("quote",)), ("roles", ROLES), ("joint", PARTS)):
        score = macro(pairs, parts)
        figures |= {f"{name}_precision": score.precision, f"{name}_recall": score.recall}
        figures[f"{name}_f1"] = score.f1
    figures["type"] = labels(pairs, lambda one: one.type).f1
    figures["medium"] = labels(pairs, lambda one: one.medium).f1
    for part in PARTS:
        figures[f"{part}_micro_f1"] = micro(pairs, part).f1
    for kind in get_args(StatementType):
        figures |= _by_type(answers, kind)
    return figures


def _by_type(answers: Sequence[Answer], kind: str) -> dict[str, float]:
    pairs = [
        one
        for answer in answers
        for one in pair(of_type(answer.example.gold, kind), of_type(answer.system, kind))
    ]
    return {
        f"{kind}_quote_f1": micro(pairs, "quote").f1,
        f"{kind}_gold": sum(one.gold is not None for one in pairs),
        f"{kind}_system": sum(one.system is not None for one in pairs),
    }


_BINS = 10


def calibration_error(answers: Sequence[Answer]) -> float:
    """Return how far scores are from the share of right statements: the expected error over ten bins.

    M. Naeini et al., *Obtaining Well Calibrated Probabilities Using Bayesian Binning* (2015).
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for one in answers:
        partners = {id(pair.system): pair.gold for pair in one.pairs if pair.system is not None}
        for statement, quotation in zip(one.statements, one.system, strict=True):
            gold = partners[id(quotation)]
            right = gold is not None and token_f1(gold.tokens("quote"), quotation.tokens("quote")) >= RIGHT
            bins[min(int(statement.score * _BINS), _BINS - 1)].append((statement.score, right))
    total = sum(map(len, bins))
    gaps = (abs(sum(score - right for score, right in one)) for one in bins)
    return sum(gaps) / total if total else 0.0


def measure() -> dict[str, float]:
    """Return the figures on the dev part, and of the gold labels, their names led by that of the set."""
    from eval.statement_labels import measure as measure_labels  # it reads the corpus with this module

    answers = [answer(example) for example in read_corpus("dev")]
    figures = table(answers) | {"calibration": 1 - calibration_error(answers)}
    return {f"{CORPUS}.{name}": value for name, value in figures.items()} | measure_labels()


def main() -> None:
    """Print the table for a part of the corpus, and if asked what went wrong."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N articles with errors")
    options = parser.parse_args()
    examples = list(read_corpus(options.part))
    began = time.perf_counter()
    answers = [answer(example) for example in examples]
    seconds = time.perf_counter() - began
    for name, value in table(answers).items():
        print(f"{name:35} {value:8.3f}" if name.endswith(_SHARES) else f"{name:35} {value:8.0f}")
    print(f"{'calibration_error':35} {calibration_error(answers):8.3f}")
    print(f"{len(examples)} articles, {1000 * seconds / len(examples):.1f} ms an article")
    show_errors(answers, options.errors)


_SHARES = ("precision", "recall", "f1", "type", "medium")


def show_errors(answers: Sequence[Answer], most: int | None = None) -> None:
    """Print the articles with errors, at most so many."""
    for one in [one for one in answers if any(map(_wrong, one.pairs))][:most]:
        _show(one)


def _wrong(one: Pair) -> bool:
    return any(len({*one.overlap(part)}) > 1 for part in PARTS)


def _show(one: Answer) -> None:
    print(f"\n# {one.example.name}")
    for two in filter(_wrong, one.pairs):
        for side, quotation in (("gold", two.gold), ("system", two.system)):
            if quotation is not None:
                print(f"  {side:6} {quotation.type} {quotation.medium}")
                for part in PARTS:
                    print(f"           {part:9} {_words(one.example, quotation.tokens(part))}")


def _words(example: Example, tokens: frozenset[int]) -> str:
    words: list[str] = []
    for index in sorted(tokens):
        if words and index - 1 not in tokens:
            words.append("…")
        words.append(example.tokens[index].text(example.text))
    return " ".join(words)


if __name__ == "__main__":
    main()
