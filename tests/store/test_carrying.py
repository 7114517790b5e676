"""Corrections on their way to another file of the same articles."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.store.made import GERMAN, incoming, records, store
from tests.store.said import EVA, expect_sound, first, place_of, say, statement_of, take_back, two
from wortlaut.errors import UsageError
from wortlaut.store import correcting, subjects
from wortlaut.store.carrying import export, take_in
from wortlaut.store.correcting import Missed
from wortlaut.store.corrections import OnMap, Party
from wortlaut.store.reading import Store
from wortlaut.store.redacting import blank
from wortlaut.store.writing import Writer

OSLO = OnMap("Oslo", 3143244, "city", "NO", 59.9127, 10.7461)


def everything(path: Path) -> list[str]:
    """Say one thing of every kind; return the keys."""
    quote = place_of(records(path)[1], "25 Millionen")
    rome = place_of(records(path)[0], "Rom")
    return [
        say(path, give).key
        for give in (
            lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA),
            lambda writer: correcting.correct_speaker(writer, first(writer), [Party("Otto Grau")], EVA),
            lambda writer: correcting.correct_quote(writer, first(writer, "1", 1), [rome], EVA),
            lambda writer: correcting.take_out(writer, first(writer, "2"), EVA),
            lambda writer: correcting.add_statement(
                writer, subjects.article(writer.connection, "2"), Missed(quote=(quote,)), EVA
            ),
            lambda writer: correcting.correct_place(
                writer, subjects.article(writer.connection, "1"), rome, OSLO, EVA
            ),
            lambda writer: correcting.judge(
                writer,
                subjects.actor(writer.connection, "Otto Grau"),
                subjects.actor(writer.connection, "Jonas Brekke"),
                "same",
                EVA,
            ),
        )
    ]


def exported(path: Path) -> list[bytes]:
    """Return the lines of an export."""
    with Store(path) as kept:
        return list(export(kept.connection))


def imported(path: Path, lines: list[bytes]) -> Counter[str]:
    """Take lines in; return what became of them."""
    with Writer(path) as writer, writer.transaction():
        return Counter(take_in(writer, lines, "said.jsonl"))


def test_an_import_into_a_file_of_the_same_articles_gives_the_same(tmp_path: Path) -> None:
    here, there = tmp_path / "a.db", tmp_path / "b.db"
    two(here)
    # The other file took the articles in another order, among others.
    store(
        there,
        incoming("„Ganz anders“, sagte Wim Yxkull.", id="9"),
        incoming(GERMAN, id="1", published="2016-02-02", publisher="Rundschau"),
    )
    two(there)
    untouched = {record.source.id: record for record in records(there)}
    keys = everything(here)
    take_back(here, keys[0])
    lines = exported(here)
    assert imported(there, lines) == {"new": 7}
    assert {record.source.id: record for record in records(there) if record.source.id != "9"} == {
        record.source.id: record for record in records(here)
    }
    with Store(there) as kept:
        assert kept.connection.execute(
            "SELECT count(*) FROM actors WHERE same_as IS NOT NULL"
        ).fetchone() == (1,)
    expect_sound(there)
    assert exported(there) == lines
    assert imported(there, lines) == {"known": 7}
    assert exported(there) == lines
    for key in keys[1:]:
        take_back(here, key)
    assert imported(there, exported(here)) == {"undone": 6, "known": 1}
    assert {record.source.id: record for record in records(there)} == untouched
    expect_sound(there)


def test_what_was_undone_here_does_not_come_back(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    two(path)
    said = say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    lines = exported(path)
    take_back(path, said.key)
    assert imported(path, lines) == {"known": 1}
    assert statement_of(path).act != "warn"


def test_an_article_is_known_again_by_its_id_if_its_text_has_the_words(tmp_path: Path) -> None:
    here, there, nowhere = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "c.db"
    two(here)
    say(here, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    store(there, incoming("Vorab: " + GERMAN, id="1"))
    assert imported(there, exported(here)) == {"new": 1}
    assert statement_of(there).act == "warn"
    expect_sound(there)
    store(nowhere, incoming("„Ganz anders“, sagte Wim Yxkull.", id="1"))
    assert imported(nowhere, exported(here)) == {"elsewhere": 1}


def test_nothing_comes_back_into_a_text_in_which_a_name_was_blanked(tmp_path: Path) -> None:
    here, there = tmp_path / "a.db", tmp_path / "b.db"
    two(here)
    two(there)
    say(
        here,
        lambda writer: correcting.correct_speaker(
            writer, first(writer, "1", 1), [Party("Ingrid Solvang")], EVA
        ),
    )
    with Writer(there) as writer:
        blank(writer, "Ingrid Solvang")
    assert imported(there, exported(here)) == {"elsewhere": 1}
    assert "Solvang" not in repr(records(there))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "colour"}, {"value": "sing"}, {"author": " "}, {"key": ""}, {"undone": "2017"}, {"more": 1},
        {"about": {}}, {"correction": 2}, {"kind": "same", "value": {"thing": "actor"}},
    ],
)  # fmt: skip
def test_what_is_no_correction_is_refused_with_its_line_and_nothing_of_the_file_is_taken(
    tmp_path: Path, change: dict[str, object]
) -> None:
    path, other = tmp_path / "a.db", tmp_path / "b.db"
    two(path)
    two(other)
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    (line,) = exported(path)
    wrong = json.dumps(json.loads(line) | change).encode()
    with pytest.raises(UsageError, match=r"said.jsonl:3: no correction \("):
        imported(other, [line, b"\n", wrong])
    with Store(other) as kept:
        assert kept.counts().corrections == 0


def test_a_line_of_hostile_depth_or_length_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    two(path)
    for line in (
        b'{"value":' + b"[" * 1_000_000,
        b'{"key":"' + b"k" * 5_000_000 + b'"}',
        b"\xff\xfe",
        b"null",
    ):
        with pytest.raises(UsageError, match="no correction"):
            imported(path, [line])


def test_words_that_lie_about_their_place_or_digests_that_are_none_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    two(path)
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    (line,) = exported(path)
    for field, value in (("end", 5), ("start", -1), ("inputs", ["xyz"])):
        told = json.loads(line)
        told["key"], told["about"][field] = "other", value
        with pytest.raises(UsageError, match="no correction"):
            imported(path, [json.dumps(told).encode()])
