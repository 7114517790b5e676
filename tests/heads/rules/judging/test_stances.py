"""What stand a German statement takes under a neutral verb: by which ground, and the neighbours that take none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.acts import Reading, clause_of, judge
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.stances import stances
from wortlaut.records import Act, StatementType


def _takes(quote: str, frame: str = "", kind: StatementType = "indirect", *, own: bool = False) -> set[str]:
    clause = clause_of(quote, Reading("assert", "", frame), lore_of("de"))
    found = stances(clause, "assert", "assert", kind, own, set())
    return {trait.removeprefix("takes ") for trait in found if trait.startswith("takes ")}


@pytest.mark.parametrize(
    ("quote", "ground"),
    [
        ("Wir sind überglücklich.", "joy"),
        ("Die Einigung sei eine Sternstunde der Diplomatie.", "acclaim"),
        ("Die Genossenschaft habe sich verdient gemacht.", "merit"),
        ("Der Abriss sei gerechtfertigt.", "defence"),
        ("Der Empfang war beeindruckend.", "good"),
        ("Unsere Gedanken sind bei den Seeleuten.", "grief"),
        ("Es tue ihr leid.", "apology"),
        ("Wir haben die Lage falsch eingeschätzt.", "own fault"),
        ("Daran sei kein Wort wahr.", "untrue"),
        ("Er habe niemals Akten gefälscht.", "never did wrong"),
        ("Dem Verein drohe die Pleite.", "brink"),
        ("Der Damm könnte brechen und das Tal überfluten.", "risk"),
        ("Es bestehe Einsturzgefahr.", "danger"),
        ("Wir werden die Täter jagen.", "vow"),
        ("Wer bezahlt das Gutachten?", "question"),
        ("Was soll das?", "rhetoric"),
        ("Was wir jetzt brauchen, ist ein neuer Deich.", "need"),
        ("Es sei vernünftig, den Hafen zu verkaufen.", "advised"),
        ("Anwohner mögen bitte die Fenster schließen.", "advice"),
    ],
)
def test_words_take_a_stand(quote: str, ground: str) -> None:
    assert ground in _takes(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "Der Damm sei 1954 gebaut worden.",
        "Das war keine Sternstunde der Diplomatie.",
        "Er hoffe auf eine Sternstunde der Diplomatie.",
        "Der Fahrer sei außer Lebensgefahr.",
        "61 Prozent seien zufrieden.",
        "Die Schäden würden behoben.",
        "Bei dem Sturm seien zwei Scheunen zerstört worden.",
        "Das andere Lager habe die Lage falsch eingeschätzt.",
    ],
)
def test_findings_and_hopes_take_none(quote: str) -> None:
    assert not _takes(quote)


def test_what_leads_to_a_purpose_is_no_advice() -> None:
    assert "advised" not in _takes("Die Karten seien wichtig, um jeden zu erkennen.")


def test_a_frame_tells_of_fears_and_slogans() -> None:
    assert "feared" in _takes("die Stadt könnte das Bad verkaufen", "es wachsen Befürchtungen, ")
    assert "slogan" in _takes("„Freie Bahn den Radlern“", "auf Transparenten stand ", "direct")


@pytest.mark.parametrize(
    ("quote", "act"),
    [
        ("Die Helfer seien großartig.", "praise"),
        ("Die Nachricht habe sie tief erschüttert.", "regret"),
        ("Man werde die Täter zur Rechenschaft ziehen.", "warn"),
        ("Es sei vernünftig, den Hafen zu verkaufen.", "appeal"),
        ("Man werde im Mai den Hafen verkaufen.", "announce"),
        ("Der Hafen sei verkauft.", "assert"),
    ],
)
def test_a_sure_stand_judges_where_no_other_rule_does(quote: str, act: Act) -> None:
    assert judge(quote, Reading("assert", "sagen", "sagte sie"), "de")[0] == act


@given(st.text(max_size=80))
def test_any_words_have_their_traits(text: str) -> None:
    assert all(_takes(text))
