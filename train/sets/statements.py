"""Statements: the quotation corpus, the debates, and what was written for the project, as words with what the rules say."""

from __future__ import annotations

import json
import re
from collections import defaultdict
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
from wortlaut.heads.rules.judging.cue_acts import verdict_of_spans
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
    """Act and status by the first of the rules that hold of the labelled spans."""


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


Acts = dict[tuple[str, int], dict[str, str]]


def _corpus(root: Path, part: str, keep: Callable[[int], bool]) -> Iterator[Passage]:
    """The quotation corpus; its training part with the acts and statuses that were labelled for the project."""
    judged = read_judged(root)
    for number, example in enumerate(read_corpus(part)):
        if keep(number):
            yield _of_example(example, judged)


def read_judged(root: Path) -> Acts:
    """Return act and status of the corpus' training statements, by document and number of the annotation."""
    return {
        (line["document"], line["annotation"]): {key: line[key] for key in ("act", "status")}
        for line in _lines(root / _OWN / "act-status-wikinews-de.jsonl")
    }


def _of_example(example: Example, judged: Acts) -> Passage:
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


Labels = list[tuple[Spans, dict[str, str]]]
Judged = Iterator[tuple[str, Labels]]
"""Texts, with statements of which only act and status are labelled; ``type`` is what the rules took each for."""


def found(labels: Path, texts: Path) -> Judged:
    """Statements that the rules found in the articles of ``names-smartdata-de``."""
    by_article: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for line in _lines(labels):
        by_article[line["article"]].append(line)
    for number, article in enumerate(_lines(texts)):
        if number not in by_article:
            continue
        given = [
            (
                {role: _spans(one.get(role, [])) for role in ROLES},
                {key: one[key] for key in ("type", "act", "status")},
            )
            for one in by_article[number]
        ]
        yield article["text"], given


def spoken(labels: Path, protocols: Path) -> Judged:
    """Sentences of speeches as a report would quote them, in one of a few ways."""
    kept: dict[str, str] = {}
    for number, line in enumerate(_lines(labels)):
        name = line["protocol"]
        if name not in kept:
            kept[name] = (protocols / f"{name}.txt").read_text("utf-8")
        sentence = " ".join(kept[name][line["start"] : line["end"]].split())
        text, spans = quoted_as(sentence, number)
        yield text, [(spans, {"type": "direct", "act": line["act"], "status": line["status"]})]


_QUOTED = (
    ("", ", sagte {}.", "sagte"),
    ("{} sagte: ", "", "sagte"),
    ("", ", erklärte {} am Donnerstag im Bundestag.", "erklärte"),
    ("", ", so {}.", "so"),
)
_SPEAKERS = (
    "der Abgeordnete",
    "die Abgeordnete",
    "der Redner",
    "die Ministerin",
    "der Minister",
    "sie",
    "er",
)


def quoted_as(sentence: str, number: int) -> tuple[str, Spans]:
    """Return a sentence as a report quotes it, in the way that its number asks for, and its spans."""
    before, after, verb = _QUOTED[number % len(_QUOTED)]
    who = _SPEAKERS[number % len(_SPEAKERS)]
    inner = sentence.rstrip(".") if after else sentence
    opening = before.format(who)
    opening = opening[:1].upper() + opening[1:]
    text = f"{opening}„{inner}“{after.format(who)}"
    quote = Span(len(opening), len(opening) + len(inner) + 2)
    rest = 0 if before else quote.end
    cue, speaker = text.index(verb, rest), rest + max(0, after.find("{}"))
    return text, {
        "quote": (quote,), "cue": (Span(cue, cue + len(verb)),), "speaker": (Span(speaker, speaker + len(who)),),
        "frame": (), "addressee": (),
    }  # fmt: skip


def told_in_debates(labels: Path, speeches: Path) -> Judged:
    """What speakers in debates say that somebody said or thought, each in its sentences."""
    texts = [_speech(line) for line in _lines(speeches)]
    for label in _lines(labels):
        text, spans = texts[label["speech"]]
        told = spans[label["annotation"]]
        every = [span for part in told.values() for span in part]
        first = min(every).start
        start = max(
            (at + 2 for mark in (". ", "! ", "? ") if (at := text.rfind(mark, 0, first)) >= 0), default=0
        )
        end = max(span.end for span in every)
        stop = min((at + 1 for mark in ".!?" if (at := text.find(mark, end)) >= 0), default=len(text))
        moved = {
            part: tuple(Span(one.start - start, one.end - start) for one in some)
            for part, some in told.items()
        }
        given = {"type": "indirect", "act": label["act"], "status": label["status"]}
        sentence = text[start:stop]
        moved["quote"] = _with_mark(sentence, moved["quote"])
        yield sentence, [(moved | {"frame": _frame(sentence, moved)}, given)]


def _frame(sentence: str, told: Spans) -> tuple[Span, ...]:
    """Return the clauses around cue and speaker, which these annotations do not mark: "Ich kann nicht behaupten"."""
    told_by = (*told["cue"], *told["speaker"], *told["addressee"])
    pieces = (
        Span(rest.start + piece.start(), rest.start + piece.end())
        for rest in subtract([Span(0, len(sentence))], told["quote"])
        for piece in _CLAUSE.finditer(rest.text(sentence))
    )
    return tuple(piece for piece in pieces if any(piece.covers(one) for one in told_by))


def _with_mark(text: str, quote: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what is said with the mark of a question or a call right behind it, which these annotations leave out."""
    end = max((span.end for span in quote), default=0)
    return (*quote, Span(end, end + 1)) if text[end : end + 1] in ("?", "!") else quote


# What stands between commas, colons and dashes.
_CLAUSE = re.compile(r"(?:[^,;:–\-]|(?<! )-|-(?! ))+")


def _debates(path: Path) -> Iterator[Passage]:
    """SpkAtt-2023 (I. Rehbein et al.): every act of speech, thought or writing, with or without a message."""
    for line in _lines(path):
        text, labels = _speech(line)
        passage = _passage("speech-bundestag-de", text, "de", [(spans, {}) for spans in labels])
        passage.domain = "debate"
        for statement in passage.statements:
            statement.known = tuple(role for role in ROLES if role != "frame")
        yield passage


def _speech(line: dict[str, Any]) -> tuple[str, list[Spans]]:
    """Return a speech's text and the spans of its annotations."""
    words = [token for sentence in line["Sentences"] for token in sentence["Tokens"]]
    text, tokens = _joined(words)
    first, at = {}, 0
    for sentence in line["Sentences"]:
        first[sentence["SentenceId"]] = at
        at += len(sentence["Tokens"])

    def spans(keys: Iterable[str]) -> tuple[Span, ...]:
        pairs = (key.split(":") for key in keys)
        return tuple(sorted(tokens[first[int(sentence)] + int(word)] for sentence, word in pairs))

    return text, [
        {
            "quote": spans(one["Message"]),
            "speaker": spans(one["Source"]),
            "addressee": spans(one["Addr"]),
            "cue": spans(one["Cue"]) + spans(one["PTC"]),
            "frame": (),
        }
        for one in line["Annotations"]
    ]


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
    told = {"quote": quote, "cue": cue, "frame": frame, "speaker": spans["speaker"]}
    # The weights learned from these very labels, and from a corpus that is not free.
    return verdict_of_spans(text, kind, told, language, weighed=False).first


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
JUDGED: dict[str, Callable[[Path, Path], Judged]] = {
    "act-status-smartdata-de": lambda root, data: found(
        root / _OWN / "act-status-smartdata-de.jsonl", data / "names-smartdata-de" / "train.jsonl"
    ),
    "act-status-protocols-de": lambda root, data: spoken(
        root / _OWN / "act-status-protocols-de.jsonl", data / "text-bundestag-de"
    ),
    "act-status-speech-de": lambda root, data: told_in_debates(
        root / _OWN / "act-status-speech-de.jsonl", data / "speech-bundestag-de" / "train.jsonl"
    ),
}
"""Labels of act and status on texts that were made for something else."""
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
