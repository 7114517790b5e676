"""A small file with something of everything that can be asked for."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from tests.store.made import GERMAN, OTHER, incoming, made
from wortlaut.records import Event
from wortlaut.spans import Span
from wortlaut.store.stored import Incoming
from wortlaut.store.writing import Writer

ENGLISH = "“No troops will go,” Ingrid Solvang said in Rome. Jonas Brekke warned that the talks would fail."
TROOPS = (
    "„Keine Bodentruppen nach Sabha“, sagte Verteidigungsministerin Ingrid Solvang in Oslo. "
    "„Die Truppen sind müde“, sagte Jonas Brekke. Rund 25 Prozent der Orte seien befreit, sagte Brekke."
)
FIGURES = "„30 Prozent der Orte sind frei“, sagte Jonas Brekke am Freitag in Mailand zu Ingrid Solvang."
CHANCELLOR = "Die Kanzlerin sagte: „Der Waffenstillstand hält, kein Zweifel.“"
FLAT = '"Das ist <b>kein</b> Spiel", sagte der Sprecher.'


def fill(path: Path) -> Path:
    """Make the file."""
    articles = [
        incoming(OTHER, id="other", published="2017-02-03T10:00:00+01:00", publisher="Rundschau"),
        incoming(GERMAN, id="german", published="2016-02-02", url="https://www.kurier.example/a"),
        incoming(ENGLISH, id="english", published="2016-06-01", publisher="Courier", language="en"),
        incoming(TROOPS, id="troops", published="2016-06-01", publisher="Rundschau", title="Müde <Truppen>"),
        incoming(FIGURES, id="figures", published="2017-05-05", publisher="Courier"),
        incoming(CHANCELLOR, id="chancellor", published="2017-05-06", publisher="Rundschau"),
        incoming(FLAT, id="flat"),
    ]
    with Writer(path) as writer:
        with writer.transaction():
            for each in articles:
                change = {"troops": with_event, "figures": with_addressee}.get(each.record.source.id)
                writer.store(change(each) if change else each)
        with writer.transaction():
            join(writer, "Ingrid Solvang")
            join(writer, "Jonas Brekke")
            dossier(writer)
    return path


def with_event(article: Incoming) -> Incoming:
    """Return an article with an event by its first actor against its second."""
    record = article.record
    names = [actor.id for actor in record.actors]
    event = Event(
        id="e1", type="THREATEN", mode=None, cameo="13", trigger=Span(1, 6), actors=(names[0],),
        recipients=(names[-1],), place=0, time=None, status="actual", score=0.7,
    )  # fmt: skip
    return made(structs.replace(record, events=(event,)), digest=article.digest)


def with_addressee(article: Incoming) -> Incoming:
    """Return an article whose statements are made to Ingrid Solvang."""
    record = article.record
    (solvang,) = (actor.id for actor in record.actors if actor.name == "Ingrid Solvang")
    said = tuple(structs.replace(each, addressee_actors=(solvang,)) for each in record.statements)
    return made(structs.replace(record, statements=said), digest=article.digest)


def join(writer: Writer, name: str) -> None:
    """Let all actors of a name be the same, as judgements would."""
    writer.connection.execute(
        "UPDATE actors SET same_as = (SELECT min(id) FROM actors WHERE name = ?1) WHERE name = ?1"
        " AND id > (SELECT min(id) FROM actors WHERE name = ?1)",
        (name,),
    )


def dossier(writer: Writer) -> None:
    """Add a dossier: Brekke is its adversary; two statements, one of them on a line."""
    connection, term = writer.connection, writer.interning.term
    connection.execute("INSERT INTO dossiers VALUES (1, 'Sahara', 'sahara', '', '2020-01-01T00:00:00Z')")
    (brekke,) = connection.execute("SELECT min(id) FROM actors WHERE name = 'Jonas Brekke'").fetchone()
    connection.execute("INSERT INTO dossier_actors VALUES (1, ?, ?, '')", (brekke, term("adversary")))
    ids = [row[0] for row in connection.execute("SELECT id FROM statements ORDER BY id DESC LIMIT 2")]
    for line, identity in zip(("Finanzen", ""), ids, strict=True):
        connection.execute("INSERT INTO dossier_statements VALUES (1, ?, ?, 1.0, '')", (term(line), identity))
