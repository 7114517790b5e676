"""Articles for the tests of linking: short reports, read by the program."""

from __future__ import annotations

from pathlib import Path

from tests.store.made import incoming, store
from wortlaut.store.opening import open_for_reading
from wortlaut.store.stored import Incoming

FIRST = (
    "„Wir werden die Werft in Rostock bis 2028 vollständig auf Wasserstoff umstellen“, sagte Ingrid Solvang am Montag"
    " in Rostock. Die Umstellung sei teuer, aber ohne Alternative. Auf dem Gelände arbeiten heute 1200 Menschen."
    " Die Gewerkschaft begrüßte den Plan und verlangte Garantien für alle Beschäftigten bis zum Ende des Jahrzehnts."
)
OTHER = (
    "„Der Radweg am Elbufer bleibt bis zum Herbst gesperrt“, sagte Jonas Brekke am Dienstag in Dresden."
    " Bei der Prüfung waren Risse in einer Stützmauer aufgefallen, die niemand vorhergesehen hatte. Die Stadt rechnet"
    " mit Kosten von 3 Millionen Euro und sucht nach einer Umleitung für die Besucher des Sommerfestes."
)
ENGLISH = (
    "“We will convert the Rostock shipyard entirely to hydrogen by 2028,” Ingrid Solvang said in Rostock on Monday."
    " The union welcomed the plan."
)


def report(text: str, day: str, outlet: str, language: str = "de") -> Incoming:
    """Return a report of an outlet on a day."""
    return incoming(
        text,
        published=day,
        publisher=outlet,
        url=f"https://{outlet.lower()}.example/{day}/{len(text)}",
        language=language,
    )


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """Return what a query gives of a file."""
    connection = open_for_reading(path)
    try:
        return [tuple(row) for row in connection.execute(query)]
    finally:
        connection.close()


def groups(path: Path, things: str) -> list[tuple[object, ...]]:
    """Return the things that are the same as another, and which."""
    return rows(path, f"SELECT id, same_as FROM {things} WHERE same_as IS NOT NULL ORDER BY id")


def judged(path: Path, thing: str) -> list[tuple[object, ...]]:
    """Return verdict and relation of every judgement of a kind."""
    return rows(
        path,
        f"SELECT verdict.name, relation.name FROM {thing}_judgements JOIN terms AS verdict ON verdict.id = verdict"
        " LEFT JOIN terms AS relation ON relation.id = relation ORDER BY a, b",
    )


__all__ = ["ENGLISH", "FIRST", "OTHER", "groups", "judged", "report", "rows", "store"]
