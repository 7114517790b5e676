"""Where an article says that it was corrected."""

import time
from pathlib import Path

import pytest

from tests.store.made import incoming, store
from wortlaut.store.notices import find_notices
from wortlaut.store.reading import Store

CASES = [
    ("de", "correction", "In einer früheren Version dieses Artikels hieß es, Solvang sei Ministerin in Dänemark.", "Solvang sei Ministerin in Dänemark."),
    ("de", "correction", "In der ursprünglichen Fassung war irrtümlich von 40 Städten die Rede.", "40 Städten"),
    ("de", "correction", "Anmerkung: Eine frühere Version nannte fälschlich den 3. Mai als Tag der Wahl.", None),
    ("de", "correction", "Korrektur vom 3. Mai: Der Name des Sprechers war falsch geschrieben.", None),
    ("de", "correction", "Wir haben die Angabe inzwischen korrigiert.", None),
    ("de", "clarification", "Klarstellung: Der Rat hat nur über den Haushalt abgestimmt.", None),
    ("de", "update", "Dieser Artikel wurde am Abend aktualisiert.", None),
    ("de", "retraction", "Die Redaktion hat diesen Artikel nach einer Prüfung zurückgezogen.", None),
    ("en", "correction", "An earlier version of this article said that Solvang was a Danish minister.", "Solvang was a Danish minister."),
    ("en", "correction", "An earlier version of this story misstated the number of towns.", "the number of towns."),
    ("en", "correction", "Correction: the spokesman's name was misspelled.", None),
    ("en", "correction", "This article was amended on 3 May.", None),
    ("en", "clarification", "Clarification: the council voted on the budget alone.", None),
    ("en", "update", "This story has been updated with a statement by the council.", None),
    ("en", "retraction", "This report has been retracted.", None),
    ("de", None, "Die erste Version des Gesetzes hieß es im Rat nur „der Entwurf“.", None),
    ("de", None, "Der Minister korrigierte die Prognose für das Wachstum nach unten.", None),
    ("en", None, "The minister corrected the forecast in a new version of the bill.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "kind", "sentence", "claim"), CASES)
def test_a_notice_is_known_by_its_words(
    language: str, kind: str | None, sentence: str, claim: str | None
) -> None:
    before = "Der Rat tagte am Montag. " if language == "de" else "The council met on Monday. "
    record = incoming(before + sentence, language=language).record
    found = find_notices(record)
    assert [each.kind for each in found] == ([] if kind is None else [kind])
    for notice in found:
        assert notice.span.text(record.text) == sentence
        if claim is not None:
            assert notice.claim is not None
            assert notice.claim.text(record.text) == claim


def test_a_notice_marks_the_sentence_of_the_earlier_version_that_it_corrects(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    old = "Der Rat tagte in Oslo. Die Konferenz sagte 620 Millionen Dollar zu. Danach reisten alle ab."
    new = (
        "Der Rat tagte in Oslo. Die Konferenz sagte 620 Millionen Euro zu. Danach reisten alle ab. In einer früheren"
        " Version hieß es, die Konferenz habe 620 Millionen Dollar zugesagt."
    )
    store(path, incoming(old, id="1"), incoming(new, id="1"))
    with Store(path) as kept:
        (notice,) = kept.notices()
    assert notice.claim == "die Konferenz habe 620 Millionen Dollar zugesagt."
    assert notice.about == "Die Konferenz sagte 620 Millionen Dollar zu."


def test_without_an_earlier_version_it_marks_the_corrected_sentence_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    text = (
        "The council met in Oslo. The conference pledged 620 million euros. Then all left. An earlier version of this"
        " article said the conference pledged 620 million dollars."
    )
    store(path, incoming(text, language="en"))
    with Store(path) as kept:
        (notice,) = kept.notices()
    assert notice.about == "The conference pledged 620 million euros."


def test_a_claim_that_fits_no_sentence_clearly_marks_none(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    text = "Der Rat tagte. Der Rat tagte lange. In einer früheren Version hieß es, der Rat habe getagt."
    store(path, incoming(text))
    with Store(path) as kept:
        assert [each.about for each in kept.notices()] == [None]


@pytest.mark.parametrize(
    "words", ["in einer früheren version ", "wir haben die ", "artikel ", "korrektur: " * 3]
)
def test_hostile_text_takes_no_longer_than_its_length(words: str) -> None:
    record = incoming("Der Rat tagte. " + (words * 40 + ". ").capitalize() * 200).record
    began = time.process_time()
    find_notices(record)
    assert time.process_time() - began < 2
