"""One line of JSON Lines to one article."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
from collections.abc import Sequence
from datetime import date, datetime
from typing import get_args

import msgspec

from wortlaut.article.limits import TEXT_LIMIT
from wortlaut.article.source import Given, Source
from wortlaut.errors import BadLine, EmptyArticle, OtherLanguage, TooLarge
from wortlaut.records import Language

_LONE_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


STANDARD_INPUT = "standard input"
"""Where an article came from, if it is no file."""


class _Line(msgspec.Struct):
    """The keys that are read; any others are passed over."""

    text: str | None = None
    html: str | None = None
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None


def article_of_line(line: bytes, where: str, given: Given) -> Source:
    """Return the article that a line holds; raises :class:`~wortlaut.errors.ArticleError`."""
    read = _decoded(line)
    if (read.text is None) == (read.html is None):
        raise BadLine('an article needs either "text" or "html"')
    content = read.html if read.text is None else read.text
    if not content:
        raise EmptyArticle("the article is empty")
    if read.text is not None and len(content.encode()) > TEXT_LIMIT:
        raise TooLarge(f"larger than the limit of {TEXT_LIMIT // 1_000_000} MB; split it into its articles")
    return Source(
        content=content.removeprefix("\ufeff"),
        kind="html" if read.text is None else "text",
        digest=hashlib.sha256(line.rstrip(b"\r\n")).hexdigest(),
        where=where,
        given=_given(read, given),
    )


def is_incomplete(line: bytes) -> bool:
    """Say whether a line is no JSON, or only its beginning, so that the next one may say why."""
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return True
    except RecursionError:
        return False
    return False


def check_layout(lines: Sequence[bytes | None], where: str) -> None:
    """Raise :class:`~wortlaut.errors.BadLine` if the first lines show that no line of the file is an article.

    ``lines`` are the first one, of which :func:`is_incomplete` holds, and the next one if there is one.
    """
    first, second = lines[0] or b"", (lines[1] if len(lines) > 1 else None) or b""
    if first.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        raise BadLine("not UTF-8 but UTF-16 or UTF-32; save it as UTF-8")
    try:
        msgspec.json.decode(first)
    except msgspec.DecodeError as error:
        if "truncated" not in str(error):
            return
    file = "" if where == STANDARD_INPUT else f"{shlex.quote(where)} > articles.jsonl"
    if first.lstrip().startswith(b"["):
        raise BadLine(f"a list over many lines; write one article a line: jq -c '.[]' {file}".rstrip())
    if first.lstrip().startswith(b"{") and second and not second.lstrip().startswith(b"{"):
        raise BadLine(f"an object over many lines; write one article a line: jq -c . {file}".rstrip())


def iso_date(value: str) -> str:
    """Return the value if it is an ISO 8601 date or date-time, else raise :class:`BadLine`."""
    try:
        if len(value) == len("2016-02-02"):
            date.fromisoformat(value)
        else:
            datetime.fromisoformat(value)
    except ValueError as error:
        raise BadLine(f"published {value!r} is no ISO 8601 date; write it like 2016-02-02") from error
    return value


def language_of(code: str) -> Language:
    """Return the language that a code such as ``de`` or ``en-GB`` names."""
    for language in get_args(Language):
        if code.casefold().replace("_", "-").split("-")[0] == language:
            return language  # type: ignore[no-any-return]
    raise OtherLanguage(f"language {code!r} is neither German (de) nor English (en)")


def _decoded(line: bytes) -> _Line:
    try:
        return msgspec.json.decode(line, type=_Line)
    except msgspec.ValidationError as error:
        if line.lstrip().startswith(b"["):
            raise BadLine("not an article but a list; write one article a line: jq -c '.[]'") from error
        raise BadLine(f"not an article: {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadLine(_why(line, error)) from error


def _why(line: bytes, error: Exception) -> str:
    """Say what is wrong with a line that is no JSON, in the words that help most."""
    if isinstance(error, RecursionError):
        return "not an article: nested too deeply"
    try:
        json.loads(line, parse_constant=_no_number)
    except UnicodeDecodeError as failed:
        return f"not UTF-8 at byte {failed.start}"
    except json.JSONDecodeError as failed:
        return f"no JSON object ({failed.msg}, character {failed.pos}); write one article a line"
    except RecursionError:
        return "not an article: nested too deeply"
    if _LONE_SURROGATE.search(line):
        return "not text: holds half of a surrogate pair"
    return f"no JSON object ({error}); write one article a line"


def _no_number(name: str) -> None:
    """Refuse what the standard library takes for a number."""
    raise json.JSONDecodeError(f"{name} is no JSON", "", 0)


def _given(line: _Line, given: Given) -> Given:
    said = Given(
        id=None if line.id is None else str(line.id),
        title=line.title or None,
        published=iso_date(line.published) if line.published else None,
        url=line.url or None,
        publisher=line.publisher or None,
        author=line.author or None,
        language=language_of(line.language) if line.language else None,
    )
    return given.or_else(said)
