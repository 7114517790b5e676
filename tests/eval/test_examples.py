"""The scorer of the example articles on a small case made by hand, and what the golden records must keep to."""

from __future__ import annotations

import copy
from typing import Any, get_args

import pytest

from eval.examples import Scores, is_actor, is_place, score, table
from eval.golden import Answer, moved, read_gold
from wortlaut.records import (
    Act,
    Actor,
    Figure,
    Medium,
    Place,
    Record,
    SourceInfo,
    Statement,
    StatementType,
    Status,
    Time,
)
from wortlaut.spans import Span

TEXT = "Ada Ohlsen sagte am Montag, in Bern fehlten 30 Betten."
WORDS = [
    Span(0, 3),
    Span(4, 10),
    Span(11, 16),
    Span(17, 19),
    Span(20, 26),
    Span(26, 27),
    Span(28, 30),
    Span(31, 35),
    Span(36, 43),
    Span(44, 46),
    Span(47, 53),
    Span(53, 54),
]
BERN = (46.95, 7.45)
GOLD: dict[str, Any] = {
    "file": "a.txt",
    "id": "a",
    "language": "de",
    "text": TEXT,
    "times": [
        {
            "start": 20,
            "end": 26,
            "type": "DATE",
            "value": "2027-02-01",
            "begin": "2027-02-01",
            "finish": "2027-02-01",
        }
    ],
    "places": [
        {"start": 31, "end": 35, "geonames": 2661552, "name": "Bern", "kind": "city", "lat": 46.9, "lon": 7.4}
    ],
    "figures": [
        {
            "start": 44,
            "end": 46,
            "value": 30.0,
            "high": None,
            "unit": "count",
            "bound": "exact",
            "of": [47, 53],
        }
    ],
    "actors": [
        {
            "id": "a1",
            "name": "Ada Ohlsen",
            "kind": "person",
            "roles": [],
            "aliases": ["Ohlsen"],
            "names": [[0, 10]],
        }
    ],
    "statements": [
        {
            "type": "indirect",
            "medium": "speech",
            "quote": [[28, 53]],
            "speaker": [[0, 10]],
            "cue": [[11, 16]],
            "frame": [[0, 27]],
            "addressee": [],
            "speaker_actors": ["a1"],
            "act": "assert",
            "status": "actual",
        }
    ],
}


def record(**changes: Any) -> Record:
    statement = Statement(
        id="s",
        type="indirect",
        medium="speech",
        quote=(Span(28, 53),),
        speaker=(Span(0, 10),),
        cue=(Span(11, 16),),
        frame=(Span(0, 27),),
        speaker_actors=("x",),
        act="assert",
        status="actual",
        score=0.9,
    )
    values: dict[str, Any] = {
        "source": SourceInfo(id="a", language="de"),
        "text": TEXT,
        "parts": (),
        "sentences": (),
        "actors": (Actor(id="x", name="Ada Ohlsen", kind="person"),),
        "statements": (statement,),
        "times": (
            Time(start=20, end=26, type="DATE", value="2027-02-01", begin="2027-02-01", finish="2027-02-01"),
        ),
        "places": (place(2661552, BERN),),
        "figures": (Figure(start=44, end=46, value=30.0, unit="count", bound="exact", of=Span(47, 53)),),
    }
    return Record(**(values | changes))


def place(geonames: int | None, point: tuple[float, float]) -> Place:
    return Place(
        start=31,
        end=35,
        geonames=geonames,
        name="Bern",
        kind="city",
        country="CH",
        lat=point[0],
        lon=point[1],
        reason="only",
    )


def scored(of: Record) -> Scores:
    return score([Answer("a.txt", GOLD, of, WORDS)])


def test_a_record_equal_to_the_golden_one_is_right_in_everything_and_has_no_errors() -> None:
    scores = scored(record())
    assert set(table(scores).values()) == {1.0}
    assert scores.lines == []


def test_an_empty_record_misses_everything() -> None:
    scores = scored(record(statements=(), times=(), places=(), figures=(), actors=()))
    assert set(table(scores).values()) == {0.0}
    assert [line[:1] for line in scores.lines] == ["-"] * 6


def test_wrong_labels_of_a_statement_that_is_met_are_counted_and_told_one_by_one() -> None:
    statement = record().statements[0]
    other = {name: getattr(statement, name) for name in statement.__struct_fields__}
    wrong = Statement(**(other | {"act": "deny", "status": "denied", "speaker_actors": ()}))
    scores = scored(record(statements=(wrong,)))
    figures = table(scores)
    assert figures["statement_found_f1"] == 1.0
    assert (figures["act"], figures["status"], figures["speaker_actor_right"]) == (0.0, 0.0, 0.0)
    assert [line.rsplit(": ", 1)[1] for line in scores.lines] == [
        "speaker_actor ['Ada Ohlsen'] is []",
        "act assert is deny",
        "status actual is denied",
    ]


def test_a_statement_of_another_type_is_met_but_not_found() -> None:
    statement = record().statements[0]
    other = {name: getattr(statement, name) for name in statement.__struct_fields__}
    figures = table(scored(record(statements=(Statement(**(other | {"type": "direct"})),))))
    assert figures["statement_found_f1"] == 0.0
    assert figures["act"] == 1.0


def test_a_statement_too_many_lowers_what_is_found_and_is_told() -> None:
    statement = record().statements[0]
    other = {name: getattr(statement, name) for name in statement.__struct_fields__}
    extra = Statement(**(other | {"id": "t", "quote": (Span(0, 10),)}))
    scores = scored(record(statements=(statement, extra)))
    assert table(scores)["statement_found_f1"] == pytest.approx(2 / 3)
    assert scores.lines == ["+ statement indirect “Ada Ohlsen”"]


def test_a_time_of_another_value_is_missed_once_and_once_too_many() -> None:
    time = Time(start=20, end=26, type="DATE", value="2027-02-08", begin="2027-02-01", finish="2027-02-01")
    scores = scored(record(times=(time,)))
    assert (table(scores)["times_f1"], table(scores)["times_interval"]) == (0.0, 1.0)
    assert scores.lines == ["- times 'Montag' at 20 2027-02-01", "+ times 'Montag' at 20 2027-02-08"]


def test_a_place_is_right_by_its_id_or_by_a_point_near_by() -> None:
    assert table(scored(record(places=(place(None, BERN),))))["places_f1"] == 1.0
    assert table(scored(record(places=(place(1, (40.9, -84.0)),))))["places_f1"] == 0.0
    assert is_place(GOLD["places"][0], 2661552, (0.0, 0.0))
    assert not is_place(GOLD["places"][0], None, (47.4, 8.5))


def test_a_figure_must_be_right_in_everything() -> None:
    figure = Figure(start=44, end=46, value=30.0, unit="count", bound="about", of=Span(47, 53))
    assert table(scored(record(figures=(figure,))))["figures_f1"] == 0.0


def test_an_actor_is_known_by_any_of_its_names_and_a_nameless_one_by_a_part_of_its_description() -> None:
    named = GOLD["actors"][0]
    assert is_actor(named, "Ohlsen", TEXT)
    assert not is_actor(named, "Ada", TEXT)
    group = {"name": "aid officials in Bern", "kind": "group", "aliases": [], "names": []}
    assert is_actor(group, "Aid officials", TEXT)
    assert not is_actor(group, "officials of the aid", TEXT)


def test_golden_offsets_move_with_the_text_and_what_is_gone_becomes_empty() -> None:
    there = moved(copy.deepcopy(GOLD), "Stand: heute. " + TEXT.replace("in Bern ", ""))
    assert there["times"][0]["start"] == 34
    assert there["figures"][0]["of"] == [53, 59]
    assert (there["places"][0]["start"], there["places"][0]["end"]) == (0, 0)
    start, end = there["statements"][0]["quote"][0]
    assert there["text"][start:end] == "fehlten 30 Betten"


@pytest.mark.parametrize("gold", read_gold(), ids=lambda gold: f"{gold['file']}-{gold['id'][:20]}")
def test_golden_records_keep_to_the_format(gold: dict[str, Any]) -> None:
    text, actors = gold["text"], {actor["id"] for actor in gold["actors"]}
    spans = [(one["start"], one["end"]) for key in ("times", "places", "figures") for one in gold[key]]
    spans += [tuple(span) for actor in gold["actors"] for span in actor["names"]]
    for statement in gold["statements"]:
        parts = [statement[part] for part in ("quote", "speaker", "cue", "frame", "addressee")]
        spans += [tuple(span) for part in parts for span in part]
        assert statement["quote"]
        assert all(part == sorted(part) for part in parts)
        assert statement["type"] in get_args(StatementType)
        assert statement["medium"] in get_args(Medium)
        assert statement["act"] in get_args(Act)
        assert statement["status"] in get_args(Status)
        assert {*statement["speaker_actors"], *statement["addressee_actors"]} <= actors
        assert all(
            any(frame[0] <= cue[0] and cue[1] <= frame[1] for frame in statement["frame"])
            for cue in statement["cue"]
        )
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for start, end in spans)
