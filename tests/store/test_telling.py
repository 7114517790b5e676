"""The log for reading."""

from pathlib import Path

from msgspec import structs

from tests.store.said import EVA, first, say, take_back, two
from wortlaut.store import correcting
from wortlaut.store.reading import Store
from wortlaut.store.telling import Told, tell
from wortlaut.store.writing import Writer


def told(path: Path, *, only_open: bool = False) -> list[Told]:
    """Return the log."""
    with Store(path) as kept:
        return list(tell(kept.connection, only_open=only_open))


def test_the_log_keeps_what_was_said_and_what_was_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    two(path)
    one = say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    two_said = say(path, lambda writer: correcting.take_out(writer, first(writer, "2"), EVA))
    take_back(path, one.key)
    first_told, second_told = told(path)
    assert (first_told.key, first_told.article, bytes(first_told.value), first_told.undone_by) == (
        one.key, "1", b'"warn"', "Jonas",
    )  # fmt: skip
    assert (second_told.key, second_told.words, second_told.undone) == (
        two_said.key,
        "„Das reicht nicht“",
        None,
    )


def test_what_holds_for_nothing_is_open_and_what_a_later_word_replaces_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    two(path)
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "warn", EVA))
    say(path, lambda writer: correcting.correct_act(writer, first(writer), "pledge", EVA))
    for verdict in ("same", "not_same"):
        with Writer(path) as writer, writer.transaction():
            correcting.judge(writer, first(writer), first(writer, "2"), verdict, EVA)
    assert told(path, only_open=True) == []
    with Writer(path) as writer, writer.transaction():
        found = writer.reader.found(1)
        writer.replace(1, structs.replace(found, statements=found.statements[1:], figures=(), events=()))
    assert [(each.kind, each.open) for each in told(path, only_open=True)] == [
        ("act", "no statement stands there"),
        ("act", "no statement stands there"),
        ("same", "no statement stands there any more: '„Wir bleiben“'"),
        ("not_same", "no statement stands there any more: '„Wir bleiben“'"),
    ]
