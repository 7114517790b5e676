from pathlib import Path

import pytest

from eval.figures import Case, Pair, close, pairs, read_cases, table
from wortlaut.records import Figure
from wortlaut.spans import Span

TEXT = "Rund 25 Prozent der Städte und 14 Dörfer."
CITIES = Figure(start=0, end=15, value=25, unit="percent", bound="about", of=Span(20, 26))
VILLAGES = Figure(start=31, end=33, value=14, unit="count", of=Span(34, 40))


def case(*gold: Figure) -> Case:
    return Case("one", TEXT, "de", gold)


def test_all_found_and_right_scores_one() -> None:
    scores = table(pairs(case(CITIES, VILLAGES)))
    assert set(scores.values()) == {1.0}


def test_what_is_not_labelled_lowers_every_score() -> None:
    assert table(pairs(case(CITIES)))["found_f1"] == pytest.approx(2 / 3)


def test_a_wrong_noun_costs_the_noun_and_the_whole_alone() -> None:
    wrong = Figure(start=0, end=15, value=25, unit="percent", bound="about", of=None)
    scores = table([Pair(case(), CITIES, wrong), Pair(case(), VILLAGES, VILLAGES)])
    assert scores == pytest.approx(
        {"found_f1": 1, "span_f1": 1, "value_unit_f1": 1, "bound_f1": 1, "of_f1": 0.5, "all_right_f1": 0.5}
    )


def test_values_agree_to_four_digits() -> None:
    assert close(0.3333, 1 / 3)
    assert not close(0.333, 1 / 3)
    assert close(None, None)
    assert not close(None, 1.0)


def test_a_tagged_text_is_read_with_the_nearest_noun(tmp_path: Path) -> None:
    path = tmp_path / "cases.txt"
    path.write_text(
        "# note\n\n== one\nDörfer: 14 bis 20 Dörfer.\n> 14 bis 20 | 14..20 count exact | Dörfer\n", "utf-8"
    )
    (read,) = read_cases(path, "de")
    assert read.text == "Dörfer: 14 bis 20 Dörfer."
    assert read.gold == [Figure(start=8, end=17, value=14, high=20, unit="count", of=Span(18, 24))]


def test_a_noun_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.txt"
    path.write_text("\n== one\n14 Dörfer\n> 14 | 14 count exact | Städte\n", "utf-8")
    with pytest.raises(ValueError, match="Städte"):
        list(read_cases(path, "de"))
