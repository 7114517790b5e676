"""How the work of linking grows with the file: ``python -m bench.linking [ARTICLES]`` (10,000 unless told).

The example articles and those of articles-gnad-de are read once. New ones are made from them: a third of the
longer words, the names among them, give way to others of the same length, so that every offset stays; figures
change; one article in five is agency copy of one made shortly before, now and then cut short. Days are drawn
from the same four years however many articles there are, so that the file grows denser as it grows. What is
printed is processor time, at each size for the last thousand articles, and what the links are worth: how many
of the copies were found.
"""

from __future__ import annotations

import hashlib
import io
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from bench.store import sizes, texts
from wortlaut.api import read
from wortlaut.article.load import Inputs
from wortlaut.article.source import Given
from wortlaut.batch import read_all
from wortlaut.records import Record
from wortlaut.store.stored import Incoming
from wortlaut.store.tidying import tidy
from wortlaut.store.writing import Writer

_SIZES = (1_000, 3_000, 10_000, 30_000, 60_000, 100_000)
_LAST = 1_000
_BATCH = 100
_DAYS = 1_461
_FIRST_DAY = 1_420_070_400
_OUTLETS = 40
_COPIES = 0.2
_CHANGED, _CHANGED_IN_COPY = 0.33, 0.01
_KEPT = 400
_WORD = re.compile(r"[^\W\d_]{4,}")
_DIGIT = re.compile(r"\d")


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    made = Made(bases(), seed=11)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "linking.db"
        with Writer(path) as writer:
            timed = Timed(writer)
            print(
                f"{'articles':>9} {'storing':>10} {'linking':>10} ms an article of the last thousand; linking in all"
            )
            while timed.stored < count:
                timed.add(made)
            copies, found, wrong = made.found(writer.connection)
            print(
                f"copies made {copies:,}, linked with their original {found / max(copies, 1):.1%}; others linked {wrong:,}"
            )
            tidy(writer)  # as adding does at its end
        sizes(path, made.bytes)


class Timed:
    """A writer whose storing and linking are timed apart."""

    def __init__(self, writer: Writer) -> None:
        self.stored = 0
        self._writer = writer
        self._linking = self._whole = self._linking_then = self._whole_then = 0.0
        self._flush = writer.linking.flush
        writer.linking.flush = self._timed_flush  # type: ignore[method-assign]

    def add(self, made: Made) -> None:
        """Store a hundred articles; tell the times at the sizes that are asked for."""
        articles = [made.one() for _ in range(_BATCH)]
        began = time.process_time()
        with self._writer.transaction():
            for each in articles:
                self._writer.store(each)
        self._whole += time.process_time() - began
        self.stored += _BATCH
        if self.stored in {size - _LAST for size in _SIZES}:
            self._linking_then, self._whole_then = self._linking, self._whole
        if self.stored in _SIZES:
            linking = self._linking - self._linking_then
            storing = self._whole - self._whole_then - linking
            scale = 1000 / min(_LAST, self.stored)
            print(
                f"{self.stored:9,} {storing * scale:10.2f} {linking * scale:10.2f} {self._linking:10.1f} s",
                flush=True,
            )

    def _timed_flush(self, *arguments: int, **named: int) -> None:
        began = time.process_time()
        self._flush(*arguments, **named)
        self._linking += time.process_time() - began


class Made:
    """Articles without end, made from some that were read."""

    def __init__(self, records: list[Record], seed: int) -> None:
        self._chance = random.Random(seed)
        self._records = records
        self._by_length: dict[tuple[int, bool], list[str]] = defaultdict(list)
        for word in {word for record in records for word in _WORD.findall(record.text)}:
            self._by_length[len(word), word[0].isupper()].append(word)
        for some in self._by_length.values():
            some.sort()
        self._recent: list[tuple[int, Record]] = []
        self._copies: dict[int, int] = {}
        self._count = 0
        self.bytes = 0

    def one(self) -> Incoming:
        """Return one more article."""
        self._count += 1
        number = self._count
        if self._recent and self._chance.random() < _COPIES:
            original, before = self._chance.choice(self._recent)
            self._copies[number] = original
            record = self._varied(before, _CHANGED_IN_COPY, before.source.published or "")
        else:
            day = time.strftime("%Y-%m-%d", time.gmtime(_FIRST_DAY + 86_400 * self._chance.randrange(_DAYS)))
            record = self._varied(self._chance.choice(self._records), _CHANGED, day)
            self._recent.append((number, record))
            del self._recent[:-_KEPT]
        self.bytes += len(record.text.encode())
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        outlet = f"Outlet {self._chance.randrange(_OUTLETS)}"
        source = structs.replace(record.source, id=str(number), url=None, publisher=outlet)
        return Incoming(
            record=structs.replace(record, source=source), digest=digest, kind="text", origin=str(number)
        )

    def found(self, connection: sqlite3.Connection) -> tuple[int, int, int]:
        """Return how many copies were made, how many were linked with their original, and how many others."""
        rows = connection.execute(
            "SELECT CAST(key AS INTEGER), coalesce(same_as, id), same_as FROM articles"
        ).fetchall()
        group = {key: head for key, head, _ in rows}
        found = sum(group[copy] == group[original] for copy, original in self._copies.items())
        joined = sum(head is not None for _, _, head in rows)
        return len(self._copies), found, max(0, joined - found)

    def _varied(self, record: Record, share: float, day: str) -> Record:
        """Return a record with other words of the same length, so that all its spans stay."""
        others: dict[str, str] = {}
        for word in dict.fromkeys(_WORD.findall(record.text)):
            if self._chance.random() < share:
                others[word] = self._chance.choice(
                    self._by_length.get((len(word), word[0].isupper())) or [word]
                )

        def change(text: str) -> str:
            return _WORD.sub(lambda found: others.get(found.group(), found.group()), text)

        text = change(record.text)
        if share == _CHANGED:
            text = _DIGIT.sub(lambda _: str(self._chance.randrange(1, 10)), text)
        return structs.replace(
            record,
            text=text,
            source=structs.replace(record.source, published=day, title=None),
            actors=tuple(structs.replace(each, name=change(each.name), aliases=tuple(map(change, each.aliases))) for each in record.actors),
            figures=tuple(structs.replace(each, value=each.value + self._chance.randrange(9)) for each in record.figures)
            if share == _CHANGED
            else record.figures,
        )  # fmt: skip


def bases() -> list[Record]:
    """Return the records that all others are made from."""
    return list(_bases())


def _bases() -> Iterator[Record]:
    for reading in read_all(Inputs(["examples"], Given(), io.BytesIO())):
        if reading.record is not None:
            yield reading.record
    for text in texts():
        yield read(text, language="de")


if __name__ == "__main__":
    main()
