"""Which later statement may repeat, reverse or fulfil an earlier one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from wortlaut.records import Act, Status
from wortlaut.store.dossiers.candidates import MOST, Item, candidates, kind
from wortlaut.store.dossiers.told import Candidate
from wortlaut.store.linking.said import Said, words_of
from wortlaut.store.stored import StoredStatement


def item(
    number: int, quote: str, act: Act = "assert", status: Status = "actual", language: str = "de", **more: Any
) -> Item:
    """Return a statement of the day of its number."""
    compared = Said(
        id=number, article=number, version=number, same_article=number, language=language, day=number,  # type: ignore[arg-type]
        type="direct", status=status, quote=quote, speaker="", actor=0, places=frozenset(more.pop("places", ())),
        around=frozenset(), numbers=frozenset(more.pop("numbers", ())), words=words_of(quote, language),  # type: ignore[arg-type]
    )  # fmt: skip
    statement = StoredStatement(
        id=f"s{number}", article=f"a{number}", title="", outlet=None, published=None, language=None, type="direct",
        medium="speech", act=act, status=status, score=1.0, quote=quote, speaker="", cue="", addressee="",
    )  # fmt: skip
    return structs.replace(Item("works", "Norway", number, compared, statement), **more)


FILLER = [
    item(100 + number, words)
    for number, words in enumerate(
        ["Regen fällt", "Wind weht", "Sonne scheint", "Nebel zieht", "Schnee liegt", "Hagel schlägt"] * 3
    )
]
PLEDGE = item(1, "Wir eröffnen das Lazarett in Agadez", "pledge", "planned")


def told(*items: Item) -> list[Candidate]:
    return candidates([*items, *FILLER])


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (("pledge", "planned"), ("assert", "actual"), "may fulfil"),
        (("assert", "planned"), ("announce", "actual"), "may repeat"),
        (("announce", "planned"), ("reject", "denied"), "may reverse"),
        (("reject", "denied"), ("pledge", "planned"), "may reverse"),
        (("deny", "denied"), ("assert", "actual"), "may reverse"),
        (("reject", "denied"), ("assert", "denied"), "may repeat"),
        (("demand", "demanded"), ("appeal", "demanded"), "may repeat"),
        (("ask", "uncertain"), ("assert", "actual"), None),
    ],
)
def test_act_and_status_say_what_the_relation_may_be(first: Any, second: Any, relation: str | None) -> None:
    found = told(
        item(1, "das Lazarett in Agadez öffnet", *first), item(2, "ein Lazarett in Agadez öffnet", *second)
    )
    assert [each.relation for each in found] == ([relation] if relation else [])


def test_a_sentence_that_denies_fulfils_nothing() -> None:
    (found,) = told(PLEDGE, item(2, "Es war schwer, und wir eröffnen das Lazarett in Agadez nicht"))
    assert found.relation == "may reverse"


def test_both_sentences_and_what_they_share_are_told() -> None:
    (found,) = told(
        structs.replace(PLEDGE, compared=structs.replace(PLEDGE.compared, numbers=frozenset({60.0}))),
        item(2, "Das Lazarett in Agadez ist eröffnet", numbers=[60.0]),
    )
    assert (found.earlier.id, found.later.id) == ("s1", "s2")
    assert found.reason == (
        "both have the words eröffnen, lazarett, agadez and the figures 60; pledge (planned), then assert"
    )


def test_words_of_the_other_language_count_where_one_can_stand_for_the_other() -> None:
    english = item(2, "The hospital in Agadez has opened with sixty beds", language="en", places=[5])
    german = item(1, "Das Krankenhaus in Agadez wird eröffnet", "pledge", "planned", places=[5])
    (found,) = told(german, english)
    assert "krankenhaus" in found.reason


@pytest.mark.parametrize(
    "other",
    [
        {"line": "money"},
        {"side": "Chad"},
        {"head": 1},  # told again, not said again
    ],
)
def test_another_line_side_or_telling_is_no_candidate(other: dict[str, Any]) -> None:
    assert told(PLEDGE, item(2, "Das Lazarett in Agadez ist eröffnet", **other)) == []


def test_the_same_day_or_article_no_date_or_only_places_are_no_candidate() -> None:
    later = item(2, "Das Lazarett in Agadez ist eröffnet")
    same_day = structs.replace(later, compared=structs.replace(later.compared, day=1))
    same_article = structs.replace(later, compared=structs.replace(later.compared, same_article=1))
    assert told(PLEDGE, same_day) == told(PLEDGE, same_article) == []
    undated = structs.replace(PLEDGE, compared=structs.replace(PLEDGE.compared, day=0))
    assert told(undated, later) == []
    places = list(range(40))
    assert told(item(1, "Dort", "pledge", "planned", places=places), item(2, "Hier", places=places)) == []


def test_many_statements_give_no_more_than_so_many_candidates() -> None:
    many = [item(number, f"Lazarett Agadez Betten Nummer{number % 30}") for number in range(1, 600)]
    found = candidates(many)
    assert len(found) <= MOST
    assert all(each.weight < 1 for each in found)


@given(
    st.sampled_from(["assert", "pledge", "reject", "demand", "ask"]),
    st.sampled_from(["actual", "planned", "denied"]),
)
def test_every_statement_does_one_thing(act: str, status: str) -> None:
    assert kind(act, status) in {"promised", "refused", "demanded", "actual", "open"}
