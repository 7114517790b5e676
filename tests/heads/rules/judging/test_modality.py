"""Modality: in which of its meanings a German modal verb stands, and what requires without one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.brackets import bracket_of
from wortlaut.heads.rules.judging.clause_lore import first_sentence
from wortlaut.heads.rules.judging.cue_acts import Role, traits_of_spans
from wortlaut.heads.rules.judging.modality import Modality, modality_of, modality_traits
from wortlaut.records import Act
from wortlaut.spans import Span


def _read(quote: str, speaker: str, frame: str = "sagte", cue: Act = "assert") -> Modality | None:
    whole = first_sentence(quote)
    return modality_of(whole, bracket_of(whole), first_sentence(frame), speaker, cue)


@pytest.mark.parametrize(
    ("quote", "speaker", "expected"),
    [
        ("der Kassierer solle das Geld verspielt haben", "der Zeuge", ("uncertain", "hearsay")),
        ("der Bote soll das Tal verlassen haben", "der Zeuge", ("uncertain", "hearsay")),
        ("es soll sich nicht um Absicht gehandelt haben", "der Zeuge", ("denied", "hearsay negated")),
        ("der Wirt soll schwer krank sein", "der Zeuge", ("uncertain", "hearsay of a state")),
        ("mit dem Gesetz solle Betrug bekämpft werden", "der Minister", ("planned", "purpose")),
        ("die Fähre solle im Mai ablegen", "der Sprecher", ("planned", "shall scheduled")),
        ("der Hafen soll ausgebaut werden", "der Sprecher", ("planned", "shall")),
        ("die Regierung solle das Bad erhalten", "Jonas Wenck", ("demanded", "shall required")),
        ("Klassen sollten höchstens 22 Kinder haben", "die Gewerkschaft", ("demanded", "ought")),
        ("in dem eine Bombe liegen sollte", "der Polizei", ("uncertain", "was said to")),
        ("ursprünglich sollte der Turm höher werden", "Ilka Brandt", ("planned", "was meant to")),
        ("jeder sollte wissen, was das kostet", "Ilka Brandt", ("actual", "looks through")),
    ],
)
def test_shall_tells_a_plan_a_wish_or_what_others_say(
    quote: str, speaker: str, expected: tuple[str, str]
) -> None:
    assert _read(quote, speaker) == expected


@pytest.mark.parametrize(
    ("quote", "speaker", "expected"),
    [
        ("die Löhne müssten steigen", "die Gewerkschaft", ("demanded", "must")),
        ("zwei Schulen mussten geräumt werden", "die Polizei", ("actual", "had to")),
        ("300 Leute hätten ihre Häuser verlassen müssen", "der Sprecher", ("actual", "had to")),
        ("die Aufsicht hätte eingreifen müssen", "der Abgeordnete", ("actual", "missed")),
        ("der Täter müsse durchs Fenster gekommen sein", "der Beamte", ("uncertain", "must have been")),
        ("wegen des Streiks müssten Flüge ausfallen", "der Sprecher", ("actual", "must by cause")),
        ("laut Satzung müsse der Vorstand gewählt werden", "Ilka Brandt", ("actual", "must by rule")),
        ("das Wasser müsse nicht abgekocht werden", "das Amt", ("denied", "need not")),
        ("man muss wissen, dass das Rohr alt ist", "Ilka Brandt", ("actual", "looks through")),
        ("man müsse Stellen abbauen", "der Konzern", ("planned", "must itself")),
        ("Kinder müssten dort oft hungern", "Ilka Brandt", ("actual", "must by cause")),
    ],
)
def test_must_tells_a_claim_a_duty_a_fate_or_a_guess(
    quote: str, speaker: str, expected: tuple[str, str]
) -> None:
    assert _read(quote, speaker) == expected


@pytest.mark.parametrize(
    ("quote", "speaker", "expected"),
    [
        ("es dürfe keine Kündigungen geben", "die Gewerkschaft", ("demanded", "may not")),
        ("das Boot dürfe laut Gesetz nicht fahren", "Ilka Brandt", ("denied", "may not by rule")),
        ("die Zinsen dürften steigen", "der Analyst", ("uncertain", "may guessed")),
        ("jeder darf das Haus betreten", "Ilka Brandt", ("actual", "may")),
        ("Helfer könnten sich ab sofort registrieren lassen", "das Amt", ("actual", "could be had")),
    ],
)
def test_may_permits_forbids_or_guesses(quote: str, speaker: str, expected: tuple[str, str]) -> None:
    assert _read(quote, speaker) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("es gelte, den Deich zu schützen", ("demanded", "takes")),
        ("was wir brauchen, ist ein Deich", ("demanded", "takes")),
        ("es bedürfe einer Zweidrittelmehrheit", ("actual", "takes by rule")),
        ("der Bund sei in der Pflicht", ("demanded", "turn")),
        ("ein Neubau sei notwendig", ("demanded", "required")),
        ("für den Beitritt sei ein Antrag nötig", ("actual", "required for")),
        ("ein Neubau sei nicht nötig", ("denied", "not required")),
        ("die Täter gehörten vor Gericht gestellt", ("demanded", "belongs")),
        ("die Daten seien bis Mai zu löschen", ("demanded", "is to be done")),
        ("die Miliz habe ihre Waffen bis Freitag abzugeben", ("demanded", "has to")),
        ("wir erwarten von der Bahn Auskunft", ("demanded", "expects of")),
        ("wir wollen, dass die Täter gefunden werden", ("demanded", "wants that")),
        ("möge der Deich halten", ("demanded", "may it be")),
        ("die Partei forderte gestern einen Neubau", ("actual", "request told")),
        ("die Partei habe einen Neubau angekündigt", ("actual", "act told")),
        ("die Brücke ist alt", None),
        ("ob die Brücke gebaut werden solle", None),
    ],
)
def test_other_words_require_or_tell_of_it(quote: str, expected: tuple[str, str] | None) -> None:
    assert _read(quote, "Ilka Brandt") == expected


def test_a_wish_in_the_frame_makes_a_demand_and_a_warning_is_left_alone() -> None:
    quote = "das Bad soll erhalten bleiben"
    assert _read(quote, "der Räte", "Nach dem Wunsch der Räte") == ("demanded", "shall wished")
    assert _read("man müsse fliehen", "der Wirt", cue="warn") is None


def test_a_request_told_is_the_act_of_another() -> None:
    text = "Laut Harzer Rundschau forderte die Partei einen Neubau"
    spans: dict[Role, tuple[Span, ...]] = {
        "quote": (Span(21, len(text)),),
        "cue": (Span(0, 4),),
        "frame": (Span(0, 20),),
        "speaker": (Span(5, 20),),
    }
    found = traits_of_spans(text, "indirect", spans, "de")
    assert {"modality request told", "modality actual", "act=assert", "status=actual"} <= found


def test_the_traits_name_status_and_function() -> None:
    found = modality_traits(Modality("planned", "purpose"), "indirect", "assert")
    assert {
        "modality planned",
        "modality purpose",
        "modality planned/indirect",
        "modality planned/cue assert",
    } <= found
    assert modality_traits(None, "indirect", "assert") == set()


@given(
    st.lists(
        st.sampled_from(
            [
                "soll",
                "sollte",
                "müsse",
                "dürften",
                "hätte",
                "müssen",
                "haben",
                "sein",
                "nicht",
                ",",
                "das",
                "bad",
                "zu",
            ]
        )
    )
)
def test_any_words_are_read(words: list[str]) -> None:
    found = modality_of(words, bracket_of(words), [], "", "assert")
    assert found is None or found.reason


@pytest.mark.parametrize(
    ("quote", "speaker", "expected"),
    [
        ("man solle dem Rat vertrauen", "der Minister", ("demanded", "shall of anybody")),
        ("der Deich soll bis Mai fertiggestellt sein", "das Amt", ("planned", "shall be ready")),
        ("die Anlage sollte 200 Betten umfassen", "Ilka Brandt", ("planned", "was to happen")),
        ("ihr müsst endlich reden", "Ilka Brandt", ("demanded", "must")),
        ("der Vertrag müsse noch vom Rat gebilligt werden", "das Amt", ("planned", "must yet be approved")),
        ("der Vertrag müsse noch rasch gebilligt werden", "Ilka Brandt", ("demanded", "must")),
        ("das Gesetz müsse geändert werden", "Ilka Brandt", ("demanded", "must")),
        (
            "wer ein Boot führe, müsse einen Ausweis vorlegen",
            "Ilka Brandt",
            ("actual", "must by rule for whoever"),
        ),
        ("wer Frieden wolle, müsse verhandeln", "Ilka Brandt", ("demanded", "must")),
        ("viele Kinder müssten arbeiten", "das Hilfswerk", ("actual", "must as it goes")),
        ("die Helfer müssten im Freien schlafen", "Ilka Brandt", ("actual", "must as it goes")),
        ("niemand dürfe wegen seines Glaubens leiden", "der Minister", ("demanded", "may not")),
        ("Gäste mögen den Eingang freihalten", "das Amt", ("demanded", "may they do")),
    ],
)
def test_who_is_meant_and_how_it_goes_tell_a_claim_from_a_plan_or_a_state(
    quote: str, speaker: str, expected: tuple[str, str]
) -> None:
    assert _read(quote, speaker) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("die Banken gehören endlich an die Kette gelegt", ("demanded", "belongs")),
        ("die Banken gehören zu den Gewinnern", None),
        ("das Rathaus habe sich an die Regeln zu halten", ("demanded", "has to")),
        ("das Rathaus habe nichts zu verbergen", None),
        ("das Rathaus habe mit Lärm zu kämpfen", None),
        ("die Regeln gebrochen zu haben", None),
        ("es könne nicht angehen, dass die Mieter zahlten", ("demanded", "cannot go on")),
        ("vordringliche Aufgabe sei es, den Deich zu sichern", ("demanded", "first task")),
        ("alle Bürger seien aufgerufen, einen Rat zu wählen", ("actual", "called to vote")),
        ("die Fähre sei seit gestern überfällig", ("actual", "has not come in")),
        ("ein Neubau sei nötig gewesen", ("actual", "was needed")),
        ("für den Deich sei jetzt eine große Anstrengung nötig", ("demanded", "required")),
        ("die Muscheln seien sehr gefragt", ("actual", "is sought")),
    ],
)
def test_what_requires_without_a_modal_verb_is_told_from_what_is_so(
    quote: str, expected: tuple[str, str] | None
) -> None:
    assert _read(quote, "Ilka Brandt") == expected


def test_the_frame_tells_a_draft_a_rule_or_a_slogan() -> None:
    quote = "müssen Mieter künftig mehr zahlen"
    assert _read(quote, "", "Laut Koalitionsvertrag") == ("planned", "must by plan")
    quote = "Mitglieder hätten zehn Euro zu zahlen"
    assert _read(quote, "", "heißt es in der Satzung") == ("actual", "has to by rule")
    assert _read("Kein Geld für Spekulanten!", "") == ("demanded", "slogan")
    quote = "Keine Stimme den Falschen"
    assert _read(quote, "", "stand auf einem Transparent") == ("demanded", "slogan")
    assert _read(quote, "") is None
