"""The bracket of the first main clause: where it lies, what its verbs are, and what that says of plan and condition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.brackets import Bracket, bracket_of, bracket_traits, with_commas
from wortlaut.heads.rules.judging.clause_lore import first_sentence


def _read(sentence: str, *, fronted: bool = False) -> tuple[str, Bracket]:
    whole = first_sentence(sentence)
    found = bracket_of(whole, fronted=fronted)
    return " ".join(whole[place] for place in found.places), found


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        ("Die Brücke, die seit Mai gesperrt ist, werde erneuert", "die brücke werde erneuert"),
        ("Das Wasser werde steigen, wenn es regnet", "das wasser werde steigen"),
        ("Wenn es regnet, werde das Wasser steigen", "werde das wasser steigen"),
        ("Sollte es regnen, müsse der Rat tagen", "müsse der rat tagen"),
        ("Gelingt der Versuch, würde ein zweiter folgen", "würde ein zweiter folgen"),
        ("Er werde, falls es regnet, zu Hause bleiben", "er werde zu hause bleiben"),
        ("Der Damm sei dicht und müsse nicht erneuert werden", "der damm sei dicht"),
        ("dass der Rat, der morgen tagt, zustimmen werde", "der rat zustimmen werde"),
    ],
)
def test_the_main_clause_is_read_without_the_clauses_before_in_and_behind_it(
    sentence: str, main: str
) -> None:
    assert _read(sentence)[0] == main


@pytest.mark.parametrize(
    ("sentence", "finite", "end"),
    [
        ("Der Vorgang werde untersucht", "will", "done"),
        ("Der Kreis werde den Vorgang untersuchen", "will", "do"),
        ("Der Damm soll gebaut werden", "shall", "be done"),
        ("Der Täter soll geflohen sein", "shall", "have done"),
        ("dass der Damm brechen könnte", "could", "do"),
        ("die den Damm sprengen wollten", "wanted", "do"),
        ("Das Wasser steigt weiter", "full", ""),
        ("Die Stadt käme auf drei Sitze", "full second", ""),
    ],
)
def test_finite_verb_and_end_make_the_bracket(sentence: str, finite: str, end: str) -> None:
    found = _read(sentence)[1]
    assert (found.finite, found.end) == (finite, end)


def test_a_verb_in_front_leads_no_condition_where_the_frame_stands_before_it() -> None:
    sentence = "soll der Damm erhöht werden, müsse zuvor geprüft werden"
    assert _read(sentence)[1].lead == "verb"
    assert _read(sentence, fronted=True)[1].lead == ""


def test_the_bracket_tells_a_future_from_a_passive_by_its_traits() -> None:
    main, found = _read("Sobald es trocken ist, werde die Brücke gesperrt")
    traits = bracket_traits(found, main.split(), "indirect", {"plan"})
    assert {"will+done", "will/indirect", "lead sobald", "plan/will"} <= traits
    assert "will+do" not in traits


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Es ist möglich, dass der Damm bricht", "es ist möglich , dass"),
        ("Wir sind bereit, den Damm zu bauen", "wir sind bereit ,"),
        ("Der Damm, der alt ist, bricht", "der damm , bricht"),
        ("Der Damm bricht", "der damm bricht"),
    ],
)
def test_commas_can_be_met_where_a_phrase_has_them(sentence: str, read: str) -> None:
    whole = first_sentence(sentence)
    assert " ".join(with_commas(whole, bracket_of(whole))) == read


@given(st.lists(st.sampled_from(["wenn", "der", "werde", ",", "und", "steigt", "dass", ".", "haus", "sein"])))
def test_places_are_those_of_words_in_order(whole: list[str]) -> None:
    places = bracket_of(whole).places
    assert places == sorted(set(places))
    assert all(0 <= place < len(whole) for place in places)
