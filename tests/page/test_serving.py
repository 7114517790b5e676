"""The page is served where it was asked for, and with the examples where there is no record."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import wortlaut
from scripts.pack_examples import PACKED, packed
from wortlaut.errors import UsageError
from wortlaut.page.serving import address_of, listen


def test_a_free_port_is_taken_where_8000_is_not_to_be_had() -> None:
    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        assert first.getsockname()[1] != second.getsockname()[1]
        assert address_of(second, "127.0.0.1") == f"http://127.0.0.1:{second.getsockname()[1]}/"


def test_a_port_that_was_asked_for_and_is_taken_is_told() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(UsageError, match="try --port 0"):
        listen("127.0.0.1", taken.getsockname()[1])


def test_the_examples_in_the_package_are_those_of_the_folder() -> None:
    assert PACKED.read_text("utf-8") == packed(), "run: python -m scripts.pack_examples"


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_without_a_record_the_examples_are_served_and_thrown_away(tmp_path: Path, ending: int) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    command = [sys.executable, "-m", "wortlaut", "serve", "--no-open", "--port", "0"]
    environment = {
        **os.environ,
        "TMPDIR": str(scratch),
        "PYTHONPATH": str(Path(wortlaut.__file__).parent.parent),
    }
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        host = program.stdout.readline().split()[1].removeprefix("http://").rstrip("/")
        connection = http.client.HTTPConnection(host, timeout=30)
        connection.request("GET", "/", headers={"accept-language": "de"})
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        program.send_signal(ending)
        _, errors = program.communicate(timeout=30)
    assert answer.status == 200
    assert "Beispielartikel" in page
    assert "reading the examples" in errors
    assert "Traceback" not in errors
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "wortlaut.db").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1"])
def test_others_are_not_let_in_without_a_password(host: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "WORTLAUT_PASSWORD"}
    started = time.monotonic()
    told = subprocess.run(
        [sys.executable, "-m", "wortlaut", "serve", "--no-open", "--host", host, "--db", str(tmp_path / "none.db")],
        capture_output=True, text=True, env=environment, check=False, timeout=60,
    )  # fmt: skip
    assert told.returncode == 2
    assert "set a password" in told.stderr
    assert time.monotonic() - started < 30


def run(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "WORTLAUT_DB"}
    environment["PYTHONPATH"] = str(Path(wortlaut.__file__).parent.parent)
    return subprocess.run(
        [sys.executable, "-m", "wortlaut", "serve", "--no-open", "--port", "0", *arguments],
        capture_output=True, text=True, env=environment, check=False, timeout=60, cwd=at,
    )  # fmt: skip


def test_a_file_that_is_named_and_missing_is_told_with_ways_out(tmp_path: Path) -> None:
    told = run("--db", "typo.db", at=tmp_path)
    assert told.returncode == 2
    assert "no file typo.db" in told.stderr
    assert "--new" in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_empty_record_is_begun_only_where_there_is_none(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "wortlaut",
        "serve",
        "--no-open",
        "--port",
        "0",
        "--db",
        "mine.db",
        "--new",
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(wortlaut.__file__).parent.parent)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().startswith("Wortlaut: http://127.0.0.1:")
        program.send_signal(signal.SIGTERM)
    with wortlaut.open(tmp_path / "mine.db") as kept:
        assert kept.counts().articles == 0
    again = run("--db", "mine.db", "--new", at=tmp_path)
    assert again.returncode == 2
    assert "mine.db is there already" in again.stderr


def test_reading_loads_nothing_of_the_page() -> None:
    code = (
        "import sys; from wortlaut.cli import main;"
        "main(['read', '--json', sys.argv[1]], standalone_mode=False);"
        "print(sorted(name for name in sys.modules if name.startswith(('wortlaut.page', 'starlette', 'uvicorn', 'jinja2'))))"
    )
    article = Path(wortlaut.__file__).parent.parent / "examples" / "2027-02-04-hauptstadt-rundschau-de.txt"
    told = subprocess.run(
        [sys.executable, "-c", code, str(article)], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "[]"
