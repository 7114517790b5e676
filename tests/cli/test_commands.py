"""The commands that keep, as their users meet them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import wortlaut
from tests.store.made import GERMAN, OTHER

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "WORTLAUT_DB"}


def run(*arguments: object, at: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder as a shell would."""
    paths = {"PYTHONPATH": os.pathsep.join([str(Path(wortlaut.__file__).parent.parent), *sys.path])}
    return subprocess.run(
        [sys.executable, "-m", "wortlaut", *map(str, arguments)],
        capture_output=True, check=False, timeout=60, text=True, cwd=at, stdin=subprocess.DEVNULL,
        env=ENVIRONMENT | paths | environment,
    )  # fmt: skip


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name, text in {"a.txt": GERMAN, "b.txt": "", "c.txt": OTHER}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_adding_tells_what_became_of_the_articles_and_ends_with_1_if_one_failed(here: Path) -> None:
    told = run("add", "a.txt", "b.txt", "c.txt", at=here)
    assert told.returncode == 1
    assert told.stdout == "wortlaut.db: 3 articles: 2 added, 1 could not be read\n"
    assert told.stderr == "wortlaut: b.txt: the article is empty: it holds no word\n"
    assert run("add", "a.txt", at=here).stdout == "wortlaut.db: 1 article: 1 there already\n"
    (failure,) = run("failures", at=here).stdout.splitlines()
    assert failure.startswith(f"{here}/b.txt: the article is empty: it holds no word (20")
    assert json.loads(run("failures", "--json", at=here).stdout)["kind"] == "EmptyArticle"


def test_the_file_is_the_one_that_is_named_here_or_in_the_environment(here: Path) -> None:
    run("add", "a.txt", at=here, WORTLAUT_DB="env.db")
    run("add", "--db", "named.db", "a.txt", at=here, WORTLAUT_DB="env.db")
    assert sorted(each.name for each in here.glob("*.db*")) == ["env.db", "named.db"]
    assert run("check", at=here, WORTLAUT_DB="env.db").stdout.startswith(
        "env.db: sound (1 article, 2 statements)"
    )


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        (["add"], 2, "Missing argument"),
        (["add", "nothing.txt"], 2, "no file or folder nothing.txt"),
        (["add", "--db", "no/a.db", "a.txt"], 1, "no folder no; make it first"),
        (["add", "--db", "a.txt", "c.txt"], 1, "a.txt is no file of Wortlaut"),
        (["failures"], 1, "no file wortlaut.db; wortlaut add --db wortlaut.db … makes it"),
        (["check", "--db", "a.txt"], 1, "a.txt is no file of Wortlaut"),
        (["reread"], 1, "no file wortlaut.db"),
        (["remove", "x"], 1, "no file wortlaut.db"),
        (["remove"], 2, "say what to remove"),
        (["remove", "--actor", "A", "--outlet", "B"], 2, "give two commands"),
        (["backup", "copy.db"], 1, "no file wortlaut.db"),
        (["merge", "other.db"], 1, "no file other.db"),
    ],
)
def test_a_wrong_call_says_why_and_the_way_out(
    here: Path, arguments: list[str], status: int, reason: str
) -> None:
    told = run(*arguments, at=here)
    assert told.returncode == status
    assert reason in told.stderr
    assert "Traceback" not in told.stderr


def test_removing_asks_for_a_yes_and_can_be_tried_first(here: Path) -> None:
    run("add", "a.txt", "c.txt", at=here)
    with wortlaut.open(here / "wortlaut.db") as store:
        first, _ = (each.id for each in store.articles())
    before = (here / "wortlaut.db").read_bytes()
    tried = run("remove", first, "--dry-run", at=here)
    assert tried.stdout.startswith("1 article would go (1 version, 2 statements")
    refused = run("remove", first, at=here)
    assert refused.returncode == 2
    assert "give --yes to do it" in refused.stderr
    with wortlaut.open(here / "wortlaut.db") as store:
        assert store.counts().articles == 2
    assert b"Solvang" in before
    done = run("remove", first, "--yes", at=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert b"Solvang" not in (here / "wortlaut.db").read_bytes()
    assert run("check", at=here).returncode == 0


def test_a_name_is_removed_by_one_command(here: Path) -> None:
    run("add", "a.txt", "c.txt", at=here)
    assert run("remove", "--actor", "Ingrid Solvang", "--yes", at=here).returncode == 0
    assert b"Solvang" not in (here / "wortlaut.db").read_bytes()
    assert run("check", at=here).returncode == 0


def test_backup_merge_and_reread_say_what_they_did(here: Path) -> None:
    run("add", "a.txt", at=here)
    assert run("backup", "copy.db", at=here).stdout.startswith("wortlaut.db: copied to copy.db (")
    assert run("backup", "copy.db", at=here).returncode == 2
    run("add", "--db", "other.db", "a.txt", "c.txt", at=here)
    assert run("merge", "other.db", at=here).stdout == "wortlaut.db: 2 articles: 1 added, 1 there already\n"
    assert (
        run("reread", at=here).stdout
        == "wortlaut.db: 0 texts read again: 0 changed, 0 could not be read and stay as they were\n"
    )
    assert run("reread", "--all", at=here).stdout.startswith("wortlaut.db: 2 texts read again: 0 changed")


def test_every_command_has_help_with_examples() -> None:
    from wortlaut.cli import COMMANDS

    for command in COMMANDS:
        told = run(command, "--help", at=Path.cwd()).stdout
        assert "Examples:" in told
        assert f"wortlaut {command}" in told


def stored(path: Path) -> int:
    """Return how many articles can be read in a file that may not be there yet."""
    try:
        with wortlaut.open(path) as store:
            return store.counts().articles
    except wortlaut.StoreError:
        return 0


def test_interrupted_it_ends_with_a_line_and_what_was_said_is_stored(here: Path) -> None:
    (here / "many.jsonl").write_text(
        "".join(f'{{"id": "{n}", "language": "de", "text": "{GERMAN} {n}"}}\n' for n in range(20_000)),
        "utf-8",
    )
    paths = {"PYTHONPATH": os.pathsep.join([str(Path(wortlaut.__file__).parent.parent), *sys.path])}
    with subprocess.Popen(
        [sys.executable, "-m", "wortlaut", "add", "many.jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=here, env=ENVIRONMENT | paths,
    ) as program:  # fmt: skip
        until = time.monotonic() + 30
        while not stored(here / "wortlaut.db") and time.monotonic() < until:
            time.sleep(0.1)
        program.send_signal(signal.SIGINT)
        told, errors = program.communicate(timeout=30)
    assert program.returncode == 130
    assert "the same command again finishes the job" in errors
    said = int(told.split(":")[1].split()[0].replace(",", ""))
    with wortlaut.open(here / "wortlaut.db") as store:
        assert store.counts().articles >= said > 0


def test_commands_load_no_more_than_they_need() -> None:
    code = (
        "import sys; sys.argv = ['wortlaut', '--version']; from wortlaut.cli import main;"
        "main(standalone_mode=False);"
        "print(sorted({'sqlite3', 'msgspec', 'wortlaut.pipeline', 'rich', 'trafilatura'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
