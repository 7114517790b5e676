"""The words of the page are there in both languages, all that are asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import wortlaut
from wortlaut.errors import DataError
from wortlaut.page.words import chosen, words

PACKAGE = Path(wortlaut.__file__).parent
FOLDERS = {language: PACKAGE / "_data" / language / "page" for language in ("de", "en")}
TOPICS = sorted(path.stem for path in FOLDERS["en"].glob("*.toml"))
_ASKED = re.compile(r"""words\(\s*["']([a-z_]+\.[a-zA-Z0-9_./-]+)["']\s*[,)]""")
SOURCES = sorted([*(PACKAGE / "page").rglob("*.html"), *(PACKAGE / "page").rglob("*.py")])


def leaves(table: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def places(text: object) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(str(text)) if name is not None}


def test_both_languages_have_the_same_files() -> None:
    assert sorted(path.stem for path in FOLDERS["de"].glob("*.toml")) == TOPICS


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_say_the_same_with_the_same_places(topic: str) -> None:
    said = {
        language: dict(leaves(tomllib.loads((folder / f"{topic}.toml").read_text("utf-8"))))
        for language, folder in FOLDERS.items()
    }
    assert said["de"].keys() == said["en"].keys()
    assert {key: places(value) for key, value in said["de"].items()} == {
        key: places(value) for key, value in said["en"].items()
    }
    assert all(str(value).strip() for value in (*said["de"].values(), *said["en"].values()))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_word_that_is_asked_for_is_there(path: Path) -> None:
    for key in _ASKED.findall(path.read_text("utf-8")):
        with suppress(KeyError):  # it has places to fill: it is there
            words("en")(key)


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(DataError, match="has no words"):
        words("de")("shared.nothing")


def test_a_plural_follows_its_number_and_large_numbers_their_language() -> None:
    assert words("en")("home.statements", n=1) == "1 statement"
    assert words("de")("home.statements", n=12345) == "12.345 Aussagen"
    assert words("de").number(1234.5) == "1.234,5"


def test_days_are_written_as_the_language_does() -> None:
    assert words("de").day("2027-02-04T10:00:00") == "4. Februar 2027"
    assert words("en").day("2027-02-04") == "4 February 2027"
    assert words("en").day("soon") == "soon"
    assert words("en").day(None) == ""


@pytest.mark.parametrize(
    ("cookie", "accepted", "expected"),
    [
        (None, "", "en"),
        (None, "de-AT,de;q=0.9,en;q=0.8", "de"),
        (None, "fr,en;q=0.5,de;q=0.7", "de"),
        (None, "fr;q=1;;, en;q=x", "en"),
        ("en", "de", "en"),
        ("fr", "de", "de"),
    ],
)
def test_the_language_is_the_one_chosen_else_the_browsers_first(
    cookie: str | None, accepted: str, expected: str
) -> None:
    assert chosen(cookie, accepted) == expected
