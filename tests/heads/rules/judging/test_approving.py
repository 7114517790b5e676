"""What approves in a German clause by its build, and the neighbours that do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.acts import Reading, clause_of, judge
from wortlaut.heads.rules.judging.approving import approvals, of_fragment, reasons
from wortlaut.heads.rules.judging.clause_lore import first_sentence, lore_of


def _reasons(quote: str, *, own: bool = False) -> set[str]:
    return reasons(clause_of(quote, Reading("assert", "", ""), lore_of("de")), own)


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("Es war ein gelungener Abend.", "a good thing"),
        ("Die neue Fähre sei ein Gewinn für die Insel.", "a gain"),
        ("Die Organisation war vorbildlich.", "is great"),
        ("Die Beziehungen waren die besten seit Jahren.", "best"),
        ("Wir sind sehr stolz auf die Kinder.", "glad"),
        ("Wir hatten gute Gespräche.", "had a good thing"),
        ("Die Helfer haben hervorragend gearbeitet.", "well done"),
        ("Die Hafenwache hat Großes geleistet.", "achieved"),
        ("Das Modell hat sich bewährt.", "thrives"),
        ("Damit könnten alle gut leben.", "thrives"),
        ("Das Urteil stärkt die Rechte der Mieter.", "furthers"),
        ("Die Zahlen zeigen, dass der Kurs stimmt.", "shows"),
        ("Ich gratuliere der Siegerin.", "thanks"),
        ("Ich freue mich auf die Insel.", "gladness"),
        ("Wir unterstützen den Streik.", "backs"),
        ("So viel Solidarität habe ich selten erlebt, ich danke allen.", "peak"),
        ("Ein besseres Ergebnis gibt es nicht, nichts Schöneres.", "peak"),
        ("Ohne die Nachbarn wäre das nicht möglich gewesen.", "indispensable"),
        ("Der Wachmann hatte keine andere Wahl.", "excuses"),
    ],
)
def test_a_clause_approves(quote: str, reason: str) -> None:
    assert reason in _reasons(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "Die neue Fähre sei 40 Meter lang.",
        "Es war kein gelungener Abend.",
        "Es wäre ein Gewinn für die Insel.",
        "Die Preise seien zu gut.",
        "Ist das ein gelungener Abend?",
        "Eine tolle Leistung war es, Millionen in den Sand zu setzen.",
        "Das Gespräch habe am Mittwoch begonnen.",
        "Der Wahlkampf sei zu Ende.",
    ],
)
def test_what_is_denied_supposed_or_spoiled_does_not_approve(quote: str) -> None:
    assert not _reasons(quote)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("ein guter Auftakt", "thing"),
        ("großartig", "great"),
        ("ein Meilenstein", "gain"),
        ("sehr glücklich", "glad"),
    ],
)
def test_a_fragment_approves(words: str, reason: str) -> None:
    assert reason in of_fragment(first_sentence(words))


@pytest.mark.parametrize(
    "words", ["weniger gut", "Guten Abend", "ein alter Kahn", "erfolgreiche Erpressung", ""]
)
def test_a_fragment_does_not_approve(words: str) -> None:
    assert not of_fragment(first_sentence(words))


def test_approval_is_praise() -> None:
    assert judge("Das war ein guter Auftakt.", Reading("assert", "sagen", "sagte sie"), "de")[0] == "praise"
    assert judge("Die Fähre ist gelb.", Reading("assert", "sagen", "sagte sie"), "de")[0] == "assert"


@given(st.text(alphabet="abcdeghilmnorstuwäü ,.!?“", max_size=120))
def test_traits_name_their_reasons(quote: str) -> None:
    clause = clause_of(quote, Reading("assert", "", ""), lore_of("de"))
    found = approvals(reasons(clause, own=False), "assert", "assert", "direct", who=set())
    assert {f"approves {reason}" for reason in reasons(clause, own=False)} <= found
