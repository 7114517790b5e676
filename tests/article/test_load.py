"""Files, folders, JSON Lines and standard input."""

import gzip
import io
import json
import os
import re
import threading
from pathlib import Path

import pytest

from wortlaut.article import load
from wortlaut.article.load import Inputs, Item, files_of
from wortlaut.article.source import Given, Source
from wortlaut.errors import ArticleError, BadLine, EmptyArticle, NotText, OtherLanguage, TooLarge, UsageError


def items(*paths: Path | str, stdin: bytes = b"", given: Given | None = None) -> list[Item]:
    """Load everything below the paths."""
    stream = io.BufferedReader(io.BytesIO(stdin))
    return list(Inputs([str(path) for path in paths], given or Given(), stream))


def contents(found: list[Item]) -> list[str]:
    """Return the characters of what was loaded, or the name of the error."""
    return [each.content if isinstance(each, Source) else type(each).__name__ for each in found]


def lines(*values: object) -> bytes:
    """Return values as JSON Lines."""
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def test_a_folder_gives_its_articles_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.html", "c.jsonl", "README.md", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "x"}' if name.endswith("l") else "x")
    assert [path.relative_to(tmp_path).as_posix() for path in files_of([str(tmp_path)])] == [
        "a/b.html", "a/z.txt", "b.txt", "c.jsonl",
    ]  # fmt: skip


def test_a_path_that_is_not_there_is_said_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file or folder"):
        items(tmp_path / "none.txt")


def test_a_file_of_another_kind_is_named_with_the_kinds_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(UsageError, match=r"a\.pdf: not one of \.txt, .*\.gz"):
        items(tmp_path / "a.pdf")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", ""])
def test_text_comes_in_unchanged_to_the_character(tmp_path: Path, ending: str) -> None:
    text = f"Straße{ending}é e\u0301 \u00ad 👩‍👩‍👧 \u200f{ending}"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert contents(items(tmp_path / "a.txt")) == [text]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_in_common_encodings_is_understood_and_loses_its_byte_order_mark(
    tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "a.txt").write_bytes("Müller sagte „ja“.".encode(encoding))
    assert contents(items(tmp_path / "a.txt")) == ["Müller sagte „ja“."]


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Český ministr</body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("iso-8859-2"))
    assert contents(items(tmp_path / "a.html")) == [page]


def test_a_declared_encoding_that_is_none_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes('<meta charset="rot13">Müller'.encode("cp1252"))
    assert contents(items(tmp_path / "a.html")) == ['<meta charset="rot13">Müller']


@pytest.mark.parametrize("name", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_a_page_that_calls_itself_latin_keeps_its_quotation_marks(tmp_path: Path, name: str) -> None:
    page = f'<meta charset="{name}"><p>Müller sagte: „Ja“.'
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    assert contents(items(tmp_path / "a.html")) == [page]


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_broken_byte_does_not_turn_utf_8_into_something_else(tmp_path: Path, name: str) -> None:
    text = "Die Ministerin sagte „für äußerst wenig Geld“ über die Lösung."
    (tmp_path / name).write_bytes(text.encode()[:-1] + b"\xe2\x80")
    assert contents(items(tmp_path / name)) == [f"{text[:-1]}\ufffd"]


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 10, b"\x00\x01\x02" * 9]
)
def test_bytes_that_are_no_text_are_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    (found,) = items(tmp_path / "a.txt")
    assert isinstance(found, NotText)
    assert "not text" in str(found)
    assert found.where.endswith("a.txt")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.HTML.GZ", "a.jsonl.gz"])
def test_packed_files_are_unpacked(tmp_path: Path, name: str) -> None:
    content = b'{"text": "Hallo"}\n' if "jsonl" in name else b"Hallo"
    (tmp_path / name).write_bytes(gzip.compress(content))
    assert contents(items(tmp_path / name)) == ["Hallo"]


def test_an_article_has_the_same_id_packed_or_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Hallo")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"Hallo"))
    first, second = items(tmp_path)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert first.digest == second.digest


@pytest.mark.parametrize(
    "damage", [lambda packed: packed[:-9], lambda packed: packed[:12] + b"\xff" * 9 + packed[21:]]
)
def test_a_damaged_packed_file_is_an_error_and_the_others_go_on(tmp_path: Path, damage: object) -> None:
    (tmp_path / "a.txt.gz").write_bytes(damage(gzip.compress(b"Hallo Welt, " * 50)))  # type: ignore[operator]
    (tmp_path / "b.txt").write_bytes(b"Hallo")
    bad, good = items(tmp_path)
    assert isinstance(bad, NotText)
    assert "gzip" in str(bad)
    assert contents([good]) == ["Hallo"]


def test_a_packed_bomb_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * 50_000_000))
    (found,) = items(tmp_path / "a.txt.gz")
    assert isinstance(found, TooLarge)


def test_a_text_above_the_limit_is_an_error_that_names_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 5_000_000)
    (found,) = items(tmp_path / "a.txt")
    assert isinstance(found, TooLarge)
    assert "limit of 2 MB" in str(found)


def test_a_line_above_the_limit_is_passed_over_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "PAGE_LIMIT", 1000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": "one"}, {"text": "x" * 5000}, {"text": "two"}))
    found = items(path)
    assert contents(found) == ["one", "TooLarge", "two"]
    assert str(found[1]).startswith(f"{path}:2: ")


def test_bad_lines_are_errors_with_their_number_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b"\xef\xbb\xbf"
        + lines({"text": "one"})
        + b"\n  \n{nonsense}\n[1]\n"
        + b'{"text": "\\ud800"}\n{"text": "\xff"}\n'
        + b'{"a":' * 100_000
        + b"\n"
        + lines({"title": "no text"}, {"text": "a", "html": "b"}, {"text": 3}, {"text": ""})
        + lines(
            {"text": "a", "published": "gestern"},
            {"text": "a", "language": "fr"},
            {"text": "last", "more": 1},
        )
    )
    found = items(path)
    assert contents(found)[0] == "one"
    assert contents(found)[-1] == "last"
    told = [
        (str(each).removeprefix(f"{path}:"), type(each))
        for each in found[1:-1]
        if isinstance(each, ArticleError)
    ]
    wanted = [
        ("4: no JSON object", BadLine), ("5: not an article", BadLine), ("6: not text: holds half", BadLine),
        ("7: not UTF-8 at byte", BadLine), ("8: not an article: nested too deeply", BadLine),
        ('9: an article needs either "text"', BadLine), ('10: an article needs either "text"', BadLine),
        ("11: not an article: Expected", BadLine), ("12: the article is empty", EmptyArticle),
        ("13: published 'gestern' is no ISO", BadLine), ("14: language 'fr' is neither", OtherLanguage),
    ]  # fmt: skip
    assert len(told) == len(wanted)
    for (message, kind), (beginning, expected) in zip(told, wanted, strict=True):
        assert message.startswith(beginning)
        assert kind is expected


def test_what_a_line_says_goes_with_the_article_and_what_the_caller_says_goes_before(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(
        lines(
            {
                "text": "x",
                "id": 7,
                "title": "T",
                "published": "2016-02-02",
                "publisher": "P",
                "language": "en-GB",
            }
        )
    )
    (found,) = items(path, given=Given(published="2020-01-01"))
    assert isinstance(found, Source)
    assert found.given == Given(id="7", title="T", published="2020-01-01", publisher="P", language="en")


@pytest.mark.parametrize(
    ("sent", "kind", "content"),
    [
        (b'  {"text": "Hallo"}\n', "text", "Hallo"),
        (b'\xef\xbb\xbf{"html": "<p>Hallo"}', "html", "<p>Hallo"),
        (b"\n <!doctype html><p>Hallo", "html", "\n <!doctype html><p>Hallo"),
        (b"Hallo { <", "text", "Hallo { <"),
        (gzip.compress(b"Hallo", mtime=0), "text", "Hallo"),
    ],
)
def test_standard_input_is_taken_for_what_it_begins_with(sent: bytes, kind: str, content: str) -> None:
    (found,) = items("-", stdin=sent)
    assert isinstance(found, Source)
    assert (found.kind, found.content) == (kind, content)


def test_an_empty_file_of_lines_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n\n")
    (found,) = items(tmp_path / "a.jsonl")
    assert isinstance(found, EmptyArticle)


def test_the_bytes_consumed_end_at_the_bytes_there_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Hallo")
    (tmp_path / "b.jsonl").write_bytes(lines({"text": "one"}, {"text": "two"}))
    inputs = Inputs([str(tmp_path)], Given(), io.BytesIO())
    assert inputs.consumed == 0
    assert len(list(inputs)) == 3
    assert inputs.consumed == inputs.total


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{\n  "text": "a",\n  "id": 1\n}\n', r"a\.json: an object over many lines; .*jq -c \. '?.*a\.json"),
        (b'[\n {"text": "a"},\n {"text": "b"}\n]\n', r"a list over many lines; .*jq -c '\.\[\]'"),
        (b'[{"text": "a"},\n{"text": "b"}]', "a list over many lines"),
        ('{"text": "a"}\n{"text": "b"}\n'.encode("utf-16"), "UTF-16"),
        (b'[{"text": "a"}, {"text": "b"}]\n', "not an article but a list"),
    ],
)
def test_a_file_that_is_no_json_lines_is_one_error_that_says_what_to_do(
    tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "a.json").write_bytes(content)
    (found,) = items(tmp_path / "a.json")
    assert isinstance(found, BadLine)
    assert re.search(told, str(found))


def test_a_damaged_first_line_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "on\n{"text": "two"}\n')
    assert contents(items(tmp_path / "a.jsonl")) == ["BadLine", "two"]


def test_a_list_of_objects_on_standard_input_is_told_to_be_one() -> None:
    (found,) = items("-", stdin=b'[ {"text": "Hallo"},\n {"text": "Hallo"}]')
    assert isinstance(found, BadLine)
    assert str(found).endswith("jq -c '.[]'")


def test_numbers_that_json_does_not_know_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "a", "x": NaN}\n{"text": "a", "id": 1e999}\n')
    first, second = items(tmp_path / "a.jsonl")
    assert "NaN" in str(first)
    assert "out of range" in str(second)


def test_a_folder_without_articles_is_an_error_that_names_the_endings(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (found,) = items(tmp_path)
    assert isinstance(found, EmptyArticle)
    assert str(found).startswith(f"{tmp_path}: the folder holds no article (.txt")


def test_a_line_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "PAGE_LIMIT", 1000)
    monkeypatch.setattr(load, "_LONGEST_LINE", 5000)
    found = items("-", stdin=b'{"text": "' + b"a" * 3_000_000)
    assert contents(found) == ["TooLarge"]
    assert "what follows is not read" in str(found[0])
    assert found[0].where == "standard input"


def test_a_named_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jsonl")
    writer = threading.Thread(target=(tmp_path / "a.jsonl").write_bytes, args=(lines({"text": "one"}),))
    writer.start()
    inputs = Inputs([str(tmp_path / "a.jsonl")], Given(), io.BytesIO())
    assert inputs.total is None
    assert contents(list(inputs)) == ["one"]
    assert inputs.consumed == 0
    writer.join()
