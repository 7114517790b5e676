"""How well sentence and word boundaries are found, on two treebanks and the German news quotation corpus.

``python -m eval.boundaries`` prints the table; ``--compare`` adds the libraries that are installed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from eval.data import folder
from wortlaut.article.plain import read_plain
from wortlaut.records import Language
from wortlaut.spans import Span, trim


class Document(NamedTuple):
    """A text with the gold layer: its paragraphs, sentences and words."""

    text: str
    paragraphs: list[Span]
    sentences: list[Span]
    words: list[Span]


def treebank(name: str, part: str) -> Iterator[Document]:
    """Yield the documents of a treebank, their text rebuilt from the surface.

    A token that stands for several words ("im", "don't") counts as these words where they spell it
    ("do" "n't") and else as one ("im", not "in" "dem").
    """
    builder = _Builder()
    for block in (folder(name) / f"{part}.conllu").read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        if any(line.startswith("# newdoc") for line in lines) and builder.words:
            yield builder.document()
            builder = _Builder()
        if any(line.startswith("# newpar") for line in lines):
            builder.new_paragraph()
        builder.sentence([line.split("\t") for line in lines if not line.startswith("#")])
    if builder.words:
        yield builder.document()


def _surface(rows: list[list[str]]) -> Iterator[tuple[list[str], bool]]:
    """Yield each surface token as its words and whether white space follows."""
    last = 0
    for row in rows:
        number, _, ending = row[0].partition("-")
        if "." in number or int(number) <= last:
            continue
        last = int(ending or number)
        inner = [r[1] for r in rows if r[0].isdigit() and int(number) <= int(r[0]) <= last]
        forms = inner if "".join(inner) == row[1] else [row[1]]
        yield forms, "SpaceAfter=No" not in row[9].split("|")


class _Builder:
    """Puts a document together, sentence by sentence."""

    def __init__(self) -> None:
        self.text = ""
        self.paragraph_starts = [0]
        self.sentences: list[Span] = []
        self.words: list[Span] = []

    def new_paragraph(self) -> None:
        if self.text:
            self.text += "\n\n"
            self.paragraph_starts.append(len(self.text))

    def sentence(self, rows: list[list[str]]) -> None:
        start = len(self.text)
        for forms, space in _surface(rows):
            for form in forms:
                self.words.append(Span(len(self.text), len(self.text) + len(form)))
                self.text += form
            self.text += " " * space
        if rows:
            self.sentences.append(Span(start, self.words[-1].end))

    def document(self) -> Document:
        edges = [*self.paragraph_starts, len(self.text)]
        paragraphs = [trim(Span(a, b), self.text) for a, b in zip(edges, edges[1:], strict=False)]
        return Document(self.text, paragraphs, self.sentences, self.words)


def quotations(part: str) -> Iterator[Document]:
    """Yield the articles of the German news quotation corpus."""
    for line in (folder("quotes-wikinews-de") / f"{part}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row["originalText"]
        yield Document(
            text,
            [p.span for p in read_plain(text).parts],
            [trim(Span(s["charBegin"], s["charEnd"]), text) for s in row["sentences"]],
            [Span(t["charBegin"], t["charEnd"]) for t in row["tokens"]],
        )
