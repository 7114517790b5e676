"""Which language a text is in."""

import pytest

from wortlaut.errors import DataError, OtherLanguage
from wortlaut.language import detect, load

GERMAN = [
    "Der Minister erklärte am Montag in Oslo, die Verhandlungen würden fortgesetzt.",
    "„Wir bleiben“, sagte Solvang.",
    "Regierung kündigt neues Hilfspaket für Bauern an",
    "Die Ministerin sagte der Agentur, Google und Facebook müssten ihre Daten in Europa speichern.",
]
ENGLISH = [
    "The minister said in Oslo on Monday that the talks would continue.",
    "“We are staying,” Solvang told reporters.",
    "Government announces new aid for farmers, says Bundesrat and Bundestag back it",
]
OTHER = [
    "Le ministre des affaires étrangères a déclaré lundi que les négociations se poursuivraient.",
    "De minister van Buitenlandse Zaken zei maandag dat de onderhandelingen in Oslo doorgaan.",
    "Udenrigsministeren sagde mandag i Oslo, at forhandlingerne fortsætter i næste uge.",
    "Министр иностранных дел заявил в понедельник, что переговоры продолжатся.",
    "外交部长星期一表示,谈判将继续进行。",
]


@pytest.mark.parametrize("text", GERMAN)
def test_german_is_read_as_german(text: str) -> None:
    assert detect(text) == "de"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read_as_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("text", OTHER)
def test_another_language_is_an_error_that_says_so_and_how_to_go_on(text: str) -> None:
    with pytest.raises(OtherLanguage, match=r"Wortlaut reads German and English.*--language"):
        detect(text)


def test_a_missing_data_file_is_named() -> None:
    with pytest.raises(DataError, match=r"de/no_such_topic\.toml"):
        load("de", "no_such_topic")
