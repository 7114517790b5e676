from __future__ import annotations

import pytest

from eval.pages import found_on_own_pages, token_f1


def test_token_f1_counts_every_word_as_often_as_it_stands() -> None:
    f1, precision, recall = token_f1("der Rat und der Kreis", "der Rat und das Land")
    assert (precision, recall) == (3 / 5, 3 / 5)
    assert f1 == pytest.approx(3 / 5)


def test_token_f1_of_texts_without_a_common_word_is_zero() -> None:
    assert token_f1("", "der Rat") == (0.0, 0.0, 0.0)


def test_all_posts_and_quotes_of_our_own_pages_are_found() -> None:
    found = found_on_own_pages()
    assert found["pages-own.embeds"] >= 20
    assert found["pages-own.blockquotes"] >= 8
    for kind in ("embeds", "blockquotes"):
        assert found[f"pages-own.{kind}_found"] == found[f"pages-own.{kind}"]
        assert found[f"pages-own.{kind}_wrong"] == 0
