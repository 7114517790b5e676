"""Adding and reading again, as a whole."""

import io
from pathlib import Path

import pytest

import wortlaut
from tests.store.made import GERMAN, OTHER
from wortlaut import keep
from wortlaut.article.load import Inputs
from wortlaut.article.source import Given
from wortlaut.store.writing import Writer


def add(path: Path, *inputs: Path, given: Given | None = None) -> list[tuple[str, str]]:
    """Add files; return what became of each article, by the name of its file."""
    with Writer(path) as writer:
        items = Inputs(map(str, inputs), given or Given(language="de"), io.BytesIO())
        return [(Path(each.where).name, each.what) for each in keep.add(writer, items)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in {"a.txt": GERMAN, "b.txt": "", "c.txt": OTHER, "d.txt": GERMAN}.items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    page = f"<html lang=de><head><title>Titel</title></head><body><article><p>{GERMAN}</p><p>{OTHER}</p></article></body></html>"
    (tmp_path / "in" / "e.html").write_text(page, "utf-8")
    return tmp_path / "in"


ADDED = [
    ("a.txt", "added"),
    ("b.txt", "failed"),
    ("c.txt", "added"),
    ("d.txt", "unchanged"),
    ("e.html", "added"),
]
AGAIN = [(name, "failed" if what == "failed" else "unchanged") for name, what in ADDED]


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_every_article_is_told_in_the_order_of_the_input_whatever_the_batch(
    folder: Path, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep, "BATCH_ARTICLES", at_once)
    assert add(folder.parent / "a.db", folder) == ADDED
    assert add(folder.parent / "a.db", folder) == AGAIN


def test_what_is_there_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(folder.parent / "a.db", folder)
    monkeypatch.setattr(keep, "read", None)
    (folder / "b.txt").unlink()
    assert {what for _, what in add(folder.parent / "a.db", folder)} == {"unchanged"}


def test_a_date_given_later_is_taken_in(folder: Path) -> None:
    path = folder.parent / "a.db"
    add(path, folder / "a.txt")
    given = Given(language="de", published="2016-02-02")
    assert add(path, folder / "a.txt", given=given) == [("a.txt", "updated")]
    assert add(path, folder / "a.txt", given=given) == [("a.txt", "unchanged")]
    assert add(path, folder / "a.txt") == [("a.txt", "unchanged")]
    with wortlaut.open(path) as store:
        assert [each.published for each in store.articles()] == ["2016-02-02"]


def test_a_failure_is_noted_by_its_full_path_and_goes_when_the_file_is_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder.parent / "a.db"
    (folder / "f.jsonl").write_text('{"text": "x"}\n{nonsense\n', "utf-8")
    monkeypatch.chdir(folder)
    add(path, Path("b.txt"), Path("f.jsonl"))
    with wortlaut.open(path) as store:
        assert [each.place for each in store.failures()] == [str(folder / "b.txt"), f"{folder}/f.jsonl:2"]
    (folder / "b.txt").write_text(OTHER, "utf-8")
    monkeypatch.chdir(folder.parent)
    add(path, Path("in/b.txt"))
    with wortlaut.open(path) as store:
        assert [each.place for each in store.failures()] == [f"{folder}/f.jsonl:2"]


def test_reading_again_gives_what_adding_anew_would_give(folder: Path) -> None:
    path = folder.parent / "a.db"
    add(path, folder)
    with wortlaut.open(path) as store:
        before = {each.id: store.record(each.id) for each in store.articles()}
    with Writer(path) as writer:
        assert keep.to_reread(writer) == []
        assert [each.what for each in keep.reread(writer, keep.to_reread(writer, every=True))] == [
            "unchanged"
        ] * 3
        with writer.transaction():  # an older program found nothing
            writer.connection.execute("UPDATE versions SET program = ?", (writer.interning.term("0.0.1"),))
            for version, record in enumerate(before.values(), start=1):
                changed = writer.reader.record(version)
                assert record.statements
                writer.replace(
                    version,
                    wortlaut.Record(
                        source=changed.source, text=changed.text, parts=changed.parts, sentences=()
                    ),
                )
            writer.connection.execute("UPDATE versions SET program = ?", (writer.interning.term("0.0.1"),))
    with wortlaut.open(path) as store:
        assert list(store.statements()) == []
    with Writer(path) as writer:
        assert [each.what for each in keep.reread(writer, keep.to_reread(writer))] == ["updated"] * 3
        assert keep.to_reread(writer) == []
    with wortlaut.open(path) as store:
        assert {each.id: store.record(each.id) for each in store.articles()} == before


def test_a_text_that_can_be_read_no_more_keeps_its_reading_and_is_noted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder.parent / "a.db"
    add(path, folder / "a.txt")

    def refuse(_source: object) -> None:
        raise wortlaut.ArticleError("too hard")

    monkeypatch.setattr(keep, "read", refuse)
    with Writer(path) as writer:
        assert [each.what for each in keep.reread(writer, keep.to_reread(writer, every=True))] == ["failed"]
    with wortlaut.open(path) as store:
        assert [each.reason for each in store.failures()] == ["too hard"]
        assert len(list(store.statements("bleiben"))) == 1


def test_known_files_are_read_anew_if_asked_and_corrections_keep_to_their_words(folder: Path) -> None:
    path = folder.parent / "a.db"
    add(path, folder / "e.html")
    with Writer(path) as writer, writer.transaction():
        text = writer.reader.record(1).text
        start = text.index("Ingrid")
        writer.connection.execute(
            "INSERT INTO corrections (key, kind, version, subject, start, end, words, author, made)"
            " VALUES ('c1', 'speaker', 1, 's', ?, ?, 'Ingrid', 'Eva Lindqvist', '2016-02-04')",
            (start, start + 6),
        )
        # As an older program would have left it, which took a line more out of the page.
        record = writer.reader.record(1)
        writer.replace(
            1, wortlaut.Record(source=record.source, text=f"Werbung\n\n{text}", parts=(), sentences=())
        )
        assert writer.connection.execute("SELECT start FROM corrections").fetchone() == (start + 9,)
    with Writer(path) as writer:
        items = Inputs([str(folder / "e.html")], Given(language="de"), io.BytesIO())
        assert [each.what for each in keep.add(writer, items, again=True)] == ["updated"]
        assert [each.what for each in keep.add(writer, items, again=True)] == ["unchanged"]
        assert writer.reader.record(1) == record
        assert writer.connection.execute("SELECT start, end FROM corrections").fetchone() == (
            start,
            start + 6,
        )
        assert writer.connection.execute("SELECT count(*) FROM versions").fetchone() == (1,)
