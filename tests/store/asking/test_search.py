"""What is found is just what meets the question: compared with going through all records."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import wortlaut
from tests.store.made import any_record, made, store
from wortlaut.errors import UsageError
from wortlaut.records import Act, Record, Statement
from wortlaut.spans import Span
from wortlaut.store.asking import filters, search
from wortlaut.store.compounds import runs
from wortlaut.store.stems import fold, stem, stretches, words
from wortlaut.store.words import related


def every(kept: wortlaut.Store) -> list[tuple[Record, Statement]]:
    """Return all statements with their records, in the order of time."""
    records = {each.id: kept.record(each.id) for each in kept.articles()}
    keys = kept.connection.execute(
        "SELECT articles.key, statements.key FROM statements JOIN versions ON versions.id = version AND current = 1"
        " JOIN articles ON articles.id = article ORDER BY statements.id"
    ).fetchall()
    return [
        (records[article], next(each for each in records[article].statements if each.id == key))
        for article, key in keys
    ]


def quote_of(record: Record, statement: Statement) -> str:
    return " … ".join(span.text(record.text) for span in statement.quote)


def has_word(asked: str, record: Record, statement: Statement) -> bool:
    """Say whether a quote has a word in some form, or as a part of a compound that is no name."""
    language = record.source.language or "de"
    stems = {stem(asked, "de"), stem(asked, "en")}
    names = [Span(each.start, each.end) for each in record.mentions if each.kind in {"person", "place"}]
    for span in statement.quote:
        for start, end, word in stretches(span.text(record.text)):
            place = Span(span.start + start, span.start + end)
            parts = (
                set()
                if language == "en" or not word[0].isupper()
                else {stem(part, "de") for part in runs(word)}
            )
            if any(place.overlaps(name) for name in names):
                parts = set()
            if fold(word) == fold(asked) or {fold(word), *related(word, language), *parts} & stems:
                return True
    return False


def has_phrase(asked: str, record: Record, statement: Statement) -> bool:
    held = [word for span in statement.quote for word in words(span.text(record.text))]
    wanted = words(asked)
    return any(held[start : start + len(wanted)] == wanted for start in range(len(held)))


def has_prefix(asked: str, record: Record, statement: Statement) -> bool:
    return any(
        word.startswith(fold(asked)) for span in statement.quote for word in words(span.text(record.text))
    )


VOCABULARY = [
    "Truppe",
    "bleibe",
    "wir",
    "nicht",
    "Ort",
    "Prozent",
    "Zweifel",
    "Stillstand",
    "troop",
    "sind",
    "Sabha",
    "x",
]
PHRASES = ["Keine Bodentruppen", "Orte sind", "kein Zweifel", "no troops", "sind keine"]
TERM = st.one_of(
    st.sampled_from(VOCABULARY).map(lambda word: (word, has_word, word)),
    st.sampled_from(PHRASES).map(lambda phrase: (f'"{phrase}"', has_phrase, phrase)),
    st.sampled_from(["Bod", "ble", "tal", "sin"]).map(lambda start: (f"{start}*", has_prefix, start)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(st.lists(TERM, min_size=1, max_size=2), max_size=2), barred=st.lists(TERM, max_size=1))
def test_words_find_what_going_through_all_quotes_finds(
    kept: wortlaut.Store, asked: list[list[Any]], barred: list[Any]
) -> None:
    typed = " ".join(
        [*(" OR ".join(term[0] for term in group) for group in asked), *(f"-{term[0]}" for term in barred)]
    )
    expected = [
        statement.id
        for record, statement in every(kept)
        if all(any(has(word, record, statement) for _, has, word in group) for group in asked)
        and not any(has(word, record, statement) for _, has, word in barred)
    ]
    assert [each.id for each in kept.search(typed, sort="oldest")] == expected
    assert [each.id for each in kept.search(typed)] == expected[::-1]
    if asked:
        assert sorted(each.id for each in kept.search(typed, sort="best")) == sorted(expected)


FILTERS: dict[str, Any] = {
    "act": st.sampled_from(["assert", ["assert", "warn"], "deny"]),
    "status": st.sampled_from(["actual", ["denied", "planned"]]),
    "type": st.sampled_from(["direct", ["indirect", "reported"]]),
    "language": st.sampled_from(["de", "en"]),
    "outlet": st.sampled_from(["Rundschau", "courier", ["Courier", "kurier.example"], "Nobody"]),
    "least_score": st.sampled_from([0.0, 0.5, 0.8, 0.95, 0.97, 1.0]),
    "since": st.sampled_from(["2016-02-02", "2016-06-02", "2018-01-01"]),
    "until": st.sampled_from(["2016-02-02", "2016-06-01", "2015-01-01"]),
    "undated": st.sampled_from([True, False]),
    "country": st.sampled_from(["IT", "Norwegen", "Libya"]),
}


def meets(record: Record, statement: Statement, asked: dict[str, Any]) -> bool:
    source = record.source
    places = [
        place
        for place in record.places
        if any(span.overlaps(Span(place.start, place.end)) for span in (*statement.quote, *statement.frame))
    ]
    outlet = source.publisher or ("kurier.example" if source.url else None)

    def among(value: str | None, wanted: Any) -> bool:
        return (value or "-").casefold() in [
            each.casefold() for each in ([wanted] if isinstance(wanted, str) else wanted)
        ]

    codes = {"IT": "IT", "Norwegen": "NO", "Libya": "LY"}
    checks: dict[str, Callable[[Any], bool]] = {
        "act": lambda wanted: among(statement.act, wanted),
        "status": lambda wanted: among(statement.status, wanted),
        "type": lambda wanted: among(statement.type, wanted),
        "language": lambda wanted: among(source.language, wanted),
        "outlet": lambda wanted: among(outlet, wanted),
        "least_score": lambda least: statement.score >= least,
        "undated": lambda only: not only or source.published is None,
        "since": lambda day: source.published is not None and source.published[:10] >= day,
        "until": lambda day: source.published is not None and source.published[:10] <= day,
        "country": lambda country: codes[country] in {place.country for place in places},
    }
    return all(checks[name](wanted) for name, wanted in asked.items())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.fixed_dictionaries({}, optional=FILTERS))
def test_filters_find_what_going_through_all_records_finds(
    kept: wortlaut.Store, asked: dict[str, Any]
) -> None:
    expected = [statement.id for record, statement in every(kept) if meets(record, statement, asked)]
    assert [each.id for each in kept.search(sort="oldest", **asked)] == expected


@settings(max_examples=15, deadline=None)
@given(records=st.lists(any_record(), min_size=1, max_size=3), typed=st.text("ab1ä", min_size=1, max_size=2))
def test_in_any_record_words_and_people_are_found(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record], typed: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.db"
    for number, record in enumerate(records):
        store(path, made(record, digest=f"{number:064x}"))
    with wortlaut.open(path) as kept:
        expected = {statement.id for record, statement in every(kept) if has_word(typed, record, statement)}
        assert {each.id for each in kept.search(typed)} == expected
        by = {
            statement.id
            for record, statement in every(kept)
            if any(
                actor.id in statement.speaker_actors and typed in words(actor.name) for actor in record.actors
            )
        }
        assert by <= {each.id for each in kept.search(speaker=typed)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(typed="\ud800")
@given(typed=st.text(alphabet=st.one_of(st.characters(), st.sampled_from('"*-()|:^+„“ ORab'))))
def test_whatever_is_typed_is_answered_or_a_wrong_question(kept: wortlaut.Store, typed: str) -> None:
    for ask in (
        lambda: kept.search(typed), lambda: kept.search(speaker=typed), lambda: kept.search(place=typed),
        lambda: kept.search(near=typed), lambda: kept.search(outlet=typed), lambda: kept.search(since=typed),
        lambda: kept.timeline(typed), lambda: kept.series(typed),
    ):  # fmt: skip
        with suppress(UsageError):
            list(ask())


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"act": "shout"}, "no act 'shout'; there are assert"),
        ({"since": "yesterday"}, "'yesterday' is no day"),
        ({"least_score": 2}, "is no score"),
        ({"dossier": "x"}, "no dossier 'x' in the file; there are sahara"),
        ({"line": "x"}, "say which with dossier"),
        ({"km": 3.0}, "say which with near"),
        ({"near": "Nowhereville"}, "no place 'Nowhereville'"),
        ({"near": "Rom", "km": -1.0}, "no distance"),
        ({"country": "Nowhere"}, "no country 'Nowhere'"),
        ({"speaker": "actor:999"}, "no actor:999 in the file"),
        ({"sort": "best"}, "only where words are searched for"),
        ({"sort": "worst"}, "no order 'worst'"),
        ({"colour": "red"}, "no filter 'colour'"),
        ({"limit": -1}, "no number of things"),
    ],
)
def test_a_wrong_question_says_what_is_right(kept: wortlaut.Store, asked: dict[str, Any], wrong: str) -> None:
    with pytest.raises(UsageError, match=wrong):
        list(kept.search(**asked))


@pytest.mark.parametrize("many", [0, 1, 1000])
def test_of_a_large_dossier_the_index_is_asked_and_the_same_is_found(
    kept: wortlaut.Store, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    in_dossier = {each.id for each in kept.search(dossier="sahara")}
    expected = {
        act: [each.id for each in kept.search(act=act) if each.id in in_dossier] for act in get_args(Act)
    }
    assert sum(map(len, expected.values())) == len(in_dossier) > 1
    monkeypatch.setattr(filters, "_MANY", many)
    monkeypatch.setattr(search, "_LOOKED_UP", 0)
    assert {act: [each.id for each in kept.search(dossier="sahara", act=act)] for act in expected} == expected


def test_a_dossier_and_its_lines_hold_their_statements(kept: wortlaut.Store) -> None:
    ids = [row[0] for row in kept.connection.execute("SELECT key FROM statements ORDER BY id DESC LIMIT 2")]
    assert [each.id for each in kept.search(dossier="sahara")] == ids
    assert [each.id for each in kept.search(dossier="sahara", line="Finanzen")] == ids[:1]
    assert [each.id for each in kept.search("Zweifel OR frei", dossier="Sahara", sort="oldest")] == ids[::-1]
    assert list(kept.search(dossier="sahara", line="x")) == []


def test_the_best_hold_most_of_what_was_asked_for(kept: wortlaut.Store) -> None:
    quotes = [each.quote for each in kept.search("Bodentruppen OR Truppen OR Sabha", sort="best")]
    assert quotes[0] == "„Keine Bodentruppen nach Sabha“"
    assert len(list(kept.search("Truppen", sort="best", limit=1))) == 1


def test_limits_hold(kept: wortlaut.Store) -> None:
    assert len(list(kept.search(limit=3))) == 3
    assert list(kept.search(limit=0)) == []
