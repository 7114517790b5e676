"""German forms made from infinitives and principal parts."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.german import german_mood, german_verbs
from wortlaut.heads.rules.verbs import Kind


@pytest.mark.parametrize(
    ("word", "verb", "kind"),
    [
        ("sagte", "sagen", Kind.FINITE),
        ("sagt", "sagen", Kind.FINITE),
        ("sagten", "sagen", Kind.FINITE),
        ("sagen", "sagen", Kind.PLURAL),
        ("sage", "sagen", Kind.SUBJUNCTIVE),
        ("gesagt", "sagen", Kind.PARTICIPLE),
        ("antwortete", "antworten", Kind.FINITE),
        ("behauptet", "behaupten", Kind.PARTICIPLE),
        ("mitteilte", "mit|teilen", Kind.FINITE),
        ("mitgeteilt", "mit|teilen", Kind.PARTICIPLE),
        ("mitzuteilen", "mit|teilen", Kind.INFINITIVE),
        ("wiesen", "zurück|weisen", Kind.FINITE),
        ("zurückgewiesen", "zurück|weisen", Kind.PARTICIPLE),
        ("versprach", "versprechen", Kind.FINITE),
        ("konstatiert", "konstatieren", Kind.PARTICIPLE),
    ],
)
def test_a_form_is_known_as_what_it_is(word: str, verb: str, kind: Kind) -> None:
    assert (verb, kind) in {(form.verb.name, form.kind) for form in german_verbs().forms(word)}


def test_a_separable_verb_asks_for_its_prefix_only_where_it_stands_apart() -> None:
    split = {form.word: form.split for word in ("teilte", "mitteilte") for form in german_verbs().forms(word)}
    assert split == {"teilte": True, "mitteilte": False}


@pytest.mark.parametrize("word", ["sei", "habe", "gehe", "bleibe", "müsse"])
def test_first_subjunctives_are_known(word: str) -> None:
    assert word in german_mood().first


@pytest.mark.parametrize("word", ["meine", "die", "heute", "ist", "große", "eine"])
def test_words_in_e_that_are_no_subjunctive_are_not_taken_for_one(word: str) -> None:
    assert word not in german_mood()
