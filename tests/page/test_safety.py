"""Who may ask, what may be changed from where, and what the browser may do."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.page.conftest import BASE, client_of, token_of
from wortlaut.errors import UsageError
from wortlaut.page.app import VIEWS, routes_of
from wortlaut.page.safety import TOKEN_HEADER, Safety, TooMuch
from wortlaut.page.settings import Settings, checked, is_loopback


async def echo(request: Request) -> Response:
    try:
        body = await request.body()
    except TooMuch:
        return PlainTextResponse("too much", 413)
    return PlainTextResponse(f"{request.method} {len(body)} {request.state.token}")


def small(settings: Settings, base: str = BASE) -> TestClient:
    app = Starlette(
        routes=[Route("/", echo, methods=["GET", "POST", "DELETE"])],
        middleware=[Middleware(Safety, settings=settings)],
    )
    return TestClient(app, base_url=base)


@pytest.fixture
def inside() -> Iterator[TestClient]:
    with small(Settings(form_bytes=200, upload_bytes=1000)) as made:
        yield made


def token(client: TestClient) -> str:
    return client.get("/").text.split()[-1]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8000", "[::1"]
)
def test_other_names_of_this_machine_are_refused(inside: TestClient, host: str) -> None:
    assert inside.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:9", "[::1]:8000", "LOCALHOST:1"])
def test_its_own_names_are_known_at_any_port(inside: TestClient, host: str) -> None:
    assert inside.get("/", headers={"host": host}).status_code == 200


def test_a_change_needs_the_token(inside: TestClient) -> None:
    known = token(inside)
    assert inside.post("/").status_code == 403
    assert inside.post("/", headers={TOKEN_HEADER: "0" * 64}).status_code == 403
    assert inside.post("/", headers={TOKEN_HEADER: known}).status_code == 200
    assert inside.delete("/").status_code == 403


def test_the_token_of_another_session_is_none(inside: TestClient) -> None:
    with small(Settings()) as other:
        foreign = token(other)
    token(inside)
    assert inside.post("/", headers={TOKEN_HEADER: foreign}).status_code == 403


def test_a_form_brings_the_token_as_a_field_and_arrives_whole(inside: TestClient) -> None:
    answer = inside.post("/", data={"token": token(inside), "a": "b"})
    assert answer.text.startswith("POST 74 ")
    assert inside.post("/", data={"token": "x", "a": "b"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_change_from_another_page_is_refused_even_with_the_token(
    inside: TestClient, headers: dict[str, str]
) -> None:
    known = token(inside)
    assert inside.post("/", headers={TOKEN_HEADER: known, **headers}).status_code == 403
    assert inside.get("/", headers=headers).status_code == 200


def test_what_is_too_large_is_refused_before_it_is_read(inside: TestClient) -> None:
    known = token(inside)
    assert inside.post("/", headers={TOKEN_HEADER: known}, content=b"x" * 1001).status_code == 413
    assert inside.post("/", data={"token": known, "a": "x" * 300}).status_code == 413
    assert (
        inside.post("/", headers={TOKEN_HEADER: known, "content-length": "-5"}, content=b"").status_code
        == 413
    )


def test_a_body_without_a_length_is_counted(inside: TestClient) -> None:
    known = token(inside)

    def pieces(number: int) -> Iterator[bytes]:
        for _ in range(number):
            yield b"x" * 100

    assert inside.post("/", headers={TOKEN_HEADER: known}, content=pieces(10)).status_code == 200
    assert inside.post("/", headers={TOKEN_HEADER: known}, content=pieces(11)).status_code == 413
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert inside.post("/", headers=form, content=pieces(3)).status_code == 413


def test_every_answer_says_what_the_browser_may_do(client: TestClient) -> None:
    for path in ("/", "/nothing", "/static/page.css", "/static/none", "/article/nothing"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert client.get("/", headers={"host": "evil.example"}).headers["x-content-type-options"] == "nosniff"


def test_the_session_is_kept_from_scripts_and_from_other_sites(example: Path) -> None:
    with client_of(example) as fresh:
        cookie = fresh.get("/").headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "set-cookie" not in fresh.get("/").headers


def test_a_failure_inside_has_the_headers_too(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with client_of(example) as made:
        monkeypatch.setattr("wortlaut.store.reading.Store.articles", lambda *_, **__: 1 / 0)
        answer = made.get("/")
    assert answer.status_code == 500
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "ZeroDivisionError" not in answer.text


def test_a_host_that_others_reach_demands_a_password() -> None:
    with pytest.raises(UsageError, match="set a password"):
        checked(Settings(host="0.0.0.0"))
    checked(Settings(host="0.0.0.0", password="x"))
    assert [is_loopback(each) for each in ("127.0.0.1", "::1", "localhost", "127.8.8.8", "10.0.0.1", "news.example")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("scheme", "told", "status"),
    [
        ("Basic", "any:open sesame", 200),
        ("Basic", "any:ÖPEN", 401),
        ("Basic", "open sesame", 401),
        ("Bearer", "any:open sesame", 401),
    ],
)
def test_others_need_the_password(scheme: str, told: str, status: int) -> None:
    settings = Settings(host="0.0.0.0", password="open sesame")
    with small(settings, "http://10.1.2.3:8000") as made:
        assert made.get("/").status_code == 401
        coded = base64.b64encode(told.encode()).decode()
        assert made.get("/", headers={"authorization": f"{scheme} {coded}"}).status_code == status
        assert made.get("/", headers=[(b"authorization", b"Basic \xff%%%")]).status_code == 401


def test_to_others_addresses_are_known_and_strange_names_are_not() -> None:
    with small(Settings(host="0.0.0.0", password="x", names=("News.Example",)), "http://10.1.2.3") as made:
        assert made.get("/").status_code == 401
        assert made.get("/", headers={"host": "news.example"}).status_code == 401
        assert made.get("/", headers={"host": "evil.example"}).status_code == 421


def test_no_view_changes_anything_by_being_looked_at() -> None:
    """Whatever is no GET passes the token; so no route may take both and change on the one."""
    for name in VIEWS:
        for route in routes_of(name):
            methods = set(route.methods or ())
            assert methods <= {"GET", "HEAD"} or not methods & {"GET", "HEAD"}, route.path


def test_a_page_can_be_changed_with_the_token_it_shows(example: Path) -> None:
    with client_of(example) as made:
        assert made.post("/").status_code == 403
        assert made.post("/", headers=token_of(made)).status_code == 405


@pytest.mark.parametrize(
    ("language", "says"), [("de", "Die Seite ist veraltet."), ("en", "The page is out of date")]
)
def test_who_is_refused_is_told_why_in_their_language(inside: TestClient, language: str, says: str) -> None:
    answer = inside.post("/corrections/c1/undo", headers={"accept-language": language})
    assert answer.status_code == 403
    assert answer.text.startswith(says)
