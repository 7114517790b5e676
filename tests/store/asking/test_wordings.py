"""All wordings of a statement."""

from pathlib import Path

import pytest

import wortlaut
from tests.store.made import incoming, store
from wortlaut.store.asking.wordings import wordings_of
from wortlaut.store.replacing import insert_judgement
from wortlaut.store.writing import Writer

FIRST = "„Es werden keine Bodentruppen nach Sabha gehen“, sagte Ingrid Solvang in Rom."
LATER = "Ingrid Solvang sagte, es würden keine deutschen Bodentruppen nach Sabha gehen."
ENGLISH = "“No ground troops will go to Sabha,” Ingrid Solvang said in Rome."


def made(path: Path) -> dict[str, str]:
    store(
        path,
        incoming(LATER, id="later", published="2016-02-04", publisher="Courier"),
        incoming(ENGLISH, id="english", published="2016-02-03", language="en"),
        incoming(FIRST, id="first", published="2016-02-02", publisher="Rundschau"),
    )
    with Writer(path) as writer, writer.transaction():
        connection, term = writer.connection, writer.interning.term
        rows = dict(
            connection.execute(
                "SELECT articles.key, statements.id FROM statements JOIN versions ON versions.id = version"
                " JOIN articles ON articles.id = article"
            ).fetchall()
        )
        connection.execute("DELETE FROM statement_judgements")
        connection.execute("UPDATE statements SET same_as = NULL")
        for key in ("english", "later"):
            connection.execute("UPDATE statements SET same_as = ? WHERE id = ?", (rows["first"], rows[key]))
        for a, b, relation, author in (
            ("first", "english", "translated", None),
            ("english", "later", "reworded", "Eva"),
        ):
            said = (*sorted((rows[a], rows[b])), term("same"), term(relation), 0.9, "as told", author, "")
            insert_judgement(connection, "statement_judgements", said)
        return {
            key: connection.execute("SELECT key FROM statements WHERE id = ?", (identity,)).fetchone()[0]
            for key, identity in rows.items()
        }


def test_the_first_source_comes_first_and_each_says_what_it_changes(tmp_path: Path) -> None:
    keys = made(tmp_path / "a.db")
    with wortlaut.open(tmp_path / "a.db") as kept:
        for key in keys.values():
            found = wordings_of(kept.connection, key).wordings
            assert [each.statement.article for each in found] == ["first", "english", "later"]
        first, english, later = found
    assert (first.link, first.stretches) == (None, ())
    assert english.link is not None
    assert (english.link.relation, english.link.by, english.stretches) == ("translated", None, ())
    assert english.link.reason == "as told"
    assert later.link is not None
    # Joined with the first by way of the second.
    assert (later.link.relation, later.link.by, later.link.author) == ("reworded", 2, "Eva")
    assert "deutschen" in {each.text for each in later.stretches if each.change == "put in"}
    assert (
        "".join(each.text for each in later.stretches if each.change != "left out") == later.statement.quote
    )
    assert later.span.text(LATER) == later.statement.quote


def test_what_may_be_the_same_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    keys = made(path)
    with Writer(path) as writer, writer.transaction():
        writer.connection.execute(
            "UPDATE statement_judgements SET verdict = ? WHERE author IS NULL",
            (writer.interning.term("unsure"),),
        )
        writer.connection.execute("UPDATE statements SET same_as = NULL")
    with wortlaut.open(path) as kept:
        found = wordings_of(kept.connection, keys["first"])
        assert len(found.wordings) == 1
        (rival,) = found.rivals
        assert (rival.verdict, rival.statement.article, rival.score) == ("unsure", "english", 0.9)


def test_nothing_is_found_of_an_unknown_statement(kept: wortlaut.Store) -> None:
    with pytest.raises(wortlaut.UsageError):
        wordings_of(kept.connection, "nothing")
