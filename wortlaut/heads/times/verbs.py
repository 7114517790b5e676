"""The verb forms of ``times_tense.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from wortlaut.language import load
from wortlaut.records import Language


class Verbs(NamedTuple):
    """The forms of one language by what they tell; the keys are the data file's."""

    past: frozenset[str]
    plain_past: frozenset[str]
    reported: frozenset[str]
    perfect: frozenset[str]
    substitute: frozenset[str]
    joins: frozenset[str]
    planned: frozenset[str]
    future: frozenset[str]
    future_present: frozenset[str]
    attribute: frozenset[str]
    attribute_on: frozenset[str]
    past_attribute: tuple[str, ...]
    future_attribute: tuple[str, ...]
    not_past: frozenset[str]
    past_endings: tuple[str, ...]
    have: frozenset[str]
    participle: re.Pattern[str]
    not_participle: frozenset[str]
    coming: frozenset[str]
    present: frozenset[str]
    present_endings: tuple[str, ...]
    not_present: frozenset[str]
    present_plural: tuple[str, ...]
    no_plural: frozenset[str]
    finite: frozenset[str]
    state: frozenset[str]
    being: frozenset[str]
    aimed: frozenset[str]
    span_from: frozenset[str]
    deeds: tuple[str, ...]
    articles: frozenset[str]
    forward: frozenset[str]
    backward: frozenset[str]
    of: frozenset[str]
    of_noun: frozenset[str]
    so: frozenset[str]
    span_to: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    leading: frozenset[str]
    will: frozenset[str]
    to: str
    to_inside: re.Pattern[str]
    perfect_to: frozenset[str]
    announced: tuple[str, ...]
    capitals: bool
    ordinal_dot: bool


@cache
def verbs_of(language: Language) -> Verbs:
    """Return the forms of a language."""
    data = load(language, "times_tense")
    plain = data["past"].split()
    words = {
        "past": frozenset(_with_prefixes(plain, data["prefixes"].split())) - set(data["no_prefix"].split()),
        "plain_past": frozenset(plain),
        "participle": re.compile(data["participle"]),
        "to_inside": re.compile(data["to_inside"]),
        "to": data["to"],
        "capitals": data["capitals"],
        "ordinal_dot": data["ordinal_dot"],
    }
    tuples = ("past_attribute", "future_attribute", "past_endings", "present_endings", "present_plural")
    words |= {key: tuple(data[key]) for key in tuples} | {
        key: tuple(data[key].split()) for key in ("announced", "deeds")
    }
    for key in Verbs._fields:
        if key not in words:
            value = data[key]
            words[key] = frozenset(value.split() if isinstance(value, str) else value)
    return Verbs(**words)


def _with_prefixes(verbs: Sequence[str], prefixes: Sequence[str]) -> Iterator[str]:
    yield from verbs
    yield from (prefix + verb for prefix in prefixes for verb in verbs)
