"""From files, folders and standard input to the articles in them, in the input's order.

A file is read no further than the limit; a bad article comes out as an error in its place, and the others
go on.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Literal, cast

from wortlaut.article.decode import decode
from wortlaut.article.jsonlines import STANDARD_INPUT, article_of_line, check_layout, is_incomplete
from wortlaut.article.limits import PAGE_LIMIT, TEXT_LIMIT
from wortlaut.article.source import Given, Source
from wortlaut.errors import ArticleError, EmptyArticle, NotText, TooLarge, UsageError

Kind = Literal["text", "html", "lines"]
Item = Source | ArticleError

_KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "lines",
    ".json": "lines",
}
# A line longer than this may never end; it is not read to its end in search of the next.
_LONGEST_LINE = 256_000_000
# A list of objects is no JSON Lines, but better told so than read as text.
_JSON = re.compile(rb"\{|\[\s*\{")
_ENDINGS = f"{', '.join(_KINDS)} (or one of these with .gz)"
_LIMITS: dict[Kind, int] = {"text": TEXT_LIMIT, "html": PAGE_LIMIT, "lines": PAGE_LIMIT}


def files_of(paths: Iterable[str]) -> list[Path]:
    """Return the files that the paths name: a folder's files in the order of their paths.

    Files of a folder that are no articles by their ending, and hidden ones, are passed over. Raises
    :class:`~wortlaut.errors.UsageError` for a path that is not there or a file of another kind.
    """
    files: list[Path] = []
    for name in paths:
        path = Path(name)
        if path.is_dir():
            files += _files_below(path)
        elif not path.exists():
            raise UsageError(f"no file or folder {name}")
        elif kind_of(path) is None:
            raise UsageError(f"{name}: not one of {_ENDINGS}")
        else:
            files.append(path)
    return files


def kind_of(path: Path) -> Kind | None:
    """Return what a file holds by its ending, ``.gz`` aside; None if it is no article."""
    name = path.name.casefold().removesuffix(".gz")
    return _KINDS.get(Path(name).suffix)


class Inputs:
    """The articles below files, folders and ``-`` (standard input), in order.

    ``total`` is the number of bytes that the files have, None where standard input is among them;
    ``consumed`` is how many of them have been taken. Raises :class:`~wortlaut.errors.UsageError` at once,
    before anything is read, for a path that is not there.
    """

    def __init__(self, paths: Iterable[str], given: Given, stdin: BinaryIO) -> None:
        self._given = given
        self._stdin = stdin
        self._paths = [
            found for path in paths for found in ([None] if path == "-" else _files_or_folder(path))
        ]
        files = [path for path in self._paths if path is not None]
        streamed = len(files) < len(self._paths) or any(path.is_fifo() for path in files)
        self.total = None if streamed else sum(path.stat().st_size for path in files)
        self._finished = 0
        self._open: BinaryIO | None = None

    @property
    def single(self) -> bool:
        """Say whether there is but one article to expect."""
        return len(self._paths) == 1 and self._paths[0] is not None and kind_of(self._paths[0]) != "lines"

    @property
    def consumed(self) -> int:
        """The bytes taken from the files so far, as they lie on disk."""
        return self._finished + (_told(self._open) if self._open is not None else 0)

    def __iter__(self) -> Iterator[Item]:
        for path in self._paths:
            if path is None:
                yield from load_stdin(self._stdin, self._given)
            elif path.is_dir():
                yield EmptyArticle(f"the folder holds no article ({_ENDINGS})", str(path))
            else:
                yield from self._load(path)

    def _load(self, path: Path) -> Iterator[Item]:
        try:
            with path.open("rb") as self._open:
                yield from load_stream(self._open, kind_of(path) or "text", str(path), self._given)
                self._finished += _told(self._open)
        except OSError as error:
            yield NotText(f"cannot be read: {error.strerror or error}", str(path))
        finally:
            self._open = None


def _files_or_folder(name: str) -> list[Path]:
    """Return the files that a path names; of a folder without any the folder itself."""
    return files_of([name]) or [Path(name)]


def _told(stream: BinaryIO) -> int:
    return stream.tell() if stream.seekable() else 0


def load_stdin(stream: BinaryIO, given: Given) -> Iterator[Item]:
    """Yield the articles of standard input: JSON Lines if it begins with ``{``, HTML if with ``<``."""
    head = _peek(stream)
    kind: Kind = "lines" if _JSON.match(head) else "html" if head.startswith(b"<") else "text"
    yield from load_stream(stream, kind, STANDARD_INPUT, given)


def load_stream(raw: BinaryIO, kind: Kind, where: str, given: Given) -> Iterator[Item]:
    """Yield the articles of an open binary stream, unpacking it if it is gzip; errors name ``where``."""
    zipped = _peek(raw, strip=False).startswith(b"\x1f\x8b")
    stream = cast(BinaryIO, gzip.open(raw)) if zipped else raw  # noqa: SIM115  # closed with raw
    try:
        if kind == "lines":
            yield from _load_lines(stream, where, given)
        else:
            yield _load_whole(stream, kind, where, given)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield NotText(f"the gzip file is damaged ({error})", where)


def _files_below(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if kind_of(path) is not None and path.is_file())
    below = ((path.relative_to(folder), path) for path in found)
    shown = ((name, path) for name, path in below if not any(part.startswith(".") for part in name.parts))
    return [path for _, path in sorted(shown, key=lambda pair: pair[0].parts)]


def _peek(stream: BinaryIO, *, strip: bool = True) -> bytes:
    """Return the first bytes without taking them; the stream must be buffered."""
    head: bytes = stream.peek(64)[:64]  # type: ignore[attr-defined]  # BufferedReader has it, BinaryIO hides it
    return head.removeprefix(b"\xef\xbb\xbf").lstrip() if strip else head


def _load_whole(stream: BinaryIO, kind: Literal["text", "html"], where: str, given: Given) -> Item:
    limit = _LIMITS[kind]
    content = stream.read(limit + 1)
    if len(content) > limit:
        return _too_large(limit, where)
    try:
        return Source(
            content=decode(content, page=kind == "html"),
            kind=kind,
            digest=hashlib.sha256(content).hexdigest(),
            where=where,
            given=given,
        )
    except ArticleError as error:
        return error.at(where)


def _load_lines(stream: BinaryIO, where: str, given: Given) -> Iterator[Item]:
    numbered = enumerate(_lines(stream), start=1)
    lines = ((number, line) for number, line in numbered if line is None or line.strip())
    try:
        ahead = list(islice(lines, 1))
        if not ahead:
            raise EmptyArticle("the file is empty")
        first = ahead[0][1]
        if first is not None and is_incomplete(first):
            ahead += islice(lines, 1)
            check_layout([line for _, line in ahead], where)
        for number, line in chain(ahead, lines):
            yield _article_of(line, f"{where}:{number}", given)
    except ArticleError as error:
        yield error.at(where)


def _article_of(line: bytes | None, where: str, given: Given) -> Item:
    if line is None:
        return _too_large(PAGE_LIMIT, where)
    try:
        return article_of_line(line, where, given)
    except ArticleError as error:
        return error.at(where)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines without their ends; None for one above the limit, of which no more is held.

    Raises :class:`~wortlaut.errors.TooLarge` for a line that does not end.
    """
    first = True
    while line := stream.readline(PAGE_LIMIT + 1):
        if len(line) <= PAGE_LIMIT or line.endswith(b"\n"):
            yield line.removeprefix(b"\xef\xbb\xbf") if first else line
        else:
            _skip_line(stream, line)
            yield None
        first = False


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    skipped = len(line)
    while line and not line.endswith(b"\n"):
        if skipped > _LONGEST_LINE:
            raise TooLarge(f"a line of more than {_LONGEST_LINE // 1_000_000} MB; what follows is not read")
        line = stream.readline(1 << 20)
        skipped += len(line)


def _too_large(limit: int, where: str) -> TooLarge:
    return TooLarge(f"larger than the limit of {limit // 1_000_000} MB; split it into its articles", where)
