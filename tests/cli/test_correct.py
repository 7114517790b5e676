"""Correcting, as its users meet it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.store.made import records
from tests.store.said import expect_sound, two
from wortlaut.cli import main
from wortlaut.cli.saying import default_author


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    two(tmp_path / "a.db")
    monkeypatch.setenv("WORTLAUT_DB", str(tmp_path / "a.db"))
    monkeypatch.setenv("WORTLAUT_AUTHOR", "Eva Lindqvist")
    return tmp_path / "a.db"


def run(*arguments: str, status: int = 0) -> str:
    """Run a command; return its output, errors included."""
    told = CliRunner().invoke(main, arguments)
    assert told.exit_code == status, told.output
    return told.output


def key_of(output: str) -> str:
    """Return the key of the correction that was given."""
    return output.split(maxsplit=1)[0]


def test_every_kind_can_be_said_listed_and_undone(path: Path) -> None:
    before = records(path)
    one, other = (record.statements[0].id[:8] for record in before)
    said = [
        run("correct", one, "act", "warn", "--reason", "she threatens"),
        run("correct", one, "status", "planned"),
        run("correct", one, "type", "indirect"),
        run("correct", one, "medium", "writing"),
        run("correct", one, "speaker", "Otto Grau", "--new", "person", "--words", "Die Ministerin"),
        run("correct", one, "addressee", "Ingrid Solvang", "Otto Grau"),
        run("correct", one, "quote", "Wir", "bleiben"),
        run("correct", one, "cue", "15", "20"),
        run("correct", one, "frame", "--empty"),
        run("correct", other, "none"),
        run("correct", "1", "place", "Rom", "3143244"),
        run("correct", "1", "place", "Rom", "--no-place", "--every"),
        run(
            "correct",
            "2",
            "add",
            "25 Millionen",
            "--type",
            "reported",
            "--speaker",
            "Jonas Brekke",
            "--cue",
            "forderte",
        ),
        run("correct", "Otto Grau", "not-same", "Ingrid Solvang", "--in", "1", "--other-in", "1"),
    ]
    assert said[0].splitlines()[0].endswith(" „Wir bleiben“: act is warn")
    expect_sound(path)
    listed = run("corrections").splitlines()
    assert [line.split()[0] for line in listed] == [key_of(each) for each in said]
    assert listed[0].endswith("Eva Lindqvist: „Wir bleiben“: act is warn (she threatens)")
    assert run("corrections", "--open") == ""
    told = [json.loads(line) for line in run("corrections", "--json").splitlines()]
    assert [each["kind"] for each in told][-3:] == ["place", "add", "not_same"]
    undone = run("undo", *(key_of(each) for each in said), "--author", "Jonas")
    assert undone.count(" undone: ") == len(said)
    assert records(path) == before
    assert "; undone 20" in run("corrections")
    expect_sound(path)


def test_an_actor_of_another_article_is_also_said_to_be_the_same(path: Path) -> None:
    record = records(path)[1]
    told = run("correct", records(path)[0].statements[0].id, "speaker", record.actors[0].id).splitlines()
    assert [line.split(" ", 1)[1] for line in told] == [
        "„Wir bleiben“: speaker is Jonas Brekke",
        "Jonas Brekke is the same as Jonas Brekke",
    ]
    expect_sound(path)


def test_corrections_are_carried_by_a_file(path: Path, tmp_path: Path) -> None:
    run("correct", records(path)[0].statements[0].id, "act", "warn")
    other, lines = tmp_path / "b.db", tmp_path / "said.jsonl"
    two(other)
    assert "1 correction written to" in run("corrections", "--export", str(lines))
    assert "give --force" in run("corrections", "--export", str(lines), status=2)
    run("corrections", "--export", str(lines), "--force")
    assert run("corrections", "--import", str(lines), "--db", str(other)).endswith("1 correction: 1 new\n")
    assert run("corrections", "--import", str(lines), "--db", str(other)).endswith(
        "1 correction: 1 there already\n"
    )
    assert records(other) == records(path)
    assert run("corrections", "--export", "-") == lines.read_text("utf-8")
    piped = CliRunner().invoke(main, ["corrections", "--import", "-"], input=lines.read_bytes())
    assert piped.output.endswith("1 there already\n")


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        (["correct", "zzzz", "act", "warn"], 2, "no statement 'zzzz' in the file"),
        (["correct", "zzzz", "act", "sing"], 2, "not one of 'assert'"),
        (["correct", "zzzz", "sing"], 2, "No such command 'sing'"),
        (["correct", "ID", "speaker"], 2, "name who speaks, or give --nobody"),
        (["correct", "ID", "speaker", "Ingrid Sollvang"], 2, "near it: 'Ingrid Solvang'; or take the name as it is"),
        (["correct", "ID", "quote"], 2, "give the words, or START END"),
        (["correct", "ID", "quote", "Wir gehen"], 2, "does not have the words 'Wir gehen'"),
        (["correct", "ID", "act", "warn", "--author", " "], 2, "an author has no name"),
        (["correct", "1", "place", "Rom"], 2, "give the words (or START END) and the place"),
        (["correct", "1", "place", "Rom", "Springfield"], 2, "Give the number of one"),
        (["correct", "1", "add", "e"], 2, "times in the text, at"),
        (["correct", "ID", "same", "Ingrid Solvang"], 2, "different kinds"),
        (["correct", "ID", "act", "warn", "--db", "no.db"], 1, "no file no.db"),
        (["corrections", "--export", "a", "--import", "b"], 2, "two commands"),
        (["corrections", "--import", "no.jsonl"], 2, "no file no.jsonl"),
        (["undo", "zzzz"], 2, "wortlaut corrections lists them"),
    ],
)  # fmt: skip
def test_a_wrong_call_says_why_and_changes_nothing(
    path: Path, arguments: list[str], status: int, reason: str
) -> None:
    before = records(path)
    known = [before[0].statements[0].id if each == "ID" else each for each in arguments]
    told = " ".join(run(*known, status=status).split())
    assert reason in told
    assert records(path) == before


def test_help_can_be_asked_for_with_and_without_a_subject() -> None:
    for arguments in (["correct", "--help"], ["correct", "x", "--help"]):
        assert "wortlaut correct 5b1c9d20 act warn" in run(*arguments)
    for arguments in (["correct", "act", "--help"], ["correct", "x", "act", "-h"]):
        assert "ACT is one of assert, announce," in run(*arguments)
    assert "Examples:" in run("corrections", "--help")
    assert "Examples:" in run("undo", "--help")


def test_who_says_so_is_known_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORTLAUT_AUTHOR", " ")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Jonas")
    assert default_author() == "Jonas"
    monkeypatch.delenv("GIT_AUTHOR_NAME")
    assert default_author()
    monkeypatch.setenv("WORTLAUT_AUTHOR", "Eva")
    assert default_author() == "Eva"
