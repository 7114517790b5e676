"""Statements as the model that ships reads them: what holds of any text, and how rules and model are weighed."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.heads.test_statements import CASES, ROLES, TEXTS, Case, prepared
from wortlaut.cut.text import CutText
from wortlaut.encode.encode import vectors_of
from wortlaut.encode.pack import Pack, open_pack, packaged
from wortlaut.encode.words import words_of
from wortlaut.heads.neural.draft import Labels, Settings
from wortlaut.heads.neural.statements import read_statements
from wortlaut.heads.rules.read import read_statements as read_by_rules
from wortlaut.records import Language, Statement


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack(packaged(), threads=1)


def labels(pack: Pack) -> Labels:
    """Return the labels in the order of the pack's outputs."""
    told = {name: pack.manifest.labels[name] for name in ("type", "medium", "act", "status")}
    return msgspec.convert(told, Labels)


def read(cut: CutText, pack: Pack, chosen: Settings) -> tuple[Statement, ...]:
    """Read a text with other settings than the pack's."""
    words = words_of(cut)
    vectors = vectors_of(cut.text, words, pack)
    return read_statements(cut, words, vectors, read_by_rules(cut), pack, labels(pack), chosen)


def check_rules_of_the_record(found: tuple[Statement, ...], text: str) -> None:
    """Hold statements to what the record promises."""
    ids = [one.id for one in found]
    assert len(set(ids)) == len(ids)
    assert [one.quote[0].start for one in found] == sorted(one.quote[0].start for one in found)
    for one in found:
        assert one.quote
        assert 0 <= one.score <= 1
        for role in ROLES:
            spans = getattr(one, role)
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert all(before.end < after.start for before, after in pairwise(spans))
        assert not any(span.overlaps(words) for span in one.frame for words in one.quote)
        assert one.inside is None or ids.index(one.inside) < ids.index(one.id)


@pytest.mark.parametrize("case", CASES[::3], ids=[case.name for case in CASES[::3]])
def test_what_is_read_of_a_case_keeps_the_rules_of_the_record(case: Case, pack: Pack) -> None:
    cut = prepared(case.text, case.language)
    loose = Settings(anchor=0.02)  # lets through whatever the model takes for possible
    check_rules_of_the_record(read(cut, pack, loose), case.text)


@pytest.mark.parametrize("case", CASES[1::4], ids=[case.name for case in CASES[1::4]])
def test_who_speaks_stands_in_one_stretch_unless_the_rules_found_two(case: Case, pack: Pack) -> None:
    cut = prepared(case.text, case.language)
    most = max((len(one.speaker) for one in read_by_rules(cut)), default=0)
    likely = {"speaker": 0.02}
    roles = tuple(likely.get(role, 0.5) for role in ROLES)
    found = read(cut, pack, Settings(anchor=0.02, roles=roles))
    assert all(len(one.speaker) <= max(1, most) for one in found)


@settings(max_examples=30)
@given(TEXTS, st.sampled_from(["de", "en"]))
def test_what_is_read_of_any_text_keeps_the_rules_of_the_record(
    pack: Pack, text: str, language: Language
) -> None:
    check_rules_of_the_record(read(prepared(text, language), pack, Settings(anchor=0.02)), text)


@pytest.mark.parametrize("case", CASES[1::6], ids=[case.name for case in CASES[1::6]])
def test_without_weights_what_the_rules_quote_stays(case: Case, pack: Pack) -> None:
    cut = prepared(case.text, case.language)
    quotes = {one.quote for one in read(cut, pack, Settings())}
    assert {one.quote for one in read_by_rules(cut)} <= quotes


TEXT = (
    "Der Innenminister Jonas Brandt sagte am Montag, die Brücke sei sicher. „Wir haben alles geprüft“, erklärte Brandt. "
    "Die Bürgermeisterin forderte, die Straße müsse gesperrt werden."
)


def test_what_scores_less_than_its_finder_needs_is_left_out(pack: Pack) -> None:
    cut = prepared(TEXT, "de")
    evidence = {"always": 0.0, "cue": 2.0}
    every = read(cut, pack, Settings(score=evidence))
    sure = read(cut, pack, Settings(score=evidence, least={"rules": 0.8, "model": 1.0}))
    assert len(every) >= 3
    assert {one.id for one in sure} == {one.id for one in every if one.score >= 0.8 and one.cue}


def test_what_is_common_counts_less_where_rules_and_model_both_know_it(pack: Pack) -> None:
    cut = prepared(TEXT, "de")
    common = [-1000.0 if act == "praise" else 0.0 for act in labels(pack).act]
    assert {one.act for one in read(cut, pack, Settings(common={"act": common}))} == {"praise"}
    assert "praise" not in {one.act for one in read(cut, pack, Settings())}


def test_in_english_the_rules_opinion_adds_what_its_table_says(pack: Pack) -> None:
    cut = prepared(
        "The minister said the bridge was safe. The mayor warned that the road might be closed.", "en"
    )
    acts = labels(pack).act
    table = np.zeros((len(acts), len(acts)))
    table[:, acts.index("praise")] = 1000.0
    weighed = read(cut, pack, Settings(opinions={"act": table.tolist()}))
    assert {one.act for one in weighed} == {"praise"}
    assert "praise" not in {one.act for one in read(cut, pack, Settings())}


@pytest.mark.parametrize("case", CASES[2::5], ids=[case.name for case in CASES[2::5]])
def test_no_speaker_ends_in_a_comma_or_a_mark_without_its_partner(case: Case, pack: Pack) -> None:
    cut = prepared(case.text, case.language)
    for one in read(cut, pack, Settings()):
        for span in (*one.speaker, *one.addressee):
            words = span.text(case.text)
            assert words[-1] not in ",;:–"
            assert words[-1] not in '“"' or any(mark in words[:-1] for mark in '„“"”')


def test_where_the_model_finds_nobody_the_rules_speaker_stays_only_if_it_thinks_him_possible(
    pack: Pack,
) -> None:
    cut = prepared(TEXT, "de")
    nobody = tuple(1 - 1e-9 if role == "speaker" else 0.5 for role in ROLES)
    told = {one.quote: one.speaker for one in read_by_rules(cut)}
    believed = read(cut, pack, Settings(roles=nobody, speaker_rules=-1e9))
    doubted = read(cut, pack, Settings(roles=nobody, speaker_rules=1e9))
    assert any(told.values())
    assert all(one.speaker == told[one.quote] for one in believed if one.quote in told)
    assert not any(one.speaker for one in doubted)


def test_an_addressee_that_the_model_alone_finds_must_be_sure(pack: Pack) -> None:
    cut = prepared(TEXT, "de")
    listening = tuple(1e-3 if role == "addressee" else 0.5 for role in ROLES)
    assert any(one.addressee for one in read(cut, pack, Settings(roles=listening, addressee=-1e9)))
    assert not any(one.addressee for one in read(cut, pack, Settings(roles=listening, addressee=1e9)))


def test_media_are_weighed_by_traits_unless_the_weights_are_left_out(pack: Pack) -> None:
    cut = prepared("Die Räte schrieben in einem Brief, die Brücke sei sicher. Auch das Geländer halte.", "de")
    media = labels(pack).medium
    table = np.zeros((len(media), len(media)))
    table[:, media.index("none")] = 1000.0
    told = {"medium": table.tolist()}
    weighed = read(cut, pack, Settings(opinions=told, share_of_medium=0.0))
    assert {one.medium for one in weighed} == {"writing"}
    assert {one.medium for one in read(cut, pack, Settings(opinions=told, weighed=False))} == {"none"}


def test_a_post_stays_written(pack: Pack) -> None:
    text = "Die Rätin sagte, der Bericht sei falsch.\n\nWir bleiben bis zum Schluss.\n\nAnn Roe"
    parts = tuple(
        msgspec.structs.replace(part, kind="embed", author="Ann Roe")
        if text[part.start :].startswith("Wir")
        else part
        for part in prepared(text, "de").parts
    )
    found = read(prepared(text, "de", parts), pack, Settings())
    post = next(part.span for part in parts if part.kind == "embed")
    assert {one.medium for one in found if post.covers(one.quote[0])} == {"writing"}
