"""The data of the times: every pattern compiles, is bounded, and makes a meaning."""

from __future__ import annotations

import re

import pytest

from wortlaut.heads.times.guards import GUARDS
from wortlaut.heads.times.meaning import Meaning
from wortlaut.heads.times.rules import needed, rules
from wortlaut.language import LANGUAGES, load
from wortlaut.records import Language
from wortlaut.spans import Span


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


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[ab]?[c] (?:[d])[e]{0,2}", ["c", "d"]),
        ("(?P<span_0>(?P<g0>[ab])(?:[c]|[d]))(?![e])", ["ab"]),
        ("[ab]|[c]", []),
        ("(?:[ab]|[c])?(?=[d])[xyz][e]{1,3}", ["e", "xyz"]),
        ("[ab] ?\\[[c]", ["c", "ab"]),
    ],
)
def test_what_may_be_left_out_is_not_needed(pattern: str, expected: list[str]) -> None:
    assert [frozenset(codes) for codes in expected] == list(needed(pattern))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_is_passed_over_that_matches(language: Language) -> None:
    lexicon, compiled = rules(language)
    text = (
        "In der Nacht auf Dienstag, 3. Mai 2011, um 3 Uhr; seit drei Jahren, im 19. Jahrhundert, Ende der 80er-Jahre, jeden Montag. "
        "On Monday, 3 May 2011, at 3 p.m.; for three years, in the 19th century, in the late 1980s, every Monday, last week."
    )
    codes = lexicon.tokens(text, [Span(0, len(text))]).codes
    matching = [rule for rule in compiled if rule.pattern.search(codes)]
    assert len(matching) > 10
    assert all(rule.may_match(frozenset(codes)) for rule in matching)
