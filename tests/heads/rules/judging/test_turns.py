"""Tests of what the clause around a statement makes of its verb, and of claims of which nothing is left."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.cue_acts import verdict_of_spans
from wortlaut.heads.rules.judging.turns import contradicts
from wortlaut.records import Act
from wortlaut.spans import Span


def _first(frame: str, cue: str, quote: str) -> Act:
    """Judge an indirect statement whose frame stands before it, by the first rule that holds."""
    text = f"{frame}, {quote}."
    at, start = frame.index(cue), len(frame) + 2
    verdict = verdict_of_spans(
        text,
        "indirect",
        {
            "quote": (Span(start, start + len(quote)),),
            "cue": (Span(at, at + len(cue)),),
            "frame": (Span(0, len(frame)),),
            "speaker": (),
        },
        "de",
    )
    return verdict.first[0]


@pytest.mark.parametrize(
    ("frame", "cue", "quote", "act"),
    [
        (
            "Der Bürgermeister hätte sich gewünscht",
            "gewünscht",
            "dass der Kreis den Deich früher baut",
            "accuse",
        ),
        ("Man hätte es lieber gesehen", "gesehen", "dass der Kreis die Bauern fragt", "accuse"),
        ("Sie hätte nie erwartet", "erwartet", "dass der Deich so lange hält", "assert"),
        ("Die Wirtin würde sich freuen", "freuen", "wenn die Fähre auch im Winter fährt", "appeal"),
        ("Die Wirtin freut sich", "freut sich", "dass die Fähre auch im Winter fährt", "praise"),
        ("Die Gemeinden erwarten vom Kreis", "erwarten", "dass er den Deich erhöht", "demand"),
        ("Die Anwohner erwarten", "erwarten", "eine Entschuldigung des Werks", "demand"),
        ("Der Wetterdienst erwartet", "erwartet", "dass der Fluss die Stadt erreicht", "assert"),
        ("Die Werft bekennt sich", "bekennt sich", "zum Standort an der Küste", "pledge"),
        ("Die Gruppe bekannte sich", "bekannte sich", "zu dem Anschlag auf die Brücke", "assert"),
        ("Die Fraktion werde auf keinen Fall zustimmen", "zustimmen", "dem Verkauf der Werft", "reject"),
    ],
)
def test_a_frame_turns_the_act_of_its_verb(frame: str, cue: str, quote: str, act: Act) -> None:
    assert _first(frame, cue, quote) == act


@pytest.mark.parametrize(
    ("quote", "void"),
    [
        ("Die Befürchtungen der Fischer seien vollkommen unberechtigt", True),
        ("Der Vorwurf gehe ins Leere", True),
        ("Die Befürchtungen der Fischer seien nicht unbegründet", False),
        ("Der Vorwurf wiege schwer", False),
        ("Der Deich sei undicht", False),
    ],
)
def test_a_claim_of_which_nothing_is_left_is_contradicted(quote: str, void: bool) -> None:
    clause = clause_of(quote, Reading("assert", "sagen", "sagte Aydin", "Aydin"), lore_of("de"))
    assert contradicts(clause) == void
    assert (_first("Der Verein sagte", "sagte", quote) == "deny") == void


@pytest.mark.parametrize(
    ("quote", "act"),
    [
        ("der Kreis doktere nur an Symptomen herum", "accuse"),
        ("der Landrat verwechsle Ursache und Wirkung", "accuse"),
        ("das sei gut investiertes Geld", "praise"),
    ],
)
def test_turns_of_phrase_judge_under_neutral_verbs(quote: str, act: Act) -> None:
    assert _first("Der Verein sagte", "sagte", quote) == act
