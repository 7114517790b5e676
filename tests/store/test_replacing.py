"""What hangs on the findings of a reading stays when the article is read again."""

from pathlib import Path

import pytest
from msgspec import structs

from tests.store.made import GERMAN, OTHER, incoming, made, store
from wortlaut.records import Actor, Record, Statement
from wortlaut.spans import Span
from wortlaut.store.reading import Store
from wortlaut.store.replacing import insert_judgement
from wortlaut.store.writing import Writer


def judged(path: Path, author: str | None = "Eva Lindqvist") -> None:
    """Store two articles, and a judgement on the first statement of each."""
    store(
        path,
        incoming(GERMAN, id="1", published="2016-02-02"),
        incoming(OTHER, id="2", published="2016-02-03"),
    )
    with Writer(path) as writer, writer.transaction():
        a, b = (
            row[0]
            for row in writer.connection.execute("SELECT min(id) FROM statements GROUP BY version ORDER BY 1")
        )
        insert_judgement(
            writer.connection, "statement_judgements",
            (a, b, writer.interning.term("not_same"), None, None, "other words", author, "2016-02-04T10:00:00Z"),
        )  # fmt: skip


def judgements(path: Path) -> list[tuple[str, str, str]]:
    """Return the quotes that are judged, and by whom."""
    with Store(path) as kept:
        rows = kept.connection.execute(
            "SELECT first.quote, second.quote, author FROM statement_judgements"
            " JOIN v_statements AS first ON first.id = a JOIN v_statements AS second ON second.id = b"
        )
        return list(rows)


def replaced(path: Path, change: dict[str, object]) -> None:
    """Read the first article again, with its first statement changed (or gone, for an empty change)."""
    with Writer(path) as writer, writer.transaction():
        record: Record = writer.reader.record(1)
        first, *others = record.statements
        changed = [structs.replace(first, **change)] if change else []
        writer.replace(1, structs.replace(record, statements=(*changed, *others)))


JUDGED = [("„Wir bleiben“", "„Das reicht nicht“", "Eva Lindqvist")]


@pytest.mark.parametrize(
    "change", [{"act": "pledge"}, {"id": "another"}, {"quote": (Span(1, 12),), "id": "shorter"}]
)
def test_a_judgement_stays_with_what_stands_in_its_place(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "a.db"
    judged(path)
    assert judgements(path) == JUDGED
    replaced(path, change)
    quote = "Wir bleiben" if "quote" in change else "„Wir bleiben“"
    assert judgements(path) == [(quote, *JUDGED[0][1:])]


def test_a_judgement_goes_with_what_is_found_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    judged(path)
    replaced(path, {})
    assert judgements(path) == []


def test_what_hangs_on_statements_follows_them_to_another_day(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    judged(path)
    with Writer(path) as writer, writer.transaction():
        writer.connection.execute(
            "UPDATE statements SET same_as = (SELECT min(id) FROM statements) WHERE version = 2 AND number = 0"
        )
        record = writer.reader.record(1)
        writer.replace(
            1, structs.replace(record, source=structs.replace(record.source, published="2019-05-05"))
        )
    # The pair is kept in the order of time, which has turned round.
    assert judgements(path) == [(JUDGED[0][1], JUDGED[0][0], "Eva Lindqvist")]
    with Store(path) as kept:
        assert [each.quote for each in kept.statements("bleiben", since="2019-05-05")] == ["„Wir bleiben“"]
        (head,) = kept.connection.execute(
            "SELECT same_as FROM statements WHERE same_as IS NOT NULL"
        ).fetchone()
        assert kept.connection.execute("SELECT quote FROM v_statements WHERE id = ?", (head,)).fetchone() == (
            "„Wir bleiben“",
        )


def test_a_correction_stays_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    judged(path)
    with Writer(path) as writer, writer.transaction():
        writer.connection.execute(
            "INSERT INTO corrections (key, kind, version, subject, start, end, words, value, author, made)"
            " VALUES ('c1', 'act', 1, 's', 0, 13, '„Wir bleiben“', '\"pledge\"', 'Eva Lindqvist', '2016-02-04')"
        )
        before = writer.connection.execute("SELECT * FROM corrections").fetchall()
    replaced(path, {})
    with Store(path) as kept:
        assert kept.connection.execute("SELECT * FROM corrections").fetchall() == before


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [(None, None, "first"), ("Eva", None, "first"), (None, "Eva", "second"), ("Eva", "Jonas", "first")],
)
def test_a_persons_word_stands_before_the_programs(
    tmp_path: Path, first: str | None, second: str | None, stays: str
) -> None:
    path = tmp_path / "a.db"
    judged(path, author=first)
    with Writer(path) as writer, writer.transaction():
        a, b = writer.connection.execute("SELECT a, b FROM statement_judgements").fetchone()
        insert_judgement(
            writer.connection, "statement_judgements",
            (a, b, writer.interning.term("same"), None, 0.9, "second", second, "2016-02-05T10:00:00Z"),
        )  # fmt: skip
        ((reason,),) = writer.connection.execute("SELECT reason FROM v_statement_judgements").fetchall()
    assert reason == ("second" if stays == "second" else "other words")


def test_reading_again_takes_time_in_proportion_to_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    text = "Ja. " * 5000
    article = made(incoming(GERMAN, id="1").record)

    def statements(prefix: str, shift: int) -> tuple[Statement, ...]:
        like = article.record.statements[0]
        return tuple(
            Statement(
                id=f"{prefix}{n}", type=like.type, medium=like.medium, act=like.act, status=like.status,
                score=0.5, quote=(Span(4 * n + shift, 4 * n + 3),),
            )
            for n in range(5000)
        )  # fmt: skip

    record = structs.replace(
        article.record, text=text, statements=statements("a", 0), parts=(), sentences=(), mentions=(),
        actors=(Actor(id="x", name="Ja", kind="other"),), times=(), places=(), figures=(), events=(),
    )  # fmt: skip
    store(path, structs.replace(article, record=record))
    with Writer(path) as writer, writer.transaction():
        before = writer.connection.total_changes
        writer.replace(1, structs.replace(record, statements=statements("b", 1)))
        # Every statement goes and comes once, and so do its entries in four indexes.
        assert writer.connection.total_changes - before < 100_000
