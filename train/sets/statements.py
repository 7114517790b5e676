"""Statements: the quotation corpus, the debates, and what was written for the project, as words with what the rules say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from eval.statements import Example, as_article, read_corpus
from train.labels import ROLES
from train.sets.lines import spacing
from wortlaut.cut.cut import cut
from wortlaut.encode.words import Words, words_of
from wortlaut.heads.neural.features import Floats, Found, anchor_of, found_words, positions, word_features
from wortlaut.heads.rules.cue_acts import judge_spans
from wortlaut.heads.rules.read import read_statements
from wortlaut.records import Language, StatementType
from wortlaut.spans import Span, subtract


class Marked(Struct):
    """A labelled statement. What is None or not among ``known`` its set does not label."""

    anchor: int
    roles: dict[str, list[int]]
    known: tuple[str, ...] = ROLES
    type: str | None = None
    medium: str | None = None
    act: str | None = None
    status: str | None = None
    opinion: tuple[str, str] | None = None
    """Act and status as the rules judge them from the labelled spans."""


class Passage(Struct):
    """An article, or a stretch of one."""

    source: str
    words: list[str]
    spaces: list[bool]
    sentences: list[int]
    rules: Floats
    found: list[Found]
    statements: list[Marked]
    domain: str = "news"
    anchors: bool = True
    """Whether all its statements are labelled, so that any other word anchors none."""


Spans = dict[str, tuple[Span, ...]]


def read(root: Path, name: str, data: Path) -> Iterator[Passage]:
    """Read the passages of a set by its name in :data:`SETS`; ``root`` is the project, ``data`` the data sets."""
    yield from SETS[name](root, data)


Judged = dict[tuple[str, int], dict[str, str]]


def _corpus(root: Path, part: str, keep: Callable[[int], bool]) -> Iterator[Passage]:
    """The quotation corpus; its training part with the acts and statuses that were labelled for the project."""
    judged = read_judged(root)
    for number, example in enumerate(read_corpus(part)):
        if keep(number):
            yield _of_example(example, judged)


def read_judged(root: Path) -> Judged:
    """Return act and status of the corpus' training statements, by document and number of the annotation."""
    return {
        (line["document"], line["annotation"]): {key: line[key] for key in ("act", "status")}
        for line in _lines(root / _OWN / "act-status-wikinews-de.jsonl")
    }


def _of_example(example: Example, judged: Judged) -> Passage:
    labels = [
        (
            {part: tuple(example.tokens[token] for token in sorted(one.tokens(part))) for part in ROLES},
            {"type": one.type, "medium": one.medium} | judged.get((example.name, number), {}),
        )
        for number, one in enumerate(example.gold)
    ]
    return _passage("quotes-wikinews-de", example.text, "de", labels)


def _reports(path: Path, language: Language) -> Iterator[Passage]:
    for line in _lines(path):
        labels = [
            (
                {role: _spans(one[role]) for role in ROLES},
                {key: one[key] for key in ("type", "medium", "act", "status")},
            )
            for one in line["statements"]
        ]
        yield _passage(path.stem, line["text"], language, labels)


def _written(path: Path, language: Language) -> Iterator[Passage]:
    """Single statements in a few sentences; the texts' other statements are not labelled."""
    for line in _lines(path):
        spans = {role: _spans(line.get(role, [])) for role in ROLES}
        passage = _passage(
            path.stem, line["text"], language, [(spans, {key: line[key] for key in ("act", "status")})]
        )
        passage.anchors = False
        for one in passage.statements:
            one.known = ("quote", "speaker", "cue")
        yield passage


def _debates(path: Path) -> Iterator[Passage]:
    """SpkAtt-2023 (I. Rehbein et al.): every act of speech, thought or writing, with or without a message."""
    for line in _lines(path):
        words = [token for sentence in line["Sentences"] for token in sentence["Tokens"]]
        text, tokens = _joined(words)
        first, at = {}, 0
        for sentence in line["Sentences"]:
            first[sentence["SentenceId"]] = at
            at += len(sentence["Tokens"])

        def spans(
            keys: Iterable[str], first: dict[int, int] = first, tokens: Sequence[Span] = tokens
        ) -> tuple[Span, ...]:
            pairs = (key.split(":") for key in keys)
            return tuple(sorted(tokens[first[int(sentence)] + int(word)] for sentence, word in pairs))

        labels = [
            (
                {
                    "quote": spans(one["Message"]),
                    "speaker": spans(one["Source"]),
                    "addressee": spans(one["Addr"]),
                    "cue": spans(one["Cue"]) + spans(one["PTC"]),
                    "frame": (),
                },
                {},
            )
            for one in line["Annotations"]
        ]
        passage = _passage("speech-bundestag-de", text, "de", labels)
        passage.domain = "debate"
        for statement in passage.statements:
            statement.known = tuple(role for role in ROLES if role != "frame")
        yield passage


def _passage(
    source: str, text: str, language: Language, labels: Sequence[tuple[Spans, dict[str, str]]]
) -> Passage:
    pieces = cut(as_article(text, language))
    words = words_of(pieces)
    found = found_words(read_statements(pieces), words.spans)
    return Passage(
        source=source,
        words=[span.text(text) for span in words.spans],
        spaces=words.spaces,
        sentences=words.sentences,
        rules=word_features(pieces, words, found),
        found=found,
        statements=list(_marked(text, language, words, labels)),
    )


def _marked(
    text: str, language: Language, words: Words, labels: Sequence[tuple[Spans, dict[str, str]]]
) -> Iterator[Marked]:
    for spans, given in labels:
        roles = {role: positions(spans[role], words.spans) for role in ROLES}
        anchor = anchor_of(roles)
        if anchor is not None:
            yield Marked(anchor=anchor, roles=roles, opinion=_opinion(text, language, spans, given), **given)


def _opinion(text: str, language: Language, spans: Spans, given: dict[str, str]) -> tuple[str, str]:
    quote, cue = spans["quote"], spans["cue"]
    # Where no type is given: without a cue, a quote that holds its speaker is a reported statement.
    inside = any(one.covers(span) for one in quote for span in spans["speaker"])
    kind: StatementType = given.get("type", "reported" if inside and not cue else "indirect")  # type: ignore[assignment]
    frame = spans["frame"] or (
        tuple(subtract([Span(0, len(text))], quote)) if cue and "type" not in given else ()
    )
    return judge_spans(
        text, kind, {"quote": quote, "cue": cue, "frame": frame, "speaker": spans["speaker"]}, language
    )


def _joined(words: Sequence[str]) -> tuple[str, list[Span]]:
    """Return the text that words make, and where each stands in it."""
    text, spans = "", []
    for word, space in zip(words, spacing(words), strict=True):
        text += " " if space and text else ""
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    return text, spans


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error


_OWN = Path("train") / "data"
FOLDS = 2
"""Readers that are trained on a part of the corpus each, so that its every article is read by one that has not seen it."""
SETS: dict[str, Callable[[Path, Path], Iterator[Passage]]] = {
    "quotes-wikinews-de": lambda root, _data: _corpus(root, "train", lambda number: number % 14 != 0),
    "quotes-held-back": lambda root, _data: _corpus(root, "train", lambda number: number % 14 == 0),
    "quotes-fold-0": lambda root, _data: _corpus(root, "train", lambda number: number % FOLDS != 0),
    "quotes-fold-1": lambda root, _data: _corpus(root, "train", lambda number: number % FOLDS != 1),
    "quotes-dev": lambda root, _data: _corpus(root, "dev", lambda _number: True),
    "statements-en": lambda root, _data: _reports(root / _OWN / "statements-en.jsonl", "en"),
    "statements-de-1": lambda root, _data: _reports(root / _OWN / "statements-de-1.jsonl", "de"),
    "statements-de-2": lambda root, _data: _reports(root / _OWN / "statements-de-2.jsonl", "de"),
    "act-status-de": lambda root, _data: _written(root / _OWN / "act-status-de.jsonl", "de"),
    "act-status-en": lambda root, _data: _written(root / _OWN / "act-status-en.jsonl", "en"),
    "speech-bundestag-de": lambda _root, data: _debates(data / "speech-bundestag-de" / "train.jsonl"),
}
"""The sets; of the corpus' training part every fourteenth article is held back; a fold leaves out a half of it."""
