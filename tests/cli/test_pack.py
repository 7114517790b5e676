"""``wortlaut pack`` and reading with a pack that is named."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.store.made import GERMAN

PACK = Path(__file__).parents[1] / "encode" / "pack"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(GERMAN, "utf-8")
    shutil.copytree(PACK, tmp_path / "pack")
    return tmp_path


def test_pack_tells_licence_consequence_and_sources_and_that_all_files_are_whole(here: Path) -> None:
    path = here / "pack" / "manifest.json"
    sets = [
        {"name": "treebank", "licence": "CC BY-SA 4.0", "free": True},
        {"name": "news\x1b[2J", "licence": "CC BY-NC-SA 4.0", "free": False},
    ]
    scores = {"statements": 0.75}
    path.write_text(json.dumps(json.loads(path.read_text()) | {"sets": sets, "scores": scores}))
    told = run("pack", "pack", at=here)
    assert (told.returncode, told.stderr) == (0, "")
    lines = told.stdout.splitlines()
    assert lines[0].startswith("tiny (made by wortlaut ")
    assert lines[2:4] == ["licence: Apache-2.0", "  Random weights, for tests."]
    assert [line.split() for line in lines[6:8]] == [
        ["treebank", "CC", "BY-SA", "4.0"],
        ["news\ufffd[2J", "CC", "BY-NC-SA", "4.0", "(not", "for", "every", "purpose)"],
    ]
    assert "  statements  0.750" in lines
    assert lines[-1].startswith("pack: ")
    assert lines[-1].endswith("all as they were made")
    assert run("pack", at=here, WORTLAUT_PACK="pack").stdout == told.stdout


def test_a_damaged_pack_ends_with_1_and_one_line_that_says_what_to_do(here: Path) -> None:
    with (here / "pack" / "encoder.onnx").open("r+b") as file:
        file.seek(1000)
        file.write(b"\xff\x00\xff\x00")
    for told in (run("pack", "pack", at=here), run("read", "--json", "--pack", "pack", "a.txt", at=here)):
        assert (told.returncode, told.stdout) == (1, "")
        (line,) = told.stderr.splitlines()
        assert (
            "pack/encoder.onnx is damaged (its sha256 is not the manifest's): install wortlaut again" in line
        )


def test_a_named_pack_that_is_not_there_ends_the_call_before_anything_is_read(here: Path) -> None:
    told = run("add", "--pack", "absent", "a.txt", at=here)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("wortlaut: no pack of the reader's model in absent: ")
    assert not (here / "wortlaut.db").exists()


def test_none_reads_by_rules_alone_and_says_nothing(here: Path) -> None:
    told = run("read", "--json", "--pack", "none", "a.txt", at=here)
    assert (told.returncode, told.stderr) == (0, "")
    assert json.loads(told.stdout)["statements"]


def test_threads_are_at_least_one(here: Path) -> None:
    assert run("read", "--threads", "0", "a.txt", at=here).returncode == 2
