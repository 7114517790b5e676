"""What somebody said as a whole."""

import pytest

import wortlaut
from wortlaut.spans import Span
from wortlaut.store.asking.utterances import hull, names, told, utterances, with_words
from wortlaut.store.days import day_of


def group(kept: wortlaut.Store, name: str) -> int:
    (row,) = kept.connection.execute(
        "SELECT DISTINCT coalesce(same_as, id) FROM actors WHERE name = ?", (name,)
    ).fetchall()
    return int(row[0])


def test_all_that_somebody_said_is_counted_newest_first(kept: wortlaut.Store) -> None:
    found = utterances(kept.connection, group(kept, "Jonas Brekke"))
    assert {each.id for each in told(kept.connection, [one.id for one in found])} == {
        each.id for each in found
    }
    assert [each.id for each in found] == sorted((each.id for each in found), reverse=True)
    searched = list(kept.search(speaker=f"actor:{group(kept, 'Jonas Brekke')}"))
    assert [each.act for each in found] == [each.act for each in searched]
    assert [each.outlet for each in found] == [each.outlet for each in searched]


def test_the_other_side_is_whom_they_speak_to_or_who_speaks_to_them(kept: wortlaut.Store) -> None:
    brekke, solvang = group(kept, "Jonas Brekke"), group(kept, "Ingrid Solvang")
    (said,) = (each for each in utterances(kept.connection, brekke) if each.others)
    assert said.others == (solvang,)
    (heard,) = utterances(kept.connection, solvang, "addressee")
    assert (heard.id, heard.others) == (said.id, (brekke,))


def test_a_period_holds_its_days_and_nothing_undated(kept: wortlaut.Store) -> None:
    brekke = group(kept, "Jonas Brekke")
    days = {each.day for each in utterances(kept.connection, brekke)}
    for since, until in (("2017-01-01", None), (None, "2016-06-01"), ("2016-06-01", "2016-06-01")):
        found = {each.day for each in utterances(kept.connection, brekke, since=since, until=until)}
        expected = {
            day
            for day in days
            if day and (since is None or day >= day_of(since)) and (until is None or day <= day_of(until))
        }
        assert found == expected
        assert found
    assert len(utterances(kept.connection, brekke, most=1)) == 1


def test_words_are_found_as_in_a_search_and_marked(kept: wortlaut.Store) -> None:
    brekke = group(kept, "Jonas Brekke")
    ids = with_words(kept.connection, brekke, "Truppe")
    (found,) = told(kept.connection, sorted(ids), "Truppe")
    assert [found.statement.quote[span.start : span.end] for span in found.statement.hits] == ["Truppen"]
    with pytest.raises(wortlaut.UsageError):
        with_words(kept.connection, brekke, "„")


def test_a_statement_in_full_has_its_stretch_in_the_article(kept: wortlaut.Store) -> None:
    for each in told(
        kept.connection, [one.id for one in utterances(kept.connection, group(kept, "Jonas Brekke"))]
    ):
        text = kept.record(each.statement.article).text
        first, *_, last = each.statement.quote.split(" … ") * 2
        assert each.span.text(text).startswith(first)
        assert each.span.text(text).endswith(last)
        assert each.articles == 1


def test_names_are_those_of_the_first_members(kept: wortlaut.Store) -> None:
    brekke = group(kept, "Jonas Brekke")
    assert names(kept.connection, [brekke]) == {brekke: "Jonas Brekke"}


def test_a_hull_reaches_from_the_first_to_the_last() -> None:
    assert hull("[[3,5],[8,12]]") == Span(3, 12)
    assert hull([]) == Span(0, 0)
