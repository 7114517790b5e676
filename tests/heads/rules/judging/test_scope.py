"""What a negation, a modal verb or a call reaches in a German sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.clause_lore import first_sentence
from wortlaut.heads.rules.judging.clause_parts import parts
from wortlaut.heads.rules.judging.scope import scope_traits


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Der Deich sei nicht dicht.", "negated main"),
        ("Das Amt habe Fehler gemacht, die niemand bemerkt habe.", "negated relative"),
        ("Die Brücke, auf der niemand gehe, sei gesperrt.", "negated relative"),
        ("Man habe die Bürger aufgefordert, die Brücke nicht zu betreten.", "negated infinitive"),
        ("Man habe die Gäste gebeten, heute nicht anzureisen.", "negated infinitive"),
        ("Weil niemand gewarnt worden sei, habe man die Brücke gesperrt.", "negated clause"),
        ("Die Werft wachse, aber der Hafen nicht.", "negated conjunct"),
        ("Sie sei in den Kanal gefallen und nicht mehr aufgetaucht.", "negated added"),
        ("Die nicht genannten Zeugen seien in Sicherheit.", "negated attribute"),
        ("Er sei in einem nicht fairen Verfahren verurteilt worden.", "negated attribute"),
        ("Nicht nur der Deich sei undicht.", "not taken back"),
        ("Der Stadt bleibe keine andere Wahl als ein Verkauf.", "not taken back"),
        ("Es seien so viele Gäste gekommen wie noch nie.", "not taken back"),
        ("Er habe mit ihr gesprochen, sie sei nicht verletzt worden.", "negated later"),
        ("Das Amt habe Fehler gemacht, wir nicht.", "negated later"),
        ("Das Lager sei überfüllt, es gebe kein Wasser.", "negated later"),
        ("Das Amt wisse, dass der Deich nicht dicht sei.", "negated content"),
        ("Man wisse, dass der Deich nicht dicht sei.", "negated main"),
        ("Man habe keine andere Wahl gehabt, als zu verkaufen.", "not taken back"),
        ("Es seien nicht mehr als zehn Gäste gekommen.", "not taken back"),
        ("Kaum war der Regen vorbei, kamen die Gäste.", "not taken back"),
        ("Einige Zeugen seien befragt worden, andere aber auch nicht.", "negated later"),
        ("Der Lärm habe zugenommen, auch dort, wo keine Züge führen.", "negated clause"),
        ("Der Lärm habe zugenommen, vor allem weil niemand prüfe.", "negated clause"),
    ],
)
def test_a_negation_is_told_by_the_part_of_the_sentence_it_stands_in(quote: str, expected: str) -> None:
    found = scope_traits(first_sentence(quote), "indirect")
    assert expected in found
    assert {name for name in found if name.startswith("negated") and " by " not in name} <= {
        expected,
        "negated last",
    }


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Wir müssen arbeiten.", "modal must/self"),
        ("Die Fahrgäste müssen hier übernachten.", "modal must/fate"),
        ("Laut Satzung muss der Rat zustimmen.", "modal must/law"),
        ("Die Steuer müsse gesenkt werden.", "modal must_said/werden"),
        ("Das Wasser dürfe nicht verkauft werden.", "modal may/not"),
        ("Die Daten sind nach einem Jahr zu löschen.", "be to do"),
        ("Es sei dringend nötig, den Deich zu erhöhen.", "is needed"),
        ("Gehen Sie nach Hause!", "call"),
        ("Hände weg vom Stadtwald!", "call"),
        ("Rettet den Stadtwald!", "call"),
    ],
)
def test_a_requirement_is_told_from_a_need_or_a_fate(quote: str, expected: str) -> None:
    assert expected in scope_traits(first_sentence(quote), "direct")


def test_a_question_is_no_call() -> None:
    assert "call" not in scope_traits(first_sentence("Gehen Sie nach Hause?"), "direct")


@given(st.lists(st.sampled_from(["nicht", ",", "und", "die", "in", "zu", "gehen", "muss", ".", "?", "noch"])))
def test_the_parts_hold_every_word_in_order(words: list[str]) -> None:
    held = [word for part in parts(words) for word in part.words]
    assert held == [word for word in words if word not in ",.?"]
    scope_traits(words, "direct")
