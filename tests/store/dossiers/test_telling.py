"""What a dossier tells."""

from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from tests.store.dossiers.small import DOSSIER, PLEDGE, article, fill
from tests.view.test_dossiers import printed
from wortlaut.errors import UsageError
from wortlaut.records import Event
from wortlaut.spans import Span
from wortlaut.store.dossiers.told import Told
from wortlaut.store.reading import Store
from wortlaut.store.stored import StoredEvent, StoredStatement
from wortlaut.store.writing import Writer


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("told") / "a.db")


@pytest.fixture(scope="module")
def told(path: Path) -> Told:
    with Store(path) as store:
        return store.dossier("dam")


def test_who_belongs_is_told_with_first_and_last_mention(told: Told) -> None:
    solvang, union, brekke = told.members
    assert (solvang.name, solvang.part, solvang.side) == ("Ingrid Solvang", "leader", "Norway")
    assert (solvang.articles, solvang.first, solvang.last) == (4, "2027-02-02", "2027-06-11")
    assert (union.articles, union.first) == (0, None)
    assert (brekke.articles, brekke.statements) == (4, 1)


def test_lines_tell_who_speaks_there(told: Told) -> None:
    works, money, none = told.lines
    assert (works.statements, works.speakers) == (3, (("Ingrid Solvang", 3),))
    assert (money.statements, money.first) == (1, "2027-03-03")
    assert none.name == ""


def test_pledges_and_refusals_are_told_with_their_statement(told: Told) -> None:
    assert [each.statement.article for each in told.pledged] == ["pledge"]
    assert [each.statement.article for each in told.ruled_out if each.line] == ["broken"]


def test_a_pledge_may_be_reversed_and_may_be_fulfilled_with_both_sentences(told: Told) -> None:
    found = {(each.earlier.article, each.later.article): each for each in told.candidates}
    assert found["pledge", "broken"].relation == "may reverse"
    assert found["pledge", "kept"].relation == "may fulfil"
    assert "zwölf Turbinen" in found["pledge", "kept"].earlier.quote
    later = found["pledge", "kept"].later
    assert isinstance(later, StoredStatement)
    assert "zwölf Turbinen laufen" in later.quote


def test_an_event_of_the_side_may_fulfil_a_pledge(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.db")
    told_of = article(
        "Ingrid Solvang eröffnete am Sonntag den Damm in Sabha mit allen zwölf Turbinen.",
        "event",
        "2027-07-01",
    )
    record = told_of.record
    (solvang,) = (actor.id for actor in record.actors if actor.name == "Ingrid Solvang")
    opened = Event(
        id="e1", type="PROVIDE", mode=None, cameo="07", trigger=Span(15, 24), actors=(solvang,), recipients=(),
        place=None, time=None, status="actual", score=0.7,
    )  # fmt: skip
    with Writer(path) as writer, writer.transaction():
        writer.store(structs.replace(told_of, record=structs.replace(record, events=(opened,))))
    with Store(path) as store:
        told = store.dossier("dam")
    found = [each for each in told.candidates if isinstance(each.later, StoredEvent)]
    assert [(each.earlier.article, each.relation) for each in found] == [
        ("pledge", "may fulfil"), ("broken", "may reverse"),
    ]  # fmt: skip
    assert "“eröffnete”" in printed(told)
    assert msgspec.json.decode(msgspec.json.encode(told), type=Told) == told


def test_figures_that_actors_claim_are_series_over_time(told: Told) -> None:
    (series,) = told.claims
    assert (series.line, series.counted, series.unit) == ("works", "Turbinen", "count")
    assert [(each.published, each.value) for each in series.figures] == [
        ("2027-02-02", 12), ("2027-04-05", 12), ("2027-06-11", 12),
    ]  # fmt: skip


def test_one_line_is_told_alone_and_an_unknown_one_refused(path: Path) -> None:
    with Store(path) as store:
        money = store.dossier("dam", line="money")
        assert [each.statement.article for each in money.said] == ["credit"]
        assert [line.name for line in money.lines] == ["money"]
        with pytest.raises(UsageError, match="no line 'x' in dossier dam; there are works, money"):
            store.dossier("dam", line="x")
        with pytest.raises(UsageError, match="no dossier 'x'"):
            store.dossier("x")


def test_what_is_told_survives_json(told: Told) -> None:
    assert msgspec.json.decode(msgspec.json.encode(told), type=Told) == told


def test_a_statement_that_two_articles_tell_is_told_once(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.db", DOSSIER)
    with Writer(path) as writer, writer.transaction():
        writer.store(article("Aus Oslo. " + PLEDGE, "copy", "2027-02-03"))
    with Store(path) as store:
        (pledged,) = store.dossier("dam").pledged
    assert (pledged.statement.article, pledged.tellings) == ("pledge", 2)


def test_a_dossier_that_holds_nothing_tells_that(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.db", DOSSIER.replace("Solvang", "Nobody").replace("Brekke", "Noone"))
    with Store(path) as store:
        told = store.dossier("dam")
    assert (told.statements, told.first, told.candidates, told.claims) == (0, None, (), ())
