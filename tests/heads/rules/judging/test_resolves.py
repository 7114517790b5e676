"""What idioms refuse, pledge, fear or advise in a German clause."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of, judge
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.resolves import resolves, taken
from wortlaut.records import StatementType


def _taken(quote: str, kind: StatementType = "direct", *, own: bool = False) -> list[tuple[str, str]]:
    return list(taken(clause_of(quote, Reading("assert", "", ""), lore_of("de")), kind, own))


@pytest.mark.parametrize(
    ("quote", "act", "reason"),
    [
        ("Da machen wir nicht mit.", "reject", "refuses"),
        ("Wir sehen keinen Anlass für eine Umkehr.", "reject", "refuses"),
        ("Ein Verkauf kommt nicht in Frage.", "reject", "refused"),
        ("Die Maut löst kein Problem.", "reject", "unfit"),
        ("Wir brauchen keine neue Behörde.", "reject", "unneeded"),
        ("Wir lassen die Fischer nicht im Stich.", "pledge", "pledges"),
        ("Die Fischer könnten sich auf das Land verlassen.", "pledge", "pledged"),
        ("Wir machen uns Sorgen um die Fischer.", "warn", "worries"),
        ("Das Land steuert auf eine Hungersnot zu.", "warn", "worsens"),
        ("Anwohner sollten das Gebiet meiden.", "appeal", "advises the public"),
        ("Helft den Fischern!", "appeal", "calls"),
        ("Es wäre schön, wenn viele kämen.", "appeal", "wishes"),
    ],
)
def test_idioms_make_an_act(quote: str, act: str, reason: str) -> None:
    assert (act, reason) in _taken(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "Ein Ergebnis liegt noch nicht vor.",
        "Die Fischer haben den Hafen verlassen.",
        "Tut mir leid.",
        "Kommt die Fähre heute?",
        "Die Fähre war nicht in Frage gestellt worden.",
    ],
)
def test_neighbours_make_none(quote: str) -> None:
    assert not _taken(quote)


def test_traits_name_act_and_type() -> None:
    clause = clause_of("Da machen wir nicht mit.", Reading("assert", "", ""), lore_of("de"))
    assert resolves(clause, "direct", own=True) == {
        "resolves refuses",
        "resolve reject",
        "resolve reject/direct",
    }


@pytest.mark.parametrize(
    ("quote", "act"),
    [
        ("Wir werden die Fischer nicht im Stich lassen.", "pledge"),
        ("Anwohner sollten das Gebiet meiden.", "appeal"),
        ("Das Land sollte den Hafen kaufen.", "demand"),
        ("Wir machen uns große Sorgen.", "warn"),
    ],
)
def test_idioms_turn_the_act(quote: str, act: str) -> None:
    assert judge(quote, Reading("assert", "sagen", "sagte sie"), "de")[0] == act


def test_a_numbered_name_ends_no_sentence() -> None:
    quote = "Ludwig XVI. war ein großartiger König."
    assert judge(quote, Reading("assert", "sagen", "sagte sie"), "de")[0] == "praise"
