"""What is removed is gone from the bytes of the file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.made import GERMAN, OTHER, incoming, store
from wortlaut.errors import EmptyArticle, StoreBusy
from wortlaut.store.checking import file_problems
from wortlaut.store.reading import Store
from wortlaut.store.redacting import blank, count_named
from wortlaut.store.removing import Asked, articles_asked, clear_away, count, remove_articles
from wortlaut.store.replacing import insert_judgement
from wortlaut.store.writing import Writer

# Words that no other article and no schema has, in every field that is kept.
GONE = "„Wir zögern nicht“, sagte Quirina Xylander am Montag in Yvoire. Quetschkommode, sagte sie, koste 7777 Euro."


def three(path: Path) -> None:
    """Store three articles; the first has two versions, and a failure of the place it came from."""
    store(
        path,
        incoming(GONE, id="gone", publisher="Zwieselkurier", published="2001-02-03", title="Xylanders Wort",
                 author="Wim Yxkull", url="https://zwieselkurier.example/xylander", where="/tmp/xylander.txt"),
        incoming(GONE + " Und Quark.", id="gone", publisher="Zwieselkurier", published="2001-02-03"),
        incoming(GERMAN, id="1", publisher="Rundschau", published="2016-02-02"),
        incoming(OTHER, id="2", publisher="Rundschau", published="2017-02-02"),
    )  # fmt: skip
    with Writer(path) as writer, writer.transaction():
        writer.fail(EmptyArticle("Quirina Xylander"), "/tmp/xylander.txt")


def raw(path: Path) -> bytes:
    """Return all bytes of the file and of its log."""
    return b"".join(
        each.read_bytes() for each in sorted(path.parent.iterdir()) if each.name.startswith(path.name)
    )


def held(path: Path) -> set[str]:
    """Return the secret words that can still be found in the bytes, in any case, or in the index."""
    words = {"Xylander", "Quirina", "Quetschkommode", "Yvoire", "Zwieselkurier", "Yxkull", "7777"}
    there = raw(path).lower()
    found = {word for word in words if word.lower().encode() in there}
    with closing(sqlite3.connect(path)) as connection:
        for index in ("statement_words", "version_words"):
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.{index}_v USING fts5vocab ('main', '{index}', 'row')"
            )
            terms = {row[0] for row in connection.execute(f"SELECT term FROM temp.{index}_v")}
            found |= {word for word in words if word.lower() in terms}
    return found


def asked(path: Path, question: Asked) -> list[str]:
    """Return the keys of the articles that are asked for."""
    with Store(path) as kept:
        found = articles_asked(kept.connection, question)
        return [
            kept.connection.execute("SELECT key FROM articles WHERE id = ?", (each,)).fetchone()[0]
            for each in found
        ]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (Asked(names=("gone",)), ["gone"]),
        (Asked(names=("https://zwieselkurier.example/xylander", "2")), ["gone", "2"]),
        (Asked(names=("nobody",)), []),
        (Asked(outlet="Rundschau"), ["1", "2"]),
        (Asked(before="2016-02-02"), ["gone"]),
        (Asked(before="2016-02-03", outlet="Rundschau"), ["1"]),
        (Asked(), []),
    ],
)
def test_articles_are_found_by_id_url_outlet_and_day(
    tmp_path: Path, question: Asked, found: list[str]
) -> None:
    three(tmp_path / "a.db")
    assert asked(tmp_path / "a.db", question) == found


def test_an_article_that_is_removed_leaves_no_byte_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    three(path)
    assert held(path) >= {"Xylander", "Quetschkommode", "Zwieselkurier", "Yxkull"}
    with Writer(path) as writer:
        found = articles_asked(writer.connection, Asked(names=("gone",)))
        assert count(writer.connection, found).versions == 2
        remove_articles(writer, found)
        assert held(path) == set()
    assert held(path) == set()
    with Store(path) as kept:
        assert list(file_problems(kept.connection)) == []
        assert [each.id for each in kept.articles()] == ["1", "2"]
        assert len(list(kept.statements("bleiben"))) == 1


def test_an_article_that_was_removed_can_be_added_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    three(path)
    with Writer(path) as writer:
        remove_articles(writer, articles_asked(writer.connection, Asked(before="2100-01-01")))
        assert writer.connection.execute("SELECT count(*) FROM terms").fetchone() == (0,)
    three(path)
    with Store(path) as kept:
        assert kept.counts().versions == 4
        assert list(file_problems(kept.connection)) == []


def judged(path: Path) -> None:
    """Let persons judge the article that goes, with reasons that name somebody, and two others."""
    with Writer(path) as writer, writer.transaction():
        connection, term = writer.connection, writer.interning.term
        ids = dict(connection.execute("SELECT key, id FROM articles").fetchall())
        for one, other, reason, author in (
            ("gone", "1", "Quirina Xylander told me so in Yvoire", "Wim Yxkull"),
            ("gone", "2", "7777 words of Xylander's are the same.", "Eva"),
            ("1", "2", "other words", "Eva"),
        ):
            row = (*sorted((ids[one], ids[other])), term("unsure"), None, None, reason, author, "2016-02-04")
            insert_judgement(connection, "article_judgements", row)


def reasons(path: Path) -> list[str]:
    with Store(path) as kept:
        return [row[0] for row in kept.connection.execute("SELECT text FROM reasons ORDER BY 1")]


def test_the_reasons_of_judgements_go_with_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    three(path)
    judged(path)
    assert len(reasons(path)) == 3
    with Writer(path) as writer:
        remove_articles(writer, articles_asked(writer.connection, Asked(names=("gone",))))
    assert held(path) == set()
    assert reasons(path) == ["other words"]
    with Store(path) as kept:
        assert list(file_problems(kept.connection)) == []


def test_a_name_is_blanked_in_the_reasons_of_judgements(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    three(path)
    judged(path)
    with Writer(path) as writer:
        blank(writer, "Quirina Xylander")
        clear_away(writer)
    assert held(path) & {"Xylander", "Quirina"} == set()
    assert reasons(path) == [
        "7777 words of ████████'s are the same.", "other words", "███████ ████████ told me so in Yvoire",
    ]  # fmt: skip
    with Store(path) as kept:
        assert list(file_problems(kept.connection)) == []


def test_a_name_is_blanked_letter_by_letter_and_its_bearers_statements_go(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    three(path)
    with Store(path) as kept:
        before = kept.record("gone", 2)
        assert any("Xylander" in each.speaker for each in kept.statements())
    with Writer(path) as writer:
        assert count_named(writer.connection, "Quirina Xylander").versions == 2
        blank(writer, "Quirina Xylander")
        clear_away(writer)
    assert held(path) & {"Xylander", "Quirina"} == set()
    with Store(path) as kept:
        after = kept.record("gone", 2)
        assert len(after.text) == len(before.text)
        assert after.text == before.text.replace("Quirina Xylander", "███████ ████████")
        assert after.parts == before.parts
        assert not any("█" in each.speaker for each in kept.statements())
        assert len(list(kept.statements("bleiben"))) == 1
        assert list(file_problems(kept.connection)) == []
        assert kept.record("1").text == GERMAN


def test_an_article_whose_name_was_blanked_does_not_come_back_with_the_same_input(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    article = incoming(GONE, id="gone")
    store(path, article)
    with Writer(path) as writer:
        blank(writer, "quirina xylander")
    assert store(path, article) == ["unchanged"]
    with Store(path) as kept:
        assert "Xylander" not in kept.record("gone").text
    with Writer(path) as writer, writer.transaction():
        assert writer.replace_if_new(1, article.record) == "unchanged"


def test_a_reader_that_still_sees_what_was_removed_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    three(path)
    with Store(path) as reader:
        reader.connection.execute("BEGIN")
        assert reader.counts().articles == 3
        with Writer(path) as writer, pytest.raises(StoreBusy, match="still sees what was removed"):
            remove_articles(writer, articles_asked(writer.connection, Asked(names=("gone",))))
        assert reader.counts().articles == 3
    with Writer(path) as writer:
        remove_articles(writer, [])
    assert held(path) == set()
