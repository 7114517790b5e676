"""The permanent addresses of the page, one function each. Templates know this module as ``links``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import quote, urlencode, urlsplit

from wortlaut.records import Place
from wortlaut.spans import Span

_DIGEST = re.compile(r"[0-9a-f]{64}")
# Of a digest so much is enough to tell a thousand million articles apart, unless somebody looks for two that begin alike.
_SHORT = 16
_shared: ContextVar[Callable[[str], bool] | None] = ContextVar("shared", default=None)


@contextmanager
def telling_apart(shared: Callable[[str], bool]) -> Iterator[None]:
    """Let addresses hold whole ids where ``shared`` says that several articles have the same beginning."""
    before = _shared.get()
    _shared.set(shared)
    try:
        yield
    finally:
        _shared.set(before)  # not by its token: what is streamed ends in another context


def with_query(path: str, **values: object) -> str:
    """Return a path with a query; lists give their name several times, what is None or empty is left out.

    A name that is a word of Python takes an underscore after it.
    """
    pairs = [
        (name.rstrip("_"), str(each))
        for name, value in values.items()
        for each in (value if isinstance(value, list | tuple) and not isinstance(value, Span) else (value,))
        if each is not None and each != ""
    ]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def article(key: str, version: int | None = None) -> str:
    """Return the address of an article by its id; of one of its versions if asked."""
    short = short_id(key)
    if any(part in {"", ".", ".."} for part in short.split("/")):
        return with_query("/article/", id=key, version=version)
    return with_query(f"/article/{quote(short)}", version=version)


def short_id(key: str) -> str:
    """Return a digest's beginning if no other article of the record begins so, any other id whole."""
    if not _DIGEST.fullmatch(key):
        return key
    shared = _shared.get()
    return key if shared is not None and shared(key[:_SHORT]) else key[:_SHORT]


def span(key: str, start: int, end: int, version: int | None = None) -> str:
    """Return the address of a stretch of an article's text; without a version, of the text as it stands now."""
    base = article(key, version)
    return f"{base}{'&' if '?' in base else '?'}span={start}-{end}#marked"


def statement(key: str) -> str:
    """Return the address of a statement by its id."""
    return f"/statement/{quote(key, safe='')}"


def actor(article_key: str, key: str) -> str:
    """Return the address of an actor by its id in the record of an article; leads to all who are judged the same."""
    return f"/actor/{quote(short_id(article_key))}/{quote(key, safe='')}"


def place(of: Place | int | str) -> str:
    """Return the address of a place: by its GeoNames id, else by its name."""
    if isinstance(of, Place):
        of = of.name if of.geonames is None else of.geonames
    return f"/place/{quote(str(of), safe='')}"


def day(date: str, finish: str | None = None) -> str:
    """Return the address of a day, or of the days from one to another (both inclusive), as ISO dates."""
    return f"/day/{date}" if finish is None or finish == date else f"/day/{date}/{finish}"


def dossier(key: str, line: str | None = None) -> str:
    """Return the address of a dossier by its key, at one of its lines of effort if asked."""
    return with_query(f"/dossier/{quote(key, safe='')}", line=line)


def search(words: str | None = None, **filters: object) -> str:
    """Return the address of a search; the filters are those of ``Filters``."""
    return with_query("/search", q=words, **filters)


def timeline(**filters: object) -> str:
    """Return the address of the timeline."""
    return with_query("/timeline", **filters)


def outlet(name: str) -> str:
    """Return the address of an outlet's articles."""
    return with_query("/", outlet=name)


def static(name: str) -> str:
    """Return the address of a file of the page."""
    return f"/static/{name}"


def outside(url: str | None) -> str | None:
    """Return an address elsewhere if it is one of the web that can be followed safely, else None."""
    if not url or not url.isprintable() or any(each in url for each in ' "<>\\^`{|}'):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None
