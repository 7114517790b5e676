"""The commands of dossiers, as their users meet them."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.store.dossiers.small import DOSSIER, fill


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossier")
    fill(folder / "wortlaut.db")
    (folder / "dam.toml").write_text(DOSSIER, "utf-8")
    return folder


def test_a_dossier_is_added_listed_refreshed_and_removed(here: Path) -> None:
    (here / "two.toml").write_text(DOSSIER.replace('key = "dam"', 'key = "two"'), "utf-8")
    assert run("dossier", "add", "dam.toml", "two.toml", at=here).stdout == (
        "wortlaut.db: dossier dam there already: 5 statements in 4 articles\n"
        "wortlaut.db: dossier two added: 5 statements in 4 articles\n"
    )
    assert run("dossier", "list", at=here).stdout.splitlines()[1] == (
        "two: The dam of Sabha: 5 statements in 4 articles, 2027-02-02 to 2027-06-11"
    )
    assert run("dossier", "refresh", at=here).stdout.count("5 statements") == 2
    assert run("dossier", "remove", "two", at=here).stdout == "wortlaut.db: dossier two removed\n"
    (line,) = run("dossier", "list", "--json", at=here).stdout.splitlines()
    assert json.loads(line)["key"] == "dam"


def test_show_prints_for_people_and_programs(here: Path) -> None:
    told = run("dossier", "show", "dam", at=here).stdout
    assert "may fulfil · works · Norway" in told
    assert max(map(len, told.splitlines())) <= 80
    shown = json.loads(run("dossier", "show", "dam", "--line", "money", "--json", at=here).stdout)
    assert [each["statement"]["article"] for each in shown["said"]] == ["credit"]
    rows = list(csv.DictReader(io.StringIO(run("dossier", "show", "dam", "--csv", at=here).stdout)))
    assert {row["line"] for row in rows} == {"works", "money", ""}
    assert all(row["reason"] and row["quote"] for row in rows)


def test_search_and_timeline_take_a_dossier_and_its_line(here: Path) -> None:
    found = run("search", "--dossier", "dam", "--line", "money", "--json", at=here).stdout.splitlines()
    assert [json.loads(each)["article"] for each in found] == ["credit"]
    days = run("timeline", "dam", "--line", "works", at=here).stdout
    assert [line for line in days.splitlines() if line.startswith("2027")] == [
        "2027-02-02", "2027-04-05", "2027-06-11",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["add", "none.toml"], "none.toml: cannot be read"),
        (["add", "bad.toml"], "bad.toml: actors[0].part: Invalid enum value 'boss'"),
        (["show", "x"], "no dossier 'x' in the file; there are dam"),
        (["show", "dam", "--line", "x"], "there are works, money"),
        (["show", "dam", "--json", "--csv"], "not both"),
        (["remove", "x"], "no dossier 'x'"),
    ],
)
def test_a_wrong_call_says_why(here: Path, arguments: list[str], reason: str) -> None:
    (here / "bad.toml").write_text(DOSSIER.replace('"leader"', '"boss"'), "utf-8")
    told = run("dossier", *arguments, at=here)
    assert told.returncode == 2
    assert reason in told.stderr
    assert "Traceback" not in told.stderr
