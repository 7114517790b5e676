"""The first source of a statement, and how its wording drifts."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.store.linking.made import FIRST, OTHER, report, store
from wortlaut.store.linking.wording import difference, wordings
from wortlaut.store.opening import open_for_reading
from wortlaut.store.stems import words as words_of


def test_wordings_come_in_the_order_of_publication_with_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    later = FIRST.replace("bis 2028 vollständig", "bis 2028 ganz und gar")
    store(path, report(later, "2026-03-04", "Donaubote"), report(OTHER, "2026-03-03", "Rundschau"))
    store(path, report(FIRST, "2026-03-02", "Fernblick"))
    connection = open_for_reading(path)
    (statement,) = connection.execute(
        "SELECT statements.id FROM statements JOIN versions ON versions.id = version"
        " WHERE publisher = 'Donaubote' ORDER BY statements.number LIMIT 1"
    ).fetchone()
    found = wordings(connection, statement)
    connection.close()
    assert [(each.outlet, each.relation) for each in found] == [
        ("Fernblick", "first"),
        ("Donaubote", "reworded"),
    ]
    assert found[0].pieces == ()
    changes = [(piece.change, piece.words) for piece in found[1].pieces if piece.change != "kept"]
    assert changes == [("left out", "vollständig"), ("put in", "ganz und gar")]


def test_a_statement_that_nobody_repeats_is_its_own_first_source(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, report(OTHER, "2026-03-03", "Rundschau"))
    connection = open_for_reading(path)
    (statement,) = connection.execute("SELECT id FROM statements ORDER BY number LIMIT 1").fetchone()
    assert [each.relation for each in wordings(connection, statement)] == ["first"]
    connection.close()


texts = st.lists(
    st.sampled_from(["Wir", "bleiben,", "„nicht“", "länger", "–", "als", "3", "Tage."]), max_size=12
).map(" ".join)


@given(first=texts, later=texts)
def test_the_pieces_hold_all_words_of_both(first: str, later: str) -> None:
    pieces = difference(first, later)
    now = [word for each in pieces if each.change != "left out" for word in words_of(each.words)]
    before = [word for each in pieces if each.change != "put in" for word in words_of(each.words)]
    assert now == words_of(later)
    assert before == words_of(first)
