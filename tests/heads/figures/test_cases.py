"""Golden cases: one plain-text file a topic; a case is added without touching Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.figures import Case, as_cut, close, read_cases
from wortlaut.heads.figures import find_figures
from wortlaut.records import Figure, Language

FOLDER = Path(__file__).parent / "cases"
LANGUAGES: tuple[Language, ...] = ("de", "en")
CASES = [
    pytest.param(case, id=f"{language}/{path.stem}: {case.name}")
    for language in LANGUAGES
    for path in sorted((FOLDER / language).glob("*.txt"))
    for case in read_cases(path, language)
]


def shown(figure: Figure, text: str) -> tuple[object, ...]:
    of = None if figure.of is None else figure.of.text(text)
    return text[figure.start : figure.end], figure.unit, figure.bound, of


@pytest.mark.parametrize("case", CASES)
def test_the_figures_of_a_golden_case_are_found(case: Case) -> None:
    found = find_figures(as_cut(case.text, case.language))
    assert [shown(each, case.text) for each in found] == [shown(each, case.text) for each in case.gold]
    for one, other in zip(found, case.gold, strict=True):
        assert close(one.value, other.value)
        assert close(one.high, other.high)


def test_there_are_golden_cases_enough_in_both_languages() -> None:
    files = {language: [*(FOLDER / language).glob("*.txt")] for language in LANGUAGES}
    counts = {
        language: sum(len(list(read_cases(path, language))) for path in paths)
        for language, paths in files.items()
    }
    assert counts["de"] >= 120
    assert counts["en"] >= 80
