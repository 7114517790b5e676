"""The golden cases: plain text that anyone can add to."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, cast

import pytest
from _pytest.mark.structures import ParameterSet

from wortlaut.clean.stray_stops import stray_stops
from wortlaut.cut.sentences import sentences
from wortlaut.cut.words import words
from wortlaut.records import Language
from wortlaut.spans import Span

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A title, the text, and what is expected."""

    language: Language
    title: str
    text: str
    expected: list[str]


def cases(kind: str) -> list[ParameterSet]:
    """Read ``<kind>.<language>.txt``: cases parted by blank lines; title, text, lines that begin with ``>``."""
    found = []
    for path in sorted(FOLDER.glob(f"{kind}.*.txt")):
        language = cast(Language, path.suffixes[0][1:])
        for block in path.read_text("utf-8").strip().split("\n\n"):
            title, *lines = block.split("\n")
            text = "\n".join(line for line in lines if not line.startswith("> "))
            expected = [line[2:] for line in lines if line.startswith("> ")]
            found.append(pytest.param(Case(language, title, text, expected), id=f"{language}: {title}"))
    return found


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences_are_as_the_case_says(case: Case) -> None:
    whole = Span(0, len(case.text))
    stray = stray_stops(case.text, whole, case.language)
    found = sentences(case.text, whole, case.language, stray)
    assert [span.text(case.text).replace("\n", "⏎") for span in found] == case.expected


@pytest.mark.parametrize("case", cases("words"))
def test_words_are_as_the_case_says(case: Case) -> None:
    found = words(case.text, Span(0, len(case.text)), case.language)
    assert [[span.text(case.text) for span in found]] == [line.split(" ") for line in case.expected]


@pytest.mark.parametrize(("kind", "least"), [("sentences", 120), ("words", 60)])
def test_there_are_enough_cases(kind: str, least: int) -> None:
    assert len(cases(kind)) >= least
