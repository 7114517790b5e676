"""The golden records of the example articles, and what the program makes of the same articles."""

from __future__ import annotations

import difflib
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from wortlaut.article.load import Inputs
from wortlaut.article.source import Given, Source
from wortlaut.cut.text import CutText
from wortlaut.errors import ArticleError
from wortlaut.pipeline import STEPS
from wortlaut.records import Record
from wortlaut.spans import Span

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "eval" / "gold" / "examples.jsonl"
ARTICLES = ROOT / "examples"

Json = dict[str, Any]


class Answer(Struct, frozen=True):
    """An article: its golden record, moved to the text as it is read now, and what the program makes of it."""

    name: str
    gold: Json
    record: Record
    words: Sequence[Span]


def read_gold(path: Path = GOLD) -> list[Json]:
    """Read the golden records."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def answers(gold: Sequence[Json], folder: Path = ARTICLES) -> Iterator[Answer]:
    """Read every article that has a golden record, with the publication date that the golden record gives it."""
    taken: Counter[str] = Counter()
    for one in gold:
        path = folder / one["file"]
        given = Given(published=one.get("published"))
        sources = [item for item in Inputs([str(path)], given, io.BytesIO()) if isinstance(item, Source)]
        source = sources[taken[one["file"]]]
        taken[one["file"]] += 1
        record, words = _read(source)
        name = one["file"] if len(sources) == 1 else one["id"]
        yield Answer(name, moved(one, record.text), record, words)


def _read(source: Source) -> tuple[Record, list[Span]]:
    """Go the program's way and keep the words that it cuts."""
    value: Any = source
    words: list[Span] = []
    for step in STEPS:
        value = step(value)
        if isinstance(value, CutText):
            words = [word for sentence in value.sentences for word in sentence.words]
    if not isinstance(value, Record):
        raise ArticleError("the article has no record", source.where)
    return value, words


def moved(gold: Json, text: str) -> Json:
    """Move all offsets to where the same characters lie in another edition of the text."""
    if gold["text"] == text:
        return gold
    matcher = difflib.SequenceMatcher(None, gold["text"], text, autojunk=False)
    at: dict[int, int] = {}
    for old, new, size in matcher.get_matching_blocks():
        at.update((old + step, new + step) for step in range(size))
    there: Json = _move(gold, at)
    return there | {"text": text}


def _move(value: Any, at: dict[int, int]) -> Any:
    """Move the spans in a value: lists of two numbers, and objects with ``start`` and ``end``."""
    if isinstance(value, dict):
        new = {name: _move(one, at) for name, one in value.items()}
        if "start" in value:
            new["start"], new["end"] = _there(value["start"], value["end"], at)
        return new
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(one, int) for one in value):
            return list(_there(value[0], value[1], at))
        return [_move(one, at) for one in value]
    return value


def _there(start: int, end: int, at: dict[int, int]) -> tuple[int, int]:
    """Return where the kept characters of a span lie; an empty span if none is kept."""
    kept = [at[offset] for offset in range(start, end) if offset in at]
    return (kept[0], kept[-1] + 1) if kept else (0, 0)
