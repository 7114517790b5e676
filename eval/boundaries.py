"""How well sentence and word boundaries are found, on two treebanks and the German news quotation corpus.

``python -m eval.boundaries`` prints the table; ``--compare`` adds the libraries that are installed,
``--part train`` takes the part on which the rules were made.

A *sentence* counts as found if its end is found exactly, in documents whose text is rebuilt from the
surface tokens with a space between sentences; ``ud-de-gsd`` has no documents and is one paragraph.
``sentence_f1`` counts every end, ``inner_sentence_f1`` none that the end of a paragraph gives away. A *word*
counts if its start and end are both exact. Words of a multiword token count as words where they spell it
("do" "n't"), and else the token as one ("im").
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from typing import Any, NamedTuple

from eval.data import folder
from wortlaut.article.plain import read_plain
from wortlaut.clean.stray_stops import stray_stops
from wortlaut.cut.sentences import sentences
from wortlaut.cut.words import words
from wortlaut.records import Language
from wortlaut.spans import Span, trim

Cutter = Callable[[str, Span, Language], tuple[list[Span], list[Span]]]


class Document(NamedTuple):
    """A text with the gold layer: its paragraphs, sentences and words."""

    text: str
    paragraphs: list[Span]
    sentences: list[Span]
    words: list[Span]


def treebank(name: str, part: str) -> Iterator[Document]:
    """Yield the documents of a treebank, their text rebuilt from the surface."""
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
        paragraphs = [trim(Span(a, b), self.text) for a, b in pairwise(edges)]
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


SETS: dict[str, tuple[Language, Callable[[str], Iterable[Document]]]] = {
    "ud-de-gsd": ("de", lambda part: treebank("ud-de-gsd", part)),
    "ud-en-ewt": ("en", lambda part: treebank("ud-en-ewt", part)),
    "quotes-wikinews-de": ("de", quotations),
}


def ours(text: str, within: Span, language: Language) -> tuple[list[Span], list[Span]]:
    """Cut a paragraph as the program does."""
    stray = stray_stops(text, within, language)
    found = sentences(text, within, language, stray)
    return found, [word for sentence in found for word in words(text, sentence, language)]


def _f1(found: set[Any], gold: set[Any]) -> float:
    return 2 * len(found & gold) / max(len(found) + len(gold), 1)


def score(documents: list[Document], language: Language, cutter: Cutter) -> dict[str, float]:
    """Return the F1 of sentence ends (all, inner) and of words, and million characters a second of processor time."""
    cutter("Warm.", Span(0, 5), language)  # patterns are compiled once, not for every text
    found_ends, gold_ends, given, found_words, gold_words = (set[Any]() for _ in range(5))
    seconds = 0.0
    for index, document in enumerate(documents):
        gold_ends |= {(index, sentence.end) for sentence in document.sentences}
        gold_words |= {(index, word) for word in document.words}
        for paragraph in document.paragraphs:
            given.add((index, paragraph.end))
            before = time.process_time()
            found, inner = cutter(document.text, paragraph, language)
            seconds += time.process_time() - before
            found_ends |= {(index, sentence.end) for sentence in found}
            found_words |= {(index, word) for word in inner}
    characters = sum(len(document.text) for document in documents)
    return {
        "sentence_f1": _f1(found_ends, gold_ends),
        "inner_sentence_f1": _f1(found_ends - given, gold_ends - given),
        "word_f1": _f1(found_words, gold_words),
        "million_characters_a_second": characters / seconds / 1e6,
    }


def _joined_at_hyphens(document: Document) -> Document:
    """Return the document with its hyphenated words put together, as German spells them."""
    joined: list[Span] = []
    for word in document.words:
        touches = bool(joined) and joined[-1].end == word.start
        hyphen = "-" in (word.text(document.text), document.text[word.start - 1 : word.start])
        if touches and hyphen:
            joined[-1] = Span(joined[-1].start, word.end)
        else:
            joined.append(word)
    return document._replace(words=joined)


def measure(part: str = "dev") -> dict[str, float]:
    """Return all figures of the program, by set and name (``ud-de-gsd.sentence_f1``); speed aside."""
    figures: dict[str, float] = {}
    for name, (language, read) in SETS.items():
        documents = list(read(part))
        for key, value in score(documents, language, ours).items():
            figures[f"{name}.{key}"] = value
        if name == "ud-de-gsd":
            whole = [_joined_at_hyphens(document) for document in documents]
            figures[f"{name}.word_f1_hyphens_joined"] = score(whole, language, ours)["word_f1"]
    return {name: value for name, value in figures.items() if not name.endswith("_a_second")}


def _pieces(text: str, within: Span, parts: Iterable[str]) -> list[Span]:
    """Find the given pieces in their order."""
    spans, position = [], within.start
    for part in (part for part in parts if part):
        start = text.find(part, position, within.end)
        if start >= 0:
            position = start + len(part)
            spans.append(trim(Span(start, position), text))
    return spans


def _syntok() -> Cutter:
    segmenter = import_module("syntok.segmenter")

    def cutter(text: str, within: Span, _: Language) -> tuple[list[Span], list[Span]]:
        found: list[list[Span]] = []
        for paragraph in segmenter.analyze(within.text(text)):
            for tokens in paragraph:
                starts = [(within.start + token.offset, token.value) for token in tokens]
                found.append([Span(start, start + len(value)) for start, value in starts])
        return [Span(s[0].start, s[-1].end) for s in found if s], [word for s in found for word in s]

    return cutter


def _sentencex() -> Cutter:
    library = import_module("sentencex")
    return lambda text, within, language: (
        _pieces(text, within, library.segment(language, within.text(text))),
        [],
    )


def _pysbd() -> Cutter:
    library = import_module("pysbd")
    segmenters = {language: library.Segmenter(language=language, clean=False) for language in ("de", "en")}
    return lambda text, within, language: (
        _pieces(text, within, segmenters[language].segment(within.text(text))),
        [],
    )


def _simplemma() -> Cutter:
    library = import_module("simplemma")
    return lambda text, within, language: (
        _pieces(text, within, library.split_sentences(within.text(text), lang=language)),
        _pieces(text, within, library.simple_tokenizer(within.text(text))),
    )


CANDIDATES: dict[str, Callable[[], Cutter]] = {
    "syntok": _syntok,
    "sentencex": _sentencex,
    "pysbd": _pysbd,
    "simplemma": _simplemma,
}


def _installed() -> Iterator[tuple[str, Cutter]]:
    yield "wortlaut", ours
    for name, build in CANDIDATES.items():
        try:
            yield name, build()
        except ImportError:
            print(f"{name} is not installed")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure sentence and word boundaries.")
    parser.add_argument("--part", default="dev", choices=["train", "dev"])
    parser.add_argument(
        "--compare", action="store_true", help="also measure the libraries that are installed"
    )
    options = parser.parse_args()
    if not options.compare:
        for name, value in measure(options.part).items():
            print(f"{name:45} {value:.4f}")
        return
    print("| set | cut by | sentence F1 | inner sentence F1 | word F1 | million characters/s |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, (language, read) in SETS.items():
        documents = list(read(options.part))
        for library, cutter in _installed():
            row = score(documents, language, cutter)
            *shares, speed = row.values()
            cells = " | ".join(f"{share:.3f}" if share else "–" for share in shares)
            print(f"| {name} | {library} | {cells} | {speed:.2f} |")


if __name__ == "__main__":
    main()
