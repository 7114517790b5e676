"""What a person writes down, as it is meant."""

from pathlib import Path

import pytest

from tests.store.made import incoming, store
from tests.store.said import two
from wortlaut.errors import UsageError
from wortlaut.spans import Span
from wortlaut.store import subjects
from wortlaut.store.meaning import actor_meant, every_span, spans_meant
from wortlaut.store.reading import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    two(tmp_path / "a.db")
    return tmp_path / "a.db"


def test_a_name_means_one_of_the_article_then_one_of_the_file_then_a_new_one(path: Path) -> None:
    with Store(path) as kept:
        where = subjects.article(kept.connection, "1")
        assert actor_meant(kept.connection, where, "Ingrid Solvang").party.kind == "person"
        other = subjects.actor(kept.connection, "Jonas Brekke")
        assert actor_meant(kept.connection, where, "Jonas Brekke").elsewhere is None
        assert actor_meant(kept.connection, where, f"actor:{other.id}").elsewhere == other
        assert actor_meant(kept.connection, where, other.key).elsewhere == other
        with pytest.raises(UsageError, match="--new person"):
            actor_meant(kept.connection, where, "Otto Grau")
        new = actor_meant(kept.connection, where, "Rat der Zehn", "organization")
        assert (new.party.name, new.party.kind) == ("Rat der Zehn", "organization")


def test_words_mean_the_place_nearest_to_the_statement(path: Path) -> None:
    store(path, incoming("Rom, Rom. „Ja“, sagte Wim Yxkull in Rom. Rom ist groß. Romane nicht.", id="3"))
    with Store(path) as kept:
        article = subjects.article(kept.connection, "3")
        statement = subjects.statement(kept.connection, kept.record("3").statements[0].id)
        assert spans_meant(kept.connection, statement, ["Rom"])[0].start in (5, 36)
        assert spans_meant(kept.connection, statement, ["0", "3", "5", "8"]) == (Span(0, 3), Span(5, 8))
        with pytest.raises(UsageError, match=r"stand \d times in the text, at 0 3, 5 8"):
            spans_meant(kept.connection, article, ["Rom"])
        with pytest.raises(UsageError, match="does not have the words 'Oslo'"):
            spans_meant(kept.connection, article, ["Oslo"])
        assert [span.start for span in every_span(kept.connection, article, "Rom")] == [0, 5, 36, 41]
