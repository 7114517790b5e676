"""What stands before a statement: the sentence before it, as far as it is one."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.before import before
from wortlaut.heads.rules.judging.cue_acts import traits_of_spans
from wortlaut.records import Act
from wortlaut.spans import Span

TEXT = "Landrat Brams warf der Werft am 3. Mai Diebstahl vor. Sie habe die Schichten doppelt berechnet. Es regnete.\n"


def _warn(_: str) -> Act:
    return "warn"


@pytest.mark.parametrize(
    ("words", "topics"),
    [("Sie habe", {"crime"}), ("Schichten", {"crime"}), ("Es regnete", set())],
)
def test_the_sentence_before_is_read_for_its_act_and_its_topics(words: str, topics: set[str]) -> None:
    told = before(TEXT, TEXT.index(words), "de", _warn)
    assert told is not None
    assert told[0] == "warn"
    assert told[1] & {"crime", "danger"} == topics


@pytest.mark.parametrize("words", ["Landrat", "Mai Diebstahl"])
def test_nothing_stands_before_the_first_sentence(words: str) -> None:
    assert before(TEXT, TEXT.index(words), "de", _warn) is None


def test_a_statement_that_runs_on_knows_the_act_of_the_one_before() -> None:
    start = TEXT.index("Sie")
    quote = Span(start, TEXT.index(" Es"))
    spans = {"quote": (quote,), "cue": (), "frame": (), "speaker": ()}
    found = traits_of_spans(TEXT, "indirect_free_indirect", spans, "de")  # type: ignore[arg-type]
    assert {"before accuse", "before accuse/indirect_free_indirect", "before crime"} <= found


def test_a_statement_without_words_stands_at_the_beginning() -> None:
    assert before("", 0, "de", _warn) is None
