"""Whom somebody speaks about, and who speaks about them."""

from pathlib import Path

import wortlaut
from tests.store.asking.test_utterances import group
from tests.store.made import incoming, store
from wortlaut.store.asking.partners import spoken_about, spoken_of_by
from wortlaut.store.asking.utterances import utterances

TEXT = (
    "„Jonas Brekke wird nachgeben, Brekke muss“, sagte Ingrid Solvang in Rom. "
    "„Wir bleiben“, sagte Jonas Brekke in Oslo."
)


def test_who_is_named_inside_a_quote_counts_once_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(TEXT, id="one", published="2016-02-02"))
    with wortlaut.open(path) as kept:
        brekke, solvang = group(kept, "Jonas Brekke"), group(kept, "Ingrid Solvang")
        said = [each.id for each in utterances(kept.connection, solvang)]
        assert said
        assert spoken_about(kept.connection, solvang, said) == {brekke: 1}
        assert spoken_of_by(kept.connection, brekke) == {solvang: 1}
        # Named beside the quote, not in it.
        assert spoken_of_by(kept.connection, solvang) == {}
