"""What is judged of an actor's mentions."""

from pathlib import Path

import wortlaut
from tests.store.asking.filled import fill
from tests.store.asking.test_utterances import group
from wortlaut.store.asking.judged import judged
from wortlaut.store.replacing import insert_judgement
from wortlaut.store.writing import Writer


def test_judgements_inside_and_outside_the_group_are_told_once(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.db")
    with Writer(path) as writer, writer.transaction():
        term, connection = writer.interning.term, writer.connection
        solvang = [
            row[0] for row in connection.execute("SELECT id FROM actors WHERE name = 'Ingrid Solvang'")
        ]
        (brekke,) = connection.execute("SELECT min(id) FROM actors WHERE name = 'Jonas Brekke'").fetchone()
        pairs = [
            (solvang[0], solvang[1], "same", 0.9, "Same name.", None),
            (solvang[0], solvang[2], "same", None, "I know her.", "Eva"),
            (*sorted((solvang[0], brekke)), "unsure", 0.4, "Nothing decides.", None),
            (*sorted((solvang[1], brekke)), "unsure", 0.6, "Nothing decides either.", None),
        ]
        connection.execute("DELETE FROM actor_judgements")
        for a, b, verdict, score, reason, author in pairs:
            insert_judgement(
                connection, "actor_judgements", (a, b, term(verdict), None, score, reason, author, "")
            )
    with wortlaut.open(path) as kept:
        first, *rest = judged(kept.connection, group(kept, "Ingrid Solvang"))
        assert (first.author, first.verdict, first.inside) == ("Eva", "same", True)
        assert first.reason == "I know her."
        assert [(each.verdict, each.inside, each.score, each.reason) for each in rest] == [
            ("unsure", False, 0.6, "Nothing decides either."),
            ("same", True, 0.9, "Same name."),
        ]
        unsure, same = rest
        assert (unsure.group, unsure.other.name) == (f"actor:{group(kept, 'Jonas Brekke')}", "Jonas Brekke")
        assert {same.one.name, same.other.name} == {"Ingrid Solvang"}
        assert same.one.article != same.other.article
