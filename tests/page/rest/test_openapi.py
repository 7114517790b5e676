"""The description is valid, and every call answers as it is described."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import msgspec
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from wortlaut.page.api import operations
from wortlaut.page.rest.openapi import description
from wortlaut.store.reading import Store

READING = [each for each in operations() if each.handler is not None]


@pytest.fixture(scope="module")
def described(lasting: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = lasting.get("/api/openapi.json").json()
    return found


@pytest.fixture(scope="module")
def values(example: Path) -> dict[str, dict[str, list[str]]]:
    """Values for the parameters of each call, those that need ids among them; several are asked one after the other."""
    with Store(example) as kept:
        articles = [each.id for each in kept.articles()]
        said = next(each for each in kept.search() if each.speakers)
        speaker = kept.address(said.speakers[0].actor)
        of = f"/actor/{speaker.article}/{speaker.key}"
    return {
        "record": {"key": articles, "version": ["1"]},
        "statement": {"key": [said.id]},
        "actor": {"article": [speaker.article], "key": [speaker.key]},
        "dossier": {"key": ["sahara"], "line": ["talks"]},
        "timeline": {"of": [of, "sahara"], "act": ["assert"], "sort": ["oldest", "newest"]},
        "series": {"of": ["Prozent", "percent"], "unit": ["percent"]},
        "search": {
            "q": ["Truppen", '"die Miliz"'], "sort": ["best", "oldest"], "apart": ["true"], "speaker": [of],
            "near": ["Agadez"], "km": ["300"],
        },
        "statements": {"actor": [of], "country": ["NE"], "place": ["Agadez"], "dossier": ["sahara"]},
        "facets": {"q": ["Truppen"], "type": ["direct"], "language": ["de"]},
        "actors": {"q": ["sa"], "limit": ["3"]},
        "articles": {"limit": ["2", "100"], "outlet": ["nowhere"], "since": ["2027-03-01"], "until": ["2027-09-01"]},
    }  # fmt: skip


def checked(described: dict[str, Any], path: str, answer: Any) -> Any:
    """Hold an answer against the schema of its call; returns it."""
    body = answer.json()
    told = described["paths"][path]["get"]["responses"][str(answer.status_code)]["content"]
    (kind,) = told
    assert answer.headers["content-type"] == kind
    schema = {**told[kind]["schema"], "components": described["components"]}
    errors = [
        f"{list(each.path)}: {each.message[:300]}" for each in Draft202012Validator(schema).iter_errors(body)
    ]
    assert errors == []
    return body


def test_the_description_is_valid_openapi(described: dict[str, Any]) -> None:
    validate(described)
    assert described["openapi"].startswith("3.1")


def test_the_description_is_of_the_calls_that_there_are(
    described: dict[str, Any], client: TestClient
) -> None:
    app: Any = client.app
    routes = {route.path.replace(":path", "") for route in app.routes if route.path.startswith("/api/")}
    assert set(described["paths"]) == routes - {"/api/openapi.json"}
    assert described == msgspec.json.decode(msgspec.json.encode(description(operations())))


def test_names_of_calls_are_unique_and_all_that_is_told_has_words(described: dict[str, Any]) -> None:
    calls = [call for path in described["paths"].values() for call in path.values()]
    assert len({call["operationId"] for call in calls}) == len(calls)
    for call in calls:
        assert call["summary"]
        for each in call["parameters"]:
            assert each["description"] != each["name"].replace("_", " "), each["name"]


@pytest.mark.parametrize("operation", READING, ids=lambda each: each.name)
def test_every_call_answers_as_it_is_described(
    operation: Any, described: dict[str, Any], values: dict[str, dict[str, list[str]]], client: TestClient
) -> None:
    known = values.get(operation.name, {})
    path = operation.path
    needed = {
        each.name: known[each.name][0] for each in operation.parameters if each.required or each.name == "of"
    }
    for each in operation.parameters:
        if each.where == "path":
            path = path.replace(f"{{{each.name}}}", quote(known[each.name][0]))
    whole = checked(described, operation.path, client.get(path, params=needed))
    assert whole
    for each in operation.parameters:
        for value in known.get(each.name, ()) if each.where == "query" else ():
            also = {"near": "Agadez"} if each.name == "km" else {"q": "Truppen"} if value == "best" else {}
            answer = client.get(path, params={**needed, **also, each.name: value})
            assert answer.status_code == 200, answer.text
            checked(described, operation.path, answer)


def test_the_record_of_every_article_is_as_described(
    described: dict[str, Any], values: dict[str, dict[str, list[str]]], client: TestClient
) -> None:
    for key in values["record"]["key"]:
        assert (
            checked(described, "/api/articles/{key}", client.get(f"/api/articles/{key}"))["source"]["id"]
            == key
        )


@pytest.mark.parametrize(
    "operation", [each for each in READING if "{" in each.path], ids=lambda each: each.name
)
def test_what_is_not_there_is_a_problem_as_described(
    operation: Any, described: dict[str, Any], client: TestClient
) -> None:
    path = operation.path.replace("{key}", "nothing").replace("{article}", "nowhere")
    answer = client.get(path)
    assert answer.status_code == 404
    assert checked(described, operation.path, answer)["status"] == 404


@pytest.mark.parametrize(
    "address",
    ["/api/articles?limit=0", "/api/articles?limit=x", "/api/articles?after=nothing", "/api/search?q=a*",
     "/api/search?apart=1", "/api/search?act=sing", "/api/statements?after=x", "/api/timeline", "/api/timeline?of=sahara&after=1",
     "/api/figures/series", "/api/figures/series?figure=x", "/api/places?after=x", "/api/actors?after=x", "/api/facets?since=x"],
)  # fmt: skip
def test_a_wrong_question_is_a_problem_as_described(
    address: str, described: dict[str, Any], client: TestClient
) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert checked(described, urlsplit(address).path, answer)["detail"]


@pytest.mark.parametrize(
    "address",
    ["/api/articles?", "/api/statements?act=assert&", "/api/search?q=Truppen&", "/api/search?q=Truppen&sort=best&",
     "/api/actors?", "/api/places?", "/api/timeline?of=sahara&", "/api/figures/series?of=Prozent&"],
)  # fmt: skip
def test_page_after_page_gives_the_same_as_long_pages(address: str, client: TestClient) -> None:
    def all_of(limit: int) -> list[Any]:
        found: list[Any] = []
        after: str | None = None
        for _ in range(200):
            params = {key: value[0] for key, value in parse_qs(urlsplit(address).query).items()}
            params |= {"limit": str(limit)} | ({"after": after} if after else {})
            page = client.get(urlsplit(address).path, params=params).json()
            found += page["items"]
            after = page["next"]
            if after is None:
                return found
        raise AssertionError("it never ends")

    whole = all_of(100)
    assert len(whole) > 2
    assert all_of(7) == whole
