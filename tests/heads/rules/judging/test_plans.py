"""Tests of what lies ahead in a German clause: a plan, a forecast, a wish, a courtesy, by who acts and with what verb."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of, judge
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.doers import deed_of
from wortlaut.heads.rules.judging.plans import plans
from wortlaut.records import Act, StatementType, Status


def _traits(quote: str, kind: StatementType = "direct", speaker: str = "Aydin") -> set[str]:
    reading = Reading("assert", "sagen", f"sagte {speaker}", speaker)
    clause = clause_of(quote, reading, lore_of("de"))
    deed = deed_of(clause, reading, kind, quote)
    return plans(clause, kind, "assert", deed.told.doer if deed else "none", speaker, quote)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Wir werden den Deich prüfen", "lies ahead: own will"),
        ("Wir werden das nächste Hochwasser noch erleben", "lies ahead: own foretold"),
        ("Ich möchte Sie bitten, den Deich zu meiden", "lies ahead: speaks by urging"),
        ("Ich möchte den Helfern danken", "lies ahead: speaks by thanking"),
        ("Lassen Sie mich auf den Deich eingehen", "lies ahead: speaks by turning"),
        ("Jetzt wollen Sie am Deich sparen", "lies ahead: you want"),
        ("Wir alle wollen das Watt schützen", "ahead want/deciding"),
        ("Er wird den Deich bezahlen müssen", "lies ahead: another must"),
        ("Wir werden darauf zu achten haben", "lies ahead: own must"),
        ("Der Deich wird künftig höher gebaut", "lies ahead: will be done decided"),
        ("Über den Deich wird seit Jahren diskutiert", "lies ahead: will be done lasting"),
        ("Das wird teuer", "ahead this/becomes"),
        ("Wir führen ab Mai eine Abgabe ein", "lies ahead: own now"),
        ("Wir wollen, dass der Deich hält", "lies ahead: own want that"),
        ("Wenn das Wasser steigt, werden wir die Schleuse schließen", "lies ahead: own will/if"),
        ("Wir werden auch weiterhin Sand fahren", "lies ahead: own will/going_on"),
    ],
)
def test_who_acts_how_and_with_what_verb_are_traits_together(quote: str, found: str) -> None:
    assert found in _traits(quote)


@pytest.mark.parametrize(
    ("quote", "act", "status"),
    [
        ("Wir werden den Deich erhöhen", "announce", "planned"),
        ("Wir möchten den Deich erhöhen", "announce", "planned"),
        ("Wir werden das Hochwasser noch lange spüren", "assert", "uncertain"),
        ("Ich möchte die Anwohner bitten, den Deich zu meiden", "appeal", "demanded"),
        ("Wir wollen wissen, wer den Deich bezahlt", "ask", "uncertain"),
        ("Ich will allen Helfern danken", "praise", "actual"),
        ("Ich möchte das noch einmal betonen", "assert", "actual"),
        ("Da möchte ich dem Landrat widersprechen", "deny", "denied"),
        ("Jetzt wollen Sie am Deich sparen", "assert", "planned"),
        ("Damit werden Sie scheitern", "assert", "uncertain"),
    ],
)
def test_who_only_says_something_with_a_verb_of_the_future_plans_nothing(
    quote: str, act: Act, status: Status
) -> None:
    assert judge(quote, Reading("assert", "sagen", "sagte Aydin", "Aydin"), "de") == (act, status)


def test_a_plan_is_the_speakers_own_where_one_pronoun_names_both() -> None:
    assert "ahead same/will" in _traits("er werde den Deich prüfen", "indirect", "er")
    assert "ahead same/will" not in _traits("sie werde den Deich prüfen", "indirect", "er")


@pytest.mark.parametrize(
    ("quote", "kind", "who"),
    [
        # Written large at the beginning, "Sie" is one woman or one body with a singular, and others where it is told in the subjunctive.
        ("Sie werde keine Truppen schicken", "indirect", "she"),
        ("Sie würden den Deich prüfen", "indirect", "they"),
        ("Sie werden den Deich prüfen", "direct", "you"),
        ("Im Herbst werden Sie den Deich prüfen", "direct", "you"),
    ],
)
def test_only_who_is_spoken_to_is_addressed(quote: str, kind: StatementType, who: str) -> None:
    assert {trait.split("/")[0] for trait in _traits(quote, kind) if trait.startswith("ahead ")} >= {
        f"ahead {who}"
    }


def test_a_refusal_told_of_her_is_no_plan_of_those_spoken_to() -> None:
    quote = "Sie werde keine Truppen schicken"
    assert judge(quote, Reading("assert", "sagen", "sagte Ohlsen", "Ohlsen"), "de") == ("reject", "denied")


def test_an_aim_is_somebodys() -> None:
    assert {"aim own", "aim own/is"} <= _traits("Unser Ziel ist es, den Deich zu retten")
    assert "aim yours" in _traits("Ihr Ziel ist ein anderes")
    assert "paper of plans" in _traits("den Entwurf für ein Deichgesetz", "indirect")


def test_a_report_and_what_is_so_tell_of_nothing_ahead() -> None:
    assert not _traits("Der Kreis will den Deich prüfen", "reported")
    assert not _traits("Der Deich ist vier Meter hoch")
