from __future__ import annotations

import pytest

from wortlaut.clean.stops import stops
from wortlaut.cut.lines import line_ends
from wortlaut.spans import Span


def ends(text: str) -> list[int]:
    return line_ends(text, Span(0, len(text)), stops("de"))


def test_one_line_has_no_line_end() -> None:
    assert ends("Der Rat tagt.") == []


def test_a_heading_ends_at_its_line() -> None:
    assert ends("Streit im Rat\nDer Rat der Stadt hat sich am Montag nicht einigen können.") == [14]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_kind_of_line_break_counts(line_break: str) -> None:
    heading = f"Streit im Rat{line_break}"
    assert ends(heading + "Der Rat der Stadt hat sich am Montag nicht einigen können.") == [len(heading)]


def test_a_wrap_is_no_end() -> None:
    text = (
        "Der Rat der Stadt hat sich am Montag nach einer langen Sitzung im\n"
        "Rathaus nicht auf einen Haushalt einigen können, wie die Fraktion\n"
        "Bürger für die Stadt mitteilte.\n"
    )
    assert ends(text.strip()) == []


def test_a_line_that_goes_on_with_a_small_letter_is_no_end() -> None:
    assert ends("Streit\nim Rat der Stadt und kein Ende in Sicht, sagt die Fraktion.") == []


def test_a_comma_at_the_end_of_the_line_is_no_end() -> None:
    assert ends("Rom,\nParis und die anderen Hauptstädte waren sich am Montag nicht einig.") == []


def test_items_end_at_their_lines() -> None:
    assert len(ends("Beschlossen:\n- mehr Geld\n* weniger Verkehr\n3. ein Rathaus")) == 3
