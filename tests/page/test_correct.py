"""A person corrects what the program found, on the page; it is marked as theirs, and can be undone."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.page.conftest import client_of, token_of
from wortlaut.page import links
from wortlaut.page.correct import local
from wortlaut.page.correct_words import refused
from wortlaut.page.settings import Settings
from wortlaut.page.words import words
from wortlaut.records import Record, Statement
from wortlaut.spans import Span
from wortlaut.store.asking.addresses import figure_at
from wortlaut.store.checking import file_problems
from wortlaut.store.reading import open_store

JSON = {"accept": "application/json"}


@pytest.fixture
def page(own: Path) -> Iterator[TestClient]:
    """A client of a record of its own, whose user is Eva Lindqvist."""
    with client_of(own, Settings(user="Eva Lindqvist")) as made:
        yield made


@pytest.fixture
def said(record: Record) -> Statement:
    """A statement whose speaker is one of several persons of its article."""
    return next(each for each in record.statements if each.speaker_actors and each.speaker and each.cue)


def form(page: TestClient, record: Record, said: Statement, **typed: Any) -> Any:
    """Send a statement's form with script."""
    data = {"article": record.source.id, "next": "/", **typed}
    return page.post(f"/correct/statement/{said.id}", data=data, headers=token_of(page) | JSON)


def now(own: Path, record: Record, said: Statement) -> Statement | None:
    """Return the statement as it stands now; the file must be whole."""
    with open_store(own) as store:
        found = store.record(record.source.id)
    return next((each for each in found.statements if each.id == said.id), None)


def name_of(record: Record, actor: str) -> str:
    return next(each.name for each in record.actors if each.id == actor)


def test_only_what_differs_is_said_and_stands_there_as_a_persons_word(
    page: TestClient, own: Path, record: Record, said: Statement
) -> None:
    other = next(
        each for each in record.actors if each.kind == "person" and each.id not in said.speaker_actors
    )
    act = "regret" if said.act != "regret" else "warn"
    answer = form(
        page, record, said, act=act, status=said.status, speaker=["", other.name],
        speaker_spans=",".join(f"{span.start}-{span.end}" for span in said.speaker), reason="heard it",
    )  # fmt: skip
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["given"]) == 2
    after = now(own, record, said)
    assert after is not None
    assert (after.act, after.status, after.speaker_actors) == (act, said.status, (other.id,))
    for address in (links.article(record.source.id), links.statement(said.id)):
        shown = page.get(address).text
        assert f"The speaker is {other.name}." in shown
        assert "by Eva Lindqvist, " in shown
        assert "heard it" in shown
    with open_store(own) as store:
        assert not list(file_problems(store.connection))


def test_undoing_gives_back_what_the_program_found(
    page: TestClient, own: Path, record: Record, said: Statement
) -> None:
    key = form(page, record, said, act="deny" if said.act != "deny" else "warn").json()["given"][0]["key"]
    assert now(own, record, said) != said
    back = page.post(
        f"/corrections/{key}/undo",
        data={"next": "/corrections"},
        headers=token_of(page),
        follow_redirects=False,
    )
    assert back.headers["location"] == "/corrections"
    assert now(own, record, said) == said
    again = page.post(f"/corrections/{key}/undo", headers=token_of(page))
    assert again.status_code == 404
    assert "This was undone already." in again.text


def test_words_are_chosen_by_offsets_or_typed_as_they_stand(
    page: TestClient, own: Path, record: Record, said: Statement
) -> None:
    start, end = said.quote[0]
    assert form(page, record, said, quote_spans=f"{start}-{end - 5}").status_code == 200
    after = now(own, record, said)
    assert after is not None
    assert after.quote[0].start == start
    assert after.quote[0].end <= end - 5
    typed = record.text[start:end].split()[0]
    unchanged = ",".join(f"{span.start}-{span.end}" for span in after.quote)
    assert form(page, record, said, quote_spans=unchanged, quote_words=typed).status_code == 200
    last = now(own, record, said)
    assert last is not None
    assert last.quote[0].text(record.text) == typed


def test_it_is_no_statement_and_comes_back(
    page: TestClient, own: Path, record: Record, said: Statement
) -> None:
    assert form(page, record, said, none="yes").status_code == 200
    assert now(own, record, said) is None
    foot = page.get(links.article(record.source.id)).text
    assert "This is no statement." in foot
    assert page.get(f"/correct/statement/{said.id}", params={"article": record.source.id}).status_code == 404


@pytest.mark.parametrize(
    ("typed", "kind", "reason"),
    [
        (
            {"speaker": "Nobody Atall", "speaker_spans": ""},
            "speaker",
            "Nobody in the record is called “Nobody Atall”",
        ),
        ({"quote_spans": ""}, "quote", "A statement needs the words that it quotes."),
        ({"quote_spans": "900000-900010"}, "quote", "Say which words."),
        ({"cue_words": "words of no text", "cue_spans": "KEEP"}, "cue", "The text does not have the words"),
        ({"version": "7", "act": "CHANGE"}, "act", "The text has changed meanwhile."),
        ({"act": "shout"}, "act", "act is one of"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_changed(
    page: TestClient,
    own: Path,
    record: Record,
    said: Statement,
    typed: dict[str, str],
    kind: str,
    reason: str,
) -> None:
    keep = ",".join(f"{span.start}-{span.end}" for span in said.cue)
    change = "warn" if said.act != "warn" else "deny"
    sent = {name: {"KEEP": keep, "CHANGE": change}.get(value, value) for name, value in typed.items()}
    answer = form(page, record, said, **({"status": "denied"} if kind != "act" else {}), **sent)
    assert answer.status_code == 400
    assert answer.json()["kind"] == kind
    assert reason in answer.json()["error"]
    assert now(own, record, said) == said
    plain = page.post(
        f"/correct/statement/{said.id}", data={"article": record.source.id, **sent}, headers=token_of(page)
    )
    assert plain.status_code == 400
    assert reason.replace("“", "").split("”")[0][:20] in plain.text


def test_a_missing_statement_is_added_by_somebody_new(page: TestClient, own: Path, record: Record) -> None:
    taken = [span for each in record.statements for span in each.quote]
    closed = taken + [part.span for part in record.parts if part.repeats is not None]
    sentences = [Span(each.start, each.end) for each in record.sentences]
    free = next(each for each in sentences if not any(span.overlaps(each) for span in closed))
    at = f"/correct{links.article(record.source.id)}"
    data = {
        "kind": "add",
        "spans": f"{free.start}-{free.end}",
        "speaker": "Greta Holm",
        "act": "demand",
        "next": "/",
    }
    refused_first = page.post(at, data=data, headers=token_of(page) | JSON)
    assert refused_first.status_code == 400
    answer = page.post(at, data=data | {"speaker_new": "person"}, headers=token_of(page) | JSON)
    assert answer.status_code == 200, answer.text
    assert "Greta Holm" in answer.json()["says"]
    shown = page.get(links.article(record.source.id)).text
    assert "This is a statement by Greta Holm." in shown
    twice = page.post(at, data=data | {"speaker_new": "person"}, headers=token_of(page) | JSON)
    assert "A statement stands there already." in twice.json()["error"]


def test_a_place_is_looked_up_and_said(page: TestClient, own: Path, record: Record) -> None:
    place = record.places[0]
    at = f"/correct{links.article(record.source.id)}"
    span = f"{place.start}-{place.end}"
    found = page.get(at, params={"what": "place", "span": span, "name": "Springfield"}).text
    assert "Greene County" in found
    assert "4409896" in found
    data = {"kind": "place", "spans": span, "value": "4409896"}
    assert page.post(at, data=data, headers=token_of(page) | JSON).status_code == 200
    with open_store(own) as store:
        assert store.record(record.source.id).places[0].geonames == 4409896
    none = page.post(at, data={**data, "no_place": "yes"}, headers=token_of(page) | JSON)
    assert none.json()["given"][0]["says"] == "This names no place."
    wrong = page.post(at, data={**data, "value": "Nowhereville an der Ruhr"}, headers=token_of(page) | JSON)
    assert "No place is called" in wrong.json()["error"]


def test_two_actors_are_said_to_be_the_same_and_a_contradiction_is_refused(
    page: TestClient, own: Path, record: Record
) -> None:
    one, two = [each for each in record.actors if each.kind == "person"][:2]
    at = f"/correct{links.actor(record.source.id, one.id)}"
    assert one.name in page.get(at, params={"name": two.name}).text
    data = {
        "of": record.source.id,
        "one": one.id,
        "other": two.id,
        "other_article": record.source.id,
        "next": "/",
    }
    for kind, status in (("same", 200), ("not_same", 200)):
        answer = page.post(at, data={**data, "kind": kind}, headers=token_of(page) | JSON)
        assert answer.status_code == status, answer.text
    itself = page.post(at, data={**data, "other": one.id, "kind": "same"}, headers=token_of(page) | JSON)
    assert itself.json()["error"] == "These are one and the same."
    three = [each for each in record.actors if each.kind == "person"][2]
    for other, kind in ((three.id, "same"), (two.id, "not_same")):
        page.post(at, data={**data, "other": other, "kind": kind}, headers=token_of(page) | JSON)
    against = {**data, "one": two.id, "other": three.id, "kind": "same"}
    told = page.post(at, data=against, headers=token_of(page) | JSON)
    assert told.status_code == 400
    assert "contradicts" in told.json()["error"]


def test_the_log_is_listed_saved_and_taken_in_again(
    page: TestClient, own: Path, example: Path, record: Record, said: Statement, tmp_path: Path
) -> None:
    assert "Nobody has corrected anything yet." in page.get("/corrections").text
    form(page, record, said, act="deny" if said.act != "deny" else "warn", reason="<b>bold</b>")
    listed = page.get("/corrections").text
    assert "<b>bold" not in listed
    assert "&lt;b&gt;bold" in listed
    assert page.get("/corrections?show=undone").text.count('class="log-head"') == 0
    assert page.get("/corrections?show=waiting").text.count('class="log-head"') == 0
    saved = page.get("/corrections/export").content
    other = tmp_path / "other.db"
    other.write_bytes(example.read_bytes())
    with client_of(other) as there:
        for told in ("1 new", "0 new, 0 undone, 1 there already"):
            answer = there.post("/corrections", files={"file": ("a.jsonl", saved)}, headers=token_of(there))
            assert told in answer.text
        assert "Eva Lindqvist" in there.get("/corrections").text
        bad = there.post("/corrections", files={"file": ("a.jsonl", b'{"x": 1}\n')}, headers=token_of(there))
        assert bad.status_code == 400
        assert "Nothing was taken in" in bad.text


def test_the_same_is_had_as_json(page: TestClient, own: Path, record: Record, said: Statement) -> None:
    token = token_of(page)
    asked = {"kind": "act", "article": record.source.id, "statement": said.id, "value": "praise"}
    made = page.post("/api/corrections", json=asked, headers=token)
    assert made.status_code == 201
    assert made.json()["author"] == "Eva Lindqvist"
    (listed,) = page.get("/api/corrections?show=live").json()["items"]
    assert listed == made.json()
    back = page.post(f"/api/corrections/{listed['key']}/undo", headers=token)
    assert back.json()["undone_by"] == "Eva Lindqvist"
    assert now(own, record, said) == said
    assert page.post("/api/corrections", json=asked).status_code == 403
    wrongs: tuple[Any, ...] = (
        {**asked, "kind": "burn"},
        {**asked, "value": "shout"},
        {**asked, "more": 1},
        [],
        "x",
    )
    for wrong in wrongs:
        answer = page.post("/api/corrections", content=json.dumps(wrong), headers=token)
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "a", "/a\nb"]
)
def test_after_a_change_one_stays_on_this_page(address: str) -> None:
    assert local(address) is None


def test_own_addresses_are_followed() -> None:
    assert local("/article/a?span=1-2#marked") == "/article/a?span=1-2#marked"


def test_what_nobody_has_translated_is_told_as_it_is() -> None:
    assert refused("something new", words("de")) == "something new"


def test_two_articles_are_said_to_be_the_same_by_the_address_of_one(page: TestClient, own: Path) -> None:
    with open_store(own) as store:
        one, other = list(store.articles())[:2]
    data = {"thing": "article", "article": one.id, "one": one.id, "next": links.article(one.id)}
    typed = f"{page.base_url}{links.article(other.id)}?version=1"
    answer = page.post("/correct/pair", data={**data, "other": typed, "kind": "same"}, headers=token_of(page))
    assert answer.status_code == 200
    assert f"This article is the same as “{other.title}" in answer.text
    assert len(re.findall(r'<form class="verdict".*?value="not_same"', answer.text)) == 1
    with open_store(own) as store:
        assert [each.id for each in store.article(one.id).same] == [other.id]
        assert not list(file_problems(store.connection))
    parted = {**data, "other": other.id, "other_article": other.id, "kind": "not_same"}
    assert page.post("/correct/pair", data=parted, headers=token_of(page)).status_code == 200
    with open_store(own) as store:
        assert store.article(one.id).same == ()
    unknown = page.post(
        "/correct/pair", data={**data, "other": "nowhere", "kind": "same"}, headers=token_of(page)
    )
    assert unknown.status_code == 400
    assert "There is no such article here." in unknown.text


def test_two_figures_are_said_to_be_of_one_series_where_they_are_looked_at(
    page: TestClient, own: Path
) -> None:
    shown = page.get("/figures?of=Brunnen").text
    chosen = page.get(html.unescape(re.findall(r'class="number"><a href="([^"#]+)', shown)[0])).text
    assert "Of one series?" in chosen
    forms = re.findall(r'<form class="verdict".*?</form>', chosen)
    form_of = next(each for each in forms if 'value="same"' in each)
    held = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form_of))
    with open_store(own) as store:
        find = partial(figure_at, store.connection)
        one, other = (
            find(f"{held['article']}/{held['one']}"),
            find(f"{held['other_article']}/{held['other']}"),
        )
        assert other not in {each.id for each in store.series(one)}
    say = {**held, "next": "/corrections", "kind": "same"}
    answer = page.post("/correct/pair", data=say, headers=token_of(page))
    assert answer.status_code == 200
    assert " is the same as " in answer.text
    with open_store(own) as store:
        assert {one, other} <= {each.id for each in store.series(one)}
        assert not list(file_problems(store.connection))
    wrong = {**say, "one": "no place"}
    assert page.post("/correct/pair", data=wrong, headers=token_of(page)).status_code == 400
