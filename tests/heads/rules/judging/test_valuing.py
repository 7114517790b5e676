"""How a speaker weighs something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.valuing import finds_good, valuings


@pytest.mark.parametrize(
    ("sentence", "good"),
    [
        ("es ist gut , dass wir gewartet haben", True),
        ("gut , dass wir gewartet haben", True),
        ("es war richtig , den deich zu bauen", True),
        ("es ist nicht gut , dass wir gewartet haben", False),
        ("es wäre gut , dass wir warten", False),
        ("es ist wichtig , dass wir warten", False),
        ("ist es gut , dass wir warten ?", False),
        ("der deich ist lang", False),
    ],
)
def test_what_is_so_is_found_good(sentence: str, good: bool) -> None:
    assert finds_good(sentence.split()) is good


@pytest.mark.parametrize(
    ("quote", "trait"),
    [
        ("Das lehnen wir ab.", "weighing declines"),
        ("Ich danke den Helfern.", "weighing approves"),
        ("Es war richtig, den Deich zu bauen.", "weighing approves"),
    ],
)
def test_valuings(quote: str, trait: str) -> None:
    assert trait in valuings(clause_of(quote, Reading("assert", "", ""), lore_of("de")), "assert", "assert")


@given(st.text(alphabet="gutabdßs,.? ", max_size=60))
def test_any_text_can_be_weighed(quote: str) -> None:
    clause = clause_of(quote, Reading("assert", "", ""), lore_of("de"))
    assert all(one.startswith("weigh") for one in valuings(clause, "assert", "assert"))
