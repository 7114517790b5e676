"""Linking as articles are added, removed, read again; anew; and after a kill."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.linking.made import ENGLISH, FIRST, OTHER, groups, judged, report, rows, store
from wortlaut import keep
from wortlaut.store.checking import file_problems
from wortlaut.store.opening import open_for_reading
from wortlaut.store.removing import Asked, articles_asked, remove_articles
from wortlaut.store.replacing import insert_judgement
from wortlaut.store.writing import Writer

COPY = FIRST.replace("Die Gewerkschaft begrüßte", "Auch die Gewerkschaft begrüßte")


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    store(path, report(FIRST, "2026-03-02", "Fernblick"), report(OTHER, "2026-03-02", "Rundschau"))
    store(path, report(COPY, "2026-03-03", "Donaubote"), report(ENGLISH, "2026-03-03", "Courier", "en"))
    return path


def expect_sound(path: Path) -> None:
    connection = open_for_reading(path)
    assert list(file_problems(connection)) == []
    connection.close()


def everything(path: Path) -> list[tuple[object, ...]]:
    return [
        row
        for thing in ("article", "statement", "figure")
        for row in rows(
            path,
            f"SELECT '{thing}', a, b, verdict, relation, score, reason FROM {thing}_judgements ORDER BY a, b",
        )
        + groups(path, f"{thing}s")
    ]


def test_what_is_added_is_linked_with_what_is_there(linked: Path) -> None:
    assert groups(linked, "articles") == [(3, 1)]
    assert judged(linked, "article") == [("same", "copy")]
    assert ("same", "verbatim") in judged(linked, "statement")
    expect_sound(linked)


def test_linking_anew_gives_the_same(linked: Path) -> None:
    before = everything(linked)
    with Writer(linked) as writer:
        waiting = keep.begin_linking(writer, again=True)
        assert list(keep.link(writer, waiting)) == [1, 2, 3, 4]
    assert everything(linked) == before
    with Writer(linked) as writer:
        assert keep.begin_linking(writer) == []
    expect_sound(linked)


def test_an_interrupted_linking_goes_on_where_it_was(linked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(linked)
    monkeypatch.setattr(keep, "_LINKED_AT_ONCE", 1)
    monkeypatch.setattr(keep, "BATCH_ARTICLES", 1)
    with Writer(linked) as writer:
        going = keep.link(writer, keep.begin_linking(writer, again=True))
        assert [next(going), next(going)] == [1, 2]
        del going
    with Writer(linked) as writer:
        waiting = keep.begin_linking(writer)
        assert waiting == [3, 4]
        assert list(keep.link(writer, waiting)) == [3, 4]
    assert everything(linked) == before


def test_a_persons_word_outlives_linking_anew(linked: Path) -> None:
    with Writer(linked) as writer:
        with writer.transaction():
            term = writer.interning.term("not_same")
            said = (1, 3, term, None, None, "no", "Eva Lindqvist", "2026")
            insert_judgement(writer.connection, "article_judgements", said)
        list(keep.link(writer, keep.begin_linking(writer, again=True)))
    assert groups(linked, "articles") == []
    assert judged(linked, "article") == [("not_same", None)]
    expect_sound(linked)


def test_when_the_first_is_removed_the_others_stay_linked(linked: Path) -> None:
    store(linked, report(COPY + " Mehr dazu morgen.", "2026-03-04", "Rundschau"))
    key = rows(linked, "SELECT key FROM articles WHERE id = 1")[0][0]
    with Writer(linked) as writer:
        remove_articles(writer, articles_asked(writer.connection, Asked(names=(str(key),))))
    assert groups(linked, "articles") == [(5, 3)]
    expect_sound(linked)


def test_reading_again_keeps_the_links(linked: Path) -> None:
    before = everything(linked)
    with Writer(linked) as writer:
        list(keep.reread(writer, keep.to_reread(writer, every=True)))
    assert everything(linked) == before


def test_an_earlier_article_that_comes_later_becomes_the_first(linked: Path) -> None:
    store(linked, report(FIRST + " Das teilte das Werk mit.", "2026-03-01", "Rundschau"))
    assert groups(linked, "articles") == [(1, 5), (3, 5)]


PROGRAM = """
import sys
from pathlib import Path
from wortlaut import keep
from wortlaut.article.load import Inputs
from wortlaut.article.source import Given
from wortlaut.store.writing import Writer
keep.BATCH_ARTICLES = 2
with Writer(Path(sys.argv[1]), "adding") as writer:
    for kept in keep.add(writer, Inputs([sys.argv[2]], Given(), sys.stdin.buffer)):
        print(kept.where, flush=True)
"""


def test_killed_while_linking_the_file_is_whole_and_adding_again_links_all(tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for number in range(16):
            text = f"{FIRST if number % 2 else OTHER} Nummer {number}."
            line = {
                "id": f"n{number}",
                "text": text,
                "language": "de",
                "published": f"2026-03-{number + 1:02}",
            }
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    whole, path = tmp_path / "whole.db", tmp_path / "killed.db"
    command = [sys.executable, "-c", PROGRAM]
    subprocess.run([*command, str(whole), str(lines)], check=True, stdout=subprocess.DEVNULL)
    for line_count in (3, 9):
        with subprocess.Popen(
            [*command, str(path), str(lines)], stdout=subprocess.PIPE, text=True
        ) as program:
            assert program.stdout is not None
            for _ in range(line_count):
                program.stdout.readline()
            time.sleep(0.01 * line_count)
            program.send_signal(signal.SIGKILL)
        expect_sound(path)
    subprocess.run([*command, str(path), str(lines)], check=True, stdout=subprocess.DEVNULL)
    assert groups(path, "articles") == groups(whole, "articles")
    assert len(groups(path, "articles")) == 14
    expect_sound(path)
