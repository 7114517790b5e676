"""What a page of a dossier asks."""

from pathlib import Path

import wortlaut
from tests.store.made import incoming, store
from wortlaut.store.asking.dossiers import in_full, people_of, told_lately
from wortlaut.store.dossiers.keeping import add_dossier
from wortlaut.store.writing import Writer

TEXT = "„Wir schicken keine Truppen nach Sabha“, sagte Ingrid Solvang in Rom. Solvang will bleiben."
DOSSIER = """
key = "sahara"
title = "Sahara"
[[actors]]
name = "Ingrid Solvang"
part = "leader"
[[actors]]
name = "Jonas Brekke"
part = "observer"
[[lines]]
name = "troops"
words = ["Truppen"]
"""


def made(path: Path) -> Path:
    store(path, incoming(TEXT, id="one", published="2016-02-02"))
    with Writer(path) as writer:
        add_dossier(writer, DOSSIER, "sahara.toml")
    return path


def test_members_lead_to_those_whom_they_stand_for(tmp_path: Path) -> None:
    with wortlaut.open(made(tmp_path / "a.db")) as kept:
        told = told_lately(kept, "sahara")
        people = people_of(kept.connection, "sahara", told.members)
        assert kept.actor(people["Ingrid Solvang"]).name == "Ingrid Solvang"
        assert "Jonas Brekke" not in people
        (said,) = told.said
        key = (said.statement.id, said.statement.article)
        found = in_full(kept.connection, [key, ("none", "one")])
        assert found.keys() == {key}
        assert found[key].span.text(TEXT) == said.statement.quote


def test_what_was_told_is_kept_until_the_file_changes(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with wortlaut.open(path) as kept:
        told = told_lately(kept, "sahara")
        assert told_lately(kept, "sahara") is told
        store(path, incoming(TEXT + " Sie warnte Brekke.", id="two", published="2016-02-03"))
        assert told_lately(kept, "sahara").articles == 2
