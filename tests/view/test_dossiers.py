"""What a dossier tells, for people."""

import io
from pathlib import Path

import pytest
from msgspec import structs
from rich.console import Console

from tests.store.dossiers.small import fill
from wortlaut import keep
from wortlaut.article.load import Inputs
from wortlaut.article.source import Given
from wortlaut.store.dossiers.file import read_file
from wortlaut.store.dossiers.keeping import add_dossier
from wortlaut.store.dossiers.told import Told
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer
from wortlaut.view.dossiers import print_dossier

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLDEN = Path(__file__).parent / "cases" / "sahara.txt"
# These do not give their full date in the text.
DATED = ("2027-05-20-p", "2027-07-15", "2027-08-19", "2027-09-09", "2027-09-25")


def printed(told: Told, *, whole: bool = False) -> str:
    out = io.StringIO()
    print_dossier(told, Console(file=out, width=80, highlight=False, markup=False, emoji=False), whole=whole)
    return out.getvalue()


def example(path: Path) -> Told:
    """Return what the example dossier tells over the example articles, in the order of their names."""
    with Writer(path) as writer:
        for each in sorted([*EXAMPLES.glob("2027*"), EXAMPLES / "wire.jsonl"]):
            day = each.name[:10] if each.name.startswith(DATED) else None
            items = Inputs([str(each)], Given(published=day), io.BytesIO())
            for kept in keep.add(writer, items):
                assert kept.error is None
        add_dossier(writer, read_file(EXAMPLES / "sahara.toml"), "sahara.toml")
    with Store(path) as store:
        return store.dossier("sahara")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Told:
    path = fill(tmp_path_factory.mktemp("view") / "a.db")
    with Store(path) as store:
        return store.dossier("dam")


def test_the_example_dossier_is_told_as_the_golden_text_says(tmp_path: Path) -> None:
    """To write it anew, and then read it by eye: ``python -m tests.view.test_dossiers``."""
    assert printed(example(tmp_path / "a.db")) == GOLDEN.read_text("utf-8")


def test_candidates_stand_with_both_sentences_and_never_as_a_verdict(small: Told) -> None:
    lines = printed(small).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("What may follow"))
    assert lines[start] == "What may follow from what: candidates, for a person to judge"
    text = " ".join(line.strip() for line in lines[start:])
    assert "may fulfil · works · Norway" in text
    assert "versprach" not in text
    for word in ("fulfilled", "reversed", "broken promise", "kept"):
        assert word not in text


def test_no_line_is_wider_than_the_console_and_none_ends_in_blanks(small: Told) -> None:
    for whole in (False, True):
        for line in printed(small, whole=whole).splitlines():
            assert len(line) <= 80
            assert line == line.rstrip()


def test_all_of_it_names_every_statement_with_its_reason(small: Told) -> None:
    text = " ".join(printed(small, whole=True).split())
    assert "Said on money" in text
    for each in small.said:
        assert each.statement.id in text
        assert each.reason.split(";")[0] in text


def test_more_than_a_dozen_are_cut_off_and_that_is_said(small: Told) -> None:
    told = structs.replace(small, pledged=small.pledged * 20, candidates=())
    assert "8 more; --all shows them" in printed(told)
    assert "more; --all" not in printed(told, whole=True)


def test_hostile_titles_and_names_cannot_drive_the_terminal(small: Told) -> None:
    told = structs.replace(small, title="a\x1b[2Jb", about="\u202ec", members=(structs.replace(small.members[0], name="\x07x"),))  # fmt: skip
    assert not set(printed(told, whole=True)) & {"\x1b", "\u202e", "\x07"}


def test_a_dossier_without_anything_prints_its_head() -> None:
    told = Told(
        key="x", title="X", about="", articles=0, statements=0, first=None, last=None, members=(), lines=(), said=(),
        pledged=(), demanded=(), ruled_out=(), candidates=(), claims=(),
    )  # fmt: skip
    assert "x · 0 statements in 0 articles" in printed(told)


if __name__ == "__main__":
    import os
    import tempfile

    os.environ["WORTLAUT_PACK"] = "none"
    with tempfile.TemporaryDirectory() as folder:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(printed(example(Path(folder) / "a.db")), "utf-8")
