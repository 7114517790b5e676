"""Act and status against the gold labels, and English statements against the written reports.

Act and status are measured twice: with the spans of the corpus given, and on the statements that the program
finds itself, paired with the annotated ones. ``python -m eval.statement_labels [--train] [--errors N]``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.data import folder
from eval.quotation_metric import PARTS, Quotation, pair
from eval.statements import (
    CORPUS,
    TYPES,
    Answer,
    Example,
    as_article,
    as_quotation,
    overlapped,
    read_corpus,
    show_errors,
    table,
)
from wortlaut.cut.cut import cut
from wortlaut.encode.encode import encode
from wortlaut.heads.rules.judging.cue_acts import Role, judge_spans
from wortlaut.heads.statements import find_statements, judge_statements
from wortlaut.records import Language, Statement, StatementType
from wortlaut.spans import Span, subtract

ROOT = Path(__file__).parent.parent
GOLD_DE = ROOT / "eval" / "gold" / "statements-wikinews-de.jsonl"
GOLD_EN = ROOT / "eval" / "gold" / "statements-en.jsonl"
TRAIN_DE = ROOT / "train" / "data" / "act-status-de.jsonl"
TRAIN_EN = ROOT / "train" / "data" / "statements-en.jsonl"
STATUSES = ("denied", "planned", "demanded")


class Label(NamedTuple):
    """An act and a status: those that are right, and those that the program gives (None: not found)."""

    words: str
    act: str
    status: str
    given: tuple[str, str] | None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _text(text: str, spans: Sequence[Span]) -> str:
    return " | ".join(span.text(text) for span in spans)


def written_labels(path: Path = TRAIN_DE) -> list[Label]:
    """Judge statements written for training, by their quotes and cues."""
    found = []
    for line in _lines(path):
        text, quote, cue = line["text"], _spans(line["quote"]), _spans(line["cue"])
        speaker = _spans(line["speaker"])
        frame = tuple(subtract([Span(0, len(text))], quote)) if cue else ()
        # The file names no types: without a cue, a quote that holds its speaker is a reported statement.
        inside = any(one.covers(span) for one in quote for span in speaker)
        kind: StatementType = "reported" if inside and not cue else "indirect"
        given = judge_spans(
            text, kind, {"quote": quote, "cue": cue, "frame": frame, "speaker": speaker}, "de"
        )
        found.append(Label(text, line["act"], line["status"], given))
    return found


def corpus_labels() -> tuple[list[Label], list[Label]]:
    """Judge the statements with gold labels: with their annotated spans, and as the program finds them."""
    gold: dict[str, list[dict[str, Any]]] = {}
    for line in _lines(GOLD_DE):
        gold.setdefault(line["document"], []).append(line)
    with_spans: list[Label] = []
    own: list[Label] = []
    for example, parts in _annotated(gold):
        lines = gold[example.name]
        encoded = encode(cut(as_article(example.text)))
        own += _own(example, lines, find_statements(encoded))
        asked = [_asked(parts[line["annotation"]], parts) for line in lines]
        judged = judge_statements(encoded, asked)
        for line, (spans, _), given in zip(lines, asked, judged, strict=True):
            words = f"{_text(example.text, spans['cue'])} >> {_text(example.text, spans['quote'])}"
            with_spans.append(Label(words, line["act"], line["status"], given))
    return with_spans, own


def _asked(
    annotation: dict[str, Any], parts: Sequence[dict[str, Any]]
) -> tuple[dict[Role, tuple[Span, ...]], StatementType]:
    spans: dict[Role, tuple[Span, ...]] = {part: _characters(annotation[part]) for part in PARTS}
    kind = TYPES[annotation["type"]]
    return _held(spans, parts) if kind == "direct" else (spans, kind)


def _annotated(gold: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[Example, list[dict[str, Any]]]]:
    examples = {example.name: example for example in read_corpus("dev") if example.name in gold}
    for document in _lines(folder(CORPUS) / "dev.jsonl"):
        if document["documentName"] in gold:
            yield examples[document["documentName"]], document["annotations"]


def _held(
    spans: dict[Role, tuple[Span, ...]], annotations: Sequence[dict[str, Any]]
) -> tuple[dict[Role, tuple[Span, ...]], StatementType]:
    """Return the statement that a quoted fragment stands in, which has its act and status, with its type."""
    for other in annotations:
        if other["type"] != "Direct":
            holder = _characters(other["quote"])
            if all(any(one.covers(span) for one in holder) for span in spans["quote"]):
                return spans | {"quote": holder}, TYPES[other["type"]]
    return spans, "direct"


def _characters(part: dict[str, Any]) -> tuple[Span, ...]:
    return tuple(Span(one["charBegin"], one["charEnd"]) for one in part["spans"])


def _own(example: Example, lines: Sequence[dict[str, Any]], statements: Sequence[Statement]) -> list[Label]:
    system = [as_quotation(one, example.tokens) for one in statements]
    found = {id(one.gold): one.system for one in pair(example.gold, system) if one.gold is not None}
    place = {id(quotation): index for index, quotation in enumerate(system)}
    labels = []
    for line in lines:
        partner = found.get(id(example.gold[line["annotation"]]))
        near = partner is not None and partner.tokens("quote") & example.gold[line["annotation"]].tokens(
            "quote"
        )
        one = statements[place[id(partner)]] if partner is not None and near else None
        given = (one.act, one.status) if one is not None else None
        labels.append(Label(_text(example.text, _spans(line["quote"])), line["act"], line["status"], given))
    return labels


def scores(labels: Sequence[Label]) -> dict[str, float]:
    """Return accuracies over the statements that were found, and F1 of three statuses."""
    found = [one for one in labels if one.given is not None]
    figures = {
        "act_accuracy": sum(one.given is not None and one.given[0] == one.act for one in found) / len(found),
        "status_accuracy": sum(one.given is not None and one.given[1] == one.status for one in found)
        / len(found),
    }
    for status in STATUSES:
        right = sum(one.given is not None and one.given[1] == status == one.status for one in found)
        total = sum(
            (one.given is not None and one.given[1] == status) + (one.status == status) for one in found
        )
        figures[f"{status}_f1"] = 2 * right / total if total else 0.0
    return figures


def read_reports(path: Path = GOLD_EN, language: Language = "en") -> Iterator[tuple[Example, list[Label]]]:
    """Read labelled reports: the tokens are the program's own words."""
    for line in _lines(path):
        text = line["text"]
        encoded = encode(cut(as_article(text, language)))
        tokens = sorted(encoded.words.spans)
        gold, asked = [], []
        for one in line["statements"]:
            spans: dict[Role, tuple[Span, ...]] = {part: _spans(one[part]) for part in PARTS}
            gold.append(_quotation(one["type"], one["medium"], spans, tokens))
            held = [other for other in line["statements"] if other["id"] == one["inside"]]
            if held and one["type"] == "direct":
                spans = spans | {"quote": _spans(held[0]["quote"])}
            asked.append((spans, held[0]["type"] if held and one["type"] == "direct" else one["type"]))
        labels = [
            Label(
                f"{_text(text, spans['frame'])} >> {_text(text, spans['quote'])}",
                one["act"],
                one["status"],
                given,
            )
            for one, (spans, _), given in zip(
                line["statements"], asked, judge_statements(encoded, asked), strict=True
            )
        ]
        yield Example(line["id"], text, tokens, gold), labels


def _quotation(
    kind: str, medium: str, spans: dict[Any, tuple[Span, ...]], tokens: Sequence[Span]
) -> Quotation:
    return Quotation(kind, medium, {part: frozenset(overlapped(spans[part], tokens)) for part in PARTS})


def read_english(path: Path = GOLD_EN) -> tuple[list[Answer], list[Label]]:
    """Read the English reports with the program."""
    answers, labels = [], []
    for example, given in read_reports(path):
        statements = find_statements(encode(cut(as_article(example.text, "en"))))
        system = [as_quotation(one, example.tokens) for one in statements]
        answers.append(Answer(example, statements, system, pair(example.gold, system)))
        labels += given
    return answers, labels


def measure() -> dict[str, float]:
    """Return all figures, their names led by the gold file they are measured on."""
    with_spans, own = corpus_labels()
    answers, labels = read_english()
    german, english = f"gold/{GOLD_DE.stem}", f"gold/{GOLD_EN.stem}"
    figures = {f"{german}.{name}": value for name, value in scores(with_spans).items()}
    figures |= {f"{german}.own_{name}": value for name, value in scores(own).items()}
    figures |= {f"{english}.{name}": value for name, value in table(answers).items()}
    return figures | {f"{english}.{name}": value for name, value in scores(labels).items()}


def main() -> None:
    """Print the figures on the training files, or with ``--gold`` on those that are only measured on."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--gold", action="store_true", help="the files to measure on, not those to tune on")
    parser.add_argument("--errors", choices=("german", "english", "spans"), help="show what went wrong")
    options = parser.parse_args()
    if options.gold:
        for name, value in measure().items():
            print(f"{name:55} {value:8.3f}")
        return
    labels = written_labels()
    answers, english = read_english(TRAIN_EN)
    for name, values in (("de", scores(labels)), ("en", table(answers) | scores(english))):
        for key, value in values.items():
            print(f"{name} {key:35} {value:8.3f}")
    _show(options.errors, labels, english, answers)


def _show(
    which: str | None, german: Sequence[Label], english: Sequence[Label], answers: Sequence[Answer]
) -> None:
    for one in german if which == "german" else english if which == "english" else ():
        if one.given != (one.act, one.status):
            print(f"{one.act}, {one.status} | given {one.given} | {one.words}")
    if which == "spans":
        show_errors(answers)


if __name__ == "__main__":
    main()
