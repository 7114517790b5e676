"""Act and status of English statements whose spans are given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wortlaut.heads.rules.judging.cue_acts import judge_spans, read_cue, read_sentence
from wortlaut.heads.rules.judging.english_clauses import main_clause
from wortlaut.records import Act, StatementType, Status
from wortlaut.spans import Span, subtract

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "cases" / "english_acts.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
_ROLES = {"[": "quote", "<": "speaker", "~": "cue"}


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """Return a sentence without its marks, and its spans; with a cue, what is not quoted is the frame."""
    text = ""
    begun: dict[str, int] = {}
    spans: dict[str, list[Span]] = {"quote": [], "speaker": [], "cue": []}
    for part in re.split(r"([\[\]<>~])", marked):
        if part in ("]", ">") or (part == "~" and "~" in begun):
            opened = {"]": "[", ">": "<", "~": "~"}[part]
            spans[_ROLES[opened]].append(Span(begun.pop(opened), len(text)))
        elif part in _ROLES:
            begun[part] = len(text)
        else:
            text += part
    frame = subtract([Span(0, len(text))], spans["quote"]) if spans["cue"] else []
    return text, {**{role: tuple(found) for role, found in spans.items()}, "frame": tuple(frame)}


@pytest.mark.parametrize(("kind", "marked", "act", "status"), CASES)
def test_an_english_sentence_has_its_act_and_status(
    kind: StatementType, marked: str, act: Act, status: Status
) -> None:
    text, spans = _unmarked(marked)
    assert judge_spans(text, kind, spans, "en") == (act, status)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cue", "frame", "act", "verb"),
    [
        ("appealed", "She appealed to the owners", "appeal", "appeal to"),
        ("issued", "The ministry issued a stern new warning", "warn", "issue warning"),
        ("admitting", "after admitting", "regret", "admit"),
        ("called", "He called plans for the dam", "assert", "call"),
        ("brushed aside", "Ministers brushed aside", "reject", "brush aside"),
        ("are betting", "Traders are betting", "assert", "bet"),
    ],
)
def test_what_belongs_to_a_verb_is_sought_in_its_frame(cue: str, frame: str, act: Act, verb: str) -> None:
    reading = read_cue(cue, frame, "en")
    assert (reading.act, reading.verb) == (act, verb)


def test_a_relative_clause_says_nothing_of_what_is_reported() -> None:
    sentence = "Alder, who has long called for an inquiry, thanked the paper."
    assert read_sentence(sentence, sentence, "en").act == "praise"


@pytest.mark.parametrize(
    ("clause", "words", "wide"),
    [
        ("the three , whose names were not released , are to go", "the three are to go", None),
        ("they knew of it and did nothing", "they knew of it", "they knew of it and did nothing"),
        ("he left and she stayed", "he left", "he left"),
        ("they never once asked us", "they never once asked us", None),
    ],
)
def test_the_first_main_clause_is_found(clause: str, words: str, wide: str | None) -> None:
    found = main_clause(clause.split(" "))
    assert " ".join(found.words) == words
    assert " ".join(found.wide) == (wide or words)
