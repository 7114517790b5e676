"""What the readers share: bad lines, blocks of lines, spacing, sentences joined to examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from train.example import KINDS, Example, Grammar, Name

LONGEST = 180
"""Words of an example made of several sentences; the encoder's window holds them."""

# The detokeniser's rules, for sets whose spacing is lost.
_NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "“", "”", "…", "%"])
_NO_SPACE_AFTER = frozenset(["(", "[", "„", "#", "@"])


class BadLine(ValueError):
    """A line of a data set that cannot be read."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}, line {line}: {problem}")


class Sentence(Struct):
    """One labelled sentence; all indices count its own words."""

    words: list[str]
    spaces: list[bool]
    grammar: Grammar | None = None
    names: list[Name] | None = None


class Line(Struct, frozen=True):
    """A line of a file in columns."""

    number: int
    fields: tuple[str, ...]


def part_file(folder: Path, part: str, suffix: str) -> Path:
    """Return the file of a part; raises FileNotFoundError if the set has no such part."""
    path = folder / f"{part}.{suffix}"
    if not path.is_file():
        raise FileNotFoundError(f"{folder.name} has no part {part!r}: {path} is missing")
    return path


def blocks(
    path: Path, *, columns: int, separator: str, comment: str = "", marks: bool = False
) -> Iterator[list[Line]]:
    """Return the runs of lines between blank lines; lines that begin with ``comment`` are left out.

    With ``marks`` such a line is a block of its own instead, whose one line has no fields.
    """
    block: list[Line] = []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, raw in enumerate(lines, 1):
            line = raw.rstrip("\r\n")
            marked = bool(comment) and line.startswith(comment)
            if block and (not line.strip() or (marked and marks)):
                yield block
                block = []
            if marked and marks:
                yield [Line(number, ())]
            elif line.strip() and not marked:
                fields = tuple(line.split(separator))
                if len(fields) != columns:
                    raise BadLine(path, number, f"{len(fields)} columns instead of {columns}")
                block.append(Line(number, fields))
    if block:
        yield block


def spans_of(path: Path, tags: Sequence[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Return the spans of one sentence's tags B-x, I-x, O, each given with its line's number.

    A span's first tag may lack "B-" (``I-x`` after something else): sets have such slips, and what is meant is plain.
    """
    found: list[tuple[int, int, str]] = []
    begun: tuple[int, str] | None = None
    for index, (line, tag) in enumerate([*tags, (0, "O")]):
        prefix, _, label = tag.partition("-")
        if prefix not in {"B", "I", "O"} or bool(label) == (prefix == "O"):
            raise BadLine(path, line, f"{tag!r} is none of B-…, I-…, O")
        if begun is not None and (prefix != "I" or label != begun[1]):
            found.append((begun[0], index, begun[1]))
            begun = None
        if begun is None and prefix != "O":
            begun = (index, label)
    return found


def spacing(words: Sequence[str]) -> list[bool]:
    """Return whether white space stands before each word, guessed from its characters.

    Straight quotation marks are opened and closed in turn.
    """
    spaces: list[bool] = []
    closed, before = True, ""
    for word in words:
        space = word not in _NO_SPACE_BEFORE and before not in _NO_SPACE_AFTER
        if word == '"':
            space, closed = closed and space, not closed
        elif before == '"' and not closed:
            space = False
        spaces.append(space)
        before = word
    return [True, *spaces[1:]] if spaces else []


def example(
    source: str, language: str, sentences: Sequence[Sentence], kinds: tuple[str, ...] = KINDS
) -> Example:
    """Return sentences that follow one another as one example."""
    joined = Example(source, language, [], [], [], kinds=kinds)
    if all(one.grammar is not None for one in sentences):
        joined.grammar = Grammar([], [], [], [])
    if all(one.names is not None for one in sentences):
        joined.names = []
    for one in sentences:
        first = len(joined.words)
        joined.sentences.append(first)
        joined.words += one.words
        joined.spaces += one.spaces
        if joined.grammar is not None and one.grammar is not None:
            joined.grammar.upos += one.grammar.upos
            joined.grammar.features += one.grammar.features
            joined.grammar.heads += [first + head for head in one.grammar.heads]
            joined.grammar.relations += one.grammar.relations
        if joined.names is not None and one.names is not None:
            joined.names += [Name(first + name.start, first + name.end, name.kind) for name in one.names]
    joined.spaces[0] = True
    return joined


def grouped(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Return a document's sentences in runs of at most :data:`LONGEST` words; a longer sentence stands alone."""
    run: list[Sentence] = []
    length = 0
    for sentence in sentences:
        if run and length + len(sentence.words) > LONGEST:
            yield run
            run, length = [], 0
        run.append(sentence)
        length += len(sentence.words)
    if run:
        yield run
