"""Questions to a large record: ``python -m bench.large ARTICLES FILE [KIND]`` makes it and times them.

A file that is there is taken as it is. It is made of the articles of a data set over and over, with other words in them.

Each copy of an article replaces one word in twelve, of those with a capital, by an invented one of the same
length, so that the vocabulary grows as it does in the news and every offset stays.
"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path

from msgspec import structs

from bench.asking import measure
from bench.store import sizes, texts
from wortlaut.api import read
from wortlaut.records import Record
from wortlaut.store.stored import Incoming
from wortlaut.store.tidying import tidy
from wortlaut.store.writing import Writer

_NAME = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}\b")
_REPLACED = 1 / 12
_OUTLETS = 50
_DAYS = 3650
_FIRST_DAY = 1_420_000_000
_SYLLABLES = [a + b for a in "bdfgklmnprstvwz" for b in ("a", "e", "i", "o", "u", "al", "en", "or")]
_BATCH = 100


def main() -> None:
    """Make the file unless it is there, and print the figures."""
    articles, path = int(sys.argv[1]), Path(sys.argv[2])
    if not path.exists():
        make(articles, path)
    measure(path, sys.argv[3] if len(sys.argv) > 3 else "")


def make(articles: int, path: Path) -> None:
    """Make a record of so many articles."""
    records = [read(text, language="de", published="2015-01-01") for text in texts()]
    print(f"read {len(records)} articles; writing {articles:,}")
    chance = random.Random(1)
    size, clock, processor = 0, time.perf_counter(), time.process_time()
    made = time.process_time()
    spent = 0.0
    with Writer(path) as writer:
        for start in range(0, articles, _BATCH):
            made = time.process_time()
            batch = [
                _copy(records[n % len(records)], n, chance)
                for n in range(start, min(start + _BATCH, articles))
            ]
            spent += time.process_time() - made
            size += sum(len(each.record.text.encode()) for each in batch)
            with writer.transaction():
                for each in batch:
                    writer.store(each)
            if (start + _BATCH) % 10_000 == 0:
                per = (time.process_time() - processor - spent) / (start + _BATCH)
                print(f"  {start + _BATCH:>8,} articles: {1000 * per:.2f} ms each (processor), file {path.stat().st_size / size:.2f} times the text", flush=True)  # fmt: skip
        tidy(writer)  # as adding does at its end
    print(f"stored in {time.perf_counter() - clock:.0f} s")
    sizes(path, size)


def _copy(record: Record, number: int, chance: random.Random) -> Incoming:
    text = _NAME.sub(
        lambda found: _word(len(found.group()), chance) if chance.random() < _REPLACED else found.group(),
        record.text,
    )
    day = time.strftime("%Y-%m-%d", time.gmtime(_FIRST_DAY + 86_400 * chance.randrange(_DAYS)))
    digest = f"{number:064x}"
    source = structs.replace(
        record.source, id=digest, published=day, publisher=f"Outlet {number % _OUTLETS}",
        url=f"https://outlet{number % _OUTLETS}.example/{number}",
    )  # fmt: skip
    actors = tuple(
        structs.replace(
            actor, name=_word(len(actor.name), chance) if chance.random() < _REPLACED else actor.name
        )
        for actor in record.actors
    )
    copied = structs.replace(record, text=text, source=source, actors=actors)
    return Incoming(record=copied, digest=digest, kind="text", origin=f"large:{number}")


def _word(length: int, chance: random.Random) -> str:
    word = ""
    while len(word) < length:
        word += chance.choice(_SYLLABLES)
    return word[:length].capitalize()


if __name__ == "__main__":
    main()
