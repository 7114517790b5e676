"""What a German sentence calls for, threatens or asks without a verb that says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.calls import calls, is_imperative
from wortlaut.heads.rules.judging.clause_lore import first_sentence, lore_of
from wortlaut.records import StatementType


def _called(quote: str, frame: str = "", kind: StatementType = "direct") -> set[str]:
    return calls(clause_of(quote, Reading("assert", "fragen", frame), lore_of("de")), kind)


@pytest.mark.parametrize(
    ("quote", "trait"),
    [
        ("Entscheidend ist, dass die Fähre wieder fährt.", "matters weighty/that"),
        ("Umso wichtiger ist es, den Deich zu erhöhen.", "matters weighty/to"),
        ("Es wäre klug, den Deich zu erhöhen.", "matters advised/to"),
        ("Es geht jetzt darum, den Hafen zu retten.", "matters aimed/to"),
        ("Ich plädiere für einen neuen Deich.", "calls standing_up"),
        ("Wir wollen, dass die Fischer gehört werden.", "wants that/other"),
        ("Wir wollen, dass wir gehört werden.", "wants that/own"),
        ("Wenn wir nichts tun, werden die Fischer alles verlieren.", "if not/then bad"),
        ("Wenn Sie so weitermachen, wird die Werft scheitern.", "if on/then bad"),
        ("Wenn die Werft schließt, wird der Hafen nicht offen bleiben.", "if so/then not"),
        ("Haben Sie eigentlich nichts gelernt?", "question knows/you"),
        ("Ich warne davor, den Deich aufzugeben.", "calls warning"),
        ("Die Fischer brauchen neue Boote.", "needs/others"),
        ("Dafür brauchen wir neue Boote.", "needs/self"),
        ("Wie teuer wird der Deich?", "question open/others"),
        ("Ob der Deich hält", "asks along/seeking"),
        ("Darüber, wer den Deich bezahlt", "asks along/seeking"),
    ],
)
def test_calls(quote: str, trait: str) -> None:
    assert trait in _called(quote)


@pytest.mark.parametrize(
    "text",
    [
        "Stoppen Sie den Bau!",
        "Aber bitte seien Sie vorsichtig.",
        "Haben Sie den Mut, das zu ändern!",
        "Herr Minister, bitte übernehmen Sie!",
        "Entwickelt gemeinsam Konzepte!",
        "Sucht euch eine andere Wohnung.",
    ],
)
def test_imperatives(text: str) -> None:
    assert is_imperative([word for word in first_sentence(text) if word != "minister"])


@pytest.mark.parametrize(
    "text",
    [
        "Haben Sie einen Führerschein",
        "Lassen Sie mich darauf eingehen.",
        "Nein, sie wird zahlen.",
        "Dann machen Sie sich lächerlich.",
        "Entschuldigen Sie, das ist falsch.",
        "Stellt man sich das vor, wird es teuer.",
        "Wenn Sie das tun, wird es teuer.",
    ],
)
def test_no_imperatives(text: str) -> None:
    assert not is_imperative(first_sentence(text))


@given(
    st.lists(
        st.sampled_from(["wenn", "sie", "wichtig", "ist", ",", "dass", "haben", "zu", "?", "nicht"]),
        max_size=12,
    )
)
def test_any_words_can_be_read(words: list[str]) -> None:
    _called(" ".join(words))
