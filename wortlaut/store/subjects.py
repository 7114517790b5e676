"""Finds what a person speaks about: an article, an actor, a statement or a figure by what it is called."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from difflib import get_close_matches

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.records import Record
from wortlaut.spans import Span
from wortlaut.store.applying import hull
from wortlaut.store.corrections import Party, of_article, party
from wortlaut.store.linking.judgements import Thing
from wortlaut.store.locating import again
from wortlaut.store.records import RecordReader

_MANY = 6
_LEAST_PREFIX = 4
_ROW = re.compile(r"(article|actor|statement|figure):(\d{1,18})")
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


class Subject(Struct, frozen=True, kw_only=True):
    """Something in the file that a person speaks about.

    ``id`` is its row's, ``key`` its id in the record. ``span`` is where the program found it in the text of
    ``version``; empty where it stands nowhere.
    """

    thing: Thing
    id: int
    key: str
    article: int
    version: int
    span: Span
    words: str
    party: Party | None = None


def find(connection: sqlite3.Connection, name: str, within: str | None = None) -> Subject:
    """Return what a name, an id, or the beginning of one stands for; ``within`` is an article's id or URL.

    Also takes ``statement:123`` (likewise ``actor``, ``figure``, ``article``) for a row's id, as Datasette shows
    it. Raises :class:`~wortlaut.errors.UsageError`, with what might be meant, for nothing or for several.
    """
    row = _ROW.fullmatch(name)
    if row is not None:
        return _OF_ROW[row[1]](connection, int(row[2]))
    for search in (_statements, _actors, _figures, _articles):
        found = search(connection, name, within)
        if found:
            return found[0] if len(found) == 1 else _several(connection, name, found)
    raise UsageError(_nothing(connection, name, "statement, actor, figure or article"))


def statement(connection: sqlite3.Connection, name: str, within: str | None = None) -> Subject:
    """Return a statement of a current version by its id or the beginning of it."""
    row = _ROW.fullmatch(name)
    if row is not None and row[1] == "statement":
        return _statement_of_row(connection, int(row[2]))
    return _one(connection, name, _statements(connection, name, within), "statement")


def actor(connection: sqlite3.Connection, name: str, within: str | None = None) -> Subject:
    """Return an actor by its id, its name, or another of its names; all that are the same are one."""
    row = _ROW.fullmatch(name)
    if row is not None and row[1] == "actor":
        return _actor_of_row(connection, int(row[2]))
    return _one(connection, name, _actors(connection, name, within), "actor")


def article(connection: sqlite3.Connection, name: str) -> Subject:
    """Return an article by its id, the beginning of it, or its URL."""
    row = _ROW.fullmatch(name)
    if row is not None and row[1] == "article":
        return _article_of_row(connection, int(row[2]))
    return _one(connection, name, _articles(connection, name, None), "article")


def text_of(connection: sqlite3.Connection, subject: Subject) -> str:
    """Return the text that a subject stands in."""
    (text,) = connection.execute("SELECT text FROM versions WHERE id = ?", (subject.version,)).fetchone()
    return str(text)


def _one(connection: sqlite3.Connection, name: str, found: list[Subject], thing: str) -> Subject:
    if not found:
        raise UsageError(_nothing(connection, name, thing))
    return found[0] if len(found) == 1 else _several(connection, name, found)


def _several(connection: sqlite3.Connection, name: str, found: list[Subject]) -> Subject:
    listed = [_told(connection, each) for each in found[:_MANY]]
    more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
    raise UsageError(
        f"{name!r} may be {len(found)} {found[0].thing}s: {'; '.join(listed)}{more}."
        " Give the id of one, or say where it stands with --in ARTICLE"
    )


def _told(connection: sqlite3.Connection, subject: Subject) -> str:
    title, published = connection.execute(
        "SELECT title, published FROM articles WHERE id = ?", (subject.article,)
    ).fetchone()
    where = f"{title[:40]!r}{f' of {published[:10]}' if published else ''}"
    if subject.party is None:
        return f"{subject.thing}:{subject.id} {subject.words[:30]!r} in {where}"
    known = ", ".join(each for each in (subject.party.kind, subject.party.country) if each)
    return f"actor:{subject.id} {subject.party.name} ({known}) in {where}"


def _nothing(connection: sqlite3.Connection, name: str, thing: str) -> str:
    for key, words in connection.execute(
        "SELECT key, words FROM corrections WHERE kind = 'none' AND undone IS NULL"
        " AND substr(subject, 1, length(?1)) = ?1 AND length(?1) >= ?2",
        (name, _LEAST_PREFIX),
    ):
        return (
            f"statement {name} ({words[:40]!r}) was taken out by a person; wortlaut undo {key} brings it back"
        )
    near = _near(connection, name)
    way = f"near it: {', '.join(near)}" if near else "wortlaut search finds what there is"
    return f"no {thing} {name!r} in the file; {way}"


def _near(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return ids that begin alike, else names that have a word in common."""
    for length in range(min(len(name), 16) - 1, 2, -1):
        begin = name[:length]
        rows = connection.execute(
            "SELECT DISTINCT key FROM statements JOIN versions ON versions.id = version AND current = 1"
            " WHERE key >= ? AND key < ? LIMIT 3",
            (begin, begin + "\U0010ffff"),
        ).fetchall()
        if rows:
            return [row[0] for row in rows]
    words = [word.replace("%", "").replace("_", "") for word in name.split()]
    alike: set[str] = set()
    for word in sorted(words, key=len, reverse=True)[:3]:
        if len(word) >= 3:
            rows = connection.execute(
                "SELECT DISTINCT name FROM actors WHERE name LIKE ? LIMIT 500", (f"%{word}%",)
            ).fetchall()
            alike.update(row[0] for row in rows)
    near = get_close_matches(name, sorted(alike), n=3) or sorted(alike, key=len)[:3]
    return [repr(each) for each in near]


def _prefix(name: str) -> tuple[str, str]:
    """Return the bounds of what begins with a name, or of the name alone where it is too short for that."""
    return (name, name + "\U0010ffff") if len(name) >= _LEAST_PREFIX else (name, name + "\0")


def _statements(connection: sqlite3.Connection, name: str, within: str | None) -> list[Subject]:
    rows = connection.execute(
        "SELECT statements.id, statements.key FROM statements JOIN versions ON versions.id = version"
        " AND current = 1 WHERE statements.key >= ? AND statements.key < ? AND (? IS NULL OR article = ?)"
        " LIMIT 50",
        (*_prefix(name), within, _within(connection, within)),
    ).fetchall()
    exact = [row for row in rows if row[1] == name]
    return [_statement_of_row(connection, row[0]) for row in (exact or rows)]


def _statement_of_row(connection: sqlite3.Connection, identity: int) -> Subject:
    row = connection.execute(
        "SELECT key, version, article FROM statements JOIN versions ON versions.id = version"
        " WHERE statements.id = ?",
        (identity,),
    ).fetchone()
    if row is None:
        raise UsageError(f"no statement:{identity} in the file")
    key, version, of = row
    found = RecordReader(connection).found(version)
    span = _origin(connection, found, key, of)
    return Subject(
        thing="statement", id=identity, key=key, article=of, version=version, span=span,
        words=span.text(found.text),
    )  # fmt: skip


def _origin(connection: sqlite3.Connection, found: Record, key: str, of: int) -> Span:
    """Return where the program, or whoever added it, found a statement."""
    for each in found.statements:
        if each.id == key:
            return hull(each.quote) or Span(0, 0)
    for said in of_article(connection, of):
        if said.kind == "add" and said.subject == key and said.undone is None:
            (own,) = connection.execute("SELECT text FROM versions WHERE id = ?", (said.version,)).fetchone()
            return again(own, Span(said.start, said.end), said.words, found.text) or Span(0, 0)
    return Span(0, 0)


def _actors(connection: sqlite3.Connection, name: str, within: str | None) -> list[Subject]:
    """Return one actor of every group that is called so: in an article, if asked, else the group's first."""
    current = (
        "SELECT actors.id, coalesce(actors.same_as, actors.id) FROM actors JOIN versions"
        " ON versions.id = version AND current = 1 WHERE (?1 IS NULL OR article = ?2) AND"
    )
    place = (within, _within(connection, within))
    for condition, value in (
        ("key = ?3", name),
        ("actors.name = ?3", name),
        ("aliases LIKE ?3 ESCAPE '\\'", '%"' + re.sub(r"([\\%_])", r"\\\1", name) + '"%'),
    ):
        if condition.startswith("key") and not re.fullmatch(r"a[0-9a-f]{6,12}x*", name):
            continue
        rows = connection.execute(f"{current} {condition} ORDER BY 1", (*place, value)).fetchall()
        groups: dict[int, int] = {}
        for identity, head in rows:
            groups.setdefault(head, identity if within is not None else head)
        if groups:
            return [_actor_of_row(connection, identity) for identity in groups.values()]
    return []


def _actor_of_row(connection: sqlite3.Connection, identity: int) -> Subject:
    row = connection.execute(
        "SELECT key, version, article FROM actors JOIN versions ON versions.id = version WHERE actors.id = ?",
        (identity,),
    ).fetchone()
    if row is None:
        raise UsageError(f"no actor:{identity} in the file")
    key, version, of = row
    record = RecordReader(connection).record(version)
    mention = next((each for each in record.mentions if each.actor == key), None)
    span = Span(0, 0) if mention is None else Span(mention.start, mention.end)
    return Subject(
        thing="actor", id=identity, key=key, article=of, version=version, span=span,
        words=span.text(record.text), party=next(party(each) for each in record.actors if each.id == key),
    )  # fmt: skip


def _figures(connection: sqlite3.Connection, name: str, within: str | None) -> list[Subject]:
    """Return the figure at a place ("120-125") of the article that it stands in."""
    place = _SPAN.fullmatch(name)
    if place is None or within is None:
        return []
    rows = connection.execute(
        "SELECT figures.id FROM figures JOIN versions ON versions.id = version AND current = 1"
        ' WHERE article = ? AND start = ? AND "end" = ?',
        (_within(connection, within), int(place[1]), int(place[2])),
    ).fetchall()
    return [_figure_of_row(connection, row[0]) for row in rows]


def _figure_of_row(connection: sqlite3.Connection, identity: int) -> Subject:
    row = connection.execute(
        'SELECT version, article, start, "end", text FROM figures JOIN versions ON versions.id = version'
        " WHERE figures.id = ?",
        (identity,),
    ).fetchone()
    if row is None:
        raise UsageError(f"no figure:{identity} in the file")
    version, of, start, end, text = row
    return Subject(
        thing="figure", id=identity, key=f"{start}-{end}", article=of, version=version,
        span=Span(start, end), words=text[start:end],
    )  # fmt: skip


def _articles(connection: sqlite3.Connection, name: str, _within: str | None) -> list[Subject]:
    rows = connection.execute(
        "SELECT id FROM articles WHERE key = :name UNION SELECT article FROM versions WHERE url = :name"
        " UNION SELECT article FROM versions WHERE source = :name",
        {"name": name},
    ).fetchall()
    if not rows:
        rows = connection.execute(
            "SELECT id FROM articles WHERE key >= ? AND key < ? LIMIT 50", _prefix(name)
        ).fetchall()
    return [_article_of_row(connection, row[0]) for row in rows]


def _article_of_row(connection: sqlite3.Connection, identity: int) -> Subject:
    row = connection.execute(
        "SELECT key, versions.id, substr(articles.title, 1, 80) FROM articles JOIN versions"
        " ON versions.article = articles.id AND current = 1 WHERE articles.id = ?",
        (identity,),
    ).fetchone()
    if row is None:
        raise UsageError(f"no article:{identity} in the file")
    key, version, _ = row
    return Subject(
        thing="article", id=identity, key=key, article=identity, version=version, span=Span(0, 0), words=""
    )


def _within(connection: sqlite3.Connection, name: str | None) -> int | None:
    return None if name is None else article(connection, name).id


_OF_ROW: dict[str, Callable[[sqlite3.Connection, int], Subject]] = {
    "article": _article_of_row,
    "actor": _actor_of_row,
    "statement": _statement_of_row,
    "figure": _figure_of_row,
}
