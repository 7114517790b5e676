"""The commands that ask, as their users meet them."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.store.asking.filled import fill


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asking")
    fill(folder / "wortlaut.db")
    return folder


def test_search_prints_for_people_and_programs(here: Path) -> None:
    told = run("search", "Truppe", "-Sabha", at=here)
    assert told.returncode == 0
    assert "„Die [Truppen] sind müde“" in told.stdout
    assert "Sabha" not in told.stdout
    (line,) = run("search", "Truppe", "-Sabha", "--json", at=here).stdout.splitlines()
    assert json.loads(line)["quote"] == "„Die Truppen sind müde“"
    rows = list(csv.DictReader(io.StringIO(run("search", "--limit", 0, "--csv", at=here).stdout)))
    assert [row["quote"] for row in rows if row["speakers"] == "Sprecher"] == ['"Das ist <b>kein</b> Spiel"']


def test_search_says_when_there_is_nothing_or_more(here: Path) -> None:
    assert run("search", "Pinguin", at=here).stderr == "wortlaut: nothing found\n"
    assert (
        run("search", "--limit", 1, at=here).stderr
        == "wortlaut: 1 shown, there are more; --limit 0 shows all\n"
    )


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["search", "!!!"], "no word to search for"),
        (["search", "--speakr", "x"], "no option --speakr"),
        (["search", "--act", "shout"], "Invalid value for '--act'"),
        (["search", "x", "--json", "--csv"], "not both"),
        (["search", "--dossier", "x"], "there are sahara"),
        (["show", "zzzz"], "no statement, actor, figure or article 'zzzz'"),
        (["timeline", "!"], "no name in '!'"),
        (["series", "figure:1"], "no figure:1"),
    ],
)
def test_a_wrong_question_says_why(here: Path, arguments: list[str], reason: str) -> None:
    told = run(*arguments, at=here)
    assert told.returncode == 2
    assert reason in told.stderr
    assert "Traceback" not in told.stderr


def test_show_timeline_and_series_print(here: Path) -> None:
    assert "kind         person" in run("show", "Ingrid Solvang", at=here).stdout
    shown = json.loads(run("show", "german", "--json", at=here).stdout)
    assert shown["article"]["id"] == "german"
    told = run("timeline", "Jonas Brekke", at=here)
    assert told.stdout.startswith("2016-06-01\n")
    kinds = [
        json.loads(line)["kind"]
        for line in run("timeline", "Jonas Brekke", "--json", at=here).stdout.splitlines()
    ]
    assert set(kinds) == {"statement", "figure", "event"}
    rows = list(csv.DictReader(io.StringIO(run("timeline", "Jonas Brekke", "--csv", at=here).stdout)))
    assert [row["kind"] for row in rows] == kinds
    chart = run("series", "Orte", "--speaker", "Brekke", at=here).stdout.splitlines()
    assert [line[:10] for line in chart] == ["2016-06-01", "2017-05-05"]
    assert "████████████████████  30 Prozent [" in chart[1]
