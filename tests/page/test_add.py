"""Articles come in by the page: pasted and as files, each with what became of it."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.page.conftest import Visitor, client_of, served, token_of
from wortlaut.page.safety import TOKEN_FIELD, TOKEN_HEADER
from wortlaut.page.settings import Settings
from wortlaut.store.reading import open_store

TEXT = (
    'The harbour will stay open. "We will not close it in winter", port director Maud Ellery said on Tuesday.'
)
Files = list[tuple[str, tuple[str, bytes]]]


@pytest.fixture(scope="module")
def page(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client whose record may grow; its process reads for all tests of this module."""
    path = tmp_path_factory.mktemp("growing") / "own.db"
    path.write_bytes(example.read_bytes())
    with client_of(path, Settings(demo=True, upload_bytes=3_000_000)) as made:
        yield made


def give(page: TestClient, typed: dict[str, str], files: Files | None = None) -> Any:
    """Send the form as a browser without script does: the token first."""
    token = {TOKEN_FIELD: token_of(page, "/add")[TOKEN_HEADER]}
    nothing: Files = [("file", ("", b""))]
    return page.post("/add", data=token | typed, files=files or nothing, follow_redirects=False)


def outcome(page: TestClient, answer: Any) -> dict[str, Any]:
    """Wait until all of a job is read; return what is told of it."""
    assert answer.status_code == 303, answer.text
    until = time.monotonic() + 60
    while True:
        told: dict[str, Any] = page.get(f"{answer.headers['location']}/state").json()
        if told["head"]["over"]:
            return told
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_page_tells_the_limits_and_what_happens_to_examples(page: TestClient) -> None:
    shown = page.get("/add").text
    assert "2 MB of text an article" in shown
    assert "thrown away" in shown
    german = page.get("/add", headers={"accept-language": "de"}).text
    assert "weggeworfen" in german


def test_a_pasted_text_becomes_an_article_with_what_was_told_of_it(page: TestClient) -> None:
    told = outcome(
        page,
        give(page, {"text": TEXT, "title": "Harbour", "published": "2027-03-04", "publisher": "Bay Post"}),
    )
    (row,) = told["rows"]
    assert (row["state"], row["says"]) == ("done", "stored")
    (article,) = row["articles"]
    shown = page.get(article["address"])
    assert "Bay Post" in shown.text
    assert "Maud Ellery" in shown.text
    assert "4 March 2027" in shown.text
    again = outcome(page, give(page, {"text": TEXT, "title": "Harbour", "published": "2027-03-04"}))
    assert again["rows"][0]["says"] == "there already, unchanged"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"text": "   "}, "There is nothing to read yet"),
        ({"text": TEXT, "published": "2027-02-30"}, "This is no day"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "This is no web address"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_the_text_stays(
    page: TestClient, typed: dict[str, str], reason: str
) -> None:
    answer = give(page, typed)
    assert answer.status_code == 400
    assert reason in answer.text
    assert typed["text"].strip() in answer.text.replace("&#34;", '"')


def test_a_bad_file_says_why_and_the_rest_goes_on(page: TestClient, tmp_path: Path) -> None:
    lines = [{"text": f"{TEXT} Pier {number} too."} for number in range(3)]
    lines.insert(1, {"title": "no text"})
    answer = give(
        page,
        {},
        [
            ("file", ("folder/good.txt", f"{TEXT} And so on.".encode())),
            ("file", ("empty.txt", b" ")),
            ("file", ("picture.png", b"\x89PNG")),
            ("file", ("noise.txt", bytes(range(256)) * 8)),
            ("file", ("packed.txt.gz", gzip.compress(f"{TEXT} Packed.".encode()))),
            ("file", ("broken.html.gz", b"\x1f\x8b" + b"junk" * 20)),
            ("file", ("wire.jsonl", "\n".join(map(json.dumps, lines)).encode())),
            (
                "file",
                ("<script>alert(1)</script>.txt", "Où est la gare ? Elle est fermée depuis hier.".encode()),
            ),
        ],
    )
    told = outcome(page, answer)
    rows = {row["name"]: row for row in told["rows"]}
    assert [rows[name]["state"] for name in ("folder/good.txt", "packed.txt.gz", "wire.jsonl")] == [
        "done"
    ] * 3
    assert rows["wire.jsonl"]["says"] == "3 stored, 1 could not be read"
    assert rows["wire.jsonl"]["failures"][0]["place"] == "line 2"
    reasons = {name: row["failures"][0]["says"] for name, row in rows.items() if row["failures"]}
    assert reasons == {
        "empty.txt": "There is nothing to read in it.",
        "picture.png": "This is no kind of file that can be read.",
        "noise.txt": "This is no text.",
        "broken.html.gz": "This is no text.",
        "wire.jsonl": "This line is no article.",
        "<script>alert(1)</script>.txt": "It is neither German nor English.",
    }
    shown = page.get(answer.headers["location"]).text
    assert "<script>alert" not in shown
    assert "Everything is read" in shown
    ledger = page.get("/failures").text
    assert "dropped here" in ledger
    assert "empty.txt" in ledger
    assert "picture.png" not in ledger


def test_a_failure_is_taken_off_the_ledger(page: TestClient) -> None:
    outcome(page, give(page, {}, [("file", ("hollow.txt", b"\n\n"))]))
    assert "hollow.txt" in page.get("/failures").text
    page.post("/failures/forget", data={"place": "upload:hollow.txt"}, headers=token_of(page))
    assert "hollow.txt" not in page.get("/failures").text


def test_files_of_a_job_come_in_several_requests(page: TestClient) -> None:
    token = token_of(page)
    key = page.post("/add/jobs", json={}, headers=token).json()["job"]
    for number in range(3):
        files = {"file": (f"a{number}.txt", f"{TEXT} Part {number}.".encode())}
        assert page.post(f"/add/{key}/files", files=files, headers=token).json() == {"files": number + 1}
    assert not page.get(f"/add/{key}/state").json()["head"]["over"]
    address = page.post(f"/add/{key}/whole", json={}, headers=token).json()["address"]
    assert address == f"/add/{key}"


def test_what_is_stopped_is_not_read(page: TestClient) -> None:
    token = token_of(page)
    key = page.post("/add/jobs", json={}, headers=token).json()["job"]
    many = "\n".join(json.dumps({"text": f"{TEXT} Berth {number}."}) for number in range(4000))
    page.post(f"/add/{key}/files", files={"file": ("many.jsonl", many.encode())}, headers=token)
    answer = page.post(f"/add/{key}/stop", headers=token, follow_redirects=False)
    told = outcome(page, answer)
    assert told["rows"][0]["state"] == "stopped"
    assert told["head"]["says"] == "Stopped; what was read is stored"


def test_without_the_token_or_beyond_the_limit_nothing_comes_in(page: TestClient) -> None:
    assert page.post("/add", data={"text": TEXT}, files=[("file", ("", b""))]).status_code == 403
    big = page.post("/add", headers=token_of(page), files={"file": ("a.txt", b"a" * 3_100_000)})
    assert big.status_code == 413
    assert page.get("/add/unknown").status_code == 404


def test_what_is_read_lies_under_a_place_that_no_file_of_this_machine_has(page: TestClient) -> None:
    told = outcome(page, give(page, {}, [("file", ("/etc/hosts.txt", f"{TEXT} Hosts.".encode()))]))
    assert told["rows"][0]["state"] == "done"
    app: Any = page.app
    with open_store(app.state.path) as store:
        rows = store.connection.execute("SELECT origin FROM versions WHERE origin LIKE '%hosts%'").fetchall()
    assert rows == [("upload:/etc/hosts.txt",)]


def test_a_dropped_text_is_read_while_one_looks_on(visit: Callable[..., Visitor], own: Path) -> None:
    with served(own) as address:
        visitor = visit(address=address, width="phone", language="de")
        page = visitor.go("/add")
        visitor.accessible()
        visitor.no_sideways_scrolling()
        page.locator("#file").set_input_files(
            [
                {"name": "hafen.txt", "mimeType": "text/plain", "buffer": TEXT.encode()},
                {"name": "leer.txt", "mimeType": "text/plain", "buffer": b" "},
            ]
        )
        page.get_by_role("button", name="Dateien lesen").click()
        page.get_by_text("Alles ist gelesen").wait_for()
        assert "Darin ist nichts zu lesen" in page.locator(".file-failures").all_inner_texts()[1]
        visitor.accessible()
        visitor.no_sideways_scrolling()
        page.locator(".file-articles a").first.click()
        page.get_by_text("We will not close it").first.wait_for()
        # What a page still fetches when its server ends is an error.
        page.wait_for_load_state("networkidle")
