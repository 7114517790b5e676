"""From what came in to an article."""

import pytest

from tests.texts import source
from wortlaut.article.parse import parse
from wortlaut.article.source import Given
from wortlaut.errors import EmptyArticle, OtherLanguage, TooLarge

TEXT = "Solvang: Wir bleiben\n\nROM, 3. Februar 2016 (nda) – Die Ministerin sagte am Mittwoch, man werde bleiben.\n\nWir bleiben.\n— Ingrid Solvang (@solvang) 2. Februar 2016\n"
PAGE = f"""<html><head><title>Wir bleiben</title><meta property="article:published_time" content="2016-02-04T10:00:00+01:00">
</head><body><article><h1>Wir bleiben</h1><p>{"Die Ministerin sagte am Mittwoch in Rom, man werde in der Stadt bleiben. " * 8}</p></article></body></html>"""


@pytest.mark.parametrize(
    ("published", "html", "text", "expected"),
    [
        ("2016-02-01", True, PAGE, ("2016-02-01", "given")),
        (None, True, PAGE, ("2016-02-04T10:00:00+01:00", "metadata")),
        (None, False, TEXT, ("2016-02-02", "embed")),
        (None, False, TEXT[: TEXT.index("Wir bleiben.")], ("2016-02-03", "text")),
        (None, False, "Die Ministerin sagte am Mittwoch, man werde bleiben.", (None, None)),
    ],
)
def test_the_date_is_what_was_given_else_the_metadata_else_a_post_else_a_date_line(
    published: str | None, html: bool, text: str, expected: tuple[str | None, str | None]
) -> None:
    found = parse(source(text, html=html, given=Given(published=published))).source
    assert (found.published, found.published_from) == expected


def test_the_title_is_the_one_given_else_the_one_in_the_text() -> None:
    assert parse(source(TEXT)).source.title == "Solvang: Wir bleiben"
    assert parse(source(TEXT, given=Given(title="T"))).source.title == "T"


def test_a_title_given_beside_a_text_is_not_put_into_it() -> None:
    assert parse(source(TEXT, given=Given(title="T"))).text == TEXT


def test_the_id_is_the_one_given_else_the_hash_of_the_input() -> None:
    assert parse(source(TEXT)).source.id == "0" * 64
    assert parse(source(TEXT, given=Given(id="x"))).source.id == "x"


def test_a_language_that_is_given_is_not_doubted() -> None:
    assert parse(source("Le ministre a dit oui.", given=Given(language="de"))).language == "de"


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\ufeff"])
def test_nothing_to_read_is_an_error(text: str) -> None:
    with pytest.raises(EmptyArticle):
        parse(source(text, given=Given(language="de")))


def test_another_language_is_an_error() -> None:
    with pytest.raises(OtherLanguage):
        parse(source("Le ministre a déclaré lundi que les négociations se poursuivraient à Oslo."))


def test_a_page_whose_text_is_above_the_limit_is_an_error() -> None:
    with pytest.raises(TooLarge, match="2 MB of text"):
        parse(source("ab " * 800_000, given=Given(language="de")))
