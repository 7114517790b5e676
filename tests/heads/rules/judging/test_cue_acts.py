"""Act and status of spans that are given: the cue is read by its words."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.cue_acts import judge_spans, read_cue, traits_of_spans, verdict_of_spans
from wortlaut.records import Act, Language, Status
from wortlaut.spans import Span


@pytest.mark.parametrize(
    ("cue", "language", "act", "verb"),
    [
        ("kündigte an", "de", "announce", "an|kündigen"),
        ("wies zurück", "de", "reject", "zurück|weisen"),
        ("den Vorwurf", "de", "accuse", ""),
        ("sagte", "de", "assert", "sagen"),
        ("nach", "de", "assert", ""),
        ("ordnete an", "de", "demand", "an|ordnen"),
        ("sprach sich für aus", "de", "appeal", "für aus|sprechen"),
        ("war zu Gesprächen bereit", "de", "pledge", "bereit sein"),
        ("hat die Bereitschaft erklärt", "de", "pledge", "Bereitschaft erklären"),
        ("Ziel ist es", "de", "announce", "Ziel sein"),
        ("ist zu dem Entschluss gekommen", "de", "announce", ""),
        ("stellte die Frage", "de", "ask", "Frage stellen"),
        ("called for", "en", "demand", "call for"),
        ("", "en", "assert", ""),
    ],
)
def test_a_cue_is_read_by_its_verb_or_its_noun(cue: str, language: Language, act: Act, verb: str) -> None:
    reading = read_cue(cue, cue, language)
    assert (reading.act, reading.verb) == (act, verb)


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("Alder kündigte für Mai Proteste an.", "announce", "planned"),
        ("Der Verband forderte den Rücktritt.", "demand", "demanded"),
        ("Die Partei wies den Vorwurf zurück.", "deny", "denied"),
    ],
)
def test_a_reported_statement_has_its_cue_in_its_quote(text: str, act: Act, status: Status) -> None:
    whole = {"quote": (Span(0, len(text)),)}
    spans = {"cue": (), "frame": (), "speaker": (), "addressee": ()} | whole
    assert judge_spans(text, "reported", spans, "de") == (act, status)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("frame", "act"),
    [
        ("Nach dem Vorschlag der Stadt", "appeal"),
        ("Nach dem Willen der Stadt", "demand"),
        ("Nach Angaben der Stadt", "assert"),
    ],
)
def test_behind_nach_the_noun_names_the_act(frame: str, act: Act) -> None:
    assert read_cue("Nach", frame, "de").act == act


@pytest.mark.parametrize("quote", ["„Stoppt den Ausbau!“", "„Hände weg vom Stadtwald!“", "„Moll raus!“"])
def test_the_rules_take_a_call_in_direct_speech_for_a_demand(quote: str) -> None:
    text = f"Die Menge rief: {quote}"
    start = text.index(quote)
    spans = {
        "quote": (Span(start, len(text)),),
        "cue": (Span(10, 14),),
        "frame": (Span(0, 15),),
        "speaker": (Span(0, 9),),
    }
    assert "demand/demanded" in traits_of_spans(text, "direct", spans, "de")  # type: ignore[arg-type]


def test_without_weights_the_first_rule_that_holds_decides() -> None:
    text = "Der Verband forderte den Rücktritt."
    spans = {"quote": (Span(0, len(text)),), "cue": (), "frame": (), "speaker": (), "addressee": ()}
    first = "demand", "demanded"
    assert verdict_of_spans(text, "reported", spans, "de").scores is not None  # type: ignore[arg-type]
    assert verdict_of_spans(text, "reported", spans, "de", weighed=False) == (first, None)  # type: ignore[arg-type]
