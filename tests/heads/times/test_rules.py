"""The data of the times: every pattern compiles, is bounded, and makes a meaning."""

from __future__ import annotations

import re

import pytest

from wortlaut.heads.times.guards import GUARDS
from wortlaut.heads.times.meaning import Meaning
from wortlaut.heads.times.rules import rules
from wortlaut.language import LANGUAGES, load
from wortlaut.records import Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_compiles_and_names_fields_of_a_meaning(language: Language) -> None:
    lexicon, compiled = rules(language)
    assert len(compiled) > 100
    for rule in compiled:
        names = {field for _, field, _ in rule.groups} - {"det"} | set(rule.fields)
        for _, field, classes in rule.groups:
            for name in classes:
                assert lexicon.codes(name), field
        unknown = (
            names
            - set(Meaning.__struct_fields__)
            - {"moment", "number_lasting", "weekday_part", "whole_unit"}
        )
        assert not unknown, (rule.pattern.pattern, unknown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_guard_that_the_data_names_is_there(language: Language) -> None:
    named = {rule["guard"] for rule in load(language, "times_rules")["rules"] if "guard" in rule}
    assert named <= set(GUARDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_repeats_without_a_bound(language: Language) -> None:
    data = load(language, "times_rules")
    for pattern in [rule["pattern"] for rule in data["rules"]] + list(data["macros"].values()):
        assert not re.search(r"(?<![\\\[])[*+]|\{\d+,\}", pattern), pattern


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_matches_nothing(language: Language) -> None:
    _, compiled = rules(language)
    assert not [rule for rule in compiled if rule.pattern.fullmatch("")]
