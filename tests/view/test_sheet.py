"""Tables for spreadsheets."""

import csv
import io

import pytest

from wortlaut.view.sheet import defused, lines


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "−5"]
)
def test_what_a_spreadsheet_would_compute_becomes_a_text(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=b", "", "25", "„Nein“", -3, 2.5, None])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert defused(cell) == cell


def test_a_table_reads_back_as_it_was() -> None:
    rows = [{"who": 'He said "no",\nthen left', "n": 3, "share": -0.5}, {"who": "Übung; Teil 2", "n": 4}]
    told = "".join(lines(["who", "n", "share"], rows))
    assert list(csv.reader(io.StringIO(told))) == [
        ["who", "n", "share"],
        ['He said "no",\nthen left', "3", "-0.5"],
        ["Übung; Teil 2", "4", ""],
    ]


def test_in_german_semicolons_part_cells_and_a_comma_marks_the_fraction() -> None:
    told = "".join(
        lines(["wer", "wert"], [{"wer": "Solvang, Ingrid", "wert": -12.5}], language="de", mark=True)
    )
    assert told == "\ufeffwer;wert\nSolvang, Ingrid;-12,5\n"


def test_heads_are_defused_too_and_an_empty_table_has_one() -> None:
    assert list(lines(["=a", "b"], [])) == ["'=a,b\n"]
