"""What a dossier tells: who belongs, who said what on which line, what may follow from what, what is counted."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from wortlaut.errors import UsageError
from wortlaut.records import Statement
from wortlaut.spans import Span
from wortlaut.store.asking.filters import dossier_id
from wortlaut.store.asking.query import Query
from wortlaut.store.asking.rows import EVENTS, FIGURES, STATEMENT, STATEMENT_TABLES, event, figure
from wortlaut.store.asking.rows import statement as statement_of
from wortlaut.store.dossiers.candidates import Item, candidates, kind
from wortlaut.store.dossiers.cast import Cast, names_of
from wortlaut.store.dossiers.file import Dossier, Part, parse_dossier, question
from wortlaut.store.dossiers.told import Claims, LineTold, Member, Said, Told
from wortlaut.store.linking.said import said_in
from wortlaut.store.linking.saids import Saids
from wortlaut.store.records import RecordReader
from wortlaut.store.stems import stretches
from wortlaut.store.stored import StoredFigure, StoredStatement

_STATEMENTS = f"""
SELECT {STATEMENT}, filed.score, filed.reason, on_line.name, coalesce(statements.same_as, statements.id),
       statements.inside, versions.article
FROM dossier_statements AS filed
CROSS JOIN statements ON statements.id = filed.statement {STATEMENT_TABLES}
JOIN terms AS on_line ON on_line.id = filed.line
WHERE filed.dossier = ? ORDER BY statements.id, on_line.name
"""  # noqa: S608  # our own names
_ACTORS = """
SELECT actors.id, coalesce(actors.same_as, actors.id), actors.name, aliases, versions.article, versions.published
FROM dossier_actors JOIN actors ON actors.id = actor JOIN versions ON versions.id = actors.version
WHERE dossier = ? ORDER BY actors.id
"""
_SPEAKERS = """
SELECT statement_actors.statement, statement_actors.actor FROM statement_actors
JOIN terms ON terms.id = part AND terms.name = 'speaker'
WHERE statement_actors.statement IN (SELECT statement FROM dossier_statements WHERE dossier = ?)
ORDER BY statement_actors.statement, statement_actors.number
"""
_EVENTS = (
    f"{EVENTS} WHERE events.id IN (SELECT event FROM event_actors JOIN dossier_actors USING (actor)"  # noqa: S608
    " JOIN terms AS role ON role.id = event_actors.part AND role.name = 'actor' WHERE dossier = ?) ORDER BY events.id"
)
_OF_EVENT = """
SELECT events.id, events.version, articles.id, coalesce(articles.same_as, articles.id), event_actors.actor
FROM event_actors JOIN dossier_actors ON dossier_actors.actor = event_actors.actor AND dossier = ?
JOIN terms AS role ON role.id = event_actors.part AND role.name = 'actor'
JOIN events ON events.id = event JOIN versions ON versions.id = events.version
JOIN articles ON articles.id = versions.article
WHERE event = ? ORDER BY event_actors.number LIMIT 1
"""
_FIGURES = (
    f"{FIGURES} WHERE figures.statement IN (SELECT statement FROM dossier_statements WHERE dossier = ?)"  # noqa: S608
    " ORDER BY figures.id"
)


class _Row(Struct, frozen=True):
    """A statement on a line, with what is asked of its row."""

    id: int
    head: int
    inside: int | None
    article: int
    entries: tuple[int, ...]
    said: Said


def tell(connection: sqlite3.Connection, key: str, line: str | None = None) -> Told:
    """Return what a dossier (its key or title) tells, of one line if asked.

    Raises :class:`~wortlaut.errors.UsageError` if it is not there, or has no such line.
    """
    identity = dossier_id(connection, key)
    name, title, toml = connection.execute(
        "SELECT key, title, toml FROM dossiers WHERE id = ?", (identity,)
    ).fetchone()
    dossier = parse_dossier(toml, f"dossier {name}", stored=True)
    if line is not None and line not in {each.name for each in dossier.lines}:
        known = ", ".join(each.name for each in dossier.lines) or "none"
        raise UsageError(f"no line {line!r} in dossier {name}; there are {known}")
    entries = _entries(connection, identity, dossier)
    rows = [
        row for row in _rows(connection, identity, dossier, entries) if line is None or row.said.line == line
    ]
    heads = _first_tellings(rows)
    published = sorted(day for row in rows if (day := row.said.statement.published))
    return Told(
        key=name, title=title, about=dossier.about,
        articles=len({row.article for row in rows}), statements=len({row.id for row in rows}),
        first=published[0] if published else None, last=published[-1] if published else None,
        members=tuple(_members(connection, identity, dossier, entries, rows)),
        lines=tuple(_lines(dossier, rows, line)),
        said=tuple(row.said for row in heads),
        pledged=_of_kind(heads, "promised"), demanded=_of_kind(heads, "demanded"),
        ruled_out=_of_kind(heads, "refused"),
        candidates=tuple(
            candidates(
                [*_items(connection, dossier, heads), *_happened(connection, identity, dossier, entries)]
            )
        ),
        claims=tuple(_claims(connection, identity, dossier, rows)),
    )  # fmt: skip


def _entries(connection: sqlite3.Connection, identity: int, dossier: Dossier) -> dict[int, int]:
    """Return of every actor that belongs which of the dossier's it is."""
    cast = Cast(dossier)
    groups = cast.groups(connection)
    found: dict[int, int] = {}
    for actor, group, name, aliases, *_ in connection.execute(_ACTORS, (identity,)):
        names = names_of(name, aliases)
        itself = cast.by_itself(names)
        short = cast.by_short(names)
        if itself is not None:
            found[actor] = itself.entry
        elif group in groups:
            found[actor] = groups[group]
        elif short is not None:
            found[actor] = short.entry
    return found


def _rows(
    connection: sqlite3.Connection, identity: int, dossier: Dossier, entries: dict[int, int]
) -> Iterator[_Row]:
    speakers: dict[int, list[int]] = defaultdict(list)
    for statement, actor in connection.execute(_SPEAKERS, (identity,)):
        if actor in entries and entries[actor] not in speakers[statement]:
            speakers[statement].append(entries[actor])
    for row in connection.execute(_STATEMENTS, (identity,)):
        number, weight, reason, line, head, inside, article = row[18:]
        who = tuple(speakers.get(number, ()))
        actor = dossier.actors[who[0]] if who else None
        said = Said(
            line=line, side=actor.side_name if actor else "", part=actor.part if actor else None,
            tellings=1, weight=weight, reason=reason, statement=statement_of(row),
        )  # fmt: skip
        yield _Row(number, head, inside, article, who, said)


def _first_tellings(rows: Iterable[_Row]) -> list[_Row]:
    """Return of statements that are judged the same the first, and none that is part of another on its line."""
    rows = list(rows)
    held = {(row.id, row.said.line) for row in rows}
    first: dict[tuple[int, str], _Row] = {}
    counts: Counter[tuple[int, str]] = Counter()
    for row in rows:
        if row.inside is not None and (row.inside, row.said.line) in held:
            continue
        key = (row.head, row.said.line)
        counts[key] += 1
        first.setdefault(key, row)
    return [
        structs.replace(row, said=structs.replace(row.said, tellings=counts[key]))
        for key, row in first.items()
    ]


def _of_kind(rows: Iterable[_Row], asked: str) -> tuple[Said, ...]:
    """Return what actors of the dossier pledged, demanded, or ruled out; each once."""
    found: dict[int, Said] = {}
    told: set[int] = set()
    for row in rows:
        if not row.entries or kind(row.said.statement.act, row.said.statement.status) != asked:
            continue
        told.add(row.id)
        if row.inside in told:
            continue
        # Every sentence with a negation is "denied"; on no line that says too little.
        if asked == "refused" and not row.said.line and row.said.statement.act not in {"reject", "deny"}:
            continue
        found.setdefault(row.head, row.said)
    return tuple(found.values())


def _members(
    connection: sqlite3.Connection,
    identity: int,
    dossier: Dossier,
    entries: dict[int, int],
    rows: Iterable[_Row],
) -> Iterator[Member]:
    articles: dict[int, dict[int, str | None]] = defaultdict(dict)
    names: dict[int, dict[str, None]] = defaultdict(dict)
    for actor, _, name, _, article, published in connection.execute(_ACTORS, (identity,)):
        if actor in entries:
            articles[entries[actor]][article] = published
            names[entries[actor]][name] = None
    said: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        for entry in row.entries:
            said[entry].add(row.id)
    order: tuple[Part, ...] = ("leader", "member", "adversary", "observer")
    for number, actor in sorted(enumerate(dossier.actors), key=lambda each: order.index(each[1].part)):
        days = sorted(day for day in articles[number].values() if day)
        yield Member(
            name=actor.name, part=actor.part, side=actor.side_name, names=tuple(names[number]),
            articles=len(articles[number]), statements=len(said[number]),
            first=days[0] if days else None, last=days[-1] if days else None,
        )  # fmt: skip


def _lines(dossier: Dossier, rows: Iterable[_Row], asked: str | None) -> Iterator[LineTold]:
    on_line: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        on_line[row.said.line].append(row)
    titles = {each.name: each.title or each.name for each in dossier.lines} | {"": ""}
    for name, title in titles.items():
        if asked is not None and name != asked:
            continue
        held = on_line[name]
        speakers = Counter(dossier.actors[entry].name for row in held for entry in row.entries)
        days = sorted(day for row in held if (day := row.said.statement.published))
        yield LineTold(
            name=name, title=title, statements=len(held),
            speakers=tuple(sorted(speakers.items(), key=lambda each: (-each[1], each[0]))),
            first=days[0] if days else None, last=days[-1] if days else None,
        )  # fmt: skip


def _items(connection: sqlite3.Connection, dossier: Dossier, rows: Iterable[_Row]) -> Iterator[Item]:
    """Yield what is compared; what several sides say together is each one's."""
    saids = Saids(connection)
    for row in rows:
        compared = saids.one(row.id) if row.entries and row.said.line else None
        if compared is None:
            continue
        for side in dict.fromkeys(dossier.actors[entry].side_name for entry in row.entries):
            yield Item(row.said.line, side, row.head, compared, row.said.statement)


def _happened(
    connection: sqlite3.Connection, identity: int, dossier: Dossier, entries: dict[int, int]
) -> Iterator[Item]:
    """Yield the events that actors of the dossier bring about; they are held against every line."""
    reader = RecordReader(connection)
    for row in connection.execute(_EVENTS, (identity,)).fetchall():
        (number, version, article, same_article, actor) = connection.execute(
            _OF_EVENT, (identity, row[-1])
        ).fetchone()
        if actor not in entries:
            continue
        found = event(row)
        record = reader.record(version)
        trigger = next(each.trigger for each in record.events if each.id == found.id)
        sentence = next(
            (
                Span(each.start, each.end)
                for each in record.sentences
                if each.start <= trigger.start < each.end
            ),
            trigger,
        )
        told = Statement(
            id=found.id, type="reported", medium="none", quote=(sentence,), act="assert", status=found.status,
            score=found.score,
        )  # fmt: skip
        compared = said_in(record, told, identity=number, article=article)
        for line in dossier.lines:
            side = dossier.actors[entries[actor]].side_name
            yield Item(line.name, side, -number, structs.replace(compared, same_article=same_article), found)


def _claims(
    connection: sqlite3.Connection, identity: int, dossier: Dossier, rows: Iterable[_Row]
) -> Iterator[Claims]:
    by_key: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if row.entries:
            by_key[f"{row.said.statement.article} {row.said.statement.id}"].append(row)
    figures = _once(figure(each) for each in connection.execute(_FIGURES, (identity,)))
    for line in dossier.lines:
        for counted in line.counts:
            query = question(counted.words)
            if query is None:
                continue
            series: list[StoredFigure] = []
            for each in map(_in_percent, figures):
                if each.unit.casefold() != counted.unit.casefold():
                    continue
                held = [
                    row for row in by_key[f"{each.article} {each.statement}"] if row.said.line == line.name
                ]
                if held and _counts(query, each, held[0].said.statement):
                    series.append(each)
            if series:
                yield Claims(line=line.name, counted=counted.words, unit=counted.unit, figures=tuple(series))


def _once(found: Iterable[StoredFigure]) -> list[StoredFigure]:
    """Return figures without those that another article of the day has from the same claimants."""
    first: dict[tuple[object, ...], StoredFigure] = {}
    for each in found:
        who = tuple(named.actor for named in each.claimants)
        key = ((each.published or "")[:10], each.value, each.high, each.unit, who, each.counted.casefold())
        first.setdefault(key, each)
    return list(first.values())


def _counts(query: Query, found: StoredFigure, statement: StoredStatement) -> bool:
    """Say whether a figure counts what is asked for.

    Money and shares often do not say of what they are; then the quote must. A plain number counts what stands by it.
    """
    language = statement.language or "de"
    told = f"{found.words} {found.counted}"
    words = told if found.counted or found.unit == "count" else f"{told} {statement.quote}"
    held = [word for _, _, word in stretches(words)]
    return all(
        any(all(any(word.is_in(each, language) for each in held) for word in term.words) for term in group)
        for group in query.asked
    )


def _in_percent(found: StoredFigure) -> StoredFigure:
    """Return a share as percent, so that “a third” and “30 percent” are of one series."""
    if found.unit != "share":
        return found
    high = None if found.high is None else round(found.high * 100, 1)
    return structs.replace(found, unit="percent", value=round(found.value * 100, 1), high=high)
