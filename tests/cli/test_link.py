"""``wortlaut link``."""

from pathlib import Path

from click.testing import CliRunner

from tests.store.linking.made import FIRST, OTHER, groups, report, store
from wortlaut.cli import main


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["link", *arguments])
    return result.exit_code, result.output


def test_linking_anew_says_what_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, report(FIRST, "2026-03-02", "Fernblick"), report(OTHER, "2026-03-02", "Rundschau"))
    store(path, report(FIRST + " Mehr dazu morgen.", "2026-03-03", "Donaubote"))
    before = groups(path, "articles")
    status, output = run("--again", "--db", str(path))
    assert status == 0
    assert f"{path}: 3 articles linked; the same as others: 1 article, " in output
    assert groups(path, "articles") == before == [(3, 1)]
    assert run("--db", str(path))[1].startswith(f"{path}: 0 articles linked; ")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    status, output = run("--db", str(tmp_path / "none.db"))
    assert status == 1
    assert "no file" in output
