"""Which clause bears what is said, and what the words around it say of its truth."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.contents import contents, core_of, form_of
from wortlaut.records import StatementType


def _contents(quote: str, frame: str = "", verb: str = "sagen", kind: StatementType = "direct") -> set[str]:
    reading = Reading("assert", verb, frame)
    return contents(clause_of(quote, reading, lore_of("de")), reading, quote, kind, lore_of("de"))


@pytest.mark.parametrize(
    ("quote", "core", "led"),
    [
        ("Ich sage Ihnen: Das Dock wird teuer.", "das dock wird teuer .", ("saying own",)),
        ("Das heißt, dass die Fähre nicht fährt.", "dass die fähre nicht fährt .", ("meaning thing dass",)),
        ("Ich glaube, die Fähre fährt nicht.", "die fähre fährt nicht .", ("believing own",)),
        ("Die Fähre wird, denke ich, nicht fahren.", "die fähre wird nicht fahren .", ()),
        ("Die Fähre – sie ist alt – fährt nicht.", "die fähre fährt nicht .", ()),
        ("Der Kapitän hat das Schiff verlassen.", "der kapitän hat das schiff verlassen .", ()),
        (
            "Wir sind uns einig: Klar ist, dass sie fährt.",
            "dass sie fährt .",
            ("knowing own", "knowing dass"),
        ),
    ],
)
def test_a_frame_leads_to_what_is_said(quote: str, core: str, led: tuple[str, ...]) -> None:
    found = core_of(quote)
    assert (" ".join(found.words), found.led) == (core, led)


@pytest.mark.parametrize(
    ("quote", "trait"),
    [
        ("Das zeigt: Die Werft ist noch nicht gerettet.", "through core reads denied"),
        ("Eines ist klar: Wir werden die Werft verkaufen.", "core reads planned"),
        ("Ich sage Ihnen: Das hat mit Fischerei nichts zu tun.", "core denied"),
        ("Die Werft hat recht, wenn sie klagt.", "if judged later"),
        ("Wenn man sich die Zahlen ansieht, ist die Werft gesund.", "if looking first"),
        ("Auch wenn es regnet, fährt die Fähre.", "if though first"),
        ("Die Fähre fährt nur, wenn es nicht stürmt.", "if strict later"),
        ("Wenn es stürmt, fährt die Fähre nicht.", "if open first"),
        ("Wir sind da, wenn es um die Fischer geht.", "if about later"),
        ("Die Werft ist, wenn ich so sagen darf, ein Juwel.", "if aside later"),
    ],
)
def test_what_is_said_is_read_behind_its_frame(quote: str, trait: str) -> None:
    assert trait in _contents(quote)


@pytest.mark.parametrize(
    ("quote", "frame", "verb", "trait"),
    [
        ("wer die Fähre kaufte", "Er weiß nicht,", "wissen", "framed not known"),
        ("dass die Fähre alt ist", "Niemand bestreitet,", "bestreiten", "framed not doubted"),
        ("dem Verkauf", "Wir werden nicht zustimmen.", "zu|stimmen", "framed not agreed"),
        ("auf die Werft", "Ich möchte eingehen", "ein|gehen", "framed want own"),
    ],
)
def test_the_cue_tells_whether_it_holds(quote: str, frame: str, verb: str, trait: str) -> None:
    assert trait in _contents(quote, frame, verb, "indirect")


def test_a_reported_statement_has_no_words_around_it() -> None:
    found = _contents("Der Kapitän bestritt nicht, dass er schlief.", kind="reported")
    assert not any(one.startswith(("framed", "core", "through")) for one in found)


@pytest.mark.parametrize(
    ("quote", "form"),
    [
        ("dass er komme", "dass"),
        ("ob er komme", "ob"),
        ("welche Fähre fährt", "asked"),
        ("die Fähre zu kaufen", "infinitive"),
        ("Fährt sie?", "question"),
        ("er komme", "clause"),
    ],
)
def test_the_form_of_a_clause(quote: str, form: str) -> None:
    clause = clause_of(quote, Reading("assert", "", ""), lore_of("de"))
    assert form_of(clause.whole) == form


@pytest.mark.parametrize(
    ("quote", "trait"),
    [
        ("Wir werden die Folgen noch lange spüren.", "foretold met with/own"),
        ("Wir werden die Werft verkaufen.", "foretold done/own"),
        ("Wir führen eine neue Fähre ein.", "own measure"),
        ("Damit stärken wir die Fischerei.", "own measure"),
    ],
)
def test_what_is_to_come_is_foretold_or_brought_about(quote: str, trait: str) -> None:
    assert trait in _contents(quote)


def test_who_is_glad_takes_no_measure() -> None:
    assert "own measure" not in _contents("Wir freuen uns über die neue Fähre.")
