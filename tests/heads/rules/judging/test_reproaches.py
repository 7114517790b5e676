"""Tests of how heavily all that a statement says weighs against somebody."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.reproaches import burden_of, reproaches
from wortlaut.records import StatementType


def _traits(quote: str, kind: StatementType = "direct") -> set[str]:
    reading = Reading("assert", "sagen", "sagte Aydin", "Aydin")
    return reproaches(clause_of(quote, reading, lore_of("de")), kind, quote)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Der Kreis verkennt die Lage am Deich", "reproach blind"),
        ("Der Landrat schiebt den Deichbau auf die lange Bank", "reproach shirk"),
        ("Der Deichplan ist heiße Luft", "reproach pose"),
        ("Der Kreis fasst die Werften mit Samthandschuhen an", "reproach favour"),
        ("Damit schüttet der Kreis das Kind mit dem Bade aus", "reproach wreck"),
        ("Beim Deich ist kein roter Faden zu erkennen", "reproach void"),
        ("Das Gerede vom Dammbruch ist ein Ammenmärchen", "reproach jabber"),
        ("Dieser Zustand ist nicht hinnehmbar", "reproach outrage"),
        ("Der Deich ist nach wie vor undicht", "argues still"),
        ("Im Grunde weiß das jeder im Kreis", "argues bottom"),
        ("Man redet, als wäre der Deich dicht", "argues as_if"),
        ("Erstaunlich ist, wer dafür stimmt", "argues marvel"),
        ("Das trifft diejenigen, die am Deich wohnen", "argues those"),
        ("Der Kreis hat einfach gebaut", "argues simply"),
        ("Schon wieder fehlt der Sand", "argues once_more"),
        ("Der Kreis hat gebaut, obwohl das Gutachten fehlt", "argues though"),
        ("Der Kreis hätte den Deich prüfen müssen", "ought to have"),
    ],
)
def test_a_turn_of_phrase_is_a_trait(quote: str, found: str) -> None:
    assert found in _traits(quote)


def test_a_negated_figure_is_none() -> None:
    assert "reproach pose" not in _traits("Der Deichplan ist keine heiße Luft")
    assert "reproach pose" not in _traits("Der Deich ist vier Meter hoch")


def test_what_could_not_be_helped_is_no_neglected_duty() -> None:
    assert "ought to have" not in _traits("Wir hätten das Spiel auch verlieren können")
    assert "ought to have" not in _traits("Die Flut hätte verhindert werden können")


def test_what_weighs_is_added_up_in_steps() -> None:
    light = _traits("Der Deichplan ist heiße Luft")
    assert {"burden >=1", "burden >=3", "burden 2/told"} <= light
    heavy = _traits(
        "Leider ist der Deichplan heiße Luft, und der Landrat duckt sich weg und ist blind für die Gefahr"
    )
    assert {"burden >=3", "burden >=9", "burden 3/told", "reproach >=3"} <= heavy
    assert not any(name.startswith("burden") for name in _traits("Der Deich ist vier Meter hoch"))


def test_what_is_asked_or_called_for_is_told_apart() -> None:
    assert "burden 2/asked" in _traits("Ist der Deichplan heiße Luft?")
    assert "burden 2/told" not in _traits("Ist der Deichplan heiße Luft?")


def test_a_place_weighs_by_the_heaviest_class_met_there() -> None:
    assert burden_of(["der", "deichplan", "ist", "heiße", "luft"]) == 3
    assert burden_of(["der", "deich", "ist", "vier", "meter", "hoch"]) == 0


def test_a_reported_statement_is_not_weighed() -> None:
    assert not _traits("Der Deichplan ist heiße Luft", "reported")
