"""Language and colours are chosen by the address and kept by the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.page.conftest import client_of


def test_a_choice_is_kept_and_taken_off_the_address(example: Path) -> None:
    with client_of(example) as client:
        answer = client.get("/?outlet=a%26b&lang=de&theme=dark", follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"] == "/?outlet=a%26b"
        page = client.get("/").text
        assert '<html lang="de" data-theme="dark"' in page
        client.get("/?theme=auto")
        assert '<html lang="de" data-theme="auto"' in client.get("/").text


@pytest.mark.parametrize(
    "query", ["lang=fr", "lang=", "theme=%22%3E%3Cscript%3E", "lang=de%0d%0aset-cookie:a"]
)
def test_what_is_no_choice_changes_nothing(example: Path, query: str) -> None:
    with client_of(example) as client:
        answer = client.get(f"/?{query}", follow_redirects=False)
        assert answer.status_code == 200
        assert "lang=" not in answer.headers.get("set-cookie", "")
        assert "<script>" not in answer.text


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "/%5Cevil.example", "/\\evil.example", "///evil.example"]
)
def test_no_address_leads_to_another_host(client: TestClient, path: str) -> None:
    answer = client.get(f"http://127.0.0.1:8000{path}?lang=de", follow_redirects=False)
    assert answer.headers["location"].startswith("/")
    assert not answer.headers["location"].startswith(("//", "/\\"))
    assert 'href="//' not in client.get(f"http://127.0.0.1:8000{path}").text


def test_the_cookies_of_the_browser_are_not_believed(example: Path) -> None:
    with client_of(example) as client:
        page = client.get(
            "/", headers={"cookie": 'lang="><script>; theme="><script>; wortlaut="><script>'}
        ).text
        assert "<script>" not in page
        assert 'data-theme="auto"' in page
