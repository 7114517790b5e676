"""The way of the data."""

from itertools import pairwise
from typing import get_type_hints

import pytest

from tests.texts import source
from wortlaut.errors import ArticleError, EmptyArticle
from wortlaut.pipeline import STEPS, read
from wortlaut.records import Record


def test_each_step_takes_what_the_one_before_it_gives() -> None:
    for first, second in pairwise(STEPS):
        (taken,) = (kind for name, kind in get_type_hints(second).items() if name != "return")
        assert get_type_hints(first)["return"] is taken
    assert get_type_hints(STEPS[-1])["return"] is Record


def test_the_steps_stand_in_the_order_of_the_rooms() -> None:
    assert [step.__name__ for step in STEPS] == ["parse", "clean", "cut", "encode", "find", "link"]


def test_an_error_names_the_place_of_its_article() -> None:
    with pytest.raises(EmptyArticle, match=r"^somewhere: the article is empty"):
        read(source("  \n ", where="somewhere"))


def test_an_error_keeps_the_place_it_has() -> None:
    assert str(ArticleError("bad", "a:1").at("b:2")) == "a:1: bad"


def test_reading_twice_gives_the_same() -> None:
    text = "„Wir bleiben“, sagte Ingrid Solvang. Der Minister erklärte, man werde nicht nachlassen."
    assert read(source(text)) == read(source(text))
