"""Which two things are the same: a person's word stands before the program's, and goes without a trace of it."""

from pathlib import Path

import pytest

from tests.store.made import GERMAN, OTHER, incoming, store
from tests.store.said import EVA, expect_sound, first, say, take_back
from wortlaut.errors import UsageError
from wortlaut.store import correcting, subjects
from wortlaut.store.correcting import By
from wortlaut.store.corrections import Correction
from wortlaut.store.linking.judgements import Judgement, Judging, Thing, Verdict
from wortlaut.store.reading import Store
from wortlaut.store.settling import settle
from wortlaut.store.subjects import Subject
from wortlaut.store.writing import Writer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Four articles whose statements the program links with none of the others."""
    texts = (GERMAN, OTHER, "„Ganz anders“, sagte Wim Yxkull.", "„Vielleicht“, sagte Otto Grau in Wien.")
    store(
        tmp_path / "a.db",
        *(
            incoming(text, id=str(day), published=f"2016-02-0{day}")
            for day, text in enumerate(texts, start=1)
        ),
    )
    return tmp_path / "a.db"


def judge(path: Path, one: str, other: str, verdict: Verdict, by: By = EVA) -> Correction:
    """Say something of the first statements of two articles."""
    return say(
        path, lambda writer: correcting.judge(writer, first(writer, one), first(writer, other), verdict, by)
    )


def rows(path: Path, table: str = "statement") -> list[tuple[str, str, str, str | None]]:
    """Return the judgements of persons: two articles, verdict, author."""
    with Store(path) as kept:
        return list(
            kept.connection.execute(
                "SELECT (SELECT key FROM articles JOIN versions ON article = articles.id WHERE versions.id = a.version),"
                " (SELECT key FROM articles JOIN versions ON article = articles.id WHERE versions.id = b.version),"
                f" name, author FROM {table}_judgements JOIN terms ON terms.id = verdict"
                f" JOIN {table}s AS a ON a.id = a JOIN {table}s AS b ON b.id = b WHERE author IS NOT NULL ORDER BY 1, 2"
            )
        )


def groups(path: Path) -> list[set[str]]:
    """Return which articles' first statements are joined."""
    with Store(path) as kept:
        found: dict[int, set[str]] = {}
        for head, key in kept.connection.execute(
            "SELECT coalesce(statements.same_as, statements.id), articles.key FROM statements"
            " JOIN versions ON versions.id = version AND current = 1 JOIN articles ON articles.id = article"
            " WHERE statements.number = 0"
        ):
            found.setdefault(head, set()).add(key)
        return [group for group in found.values() if len(group) > 1]


def by_program(path: Path, one: str, other: str, verdict: Verdict) -> None:
    """Let the program judge the first statements of two articles."""
    with Writer(path) as writer, writer.transaction():
        a, b = first(writer, one).id, first(writer, other).id
        said = Judgement(a=a, b=b, verdict=verdict, reason="five rare words", relation="reworded", score=0.9)
        judging = Judging(writer.connection, "statement", writer.interning.term)
        judging.put([said])
        judging.regroup()


def test_what_a_person_joins_is_joined_until_it_is_undone(path: Path) -> None:
    said = judge(path, "1", "2", "same")
    assert rows(path) == [("1", "2", "same", "Eva Lindqvist")]
    assert groups(path) == [{"1", "2"}]
    expect_sound(path)
    take_back(path, said.key)
    assert rows(path) == []
    assert groups(path) == []
    expect_sound(path)


def test_a_person_parts_what_the_program_joins_and_undoing_gives_the_programs_word_back(path: Path) -> None:
    by_program(path, "1", "2", "same")
    with Store(path) as kept:
        before = kept.connection.execute("SELECT * FROM statement_judgements").fetchall()
    said = judge(path, "2", "1", "not_same")
    again = judge(path, "1", "2", "unsure", By("Jonas"))
    assert rows(path) == [("1", "2", "unsure", "Jonas")]
    assert groups(path) == []
    expect_sound(path)
    take_back(path, said.key)
    take_back(path, again.key)
    assert groups(path) == [{"1", "2"}]
    with Store(path) as kept:
        assert kept.connection.execute("SELECT * FROM statement_judgements").fetchall() == before
        assert kept.connection.execute("SELECT count(*) FROM overruled").fetchone() == (0,)
    expect_sound(path)


def test_what_contradicts_persons_is_refused_with_the_keys_of_what_they_said(path: Path) -> None:
    one, two = judge(path, "1", "2", "same"), judge(path, "2", "3", "same")
    with pytest.raises(UsageError, match="contradicts what persons said") as told:
        judge(path, "1", "3", "not_same")
    assert one.key in str(told.value)
    assert two.key in str(told.value)
    judge(path, "1", "4", "not_same")
    with pytest.raises(UsageError, match="contradicts"):
        judge(path, "3", "4", "same")
    assert groups(path) == [{"1", "2", "3"}]
    expect_sound(path)


def test_of_words_that_contradict_after_an_undo_the_earlier_ones_hold(path: Path) -> None:
    judge(path, "1", "2", "same")
    parted = judge(path, "1", "2", "not_same")
    judge(path, "2", "3", "same")
    judge(path, "1", "3", "not_same")
    assert groups(path) == [{"2", "3"}]
    take_back(path, parted.key)
    assert groups(path) == [{"1", "2", "3"}]
    assert ("1", "3", "not_same", "Eva Lindqvist") not in rows(path)
    expect_sound(path)


def test_a_judgement_follows_its_statements_to_a_new_version_and_goes_with_them(path: Path) -> None:
    judge(path, "1", "2", "same")
    store(path, incoming("Neu in Rom. " + GERMAN, id="1", published="2016-02-01"))
    assert groups(path) == [{"1", "2"}]
    gone = say(path, lambda writer: correcting.take_out(writer, first(writer, "2"), EVA))
    assert rows(path) == []
    expect_sound(path)
    take_back(path, gone.key)
    assert groups(path) == [{"1", "2"}]
    expect_sound(path)


def test_actors_figures_and_articles_can_be_judged_too(path: Path) -> None:
    store(path, incoming("Es waren 25 Millionen Euro, sagte Jonas Brekke.", id="5", published="2016-02-05"))

    def found(writer: Writer, thing: Thing, article: str) -> Subject:
        if thing == "article":
            return subjects.find(writer.connection, article)
        (identity,) = writer.connection.execute(
            f"SELECT min({thing}s.id) FROM {thing}s JOIN versions ON versions.id = version"
            " JOIN articles ON articles.id = article WHERE articles.key = ?",
            (article,),
        ).fetchone()
        return subjects.find(writer.connection, f"{thing}:{identity}")

    things: tuple[Thing, ...] = ("actor", "figure", "article")
    for thing in things:
        with Writer(path) as writer, writer.transaction():
            one, other = found(writer, thing, "2"), found(writer, thing, "5")
            said = correcting.judge(writer, one, other, "not_same", EVA)
        with Store(path) as kept:
            query = f"SELECT author FROM {thing}_judgements WHERE author IS NOT NULL"
            assert kept.connection.execute(query).fetchall() == [(EVA.author,)]
            heads = f"SELECT coalesce(same_as, id) FROM {thing}s WHERE id IN (?, ?)"
            assert len(set(kept.connection.execute(heads, (one.id, other.id)))) == 2
        expect_sound(path)
        take_back(path, said.key)
    with pytest.raises(UsageError, match="different kinds"):
        say(
            path,
            lambda writer: correcting.judge(
                writer, found(writer, "actor", "2"), found(writer, "article", "5"), "same", EVA
            ),
        )
    with pytest.raises(UsageError, match="one and the same"):
        judge(path, "1", "1", "same")


def test_settling_again_changes_nothing(path: Path) -> None:
    by_program(path, "1", "2", "same")
    judge(path, "1", "2", "not_same")
    judge(path, "1", "3", "same")
    before = rows(path), groups(path)
    with Writer(path) as writer, writer.transaction():
        settle(writer, [1, 2, 3, 4])
    assert (rows(path), groups(path)) == before
