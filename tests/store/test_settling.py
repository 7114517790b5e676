"""A person's word holds for every later reading, and for every version of the article that has its words."""

from pathlib import Path

import pytest
from msgspec import structs

from tests.store.made import GERMAN, OTHER, incoming, records, store
from tests.store.said import EVA, expect_sound, first, place_of, say, statement_of, take_back, two
from wortlaut import keep
from wortlaut.errors import StoreDamaged
from wortlaut.store import correcting, subjects
from wortlaut.store.correcting import Missed
from wortlaut.store.corrections import Correction, OnMap, Party
from wortlaut.store.reading import Store
from wortlaut.store.redacting import blank
from wortlaut.store.removing import clear_away
from wortlaut.store.telling import tell
from wortlaut.store.writing import Writer

OSLO = OnMap("Oslo", 3143244, "city", "NO", 59.9127, 10.7461)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    two(tmp_path / "a.db")
    return tmp_path / "a.db"


def reread(path: Path) -> list[str]:
    """Read all again by the program; return what became of each version."""
    with Writer(path) as writer:
        return [each.what for each in keep.reread(writer, keep.to_reread(writer, every=True))]


def open_reasons(path: Path) -> list[str]:
    """Return why corrections hold for nothing now."""
    with Store(path) as kept:
        return [str(told.open) for told in tell(kept.connection, only_open=True)]


def test_corrections_survive_reading_again_and_so_does_what_the_program_found(path: Path) -> None:
    before = records(path)
    keys = [
        say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA)).key,
        say(path, lambda writer: correcting.take_out(writer, first(writer, "1", 1), EVA)).key,
    ]
    corrected = records(path)
    assert reread(path) == ["unchanged", "unchanged"]
    assert records(path) == corrected
    for key in keys:
        take_back(path, key)
    assert records(path) == before


def test_another_reading_of_the_same_words_is_corrected_and_kept_as_it_was(path: Path) -> None:
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    with Writer(path) as writer, writer.transaction():
        found = writer.reader.found(1)
        shorter = structs.replace(
            found.statements[0], id="another", quote=(place_of(found, "Wir bleiben"),), frame=(), act="pledge"
        )
        other = structs.replace(found, statements=(shorter, *found.statements[1:]), figures=(), events=())
        assert writer.replace_if_new(1, other) == "updated"
        assert writer.reader.found(1) == other
        assert writer.reader.record(1).statements[0] == structs.replace(shorter, act="warn")
        assert writer.replace_if_new(1, other) == "unchanged"
    expect_sound(path)


def test_a_correction_without_a_statement_waits_and_says_so(path: Path) -> None:
    said = say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    assert open_reasons(path) == []
    with Writer(path) as writer, writer.transaction():
        found = writer.reader.found(1)
        writer.replace(1, structs.replace(found, statements=found.statements[1:], figures=(), events=()))
    assert open_reasons(path) == ["no statement stands there"]
    expect_sound(path)
    assert reread(path) == ["updated", "unchanged"]
    assert open_reasons(path) == []
    assert statement_of(path).act == "warn"
    with Store(path) as kept:
        assert kept.connection.execute("SELECT key FROM corrections").fetchone() == (said.key,)


def test_a_later_version_that_has_the_words_is_corrected_and_one_that_has_not_is_not(path: Path) -> None:
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    say(path, lambda writer: correcting.correct_speaker(writer, first(writer), [Party("Otto Grau")], EVA))
    rome = place_of(records(path)[0], "Rom")
    say(
        path, lambda writer: correcting.correct_place(writer, subjects.article(writer.connection, "1"), rome, OSLO, EVA)
    )  # fmt: skip
    store(path, incoming("Neues aus Rom.\n\n" + GERMAN, id="1", published="2016-02-02"))
    now = statement_of(path)
    assert now.act == "warn"
    with Store(path) as kept:
        record = kept.record("1")
    assert {each.id: each.name for each in record.actors}[now.speaker_actors[0]] == "Otto Grau"
    assert [(each.name, each.start) for each in record.places if each.start > 20] == [
        ("Oslo", rome.start + 16)
    ]
    assert [each.name for each in record.places if each.start < 20] == ["Rom"]
    assert open_reasons(path) == []
    expect_sound(path)
    store(path, incoming(OTHER, id="1", published="2016-02-02"))
    assert statement_of(path).act != "warn"
    assert len(open_reasons(path)) == 3
    expect_sound(path)


def test_an_added_statement_moves_with_its_words_and_gives_way_to_the_programs_own(path: Path) -> None:
    record = records(path)[1]
    quote = place_of(record, "25 Millionen Euro")

    def add(writer: Writer) -> Correction:
        missed = Missed(quote=(quote,), act="warn", speaker_actors=(Party("Jonas Brekke"),))
        return correcting.add_statement(writer, subjects.article(writer.connection, "2"), missed, EVA)

    said = say(path, add)
    store(path, incoming("Streit um Geld.\n\n" + OTHER, id="2", published="2016-02-03"))
    with Store(path) as kept:
        now = kept.record("2")
        added = next(each for each in now.statements if each.id == said.subject)
        assert [span.text(now.text) for span in added.quote] == ["25 Millionen Euro"]
        assert len(list(kept.statements("Millionen", act="warn"))) == 1
    expect_sound(path)
    with Writer(path) as writer, writer.transaction():
        found = writer.reader.found(3)
        own = structs.replace(added, id="own", act="assert", speaker_actors=(), score=0.4, inside=None)
        writer.replace(3, structs.replace(found, statements=(*found.statements, own)))
        acts = {each.id: each.act for each in writer.reader.record(3).statements}
    assert acts["own"] == "warn"
    assert said.subject not in acts
    expect_sound(path)


def test_what_the_program_found_can_be_damaged_and_is_read_again(path: Path) -> None:
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    with Writer(path) as writer, writer.transaction():
        writer.connection.execute("UPDATE readings SET found = x'0011'")
    with pytest.raises(StoreDamaged, match="wortlaut reread --all"):
        say(path, lambda writer: correcting.correct_act(writer, first(writer), "pledge", EVA))
    assert reread(path) == ["updated", "unchanged"]
    assert statement_of(path).act == "warn"
    expect_sound(path)


def test_correcting_does_not_say_that_the_program_read_anything_again(path: Path) -> None:
    with Writer(path) as writer:
        with writer.transaction():
            writer.connection.execute(
                "UPDATE versions SET program = ?, read = '2016-02-04T00:00:00Z'",
                (writer.interning.term("0.0.1"),),
            )
        with writer.transaction():
            correcting.correct_act(writer, first(writer), "warn", EVA)
        assert len(keep.to_reread(writer)) == 2
        assert writer.connection.execute("SELECT min(read), max(read) FROM versions").fetchone() == (
            ("2016-02-04T00:00:00Z",) * 2
        )


def test_a_blanked_name_takes_along_what_was_said_of_it(path: Path) -> None:
    say(
        path,
        lambda writer: correcting.correct_speaker(
            writer, first(writer, "2"), [Party("Quirina Xylander")], EVA
        ),
    )
    act = say(path, lambda writer: correcting.correct_act(writer, first(writer, "2", 1), "warn", EVA))
    store(
        path,
        incoming("„Nein“, sagte Quirina Xylander. „Ach“, sagte Wim Yxkull.", id="3", published="2016-02-04"),
    )
    taken = say(path, lambda writer: correcting.take_out(writer, first(writer, "3"), EVA))
    say(
        path,
        lambda writer: correcting.correct_act(
            writer, first(writer, "3"), "warn", correcting.By("Quirina Xylander")
        ),
    )
    with Writer(path) as writer:
        blank(writer, "Quirina Xylander")
        clear_away(writer)
    raw = b"".join(each.read_bytes() for each in path.parent.iterdir() if each.name.startswith("a.db"))
    assert b"Xylander" not in raw
    with Store(path) as kept:
        assert {row[0] for row in kept.connection.execute("SELECT key FROM corrections")} == {
            act.key,
            taken.key,
        }
        # Whose statement it was by a person's word goes, although the program took it for another's.
        assert list(kept.statements("reicht")) == []
        for (found,) in kept.connection.execute("SELECT version FROM readings").fetchall():
            assert "Xylander" not in repr(kept._records.found(found))
    expect_sound(path)
    take_back(path, taken.key)
    assert all("Xylander" not in repr(record) for record in records(path))
    expect_sound(path)
