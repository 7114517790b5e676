"""What belongs to dossiers stays in step with what is stored."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.dossiers.small import ARTICLES, BROKEN, DOSSIER, PLEDGE, article, fill, held
from wortlaut.keep import reread, to_reread
from wortlaut.store import subjects
from wortlaut.store.correcting import By, judge, undo
from wortlaut.store.dossiers.keeping import add_dossier, refresh
from wortlaut.store.linking.judgements import Judgement, Judging
from wortlaut.store.merging import Merge
from wortlaut.store.reading import Store
from wortlaut.store.redacting import blank
from wortlaut.store.removing import Asked, articles_asked, remove_articles
from wortlaut.store.writing import Writer

OTHER = DOSSIER.replace('key = "dam"', 'key = "other"').replace("Jonas Brekke", "Pia Holm")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fill(tmp_path / "a.db")


def again(path: Path) -> list[tuple[object, ...]]:
    """Collect all anew, and return what is held then."""
    with Writer(path) as writer:
        refresh(writer)
    return held(path)


def articles_of(rows: list[tuple[object, ...]]) -> set[object]:
    return {row[3] for row in rows}


def test_what_is_added_is_collected_and_what_names_nobody_is_not(path: Path) -> None:
    found = held(path)
    assert articles_of(found) == {"pledge", "credit", "broken", "kept"}
    assert {row[4] for row in found if row[1] == "statement" and row[3] == "pledge"} == {"works"}


def test_collecting_again_changes_nothing(path: Path) -> None:
    assert again(path) == held(path)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.integers(0, len(ARTICLES)))
def test_whatever_comes_first_and_however_much_at_once_the_same_is_held(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random, before: int
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.db"
    waiting = [*ARTICLES, article(PLEDGE + " Sie blieb dabei.", "pledge", "2027-02-02")]
    with Writer(path) as writer:
        while waiting:
            if len(waiting) <= before and not writer.connection.execute("SELECT 1 FROM dossiers").fetchone():
                add_dossier(writer, DOSSIER, "dam.toml")
            with writer.transaction():
                for each in [waiting.pop(0) for _ in range(chance.randint(1, len(waiting)))]:
                    writer.store(each)
        add_dossier(writer, DOSSIER, "dam.toml")
    assert again(path) == held(path) != []


def test_removing_an_article_removes_its_rows(path: Path) -> None:
    before = held(path)
    with Writer(path) as writer:
        remove_articles(writer, articles_asked(writer.connection, Asked(names=("pledge",))))
    assert held(path) == [row for row in before if row[3] != "pledge"] == again(path)


def test_reading_again_keeps_all(path: Path) -> None:
    before = held(path)
    with Writer(path) as writer:
        for _ in reread(writer, to_reread(writer, every=True)):
            pass
    assert held(path) == before


def test_only_the_current_version_is_held(path: Path) -> None:
    with Writer(path) as writer, writer.transaction():
        assert writer.store(article(BROKEN, "pledge", "2027-02-02")) == "version"
    found = held(path)
    assert found == again(path)
    texts = dict(zip(("broken", "pledge"), (BROKEN, BROKEN), strict=True))
    assert {row[2] for row in found if row[1] == "statement" and row[3] in texts} == {
        each.id for key, text in texts.items() for each in article(text, key).record.statements
    }


def test_who_becomes_the_same_as_an_actor_of_the_dossier_brings_articles_in_and_out(path: Path) -> None:
    before = held(path)
    with Writer(path) as writer, writer.transaction():
        holm = subjects.actor(writer.connection, "Pia Holm")
        brekke = subjects.actor(writer.connection, "Jonas Brekke")
        given_ = judge(writer, holm, brekke, "same", By("Eva", ""))
    joined = held(path)
    assert articles_of(joined) == {"pledge", "credit", "weather", "broken", "kept"}
    assert [row[6] for row in joined if row[3] == "weather" and row[1] == "actor"] == [
        "judged the same as Jonas Brekke"
    ]
    assert again(path) == joined
    with Writer(path) as writer, writer.transaction():
        undo(writer, given_.key, "Eva")
    assert held(path) == before


def test_a_program_that_parts_two_takes_what_hung_on_it_out(path: Path) -> None:
    before = held(path)
    for verdict in ("same", "not_same"):
        with Writer(path) as writer, writer.transaction():
            ends = sorted(
                writer.connection.execute("SELECT min(id) FROM actors WHERE name = ?", (name,)).fetchone()[0]
                for name in ("Pia Holm", "Jonas Brekke")
            )
            judging = Judging(writer.connection, "actor", writer.interning.term)
            judging.forget(ends)
            judging.put([Judgement(a=ends[0], b=ends[1], verdict=verdict, reason="", score=1.0)])
            judging.regroup()
        assert ("weather" in articles_of(held(path))) is (verdict == "same")
    assert articles_of(held(path)) == articles_of(before)


def test_a_dossier_without_a_file_or_with_one_that_no_one_can_read_is_left_as_it_is(path: Path) -> None:
    before = held(path)
    for toml in ("", "key = nonsense"):
        with Writer(path) as writer, writer.transaction():
            writer.connection.execute("UPDATE dossiers SET toml = ?", (toml,))
        assert again(path) == before


def test_a_dossier_goes_on_without_a_name_that_is_blanked(path: Path) -> None:
    with Writer(path) as writer:
        blank(writer, "Jonas Brekke")
    found = held(path)
    assert "Brekke" not in str(found)
    assert found == again(path)
    with Store(path) as store:
        told = store.dossier("dam")
    assert told.pledged
    assert "Brekke" not in str(told)


def test_merging_collects_over_the_articles_of_both(tmp_path: Path) -> None:
    with Writer(tmp_path / "b.db") as writer:
        add_dossier(writer, OTHER, "other.toml")
        with writer.transaction():
            writer.store(article(BROKEN.replace("Montag", "Sonntag"), "more", "2027-05-05"))
    path = fill(tmp_path / "a.db")
    with Writer(path) as writer:
        merging = Merge(writer, tmp_path / "b.db")
        for _ in merging.articles():
            pass
        merging.said()
        merging.close()
    found = held(path)
    assert {row[3] for row in found if row[0] == "dam"} == {"pledge", "credit", "broken", "kept", "more"}
    assert "weather" in {row[3] for row in found if row[0] == "other"}
    assert found == again(path)
