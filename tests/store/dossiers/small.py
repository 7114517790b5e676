"""A small matter, written for the tests: a dossier, and articles that belong to it or do not."""

from __future__ import annotations

from pathlib import Path

from tests.store.made import incoming
from wortlaut.store.dossiers.keeping import add_dossier
from wortlaut.store.stored import Incoming
from wortlaut.store.writing import Writer

DOSSIER = """
key = "dam"
title = "The dam of Sabha"
places = ["Sabha"]

[[actors]]
name = "Ingrid Solvang"
part = "leader"
side = "Norway"

[[actors]]
name = "Dam Union"
part = "member"
short = ["Ministerin"]
side = "Norway"

[[actors]]
name = "Jonas Brekke"
part = "adversary"

[[lines]]
name = "works"
words = ["Damm", "Bauarbeiten", "Turbinen"]
counts = [{ words = "Turbinen" }, { words = "Damm", unit = "percent" }]

[[lines]]
name = "money"
words = ["Kredit", '"frisches Geld"', "bezahl*"]
"""

PLEDGE = "„Wir werden den Damm in Sabha bis Juni mit zwölf Turbinen bauen“, versprach Ingrid Solvang am Dienstag in Oslo. Jonas Brekke lachte."
KEPT = "„Der Damm in Sabha steht, alle zwölf Turbinen laufen“, sagte Ingrid Solvang am Freitag in Oslo. Jonas Brekke schwieg."
BROKEN = "„Den Damm in Sabha mit zwölf Turbinen werden wir nicht bauen“, sagte Ingrid Solvang am Montag in Oslo. Jonas Brekke lachte wieder."
CREDIT = "„Der Kredit ist bewilligt“, sagte Ingrid Solvang am Mittwoch in Sabha. „Für mich zählt das nicht“, sagte Jonas Brekke in Rom."
WEATHER = "„Das Wetter in Oslo ist schön, sogar am Damm“, sagte Pia Holm am Mittwoch in Oslo."


def article(text: str, key: str, published: str = "2027-02-02") -> Incoming:
    """Return an article with an id and a day."""
    return incoming(text, id=key, published=published, publisher="Rundschau")


ARTICLES = (
    article(PLEDGE, "pledge", "2027-02-02"),
    article(CREDIT, "credit", "2027-03-03"),
    article(WEATHER, "weather", "2027-03-04"),
    article(BROKEN, "broken", "2027-04-05"),
    article(KEPT, "kept", "2027-06-11"),
)


def fill(path: Path, toml: str = DOSSIER) -> Path:
    """Store the dossier, then the articles, each in a transaction of its own."""
    with Writer(path) as writer:
        add_dossier(writer, toml, "dam.toml")
        for each in ARTICLES:
            with writer.transaction():
                writer.store(each)
    return path


def held(path: Path) -> list[tuple[object, ...]]:
    """Return all that dossiers hold, by what it is called outside of the file."""
    with Writer(path) as writer:
        actors = writer.connection.execute(
            "SELECT dossiers.key, 'actor', actors.name, articles.key, terms.name, NULL, reason FROM dossier_actors"
            " JOIN dossiers ON dossiers.id = dossier JOIN actors ON actors.id = actor"
            " JOIN versions ON versions.id = version JOIN articles ON articles.id = article"
            " JOIN terms ON terms.id = part"
        ).fetchall()
        statements = writer.connection.execute(
            "SELECT dossiers.key, 'statement', statements.key, articles.key, terms.name, filed.score, reason"
            " FROM dossier_statements AS filed JOIN dossiers ON dossiers.id = dossier"
            " JOIN statements ON statements.id = statement JOIN versions ON versions.id = version"
            " JOIN articles ON articles.id = article JOIN terms ON terms.id = line"
        ).fetchall()
    return sorted([*actors, *statements], key=str)
