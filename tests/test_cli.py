"""The command line as its users meet it."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

import wortlaut
from wortlaut.check import problems

PROGRAM = [sys.executable, "-m", "wortlaut"]
GERMAN = "„Wir bleiben“, sagte Ingrid Solvang am Dienstag in Rom. Die Ministerin erklärte, man werde nicht nachlassen."
ENGLISH = (
    "“We are staying,” Ingrid Solvang said in Rome on Tuesday. The minister said that the talks would go on."
)


def run(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell would."""
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, check=False, timeout=60
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(GERMAN, "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    (tmp_path / "c.jsonl").write_text(
        f'{{"text": "{ENGLISH}", "id": "c1"}}\n{{nonsense\n{{"text": "{GERMAN}"}}\n', "utf-8"
    )
    (tmp_path / "d.txt").write_text(
        "Le ministre a déclaré que les négociations se poursuivraient à Oslo.", "utf-8"
    )
    (tmp_path / "e.txt").write_text(ENGLISH, "utf-8")
    return tmp_path


def test_json_is_one_record_a_line_in_the_order_of_the_input(folder: Path) -> None:
    told = run("read", "--json", folder)
    assert told.stdout.endswith(b"\n")
    assert b"\r" not in told.stdout
    records = [wortlaut.from_json(line) for line in told.stdout.split(b"\n")[:-1]]
    assert [record.text for record in records] == [GERMAN, ENGLISH, GERMAN, ENGLISH]
    assert [record.source.language for record in records] == ["de", "en", "de", "en"]
    assert not any(problems(record) for record in records)


def test_bad_articles_are_named_with_file_line_and_reason_and_the_exit_status_is_1(folder: Path) -> None:
    told = run("read", "--json", folder)
    assert told.returncode == 1
    assert told.stderr.decode().splitlines() == [
        f"wortlaut: {folder}/b.txt: the article is empty: it holds no word",
        f"wortlaut: {folder}/c.jsonl:2: no JSON object (Expecting property name enclosed in double quotes, character 1);"
        " write one article a line",
        f"wortlaut: {folder}/d.txt: the text looks like language 'fr'; Wortlaut reads German and English"
        " (if it is one of these, say so with --language de or --language en)",
    ]


def test_the_exit_status_is_0_when_all_could_be_read(folder: Path) -> None:
    assert run("read", folder / "a.txt").returncode == 0


def test_standard_input_is_read_with_a_dash_and_without_any_path() -> None:
    for arguments in (["read", "--json"], ["read", "--json", "-"]):
        record = wortlaut.from_json(run(*arguments, stdin=GERMAN.encode()).stdout)
        assert record.text == GERMAN


def test_date_and_language_can_be_given(folder: Path) -> None:
    told = run("read", "--json", "--published", "2016-02-02", "--language", "en", folder / "a.txt")
    source = json.loads(told.stdout)["source"]
    assert (source["published"], source["published_from"], source["language"]) == (
        "2016-02-02",
        "given",
        "en",
    )


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["read", "no-such-file.txt"], "no file or folder no-such-file.txt"),
        (["read", "--published", "gestern", "-"], "no ISO 8601 date"),
        (["read", "--language", "fr", "-"], "not one of 'de', 'en'"),
        (["raed"], "No such command"),
    ],
)
def test_a_wrong_call_says_why_and_exits_with_2(arguments: list[str], reason: str) -> None:
    told = run(*arguments)
    assert told.returncode == 2
    assert reason in told.stderr.decode()
    assert not told.stdout


def test_help_gives_examples_and_version_the_version() -> None:
    assert b"wortlaut read --json" in run("--help").stdout
    assert b"Examples:" in run("read", "--help").stdout
    assert run("--version").stdout.decode().strip() == f"wortlaut, version {wortlaut.__version__}"


def test_every_key_of_the_format_is_there(folder: Path) -> None:
    record = json.loads(run("read", "--json", folder / "a.txt").stdout)
    assert list(record) == [
        "wortlaut", "source", "text", "parts", "sentences", "mentions", "actors", "statements", "events",
        "times", "places", "figures",
    ]  # fmt: skip
    assert record["wortlaut"] == 1
    assert set(record["source"]) >= {
        "id", "title", "published", "published_from", "url", "publisher", "author", "language",
    }  # fmt: skip
    assert set(record["statements"][0]) == {
        "id", "type", "medium", "quote", "speaker", "cue", "frame", "addressee", "speaker_actors",
        "addressee_actors", "act", "status", "inside", "score",
    }  # fmt: skip


def test_the_report_in_a_pipe_has_no_colour_and_at_most_80_columns(folder: Path) -> None:
    told = run("read", folder).stdout.decode()
    assert "\x1b" not in told
    assert max(len(line) for line in told.splitlines()) <= 80
    assert not any(line != line.rstrip() for line in told.splitlines())


def test_the_report_groups_statements_by_speaker_and_marks_the_quote(folder: Path) -> None:
    told = " ".join(run("read", folder / "a.txt").stdout.decode().split())
    assert re.search(r"Ingrid Solvang · direct · “sagte” · \w+", told)
    assert "[„Wir bleiben“], sagte Ingrid Solvang" in told


def test_escape_sequences_and_marks_of_direction_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.txt"
    path.write_text(f"Titel \x1b]0;x\x07 hier\n\n{GERMAN} \x1b[2J\u202e\x9b31m", "utf-8")
    told = run("read", path).stdout.decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told)


def test_a_reader_that_goes_away_ends_the_program_quietly(folder: Path) -> None:
    lines = folder / "many.jsonl"
    lines.write_text(f'{{"text": "{GERMAN}"}}\n' * 2000, "utf-8")
    with subprocess.Popen(
        [*PROGRAM, "read", "--json", str(lines)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(timeout=60) == 0


def on_terminal(arguments: list[str], *, stdout_too: bool, **variables: str) -> str:
    """Run the program with its standard error (and output) on a terminal; return what that showed."""
    leader, follower = pty.openpty()
    sink = follower if stdout_too else subprocess.DEVNULL
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"} | variables
    with subprocess.Popen([*PROGRAM, *arguments], stdout=sink, stderr=follower, env=environment) as program:
        os.close(follower)
        shown = b""
        while True:
            try:
                shown += os.read(leader, 65536)
            except OSError:
                break
        program.wait(timeout=60)
    os.close(leader)
    return shown.decode()


def test_a_progress_bar_shows_on_a_terminal_when_there_are_many_articles(folder: Path) -> None:
    assert "4 articles" in on_terminal(
        ["read", "--json", str(folder)], stdout_too=False
    ) or "7 articles" in on_terminal(["read", "--json", str(folder)], stdout_too=False)


def test_no_progress_bar_shows_for_one_article_or_in_a_pipe(folder: Path) -> None:
    assert on_terminal(["read", "--json", str(folder / "a.txt")], stdout_too=False) == ""
    assert b"articles" not in run("read", "--json", folder).stderr.replace(b"its articles", b"")


def test_the_report_on_a_terminal_is_in_colour(folder: Path) -> None:
    assert "\x1b[" in on_terminal(["read", str(folder / "a.txt")], stdout_too=True)


def test_on_a_terminal_without_colour_or_width_the_quote_is_marked_and_shown(folder: Path) -> None:
    for variables in ({"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TERM": "dumb", "COLUMNS": "0"}):
        shown = on_terminal(["read", str(folder / "a.txt")], stdout_too=True, **variables)
        assert "[„Wir bleiben“]" in shown


@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        ("read --json a.txt >&-", 1, "standard output is closed"),
        ("read --json a.txt > /dev/full", 1, "cannot go on: No space left on device"),
        ("read a.txt > /dev/full", 1, "cannot go on: No space left on device"),
        ("read <&-", 1, "standard input: the article is empty"),
    ],
)
def test_streams_that_are_closed_or_full_end_the_program_with_a_line(
    folder: Path, call: str, status: int, said: str
) -> None:
    command = f'"$0" -m wortlaut {call}'
    told = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], cwd=folder, capture_output=True, timeout=60, check=False
    )
    assert (told.returncode, told.stderr.decode().count("\n")) == (status, 1)
    assert said in told.stderr.decode()
