"""Figures that are one series: the same thing counted, by the same claimant or at the same place, over time."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from wortlaut.records import Language, Record
from wortlaut.store.days import UNDATED, day_of_id
from wortlaut.store.linking.judgements import Judgement, Verdict
from wortlaut.store.linking.keys import figure_keys, head_noun
from wortlaut.store.stems import stem

_SHARING = 24
_COMPARED = 4
# Tables hold more; then the first ones are looked at.
_FIGURES_OF_A_VERSION, _KEYS = 300, 60
# A count of something that goes on is told anew within weeks; what is told after months is another.
_SERIES_DAYS = 45
_UNSURE_DAYS = 120
_SAME, _UNSURE = 0.7, 0.5
_RISES, _FALLS = 5, 2


class Counted(Struct, frozen=True, kw_only=True):
    """A figure on its way to being compared."""

    id: int
    article: int
    language: Language
    value: float
    unit: str
    bound: str
    of: str
    claimant: str  # name, folded; empty where the article itself says it
    actor: int
    places: frozenset[int]  # named in the article
    same_as: int


_FIGURES = """
SELECT figures.id, value, unit.name, bound.name, of_start, of_end, actors.name, coalesce(actors.same_as, actors.id),
       coalesce(figures.same_as, figures.id)
FROM figures
JOIN terms AS unit ON unit.id = figures.unit
JOIN terms AS bound ON bound.id = figures.bound
LEFT JOIN statement_actors ON statement_actors.statement = figures.statement AND statement_actors.number = 0
  AND statement_actors.part = (SELECT id FROM terms WHERE name = 'speaker')
LEFT JOIN actors ON actors.id = statement_actors.actor
WHERE figures.version = ? AND of_start IS NOT NULL ORDER BY figures.number LIMIT ?
"""


def link_figures(
    connection: sqlite3.Connection, version: int, record: Record, last: int
) -> Iterator[Judgement]:
    """Judge the figures of a version against those that count the same thing by the same claimant or there."""
    keys = dict.fromkeys(key for _, each in figure_keys(record) for key in each)
    others: dict[tuple[str, str | None], list[Counted]] = defaultdict(list)
    for found in _candidates(connection, list(keys)[:_KEYS], version, last):
        for other in _of_version(connection, found):
            others[other.unit, head_noun(other.of, other.unit)].append(other)
    if not others:
        return
    for figure in _of_version(connection, version):
        near = others[figure.unit, head_noun(figure.of, figure.unit)][:_SHARING]
        near.sort(key=lambda each, to=figure: (abs(each.id - to.id), each.id))  # type: ignore[misc]
        compared: set[int] = set()
        for other in near:
            if other.article == figure.article or other.same_as in compared or len(compared) == _COMPARED:
                continue
            judged = compare(figure, other)
            if judged is not None:
                compared.add(other.same_as)
                yield judged


def compare(a: Counted, b: Counted) -> Judgement | None:
    """Judge whether two figures count the same thing; None where nothing suggests it."""
    if a.unit != b.unit or a.language != b.language or not _same_thing(a, b):
        return None
    claimed = bool(a.claimant) and (a.claimant == b.claimant or (a.actor != 0 and a.actor == b.actor))
    places = a.places & b.places
    if not claimed and (not places or (a.claimant and b.claimant)):
        return None
    if UNDATED in (day_of_id(a.id), day_of_id(b.id)):
        return None
    days = abs(day_of_id(a.id) - day_of_id(b.id))
    if days > _UNSURE_DAYS:
        return None
    score = (
        (0.55 if claimed else 0.45) + 0.2 * bool(places) + 0.15 * (a.value == b.value) + 0.1 * _whole(a, b)
    )
    score -= 0.3 * days / _UNSURE_DAYS
    plausible = _plausible(a, b)
    if not plausible:
        score -= 0.3
    if score < _UNSURE:
        return None
    verdict: Verdict = "same" if score >= _SAME and days <= _SERIES_DAYS else "unsure"
    return Judgement(
        a=a.id,
        b=b.id,
        verdict=verdict,
        relation=_relation(a, b) if verdict == "same" else None,
        score=round(max(0.0, min(1.0, score)), 3),
        reason=_reason(a, b, claimed=claimed, lasting=days > _SERIES_DAYS, plausible=plausible),
    )


def _reason(a: Counted, b: Counted, *, claimed: bool, lasting: bool, plausible: bool) -> str:
    """Say what speaks for a series and against it.

    Neither the numbers nor the days between them are told: both stand in the figures, and a sentence that is told of
    many pairs is stored once.
    """
    reasons = [
        f"both count {a.of!r} ({a.unit})",
        f"said by {a.claimant}" if claimed else "at the same place",
        *(["same number"] if a.value == b.value else []),
        *(["more than six weeks apart"] if lasting else []),
        *([] if plausible else ["numbers far apart"]),
    ]
    return f"{'; '.join(reasons)}."


def _relation(a: Counted, b: Counted) -> str:
    """Say what the later figure is to the earlier one."""
    first, second = sorted((a, b), key=lambda each: each.id)
    if first.value == second.value:
        return "repeated"
    return "risen" if second.value > first.value else "fallen"


def _same_thing(a: Counted, b: Counted) -> bool:
    first, second = head_noun(a.of, a.unit), head_noun(b.of, b.unit)
    return first is not None and first == second


def _whole(a: Counted, b: Counted) -> bool:
    """Say whether the whole phrases agree, not only their nouns."""
    return {stem(word, a.language) for word in a.of.split()} == {
        stem(word, b.language) for word in b.of.split()
    }


def _plausible(a: Counted, b: Counted) -> bool:
    """A count may rise manyfold within weeks, but hardly tenfold; two villages and two thousand are two things.

    It seldom falls as fast: what is so much less a few days later counts a part, the fighters of one town.
    """
    first, second = sorted((a, b), key=lambda each: each.id)
    low, high = sorted((abs(first.value), abs(second.value)))
    falls = second.value < first.value and day_of_id(first.id) != day_of_id(second.id)
    return high <= (_FALLS if falls else _RISES) * low


def _of_version(connection: sqlite3.Connection, version: int) -> list[Counted]:
    row = connection.execute(
        "SELECT article, text, terms.name FROM versions LEFT JOIN terms ON terms.id = language WHERE versions.id = ?",
        (version,),
    ).fetchone()
    if row is None:
        return []
    article, text, language = row
    places = frozenset(
        each[0]
        for each in connection.execute(
            "SELECT geonames FROM places JOIN locations ON locations.id = location"
            " WHERE version = ? AND geonames IS NOT NULL",
            (version,),
        )
    )
    return [
        Counted(
            id=identity, article=article, language="en" if language == "en" else "de", value=value, unit=unit,
            bound=bound, of=text[of_start:of_end], claimant=(name or "").casefold(), actor=actor or 0,
            places=places, same_as=head,
        )
        for identity, value, unit, bound, of_start, of_end, name, actor, head in connection.execute(
            _FIGURES, (version, _FIGURES_OF_A_VERSION)
        )
    ]  # fmt: skip


def _candidates(connection: sqlite3.Connection, keys: list[str], version: int, last: int) -> list[int]:
    found: Counter[int] = Counter()
    for key in keys:
        rows = connection.execute(
            "SELECT rowid FROM version_words WHERE version_words MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?",
            (key, last, _SHARING),
        )
        found.update(row[0] for row in rows)
    found.pop(version, None)
    return [each for each, _ in found.most_common(2 * _COMPARED)]
