"""How a statement stands by its construction, on what a condition hangs, what a negation is set against."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.scope import is_negated
from wortlaut.heads.rules.judging.shapes import shape
from wortlaut.heads.rules.judging.standing import STANDING, standings
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.records import StatementType


def _clause(quote: str, frame: str = "", verb: str = "sagen") -> Clause:
    return clause_of(quote, Reading("assert", verb, frame), lore_of("de"))


@pytest.mark.parametrize(
    ("quote", "status", "reason"),
    [
        ("Wichtig ist, dass die Fähre wieder fährt.", "demanded", "weighty that"),
        ("Es ist sinnvoll, den Deich zu erhöhen.", "demanded", "advisable to do"),
        ("Es geht darum, den Hafen zu retten.", "demanded", "needful to do"),
        ("Wir schlagen deshalb einen Runden Tisch vor.", "demanded", "requests itself"),
        ("Die Gewerkschaft fordert höhere Löhne.", "demanded", "another requests"),
        ("Wir brauchen neue Schiffe.", "demanded", "needs own"),
        ("Brauchen wir nicht neue Schiffe?", "demanded", "asks whether not"),
        ("Der Deich kann und muss erhöht werden.", "demanded", "can and must"),
        ("Wir müssen den Deich erhöhen.", "demanded", "required"),
        ("Wer Frieden will, der muss verhandeln.", "demanded", "required"),
        ("Hände weg vom Stadtwald!", "demanded", "cried"),
        ("Das mag auf dem Papier richtig sein.", "uncertain", "grants"),
        ("Ich bin gespannt, wie das ausgeht.", "uncertain", "wonders"),
        ("Wer bezahlt die Schiffe?", "uncertain", "asks"),
        ("Wenn das Wasser steigt, fährt keine Fähre.", "conditional", "condition first"),
    ],
)
def test_a_construction_tells_how_a_statement_stands(quote: str, status: str, reason: str) -> None:
    assert shape(_clause(quote), "direct") == (status, reason)


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("Wichtig war, dass alle gekommen sind.", "direct"),
        ("Es ist gut, dass der Deich gehalten hat.", "direct"),
        ("Sie fordern jetzt höhere Löhne.", "direct"),
        ("Die Fähre fährt.", "direct"),
        ("wer zahlt, der darf mitfahren", "indirect"),
    ],
)
def test_what_only_looks_so_is_no_such_construction(quote: str, kind: StatementType) -> None:
    assert shape(_clause(quote), kind) is None


@pytest.mark.parametrize(
    ("quote", "frame", "status"),
    [
        ("wer die Schiffe bezahlt", "Es ist unklar,", "uncertain"),
        ("ob die Fähre fährt", "Sie sagte,", "uncertain"),
        ("dass die Fähre wieder fährt", "Ich halte es für wichtig,", "demanded"),
        ("den Deich zu erhöhen", "Er bat,", "demanded"),
        ("dass die Fähre nicht verkauft wird", "Ich erwarte,", "demanded"),
        ("ein Votum der Stadt", "Wir erwarten", "demanded"),
    ],
)
def test_a_frame_tells_how_what_it_leads_to_stands(quote: str, frame: str, status: str) -> None:
    found = shape(_clause(quote, frame), "indirect")
    assert found is not None
    assert found[0] == status


@pytest.mark.parametrize(
    ("quote", "trait"),
    [
        ("Die Fähre fährt, wenn das Wasser sinkt.", "condition behind"),
        ("Sie haben recht, wenn Sie das beklagen.", "condition judged"),
        ("Die Lage ist ernst, wenn auch nicht so schlimm wie gestern.", "condition elliptic"),
        ("Die Fähre fährt auch, wenn es stürmt.", "condition though"),
        ("Ich kenne Leute, die bleiben, wenn das Wasser steigt.", "condition within relative"),
        ("Wir müssen den Deich jetzt erhöhen.", "must pressing"),
        ("Viele müssen den Schaden selbst bezahlen.", "must borne"),
        ("Das ist nicht gut.", "due not advisable"),
        ("Das ist kein Hafen, sondern ein Deich.", "no but/is"),
        ("Die Fähre ist alt.", "settled actual"),
    ],
)
def test_clauses_are_read_by_what_they_are_to_each_other(quote: str, trait: str) -> None:
    assert STANDING + trait in standings(_clause(quote), "assert", "assert", "direct", "actual")


def test_who_holds_it_is_told_with_its_verb() -> None:
    assert STANDING + "held by own/is" in standings(
        _clause("das ist richtig", "Ich glaube,"), "assert", "assert", "indirect", None
    )


@pytest.mark.parametrize(
    ("quote", "negated"),
    [
        ("das recht ist für verfolgte da , nicht für verfolger", False),
        ("dass der hafen von fischern genutzt wird , nicht von urlaubern", False),
        ("das ist , wie jeder weiß , nicht wahr", True),
        ("das ist kein hafen , kein deich , keine brücke", True),
        ("das sind keine helden , sondern täter", True),
        ("sie können jetzt , weil es regnet , nicht fahren", True),
        ("wer nicht zahlt , der muss gehen", False),
        ("wer zahlt , der muss nicht gehen", True),
        ("er hat gesagt , dass er komme , nicht aber sie", False),
    ],
)
def test_what_is_only_set_against_is_not_negated(quote: str, negated: bool) -> None:
    assert is_negated(quote.split()) is negated
