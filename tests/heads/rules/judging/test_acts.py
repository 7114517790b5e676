"""Act and status, by the guideline's order: what the cue names, then the first main clause."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, judge
from wortlaut.records import Act, Language, Status

NEUTRAL = Reading("assert", "sagen", "Ohlsen sagte,")


@pytest.mark.parametrize(
    ("quote", "act", "status"),
    [
        ("die Brücke ist seit Montag gesperrt", "assert", "actual"),
        ("die Brücke sei nicht gesperrt", "assert", "denied"),
        ("nicht nur die Brücke sei gesperrt", "assert", "actual"),
        ("die Stadt wolle die Brücke sperren", "assert", "planned"),
        ("sie werde die Brücke sperren", "announce", "planned"),
        ("man werde die Brücke nicht sperren", "reject", "denied"),
        ("die Stadt müsse die Brücke sperren", "demand", "demanded"),
        ("die Stadt würde die Brücke sperren, wenn das Wasser steigt", "assert", "conditional"),
        ("sollte das Wasser steigen, werde die Brücke gesperrt", "assert", "conditional"),
        ("die Brücke könnte einstürzen", "assert", "uncertain"),
        ("die Brücke soll gesperrt worden sein", "assert", "uncertain"),
        ("der Vorwurf sei frei erfunden", "deny", "denied"),
        ("der Vertrag sei ein Glücksfall", "praise", "actual"),
        ("der Plan sei ein Irrweg", "reject", "denied"),
        ("„Wer bezahlt das?“", "ask", "uncertain"),
        ("die Brücke sei sicher, aber der Damm müsse erneuert werden", "assert", "actual"),
        ("wenn das Wasser nicht falle, werde die Brücke gesperrt", "assert", "conditional"),
        ("steigt das Wasser weiter, werde die Brücke gesperrt", "assert", "conditional"),
        ("die Brücke werde gesperrt, sollte das Wasser weiter steigen", "assert", "conditional"),
        ("man nehme an, dass die Brücke gesperrt werde, wenn das Wasser steigt", "assert", "conditional"),
        ("die Akte irritiere, weil Geld nur fließe, wenn gebaut sei", "assert", "actual"),
        ("die Brücke, die nicht mehr sicher sei, wird im Mai erneuert", "announce", "planned"),
        ("nachdem das Geld nicht gekommen sei, wolle die Stadt die Brücke sperren", "assert", "planned"),
    ],
)
def test_a_neutral_cue_leaves_the_act_to_the_first_main_clause(quote: str, act: Act, status: Status) -> None:
    assert judge(quote, NEUTRAL, "de") == (act, status)


@pytest.mark.parametrize(
    ("given", "verb", "frame", "act", "status"),
    [
        ("reject", "zurück|weisen", "Alder wies den Vorwurf zurück,", "deny", "denied"),
        ("reject", "zurück|weisen", "Alder wies die Forderung zurück,", "reject", "denied"),
        ("pledge", "versprechen", "Alder versprach,", "pledge", "planned"),
        ("warn", "warnen", "Alder warnte,", "warn", "uncertain"),
        ("assert", "davon aus|gehen", "Alder geht davon aus,", "assert", "uncertain"),
    ],
)
def test_a_cue_that_names_an_act_decides(given: Act, verb: str, frame: str, act: Act, status: Status) -> None:
    assert judge("dass die Brücke gesperrt wird", Reading(given, verb, frame), "de") == (act, status)


@pytest.mark.parametrize(
    ("quote", "act", "status"),
    [
        ("the bridge has been closed since Monday", "assert", "actual"),
        ("the bridge is not closed", "assert", "denied"),
        ("the city must close the bridge", "demand", "demanded"),
        ("the bridge could collapse", "warn", "uncertain"),
        ("the city would close the bridge if the water rose", "assert", "conditional"),
        ("we will close the bridge", "announce", "planned"),
        ("we will not close the bridge", "reject", "denied"),
    ],
)
def test_english_is_judged_alike(quote: str, act: Act, status: Status) -> None:
    assert judge(quote, NEUTRAL, "en") == (act, status)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("quote", ["", "…", "?", "wenn", "“", "a" * 10_000])
def test_every_quote_has_an_act_and_a_status(quote: str, language: Language) -> None:
    act, status = judge(quote, NEUTRAL, language)
    assert act
    assert status


@pytest.mark.parametrize(
    ("quote", "act", "status"),
    [
        ("die Brücke, auf der niemand gehe, sei gesperrt", "assert", "actual"),
        ("die nicht genannten Zeugen seien in Sicherheit", "assert", "actual"),
        ("sie sei in den Kanal gefallen und nicht mehr aufgetaucht", "assert", "actual"),
        ("fest steht, dass die Brücke nicht gesperrt ist", "assert", "denied"),
        ("die Zahlen seien für den Kreis und die Stadt kein Grund zum Feiern", "assert", "denied"),
        ("die Fahrgäste müssten dort übernachten", "assert", "actual"),
        ("laut Satzung muss der Rat zustimmen", "assert", "actual"),
        ("der Täter muss einen Schlüssel gehabt haben", "assert", "uncertain"),
        ("die Akten sind nach zehn Jahren zu löschen", "demand", "demanded"),
        ("ein Anstieg sei nicht zu erkennen", "assert", "denied"),
    ],
)
def test_a_negation_and_a_must_count_where_they_reach_the_main_clause(
    quote: str, act: Act, status: Status
) -> None:
    assert judge(quote, NEUTRAL, "de") == (act, status)


def test_what_is_expected_of_somebody_is_demanded() -> None:
    expects = Reading("assert", "erwarten", "Der Kreis erwartet von der Stadt,")
    assert judge("dass sie zahlt", expects, "de") == ("demand", "demanded")
    expects = Reading("assert", "erwarten", "Der Kreis erwartet,")
    assert judge("dass das Wasser steigt", expects, "de") == ("assert", "uncertain")


@pytest.mark.parametrize(
    ("verb", "frame", "quote", "act", "status"),
    [
        ("sagen", "Alder bestritt die Vorwürfe und sagte,", "das Gutachten sei öffentlich", "deny", "denied"),
        ("", "Moll trat dem Bericht mit den Worten entgegen,", "alle Akten seien da", "deny", "denied"),
        ("", "Der Antrag wurde mit der Begründung abgelehnt,", "es sei zu früh", "reject", "denied"),
    ],
)
def test_a_frame_that_denies_or_refuses_turns_a_neutral_cue(
    verb: str, frame: str, quote: str, act: Act, status: Status
) -> None:
    assert judge(quote, Reading("assert", verb, frame), "de") == (act, status)


def test_what_is_not_excluded_is_uncertain() -> None:
    reading = Reading("reject", "aus|schließen", "Die Ministerin schloss nicht aus,")
    assert judge("dass die Brücke gesperrt werde", reading, "de") == ("assert", "uncertain")


def test_dagegen_is_no_refusal_where_it_only_contrasts() -> None:
    assert judge("die Werft habe dagegen zwei Docks", NEUTRAL, "de") == ("assert", "actual")
    assert judge("der Rat sei dagegen", NEUTRAL, "de") == ("reject", "denied")


@pytest.mark.parametrize(
    ("quote", "act", "status"),
    [
        ("man dürfe die Brücke jetzt nicht öffnen", "demand", "demanded"),
        ("die Brücke müsse nicht gesperrt werden", "assert", "denied"),
        ("ein Neubau sei nicht nötig", "assert", "denied"),
        ("die Brücke müsse nicht geflickt, sondern ersetzt werden", "demand", "demanded"),
        ("was wir brauchen, ist Geduld, und wir brauchen Geld", "demand", "demanded"),
        ("wir sollten die Brücke sperren", "appeal", "demanded"),
        ("es bedarf einer neuen Brücke", "demand", "demanded"),
    ],
)
def test_need_duty_and_advice(quote: str, act: Act, status: Status) -> None:
    assert judge(quote, NEUTRAL, "de") == (act, status)


@pytest.mark.parametrize(
    ("quote", "act"),
    [
        ("der Bericht sei eine Zeitungsente", "deny"),
        ("das sei ein Missverständnis", "deny"),
        ("das habe der Minister nie gesagt", "deny"),
        ("ein Verkauf sei nicht beabsichtigt", "reject"),
        ("für eine Erhöhung gebe es keinen Bedarf", "reject"),
        ("die Stadt lasse sich nicht erpressen", "reject"),
    ],
)
def test_the_words_of_the_clause_deny_or_refuse(quote: str, act: Act) -> None:
    assert judge(quote, NEUTRAL, "de") == (act, "denied")
