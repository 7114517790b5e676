"""What only leads a German statement is looked through: "Ich sage Ihnen: …", "Fest steht, dass …", "Deshalb: …"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.acts import Reading, clause_of, judge
from wortlaut.heads.rules.judging.clause_lore import first_sentence, lore_of
from wortlaut.heads.rules.judging.leads import without_lead
from wortlaut.records import Act, Status


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Ich sage Ihnen: Der Hafen darf nicht sterben.", "der hafen"),
        ("Deshalb: Die Maut muss weg.", "die maut"),
        ("Zweitens: Der Deich ist zu alt.", "der deich"),
        ("Wenn man das liest, muss man feststellen: Die Werft war pleite.", "die werft"),
        ("Das zeigt: Der Umbau war richtig.", "der umbau"),
        ("Fest steht, dass der Deich alt ist.", "dass der"),
        ("Hinzu kommt, dass die Fähre ausfällt.", "dass die"),
        ("Ich finde, dass die Stadt zahlen muss.", "dass die"),
        ("Ich meine, die Stadt muss zahlen.", "die stadt"),
        ("Ich glaube, wir sollten warten.", "wir sollten"),
        ("Herr Minister, der Deich hält nicht.", "der deich"),
        ("Frau Präsidentin, ich meine, der Deich hält nicht.", "der deich"),
        ("Noch einmal: Der Deich hält nicht.", "der deich"),
        ("Ehrlich gesagt, der Deich hält nicht.", "der deich"),
        ("Ich sage nur: Klar ist, dass er bleibt.", "dass er"),
    ],
)
def test_what_leads_is_looked_through(text: str, behind: str) -> None:
    assert " ".join(without_lead(first_sentence(text))[:2]) == behind


@pytest.mark.parametrize(
    "text",
    [
        "Ich bitte Sie: Bleiben Sie zu Hause.",
        "Ich hoffe, dass der Deich hält.",
        "Ich finde es gut, dass der Deich hält.",
        "Ich glaube, der Deich hält.",
        "Ich bin überzeugt, dass der Deich halten wird.",
        "Herr Meier hat, wie man hört, den Deich verkauft.",
        "Der Bürgermeister sagt: Der Deich hält.",
        "Wir sollten uns erinnern, dass der Deich alt ist.",
        "Das heißt nicht, dass der Deich hält.",
        "Der Deich ist so alt, dass er bröckelt.",
        "Die Werft baut drei Schiffe: eine Fähre, einen Schlepper und ein Lotsenboot.",
        "Der Deich ist alt.",
    ],
)
def test_what_means_something_is_not(text: str) -> None:
    assert without_lead(first_sentence(text)) == first_sentence(text)


@pytest.mark.parametrize(
    ("quote", "act", "status"),
    [
        ("Ich sage ganz deutlich: Das darf keine Ausrede werden.", "demand", "demanded"),
        ("Ich finde, dass mehr für den Deich getan werden muss.", "demand", "demanded"),
        ("Klar ist, dass die Werft den Deich nicht beschädigt hat.", "assert", "denied"),
    ],
)
def test_what_is_led_is_judged(quote: str, act: Act, status: Status) -> None:
    reading = Reading("assert", "sagen", "sagte der Minister")
    assert judge(quote, reading, "de") == (act, status)


def test_a_reported_statement_keeps_its_verb() -> None:
    quote = "Klar ist, dass er bleibt."
    assert clause_of(quote, Reading("assert", "", quote), lore_of("de")).whole[0] == "klar"
    assert clause_of(quote, Reading("assert", "", ""), lore_of("de")).whole[0] == "dass"


@given(st.text(alphabet="abdsß,:? ", max_size=60))
def test_any_words_can_be_read(text: str) -> None:
    whole = first_sentence(text)
    left = list(without_lead(whole))
    assert whole[len(whole) - len(left) :] == left
    assert left or not whole
