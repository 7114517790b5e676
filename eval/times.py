"""How well time expressions are read: against TimeML and TIMEX2 with the program's own steps.

After TempEval-3: an expression of the program's is matched to at most one of the corpus' that it overlaps
(*relaxed*) or equals (*strict*); ``value_f1`` and ``type_f1`` count the relaxed matches with the same ``value``
or ``type`` attribute, compared as strings; ``clock_f1`` is ``value_f1`` with the notations of a clock time
(``T8:30``, ``T08.30``) taken for the ISO 8601 one, ``T08:30``, that the program writes. The document's date and
TIMEX3 without text are left out.

    python -m eval.times [--set NAME] [--errors N]
"""

from __future__ import annotations

import argparse
import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from eval.data import folder
from wortlaut.article.parse import parse
from wortlaut.article.source import Given, Source
from wortlaut.clean.clean import clean
from wortlaut.cut.cut import cut
from wortlaut.heads.times import find_times
from wortlaut.link.times import resolve_times
from wortlaut.records import Language, Time

_GOLD = Path(__file__).parent / "gold"
# Our own: English; German to tune on and to report.
GOLD = {
    "gold/times-en": ("times-en/*.tml", "en"),
    "gold/times-de-a": ("times-de/a*.tml", "de"),
    "gold/times-de-b": ("times-de/b*.tml", "de"),
    "gold/times-de-c": ("times-de/c*.tml", "de"),
    "gold/times-de-d": ("times-de/d*.tml", "de"),
}
SETS = (
    "times-krauts-de/Dolomiten-42",
    "times-krauts-de/Dolomiten-100",
    "times-wikiwars-de",
    *GOLD,
)
# Vague times of the record that the corpora, and our sets after them, leave out: "zuletzt" is annotated 0 of 11 times.
_NOT_ANNOTATED = frozenset({"zuletzt"})
_TAG = re.compile(r"<(/?)(TIMEX[23])([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_CLOCK = re.compile(r"T(\d\d?)[:.](\d\d)$")
_BODY = re.compile(r"<TEXT>\n?(.*?)\n?</TEXT>", re.DOTALL)
_DATED = re.compile(r'<(?:DCT|DATETIME)>.*?(?:value|val)="([^"]*)"', re.DOTALL)


class Expression(Struct, frozen=True, kw_only=True):
    """A time expression of a corpus."""

    start: int
    end: int
    type: str | None
    value: str


class Document(Struct, frozen=True, kw_only=True):
    """A text without its tags, its date, and the expressions in it."""

    name: str
    language: Language
    published: str | None
    text: str
    expressions: tuple[Expression, ...]


class Score(Struct, frozen=True, kw_only=True):
    """F1 from 0 to 1."""

    strict_f1: float
    relaxed_f1: float
    value_f1: float
    clock_f1: float
    type_f1: float
    expressions: int
    found: int


def documents(name: str) -> Iterator[Document]:
    """Return the documents of one of ``SETS``."""
    if name in GOLD:
        pattern, language = GOLD[name]
        paths = sorted(_GOLD.glob(pattern))
    elif name.startswith("times-krauts-de/"):
        paths = sorted((folder("times-krauts-de") / f"KRAUTS_{name.split('/')[1]}").glob("*.tml"))
        language = "de"
    else:
        paths, language = sorted((folder(name) / "keyinline").glob("*.xml")), "de"
    for path in paths:
        yield _document(path, "de" if language == "de" else "en")


def _document(path: Path, language: Language) -> Document:
    source = path.read_text("utf-8")
    dated, body = _DATED.search(source), _BODY.search(source)
    assert body is not None, path
    text, expressions = _untagged(body[1])
    return Document(
        name=path.stem,
        language=language,
        published=dated[1] if dated else None,
        text=text,
        expressions=tuple(sorted(expressions, key=lambda each: each.start)),
    )


def _untagged(source: str) -> tuple[str, list[Expression]]:
    """Return the text without tags; of nested expressions (TIMEX2) the outermost."""
    pieces: list[str] = []
    expressions: list[Expression] = []
    open_tags: list[tuple[int, dict[str, str]]] = []
    length = at = 0
    for tag in [*_TAG.finditer(source), None]:
        piece = html.unescape(re.sub(r"<[^<>]*>", "", source[at : tag.start() if tag else None]))
        pieces.append(piece)
        length += len(piece)
        if tag is None:
            break
        at = tag.end()
        if tag[4]:
            continue
        if not tag[1]:
            open_tags.append((length, dict(_ATTRIBUTE.findall(tag[3]))))
        elif open_tags:
            start, values = open_tags.pop()
            value = values.get("value") or values.get("val") or ""
            if not open_tags and start < length:
                expressions.append(Expression(start=start, end=length, type=values.get("type"), value=value))
    return "".join(pieces), expressions


def read(document: Document) -> tuple[Time, ...]:
    """Return what the program finds in a document."""
    given = Given(published=document.published, language=document.language)
    source = Source(content=document.text, kind="text", digest="0", where=document.name, given=given)
    words = cut(clean(parse(source)))
    found = resolve_times(find_times(words), words)
    return tuple(one for one in found if document.text[one.start : one.end].lower() not in _NOT_ANNOTATED)


def pair(gold: Sequence[Expression], found: Sequence[Time]) -> list[tuple[Expression, Time]]:
    """Return the one-to-one matches by overlap; an equal span goes before, then the first that is free."""
    pairs: list[tuple[Expression, Time]] = []
    free = list(found)
    for equal in (True, False):
        for each in gold:
            if any(each is taken for taken, _ in pairs):
                continue
            for other in free:
                same = (each.start, each.end) == (other.start, other.end)
                if same or (not equal and each.start < other.end and other.start < each.end):
                    pairs.append((each, other))
                    free.remove(other)
                    break
    return pairs


def score(name: str) -> Score:
    """Measure on one set."""
    counts: Counter[str] = Counter()
    for document in documents(name):
        found = read(document)
        pairs = pair(document.expressions, found)
        counts["gold"] += len(document.expressions)
        counts["found"] += len(found)
        counts["relaxed"] += len(pairs)
        counts["strict"] += sum((gold.start, gold.end) == (ours.start, ours.end) for gold, ours in pairs)
        counts["value"] += sum(gold.value == ours.value for gold, ours in pairs)
        counts["clock"] += sum(_iso_clock(gold.value) == ours.value for gold, ours in pairs)
        counts["type"] += sum(gold.type == ours.type for gold, ours in pairs)
    total = max(1, counts["gold"] + counts["found"])
    return Score(
        strict_f1=2 * counts["strict"] / total,
        relaxed_f1=2 * counts["relaxed"] / total,
        value_f1=2 * counts["value"] / total,
        clock_f1=2 * counts["clock"] / total,
        type_f1=2 * counts["type"] / total,
        expressions=counts["gold"],
        found=counts["found"],
    )


def _iso_clock(value: str) -> str:
    return _CLOCK.sub(lambda match: f"T{int(match[1]):02d}:{match[2]}", value)


def measure() -> dict[str, float]:
    """Return the scores of all sets; TIMEX2 has no types."""
    values: dict[str, float] = {}
    for name in SETS:
        result = score(name)
        values[f"{name}.value_f1"] = result.value_f1
        values[f"{name}.clock_f1"] = result.clock_f1
        values[f"{name}.strict_f1"] = result.strict_f1
        values[f"{name}.relaxed_f1"] = result.relaxed_f1
        if name != "times-wikiwars-de":
            values[f"{name}.type_f1"] = result.type_f1
    return values


def errors(name: str) -> Iterator[str]:
    """Return what differs from the corpus, one line each: missed, too many, another value, another span."""
    for document in documents(name):
        found = read(document)
        pairs = pair(document.expressions, found)
        for each in document.expressions:
            if not any(each is taken for taken, _ in pairs):
                yield _line("missed", document, each.start, each.end, each.value, "")
        for ours in found:
            if not any(ours is taken for _, taken in pairs):
                yield _line("too many", document, ours.start, ours.end, "", ours.value)
        for each, ours in pairs:
            if each.value != ours.value:
                yield _line("value", document, ours.start, ours.end, each.value, ours.value)
            if (each.start, each.end) != (ours.start, ours.end):
                words = document.text[each.start : each.end]
                yield _line("span", document, ours.start, ours.end, words, "")


def _line(what: str, document: Document, start: int, end: int, gold: str, ours: str) -> str:
    text = document.text
    shown = f"{text[max(0, start - 45) : start]}[{text[start:end]}]{text[end : end + 35]}"
    return f"{what:<9} {document.name} ({document.published}) | {' '.join(shown.split())} | {gold} <> {ours}"


def main() -> None:
    """Print the scores, and what is wrong if asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--set", choices=SETS, action="append", dest="sets")
    arguments.add_argument("--errors", type=int, default=0, metavar="N")
    chosen = arguments.parse_args()
    for name in chosen.sets or SETS:
        result = score(name)
        print(
            f"{name:<30} value {result.value_f1:.3f}  clock {result.clock_f1:.3f}  strict {result.strict_f1:.3f}  relaxed"
            f" {result.relaxed_f1:.3f}  type {result.type_f1:.3f}  ({result.found} found, {result.expressions} there)"
        )
        for _, line in zip(range(chosen.errors), errors(name), strict=False):
            print("  " + line)


if __name__ == "__main__":
    main()
