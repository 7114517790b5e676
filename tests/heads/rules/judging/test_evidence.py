"""Words are met by their classes: whole, by beginnings and ends, in phrases, negated, and behind the first clause."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.evidence import Classes, classes_in, evidence


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("der plan ist unverantwortlich", "blame"),
        ("das ist ein bauskandal", "blame"),
        ("das recht wird mit füßen getreten", "blame"),
        ("der vertrag ist ein meilenstein", "approve"),
        ("es besteht waldbrandgefahr", "danger"),
        ("er lehnt den vertrag entschieden ab", "refuse"),
        ("der bau ist zwingend", "oblige"),
        ("das sei frei erfunden", "contradict"),
    ],
)
def test_a_class_is_met_by_a_word_a_compound_or_a_phrase(words: str, name: str) -> None:
    assert name in {met for met, _ in classes_in(words.split(), "de")}


def test_a_phrase_needs_all_its_words_in_their_order() -> None:
    assert "refuse" not in {
        met for met, _ in classes_in(["ab", "und", "an", "lehnt", "er", "am", "zaun"], "de")
    }


def test_a_negation_turns_the_words_behind_it_and_no_others() -> None:
    assert "not.blame" in evidence(["das", "ist", "kein", "skandal"], 4, "de")
    assert "blame" in evidence(["der", "skandal", "ist", "nicht", "neu"], 5, "de")


def test_what_stands_behind_the_first_clause_is_told_apart() -> None:
    found = evidence(["die", "stadt", "baut", ",", "weil", "ein", "einsturz", "droht"], 3, "de")
    assert "danger.rest" in found
    assert "danger" not in found


def test_entries_are_sorted_by_where_their_star_stands() -> None:
    classes = Classes.of({"blame": ["skandal*", "*skandal", "farce", "mit füßen"]})
    assert classes.starts == {"ska": (("skandal", "blame"),)}
    assert classes.ends == {"dal": (("skandal", "blame"),)}
    assert classes.whole == {"farce": ("blame",)}
    assert [phrase.parts for phrase in classes.phrases["mit"]] == [("mit", "füßen")]
