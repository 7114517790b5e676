"""Answers, as programs and notebooks take them."""

import wortlaut


def test_an_answer_is_asked_anew_each_time_it_is_gone_through(kept: wortlaut.Store) -> None:
    found = kept.search("Truppen")
    assert list(found) == list(found) == found.to_list()
    assert found.first() == found.to_list()[0]
    assert kept.search("Pinguin").first() is None


def test_a_table_has_texts_and_numbers_alone(kept: wortlaut.Store) -> None:
    rows = kept.search().to_dicts()
    assert len(rows) == kept.counts().statements
    assert {type(value) for row in rows for value in row.values()} <= {str, float, int, type(None)}
    assert len({tuple(row) for row in rows}) == 1
    assert "Jonas Brekke" in {row["speakers"] for row in rows}


def test_the_table_of_a_notebook_is_escaped_and_short(kept: wortlaut.Store) -> None:
    shown = kept.search("Spiel")._repr_html_()
    assert "<b>kein" not in shown
    assert "&lt;b&gt;kein&lt;/b&gt;" in shown
    assert "Müde &lt;Truppen&gt;" in kept.search("müde")._repr_html_()
    assert kept.search("Pinguin")._repr_html_() == "<p>nothing found</p>"
    assert kept.search()._repr_html_().count("<tr>") <= 21
    assert "StoredStatement" in repr(kept.search(limit=1))
    assert "<table>" in kept.timeline("Solvang")._repr_html_()
