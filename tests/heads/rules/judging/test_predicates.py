"""Which verb governs a German sentence."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.predicates import governing


@pytest.mark.parametrize(
    ("sentence", "verb", "act"),
    [
        ("Vor einer neuen Flut hat Lena Brandt am Montag gewarnt.", "warnen", "warn"),
        ("Acht Tote forderte ein Brand auf einem Schiff.", "Tote fordern", "assert"),
        ("Der Verband forderte die Länder auf, mehr zu zahlen.", "auf|fordern", "demand"),
        ("Er forderte ein Lösegeld.", "fordern", "demand"),
        ("Der Entwurf wird als ausgewogen gelobt.", "als loben", "praise"),
        ("Der Kanzler gelobt, die Steuer zu senken.", "geloben", "pledge"),
        ("Moll hatte weitere Hilfen in Aussicht gestellt.", "in Aussicht stellen", "pledge"),
        ("Während die Union schwieg, kritisierte die Opposition den Plan.", "kritisieren", "accuse"),
        ("Der Bund, der die Pläne ablehnt, begrüßte das Urteil.", "begrüßen", "praise"),
        ("Nach dem Rücktritt erklärte Aydin die Lage.", "erklären", "assert"),
        ("Die Werft will im Mai ein Dock bauen.", "wollen", "announce"),
        ("Die Werft will im Mai kein Dock bauen.", "wollen", "reject"),
        ("Bemängelt wurde die Sicherheit.", "bemängeln", "accuse"),
    ],
)
def test_the_governing_verb_stands_in_its_place(sentence: str, verb: str, act: str) -> None:
    found = governing(sentence)
    assert found is not None
    assert (found.form.verb.name, found.form.verb.act) == (verb, act)


def test_a_sentence_without_a_verb_of_saying_has_no_predicate() -> None:
    assert governing("Der Deich an der Elbe brach in der Nacht.") is None
