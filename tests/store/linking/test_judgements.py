"""Judgements, and the groups that follow from them."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.made import incoming, store
from wortlaut.store.checking import file_problems
from wortlaut.store.interning import Interning
from wortlaut.store.linking import judgements
from wortlaut.store.linking.judgements import Judgement, Judging, Verdict, group_of, regroup
from wortlaut.store.opening import open_for_writing
from wortlaut.store.replacing import insert_judgement

ACTORS = range(101, 113)
Said = tuple[int, int, Verdict, float]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("judgements") / "a.db"
    store(path, incoming())
    with closing(open_for_writing(path)) as connection:
        connection.executemany(
            "INSERT INTO actors (id, name, version, number, key, kind) VALUES (?, 'Solvang', 1, ?, ?, 1)",
            [(each, each, f"a{each}") for each in ACTORS],
        )
        yield connection


@pytest.fixture
def connection(file: sqlite3.Connection) -> sqlite3.Connection:
    clear(file)
    return file


def clear(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM actor_judgements")
    connection.execute("UPDATE actors SET same_as = NULL")


def judging(connection: sqlite3.Connection) -> Judging:
    return Judging(connection, "actor", Interning(connection).term)


def said(*pairs: Said) -> list[Judgement]:
    return [Judgement(a=a, b=b, verdict=verdict, score=score, reason="so") for a, b, verdict, score in pairs]


def judge(connection: sqlite3.Connection, *pairs: Said) -> None:
    now = judging(connection)
    now.put(said(*pairs))
    now.regroup()


def person(connection: sqlite3.Connection, a: int, b: int, verdict: Verdict) -> None:
    term = Interning(connection).term(verdict)
    said = (a, b, term, None, None, "I know", "Eva Lindqvist", "2016")
    insert_judgement(connection, "actor_judgements", said)
    regroup(connection, "actor", [a, b])


def groups(connection: sqlite3.Connection) -> dict[int, int]:
    return dict(connection.execute("SELECT id, same_as FROM actors WHERE same_as IS NOT NULL"))


def problems(connection: sqlite3.Connection) -> set[str]:
    return {each.code for each in file_problems(connection)}


def test_a_chain_of_judgements_makes_one_group_one_step_long(connection: sqlite3.Connection) -> None:
    judge(connection, (103, 104, "same", 0.9))
    judge(connection, (102, 103, "same", 0.9))
    judge(connection, (101, 104, "same", 0.9), (105, 106, "unsure", 0.5))
    assert groups(connection) == {102: 101, 103: 101, 104: 101}
    assert group_of(connection, "actor", 103) == [101, 102, 103, 104]
    assert group_of(connection, "actor", 105) == [105]
    assert problems(connection) == set()


def test_the_surest_link_wins_where_all_cannot_hold(connection: sqlite3.Connection) -> None:
    judge(connection, (101, 102, "same", 0.8), (102, 103, "same", 0.9), (101, 103, "not_same", 0.1))
    assert groups(connection) == {103: 102}
    assert problems(connection) == set()


def test_a_persons_word_is_neither_overwritten_nor_forgotten(connection: sqlite3.Connection) -> None:
    person(connection, 101, 102, "not_same")
    judge(connection, (101, 102, "same", 1.0), (102, 103, "same", 1.0), (101, 103, "same", 0.7))
    assert groups(connection) == {103: 102}
    now = judging(connection)
    now.forget(ACTORS)
    now.regroup()
    assert groups(connection) == {}
    assert connection.execute("SELECT author FROM actor_judgements").fetchall() == [("Eva Lindqvist",)]


def test_a_persons_same_joins_what_the_program_parts(connection: sqlite3.Connection) -> None:
    judge(connection, (101, 103, "not_same", 0.0))
    person(connection, 101, 102, "same")
    person(connection, 102, 103, "same")
    assert groups(connection) == {102: 101, 103: 101}
    assert problems(connection) == set()


def test_undoing_a_persons_word_brings_back_what_the_program_said(connection: sqlite3.Connection) -> None:
    judge(connection, (101, 102, "same", 0.9), (102, 103, "same", 0.9))
    person(connection, 101, 103, "not_same")
    assert len(groups(connection)) == 1
    connection.execute("DELETE FROM actor_judgements WHERE author IS NOT NULL")
    regroup(connection, "actor", [101, 103])
    assert groups(connection) == {102: 101, 103: 101}


def test_a_judgement_that_changes_parts_the_group(connection: sqlite3.Connection) -> None:
    judge(connection, (101, 102, "same", 0.9), (102, 103, "same", 0.9), (103, 104, "same", 0.9))
    judge(connection, (102, 103, "unsure", 0.5))
    assert groups(connection) == {102: 101, 104: 103}


@st.composite
def rounds(draw: st.DrawFn) -> list[list[Said]]:
    pair = st.tuples(st.sampled_from(ACTORS), st.sampled_from(ACTORS)).filter(lambda ends: ends[0] != ends[1])
    verdicts = st.sampled_from(["same", "same", "same", "not_same", "unsure"])
    one = st.builds(
        lambda ends, verdict, score: (min(ends), max(ends), verdict, score),
        pair, verdicts, st.sampled_from([0.7, 0.8, 0.9, 1.0]),
    )  # fmt: skip
    return draw(st.lists(st.lists(one, min_size=1, max_size=4, unique_by=lambda each: each[:2]), max_size=6))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    judged=rounds(),
    by_person=st.lists(st.tuples(st.sampled_from(ACTORS), st.sampled_from(ACTORS)), max_size=2),
)
def test_groups_depend_on_the_judgements_alone_and_not_on_their_order(
    file: sqlite3.Connection, judged: list[list[Said]], by_person: list[tuple[int, int]]
) -> None:
    clear(file)
    for a, b in by_person:
        if a != b:
            person(file, min(a, b), max(a, b), "not_same")
    for each in judged:
        judge(file, *each)
    step_by_step = groups(file)
    regroup(file, "actor", ACTORS)
    assert step_by_step == groups(file)
    assert problems(file) == set()
    heads = set(step_by_step.values())
    assert heads.isdisjoint(step_by_step)


def test_a_group_is_not_gone_through_for_each_thing_that_joins_it(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    closure = judgements._closure

    def counted(file: sqlite3.Connection, thing: judgements.Thing, ids: Iterable[int]) -> Any:
        found = closure(file, thing, ids)
        looked_at.append(len(found[0]))
        return found

    monkeypatch.setattr(judgements, "_closure", counted)
    for new in list(ACTORS)[1:]:  # each with the first and the latest, as the program compares
        judge(connection, *((old, new, "same", 0.9) for old in {ACTORS[0], new - 1}))
    assert looked_at == []
    assert group_of(connection, "actor", ACTORS[-1]) == list(ACTORS)
