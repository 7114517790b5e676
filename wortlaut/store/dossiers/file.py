"""A dossier's file: TOML that a person writes; ``docs/dossiers.md`` describes it.

Nothing in it is trusted: every list and text has a limit, and whatever is wrong is told with file, key and reason.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from wortlaut.errors import UsageError
from wortlaut.store.asking.query import Query, parse
from wortlaut.store.stems import words as words_of

Part = Literal["member", "leader", "adversary", "observer"]

MOST_BYTES = 256 * 1024
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_PATH = re.compile(r"(?P<reason>.*?)(?: - at `\$\.?(?P<path>.*)`)?", re.DOTALL)

_Name = Annotated[str, Meta(min_length=1, max_length=120)]
_Words = Annotated[str, Meta(min_length=1, max_length=200)]
_Text = Annotated[str, Meta(max_length=2000)]
_Example = Annotated[str, Meta(min_length=1, max_length=1000)]
_Statement = Annotated[str, Meta(min_length=6, max_length=80)]
_Place = _Name | Annotated[int, Meta(ge=1)]
_Places = Annotated[tuple[_Place, ...], Meta(max_length=100)]


class ActorEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who has a part in the matter.

    ``aliases`` are other full names; ``short`` are names that many bear (the coalition, the minister), which count only
    in an article that names another actor of the dossier in full. Those of one ``side`` speak for one another.
    """

    name: _Name
    part: Part
    aliases: Annotated[tuple[_Name, ...], Meta(max_length=50)] = ()
    short: Annotated[tuple[_Name, ...], Meta(max_length=50)] = ()
    side: _Name | None = None

    @property
    def side_name(self) -> str:
        """The side for which it speaks: its own, unless another is given."""
        return self.side or self.name


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    """What is counted on a line: by its words; in one ``unit`` if that is given, else as a plain number."""

    words: _Words
    unit: Annotated[str, Meta(min_length=1, max_length=40)] = "count"


class LineEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of effort: by which words, sentences and places it is known, and what is counted on it."""

    name: _Name
    title: Annotated[str, Meta(max_length=200)] = ""
    words: Annotated[tuple[_Words, ...], Meta(max_length=200)] = ()
    examples: Annotated[tuple[_Example, ...], Meta(max_length=50)] = ()
    places: _Places = ()
    counts: Annotated[tuple[Counted, ...], Meta(max_length=30)] = ()


class PutIn(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement that a person puts in, by its id or the beginning of it; on no line unless one is given."""

    statement: _Statement
    line: Annotated[str, Meta(max_length=120)] = ""
    reason: Annotated[str, Meta(max_length=500)] = ""


class TakenOut(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement that a person takes out: of one line, or of the dossier."""

    statement: _Statement
    line: Annotated[str, Meta(max_length=120)] | None = None
    reason: Annotated[str, Meta(max_length=500)] = ""


class Dossier(Struct, frozen=True, forbid_unknown_fields=True):
    """A matter as a person describes it. ``since`` and ``until`` are days of publication, inclusive."""

    key: str
    title: Annotated[str, Meta(min_length=1, max_length=200)]
    actors: Annotated[tuple[ActorEntry, ...], Meta(min_length=1, max_length=300)]
    about: _Text = ""
    since: date | None = None
    until: date | None = None
    places: _Places = ()
    lines: Annotated[tuple[LineEntry, ...], Meta(max_length=40)] = ()
    put_in: Annotated[tuple[PutIn, ...], Meta(max_length=2000)] = ()
    take_out: Annotated[tuple[TakenOut, ...], Meta(max_length=2000)] = ()


def read_file(path: Path) -> str:
    """Return the text of a dossier's file; raises :class:`~wortlaut.errors.UsageError` if it cannot be had."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror or error})") from error
    if len(content) > MOST_BYTES:
        raise UsageError(f"{path}: larger than {MOST_BYTES // 1024} KB; a dossier names a matter, no more")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: byte {error.start + 1} is not UTF-8; save the file as UTF-8") from error


def parse_dossier(text: str, where: str, *, stored: bool = False) -> Dossier:
    """Return the dossier that a file's text describes.

    In one that is ``stored`` names may have been blanked on request: they name nobody, and are no mistake. Raises :class:`~wortlaut.errors.UsageError` with the file, the key that is wrong, and the reason.
    """
    try:
        dossier = msgspec.convert(tomllib.loads(text), Dossier)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: no TOML: {error}") from error
    except RecursionError as error:
        raise UsageError(f"{where}: no TOML: nested too deeply") from error
    except msgspec.ValidationError as error:
        raise UsageError(f"{where}: {_told(str(error))}") from error
    for path, reason in () if stored else _wrong(dossier):
        raise UsageError(f"{where}: {path}: {reason}")
    return dossier


def _told(message: str) -> str:
    found = _PATH.fullmatch(message)
    if found is None or not found["path"]:
        return message
    return f"{found['path']}: {found['reason']}"


def _wrong(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield what types cannot tell: the key's path and the reason."""
    if not _KEY.fullmatch(dossier.key):
        yield "key", f"{dossier.key!r} is no key; take up to 40 small letters, digits, - and _"
    if dossier.since and dossier.until and dossier.since > dossier.until:
        yield "until", f"{dossier.until} is before since, {dossier.since}"
    yield from _wrong_actors(dossier)
    yield from _wrong_lines(dossier)
    names = {line.name for line in dossier.lines} | {"", None}
    told: tuple[tuple[str, Iterable[PutIn | TakenOut]], ...] = (
        ("put_in", dossier.put_in),
        ("take_out", dossier.take_out),
    )
    for what, entries in told:
        for number, each in enumerate(entries):
            if each.line not in names:
                yield f"{what}[{number}].line", f"no line {each.line!r} in the dossier"


def _wrong_actors(dossier: Dossier) -> Iterator[tuple[str, str]]:
    owners: dict[str, str] = {}
    for number, actor in enumerate(dossier.actors):
        listed = [("name", actor.name)]
        listed += [(f"aliases[{index}]", name) for index, name in enumerate(actor.aliases)]
        listed += [(f"short[{index}]", name) for index, name in enumerate(actor.short)]
        for key, name in listed:
            path = f"actors[{number}].{key}"
            folded = folded_name(name)
            if not folded:
                yield path, f"no word in {name!r}"
            elif owners.setdefault(folded, actor.name) != actor.name:
                yield path, f"{name!r} is a name of {owners[folded]!r} too; a name is one actor's"
    for name, count in Counter(actor.name for actor in dossier.actors).items():
        if count > 1:
            yield "actors", f"{name!r} is there twice"


def _wrong_lines(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for name, count in Counter(line.name for line in dossier.lines).items():
        if count > 1:
            yield "lines", f"{name!r} is there twice"
    for number, line in enumerate(dossier.lines):
        if not line.words and not line.examples:
            yield f"lines[{number}]", f"{line.name!r} has neither words nor examples, so nothing falls on it"
        asked = [(f"words[{index}]", words) for index, words in enumerate(line.words)]
        asked += [(f"counts[{index}].words", each.words) for index, each in enumerate(line.counts)]
        for path, words in asked:
            try:
                if not parse(words).asked:
                    yield f"lines[{number}].{path}", f"{words!r} only says what shall not be there"
            except UsageError as error:
                yield f"lines[{number}].{path}", str(error)


def question(words: str) -> Query | None:
    """Return what words of a dossier ask for; None where nothing is left of them."""
    try:
        query = parse(words)
    except UsageError:
        return None
    return query if query.asked else None


@lru_cache(1 << 14)  # the same few names come with every statement
def folded_name(name: str) -> str:
    """Return a name as it is compared: its words without case and accents."""
    return " ".join(words_of(name))
