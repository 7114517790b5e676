"""The gold pairs for linking across articles keep the format and the shares that their README states."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import msgspec
import pytest
from msgspec import Struct

import eval.actors
from wortlaut.records import Act, Language, StatementType, Status
from wortlaut.spans import Span, join, trim

GOLD = Path(eval.actors.__file__).with_name("gold")

STATEMENTS_SAME = {"verbatim", "shortened", "reworded", "translated", "indirect"}
STATEMENTS_OTHER = {
    "other_statement", "figure", "negated", "other_speaker", "later",
    "plan_fact", "demand_pledge", "same_conference", "formula",
}  # fmt: skip
ACTORS_SAME = {
    "transliteration", "first_name", "title", "double_name", "umlaut",
    "married_name", "abbreviation", "translated_name", "changed_office",
}  # fmt: skip
ACTORS_OTHER = {
    "surname", "relative", "namesake", "ministry_country", "party_branch",
    "club_city", "agency_ministry", "same_office", "same_abbreviation",
}  # fmt: skip
OPENING = tuple("„“‘»«")


class StatementSide(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: str
    published: str
    publisher: str | None
    language: Language
    quote: tuple[Span, ...]
    speaker: tuple[Span, ...]
    actor: str
    type: StatementType
    act: Act
    status: Status


class ActorSide(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: str
    published: str
    publisher: str | None
    language: Language
    mention: Span
    kind: Literal["person", "organization", "place", "group", "other"]


class StatementPair(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    a: StatementSide
    b: StatementSide
    same: bool
    relation: str
    note: str


class ActorPair(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    a: ActorSide
    b: ActorSide
    same: bool
    relation: str
    note: str


Pair = TypeVar("Pair", StatementPair, ActorPair)


def read(name: str, kind: type[Pair]) -> list[Pair]:
    return [msgspec.json.decode(line, type=kind) for line in (GOLD / name).read_bytes().splitlines()]


class Rules(NamedTuple):
    """What a file's README promises."""

    same: set[str]
    other: set[str]
    least: int  # pairs of every relation


STATEMENTS = [read(f"link-statements{which}.jsonl", StatementPair) for which in ("", "-2")]
ACTORS = [read(f"link-actors{which}.jsonl", ActorPair) for which in ("", "-2")]
FILES: list[tuple[list[StatementPair] | list[ActorPair], Rules]] = [
    *((pairs, Rules(STATEMENTS_SAME, STATEMENTS_OTHER, 7)) for pairs in STATEMENTS),
    *((pairs, Rules(ACTORS_SAME, ACTORS_OTHER, 6)) for pairs in ACTORS),
]
SIDES = [(f"{p.id}.{n}", s) for pairs, _ in FILES for p in pairs for n, s in (("a", p.a), ("b", p.b))]
both = pytest.mark.parametrize(
    ("pairs", "rules"), FILES, ids=["statements", "statements-2", "actors", "actors-2"]
)


def spans_of(side: StatementSide | ActorSide) -> list[Span]:
    return [side.mention] if isinstance(side, ActorSide) else [*side.quote, *side.speaker]


def languages(pair: StatementPair | ActorPair) -> tuple[str, ...]:
    return tuple(sorted((pair.a.language, pair.b.language)))


@both
def test_there_are_enough_pairs_and_half_of_them_are_not_the_same(
    pairs: list[StatementPair] | list[ActorPair], rules: Rules
) -> None:
    assert len(pairs) >= 140
    assert sum(pair.same for pair in pairs) * 2 == len(pairs)


@both
def test_every_relation_is_covered_and_says_whether_it_is_the_same(
    pairs: list[StatementPair] | list[ActorPair], rules: Rules
) -> None:
    counts = Counter(pair.relation for pair in pairs)
    assert set(counts) == rules.same | rules.other
    assert min(counts.values()) >= rules.least
    assert [p.id for p in pairs if p.same != (p.relation in rules.same)] == []


@both
def test_german_english_and_mixed_pairs_stand_on_both_sides_of_the_verdict(
    pairs: list[StatementPair] | list[ActorPair], rules: Rules
) -> None:
    counts = Counter((pair.same, languages(pair)) for pair in pairs)
    wanted = {(same, pair) for same in (True, False) for pair in (("de", "de"), ("en", "en"), ("de", "en"))}
    assert set(counts) == wanted
    assert min(counts.values()) >= 10


@both
def test_every_pair_has_an_id_of_its_own_and_a_reason(
    pairs: list[StatementPair] | list[ActorPair], rules: Rules
) -> None:
    assert len({pair.id for pair in pairs}) == len(pairs)
    assert [p.id for p in pairs if not p.note or p.relation not in p.id] == []
    assert len({(p.a.text, p.b.text) for p in pairs}) == len(pairs)
    assert [p.id for p in pairs if p.a.text == p.b.text] == []


@pytest.mark.parametrize("pairs", STATEMENTS)
def test_each_way_of_retelling_a_statement_has_fourteen_pairs(pairs: list[StatementPair]) -> None:
    counts = Counter(pair.relation for pair in pairs if pair.same)
    assert set(counts.values()) == {14}


@pytest.mark.parametrize("pairs", STATEMENTS)
def test_only_translations_cross_the_language_among_statements_that_are_the_same(
    pairs: list[StatementPair],
) -> None:
    crossing = {pair.relation for pair in pairs if pair.same and pair.a.language != pair.b.language}
    assert crossing == {"translated"}
    assert all(p.a.language != p.b.language for p in pairs if p.relation == "translated")


@pytest.mark.parametrize("pairs", STATEMENTS)
def test_direct_and_indirect_speech_meet_in_the_relation_indirect(pairs: list[StatementPair]) -> None:
    indirect = [pair for pair in pairs if pair.relation == "indirect"]
    assert all({pair.a.type, pair.b.type} == {"direct", "indirect"} for pair in indirect)
    assert {pair.a.type for pair in indirect} == {"direct", "indirect"}


def test_what_is_the_same_is_told_by_two_outlets() -> None:
    for pairs, _ in FILES:
        assert [p.id for p in pairs if p.same and p.a.publisher == p.b.publisher] == []


def test_some_of_what_is_the_same_is_told_on_another_day_and_some_of_the_rest_on_the_same() -> None:
    for pairs, _ in FILES:
        same_day = Counter((pair.same, pair.a.published == pair.b.published) for pair in pairs)
        assert min(same_day[key] for key in ((True, False), (True, True), (False, True))) >= 10


def word_is_cut(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def span_faults(span: Span, text: str) -> list[str]:
    if not 0 <= span.start < span.end <= len(text):
        return ["outside the text"]
    edges = [at for at in span if word_is_cut(text, at)]
    return [f"cuts a word at {at}" for at in edges] + ["white space at its ends"] * (trim(span, text) != span)


def faults(side: StatementSide | ActorSide) -> list[str]:
    found = [fault for span in spans_of(side) for fault in span_faults(span, side.text)]
    if isinstance(side, ActorSide):
        return found
    if len(side.speaker) != 1 or not side.quote or join(side.quote) != side.quote:
        return [*found, "not one speaker and an ordered quote"]
    if side.actor not in side.text:
        found.append("actor is not in the text")
    if side.text.startswith(OPENING, side.quote[0].start) != (side.type == "direct"):
        found.append("quotation marks do not fit the type")
    if any(span.overlaps(side.speaker[0]) for span in side.quote) != (side.type == "reported"):
        found.append("only a reported statement holds its speaker")
    return found


def test_offsets_name_whole_words_and_the_labels_fit_them() -> None:
    assert {name: faults(side) for name, side in SIDES if faults(side)} == {}


def test_offsets_that_slip_by_one_are_noticed() -> None:
    for side in (side for _, side in SIDES if isinstance(side, ActorSide)):
        moved = Span(side.mention.start - 1, side.mention.end - 1)
        assert faults(msgspec.structs.replace(side, mention=moved))


def test_every_side_is_a_short_article_with_a_date() -> None:
    for name, side in SIDES:
        assert date.fromisoformat(side.published).isoformat() == side.published, name
        title, _, body = side.text.rpartition("\n\n")
        assert "\n" not in title + body, name
        assert 2 <= len(re.findall(r"[.?!][“”’»«]?(?=\s|$)", body)) <= 6, name
        assert not set("[]{}|") & set(side.text), name
