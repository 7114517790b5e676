"""The same actor across articles: in a real file, with articles made for it."""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wortlaut.records import Actor, Language, Mention, Record, Role, SourceInfo, Stretch
from wortlaut.store.days import day_of
from wortlaut.store.linking.actors import ActorLinker, _chosen, _Judged, joined_with
from wortlaut.store.linking.judgements import regroup
from wortlaut.store.linking.likeness import Comparison, compare
from wortlaut.store.linking.profiles import Profile, Told, keys_of, look_up_keys, profiles
from wortlaut.store.opening import open_for_reading
from wortlaut.store.removing import remove_articles
from wortlaut.store.stored import Incoming
from wortlaut.store.writing import Writer

Who = tuple[str, str, str | None]
"""A name, the office before it, and a country."""


def article(day: str, *people: Who, language: Language = "de", kind: str = "person") -> Record:
    """Return an article of a day that names people with their offices."""
    text, actors, mentions = "", [], []
    for number, (name, office, country) in enumerate(people):
        start = len(text) + len(office) + 1
        role = Role(text=office, start=len(text), end=len(text) + len(office))
        text += f"{office} {name} sprach. "
        actors.append(
            Actor(id=f"a{number}", name=name, kind=kind, roles=(role,) if office else (), country=country)  # type: ignore[arg-type]
        )
        mentions.append(Mention(start=start, end=start + len(name), kind=kind, actor=f"a{number}"))  # type: ignore[arg-type]
    digest = hashlib.sha256(repr((day, people, language)).encode()).hexdigest()
    source = SourceInfo(id=digest, published=day, language=language)
    return Record(
        source=source, text=text, parts=(), sentences=(Stretch(start=0, end=len(text)),),
        mentions=tuple(mentions), actors=tuple(actors),
    )  # fmt: skip


def add(path: Path, *records: Record) -> None:
    """Store articles one after the other and link their actors."""
    with Writer(path) as writer:
        for record in records:
            with writer.transaction():
                digest = record.source.id
                writer.store(Incoming(record=record, digest=digest, kind="text", origin=digest))
                (version,) = writer.connection.execute("SELECT max(id) FROM versions").fetchone()
                ActorLinker(writer.connection, writer.interning.term).link_versions([version])


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(open_for_reading(path)) as connection:
        return [tuple(row) for row in connection.execute(query)]


def groups(path: Path) -> set[frozenset[str]]:
    """Return the groups of more than one, each as "name day"."""
    found: dict[object, set[str]] = {}
    for head, name, day in rows(
        path,
        "SELECT coalesce(same_as, actors.id), name, published FROM actors JOIN versions ON versions.id = version",
    ):
        found.setdefault(head, set()).add(f"{name} {day}")
    return {frozenset(group) for group in found.values() if len(group) > 1}


def said(path: Path) -> list[tuple[object, ...]]:
    return rows(
        path,
        "SELECT verdict, score, reason FROM v_actor_judgements ORDER BY a, b",
    )


RINDAL: Who = ("Aslak Rindal", "Verteidigungsminister", "NO")


def test_a_full_name_with_its_office_is_the_same_and_the_reason_is_told(tmp_path: Path) -> None:
    add(tmp_path / "a.db", article("2024-03-04", RINDAL), article("2024-05-05", RINDAL))
    assert groups(tmp_path / "a.db") == {frozenset({"Aslak Rindal 2024-03-04", "Aslak Rindal 2024-05-05"})}
    ((verdict, score, reason),) = said(tmp_path / "a.db")
    assert verdict == "same"
    assert isinstance(score, float)
    assert score > 0.9
    assert "same given name" in str(reason)
    assert "defence minister" in str(reason)


def test_a_german_and_an_english_spelling_meet(tmp_path: Path) -> None:
    add(
        tmp_path / "a.db",
        article("2024-03-04", ("Bohdan Hrytschuk", "Außenminister", "UA")),
        article("2024-03-05", ("Bohdan Hrychuk", "Foreign Minister", "UA"), language="en"),
    )
    assert len(groups(tmp_path / "a.db")) == 1


def test_a_family_name_with_the_office_days_later_is_the_same(tmp_path: Path) -> None:
    add(
        tmp_path / "a.db",
        article("2024-03-04", RINDAL),
        article("2024-03-06", ("Rindal", "Verteidigungsminister", "NO")),
    )
    assert len(groups(tmp_path / "a.db")) == 1


@pytest.mark.parametrize(
    "other",
    [
        ("Rindal", "", None),
        ("Rindal", "Trainer", None),
        ("Rindal", "Verteidigungsminister", "SE"),
        ("Olav Rindal", "Verteidigungsminister", "NO"),
    ],
)
def test_a_family_name_without_cause_joins_nobody(tmp_path: Path, other: Who) -> None:
    add(tmp_path / "a.db", article("2024-03-04", RINDAL), article("2024-03-06", other))
    assert groups(tmp_path / "a.db") == set()


def test_a_family_name_that_fits_two_stays_open(tmp_path: Path) -> None:
    add(
        tmp_path / "a.db",
        article("2024-03-04", ("Nora Quast", "Feuerwehrsprecherin", None)),
        article("2024-03-04", ("Lennard Quast", "Feuerwehrsprecher", None)),
        article("2024-03-05", ("Quast", "Feuerwehrsprecher", None)),
    )
    assert groups(tmp_path / "a.db") == set()
    assert "same" not in {verdict for verdict, _, _ in said(tmp_path / "a.db")}


def test_a_frequent_name_in_another_walk_of_life_is_another(tmp_path: Path) -> None:
    add(
        tmp_path / "a.db",
        article("2024-03-04", ("Michael Becker", "Trainer", None)),
        article("2024-03-06", ("Michael Becker", "Umweltminister", None)),
    )
    assert groups(tmp_path / "a.db") == set()


def test_two_of_one_article_are_never_joined(tmp_path: Path) -> None:
    add(tmp_path / "a.db", article("2024-03-04", RINDAL, ("Rindal", "Verteidigungsminister", "NO")))
    assert said(tmp_path / "a.db") == []


def test_linking_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    add(path, article("2024-03-04", RINDAL), article("2024-05-05", RINDAL), article("2024-06-05", RINDAL))
    before = (
        rows(path, "SELECT * FROM actor_judgements"),
        rows(path, "SELECT * FROM actor_keys"),
        groups(path),
    )
    with Writer(path) as writer, writer.transaction():
        ActorLinker(writer.connection, writer.interning.term).link_versions([1, 2, 3])
    after = rows(path, "SELECT * FROM actor_judgements"), rows(path, "SELECT * FROM actor_keys"), groups(path)
    assert before == after


def test_a_link_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    add(path, article("2024-03-04", RINDAL), article("2024-05-05", RINDAL))
    with Writer(path) as writer, writer.transaction():
        writer.connection.execute("DELETE FROM actor_judgements")
        regroup(writer.connection, "actor", [1, 2])
    assert groups(path) == set()
    assert len(rows(path, "SELECT id FROM actors")) == 2


def test_a_group_is_found_again_when_its_first_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    days = ("2024-03-04", "2024-03-05", "2024-03-06")
    add(path, *(article(day, RINDAL) for day in days))
    with Writer(path) as writer:
        waiting = joined_with(writer.connection, 1)
        remove_articles(writer, [1])
        with writer.transaction():
            ActorLinker(writer.connection, writer.interning.term).link_versions(waiting)
    add(path, article("2024-03-07", RINDAL))
    assert groups(path) == {frozenset(f"Aslak Rindal {day}" for day in (*days[1:], "2024-03-07"))}


def test_a_name_in_many_articles_is_compared_with_a_few(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    days = [f"2024-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 15)]
    add(path, *(article(day, RINDAL) for day in days))
    assert len(groups(path)) == 1
    assert len(said(path)) == len(days) - 1
    ends = rows(path, "SELECT count(*) FROM (SELECT a AS id FROM actor_judgements UNION ALL SELECT b FROM"
                      " actor_judgements) GROUP BY id ORDER BY 1 DESC")  # fmt: skip
    assert int(str(ends[0][0])) <= len(days) // 2  # the links do not all hang on the first
    keys = rows(path, "SELECT DISTINCT actor FROM actor_keys")
    assert len(keys) == 1


PEOPLE = st.sampled_from(
    [
        RINDAL,
        ("Rindal", "Verteidigungsminister", "NO"),
        ("Olav Rindal", "Trainer", None),
        ("Aslak Rindal", "", None),
        ("Anna Schmidt", "Außenministerin", "DE"),
        ("Schmidt", "Trainer", None),
        ("Anna Schmidt", "Sängerin", None),
        ("Bohdan Hrytschuk", "Außenminister", "UA"),
    ]
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(PEOPLE, max_size=6))
def test_same_as_is_one_step_long_and_groups_hold_no_two_given_names(
    people: Sequence[Who], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("actors") / "a.db"
    add(path, *(article(f"2024-03-{at + 1:02}", who) for at, who in enumerate(people)))
    if not people:
        return
    longer = rows(
        path,
        "SELECT 1 FROM actors JOIN actors AS head ON head.id = actors.same_as WHERE head.same_as IS NOT NULL",
    )
    assert longer == []
    for group in groups(path):
        given_names = {one.split()[0] for one in group if len(one.split()) > 2}
        assert len(given_names) <= 1


@given(one=PEOPLE, other=PEOPLE)
def test_comparing_does_not_depend_on_the_order(one: Who, other: Who) -> None:
    a, b = profile(article("2024-03-04", one), 1), profile(article("2024-04-04", other), 2)
    assert compare(a, b) == compare(b, a)


@given(one=PEOPLE, other=PEOPLE)
def test_whatever_is_the_same_is_found_by_its_keys(one: Who, other: Who) -> None:
    a, b = profile(article("2024-03-04", one), 1), profile(article("2024-04-04", other), 2)
    if compare(a, b).verdict == "same":
        assert set(look_up_keys(a)) & set(keys_of(b))
        assert set(look_up_keys(b)) & set(keys_of(a))


def profile(record: Record, number: int) -> Profile:
    told = Told(
        version=number, article=number, day=day_of(record.source.published), language="de", text=record.text,
        actors=[(number, record.actors[0])], mentions=record.mentions, places=record.places,
    )  # fmt: skip
    (made,) = profiles(told)
    return made


def test_keys_go_with_their_actor(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    add(path, article("2024-03-04", RINDAL))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM actors")
        assert connection.execute("SELECT count(*) FROM actor_keys").fetchone() == (0,)


@pytest.mark.parametrize(("apart", "verdicts"), [(False, ["same", "same"]), (True, ["same", "unsure"])])
def test_who_fits_two_that_were_told_apart_is_the_better_one(apart: bool, verdicts: list[str]) -> None:
    new, near, far = (
        profile(article(day, RINDAL), number)
        for number, day in enumerate(("2024-03-04", "2024-03-05", "2024-09-09"), 1)
    )
    judged = [_Judged(each.id, each.id, Comparison(new, each)) for each in (far, near)]
    told = list(_chosen(new, judged, lambda one, other: apart and {one, other} == {2, 3}))
    assert [each.verdict for each in told] == verdicts
    assert ("another one fits better" in told[1].reason) is apart
