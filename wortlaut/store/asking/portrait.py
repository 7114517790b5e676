"""Who somebody is, by all articles: names, countries, offices with their sentences, the first and the last mention."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from wortlaut.spans import Span
from wortlaut.store.asking.utterances import MEMBERS
from wortlaut.store.rows import sentences_of
from wortlaut.store.stems import fold

_OFFICES = 40

_MEMBERS = f"""
SELECT actors.id, actors.name, actors.aliases, actors.country, actors.number, versions.id, versions.published,
       actors.kind, versions.article
FROM ({MEMBERS}) AS own CROSS JOIN actors ON actors.id = own.id
CROSS JOIN versions ON versions.id = actors.version AND versions.current = 1
"""  # noqa: S608  # our own
_ROLES = """
SELECT roles.actor, roles.text, roles.start, roles."end" FROM json_each(?) AS own
CROSS JOIN roles ON roles.actor = own.value ORDER BY roles.actor, roles.number
"""
_FIRST_MENTION = """
SELECT start, "end" FROM mentions WHERE version = ? AND actor = ? ORDER BY number LIMIT 1
"""
_AROUND = """
SELECT articles.key, articles.title, outlets.name, versions.published, versions.text, versions.sentences
FROM versions JOIN articles ON articles.id = versions.article LEFT JOIN outlets ON outlets.id = articles.outlet
WHERE versions.id = ?
"""
_DOSSIERS = f"""
SELECT DISTINCT dossiers.key, dossiers.title, terms.name FROM ({MEMBERS}) AS own
CROSS JOIN dossier_actors ON actor = own.id JOIN dossiers ON dossiers.id = dossier JOIN terms ON terms.id = part
ORDER BY dossiers.title
"""  # noqa: S608  # our own


class Evidence(Struct, frozen=True, kw_only=True):
    """A stretch of an article in its sentence: ``sentence[begin:finish]`` is what stands at ``span``."""

    article: str
    title: str
    outlet: str | None
    published: str | None
    span: Span
    sentence: str
    begin: int
    finish: int


class Held(Struct, frozen=True, kw_only=True):
    """An office: from the first to the last article that gives it, how many do, and the first one's sentence."""

    text: str
    first: str | None
    last: str | None
    articles: int
    evidence: Evidence


class Part(Struct, frozen=True):
    """A dossier and somebody's part in it."""

    key: str
    title: str
    part: str


class Portrait(Struct, frozen=True, kw_only=True):
    """Who somebody is; ``names`` with how many articles use each, ``aliases`` what else they are called there."""

    group: int
    name: str
    kind: str
    countries: tuple[str, ...]
    names: tuple[tuple[str, int], ...]
    aliases: tuple[str, ...]
    offices: tuple[Held, ...]
    articles: int
    first: Evidence | None
    last: Evidence | None
    dossiers: tuple[Part, ...]


class _Member(Struct, frozen=True):
    id: int
    name: str
    aliases: str | None
    country: str | None
    number: int
    version: int
    published: str | None
    kind: int
    article: int


def portrait(connection: sqlite3.Connection, group: int) -> Portrait:
    """Return who a group of actors is, by its first member's id."""
    members = [_Member(*row) for row in connection.execute(_MEMBERS, {"group": group})]
    names = Counter(each.name for each in members)
    # A group's first member stands for it; another text of its article may no longer name it.
    itself = next((each for each in members if each.id == group), None)
    name = itself.name if itself else names.most_common(1)[0][0] if names else ""
    kinds = Counter(each.kind for each in members)
    dated = [(each.published, each.id) for each in members if each.published]
    of = {each.id: each for each in members}
    return Portrait(
        group=group,
        name=name,
        kind=_term(connection, itself.kind if itself else kinds.most_common(1)[0][0] if kinds else None),
        countries=_most(each.country for each in members),
        names=tuple(names.most_common(_OFFICES)),
        aliases=_aliases(members, names),
        offices=_offices(connection, of),
        articles=len({each.article for each in members}),
        first=_mention(connection, of[min(dated)[1]]) if dated else None,
        last=_mention(connection, of[max(dated)[1]]) if dated else None,
        dossiers=tuple(Part(*row) for row in connection.execute(_DOSSIERS, {"group": group})),
    )


def _term(connection: sqlite3.Connection, kind: int | None) -> str:
    row = connection.execute("SELECT name FROM terms WHERE id = ?", (kind,)).fetchone()
    return "other" if row is None else str(row[0])


def _most(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(value for value, _ in Counter(each for each in values if each).most_common())


def _aliases(members: Iterable[_Member], names: Counter[str]) -> tuple[str, ...]:
    """Return what they are called beside their names; one spelling of each."""
    found: Counter[str] = Counter()
    for each in members:
        if each.aliases:
            found.update(msgspec.json.decode(each.aliases, type=tuple[str, ...]))
    known = {fold(name) for name in names}
    return tuple(alias for alias, _ in found.most_common(_OFFICES) if fold(alias) not in known)


def _offices(connection: sqlite3.Connection, of: Mapping[int, _Member]) -> tuple[Held, ...]:
    rows: dict[str, list[tuple[_Member, str, Span]]] = defaultdict(list)
    for actor, text, start, end in connection.execute(_ROLES, (json.dumps(list(of)),)):
        rows[" ".join(map(fold, text.split()))].append((of[actor], text, Span(start, end)))
    offices = []
    for told in sorted(rows.values(), key=len, reverse=True)[:_OFFICES]:
        told.sort(key=lambda each: (each[0].published is None, each[0].published or "", each[0].id))
        member, _, span = told[0]
        days = [each.published for each, _, _ in told if each.published]
        offices.append(
            Held(
                text=Counter(text for _, text, _ in told).most_common(1)[0][0],
                first=days[0] if days else None, last=days[-1] if days else None,
                articles=len({each.article for each, _, _ in told}),
                evidence=evidence(connection, member.version, span),
            )
        )  # fmt: skip
    return tuple(sorted(offices, key=lambda each: (each.first is None, each.first or "", each.text)))


def _mention(connection: sqlite3.Connection, member: _Member) -> Evidence | None:
    row = connection.execute(_FIRST_MENTION, (member.version, member.number)).fetchone()
    return None if row is None else evidence(connection, member.version, Span(*row))


def evidence(connection: sqlite3.Connection, version: int, span: Span) -> Evidence:
    """Return a stretch of a version's text in its sentence; in itself where it stands in none."""
    key, title, outlet, published, text, sentences = connection.execute(_AROUND, (version,)).fetchone()
    around = next(
        (
            Span(each.start, each.end)
            for each in sentences_of(sentences)
            if each.start <= span.start < each.end
        ),
        span,
    )
    around = Span(around.start, max(around.end, span.end))
    return Evidence(
        article=key, title=title, outlet=outlet, published=published, span=span, sentence=around.text(text),
        begin=span.start - around.start, finish=span.end - around.start,
    )  # fmt: skip
