"""What speaks for a statement belonging to a dossier."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.dossiers.small import CREDIT, DOSSIER, PLEDGE, article
from wortlaut.records import Record
from wortlaut.store.asking.query import parse
from wortlaut.store.dossiers.cast import Seen
from wortlaut.store.dossiers.file import parse_dossier
from wortlaut.store.dossiers.grounds import ENOUGH, Article, Filed, Frame, Held, frame_of

FRAME = frame_of(parse_dossier(DOSSIER, "dam.toml"))


def article_of(record: Record, frame: Frame = FRAME) -> Article:
    seen = [Seen(number, each.id, number, (each.name,)) for number, each in enumerate(record.actors)]
    belonging = frame.cast.among(seen, {})
    return Article(frame, record, {each.key: belonging[each.id] for each in seen if each.id in belonging})


def filed(text: str, number: int = 0, frame: Frame = FRAME, published: str = "2027-02-02") -> list[Filed]:
    return article_of(article(text, "1", published).record, frame).filed(number)


def changed(more: str, *, before: str = "") -> Frame:
    return frame_of(
        parse_dossier(DOSSIER.replace("\n[[actors]]", f"\n{before}\n[[actors]]", 1) + more, "dam.toml")
    )


def test_speaker_words_place_and_subject_add_up_and_are_told() -> None:
    (found,) = filed(PLEDGE)
    assert found.line == "works"
    assert found.score == pytest.approx(1 - 0.6 * 0.8 * 0.5 * 0.7 * 0.75, abs=0.001)
    assert found.reason == (
        "“Damm” is a word of the line; “Turbinen” is a word of the line; Ingrid Solvang (leader) speaks;"
        " the article names Jonas Brekke (adversary); Sabha is a place of it"
    )


def test_what_has_no_word_of_a_line_is_on_none() -> None:
    (found,) = filed(CREDIT, 1)
    assert found.line == ""
    assert found.score == pytest.approx(1 - 0.5 * 0.7)


def test_a_line_word_alone_is_not_enough() -> None:
    assert filed("„Am Damm ist es schön“, sagte Pia Holm. Ingrid Solvang war in Oslo.") == []


def test_words_are_found_in_their_forms_in_compounds_and_as_phrases() -> None:
    held = Held(" die dammarbeiten sind bezahlt ", frozenset({"die", "dammarbeiten", "sind", "bezahlt"}), frozenset({"damm"}))  # fmt: skip
    assert held.holds(parse("Damm"))
    assert held.holds(parse("bezahl*"))
    assert held.holds(parse('"sind bezahlt"'))
    assert not held.holds(parse('"bezahlt sind"'))
    assert not held.holds(parse("Damm -bezahlt"))
    assert held.holds(parse("Kredit OR Damm"))


def test_an_example_sentence_puts_what_is_like_it_on_the_line() -> None:
    frame = changed('\n[[lines]]\nname = "power"\nexamples = ["Strom fließt in die Hauptstadt."]\n')
    text = "„Bald fließt der Strom in die Hauptstadt“, sagte Ingrid Solvang am Dienstag in Oslo."
    (found,) = filed(text, 0, frame)
    assert found.line == "power"
    assert "it is like an example" in found.reason


def test_a_person_takes_out_and_puts_in_by_the_file() -> None:
    key = article(PLEDGE, "1").record.statements[0].id
    assert filed(PLEDGE, 0, changed(f'\n[[take_out]]\nstatement = "{key[:8]}"\n')) == []
    assert filed(PLEDGE, 0, changed(f'\n[[take_out]]\nstatement = "{key}"\nline = "money"\n')) == filed(
        PLEDGE
    )
    put = f'\n[[put_in]]\nstatement = "{key}"\nline = "money"\nreason = "it is paid for"\n'
    lines = {each.line: each for each in filed(PLEDGE, 0, changed(put))}
    assert lines.keys() == {"works", "money"}
    assert lines["money"] == Filed("money", 1.0, "put in by the dossier's file: it is paid for")


@pytest.mark.parametrize(
    ("period", "published", "belongs"),
    [
        ("since = 2027-02-02", "2027-02-02T10:00:00+01:00", True),
        ("since = 2027-02-03", "2027-02-02", False),
        ("until = 2027-02-01", "2027-02-02", False),
        ("until = 2027-02-02", "2027-02-02", True),
        ("since = 2020-01-01", "", False),
    ],
)
def test_the_period_holds_for_the_day_of_publication(period: str, published: str, belongs: bool) -> None:
    text = PLEDGE.replace(" am Dienstag", "")
    assert bool(filed(text, 0, changed("", before=period), published or None)) is belongs  # type: ignore[arg-type]


@given(
    st.lists(
        st.sampled_from([PLEDGE, CREDIT, "Ein Satz ohne Rede.", "„Nein“, sagte Jonas Brekke."]), max_size=4
    )
)
def test_weights_lie_between_enough_and_one_and_every_one_has_a_reason(texts: list[str]) -> None:
    record = article("\n\n".join(["Der Damm.", *texts]), "1").record
    found = article_of(record)
    for number in range(len(record.statements)):
        for each in found.filed(number):
            assert ENOUGH <= each.score <= 1
            assert each.reason
